import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { BidRow, OrderRow } from '../market/orders.ts';
import type { DeadLetterRow, DeadLetterList } from '../chain/dead-letters.ts';
import type { DeploymentRow, DeploymentList, GroupRow, ResourceUnitRow } from '../market/deployments.ts';
import type { EscrowRow, EscrowDepositRow, EscrowPaymentRow } from '../money/escrow.ts';
import type { FlowRow, FlowList } from '../money/flows.ts';
import type { GpuModelRow, SummaryRow } from '../network/summary.ts';
import type { LeaseRow, LeaseList, LeasePriceRow } from '../market/leases.ts';
import type { PageEnds } from '../connection/connection.ts';
import type { ProviderRow, ProviderList, SampleRow } from '../market/providers.ts';
import type { DenomAmountSource } from '../network/dollars.ts';
import type { Context } from '../context.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** A moment, RFC 3339 in UTC. */
  DateTime: { input: Date; output: Date | string; }
  /** An exact decimal number as text, never a float. */
  Decimal: { input: string; output: string; }
  /** A 64-bit unsigned integer as text. */
  UInt64: { input: string | number; output: string; }
};

/** Sums of a deployment's or a tenant's escrow accounts in one denomination since the first indexed block, in base units. */
export type AccountTotal = {
  readonly __typename?: 'AccountTotal';
  /** Denomination. */
  readonly denom: Scalars['String']['output'];
  /** Came in, from the tenant or by grants. */
  readonly deposited: Scalars['Decimal']['output'];
  /** Went to the community pool as take fee. */
  readonly fee: Scalars['Decimal']['output'];
  /** Paid out for leases: `fee` + `net`. */
  readonly gross: Scalars['Decimal']['output'];
  /** Went to providers. */
  readonly net: Scalars['Decimal']['output'];
  /** Went back to who deposited. */
  readonly refunded: Scalars['Decimal']['output'];
};

/** A key and its value. */
export type Attribute = {
  readonly __typename?: 'Attribute';
  /** Key. */
  readonly key: Scalars['String']['output'];
  /** Value. */
  readonly value: Scalars['String']['output'];
};

/** A provider's bid for an order. */
export type Bid = {
  readonly __typename?: 'Bid';
  /** Block in which it was lost or closed. */
  readonly closedHeight?: Maybe<Scalars['Int']['output']>;
  /** Its time. */
  readonly closedTime?: Maybe<Scalars['DateTime']['output']>;
  /** Block of creation. */
  readonly createdHeight: Scalars['Int']['output'];
  /** Its time. */
  readonly createdTime: Scalars['DateTime']['output'];
  /** Asked price per block for the whole order. */
  readonly price: DenomAmount;
  /** Who bids, with what is known of them. */
  readonly provider?: Maybe<Provider>;
  /** Who bids. */
  readonly providerAddress: Scalars['String']['output'];
  /** State. */
  readonly state: BidState;
};

/** States of a bid, as the chain names them. */
export type BidState =
  /** Became the lease. */
  | 'ACTIVE'
  /** Closed. */
  | 'CLOSED'
  /** Another bid became the lease. */
  | 'LOST'
  /** Waiting for the tenant's choice. */
  | 'OPEN';

/** Where the data come from. */
export type ChainOrigin =
  /** A live network's nodes. */
  | 'NETWORK'
  /** A recorded chain: blocks by real nodes, generated traffic. */
  | 'RECORDED';

/** How fresh the answer is. */
export type ChainStatus = {
  readonly __typename?: 'ChainStatus';
  /** The index began from a node's state at this block instead of the chain's first; null where it holds the whole history. */
  readonly bootstrapHeight?: Maybe<Scalars['Int']['output']>;
  /** The chain's own name, e.g. akashnet-2. */
  readonly chainId: Scalars['String']['output'];
  /** Parts that could not be decoded and are kept for a later version. */
  readonly deadLetters: Scalars['Int']['output'];
  /** The first block in the index. */
  readonly firstHeight: Scalars['Int']['output'];
  /** Height of the chain's head as the node last told. */
  readonly headHeight: Scalars['Int']['output'];
  /** Header time of the head. */
  readonly headTime?: Maybe<Scalars['DateTime']['output']>;
  /** Hash of that block, upper-case hex. */
  readonly indexedHash?: Maybe<Scalars['String']['output']>;
  /** The last block whose rows are in the tables; 0 before the first. */
  readonly indexedHeight: Scalars['Int']['output'];
  /** Header time of that block. */
  readonly indexedTime?: Maybe<Scalars['DateTime']['output']>;
  /** Chain time between the indexed block and the head, in seconds. */
  readonly lagSeconds: Scalars['Float']['output'];
  /** Software and version of the node that told the head; empty where it is not known. */
  readonly nodeVersion: Scalars['String']['output'];
  /** Whether this is a recorded chain or a network. */
  readonly origin: ChainOrigin;
  /** Indexed share of the chain, 0 to 1. */
  readonly progress: Scalars['Float']['output'];
  /** What the indexer does. */
  readonly state: IndexState;
  /** What such an index cannot know of the time before, one sentence each. */
  readonly unknownBefore: ReadonlyArray<Scalars['String']['output']>;
  /** Events of Akash modules that this version does not know. */
  readonly unknownEvents: Scalars['Int']['output'];
};

/** A country's part of the market. */
export type CountrySummary = {
  readonly __typename?: 'CountrySummary';
  /** ISO 3166-1 alpha-2; empty where unknown. */
  readonly country: Scalars['String']['output'];
  /** GPUs leased now. */
  readonly leased: Scalars['Decimal']['output'];
  /** Providers online with GPUs. */
  readonly providers: Scalars['Int']['output'];
  /** GPUs supplied now. */
  readonly supplied: Scalars['Decimal']['output'];
  /** Share `leased` / `supplied`; null without supply. */
  readonly utilization?: Maybe<Scalars['Decimal']['output']>;
};

/** A part of a block or an observation that could not be decoded; the rest of the block is in the index. */
export type DeadLetter = {
  readonly __typename?: 'DeadLetter';
  /** Its bytes, base64. */
  readonly bytes: Scalars['String']['output'];
  /** Why, as a stable code, e.g. UNKNOWN_TYPE. */
  readonly code: Scalars['String']['output'];
  /** Why, in words. */
  readonly error: Scalars['String']['output'];
  /** Block that it belongs to. */
  readonly height: Scalars['Int']['output'];
  /** What it is. */
  readonly kind: DeadLetterKind;
  /** Its place, e.g. `tx 3 message 0/1` or `end event 2`. */
  readonly object: Scalars['String']['output'];
};

