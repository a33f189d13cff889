// Supply and demand by member of a dimension, time online, and what is known of hardware that no total holds.
import { CELL_COLUMNS, type MetricDimension, type Transaction } from '@leasebook/db';
import type { Fragment } from 'postgres';
import { RequestError } from '../errors.ts';
import type { NoInventoryReason } from '../generated/resolvers.ts';
import { fine } from '../network/metric-sql.ts';
import { type CellFilter, cellDimension, cellDimensions, sumsOfCells } from '../series/cells.ts';
import { endOf, isWithin, type MarketScope, shareOf, startOf } from './scope.ts';
import { newestAnswers } from './utilization.ts';

export interface MemberRow {
  member: string;
  gpusInstalled: string | null;
  gpusSupplied: string | null;
  supplyShare: string | null;
  gpusAllocated: string | null;
  gpusAllocatedMin: string | null;
  gpusAllocatedMax: string | null;
  gpusLeased: string | null;
  leaseShare: string | null;
  utilization: string | null;
  utilizationReported: string | null;
  utilizationReportedMin: string | null;
  utilizationReportedMax: string | null;
  leases: string | null;
  cpusSupplied: string | null;
  cpusLeased: string | null;
  memorySupplied: string | null;
  memoryLeased: string | null;
  storageSupplied: string | null;
  storageLeased: string | null;
  providers: number;
}

function filtersOf({ provider, country, model }: MarketScope): CellFilter[] {
  return [
    ...(provider === null ? [] : [{ dimension: 'PROVIDER' as const, members: [provider] }]),
    ...(country === null ? [] : [{ dimension: 'COUNTRY' as const, members: [country] }]),
    ...(model === null ? [] : [{ dimension: 'MODEL' as const, members: [`${model.vendor}/${model.model}`] }]),
  ];
}

/** Whether a day `column` touches the range. */
function isTouched(sql: Transaction, scope: MarketScope, column: string): Fragment {
  return sql`${sql(column)} >= date_trunc('day', ${startOf(sql, scope)}, 'UTC') AND ${sql(column)} < ${endOf(sql, scope)}`;
}

/**
 * Supply and demand over the days that the range touches.
 * @throws RequestError `UNSUPPORTED_DIMENSION`.
 */
