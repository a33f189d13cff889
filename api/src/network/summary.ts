// The market at the indexed block: totals of state tables, and the newest complete day's rates.
import type { Transaction } from '@leasebook/db';
import type { Fragment } from 'postgres';
import { providersNow } from '../market/providers.ts';
import { firstLeaseTime } from './first-lease.ts';
import { metricValue, newestCompleteDay } from './metric-sql.ts';

/** `part` / `whole` to 18 places; null without a whole. Plain integers would be divided to 16 digits only. */
function share(sql: Transaction, part: Fragment, whole: Fragment): Fragment {
  return sql`trim_scale(round(${part} / nullif(${whole}, 0)::numeric(38, 18), 18))`;
}

/** Exact decimal text where a number may be large or fractional; null where it is not known. */
export interface SummaryRow {
  gpusSupplied: string | null;
  gpusLeased: string;
  gpuUtilization: string | null;
  activeLeases: number;
  activeGpuLeases: number;
  activeDeployments: number;
  activeProviders: number;
  gpuProviders: number;
  countries: number;
  gpuModels: number;
  annualizedVolumeUsd: string | null;
  /** Of leases without GPUs. */
  annualizedCpuVolumeUsd: string | null;
  annualizedSettledUsd: string | null;
  gpuHourPriceMedianUsd: string | null;
  aktUsd: string | null;
  firstGpuLeaseTime: Date | null;
}

/** Reads the summary. */
export async function loadSummary(sql: Transaction): Promise<SummaryRow> {
  const [row] = await sql<SummaryRow[]>`
    WITH now AS MATERIALIZED (SELECT * FROM ${providersNow(sql)} AS p WHERE online),
    supply AS (
      SELECT sum(supplied) AS gpus, count(*) AS providers, count(*) FILTER (WHERE supplied > 0) AS gpu_providers,
        count(DISTINCT nullif(country, '')) FILTER (WHERE supplied > 0) AS countries
      FROM now
    ),
    models AS (
      SELECT count(DISTINCT (gpu.vendor, gpu.model)) AS count
      FROM now, jsonb_to_recordset(now.sample_gpus) AS gpu (vendor text, model text, count bigint)
      WHERE gpu.count > 0 AND gpu.model NOT IN ('', 'unknown')
    ),
    demand AS (
      SELECT coalesce(sum(gpus), 0) AS gpus, count(*) AS leases, count(*) FILTER (WHERE gpus > 0) AS gpu_leases
      FROM leases WHERE state IN ('active', 'reclaiming')
    ),
    day AS (
      SELECT ${metricValue(sql, 'ANNUALIZED_VOLUME_USD')} AS volume, ${metricValue(sql, 'ANNUALIZED_SETTLED_USD')} AS settled,
        trim_scale(round((accrued_usd - gpu_accrued_usd) * 31536000000000 / nullif(covered_us, 0), 18)) AS cpu_volume,
        trim_scale(price_median) AS price
      FROM figures WHERE grain = 'day' AND dimension = 'network' AND member = '' AND bucket = ${newestCompleteDay(sql)}
    )
    SELECT trim_scale(supply.gpus) AS "gpusSupplied", trim_scale(demand.gpus) AS "gpusLeased",
      ${share(sql, sql`demand.gpus`, sql`supply.gpus`)} AS "gpuUtilization",
      demand.leases AS "activeLeases", demand.gpu_leases AS "activeGpuLeases",
      (SELECT count(*) FROM deployments WHERE state = 'active') AS "activeDeployments",
      supply.providers AS "activeProviders", supply.gpu_providers AS "gpuProviders", supply.countries, models.count AS "gpuModels",
      day.volume AS "annualizedVolumeUsd", day.cpu_volume AS "annualizedCpuVolumeUsd", day.settled AS "annualizedSettledUsd", day.price AS "gpuHourPriceMedianUsd",
      (SELECT trim_scale(usd) FROM prices ORDER BY time DESC, source = 'oracle' DESC LIMIT 1) AS "aktUsd",
      ${firstLeaseTime(sql, sql`l.gpus > 0`)} AS "firstGpuLeaseTime"
    FROM supply CROSS JOIN models CROSS JOIN demand LEFT JOIN day ON true`;
  if (row === undefined) throw new Error('a select of totals gave no row');
  return row;
}

