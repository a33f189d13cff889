// One member of a dimension (the network, a provider, a model, a country, a denomination): what it has now, integrated lazily.
import { divideHalfEven, ONE } from '../ledger/decimal.ts';
import { passed, type Reading } from './clock.ts';
import { BASE_UNITS, dollarBlocks, isAkt } from './dollars.ts';
import { addTo, isNothing, noSums, type Sums } from './sums.ts';

/** What a member has at one moment. */
export interface Levels {
  online: bigint;
  gpusSupplied: bigint;
  gpusAllocated: bigint;
  gpusLeased: bigint;
  leases: bigint;
  deployments: bigint;
  /** Coins in deployments' escrow accounts, scaled by 10^18. */
  escrowHeld: bigint;
}

/** Prices per block of active leases in one denomination, scaled by 10^18: of all, and of those with GPUs. */
export interface Rate {
  all: bigint;
  gpu: bigint;
}

/** Integrals of the open hour before any rounding. */
export interface Exact {
  /** Price × blocks, scaled by 10^36. */
  accrued: bigint;
  /** Price × blocks × USD per 10^6 base units, scaled by 10^54. */
  usd: bigint;
  gpuUsd: bigint;
  /** A part of them fell into a time without a known price. */
  unpriced: boolean;
  gpuUnpriced: boolean;
  /** Fee × USD per 10^6 base units, scaled by 10^18. */
  feesUsd: bigint;
  feesUnpriced: boolean;
  /** Payouts × USD per 10^6 base units, scaled by 10^18; the take fee in them. */
  settledUsd: bigint;
  takeFeesUsd: bigint;
  settledUnpriced: boolean;
}

/** What a restart needs of a member, beside what it has now. */
export interface MemberState {
  exact: Exact;
  hour: Sums;
  day: Sums;
}

const USD_SCALE = ONE * ONE * BASE_UNITS;

function noExact(): Exact {
  return {
    accrued: 0n,
    usd: 0n,
    gpuUsd: 0n,
    unpriced: false,
    gpuUnpriced: false,
    feesUsd: 0n,
    feesUnpriced: false,
    settledUsd: 0n,
    takeFeesUsd: 0n,
    settledUnpriced: false,
  };
}

/** Amount × USD per 10^6 base units in USD. Most members have none. */
function inUsd(value: bigint): bigint {
  return value === 0n ? 0n : divideHalfEven(value, BASE_UNITS);
}

