// What was settled in the last 30 days, hour by hour, so that each bucket knows the sum of the window that ends with it.
import { DAY_US } from './clock.ts';

/** Length of the window: 30 days in microseconds. */
export const WINDOW_US = 30n * DAY_US;

/** Start of an hour in microseconds, and what was settled in it in USD, scaled by 10^18; null where that is not known. */
type SettledHour = readonly [startUs: bigint, usd: bigint | null];

/** Sums from the beginning on, so that the sum of a window is one difference. */
interface Running {
  usd: bigint;
  /** Hours whose value is not known. */
  unknown: number;
}

/** Hours that have ended, oldest first, without those in which nothing was settled. */
export class SettledHours {
  readonly #hours: { hour: SettledHour; upTo: Running }[] = [];
  /** Sums before the first hour that is kept. */
  #before: Running = { usd: 0n, unknown: 0 };

  constructor(hours: readonly SettledHour[] = []) {
    for (const [startUs, usd] of hours) this.add(startUs, usd);
  }

  *[Symbol.iterator](): Generator<[startUs: bigint, usd: bigint | null]> {
    for (const { hour } of this.#hours) yield [...hour];
  }

  /** Adds an hour that ended, and forgets those that no window reaches any more. */
  add(startUs: bigint, usd: bigint | null): void {
    if (usd !== 0n) {
      const { usd: sum, unknown } = this.#hours.at(-1)?.upTo ?? this.#before;
      this.#hours.push({ hour: [startUs, usd], upTo: { usd: sum + (usd ?? 0n), unknown: unknown + (usd === null ? 1 : 0) } });
    }
    for (;;) {
      const [oldest] = this.#hours;
      if (oldest === undefined || oldest.hour[0] >= startUs - WINDOW_US) return;
      this.#before = oldest.upTo;
      this.#hours.shift();
    }
  }

  /** The sum of the hours that began at or after `fromUs`; null where one of them is not known. */
  since(fromUs: bigint): bigint | null {
    let [low, high] = [0, this.#hours.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#hours[middle]?.hour[0] ?? fromUs) < fromUs) low = middle + 1;
      else high = middle;
    }
    const first = this.#hours[low - 1]?.upTo ?? this.#before;
    const last = this.#hours.at(-1)?.upTo ?? this.#before;
    return last.unknown === first.unknown ? last.usd - first.usd : null;
  }
}