/** A yearly amount of one denomination. */
export interface VolumeRow {
  denom: string;
  amount: string;
  usd: string | null;
}

/** Annualized volume of the newest complete day by denomination, largest value first. */
export async function loadVolumeByDenom(sql: Transaction): Promise<VolumeRow[]> {
  return sql<VolumeRow[]>`
    SELECT denom, amount, usd FROM (
      SELECT member AS denom, ${metricValue(sql, 'ANNUALIZED_VOLUME')} AS amount, ${metricValue(sql, 'ANNUALIZED_VOLUME_USD')} AS usd
      FROM figures WHERE grain = 'day' AND dimension = 'denom' AND bucket = ${newestCompleteDay(sql)} AND accrued > 0
    ) AS volume
    WHERE amount IS NOT NULL
    ORDER BY usd DESC NULLS LAST, denom`;
}

/** A country's part of the market now. */
export interface CountryRow {
  country: string;
  providers: number;
  supplied: string;
  leased: string;
  utilization: string | null;
}

/** Countries with supply or leases of GPUs now, most supplied first. */
export async function loadCountries(sql: Transaction): Promise<CountryRow[]> {
  return sql<CountryRow[]>`
    SELECT country, count(*) FILTER (WHERE supplied > 0) AS providers, trim_scale(coalesce(sum(supplied), 0)) AS supplied,
      trim_scale(sum(leased)) AS leased, ${share(sql, sql`sum(leased)`, sql`sum(supplied)`)} AS utilization
    FROM ${providersNow(sql)} AS p
    GROUP BY country HAVING sum(leased) > 0 OR sum(supplied) > 0
    ORDER BY coalesce(sum(supplied), 0) DESC, sum(leased) DESC, country`;
}

/** A GPU model's part of the market now. */
export interface GpuModelRow {
  vendor: string;
  model: string;
  supplied: string;
  leased: string;
  utilization: string | null;
  providers: number;
  countries: number;
  p25: string | null;
  median: string | null;
  p75: string | null;
  /** Start of the day that the prices are of. */
  priced: Date | null;
}

/** GPU models that are supplied or leased now, most supplied first. */
export async function loadGpuModels(sql: Transaction): Promise<GpuModelRow[]> {
  return sql<GpuModelRow[]>`
    WITH supply AS (
      SELECT gpu.vendor, gpu.model, sum(gpu.count) AS gpus, count(DISTINCT now.owner) AS providers,
        count(DISTINCT nullif(now.country, '')) AS countries
      FROM ${providersNow(sql)} AS now, jsonb_to_recordset(now.sample_gpus) AS gpu (vendor text, model text, count bigint)
      WHERE now.online AND gpu.count > 0
      GROUP BY gpu.vendor, gpu.model
    ),
    demand AS (
      SELECT g.vendor, g.model, sum(g.count) AS gpus
      FROM leases l JOIN lease_gpus g USING (owner, dseq, gseq, oseq, provider, bseq)
      WHERE l.state IN ('active', 'reclaiming')
      GROUP BY g.vendor, g.model
    )
    SELECT vendor, model, trim_scale(coalesce(supply.gpus, 0)) AS supplied, trim_scale(coalesce(demand.gpus, 0)) AS leased,
      ${share(sql, sql`coalesce(demand.gpus, 0)`, sql`supply.gpus`)} AS utilization,
      coalesce(supply.providers, 0) AS providers, coalesce(supply.countries, 0) AS countries,
      trim_scale(price.price_p25) AS p25, trim_scale(price.price_median) AS median, trim_scale(price.price_p75) AS p75,
      price.bucket AS priced
    FROM supply FULL JOIN demand USING (vendor, model)
    LEFT JOIN LATERAL (
      SELECT f.price_p25, f.price_median, f.price_p75, f.bucket FROM figures f
      WHERE f.grain = 'day' AND f.dimension = 'model' AND f.member = vendor || '/' || model
        AND f.bucket <= ${newestCompleteDay(sql)} AND f.price_median IS NOT NULL
      ORDER BY f.bucket DESC LIMIT 1
    ) AS price ON true
    ORDER BY coalesce(supply.gpus, 0) DESC, coalesce(demand.gpus, 0) DESC, vendor, model`;
}