/** A page of parts. */
export type DeadLetterConnection = {
  readonly __typename?: 'DeadLetterConnection';
  /** Parts with their cursors. */
  readonly edges: ReadonlyArray<DeadLetterEdge>;
  /** The parts alone. */
  readonly nodes: ReadonlyArray<DeadLetter>;
  /** Place in the whole. */
  readonly pageInfo: PageInfo;
  /** How many match; counted only where asked. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A part in a page. */
export type DeadLetterEdge = {
  readonly __typename?: 'DeadLetterEdge';
  /** Opaque cursor. */
  readonly cursor: Scalars['String']['output'];
  /** The part. */
  readonly node: DeadLetter;
};

/** Which parts; all conditions must hold. */
export type DeadLetterFilter = {
  /** With this code. */
  readonly code?: InputMaybe<Scalars['String']['input']>;
  /** Of this block. */
  readonly height?: InputMaybe<Scalars['Int']['input']>;
  /** Of one of these kinds. */
  readonly kinds?: InputMaybe<ReadonlyArray<DeadLetterKind>>;
};

/** What a part that could not be decoded is. */
export type DeadLetterKind =
  /** One event of a transaction or a block. */
  | 'EVENT'
  /** One message of a transaction. */
  | 'MESSAGE'
  /** A price of AKT. */
  | 'PRICE'
  /** What a provider answered about its hardware. */
  | 'PROVIDER_STATUS'
  /** A whole transaction. */
  | 'TRANSACTION';

/** An order of parts. */
export type DeadLetterOrder = {
  /** Which way; DESC where absent. */
  readonly direction?: InputMaybe<OrderDirection>;
  /** By what. */
  readonly field: DeadLetterOrderField;
};

/** What parts can be ordered by. */
export type DeadLetterOrderField =
  /** Block. */
  | 'HEIGHT';

/** An amount of one denomination. */
export type DenomAmount = {
  readonly __typename?: 'DenomAmount';
  /** Exact amount in the denomination's base unit. */
  readonly amount: Scalars['Decimal']['output'];
  /** Denomination, e.g. uakt. */
  readonly denom: Scalars['String']['output'];
  /** In USD at the mean price of the day that it belongs to; null where no price is known. */
  readonly usd?: Maybe<Scalars['Decimal']['output']>;
};

/** A tenant's deployment. */
export type Deployment = Node & {
  readonly __typename?: 'Deployment';
  /** Block of closing. */
  readonly closedHeight?: Maybe<Scalars['Int']['output']>;
  /** Its time. */
  readonly closedTime?: Maybe<Scalars['DateTime']['output']>;
  /** Block of creation. */
  readonly createdHeight: Scalars['Int']['output'];
  /** Its time. */
  readonly createdTime: Scalars['DateTime']['output'];
  /** Sequence number, unique for the tenant. */
  readonly dseq: Scalars['UInt64']['output'];
  /** Its escrow account; null where the index does not know it. */
  readonly escrow?: Maybe<EscrowAccount>;
  /** Groups in the order of gseq. */
  readonly groups: ReadonlyArray<DeploymentGroup>;
  /** Hash of its manifest description, hex. */
  readonly hash: Scalars['String']['output'];
  /** Opaque global id. */
  readonly id: Scalars['ID']['output'];
  /** Its leases, newest first. */
  readonly leases: ReadonlyArray<Lease>;
  /** Tenant's address. */
  readonly owner: Scalars['String']['output'];
  /** State. */
  readonly state: DeploymentState;
};

/** A page of deployments. */
export type DeploymentConnection = {
  readonly __typename?: 'DeploymentConnection';
  /** Deployments with their cursors. */
  readonly edges: ReadonlyArray<DeploymentEdge>;
  /** The deployments alone. */
  readonly nodes: ReadonlyArray<Deployment>;
  /** Place in the whole. */
  readonly pageInfo: PageInfo;
  /** How many match; counted only where asked. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A deployment and its cursor. */
export type DeploymentEdge = {
  readonly __typename?: 'DeploymentEdge';
  /** Opaque cursor. */
  readonly cursor: Scalars['String']['output'];
  /** The deployment. */
  readonly node: Deployment;
};

/** Which deployments are wanted. */
export type DeploymentFilter = {
  /** Tenant's address. */
  readonly owner?: InputMaybe<Scalars['String']['input']>;
  /** State. */
  readonly state?: InputMaybe<DeploymentState>;
};

/** A group of a deployment: placed with one provider. */
export type DeploymentGroup = {
  readonly __typename?: 'DeploymentGroup';
  /** Sequence number. */
  readonly gseq: Scalars['Int']['output'];
  /** Name. */
  readonly name: Scalars['String']['output'];
  /** Resource units. */
  readonly resources: ReadonlyArray<ResourceUnit>;
  /** State: open, paused, insufficient_funds or closed. */
  readonly state: Scalars['String']['output'];
};

/** In which order deployments come. */
export type DeploymentOrder = {
  /** Which way; DESC where absent. */
  readonly direction?: InputMaybe<OrderDirection>;
  /** By what. */
  readonly field: DeploymentOrderField;
};

/** What deployments can be ordered by. */
export type DeploymentOrderField =
  /** Block of closing; those still active have none and stand last. */
  | 'CLOSED'
  /** Block of creation. */
  | 'CREATED';

/** States of a deployment. */
export type DeploymentState =
  /** Not closed; it may be without a lease. */
  | 'ACTIVE'
  /** Closed. */
  | 'CLOSED';

/** Whose money a deposit is. */
export type DepositSource =
  /** The tenant's own. */
  | 'BALANCE'
  /** Granted by somebody else. */
  | 'GRANT';

/** What a series is split by. */
export type Dimension =
  /** By country of the provider, ISO 3166-1 alpha-2; empty where unknown. */
  | 'COUNTRY'
  /** By denomination. */
  | 'DENOM'
  /** By GPU model, as vendor/model. */
  | 'MODEL'
  /** By provider address. */
  | 'PROVIDER';

/**
 * A deployment's escrow account. The chain brings it up to date only when somebody settles it; `balance`, `charged` and
 * `runsOut` tell what a settlement at the indexed block would find, by the rules of the version in force.
 */
export type EscrowAccount = {
  readonly __typename?: 'EscrowAccount';
  /** Money in it after a settlement at the indexed block, by denomination; below zero it is debt. */
  readonly balance: ReadonlyArray<DenomAmount>;
  /** What that settlement would give to payments, by denomination: used since the last one. */
  readonly charged: ReadonlyArray<DenomAmount>;
  /** What is left of each deposit, as stored; the first is used first. Empty ones are gone. */
  readonly deposits: ReadonlyArray<EscrowDeposit>;
  /** Money in it as stored, by denomination; below zero it is debt. */
  readonly funds: ReadonlyArray<DenomAmount>;
  /** Whether it is overdrawn or in debt, or would be by a settlement at the indexed block. */
  readonly overdrawn: Scalars['Boolean']['output'];
  /** Payments that are not closed and that a settlement charges; from v1.0 on also those of a longer dseq with the same first digits. */
  readonly payments: ReadonlyArray<EscrowPayment>;
  /** First block at which a settlement finds too little money, unless more is deposited; null where none does, where it is out already, or beyond block 2147483647. */
  readonly runsOutHeight?: Maybe<Scalars['Int']['output']>;
  /** When that block is, or is to be expected at the observed time between blocks of the newest complete day. */
  readonly runsOutTime?: Maybe<Scalars['DateTime']['output']>;
  /** Block of the last settlement, which stored amounts are of. */
  readonly settledHeight: Scalars['Int']['output'];
  /** Whether the chain refuses to settle it now, as payments of two denominations meet in it. */
  readonly settlementRefused: Scalars['Boolean']['output'];
  /** State, as stored. */
  readonly state: EscrowState;
  /** Sums of its movements by denomination. */
  readonly totals: ReadonlyArray<AccountTotal>;
  /** Paid to payments so far, as stored, by denomination. */
  readonly transferred: ReadonlyArray<DenomAmount>;
};

/** What is left of a deposit in an escrow account. */
export type EscrowDeposit = {
  readonly __typename?: 'EscrowDeposit';
  /** What is left. */
  readonly balance: DenomAmount;
  /** Block of the deposit; null where an upgrade made the entry, and before v1.0, which adds deposits up. */
  readonly height?: Maybe<Scalars['Int']['output']>;
  /** Who deposited. */
  readonly owner: Scalars['String']['output'];
  /** Whose money it is. */
  readonly source: DepositSource;
};

/** A lease's payment: a stream from the deployment's escrow account to the provider. */
export type EscrowPayment = {
  readonly __typename?: 'EscrowPayment';
  /** Earned and not paid out yet, as of the last settlement. */
  readonly balance: DenomAmount;
  /** The lease: owner/dseq/gseq/oseq/provider. */
  readonly lease: Scalars['String']['output'];
  /** Who is paid. */
  readonly provider: Scalars['String']['output'];
  /** Per block. */
  readonly rate: DenomAmount;
  /** State, as stored. */
  readonly state: EscrowState;
  /** Owed since the account ran out. */
  readonly unsettled: DenomAmount;
  /** Paid out so far, take fee included. */
  readonly withdrawn: DenomAmount;
};

/** States of an escrow account or payment, as the chain stores them: not the state of the deployment or lease. */
export type EscrowState =
  /** Closed. */
  | 'CLOSED'
  /** Open. */
  | 'OPEN'
  /** Ran out of money. */
  | 'OVERDRAWN';

/** One movement of whole coins: exactly one bank transfer, mint or burn of the chain. */
export type Flow = {
  readonly __typename?: 'Flow';
  /** How much. */
  readonly amount: DenomAmount;
  /** Deployment that it belongs to. */
  readonly deployment?: Maybe<Deployment>;
  /** Sequence number of that deployment. */
  readonly dseq?: Maybe<Scalars['UInt64']['output']>;
  /** Block. */
  readonly height: Scalars['Int']['output'];
  /** What it is. */
  readonly kind: FlowKind;
  /** Lease whose payment it comes from. */
  readonly lease?: Maybe<Lease>;
  /** Tenant of the deployment that it belongs to, a bid's by its order; null where none is concerned. */
  readonly owner?: Maybe<Scalars['String']['output']>;
  /** Provider of the lease or bid that it belongs to; null where none is concerned. */
  readonly provider?: Maybe<Scalars['String']['output']>;
  /** Who received; empty for a burn. */
  readonly recipient: Scalars['String']['output'];
  /** Who paid; empty for a mint. */
  readonly sender: Scalars['String']['output'];
  /** Place among the movements of its block, from 0, in the chain's order. */
  readonly sequence: Scalars['Int']['output'];
  /** The block's time. */
  readonly time: Scalars['DateTime']['output'];
  /** Hash of the transaction, upper-case hex; null for what the block itself does. */
  readonly transactionHash?: Maybe<Scalars['String']['output']>;
  /** Place of the transaction in its block; null for what the block itself does. */
  readonly transactionIndex?: Maybe<Scalars['Int']['output']>;
};

/** A page of movements. */
export type FlowConnection = {
  readonly __typename?: 'FlowConnection';
  /** Movements with their cursors. */
  readonly edges: ReadonlyArray<FlowEdge>;
  /** The movements alone. */
  readonly nodes: ReadonlyArray<Flow>;
  /** Place in the whole. */
  readonly pageInfo: PageInfo;
  /** How many match; counted only where asked. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A movement and its cursor. */
export type FlowEdge = {
  readonly __typename?: 'FlowEdge';
  /** Opaque cursor. */
  readonly cursor: Scalars['String']['output'];
  /** The movement. */
  readonly node: Flow;
};

/** Which movements are wanted; all of what is given must fit. */
export type FlowFilter = {
  /** Denomination. */
  readonly denom?: InputMaybe<Scalars['String']['input']>;
  /** Deployment's sequence number. */
  readonly dseq?: InputMaybe<Scalars['UInt64']['input']>;
  /** Any of these kinds. */
  readonly kinds?: InputMaybe<ReadonlyArray<FlowKind>>;
  /** Lease whose payment it comes from: owner/dseq/gseq/oseq/provider. */
  readonly lease?: InputMaybe<Scalars['String']['input']>;
  /** Tenant of the deployment. */
  readonly owner?: InputMaybe<Scalars['String']['input']>;
  /** Provider of the lease or bid. */
  readonly provider?: InputMaybe<Scalars['String']['input']>;
  /** Who received. */
  readonly recipient?: InputMaybe<Scalars['String']['input']>;
  /** Who paid. */
  readonly sender?: InputMaybe<Scalars['String']['input']>;
  /** At or after. */
  readonly timeFrom?: InputMaybe<Scalars['DateTime']['input']>;
  /** Before. */
  readonly timeTo?: InputMaybe<Scalars['DateTime']['input']>;
};

/** What a movement of coins is. */
export type FlowKind =
  /** Into a bid's escrow account, by its provider. */
  | 'BID_DEPOSIT'
  /** Out of a bid's escrow account, back to who deposited. */
  | 'BID_REFUND'
  /** Coins burned by a request. */
  | 'BME_BURN'
  /** A request to burn and mint: its coins go to the module. */
  | 'BME_DEPOSIT'
  /** Coins minted for a request. */
  | 'BME_MINT'
  /** What a request gives to who made it. */
  | 'BME_PAYOUT'
  /** Coins of a cancelled request, back to who made it. */
  | 'BME_REFUND'
  /** Out of the community pool. */
  | 'COMMUNITY_POOL'
  /** Into a deployment's escrow account, by its tenant or by who granted it. */
  | 'DEPOSIT'
  /** Out of a lease's payment, to its provider. */
  | 'EARNINGS'
  /** Coins of converted deployments, burned by the v2.0 upgrade. */
  | 'MIGRATION_BURN'
  /** Coins minted for them. */
  | 'MIGRATION_MINT'
  /** Those coins on their way between module accounts. */
  | 'MIGRATION_TRANSFER'
  /** Out of a deployment's escrow account, back to who deposited. */
  | 'REFUND'
  /** Out of a lease's payment, to the community pool; until v2.0. */
  | 'TAKE_FEE'
  /** Into the vault of the burn-mint module. */
  | 'VAULT_FUNDING';

/** In which order movements come. */
export type FlowOrder = {
  /** Which way; DESC where absent. */
  readonly direction?: InputMaybe<OrderDirection>;
  /** By what. */
  readonly field: FlowOrderField;
};

/** What movements can be ordered by. */
export type FlowOrderField =
  /** Block; movements of one block always come in the chain's order. */
  | 'HEIGHT';

/** One GPU model on the market. */
export type GpuModel = Node & {
  readonly __typename?: 'GpuModel';
  /** Countries of those. */
  readonly countries: Scalars['Int']['output'];
  /** Opaque global id. */
  readonly id: Scalars['ID']['output'];
  /** GPUs leased now. */
  readonly leased: Scalars['Decimal']['output'];
  /** Model, e.g. a100. */
  readonly model: Scalars['String']['output'];
  /** Agreed USD per GPU-hour over the newest complete day with a priced lease: weighted quartiles; null before it. */
  readonly price?: Maybe<PriceQuartiles>;
  /** Providers that offer it now. */
  readonly providers: Scalars['Int']['output'];
  /** What clouds list for it, cheapest first: a fixed snapshot, never live data. */
  readonly referencePrices: ReadonlyArray<ReferencePrice>;
  /** GPUs supplied now. */
  readonly supplied: Scalars['Decimal']['output'];
  /** Share `leased` / `supplied`; null without supply. */
  readonly utilization?: Maybe<Scalars['Decimal']['output']>;
  /** Vendor, e.g. nvidia. */
  readonly vendor: Scalars['String']['output'];
};

/** GPUs of one variant. */
export type GpuVariant = {
  readonly __typename?: 'GpuVariant';
  /** How many. */
  readonly count: Scalars['Int']['output'];
  /** Interface: sxm or pcie; empty where not told. */
  readonly interface: Scalars['String']['output'];
  /** Model, e.g. a100. */
  readonly model: Scalars['String']['output'];
  /** Memory of one GPU, e.g. 80Gi; empty where not told. */
  readonly ram: Scalars['String']['output'];
  /** Vendor, e.g. nvidia. */
  readonly vendor: Scalars['String']['output'];
};

/** What the indexer does at the moment. */
export type IndexState =
  /** Nothing has been indexed yet. */
  | 'EMPTY'
  /** The index has reached the chain's head and follows it. */
  | 'FOLLOWING'
  /** History is being read; figures of the newest days are still missing. */
  | 'INDEXING';

/** Length of a bucket, UTC. */
export type Interval =
  /** One day. */
  | 'DAY'
  /** One hour. */
  | 'HOUR';

/** A lease: a tenant's order served by a provider at an agreed price. */
export type Lease = Node & {
  readonly __typename?: 'Lease';
  /** Reason as the closing event told it; null where it told none. */
  readonly announcedReason?: Maybe<Scalars['String']['output']>;
  /** Bid's sequence number; 0 so far. */
  readonly bseq: Scalars['Int']['output'];
  /** Block of closing. */
  readonly closedHeight?: Maybe<Scalars['Int']['output']>;
  /** Its time. */
  readonly closedTime?: Maybe<Scalars['DateTime']['output']>;
  /** Block of creation. */
  readonly createdHeight: Scalars['Int']['output'];
  /** Its time. */
  readonly createdTime: Scalars['DateTime']['output'];
  /** What it belongs to. */
  readonly deployment?: Maybe<Deployment>;
  /** Deployment's sequence number. */
  readonly dseq: Scalars['UInt64']['output'];
  /** Its payouts, newest block first. */
  readonly flows: FlowConnection;
  /** GPUs by variant. */
  readonly gpuVariants: ReadonlyArray<GpuVariant>;
  /** GPUs held. */
  readonly gpus: Scalars['Decimal']['output'];
  /** Group's sequence number. */
  readonly gseq: Scalars['Int']['output'];
  /** Opaque global id. */
  readonly id: Scalars['ID']['output'];
  /** Memory held, bytes. */
  readonly memoryBytes: Scalars['Decimal']['output'];
  /** The order that it serves, with all bids for it; null where the index does not hold it. */
  readonly order?: Maybe<Order>;
  /** Order's sequence number. */
  readonly oseq: Scalars['Int']['output'];
  /** Tenant's address. */
  readonly owner: Scalars['String']['output'];
  /** Agreed price per block, in force now or when it closed. */
  readonly price: DenomAmount;
  /** Every price that it had, with the block from which on. */
  readonly prices: ReadonlyArray<LeasePrice>;
  /** Who serves it. */
  readonly provider?: Maybe<Provider>;
  /** Provider's address. */
  readonly providerAddress: Scalars['String']['output'];
  /** Reason of closing as the chain stores it; lease_closed_invalid where it stores none. */
  readonly reason: Scalars['String']['output'];
  /** State. */
  readonly state: LeaseState;
  /** Storage held, bytes. */
  readonly storageBytes: Scalars['Decimal']['output'];
  /** What its payment paid out, by denomination. */
  readonly totals: ReadonlyArray<LeaseTotal>;
  /** Agreed USD per hour at the observed block interval and the mean price of the newest complete day; null once closed. */
  readonly usdPerHour?: Maybe<Scalars['Decimal']['output']>;
  /** CPUs (virtual) held. */
  readonly vcpus: Scalars['Decimal']['output'];
};


/** A lease: a tenant's order served by a provider at an agreed price. */
export type LeaseFlowsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};

/** A page of leases. */
export type LeaseConnection = {
  readonly __typename?: 'LeaseConnection';
  /** Leases with their cursors. */
  readonly edges: ReadonlyArray<LeaseEdge>;
  /** The leases alone. */
  readonly nodes: ReadonlyArray<Lease>;
  /** Place in the whole. */
  readonly pageInfo: PageInfo;
  /** How many match; counted only where asked. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A lease and its cursor. */
export type LeaseEdge = {
  readonly __typename?: 'LeaseEdge';
  /** Opaque cursor. */
  readonly cursor: Scalars['String']['output'];
  /** The lease. */
  readonly node: Lease;
};

/** Which leases are wanted. */
export type LeaseFilter = {
  /** Created at or after. */
  readonly createdFrom?: InputMaybe<Scalars['DateTime']['input']>;
  /** Created before. */
  readonly createdTo?: InputMaybe<Scalars['DateTime']['input']>;
  /** Denomination of the price in force. */
  readonly denom?: InputMaybe<Scalars['String']['input']>;
  /** Deployment's sequence number. */
  readonly dseq?: InputMaybe<Scalars['UInt64']['input']>;
  /** Only with GPUs (true) or without (false). */
  readonly hasGpu?: InputMaybe<Scalars['Boolean']['input']>;
  /** At least so many GPUs. */
  readonly minGpus?: InputMaybe<Scalars['Int']['input']>;
  /** GPU model, as vendor/model. */
  readonly model?: InputMaybe<Scalars['String']['input']>;
  /** Tenant's address. */
  readonly owner?: InputMaybe<Scalars['String']['input']>;
  /** Provider's address. */
  readonly provider?: InputMaybe<Scalars['String']['input']>;
  /** Any of these states. */
  readonly states?: InputMaybe<ReadonlyArray<LeaseState>>;
};

/** In which order leases come. */
export type LeaseOrder = {
  /** Which way; DESC where absent. */
  readonly direction?: InputMaybe<OrderDirection>;
  /** By what. */
  readonly field: LeaseOrderField;
};

/** What leases can be ordered by. */
export type LeaseOrderField =
  /** Block of closing; those still running have none and stand last. */
  | 'CLOSED'
  /** Block of creation. */
  | 'CREATED'
  /** GPUs held. */
  | 'GPUS';

/** A price in force from a block on. */
export type LeasePrice = {
  readonly __typename?: 'LeasePrice';
  /** First block. */
  readonly fromHeight: Scalars['Int']['output'];
  /** Price per block. */
  readonly price: DenomAmount;
};

/** States of a lease, as the chain names them. */
export type LeaseState =
  /** Running and charged. */
  | 'ACTIVE'
  /** Closed. */
  | 'CLOSED'
  /** Closed because the escrow account ran out (v1.2 and later). */
  | 'INSUFFICIENT_FUNDS'
  /** Running; the provider has given notice (v2.1). */
  | 'RECLAIMING';

/** What a lease's payment paid out in one denomination since the first indexed block, in base units. */
export type LeaseTotal = {
  readonly __typename?: 'LeaseTotal';
  /** Denomination. */
  readonly denom: Scalars['String']['output'];
  /** Went to the community pool as take fee. */
  readonly fee: Scalars['Decimal']['output'];
  /** Left the tenant's escrow account: `fee` + `net`. */
  readonly gross: Scalars['Decimal']['output'];
  /** Block of the last payout. */
  readonly lastHeight: Scalars['Int']['output'];
  /** Went to the provider. */
  readonly net: Scalars['Decimal']['output'];
};

/** What is measured. docs/metrics.md and Query.metric define each. */
export type Metric =
  /** Active deployments, mean over the bucket. */
  | 'ACTIVE_DEPLOYMENTS'
  /** Active leases, mean over the bucket. */
  | 'ACTIVE_LEASES'
  /** Providers that answered within the bucket. */
  | 'ACTIVE_PROVIDERS'
  /** Settled spend of the 30 days that end with the bucket, as USD a year. */
  | 'ANNUALIZED_SETTLED_USD'
  /** Run-rate volume a year in the denomination's base unit; group by DENOM. */
  | 'ANNUALIZED_VOLUME'
  /** Run-rate volume in USD a year. */
  | 'ANNUALIZED_VOLUME_USD'
  /** Countries of providers with GPUs within the bucket. */
  | 'COUNTRIES'
  /** Take fees / settled spend. */
  | 'EFFECTIVE_TAKE_RATE'
  /** Coins in deployments' escrow accounts, mean over the bucket, in the denomination's base unit; group by DENOM. */
  | 'ESCROW_HELD'
  /** GPUs that providers themselves report as allocated, mean over the bucket. */
  | 'GPUS_ALLOCATED'
  /** GPUs leased, mean over the bucket. */
  | 'GPUS_LEASED'
  /** GPUs supplied, mean over the bucket. */
  | 'GPUS_SUPPLIED'
  /** Agreed USD per GPU-hour: weighted median. */
  | 'GPU_HOUR_PRICE_MEDIAN'
  /** Agreed USD per GPU-hour: 25th percentile. */
  | 'GPU_HOUR_PRICE_P25'
  /** Agreed USD per GPU-hour: 75th percentile. */
  | 'GPU_HOUR_PRICE_P75'
  /** Distinct GPU models supplied within the bucket. */
  | 'GPU_MODELS'
  /** GPU time leased / GPU time supplied. */
  | 'GPU_UTILIZATION'
  /** Leases created within the bucket. */
  | 'NEW_LEASES'
  /** Paid out for the provider's leases, take fee included, in USD. */
  | 'PROVIDER_GROSS_USD'
  /** Received by the provider for its leases, in USD. */
  | 'PROVIDER_NET_USD'
  /** Paid out for leases within the bucket, take fee included, in the denomination's base unit; group by DENOM. */
  | 'SETTLED_SPEND'
  /** Paid out for leases within the bucket, take fee included, in USD. */
  | 'SETTLED_SPEND_USD'
  /** Take fees to the community pool in the denomination's base unit; group by DENOM. */
  | 'TAKE_INCOME'
  /** Take fees to the community pool in USD. */
  | 'TAKE_INCOME_USD'
  /** Transactions in the bucket, failed ones included. */
  | 'TRANSACTIONS'
  /** Transaction fees in the denomination's base unit; group by DENOM. */
  | 'TRANSACTION_FEES'
  /** Transaction fees in USD. */
  | 'TRANSACTION_FEES_USD';

/** A metric's entry of the catalogue (docs/metrics.md). */
export type MetricDefinition = {
  readonly __typename?: 'MetricDefinition';
  /** What a reader must know before citing it. */
  readonly caveats: ReadonlyArray<Scalars['String']['output']>;
  /** What it is, in words. */
  readonly definition: Scalars['String']['output'];
  /** Dimensions that it can be split by. */
  readonly dimensions: ReadonlyArray<Dimension>;
  /** How it is computed. */
  readonly formula: Scalars['String']['output'];
  /** The metric. */
  readonly name: Metric;
  /** Tables that it is computed from. */
  readonly sources: ReadonlyArray<Scalars['String']['output']>;
  /** Short title. */
  readonly title: Scalars['String']['output'];
  /** Unit of its values. */
  readonly unit: Scalars['String']['output'];
};

/** The market at the indexed head. */
export type NetworkSummary = {
  readonly __typename?: 'NetworkSummary';
  /** Deployments that are active. */
  readonly activeDeployments: Scalars['Int']['output'];
  /** Those of them with GPUs. */
  readonly activeGpuLeases: Scalars['Int']['output'];
  /** Leases that are active or reclaiming. */
  readonly activeLeases: Scalars['Int']['output'];
  /** Providers whose newest status answered, at most 36 hours ago. */
  readonly activeProviders: Scalars['Int']['output'];
  /** AKT in USD that USD figures use now. */
  readonly aktUsd?: Maybe<Scalars['Decimal']['output']>;
  /** A year of settled spend at the pace of the last 30 days, in USD: ANNUALIZED_SETTLED_USD of the newest complete day; null before 30 days are indexed. */
  readonly annualizedSettledUsd?: Maybe<Scalars['Decimal']['output']>;
  /** The run-rate by denomination, in base units a year. */
  readonly annualizedVolume: ReadonlyArray<DenomAmount>;
  /** What active leases would spend in a year at their agreed rates, in USD: ANNUALIZED_VOLUME_USD of the newest complete day. */
  readonly annualizedVolumeUsd?: Maybe<Scalars['Decimal']['output']>;
  /** Countries of providers with GPUs. */
  readonly countries: Scalars['Int']['output'];
  /** When the first lease with GPUs was created; null before it. */
  readonly firstGpuLeaseTime?: Maybe<Scalars['DateTime']['output']>;
  /** Median agreed price of a GPU-hour over the newest complete day, USD. */
  readonly gpuHourPriceMedianUsd?: Maybe<Scalars['Decimal']['output']>;
  /** Distinct GPU models supplied. */
  readonly gpuModels: Scalars['Int']['output'];
  /** Those of them with GPUs. */
  readonly gpuProviders: Scalars['Int']['output'];
  /** Share `gpusLeased` / `gpusSupplied`; null without supply. */
  readonly gpuUtilization?: Maybe<Scalars['Decimal']['output']>;
  /** GPUs held by active leases. */
  readonly gpusLeased: Scalars['Decimal']['output'];
  /** GPUs that providers offer (allocatable), by status answers of the last 36 hours; null where there is none. */
  readonly gpusSupplied?: Maybe<Scalars['Decimal']['output']>;
  /** The block that the summary stands on. */
  readonly height: Scalars['Int']['output'];
  /** Published figures beside ours. */
  readonly published: ReadonlyArray<PublishedFigure>;
  /** Its time. */
  readonly time?: Maybe<Scalars['DateTime']['output']>;
};

/** An object with a global id (Relay). */
export type Node = {
  /** Opaque global id. */
  readonly id: Scalars['ID']['output'];
};

/** A tenant's order: what the market is asked for one group of a deployment. */
export type Order = {
  readonly __typename?: 'Order';
  /** Bids for it, cheapest first; those of one price by their block. */
  readonly bids: ReadonlyArray<Bid>;
  /** Block of closing. */
  readonly closedHeight?: Maybe<Scalars['Int']['output']>;
  /** Its time. */
  readonly closedTime?: Maybe<Scalars['DateTime']['output']>;
  /** Block of creation. */
  readonly createdHeight: Scalars['Int']['output'];
  /** Its time. */
  readonly createdTime: Scalars['DateTime']['output'];
  /** Ceiling per block for the whole order. */
  readonly maxPrice: DenomAmount;
  /** State. */
  readonly state: OrderState;
};

/** Direction of an order. What has no value stands last in both. */
export type OrderDirection =
  /** Smallest, earliest or first in the alphabet first. */
  | 'ASC'
  /** Largest, latest or last in the alphabet first. */
  | 'DESC';

/** States of an order, as the chain names them. */
export type OrderState =
  /** Served by a lease. */
  | 'ACTIVE'
  /** Closed. */
  | 'CLOSED'
  /** Waiting for bids or for the tenant's choice. */
  | 'OPEN';

/** Place in a connection (Relay). */
export type PageInfo = {
  readonly __typename?: 'PageInfo';
  /** Cursor of the last edge. */
  readonly endCursor?: Maybe<Scalars['String']['output']>;
  /** More after the last edge. */
  readonly hasNextPage: Scalars['Boolean']['output'];
  /** More before the first edge. */
  readonly hasPreviousPage: Scalars['Boolean']['output'];
  /** Cursor of the first edge. */
  readonly startCursor?: Maybe<Scalars['String']['output']>;
};

/** One bucket. */
export type Point = {
  readonly __typename?: 'Point';
  /** Share of the bucket that the value rests on, 0 to 1. */
  readonly coverage: Scalars['Float']['output'];
  /** First block of the bucket; 0 where it holds none. */
  readonly firstHeight: Scalars['Int']['output'];
  /** Last block of the bucket; 0 where it holds none. */
  readonly lastHeight: Scalars['Int']['output'];
  /** The bucket is not over yet. */
  readonly partial: Scalars['Boolean']['output'];
  /** Start of the bucket, UTC. */
  readonly time: Scalars['DateTime']['output'];
  /** Value in the metric's unit; null where it is not known. */
  readonly value?: Maybe<Scalars['Decimal']['output']>;
};

/** Agreed USD per GPU-hour, weighted by GPU time. */
export type PriceQuartiles = {
  readonly __typename?: 'PriceQuartiles';
  /** Price that half of the GPU time pays at most. */
  readonly median: Scalars['Decimal']['output'];
  /** Price that a quarter of the GPU time pays at most. */
  readonly p25: Scalars['Decimal']['output'];
  /** Price that three quarters of the GPU time pay at most. */
  readonly p75: Scalars['Decimal']['output'];
};

/** A provider of compute. */
export type Provider = Node & {
  readonly __typename?: 'Provider';
  /** Its active and reclaiming leases. */
  readonly activeLeases: Scalars['Int']['output'];
  /** Attributes in force. */
  readonly attributes: ReadonlyArray<Attribute>;
  /** Country by its attributes, ISO 3166-1 alpha-2; empty where it cannot be told. */
  readonly country: Scalars['String']['output'];
  /** Block of its registration; null where genesis holds it. */
  readonly createdHeight?: Maybe<Scalars['Int']['output']>;
  /** Contact, as declared. */
  readonly email: Scalars['String']['output'];
  /** GPUs of its active leases. */
  readonly gpusLeased: Scalars['Decimal']['output'];
  /** Where its gateway answers. */
  readonly hostUri: Scalars['String']['output'];
  /** Opaque global id. */
  readonly id: Scalars['ID']['output'];
  /** Its leases, newest first. */
  readonly leases: LeaseConnection;
  /** Its newest status sample, whether it answered or not; null before the first. */
  readonly newestSample?: Maybe<ProviderSample>;
  /** Whether its newest status answered, at most 36 hours before the indexed block. */
  readonly online: Scalars['Boolean']['output'];
  /** Its address. */
  readonly owner: Scalars['String']['output'];
  /** What it earned and deposited, by denomination. */
  readonly totals: ReadonlyArray<ProviderTotal>;
  /** Website, as declared. */
  readonly website: Scalars['String']['output'];
};


/** A provider of compute. */
export type ProviderLeasesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};

/** A page of providers. */
export type ProviderConnection = {
  readonly __typename?: 'ProviderConnection';
  /** Providers with their cursors. */
  readonly edges: ReadonlyArray<ProviderEdge>;
  /** The providers alone. */
  readonly nodes: ReadonlyArray<Provider>;
  /** Place in the whole. */
  readonly pageInfo: PageInfo;
  /** How many match; counted only where asked. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A provider and its cursor. */
export type ProviderEdge = {
  readonly __typename?: 'ProviderEdge';
  /** Opaque cursor. */
  readonly cursor: Scalars['String']['output'];
  /** The provider. */
  readonly node: Provider;
};

/** Which providers are wanted. */
export type ProviderFilter = {
  /** ISO 3166-1 alpha-2 country. */
  readonly country?: InputMaybe<Scalars['String']['input']>;
  /** Only those online that offer this GPU model, as vendor/model. */
  readonly model?: InputMaybe<Scalars['String']['input']>;
  /** Only those that are online (true) or offline (false). */
  readonly online?: InputMaybe<Scalars['Boolean']['input']>;
};

/** In which order providers come. */
export type ProviderOrder = {
  /** Which way; DESC where absent. */
  readonly direction?: InputMaybe<OrderDirection>;
  /** By what. */
  readonly field: ProviderOrderField;
};

/** What providers can be ordered by. */
export type ProviderOrderField =
  /** Block of registration; those of genesis have none and stand last. */
  | 'CREATED'
  /** GPUs that it offers now; those offline have none and stand last. */
  | 'GPUS'
  /** GPUs of its active leases. */
  | 'GPUS_LEASED'
  /** Its address. */
  | 'OWNER';

/** What a provider answered about its hardware. */
export type ProviderSample = {
  readonly __typename?: 'ProviderSample';
  /** Leases by its own account. */
  readonly activeLeases: Scalars['Int']['output'];
  /** Why there is no answer; null where it answered. */
  readonly error?: Maybe<Scalars['String']['output']>;
  /** Allocatable GPUs by variant. */
  readonly gpus: ReadonlyArray<GpuVariant>;
  /** GPUs that can be leased. */
  readonly gpusAllocatable: Scalars['Int']['output'];
  /** GPUs in use by its own account. */
  readonly gpusAllocated: Scalars['Int']['output'];
  /** When. */
  readonly time: Scalars['DateTime']['output'];
};

/** Sums of a provider in one denomination since the first indexed block, in base units. */
export type ProviderTotal = {
  readonly __typename?: 'ProviderTotal';
  /** Deposited for its bids. */
  readonly bidDeposited: Scalars['Decimal']['output'];
  /** Came back of that. */
  readonly bidRefunded: Scalars['Decimal']['output'];
  /** Denomination. */
  readonly denom: Scalars['String']['output'];
  /** Went to the community pool as take fee. */
  readonly fee: Scalars['Decimal']['output'];
  /** Paid out for its leases: `fee` + `net`. */
  readonly gross: Scalars['Decimal']['output'];
  /** Received by the provider. */
  readonly net: Scalars['Decimal']['output'];
};

/** A published figure of late 2023 beside ours; a fixed reference, never live data. */
export type PublishedFigure = {
  readonly __typename?: 'PublishedFigure';
  /** Upper end. */
  readonly high?: Maybe<Scalars['Decimal']['output']>;
  /** What is compared, e.g. GPUs on the network. */
  readonly label: Scalars['String']['output'];
  /** Lower end of the published value in the unit of the metric; null where it is not a number. */
  readonly low?: Maybe<Scalars['Decimal']['output']>;
  /** Our value now; null where it is not known. */
  readonly measured?: Maybe<Scalars['Decimal']['output']>;
  /** The metric that measures it, where one does. */
  readonly metric?: Maybe<Metric>;
  /** The published value as text, e.g. 150–200. */
  readonly published: Scalars['String']['output'];
  /** Unit of the three numbers. */
  readonly unit: Scalars['String']['output'];
};

/** Everything that can be asked. All fields of one request read the same block, which `extensions.block` names. */
export type Query = {
  readonly __typename?: 'Query';
  /** Supply and lease of GPUs by country of the provider, most supplied first. */
  readonly countries: ReadonlyArray<CountrySummary>;
  /** Parts that could not be decoded and are kept for a later version, newest block first unless `orderBy` says otherwise. */
  readonly deadLetters: DeadLetterConnection;
  /** One deployment; null where there is none. */
  readonly deployment?: Maybe<Deployment>;
  /** Deployments, newest first unless `orderBy` says otherwise. */
  readonly deployments: DeploymentConnection;
  /** Movements of coins, newest block first unless `orderBy` says otherwise. */
  readonly flows: FlowConnection;
  /** One GPU model, also one of the past; null where the index has never seen it. */
  readonly gpuModel?: Maybe<GpuModel>;
  /** GPU models that providers offer or tenants lease, most supplied first. */
  readonly gpuModels: ReadonlyArray<GpuModel>;
  /** One lease by its id in the chain's terms; null where there is none. */
  readonly lease?: Maybe<Lease>;
  /** Leases, newest first unless `orderBy` says otherwise. */
  readonly leases: LeaseConnection;
  /** One metric's entry of the catalogue. */
  readonly metric: MetricDefinition;
  /** The catalogue of metrics: definition, formula and unit of each. */
  readonly metrics: ReadonlyArray<MetricDefinition>;
  /** The market now, with the published figures of late 2023 beside ours. */
  readonly network: NetworkSummary;
  /** Any object by its opaque id (Relay); null where there is none. */
  readonly node?: Maybe<Node>;
  /** One provider by its address; null where there is none. */
  readonly provider?: Maybe<Provider>;
  /** Providers, those with most GPUs first unless `orderBy` says otherwise. */
  readonly providers: ProviderConnection;
  /** One metric over time, by hour or day, optionally split by a dimension. */
  readonly series: SeriesSet;
  /** Which chain this is, how far it is indexed and how far the index is behind the chain's head. */
  readonly status: ChainStatus;
  /** Sums over all deployments of a tenant, by denomination; empty where it has made none. */
  readonly tenantTotals: ReadonlyArray<AccountTotal>;
};


/** Everything that can be asked. All fields of one request read the same block, which `extensions.block` names. */
export type QueryDeadLettersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<DeadLetterFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<DeadLetterOrder>;
};


/** Everything that can be asked. All fields of one request read the same block, which `extensions.block` names. */
export type QueryDeploymentArgs = {
  dseq: Scalars['UInt64']['input'];
  owner: Scalars['String']['input'];
};


/** Everything that can be asked. All fields of one request read the same block, which `extensions.block` names. */
export type QueryDeploymentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<DeploymentFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<DeploymentOrder>;
};


/** Everything that can be asked. All fields of one request read the same block, which `extensions.block` names. */
export type QueryFlowsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<FlowFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<FlowOrder>;
};


