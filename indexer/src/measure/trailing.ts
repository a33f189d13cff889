// What was settled in the last 30 days, hour by hour, so that each bucket knows the sum of the window that ends with it.
import { DAY_US } from './clock.ts';
import { addKnown } from './sums.ts';

/** Length of the window: 30 days in microseconds. */
export const WINDOW_US = 30n * DAY_US;

/** Start of an hour in microseconds, and what was settled in it in USD, scaled by 10^18; null where that is not known. */
type SettledHour = readonly [startUs: bigint, usd: bigint | null];

/** Hours that have ended, oldest first, without those in which nothing was settled. */
export class SettledHours {
  readonly #hours: SettledHour[];

  constructor(hours: readonly SettledHour[] = []) {
    this.#hours = [...hours];
  }

  [Symbol.iterator](): Iterator<[bigint, bigint | null]> {
    return this.#hours.map(([startUs, usd]): [bigint, bigint | null] => [startUs, usd])[Symbol.iterator]();
  }

  /** Adds an hour that ended, and forgets those that no window reaches any more. */
  add(startUs: bigint, usd: bigint | null): void {
    if (usd !== 0n) this.#hours.push([startUs, usd]);
    while ((this.#hours[0]?.[0] ?? startUs) < startUs - WINDOW_US) this.#hours.shift();
  }

  /** The sum of the hours that began at or after `fromUs`; null where one of them is not known. */
  since(fromUs: bigint): bigint | null {
    return this.#hours.reduce((sum: bigint | null, [startUs, usd]) => (startUs < fromUs ? sum : addKnown(sum, usd)), 0n);
  }
}
