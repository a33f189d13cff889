// Rows of the market's objects and of what was observed beside the chain.
import type { BidId, DecCoin, DeploymentId, GroupId, OrderId, PriceSample, ProviderSample, ResourceOffer, ResourceUnit } from '../facts.ts';
import { formatDecimal } from '../ledger/decimal.ts';
import type { AttributeRange, AuditedAttributeRange, Bid, Deployment, Group, Lease, LeaseGpu, Order, Provider } from '../objects.ts';
import { big, decimal, type Field, integer, json, key, optional, text, texts, time } from './fields.ts';
import { state } from './table.ts';

export const deploymentKey = ['owner', 'dseq'] as const;
const groupKey = [...deploymentKey, 'gseq'] as const;
export const orderKey = [...groupKey, 'oseq'] as const;
export const bidKey = [...orderKey, 'provider', 'bseq'] as const;

/** Columns that name a deployment, in the order of `deploymentKey`. */
export const deploymentFields = (id: DeploymentId): Field[] => [text(id.owner), big(id.dseq)];
const groupFields = (id: GroupId): Field[] => [...deploymentFields(id), integer(id.gseq)];
/** Columns that name an order, in the order of `orderKey`. */
export const orderFields = (id: OrderId): Field[] => [...groupFields(id), integer(id.oseq)];
const bidFields = (id: BidId): Field[] => [...orderFields(id), text(id.provider), integer(id.bseq)];

/** A decimal coin as JSON columns hold it. */
export interface CoinJson {
  denom: string;
  amount: string;
}
/** A decimal coin for a JSON column. */
export function coinJson(coin: DecCoin): CoinJson {
  return { denom: coin.denom, amount: formatDecimal(coin.amount) };
}

export const deployments = state(
  'deployments',
  2,
  [...deploymentKey, 'state', 'hash', 'created_height', 'created_time', 'closed_height', 'closed_time', 'reclamation_min_window'],
  (row: Deployment) => [
    text(row.id.owner),
    big(row.id.dseq),
    row.state,
    text(row.hash),
    integer(row.created.height),
    time(row.created.time),
    optional(row.closed, (at) => integer(at.height)),
    optional(row.closed, (at) => time(at.time)),
    optional(row.reclamationMinWindowNanos, big),
  ],
);

export const groups = state(
  'deployment_groups',
  3,
  [...groupKey, 'state', 'name', 'requirements', 'created_height', 'closed_height'],
  (row: Group) => [
    ...groupFields(row.id),
    row.state,
    text(row.spec.name),
    json(row.spec.requirements),
    integer(row.createdHeight),
    optional(row.closedHeight, integer),
  ],
);

interface GroupResource {
  id: GroupId;
  position: number;
  unit: ResourceUnit;
}

export const groupResources = state(
  'group_resources',
  4,
  [
    ...groupKey,
    'position',
    'resource_id',
    'count',
    'cpu_millis',
    'memory_bytes',
    'storage',
    'storage_bytes',
    'gpus',
    'gpu_attributes',
    'attributes',
    'endpoints',
    'price_denom',
    'price_amount',
  ],
  ({ id, position, unit: { resources, count, price } }: GroupResource) => [
    ...groupFields(id),
    integer(position),
    integer(resources.id),
    integer(count),
    big(resources.cpuMillis),
    big(resources.memoryBytes),
    json(resources.storage),
    big(resources.storage.reduce((sum, { bytes }) => sum + bytes, 0n)),
    big(resources.gpus),
    texts(resources.gpuAttributes.map(({ key }) => key)),
    json({ cpu: resources.cpuAttributes, memory: resources.memoryAttributes, gpu: resources.gpuAttributes }),
    json(resources.endpoints),
    text(price.denom),
    decimal(price.amount),
  ],
);

/** The lines of groups, one row each. */
export function groupResourceRows(rows: readonly Group[]): GroupResource[] {
  return rows.flatMap(({ id, spec }) => spec.resources.map((unit, position) => ({ id, position, unit })));
}

export const orders = state(
  'orders',
  4,
  [
    ...orderKey,
    'state',
    'created_height',
    'created_time',
    'closed_height',
    'closed_time',
    'price_denom',
    'price_amount',
    'reclamation_min_window',
  ],
  (row: Order) => [
    ...orderFields(row.id),
    row.state,
    integer(row.created.height),
    time(row.created.time),
    optional(row.closed, (at) => integer(at.height)),
    optional(row.closed, (at) => time(at.time)),
    text(row.price.denom),
    decimal(row.price.amount),
    optional(row.reclamationMinWindowNanos, big),
  ],
);

/** What a bid offers, as `bids.resources_offer` holds it; decimal amounts are text. */
function offerJson({ resources, count, prices }: ResourceOffer) {
  const { id: resourceId, ...parts } = resources;
  if (prices === undefined) return { resourceId, count, ...parts };
  const { cpu, memory, gpu } = prices;
  return {
    resourceId,
    count,
    ...parts,
    prices: {
      ...(cpu && { cpu: coinJson(cpu) }),
      ...(memory && { memory: coinJson(memory) }),
      ...(gpu && { gpu: coinJson(gpu) }),
      storage: prices.storage.map(({ name, price }) => ({ name, price: coinJson(price) })),
      endpoints: prices.endpoints.map(({ kind, price }) => ({ kind, price: coinJson(price) })),
    },
  };
}

