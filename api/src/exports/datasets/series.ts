// Series: any metrics of the catalogue over time, one row for each metric, member and bucket.
import { METRICS, type MetricEntry, type MetricName, type Transaction } from '@leasebook/db';
import type { Fragment } from 'postgres';
import { everything } from '../../connection/connection.ts';
import { join } from '../../connection/order.ts';
import { RequestError } from '../../errors.ts';
import type { Dimension, Interval } from '../../generated/resolvers.ts';
import { metricEntry } from '../../network/metric-sql.ts';
import { cellsOfHours } from '../../series/relation.ts';
import { loadMembers, pointRows, type Range, readQuestion, readRange } from '../../series/series.ts';
import { column, type Dataset, filterOf, type Prepared, type Selection, timeUpTo } from '../dataset.ts';
import { splitList, unescaped } from '../filter-input.ts';

interface SeriesFilter {
  metrics?: MetricName[] | null;
  interval?: Interval | null;
  groupBy?: Dimension | null;
  members?: string[] | null;
  /** DIMENSION:member,member;DIMENSION:member, with a backslash before separators within a member */
  filter?: string | null;
}

/** Every dimension that some metric is split by. */
const DIMENSIONS = [...new Set(METRICS.flatMap(({ dimensions }) => dimensions))];

/** The metrics that are asked for. */
function entriesOf({ metrics, groupBy }: SeriesFilter): readonly MetricEntry[] {
  if (metrics != null) return [...new Set(metrics)].map(metricEntry);
  return METRICS.filter(({ network, dimensions }) => (groupBy == null ? network : dimensions.some((dimension) => dimension === groupBy)));
}

/**
 * Filters of an address, e.g. MODEL:nvidia/a100;COUNTRY:DE,US.
 * @throws RequestError `BAD_ARGUMENT`.
 */
function readFilters(text: string): { dimension: Dimension; members: string[] }[] {
  return splitList(text, ';').map((part) => {
    const at = part.indexOf(':');
    const dimension = DIMENSIONS.find((each) => each === part.slice(0, at));
    if (dimension !== undefined) return { dimension, members: splitList(part.slice(at + 1), ',').map(unescaped) };
    throw new RequestError(
      'BAD_ARGUMENT',
      `\`filter\` has the part "${part.slice(0, 100)}", which names no dimension.`,
      `Write DIMENSION:member,member, several of them with semicolons, and a backslash before one of these within a member; dimensions are ${DIMENSIONS.join(', ')}.`,
    );
  });
}

/** What stands for series where the range holds no bucket. */
const NOTHING: Prepared = (sql) => sql`(
  SELECT ''::text AS metric, ''::text AS unit, ''::text AS interval, ''::text AS dimension, 0::bigint AS place, ''::text AS member,
    now() AS time, 0::numeric AS value, 0::float8 AS coverage, false AS partial, 0::bigint AS first_height, 0::bigint AS last_height,
    0::bigint AS time_us, 0::bigint AS metric_place, false AS is_new WHERE false) AS row`;

/**
 * The buckets of a range that were over at a block: of these nothing changes any more.
 * @throws RequestError `BAD_RANGE`.
 */
async function overAt(transaction: Transaction, height: number, { interval, first, last }: Range): Promise<Range | null> {
  const [open] = await transaction<{ time: Date }[]>`
    SELECT date_trunc(${interval}, time, 'UTC') AS time FROM blocks WHERE height <= ${height} ORDER BY height DESC LIMIT 1`;
  if (open === undefined || open.time.getTime() <= first) return null;
  return readRange(transaction, { interval, from: new Date(first), to: new Date(Math.min(open.time.getTime(), last + 1)) });
}

async function prepare(transaction: Transaction, { filter, from, to }: Selection, since: number | null): Promise<Prepared> {
  const wanted: SeriesFilter = filter;
  const groupBy = wanted.groupBy ?? null;
  const entries = entriesOf(wanted);
  const only = wanted.filter == null ? null : readFilters(wanted.filter);
  const questions = entries.map((entry) => ({ entry, ...readQuestion(entry, { groupBy, members: wanted.members ?? null, filter: only }) }));
  const range = await readRange(transaction, { interval: wanted.interval ?? null, from, to });
  if (range === null || entries.length === 0) return NOTHING;
  const over = since === null ? null : await overAt(transaction, since, range);
  const lines: Line[] = [];
  for (const { entry, members, filters } of questions) {
    if (groupBy === null || members !== null) {
      lines.push({ entry, filters, members: members ?? [''], newcomers: [] });
      continue;
    }
    const found = await loadMembers(transaction, entry, groupBy, range, filters);
    const before = new Set(over === null ? [] : await loadMembers(transaction, entry, groupBy, over, filters));
    lines.push({ entry, filters, members: found, newcomers: since === null ? [] : found.filter((member) => !before.has(member)) });
  }
  return (sql) => {
    const asked = lines.map(({ entry, filters }) => ({ entry, filters, groupBy }));
    const cells = cellsOfHours(sql, asked, range);
    const parts = lines.map((line, at) => part(sql, line, at, groupBy, range, cells !== null));
    return sql`(${cells === null ? sql`` : sql`WITH ${cells}`} SELECT p.*, (extract(epoch FROM p.time) * 1000000)::bigint AS time_us FROM (${join(sql, parts, sql` UNION ALL `)}) AS p) AS row`;
  };
}

