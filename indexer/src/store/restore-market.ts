// Reads the market's objects back, exact to the last digit: everything that is not finally closed.
import type { Sql } from '@leasebook/db';
import type { Attribute, BidId, DecCoin, GroupId, GroupSpec, OrderId, ResourceOffer, Resources, ResourceUnit } from '../facts.ts';
import { parseDecimal } from '../ledger/decimal.ts';
import type { AttributeRange, AuditedAttributeRange, Bid, Deployment, Group, Lease, Order, Provider, Stamp } from '../objects.ts';
import type { CoinJson } from './market-tables.ts';

/** What is read back: what a restart needs, or every row there is (to compare it with the chain). */
export type Extent = 'live' | 'all';

/** A decimal coin of a JSON column. */
export function coinFrom(coin: CoinJson): DecCoin {
  return { denom: coin.denom, amount: parseDecimal(coin.amount) };
}

const bigOrNull = (text: string | null): bigint | null => (text === null ? null : BigInt(text));

interface StampRow {
  created_height: number;
  created_us: string;
  closed_height: number | null;
  closed_us: string | null;
}

function created(row: StampRow): Stamp {
  return { height: row.created_height, time: BigInt(row.created_us) * 1000n };
}
function closed(row: StampRow): Stamp | null {
  return row.closed_height === null || row.closed_us === null ? null : { height: row.closed_height, time: BigInt(row.closed_us) * 1000n };
}
/** Columns of a StampRow. */
const stamps = (sql: Sql) => sql`
  created_height, (extract(epoch FROM created_time) * 1000000)::bigint::text AS created_us,
  closed_height, (extract(epoch FROM closed_time) * 1000000)::bigint::text AS closed_us`;

interface GroupKeyRow {
  owner: string;
  dseq: string;
  gseq: number;
}
interface OrderKeyRow extends GroupKeyRow {
  oseq: number;
}
interface BidKeyRow extends OrderKeyRow {
  provider: string;
  bseq: number;
}
const groupId = (row: GroupKeyRow): GroupId => ({ owner: row.owner, dseq: BigInt(row.dseq), gseq: row.gseq });
const orderId = (row: OrderKeyRow): OrderId => ({ ...groupId(row), oseq: row.oseq });
const bidId = (row: BidKeyRow): BidId => ({ ...orderId(row), provider: row.provider, bseq: row.bseq });

interface PriceRow {
  price_denom: string;
  price_amount: string;
}
const price = (row: PriceRow): DecCoin => ({ denom: row.price_denom, amount: parseDecimal(row.price_amount) });

/**
 * Deployments that can still change: active ones, and closed ones with a group that is not (one that ran out of funds can
 * be started again, protocol 3.2).
 */
const live = (sql: Sql) => sql`
  SELECT owner, dseq FROM deployments WHERE state = 'active' UNION SELECT owner, dseq FROM deployment_groups WHERE state <> 'closed'`;

/** Live deployments. */
export async function restoreDeployments(sql: Sql, extent: Extent = 'live'): Promise<Deployment[]> {
  const rows = await sql<
    ({ owner: string; dseq: string; state: Deployment['state']; hash: string; reclamation: string | null } & StampRow)[]
  >`
    SELECT owner, dseq, state, hash, reclamation_min_window::text AS reclamation, ${stamps(sql)}
    FROM deployments WHERE ${extent === 'all'} OR (owner, dseq) IN (${live(sql)}) ORDER BY owner, dseq`;
  return rows.map((row) => ({
    id: { owner: row.owner, dseq: BigInt(row.dseq) },
    state: row.state,
    hash: row.hash,
    created: created(row),
    closed: closed(row),
    reclamationMinWindowNanos: bigOrNull(row.reclamation),
  }));
}

interface StorageJson {
  name: string;
  bytes: string;
  attributes: Attribute[];
}
const storageFrom = (storage: StorageJson[]): Resources['storage'] =>
  storage.map(({ name, bytes, attributes }) => ({ name, bytes: BigInt(bytes), attributes }));

interface UnitRow extends GroupKeyRow, PriceRow {
  resource_id: number;
  count: number;
  cpu_millis: string;
  memory_bytes: string;
  storage: StorageJson[];
  gpus: string;
  attributes: { cpu: Attribute[]; memory: Attribute[]; gpu: Attribute[] };
  endpoints: Resources['endpoints'];
}

function unitFrom(row: UnitRow): ResourceUnit {
  return {
    resources: {
      id: row.resource_id,
      cpuMillis: BigInt(row.cpu_millis),
      cpuAttributes: row.attributes.cpu,
      memoryBytes: BigInt(row.memory_bytes),
      memoryAttributes: row.attributes.memory,
      storage: storageFrom(row.storage),
      gpus: BigInt(row.gpus),
      gpuAttributes: row.attributes.gpu,
      endpoints: row.endpoints,
    },
    count: row.count,
    price: price(row),
  };
}

