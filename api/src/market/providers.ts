// Providers with their newest status and running leases, how they are ordered and filtered, and their attributes.
import { SAMPLE_VALIDITY_MICROSECONDS, type Transaction } from '@leasebook/db';
import type { Fragment } from 'postgres';
import { selectList } from '../connection/columns.ts';
import type { Connection, Filter, Source } from '../connection/connection.ts';
import { join, type Key, type Order, orderBy } from '../connection/order.ts';
import { anyOf, flag, number, text, wherever, whole } from '../connection/where.ts';
import type { ProviderFilter, ProviderOrder, ProviderWhere } from '../generated/resolvers.ts';
import type { Selection } from '../graphql/selection.ts';
import { SPEND_DAYS } from '../times/buckets.ts';
import { wholeSum } from '../volume/volume.ts';
import { countryArgument } from './members.ts';
import { modelsOf, splitModel } from './models.ts';

/** GPUs of one variant; parts that are not told are empty. */
export interface GpuVariantRow {
  vendor: string;
  model: string;
  ram: string;
  interface: string;
  count: number;
}

/** A provider's newest status answer, or why there was none. */
export interface SampleRow {
  time: Date;
  error: string | null;
  gpusAllocatable: number;
  gpusAllocated: number;
  activeLeases: number;
  gpus: GpuVariantRow[];
  suspect: string[];
}

export interface ProviderRow {
  owner: string;
  hostUri: string;
  email: string;
  website: string;
  country: string;
  createdHeight: number | null;
  online: boolean;
  gpusLeased: string;
  activeLeases: number;
  sampleTime: Date | null;
  sampleError: string | null;
  sampleGpusAllocatable: number | null;
  sampleGpusAllocated: number | null;
  sampleActiveLeases: number | null;
  sampleGpus: GpuVariantRow[] | null;
  sampleSuspect: string[] | null;
}

export type ProviderList = Connection<ProviderRow>;

/**
 * `providers` with the newest sample (`sample_*`), whether it counts (`online`: it answered, at most 36 hours before the
 * indexed block), the GPUs of online ones (`supplied`, else null) and what is leased of them now.
 */
export function providersNow(sql: Transaction): Fragment {
  const validity = `${SAMPLE_VALIDITY_MICROSECONDS} microseconds`;
  return sql`(
    SELECT p.*, s.time AS sample_time, s.error AS sample_error, s.gpus_allocatable AS sample_gpus_allocatable,
      s.gpus_allocated AS sample_gpus_allocated, s.active_leases AS sample_active_leases, s.gpus AS sample_gpus, s.suspect AS sample_suspect,
      s.online, CASE WHEN s.online THEN s.gpus_allocatable::bigint END AS supplied, l.leased, l.active_leases
    FROM providers p
    LEFT JOIN LATERAL (
      SELECT newest.*, newest.error IS NULL AND newest.time >= c.block_time - ${validity}::text::interval AS online
      FROM (SELECT * FROM provider_samples WHERE provider = p.owner ORDER BY time DESC LIMIT 1) AS newest, checkpoint c
    ) AS s ON true
    CROSS JOIN LATERAL (
      SELECT count(*) AS active_leases, coalesce(sum(gpus), 0) AS leased
      FROM leases WHERE provider = p.owner AND state IN ('active', 'reclaiming')
    ) AS l
  )`;
}

/** Fields that are made of the newest sample, and of running leases. */
const SAMPLED = ['online', 'newestSample'];
const LEASED = ['gpusLeased', 'activeLeases'];

const columns = selectList<ProviderRow>('Provider', {
  owner: 'row.owner',
  hostUri: { sql: 'row.host_uri', of: ['hostUri'] },
  email: { sql: 'row.email', of: ['email'] },
  website: { sql: 'row.website', of: ['website'] },
  country: { sql: 'row.country', of: ['country'] },
  createdHeight: { sql: 'row.created_height', of: ['createdHeight', 'createdTime'] },
  online: { sql: 'coalesce(row.online, false)', of: SAMPLED },
  gpusLeased: { sql: 'trim_scale(row.leased)', of: LEASED },
  activeLeases: { sql: 'row.active_leases', of: LEASED },
  sampleTime: { sql: 'row.sample_time', of: SAMPLED },
  sampleError: { sql: 'row.sample_error', of: SAMPLED },
  sampleGpusAllocatable: { sql: 'row.sample_gpus_allocatable', of: SAMPLED },
  sampleGpusAllocated: { sql: 'row.sample_gpus_allocated', of: SAMPLED },
  sampleActiveLeases: { sql: 'row.sample_active_leases', of: SAMPLED },
  sampleGpus: { sql: 'row.sample_gpus', of: SAMPLED },
  sampleSuspect: { sql: 'row.sample_suspect', of: SAMPLED },
});