/** One metric with its members. */
interface Line {
  entry: MetricEntry;
  members: readonly string[];
  /** Those of them that no bucket which was over at the block of `since` knew: all of their rows are new. */
  newcomers: readonly string[];
  filters: ReturnType<typeof readQuestion>['filters'];
}

function part(
  sql: Transaction,
  { entry, members, newcomers, filters }: Line,
  at: number,
  groupBy: Dimension | null,
  range: Range,
  fromCells: boolean,
): Fragment {
  return sql`
    SELECT ${entry.name}::text AS metric, ${entry.unit}::text AS unit, ${range.interval}::text AS interval,
      ${groupBy ?? 'NETWORK'}::text AS dimension, ${at}::bigint AS metric_place,
      point.member = ANY(${[...newcomers]}::text[]) AS is_new, point.*
    FROM ${pointRows(sql, entry, groupBy, range, members, filters, fromCells)} AS point`;
}

/** Metrics over time. */
export const series: Dataset = {
  name: 'series',
  title: 'Series of figures',
  description:
    'Any metrics of the catalogue over time, in long form: one row for each bucket, metric and member, gaps included. Each metric has its definition, formula and caveats in docs/metrics.md.',
  nature: 'state',
  columns: [
    column('time', 'timestamp', 'Start of the bucket, UTC.'),
    column('interval', 'text', 'Length of the bucket.', { values: ['HOUR', 'DAY', 'WEEK', 'MONTH'] }),
    column('metric', 'text', 'Name of the metric in the catalogue.'),
    column('dimension', 'text', 'What the metric is split by; NETWORK where it is not.', {
      values: ['NETWORK', ...DIMENSIONS],
    }),
    column(
      'member',
      'text',
      'Member of the dimension: provider address, vendor/model, country or denomination; an empty text for the network.',
    ),
    column(
      'value',
      'decimal',
      "Value in the metric's unit, with up to 18 digits after the point; empty where it is not known, which is not zero.",
      {
        unit: 'as the column unit says',
        nullable: true,
      },
    ),
    column('unit', 'text', "The metric's unit."),
    column('coverage', 'decimal', 'Share of the bucket that the value rests on.', {
      unit: 'share, 0 to 1',
      // By its text: a cast would keep 15 digits of the 17 that GraphQL tells.
      sql: (sql) => sql`round(row.coverage::text::numeric, 18)`,
    }),
    column('partial', 'boolean', 'Whether the bucket is not over at the block of the file.'),
    column(
      'first_height',
      'integer',
      'First block of the bucket; where it holds none, the block whose state held; 0 where nothing is indexed.',
      { unit: 'block' },
    ),
    column(
      'last_height',
      'integer',
      'Last block of the bucket; where it holds none, the block whose state held; 0 where nothing is indexed.',
      { unit: 'block' },
    ),
  ],
  primaryKey: ['time', 'interval', 'metric', 'dimension', 'member'],
  from: prepare,
  order: [
    { column: 'time_us', type: 'bigint' },
    { column: 'metric_place', type: 'bigint' },
    { column: 'place', type: 'bigint' },
  ],
  // Times have decided about the buckets already.
  within(sql, { fromHeight, toHeight }) {
    const conditions = [sql`true`];
    if (fromHeight !== null) conditions.push(sql`row.last_height >= ${fromHeight}`);
    if (toHeight !== null) conditions.push(sql`row.first_height < ${toHeight} AND row.last_height > 0`);
    return conditions;
  },
  // A bucket that was not over at that block has changed with the next one, also where it holds no other block. A member that came
  // later has brought its rows of all buckets.
  changedSince: (sql, height) => sql`(${height} < (SELECT c.height FROM checkpoint c) AND (row.is_new
    OR ((row.time AT TIME ZONE 'UTC') + ('1 ' || row.interval)::interval) AT TIME ZONE 'UTC' > ${timeUpTo(sql, height)}))`,
  filter: filterOf<SeriesFilter>('ExportedSeriesFilter', () => everything),
};