/** Groups of live deployments, whatever the groups' own states: a closed one still has its place in the deployment. */
export async function restoreGroups(sql: Sql, extent: Extent = 'live'): Promise<Group[]> {
  const units = new Map<string, ResourceUnit[]>();
  for (const row of await sql<UnitRow[]>`
    SELECT * FROM group_resources WHERE ${extent === 'all'} OR (owner, dseq) IN (${live(sql)}) ORDER BY owner, dseq, gseq, position`) {
    const key = `${row.owner}/${row.dseq}/${row.gseq}`;
    const list = units.get(key) ?? [];
    list.push(unitFrom(row));
    units.set(key, list);
  }
  type Row = GroupKeyRow & {
    state: Group['state'];
    name: string;
    requirements: GroupSpec['requirements'];
    created_height: number;
    closed_height: number | null;
  };
  const rows = await sql<Row[]>`
    SELECT * FROM deployment_groups WHERE ${extent === 'all'} OR (owner, dseq) IN (${live(sql)}) ORDER BY owner, dseq, gseq`;
  return rows.map((row) => ({
    id: groupId(row),
    state: row.state,
    spec: {
      name: row.name,
      requirements: row.requirements,
      resources: units.get(`${row.owner}/${row.dseq}/${row.gseq}`) ?? [],
    },
    createdHeight: row.created_height,
    closedHeight: row.closed_height,
  }));
}

/** Orders of live deployments: the next order of a group counts the ones before. */
export async function restoreOrders(sql: Sql, extent: Extent = 'live'): Promise<Order[]> {
  const rows = await sql<(OrderKeyRow & StampRow & PriceRow & { state: Order['state']; reclamation: string | null })[]>`
    SELECT owner, dseq, gseq, oseq, state, price_denom, price_amount, reclamation_min_window::text AS reclamation, ${stamps(sql)}
    FROM orders WHERE ${extent === 'all'} OR state <> 'closed' OR (owner, dseq) IN (${live(sql)})
    ORDER BY owner, dseq, gseq, oseq`;
  return rows.map((row) => ({
    id: orderId(row),
    state: row.state,
    created: created(row),
    closed: closed(row),
    price: price(row),
    reclamationMinWindowNanos: bigOrNull(row.reclamation),
  }));
}

type EndpointKind = Resources['endpoints'][number]['kind'];
interface OfferRow extends Omit<Resources, 'id' | 'cpuMillis' | 'memoryBytes' | 'storage' | 'gpus'> {
  resourceId: number;
  count: number;
  cpuMillis: string;
  memoryBytes: string;
  storage: StorageJson[];
  gpus: string;
  prices?: {
    cpu?: CoinJson;
    memory?: CoinJson;
    gpu?: CoinJson;
    storage: { name: string; price: CoinJson }[];
    endpoints: { kind: EndpointKind; price: CoinJson }[];
  };
}

function offerFrom({ resourceId, count, prices, ...parts }: OfferRow): ResourceOffer {
  const resources: Resources = {
    ...parts,
    id: resourceId,
    cpuMillis: BigInt(parts.cpuMillis),
    memoryBytes: BigInt(parts.memoryBytes),
    storage: storageFrom(parts.storage),
    gpus: BigInt(parts.gpus),
  };
  if (prices === undefined) return { resources, count };
  const { cpu, memory, gpu } = prices;
  return {
    resources,
    count,
    prices: {
      ...(cpu && { cpu: coinFrom(cpu) }),
      ...(memory && { memory: coinFrom(memory) }),
      ...(gpu && { gpu: coinFrom(gpu) }),
      storage: prices.storage.map((part) => ({ name: part.name, price: coinFrom(part.price) })),
      endpoints: prices.endpoints.map((part) => ({ kind: part.kind, price: coinFrom(part.price) })),
    },
  };
}

/** Bids that are open or won. */
export async function restoreBids(sql: Sql, extent: Extent = 'live'): Promise<Bid[]> {
  type Row = BidKeyRow & StampRow & PriceRow & { state: Bid['state']; reclamation: string | null; resources_offer: OfferRow[] };
  const rows = await sql<Row[]>`
    SELECT owner, dseq, gseq, oseq, provider, bseq, state, price_denom, price_amount,
      reclamation_window::text AS reclamation, resources_offer, ${stamps(sql)}
    FROM bids WHERE ${extent === 'all'} OR state IN ('open', 'active') ORDER BY owner, dseq, gseq, oseq, provider, bseq`;
  return rows.map((row) => ({
    id: bidId(row),
    state: row.state,
    price: price(row),
    created: created(row),
    closed: closed(row),
    resourcesOffer: row.resources_offer.map(offerFrom),
    reclamationWindowNanos: bigOrNull(row.reclamation),
  }));
}