/** Everything that can be asked. All fields of one request read the same block, which `extensions.block` names. */
export type QueryGpuModelArgs = {
  model: Scalars['String']['input'];
  vendor: Scalars['String']['input'];
};


/** Everything that can be asked. All fields of one request read the same block, which `extensions.block` names. */
export type QueryLeaseArgs = {
  id: Scalars['String']['input'];
};


/** Everything that can be asked. All fields of one request read the same block, which `extensions.block` names. */
export type QueryLeasesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<LeaseFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<LeaseOrder>;
};


/** Everything that can be asked. All fields of one request read the same block, which `extensions.block` names. */
export type QueryMetricArgs = {
  name: Metric;
};


/** Everything that can be asked. All fields of one request read the same block, which `extensions.block` names. */
export type QueryNodeArgs = {
  id: Scalars['ID']['input'];
};


/** Everything that can be asked. All fields of one request read the same block, which `extensions.block` names. */
export type QueryProviderArgs = {
  owner: Scalars['String']['input'];
};


/** Everything that can be asked. All fields of one request read the same block, which `extensions.block` names. */
export type QueryProvidersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ProviderFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<ProviderOrder>;
};


/** Everything that can be asked. All fields of one request read the same block, which `extensions.block` names. */
export type QuerySeriesArgs = {
  input: SeriesInput;
};


