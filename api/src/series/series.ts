// One metric over time: every bucket of the range for every member, computed from the figures' integrals by the catalogue's expression.
import type { MetricDimension, MetricEntry, Transaction } from '@leasebook/db';
import type { Fragment } from 'postgres';
import { join } from '../connection/order.ts';
import { RequestError } from '../errors.ts';
import type { Dimension, Interval, SeriesInput } from '../generated/resolvers.ts';
import { metricEntry } from '../network/metric-sql.ts';

/** Points that one series field may have in all its series. */
const MAX_POINTS = 50_000;
const BUCKET_MILLISECONDS: Record<Interval, number> = { HOUR: 3_600_000, DAY: 86_400_000 };

/** Columns of `figures` that a metric's expression may name beside the two of coverage. */
const COLUMNS = [
  'gpu_supplied_us',
  'gpu_allocated_us',
  'gpu_leased_us',
  'lease_us',
  'deployment_us',
  'leases_opened',
  'leases_closed',
  'deployments_opened',
  'deployments_closed',
  'transactions',
  'providers',
  'gpu_providers',
  'countries',
  'models',
  'accrued',
  'accrued_usd',
  'gpu_accrued_usd',
  'price_p25',
  'price_median',
  'price_p75',
  'fees',
  'fees_usd',
  'settled',
  'settled_usd',
  'take_fees',
  'take_fees_usd',
  'settled_trailing_usd',
  'escrow_held_us',
] as const;

export interface Point {
  time: Date;
  /** Exact decimal text. */
  value: string | null;
  coverage: number;
  partial: boolean;
  /** 0 where it holds no block. */
  firstHeight: number;
  lastHeight: number;
}

export interface Series {
  member: string;
  points: Point[];
}

/** Buckets from `first` to `last`, both included; times in milliseconds since the epoch. */
export interface Range {
  interval: Interval;
  first: number;
  last: number;
}

/**
 * Reads the series that are asked for; none before the first figures.
 * @throws RequestError `BAD_ARGUMENT`, `BAD_RANGE`, `UNSUPPORTED_DIMENSION`, `TOO_LARGE`.
 */
export async function loadSeries(sql: Transaction, input: SeriesInput): Promise<Series[]> {
  const entry = metricEntry(input.metric);
  checkDimension(entry, input.groupBy ?? null);
  const wanted = wantedMembers(input);
  const range = await readRange(sql, input);
  if (range === null) return [];
  const members = input.groupBy == null ? [''] : (wanted ?? (await loadMembers(sql, entry, input.groupBy, range)));
  const buckets = (range.last - range.first) / BUCKET_MILLISECONDS[range.interval] + 1;
  if (buckets * members.length > MAX_POINTS) {
    throw new RequestError(
      'TOO_LARGE',
      `The series would have ${buckets} points for each of ${members.length} members, more than ${MAX_POINTS} together.`,
      'Ask for a shorter range (from, to), for days instead of hours, or without groupBy.',
    );
  }
  return loadPoints(sql, entry, input.groupBy ?? null, range, members);
}

/**
 * Refuses what the metric cannot be split by.
 * @throws RequestError `UNSUPPORTED_DIMENSION`.
 */
export function checkDimension(entry: MetricEntry, groupBy: Dimension | null): void {
  const allowed: readonly MetricDimension[] = entry.dimensions;
  const choices = [...(entry.network ? ['no groupBy'] : []), ...allowed.map((dimension) => `groupBy: ${dimension}`)].join(', ');
  if (groupBy === null ? entry.network : allowed.includes(groupBy)) return;
  throw new RequestError(
    'UNSUPPORTED_DIMENSION',
    groupBy === null ? `${entry.name} has no value for the whole network.` : `${entry.name} cannot be split by ${groupBy}.`,
    `Use one of: ${choices}.`,
  );
}

/**
 * The members that are asked for, each once; null for all.
 * @throws RequestError `BAD_ARGUMENT` for members of nothing.
 */
export function wantedMembers({ members, groupBy }: Pick<SeriesInput, 'members' | 'groupBy'>): string[] | null {
  if (members == null) return null;
  if (groupBy != null) return [...new Set(members)];
  throw new RequestError('BAD_ARGUMENT', '`members` without `groupBy` names members of nothing.', 'Give `groupBy`, e.g. MODEL.');
}

/**
 * The buckets that are asked for and that there are; null for none.
 * @throws RequestError `BAD_RANGE`.
 */
