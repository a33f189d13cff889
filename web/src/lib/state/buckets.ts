// Buckets of time, UTC: where they begin and end. Weeks begin on Monday, months are those of the calendar.
import { type CountableTimeInterval, utcDay, utcHour, utcMonday, utcMonth } from 'd3-time';
import type { Interval } from '../generated/graphql';

/** Lengths that charts can draw. */
type Grain = 'HOUR' | 'DAY' | 'WEEK' | 'MONTH';

/** Lengths of buckets, those that the API has. */
export type BucketLength = Extract<Interval, Grain>;

const CALENDAR: Record<Grain, CountableTimeInterval> = { HOUR: utcHour, DAY: utcDay, WEEK: utcMonday, MONTH: utcMonth };

/** Length of those that are always equally long; UTC has no summer time. */
const FIXED: Partial<Record<Grain, number>> = { HOUR: 3_600_000, DAY: 86_400_000, WEEK: 604_800_000 };

/** Start of the bucket that holds a moment, in milliseconds. */
export function bucketStart(time: number, interval: BucketLength): number {
  return CALENDAR[interval].floor(new Date(time)).getTime();
}

/** Start of the bucket that comes `count` after (before, if negative) the one that starts at `time`. */
export function moveBuckets(time: number, interval: BucketLength, count: number): number {
  const length = FIXED[interval];
  return length === undefined ? CALENDAR[interval].offset(new Date(time), count).getTime() : time + count * length;
}

/** End of the bucket that starts at `time`: the start of the next. */
export const bucketEnd = (time: number, interval: BucketLength): number => moveBuckets(time, interval, 1);

/** How many buckets begin from `from` (included) to `to` (not included). */
export function countBuckets(from: number, to: number, interval: BucketLength): number {
  return CALENDAR[interval].count(new Date(from - 1), new Date(to - 1));
}
