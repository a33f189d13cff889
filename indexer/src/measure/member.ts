// One member of a dimension (the network, a provider, a model, a country, a denomination): what it has now and had in the open buckets.
import { ONE } from '../ledger/decimal.ts';
import { accruedIn, divided, noRates, RATES, type Rates, USD_SCALE } from './accrual.ts';
import type { Clocks, PricedHour } from './clock.ts';
import { BASE_UNITS, isAkt, isDollar } from './dollars.ts';
import { Integrals } from './integrals.ts';
import { addAmounts, addKnown, isNothing, noSums, type Sums } from './sums.ts';

/** What a member has at one moment, each integrated over time. */
const LEVELS = ['online', 'gpusSupplied', 'gpusAllocated', 'gpusLeased', 'leases', 'deployments', 'escrowHeld'] as const;
export type Level = (typeof LEVELS)[number];
const INTEGRALS = [
  'onlineUs',
  'gpuSuppliedUs',
  'gpuAllocatedUs',
  'gpuLeasedUs',
  'leaseUs',
  'deploymentUs',
  'escrowHeldUs',
] as const satisfies readonly (keyof Sums)[];
const PLACE = Object.fromEntries(LEVELS.map((level, place) => [level, place])) as Record<Level, number>;

/** Prices per block of active leases in one denomination, scaled by 10^18: of all, and of those with GPUs. */
export interface Rate {
  all: bigint;
  gpu: bigint;
}

/** Amounts of the open hour before any rounding, which events add; scaled by 10^18, in USD per 10^6 base units. */
interface Exact {
  feesUsd: bigint;
  feesUnpriced: boolean;
  settledUsd: bigint;
  takeFeesUsd: bigint;
  settledUnpriced: boolean;
  /** A part of the accrual fell into a time without a known price. */
  unpriced: boolean;
  gpuUnpriced: boolean;
}

/** What a restart needs of a member, beside what it has now. */
export interface MemberState {
  /** Integrals of levels over the open hour and day. */
  hourUs: bigint[];
  dayUs: bigint[];
  /** Integrals of prices over the open hour. */
  rates: bigint[];
  exact: Exact;
  /** Counts and amounts of the open hour; counts and sums of the day's hours that have ended. Integrals over time are not in them. */
  hour: Sums;
  day: Sums;
  /** Whether anything of it changed in the open hour. */
  touched: boolean;
  /** Whether what it has now is told in the open day. */
  told: boolean;
}

/** How many members of a dimension have any of a level. */
export type Tally = Record<'online' | 'gpusSupplied', number>;

/** What a member's dimension has of it and for it. */
export interface MemberKeeper {
  /** What the member is called. */
  readonly name: string;
  /** Members that changed in the open hour, and those whose state is not told yet. */
  readonly restless: Member[];
  /** Null where nobody counts the member. */
  readonly tally: Tally | null;
}

const NOTHING: Sums = noSums();

function noExact(): Exact {
  return {
    feesUsd: 0n,
    feesUnpriced: false,
    settledUsd: 0n,
    takeFeesUsd: 0n,
    settledUnpriced: false,
    unpriced: false,
    gpuUnpriced: false,
  };
}

/**
 * Levels change at blocks; what they add up to is computed only at the end of a bucket. A member that nothing happens to costs
 * nothing: its hours follow from what it has, and its day takes them in at once.
 */
export class Member {
  readonly #clocks: Clocks;
  readonly #integrals: Integrals;
  readonly #rates = noRates();
  /** Sums of changes × clock at the change, so that rate × clock - moment is the integral over the open hour. */
  #moments: Rates;
  #exact: Exact;
  #hour: Sums;
  /** Sums of the day's hours up to `#added`. */
  #day: Sums;
  /** How many of the ended hours of the day are in its sums. */
  #added: number;
  /** The clock of unpriced blocks when that was last looked at. */
  #unpricedSeen: bigint;
  /** Whether a level, a price or a count has changed in the open hour. */
  #touched = false;
  #told: boolean;
  readonly #keeper: MemberKeeper;
  /** Whether the keeper has it among the restless. */
  #isListed = false;

  constructor(clocks: Clocks, keeper: MemberKeeper, state?: MemberState) {
    this.#clocks = clocks;
    this.#keeper = keeper;
    this.#integrals = new Integrals(LEVELS.length, state?.hourUs, state?.dayUs);
    this.#moments = noRates();
    for (const [place, rate] of RATES.entries()) this.#moments[rate] = -(state?.rates[place] ?? 0n);
    this.#exact = state?.exact ?? noExact();
    this.#hour = state?.hour ?? noSums();
    this.#day = state?.day ?? noSums();
    this.#added = clocks.ended.length;
    this.#unpricedSeen = clocks.hour.unpriced;
    this.#told = state?.told ?? false;
  }

  /** Goes on from a state whose levels and prices have been put back. */
  goOn(state: MemberState | undefined): void {
    this.#touched = state?.touched ?? false;
    this.#unpricedSeen = this.#clocks.hour.unpriced;
    this.list();
  }

