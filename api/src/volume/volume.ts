// Volume at the indexed block: run-rate of the newest complete day, settled in 30 days as a year, and all that was settled.
import type { Transaction } from '@leasebook/db';
import type { Fragment } from 'postgres';
import { metricValue, newestCompleteDay } from '../network/metric-sql.ts';

/** Exact decimal text; null where it is not known. */
export interface DenomVolumeRow {
  denom: string;
  runRate: string | null;
  runRateUsd: string | null;
  settled: string | null;
  settledUsd: string | null;
  settledShare: string | null;
  cumulative: string;
  cumulativeUsd: string | null;
  cumulativeUsdToday: string | null;
}

export interface VolumeRow {
  height: number;
  time: Date | null;
  day: Date | null;
  runRateUsd: string | null;
  runRateGpuUsd: string | null;
  runRateCpuUsd: string | null;
  settledUsd: string | null;
  settledUsdToday: string | null;
  cumulativeUsd: string | null;
  cumulativeUsdToday: string | null;
  firstHeight: number;
}

/** USD of so many base units now: AKT at the newest price, ACT and axlUSDC one to one, null of others. */
export function dollarsToday(sql: Transaction, amount: Fragment, denom: Fragment, source: Fragment): Fragment {
  return sql`${amount} * 0.000001 * CASE
    WHEN ${denom} = 'uakt' THEN (SELECT usd FROM prices ORDER BY time DESC, source = 'oracle' DESC LIMIT 1)
    WHEN ${source} = 'one-to-one' THEN 1 END`;
}

/** A sum that is null where a part is, and zero of nothing. */
export function wholeSum(sql: Transaction, value: Fragment): Fragment {
  return sql`CASE WHEN count(*) = count(${value}) THEN coalesce(sum(${value}), 0) END`;
}

/** Exact decimal text of a value, at most 18 places. */
export function exact(sql: Transaction, value: Fragment): Fragment {
  return sql`trim_scale(round(${value}, 18))`;
}

/** Sums of payouts by denomination: all, and of the 30 days that end with the newest complete one where they are indexed. */
function spent(sql: Transaction): Fragment {
  return sql`
    month AS (
      SELECT last.bucket AS last, f.bucket AS first FROM (SELECT ${newestCompleteDay(sql)} AS bucket) AS last
      JOIN figures f ON f.grain = 'day' AND f.dimension = 'network' AND f.member = ''
        AND f.bucket = last.bucket - interval '29 days' AND f.covered_us = 86400000000
    ),
    spent AS (
      SELECT s.denom, s.amount, s.usd, ${dollarsToday(sql, sql`s.amount`, sql`s.denom`, sql`s.source`)} AS today,
        s.day BETWEEN month.first AND month.last AS recent
      FROM spend_days s LEFT JOIN month ON true WHERE s.dimension = 'network' AND s.member = ''
    )`;
}

/** The network's volume. */
export async function loadVolume(sql: Transaction): Promise<VolumeRow> {
  const year = (value: Fragment): Fragment => exact(sql, sql`(${value})::numeric(90, 24) * 365 / 30`);
  const [row] = await sql<VolumeRow[]>`
    WITH ${spent(sql)},
    sums AS (
      SELECT ${wholeSum(sql, sql`usd`)} AS usd, ${wholeSum(sql, sql`today`)} AS today FROM spent
    ),
    recent AS (
      SELECT CASE WHEN EXISTS (SELECT FROM month) THEN ${wholeSum(sql, sql`usd`)} END AS usd,
        CASE WHEN EXISTS (SELECT FROM month) THEN ${wholeSum(sql, sql`today`)} END AS today
      FROM spent WHERE recent
    ),
    day AS (
      SELECT bucket, ${metricValue(sql, 'ANNUALIZED_VOLUME_USD')} AS all_usd,
        ${exact(sql, sql`gpu_accrued_usd * 31536000000000 / nullif(covered_us, 0)`)} AS gpu_usd,
        ${exact(sql, sql`(accrued_usd - gpu_accrued_usd) * 31536000000000 / nullif(covered_us, 0)`)} AS cpu_usd
      FROM figures WHERE grain = 'day' AND dimension = 'network' AND member = '' AND bucket = ${newestCompleteDay(sql)}
    )
    SELECT c.height, c.block_time AS time, c.first_height AS "firstHeight", day.bucket AS day, day.all_usd AS "runRateUsd",
      day.gpu_usd AS "runRateGpuUsd", day.cpu_usd AS "runRateCpuUsd",
      ${year(sql`recent.usd`)} AS "settledUsd", ${year(sql`recent.today`)} AS "settledUsdToday",
      ${exact(sql, sql`sums.usd`)} AS "cumulativeUsd", ${exact(sql, sql`sums.today`)} AS "cumulativeUsdToday"
    FROM checkpoint c CROSS JOIN sums CROSS JOIN recent LEFT JOIN day ON true`;
  return (
    row ?? {
      height: 0,
      time: null,
      day: null,
      runRateUsd: null,
      runRateGpuUsd: null,
      runRateCpuUsd: null,
      settledUsd: null,
      settledUsdToday: null,
      cumulativeUsd: null,
      cumulativeUsdToday: null,
      firstHeight: 0,
    }
  );
}