/** Everything that can be asked. All fields of one request read the same block, which `extensions.block` names. */
export type QueryTenantTotalsArgs = {
  owner: Scalars['String']['input'];
};

/** What a cloud lists for a GPU-hour: a line of data/gpu-reference-prices.csv, which is a fixed snapshot of list prices. */
export type ReferencePrice = {
  readonly __typename?: 'ReferencePrice';
  /** The cloud. */
  readonly cloud: Scalars['String']['output'];
  /** The GPU alone: the machine around it is billed on top. */
  readonly gpuOnly: Scalars['Boolean']['output'];
  /** Interface: sxm or pcie; empty where not told. */
  readonly interface: Scalars['String']['output'];
  /** Median price of its offers, USD per GPU-hour. */
  readonly median: Scalars['Decimal']['output'];
  /** Lowest price of its offers, USD per GPU-hour. */
  readonly min: Scalars['Decimal']['output'];
  /** How many offers; null where not told. */
  readonly offers?: Maybe<Scalars['Int']['output']>;
  /** Memory of one GPU, GiB. */
  readonly ramGib: Scalars['Int']['output'];
  /** Where the line comes from: repository, file and commit. */
  readonly source: Scalars['String']['output'];
};

/** One resource unit of a group: replicas of the same hardware. */
export type ResourceUnit = {
  readonly __typename?: 'ResourceUnit';
  /** Replicas. */
  readonly count: Scalars['Int']['output'];
  /** Accepted GPUs, as attribute keys; any of them. */
  readonly gpuAttributes: ReadonlyArray<Scalars['String']['output']>;
  /** GPUs of one replica. */
  readonly gpus: Scalars['Decimal']['output'];
  /** Ceiling per replica and block. */
  readonly maxPrice: DenomAmount;
  /** Memory of one replica, bytes. */
  readonly memoryBytes: Scalars['Decimal']['output'];
  /** Storage of one replica, bytes. */
  readonly storageBytes: Scalars['Decimal']['output'];
  /** CPUs (virtual) of one replica. */
  readonly vcpus: Scalars['Decimal']['output'];
};

