// One metric over time: every bucket of the range for every member, computed from the figures' integrals by the catalogue's expression.
import { filtersOf, type MetricDimension, type MetricEntry, type Transaction } from '@leasebook/db';
import type { Fragment } from 'postgres';
import { join } from '../connection/order.ts';
import { RequestError } from '../errors.ts';
import type { Dimension, SeriesInput } from '../generated/resolvers.ts';
import { memberArgument } from '../market/members.ts';
import { fine, meanOver, metricEntry, metricSql } from '../network/metric-sql.ts';
import { DAY_MILLISECONDS, EARLIEST, emptyRange } from '../times/range.ts';
import type { CellFilter } from './cells.ts';
import { type KnownQuartiles, quartilesOf, readRows } from './quartiles.ts';
import { bucketEnd, columnsOf, networkRows, ownRows, type Question, type Range, truncated } from './relation.ts';

export type { Range } from './relation.ts';

/** Points that one series field may have in all its series. */
const MAX_POINTS = 50_000;
const HOUR_MILLISECONDS = 3_600_000;
/** So many hours of all members are read without counting the members first: two months take no longer than to be refused. */
const HOURS_NOT_COUNTED = 62 * 24;
/** The shortest that a bucket can be. */
const SHORTEST_MILLISECONDS = {
  HOUR: HOUR_MILLISECONDS,
  DAY: DAY_MILLISECONDS,
  WEEK: 7 * DAY_MILLISECONDS,
  MONTH: 28 * DAY_MILLISECONDS,
} as const;

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

/**
 * Reads the series that are asked for; none before the first figures.
 * @param quartiles those of the request, if it may ask for more than one series
 * @throws RequestError `BAD_ARGUMENT`, `BAD_RANGE`, `UNSUPPORTED_DIMENSION`, `TOO_LARGE`.
 */
export async function loadSeries(sql: Transaction, input: SeriesInput, quartiles: KnownQuartiles = new Map()): Promise<Series[]> {
  const entry = metricEntry(input.metric);
  const asked = readQuestion(entry, input);
  const range = await readRange(sql, input);
  if (range === null) return [];
  const { groupBy, filters } = asked;
  const members = groupBy === null ? [''] : asked.members;
  const first = wantedFirst(input);
  const buckets = Math.floor((range.last - range.first) / SHORTEST_MILLISECONDS[range.interval]) + 1;
  if (members !== null && buckets * members.length > MAX_POINTS) throw tooLarge(buckets, `each of ${members.length} members`);
  if (members === null && groupBy !== null && range.interval === 'HOUR' && buckets > HOURS_NOT_COUNTED) {
    const known = await loadMembers(sql, entry, groupBy, wholeDays(range), filters);
    const wanted = Math.min(known.length, first ?? known.length);
    if (buckets * wanted > MAX_POINTS) throw tooLarge(buckets, `each of ${wanted} members`);
  }
  return loadPoints(sql, { entry, groupBy, filters }, range, { members, first }, quartiles);
}

/** The days that lie in a range of hours as a whole: who has a value in one of them has one in its hours, and days are read in a hundredth of the time. */
function wholeDays({ first, last }: Range): Range {
  const end = Math.floor((last + HOUR_MILLISECONDS) / DAY_MILLISECONDS) * DAY_MILLISECONDS;
  return { interval: 'DAY', first: Math.ceil(first / DAY_MILLISECONDS) * DAY_MILLISECONDS, last: end - DAY_MILLISECONDS };
}

function tooLarge(buckets: number, members: string): RequestError {
  return new RequestError(
    'TOO_LARGE',
    `The series would have ${buckets} points for ${members}, more than ${MAX_POINTS} together.`,
    'Ask for a shorter range (from, to), for longer buckets, for the first members only (first), or without groupBy.',
  );
}

/**
 * What is asked for: by which dimension, which members, and of which cells.
 * @throws RequestError `BAD_ARGUMENT`, `UNSUPPORTED_DIMENSION`.
 */
