// Leases as the tables hold them, how they are ordered and filtered, and their nested rows.
import type { Transaction } from '@leasebook/db';
import { addressArgument } from '../address.ts';
import { inCapitals, selectList } from '../connection/columns.ts';
import type { Connection, Filter, Source } from '../connection/connection.ts';
import { join, type Key, type Order, orderBy } from '../connection/order.ts';
import { inHeights, inNumbers, inTimes } from '../connection/ranges.ts';
import { anyOf, flag, happenedBounds, happenedIn, moment, named, number, text, wherever, whole } from '../connection/where.ts';
import { RequestError } from '../errors.ts';
import type { LeaseFilter, LeaseOrder, LeaseState, LeaseWhere } from '../generated/resolvers.ts';
import type { Selection } from '../graphql/selection.ts';
import { dseqText, joinDeployments, joinLeases, LEASE_KEY, LEASE_UNIQUE, leaseKey } from './keys.ts';
import { modelsOf, splitModel } from './models.ts';

/** A row of `leases`; prices and quantities are exact decimal text. */
export interface LeaseRow {
  /** owner/dseq/gseq/oseq/provider/bseq */
  key: string;
  owner: string;
  dseq: string;
  gseq: number;
  oseq: number;
  provider: string;
  bseq: number;
  state: LeaseState;
  priceDenom: string;
  priceAmount: string;
  createdHeight: number;
  createdTime: Date;
  closedHeight: number | null;
  closedTime: Date | null;
  reason: number;
  announcedReason: number | null;
  gpus: string;
  vcpus: string;
  memoryBytes: string;
  storageBytes: string;
}

export type LeaseList = Connection<LeaseRow>;

const PRICED = ['price', 'usdPerHour', 'usdPerHourAtClose'];

/** What search tells of a lease is always read. */
const columns = selectList<LeaseRow>('Lease', {
  key: { sql: LEASE_KEY, of: ['id', 'prices', 'gpuVariants'] },
  owner: 'row.owner',
  dseq: 'row.dseq',
  gseq: 'row.gseq',
  oseq: 'row.oseq',
  provider: 'row.provider',
  bseq: 'row.bseq',
  state: inCapitals('row.state'),
  priceDenom: { sql: 'row.price_denom', of: PRICED },
  priceAmount: { sql: 'trim_scale(row.price_amount)', of: PRICED },
  createdHeight: { sql: 'row.created_height', of: ['createdHeight'] },
  createdTime: { sql: 'row.created_time', of: ['createdTime'] },
  closedHeight: { sql: 'row.closed_height', of: ['closedHeight'] },
  // The value of the price in USD is that of this moment.
  closedTime: { sql: 'row.closed_time', of: ['closedTime', 'usdPerHourAtClose', 'DenomAmount.usd'] },
  reason: { sql: 'row.reason', of: ['reason'] },
  announcedReason: { sql: 'row.announced_reason', of: ['announcedReason'] },
  gpus: { sql: 'trim_scale(row.gpus)', of: ['gpus'] },
  vcpus: { sql: 'trim_scale(row.cpu_millis / 1000)', of: ['vcpus'] },
  memoryBytes: { sql: 'trim_scale(row.memory_bytes)', of: ['memoryBytes'] },
  storageBytes: { sql: 'trim_scale(row.storage_bytes)', of: ['storageBytes'] },
});

/** All leases. */
export const leaseSource: Source = {
  relation: (sql) => sql`leases`,
  columns,
  total: (sql) => sql`coalesce((SELECT rows FROM list_counts WHERE list = 'leases'), 0)`,
};

/** Leases of a provider, by its address. */
export const providerLeaseSource: Source = { ...leaseSource, partition: (sql, key) => sql`row.provider = ${key}` };

/** Leases of a tenant, by its address. */
export const tenantLeaseSource: Source = { ...leaseSource, partition: (sql, key) => sql`row.owner = ${key}` };

