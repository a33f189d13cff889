// Figures at any grain as relations: hours and days as they are stored, weeks and months as exact sums of days.
import { CELL_COLUMNS, type MetricDimension, type MetricEntry, type Transaction } from '@leasebook/db';
import type { Fragment } from 'postgres';
import { join } from '../connection/order.ts';
import type { Interval } from '../generated/resolvers.ts';
import { type CellColumn, type CellFilter, cellDimension, sumsOfCells } from './cells.ts';
import { named } from './named.ts';

/** How a column of a longer bucket comes from its days. */
type Rollup = 'sum' | 'last' | 'distinct' | 'quantile';

/** Columns of `figures` that a metric's expression may name beside the two of coverage. */
const ROLLUPS: Readonly<Record<string, Rollup>> = {
  gpu_supplied_us: 'sum',
  gpu_allocated_us: 'sum',
  gpu_leased_us: 'sum',
  lease_us: 'sum',
  deployment_us: 'sum',
  leases_opened: 'sum',
  leases_closed: 'sum',
  deployments_opened: 'sum',
  deployments_closed: 'sum',
  transactions: 'sum',
  orders_opened: 'sum',
  bids_opened: 'sum',
  tenants_new: 'sum',
  tenants: 'distinct',
  providers: 'distinct',
  gpu_providers: 'distinct',
  countries: 'distinct',
  models: 'distinct',
  accrued: 'sum',
  accrued_usd: 'sum',
  gpu_accrued_usd: 'sum',
  price_p25: 'quantile',
  price_median: 'quantile',
  price_p75: 'quantile',
  fees: 'sum',
  fees_usd: 'sum',
  settled: 'sum',
  settled_usd: 'sum',
  take_fees: 'sum',
  take_fees_usd: 'sum',
  settled_trailing_usd: 'last',
  escrow_held_us: 'sum',
};

/** What is asked for: a metric by a dimension, of some cells only. */
export interface Question {
  entry: MetricEntry;
  groupBy: MetricDimension | null;
  filters: readonly CellFilter[];
}

/** Buckets from `first` to `last`, both included; times in milliseconds since the epoch. */
export interface Range {
  interval: Interval;
  first: number;
  last: number;
}

/** Dimensions that have rows of their own in `figures`; all others are sums of cells. */
const STORED: readonly MetricDimension[] = ['PROVIDER', 'MODEL', 'COUNTRY', 'DENOM', 'KIND', 'SIZE'];

/** Columns that the metric's formula names, those of coverage left out. */
export function columnsOf({ expression }: MetricEntry): string[] {
  const words = new Set(expression.match(/\b[a-z_][a-z_0-9]*\b/g));
  return [...words].filter((word) => word in ROLLUPS || CELL_COLUMNS.some((column) => column === word));
}

/** The first bucket's start that is not before `time`, as SQL of a UTC grid. */
export function truncated(sql: Transaction, interval: Interval, time: Fragment): Fragment {
  return sql`date_trunc(${interval.toLowerCase()}, ${time}, 'UTC')`;
}

/** Whether cells have to answer. */
function isOfCells({ entry, groupBy, filters }: Question): boolean {
  if (filters.length > 0) return true;
  if (groupBy !== null && !STORED.includes(groupBy)) return true;
  return columnsOf(entry).some((column) => !(column in ROLLUPS));
}

/** Rows of `bucket`, `covered_us`, `supply_covered_us`, `first_height`, `last_height`: the network's time in each bucket. */
export function networkRows(sql: Transaction, range: Range): Fragment {
  const isStored = range.interval === 'HOUR' || range.interval === 'DAY';
  const grain = range.interval === 'HOUR' ? 'hour' : 'day';
  const columns = isStored
    ? sql`bucket, covered_us::numeric AS covered_us, supply_covered_us::numeric AS supply_covered_us, first_height, last_height`
    : sql`${truncated(sql, range.interval, sql`bucket`)} AS bucket, sum(covered_us) AS covered_us, sum(supply_covered_us) AS supply_covered_us,
      min(first_height) AS first_height, max(last_height) AS last_height`;
  return sql`
    SELECT ${columns}
    FROM figures
    WHERE grain = ${named(sql, grain)} AND dimension = 'network' AND member = '' AND ${isInRange(sql, range, sql`bucket`)}
    ${isStored ? sql`` : sql`GROUP BY 1`}`;
}