export function readQuestion(
  entry: MetricEntry,
  input: Pick<SeriesInput, 'groupBy' | 'members' | 'filter'>,
): { groupBy: Dimension | null; members: string[] | null; filters: CellFilter[] } {
  const groupBy = input.groupBy ?? null;
  checkDimension(entry, groupBy);
  let members = wantedMembers(input);
  const filters: CellFilter[] = [];
  const allowed = filtersOf(entry);
  for (const { dimension, members: named } of input.filter ?? []) {
    if (dimension !== groupBy && !allowed.includes(dimension)) throw unsupportedFilter(entry, dimension, allowed);
    const only = named.map((member) => memberArgument(dimension, member));
    if (dimension === groupBy) members = (members ?? [...new Set(only)]).filter((member) => only.includes(member));
    else filters.push({ dimension, members: only });
  }
  if (filters.length > 0 && groupBy !== null && !allowed.includes(groupBy)) throw unsupportedTogether(entry, groupBy, allowed);
  return { groupBy, members, filters };
}

function unsupportedFilter({ name }: MetricEntry, dimension: Dimension, allowed: readonly MetricDimension[]): RequestError {
  const choices = allowed.length === 0 ? 'Use groupBy with members instead' : `Use one of: ${allowed.join(', ')}`;
  return new RequestError('UNSUPPORTED_DIMENSION', `${name} cannot be filtered by ${dimension}.`, `${choices}.`);
}

/** Some dimensions are known for the whole market only: what fits a filter cannot be split by them. */
function unsupportedTogether({ name, network }: MetricEntry, groupBy: Dimension, allowed: readonly MetricDimension[]): RequestError {
  const choices = [...(network ? ['no groupBy'] : []), ...allowed.map((dimension) => `groupBy: ${dimension}`)].join(', ');
  return new RequestError(
    'UNSUPPORTED_DIMENSION',
    `${name} cannot be split by ${groupBy} and filtered by another dimension at once.`,
    `Leave out the filter, or use one of: ${choices}.`,
  );
}

function checkDimension(entry: MetricEntry, groupBy: Dimension | null): void {
  const allowed: readonly MetricDimension[] = entry.dimensions;
  const choices = [...(entry.network ? ['no groupBy'] : []), ...allowed.map((dimension) => `groupBy: ${dimension}`)].join(', ');
  if (groupBy === null ? entry.network : allowed.includes(groupBy)) return;
  throw new RequestError(
    'UNSUPPORTED_DIMENSION',
    groupBy === null ? `${entry.name} has no value for the whole network.` : `${entry.name} cannot be split by ${groupBy}.`,
    `Use one of: ${choices}.`,
  );
}

/** The members that are asked for, each once; null for all. */
function wantedMembers({ members, groupBy }: Pick<SeriesInput, 'members' | 'groupBy'>): string[] | null {
  if (members == null) return null;
  if (groupBy != null) return [...new Set(members.map((member) => memberArgument(groupBy, member)))];
  throw new RequestError('BAD_ARGUMENT', '`members` without `groupBy` names members of nothing.', 'Give `groupBy`, e.g. MODEL.');
}

/**
 * How many members are asked for; null for all.
 * @throws RequestError `BAD_ARGUMENT`.
 */
function wantedFirst({ first, members, groupBy }: SeriesInput): number | null {
  if (first == null) return null;
  if (groupBy == null || members != null) {
    throw new RequestError('BAD_ARGUMENT', '`first` counts members of a split.', 'Give `groupBy`, and no `members`.');
  }
  if (first >= 1) return first;
  throw new RequestError('BAD_ARGUMENT', `\`first\` is ${first}.`, 'Ask for at least one member.');
}

/**
 * The buckets that are asked for and that there are; null for none.
 * @throws RequestError `BAD_RANGE`.
 */
