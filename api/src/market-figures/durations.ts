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

/**
 * Summarises `relation`, which has a column `us`, microseconds, in one row. A quantile is the smallest value that so large a share does not
 * exceed; one sort gives all of them.
 */
export function durationsOf(sql: Transaction, relation: Fragment): Fragment {
  const inSeconds = (us: Fragment): Fragment => sql`trim_scale(${us} * 0.000001)::text`;
  const quantile = (place: number): Fragment => inSeconds(sql`quantiles[${sql.unsafe(String(place))}]`);
  return sql`
    SELECT count, trim_scale(round(${fine(sql, sql`total * 0.000001`)} / nullif(count, 0), 18))::text AS mean,
      ${quantile(1)} AS min, ${quantile(2)} AS p25, ${quantile(3)} AS median, ${quantile(4)} AS p75, ${quantile(5)} AS p90, ${quantile(6)} AS max
    FROM (
      SELECT count(*) AS count, sum(us) AS total,
        percentile_disc(ARRAY[0, 0.25, 0.5, 0.75, 0.9, 1]) WITHIN GROUP (ORDER BY us) AS quantiles
      FROM (${relation}) AS observed
    ) AS summed`;
}

/** The summary of `relation`. */
export async function loadDurations(sql: Transaction, relation: Fragment): Promise<DurationRow> {
  const [row] = await sql<DurationRow[]>`${durationsOf(sql, relation)}`;
  if (row === undefined) throw new Error('a select of totals gave no row');
  return row;
}