/** Whether the start of an hour or day lies in the range's buckets. */
function isInRange(sql: Transaction, { interval, first, last }: Range, bucket: Fragment): Fragment {
  return sql`${bucket} >= ${new Date(first)}::timestamptz AND ${bucket} < ${bucketEnd(sql, interval, sql`${new Date(last)}::timestamptz`)}`;
}

/** The end of the bucket that begins at `start`; months have different lengths. */
export function bucketEnd(sql: Transaction, interval: Interval, start: Fragment): Fragment {
  return sql`((${start} AT TIME ZONE 'UTC') + ${`1 ${interval.toLowerCase()}`}::text::interval) AT TIME ZONE 'UTC'`;
}

/** Whether it is answered by quartiles of whole weeks or months, of which each look at the leases gives all three. */
export function isOfQuartiles(question: Question, { interval }: Range): boolean {
  if (interval === 'HOUR' || interval === 'DAY' || isOfCells(question)) return false;
  return columnsOf(question.entry).some((column) => ROLLUPS[column] === 'quantile');
}

/**
 * What the cells of hours add up to for several questions, which differ by their metrics only: taken apart once, as a named relation `cells`
 * that `ownRows` reads where it is told so. Null where it would gain nothing.
 */
export function cellsOfHours(sql: Transaction, questions: readonly Question[], range: Range): Fragment | null {
  const ofCells = questions.filter(isOfCells);
  const [first] = ofCells;
  if (first === undefined || ofCells.length < 2 || range.interval !== 'HOUR') return null;
  return sql`cells AS MATERIALIZED (${cellSums(sql, first, range, [...new Set(ofCells.flatMap(cellColumnsOf))])})`;
}

/** Rows of `bucket`, `member` and the columns that the metric's formula names; with `fromCells` what is of cells comes from `cellsOfHours`. */
export function ownRows(sql: Transaction, question: Question, range: Range, fromCells = false): Fragment {
  if (isOfCells(question)) return cellRows(sql, question, range, fromCells);
  const { entry, groupBy } = question;
  const columns = columnsOf(entry);
  const dimension = named(sql, groupBy?.toLowerCase() ?? 'network');
  const stored = sql`dimension = ${dimension} AND ${isInRange(sql, range, sql`bucket`)}`;
  if (range.interval === 'HOUR' && groupBy === null) {
    return sql`SELECT bucket, member, ${sql(columns)} FROM figures WHERE grain = 'hour' AND member = '' AND ${stored}`;
  }
  if (range.interval === 'HOUR') return sql`SELECT bucket, member, ${sql(columns)} FROM hourly_figures WHERE ${stored}`;
  if (range.interval === 'DAY') return sql`SELECT bucket, member, ${sql(columns)} FROM figures WHERE grain = 'day' AND ${stored}`;
  if (isOfQuartiles(question, range)) return quartileRows(sql, groupBy, range);
  const rolled = columns.map((column) => sql`${rollup(sql, column)} AS ${sql(column)}`);
  const days = sql`
    SELECT ${truncated(sql, range.interval, sql`f.bucket`)} AS bucket, member, ${join(sql, rolled, sql`, `)}
    FROM figures f WHERE grain = 'day' AND dimension = ${dimension} AND ${isInRange(sql, range, sql`f.bucket`)}
    GROUP BY 1, 2`;
  const distinct = columns.filter((column) => ROLLUPS[column] === 'distinct');
  if (distinct.length === 0) return days;
  const others = columns.filter((column) => ROLLUPS[column] !== 'distinct').map((column) => sql`, days.${sql(column)}`);
  const counted = distinct.map((column) => sql`, (${distinctOf(sql, column, range.interval)}) AS ${sql(column)}`);
  return sql`SELECT days.bucket, days.member ${join(sql, [...others, ...counted], sql``)} FROM (${days}) AS days`;
}

/** A column of days over a longer bucket; unknown where it is unknown in one of them. */
function rollup(sql: Transaction, column: string): Fragment {
  if (ROLLUPS[column] === 'last') return sql`(array_agg(f.${sql(column)} ORDER BY f.bucket DESC))[1]`;
  return sql`CASE WHEN bool_and(f.${sql(column)} IS NOT NULL) THEN sum(f.${sql(column)}) END`;
}

