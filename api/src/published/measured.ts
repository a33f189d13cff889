// What this chain shows for each published figure: now, and on the day when it was highest.
import { AXL_USDC_OF_NETWORKS, type MetricName, type Transaction } from '@leasebook/db';
import type { Fragment } from 'postgres';
import { join } from '../connection/order.ts';
import { firstLeaseTime } from '../network/first-lease.ts';
import { metricValue, newestCompleteDay } from '../network/metric-sql.ts';

/** Exact decimal text; null where it is not known. */
export interface NowAndPeak {
  now: string | null;
  peak: string | null;
  peakTime: Date | null;
}

const NOTHING: NowAndPeak = { now: null, peak: null, peakTime: null };

/** Metrics of the network's days that published figures are held against. */
const NETWORK_METRICS = [
  'GPUS_SUPPLIED',
  'GPU_UTILIZATION',
  'ANNUALIZED_VOLUME_USD',
  'ANNUALIZED_SETTLED_USD',
  'GPU_PROVIDERS',
  'COUNTRIES',
  'GPU_MODELS',
] as const satisfies readonly MetricName[];

type DayMetric = (typeof NETWORK_METRICS)[number] | 'CPU_VOLUME_USD';

/** By the newest complete day, and the highest of complete days; the earliest of equal ones. */
export async function loadDayMetrics(sql: Transaction): Promise<Readonly<Record<DayMetric, NowAndPeak>>> {
  const values: readonly [DayMetric, Fragment][] = [
    ...NETWORK_METRICS.map((name): [DayMetric, Fragment] => [name, metricValue(sql, name)]),
    // A year's run-rate of leases without GPUs, as ANNUALIZED_VOLUME_USD tells that of all.
    ['CPU_VOLUME_USD', sql`trim_scale(round((accrued_usd - gpu_accrued_usd) * 31536000000000 / nullif(covered_us, 0), 18))`],
  ];
  const lists = join(
    sql,
    values.map(([name, value]) => sql`SELECT ${name} AS name, bucket, ${value} AS value FROM days`),
    sql` UNION ALL `,
  );
  const rows = await sql<({ name: DayMetric } & NowAndPeak)[]>`
    WITH days AS (
      SELECT * FROM figures WHERE grain = 'day' AND dimension = 'network' AND member = ''
        AND bucket <= ${newestCompleteDay(sql)}
    ),
    told AS (${lists}),
    peaks AS (SELECT DISTINCT ON (name) name, value, bucket FROM told WHERE value IS NOT NULL ORDER BY name, value DESC, bucket)
    SELECT told.name, told.value AS now, peaks.value AS peak, peaks.bucket AS "peakTime"
    FROM told LEFT JOIN peaks USING (name) WHERE told.bucket = ${newestCompleteDay(sql)}`;
  const found = new Map(rows.map(({ name, ...value }) => [name, value]));
  const of = (name: DayMetric): NowAndPeak => found.get(name) ?? NOTHING;
  return {
    GPUS_SUPPLIED: of('GPUS_SUPPLIED'),
    GPU_UTILIZATION: of('GPU_UTILIZATION'),
    ANNUALIZED_VOLUME_USD: of('ANNUALIZED_VOLUME_USD'),
    ANNUALIZED_SETTLED_USD: of('ANNUALIZED_SETTLED_USD'),
    GPU_PROVIDERS: of('GPU_PROVIDERS'),
    COUNTRIES: of('COUNTRIES'),
    GPU_MODELS: of('GPU_MODELS'),
    CPU_VOLUME_USD: of('CPU_VOLUME_USD'),
  };
}

/** Variants of GPUs (model × RAM × interface) supplied, unknown models left out: on the newest complete day, and the most of complete days. */
export async function loadChipVariants(sql: Transaction): Promise<NowAndPeak> {
  const [row] = await sql<NowAndPeak[]>`
    WITH days AS (
      SELECT d.bucket, count(*) FILTER (WHERE us > 0 AND split_part(variant, '/', 2) NOT IN ('', 'unknown')) AS variants
      FROM dimension_days d CROSS JOIN LATERAL unnest(d.member, d.gpu_supplied_us) AS each (variant, us)
      JOIN figures f ON f.grain = 'day' AND f.dimension = 'network' AND f.member = '' AND f.bucket = d.bucket AND f.supply_covered_us > 0
      WHERE d.dimension = 'variant' AND d.bucket <= ${newestCompleteDay(sql)}
      GROUP BY d.bucket
    )
    SELECT (SELECT variants::text FROM days WHERE bucket = ${newestCompleteDay(sql)}) AS now, variants::text AS peak, bucket AS "peakTime"
    FROM days ORDER BY variants DESC, bucket LIMIT 1`;
  return row ?? NOTHING;
}

