// Levels and their integrals over the open hour and day: a change costs one multiplication, whatever holds costs nothing.

/**
 * Quantities by place. The integral over a bucket in which the clock has come to `at` is level × at - moment, where moment is
 * the sum of changes × clock at the change; both clocks begin at zero with their bucket.
 */
export class Integrals {
  readonly levels: bigint[];
  readonly #hour: bigint[];
  readonly #day: bigint[];
  /** Whether a moment of the open hour is not zero. */
  #hasChanged: boolean;

  /** `hour` and `day` are integrals so far, while all levels are zero. */
  constructor(quantities: number, hour?: readonly bigint[], day?: readonly bigint[]) {
    this.levels = new Array<bigint>(quantities).fill(0n);
    this.#hasChanged = hour !== undefined;
    this.#hour = hour === undefined ? [...this.levels] : hour.map((value) => -value);
    this.#day = day === undefined ? [...this.levels] : day.map((value) => -value);
  }

  /** Changes a level from `hourUs` and `dayUs` after the start of the buckets on. */
  change(quantity: number, by: bigint, hourUs: bigint, dayUs: bigint): void {
    this.#hasChanged = true;
    this.levels[quantity] = (this.levels[quantity] ?? 0n) + by;
    this.#hour[quantity] = (this.#hour[quantity] ?? 0n) + by * hourUs;
    this.#day[quantity] = (this.#day[quantity] ?? 0n) + by * dayUs;
  }

  /** Over the open hour. */
  hour(quantity: number, hourUs: bigint): bigint {
    return integral(this.levels[quantity], this.#hour[quantity], hourUs);
  }

  /** Over the open day. */
  day(quantity: number, dayUs: bigint): bigint {
    return integral(this.levels[quantity], this.#day[quantity], dayUs);
  }

  /** All of them over the open hour, by place. */
  hours(hourUs: bigint): bigint[] {
    return this.levels.map((level, place) => integral(level, this.#hour[place], hourUs));
  }

  /** All of them over the open day, by place. */
  days(dayUs: bigint): bigint[] {
    return this.levels.map((level, place) => integral(level, this.#day[place], dayUs));
  }

  /** To be called when the clock of hours begins again. */
  endHour(): void {
    if (this.#hasChanged) this.#hour.fill(0n);
    this.#hasChanged = false;
  }

  /** The same for that of days. */
  endDay(): void {
    this.#day.fill(0n);
  }

  /** Whether all levels are zero. */
  get isEmpty(): boolean {
    return this.levels.every((level) => level === 0n);
  }
}

function integral(level = 0n, moment = 0n, at: bigint): bigint {
  if (level === 0n) return moment === 0n ? 0n : -moment;
  return moment === 0n ? level * at : level * at - moment;
}