  /** Puts it among the restless where it is one of them. */
  list(): void {
    if (this.#isListed || !(this.#touched || (this.hasAny && !this.#told))) return;
    this.#isListed = true;
    this.#keeper.restless.push(this);
  }

  get name(): string {
    return this.#keeper.name;
  }

  /** Whether it counts among the members of its dimension. */
  get isCounted(): boolean {
    return this.#keeper.tally !== null;
  }

  /** Whether anything of it changed in the open hour. */
  get isTouched(): boolean {
    return this.#touched;
  }

  /** Whether what it has was told in the open day as what holds until something else is told. */
  get isTold(): boolean {
    return this.#told;
  }

  /** Whether it has anything that time adds up. */
  get hasAny(): boolean {
    return !this.#integrals.isEmpty;
  }

  /** Whether it had any of it in the open hour, in which it changed. */
  had(of: Level): boolean {
    return this.#integrals.hour(PLACE[of], this.#clocks.hour.us) > 0n;
  }

  /** What it has now. */
  level(of: Level): bigint {
    return this.#integrals.levels[PLACE[of]] ?? 0n;
  }

  /** Changes what it has from now on. */
  change(of: Level, by: bigint): void {
    if (by === 0n) return;
    this.#touch();
    const { tally } = this.#keeper;
    if (tally !== null && (of === 'online' || of === 'gpusSupplied')) {
      const before = this.level(of);
      tally[of] += (before + by > 0n ? 1 : 0) - (before > 0n ? 1 : 0);
    }
    this.#integrals.change(PLACE[of], by, this.#clocks.hour.us, this.#clocks.day.us);
  }

  /** Changes the prices per block of its leases in one denomination from now on. */
  changeRate(denom: string, { all, gpu }: Rate): void {
    if (isAkt(denom)) this.changeRates({ all, dollars: 0n, gpuDollars: 0n, akt: all, gpuAkt: gpu });
    else if (isDollar(denom)) this.changeRates({ all, dollars: all, gpuDollars: gpu, akt: 0n, gpuAkt: 0n });
    else this.changeRates({ all, dollars: 0n, gpuDollars: 0n, akt: 0n, gpuAkt: 0n });
  }

  /** Its prices per block by what they are valued with. */
  get rates(): Readonly<Rates> {
    return this.#rates;
  }

  /** The same of leases in several denominations. */
  changeRates(by: Readonly<Rates>): void {
    this.#touch();
    this.#noteUnpriced();
    const { blocks, akt } = this.#clocks.hour;
    for (const rate of RATES) {
      if (by[rate] === 0n) continue;
      this.#rates[rate] += by[rate];
      this.#moments[rate] += by[rate] * (rate === 'akt' || rate === 'gpuAkt' ? akt : blocks);
    }
  }

  /** Counts events of the open hour. */
  count(
    what:
      | 'leasesOpened'
      | 'leasesClosed'
      | 'deploymentsOpened'
      | 'deploymentsClosed'
      | 'transactions'
      | 'ordersOpened'
      | 'bidsOpened'
      | 'tenantsNew',
    by: number,
  ): void {
    if (by === 0) return;
    this.#touch();
    this.#hour[what] += by;
  }

  /** Adds a fee in base units, with USD per 10^6 base units (scaled by 10^18; null where no price is known). */
  addFee(amount: bigint, dollars: bigint | null): void {
    // Nothing is worth nothing, whether its price is known or not.
    if (amount === 0n) return;
    this.#touch();
    this.#hour.fees += amount * ONE;
    if (dollars === null) this.#exact.feesUnpriced = true;
    else this.#exact.feesUsd += amount * dollars;
  }

  /** Adds a payout of a payment, or the take fee in one; `amount` and `dollars` as for a fee. */
  addPayout(amount: bigint, dollars: bigint | null, isTakeFee: boolean): void {
    if (amount === 0n) return;
    this.#touch();
    this.#hour.settled += amount * ONE;
    if (isTakeFee) this.#hour.takeFees += amount * ONE;
    if (dollars === null) {
      this.#exact.settledUnpriced = true;
      return;
    }
    this.#exact.settledUsd += amount * dollars;
    if (isTakeFee) this.#exact.takeFeesUsd += amount * dollars;
  }

  /** The open hour up to now: amounts rounded half-even to 18 places. Not to be changed. */
  hour(): Sums {
    if (!this.#touched && this.#integrals.isEmpty) return NOTHING;
    const { us } = this.#clocks.hour;
    const sums = this.#amounts();
    let place = 0;
    for (const integral of INTEGRALS) {
      sums[integral] = this.#integrals.hour(place, us);
      place += 1;
    }
    return sums;
  }

  /** The open day up to now: the sum of its hours as they are told. */
  day(): Sums {
    this.#addHours();
    const sums = { ...this.#day };
    addAmounts(sums, this.#amounts());
    let place = 0;
    for (const integral of INTEGRALS) {
      sums[integral] = this.#integrals.day(place, this.#clocks.day.us);
      place += 1;
    }
    return sums;
  }

  /** What was paid out in USD in the open hour; null where that is not known. */
  get settledUsd(): bigint | null {
    return this.#exact.settledUnpriced ? null : divided(this.#exact.settledUsd, BASE_UNITS);
  }

  /**
   * Ends the hour, which is the last of the clocks' ended ones, of a restless member; the day goes on. `told` is what the hour was
   * told as. Gives whether it stays restless: what it has from now on is to be told.
   */
  endHour(told: Sums | undefined): boolean {
    if (!this.#touched) {
      this.#told = this.hasAny;
      this.#isListed = false;
      return false;
    }
    addAmounts(this.#day, told ?? this.#amounts());
    this.#added += 1;
    this.#hour = noSums();
    this.#exact = noExact();
    this.#moments = noRates();
    this.#integrals.endHour();
    this.#touched = false;
    this.#told = false;
    return true;
  }

  /** Ends the day, whose last hour has ended. */
  endDay(): void {
    this.#day = noSums();
    this.#added = 0;
    this.#told = false;
    this.#integrals.endDay();
    this.list();
  }

  /** Whether it has nothing now and nothing to tell of the open buckets. */
  isIdle(): boolean {
    return this.#integrals.isEmpty && RATES.every((rate) => this.#rates[rate] === 0n) && isNothing(this.hour()) && isNothing(this.day());
  }

  /** What a restart needs. */
  state(): MemberState {
    this.#addHours();
    if (this.#touched) this.#noteUnpriced();
    const { hour, day } = this.#clocks;
    return {
      hourUs: this.#integrals.hours(hour.us),
      dayUs: this.#integrals.days(day.us),
      rates: RATES.map((rate) => this.#accrued(rate, hour)),
      exact: { ...this.#exact },
      hour: { ...this.#hour },
      day: { ...this.#day },
      touched: this.#touched,
      told: this.#told,
    };
  }

  /** To be called before anything changes. */
  #touch(): void {
    if (this.#touched) return;
    this.#addHours();
    this.#unpricedSeen = 0n;
    this.#touched = true;
    this.list();
  }

  /** Adds to the day the hours that ended since something last changed. */
  #addHours(): void {
    const { ended } = this.#clocks;
    if (this.#added === ended.length) return;
    const day = this.#day;
    const rates = this.#rates;
    if (rates.all !== 0n) {
      for (; this.#added < ended.length; this.#added += 1) {
        const hour = ended[this.#added];
        if (hour === undefined) break;
        const amounts = accruedIn(rates, hour);
        day.accrued += amounts.accrued;
        day.accruedUsd = addKnown(day.accruedUsd, amounts.accruedUsd);
        day.gpuAccruedUsd = addKnown(day.gpuAccruedUsd, amounts.gpuAccruedUsd);
      }
    }
    this.#added = ended.length;
  }

  #accrued(rate: (typeof RATES)[number], { blocks, akt }: PricedHour): bigint {
    const clock = rate === 'akt' || rate === 'gpuAkt' ? akt : blocks;
    return this.#rates[rate] === 0n ? -this.#moments[rate] : this.#rates[rate] * clock - this.#moments[rate];
  }

  /** Notes whether blocks went by without a price while it had a price in AKT. */
  #noteUnpriced(): void {
    const { unpriced } = this.#clocks.hour;
    if (unpriced === this.#unpricedSeen) return;
    this.#unpricedSeen = unpriced;
    this.#exact.unpriced ||= this.#rates.akt !== 0n;
    this.#exact.gpuUnpriced ||= this.#rates.gpuAkt !== 0n;
  }

  /** Counts and amounts of the open hour, integrals over time left out. */
  #amounts(): Sums {
    const { hour } = this.#clocks;
    if (!this.#touched) {
      const { accrued, accruedUsd, gpuAccruedUsd } = accruedIn(this.#rates, hour);
      return { ...NOTHING, accrued, accruedUsd, gpuAccruedUsd };
    }
    this.#noteUnpriced();
    const exact = this.#exact;
    const usd = this.#accrued('dollars', hour) * ONE + this.#accrued('akt', hour);
    const gpuUsd = this.#accrued('gpuDollars', hour) * ONE + this.#accrued('gpuAkt', hour);
    const accruedUsd = divided(usd, USD_SCALE);
    return {
      ...this.#hour,
      accrued: divided(this.#accrued('all', hour), ONE),
      accruedUsd: exact.unpriced ? null : accruedUsd,
      gpuAccruedUsd: exact.gpuUnpriced ? null : gpuUsd === usd ? accruedUsd : divided(gpuUsd, USD_SCALE),
      feesUsd: exact.feesUnpriced ? null : divided(exact.feesUsd, BASE_UNITS),
      settledUsd: this.settledUsd,
      takeFeesUsd: exact.settledUnpriced ? null : divided(exact.takeFeesUsd, BASE_UNITS),
    };
  }
}