export async function loadBreakdown(sql: Transaction, scope: MarketScope, dimension: MetricDimension): Promise<MemberRow[]> {
  const by = cellDimension(dimension);
  if (by === null) {
    throw new RequestError(
      'UNSUPPORTED_DIMENSION',
      `Supply cannot be split by ${dimension}.`,
      `Use one of: ${cellDimensions.map((name) => `by: ${name}`).join(', ')}.`,
    );
  }
  const ofProviders = by.of === 'provider';
  const mean = (column: string, over: 'us' | 'supply_us'): Fragment =>
    sql`trim_scale(round(${fine(sql, sql`m.${sql(column)}`)} / nullif(c.${sql(over)}, 0), 18))`;
  const own = (value: Fragment): Fragment => (ofProviders ? value : sql`NULL`);
  return sql<MemberRow[]>`
    WITH m AS (
      SELECT member, sum(gpu_installed_us) AS gpu_installed_us, sum(gpu_supplied_us) AS gpu_supplied_us,
        sum(gpu_allocated_us) AS gpu_allocated_us, sum(gpu_allocated_min_us) AS gpu_allocated_min_us,
        sum(gpu_allocated_max_us) AS gpu_allocated_max_us, sum(gpu_leased_us) AS gpu_leased_us,
        sum(${ofProviders ? sql`lease_us` : sql`variant_lease_us`}) AS leases_us, sum(cpu_supplied_us) * 0.001 AS cpu_supplied_us,
        sum(cpu_leased_us) * 0.001 AS cpu_leased_us, sum(memory_supplied_us) AS memory_supplied_us,
        sum(memory_leased_us) AS memory_leased_us, sum(storage_supplied_us) AS storage_supplied_us,
        sum(storage_leased_us) AS storage_leased_us
      FROM (${sumsOfCells(sql, { grain: 'day', by, filters: filtersOf(scope), columns: CELL_COLUMNS, isWanted: isTouched(sql, scope, 'f.bucket') })}) AS day
      GROUP BY member
    ), c AS (
      SELECT sum(covered_us) AS us, sum(supply_covered_us) AS supply_us FROM figures
      WHERE grain = 'day' AND dimension = 'network' AND member = '' AND ${isTouched(sql, scope, 'bucket')}
    ), online AS (
      SELECT ${sql.unsafe(by.member)} AS member, count(DISTINCT c.provider) AS providers
      FROM cell_figures f CROSS JOIN LATERAL unnest(f.figures) AS u
      JOIN market_cells c USING (cell)
      WHERE f.grain = 'day' AND ${isTouched(sql, scope, 'f.bucket')} AND ${ofProviders ? sql`u.online_us > 0` : sql`u.gpu_supplied_us > 0`}
      GROUP BY 1
    )
    SELECT m.member, ${mean('gpu_installed_us', 'supply_us')} AS "gpusInstalled", ${mean('gpu_supplied_us', 'supply_us')} AS "gpusSupplied",
      ${shareOf(sql, sql`m.gpu_supplied_us`, sql`sum(m.gpu_supplied_us) OVER ()`)} AS "supplyShare",
      ${own(mean('gpu_allocated_us', 'supply_us'))} AS "gpusAllocated",
      ${mean('gpu_allocated_min_us', 'supply_us')} AS "gpusAllocatedMin", ${mean('gpu_allocated_max_us', 'supply_us')} AS "gpusAllocatedMax",
      ${mean('gpu_leased_us', 'us')} AS "gpusLeased",
      ${shareOf(sql, sql`m.gpu_leased_us`, sql`sum(m.gpu_leased_us) OVER ()`)} AS "leaseShare",
      ${shareOf(sql, sql`m.gpu_leased_us * c.supply_us`, sql`m.gpu_supplied_us * c.us`)} AS utilization,
      ${own(shareOf(sql, sql`m.gpu_allocated_us`, sql`m.gpu_supplied_us`))} AS "utilizationReported",
      ${shareOf(sql, sql`m.gpu_allocated_min_us`, sql`m.gpu_supplied_us`)} AS "utilizationReportedMin",
      ${shareOf(sql, sql`m.gpu_allocated_max_us`, sql`m.gpu_supplied_us`)} AS "utilizationReportedMax",
      ${mean('leases_us', 'us')} AS leases,
      ${own(mean('cpu_supplied_us', 'supply_us'))} AS "cpusSupplied", ${own(mean('cpu_leased_us', 'us'))} AS "cpusLeased",
      ${own(mean('memory_supplied_us', 'supply_us'))} AS "memorySupplied", ${own(mean('memory_leased_us', 'us'))} AS "memoryLeased",
      ${own(mean('storage_supplied_us', 'supply_us'))} AS "storageSupplied", ${own(mean('storage_leased_us', 'us'))} AS "storageLeased",
      coalesce(online.providers, 0)::int AS providers
    FROM m CROSS JOIN c LEFT JOIN online USING (member)
    ORDER BY m.gpu_supplied_us DESC, m.gpu_leased_us DESC, m.member`;
}

export interface OnlineRow {
  providerAddress: string;
  share: string;
  suspectShare: string;
  hours: string;
}

/** How long each provider was online within the days that the range touches. */
export async function loadOnline(sql: Transaction, scope: MarketScope): Promise<OnlineRow[]> {
  const provider = cellDimension('PROVIDER');
  const filters = filtersOf({ ...scope, model: null });
  return sql<OnlineRow[]>`
    SELECT member AS "providerAddress", ${shareOf(sql, sql`sum(online_us)`, sql`c.supply_us`)} AS share,
      ${shareOf(sql, sql`sum(suspect_us)`, sql`c.supply_us`)} AS "suspectShare",
      trim_scale(round(${fine(sql, sql`sum(online_us)`)} / 3600000000, 18)) AS hours
    FROM (${sumsOfCells(sql, { grain: 'day', by: provider, filters, columns: ['online_us', 'suspect_us'], isWanted: isTouched(sql, scope, 'f.bucket') })}) AS day
    CROSS JOIN (
      SELECT sum(supply_covered_us) AS supply_us FROM figures
      WHERE grain = 'day' AND dimension = 'network' AND member = '' AND ${isTouched(sql, scope, 'bucket')}
    ) AS c
    WHERE c.supply_us > 0
    GROUP BY member, c.supply_us
    ORDER BY sum(online_us) DESC, member`;
}

export interface AllocationRow {
  vendor: string;
  model: string;
  supplied: string;
  min: string;
  max: string;
  leased: string;
}