/** Levels change at blocks; integrals are brought up to date only then, and at the end of a bucket. */
export class Member {
  readonly #levels: Levels = {
    online: 0n,
    gpusSupplied: 0n,
    gpusAllocated: 0n,
    gpusLeased: 0n,
    leases: 0n,
    deployments: 0n,
    escrowHeld: 0n,
  };
  readonly #rates = new Map<string, Rate>();
  readonly #settled: Reading;
  #exact: Exact;
  /** Integrals over time and counts of the open hour; amounts are in #exact until the hour is told. */
  #hour: Sums;
  #day: Sums;
  /** The open hour as told, until something changes. */
  #told: Sums | null = null;

  constructor(clock: Reading, state?: MemberState) {
    this.#settled = { ...clock };
    this.#exact = state?.exact ?? noExact();
    this.#hour = state?.hour ?? noSums();
    this.#day = state?.day ?? noSums();
  }

  /** What it has now. */
  get levels(): Readonly<Levels> {
    return this.#levels;
  }

  get rates(): ReadonlyMap<string, Readonly<Rate>> {
    return this.#rates;
  }

  /** Brings the integrals up to `clock`. */
  settle(clock: Reading): void {
    const settled = this.#settled;
    if (clock.us === settled.us && clock.blocks === settled.blocks) return;
    const elapsed = passed(clock, settled);
    const { us } = elapsed;
    Object.assign(settled, clock);
    this.#told = null;
    const { online, gpusSupplied, gpusAllocated, gpusLeased, leases, deployments, escrowHeld } = this.#levels;
    const hour = this.#hour;
    hour.onlineUs += online * us;
    hour.gpuSuppliedUs += gpusSupplied * us;
    hour.gpuAllocatedUs += gpusAllocated * us;
    hour.gpuLeasedUs += gpusLeased * us;
    hour.leaseUs += leases * us;
    hour.deploymentUs += deployments * us;
    if (escrowHeld !== 0n) hour.escrowHeldUs += escrowHeld * us;
    for (const [denom, rate] of this.#rates) {
      this.#exact.accrued += rate.all * elapsed.blocks;
      const dollars = dollarBlocks(denom, elapsed);
      if (dollars === null) continue;
      this.#exact.usd += rate.all * dollars;
      this.#exact.gpuUsd += rate.gpu * dollars;
      if (isAkt(denom) && elapsed.unpriced !== 0n) {
        this.#exact.unpriced ||= rate.all !== 0n;
        this.#exact.gpuUnpriced ||= rate.gpu !== 0n;
      }
    }
  }

  /** Changes what it has from `clock` on. */
  change(clock: Reading, by: Partial<Levels>): void {
    this.settle(clock);
    const levels = this.#levels;
    levels.online += by.online ?? 0n;
    levels.gpusSupplied += by.gpusSupplied ?? 0n;
    levels.gpusAllocated += by.gpusAllocated ?? 0n;
    levels.gpusLeased += by.gpusLeased ?? 0n;
    levels.leases += by.leases ?? 0n;
    levels.deployments += by.deployments ?? 0n;
    levels.escrowHeld += by.escrowHeld ?? 0n;
  }

  /** Changes the prices per block of its leases in one denomination from `clock` on. */
  changeRate(clock: Reading, denom: string, by: Rate): void {
    this.settle(clock);
    const rate = this.#rates.get(denom) ?? { all: 0n, gpu: 0n };
    const all = rate.all + by.all;
    const gpu = rate.gpu + by.gpu;
    if (all === 0n && gpu === 0n) this.#rates.delete(denom);
    else this.#rates.set(denom, { all, gpu });
  }

  /** Counts events of the open hour. */
  count(what: 'leasesOpened' | 'leasesClosed' | 'deploymentsOpened' | 'deploymentsClosed' | 'transactions', by: number): void {
    this.#told = null;
    this.#hour[what] += by;
  }

  /** Adds a fee in base units, with USD per 10^6 base units (scaled by 10^18; null where no price is known). */
  addFee(amount: bigint, dollars: bigint | null): void {
    this.#told = null;
    this.#hour.fees += amount * ONE;
    if (dollars === null) this.#exact.feesUnpriced = true;
    else this.#exact.feesUsd += amount * dollars;
  }

  /** Adds a payout of a payment, or the take fee in one; `amount` and `dollars` as for a fee. */
  addPayout(amount: bigint, dollars: bigint | null, isTakeFee: boolean): void {
    this.#told = null;
    this.#hour.settled += amount * ONE;
    if (isTakeFee) this.#hour.takeFees += amount * ONE;
    if (dollars === null) {
      this.#exact.settledUnpriced = true;
      return;
    }
    this.#exact.settledUsd += amount * dollars;
    if (isTakeFee) this.#exact.takeFeesUsd += amount * dollars;
  }

  /** The open hour up to where it was last settled: amounts rounded half-even to 18 places. */
  hour(): Sums {
    const exact = this.#exact;
    this.#told ??= {
      ...this.#hour,
      accrued: divideHalfEven(exact.accrued, ONE),
      accruedUsd: exact.unpriced ? null : divideHalfEven(exact.usd, USD_SCALE),
      gpuAccruedUsd: exact.gpuUnpriced ? null : divideHalfEven(exact.gpuUsd, USD_SCALE),
      feesUsd: exact.feesUnpriced ? null : divideHalfEven(exact.feesUsd, BASE_UNITS),
      settledUsd: exact.settledUnpriced ? null : inUsd(exact.settledUsd),
      takeFeesUsd: exact.settledUnpriced ? null : inUsd(exact.takeFeesUsd),
    };
    return this.#told;
  }

  /** The open day: the sum of its hours as they are told. */
  day(): Sums {
    const sums = { ...this.#day };
    addTo(sums, this.hour());
    return sums;
  }

  /** Ends the hour; the day goes on. */
  endHour(): void {
    addTo(this.#day, this.hour());
    this.#told = null;
    this.#hour = noSums();
    this.#exact = noExact();
  }

  endDay(): void {
    this.#day = noSums();
  }

  /** Whether it has nothing now and nothing to tell of the open buckets. */
  isIdle(): boolean {
    return (
      this.#rates.size === 0 && Object.values(this.#levels).every((level) => level === 0n) && isNothing(this.hour()) && isNothing(this.#day)
    );
  }

  /** What a restart needs; settle first. */
  state(): MemberState {
    return { exact: { ...this.#exact }, hour: { ...this.#hour }, day: { ...this.#day } };
  }
}
