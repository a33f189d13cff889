// One cell: what it has now and had in the open buckets, as text.
import type { Clocks } from './clock.ts';
import { shortInteger } from './digits.ts';
import { Integrals } from './integrals.ts';

/** What cells add up over time, in the order of the type `cell_figure`. */
const QUANTITIES = [
  'online',
  'suspect',
  'gpusAllocated',
  'cpuSupplied',
  'cpuAllocated',
  'cpuLeased',
  'memorySupplied',
  'memoryAllocated',
  'memoryLeased',
  'storageSupplied',
  'storageAllocated',
  'storageLeased',
  'leases',
  'gpusInstalled',
  'gpusSupplied',
  'gpusAllocatedMin',
  'gpusAllocatedMax',
  'gpusLeased',
  'variantLeases',
] as const;
type Quantity = (typeof QUANTITIES)[number];
const PLACE = Object.fromEntries(QUANTITIES.map((quantity, place) => [quantity, place])) as Record<Quantity, number>;
/** Counts of events stand behind the leases. */
const COUNTS_AT = PLACE.leases + 1;

/** What a restart needs of a cell, beside what it has now. */
export interface CellState {
  hourUs: bigint[];
  dayUs: bigint[];
  hour: { opened: number; closed: number };
  day: { opened: number; closed: number };
  /** Whether anything of it changed in the open hour. */
  touched: boolean;
  /** Whether what it has now is told in the open day. */
  told: boolean;
}

/** One cell: what it has now and had in the open buckets. */
export class Cell {
  readonly id: number;
  readonly #clocks: Clocks;
  readonly #integrals: Integrals;
  #hour: CellState['hour'];
  #day: CellState['day'];
  /** As those of a member. */
  #touched = false;
  #told: boolean;
  readonly #restless: Cell[];
  #isListed = false;

  constructor(id: number, clocks: Clocks, restless: Cell[], state?: CellState) {
    this.id = id;
    this.#restless = restless;
    this.#clocks = clocks;
    this.#integrals = new Integrals(QUANTITIES.length, state?.hourUs, state?.dayUs);
    this.#hour = state?.hour ?? { opened: 0, closed: 0 };
    this.#day = state?.day ?? { opened: 0, closed: 0 };
    this.#told = state?.told ?? false;
  }

  /** Goes on from a state, once what it has is put back. */
  goOn(state: CellState | undefined): void {
    this.#touched = state?.touched ?? false;
    this.list();
  }

  /** Puts it among those that changed in the open hour, or whose state is not told yet, where it is one of them. */
  list(): void {
    if (this.#isListed || !(this.#touched || (!this.#told && !this.#integrals.isEmpty))) return;
    this.#isListed = true;
    this.#restless.push(this);
  }

  /** Changes what it has from now on. */
  change(quantity: Quantity, by: bigint): void {
    if (by === 0n) return;
    this.#touch();
    this.#integrals.change(PLACE[quantity], by, this.#clocks.hour.us, this.#clocks.day.us);
  }

  /** Counts a lease that opened or closed in the open hour. */
  count(what: 'leasesOpened' | 'leasesClosed'): void {
    this.#touch();
    this.#hour[what === 'leasesOpened' ? 'opened' : 'closed'] += 1;
  }

  /** The open hour as text, where something changed in it; null where it has nothing. */
  hour(): string | null {
    return this.#touched ? textOf(this.id, this.#integrals.hours(this.#clocks.hour.us), this.#hour) : null;
  }

  /** What is to be told of what it has: that it holds from the open hour on, or not any more; null where that is told. */
  holds(): string | null {
    if (this.#touched) return this.#told ? String(this.id) + ','.repeat(QUANTITIES.length) : null;
    return this.#told || this.#integrals.isEmpty ? null : listOf(this.id, this.#integrals.levels);
  }

  /** Figures of the open day in the order of the type `cell_figure`; null where all are zero. */
  day(): readonly bigint[] | null {
    return figuresOf(this.#integrals.days(this.#clocks.day.us), this.#dayCounts());
  }

  /** Ends the hour of one that changed in it or is not told yet; gives whether what it has from now on is still to be told. */
  endHour(): boolean {
    if (!this.#touched) {
      this.#told = !this.#integrals.isEmpty;
      this.#isListed = false;
      return false;
    }
    this.#day = { opened: this.#day.opened + this.#hour.opened, closed: this.#day.closed + this.#hour.closed };
    this.#hour = { opened: 0, closed: 0 };
    this.#integrals.endHour();
    this.#touched = false;
    this.#told = false;
    return true;
  }

  /** Ends the day, whose last hour has ended. */
  endDay(): void {
    this.#day = { opened: 0, closed: 0 };
    this.#told = false;
    this.#integrals.endDay();
    this.list();
  }

  #touch(): void {
    if (this.#touched) return;
    this.#touched = true;
    this.list();
  }

  /** Whether it has nothing now and nothing to tell of the open buckets. */
  isIdle(): boolean {
    return this.#integrals.isEmpty && this.day() === null && this.hour() === null;
  }

  #dayCounts(): CellState['day'] {
    return { opened: this.#day.opened + this.#hour.opened, closed: this.#day.closed + this.#hour.closed };
  }

  /** What a restart needs. */
  state(): CellState {
    return {
      hourUs: this.#integrals.hours(this.#clocks.hour.us),
      dayUs: this.#integrals.days(this.#clocks.day.us),
      hour: { ...this.#hour },
      day: { ...this.#day },
      touched: this.#touched,
      told: this.#told,
    };
  }
}

/** Integrals with the counts of events behind the leases; null where all are zero. */
function figuresOf(integrals: readonly bigint[], { opened, closed }: CellState['hour']): readonly bigint[] | null {
  if (opened === 0 && closed === 0 && integrals.every((integral) => integral === 0n)) return null;
  return [...integrals.slice(0, COUNTS_AT), BigInt(opened), BigInt(closed), ...integrals.slice(COUNTS_AT)];
}

/** A cell's number and figures; null where all are zero. */
function textOf(id: number, integrals: readonly bigint[], counts: CellState['hour']): string | null {
  const figures = figuresOf(integrals, counts);
  return figures === null ? null : listOf(id, figures);
}

/** A cell's number and values; zero is no text. */
export function listOf(id: number, values: readonly bigint[]): string {
  let text = String(id);
  for (const value of values) text += value === 0n ? ',' : `,${shortInteger(value)}`;
  return text;
}
