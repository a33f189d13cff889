// Buckets of time, UTC: where they begin and end. Weeks begin on Monday, months are those of the calendar. UTC has no summer time, so that
// all but months are always equally long: a library of calendars would bring those of every time zone (2 kB on every page).
import type { Interval } from '../generated/graphql';

/** Lengths that charts can draw. */
type Grain = 'HOUR' | 'DAY' | 'WEEK' | 'MONTH';

/** Lengths of buckets, those that the API has. */
export type BucketLength = Extract<Interval, Grain>;

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
export const WEEK = 7 * DAY;
/** A moment at which weeks begin. */
export const MONDAY = Date.UTC(1970, 0, 5);

const FIXED: Partial<Record<Grain, { length: number; origin: number }>> = {
  HOUR: { length: HOUR, origin: 0 },
  DAY: { length: DAY, origin: 0 },
  WEEK: { length: WEEK, origin: MONDAY },
};

/** The month of a moment, counted from January of the year 0. */
export function monthOf(time: number): number {
  const date = new Date(time);
  return 12 * date.getUTCFullYear() + date.getUTCMonth();
}

/** First moment of a month. */
export const monthStart = (month: number): number => new Date(0).setUTCFullYear(0, month, 1);

/** The bucket that holds a moment, by its number. */
function numberOf(time: number, interval: BucketLength): number {
  const fixed = FIXED[interval];
  return fixed === undefined ? monthOf(time) : Math.floor((time - fixed.origin) / fixed.length);
}

/** Start of the bucket of a number, in milliseconds. */
function startOf(number: number, interval: BucketLength): number {
  const fixed = FIXED[interval];
  return fixed === undefined ? monthStart(number) : fixed.origin + number * fixed.length;
}

/** Start of the bucket that holds a moment, in milliseconds. */
export const bucketStart = (time: number, interval: BucketLength): number => startOf(numberOf(time, interval), interval);

/** Start of the bucket that comes `count` after (before, if negative) the one that starts at `time`. */
export const moveBuckets = (time: number, interval: BucketLength, count: number): number =>
  startOf(numberOf(time, interval) + count, interval);

/** End of the bucket that starts at `time`: the start of the next. */
export const bucketEnd = (time: number, interval: BucketLength): number => moveBuckets(time, interval, 1);

/** How many buckets begin from `from` (included) to `to` (not included). */
export const countBuckets = (from: number, to: number, interval: BucketLength): number =>
  numberOf(to - 1, interval) - numberOf(from - 1, interval);