/** The same by denomination, most settled in USD first. */
export async function loadDenomVolumes(sql: Transaction): Promise<DenomVolumeRow[]> {
  /** What a denomination in which nothing was settled yet has none of. */
  const settledOnly = (value: Fragment): Fragment => sql`CASE WHEN sums.denom IS NULL THEN 0 ELSE ${value} END`;
  /** And what one in which no lease is paid any more has none of, on a day that is known. */
  const accruedOnly = (value: Fragment): Fragment => sql`CASE WHEN day.denom IS NULL THEN known.nothing ELSE ${value} END`;
  return sql<DenomVolumeRow[]>`
    WITH ${spent(sql)},
    sums AS (
      SELECT denom, sum(amount) AS amount, ${wholeSum(sql, sql`usd`)} AS usd, ${wholeSum(sql, sql`today`)} AS today,
        coalesce(sum(amount) FILTER (WHERE recent), 0) AS recent,
        CASE WHEN count(*) FILTER (WHERE recent) = count(usd) FILTER (WHERE recent)
          THEN coalesce(sum(usd) FILTER (WHERE recent), 0) END AS recent_usd
      FROM spent GROUP BY denom
    ),
    day AS (
      SELECT member AS denom, ${metricValue(sql, 'ANNUALIZED_VOLUME')} AS amount, ${metricValue(sql, 'ANNUALIZED_VOLUME_USD')} AS usd
      FROM figures WHERE grain = 'day' AND dimension = 'denom' AND bucket = ${newestCompleteDay(sql)} AND accrued > 0
    ),
    known AS (
      SELECT max(CASE WHEN covered_us > 0 THEN 0 END) AS nothing FROM figures
      WHERE grain = 'day' AND dimension = 'network' AND member = '' AND bucket = ${newestCompleteDay(sql)}
    ),
    told AS (
      SELECT denom, ${accruedOnly(sql`day.amount`)} AS run_rate, ${accruedOnly(sql`day.usd`)} AS run_rate_usd,
        coalesce(sums.amount, 0) AS amount, ${settledOnly(sql`sums.usd`)} AS usd,
        ${settledOnly(sql`sums.today`)} AS today, CASE WHEN EXISTS (SELECT FROM month) THEN coalesce(sums.recent, 0) END AS recent,
        CASE WHEN EXISTS (SELECT FROM month) THEN ${settledOnly(sql`sums.recent_usd`)} END AS recent_usd
      FROM sums FULL JOIN day USING (denom) CROSS JOIN known
    )
    SELECT denom, run_rate AS "runRate", run_rate_usd AS "runRateUsd", ${exact(sql, sql`recent::numeric(90, 24) * 365 / 30`)} AS settled,
      ${exact(sql, sql`recent_usd::numeric(90, 24) * 365 / 30`)} AS "settledUsd",
      ${exact(sql, sql`recent_usd::numeric(90, 24) / nullif(CASE WHEN count(*) OVER () = count(recent_usd) OVER () THEN sum(recent_usd) OVER () END, 0)`)} AS "settledShare",
      trim_scale(amount) AS cumulative, ${exact(sql, sql`usd`)} AS "cumulativeUsd", ${exact(sql, sql`today`)} AS "cumulativeUsdToday"
    FROM told ORDER BY told.recent_usd DESC NULLS LAST, told.usd DESC NULLS LAST, denom`;
}