export const bids = state(
  'bids',
  6,
  [
    ...bidKey,
    'state',
    'price_denom',
    'price_amount',
    'created_height',
    'created_time',
    'closed_height',
    'closed_time',
    'reclamation_window',
    'resources_offer',
  ],
  (row: Bid) => [
    ...bidFields(row.id),
    row.state,
    text(row.price.denom),
    decimal(row.price.amount),
    integer(row.created.height),
    time(row.created.time),
    optional(row.closed, (at) => integer(at.height)),
    optional(row.closed, (at) => time(at.time)),
    optional(row.reclamationWindowNanos, big),
    json(row.resourcesOffer.map(offerJson)),
  ],
);

export const leases = state(
  'leases',
  6,
  [
    ...bidKey,
    'state',
    'price_denom',
    'price_amount',
    'created_height',
    'created_time',
    'closed_height',
    'closed_time',
    'reason',
    'announced_reason',
    'ran_out',
    'reclamation_window',
    'reclamation_started_at',
    'reclamation_deadline',
    'reclamation_reason',
    'gpus',
    'cpu_millis',
    'memory_bytes',
    'storage_bytes',
  ],
  (row: Lease) => [
    ...bidFields(row.id),
    row.state,
    text(row.price.denom),
    decimal(row.price.amount),
    integer(row.created.height),
    time(row.created.time),
    optional(row.closed, (at) => integer(at.height)),
    optional(row.closed, (at) => time(at.time)),
    integer(row.reason),
    optional(row.announcedReason, integer),
    row.ranOut ? 't' : 'f',
    optional(row.reclamation, ({ windowNanos }) => big(windowNanos)),
    optional(row.reclamation, ({ startedAt }) => integer(startedAt)),
    optional(row.reclamation, ({ deadlineSeconds }) => big(deadlineSeconds)),
    optional(row.reclamation, ({ reason }) => integer(reason)),
    big(row.gpus),
    big(row.cpuMillis),
    big(row.memoryBytes),
    big(row.storageBytes),
  ],
);

export const leaseGpus = state(
  'lease_gpus',
  10,
  [...bidKey, 'vendor', 'model', 'ram', 'interface', 'count', 'origin'],
  ({ id, gpu }: { id: BidId; gpu: LeaseGpu }) => [
    ...bidFields(id),
    text(gpu.vendor),
    text(gpu.model),
    text(gpu.ram),
    text(gpu.interface),
    big(gpu.count),
    gpu.origin,
  ],
);

export const leasePrices = state(
  'lease_prices',
  7,
  [...bidKey, 'from_height', 'denom', 'amount'],
  ({ id, price }: { id: BidId; price: Lease['prices'][number] }) => [
    ...bidFields(id),
    integer(price.fromHeight),
    text(price.denom),
    decimal(price.amount),
  ],
);

export const providers = state(
  'providers',
  1,
  ['owner', 'host_uri', 'email', 'website', 'created_height', 'updated_height', 'country'],
  (row: Provider) => [
    text(row.owner),
    text(row.hostUri),
    text(row.email),
    text(row.website),
    optional(row.createdHeight, integer),
    optional(row.updatedHeight, integer),
    text(row.country),
  ],
);

export const providerAttributes = state(
  'provider_attributes',
  3,
  ['owner', 'key', 'from_height', 'value', 'to_height'],
  (row: AttributeRange) => [text(row.owner), key(row.key), integer(row.fromHeight), text(row.value), optional(row.toHeight, integer)],
);

export const auditedAttributes = state(
  'audited_attributes',
  4,
  ['auditor', 'owner', 'key', 'from_height', 'value', 'to_height'],
  (row: AuditedAttributeRange) => [
    text(row.auditor),
    text(row.owner),
    key(row.key),
    integer(row.fromHeight),
    text(row.value),
    optional(row.toHeight, integer),
  ],
);

export const providerSamples = state(
  'provider_samples',
  2,
  [
    'provider',
    'time',
    'error',
    'gpus_allocatable',
    'gpus_allocated',
    'cpu_millis_allocatable',
    'cpu_millis_allocated',
    'memory_bytes_allocatable',
    'memory_bytes_allocated',
    'storage_bytes_allocatable',
    'storage_bytes_allocated',
    'active_leases',
    'gpus',
    'gpus_installed',
    'suspect',
    'raw',
  ],
  (row: ProviderSample) => [
    text(row.provider),
    time(row.time),
    optional(row.error, text),
    integer(row.gpusAllocatable),
    integer(row.gpusAllocated),
    big(row.cpuMillisAllocatable),
    big(row.cpuMillisAllocated),
    big(row.memoryBytesAllocatable),
    big(row.memoryBytesAllocated),
    big(row.storageBytesAllocatable),
    big(row.storageBytesAllocated),
    integer(row.activeLeases),
    json(row.gpus),
    integer(row.gpusInstalled),
    texts(row.suspect),
    optional(row.raw, json),
  ],
);

export const prices = state('prices', 2, ['source', 'time', 'usd'], (row: PriceSample) => [
  text(row.source),
  time(row.time),
  decimal(row.price),
]);