export async function readRange(sql: Transaction, input: Pick<SeriesInput, 'interval' | 'from' | 'to'>): Promise<Range | null> {
  const interval = input.interval ?? 'DAY';
  if (input.from != null && input.to != null && input.from >= input.to) throw emptyRange();
  const grain = interval === 'HOUR' ? 'hour' : 'day';
  const lastMoment = input.to == null ? null : new Date(Math.max(input.to.getTime() - 1, EARLIEST));
  const at = (time: Date | null | undefined) => sql`${time ?? null}::timestamptz`;
  const [bounds] = await sql<{ first: Date | null; last: Date | null }[]>`
    SELECT ${truncated(sql, interval, sql`greatest(min(bucket), ${at(input.from)})`)} AS first,
      ${truncated(sql, interval, sql`least(max(bucket), ${at(lastMoment)})`)} AS last
    FROM figures WHERE grain = ${grain} AND dimension = 'network' AND member = ''`;
  if (bounds === undefined || bounds.first === null || bounds.last === null) return null;
  const [first, last] = [bounds.first.getTime(), bounds.last.getTime()];
  return first > last ? null : { interval, first, last };
}

/** Members with a value within the range, those with most first; of the cells that fit `filters`. */
export async function loadMembers(
  sql: Transaction,
  entry: MetricEntry,
  groupBy: Dimension,
  range: Range,
  filters: readonly CellFilter[] = [],
): Promise<string[]> {
  const rows = await sql<{ member: string }[]>`
    WITH network AS (${networkRows(sql, range)}), own AS (${ownRows(sql, { entry, groupBy, filters }, range)})
    SELECT member FROM (${memberRows(sql, entry)}) AS found ORDER BY place`;
  return rows.map(({ member }) => member);
}

/** Members of `own` with a value, those with most first: `member` and `place` from 1. */
function memberRows(sql: Transaction, entry: MetricEntry): Fragment {
  return sql`
    SELECT member, row_number() OVER (ORDER BY sum(value) DESC, member) AS place FROM (
      SELECT member, (${sql.unsafe(entry.expression)})::numeric AS value FROM (
        SELECT own.member, network.covered_us, network.supply_covered_us${sumColumns(sql, entry)}
        FROM own JOIN network USING (bucket)
      ) AS row
    ) AS figure
    WHERE value IS NOT NULL
    GROUP BY member`;
}

/** Members by name, or null for those with a value, most first: all of them, or so many. */
interface Wanted {
  members: readonly string[] | null;
  first: number | null;
}

async function loadPoints(
  sql: Transaction,
  question: Question,
  range: Range,
  wanted: Wanted,
  quartiles: KnownQuartiles,
): Promise<Series[]> {
  const { entry } = question;
  const read = await quartilesOf(sql, question, range, quartiles);
  const own = read === null ? ownRows(sql, question, range) : readRows(sql, read);
  // Sent together: the second does not wait for what the first one says.
  const [frame, rows] = await Promise.all([loadFrame(sql, entry, range), loadLines(sql, entry, own, range, wanted)]);
  const points = rows.reduce((sum, row) => sum + row.points, 0);
  const byMember = new Map(rows.map((row) => [row.member, row]));
  if (points > MAX_POINTS || byMember.size * frame.length > MAX_POINTS) {
    throw tooLarge(Math.floor((range.last - range.first) / SHORTEST_MILLISECONDS[range.interval]) + 1, 'each member');
  }
  return [...(wanted.members ?? byMember.keys())].map((member) => {
    const line = byMember.get(member);
    const amounts = line?.amounts.split(',') ?? [];
    const own = new Map(line?.hours.split(',').map((hour, place) => [Number(hour), amounts[place]]));
    return {
      member,
      points: frame.map((point) => {
        const value = own.get((point.time.getTime() - range.first) / HOUR_MILLISECONDS);
        return { ...point, value: value === undefined ? point.value : value === '' ? null : value };
      }),
    };
  });
}