/** One line of points. */
export type Series = {
  readonly __typename?: 'Series';
  /** Member of the dimension: provider address, vendor/model, country or denomination; empty for the network. */
  readonly member: Scalars['String']['output'];
  /** Points in the order of time, gaps included. */
  readonly points: ReadonlyArray<Point>;
};

/** Which series is wanted. */
export type SeriesInput = {
  /** Start, inclusive, moved back to the start of its bucket; the first block where absent or earlier. */
  readonly from?: InputMaybe<Scalars['DateTime']['input']>;
  /** Split by this dimension; the whole network where absent. */
  readonly groupBy?: InputMaybe<Dimension>;
  /** Bucket length; a day where absent. */
  readonly interval?: InputMaybe<Interval>;
  /** Only these members, in this order; together with `groupBy`. All with a value in the range where absent. */
  readonly members?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** The metric. */
  readonly metric: Metric;
  /** End, exclusive; the indexed head where absent or later. */
  readonly to?: InputMaybe<Scalars['DateTime']['input']>;
};

/** One metric's series, one for each member of the dimension. */
export type SeriesSet = {
  readonly __typename?: 'SeriesSet';
  /** The catalogue's entry of the metric. */
  readonly definition: MetricDefinition;
  /** The block that the answer stands on. */
  readonly height: Scalars['Int']['output'];
  /** Bucket length. */
  readonly interval: Interval;
  /** The series; a single one with an empty member without groupBy. */
  readonly series: ReadonlyArray<Series>;
};