type LeaseRow = BidKeyRow &
  StampRow &
  PriceRow & {
    state: Lease['state'];
    reason: number;
    announced_reason: number | null;
    ran_out: boolean;
    reclamation_window: string | null;
    reclamation_started_at: number | null;
    reclamation_deadline: string | null;
    reclamation_reason: number | null;
    gpus: string;
    cpu_millis: string;
    memory_bytes: string;
    storage_bytes: string;
    prices: { fromHeight: number; denom: string; amount: string }[];
    variants: {
      vendor: string;
      model: string;
      ram: string;
      interface: string;
      count: string;
      origin: Lease['gpuVariants'][number]['origin'];
    }[];
  };

function reclamationFrom(row: LeaseRow): Lease['reclamation'] {
  const { reclamation_window: window, reclamation_started_at: startedAt, reclamation_deadline: deadline, reclamation_reason: reason } = row;
  if (window === null || startedAt === null || deadline === null || reason === null) return null;
  return { windowNanos: BigInt(window), startedAt, deadlineSeconds: BigInt(deadline), reason };
}

/** Leases that hold, with all their prices and GPUs; one without funds never comes back. */
export async function restoreLeases(sql: Sql, extent: Extent = 'live'): Promise<Lease[]> {
  const rows = await sql<LeaseRow[]>`
    SELECT owner, dseq, gseq, oseq, provider, bseq, state, price_denom, price_amount, ${stamps(sql)}, reason, announced_reason, ran_out,
      reclamation_window::text, reclamation_started_at, reclamation_deadline::text, reclamation_reason,
      gpus, cpu_millis, memory_bytes, storage_bytes,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('fromHeight', from_height, 'denom', denom, 'amount', amount::text) ORDER BY from_height), '[]')
        FROM lease_prices p WHERE (p.owner, p.dseq, p.gseq, p.oseq, p.provider, p.bseq) = (l.owner, l.dseq, l.gseq, l.oseq, l.provider, l.bseq)) AS prices,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('vendor', vendor, 'model', model, 'ram', ram, 'interface', interface, 'count', count::text,
          'origin', origin) ORDER BY vendor, model, ram, interface), '[]')
        FROM lease_gpus g WHERE (g.owner, g.dseq, g.gseq, g.oseq, g.provider, g.bseq) = (l.owner, l.dseq, l.gseq, l.oseq, l.provider, l.bseq)) AS variants
    FROM leases l WHERE ${extent === 'all'} OR state IN ('active', 'reclaiming') ORDER BY owner, dseq, gseq, oseq, provider, bseq`;
  return rows.map((row) => ({
    id: bidId(row),
    state: row.state,
    price: price(row),
    prices: row.prices.map(({ fromHeight, denom, amount }) => ({ fromHeight, denom, amount: parseDecimal(amount) })),
    created: created(row),
    closed: closed(row),
    reason: row.reason,
    announcedReason: row.announced_reason,
    ranOut: row.ran_out,
    reclamation: reclamationFrom(row),
    gpus: BigInt(row.gpus),
    cpuMillis: BigInt(row.cpu_millis),
    memoryBytes: BigInt(row.memory_bytes),
    storageBytes: BigInt(row.storage_bytes),
    gpuVariants: row.variants.map((variant) => ({ ...variant, count: BigInt(variant.count) })),
  }));
}

/** All providers, each with the attributes that hold. */
export async function restoreProviders(sql: Sql, ranges: readonly AttributeRange[]): Promise<Provider[]> {
  const attributes = new Map<string, Attribute[]>();
  for (const { owner, key, value } of ranges) {
    const list = attributes.get(owner) ?? [];
    list.push({ key, value });
    attributes.set(owner, list);
  }
  const rows = await sql<Omit<Provider, 'attributes'>[]>`
    SELECT owner, host_uri AS "hostUri", email, website, created_height AS "createdHeight", updated_height AS "updatedHeight", country
    FROM providers ORDER BY owner`;
  return rows.map((row) => ({ ...row, attributes: attributes.get(row.owner) ?? [] }));
}

/** Attributes of providers that still hold. */
export async function restoreAttributes(sql: Sql): Promise<AttributeRange[]> {
  return Array.from(
    await sql<AttributeRange[]>`
      SELECT owner, key, value, from_height AS "fromHeight", to_height AS "toHeight"
      FROM provider_attributes WHERE to_height IS NULL ORDER BY owner, key, from_height`,
  );
}

/** Audited attributes that still hold. */
export async function restoreAuditedAttributes(sql: Sql): Promise<AuditedAttributeRange[]> {
  return Array.from(
    await sql<AuditedAttributeRange[]>`
      SELECT auditor, owner, key, value, from_height AS "fromHeight", to_height AS "toHeight"
      FROM audited_attributes WHERE to_height IS NULL ORDER BY auditor, owner, key, from_height`,
  );
}