/** The points that a member without rows of its own has; in one text, as rows of their own cost more than their sums. */
async function loadFrame(sql: Transaction, entry: MetricEntry, range: Range): Promise<Point[]> {
  const [frame] = await sql<{ points: string | null }[]>`
    WITH network AS MATERIALIZED (${networkRows(sql, range)}), ${frameRows(sql, entry, range)}
    SELECT string_agg(
      concat_ws(',', (date_part('epoch', frame.bucket) * 1000)::bigint, coalesce(trim_scale(round(point.value, 18))::text, ''),
        frame.coverage, frame.partial, frame.first_height, frame.last_height), ';' ORDER BY frame.bucket) AS points
    FROM frame CROSS JOIN LATERAL (
      SELECT ${metricSql(sql, entry)} AS value
      FROM (SELECT frame.covered_us, frame.supply_covered_us${ownColumns(sql, entry, false)}) AS figure
    ) AS point`;
  const points = frame?.points?.split(';') ?? [];
  return points.map((point) => {
    const [time, value = '', coverage, partial, firstHeight, lastHeight] = point.split(',');
    return {
      time: new Date(Number(time)),
      value: value === '' ? null : value,
      coverage: Number(coverage),
      partial: partial === 't',
      firstHeight: Number(firstHeight),
      lastHeight: Number(lastHeight),
    };
  });
}

/** A member's own points: starts of buckets in hours after the range's first one, and values, empty where unknown; in lists with commas. */
interface Line {
  member: string;
  points: number;
  hours: string;
  amounts: string;
}

/** One row for each member, as thousands of points as rows of their own cost more than all sums; lists are empty where they are too many. */
function loadLines(sql: Transaction, entry: MetricEntry, ownRelation: Fragment, range: Range, { members, first }: Wanted): Promise<Line[]> {
  const mean = meanOver(entry);
  // All members of a bucket are divided by the same.
  const divisor = mean === null ? sql`` : sql`, ${fine(sql, sql.unsafe(`nullif(${mean.time}, 0)`))} AS divisor`;
  const value = mean === null ? metricSql(sql, entry) : sql.unsafe(`(${mean.numerator}) / divisor`);
  return sql<Line[]>`
    WITH network AS MATERIALIZED (
      SELECT *, (date_part('epoch', bucket - ${new Date(range.first)}::timestamptz)::bigint / 3600)::text AS hour${divisor}
      FROM (${networkRows(sql, range)}) AS covered
    ),
    valued AS (
      SELECT member, hour, ${value} AS value
      FROM (
        SELECT own.member, network.*${sumColumns(sql, entry)}
        FROM (${ownRelation}) AS own JOIN network USING (bucket)
        ${members === null ? sql`` : sql`WHERE own.member = ANY (${[...members]}::text[])`}
      ) AS figure
      -- A fence: a value is computed once, and not again wherever it is named.
      OFFSET 0
    ),
    lines AS (
      SELECT member, sum(value) AS total, count(*)::int AS points, string_agg(hour, ',') AS hours,
        string_agg(coalesce(trim_scale(round(value, 18))::text, ''), ',') AS amounts
      FROM valued GROUP BY member
    )
    SELECT member, points, CASE WHEN together <= ${MAX_POINTS} THEN hours ELSE '' END AS hours,
      CASE WHEN together <= ${MAX_POINTS} THEN amounts ELSE '' END AS amounts
    FROM (
      SELECT *, sum(points) OVER () AS together
      FROM (SELECT * FROM lines WHERE ${members !== null} OR total IS NOT NULL ORDER BY total DESC, member LIMIT ${first}) AS most
    ) AS counted
    ORDER BY total DESC, member`;
}

