// Quantiles of durations, the same for all of them.
import type { Transaction } from '@leasebook/db';
import type { Fragment } from 'postgres';
import { fine } from '../network/metric-sql.ts';

/** Seconds as exact decimal text; null without observations. */
export interface DurationRow {
  count: number;
  mean: string | null;
  min: string | null;
  p25: string | null;
  median: string | null;
  p75: string | null;
  p90: string | null;
  max: string | null;
}

/** Summarises `relation`, which has a column `us`, microseconds, in one row. A quantile is the smallest value that so large a share does not exceed. */
export function durationsOf(sql: Transaction, relation: Fragment): Fragment {
  const inSeconds = (us: Fragment): Fragment => sql`trim_scale(${us} * 0.000001)::text`;
  const quantile = (share: string): Fragment => inSeconds(sql`percentile_disc(${share}::float8) WITHIN GROUP (ORDER BY us)`);
  return sql`
    SELECT count(*) AS count, trim_scale(round(${fine(sql, sql`sum(us) * 0.000001`)} / nullif(count(*), 0), 18))::text AS mean,
      ${inSeconds(sql`min(us)`)} AS min, ${quantile('0.25')} AS p25, ${quantile('0.5')} AS median, ${quantile('0.75')} AS p75,
      ${quantile('0.9')} AS p90, ${inSeconds(sql`max(us)`)} AS max
    FROM (${relation}) AS observed`;
}

/** The summary of `relation`. */
export async function loadDurations(sql: Transaction, relation: Fragment): Promise<DurationRow> {
  const [row] = await sql<DurationRow[]>`${durationsOf(sql, relation)}`;
  if (row === undefined) throw new Error('a select of totals gave no row');
  return row;
}
