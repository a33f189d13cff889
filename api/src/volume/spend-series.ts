// Settled spend over time: sums of buckets from the tables, running totals and empty buckets filled in here, exactly.
import { formatDecimal, type Transaction } from '@leasebook/db';
import type { Fragment } from 'postgres';
import { RequestError } from '../errors.ts';
import type { SpendDimension } from '../generated/resolvers.ts';
import { type BucketRange, bucketOf, buckets } from '../times/buckets.ts';
import { spendBy } from './spend-relation.ts';
import { dollarsToday, wholeSum } from './volume.ts';

const MAX_LINES = 50;
const MAX_POINTS = 50_000;
/** Members of a series where none are named. */
const DEFAULT_LINES = 10;

/** Exact decimal text; null where a part has no price. */
export interface SpendPointRow {
  time: Date;
  usd: string | null;
  usdToday: string | null;
  cumulativeUsd: string | null;
  partial: boolean;
}

/** Digits after the point that sums are kept with: amounts and prices have 18 each, and base units six. */
const FINE_DIGITS = 48;
const FINE_STEP = 10n ** BigInt(FINE_DIGITS - 18);

/** A decimal of PostgreSQL scaled by 10^48. */
function fine(text: string): bigint {
  const [whole = '', fraction = ''] = text.replace('-', '').split('.');
  const value = BigInt(whole + fraction.slice(0, FINE_DIGITS).padEnd(FINE_DIGITS, '0'));
  return text.startsWith('-') ? -value : value;
}

/** Decimal text with at most 18 digits after the point, half away from zero as PostgreSQL rounds. */
function written(value: bigint): string {
  const half = value < 0n ? -FINE_STEP / 2n : FINE_STEP / 2n;
  return formatDecimal((value + half) / FINE_STEP);
}

/** What a member spent in a bucket, or (without one) before all of them. */
interface Sums {
  place: number;
  bucket: Date | null;
  usd: string | null;
  today: string | null;
  /** Of the parts that have a price. */
  known: string | null;
  unpriced: number;
}

/**
 * Spend by bucket and member, in the order of `members`; the ten largest of the range where none are named.
 * @throws RequestError `BAD_ARGUMENT`, `TOO_LARGE`.
 */
export async function loadSpendSeries(
  sql: Transaction,
  range: BucketRange,
  by: SpendDimension,
  named: readonly string[] | null,
): Promise<{ member: string; points: SpendPointRow[] }[]> {
  if (named !== null && named.length > MAX_LINES) {
    throw new RequestError('BAD_ARGUMENT', `${named.length} members are named.`, `Name at most ${MAX_LINES}.`);
  }
  const spend = await spendBy(sql, by);
  const wanted = by === 'NETWORK' ? [''] : [...new Set(named ?? (await largest(sql, range, spend)))];
  const slots = await sql<{ bucket: Date; partial: boolean }[]>`SELECT bucket, partial FROM ${buckets(sql, range)} AS slot ORDER BY bucket`;
  if (slots.length * wanted.length > MAX_POINTS) {
    throw new RequestError(
      'TOO_LARGE',
      `The answer would have more than ${MAX_POINTS} points.`,
      'Ask for a shorter range, longer buckets or fewer members.',
    );
  }
  const sums = await sql<Sums[]>`
    SELECT w.place::int AS place, CASE WHEN s.day >= ${range.from} THEN ${bucketOf(sql, range, sql`s.day`)} END AS bucket,
      ${wholeSum(sql, sql`s.usd`)} AS usd, ${wholeSum(sql, dollarsToday(sql, sql`s.amount`, sql`s.denom`, sql`s.source`))} AS today,
      sum(s.usd) AS known, (count(*) - count(s.usd))::int AS unpriced
    FROM unnest(${wanted}::text[]) WITH ORDINALITY AS w (member, place) JOIN ${spend()} AS s ON s.member = w.member AND s.day < ${range.to}
    GROUP BY 1, 2`;
  const byPlace = Map.groupBy(sums, ({ place }) => place);
  return wanted.map((member, at) => ({ member, points: pointsOf(slots, byPlace.get(at + 1) ?? []) }));
}

/** Every bucket of one member. */
function pointsOf(slots: readonly { bucket: Date; partial: boolean }[], sums: readonly Sums[]): SpendPointRow[] {
  const found = new Map(sums.map((each) => [each.bucket?.getTime() ?? null, each]));
  const before = found.get(null);
  let total = fine(before?.known ?? '0');
  let isKnown = (before?.unpriced ?? 0) === 0;
  let cumulativeUsd = isKnown ? written(total) : null;
  return slots.map(({ bucket, partial }) => {
    const own = found.get(bucket.getTime());
    if (own !== undefined) {
      total += fine(own.known ?? '0');
      isKnown &&= own.unpriced === 0;
      cumulativeUsd = isKnown ? written(total) : null;
    }
    const text = (value: string | null): string | null => (value === null ? null : written(fine(value)));
    return {
      time: bucket,
      usd: own === undefined ? '0' : text(own.usd),
      usdToday: own === undefined ? '0' : text(own.today),
      cumulativeUsd,
      partial,
    };
  });
}

/** The members with most spend in the range. */
async function largest(sql: Transaction, { from, to }: BucketRange, spend: () => Fragment): Promise<string[]> {
  const rows = await sql<{ member: string }[]>`
    SELECT member FROM ${spend()} AS s WHERE day >= ${from} AND day < ${to}
    GROUP BY member ORDER BY sum(usd) DESC NULLS LAST, member LIMIT ${DEFAULT_LINES}`;
  return rows.map(({ member }) => member);
}
