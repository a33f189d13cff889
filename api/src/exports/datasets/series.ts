// Series: any metrics of the catalogue over time, one row for each metric, member and bucket.
import { METRICS, type MetricEntry, type MetricName, type Transaction } from '@leasebook/db';
import { everything } from '../../connection/connection.ts';
import { join } from '../../connection/order.ts';
import type { Dimension, Interval } from '../../generated/resolvers.ts';
import { metricEntry } from '../../network/metric-sql.ts';
import { checkDimension, loadMembers, pointRows, type Range, readRange, wantedMembers } from '../../series/series.ts';
import { column, type Dataset, filterOf, type Prepared, type Selection } from '../dataset.ts';

interface SeriesFilter {
  metrics?: MetricName[] | null;
  interval?: Interval | null;
  groupBy?: Dimension | null;
  members?: string[] | null;
}

function entriesOf({ metrics, groupBy }: SeriesFilter): readonly MetricEntry[] {
  if (metrics == null)
    return METRICS.filter(({ network, dimensions }) => (groupBy == null ? network : dimensions.some((dimension) => dimension === groupBy)));
  const entries = [...new Set(metrics)].map(metricEntry);
  for (const entry of entries) checkDimension(entry, groupBy ?? null);
  return entries;
}

/** What stands for series where the range holds no bucket. */
const NOTHING: Prepared = (sql) => sql`(
  SELECT ''::text AS metric, ''::text AS unit, ''::text AS interval, ''::text AS dimension, 0::bigint AS place, ''::text AS member,
    now() AS time, 0::numeric AS value, 0::float8 AS coverage, false AS partial, 0::bigint AS first_height, 0::bigint AS last_height,
    0::bigint AS time_us, 0::bigint AS metric_place WHERE false) AS row`;

async function prepare(transaction: Transaction, { filter, from, to }: Selection): Promise<Prepared> {
  const wanted: SeriesFilter = filter;
  const groupBy = wanted.groupBy ?? null;
  const entries = entriesOf(wanted);
  const chosen = wantedMembers({ members: wanted.members ?? null, groupBy });
  const range = await readRange(transaction, { interval: wanted.interval ?? null, from, to });
  if (range === null || entries.length === 0) return NOTHING;
  const lines: { entry: MetricEntry; members: readonly string[] }[] = [];
  for (const entry of entries) {
    lines.push({ entry, members: groupBy === null ? [''] : (chosen ?? (await loadMembers(transaction, entry, groupBy, range))) });
  }
  return (sql) => {
    const parts = lines.map(({ entry, members }, at) => part(sql, entry, at, groupBy, range, members));
    return sql`(SELECT p.*, (extract(epoch FROM p.time) * 1000000)::bigint AS time_us FROM (${join(sql, parts, sql` UNION ALL `)}) AS p) AS row`;
  };
}

function part(sql: Transaction, entry: MetricEntry, at: number, groupBy: Dimension | null, range: Range, members: readonly string[]) {
  return sql`
    SELECT ${entry.name}::text AS metric, ${entry.unit}::text AS unit, ${range.interval}::text AS interval,
      ${groupBy ?? 'NETWORK'}::text AS dimension, ${at}::bigint AS metric_place, point.*
    FROM ${pointRows(sql, entry, groupBy, range, members)} AS point`;
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
      values: ['NETWORK', ...new Set(METRICS.flatMap(({ dimensions }) => dimensions))],
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
      sql: (sql) => sql`row.coverage::numeric`,
    }),
    column('partial', 'boolean', 'Whether the bucket is not over at the block of the file.'),
    column('first_height', 'integer', 'First block of the bucket; 0 where it holds none.', { unit: 'block' }),
    column('last_height', 'integer', 'Last block of the bucket; 0 where it holds none.', { unit: 'block' }),
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
  changedSince: (sql, height) => sql`row.last_height > ${height}`,
  filter: filterOf<SeriesFilter>('ExportedSeriesFilter', () => everything),
};