/**
 * The same with `received_usd`: what was paid to it of late, as `spend` sums it up, less the take fee; null where any of it has no price.
 * It is summed up only for whoever orders by it.
 */
function relation(sql: Transaction): Fragment {
  return sql`(
    SELECT now.*, (
      SELECT ${wholeSum(sql, sql`s.usd`)} - ${wholeSum(sql, sql`s.take_usd`)} FROM spend_days s, checkpoint c
      WHERE s.dimension = 'provider' AND s.member = now.owner
        AND s.day > date_trunc('day', c.block_time, 'UTC') - ${`${24 * SPEND_DAYS} hours`}::text::interval
    ) AS received_usd
    FROM ${providersNow(sql)} AS now
  )`;
}

/** All providers. */
export const providerSource: Source = { relation, columns };

const UNIQUE: readonly Key[] = [{ column: 'owner', type: 'text' }];
const LEADS: Record<ProviderOrder['field'], Key> = {
  GPUS: { column: 'supplied', type: 'bigint', nullable: true },
  GPUS_LEASED: { column: 'leased', type: 'numeric' },
  ACTIVE_LEASES: { column: 'active_leases', type: 'bigint' },
  RECEIVED_USD: { column: 'received_usd', type: 'numeric', nullable: true },
  CREATED: { column: 'created_height', type: 'bigint', nullable: true },
  OWNER: { column: 'owner', type: 'text' },
};

/** The order that is asked for; those with most GPUs first by default. */
export function providerOrder(order?: ProviderOrder | null): Order {
  const field = order?.field ?? 'GPUS';
  return orderBy(`providers.${field}`, order?.direction ?? 'DESC', LEADS[field], UNIQUE);
}

/** The providers that fit all of what is given. */
export function providerFilter(filter: ProviderFilter): Filter {
  const model = filter.model == null ? undefined : splitModel(filter.model);
  return {
    id: JSON.stringify(filter),
    where(sql) {
      const conditions = [sql`true`];
      if (filter.country != null) conditions.push(sql`row.country = ${countryArgument(filter.country)}`);
      if (filter.online != null) conditions.push(sql`coalesce(row.online, false) = ${filter.online}`);
      if (model !== undefined) conditions.push(sql`row.online AND row.sample_gpus @> ${sql.json([{ ...model }])}`);
      return join(sql, conditions, sql` AND `);
    },
  };
}

/** The providers that fit `where` and an older filter. */
export const providerWhere = wherever<ProviderWhere>({
  owner: text('row.owner'),
  country: text('row.country', countryArgument),
  online: flag('coalesce(row.online, false)'),
  model: anyOf(
    (sql, models) => sql`(row.online AND EXISTS (
      SELECT FROM (${modelsOf(sql, models)}) AS wanted
      WHERE row.sample_gpus @> jsonb_build_array(jsonb_build_object('vendor', wanted.vendor, 'model', wanted.model))))`,
  ),
  gpusLeased: number('row.leased'),
  activeLeases: whole('row.active_leases'),
  createdHeight: whole('row.created_height'),
});

/** Providers by their addresses. */
export async function loadProviders(sql: Transaction, owners: readonly string[], asked: Selection): Promise<ProviderRow[]> {
  // What a provider has and does now takes as long to find as everything else together.
  const relation = asked.asks('Provider', [...SAMPLED, ...LEASED]) ? providersNow(sql) : sql`providers`;
  return sql<ProviderRow[]>`SELECT ${columns(sql, asked)} FROM ${relation} AS row WHERE row.owner = ANY(${[...owners]}::text[])`;
}

/** The newest sample of a provider; null before the first. */
export function newestSample(row: ProviderRow): SampleRow | null {
  if (row.sampleTime === null) return null;
  return {
    time: row.sampleTime,
    error: row.sampleError,
    gpusAllocatable: row.sampleGpusAllocatable ?? 0,
    gpusAllocated: row.sampleGpusAllocated ?? 0,
    activeLeases: row.sampleActiveLeases ?? 0,
    gpus: row.sampleGpus ?? [],
    suspect: row.sampleSuspect ?? [],
  };
}

/** An attribute in force. */
export interface AttributeRow {
  owner: string;
  key: string;
  value: string;
}

/** Attributes of providers that are in force, by key. */
export async function loadProviderAttributes(sql: Transaction, owners: readonly string[]): Promise<AttributeRow[]> {
  return sql<AttributeRow[]>`
    SELECT owner, key, value FROM provider_attributes WHERE owner = ANY(${[...owners]}::text[]) AND to_height IS NULL ORDER BY owner, key`;
}