export type ResolverTypeWrapper<T> = Promise<T> | T;


export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;




/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Node:
    | ( DeploymentRow )
    | ( GpuModelRow )
    | ( LeaseRow )
    | ( ProviderRow )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  AccountTotal: ResolverTypeWrapper<AccountTotal>;
  Attribute: ResolverTypeWrapper<Attribute>;
  Bid: ResolverTypeWrapper<BidRow>;
  BidState: BidState;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  ChainOrigin: ChainOrigin;
  ChainStatus: ResolverTypeWrapper<ChainStatus>;
  CountrySummary: ResolverTypeWrapper<CountrySummary>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  DeadLetter: ResolverTypeWrapper<DeadLetterRow>;
  DeadLetterConnection: ResolverTypeWrapper<DeadLetterList>;
  DeadLetterEdge: ResolverTypeWrapper<Omit<DeadLetterEdge, 'node'> & { node: ResolversTypes['DeadLetter'] }>;
  DeadLetterFilter: DeadLetterFilter;
  DeadLetterKind: DeadLetterKind;
  DeadLetterOrder: DeadLetterOrder;
  DeadLetterOrderField: DeadLetterOrderField;
  Decimal: ResolverTypeWrapper<Scalars['Decimal']['output']>;
  DenomAmount: ResolverTypeWrapper<DenomAmountSource>;
  Deployment: ResolverTypeWrapper<DeploymentRow>;
  DeploymentConnection: ResolverTypeWrapper<DeploymentList>;
  DeploymentEdge: ResolverTypeWrapper<Omit<DeploymentEdge, 'node'> & { node: ResolversTypes['Deployment'] }>;
  DeploymentFilter: DeploymentFilter;
  DeploymentGroup: ResolverTypeWrapper<GroupRow>;
  DeploymentOrder: DeploymentOrder;
  DeploymentOrderField: DeploymentOrderField;
  DeploymentState: DeploymentState;
  DepositSource: DepositSource;
  Dimension: Dimension;
  EscrowAccount: ResolverTypeWrapper<EscrowRow>;
  EscrowDeposit: ResolverTypeWrapper<EscrowDepositRow>;
  EscrowPayment: ResolverTypeWrapper<EscrowPaymentRow>;
  EscrowState: EscrowState;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  Flow: ResolverTypeWrapper<FlowRow>;
  FlowConnection: ResolverTypeWrapper<FlowList>;
  FlowEdge: ResolverTypeWrapper<Omit<FlowEdge, 'node'> & { node: ResolversTypes['Flow'] }>;
  FlowFilter: FlowFilter;
  FlowKind: FlowKind;
  FlowOrder: FlowOrder;
  FlowOrderField: FlowOrderField;
  GpuModel: ResolverTypeWrapper<GpuModelRow>;
  GpuVariant: ResolverTypeWrapper<GpuVariant>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  IndexState: IndexState;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  Interval: Interval;
  Lease: ResolverTypeWrapper<LeaseRow>;
  LeaseConnection: ResolverTypeWrapper<LeaseList>;
  LeaseEdge: ResolverTypeWrapper<Omit<LeaseEdge, 'node'> & { node: ResolversTypes['Lease'] }>;
  LeaseFilter: LeaseFilter;
  LeaseOrder: LeaseOrder;
  LeaseOrderField: LeaseOrderField;
  LeasePrice: ResolverTypeWrapper<LeasePriceRow>;
  LeaseState: LeaseState;
  LeaseTotal: ResolverTypeWrapper<LeaseTotal>;
  Metric: Metric;
  MetricDefinition: ResolverTypeWrapper<MetricDefinition>;
  NetworkSummary: ResolverTypeWrapper<SummaryRow>;
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  Order: ResolverTypeWrapper<OrderRow>;
  OrderDirection: OrderDirection;
  OrderState: OrderState;
  PageInfo: ResolverTypeWrapper<PageEnds>;
  Point: ResolverTypeWrapper<Point>;
  PriceQuartiles: ResolverTypeWrapper<PriceQuartiles>;
  Provider: ResolverTypeWrapper<ProviderRow>;
  ProviderConnection: ResolverTypeWrapper<ProviderList>;
  ProviderEdge: ResolverTypeWrapper<Omit<ProviderEdge, 'node'> & { node: ResolversTypes['Provider'] }>;
  ProviderFilter: ProviderFilter;
  ProviderOrder: ProviderOrder;
  ProviderOrderField: ProviderOrderField;
  ProviderSample: ResolverTypeWrapper<SampleRow>;
  ProviderTotal: ResolverTypeWrapper<ProviderTotal>;
  PublishedFigure: ResolverTypeWrapper<PublishedFigure>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ReferencePrice: ResolverTypeWrapper<ReferencePrice>;
  ResourceUnit: ResolverTypeWrapper<ResourceUnitRow>;
  Series: ResolverTypeWrapper<Series>;
  SeriesInput: SeriesInput;
  SeriesSet: ResolverTypeWrapper<SeriesSet>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  UInt64: ResolverTypeWrapper<Scalars['UInt64']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  AccountTotal: AccountTotal;
  Attribute: Attribute;
  Bid: BidRow;
  Boolean: Scalars['Boolean']['output'];
  ChainStatus: ChainStatus;
  CountrySummary: CountrySummary;
  DateTime: Scalars['DateTime']['output'];
  DeadLetter: DeadLetterRow;
  DeadLetterConnection: DeadLetterList;
  DeadLetterEdge: Omit<DeadLetterEdge, 'node'> & { node: ResolversParentTypes['DeadLetter'] };
  DeadLetterFilter: DeadLetterFilter;
  DeadLetterOrder: DeadLetterOrder;
  Decimal: Scalars['Decimal']['output'];
  DenomAmount: DenomAmountSource;
  Deployment: DeploymentRow;
  DeploymentConnection: DeploymentList;
  DeploymentEdge: Omit<DeploymentEdge, 'node'> & { node: ResolversParentTypes['Deployment'] };
  DeploymentFilter: DeploymentFilter;
  DeploymentGroup: GroupRow;
  DeploymentOrder: DeploymentOrder;
  EscrowAccount: EscrowRow;
  EscrowDeposit: EscrowDepositRow;
  EscrowPayment: EscrowPaymentRow;
  Float: Scalars['Float']['output'];
  Flow: FlowRow;
  FlowConnection: FlowList;
  FlowEdge: Omit<FlowEdge, 'node'> & { node: ResolversParentTypes['Flow'] };
  FlowFilter: FlowFilter;
  FlowOrder: FlowOrder;
  GpuModel: GpuModelRow;
  GpuVariant: GpuVariant;
  ID: Scalars['ID']['output'];
  Int: Scalars['Int']['output'];
  Lease: LeaseRow;
  LeaseConnection: LeaseList;
  LeaseEdge: Omit<LeaseEdge, 'node'> & { node: ResolversParentTypes['Lease'] };
  LeaseFilter: LeaseFilter;
  LeaseOrder: LeaseOrder;
  LeasePrice: LeasePriceRow;
  LeaseTotal: LeaseTotal;
  MetricDefinition: MetricDefinition;
  NetworkSummary: SummaryRow;
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  Order: OrderRow;
  PageInfo: PageEnds;
  Point: Point;
  PriceQuartiles: PriceQuartiles;
  Provider: ProviderRow;
  ProviderConnection: ProviderList;
  ProviderEdge: Omit<ProviderEdge, 'node'> & { node: ResolversParentTypes['Provider'] };
  ProviderFilter: ProviderFilter;
  ProviderOrder: ProviderOrder;
  ProviderSample: SampleRow;
  ProviderTotal: ProviderTotal;
  PublishedFigure: PublishedFigure;
  Query: Record<PropertyKey, never>;
  ReferencePrice: ReferencePrice;
  ResourceUnit: ResourceUnitRow;
  Series: Series;
  SeriesInput: SeriesInput;
  SeriesSet: SeriesSet;
  String: Scalars['String']['output'];
  UInt64: Scalars['UInt64']['output'];
};