/** Distinct members of the whole bucket `days.bucket`, from days, hardware and leases. */
function distinctOf(sql: Transaction, column: string, interval: Interval): Fragment {
  const end = bucketEnd(sql, interval, sql`days.bucket`);
  if (column === 'tenants') {
    return sql`
      SELECT count(DISTINCT owner)::int FROM leases
      WHERE created_time < ${end} AND (closed_time IS NULL OR closed_time >= days.bucket)`;
  }
  const counted: Readonly<Record<string, Fragment>> = {
    providers: sql`DISTINCT c.provider) FILTER (WHERE u.online_us > 0`,
    gpu_providers: sql`DISTINCT c.provider) FILTER (WHERE u.gpu_supplied_us > 0`,
    countries: sql`DISTINCT c.country) FILTER (WHERE u.gpu_supplied_us > 0 AND c.country <> ''`,
    models: sql`DISTINCT (c.vendor, c.model)) FILTER (WHERE u.gpu_supplied_us > 0 AND c.model <> 'unknown'`,
  };
  return sql`
    SELECT count(${counted[column] ?? sql`*) FILTER (WHERE false`})::int
    FROM cell_figures f CROSS JOIN LATERAL unnest(f.figures) AS u JOIN market_cells c USING (cell)
    WHERE f.grain = 'day' AND f.bucket >= days.bucket AND f.bucket < ${end}`;
}

/** The cells' column for one that a formula names: by hardware a lease counts in each of its variants. */
function storedColumn({ groupBy, filters }: Question, column: CellColumn): CellColumn {
  const isOfHardware = [groupBy, ...filters.map(({ dimension }) => dimension)].some(
    (dimension) => dimension !== null && cellDimension(dimension)?.of === 'hardware',
  );
  return isOfHardware && column === 'lease_us' ? 'variant_lease_us' : column;
}

/** Columns of cells that the formula names. */
function namedOfCells({ entry }: Question): CellColumn[] {
  return columnsOf(entry).flatMap((column) => CELL_COLUMNS.filter((known) => known === column));
}

function cellColumnsOf(question: Question): CellColumn[] {
  return [...new Set(namedOfCells(question).map((column) => storedColumn(question, column)))];
}

function cellSums(sql: Transaction, { groupBy, filters }: Question, range: Range, columns: readonly CellColumn[]): Fragment {
  return sumsOfCells(sql, {
    grain: range.interval === 'HOUR' ? 'hour' : 'day',
    by: groupBy === null ? null : cellDimension(groupBy),
    filters,
    columns,
    isWanted: isInRange(sql, range, sql`f.bucket`),
  });
}

function cellRows(sql: Transaction, question: Question, range: Range, fromCells: boolean): Fragment {
  const named = namedOfCells(question);
  const stored = (column: CellColumn): CellColumn => storedColumn(question, column);
  const columnsRead = cellColumnsOf(question);
  const isAny = join(
    sql,
    columnsRead.map((column) => sql`${sql(column)} > 0`),
    sql` OR `,
  );
  const sums = fromCells ? sql`SELECT * FROM cells WHERE ${isAny}` : cellSums(sql, question, range, columnsRead);
  if (range.interval === 'HOUR' || range.interval === 'DAY') {
    const columns = named.map((column) => sql`s.${sql(stored(column))} AS ${sql(column)}`);
    return sql`SELECT s.bucket, s.member, ${join(sql, columns, sql`, `)} FROM (${sums}) AS s`;
  }
  const columns = named.map((column) => sql`sum(s.${sql(stored(column))}) AS ${sql(column)}`);
  return sql`
    SELECT ${truncated(sql, range.interval, sql`s.bucket`)} AS bucket, s.member, ${join(sql, columns, sql`, `)}
    FROM (${sums}) AS s GROUP BY 1, 2`;
}

/**
 * Quartiles of the agreed price of a GPU-hour over weeks or months, as measure takes them over hours and days: each lease and
 * price in force valued at the bucket's blocks and USD price, weighted by GPU time. A price from before the first block, of a state that
 * a node answered, is the lease's first.
 */