export async function readRange(sql: Transaction, input: Pick<SeriesInput, 'interval' | 'from' | 'to'>): Promise<Range | null> {
  const interval = input.interval ?? 'DAY';
  if (input.from != null && input.to != null && input.from >= input.to) {
    throw new RequestError('BAD_RANGE', 'The range ends before it begins.', 'Give `from` before `to`; `to` is not part of the range.');
  }
  const [bounds] = await sql<{ first: Date | null; last: Date | null }[]>`
    SELECT min(bucket) AS first, max(bucket) AS last FROM figures
    WHERE grain = ${interval.toLowerCase()} AND dimension = 'network' AND member = ''`;
  if (bounds === undefined || bounds.first === null || bounds.last === null) return null;
  const length = BUCKET_MILLISECONDS[interval];
  const floor = (time: number): number => Math.floor(time / length) * length;
  const first = Math.max(bounds.first.getTime(), input.from == null ? 0 : floor(input.from.getTime()));
  const last = Math.min(bounds.last.getTime(), input.to == null ? Number.POSITIVE_INFINITY : floor(input.to.getTime() - 1));
  return first > last ? null : { interval, first, last };
}

/** Members with a value within the range, those with most first. */
export async function loadMembers(sql: Transaction, entry: MetricEntry, groupBy: Dimension, range: Range): Promise<string[]> {
  const rows = await sql<{ member: string }[]>`
    SELECT member FROM (
      SELECT member, (${sql.unsafe(entry.expression)})::numeric AS value FROM figures
      WHERE grain = ${range.interval.toLowerCase()} AND dimension = ${groupBy.toLowerCase()}
        AND bucket BETWEEN ${new Date(range.first)} AND ${new Date(range.last)}
    ) AS figure
    WHERE value IS NOT NULL
    GROUP BY member
    ORDER BY sum(value) DESC, member`;
  return rows.map(({ member }) => member);
}

async function loadPoints(
  sql: Transaction,
  entry: MetricEntry,
  groupBy: Dimension | null,
  range: Range,
  members: readonly string[],
): Promise<Series[]> {
  const rows = await sql<(Point & { place: number })[]>`
    SELECT place::int AS place, time, value, coverage, partial, first_height AS "firstHeight", last_height AS "lastHeight"
    FROM ${pointRows(sql, entry, groupBy, range, members)} AS point
    ORDER BY point.place, point.time`;
  const byPlace = Map.groupBy(rows, ({ place }) => place);
  return members.map((member, at) => ({ member, points: byPlace.get(at + 1) ?? [] }));
}

/**
 * A relation of every bucket of the range for every member: place of the member (from 1), member, time, value (numeric),
 * coverage (float8), partial, first_height, last_height.
 */
export function pointRows(
  sql: Transaction,
  entry: MetricEntry,
  groupBy: Dimension | null,
  range: Range,
  members: readonly string[],
): Fragment {
  const grain = range.interval.toLowerCase();
  const length = `${BUCKET_MILLISECONDS[range.interval]} milliseconds`;
  const covered = entry.expression.includes('supply_covered_us') ? sql`network.supply_covered_us` : sql`network.covered_us`;
  return sql`(
    SELECT wanted.place, wanted.member, slot.bucket AS time, trim_scale(round(point.value, 18)) AS value,
      least(1, coalesce(${covered}, 0) / ${BUCKET_MILLISECONDS[range.interval] * 1_000}::bigint::numeric)::float8 AS coverage,
      slot.bucket + ${length}::text::interval > (SELECT block_time FROM checkpoint) AS partial,
      coalesce(network.first_height, 0) AS first_height, coalesce(network.last_height, 0) AS last_height
    FROM unnest(${[...members]}::text[]) WITH ORDINALITY AS wanted (member, place)
    CROSS JOIN generate_series(${new Date(range.first)}::timestamptz, ${new Date(range.last)}, ${length}::text::interval) AS slot (bucket)
    LEFT JOIN figures network
      ON network.grain = ${grain} AND network.dimension = 'network' AND network.member = '' AND network.bucket = slot.bucket
    LEFT JOIN figures own
      ON own.grain = ${grain} AND own.dimension = ${groupBy?.toLowerCase() ?? 'network'} AND own.member = wanted.member
        AND own.bucket = slot.bucket
    CROSS JOIN LATERAL (
      SELECT (${sql.unsafe(entry.expression)})::numeric AS value
      FROM (SELECT network.covered_us, network.supply_covered_us${ownColumns(sql, entry)}) AS figure
    ) AS point
  )`;
}

/** The member's own figures; without a row they are zero where the catalogue says so, as long as the network has the bucket. */
function ownColumns(sql: Transaction, entry: MetricEntry): Fragment {
  const named = COLUMNS.filter((column) => new RegExp(`\\b${column}\\b`).test(entry.expression));
  const columns = named.map((column) => {
    const without = entry.zeroWithoutRow ? sql`WHEN network.bucket IS NOT NULL THEN 0` : sql``;
    return sql`, CASE WHEN own.bucket IS NOT NULL THEN own.${sql(column)} ${without} END AS ${sql(column)}`;
  });
  return join(sql, columns, sql``);
}