export type AccountTotalResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AccountTotal'] = ResolversParentTypes['AccountTotal']> = {
  denom?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  deposited?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  fee?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  gross?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  net?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  refunded?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
};

export type AttributeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Attribute'] = ResolversParentTypes['Attribute']> = {
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type BidResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Bid'] = ResolversParentTypes['Bid']> = {
  closedHeight?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  closedTime?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  createdHeight?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  createdTime?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  price?: Resolver<ResolversTypes['DenomAmount'], ParentType, ContextType>;
  provider?: Resolver<Maybe<ResolversTypes['Provider']>, ParentType, ContextType>;
  providerAddress?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['BidState'], ParentType, ContextType>;
};

export type ChainStatusResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChainStatus'] = ResolversParentTypes['ChainStatus']> = {
  bootstrapHeight?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  chainId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  deadLetters?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  firstHeight?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  headHeight?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  headTime?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  indexedHash?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  indexedHeight?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  indexedTime?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  lagSeconds?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  nodeVersion?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  origin?: Resolver<ResolversTypes['ChainOrigin'], ParentType, ContextType>;
  progress?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['IndexState'], ParentType, ContextType>;
  unknownBefore?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  unknownEvents?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type CountrySummaryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CountrySummary'] = ResolversParentTypes['CountrySummary']> = {
  country?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  leased?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  providers?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  supplied?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  utilization?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type DeadLetterResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeadLetter'] = ResolversParentTypes['DeadLetter']> = {
  bytes?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  error?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  height?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['DeadLetterKind'], ParentType, ContextType>;
  object?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type DeadLetterConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeadLetterConnection'] = ResolversParentTypes['DeadLetterConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['DeadLetterEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['DeadLetter']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type DeadLetterEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeadLetterEdge'] = ResolversParentTypes['DeadLetterEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['DeadLetter'], ParentType, ContextType>;
};

export interface DecimalScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Decimal'], any> {
  name: 'Decimal';
}

export type DenomAmountResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DenomAmount'] = ResolversParentTypes['DenomAmount']> = {
  amount?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  denom?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  usd?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
};

export type DeploymentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Deployment'] = ResolversParentTypes['Deployment']> = {
  closedHeight?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  closedTime?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  createdHeight?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  createdTime?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  dseq?: Resolver<ResolversTypes['UInt64'], ParentType, ContextType>;
  escrow?: Resolver<Maybe<ResolversTypes['EscrowAccount']>, ParentType, ContextType>;
  groups?: Resolver<ReadonlyArray<ResolversTypes['DeploymentGroup']>, ParentType, ContextType>;
  hash?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  leases?: Resolver<ReadonlyArray<ResolversTypes['Lease']>, ParentType, ContextType>;
  owner?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['DeploymentState'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DeploymentConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeploymentConnection'] = ResolversParentTypes['DeploymentConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['DeploymentEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Deployment']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type DeploymentEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeploymentEdge'] = ResolversParentTypes['DeploymentEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Deployment'], ParentType, ContextType>;
};

export type DeploymentGroupResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeploymentGroup'] = ResolversParentTypes['DeploymentGroup']> = {
  gseq?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  resources?: Resolver<ReadonlyArray<ResolversTypes['ResourceUnit']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type EscrowAccountResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EscrowAccount'] = ResolversParentTypes['EscrowAccount']> = {
  balance?: Resolver<ReadonlyArray<ResolversTypes['DenomAmount']>, ParentType, ContextType>;
  charged?: Resolver<ReadonlyArray<ResolversTypes['DenomAmount']>, ParentType, ContextType>;
  deposits?: Resolver<ReadonlyArray<ResolversTypes['EscrowDeposit']>, ParentType, ContextType>;
  funds?: Resolver<ReadonlyArray<ResolversTypes['DenomAmount']>, ParentType, ContextType>;
  overdrawn?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  payments?: Resolver<ReadonlyArray<ResolversTypes['EscrowPayment']>, ParentType, ContextType>;
  runsOutHeight?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  runsOutTime?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  settledHeight?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  settlementRefused?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['EscrowState'], ParentType, ContextType>;
  totals?: Resolver<ReadonlyArray<ResolversTypes['AccountTotal']>, ParentType, ContextType>;
  transferred?: Resolver<ReadonlyArray<ResolversTypes['DenomAmount']>, ParentType, ContextType>;
};

export type EscrowDepositResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EscrowDeposit'] = ResolversParentTypes['EscrowDeposit']> = {
  balance?: Resolver<ResolversTypes['DenomAmount'], ParentType, ContextType>;
  height?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  owner?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['DepositSource'], ParentType, ContextType>;
};

export type EscrowPaymentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EscrowPayment'] = ResolversParentTypes['EscrowPayment']> = {
  balance?: Resolver<ResolversTypes['DenomAmount'], ParentType, ContextType>;
  lease?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  provider?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  rate?: Resolver<ResolversTypes['DenomAmount'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['EscrowState'], ParentType, ContextType>;
  unsettled?: Resolver<ResolversTypes['DenomAmount'], ParentType, ContextType>;
  withdrawn?: Resolver<ResolversTypes['DenomAmount'], ParentType, ContextType>;
};

export type FlowResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Flow'] = ResolversParentTypes['Flow']> = {
  amount?: Resolver<ResolversTypes['DenomAmount'], ParentType, ContextType>;
  deployment?: Resolver<Maybe<ResolversTypes['Deployment']>, ParentType, ContextType>;
  dseq?: Resolver<Maybe<ResolversTypes['UInt64']>, ParentType, ContextType>;
  height?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['FlowKind'], ParentType, ContextType>;
  lease?: Resolver<Maybe<ResolversTypes['Lease']>, ParentType, ContextType>;
  owner?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  provider?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  recipient?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  sender?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  sequence?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  time?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  transactionHash?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  transactionIndex?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type FlowConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FlowConnection'] = ResolversParentTypes['FlowConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['FlowEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Flow']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type FlowEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FlowEdge'] = ResolversParentTypes['FlowEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Flow'], ParentType, ContextType>;
};

export type GpuModelResolvers<ContextType = Context, ParentType extends ResolversParentTypes['GpuModel'] = ResolversParentTypes['GpuModel']> = {
  countries?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  leased?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  model?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  price?: Resolver<Maybe<ResolversTypes['PriceQuartiles']>, ParentType, ContextType>;
  providers?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  referencePrices?: Resolver<ReadonlyArray<ResolversTypes['ReferencePrice']>, ParentType, ContextType>;
  supplied?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  utilization?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  vendor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type GpuVariantResolvers<ContextType = Context, ParentType extends ResolversParentTypes['GpuVariant'] = ResolversParentTypes['GpuVariant']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  interface?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  model?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  ram?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  vendor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type LeaseResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Lease'] = ResolversParentTypes['Lease']> = {
  announcedReason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  bseq?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  closedHeight?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  closedTime?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  createdHeight?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  createdTime?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  deployment?: Resolver<Maybe<ResolversTypes['Deployment']>, ParentType, ContextType>;
  dseq?: Resolver<ResolversTypes['UInt64'], ParentType, ContextType>;
  flows?: Resolver<ResolversTypes['FlowConnection'], ParentType, ContextType, Partial<LeaseFlowsArgs>>;
  gpuVariants?: Resolver<ReadonlyArray<ResolversTypes['GpuVariant']>, ParentType, ContextType>;
  gpus?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  gseq?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  memoryBytes?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  order?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType>;
  oseq?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  owner?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  price?: Resolver<ResolversTypes['DenomAmount'], ParentType, ContextType>;
  prices?: Resolver<ReadonlyArray<ResolversTypes['LeasePrice']>, ParentType, ContextType>;
  provider?: Resolver<Maybe<ResolversTypes['Provider']>, ParentType, ContextType>;
  providerAddress?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['LeaseState'], ParentType, ContextType>;
  storageBytes?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  totals?: Resolver<ReadonlyArray<ResolversTypes['LeaseTotal']>, ParentType, ContextType>;
  usdPerHour?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  vcpus?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type LeaseConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LeaseConnection'] = ResolversParentTypes['LeaseConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['LeaseEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Lease']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type LeaseEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LeaseEdge'] = ResolversParentTypes['LeaseEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Lease'], ParentType, ContextType>;
};

export type LeasePriceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LeasePrice'] = ResolversParentTypes['LeasePrice']> = {
  fromHeight?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  price?: Resolver<ResolversTypes['DenomAmount'], ParentType, ContextType>;
};

export type LeaseTotalResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LeaseTotal'] = ResolversParentTypes['LeaseTotal']> = {
  denom?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  fee?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  gross?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  lastHeight?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  net?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
};

