// Days, weeks and months of sums by day.
import type { Transaction } from '@leasebook/db';
import type { Fragment } from 'postgres';
import { RequestError } from '../errors.ts';
import type { SpendInterval } from '../generated/resolvers.ts';
import { DAY_MILLISECONDS, emptyRange } from './range.ts';

/** Buckets that one answer may have. */
const MAX_BUCKETS = 4_000;

/** Days of a range of spend where no start is given. */
export const SPEND_DAYS = 30;

/** Whole days from `from` to `to`, exclusive, cut into buckets. */
export interface BucketRange {
  from: Date;
  to: Date;
  interval: SpendInterval;
}

/**
 * The whole buckets that hold `from` to `to`; without them everything that is indexed. Null where nothing is.
 * @throws RequestError `BAD_RANGE`, `TOO_LARGE`.
 */
export async function bucketRange(
  sql: Transaction,
  { from, to, interval }: { from?: Date | null | undefined; to?: Date | null | undefined; interval?: SpendInterval | null | undefined },
): Promise<BucketRange | null> {
  if (from != null && to != null && from >= to) throw emptyRange();
  const unit = (interval ?? 'DAY').toLowerCase();
  const [row] = await sql<{ from: Date | null; to: Date; count: number }[]>`
    WITH bounds AS (
      SELECT greatest(date_trunc(${unit}, f.time, 'UTC'), date_trunc(${unit}, ${from ?? null}::timestamptz, 'UTC')) AS first,
        date_trunc(${unit}, least(c.block_time, ${to ?? null}::timestamptz - interval '1 millisecond'), 'UTC') AS last
      FROM checkpoint c JOIN blocks f ON f.height = c.first_height
    )
    SELECT first AS "from", last + ${`1 ${unit}`}::text::interval AS "to",
      (extract(epoch FROM last - first) / ${(unit === 'day' ? 1 : unit === 'week' ? 7 : 28) * 86_400})::float8 AS count
    FROM bounds`;
  if (row === undefined || row.from === null || row.from >= row.to) return null;
  if (row.count > MAX_BUCKETS) {
    throw new RequestError(
      'TOO_LARGE',
      `The answer would have more than ${MAX_BUCKETS} buckets.`,
      'Ask for a shorter range or longer buckets.',
    );
  }
  return { from: row.from, to: row.to, interval: interval ?? 'DAY' };
}

/** The whole days of a range that begins so many days before its end where no start is given. Throws as `bucketRange`. */
export async function recentDays(
  sql: Transaction,
  { from, to }: { from?: Date | null | undefined; to?: Date | null | undefined },
  days: number,
): Promise<BucketRange | null> {
  const range = await bucketRange(sql, { from, to, interval: 'DAY' });
  if (range === null || from != null) return range;
  return { ...range, from: new Date(Math.max(range.from.getTime(), range.to.getTime() - days * DAY_MILLISECONDS)) };
}

/** Start of the bucket of a day. */
export function bucketOf(sql: Transaction, { interval }: BucketRange, day: Fragment): Fragment {
  return sql`date_trunc(${interval.toLowerCase()}, ${day}, 'UTC')`;
}

/** Rows `(bucket, ends, partial)` of every bucket of the range; partial where it is not over or began before the first block. */
export function buckets(sql: Transaction, { from, to, interval }: BucketRange): Fragment {
  const step = `1 ${interval.toLowerCase()}`;
  const last = new Date(to.getTime() - DAY_MILLISECONDS);
  return sql`(
    SELECT bucket, bucket + ${step}::text::interval AS ends,
      bucket + ${step}::text::interval > c.block_time OR bucket < b.time AS partial
    FROM generate_series(${from}::timestamptz, ${last}::timestamptz, ${step}::text::interval) AS slot (bucket)
    CROSS JOIN checkpoint c JOIN blocks b ON b.height = c.first_height
  )`;
}