export function quartileRows(sql: Transaction, groupBy: MetricDimension | null, range: Range): Fragment {
  const byModel = groupBy === 'MODEL';
  const join_ = byModel ? sql`JOIN lease_gpus g USING (owner, dseq, gseq, oseq, provider, bseq)` : sql``;
  // Whole microseconds are added much faster than decimals of seconds.
  const microseconds = sql`round(date_part('epoch', least(s.until, f.until) - greatest(s.since, f.since)) * 1000000)::bigint`;
  return sql`
    SELECT bucket, member, min(price) FILTER (WHERE reached * 4 >= total) AS price_p25,
      min(price) FILTER (WHERE reached * 2 >= total) AS price_median, min(price) FILTER (WHERE reached * 4 >= total * 3) AS price_p75
    FROM (
      SELECT bucket, member, price, sum(weight) OVER (PARTITION BY bucket, member ORDER BY price) AS reached,
        sum(weight) OVER (PARTITION BY bucket, member) AS total
      FROM (
        SELECT f.bucket, ${byModel ? sql`g.vendor || '/' || g.model` : sql`''`} AS member,
          round(s.amount * f.blocks_value * 3600 / (f.covered_us * s.gpus), 18) AS price,
          sum(${byModel ? sql`g.count` : sql`s.gpus`} * ${microseconds}) AS weight
        FROM (
          SELECT *, coalesce(at, created_time) AS since,
            coalesce(lead(at) OVER lease, closed_time, (SELECT block_time FROM checkpoint)) AS until
          FROM (
            -- The first price is from the block of creation, whose time is known: other blocks are few.
            SELECT owner, dseq, gseq, oseq, provider, bseq, l.gpus, l.created_time, l.closed_time, p.denom, p.amount, p.from_height,
              CASE WHEN p.from_height <> l.created_height THEN (SELECT b.time FROM blocks b WHERE b.height = p.from_height) END AS at
            FROM leases l JOIN lease_prices p USING (owner, dseq, gseq, oseq, provider, bseq)
            WHERE l.gpus > 0 AND l.created_time < ${bucketEnd(sql, range.interval, sql`${new Date(range.last)}::timestamptz`)}
              AND (l.closed_time IS NULL OR l.closed_time > ${new Date(range.first)}::timestamptz)
          ) AS priced
          WINDOW lease AS (PARTITION BY owner, dseq, gseq, oseq, provider, bseq ORDER BY from_height)
        ) AS s ${join_}
        -- The buckets that it touches, one by one: compared with all of them, years of leases would take minutes.
        CROSS JOIN LATERAL generate_series(
          greatest(${truncated(sql, range.interval, sql`s.since`)}, ${new Date(range.first)}::timestamptz) AT TIME ZONE 'UTC',
          least(s.until, ${new Date(range.last)}::timestamptz) AT TIME ZONE 'UTC', ${`1 ${range.interval.toLowerCase()}`}::text::interval
        ) AS touched (start)
        JOIN (
          SELECT bucket, greatest(bucket, (SELECT b.time FROM checkpoint c JOIN blocks b ON b.height = c.first_height)) AS since,
            least(${bucketEnd(sql, range.interval, sql`bucket`)}, (SELECT block_time FROM checkpoint)) AS until, covered_us,
            denom, CASE WHEN denom <> 'uakt' THEN blocks WHEN unpriced_blocks = 0 THEN akt_blocks END AS blocks_value
          FROM (
            SELECT ${truncated(sql, range.interval, sql`bucket`)} AS bucket, sum(covered_us) AS covered_us, sum(blocks) AS blocks,
              sum(akt_blocks) AS akt_blocks, sum(unpriced_blocks) AS unpriced_blocks
            FROM figures WHERE grain = 'day' AND dimension = 'network' AND member = '' AND ${isInRange(sql, range, sql`bucket`)}
            GROUP BY 1
          ) AS clock
          CROSS JOIN (
            SELECT 'uakt' AS denom
            UNION SELECT member FROM figures WHERE grain = 'day' AND dimension = 'denom' AND accrued_usd IS NOT NULL
          ) AS known
        ) AS f ON f.bucket = touched.start AT TIME ZONE 'UTC' AND f.denom = s.denom AND s.since < f.until AND s.until > f.since
          AND f.covered_us > 0 AND f.blocks_value IS NOT NULL
        GROUP BY 1, 2, 3
      ) AS weighted
    ) AS placed
    GROUP BY bucket, member`;
}