const LEADS: Record<LeaseOrder['field'], Key> = {
  CREATED: { column: 'created_height', type: 'bigint' },
  CLOSED: { column: 'closed_height', type: 'bigint', nullable: true, sparse: true },
  GPUS: { column: 'gpus', type: 'numeric' },
  PRICE: { column: 'price_amount', type: 'numeric' },
};

/** The order that is asked for; newest first by default. */
export function leaseOrder(order?: LeaseOrder | null): Order {
  const field = order?.field ?? 'CREATED';
  return orderBy(`leases.${field}`, order?.direction ?? 'DESC', LEADS[field], LEASE_UNIQUE);
}

/** The leases that fit all of what is given. */
export function leaseFilter(filter: LeaseFilter): Filter {
  return {
    id: JSON.stringify(filter),
    where(sql) {
      const conditions = [sql`true`];
      if (filter.states != null) conditions.push(sql`row.state = ANY(${filter.states.map((state) => state.toLowerCase())}::text[])`);
      if (filter.owner != null) conditions.push(sql`row.owner = ${addressArgument(filter.owner)}`);
      if (filter.provider != null) conditions.push(sql`row.provider = ${addressArgument(filter.provider)}`);
      if (filter.dseq != null) conditions.push(sql`row.dseq = ${dseqText(filter.dseq)}::text::numeric`);
      if (filter.denom != null) conditions.push(sql`row.price_denom = ${filter.denom}`);
      if (filter.minGpus != null) conditions.push(sql`row.gpus >= ${filter.minGpus}`);
      if (filter.hasGpu != null) conditions.push(filter.hasGpu ? sql`row.gpus > 0` : sql`row.gpus = 0`);
      if (filter.createdFrom != null) conditions.push(sql`row.created_time >= ${filter.createdFrom}`);
      if (filter.createdTo != null) conditions.push(sql`row.created_time < ${filter.createdTo}`);
      conditions.push(
        ...inHeights(sql, 'created_height', filter.createdHeight),
        ...inTimes(sql, 'created_time', filter.createdTime),
        ...inHeights(sql, 'closed_height', filter.closedHeight),
        ...inTimes(sql, 'closed_time', filter.closedTime),
      );
      conditions.push(...inNumbers(sql, 'gpus', filter.gpus));
      if (filter.model != null) {
        const { vendor, model } = splitModel(filter.model);
        conditions.push(sql`EXISTS (
          SELECT FROM lease_gpus g WHERE g.vendor = ${vendor} AND g.model = ${model}
            AND (g.owner, g.dseq, g.gseq, g.oseq, g.provider, g.bseq) = (row.owner, row.dseq, row.gseq, row.oseq, row.provider, row.bseq))`);
      }
      return join(sql, conditions, sql` AND `);
    },
    bounds: happenedBounds(filter),
  };
}

/** The leases that fit `where` and an older filter. */
export const leaseWhere = wherever<LeaseWhere>(
  {
    state: named('row.state'),
    owner: text('row.owner'),
    provider: text('row.provider'),
    dseq: number('row.dseq'),
    denom: text('row.price_denom'),
    price: number('row.price_amount'),
    model: anyOf(
      (sql, models) => sql`EXISTS (
      SELECT FROM lease_gpus g WHERE (g.vendor, g.model) IN (${modelsOf(sql, models)})
        AND (g.owner, g.dseq, g.gseq, g.oseq, g.provider, g.bseq) = (row.owner, row.dseq, row.gseq, row.oseq, row.provider, row.bseq))`,
    ),
    reason: text('row.reason::text', reasonNumber),
    announcedReason: text('row.announced_reason::text', reasonNumber),
    hasGpu: flag('row.gpus > 0'),
    gpus: number('row.gpus'),
    vcpus: number('row.cpu_millis / 1000'),
    createdHeight: whole('row.created_height'),
    createdTime: moment('row.created_time'),
    closedHeight: whole('row.closed_height'),
    closedTime: moment('row.closed_time'),
  },
  happenedIn,
);

/** Leases by their keys. */
export async function loadLeases(sql: Transaction, keys: readonly string[], asked: Selection): Promise<LeaseRow[]> {
  return sql<LeaseRow[]>`SELECT ${columns(sql, asked)} FROM leases AS row ${joinLeases(sql, keys)}`;
}