/** Bounds of what is in use of each model now. */
export async function loadModelAllocation(sql: Transaction): Promise<AllocationRow[]> {
  return sql<AllocationRow[]>`
    WITH supply AS (
      SELECT g.vendor, g.model, sum(g.count) AS supplied, sum(coalesce(g."allocatedMin", 0)) AS min,
        sum(coalesce(g."allocatedMax", g.count)) AS max
      FROM (${newestAnswers(sql)}) AS a,
        jsonb_to_recordset(a.gpus) AS g (vendor text, model text, count numeric, "allocatedMin" numeric, "allocatedMax" numeric)
      WHERE a.known GROUP BY g.vendor, g.model
    ), demand AS (
      SELECT g.vendor, g.model, sum(g.count) AS leased
      FROM leases l JOIN lease_gpus g USING (owner, dseq, gseq, oseq, provider, bseq)
      WHERE l.state IN ('active', 'reclaiming') GROUP BY g.vendor, g.model
    )
    SELECT vendor, model, trim_scale(coalesce(supplied, 0)) AS supplied, trim_scale(coalesce(min, 0)) AS min,
      trim_scale(coalesce(max, 0)) AS max, trim_scale(coalesce(leased, 0)) AS leased
    FROM supply FULL JOIN demand USING (vendor, model)
    ORDER BY coalesce(supplied, 0) DESC, coalesce(leased, 0) DESC, vendor, model`;
}

export interface DeclaredRow {
  providerAddress: string;
  country: string;
  vendor: string;
  model: string;
  ram: string;
  interface: string;
  reason: NoInventoryReason;
}

/** GPU models that providers without known hardware declare, by attributes in force. */
export async function loadDeclaredModels(sql: Transaction): Promise<DeclaredRow[]> {
  return sql<DeclaredRow[]>`
    SELECT a.owner AS "providerAddress", a.country, part[1] AS vendor, part[2] AS model, coalesce(part[3], '') AS ram,
      coalesce(part[4], '') AS interface,
      CASE WHEN a.time IS NULL THEN 'NEVER' WHEN a.error IS NOT NULL THEN 'FAILED' WHEN NOT a.stands THEN 'STALE' ELSE 'SUSPECT' END AS reason
    FROM (${newestAnswers(sql)}) AS a
    JOIN provider_attributes t ON t.owner = a.owner AND t.to_height IS NULL AND t.value = 'true'
    CROSS JOIN LATERAL regexp_match(t.key, '^capabilities/gpu/vendor/([^/]+)/model/([^/]+)(?:/ram/([^/]+))?(?:/interface/([^/]+))?$') AS part
    WHERE NOT a.known AND part IS NOT NULL AND part[1] NOT LIKE '%*' AND part[2] NOT LIKE '%*'
      -- A model, its RAM and its interface are attributes each: the one that tells most stands for all.
      AND NOT EXISTS (
        SELECT FROM provider_attributes more
        WHERE more.owner = t.owner AND more.to_height IS NULL AND more.value = 'true' AND starts_with(more.key, t.key || '/')
      )
    ORDER BY a.owner, vendor, model, ram, interface`;
}

export interface SuspectRow {
  providerAddress: string;
  reason: string;
  answers: number;
  firstTime: Date;
  lastTime: Date;
}

export interface SuspectAnswersRow {
  answers: number;
  providers: number;
  providersNow: number;
  rows: SuspectRow[];
}

/** Answers of the range that are nonsense. */
export async function loadSuspectAnswers(sql: Transaction, scope: MarketScope): Promise<SuspectAnswersRow> {
  const [total] = await sql<Omit<SuspectAnswersRow, 'rows'>[]>`
    SELECT count(*) AS answers, count(DISTINCT provider) AS providers,
      (SELECT count(*) FROM (${newestAnswers(sql)}) AS a WHERE a.stands AND cardinality(a.suspect) > 0) AS "providersNow"
    FROM provider_samples WHERE suspect <> '{}' AND ${isWithin(sql, scope, 'time')}`;
  const rows = await sql<SuspectRow[]>`
    SELECT provider AS "providerAddress", reason, count(*) AS answers, min(time) AS "firstTime", max(time) AS "lastTime"
    FROM provider_samples CROSS JOIN unnest(suspect) AS reason
    WHERE suspect <> '{}' AND ${isWithin(sql, scope, 'time')}
    GROUP BY provider, reason
    ORDER BY max(time) DESC, provider, reason`;
  return { answers: total?.answers ?? 0, providers: total?.providers ?? 0, providersNow: total?.providersNow ?? 0, rows: [...rows] };
}