export type MetricDefinitionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MetricDefinition'] = ResolversParentTypes['MetricDefinition']> = {
  caveats?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  definition?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  dimensions?: Resolver<ReadonlyArray<ResolversTypes['Dimension']>, ParentType, ContextType>;
  formula?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['Metric'], ParentType, ContextType>;
  sources?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  unit?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type NetworkSummaryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NetworkSummary'] = ResolversParentTypes['NetworkSummary']> = {
  activeDeployments?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  activeGpuLeases?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  activeLeases?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  activeProviders?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  aktUsd?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  annualizedSettledUsd?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  annualizedVolume?: Resolver<ReadonlyArray<ResolversTypes['DenomAmount']>, ParentType, ContextType>;
  annualizedVolumeUsd?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  countries?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  firstGpuLeaseTime?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  gpuHourPriceMedianUsd?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  gpuModels?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  gpuProviders?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  gpuUtilization?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  gpusLeased?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  gpusSupplied?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  height?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  published?: Resolver<ReadonlyArray<ResolversTypes['PublishedFigure']>, ParentType, ContextType>;
  time?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type NodeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'Deployment' | 'GpuModel' | 'Lease' | 'Provider', ParentType, ContextType>;
};

export type OrderResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Order'] = ResolversParentTypes['Order']> = {
  bids?: Resolver<ReadonlyArray<ResolversTypes['Bid']>, ParentType, ContextType>;
  closedHeight?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  closedTime?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  createdHeight?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  createdTime?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  maxPrice?: Resolver<ResolversTypes['DenomAmount'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['OrderState'], ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PointResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Point'] = ResolversParentTypes['Point']> = {
  coverage?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  firstHeight?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  lastHeight?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  partial?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  time?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
};

export type PriceQuartilesResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PriceQuartiles'] = ResolversParentTypes['PriceQuartiles']> = {
  median?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  p25?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  p75?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
};

export type ProviderResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Provider'] = ResolversParentTypes['Provider']> = {
  activeLeases?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  attributes?: Resolver<ReadonlyArray<ResolversTypes['Attribute']>, ParentType, ContextType>;
  country?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  createdHeight?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  email?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  gpusLeased?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  hostUri?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  leases?: Resolver<ResolversTypes['LeaseConnection'], ParentType, ContextType, Partial<ProviderLeasesArgs>>;
  newestSample?: Resolver<Maybe<ResolversTypes['ProviderSample']>, ParentType, ContextType>;
  online?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  owner?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  totals?: Resolver<ReadonlyArray<ResolversTypes['ProviderTotal']>, ParentType, ContextType>;
  website?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ProviderConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProviderConnection'] = ResolversParentTypes['ProviderConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ProviderEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Provider']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ProviderEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProviderEdge'] = ResolversParentTypes['ProviderEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Provider'], ParentType, ContextType>;
};

export type ProviderSampleResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProviderSample'] = ResolversParentTypes['ProviderSample']> = {
  activeLeases?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  error?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  gpus?: Resolver<ReadonlyArray<ResolversTypes['GpuVariant']>, ParentType, ContextType>;
  gpusAllocatable?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  gpusAllocated?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  time?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type ProviderTotalResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProviderTotal'] = ResolversParentTypes['ProviderTotal']> = {
  bidDeposited?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  bidRefunded?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  denom?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  fee?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  gross?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  net?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
};

export type PublishedFigureResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PublishedFigure'] = ResolversParentTypes['PublishedFigure']> = {
  high?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  low?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  measured?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  metric?: Resolver<Maybe<ResolversTypes['Metric']>, ParentType, ContextType>;
  published?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  unit?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  countries?: Resolver<ReadonlyArray<ResolversTypes['CountrySummary']>, ParentType, ContextType>;
  deadLetters?: Resolver<ResolversTypes['DeadLetterConnection'], ParentType, ContextType, Partial<QueryDeadLettersArgs>>;
  deployment?: Resolver<Maybe<ResolversTypes['Deployment']>, ParentType, ContextType, RequireFields<QueryDeploymentArgs, 'dseq' | 'owner'>>;
  deployments?: Resolver<ResolversTypes['DeploymentConnection'], ParentType, ContextType, Partial<QueryDeploymentsArgs>>;
  flows?: Resolver<ResolversTypes['FlowConnection'], ParentType, ContextType, Partial<QueryFlowsArgs>>;
  gpuModel?: Resolver<Maybe<ResolversTypes['GpuModel']>, ParentType, ContextType, RequireFields<QueryGpuModelArgs, 'model' | 'vendor'>>;
  gpuModels?: Resolver<ReadonlyArray<ResolversTypes['GpuModel']>, ParentType, ContextType>;
  lease?: Resolver<Maybe<ResolversTypes['Lease']>, ParentType, ContextType, RequireFields<QueryLeaseArgs, 'id'>>;
  leases?: Resolver<ResolversTypes['LeaseConnection'], ParentType, ContextType, Partial<QueryLeasesArgs>>;
  metric?: Resolver<ResolversTypes['MetricDefinition'], ParentType, ContextType, RequireFields<QueryMetricArgs, 'name'>>;
  metrics?: Resolver<ReadonlyArray<ResolversTypes['MetricDefinition']>, ParentType, ContextType>;
  network?: Resolver<ResolversTypes['NetworkSummary'], ParentType, ContextType>;
  node?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType, RequireFields<QueryNodeArgs, 'id'>>;
  provider?: Resolver<Maybe<ResolversTypes['Provider']>, ParentType, ContextType, RequireFields<QueryProviderArgs, 'owner'>>;
  providers?: Resolver<ResolversTypes['ProviderConnection'], ParentType, ContextType, Partial<QueryProvidersArgs>>;
  series?: Resolver<ResolversTypes['SeriesSet'], ParentType, ContextType, RequireFields<QuerySeriesArgs, 'input'>>;
  status?: Resolver<ResolversTypes['ChainStatus'], ParentType, ContextType>;
  tenantTotals?: Resolver<ReadonlyArray<ResolversTypes['AccountTotal']>, ParentType, ContextType, RequireFields<QueryTenantTotalsArgs, 'owner'>>;
};

export type ReferencePriceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReferencePrice'] = ResolversParentTypes['ReferencePrice']> = {
  cloud?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  gpuOnly?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  interface?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  median?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  min?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  offers?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  ramGib?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ResourceUnitResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ResourceUnit'] = ResolversParentTypes['ResourceUnit']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  gpuAttributes?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  gpus?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  maxPrice?: Resolver<ResolversTypes['DenomAmount'], ParentType, ContextType>;
  memoryBytes?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  storageBytes?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  vcpus?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
};

export type SeriesResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Series'] = ResolversParentTypes['Series']> = {
  member?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  points?: Resolver<ReadonlyArray<ResolversTypes['Point']>, ParentType, ContextType>;
};

export type SeriesSetResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SeriesSet'] = ResolversParentTypes['SeriesSet']> = {
  definition?: Resolver<ResolversTypes['MetricDefinition'], ParentType, ContextType>;
  height?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  interval?: Resolver<ResolversTypes['Interval'], ParentType, ContextType>;
  series?: Resolver<ReadonlyArray<ResolversTypes['Series']>, ParentType, ContextType>;
};

export interface UInt64ScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['UInt64'], any> {
  name: 'UInt64';
}

export type Resolvers<ContextType = Context> = {
  AccountTotal?: AccountTotalResolvers<ContextType>;
  Attribute?: AttributeResolvers<ContextType>;
  Bid?: BidResolvers<ContextType>;
  ChainStatus?: ChainStatusResolvers<ContextType>;
  CountrySummary?: CountrySummaryResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  DeadLetter?: DeadLetterResolvers<ContextType>;
  DeadLetterConnection?: DeadLetterConnectionResolvers<ContextType>;
  DeadLetterEdge?: DeadLetterEdgeResolvers<ContextType>;
  Decimal?: GraphQLScalarType;
  DenomAmount?: DenomAmountResolvers<ContextType>;
  Deployment?: DeploymentResolvers<ContextType>;
  DeploymentConnection?: DeploymentConnectionResolvers<ContextType>;
  DeploymentEdge?: DeploymentEdgeResolvers<ContextType>;
  DeploymentGroup?: DeploymentGroupResolvers<ContextType>;
  EscrowAccount?: EscrowAccountResolvers<ContextType>;
  EscrowDeposit?: EscrowDepositResolvers<ContextType>;
  EscrowPayment?: EscrowPaymentResolvers<ContextType>;
  Flow?: FlowResolvers<ContextType>;
  FlowConnection?: FlowConnectionResolvers<ContextType>;
  FlowEdge?: FlowEdgeResolvers<ContextType>;
  GpuModel?: GpuModelResolvers<ContextType>;
  GpuVariant?: GpuVariantResolvers<ContextType>;
  Lease?: LeaseResolvers<ContextType>;
  LeaseConnection?: LeaseConnectionResolvers<ContextType>;
  LeaseEdge?: LeaseEdgeResolvers<ContextType>;
  LeasePrice?: LeasePriceResolvers<ContextType>;
  LeaseTotal?: LeaseTotalResolvers<ContextType>;
  MetricDefinition?: MetricDefinitionResolvers<ContextType>;
  NetworkSummary?: NetworkSummaryResolvers<ContextType>;
  Node?: NodeResolvers<ContextType>;
  Order?: OrderResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Point?: PointResolvers<ContextType>;
  PriceQuartiles?: PriceQuartilesResolvers<ContextType>;
  Provider?: ProviderResolvers<ContextType>;
  ProviderConnection?: ProviderConnectionResolvers<ContextType>;
  ProviderEdge?: ProviderEdgeResolvers<ContextType>;
  ProviderSample?: ProviderSampleResolvers<ContextType>;
  ProviderTotal?: ProviderTotalResolvers<ContextType>;
  PublishedFigure?: PublishedFigureResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  ReferencePrice?: ReferencePriceResolvers<ContextType>;
  ResourceUnit?: ResourceUnitResolvers<ContextType>;
  Series?: SeriesResolvers<ContextType>;
  SeriesSet?: SeriesSetResolvers<ContextType>;
  UInt64?: GraphQLScalarType;
};

