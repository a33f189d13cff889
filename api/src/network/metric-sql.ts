// Metrics of the catalogue as SQL: the API computes what docs/metrics.md says, from the same text.
import { FINE_ONE, METRICS, type MetricEntry, type MetricName, type Transaction } from '@leasebook/db';
import type { Fragment } from 'postgres';

const byName = new Map(METRICS.map((entry) => [entry.name, entry]));

/** A metric's entry of the catalogue. */
export function metricEntry(name: MetricName): MetricEntry {
  const entry = byName.get(name);
  if (entry === undefined) throw new Error(`the catalogue has no metric ${name}`);
  return entry;
}

/** A numerator whose quotients, rounded to 18 places, are those of exact ones. */
export function fine(sql: Transaction, value: Fragment): Fragment {
  return sql`(${value}) * ${sql.unsafe(FINE_ONE)}`;
}

/**
 * The metric's formula over columns in scope by their bare names. PostgreSQL alone would stop a quotient after 16 significant digits,
 * which are too few for 18 places.
 */
export function metricSql(sql: Transaction, { expression }: MetricEntry): Fragment {
  return sql.unsafe(`(${expression.replaceAll(' / ', ` * ${FINE_ONE} / `)})::numeric`);
}

/** A metric that is a mean over a bucket's time: what is divided, and the time that divides it; null for any other. */
export function meanOver({ expression }: MetricEntry): { numerator: string; time: string } | null {
  const [, numerator, time] = /^([^/]+) \/ nullif\((covered_us|supply_covered_us), 0\)$/.exec(expression) ?? [];
  return numerator === undefined || time === undefined ? null : { numerator, time };
}

/** A metric's value over one row of `figures`, whose columns must be in scope by their bare names; 18 places, without trailing zeros. */
export function metricValue(sql: Transaction, name: MetricName): Fragment {
  return sql`trim_scale(round(${metricSql(sql, metricEntry(name))}, 18))`;
}

/**
 * Start of the newest complete day: the newest that ended at or before the indexed block's time; before the first
 * complete one the newest day, and null before the first figures.
 */
export function newestCompleteDay(sql: Transaction): Fragment {
  return sql`(
    SELECT coalesce(max(bucket) FILTER (WHERE bucket + interval '1 day' <= (SELECT block_time FROM checkpoint)), max(bucket))
    FROM figures WHERE grain = 'day' AND dimension = 'network' AND member = '')`;
}
