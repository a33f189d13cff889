// What the ledger keeps: the objects of market and money as the chain has them, deployments to movements of coins.
import type { Attribute, BidId, Coin, DecCoin, DeploymentId, GroupId, GroupSpec, OrderId, ResourceOffer, UnixNanos } from './facts.ts';

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
  /** As the chain stores it: always 0 for leases closed in v1.0 and v1.1, 10002 for those closed before (protocol 3.1). */
  reason: number;
  /** As the event told it when the lease closed; null before v1.0, whose events tell none. */
  announcedReason: number | null;
  /** Whether the account that paid for it ran out of funds in the block of its close; what comes later changes nothing of that. */
  ranOut: boolean;
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

/** One deposit entry of an account (v1.0 and later): first in, first out. */
export interface EscrowDeposit {
  owner: string;
  /** 0 where an upgrade made the entry. */
  height: number;
  source: 'balance' | 'grant';
  /** What is left of it, scaled by 10^18. */
  balance: DecCoin;
}

/**
 * An escrow account. Scope and xid are the chain's own (protocol 4.1): `deployment` with `owner/dseq`, `bid` with
 * `owner/dseq/gseq/oseq/provider`. Amounts are as of `settledAt`, never accrued further.
 */
export interface EscrowAccount {
  scope: 'deployment' | 'bid';
  xid: string;
  owner: string;
  state: 'open' | 'closed' | 'overdrawn';
  settledAt: number;
  transferred: DecCoin[];
  /** Before v1.0: the owner's money, the depositor's money and who that is. Null from v1.0 on. */
  legacy: { balance: DecCoin; funds: DecCoin; depositor: string } | null;
  /** From v1.0 on; negative amounts are debt. Empty before. */
  funds: DecCoin[];
  deposits: EscrowDeposit[];
}

/** A payment stream from a deployment's account to a lease's provider; `xid` is `owner/dseq/gseq/oseq/provider`. */
export interface EscrowPayment {
  xid: string;
  /** The provider. */
  owner: string;
  state: 'open' | 'closed' | 'overdrawn';
  rate: DecCoin;
  balance: DecCoin;
  /** Owed since the account ran out (v1.1 and later). */
  unsettled: DecCoin;
  /** Paid out so far, take fee included; a whole number. */
  withdrawn: Coin;
}

/** A permission to deposit from the granter's money, or another authorization that stands in its place. */
export interface Grant {
  granter: string;
  grantee: string;
  messageTypeUrl: string;
  /** Type of the authorization; only deposit authorizations pay deposits. */
  typeUrl: string;
  spendLimit: Coin | null;
  spendLimits: Coin[];
  scopes: ('deployment' | 'bid')[];
  expiration: UnixNanos | null;
  /** Revoked, expired or replaced at this height; null while it holds. */
  goneHeight: number | null;
}

/** One movement of whole coins into or out of a module account; each is exactly one bank transfer, mint or burn. */
export interface MoneyFlow {
  height: number;
  /** Null for a block's own events (upgrades, end of block). */
  txIndex: number | null;
  /** Place among the flows of its block, from 0, in the order in which the chain moved them. */
  sequence: number;
  kind:
    | 'deposit'
    | 'bid_deposit'
    | 'refund'
    | 'bid_refund'
    | 'earnings'
    | 'take_fee'
    | 'migration_burn'
    | 'migration_mint'
    | 'migration_transfer'
    | 'bme_deposit'
    | 'bme_mint'
    | 'bme_burn'
    | 'bme_payout'
    | 'bme_refund'
    | 'vault_funding'
    | 'community_pool';
  coin: Coin;
  /** Addresses; empty for a mint's source and a burn's target. */
  sender: string;
  recipient: string;
  /** The escrow account that it belongs to; empty for flows of other modules. */
  scope: 'deployment' | 'bid' | '';
  xid: string;
  /** The lease whose payment it belongs to (`owner/dseq/gseq/oseq/provider`); empty otherwise. */
  lease: string;
}
