// How the stages of the indexer meet: what the ledger keeps and hands to measure and store, and what a source gives.
import type { Attribute, BidId, BlockFacts, DeploymentId, GroupId, GroupSpec, OrderId, PriceSample, ProviderSample, ResourceOffer } from './facts.ts';

/** A row's place in chain time. `time` is the header's, in nanoseconds. */
export interface Stamp {
  height: number;
  time: bigint;
}

export interface Deployment {
  id: DeploymentId;
  state: 'active' | 'closed';
  /** Lower-case hex. */
  hash: string;
  created: Stamp;
  closed: Stamp | null;
  reclamationMinWindowNanos: bigint | null;
}

export interface Group {
  id: GroupId;
  state: 'open' | 'paused' | 'insufficient_funds' | 'closed';
  /** Prices inside are rewritten by the v2.0 migration. */
  spec: GroupSpec;
  createdHeight: number;
  /** When it became closed or insufficient_funds. */
  closedHeight: number | null;
}

export interface Order {
  id: OrderId;
  state: 'open' | 'active' | 'closed';
  created: Stamp;
  closed: Stamp | null;
  /** Sum over units of price × count, scaled by 10^18. */
  price: { denom: string; amount: bigint };
  reclamationMinWindowNanos: bigint | null;
}

export interface Bid {
  id: BidId;
  state: 'open' | 'active' | 'lost' | 'closed';
  price: { denom: string; amount: bigint };
  created: Stamp;
  closed: Stamp | null;
  resourcesOffer: ResourceOffer[];
  reclamationWindowNanos: bigint | null;
}

/** GPUs of one variant in a lease, replicas multiplied out. Unknown parts are empty; an unknown model is `unknown`. */
export interface LeaseGpu {
  vendor: string;
  model: string;
  ram: string;
  interface: string;
  count: bigint;
  origin: 'offer' | 'order' | 'provider' | 'unknown';
}

export interface Lease {
  id: BidId;
  state: 'active' | 'insufficient_funds' | 'closed' | 'reclaiming';
  price: { denom: string; amount: bigint };
  /** Every price it had, the first from its creation. */
  prices: { fromHeight: number; denom: string; amount: bigint }[];
  created: Stamp;
  closed: Stamp | null;
  reason: number;
  announcedReason: number | null;
  reclamation: { windowNanos: bigint; startedAt: number; deadlineSeconds: bigint; reason: number } | null;
  gpus: bigint;
  cpuMillis: bigint;
  memoryBytes: bigint;
  storageBytes: bigint;
  gpuVariants: LeaseGpu[];
}

export interface Provider {
  owner: string;
  hostUri: string;
  email: string;
  website: string;
  createdHeight: number | null;
  updatedHeight: number | null;
  country: string;
  attributes: Attribute[];
}

/** A key's value in force from one block to another (null: still). */
export interface AttributeRange {
  owner: string;
  key: string;
  value: string;
  fromHeight: number;
  toHeight: number | null;
}
export interface AuditedAttributeRange extends AttributeRange {
  auditor: string;
}

/** What one block changed in the market, for measure; objects are the ledger's own and must not be changed. */
export interface MarketDelta {
  leasesOpened: Lease[];
  /** Became closed or insufficient_funds. */
  leasesClosed: Lease[];
  leasesRepriced: Lease[];
  deploymentsOpened: number;
  deploymentsClosed: number;
  /** Created or updated, with the country that now holds. */
  providersChanged: Provider[];
}

/** Objects touched since the last drain, each once and in its latest state; ranges that began or ended. */
export interface LedgerRows {
  deployments: Deployment[];
  groups: Group[];
  orders: Order[];
  bids: Bid[];
  leases: Lease[];
  providers: Provider[];
  providerAttributes: AttributeRange[];
  auditedAttributes: AuditedAttributeRange[];
  /** Whatever the ledger must remember beside the tables (pending migrations, parameters, era): plain JSON. */
  state: unknown;
}

/** What a restart gives back to the ledger: everything that is not finally closed, and `state` as last stored. */
export interface LedgerSnapshot extends Omit<LedgerRows, 'providerAttributes' | 'auditedAttributes'> {
  /** Only ranges that still hold. */
  providerAttributes: AttributeRange[];
  auditedAttributes: AuditedAttributeRange[];
}

/** One row of `figures`; null where the dimension has no such figure. Integrals are over microseconds. */
export interface FigureRow {
  grain: 'hour' | 'day';
  /** Start of the bucket, microseconds since the epoch. */
  bucketUs: bigint;
  dimension: 'network' | 'provider' | 'model' | 'country' | 'denom';
  member: string;
  coveredUs: bigint;
  supplyCoveredUs: bigint;
  gpuSuppliedUs: bigint | null;
  gpuAllocatedUs: bigint | null;
  gpuLeasedUs: bigint | null;
  leaseUs: bigint | null;
  deploymentUs: bigint | null;
  leasesOpened: number | null;
  leasesClosed: number | null;
  deploymentsOpened: number | null;
  deploymentsClosed: number | null;
  transactions: number | null;
  providers: number | null;
  gpuProviders: number | null;
  countries: number | null;
  models: number | null;
  /** Scaled by 10^18, as all amounts below. */
  accrued: bigint | null;
  accruedUsd: bigint | null;
  gpuAccruedUsd: bigint | null;
  priceP25: bigint | null;
  priceMedian: bigint | null;
  priceP75: bigint | null;
  fees: bigint | null;
  feesUsd: bigint | null;
  firstHeight: number;
  lastHeight: number;
}

/** Everything that one transaction of the store writes. */
export interface Batch {
  blocks: BlockFacts[];
  ledger: LedgerRows;
  /** Figures changed since the last batch, open buckets included; later ones replace earlier ones. */
  figures: FigureRow[];
  measureState: unknown;
  providerSamples: ProviderSample[];
  prices: PriceSample[];
}

/** A block as a node answered it: the `result` objects of `block` and `block_results`. */
export interface RawBlock {
  height: number;
  block: unknown;
  results: unknown;
}