/** Named relations for a query: `slot`, and `frame` with what all members have in common in each bucket of the range; they read `network`. */
function frameRows(sql: Transaction, entry: MetricEntry, { interval, first, last }: Range): Fragment {
  const covered = entry.expression.includes('supply_covered_us') ? sql`network.supply_covered_us` : sql`network.covered_us`;
  const length =
    interval === 'MONTH'
      ? sql`extract(epoch FROM slot.ends - slot.bucket) * 1000000`
      : sql.unsafe(String(SHORTEST_MILLISECONDS[interval] * 1_000));
  return sql`slot AS (
      SELECT start AT TIME ZONE 'UTC' AS bucket, ${bucketEnd(sql, interval, sql`(start AT TIME ZONE 'UTC')`)} AS ends
      FROM generate_series(${new Date(first)}::timestamptz AT TIME ZONE 'UTC', ${new Date(last)}::timestamptz AT TIME ZONE 'UTC',
        ${`1 ${interval.toLowerCase()}`}::text::interval) AS start
    ),
    frame AS MATERIALIZED (
      SELECT slot.bucket, network.covered_us, network.supply_covered_us, network.bucket IS NOT NULL AS is_indexed,
        CASE WHEN ${covered} >= ${length} THEN 1::float8 ELSE (coalesce(${covered}, 0) / (${length}))::float8 END AS coverage,
        slot.ends > (SELECT block_time FROM checkpoint) AS partial,
        coalesce(network.first_height, 0) AS first_height, coalesce(network.last_height, 0) AS last_height
      FROM slot LEFT JOIN network USING (bucket)
    )`;
}

/**
 * A relation of every bucket of the range for every member (null: for those with a value, most first): place of the member (from 1), member, time, value (numeric),
 * coverage (float8), partial, first_height, last_height. With `fromCells`, `cellsOfHours` stands before it.
 */
export function pointRows(
  sql: Transaction,
  entry: MetricEntry,
  groupBy: Dimension | null,
  range: Range,
  members: readonly string[] | null,
  filters: readonly CellFilter[] = [],
  fromCells = false,
): Fragment {
  const wanted =
    members === null
      ? sql`(${memberRows(sql, entry)}) AS wanted`
      : sql`unnest(${[...members]}::text[]) WITH ORDINALITY AS wanted (member, place)`;
  return sql`(
    WITH network AS MATERIALIZED (${networkRows(sql, range)}),
    own AS MATERIALIZED (${ownRows(sql, { entry, groupBy, filters }, range, fromCells)}),
    ${frameRows(sql, entry, range)}
    SELECT wanted.place, wanted.member, frame.bucket AS time, trim_scale(round(point.value, 18)) AS value, frame.coverage, frame.partial,
      frame.first_height, frame.last_height
    FROM ${wanted}
    CROSS JOIN frame
    LEFT JOIN own ON own.member = wanted.member AND own.bucket = frame.bucket
    CROSS JOIN LATERAL (
      SELECT ${metricSql(sql, entry)} AS value
      FROM (SELECT frame.covered_us, frame.supply_covered_us${ownColumns(sql, entry, true)}) AS figure
    ) AS point
  )`;
}

/** The sums of `own` that the metric needs, each with a comma before it. */
function sumColumns(sql: Transaction, entry: MetricEntry): Fragment {
  const columns = columnsOf(entry).map((column) => sql`, own.${sql(column)}`);
  return join(sql, columns, sql``);
}

/** The member's own figures, if any; without a row they are zero where the catalogue says so, as long as the network has the bucket. */
function ownColumns(sql: Transaction, entry: MetricEntry, hasRow: boolean): Fragment {
  const without = entry.zeroWithoutRow ? sql`WHEN frame.is_indexed THEN 0` : sql``;
  const columns = columnsOf(entry).map((column) => {
    const told = hasRow ? sql`WHEN own.bucket IS NOT NULL THEN own.${sql(column)}` : sql`WHEN false THEN 0::numeric`;
    return sql`, CASE ${told} ${without} END AS ${sql(column)}`;
  });
  return join(sql, columns, sql``);
}