/** Leases that began or ended in blocks from one to another, both included. */
export async function loadLeasesOfBlocks(sql: Transaction, from: number, to: number): Promise<LeaseRow[]> {
  return sql<LeaseRow[]>`
    SELECT ${columns(sql)} FROM leases AS row
    WHERE row.created_height BETWEEN ${from}::bigint AND ${to}::bigint OR row.closed_height BETWEEN ${from}::bigint AND ${to}::bigint
    ORDER BY row.owner, row.dseq, row.gseq, row.oseq`;
}

/** All leases of deployments, given by owner/dseq, newest first. */
export async function loadDeploymentLeases(
  sql: Transaction,
  keys: readonly string[],
  asked: Selection,
): Promise<(LeaseRow & { deployment: string })[]> {
  return sql<(LeaseRow & { deployment: string })[]>`
    SELECT ${columns(sql, asked)}, concat_ws('/', row.owner, row.dseq) AS deployment FROM leases AS row ${joinDeployments(sql, keys)}
    ORDER BY row.created_height DESC, row.gseq DESC, row.oseq DESC, row.provider, row.bseq`;
}

/** A price that a lease had from a block on. */
export interface LeasePriceRow {
  lease: string;
  fromHeight: number;
  /** Time of that block; null where it was before the first indexed block. */
  fromTime: Date | null;
  denom: string;
  amount: string;
}

/** All prices of leases, oldest first. */
export async function loadLeasePrices(sql: Transaction, keys: readonly string[]): Promise<LeasePriceRow[]> {
  return sql<LeasePriceRow[]>`
    SELECT ${leaseKey(sql)} AS lease, row.from_height AS "fromHeight", b.time AS "fromTime", row.denom, trim_scale(row.amount) AS amount
    FROM lease_prices AS row ${joinLeases(sql, keys)} LEFT JOIN blocks b ON b.height = row.from_height
    ORDER BY row.from_height`;
}

/** GPUs of one variant in a lease. */
export interface LeaseGpuRow {
  lease: string;
  vendor: string;
  model: string;
  ram: string;
  interface: string;
  count: number;
}

/** GPU variants of leases, most of them first. */
export async function loadLeaseGpus(sql: Transaction, keys: readonly string[]): Promise<LeaseGpuRow[]> {
  return sql<LeaseGpuRow[]>`
    SELECT ${leaseKey(sql)} AS lease, row.vendor, row.model, row.ram, row.interface, row.count::integer AS count
    FROM lease_gpus AS row ${joinLeases(sql, keys)}
    ORDER BY row.count DESC, row.vendor, row.model, row.ram, row.interface`;
}

/** Names of a lease's closing reasons as the chain stores them (protocol 3.1: LeaseClosedReason). */
export const LEASE_REASONS = new Map([
  [0, 'lease_closed_invalid'],
  [1, 'lease_closed_owner'],
  [10_000, 'lease_closed_reason_unstable'],
  [10_001, 'lease_closed_reason_decommission'],
  [10_002, 'lease_closed_reason_unspecified'],
  [10_003, 'lease_closed_reason_manifest_timeout'],
  [20_000, 'lease_closed_reason_insufficient_funds'],
]);

/** The chain's name of a reason; its number as text where this version knows no name. */
export function reasonName(reason: number): string {
  return LEASE_REASONS.get(reason) ?? String(reason);
}

/**
 * The number, as text, of a reason by the name that `reasonName` gives it.
 * @throws RequestError `BAD_ARGUMENT`.
 */
function reasonNumber(name: string): string {
  const known = [...LEASE_REASONS].find(([, text]) => text === name);
  if (known !== undefined) return String(known[0]);
  if (/^\d{1,10}$/.test(name)) return name;
  throw new RequestError(
    'BAD_ARGUMENT',
    `"${name.slice(0, 100)}" is not a reason of closing.`,
    `Use one of: ${[...LEASE_REASONS.values()].join(', ')}; or the number of another.`,
  );
}