/** Share of each currency in the settled USD of 30 days, and of those when it was highest; the day is their last. */
export interface PaymentShares {
  uakt: NowAndPeak;
  usdc: NowAndPeak;
  uact: NowAndPeak;
}

/**
 * Shares of payments by denomination, of 30 days that end with the newest complete day, and at the peak of such spans; null where a
 * part has no price, and before 30 days are indexed, as Volume.byDenom tells them.
 */
export async function loadPaymentShares(sql: Transaction): Promise<PaymentShares> {
  const rows = await sql<({ denom: string } & NowAndPeak)[]>`
    WITH days AS (
      SELECT f.bucket, f.covered_us = 86400000000 AS whole, sum(s.usd) AS all_usd, sum(s.usd) FILTER (WHERE s.denom = 'uakt') AS uakt,
        sum(s.usd) FILTER (WHERE s.denom = ANY(${[...AXL_USDC_OF_NETWORKS]}::text[])) AS usdc,
        sum(s.usd) FILTER (WHERE s.denom = 'uact') AS uact,
        count(s.denom) - count(s.usd) AS unpriced
      FROM figures f LEFT JOIN spend_days s ON s.dimension = 'network' AND s.member = '' AND s.day = f.bucket
      WHERE f.grain = 'day' AND f.dimension = 'network' AND f.member = '' AND f.bucket <= ${newestCompleteDay(sql)}
      GROUP BY f.bucket, f.covered_us
    ),
    spans AS (
      SELECT bucket, CASE WHEN sum(unpriced) OVER span = 0 AND first_value(bucket) OVER span = bucket - interval '29 days'
          AND first_value(whole) OVER span THEN sum(all_usd) OVER span END AS all_usd, sum(uakt) OVER span AS uakt,
        sum(usdc) OVER span AS usdc, sum(uact) OVER span AS uact
      FROM days WINDOW span AS (ORDER BY bucket RANGE BETWEEN interval '29 days' PRECEDING AND CURRENT ROW)
    ),
    shares AS (
      SELECT bucket, denom, trim_scale(round(coalesce(usd, 0) / nullif(all_usd, 0), 18)) AS share
      FROM spans CROSS JOIN LATERAL (VALUES ('uakt', uakt), ('usdc', usdc), ('uact', uact)) AS part (denom, usd)
    ),
    peaks AS (SELECT DISTINCT ON (denom) denom, share, bucket FROM shares WHERE share IS NOT NULL ORDER BY denom, share DESC, bucket)
    SELECT denom, shares.share AS now, peaks.share AS peak, peaks.bucket AS "peakTime"
    FROM shares LEFT JOIN peaks USING (denom) WHERE shares.bucket = ${newestCompleteDay(sql)}`;
  const found = new Map(rows.map(({ denom, ...value }) => [denom, value]));
  return { uakt: found.get('uakt') ?? NOTHING, usdc: found.get('usdc') ?? NOTHING, uact: found.get('uact') ?? NOTHING };
}

/** Take fees ÷ payouts of AKT and USDC by day. */
export async function loadTakeRates(sql: Transaction): Promise<{ uakt: NowAndPeak; usdc: NowAndPeak }> {
  const rows = await sql<({ member: string } & NowAndPeak)[]>`
    WITH days AS (
      SELECT CASE member WHEN 'uakt' THEN 'uakt' ELSE 'usdc' END AS member, bucket, ${metricValue(sql, 'EFFECTIVE_TAKE_RATE')} AS value
      FROM figures
      WHERE grain = 'day' AND dimension = 'denom' AND member = ANY(${['uakt', ...AXL_USDC_OF_NETWORKS]}::text[]) AND bucket <= ${newestCompleteDay(sql)}
    ),
    peaks AS (SELECT DISTINCT ON (member) member, value, bucket FROM days WHERE value IS NOT NULL ORDER BY member, value DESC, bucket)
    SELECT peaks.member, peaks.value AS peak, peaks.bucket AS "peakTime",
      (SELECT value FROM days WHERE days.member = peaks.member AND days.bucket = ${newestCompleteDay(sql)}) AS now
    FROM peaks`;
  const found = new Map(rows.map(({ member, ...value }) => [member, value]));
  return { uakt: found.get('uakt') ?? NOTHING, usdc: found.get('usdc') ?? NOTHING };
}

/** When the first lease with GPUs was created; null before it, and where the index began from a state of a node. */
export async function loadFirstGpuLease(sql: Transaction): Promise<Date | null> {
  const [row] = await sql<{ time: Date | null }[]>`SELECT ${firstLeaseTime(sql, sql`l.gpus > 0`)} AS time`;
  return row?.time ?? null;
}
