import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { AccountRow } from '../accounts/accounts.ts';
import type { BidRow, BidList, OrderRow, OrderList } from '../market/orders.ts';
import type { BidEventRow, LeaseEventRow, MetricUpdateRow } from '../subscriptions/events.ts';
import type { BlockRow, BlockList } from '../chain/blocks.ts';
import type { DeadLetterRow, DeadLetterList } from '../chain/dead-letters.ts';
import type { DeclaredRow, OnlineRow } from '../market-figures/supply.ts';
import type { FeesQuery } from '../fees/fees.ts';
import type { PriceGroupRow } from '../prices/statistics.ts';
import type { SpendMemberRow } from '../volume/spend.ts';
import type { VolumeRow } from '../volume/volume.ts';
import type { DenomAmountSource } from '../network/dollars.ts';
import type { DeploymentRow, DeploymentList, GroupRow, ResourceUnitRow } from '../market/deployments.ts';
import type { EscrowRow, EscrowDepositRow, EscrowPaymentRow } from '../money/escrow.ts';
import type { FlowRow, FlowList } from '../money/flows.ts';
import type { GpuModelRow, SummaryRow } from '../network/summary.ts';
import type { GrantRow, GrantList } from '../accounts/grants.ts';
import type { InventoryRow, InventoryList } from '../market/inventory.ts';
import type { LeaseRow, LeaseList, LeasePriceRow } from '../market/leases.ts';
import type { MarketScope } from '../market-figures/scope.ts';
import type { MessageRow, MessageList } from '../chain/messages.ts';
import type { MetricEntry } from '@leasebook/db';
import type { PageEnds } from '../connection/connection.ts';
import type { ParameterRow, ParameterList } from '../chain/parameters.ts';
import type { ProviderRow, ProviderList, SampleRow } from '../market/providers.ts';
import type { ScenarioRow } from '../scenarios/scenario.ts';
import type { SearchHitRow } from '../search/search.ts';
import type { TenantRow, TenantList } from '../accounts/tenants.ts';
import type { TransactionRow, TransactionList } from '../chain/transactions.ts';
import type { WinRateRow } from '../market-figures/orders.ts';
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
  /** An account's address in Bech32, for example `akash1…`, in lower case. An argument may be in capitals too; one whose letters do not fit its checksum is refused. */
  Address: { input: string; output: string; }
  /** A moment, RFC 3339 in UTC, to the millisecond; conditions compare times as they are shown. */
  DateTime: { input: Date; output: Date | string; }
  /**
   * An exact decimal number as text, never a float. As an argument of at most 1,000 digits before and 1,000 behind the point; a number
   * without an exponent is taken too, in variables a whole number of at most 2^53.
   */
  Decimal: { input: string; output: string; }
  /** A block's height. */
  Height: { input: number; output: number; }
  /** A JSON value, as the chain's own JSON form has it: 64-bit integers are text, bytes base64. */
  JSON: { input: unknown; output: unknown; }
  /** A 64-bit unsigned integer as text. */
  UInt64: { input: string | number; output: string; }
};

/** An account, by all that the index holds about its address. */
export type Account = Node & {
  readonly __typename?: 'Account';
  /** Its address. */
  readonly address: Scalars['Address']['output'];
  /** Its bids as a provider, newest first. */
  readonly bids: BidConnection;
  /** Its deployments, newest first. */
  readonly deployments: DeploymentConnection;
  /** What is left of its deposits in escrow accounts that are not closed, its own deployments' or others', by denomination. */
  readonly deposited: ReadonlyArray<DenomAmount>;
  /** Movements of coins from it or to it, newest block first. */
  readonly flows: FlowConnection;
  /** Grants that it gave, those that hold first. */
  readonly grantsGiven: GrantConnection;
  /** Grants that it received, those that hold first. */
  readonly grantsReceived: GrantConnection;
  /** Opaque global id. */
  readonly id: Scalars['ID']['output'];
  /** Its leases as a tenant, newest first. */
  readonly leases: LeaseConnection;
  /** What it is as a provider; null where it is none. */
  readonly provider?: Maybe<Provider>;
  /** What it earned and deposited as a provider, by denomination. */
  readonly providerTotals: ReadonlyArray<ProviderTotal>;
  /** What it has been; empty where the index has never seen it. */
  readonly roles: ReadonlyArray<AccountRole>;
  /** Sums over its deployments, by denomination. */
  readonly tenantTotals: ReadonlyArray<AccountTotal>;
  /** Transactions that it signed or paid for, newest block first. */
  readonly transactions: TransactionConnection;
};


/** An account, by all that the index holds about its address. */
export type AccountBidsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** An account, by all that the index holds about its address. */
export type AccountDeploymentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** An account, by all that the index holds about its address. */
export type AccountFlowsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** An account, by all that the index holds about its address. */
export type AccountGrantsGivenArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** An account, by all that the index holds about its address. */
export type AccountGrantsReceivedArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** An account, by all that the index holds about its address. */
export type AccountLeasesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** An account, by all that the index holds about its address. */
export type AccountTransactionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};

/** What an address has been. */
export type AccountRole =
  /** It signed attributes of providers. */
  | 'AUDITOR'
  /** It deposited into escrow accounts of others, by a grant. */
  | 'DEPOSITOR'
  /** Others gave it grants. */
  | 'GRANTEE'
  /** It gave grants to others. */
  | 'GRANTER'
  /** It is registered as a provider. */
  | 'PROVIDER'
  /** It signed a message or paid a fee. */
  | 'SIGNER'
  /** It made deployments. */
  | 'TENANT';

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

/** Which addresses fit. */
export type AddressFilter = {
  /** Exactly this. */
  readonly eq?: InputMaybe<Scalars['Address']['input']>;
  /** Any of these; none where the list is empty. */
  readonly in?: InputMaybe<ReadonlyArray<Scalars['Address']['input']>>;
};

/** How our value stands to the published one. */
export type Agreement =
  /** Above it. */
  | 'ABOVE'
  /** Below it. */
  | 'BELOW'
  /** Nothing on this chain measures it: shown as published only. */
  | 'NOT_MEASURED'
  /** No number was published that ours could agree with. */
  | 'NO_RANGE'
  /** We cannot tell a value; `reason` says why. */
  | 'UNKNOWN'
  /** Within the published range; a single rounded number reaches half a unit of its last digit (`precision`) to both sides. */
  | 'WITHIN';

/** A key and its value. */
export type Attribute = {
  readonly __typename?: 'Attribute';
  /** Key. */
  readonly key: Scalars['String']['output'];
  /** Value. */
  readonly value: Scalars['String']['output'];
};

/** A value of an attribute from a block on. */
export type AttributePeriod = {
  readonly __typename?: 'AttributePeriod';
  /** Block in which it was declared; genesis counts as the first indexed block. */
  readonly fromHeight: Scalars['Height']['output'];
  /** Time of that block; null where it is not indexed. */
  readonly fromTime?: Maybe<Scalars['DateTime']['output']>;
  /** Key. */
  readonly key: Scalars['String']['output'];
  /** Block in which it was changed or left out; null while it is in force. */
  readonly toHeight?: Maybe<Scalars['Height']['output']>;
  /** Time of that block; null while the value is in force. */
  readonly toTime?: Maybe<Scalars['DateTime']['output']>;
  /** Value. */
  readonly value: Scalars['String']['output'];
};

/** An attribute that an auditor signed, from a block on. */
export type AuditPeriod = {
  readonly __typename?: 'AuditPeriod';
  /** Who signed it. */
  readonly auditor: Scalars['Address']['output'];
  /** Block of the signature. */
  readonly fromHeight: Scalars['Height']['output'];
  /** Time of that block; null where it is not indexed. */
  readonly fromTime?: Maybe<Scalars['DateTime']['output']>;
  /** Key. */
  readonly key: Scalars['String']['output'];
  /** Block in which it was signed anew or taken back; null while it is in force. */
  readonly toHeight?: Maybe<Scalars['Height']['output']>;
  /** Time of that block; null while the signature is in force. */
  readonly toTime?: Maybe<Scalars['DateTime']['output']>;
  /** Value that was signed. */
  readonly value: Scalars['String']['output'];
};

/** A provider's bid for an order. */
export type Bid = {
  readonly __typename?: 'Bid';
  /** Bid's sequence number; 0 so far. */
  readonly bseq: Scalars['Int']['output'];
  /** Block in which it was lost or closed; null before it. */
  readonly closedHeight?: Maybe<Scalars['Height']['output']>;
  /** Its time; null before it. */
  readonly closedTime?: Maybe<Scalars['DateTime']['output']>;
  /** Block of creation. */
  readonly createdHeight: Scalars['Height']['output'];
  /** Its time. */
  readonly createdTime: Scalars['DateTime']['output'];
  /** Deployment's sequence number. */
  readonly dseq: Scalars['UInt64']['output'];
  /** Group's sequence number. */
  readonly gseq: Scalars['Int']['output'];
  /** The lease that it became; null where it became none. */
  readonly lease?: Maybe<Lease>;
  /** The order that it is for; null where the index does not hold it. */
  readonly order?: Maybe<Order>;
  /** Order's sequence number. */
  readonly oseq: Scalars['Int']['output'];
  /** Tenant's address. */
  readonly owner: Scalars['Address']['output'];
  /** Asked price per block for the whole order. */
  readonly price: DenomAmount;
  /** Who bids, with what is known of them; null where the index does not hold the provider. */
  readonly provider?: Maybe<Provider>;
  /** Who bids. */
  readonly providerAddress: Scalars['Address']['output'];
  /** State. */
  readonly state: BidState;
};

/** A page of bids. */
export type BidConnection = {
  readonly __typename?: 'BidConnection';
  /** Bids with their cursors. */
  readonly edges: ReadonlyArray<BidEdge>;
  /** The bids alone. */
  readonly nodes: ReadonlyArray<Bid>;
  /** Place in the whole. */
  readonly pageInfo: PageInfo;
  /** How many match; counted only where asked. */
  readonly totalCount: Scalars['Int']['output'];
};

/** Orders with one number of bids. */
export type BidCount = {
  readonly __typename?: 'BidCount';
  /** Bids. */
  readonly bids: Scalars['Int']['output'];
  /** Orders with so many bids. */
  readonly orders: Scalars['Int']['output'];
};

/** A bid and its cursor. */
export type BidEdge = {
  readonly __typename?: 'BidEdge';
  /** Opaque cursor. */
  readonly cursor: Scalars['String']['output'];
  /** The bid. */
  readonly node: Bid;
};

/** Something that happened to a bid. */
export type BidEvent = {
  readonly __typename?: 'BidEvent';
  /** The bid, as it is now. */
  readonly bid: Bid;
  /** Block in which it happened. */
  readonly height: Scalars['Height']['output'];
  /** What happened. */
  readonly kind: BidEventKind;
};

/** Which events of bids are wanted; all of what is given must fit. */
export type BidEventFilter = {
  /** Of one of these kinds. */
  readonly kinds?: InputMaybe<ReadonlyArray<BidEventKind>>;
  /** Address of the tenant whose order it is for. */
  readonly owner?: InputMaybe<Scalars['Address']['input']>;
  /** Who bids. */
  readonly provider?: InputMaybe<Scalars['Address']['input']>;
};

/** What happened to a bid. */
export type BidEventKind =
  /** It was closed. */
  | 'CLOSED'
  /** It was made. */
  | 'CREATED'
  /** Another bid became the lease. */
  | 'LOST';

/** Which kinds of events of bids fit. */
export type BidEventKindFilter = {
  /** Exactly this. */
  readonly eq?: InputMaybe<BidEventKind>;
  /** Any of these; none where the list is empty. */
  readonly in?: InputMaybe<ReadonlyArray<BidEventKind>>;
};

/** Which events of bids are wanted; all of what is given must fit. */
export type BidEventWhere = {
  /** What happened. */
  readonly kind?: InputMaybe<BidEventKindFilter>;
  /** Address of the tenant whose order it is for. */
  readonly owner?: InputMaybe<AddressFilter>;
  /** Who bids. */
  readonly provider?: InputMaybe<AddressFilter>;
};

/** Which bids are wanted; all of what is given must fit. */
export type BidFilter = {
  /** Block of creation. */
  readonly createdHeight?: InputMaybe<HeightRange>;
  /** Time of creation. */
  readonly createdTime?: InputMaybe<DateTimeRange>;
  /** Denomination of the asked price. */
  readonly denom?: InputMaybe<Scalars['String']['input']>;
  /** Deployment's sequence number. */
  readonly dseq?: InputMaybe<Scalars['UInt64']['input']>;
  /** Tenant's address. */
  readonly owner?: InputMaybe<Scalars['Address']['input']>;
  /** Who bids. */
  readonly provider?: InputMaybe<Scalars['Address']['input']>;
  /** Any of these states. */
  readonly states?: InputMaybe<ReadonlyArray<BidState>>;
};

/** In which order bids come. */
export type BidOrder = {
  /** Which way; DESC where absent. */
  readonly direction?: InputMaybe<OrderDirection>;
  /** By what. */
  readonly field: BidOrderField;
};

/** What bids can be ordered by. */
export type BidOrderField =
  /** Block in which it was lost or closed; those still open or active have none and stand last. */
  | 'CLOSED'
  /** Block of creation. */
  | 'CREATED';

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

/** Which states of bids fit. */
export type BidStateFilter = {
  /** Exactly this. */
  readonly eq?: InputMaybe<BidState>;
  /** Any of these; none where the list is empty. */
  readonly in?: InputMaybe<ReadonlyArray<BidState>>;
};

/** Which bids are wanted; all of what is given must fit. */
export type BidWhere = {
  /** Block of closing; those still open have none. */
  readonly closedHeight?: InputMaybe<HeightFilter>;
  /** Time of closing; those still open have none. */
  readonly closedTime?: InputMaybe<DateTimeFilter>;
  /** Block of creation. */
  readonly createdHeight?: InputMaybe<HeightFilter>;
  /** Time of creation. */
  readonly createdTime?: InputMaybe<DateTimeFilter>;
  /** Denomination of the asked price. */
  readonly denom?: InputMaybe<StringFilter>;
  /** Deployment's sequence number. */
  readonly dseq?: InputMaybe<UInt64Filter>;
  /** Tenant's address. */
  readonly owner?: InputMaybe<AddressFilter>;
  /** Asked price for a block, in base units of its denomination. */
  readonly price?: InputMaybe<DecimalFilter>;
  /** Who bids. */
  readonly provider?: InputMaybe<AddressFilter>;
  /** State. */
  readonly state?: InputMaybe<BidStateFilter>;
};

/** A block of the chain. */
export type Block = Node & {
  readonly __typename?: 'Block';
  /** Failed transactions in it. */
  readonly failedCount: Scalars['Int']['output'];
  /** Movements of coins in it, in the chain's order. */
  readonly flows: FlowConnection;
  /** Hash, upper-case hex. */
  readonly hash: Scalars['String']['output'];
  /** Height. */
  readonly height: Scalars['Height']['output'];
  /** Opaque global id. */
  readonly id: Scalars['ID']['output'];
  /** Seconds since the block before; null for the first in the index. */
  readonly intervalSeconds?: Maybe<Scalars['Float']['output']>;
  /** Who proposed it: address of the validator's consensus key, upper-case hex. */
  readonly proposer: Scalars['String']['output'];
  /** Header time. */
  readonly time: Scalars['DateTime']['output'];
  /** Transactions in it, failed ones included. */
  readonly transactionCount: Scalars['Int']['output'];
  /** Its transactions, in the chain's order. */
  readonly transactions: TransactionConnection;
};


/** A block of the chain. */
export type BlockFlowsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** A block of the chain. */
export type BlockTransactionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};

/** A page of blocks. */
export type BlockConnection = {
  readonly __typename?: 'BlockConnection';
  /** Blocks with their cursors. */
  readonly edges: ReadonlyArray<BlockEdge>;
  /** The blocks alone. */
  readonly nodes: ReadonlyArray<Block>;
  /** Place in the whole. */
  readonly pageInfo: PageInfo;
  /** How many match; counted only where asked. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A block and its cursor. */
export type BlockEdge = {
  readonly __typename?: 'BlockEdge';
  /** Opaque cursor. */
  readonly cursor: Scalars['String']['output'];
  /** The block. */
  readonly node: Block;
};

/** Which blocks are wanted; all of what is given must fit. */
export type BlockFilter = {
  /** With transactions (true) or without (false). */
  readonly hasTransactions?: InputMaybe<Scalars['Boolean']['input']>;
  /** Height. */
  readonly height?: InputMaybe<HeightRange>;
  /** Address of the proposer's consensus key, upper-case hex. */
  readonly proposer?: InputMaybe<Scalars['String']['input']>;
  /** Header time. */
  readonly time?: InputMaybe<DateTimeRange>;
};

/** In which order blocks come. */
export type BlockOrder = {
  /** Which way; DESC where absent. */
  readonly direction?: InputMaybe<OrderDirection>;
  /** By what. */
  readonly field: BlockOrderField;
};

/** What blocks can be ordered by. */
export type BlockOrderField =
  /** Height, which is also the order of time. */
  | 'HEIGHT'
  /** Transactions in it. */
  | 'TRANSACTIONS';

/** Which blocks are wanted; all of what is given must fit. */
export type BlockWhere = {
  /** With transactions (true) or without (false). */
  readonly hasTransactions?: InputMaybe<Scalars['Boolean']['input']>;
  /** Height. */
  readonly height?: InputMaybe<HeightFilter>;
  /** Address of the proposer's consensus key, upper-case hex. */
  readonly proposer?: InputMaybe<StringFilter>;
  /** Header time. */
  readonly time?: InputMaybe<DateTimeFilter>;
  /** Transactions in it, failed ones included. */
  readonly transactionCount?: InputMaybe<IntFilter>;
};

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
  readonly bootstrapHeight?: Maybe<Scalars['Height']['output']>;
  /** The chain's own name, e.g. akashnet-2. */
  readonly chainId: Scalars['String']['output'];
  /** Parts that could not be decoded and are kept for a later version. */
  readonly deadLetters: Scalars['Int']['output'];
  /** The first block in the index. */
  readonly firstHeight: Scalars['Height']['output'];
  /** Header time of that block; null before the first. */
  readonly firstTime?: Maybe<Scalars['DateTime']['output']>;
  /** Height of the chain's head as the node last told. */
  readonly headHeight: Scalars['Height']['output'];
  /** Header time of the head; null until a node has told it. */
  readonly headTime?: Maybe<Scalars['DateTime']['output']>;
  /** Hash of that block, upper-case hex; null before the first. */
  readonly indexedHash?: Maybe<Scalars['String']['output']>;
  /** The last block whose rows are in the tables; 0 before the first. */
  readonly indexedHeight: Scalars['Height']['output'];
  /** Header time of that block; null before the first. */
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

/** Leases that closed for one reason. */
export type CloseReason = {
  readonly __typename?: 'CloseReason';
  /** Who ended it: owner, provider, network, or unknown. */
  readonly by: Scalars['String']['output'];
  /** Leases. */
  readonly leases: Scalars['Int']['output'];
  /** The reason in the chain's words; where neither event nor state tells it, what the close itself shows: `insufficient_funds` or `unknown`. */
  readonly reason: Scalars['String']['output'];
  /** Their share of all that closed. */
  readonly share: Scalars['Decimal']['output'];
};

/** Why coins went into the community pool or out of it. */
export type CommunityPoolKind =
  /** In: given by somebody (MsgFundCommunityPool). */
  | 'FUNDED'
  /** Out: spent by governance and by upgrades, also into the vault of the burn-mint module. */
  | 'SPENT'
  /** In: the take fee of payouts. */
  | 'TAKE_FEE'
  /** In: the tax on minted coins and transaction fees. */
  | 'TAX';

/** Coins of one bucket. */
export type CommunityPoolPoint = {
  readonly __typename?: 'CommunityPoolPoint';
  /** Coins, base units. */
  readonly amount: Scalars['Decimal']['output'];
  /** The bucket is not over yet, or began before the first indexed block. */
  readonly partial: Scalars['Boolean']['output'];
  /** Start of the bucket, UTC. */
  readonly time: Scalars['DateTime']['output'];
};

/** Coins of one kind over time. */
export type CommunityPoolSeries = {
  readonly __typename?: 'CommunityPoolSeries';
  /** Denomination. */
  readonly denom: Scalars['String']['output'];
  /** Why. */
  readonly kind: CommunityPoolKind;
  /** Buckets with coins in the order of time. */
  readonly points: ReadonlyArray<CommunityPoolPoint>;
  /** Sum over the range, base units; always positive, SPENT is what went out. */
  readonly total: Scalars['Decimal']['output'];
};

/** Parts that a lease is made of. */
export type Component =
  /** One GPU. */
  | 'GPU'
  /** One GiB of memory. */
  | 'MEMORY'
  /** One GiB of storage. */
  | 'STORAGE'
  /** One vCPU (1,000 millicpu). */
  | 'VCPU';

/** What one component costs by the fit. */
export type ComponentPrice = {
  readonly __typename?: 'ComponentPrice';
  /** GPU, VCPU, MEMORY or STORAGE. */
  readonly component: Component;
  /** Upper end of the 95 % interval. */
  readonly high: Scalars['Float']['output'];
  /** Leases that hold it. */
  readonly leases: Scalars['Int']['output'];
  /** Lower end of the 95 % interval; below zero means that it cannot be told from nothing. */
  readonly low: Scalars['Float']['output'];
  /** Model of a GPU, or `other`; null for other components. */
  readonly model?: Maybe<Scalars['String']['output']>;
  /** Estimate. */
  readonly price: Scalars['Float']['output'];
  /** Standard error. */
  readonly standardError: Scalars['Float']['output'];
  /** Unit, e.g. USD per GPU-hour. */
  readonly unit: Scalars['String']['output'];
  /** Vendor of a GPU; null for others. */
  readonly vendor?: Maybe<Scalars['String']['output']>;
};

/** A robust regression of the price of a lease by the hour on what it holds. Estimates in floating point, not amounts. */
export type ComponentPrices = {
  readonly __typename?: 'ComponentPrices';
  /** Components; GPU models with at least five leases have their own, all others share `other`. */
  readonly components: ReadonlyArray<ComponentPrice>;
  /** Whether it came to rest. */
  readonly converged: Scalars['Boolean']['output'];
  /** Start of the range, inclusive; null before the first block. */
  readonly from?: Maybe<Scalars['DateTime']['output']>;
  /** Steps until it came to rest. */
  readonly iterations: Scalars['Int']['output'];
  /** Leases that the fit rests on; those of the newest 2,000 quotes of the range. */
  readonly leases: Scalars['Int']['output'];
  /** How it is computed, in a sentence. */
  readonly method: Scalars['String']['output'];
  /** Why there is no fit; null where there is one. */
  readonly reason?: Maybe<Scalars['String']['output']>;
  /** Robust spread of relative errors (1.4826 × median absolute deviation), share; null without a fit. */
  readonly scale?: Maybe<Scalars['Float']['output']>;
  /** End of the range, exclusive; null before the first block. */
  readonly to?: Maybe<Scalars['DateTime']['output']>;
};

/** How spend is spread over members. */
export type Concentration = {
  readonly __typename?: 'Concentration';
  /** Gini coefficient: 0 where all spend the same, towards 1 where one spends all. */
  readonly gini: Scalars['Decimal']['output'];
  /** Herfindahl–Hirschman index: sum of squared shares, above 0 to 1 (1 is a single member). */
  readonly hhi: Scalars['Decimal']['output'];
  /** Members with spend. */
  readonly members: Scalars['Int']['output'];
  /** Share of the largest, 0 to 1. */
  readonly top1: Scalars['Decimal']['output'];
  /** Share of the three largest. */
  readonly top3: Scalars['Decimal']['output'];
  /** Share of the ten largest. */
  readonly top10: Scalars['Decimal']['output'];
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
  /** GPUs supplied now, by status answers of the last 36 hours; 0 too where none is known. */
  readonly supplied: Scalars['Decimal']['output'];
  /** Share `leased` / `supplied`; null without supply. */
  readonly utilization?: Maybe<Scalars['Decimal']['output']>;
};

/** Which moments fit. */
export type DateTimeFilter = {
  /** After. */
  readonly gt?: InputMaybe<Scalars['DateTime']['input']>;
  /** At or after. */
  readonly gte?: InputMaybe<Scalars['DateTime']['input']>;
  /** Before. */
  readonly lt?: InputMaybe<Scalars['DateTime']['input']>;
  /** At or before. */
  readonly lte?: InputMaybe<Scalars['DateTime']['input']>;
};

/** A range of moments, each end where it is given. */
export type DateTimeRange = {
  /** At or after. */
  readonly gte?: InputMaybe<Scalars['DateTime']['input']>;
  /** Before. */
  readonly lt?: InputMaybe<Scalars['DateTime']['input']>;
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
  readonly height: Scalars['Height']['output'];
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

/** Which kinds of parts fit. */
export type DeadLetterKindFilter = {
  /** Exactly this. */
  readonly eq?: InputMaybe<DeadLetterKind>;
  /** Any of these; none where the list is empty. */
  readonly in?: InputMaybe<ReadonlyArray<DeadLetterKind>>;
};

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

/** Which parts are wanted; all of what is given must fit. */
export type DeadLetterWhere = {
  /** Code of what went wrong. */
  readonly code?: InputMaybe<StringFilter>;
  /** Block. */
  readonly height?: InputMaybe<HeightFilter>;
  /** Kind. */
  readonly kind?: InputMaybe<DeadLetterKindFilter>;
};

/** Which exact numbers fit. */
export type DecimalFilter = {
  /** Exactly this. */
  readonly eq?: InputMaybe<Scalars['Decimal']['input']>;
  /** Above. */
  readonly gt?: InputMaybe<Scalars['Decimal']['input']>;
  /** At or above. */
  readonly gte?: InputMaybe<Scalars['Decimal']['input']>;
  /** Any of these; none where the list is empty. */
  readonly in?: InputMaybe<ReadonlyArray<Scalars['Decimal']['input']>>;
  /** Below. */
  readonly lt?: InputMaybe<Scalars['Decimal']['input']>;
  /** At or below. */
  readonly lte?: InputMaybe<Scalars['Decimal']['input']>;
};

/** A range of exact numbers, each end where it is given. */
export type DecimalRange = {
  /** At or above. */
  readonly gte?: InputMaybe<Scalars['Decimal']['input']>;
  /** Below. */
  readonly lt?: InputMaybe<Scalars['Decimal']['input']>;
};

/** A GPU model that a provider declares without inventory. */
export type DeclaredModel = {
  readonly __typename?: 'DeclaredModel';
  /** Country that it declares. */
  readonly country: Scalars['String']['output'];
  /** Interface; empty where not declared. */
  readonly interface: Scalars['String']['output'];
  /** Model. */
  readonly model: Scalars['String']['output'];
  /** The provider; null where the index does not hold it. */
  readonly provider?: Maybe<Provider>;
  /** Address. */
  readonly providerAddress: Scalars['Address']['output'];
  /** Memory; empty where not declared. */
  readonly ram: Scalars['String']['output'];
  /** Why its hardware is not known. */
  readonly reason: NoInventoryReason;
  /** Vendor. */
  readonly vendor: Scalars['String']['output'];
};

/** An amount of one denomination. */
export type DenomAmount = {
  readonly __typename?: 'DenomAmount';
  /** Exact amount in the denomination's base unit. */
  readonly amount: Scalars['Decimal']['output'];
  /** Denomination, e.g. uakt. */
  readonly denom: Scalars['String']['output'];
  /** In USD at the mean price of AKT over the day that it belongs to, each price weighted by the block intervals (in parts) of the day for which it was in force; ACT and axlUSDC at one dollar; null where no price is known. */
  readonly usd?: Maybe<Scalars['Decimal']['output']>;
};

/** A distribution in one denomination, per GPU-hour (or vCPU-hour). */
export type DenomPriceDistribution = {
  readonly __typename?: 'DenomPriceDistribution';
  /** Denomination. */
  readonly denom: Scalars['String']['output'];
  /** In 10^6 base units of the denomination: AKT of uakt, dollars of uact and axlUSDC. */
  readonly prices: PriceDistribution;
};

/** Volume of one denomination. */
export type DenomVolume = {
  readonly __typename?: 'DenomVolume';
  /** Settled since the first indexed block, base units. */
  readonly cumulative: Scalars['Decimal']['output'];
  /** The same in USD at the price of each block; null where a part has none. */
  readonly cumulativeUsd?: Maybe<Scalars['Decimal']['output']>;
  /** The same coins at the AKT price of now, USD; null without a price. */
  readonly cumulativeUsdToday?: Maybe<Scalars['Decimal']['output']>;
  /** Denomination. */
  readonly denom: Scalars['String']['output'];
  /** Run-rate in base units a year; zero where no lease is paid in it any more, null before the first figures. */
  readonly runRate?: Maybe<Scalars['Decimal']['output']>;
  /** Run-rate in USD a year; null before the first figures, and without a price. */
  readonly runRateUsd?: Maybe<Scalars['Decimal']['output']>;
  /** Settled in 30 days × 365 / 30, base units a year; null before 30 days are indexed. */
  readonly settled?: Maybe<Scalars['Decimal']['output']>;
  /** Share of the settled USD of the 30 days, 0 to 1; null where a part has no price or nothing was settled. */
  readonly settledShare?: Maybe<Scalars['Decimal']['output']>;
  /** The same in USD a year at the price of each block; null before 30 days are indexed, and where a part has no price. */
  readonly settledUsd?: Maybe<Scalars['Decimal']['output']>;
};

/** A tenant's deployment. */
export type Deployment = Node & {
  readonly __typename?: 'Deployment';
  /** Block of closing; null while it is active. */
  readonly closedHeight?: Maybe<Scalars['Height']['output']>;
  /** Its time; null while it is active. */
  readonly closedTime?: Maybe<Scalars['DateTime']['output']>;
  /** Block of creation. */
  readonly createdHeight: Scalars['Height']['output'];
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
  readonly owner: Scalars['Address']['output'];
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
  /** Block of closing; those still active have none. */
  readonly closedHeight?: InputMaybe<HeightRange>;
  /** Time of closing; those still active have none. */
  readonly closedTime?: InputMaybe<DateTimeRange>;
  /** Block of creation. */
  readonly createdHeight?: InputMaybe<HeightRange>;
  /** Time of creation. */
  readonly createdTime?: InputMaybe<DateTimeRange>;
  /** Sequence number. */
  readonly dseq?: InputMaybe<Scalars['UInt64']['input']>;
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

/** Which states of deployments fit. */
export type DeploymentStateFilter = {
  /** Exactly this. */
  readonly eq?: InputMaybe<DeploymentState>;
  /** Any of these; none where the list is empty. */
  readonly in?: InputMaybe<ReadonlyArray<DeploymentState>>;
};

/** Which deployments are wanted; all of what is given must fit. */
export type DeploymentWhere = {
  /** Block of closing; those still active have none. */
  readonly closedHeight?: InputMaybe<HeightFilter>;
  /** Time of closing; those still active have none. */
  readonly closedTime?: InputMaybe<DateTimeFilter>;
  /** Block of creation. */
  readonly createdHeight?: InputMaybe<HeightFilter>;
  /** Time of creation. */
  readonly createdTime?: InputMaybe<DateTimeFilter>;
  /** Sequence number. */
  readonly dseq?: InputMaybe<UInt64Filter>;
  /** Tenant's address. */
  readonly owner?: InputMaybe<AddressFilter>;
  /** State. */
  readonly state?: InputMaybe<DeploymentStateFilter>;
};

/** Whose money a deposit is. */
export type DepositSource =
  /** The tenant's own. */
  | 'BALANCE'
  /** Granted by somebody else. */
  | 'GRANT';

/** What a series is split by or filtered with. */
export type Dimension =
  /** Whether anybody signs attributes of the provider: audited or unaudited. An index that began near the head knows of signatures since then only. */
  | 'AUDIT'
  /** By class of the GPU: data-centre, workstation, consumer or unknown. */
  | 'CLASS'
  /** By country of the provider, ISO 3166-1 alpha-2; empty where unknown. */
  | 'COUNTRY'
  /** By denomination. */
  | 'DENOM'
  /** By interface of the GPU, sxm or pcie; empty where unknown. */
  | 'INTERFACE'
  /** With GPUs (gpu) or without (cpu). */
  | 'KIND'
  /** By GPU model, as vendor/model. */
  | 'MODEL'
  /** By provider address. */
  | 'PROVIDER'
  /** By RAM of the GPU, e.g. 80Gi; empty where unknown. */
  | 'RAM'
  /** By region that the provider declares; empty where none. */
  | 'REGION'
  /** By number of GPUs of the lease: 0, 1, 2, 3-4, 5-8, 9+. */
  | 'SIZE'
  /** By tier that the provider declares; empty where none. */
  | 'TIER'
  /** By model, RAM and interface, as vendor/model/ram/interface. */
  | 'VARIANT'
  /** By vendor of the GPU. */
  | 'VENDOR';

/** Durations in seconds, null without observations; quantiles are observed values: the smallest that so large a share does not exceed. */
export type DurationSummary = {
  readonly __typename?: 'DurationSummary';
  /** Observations. */
  readonly count: Scalars['Int']['output'];
  /** Longest. */
  readonly max?: Maybe<Scalars['Decimal']['output']>;
  /** Arithmetic mean. */
  readonly mean?: Maybe<Scalars['Decimal']['output']>;
  /** Half are at most so long. */
  readonly median?: Maybe<Scalars['Decimal']['output']>;
  /** Shortest. */
  readonly min?: Maybe<Scalars['Decimal']['output']>;
  /** First quartile: a quarter is at most so long. */
  readonly p25?: Maybe<Scalars['Decimal']['output']>;
  /** Third quartile: three quarters are at most so long. */
  readonly p75?: Maybe<Scalars['Decimal']['output']>;
  /** Nine tenths are at most so long. */
  readonly p90?: Maybe<Scalars['Decimal']['output']>;
};

/**
 * A deployment's escrow account. The chain brings it up to date only when somebody settles it; `balance`, `charged` and
 * `runsOutHeight` tell what a settlement at the indexed block would find, by the rules of the version in force.
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
  readonly runsOutHeight?: Maybe<Scalars['Height']['output']>;
  /** When that block is, or is to be expected at the observed time between blocks of the newest complete day; null where `runsOutHeight` is, or no time between blocks is known. */
  readonly runsOutTime?: Maybe<Scalars['DateTime']['output']>;
  /** Block of the last settlement, which stored amounts are of. */
  readonly settledHeight: Scalars['Height']['output'];
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
  readonly height?: Maybe<Scalars['Height']['output']>;
  /** Who deposited. */
  readonly owner: Scalars['Address']['output'];
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

/** From what tenants paid to what providers kept. */
export type FeeWaterfall = {
  readonly __typename?: 'FeeWaterfall';
  /** By denomination, in base units. */
  readonly byDenom: ReadonlyArray<FeeWaterfallPart>;
  /** Take / gross, 0 to 1; null where nothing was paid. */
  readonly effectiveRate?: Maybe<Scalars['Decimal']['output']>;
  /** Left tenants' escrow for leases, USD; null where a part has no price or nothing of the range is indexed. */
  readonly grossUsd?: Maybe<Scalars['Decimal']['output']>;
  /** Received by providers, USD: gross − take; null as `grossUsd`. */
  readonly netUsd?: Maybe<Scalars['Decimal']['output']>;
  /** Take fee of it to the community pool, USD; null as `grossUsd`. */
  readonly takeUsd?: Maybe<Scalars['Decimal']['output']>;
};

/** The same in one denomination, in base units. */
export type FeeWaterfallPart = {
  readonly __typename?: 'FeeWaterfallPart';
  /** Denomination. */
  readonly denom: Scalars['String']['output'];
  /** Left tenants' escrow for leases. */
  readonly gross: Scalars['Decimal']['output'];
  /** Received by providers. */
  readonly net: Scalars['Decimal']['output'];
  /** Take fee of it. */
  readonly take: Scalars['Decimal']['output'];
};

/** Fees of a range. */
export type Fees = {
  readonly __typename?: 'Fees';
  /** What went into the community pool and out of it, by kind and denomination. */
  readonly communityPool: ReadonlyArray<CommunityPoolSeries>;
  /** Start of the range, inclusive; null where nothing of the range is indexed. */
  readonly from?: Maybe<Scalars['DateTime']['output']>;
  /** Gas and transactions. */
  readonly gas: ReadonlyArray<GasPoint>;
  /** The block that the answer stands on. */
  readonly height: Scalars['Height']['output'];
  /** Payouts and take fee by denomination. */
  readonly take: ReadonlyArray<TakeSeries>;
  /** Rates of the take fee, each from a block on, oldest first. */
  readonly takeRates: ReadonlyArray<TakeRate>;
  /** End of the range, exclusive; null where nothing of the range is indexed. */
  readonly to?: Maybe<Scalars['DateTime']['output']>;
  /** Fees of transactions by denomination. */
  readonly transactionFees: ReadonlyArray<TransactionFeeSeries>;
  /** Provider gross → take fee → net, USD at the price of each block. */
  readonly waterfall: FeeWaterfall;
};

/** One movement of whole coins: exactly one bank transfer, mint or burn of the chain. */
export type Flow = {
  readonly __typename?: 'Flow';
  /** How much. */
  readonly amount: DenomAmount;
  /** Deployment that it belongs to; null where none is concerned or the index does not hold it. */
  readonly deployment?: Maybe<Deployment>;
  /** Sequence number of that deployment; null where none is concerned. */
  readonly dseq?: Maybe<Scalars['UInt64']['output']>;
  /** Block. */
  readonly height: Scalars['Height']['output'];
  /** What it is. */
  readonly kind: FlowKind;
  /** Lease whose payment it comes from; null for what is no payout, and where the index does not hold it. */
  readonly lease?: Maybe<Lease>;
  /** Tenant of the deployment that it belongs to, a bid's by its order; null where none is concerned. */
  readonly owner?: Maybe<Scalars['Address']['output']>;
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
  /** Block. */
  readonly height?: InputMaybe<HeightRange>;
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
  /** The block's time. */
  readonly time?: InputMaybe<DateTimeRange>;
  /** At or after; the same as `gte` of `time`. */
  readonly timeFrom?: InputMaybe<Scalars['DateTime']['input']>;
  /** Before; the same as `lt` of `time`. */
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

/** Which kinds of movements fit. */
export type FlowKindFilter = {
  /** Exactly this. */
  readonly eq?: InputMaybe<FlowKind>;
  /** Any of these; none where the list is empty. */
  readonly in?: InputMaybe<ReadonlyArray<FlowKind>>;
};

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

/** Which movements are wanted; all of what is given must fit. */
export type FlowWhere = {
  /** How much, in base units of the denomination. */
  readonly amount?: InputMaybe<DecimalFilter>;
  /** Denomination. */
  readonly denom?: InputMaybe<StringFilter>;
  /** Deployment's sequence number. */
  readonly dseq?: InputMaybe<UInt64Filter>;
  /** Block. */
  readonly height?: InputMaybe<HeightFilter>;
  /** Kind. */
  readonly kind?: InputMaybe<FlowKindFilter>;
  /** Lease whose payment it comes from: owner/dseq/gseq/oseq/provider. */
  readonly lease?: InputMaybe<StringFilter>;
  /** Tenant of the deployment. */
  readonly owner?: InputMaybe<AddressFilter>;
  /** Provider of the lease or bid. */
  readonly provider?: InputMaybe<AddressFilter>;
  /** Who received. */
  readonly recipient?: InputMaybe<AddressFilter>;
  /** Who paid. */
  readonly sender?: InputMaybe<AddressFilter>;
  /** The block's time. */
  readonly time?: InputMaybe<DateTimeFilter>;
};

/** Gas of one bucket. */
export type GasPoint = {
  readonly __typename?: 'GasPoint';
  /** Failed ones of them. */
  readonly failed: Scalars['Int']['output'];
  /** The bucket is not over yet. */
  readonly partial: Scalars['Boolean']['output'];
  /** Start of the bucket, UTC. */
  readonly time: Scalars['DateTime']['output'];
  /** Transactions, failed ones included. */
  readonly transactions: Scalars['Int']['output'];
  /** Gas that they used. */
  readonly used: Scalars['Decimal']['output'];
  /** Gas that they asked for. */
  readonly wanted: Scalars['Decimal']['output'];
};

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
  /** GPUs supplied now, by status answers of the last 36 hours; 0 too where none is known. */
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

/** A permission to act, above all to deposit, on somebody's account. */
export type Grant = {
  readonly __typename?: 'Grant';
  /** When it ends; null where it never does. */
  readonly expiresTime?: Maybe<Scalars['DateTime']['output']>;
  /** Block in which it was used up, revoked, replaced or expired; null while it holds. */
  readonly goneHeight?: Maybe<Scalars['Height']['output']>;
  /** Who may use it. */
  readonly grantee: Scalars['Address']['output'];
  /** Who gave it. */
  readonly granter: Scalars['Address']['output'];
  /** Type of the messages that it permits, e.g. /akash.deployment.v1beta4.MsgDepositDeployment. */
  readonly messageTypeUrl: Scalars['String']['output'];
  /** What it may be spent on, e.g. deployment or bid; empty where it does not tell. */
  readonly scopes: ReadonlyArray<Scalars['String']['output']>;
  /** What is left to spend, by denomination; empty where it names no limit. */
  readonly spendLimits: ReadonlyArray<DenomAmount>;
  /** Type of the permission, e.g. /akash.escrow.v1.DepositAuthorization. */
  readonly typeUrl: Scalars['String']['output'];
};

/** A page of grants. */
export type GrantConnection = {
  readonly __typename?: 'GrantConnection';
  /** Grants with their cursors. */
  readonly edges: ReadonlyArray<GrantEdge>;
  /** The grants alone. */
  readonly nodes: ReadonlyArray<Grant>;
  /** Place in the whole. */
  readonly pageInfo: PageInfo;
  /** How many match; counted only where asked. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A grant and its cursor. */
export type GrantEdge = {
  readonly __typename?: 'GrantEdge';
  /** Opaque cursor. */
  readonly cursor: Scalars['String']['output'];
  /** The grant. */
  readonly node: Grant;
};

/** Which heights fit. */
export type HeightFilter = {
  /** Exactly this. */
  readonly eq?: InputMaybe<Scalars['Height']['input']>;
  /** Above. */
  readonly gt?: InputMaybe<Scalars['Height']['input']>;
  /** At or above. */
  readonly gte?: InputMaybe<Scalars['Height']['input']>;
  /** Any of these; none where the list is empty. */
  readonly in?: InputMaybe<ReadonlyArray<Scalars['Height']['input']>>;
  /** Below. */
  readonly lt?: InputMaybe<Scalars['Height']['input']>;
  /** At or below. */
  readonly lte?: InputMaybe<Scalars['Height']['input']>;
};

/** A range of heights, each end where it is given. */
export type HeightRange = {
  /** At or above. */
  readonly gte?: InputMaybe<Scalars['Height']['input']>;
  /** Below. */
  readonly lt?: InputMaybe<Scalars['Height']['input']>;
};

/** What the indexer does at the moment. */
export type IndexState =
  /** Nothing has been indexed yet. */
  | 'EMPTY'
  /** The index has reached the chain's head and follows it. */
  | 'FOLLOWING'
  /** History is being read; figures of the newest days are still missing. */
  | 'INDEXING';

/** Which whole numbers fit. */
export type IntFilter = {
  /** Exactly this. */
  readonly eq?: InputMaybe<Scalars['Int']['input']>;
  /** Above. */
  readonly gt?: InputMaybe<Scalars['Int']['input']>;
  /** At or above. */
  readonly gte?: InputMaybe<Scalars['Int']['input']>;
  /** Any of these; none where the list is empty. */
  readonly in?: InputMaybe<ReadonlyArray<Scalars['Int']['input']>>;
  /** Below. */
  readonly lt?: InputMaybe<Scalars['Int']['input']>;
  /** At or below. */
  readonly lte?: InputMaybe<Scalars['Int']['input']>;
};

/** Length of a bucket, UTC. */
export type Interval =
  /** One day. */
  | 'DAY'
  /** One hour. */
  | 'HOUR'
  /** A calendar month; the exact sum of its days. */
  | 'MONTH'
  /** Seven days from Monday; the exact sum of its days. */
  | 'WEEK';

/** What a provider had from one moment to another, by its own answers. */
export type InventoryRange = {
  readonly __typename?: 'InventoryRange';
  /** From the first of these answers on. */
  readonly fromTime: Scalars['DateTime']['output'];
  /** Allocatable GPUs by variant. */
  readonly gpus: ReadonlyArray<GpuVariant>;
  /** GPUs that could be leased. */
  readonly gpusAllocatable: Scalars['Int']['output'];
  /** GPUs in use by its own account. */
  readonly gpusAllocated: Scalars['Int']['output'];
  /** Memory that could be leased, bytes. */
  readonly memoryBytesAllocatable: Scalars['Decimal']['output'];
  /** Memory in use by its own account, bytes. */
  readonly memoryBytesAllocated: Scalars['Decimal']['output'];
  /** Whether it answered at all. */
  readonly online: Scalars['Boolean']['output'];
  /** Answers in this range. */
  readonly samples: Scalars['Int']['output'];
  /** Storage that could be leased, bytes. */
  readonly storageBytesAllocatable: Scalars['Decimal']['output'];
  /** Storage in use by its own account, bytes. */
  readonly storageBytesAllocated: Scalars['Decimal']['output'];
  /** Why the answers cannot be true, so that they count no hardware: negative, above-capacity, unit; empty where they are believed. */
  readonly suspect: ReadonlyArray<Scalars['String']['output']>;
  /** Up to the next answer, at most 36 hours after the last of these. */
  readonly untilTime: Scalars['DateTime']['output'];
  /** CPUs (virtual) that could be leased. */
  readonly vcpusAllocatable: Scalars['Decimal']['output'];
  /** CPUs (virtual) in use by its own account. */
  readonly vcpusAllocated: Scalars['Decimal']['output'];
};

/** A page of ranges. */
export type InventoryRangeConnection = {
  readonly __typename?: 'InventoryRangeConnection';
  /** Ranges with their cursors. */
  readonly edges: ReadonlyArray<InventoryRangeEdge>;
  /** The ranges alone. */
  readonly nodes: ReadonlyArray<InventoryRange>;
  /** Place in the whole. */
  readonly pageInfo: PageInfo;
  /** How many match; counted only where asked. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A range and its cursor. */
export type InventoryRangeEdge = {
  readonly __typename?: 'InventoryRangeEdge';
  /** Opaque cursor. */
  readonly cursor: Scalars['String']['output'];
  /** The range. */
  readonly node: InventoryRange;
};

/** A lease: a tenant's order served by a provider at an agreed price. */
export type Lease = Node & {
  readonly __typename?: 'Lease';
  /** Reason as the closing event told it; null where it told none. */
  readonly announcedReason?: Maybe<Scalars['String']['output']>;
  /** Bid's sequence number; 0 so far. */
  readonly bseq: Scalars['Int']['output'];
  /** Block of closing; null while it runs. */
  readonly closedHeight?: Maybe<Scalars['Height']['output']>;
  /** Its time; null while it runs. */
  readonly closedTime?: Maybe<Scalars['DateTime']['output']>;
  /** Block of creation. */
  readonly createdHeight: Scalars['Height']['output'];
  /** Its time. */
  readonly createdTime: Scalars['DateTime']['output'];
  /** What it belongs to; null where the index does not hold it. */
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
  readonly owner: Scalars['Address']['output'];
  /** Agreed price per block, in force now or when it closed. */
  readonly price: DenomAmount;
  /** Every price that it had, with the block from which on. */
  readonly prices: ReadonlyArray<LeasePrice>;
  /** Who serves it; null where the index does not hold the provider. */
  readonly provider?: Maybe<Provider>;
  /** Provider's address. */
  readonly providerAddress: Scalars['Address']['output'];
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
  /** Agreed USD per hour when it closed, at the observed block interval and the mean price of that day; null while it runs. */
  readonly usdPerHourAtClose?: Maybe<Scalars['Decimal']['output']>;
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

/** Something that happened to a lease. */
export type LeaseEvent = {
  readonly __typename?: 'LeaseEvent';
  /** Block in which it happened. */
  readonly height: Scalars['Height']['output'];
  /** What happened. */
  readonly kind: LeaseEventKind;
  /** The lease, as it is now. */
  readonly lease: Lease;
};

/** Which events of leases are wanted; all of what is given must fit. */
export type LeaseEventFilter = {
  /** Only leases with GPUs (true) or without (false). */
  readonly hasGpu?: InputMaybe<Scalars['Boolean']['input']>;
  /** Of one of these kinds. */
  readonly kinds?: InputMaybe<ReadonlyArray<LeaseEventKind>>;
  /** Tenant's address. */
  readonly owner?: InputMaybe<Scalars['Address']['input']>;
  /** Provider's address. */
  readonly provider?: InputMaybe<Scalars['Address']['input']>;
};

/** What happened to a lease. */
export type LeaseEventKind =
  /** It ended, whatever the reason. */
  | 'CLOSED'
  /** It began. */
  | 'CREATED';

/** Which kinds of events of leases fit. */
export type LeaseEventKindFilter = {
  /** Exactly this. */
  readonly eq?: InputMaybe<LeaseEventKind>;
  /** Any of these; none where the list is empty. */
  readonly in?: InputMaybe<ReadonlyArray<LeaseEventKind>>;
};

/** Which events of leases are wanted; all of what is given must fit. */
export type LeaseEventWhere = {
  /** Only leases with GPUs (true) or without (false). */
  readonly hasGpu?: InputMaybe<Scalars['Boolean']['input']>;
  /** What happened. */
  readonly kind?: InputMaybe<LeaseEventKindFilter>;
  /** Tenant's address. */
  readonly owner?: InputMaybe<AddressFilter>;
  /** Provider's address. */
  readonly provider?: InputMaybe<AddressFilter>;
};

/** Leases in the range, and their churn. */
export type LeaseFigures = {
  readonly __typename?: 'LeaseFigures';
  /** Held at its end. */
  readonly atEnd: Scalars['Int']['output'];
  /** Held when the range began. */
  readonly atStart: Scalars['Int']['output'];
  /** Churn: share `closed` / (`atStart` + `opened`); null without any. */
  readonly churn?: Maybe<Scalars['Decimal']['output']>;
  /** Closed in the range. */
  readonly closed: Scalars['Int']['output'];
  /** GPU-hours held within the range. */
  readonly gpuHours: Scalars['Decimal']['output'];
  /** Lease-hours held within the range. */
  readonly leaseHours: Scalars['Decimal']['output'];
  /** Created in the range. */
  readonly opened: Scalars['Int']['output'];
};

/** Which leases are wanted. */
export type LeaseFilter = {
  /** Block of closing; those still running have none. */
  readonly closedHeight?: InputMaybe<HeightRange>;
  /** Time of closing; those still running have none. */
  readonly closedTime?: InputMaybe<DateTimeRange>;
  /** Created at or after; the same as `gte` of `createdTime`. */
  readonly createdFrom?: InputMaybe<Scalars['DateTime']['input']>;
  /** Block of creation. */
  readonly createdHeight?: InputMaybe<HeightRange>;
  /** Time of creation. */
  readonly createdTime?: InputMaybe<DateTimeRange>;
  /** Created before; the same as `lt` of `createdTime`. */
  readonly createdTo?: InputMaybe<Scalars['DateTime']['input']>;
  /** Denomination of the price in force. */
  readonly denom?: InputMaybe<Scalars['String']['input']>;
  /** Deployment's sequence number. */
  readonly dseq?: InputMaybe<Scalars['UInt64']['input']>;
  /** GPUs held. */
  readonly gpus?: InputMaybe<DecimalRange>;
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

/** Leases of one length. */
export type LeaseLength = {
  readonly __typename?: 'LeaseLength';
  /** Leases. */
  readonly leases: Scalars['Int']['output'];
  /** And less than so many; null without a limit. */
  readonly maxHours?: Maybe<Scalars['Int']['output']>;
  /** They ran at least so many hours. */
  readonly minHours: Scalars['Int']['output'];
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
  | 'GPUS'
  /** Price in force for a block, in base units: prices of several denominations do not compare, so choose one by `where`. */
  | 'PRICE';

/** A price in force from a block on. */
export type LeasePrice = {
  readonly __typename?: 'LeasePrice';
  /** First block. */
  readonly fromHeight: Scalars['Height']['output'];
  /** Price per block. */
  readonly price: DenomAmount;
};

/** Leases of one size. */
export type LeaseSize = {
  readonly __typename?: 'LeaseSize';
  /** Their GPUs. */
  readonly gpus: Scalars['Decimal']['output'];
  /** Leases. */
  readonly leases: Scalars['Int']['output'];
  /** Most GPUs; null without a limit. */
  readonly maxGpus?: Maybe<Scalars['Int']['output']>;
  /** Fewest GPUs. */
  readonly minGpus: Scalars['Int']['output'];
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

/** Which states of leases fit. */
export type LeaseStateFilter = {
  /** Exactly this. */
  readonly eq?: InputMaybe<LeaseState>;
  /** Any of these; none where the list is empty. */
  readonly in?: InputMaybe<ReadonlyArray<LeaseState>>;
};

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
  readonly lastHeight: Scalars['Height']['output'];
  /** Went to the provider. */
  readonly net: Scalars['Decimal']['output'];
};

/** Which leases are wanted; all of what is given must fit. */
export type LeaseWhere = {
  /** Reason of closing as the event told it; those of which none was told fit no value. */
  readonly announcedReason?: InputMaybe<StringFilter>;
  /** Block of closing; those still running have none. */
  readonly closedHeight?: InputMaybe<HeightFilter>;
  /** Time of closing; those still running have none. */
  readonly closedTime?: InputMaybe<DateTimeFilter>;
  /** Block of creation. */
  readonly createdHeight?: InputMaybe<HeightFilter>;
  /** Time of creation. */
  readonly createdTime?: InputMaybe<DateTimeFilter>;
  /** Denomination of the price in force. */
  readonly denom?: InputMaybe<StringFilter>;
  /** Deployment's sequence number. */
  readonly dseq?: InputMaybe<UInt64Filter>;
  /** GPUs held. */
  readonly gpus?: InputMaybe<DecimalFilter>;
  /** Only with GPUs (true) or without (false). */
  readonly hasGpu?: InputMaybe<Scalars['Boolean']['input']>;
  /** GPU models that it holds, as vendor/model; one that fits is enough. */
  readonly model?: InputMaybe<StringFilter>;
  /** Tenant's address. */
  readonly owner?: InputMaybe<AddressFilter>;
  /** Price in force for a block, in base units of its denomination. */
  readonly price?: InputMaybe<DecimalFilter>;
  /** Provider's address. */
  readonly provider?: InputMaybe<AddressFilter>;
  /** Reason of closing as the chain stores it, e.g. lease_closed_reason_unstable; lease_closed_invalid where it stores none. */
  readonly reason?: InputMaybe<StringFilter>;
  /** State. */
  readonly state?: InputMaybe<LeaseStateFilter>;
  /** Virtual CPUs held. */
  readonly vcpus?: InputMaybe<DecimalFilter>;
};

/** The figures; times and counts are those of blocks in the range. */
export type MarketFigures = {
  readonly __typename?: 'MarketFigures';
  /** Orders created in the range by the number of their bids; takes `kind`. */
  readonly bidsPerOrder: ReadonlyArray<BidCount>;
  /** Supply and demand over the days that the range touches, by member of a dimension, most supplied first; takes `provider`, `country` and `model`. */
  readonly breakdown: ReadonlyArray<MarketMember>;
  /** Why leases closed in the range, most frequent first; takes all filters. */
  readonly closeReasons: ReadonlyArray<CloseReason>;
  /** GPU models that providers declare on the chain while their hardware is not known; nothing proves them and no total holds them. */
  readonly declaredModels: ReadonlyArray<DeclaredModel>;
  /** Start of the range; null before the first block. */
  readonly from?: Maybe<Scalars['DateTime']['output']>;
  /** The market of GPUs and the market without GPUs beside each other; takes no filter but the range. */
  readonly kinds: ReadonlyArray<MarketKindFigures>;
  /** Seconds that leases which closed in the range had run; takes all filters. */
  readonly leaseLength: DurationSummary;
  /** Leases that closed in the range by how long they ran; takes all filters. */
  readonly leaseLengths: ReadonlyArray<LeaseLength>;
  /** Leases created in the range by how many GPUs they hold; takes all filters. */
  readonly leaseSizes: ReadonlyArray<LeaseSize>;
  /** Leases opened, closed and held in the range; takes all filters. */
  readonly leases: LeaseFigures;
  /** GPUs in use by model at the indexed block, as far as providers' answers bound it. */
  readonly modelAllocation: ReadonlyArray<ModelAllocation>;
  /** How long providers were online within the days that the range touches, longest first; takes `provider` and `country`. */
  readonly online: ReadonlyArray<ProviderOnline>;
  /** What became of the orders created in the range; takes `kind`. */
  readonly orders: OrderFigures;
  /** Who paid the deposits of deployments in the range and what of them went back, largest value first. */
  readonly payers: ReadonlyArray<Payer>;
  /** How transactions of the range were signed, most frequent first. */
  readonly signModes: ReadonlyArray<SignModeCount>;
  /** How long leases created in the range survive (Kaplan–Meier); takes all filters. */
  readonly survival: Survival;
  /** Providers' answers in the range that are nonsense: kept, flagged and in no total. */
  readonly suspect: SuspectAnswers;
  /** Tenants with leases in the range; takes all filters. */
  readonly tenants: TenantFigures;
  /** Seconds from an order's creation to its first bid, of orders created in the range; takes `kind`. */
  readonly timeToBid: DurationSummary;
  /** Seconds from an order's creation to its lease, of orders created in the range; takes all filters. */
  readonly timeToLease: DurationSummary;
  /** End of the range, not part of it except the indexed block itself; null before the first block. */
  readonly to?: Maybe<Scalars['DateTime']['output']>;
  /** Utilization at the indexed block as the chain and as providers tell it, and where the difference comes from. */
  readonly utilization: UtilizationViews;
  /** The same by what providers declare now: PROVIDER, COUNTRY, REGION, TIER or AUDIT, most leased first. */
  readonly utilizationBy: ReadonlyArray<MemberUtilization>;
  /** Bids that providers made in the range and won, most wins first; takes all filters. */
  readonly winRates: ReadonlyArray<WinRate>;
};


/** The figures; times and counts are those of blocks in the range. */
export type MarketFiguresBreakdownArgs = {
  by: Dimension;
};


/** The figures; times and counts are those of blocks in the range. */
export type MarketFiguresPayersArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** The figures; times and counts are those of blocks in the range. */
export type MarketFiguresSurvivalArgs = {
  points?: InputMaybe<Scalars['Int']['input']>;
};


/** The figures; times and counts are those of blocks in the range. */
export type MarketFiguresUtilizationByArgs = {
  by: Dimension;
};


/** The figures; times and counts are those of blocks in the range. */
export type MarketFiguresWinRatesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** Which part of the market. Each field of MarketFigures says what it takes from here beside the range. */
export type MarketInput = {
  /** Only leases and bids of providers that declare this country now, ISO 3166-1 alpha-2. */
  readonly country?: InputMaybe<Scalars['String']['input']>;
  /** At or after; the first block where absent. */
  readonly from?: InputMaybe<Scalars['DateTime']['input']>;
  /** Only with GPUs or only without. */
  readonly kind?: InputMaybe<MarketKind>;
  /** Only leases and bids with GPUs of this model, as vendor/model; a bid without an offer is of the one model that its order names. */
  readonly model?: InputMaybe<Scalars['String']['input']>;
  /** Only leases and bids of this provider. */
  readonly provider?: InputMaybe<Scalars['String']['input']>;
  /** Before; the indexed block's time where absent. */
  readonly to?: InputMaybe<Scalars['DateTime']['input']>;
};

/** Orders and leases with GPUs, or without any. */
export type MarketKind =
  /** Without GPUs. */
  | 'CPU'
  /** With at least one GPU. */
  | 'GPU';

/** One side of the market. */
export type MarketKindFigures = {
  readonly __typename?: 'MarketKindFigures';
  /** Hours × vCPUs held within the range. */
  readonly cpuHours: Scalars['Decimal']['output'];
  /** When its first lease was created, whatever the range; null before it, and where the index began from a node's state, which does not tell what ended before. */
  readonly firstLeaseTime?: Maybe<Scalars['DateTime']['output']>;
  /** Which. */
  readonly kind: MarketKind;
  /** Lease-hours within the range. */
  readonly leaseHours: Scalars['Decimal']['output'];
  /** Leases held at the end of the range. */
  readonly leases: Scalars['Int']['output'];
  /** Leases closed in the range. */
  readonly leasesClosed: Scalars['Int']['output'];
  /** Leases created in the range. */
  readonly leasesOpened: Scalars['Int']['output'];
  /** Orders created in the range. */
  readonly orders: Scalars['Int']['output'];
  /** Paid out for its leases within the range, by denomination. */
  readonly settled: ReadonlyArray<DenomAmount>;
  /** The same in USD at the time of each payout; null where a part has no price. */
  readonly settledUsd?: Maybe<Scalars['Decimal']['output']>;
  /** Tenants with a lease within the range. */
  readonly tenants: Scalars['Int']['output'];
};

/** One member's part of supply and demand, means over time; null where the dimension has no such figure or supply is not known. */
export type MarketMember = {
  readonly __typename?: 'MarketMember';
  /** Virtual CPUs held by leases. */
  readonly cpusLeased?: Maybe<Scalars['Decimal']['output']>;
  /** Virtual CPUs supplied; dimensions of providers only, as the following. */
  readonly cpusSupplied?: Maybe<Scalars['Decimal']['output']>;
  /** GPUs in use as providers report it; null by dimension of hardware, where only bounds are known. */
  readonly gpusAllocated?: Maybe<Scalars['Decimal']['output']>;
  /** GPUs in use at most. */
  readonly gpusAllocatedMax?: Maybe<Scalars['Decimal']['output']>;
  /** GPUs in use at least, by the nodes' own totals. */
  readonly gpusAllocatedMin?: Maybe<Scalars['Decimal']['output']>;
  /** GPUs that providers list. */
  readonly gpusInstalled?: Maybe<Scalars['Decimal']['output']>;
  /** GPUs held by leases. */
  readonly gpusLeased?: Maybe<Scalars['Decimal']['output']>;
  /** GPUs that can be leased or are. */
  readonly gpusSupplied?: Maybe<Scalars['Decimal']['output']>;
  /** Share of all GPUs leased. */
  readonly leaseShare?: Maybe<Scalars['Decimal']['output']>;
  /** Leases held; by dimension of hardware one with several variants is in each, and those without GPUs are in no member. */
  readonly leases?: Maybe<Scalars['Decimal']['output']>;
  /** The member, as in a series. */
  readonly member: Scalars['String']['output'];
  /** Memory held by leases, bytes. */
  readonly memoryLeased?: Maybe<Scalars['Decimal']['output']>;
  /** Memory supplied, bytes. */
  readonly memorySupplied?: Maybe<Scalars['Decimal']['output']>;
  /** Providers online for some time. */
  readonly providers: Scalars['Int']['output'];
  /** Storage held by leases, bytes. */
  readonly storageLeased?: Maybe<Scalars['Decimal']['output']>;
  /** Storage supplied, bytes. */
  readonly storageSupplied?: Maybe<Scalars['Decimal']['output']>;
  /** Share of all GPUs supplied. */
  readonly supplyShare?: Maybe<Scalars['Decimal']['output']>;
  /** Chain view: leased / supplied. */
  readonly utilization?: Maybe<Scalars['Decimal']['output']>;
  /** Provider view: allocated / supplied; null where allocated is. */
  readonly utilizationReported?: Maybe<Scalars['Decimal']['output']>;
  /** Provider view by hardware, at most. */
  readonly utilizationReportedMax?: Maybe<Scalars['Decimal']['output']>;
  /** Provider view by hardware, at least. */
  readonly utilizationReportedMin?: Maybe<Scalars['Decimal']['output']>;
};

/** A measure's entry of the catalogue (docs/metrics.md). */
export type MeasureDefinition = {
  readonly __typename?: 'MeasureDefinition';
  /** What a reader must know before citing it. */
  readonly caveats: ReadonlyArray<Scalars['String']['output']>;
  /** What it is, in words. */
  readonly definition: Scalars['String']['output'];
  /** What it can be split by or filtered with. */
  readonly dimensions: ReadonlyArray<Scalars['String']['output']>;
  /** Fields of the API that answer it. */
  readonly field: Scalars['String']['output'];
  /** How it is computed. */
  readonly formula: Scalars['String']['output'];
  /** Buckets that it is told by, or the moment that it holds for. */
  readonly grain: Scalars['String']['output'];
  /** Stable key. */
  readonly key: Scalars['String']['output'];
  /** From which block on it is known. */
  readonly since: Scalars['String']['output'];
  /** Tables that it is computed from. */
  readonly sources: ReadonlyArray<Scalars['String']['output']>;
  /** Short title. */
  readonly title: Scalars['String']['output'];
  /** Unit of its values. */
  readonly unit: Scalars['String']['output'];
};

/** GPUs leased and in use of one member. `leased` - `allocated` = `atSilentProviders` + `sinceAnswer` + `notCounted` - `notLeased`. */
export type MemberUtilization = {
  readonly __typename?: 'MemberUtilization';
  /** Provider view: GPUs in use as providers report it; null where no answer stands. */
  readonly allocated?: Maybe<Scalars['Decimal']['output']>;
  /** `allocated` / `supplied`; null without supply. */
  readonly allocatedShare?: Maybe<Scalars['Decimal']['output']>;
  /** Leased at providers without an answer that stands. */
  readonly atSilentProviders: Scalars['Decimal']['output'];
  /** Chain view: GPUs held by active leases. */
  readonly leased: Scalars['Decimal']['output'];
  /** `leased` / `supplied`; null without supply. */
  readonly leasedShare?: Maybe<Scalars['Decimal']['output']>;
  /** The member, as in a series. */
  readonly member: Scalars['String']['output'];
  /** Leased when the provider answered, beyond what it counted as in use. */
  readonly notCounted: Scalars['Decimal']['output'];
  /** In use when the provider answered, beyond what was leased. */
  readonly notLeased: Scalars['Decimal']['output'];
  /** Leased since the provider's newest answer, less what was leased then and is no longer. */
  readonly sinceAnswer: Scalars['Decimal']['output'];
  /** GPUs supplied by providers whose answer stands; null where none does. */
  readonly supplied?: Maybe<Scalars['Decimal']['output']>;
};

/** A message of a transaction. */
export type Message = {
  readonly __typename?: 'Message';
  /** Its fields in the chain's JSON form; null where this version does not know the type. */
  readonly content?: Maybe<Scalars['JSON']['output']>;
  /** The deployment that it names; null where it names none, or the index does not hold it. */
  readonly deployment?: Maybe<Deployment>;
  /** The fields one by one, nested ones by their path; empty where the type is not known. */
  readonly fields: ReadonlyArray<MessageField>;
  /** Block that it is in. */
  readonly height: Scalars['Height']['output'];
  /** The lease that it names; null where it names none, or the index does not hold it. */
  readonly lease?: Maybe<Lease>;
  /** Place in the transaction: `0`, or `0/1` for the second message inside a MsgExec. */
  readonly path: Scalars['String']['output'];
  /** The provider that it names; null where it names none, or the index does not hold it. */
  readonly provider?: Maybe<Provider>;
  /** Who signed it; empty where it cannot be told. */
  readonly signer: Scalars['String']['output'];
  /** The block's time. */
  readonly time: Scalars['DateTime']['output'];
  /** Its transaction; null where the index does not hold it. */
  readonly transaction?: Maybe<Transaction>;
  /** Place of its transaction in the block, from 0. */
  readonly transactionIndex: Scalars['Int']['output'];
  /** The type's last part, e.g. MsgCreateBid. */
  readonly type: Scalars['String']['output'];
  /** Type, e.g. /akash.market.v1beta4.MsgCreateBid. */
  readonly typeUrl: Scalars['String']['output'];
};

/** A page of messages. */
export type MessageConnection = {
  readonly __typename?: 'MessageConnection';
  /** Messages with their cursors. */
  readonly edges: ReadonlyArray<MessageEdge>;
  /** The messages alone. */
  readonly nodes: ReadonlyArray<Message>;
  /** Place in the whole. */
  readonly pageInfo: PageInfo;
  /** How many match; counted only where asked. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A message and its cursor. */
export type MessageEdge = {
  readonly __typename?: 'MessageEdge';
  /** Opaque cursor. */
  readonly cursor: Scalars['String']['output'];
  /** The message. */
  readonly node: Message;
};

/** One field of a message. */
export type MessageField = {
  readonly __typename?: 'MessageField';
  /** Path from the message's top, e.g. id.owner or amount.0.denom. */
  readonly path: Scalars['String']['output'];
  /** Value as text. */
  readonly value: Scalars['String']['output'];
};

/** Which messages are wanted; all of what is given must fit. */
export type MessageFilter = {
  /** Block. */
  readonly height?: InputMaybe<HeightRange>;
  /** Who signed it. */
  readonly signer?: InputMaybe<Scalars['Address']['input']>;
  /** Only those of transactions that succeeded (true) or failed (false). */
  readonly succeeded?: InputMaybe<Scalars['Boolean']['input']>;
  /** The block's time. */
  readonly time?: InputMaybe<DateTimeRange>;
  /** Of one of these types, e.g. /akash.market.v1beta4.MsgCreateBid. */
  readonly typeUrls?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};

/** In which order messages come. */
export type MessageOrder = {
  /** Which way; DESC where absent. */
  readonly direction?: InputMaybe<OrderDirection>;
  /** By what. */
  readonly field: MessageOrderField;
};

/** What messages can be ordered by. */
export type MessageOrderField =
  /** Block; those of one block always come in the chain's order. */
  | 'HEIGHT';

/** Which messages are wanted; all of what is given must fit. */
export type MessageWhere = {
  /** Block. */
  readonly height?: InputMaybe<HeightFilter>;
  /** Who signed it. */
  readonly signer?: InputMaybe<AddressFilter>;
  /** Only those of transactions that succeeded (true) or failed (false). */
  readonly succeeded?: InputMaybe<Scalars['Boolean']['input']>;
  /** The block's time. */
  readonly time?: InputMaybe<DateTimeFilter>;
  /** Type, e.g. /akash.market.v1beta4.MsgCreateBid. */
  readonly typeUrl?: InputMaybe<StringFilter>;
};

/** The block that an answer stands on. */
export type Meta = {
  readonly __typename?: 'Meta';
  /** Its hash, upper-case hex; null before the first. */
  readonly hash?: Maybe<Scalars['String']['output']>;
  /** Its height; 0 before the first. */
  readonly height: Scalars['Height']['output'];
  /** Chain time between it and the chain's head as the node last told it, in seconds. */
  readonly lagSeconds: Scalars['Float']['output'];
  /** Its header time; null before the first. */
  readonly time?: Maybe<Scalars['DateTime']['output']>;
};

/** What is measured. docs/metrics.md and Query.metric define each. */
export type Metric =
  /** Active deployments, mean over the bucket. */
  | 'ACTIVE_DEPLOYMENTS'
  /** Active leases, mean over the bucket. */
  | 'ACTIVE_LEASES'
  /** Providers that answered within the bucket. */
  | 'ACTIVE_PROVIDERS'
  /** Tenants with a lease within the bucket. */
  | 'ACTIVE_TENANTS'
  /** Settled spend of the 30 days that end with the bucket, as USD a year. */
  | 'ANNUALIZED_SETTLED_USD'
  /** Run-rate volume a year in the denomination's base unit; group by DENOM. */
  | 'ANNUALIZED_VOLUME'
  /** Run-rate volume in USD a year. */
  | 'ANNUALIZED_VOLUME_USD'
  /** Bids created / orders created within the bucket. */
  | 'BIDS_PER_ORDER'
  /** Deployments closed within the bucket. */
  | 'CLOSED_DEPLOYMENTS'
  /** Leases closed within the bucket. */
  | 'CLOSED_LEASES'
  /** Countries of providers with GPUs within the bucket. */
  | 'COUNTRIES'
  /** Virtual CPUs in use as providers report it, mean over the bucket. */
  | 'CPUS_ALLOCATED'
  /** Virtual CPUs held by leases, mean over the bucket. */
  | 'CPUS_LEASED'
  /** Virtual CPUs supplied, mean over the bucket. */
  | 'CPUS_SUPPLIED'
  /** CPU time leased / CPU time supplied. */
  | 'CPU_UTILIZATION'
  /** Take fees / settled spend. */
  | 'EFFECTIVE_TAKE_RATE'
  /** Coins in deployments' escrow accounts, mean over the bucket, in the denomination's base unit; group by DENOM. */
  | 'ESCROW_HELD'
  /** GPUs that providers themselves report as allocated, mean over the bucket. */
  | 'GPUS_ALLOCATED'
  /** GPUs in use at most, mean over the bucket. */
  | 'GPUS_ALLOCATED_MAX'
  /** GPUs in use at least, as far as providers' answers bound it by hardware, mean over the bucket. */
  | 'GPUS_ALLOCATED_MIN'
  /** GPUs that providers list, whether they can be leased or not, mean over the bucket. */
  | 'GPUS_INSTALLED'
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
  /** Providers that offered GPUs within the bucket. */
  | 'GPU_PROVIDERS'
  /** GPU time leased / GPU time supplied. */
  | 'GPU_UTILIZATION'
  /** Provider view: GPU time in use as providers report it / GPU time supplied. */
  | 'GPU_UTILIZATION_REPORTED'
  /** Memory in use as providers report it, mean over the bucket, bytes. */
  | 'MEMORY_ALLOCATED'
  /** Memory held by leases, mean over the bucket, bytes. */
  | 'MEMORY_LEASED'
  /** Memory supplied, mean over the bucket, bytes. */
  | 'MEMORY_SUPPLIED'
  /** Bids created within the bucket. */
  | 'NEW_BIDS'
  /** Deployments created within the bucket. */
  | 'NEW_DEPLOYMENTS'
  /** Leases created within the bucket. */
  | 'NEW_LEASES'
  /** Orders created within the bucket. */
  | 'NEW_ORDERS'
  /** Tenants whose first lease began within the bucket. */
  | 'NEW_TENANTS'
  /** Providers online, mean over the bucket; by provider the share of time online. */
  | 'PROVIDERS_ONLINE'
  /** Providers whose newest answer is nonsense, mean over the bucket. */
  | 'PROVIDERS_SUSPECT'
  /** Paid out for the provider's leases, take fee included, in USD. */
  | 'PROVIDER_GROSS_USD'
  /** Received by the provider for its leases, in USD. */
  | 'PROVIDER_NET_USD'
  /** Tenants with a lease within the bucket who had had one before it. */
  | 'RETURNING_TENANTS'
  /** Paid out for leases within the bucket, take fee included, in the denomination's base unit; group by DENOM. */
  | 'SETTLED_SPEND'
  /** Paid out for leases within the bucket, take fee included, in USD. */
  | 'SETTLED_SPEND_USD'
  /** Storage in use as providers report it, mean over the bucket, bytes. */
  | 'STORAGE_ALLOCATED'
  /** Storage held by leases, mean over the bucket, bytes. */
  | 'STORAGE_LEASED'
  /** Storage supplied, mean over the bucket, bytes. */
  | 'STORAGE_SUPPLIED'
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
  /** Dimensions that it can be filtered by, beside members of the one that it is split by. */
  readonly filters: ReadonlyArray<Dimension>;
  /** First block of the first hour in which it is known; null while it never was. */
  readonly firstHeight?: Maybe<Scalars['Height']['output']>;
  /** How it is computed. */
  readonly formula: Scalars['String']['output'];
  /** Buckets that it is told by. */
  readonly grains: ReadonlyArray<Interval>;
  /** The metric. */
  readonly name: Metric;
  /** From when on it is known. */
  readonly since: Scalars['String']['output'];
  /** Tables that it is computed from. */
  readonly sources: ReadonlyArray<Scalars['String']['output']>;
  /** Short title. */
  readonly title: Scalars['String']['output'];
  /** Unit of its values. */
  readonly unit: Scalars['String']['output'];
};

/** A metric's newest bucket. */
export type MetricUpdate = {
  readonly __typename?: 'MetricUpdate';
  /** The catalogue's entry of the metric. */
  readonly definition: MetricDefinition;
  /** Block that it stands on. */
  readonly height: Scalars['Height']['output'];
  /** Length of the bucket. */
  readonly interval: Interval;
  /** The bucket. */
  readonly point: Point;
};

/** Bounds of the GPUs of a model that are in use; providers report what is in use by node, not by model. */
export type ModelAllocation = {
  readonly __typename?: 'ModelAllocation';
  /** Held by leases of the chain. */
  readonly leased: Scalars['Decimal']['output'];
  /** In use at most. */
  readonly max: Scalars['Decimal']['output'];
  /** In use at least: what other models of the node cannot be; equal to `max` where all nodes have a single variant. */
  readonly min: Scalars['Decimal']['output'];
  /** Model; unknown where cards do not tell which can be leased. */
  readonly model: Scalars['String']['output'];
  /** GPUs supplied. */
  readonly supplied: Scalars['Decimal']['output'];
  /** Vendor. */
  readonly vendor: Scalars['String']['output'];
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
  /** Providers whose newest status answered, at most 36 hours ago; this and the next three are 0 too where no answer is known, and `gpusSupplied` is null. */
  readonly activeProviders: Scalars['Int']['output'];
  /** AKT in USD that USD figures use now; null before the first known price. */
  readonly aktUsd?: Maybe<Scalars['Decimal']['output']>;
  /** A year of settled spend at the pace of the last 30 days, in USD: ANNUALIZED_SETTLED_USD of the newest complete day; null before 30 days are indexed. */
  readonly annualizedSettledUsd?: Maybe<Scalars['Decimal']['output']>;
  /** The run-rate by denomination, in base units a year. */
  readonly annualizedVolume: ReadonlyArray<DenomAmount>;
  /** What active leases would spend in a year at their agreed rates, in USD: ANNUALIZED_VOLUME_USD of the newest complete day; null where that is not known. */
  readonly annualizedVolumeUsd?: Maybe<Scalars['Decimal']['output']>;
  /** Countries of providers with GPUs. */
  readonly countries: Scalars['Int']['output'];
  /** When the first lease with GPUs was created; null before it, and where the index began from a node's state, which does not tell what ended before. */
  readonly firstGpuLeaseTime?: Maybe<Scalars['DateTime']['output']>;
  /** Median agreed price of a GPU-hour over the newest complete day, USD; null where no lease with GPUs has a price in USD on it. */
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
  readonly height: Scalars['Height']['output'];
  /** Published figures beside ours. */
  readonly published: ReadonlyArray<PublishedFigure>;
  /** Its time; null before the first. */
  readonly time?: Maybe<Scalars['DateTime']['output']>;
};

/** Why a provider's hardware is not known. */
export type NoInventoryReason =
  /** Its newest answer is an error. */
  | 'FAILED'
  /** It was never asked or never answered. */
  | 'NEVER'
  /** Its newest answer is too old. */
  | 'STALE'
  /** Its newest answer is nonsense. */
  | 'SUSPECT';

/** An object with a global id (Relay). */
export type Node = {
  /** Opaque global id. */
  readonly id: Scalars['ID']['output'];
};

/** A tenant's order: what the market is asked for one group of a deployment. */
export type Order = Node & {
  readonly __typename?: 'Order';
  /** Bids for it, cheapest first; those of one price by their block. */
  readonly bids: ReadonlyArray<Bid>;
  /** Block of closing; null before it. */
  readonly closedHeight?: Maybe<Scalars['Height']['output']>;
  /** Its time; null before it. */
  readonly closedTime?: Maybe<Scalars['DateTime']['output']>;
  /** Block of creation. */
  readonly createdHeight: Scalars['Height']['output'];
  /** Its time. */
  readonly createdTime: Scalars['DateTime']['output'];
  /** Deployment that it belongs to; null where the index does not hold it. */
  readonly deployment?: Maybe<Deployment>;
  /** Deployment's sequence number. */
  readonly dseq: Scalars['UInt64']['output'];
  /** Group's sequence number. */
  readonly gseq: Scalars['Int']['output'];
  /** Opaque global id. */
  readonly id: Scalars['ID']['output'];
  /** Ceiling per block for the whole order. */
  readonly maxPrice: DenomAmount;
  /** Order's sequence number. */
  readonly oseq: Scalars['Int']['output'];
  /** Tenant's address. */
  readonly owner: Scalars['Address']['output'];
  /** State. */
  readonly state: OrderState;
};

/** A page of orders. */
export type OrderConnection = {
  readonly __typename?: 'OrderConnection';
  /** Orders with their cursors. */
  readonly edges: ReadonlyArray<OrderEdge>;
  /** The orders alone. */
  readonly nodes: ReadonlyArray<Order>;
  /** Place in the whole. */
  readonly pageInfo: PageInfo;
  /** How many match; counted only where asked. */
  readonly totalCount: Scalars['Int']['output'];
};

/** Direction of an order. What has no value stands last in both. */
export type OrderDirection =
  /** Smallest, earliest or first in the alphabet first. */
  | 'ASC'
  /** Largest, latest or last in the alphabet first. */
  | 'DESC';

/** An order and its cursor. */
export type OrderEdge = {
  readonly __typename?: 'OrderEdge';
  /** Opaque cursor. */
  readonly cursor: Scalars['String']['output'];
  /** The order. */
  readonly node: Order;
};

/** Orders that failed for one reason. */
export type OrderFailure = {
  readonly __typename?: 'OrderFailure';
  /** So many orders. */
  readonly orders: Scalars['Int']['output'];
  /** The reason. */
  readonly reason: OrderFailureReason;
};

/** Why an order did not become a lease. */
export type OrderFailureReason =
  /** All providers had withdrawn their bids when the order ended. */
  | 'BIDS_WITHDRAWN'
  /** There were bids, and the tenant accepted none before the order ended. */
  | 'BID_NOT_ACCEPTED'
  /** Nobody bid before its tenant closed it. */
  | 'NO_BID'
  /** The deployment's escrow account had run out. */
  | 'OUT_OF_FUNDS';

/** From order to lease. */
export type OrderFigures = {
  readonly __typename?: 'OrderFigures';
  /** Orders created. */
  readonly created: Scalars['Int']['output'];
  /** Those that no longer can. */
  readonly failed: Scalars['Int']['output'];
  /** Why orders failed, most frequent first. */
  readonly failures: ReadonlyArray<OrderFailure>;
  /** Those that became a lease. */
  readonly leased: Scalars['Int']['output'];
  /** Mean number of bids per order; null without orders. */
  readonly meanBids?: Maybe<Scalars['Decimal']['output']>;
  /** Those that can still become one. */
  readonly open: Scalars['Int']['output'];
  /** Share `leased` / (`leased` + `failed`); null without either. */
  readonly successRate?: Maybe<Scalars['Decimal']['output']>;
  /** Those that got at least one bid. */
  readonly withBid: Scalars['Int']['output'];
};

/** Which orders are wanted; all of what is given must fit. */
export type OrderFilter = {
  /** Block of creation. */
  readonly createdHeight?: InputMaybe<HeightRange>;
  /** Time of creation. */
  readonly createdTime?: InputMaybe<DateTimeRange>;
  /** Deployment's sequence number. */
  readonly dseq?: InputMaybe<Scalars['UInt64']['input']>;
  /** Tenant's address. */
  readonly owner?: InputMaybe<Scalars['Address']['input']>;
  /** Any of these states. */
  readonly states?: InputMaybe<ReadonlyArray<OrderState>>;
};

/** In which order orders come. */
export type OrderOrder = {
  /** Which way; DESC where absent. */
  readonly direction?: InputMaybe<OrderDirection>;
  /** By what. */
  readonly field: OrderOrderField;
};

/** What orders can be ordered by. */
export type OrderOrderField =
  /** Block of creation. */
  | 'CREATED';

/** States of an order, as the chain names them. */
export type OrderState =
  /** Served by a lease. */
  | 'ACTIVE'
  /** Closed. */
  | 'CLOSED'
  /** Waiting for bids or for the tenant's choice. */
  | 'OPEN';

/** Which states of orders fit. */
export type OrderStateFilter = {
  /** Exactly this. */
  readonly eq?: InputMaybe<OrderState>;
  /** Any of these; none where the list is empty. */
  readonly in?: InputMaybe<ReadonlyArray<OrderState>>;
};

/** Which orders are wanted; all of what is given must fit. */
export type OrderWhere = {
  /** Block of closing; those still open have none. */
  readonly closedHeight?: InputMaybe<HeightFilter>;
  /** Time of closing; those still open have none. */
  readonly closedTime?: InputMaybe<DateTimeFilter>;
  /** Block of creation. */
  readonly createdHeight?: InputMaybe<HeightFilter>;
  /** Time of creation. */
  readonly createdTime?: InputMaybe<DateTimeFilter>;
  /** Denomination of the ceiling. */
  readonly denom?: InputMaybe<StringFilter>;
  /** Deployment's sequence number. */
  readonly dseq?: InputMaybe<UInt64Filter>;
  /** Ceiling for a block, in base units of its denomination. */
  readonly maxPrice?: InputMaybe<DecimalFilter>;
  /** Tenant's address. */
  readonly owner?: InputMaybe<AddressFilter>;
  /** State. */
  readonly state?: InputMaybe<OrderStateFilter>;
};

/** Place in a connection (Relay). */
export type PageInfo = {
  readonly __typename?: 'PageInfo';
  /** Cursor of the last edge; null where the page is empty. */
  readonly endCursor?: Maybe<Scalars['String']['output']>;
  /** More after the last edge. */
  readonly hasNextPage: Scalars['Boolean']['output'];
  /** More before the first edge. */
  readonly hasPreviousPage: Scalars['Boolean']['output'];
  /** Cursor of the first edge; null where the page is empty. */
  readonly startCursor?: Maybe<Scalars['String']['output']>;
};

/** A value that a parameter had from a block on. */
export type Parameter = {
  readonly __typename?: 'Parameter';
  /** First block in which it was in force; where indexing began, for one that a node told there. */
  readonly fromHeight: Scalars['Height']['output'];
  /** Time of that block; null where it is not indexed yet. */
  readonly fromTime?: Maybe<Scalars['DateTime']['output']>;
  /** The module, e.g. take. */
  readonly module: Scalars['String']['output'];
  /** The parameter's name in the chain's JSON form, e.g. denom_take_rates. */
  readonly name: Scalars['String']['output'];
  /** What set it. */
  readonly origin: ParameterOrigin;
  /** First block in which another value was in force; null where this one still is. */
  readonly toHeight?: Maybe<Scalars['Height']['output']>;
  /** Its value in the chain's JSON form; null where the parameter or its module is gone. */
  readonly value?: Maybe<Scalars['JSON']['output']>;
};

/** A page of values of parameters. */
export type ParameterConnection = {
  readonly __typename?: 'ParameterConnection';
  /** Values of parameters with their cursors. */
  readonly edges: ReadonlyArray<ParameterEdge>;
  /** The values of parameters alone. */
  readonly nodes: ReadonlyArray<Parameter>;
  /** Place in the whole. */
  readonly pageInfo: PageInfo;
  /** How many match; counted only where asked. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A value of a parameter and its cursor. */
export type ParameterEdge = {
  readonly __typename?: 'ParameterEdge';
  /** Opaque cursor. */
  readonly cursor: Scalars['String']['output'];
  /** The value of a parameter. */
  readonly node: Parameter;
};

/** Which parameters are wanted; all of what is given must fit. */
export type ParameterFilter = {
  /** Only the values in force at this block; all that there ever were where absent. */
  readonly atHeight?: InputMaybe<Scalars['Height']['input']>;
  /** Of one of these modules. */
  readonly modules?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** With one of these names. */
  readonly names?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};

/** What set a parameter. */
export type ParameterOrigin =
  /** What a node told, where indexing began in the middle of the chain: set in that block or before it. */
  | 'BOOTSTRAP'
  /** The chain's first state. */
  | 'GENESIS'
  /** A vote that passed. */
  | 'GOVERNANCE'
  /** An upgrade. */
  | 'UPGRADE';

/** Which origins of values fit. */
export type ParameterOriginFilter = {
  /** Exactly this. */
  readonly eq?: InputMaybe<ParameterOrigin>;
  /** Any of these; none where the list is empty. */
  readonly in?: InputMaybe<ReadonlyArray<ParameterOrigin>>;
};

/** Which values are wanted; all of what is given must fit. */
export type ParameterWhere = {
  /** Only the values in force at this block; all that there ever were where absent. */
  readonly atHeight?: InputMaybe<Scalars['Height']['input']>;
  /** First block in which it holds. */
  readonly fromHeight?: InputMaybe<HeightFilter>;
  /** Module. */
  readonly module?: InputMaybe<StringFilter>;
  /** Name. */
  readonly name?: InputMaybe<StringFilter>;
  /** Where the value is from. */
  readonly origin?: InputMaybe<ParameterOriginFilter>;
};

/** Who paid deposits: all tenants' own balances together, each granter, and all others together. */
export type Payer = {
  readonly __typename?: 'Payer';
  /** How much, by denomination, in USD at the time of each deposit. */
  readonly amounts: ReadonlyArray<DenomAmount>;
  /** Deposits. */
  readonly deposits: Scalars['Int']['output'];
  /** The granter's address; null for the other kinds. */
  readonly granter?: Maybe<Scalars['Address']['output']>;
  /** Where it comes from. */
  readonly kind: PayerKind;
  /** Share of the net value of all, as far as it has a price; null where more went back to one of them than came in. */
  readonly netShare?: Maybe<Scalars['Decimal']['output']>;
  /** `usd` - `refundedUsd`: below zero where more went back than came in, as refunds may be of deposits before the range; null where either is. */
  readonly netUsd?: Maybe<Scalars['Decimal']['output']>;
  /** How much went back to them within the range, by denomination, in USD at the time of each refund. */
  readonly refunded: ReadonlyArray<DenomAmount>;
  /** In USD at the time of each refund; null where a part has no price. */
  readonly refundedUsd?: Maybe<Scalars['Decimal']['output']>;
  /** Refunds of the range to them. */
  readonly refunds: Scalars['Int']['output'];
  /** Share of the value of all deposits with a price; null without any. */
  readonly share?: Maybe<Scalars['Decimal']['output']>;
  /** Tenants whose deployments the deposits are for. */
  readonly tenants: Scalars['Int']['output'];
  /** In USD at the time of each deposit; null where a part has no price. */
  readonly usd?: Maybe<Scalars['Decimal']['output']>;
};

/** Where the money of a deposit comes from. */
export type PayerKind =
  /** A deposit grant: the granter's money, spent by the tenant, as with managed wallets. */
  | 'GRANT'
  /** Somebody else who signed for it. */
  | 'OTHER'
  /** The tenant's own balance. */
  | 'OWN_BALANCE';

/** One bucket. */
export type Point = {
  readonly __typename?: 'Point';
  /** Share of the bucket that the value rests on, 0 to 1. */
  readonly coverage: Scalars['Float']['output'];
  /** First block of the bucket; where it holds none, the block whose state held; 0 where nothing is indexed. */
  readonly firstHeight: Scalars['Height']['output'];
  /** Last block of the bucket; where it holds none, the block whose state held; 0 where nothing is indexed. */
  readonly lastHeight: Scalars['Height']['output'];
  /** The bucket is not over yet. */
  readonly partial: Scalars['Boolean']['output'];
  /** Start of the bucket, UTC. */
  readonly time: Scalars['DateTime']['output'];
  /** Value in the metric's unit; null where it is not known. */
  readonly value?: Maybe<Scalars['Decimal']['output']>;
};

/** Our price of a GPU model against other clouds. */
export type PriceDiscount = {
  readonly __typename?: 'PriceDiscount';
  /** Our observations. */
  readonly count: Scalars['Int']['output'];
  /** 1 − `price` / `reference`: share by which ours is lower; negative where it is higher, null without a reference. */
  readonly discount?: Maybe<Scalars['Decimal']['output']>;
  /** Our median price, USD per GPU-hour. */
  readonly median: Scalars['Decimal']['output'];
  /** Model. */
  readonly model: Scalars['String']['output'];
  /** Our mean price by weight, USD per GPU-hour. */
  readonly price: Scalars['Decimal']['output'];
  /** Upper end of it; null where none was published for the model. */
  readonly publishedHigh?: Maybe<Scalars['Decimal']['output']>;
  /** Lower end of the discount that was published in late 2023; null where none was published for the model. */
  readonly publishedLow?: Maybe<Scalars['Decimal']['output']>;
  /** Median over the reference table's lines for whole machines, each by its own median, USD per GPU-hour; null where none lists the model. */
  readonly reference?: Maybe<Scalars['Decimal']['output']>;
  /** Each line of the reference table for the model, cheapest first. */
  readonly references: ReadonlyArray<PriceReference>;
  /** Start of the bucket, UTC; null without `interval`. */
  readonly time?: Maybe<Scalars['DateTime']['output']>;
  /** Vendor. */
  readonly vendor: Scalars['String']['output'];
};

/** A distribution of prices per GPU-hour (or vCPU-hour). */
export type PriceDistribution = {
  readonly __typename?: 'PriceDistribution';
  /** Observations, those without a price left out: payouts that have no hours and, in USD, amounts before the first price of AKT. */
  readonly count: Scalars['Int']['output'];
  /** Highest. */
  readonly max: Scalars['Decimal']['output'];
  /** The smallest that half of the observations do not exceed. */
  readonly median: Scalars['Decimal']['output'];
  /** Lowest. */
  readonly min: Scalars['Decimal']['output'];
  /** The smallest that a quarter of the observations do not exceed; each observation counts once. */
  readonly p25: Scalars['Decimal']['output'];
  /** The smallest that three quarters of the observations do not exceed. */
  readonly p75: Scalars['Decimal']['output'];
  /** Sum of their weights: GPUs (vCPUs) of bids and leases, GPU-hours (vCPU-hours) of payouts. */
  readonly weight: Scalars['Decimal']['output'];
  /** Mean by weight; of REALISED exactly what was paid ÷ hours. */
  readonly weightedMean: Scalars['Decimal']['output'];
};

/** What prices are split by. */
export type PriceGroup =
  /** Class of the GPUs (docs/gpu-classes.md). */
  | 'CLASS'
  /** Country that the provider declares now; empty where unknown. */
  | 'COUNTRY'
  /** Interface of the GPUs; empty where not told. */
  | 'INTERFACE'
  /** GPU model: vendor and model. */
  | 'MODEL'
  /** Provider. */
  | 'PROVIDER'
  /** RAM of the GPUs; empty where not told. */
  | 'RAM'
  /** Region that the provider declares now; empty where none. */
  | 'REGION'
  /** GPU variant: vendor, model, RAM and interface. */
  | 'VARIANT'
  /** Vendor of the GPUs. */
  | 'VENDOR';

/** Which prices are wanted; all of what is given must fit. */
export type PriceInput = {
  /** At or after; 30 days before the end where absent. */
  readonly from?: InputMaybe<Scalars['DateTime']['input']>;
  /** Split by this; one group where absent. Splits by hardware are for GPUs only. */
  readonly groupBy?: InputMaybe<PriceGroup>;
  /** Only this interface, e.g. sxm; empty for what does not tell it. */
  readonly interface?: InputMaybe<Scalars['String']['input']>;
  /** Split into buckets; the whole range at once where absent. */
  readonly interval?: InputMaybe<PriceInterval>;
  /** Which price. */
  readonly kind: PriceKind;
  /** Only this model without its vendor, e.g. a100. */
  readonly model?: InputMaybe<Scalars['String']['input']>;
  /** Only this provider. */
  readonly provider?: InputMaybe<Scalars['String']['input']>;
  /** Only this RAM, e.g. 80Gi; empty for what does not tell it. */
  readonly ram?: InputMaybe<Scalars['String']['input']>;
  /** GPU-hours of leases with GPUs, or vCPU-hours of those without; GPU where absent. */
  readonly resource?: InputMaybe<PricedResource>;
  /** Before; the indexed block's time where absent. */
  readonly to?: InputMaybe<Scalars['DateTime']['input']>;
  /** Only this vendor, e.g. nvidia; of GPUs only, as the three that follow. */
  readonly vendor?: InputMaybe<Scalars['String']['input']>;
};

/** Length of a bucket of prices, UTC; weeks begin on Monday. */
export type PriceInterval =
  /** One day. */
  | 'DAY'
  /** One hour. */
  | 'HOUR'
  /** One month of the calendar. */
  | 'MONTH'
  /** One week from Monday. */
  | 'WEEK';

/** Which price. */
export type PriceKind =
  /** What tenants agreed to: one observation for each lease (and GPU variant in it), at its creation. */
  | 'AGREED'
  /** What providers asked: one observation for each bid (and GPU variant in it), at its creation. */
  | 'ASK'
  /** What was paid: one observation for each payout of a lease (and GPU variant in it), over the hours since the one before. */
  | 'REALISED';

/** Agreed USD per GPU-hour, weighted by GPU time. */
export type PriceQuartiles = {
  readonly __typename?: 'PriceQuartiles';
  /** Start of the day that they are of: long past where the model was not leased since. */
  readonly day: Scalars['DateTime']['output'];
  /** Price that half of the GPU time pays at most. */
  readonly median: Scalars['Decimal']['output'];
  /** Price that a quarter of the GPU time pays at most. */
  readonly p25: Scalars['Decimal']['output'];
  /** Price that three quarters of the GPU time pay at most. */
  readonly p75: Scalars['Decimal']['output'];
};

/** One cloud's list price beside ours. The table is a fixed snapshot without dates of its own. */
export type PriceReference = {
  readonly __typename?: 'PriceReference';
  /** 1 − our mean price / its median: share by which ours is lower. */
  readonly discount: Scalars['Decimal']['output'];
  /** The cloud's line. */
  readonly listed: ReferencePrice;
};

/** Prices of one group in one bucket. */
export type PriceRow = {
  readonly __typename?: 'PriceRow';
  /** In whole AKT or dollars of each denomination (10^6 base units), most observations first. */
  readonly byDenom: ReadonlyArray<DenomPriceDistribution>;
  /** Class of the group; null where prices are not split by it. */
  readonly class?: Maybe<Scalars['String']['output']>;
  /** Country of the group, empty where unknown; null where prices are not split by it. */
  readonly country?: Maybe<Scalars['String']['output']>;
  /** Interface of the group, empty where not told; null where prices are not split by it. */
  readonly interface?: Maybe<Scalars['String']['output']>;
  /** Model of the group, `unknown` where nothing tells it; null where prices are not split by it. */
  readonly model?: Maybe<Scalars['String']['output']>;
  /** The bucket is not over yet. */
  readonly partial: Scalars['Boolean']['output'];
  /** Provider of the group; null where prices are not split by it. */
  readonly provider?: Maybe<Scalars['String']['output']>;
  /** RAM of the group, empty where not told; null where prices are not split by it. */
  readonly ram?: Maybe<Scalars['String']['output']>;
  /** Region of the group, empty where none; null where prices are not split by it. */
  readonly region?: Maybe<Scalars['String']['output']>;
  /** Start of the bucket, UTC; null without `interval`. */
  readonly time?: Maybe<Scalars['DateTime']['output']>;
  /** In USD at the AKT price of each observation's block; null where no observation has one. */
  readonly usd?: Maybe<PriceDistribution>;
  /** Vendor of the group, e.g. nvidia; null where prices are not split by it. */
  readonly vendor?: Maybe<Scalars['String']['output']>;
};

/** Distributions of prices. */
export type PriceStatistics = {
  readonly __typename?: 'PriceStatistics';
  /** Start of the range that was read, inclusive; null before the first block. */
  readonly from?: Maybe<Scalars['DateTime']['output']>;
  /** The block that the answer stands on. */
  readonly height: Scalars['Height']['output'];
  /** Which price. */
  readonly kind: PriceKind;
  /** What it is for. */
  readonly resource: PricedResource;
  /** One row for each bucket and group that has an observation; without one there is no row, which is not zero. */
  readonly rows: ReadonlyArray<PriceRow>;
  /** End of the range that was read, exclusive; null before the first block. */
  readonly to?: Maybe<Scalars['DateTime']['output']>;
};

/** What a price is for. */
export type PricedResource =
  /** One vCPU for one hour of a lease without GPUs; its whole price is attributed to them. */
  | 'CPU'
  /** One GPU for one hour; the whole price of a lease with GPUs is attributed to them. */
  | 'GPU';

/** A provider of compute. */
export type Provider = Node & {
  readonly __typename?: 'Provider';
  /** Its active and reclaiming leases. */
  readonly activeLeases: Scalars['Int']['output'];
  /** Every value that each attribute had, by key, oldest first; the last one of a key is in force where it has no end. */
  readonly attributeHistory: ReadonlyArray<AttributePeriod>;
  /** Attributes in force. */
  readonly attributes: ReadonlyArray<Attribute>;
  /** Who signs attributes of it now, by address; empty where nobody does. */
  readonly auditors: ReadonlyArray<Scalars['Address']['output']>;
  /** What auditors signed about it, by auditor and key, oldest first; in force where it has no end. */
  readonly audits: ReadonlyArray<AuditPeriod>;
  /** Country by its attributes, ISO 3166-1 alpha-2; empty where it cannot be told. */
  readonly country: Scalars['String']['output'];
  /** Block of its registration; null where genesis holds it. */
  readonly createdHeight?: Maybe<Scalars['Height']['output']>;
  /** Time of the block of its registration; null where genesis holds it or that block is not indexed. */
  readonly createdTime?: Maybe<Scalars['DateTime']['output']>;
  /** Contact, as declared. */
  readonly email: Scalars['String']['output'];
  /** GPUs of its active leases. */
  readonly gpusLeased: Scalars['Decimal']['output'];
  /** Where its gateway answers. */
  readonly hostUri: Scalars['String']['output'];
  /** Opaque global id. */
  readonly id: Scalars['ID']['output'];
  /** Its hardware over time, newest first: answers that follow each other and are equal are one range. */
  readonly inventory: InventoryRangeConnection;
  /** Its leases, newest first. */
  readonly leases: LeaseConnection;
  /** Its newest status sample, whether it answered or not; null before the first. */
  readonly newestSample?: Maybe<ProviderSample>;
  /** Whether its newest status answered, at most 36 hours before the indexed block. */
  readonly online: Scalars['Boolean']['output'];
  /** Its address. */
  readonly owner: Scalars['Address']['output'];
  /** What it earned and deposited, by denomination. */
  readonly totals: ReadonlyArray<ProviderTotal>;
  /** How much of the time it answered; null where it never did, or nothing is known of these days. */
  readonly uptime?: Maybe<Uptime>;
  /** Website, as declared. */
  readonly website: Scalars['String']['output'];
};


/** A provider of compute. */
export type ProviderInventoryArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** A provider of compute. */
export type ProviderLeasesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** A provider of compute. */
export type ProviderUptimeArgs = {
  days?: InputMaybe<Scalars['Int']['input']>;
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

/** How long a provider was online. */
export type ProviderOnline = {
  readonly __typename?: 'ProviderOnline';
  /** Hours online. */
  readonly hours: Scalars['Decimal']['output'];
  /** The provider; null where the index does not hold it. */
  readonly provider?: Maybe<Provider>;
  /** Address. */
  readonly providerAddress: Scalars['Address']['output'];
  /** Share of the time for which supply is known. */
  readonly share: Scalars['Decimal']['output'];
  /** Share of that time in which its newest answer was nonsense; it counts as online in it. */
  readonly suspectShare: Scalars['Decimal']['output'];
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
  /** Its active and reclaiming leases. */
  | 'ACTIVE_LEASES'
  /** Block of registration; those of genesis have none and stand last. */
  | 'CREATED'
  /** GPUs that it offers now; those offline have none and stand last. */
  | 'GPUS'
  /** GPUs of its active leases. */
  | 'GPUS_LEASED'
  /** Its address. */
  | 'OWNER'
  /** USD that it received for leases in the last 30 days, after take fee, as `spend` tells it; where a part has no price, it stands last. */
  | 'RECEIVED_USD';

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
  /** Why the answer cannot be true, so that it counts no hardware: negative, above-capacity, unit; empty where it is believed. */
  readonly suspect: ReadonlyArray<Scalars['String']['output']>;
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

/** Which providers are wanted; all of what is given must fit. */
export type ProviderWhere = {
  /** Its active and reclaiming leases. */
  readonly activeLeases?: InputMaybe<IntFilter>;
  /** ISO 3166-1 alpha-2 country; an empty text where it cannot be told. */
  readonly country?: InputMaybe<StringFilter>;
  /** Block of its registration; those that genesis holds have none. */
  readonly createdHeight?: InputMaybe<HeightFilter>;
  /** GPUs leased of it now. */
  readonly gpusLeased?: InputMaybe<DecimalFilter>;
  /** GPU models that it offers while it is online, as vendor/model; one that fits is enough. */
  readonly model?: InputMaybe<StringFilter>;
  /** Only those that are online (true) or offline (false). */
  readonly online?: InputMaybe<Scalars['Boolean']['input']>;
  /** Provider's address. */
  readonly owner?: InputMaybe<AddressFilter>;
};

/** A figure published about Akash in late 2023 beside ours: a reference line, never live data. */
export type PublishedComparison = {
  readonly __typename?: 'PublishedComparison';
  /** How our value now stands to the published one. */
  readonly agreement: Agreement;
  /** Upper end of the published value; null where it is open or no number. */
  readonly high?: Maybe<Scalars['Decimal']['output']>;
  /** Stable key, e.g. gpus-supplied. */
  readonly key: Scalars['String']['output'];
  /** What is compared. */
  readonly label: Scalars['String']['output'];
  /** Lower end of the published value; null where it is open or no number. */
  readonly low?: Maybe<Scalars['Decimal']['output']>;
  /** What our value is, in a sentence. */
  readonly measuredAs: Scalars['String']['output'];
  /** Catalogue metric nearest to it, where there is one: of providers with GPUs it is the one of all providers; null where there is none. */
  readonly metric?: Maybe<Metric>;
  /** Our value at the indexed block or over the newest complete day; null where it is not known or no number. */
  readonly now?: Maybe<Scalars['Decimal']['output']>;
  /** Our value as text where it is no number, e.g. a moment or shares by denomination; null where it is one, or not known. */
  readonly nowText?: Maybe<Scalars['String']['output']>;
  /** Our highest value over complete days; null where it is not known. */
  readonly peak?: Maybe<Scalars['Decimal']['output']>;
  /** How our value at the peak stands to the published one. */
  readonly peakAgreement: Agreement;
  /** Day of that value, UTC; of a month the last day that is indexed; null where it is not known. */
  readonly peakTime?: Maybe<Scalars['DateTime']['output']>;
  /** How far the published number may be off by its rounding, in the same unit; null where it is exact or no number. */
  readonly precision?: Maybe<Scalars['Decimal']['output']>;
  /** Always `published, late 2023`. */
  readonly provenance: Scalars['String']['output'];
  /** The published value as text, e.g. 150–200. */
  readonly published: Scalars['String']['output'];
  /** A GraphQL query that gives our value; null where nothing measures it. */
  readonly query?: Maybe<Scalars['String']['output']>;
  /** Why it agrees or not, or why it is not known, in a sentence. */
  readonly reason: Scalars['String']['output'];
  /** Unit of all numbers of this row; empty where there is none. */
  readonly unit: Scalars['String']['output'];
};

/** A published figure of late 2023 beside ours; a fixed reference, never live data. */
export type PublishedFigure = {
  readonly __typename?: 'PublishedFigure';
  /** Upper end; null where it is open or no number. */
  readonly high?: Maybe<Scalars['Decimal']['output']>;
  /** What is compared, e.g. GPUs on the network. */
  readonly label: Scalars['String']['output'];
  /** Lower end of the published value in the unit of the metric; null where it is not a number. */
  readonly low?: Maybe<Scalars['Decimal']['output']>;
  /** Our value now; null where it is not known. */
  readonly measured?: Maybe<Scalars['Decimal']['output']>;
  /** The metric nearest to it, where there is one: of providers with GPUs it is the one of all providers; null where there is none. */
  readonly metric?: Maybe<Metric>;
  /** The published value as text, e.g. 150–200. */
  readonly published: Scalars['String']['output'];
  /** Unit of the three numbers. */
  readonly unit: Scalars['String']['output'];
};

/** Everything that can be asked. All fields of one request read the same block, which `extensions.block` names. */
export type Query = {
  readonly __typename?: 'Query';
  /** The block that this answer stands on: the same as in `extensions.block`. */
  readonly _meta: Meta;
  /** All that an address owns and did. An address that the index has never seen is no error: it has no roles and empty lists. */
  readonly address: Account;
  /** Bids, newest first unless `orderBy` says otherwise. */
  readonly bids: BidConnection;
  /** One block; null where the index does not hold it. */
  readonly block?: Maybe<Block>;
  /** Blocks, newest first unless `orderBy` says otherwise. */
  readonly blocks: BlockConnection;
  /** What a GPU, a vCPU, a GiB of memory and a GiB of storage cost: a robust regression over agreed prices. Estimates. */
  readonly componentPrices: ComponentPrices;
  /** Supply and lease of GPUs by country of the provider, most supplied first. */
  readonly countries: ReadonlyArray<CountrySummary>;
  /** Parts that could not be decoded and are kept for a later version, newest block first unless `orderBy` says otherwise. */
  readonly deadLetters: DeadLetterConnection;
  /** One deployment; null where there is none. */
  readonly deployment?: Maybe<Deployment>;
  /** Deployments, newest first unless `orderBy` says otherwise. */
  readonly deployments: DeploymentConnection;
  /** Fees by bucket, with their totals. All amounts are exact. */
  readonly fees: Fees;
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
  /** Figures of the market over a range of time, each computed when asked for from the tables themselves. */
  readonly market: MarketFigures;
  /** One measure's entry of the catalogue. */
  readonly measure: MeasureDefinition;
  /** The catalogue of measures that are no series: prices, volume, fees, token, scenarios, published figures. */
  readonly measures: ReadonlyArray<MeasureDefinition>;
  /** Messages of transactions, newest block first unless `orderBy` says otherwise. */
  readonly messages: MessageConnection;
  /** One metric's entry of the catalogue. */
  readonly metric: MetricDefinition;
  /** The catalogue of metrics: definition, formula and unit of each. */
  readonly metrics: ReadonlyArray<MetricDefinition>;
  /** The market now, with the published figures of late 2023 beside ours. */
  readonly network: NetworkSummary;
  /** Any object by its opaque id (Relay); null where there is none. */
  readonly node?: Maybe<Node>;
  /** One order; null where there is none. */
  readonly order?: Maybe<Order>;
  /** Orders, newest first unless `orderBy` says otherwise. */
  readonly orders: OrderConnection;
  /**
   * Parameters of the chain's modules (deployment, distribution, market, mint, take and, from v2.0 on, bme), with every value
   * that each had: from genesis or where indexing began, by governance or by an upgrade. By module and name, oldest value first.
   */
  readonly parameters: ParameterConnection;
  /** Our price of each GPU model against what other clouds list for it. */
  readonly priceDiscounts: ReadonlyArray<PriceDiscount>;
  /** Distributions of prices, one row for each group and bucket, largest weight first within a bucket; exact. */
  readonly priceStatistics: PriceStatistics;
  /** One provider by its address; null where there is none. */
  readonly provider?: Maybe<Provider>;
  /** Providers, those with most GPUs first unless `orderBy` says otherwise. */
  readonly providers: ProviderConnection;
  /** Every published figure with our value now and at its peak. */
  readonly publishedComparison: ReadonlyArray<PublishedComparison>;
  /** One scenario, computed from given inputs. */
  readonly scenario: Scenario;
  /** Every scenario with its inputs and the result of its preset. */
  readonly scenarios: ReadonlyArray<Scenario>;
  /**
   * What a text may mean: an address, a transaction's or block's hash, a height, a deployment's sequence number,
   * owner/dseq, owner/dseq/gseq/oseq or owner/dseq/gseq/oseq/provider, a provider's name, host, mail or website, a GPU model,
   * a metric. Best match first; empty where nothing fits.
   */
  readonly search: ReadonlyArray<SearchHit>;
  /** One metric over time, by hour, day, week or month, optionally split by a dimension. */
  readonly series: SeriesSet;
  /** Who or what the settled spend of a range belongs to, largest first, and how concentrated it is. */
  readonly spend: Spend;
  /** Settled spend over time with its running total since the first indexed block. */
  readonly spendSeries: ReadonlyArray<SpendSeries>;
  /** Which chain this is, how far it is indexed and how far the index is behind the chain's head. */
  readonly status: ChainStatus;
  /** Sums over all deployments of a tenant, by denomination; empty where it has made none. */
  readonly tenantTotals: ReadonlyArray<AccountTotal>;
  /** Accounts that have made deployments, those with most active leases first unless `orderBy` says otherwise. */
  readonly tenants: TenantConnection;
  /** AKT and ACT at the indexed block. What the blocks do not tell is null with its reason. */
  readonly token: Token;
  /** The token by bucket: the state after the last block of each and sums within it, oldest first. */
  readonly tokenSeries: ReadonlyArray<TokenPoint>;
  /** One transaction; null where the index does not hold it. */
  readonly transaction?: Maybe<Transaction>;
  /** Transactions, newest block first unless `orderBy` says otherwise. */
  readonly transactions: TransactionConnection;
  /** Upgrades of the chain's software that were applied within the index, oldest first. */
  readonly upgrades: ReadonlyArray<Upgrade>;
  /** Volume at the indexed block: run-rate, settled and cumulative. */
  readonly volume: Volume;
};


/** Everything that can be asked. All fields of one request read the same block, which `extensions.block` names. */
export type QueryAddressArgs = {
  address: Scalars['Address']['input'];
};


/** Everything that can be asked. All fields of one request read the same block, which `extensions.block` names. */
export type QueryBidsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<BidFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<BidOrder>;
  where?: InputMaybe<BidWhere>;
};


/** Everything that can be asked. All fields of one request read the same block, which `extensions.block` names. */
export type QueryBlockArgs = {
  height: Scalars['Height']['input'];
};


/** Everything that can be asked. All fields of one request read the same block, which `extensions.block` names. */
export type QueryBlocksArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<BlockFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<BlockOrder>;
  where?: InputMaybe<BlockWhere>;
};


/** Everything that can be asked. All fields of one request read the same block, which `extensions.block` names. */
export type QueryComponentPricesArgs = {
  from?: InputMaybe<Scalars['DateTime']['input']>;
  provider?: InputMaybe<Scalars['String']['input']>;
  to?: InputMaybe<Scalars['DateTime']['input']>;
};


/** Everything that can be asked. All fields of one request read the same block, which `extensions.block` names. */
export type QueryDeadLettersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<DeadLetterFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<DeadLetterOrder>;
  where?: InputMaybe<DeadLetterWhere>;
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
  where?: InputMaybe<DeploymentWhere>;
};


/** Everything that can be asked. All fields of one request read the same block, which `extensions.block` names. */
export type QueryFeesArgs = {
  from?: InputMaybe<Scalars['DateTime']['input']>;
  interval?: InputMaybe<SpendInterval>;
  provider?: InputMaybe<Scalars['String']['input']>;
  to?: InputMaybe<Scalars['DateTime']['input']>;
};


/** Everything that can be asked. All fields of one request read the same block, which `extensions.block` names. */
export type QueryFlowsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<FlowFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<FlowOrder>;
  where?: InputMaybe<FlowWhere>;
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
  where?: InputMaybe<LeaseWhere>;
};


/** Everything that can be asked. All fields of one request read the same block, which `extensions.block` names. */
export type QueryMarketArgs = {
  input?: InputMaybe<MarketInput>;
};


/** Everything that can be asked. All fields of one request read the same block, which `extensions.block` names. */
export type QueryMeasureArgs = {
  key: Scalars['String']['input'];
};


/** Everything that can be asked. All fields of one request read the same block, which `extensions.block` names. */
export type QueryMessagesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<MessageFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<MessageOrder>;
  where?: InputMaybe<MessageWhere>;
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
export type QueryOrderArgs = {
  id: Scalars['String']['input'];
};


/** Everything that can be asked. All fields of one request read the same block, which `extensions.block` names. */
export type QueryOrdersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<OrderFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<OrderOrder>;
  where?: InputMaybe<OrderWhere>;
};


/** Everything that can be asked. All fields of one request read the same block, which `extensions.block` names. */
export type QueryParametersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ParameterFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  where?: InputMaybe<ParameterWhere>;
};


/** Everything that can be asked. All fields of one request read the same block, which `extensions.block` names. */
export type QueryPriceDiscountsArgs = {
  from?: InputMaybe<Scalars['DateTime']['input']>;
  interval?: InputMaybe<PriceInterval>;
  kind?: InputMaybe<PriceKind>;
  model?: InputMaybe<Scalars['String']['input']>;
  to?: InputMaybe<Scalars['DateTime']['input']>;
  vendor?: InputMaybe<Scalars['String']['input']>;
};


/** Everything that can be asked. All fields of one request read the same block, which `extensions.block` names. */
export type QueryPriceStatisticsArgs = {
  input: PriceInput;
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
  where?: InputMaybe<ProviderWhere>;
};


/** Everything that can be asked. All fields of one request read the same block, which `extensions.block` names. */
export type QueryPublishedComparisonArgs = {
  maximumSupply?: InputMaybe<Scalars['Decimal']['input']>;
};


/** Everything that can be asked. All fields of one request read the same block, which `extensions.block` names. */
export type QueryScenarioArgs = {
  inputs?: InputMaybe<ReadonlyArray<ScenarioInputValue>>;
  live?: InputMaybe<Scalars['Boolean']['input']>;
  name: ScenarioName;
};


/** Everything that can be asked. All fields of one request read the same block, which `extensions.block` names. */
export type QuerySearchArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  text: Scalars['String']['input'];
};


/** Everything that can be asked. All fields of one request read the same block, which `extensions.block` names. */
export type QuerySeriesArgs = {
  input: SeriesInput;
};


/** Everything that can be asked. All fields of one request read the same block, which `extensions.block` names. */
export type QuerySpendArgs = {
  by: SpendDimension;
  first?: InputMaybe<Scalars['Int']['input']>;
  from?: InputMaybe<Scalars['DateTime']['input']>;
  members?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  to?: InputMaybe<Scalars['DateTime']['input']>;
};


/** Everything that can be asked. All fields of one request read the same block, which `extensions.block` names. */
export type QuerySpendSeriesArgs = {
  by: SpendDimension;
  from?: InputMaybe<Scalars['DateTime']['input']>;
  interval?: InputMaybe<SpendInterval>;
  members?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  to?: InputMaybe<Scalars['DateTime']['input']>;
};


/** Everything that can be asked. All fields of one request read the same block, which `extensions.block` names. */
export type QueryTenantTotalsArgs = {
  owner: Scalars['String']['input'];
};


/** Everything that can be asked. All fields of one request read the same block, which `extensions.block` names. */
export type QueryTenantsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<TenantFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<TenantOrder>;
  where?: InputMaybe<TenantWhere>;
};


/** Everything that can be asked. All fields of one request read the same block, which `extensions.block` names. */
export type QueryTokenArgs = {
  maximumSupply?: InputMaybe<Scalars['Decimal']['input']>;
};


/** Everything that can be asked. All fields of one request read the same block, which `extensions.block` names. */
export type QueryTokenSeriesArgs = {
  from?: InputMaybe<Scalars['DateTime']['input']>;
  interval?: InputMaybe<SpendInterval>;
  to?: InputMaybe<Scalars['DateTime']['input']>;
};


/** Everything that can be asked. All fields of one request read the same block, which `extensions.block` names. */
export type QueryTransactionArgs = {
  hash: Scalars['String']['input'];
};


/** Everything that can be asked. All fields of one request read the same block, which `extensions.block` names. */
export type QueryTransactionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<TransactionFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<TransactionOrder>;
  where?: InputMaybe<TransactionWhere>;
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

/** A scenario with its inputs and its results. */
export type Scenario = {
  readonly __typename?: 'Scenario';
  /** What it assumes, in words. */
  readonly description: Scalars['String']['output'];
  /** Inputs in the order of the formula. */
  readonly inputs: ReadonlyArray<ScenarioInput>;
  /** Which one. */
  readonly name: ScenarioName;
  /** Results in the order of the formula; the last one is what sensitivity and tornado show unless told otherwise. */
  readonly outputs: ReadonlyArray<ScenarioOutput>;
  /** Always `published, late 2023`: where formula and preset come from. */
  readonly provenance: Scalars['String']['output'];
  /** How one result moves with two inputs, all others held. */
  readonly sensitivity: Sensitivity;
  /** Short title. */
  readonly title: Scalars['String']['output'];
  /** How far each input alone moves one result, the largest swing first. */
  readonly tornado: ReadonlyArray<TornadoBar>;
};


/** A scenario with its inputs and its results. */
export type ScenarioSensitivityArgs = {
  column: Scalars['String']['input'];
  columnValues?: InputMaybe<ReadonlyArray<Scalars['Decimal']['input']>>;
  output?: InputMaybe<Scalars['String']['input']>;
  row: Scalars['String']['input'];
  rowValues?: InputMaybe<ReadonlyArray<Scalars['Decimal']['input']>>;
};


/** A scenario with its inputs and its results. */
export type ScenarioTornadoArgs = {
  output?: InputMaybe<Scalars['String']['input']>;
  spread?: InputMaybe<Scalars['Decimal']['input']>;
};

/** One input of a scenario. */
export type ScenarioInput = {
  readonly __typename?: 'ScenarioInput';
  /** Key. */
  readonly key: Scalars['String']['output'];
  /** Largest value that is accepted. */
  readonly maximum: Scalars['Decimal']['output'];
  /** What is measured on this chain now; null where nothing measures it or it is not known. */
  readonly measured?: Maybe<Scalars['Decimal']['output']>;
  /** What the measured value is; null where nothing measures the input. */
  readonly measuredBy?: Maybe<Scalars['String']['output']>;
  /** Smallest value that is accepted. */
  readonly minimum: Scalars['Decimal']['output'];
  /** Where that value comes from. */
  readonly origin: ScenarioInputOrigin;
  /** Value of the published preset. */
  readonly preset: Scalars['Decimal']['output'];
  /** Short title. */
  readonly title: Scalars['String']['output'];
  /** Unit of all its values, e.g. USD per GPU-hour. */
  readonly unit: Scalars['String']['output'];
  /** Value that the results stand on. */
  readonly value: Scalars['Decimal']['output'];
};

/** Where an input's value comes from. */
export type ScenarioInputOrigin =
  /** Given with the question. */
  | 'GIVEN'
  /** Measured on this chain now. */
  | 'MEASURED'
  /** The published preset. */
  | 'PRESET';

/** An input by its key, with its value. */
export type ScenarioInputValue = {
  /** Key of the input, e.g. utilization. */
  readonly key: Scalars['String']['input'];
  /** Value in the input's unit, within its bounds. */
  readonly value: Scalars['Decimal']['input'];
};

/** The published formulas. */
export type ScenarioName =
  /** Akash's share of a resale market: take income and a valuation. */
  | 'BASE_CASE'
  /** So many cards at a price and utilization: volume, take income and a valuation. */
  | 'NEAR_TERM'
  /** The part of hyperscalers' GPU revenue that is resold at a discount, and other sources. */
  | 'RESALE_BASE'
  /** The resale market with chips outside the hyperscalers. */
  | 'RESALE_WIDE';

/** One result of a scenario. */
export type ScenarioOutput = {
  readonly __typename?: 'ScenarioOutput';
  /** The formula in keys of inputs and earlier results. */
  readonly formula: Scalars['String']['output'];
  /** Key. */
  readonly key: Scalars['String']['output'];
  /** Result for the published preset. */
  readonly preset: Scalars['Decimal']['output'];
  /** Result as it was published; null where it was not. */
  readonly published?: Maybe<Scalars['String']['output']>;
  /** The published number in the same unit; null where it was not published. */
  readonly publishedValue?: Maybe<Scalars['Decimal']['output']>;
  /** Whether the preset's result gives the published number when rounded as that was; null where it was not published. */
  readonly reproduces?: Maybe<Scalars['Boolean']['output']>;
  /** How the published number was rounded; null where it is exact or was not published. */
  readonly rounding?: Maybe<Scalars['String']['output']>;
  /** Short title. */
  readonly title: Scalars['String']['output'];
  /** Unit, e.g. USD a year. */
  readonly unit: Scalars['String']['output'];
  /** Result for the inputs, exact to 18 places, each product rounded half-even. */
  readonly value: Scalars['Decimal']['output'];
};

/** Something that a search found. */
export type SearchHit = {
  readonly __typename?: 'SearchHit';
  /** What else tells it from others, e.g. a provider's host; empty where nothing does. */
  readonly detail: Scalars['String']['output'];
  /** Its key in the chain's terms, which addresses of pages are made of: a height, hash or address, owner/dseq, owner/dseq/gseq/oseq, owner/dseq/gseq/oseq/provider, vendor/model, or a metric's name. */
  readonly key: Scalars['String']['output'];
  /** What it is. */
  readonly kind: SearchKind;
  /** The thing itself. */
  readonly result: SearchResult;
  /** How to name it in a list. */
  readonly title: Scalars['String']['output'];
};

/** What a hit is. */
export type SearchKind =
  /** An account. */
  | 'ADDRESS'
  /** A block. */
  | 'BLOCK'
  /** A deployment. */
  | 'DEPLOYMENT'
  /** A GPU model. */
  | 'GPU_MODEL'
  /** A lease. */
  | 'LEASE'
  /** A metric of the catalogue. */
  | 'METRIC'
  /** An order. */
  | 'ORDER'
  /** A provider. */
  | 'PROVIDER'
  /** A transaction. */
  | 'TRANSACTION';

/** Everything that can be found. */
export type SearchResult = Account | Block | Deployment | GpuModel | Lease | MetricDefinition | Order | Provider | Transaction;

/** A table of one result over two inputs. */
export type Sensitivity = {
  readonly __typename?: 'Sensitivity';
  /** Key of the columns' input. */
  readonly column: Scalars['String']['output'];
  /** Values of the columns. */
  readonly columnValues: ReadonlyArray<Scalars['Decimal']['output']>;
  /** Key of the result. */
  readonly output: Scalars['String']['output'];
  /** Key of the rows' input. */
  readonly row: Scalars['String']['output'];
  /** Values of the rows. */
  readonly rowValues: ReadonlyArray<Scalars['Decimal']['output']>;
  /** Unit of the result. */
  readonly unit: Scalars['String']['output'];
  /** Results: one list for each row, with one value for each column. */
  readonly values: ReadonlyArray<ReadonlyArray<Scalars['Decimal']['output']>>;
};

/** One line of points. */
export type Series = {
  readonly __typename?: 'Series';
  /** Member of the dimension: provider address, vendor/model, country or denomination; empty for the network. */
  readonly member: Scalars['String']['output'];
  /** Points in the order of time, gaps included. */
  readonly points: ReadonlyArray<Point>;
};

/** Only certain members of one dimension. */
export type SeriesFilter = {
  /** The dimension; MetricDefinition.filters lists those that a metric has. */
  readonly dimension: Dimension;
  /** Any of these members; one that the dimension cannot have is refused. */
  readonly members: ReadonlyArray<Scalars['String']['input']>;
};

/** Which series is wanted. */
export type SeriesInput = {
  /** Only what fits all of these, e.g. GPUs of a model in a country. */
  readonly filter?: InputMaybe<ReadonlyArray<SeriesFilter>>;
  /** Only so many members, those with most in the range; together with `groupBy` and without `members`. At least 1; all where absent. */
  readonly first?: InputMaybe<Scalars['Int']['input']>;
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
  readonly height: Scalars['Height']['output'];
  /** Bucket length. */
  readonly interval: Interval;
  /** The series; a single one with an empty member without groupBy. */
  readonly series: ReadonlyArray<Series>;
};

/** Transactions signed in one way. */
export type SignModeCount = {
  readonly __typename?: 'SignModeCount';
  /** Modes of a transaction's signers in the chain's words, e.g. direct or amino_json; several with +, empty without a signer, unknown where not kept. */
  readonly mode: Scalars['String']['output'];
  /** Their share. */
  readonly share: Scalars['Decimal']['output'];
  /** Transactions, failed ones included. */
  readonly transactions: Scalars['Int']['output'];
};

/** Settled spend of a range by member. */
export type Spend = {
  readonly __typename?: 'Spend';
  /** How concentrated spend is over all members; null where nothing was settled or a part has no price. */
  readonly concentration?: Maybe<Concentration>;
  /** How many members there are in all. */
  readonly count: Scalars['Int']['output'];
  /** First day, inclusive; null where nothing of the range is indexed. */
  readonly from?: Maybe<Scalars['DateTime']['output']>;
  /** Members, largest first. */
  readonly members: ReadonlyArray<SpendMember>;
  /** End of the last day, exclusive; null where nothing of the range is indexed. */
  readonly to?: Maybe<Scalars['DateTime']['output']>;
  /** Settled by all members, USD at the price of each block; null where a part has no price or nothing of the range is indexed. */
  readonly usd?: Maybe<Scalars['Decimal']['output']>;
  /** The same coins at the AKT price of now, USD; null as `usd`. */
  readonly usdToday?: Maybe<Scalars['Decimal']['output']>;
};

/** What settled spend is split by. */
export type SpendDimension =
  /** Class of the GPUs (docs/gpu-classes.md), as by model. */
  | 'CLASS'
  /** Country that the provider declares now, ISO 3166-1 alpha-2; empty where unknown. */
  | 'COUNTRY'
  /** Denomination. */
  | 'DENOM'
  /** Leases with GPUs (gpu) or without (cpu). */
  | 'KIND'
  /** GPU model as vendor/model, a lease's payouts shared out by its GPUs; an empty member for leases without GPUs. */
  | 'MODEL'
  /** The whole network. */
  | 'NETWORK'
  /** Provider address. */
  | 'PROVIDER'
  /** Region that the provider declares now; empty where none. */
  | 'REGION'
  /** Tenant address, the owner of the deployment. */
  | 'TENANT'
  /** Vendor of the GPUs, as by model. */
  | 'VENDOR';

/** Length of a bucket of spend, UTC; weeks begin on Monday. */
export type SpendInterval =
  /** One day. */
  | 'DAY'
  /** One month of the calendar. */
  | 'MONTH'
  /** One week from Monday. */
  | 'WEEK';

/** What one member settled. */
export type SpendMember = {
  readonly __typename?: 'SpendMember';
  /** `usd` × 365 days / the time of the range that is indexed, so that a day that is not over counts as far as it is, USD a year; null where `usd` is. */
  readonly annualizedUsd?: Maybe<Scalars['Decimal']['output']>;
  /** Settled since the first indexed block, USD at the price of each block; null where a part has no price. */
  readonly cumulativeUsd?: Maybe<Scalars['Decimal']['output']>;
  /** Provider or tenant address, vendor/model, vendor, class, gpu or cpu, country, region or denomination; empty for the network, and for leases without GPUs by model, vendor and class. */
  readonly member: Scalars['String']['output'];
  /** By denomination and source of the price. */
  readonly parts: ReadonlyArray<SpendPart>;
  /** The provider that it is, by PROVIDER; null by other dimensions, and where the index does not hold it. */
  readonly provider?: Maybe<Provider>;
  /** Run-rate at the indexed block: prices per block of its active leases × blocks of a year at the pace of the newest complete day, at the AKT price of now, USD a year; null where a price is not known. */
  readonly runRateUsd?: Maybe<Scalars['Decimal']['output']>;
  /** Share of `usd` in the whole, 0 to 1; null where a part of the whole has no price or nothing was settled. */
  readonly share?: Maybe<Scalars['Decimal']['output']>;
  /** Take fee in it, USD at the price of each block; null where a part has no price. */
  readonly takeUsd?: Maybe<Scalars['Decimal']['output']>;
  /** Settled within the range, take fee included, USD at the price of each block; null where a part has no price. */
  readonly usd?: Maybe<Scalars['Decimal']['output']>;
  /** The same coins at the AKT price of now, USD; null where a part has no price. */
  readonly usdToday?: Maybe<Scalars['Decimal']['output']>;
};

/** A part of settled spend whose value has one source. */
export type SpendPart = {
  readonly __typename?: 'SpendPart';
  /** Settled, base units. */
  readonly amount: Scalars['Decimal']['output'];
  /** Denomination. */
  readonly denom: Scalars['String']['output'];
  /** Where the price of each block comes from: import, oracle, one-to-one (uact and axlUSDC count as a dollar) or none. */
  readonly priceSource: Scalars['String']['output'];
  /** USD at the price of each block; null without a price. */
  readonly usd?: Maybe<Scalars['Decimal']['output']>;
  /** The same coins at the AKT price of now, USD; null without a price. */
  readonly usdToday?: Maybe<Scalars['Decimal']['output']>;
};

/** Settled spend of one bucket. */
export type SpendPoint = {
  readonly __typename?: 'SpendPoint';
  /** Settled since the first indexed block up to the bucket's end, USD at the price of each block; null where a part has no price. */
  readonly cumulativeUsd?: Maybe<Scalars['Decimal']['output']>;
  /** The bucket is not over yet, or began before the first indexed block. */
  readonly partial: Scalars['Boolean']['output'];
  /** Start of the bucket, UTC. */
  readonly time: Scalars['DateTime']['output'];
  /** Settled within it, USD at the price of each block; null where a part has no price. */
  readonly usd?: Maybe<Scalars['Decimal']['output']>;
  /** The same coins at the AKT price of now, USD; null where a part has no price. */
  readonly usdToday?: Maybe<Scalars['Decimal']['output']>;
};

/** Settled spend over time. */
export type SpendSeries = {
  readonly __typename?: 'SpendSeries';
  /** Member of the dimension; empty for the network. */
  readonly member: Scalars['String']['output'];
  /** Buckets in the order of time; one without payouts is zero. */
  readonly points: ReadonlyArray<SpendPoint>;
};

/** Which texts fit. */
export type StringFilter = {
  /** Exactly this. */
  readonly eq?: InputMaybe<Scalars['String']['input']>;
  /** Any of these; none where the list is empty. */
  readonly in?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};

/**
 * What can be followed. Each event is told once its block is in the tables, and all of its fields stand on one block. While
 * history is read, more than 100 blocks come together: then only the newest of them is told.
 */
export type Subscription = {
  readonly __typename?: 'Subscription';
  /** Bids that are made and that end. */
  readonly bidEvents: BidEvent;
  /** Each block that is indexed. */
  readonly blocks: Block;
  /** Leases that begin and end. */
  readonly leaseEvents: LeaseEvent;
  /** The newest bucket of metrics for the whole network, whenever its value has changed. */
  readonly metricUpdates: MetricUpdate;
};


/**
 * What can be followed. Each event is told once its block is in the tables, and all of its fields stand on one block. While
 * history is read, more than 100 blocks come together: then only the newest of them is told.
 */
export type SubscriptionBidEventsArgs = {
  filter?: InputMaybe<BidEventFilter>;
  where?: InputMaybe<BidEventWhere>;
};


/**
 * What can be followed. Each event is told once its block is in the tables, and all of its fields stand on one block. While
 * history is read, more than 100 blocks come together: then only the newest of them is told.
 */
export type SubscriptionLeaseEventsArgs = {
  filter?: InputMaybe<LeaseEventFilter>;
  where?: InputMaybe<LeaseEventWhere>;
};


/**
 * What can be followed. Each event is told once its block is in the tables, and all of its fields stand on one block. While
 * history is read, more than 100 blocks come together: then only the newest of them is told.
 */
export type SubscriptionMetricUpdatesArgs = {
  interval?: InputMaybe<Interval>;
  metrics: ReadonlyArray<Metric>;
};

/** Survival of leases; those still running count until the indexed block (right-censored). */
export type Survival = {
  readonly __typename?: 'Survival';
  /** Those that closed. */
  readonly closed: Scalars['Int']['output'];
  /** Leases. */
  readonly leases: Scalars['Int']['output'];
  /** Seconds at which half have closed; null while more than half survive. */
  readonly medianSeconds?: Maybe<Scalars['Decimal']['output']>;
  /** Those still running. */
  readonly running: Scalars['Int']['output'];
  /** Steps of the curve, in the order of time, the first at 0. */
  readonly steps: ReadonlyArray<SurvivalStep>;
};

/** One step of a survival curve. */
export type SurvivalStep = {
  readonly __typename?: 'SurvivalStep';
  /** Leases that had run so long just before. */
  readonly atRisk: Scalars['Int']['output'];
  /** Those of them that closed at this very time. */
  readonly closed: Scalars['Int']['output'];
  /** Lower end of the 95 % interval (Greenwood). */
  readonly lower: Scalars['Float']['output'];
  /** Seconds since creation. */
  readonly seconds: Scalars['Decimal']['output'];
  /** Share that survives longer: product over all times up to here of 1 - closed / atRisk. */
  readonly survival: Scalars['Decimal']['output'];
  /** Upper end. */
  readonly upper: Scalars['Float']['output'];
};

/** Answers that are nonsense. */
export type SuspectAnswers = {
  readonly __typename?: 'SuspectAnswers';
  /** Answers in the range. */
  readonly answers: Scalars['Int']['output'];
  /** Providers that gave them. */
  readonly providers: Scalars['Int']['output'];
  /** Providers whose newest answer at the indexed block is one: left out of totals now. */
  readonly providersNow: Scalars['Int']['output'];
  /** By provider and reason, newest first. */
  readonly rows: ReadonlyArray<SuspectProvider>;
};

/** One provider's nonsense of one kind. */
export type SuspectProvider = {
  readonly __typename?: 'SuspectProvider';
  /** Answers. */
  readonly answers: Scalars['Int']['output'];
  /** The first of them. */
  readonly firstTime: Scalars['DateTime']['output'];
  /** The last of them. */
  readonly lastTime: Scalars['DateTime']['output'];
  /** Address. */
  readonly providerAddress: Scalars['Address']['output'];
  /** What is wrong: negative, above-capacity or unit. */
  readonly reason: Scalars['String']['output'];
};

/** Payouts and take fee of one bucket. */
export type TakePoint = {
  readonly __typename?: 'TakePoint';
  /** Take / gross, 0 to 1; null where nothing was paid out. */
  readonly effectiveRate?: Maybe<Scalars['Decimal']['output']>;
  /** Paid out, take fee included, base units. */
  readonly gross: Scalars['Decimal']['output'];
  /** Paid out in USD at the price of each block; null without a price. */
  readonly grossUsd?: Maybe<Scalars['Decimal']['output']>;
  /** The bucket is not over yet. */
  readonly partial: Scalars['Boolean']['output'];
  /** Rate by the parameters at the bucket's last block, 0 to 1; 0 from v2.0 on; null where parameters are not known. */
  readonly rateInForce?: Maybe<Scalars['Decimal']['output']>;
  /** Take fee of it, base units. */
  readonly take: Scalars['Decimal']['output'];
  /** Take fee in USD at the price of each block; null without a price. */
  readonly takeUsd?: Maybe<Scalars['Decimal']['output']>;
  /** Start of the bucket, UTC. */
  readonly time: Scalars['DateTime']['output'];
};

/** A rate of the take fee from a block on. */
export type TakeRate = {
  readonly __typename?: 'TakeRate';
  /** Denomination; empty for all that have none of their own. */
  readonly denom: Scalars['String']['output'];
  /** First block in which it was in force; where indexing began, for one that a node told there. */
  readonly fromHeight: Scalars['Height']['output'];
  /** Time of that block; null where it is not indexed. */
  readonly fromTime?: Maybe<Scalars['DateTime']['output']>;
  /** Share of a payout, 0 to 1. */
  readonly rate: Scalars['Decimal']['output'];
};

/** Payouts and take fee of one denomination over time. */
export type TakeSeries = {
  readonly __typename?: 'TakeSeries';
  /** Denomination. */
  readonly denom: Scalars['String']['output'];
  /** Buckets with payouts in the order of time. */
  readonly points: ReadonlyArray<TakePoint>;
};

/** An account that has made deployments. */
export type Tenant = {
  readonly __typename?: 'Tenant';
  /** All else about the account. */
  readonly account: Account;
  /** Its active deployments. */
  readonly activeDeployments: Scalars['Int']['output'];
  /** Its active and reclaiming leases. */
  readonly activeLeases: Scalars['Int']['output'];
  /** Its address. */
  readonly address: Scalars['Address']['output'];
  /** Deployments so far. */
  readonly deployments: Scalars['Int']['output'];
  /** Block of the first deployment that the index knows of it. */
  readonly firstHeight: Scalars['Height']['output'];
  /** Time of its first deployment. */
  readonly firstTime: Scalars['DateTime']['output'];
  /** GPUs of those. */
  readonly gpusLeased: Scalars['Decimal']['output'];
  /** Block of its newest deployment. */
  readonly lastHeight: Scalars['Height']['output'];
  /** Sums over its deployments, by denomination. */
  readonly totals: ReadonlyArray<AccountTotal>;
};

/** A page of tenants. */
export type TenantConnection = {
  readonly __typename?: 'TenantConnection';
  /** Tenants with their cursors. */
  readonly edges: ReadonlyArray<TenantEdge>;
  /** The tenants alone. */
  readonly nodes: ReadonlyArray<Tenant>;
  /** Place in the whole. */
  readonly pageInfo: PageInfo;
  /** How many match; counted only where asked. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A tenant and its cursor. */
export type TenantEdge = {
  readonly __typename?: 'TenantEdge';
  /** Opaque cursor. */
  readonly cursor: Scalars['String']['output'];
  /** The tenant. */
  readonly node: Tenant;
};

/** Tenants in the range. */
export type TenantFigures = {
  readonly __typename?: 'TenantFigures';
  /** Held a lease at some time within the range. */
  readonly active: Scalars['Int']['output'];
  /** Held a lease when the range began. */
  readonly atStart: Scalars['Int']['output'];
  /** Share `lost` / `atStart`; null without any. */
  readonly churn?: Maybe<Scalars['Decimal']['output']>;
  /** Those of them who hold none at its end. */
  readonly lost: Scalars['Int']['output'];
  /** Those whose first lease ever began within it. */
  readonly new: Scalars['Int']['output'];
  /** Those who had had one before. */
  readonly returning: Scalars['Int']['output'];
};

/** Which tenants are wanted; all of what is given must fit. */
export type TenantFilter = {
  /** Only those with active leases (true) or without (false). */
  readonly active?: InputMaybe<Scalars['Boolean']['input']>;
  /** Only those with GPUs leased now (true) or without (false). */
  readonly hasGpu?: InputMaybe<Scalars['Boolean']['input']>;
};

/** In which order tenants come. */
export type TenantOrder = {
  /** Which way; DESC where absent. */
  readonly direction?: InputMaybe<OrderDirection>;
  /** By what. */
  readonly field: TenantOrderField;
};

/** What tenants can be ordered by. */
export type TenantOrderField =
  /** Active and reclaiming leases. */
  | 'ACTIVE_LEASES'
  /** Deployments so far. */
  | 'DEPLOYMENTS'
  /** Block of the first deployment. */
  | 'FIRST'
  /** GPUs of those. */
  | 'GPUS'
  /** Block of the newest deployment. */
  | 'LAST';

/** Which tenants are wanted; all of what is given must fit. */
export type TenantWhere = {
  /** Only those with active leases (true) or without (false). */
  readonly active?: InputMaybe<Scalars['Boolean']['input']>;
  /** Its active and reclaiming leases. */
  readonly activeLeases?: InputMaybe<IntFilter>;
  /** Address. */
  readonly address?: InputMaybe<AddressFilter>;
  /** Deployments that it ever made. */
  readonly deployments?: InputMaybe<IntFilter>;
  /** Block of the first deployment that the index knows of it. */
  readonly firstHeight?: InputMaybe<HeightFilter>;
  /** GPUs that it leases now. */
  readonly gpusLeased?: InputMaybe<DecimalFilter>;
  /** Only those with GPUs leased now (true) or without (false). */
  readonly hasGpu?: InputMaybe<Scalars['Boolean']['input']>;
};

/** AKT and ACT at the indexed block. */
export type Token = {
  readonly __typename?: 'Token';
  /** ACT burned since the first indexed block. */
  readonly actBurned: TokenFigure;
  /** ACT minted since the first indexed block, the v2.0 conversion included. */
  readonly actMinted: TokenFigure;
  /** ACT that exist; 0 before v2.0, which brings them. */
  readonly actSupply: TokenFigure;
  /** AKT in USD in force at the block. */
  readonly aktUsd: TokenFigure;
  /** Time of that price; null where none is known. */
  readonly aktUsdTime?: Maybe<Scalars['DateTime']['output']>;
  /** AKT bonded to validators, of the block before the last mint event. */
  readonly bonded: TokenFigure;
  /** Bonded / circulating, 0 to 1. */
  readonly bondedOfCirculating: TokenFigure;
  /** Bonded / supply, 0 to 1. */
  readonly bondedOfSupply: TokenFigure;
  /** AKT that exist outside the community pool; vesting accounts are not taken off. */
  readonly circulating: TokenFigure;
  /** Circulating / maximum supply, 0 to 1. */
  readonly circulatingOfMaximum: TokenFigure;
  /** Vault in USD / ACT that exist: share, 1 is fully covered. */
  readonly collateralRatio: TokenFigure;
  /** AKT in the community pool. */
  readonly communityPool: TokenFigure;
  /** The same in USD at the price of now. */
  readonly communityPoolUsd: TokenFigure;
  /** The block that the figures stand on. */
  readonly height: Scalars['Height']['output'];
  /** Inflation in force by the last mint event: share a year, 0 to 1. */
  readonly inflationInForce: TokenFigure;
  /** Inflation realised: minted in the last 30 days × 365 / 30 ÷ supply at their beginning, share a year; null before 30 days are indexed. */
  readonly inflationRealised: TokenFigure;
  /** Maximum supply of AKT, a setting. */
  readonly maximumSupply: TokenFigure;
  /** AKT minted by the chain since the first indexed block. */
  readonly minted: TokenFigure;
  /** AKT minted in the last 30 days. */
  readonly minted30d: TokenFigure;
  /** AKT that exist. */
  readonly supply: TokenFigure;
  /** Supply / maximum supply, 0 to 1. */
  readonly supplyOfMaximum: TokenFigure;
  /** Its time; null before the first. */
  readonly time?: Maybe<Scalars['DateTime']['output']>;
  /** AKT in the vault of the burn-mint module, without coins that wait in its queue; 0 before v2.0. */
  readonly vault: TokenFigure;
};

/** A value of the token, or the reason why there is none. */
export type TokenFigure = {
  readonly __typename?: 'TokenFigure';
  /** Why it is not known; null where it is. */
  readonly reason?: Maybe<Scalars['String']['output']>;
  /** Where the value comes from, in a sentence. */
  readonly source: Scalars['String']['output'];
  /** Unit, e.g. AKT. */
  readonly unit: Scalars['String']['output'];
  /** Value in `unit`; null where it is not known. */
  readonly value?: Maybe<Scalars['Decimal']['output']>;
};

/** The token in one bucket; null is what the blocks do not tell, e.g. what an index that began after genesis does not know of the time before. */
export type TokenPoint = {
  readonly __typename?: 'TokenPoint';
  /** ACT burned within the bucket. */
  readonly actBurned: Scalars['Decimal']['output'];
  /** ACT minted within the bucket. */
  readonly actMinted: Scalars['Decimal']['output'];
  /** ACT that exist after its last block. */
  readonly actSupply?: Maybe<Scalars['Decimal']['output']>;
  /** AKT in USD in force after its last block. */
  readonly aktUsd?: Maybe<Scalars['Decimal']['output']>;
  /** Where that price comes from: import or oracle. */
  readonly aktUsdSource?: Maybe<Scalars['String']['output']>;
  /** AKT bonded at its last mint event. */
  readonly bonded?: Maybe<Scalars['Decimal']['output']>;
  /** Bonded / supply at its last mint event, 0 to 1. */
  readonly bondedOfSupply?: Maybe<Scalars['Decimal']['output']>;
  /** `vault` in USD / ACT after its last block; null while there is no ACT. */
  readonly collateralRatio?: Maybe<Scalars['Decimal']['output']>;
  /** AKT in the community pool after its last block. */
  readonly communityPool?: Maybe<Scalars['Decimal']['output']>;
  /** Inflation in force at its last mint event, share a year. */
  readonly inflationInForce?: Maybe<Scalars['Decimal']['output']>;
  /** Minted within the bucket ÷ observed time × 365 days ÷ supply before, share a year; null where no time passed between its blocks. */
  readonly inflationRealised?: Maybe<Scalars['Decimal']['output']>;
  /** AKT minted by the chain within the bucket. */
  readonly minted?: Maybe<Scalars['Decimal']['output']>;
  /** The bucket is not over yet, or began before the first indexed block. */
  readonly partial: Scalars['Boolean']['output'];
  /** AKT that exist after its last block; null where it is not known. */
  readonly supply?: Maybe<Scalars['Decimal']['output']>;
  /** Start of the bucket, UTC. */
  readonly time: Scalars['DateTime']['output'];
  /** AKT in the burn-mint module's account after its last block, coins that wait in its queue included. */
  readonly vault?: Maybe<Scalars['Decimal']['output']>;
};

/** How far one input alone moves a result. */
export type TornadoBar = {
  readonly __typename?: 'TornadoBar';
  /** Higher value of the input. */
  readonly highInput: Scalars['Decimal']['output'];
  /** Result at the higher value. */
  readonly highOutput: Scalars['Decimal']['output'];
  /** Key of the input. */
  readonly input: Scalars['String']['output'];
  /** Lower value of the input. */
  readonly lowInput: Scalars['Decimal']['output'];
  /** Result at the lower value. */
  readonly lowOutput: Scalars['Decimal']['output'];
  /** Absolute difference of the two results. */
  readonly swing: Scalars['Decimal']['output'];
  /** Its title. */
  readonly title: Scalars['String']['output'];
  /** Unit of the input's values. */
  readonly unit: Scalars['String']['output'];
};

/** A transaction, failed or not. */
export type Transaction = Node & {
  readonly __typename?: 'Transaction';
  /** Block that it is in; null where the index does not hold it. */
  readonly block?: Maybe<Block>;
  /** Result code: 0 where it succeeded. Codes above 2147483647, which no module uses, come as the negative number of the same 32 bits. */
  readonly code: Scalars['Int']['output'];
  /** Module that the code is of; empty where it succeeded. */
  readonly codespace: Scalars['String']['output'];
  /** Who paid the fee; empty where nobody can be told. */
  readonly feePayer: Scalars['String']['output'];
  /** The fee by denomination, in base units. */
  readonly fees: ReadonlyArray<DenomAmount>;
  /** Movements of coins that it made, in the chain's order. */
  readonly flows: FlowConnection;
  /** Gas used. */
  readonly gasUsed: Scalars['Decimal']['output'];
  /** Gas asked for. */
  readonly gasWanted: Scalars['Decimal']['output'];
  /** Hash, upper-case hex. */
  readonly hash: Scalars['String']['output'];
  /** Block that it is in. */
  readonly height: Scalars['Height']['output'];
  /** Opaque global id. */
  readonly id: Scalars['ID']['output'];
  /** Place in the block, from 0. */
  readonly index: Scalars['Int']['output'];
  /** The node's words about a failure; empty where it succeeded. */
  readonly log: Scalars['String']['output'];
  /** Memo. */
  readonly memo: Scalars['String']['output'];
  /** Messages in it, those inside a MsgExec included. */
  readonly messageCount: Scalars['Int']['output'];
  /** Its messages, in order; those inside a MsgExec follow it. */
  readonly messages: MessageConnection;
  /** Whether it succeeded. A failed one changed nothing, but its fee is paid. */
  readonly succeeded: Scalars['Boolean']['output'];
  /** The block's time. */
  readonly time: Scalars['DateTime']['output'];
};


/** A transaction, failed or not. */
export type TransactionFlowsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** A transaction, failed or not. */
export type TransactionMessagesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};

/** A page of transactions. */
export type TransactionConnection = {
  readonly __typename?: 'TransactionConnection';
  /** Transactions with their cursors. */
  readonly edges: ReadonlyArray<TransactionEdge>;
  /** The transactions alone. */
  readonly nodes: ReadonlyArray<Transaction>;
  /** Place in the whole. */
  readonly pageInfo: PageInfo;
  /** How many match; counted only where asked. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A transaction and its cursor. */
export type TransactionEdge = {
  readonly __typename?: 'TransactionEdge';
  /** Opaque cursor. */
  readonly cursor: Scalars['String']['output'];
  /** The transaction. */
  readonly node: Transaction;
};

/** Transaction fees of one bucket, as figures know them. */
export type TransactionFeePoint = {
  readonly __typename?: 'TransactionFeePoint';
  /** Fees, base units. */
  readonly amount: Scalars['Decimal']['output'];
  /** The bucket is not over yet, or began before the first indexed block. */
  readonly partial: Scalars['Boolean']['output'];
  /** Start of the bucket, UTC. */
  readonly time: Scalars['DateTime']['output'];
  /** In USD at the price of each block; null without a price. */
  readonly usd?: Maybe<Scalars['Decimal']['output']>;
};

/** Transaction fees of one denomination over time. */
export type TransactionFeeSeries = {
  readonly __typename?: 'TransactionFeeSeries';
  /** Denomination. */
  readonly denom: Scalars['String']['output'];
  /** Buckets with fees in the order of time. */
  readonly points: ReadonlyArray<TransactionFeePoint>;
};

/** Which transactions are wanted; all of what is given must fit. */
export type TransactionFilter = {
  /** Who signed one of its messages or paid the fee. */
  readonly account?: InputMaybe<Scalars['Address']['input']>;
  /** Who paid the fee. */
  readonly feePayer?: InputMaybe<Scalars['Address']['input']>;
  /** Block. */
  readonly height?: InputMaybe<HeightRange>;
  /** Only those that succeeded (true) or failed (false). */
  readonly succeeded?: InputMaybe<Scalars['Boolean']['input']>;
  /** The block's time. */
  readonly time?: InputMaybe<DateTimeRange>;
  /** With a message of one of these types, e.g. /akash.market.v1beta4.MsgCreateBid. */
  readonly typeUrls?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};

/** In which order transactions come. */
export type TransactionOrder = {
  /** Which way; DESC where absent. */
  readonly direction?: InputMaybe<OrderDirection>;
  /** By what. */
  readonly field: TransactionOrderField;
};

/** What transactions can be ordered by. */
export type TransactionOrderField =
  /** Block; those of one block always come in the chain's order. */
  | 'HEIGHT';

/** Which transactions are wanted; all of what is given must fit. */
export type TransactionWhere = {
  /** Who signed one of its messages or paid the fee. */
  readonly account?: InputMaybe<AddressFilter>;
  /** Who paid the fee. */
  readonly feePayer?: InputMaybe<AddressFilter>;
  /** Block. */
  readonly height?: InputMaybe<HeightFilter>;
  /** Only those that succeeded (true) or failed (false). */
  readonly succeeded?: InputMaybe<Scalars['Boolean']['input']>;
  /** The block's time. */
  readonly time?: InputMaybe<DateTimeFilter>;
  /** Types of its messages, e.g. /akash.market.v1beta4.MsgCreateBid; one that fits is enough. */
  readonly typeUrl?: InputMaybe<StringFilter>;
};

/** Which 64-bit whole numbers fit. */
export type UInt64Filter = {
  /** Exactly this. */
  readonly eq?: InputMaybe<Scalars['UInt64']['input']>;
  /** Above. */
  readonly gt?: InputMaybe<Scalars['UInt64']['input']>;
  /** At or above. */
  readonly gte?: InputMaybe<Scalars['UInt64']['input']>;
  /** Any of these; none where the list is empty. */
  readonly in?: InputMaybe<ReadonlyArray<Scalars['UInt64']['input']>>;
  /** Below. */
  readonly lt?: InputMaybe<Scalars['UInt64']['input']>;
  /** At or below. */
  readonly lte?: InputMaybe<Scalars['UInt64']['input']>;
};

/** An upgrade of the chain's software. */
export type Upgrade = {
  readonly __typename?: 'Upgrade';
  /** The first block by its rules. */
  readonly height: Scalars['Height']['output'];
  /** Its name as governance planned it, e.g. v1.0.0. */
  readonly name: Scalars['String']['output'];
  /** Time of that block; null where the index does not hold it. */
  readonly time?: Maybe<Scalars['DateTime']['output']>;
};

/** How much of the time a provider answered, up to the indexed block: an answer, or the lack of one, stands until the next request, at most 36 hours. */
export type Uptime = {
  readonly __typename?: 'Uptime';
  /** Share of all the time since then that is known, 0 to 1: for the rest its newest request is longer ago than 36 hours. */
  readonly coverage: Scalars['Decimal']['output'];
  /** Share of the known time for which it answered, 0 to 1. */
  readonly share: Scalars['Decimal']['output'];
  /** From here on: its first answer, or the beginning of the days that are asked for where that is later. */
  readonly since: Scalars['DateTime']['output'];
};

/** GPUs leased and in use, side by side. `leased` - `allocated` = `atSilentProviders` + `sinceAnswer` + `notCounted` - `notLeased`. */
export type UtilizationViews = {
  readonly __typename?: 'UtilizationViews';
  /** Provider view: GPUs in use as providers report it; null where supply is not known. */
  readonly allocated?: Maybe<Scalars['Decimal']['output']>;
  /** `allocated` / `supplied`; null without supply. */
  readonly allocatedShare?: Maybe<Scalars['Decimal']['output']>;
  /** Leased at providers without an answer that stands: no supply and no allocation is known of them. */
  readonly atSilentProviders: Scalars['Decimal']['output'];
  /** Chain view: GPUs held by active leases. */
  readonly leased: Scalars['Decimal']['output'];
  /** `leased` / `supplied`; null without supply. */
  readonly leasedShare?: Maybe<Scalars['Decimal']['output']>;
  /** Leased when the provider answered, beyond what it counted as in use: workloads not deployed (yet). */
  readonly notCounted: Scalars['Decimal']['output'];
  /** In use when the provider answered, beyond what was leased: workloads that are no leases of the chain (any more). */
  readonly notLeased: Scalars['Decimal']['output'];
  /** Leased since the provider's newest answer, less what was leased then and is no longer. */
  readonly sinceAnswer: Scalars['Decimal']['output'];
  /** GPUs supplied by providers whose answer stands; null where supply is not known. */
  readonly supplied?: Maybe<Scalars['Decimal']['output']>;
};

/** Volume at the indexed block. */
export type Volume = {
  readonly __typename?: 'Volume';
  /** By denomination, most settled first. */
  readonly byDenom: ReadonlyArray<DenomVolume>;
  /** Settled since the first indexed block, USD at the price of each block; null where a part has no price. */
  readonly cumulativeUsd?: Maybe<Scalars['Decimal']['output']>;
  /** The same coins at the AKT price of now, USD; null where a part has no price. */
  readonly cumulativeUsdToday?: Maybe<Scalars['Decimal']['output']>;
  /** The day of the run-rate: the newest complete one, UTC; null before the first figures. */
  readonly day?: Maybe<Scalars['DateTime']['output']>;
  /** First block whose payouts are counted. */
  readonly firstHeight: Scalars['Height']['output'];
  /** The block that the figures stand on. */
  readonly height: Scalars['Height']['output'];
  /** Of that by leases without GPUs, USD a year; null as `runRateUsd`. */
  readonly runRateCpuUsd?: Maybe<Scalars['Decimal']['output']>;
  /** Of that by leases with GPUs, USD a year; null as `runRateUsd`. */
  readonly runRateGpuUsd?: Maybe<Scalars['Decimal']['output']>;
  /** Run-rate: what active leases would spend in a year at their agreed rates, USD a year at the prices of that day; null before the first figures, and where AKT has no price. */
  readonly runRateUsd?: Maybe<Scalars['Decimal']['output']>;
  /** Settled in the 30 days that end with the newest complete day × 365 / 30, USD a year at the price of each block; null before 30 days are indexed. */
  readonly settledUsd?: Maybe<Scalars['Decimal']['output']>;
  /** The same coins at the AKT price of now, USD a year; null before 30 days are indexed, and where a part has no price. */
  readonly settledUsdToday?: Maybe<Scalars['Decimal']['output']>;
  /** Its time; null before the first. */
  readonly time?: Maybe<Scalars['DateTime']['output']>;
};

/** A provider's bids. */
export type WinRate = {
  readonly __typename?: 'WinRate';
  /** Bids. */
  readonly bids: Scalars['Int']['output'];
  /** Those that did not and no longer can. */
  readonly lost: Scalars['Int']['output'];
  /** Those not decided. */
  readonly open: Scalars['Int']['output'];
  /** The provider; null where the index does not hold it. */
  readonly provider?: Maybe<Provider>;
  /** Address. */
  readonly providerAddress: Scalars['Address']['output'];
  /** Share `won` / (`won` + `lost`); null without either. */
  readonly rate?: Maybe<Scalars['Decimal']['output']>;
  /** Those that became a lease. */
  readonly won: Scalars['Int']['output'];
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



/** Mapping of union types */
export type ResolversUnionTypes<_RefType extends Record<string, unknown>> = {
  SearchResult:
    | ( AccountRow )
    | ( BlockRow )
    | ( DeploymentRow )
    | ( GpuModelRow )
    | ( LeaseRow )
    | ( MetricEntry )
    | ( OrderRow )
    | ( ProviderRow )
    | ( TransactionRow )
  ;
};

/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Node:
    | ( AccountRow )
    | ( BlockRow )
    | ( DeploymentRow )
    | ( GpuModelRow )
    | ( LeaseRow )
    | ( OrderRow )
    | ( ProviderRow )
    | ( TransactionRow )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Account: ResolverTypeWrapper<AccountRow>;
  AccountRole: AccountRole;
  AccountTotal: ResolverTypeWrapper<AccountTotal>;
  Address: ResolverTypeWrapper<Scalars['Address']['output']>;
  AddressFilter: AddressFilter;
  Agreement: Agreement;
  Attribute: ResolverTypeWrapper<Attribute>;
  AttributePeriod: ResolverTypeWrapper<AttributePeriod>;
  AuditPeriod: ResolverTypeWrapper<AuditPeriod>;
  Bid: ResolverTypeWrapper<BidRow>;
  BidConnection: ResolverTypeWrapper<BidList>;
  BidCount: ResolverTypeWrapper<BidCount>;
  BidEdge: ResolverTypeWrapper<Omit<BidEdge, 'node'> & { node: ResolversTypes['Bid'] }>;
  BidEvent: ResolverTypeWrapper<BidEventRow>;
  BidEventFilter: BidEventFilter;
  BidEventKind: BidEventKind;
  BidEventKindFilter: BidEventKindFilter;
  BidEventWhere: BidEventWhere;
  BidFilter: BidFilter;
  BidOrder: BidOrder;
  BidOrderField: BidOrderField;
  BidState: BidState;
  BidStateFilter: BidStateFilter;
  BidWhere: BidWhere;
  Block: ResolverTypeWrapper<BlockRow>;
  BlockConnection: ResolverTypeWrapper<BlockList>;
  BlockEdge: ResolverTypeWrapper<Omit<BlockEdge, 'node'> & { node: ResolversTypes['Block'] }>;
  BlockFilter: BlockFilter;
  BlockOrder: BlockOrder;
  BlockOrderField: BlockOrderField;
  BlockWhere: BlockWhere;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  ChainOrigin: ChainOrigin;
  ChainStatus: ResolverTypeWrapper<ChainStatus>;
  CloseReason: ResolverTypeWrapper<CloseReason>;
  CommunityPoolKind: CommunityPoolKind;
  CommunityPoolPoint: ResolverTypeWrapper<CommunityPoolPoint>;
  CommunityPoolSeries: ResolverTypeWrapper<CommunityPoolSeries>;
  Component: Component;
  ComponentPrice: ResolverTypeWrapper<ComponentPrice>;
  ComponentPrices: ResolverTypeWrapper<ComponentPrices>;
  Concentration: ResolverTypeWrapper<Concentration>;
  CountrySummary: ResolverTypeWrapper<CountrySummary>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  DateTimeFilter: DateTimeFilter;
  DateTimeRange: DateTimeRange;
  DeadLetter: ResolverTypeWrapper<DeadLetterRow>;
  DeadLetterConnection: ResolverTypeWrapper<DeadLetterList>;
  DeadLetterEdge: ResolverTypeWrapper<Omit<DeadLetterEdge, 'node'> & { node: ResolversTypes['DeadLetter'] }>;
  DeadLetterFilter: DeadLetterFilter;
  DeadLetterKind: DeadLetterKind;
  DeadLetterKindFilter: DeadLetterKindFilter;
  DeadLetterOrder: DeadLetterOrder;
  DeadLetterOrderField: DeadLetterOrderField;
  DeadLetterWhere: DeadLetterWhere;
  Decimal: ResolverTypeWrapper<Scalars['Decimal']['output']>;
  DecimalFilter: DecimalFilter;
  DecimalRange: DecimalRange;
  DeclaredModel: ResolverTypeWrapper<DeclaredRow>;
  DenomAmount: ResolverTypeWrapper<DenomAmountSource>;
  DenomPriceDistribution: ResolverTypeWrapper<DenomPriceDistribution>;
  DenomVolume: ResolverTypeWrapper<DenomVolume>;
  Deployment: ResolverTypeWrapper<DeploymentRow>;
  DeploymentConnection: ResolverTypeWrapper<DeploymentList>;
  DeploymentEdge: ResolverTypeWrapper<Omit<DeploymentEdge, 'node'> & { node: ResolversTypes['Deployment'] }>;
  DeploymentFilter: DeploymentFilter;
  DeploymentGroup: ResolverTypeWrapper<GroupRow>;
  DeploymentOrder: DeploymentOrder;
  DeploymentOrderField: DeploymentOrderField;
  DeploymentState: DeploymentState;
  DeploymentStateFilter: DeploymentStateFilter;
  DeploymentWhere: DeploymentWhere;
  DepositSource: DepositSource;
  Dimension: Dimension;
  DurationSummary: ResolverTypeWrapper<DurationSummary>;
  EscrowAccount: ResolverTypeWrapper<EscrowRow>;
  EscrowDeposit: ResolverTypeWrapper<EscrowDepositRow>;
  EscrowPayment: ResolverTypeWrapper<EscrowPaymentRow>;
  EscrowState: EscrowState;
  FeeWaterfall: ResolverTypeWrapper<FeeWaterfall>;
  FeeWaterfallPart: ResolverTypeWrapper<FeeWaterfallPart>;
  Fees: ResolverTypeWrapper<FeesQuery>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  Flow: ResolverTypeWrapper<FlowRow>;
  FlowConnection: ResolverTypeWrapper<FlowList>;
  FlowEdge: ResolverTypeWrapper<Omit<FlowEdge, 'node'> & { node: ResolversTypes['Flow'] }>;
  FlowFilter: FlowFilter;
  FlowKind: FlowKind;
  FlowKindFilter: FlowKindFilter;
  FlowOrder: FlowOrder;
  FlowOrderField: FlowOrderField;
  FlowWhere: FlowWhere;
  GasPoint: ResolverTypeWrapper<GasPoint>;
  GpuModel: ResolverTypeWrapper<GpuModelRow>;
  GpuVariant: ResolverTypeWrapper<GpuVariant>;
  Grant: ResolverTypeWrapper<GrantRow>;
  GrantConnection: ResolverTypeWrapper<GrantList>;
  GrantEdge: ResolverTypeWrapper<Omit<GrantEdge, 'node'> & { node: ResolversTypes['Grant'] }>;
  Height: ResolverTypeWrapper<Scalars['Height']['output']>;
  HeightFilter: HeightFilter;
  HeightRange: HeightRange;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  IndexState: IndexState;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  IntFilter: IntFilter;
  Interval: Interval;
  InventoryRange: ResolverTypeWrapper<InventoryRow>;
  InventoryRangeConnection: ResolverTypeWrapper<InventoryList>;
  InventoryRangeEdge: ResolverTypeWrapper<Omit<InventoryRangeEdge, 'node'> & { node: ResolversTypes['InventoryRange'] }>;
  JSON: ResolverTypeWrapper<Scalars['JSON']['output']>;
  Lease: ResolverTypeWrapper<LeaseRow>;
  LeaseConnection: ResolverTypeWrapper<LeaseList>;
  LeaseEdge: ResolverTypeWrapper<Omit<LeaseEdge, 'node'> & { node: ResolversTypes['Lease'] }>;
  LeaseEvent: ResolverTypeWrapper<LeaseEventRow>;
  LeaseEventFilter: LeaseEventFilter;
  LeaseEventKind: LeaseEventKind;
  LeaseEventKindFilter: LeaseEventKindFilter;
  LeaseEventWhere: LeaseEventWhere;
  LeaseFigures: ResolverTypeWrapper<LeaseFigures>;
  LeaseFilter: LeaseFilter;
  LeaseLength: ResolverTypeWrapper<LeaseLength>;
  LeaseOrder: LeaseOrder;
  LeaseOrderField: LeaseOrderField;
  LeasePrice: ResolverTypeWrapper<LeasePriceRow>;
  LeaseSize: ResolverTypeWrapper<LeaseSize>;
  LeaseState: LeaseState;
  LeaseStateFilter: LeaseStateFilter;
  LeaseTotal: ResolverTypeWrapper<LeaseTotal>;
  LeaseWhere: LeaseWhere;
  MarketFigures: ResolverTypeWrapper<MarketScope>;
  MarketInput: MarketInput;
  MarketKind: MarketKind;
  MarketKindFigures: ResolverTypeWrapper<Omit<MarketKindFigures, 'settled'> & { settled: ReadonlyArray<ResolversTypes['DenomAmount']> }>;
  MarketMember: ResolverTypeWrapper<MarketMember>;
  MeasureDefinition: ResolverTypeWrapper<MeasureDefinition>;
  MemberUtilization: ResolverTypeWrapper<MemberUtilization>;
  Message: ResolverTypeWrapper<MessageRow>;
  MessageConnection: ResolverTypeWrapper<MessageList>;
  MessageEdge: ResolverTypeWrapper<Omit<MessageEdge, 'node'> & { node: ResolversTypes['Message'] }>;
  MessageField: ResolverTypeWrapper<MessageField>;
  MessageFilter: MessageFilter;
  MessageOrder: MessageOrder;
  MessageOrderField: MessageOrderField;
  MessageWhere: MessageWhere;
  Meta: ResolverTypeWrapper<Meta>;
  Metric: Metric;
  MetricDefinition: ResolverTypeWrapper<MetricEntry>;
  MetricUpdate: ResolverTypeWrapper<MetricUpdateRow>;
  ModelAllocation: ResolverTypeWrapper<ModelAllocation>;
  NetworkSummary: ResolverTypeWrapper<SummaryRow>;
  NoInventoryReason: NoInventoryReason;
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  Order: ResolverTypeWrapper<OrderRow>;
  OrderConnection: ResolverTypeWrapper<OrderList>;
  OrderDirection: OrderDirection;
  OrderEdge: ResolverTypeWrapper<Omit<OrderEdge, 'node'> & { node: ResolversTypes['Order'] }>;
  OrderFailure: ResolverTypeWrapper<OrderFailure>;
  OrderFailureReason: OrderFailureReason;
  OrderFigures: ResolverTypeWrapper<OrderFigures>;
  OrderFilter: OrderFilter;
  OrderOrder: OrderOrder;
  OrderOrderField: OrderOrderField;
  OrderState: OrderState;
  OrderStateFilter: OrderStateFilter;
  OrderWhere: OrderWhere;
  PageInfo: ResolverTypeWrapper<PageEnds>;
  Parameter: ResolverTypeWrapper<ParameterRow>;
  ParameterConnection: ResolverTypeWrapper<ParameterList>;
  ParameterEdge: ResolverTypeWrapper<Omit<ParameterEdge, 'node'> & { node: ResolversTypes['Parameter'] }>;
  ParameterFilter: ParameterFilter;
  ParameterOrigin: ParameterOrigin;
  ParameterOriginFilter: ParameterOriginFilter;
  ParameterWhere: ParameterWhere;
  Payer: ResolverTypeWrapper<Omit<Payer, 'amounts' | 'refunded'> & { amounts: ReadonlyArray<ResolversTypes['DenomAmount']>, refunded: ReadonlyArray<ResolversTypes['DenomAmount']> }>;
  PayerKind: PayerKind;
  Point: ResolverTypeWrapper<Point>;
  PriceDiscount: ResolverTypeWrapper<PriceDiscount>;
  PriceDistribution: ResolverTypeWrapper<PriceDistribution>;
  PriceGroup: PriceGroup;
  PriceInput: PriceInput;
  PriceInterval: PriceInterval;
  PriceKind: PriceKind;
  PriceQuartiles: ResolverTypeWrapper<PriceQuartiles>;
  PriceReference: ResolverTypeWrapper<PriceReference>;
  PriceRow: ResolverTypeWrapper<PriceGroupRow>;
  PriceStatistics: ResolverTypeWrapper<Omit<PriceStatistics, 'rows'> & { rows: ReadonlyArray<ResolversTypes['PriceRow']> }>;
  PricedResource: PricedResource;
  Provider: ResolverTypeWrapper<ProviderRow>;
  ProviderConnection: ResolverTypeWrapper<ProviderList>;
  ProviderEdge: ResolverTypeWrapper<Omit<ProviderEdge, 'node'> & { node: ResolversTypes['Provider'] }>;
  ProviderFilter: ProviderFilter;
  ProviderOnline: ResolverTypeWrapper<OnlineRow>;
  ProviderOrder: ProviderOrder;
  ProviderOrderField: ProviderOrderField;
  ProviderSample: ResolverTypeWrapper<SampleRow>;
  ProviderTotal: ResolverTypeWrapper<ProviderTotal>;
  ProviderWhere: ProviderWhere;
  PublishedComparison: ResolverTypeWrapper<PublishedComparison>;
  PublishedFigure: ResolverTypeWrapper<PublishedFigure>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ReferencePrice: ResolverTypeWrapper<ReferencePrice>;
  ResourceUnit: ResolverTypeWrapper<ResourceUnitRow>;
  Scenario: ResolverTypeWrapper<ScenarioRow>;
  ScenarioInput: ResolverTypeWrapper<ScenarioInput>;
  ScenarioInputOrigin: ScenarioInputOrigin;
  ScenarioInputValue: ScenarioInputValue;
  ScenarioName: ScenarioName;
  ScenarioOutput: ResolverTypeWrapper<ScenarioOutput>;
  SearchHit: ResolverTypeWrapper<SearchHitRow>;
  SearchKind: SearchKind;
  SearchResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['SearchResult']>;
  Sensitivity: ResolverTypeWrapper<Sensitivity>;
  Series: ResolverTypeWrapper<Series>;
  SeriesFilter: SeriesFilter;
  SeriesInput: SeriesInput;
  SeriesSet: ResolverTypeWrapper<Omit<SeriesSet, 'definition'> & { definition: ResolversTypes['MetricDefinition'] }>;
  SignModeCount: ResolverTypeWrapper<SignModeCount>;
  Spend: ResolverTypeWrapper<Omit<Spend, 'members'> & { members: ReadonlyArray<ResolversTypes['SpendMember']> }>;
  SpendDimension: SpendDimension;
  SpendInterval: SpendInterval;
  SpendMember: ResolverTypeWrapper<SpendMemberRow>;
  SpendPart: ResolverTypeWrapper<SpendPart>;
  SpendPoint: ResolverTypeWrapper<SpendPoint>;
  SpendSeries: ResolverTypeWrapper<SpendSeries>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  StringFilter: StringFilter;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Survival: ResolverTypeWrapper<Survival>;
  SurvivalStep: ResolverTypeWrapper<SurvivalStep>;
  SuspectAnswers: ResolverTypeWrapper<SuspectAnswers>;
  SuspectProvider: ResolverTypeWrapper<SuspectProvider>;
  TakePoint: ResolverTypeWrapper<TakePoint>;
  TakeRate: ResolverTypeWrapper<TakeRate>;
  TakeSeries: ResolverTypeWrapper<TakeSeries>;
  Tenant: ResolverTypeWrapper<TenantRow>;
  TenantConnection: ResolverTypeWrapper<TenantList>;
  TenantEdge: ResolverTypeWrapper<Omit<TenantEdge, 'node'> & { node: ResolversTypes['Tenant'] }>;
  TenantFigures: ResolverTypeWrapper<TenantFigures>;
  TenantFilter: TenantFilter;
  TenantOrder: TenantOrder;
  TenantOrderField: TenantOrderField;
  TenantWhere: TenantWhere;
  Token: ResolverTypeWrapper<Token>;
  TokenFigure: ResolverTypeWrapper<TokenFigure>;
  TokenPoint: ResolverTypeWrapper<TokenPoint>;
  TornadoBar: ResolverTypeWrapper<TornadoBar>;
  Transaction: ResolverTypeWrapper<TransactionRow>;
  TransactionConnection: ResolverTypeWrapper<TransactionList>;
  TransactionEdge: ResolverTypeWrapper<Omit<TransactionEdge, 'node'> & { node: ResolversTypes['Transaction'] }>;
  TransactionFeePoint: ResolverTypeWrapper<TransactionFeePoint>;
  TransactionFeeSeries: ResolverTypeWrapper<TransactionFeeSeries>;
  TransactionFilter: TransactionFilter;
  TransactionOrder: TransactionOrder;
  TransactionOrderField: TransactionOrderField;
  TransactionWhere: TransactionWhere;
  UInt64: ResolverTypeWrapper<Scalars['UInt64']['output']>;
  UInt64Filter: UInt64Filter;
  Upgrade: ResolverTypeWrapper<Upgrade>;
  Uptime: ResolverTypeWrapper<Uptime>;
  UtilizationViews: ResolverTypeWrapper<UtilizationViews>;
  Volume: ResolverTypeWrapper<VolumeRow>;
  WinRate: ResolverTypeWrapper<WinRateRow>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Account: AccountRow;
  AccountTotal: AccountTotal;
  Address: Scalars['Address']['output'];
  AddressFilter: AddressFilter;
  Attribute: Attribute;
  AttributePeriod: AttributePeriod;
  AuditPeriod: AuditPeriod;
  Bid: BidRow;
  BidConnection: BidList;
  BidCount: BidCount;
  BidEdge: Omit<BidEdge, 'node'> & { node: ResolversParentTypes['Bid'] };
  BidEvent: BidEventRow;
  BidEventFilter: BidEventFilter;
  BidEventKindFilter: BidEventKindFilter;
  BidEventWhere: BidEventWhere;
  BidFilter: BidFilter;
  BidOrder: BidOrder;
  BidStateFilter: BidStateFilter;
  BidWhere: BidWhere;
  Block: BlockRow;
  BlockConnection: BlockList;
  BlockEdge: Omit<BlockEdge, 'node'> & { node: ResolversParentTypes['Block'] };
  BlockFilter: BlockFilter;
  BlockOrder: BlockOrder;
  BlockWhere: BlockWhere;
  Boolean: Scalars['Boolean']['output'];
  ChainStatus: ChainStatus;
  CloseReason: CloseReason;
  CommunityPoolPoint: CommunityPoolPoint;
  CommunityPoolSeries: CommunityPoolSeries;
  ComponentPrice: ComponentPrice;
  ComponentPrices: ComponentPrices;
  Concentration: Concentration;
  CountrySummary: CountrySummary;
  DateTime: Scalars['DateTime']['output'];
  DateTimeFilter: DateTimeFilter;
  DateTimeRange: DateTimeRange;
  DeadLetter: DeadLetterRow;
  DeadLetterConnection: DeadLetterList;
  DeadLetterEdge: Omit<DeadLetterEdge, 'node'> & { node: ResolversParentTypes['DeadLetter'] };
  DeadLetterFilter: DeadLetterFilter;
  DeadLetterKindFilter: DeadLetterKindFilter;
  DeadLetterOrder: DeadLetterOrder;
  DeadLetterWhere: DeadLetterWhere;
  Decimal: Scalars['Decimal']['output'];
  DecimalFilter: DecimalFilter;
  DecimalRange: DecimalRange;
  DeclaredModel: DeclaredRow;
  DenomAmount: DenomAmountSource;
  DenomPriceDistribution: DenomPriceDistribution;
  DenomVolume: DenomVolume;
  Deployment: DeploymentRow;
  DeploymentConnection: DeploymentList;
  DeploymentEdge: Omit<DeploymentEdge, 'node'> & { node: ResolversParentTypes['Deployment'] };
  DeploymentFilter: DeploymentFilter;
  DeploymentGroup: GroupRow;
  DeploymentOrder: DeploymentOrder;
  DeploymentStateFilter: DeploymentStateFilter;
  DeploymentWhere: DeploymentWhere;
  DurationSummary: DurationSummary;
  EscrowAccount: EscrowRow;
  EscrowDeposit: EscrowDepositRow;
  EscrowPayment: EscrowPaymentRow;
  FeeWaterfall: FeeWaterfall;
  FeeWaterfallPart: FeeWaterfallPart;
  Fees: FeesQuery;
  Float: Scalars['Float']['output'];
  Flow: FlowRow;
  FlowConnection: FlowList;
  FlowEdge: Omit<FlowEdge, 'node'> & { node: ResolversParentTypes['Flow'] };
  FlowFilter: FlowFilter;
  FlowKindFilter: FlowKindFilter;
  FlowOrder: FlowOrder;
  FlowWhere: FlowWhere;
  GasPoint: GasPoint;
  GpuModel: GpuModelRow;
  GpuVariant: GpuVariant;
  Grant: GrantRow;
  GrantConnection: GrantList;
  GrantEdge: Omit<GrantEdge, 'node'> & { node: ResolversParentTypes['Grant'] };
  Height: Scalars['Height']['output'];
  HeightFilter: HeightFilter;
  HeightRange: HeightRange;
  ID: Scalars['ID']['output'];
  Int: Scalars['Int']['output'];
  IntFilter: IntFilter;
  InventoryRange: InventoryRow;
  InventoryRangeConnection: InventoryList;
  InventoryRangeEdge: Omit<InventoryRangeEdge, 'node'> & { node: ResolversParentTypes['InventoryRange'] };
  JSON: Scalars['JSON']['output'];
  Lease: LeaseRow;
  LeaseConnection: LeaseList;
  LeaseEdge: Omit<LeaseEdge, 'node'> & { node: ResolversParentTypes['Lease'] };
  LeaseEvent: LeaseEventRow;
  LeaseEventFilter: LeaseEventFilter;
  LeaseEventKindFilter: LeaseEventKindFilter;
  LeaseEventWhere: LeaseEventWhere;
  LeaseFigures: LeaseFigures;
  LeaseFilter: LeaseFilter;
  LeaseLength: LeaseLength;
  LeaseOrder: LeaseOrder;
  LeasePrice: LeasePriceRow;
  LeaseSize: LeaseSize;
  LeaseStateFilter: LeaseStateFilter;
  LeaseTotal: LeaseTotal;
  LeaseWhere: LeaseWhere;
  MarketFigures: MarketScope;
  MarketInput: MarketInput;
  MarketKindFigures: Omit<MarketKindFigures, 'settled'> & { settled: ReadonlyArray<ResolversParentTypes['DenomAmount']> };
  MarketMember: MarketMember;
  MeasureDefinition: MeasureDefinition;
  MemberUtilization: MemberUtilization;
  Message: MessageRow;
  MessageConnection: MessageList;
  MessageEdge: Omit<MessageEdge, 'node'> & { node: ResolversParentTypes['Message'] };
  MessageField: MessageField;
  MessageFilter: MessageFilter;
  MessageOrder: MessageOrder;
  MessageWhere: MessageWhere;
  Meta: Meta;
  MetricDefinition: MetricEntry;
  MetricUpdate: MetricUpdateRow;
  ModelAllocation: ModelAllocation;
  NetworkSummary: SummaryRow;
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  Order: OrderRow;
  OrderConnection: OrderList;
  OrderEdge: Omit<OrderEdge, 'node'> & { node: ResolversParentTypes['Order'] };
  OrderFailure: OrderFailure;
  OrderFigures: OrderFigures;
  OrderFilter: OrderFilter;
  OrderOrder: OrderOrder;
  OrderStateFilter: OrderStateFilter;
  OrderWhere: OrderWhere;
  PageInfo: PageEnds;
  Parameter: ParameterRow;
  ParameterConnection: ParameterList;
  ParameterEdge: Omit<ParameterEdge, 'node'> & { node: ResolversParentTypes['Parameter'] };
  ParameterFilter: ParameterFilter;
  ParameterOriginFilter: ParameterOriginFilter;
  ParameterWhere: ParameterWhere;
  Payer: Omit<Payer, 'amounts' | 'refunded'> & { amounts: ReadonlyArray<ResolversParentTypes['DenomAmount']>, refunded: ReadonlyArray<ResolversParentTypes['DenomAmount']> };
  Point: Point;
  PriceDiscount: PriceDiscount;
  PriceDistribution: PriceDistribution;
  PriceInput: PriceInput;
  PriceQuartiles: PriceQuartiles;
  PriceReference: PriceReference;
  PriceRow: PriceGroupRow;
  PriceStatistics: Omit<PriceStatistics, 'rows'> & { rows: ReadonlyArray<ResolversParentTypes['PriceRow']> };
  Provider: ProviderRow;
  ProviderConnection: ProviderList;
  ProviderEdge: Omit<ProviderEdge, 'node'> & { node: ResolversParentTypes['Provider'] };
  ProviderFilter: ProviderFilter;
  ProviderOnline: OnlineRow;
  ProviderOrder: ProviderOrder;
  ProviderSample: SampleRow;
  ProviderTotal: ProviderTotal;
  ProviderWhere: ProviderWhere;
  PublishedComparison: PublishedComparison;
  PublishedFigure: PublishedFigure;
  Query: Record<PropertyKey, never>;
  ReferencePrice: ReferencePrice;
  ResourceUnit: ResourceUnitRow;
  Scenario: ScenarioRow;
  ScenarioInput: ScenarioInput;
  ScenarioInputValue: ScenarioInputValue;
  ScenarioOutput: ScenarioOutput;
  SearchHit: SearchHitRow;
  SearchResult: ResolversUnionTypes<ResolversParentTypes>['SearchResult'];
  Sensitivity: Sensitivity;
  Series: Series;
  SeriesFilter: SeriesFilter;
  SeriesInput: SeriesInput;
  SeriesSet: Omit<SeriesSet, 'definition'> & { definition: ResolversParentTypes['MetricDefinition'] };
  SignModeCount: SignModeCount;
  Spend: Omit<Spend, 'members'> & { members: ReadonlyArray<ResolversParentTypes['SpendMember']> };
  SpendMember: SpendMemberRow;
  SpendPart: SpendPart;
  SpendPoint: SpendPoint;
  SpendSeries: SpendSeries;
  String: Scalars['String']['output'];
  StringFilter: StringFilter;
  Subscription: Record<PropertyKey, never>;
  Survival: Survival;
  SurvivalStep: SurvivalStep;
  SuspectAnswers: SuspectAnswers;
  SuspectProvider: SuspectProvider;
  TakePoint: TakePoint;
  TakeRate: TakeRate;
  TakeSeries: TakeSeries;
  Tenant: TenantRow;
  TenantConnection: TenantList;
  TenantEdge: Omit<TenantEdge, 'node'> & { node: ResolversParentTypes['Tenant'] };
  TenantFigures: TenantFigures;
  TenantFilter: TenantFilter;
  TenantOrder: TenantOrder;
  TenantWhere: TenantWhere;
  Token: Token;
  TokenFigure: TokenFigure;
  TokenPoint: TokenPoint;
  TornadoBar: TornadoBar;
  Transaction: TransactionRow;
  TransactionConnection: TransactionList;
  TransactionEdge: Omit<TransactionEdge, 'node'> & { node: ResolversParentTypes['Transaction'] };
  TransactionFeePoint: TransactionFeePoint;
  TransactionFeeSeries: TransactionFeeSeries;
  TransactionFilter: TransactionFilter;
  TransactionOrder: TransactionOrder;
  TransactionWhere: TransactionWhere;
  UInt64: Scalars['UInt64']['output'];
  UInt64Filter: UInt64Filter;
  Upgrade: Upgrade;
  Uptime: Uptime;
  UtilizationViews: UtilizationViews;
  Volume: VolumeRow;
  WinRate: WinRateRow;
};

export type AccountResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Account'] = ResolversParentTypes['Account']> = {
  address?: Resolver<ResolversTypes['Address'], ParentType, ContextType>;
  bids?: Resolver<ResolversTypes['BidConnection'], ParentType, ContextType, Partial<AccountBidsArgs>>;
  deployments?: Resolver<ResolversTypes['DeploymentConnection'], ParentType, ContextType, Partial<AccountDeploymentsArgs>>;
  deposited?: Resolver<ReadonlyArray<ResolversTypes['DenomAmount']>, ParentType, ContextType>;
  flows?: Resolver<ResolversTypes['FlowConnection'], ParentType, ContextType, Partial<AccountFlowsArgs>>;
  grantsGiven?: Resolver<ResolversTypes['GrantConnection'], ParentType, ContextType, Partial<AccountGrantsGivenArgs>>;
  grantsReceived?: Resolver<ResolversTypes['GrantConnection'], ParentType, ContextType, Partial<AccountGrantsReceivedArgs>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  leases?: Resolver<ResolversTypes['LeaseConnection'], ParentType, ContextType, Partial<AccountLeasesArgs>>;
  provider?: Resolver<Maybe<ResolversTypes['Provider']>, ParentType, ContextType>;
  providerTotals?: Resolver<ReadonlyArray<ResolversTypes['ProviderTotal']>, ParentType, ContextType>;
  roles?: Resolver<ReadonlyArray<ResolversTypes['AccountRole']>, ParentType, ContextType>;
  tenantTotals?: Resolver<ReadonlyArray<ResolversTypes['AccountTotal']>, ParentType, ContextType>;
  transactions?: Resolver<ResolversTypes['TransactionConnection'], ParentType, ContextType, Partial<AccountTransactionsArgs>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AccountTotalResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AccountTotal'] = ResolversParentTypes['AccountTotal']> = {
  denom?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  deposited?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  fee?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  gross?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  net?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  refunded?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
};

export interface AddressScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Address'], any> {
  name: 'Address';
}

export type AttributeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Attribute'] = ResolversParentTypes['Attribute']> = {
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type AttributePeriodResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AttributePeriod'] = ResolversParentTypes['AttributePeriod']> = {
  fromHeight?: Resolver<ResolversTypes['Height'], ParentType, ContextType>;
  fromTime?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  toHeight?: Resolver<Maybe<ResolversTypes['Height']>, ParentType, ContextType>;
  toTime?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type AuditPeriodResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AuditPeriod'] = ResolversParentTypes['AuditPeriod']> = {
  auditor?: Resolver<ResolversTypes['Address'], ParentType, ContextType>;
  fromHeight?: Resolver<ResolversTypes['Height'], ParentType, ContextType>;
  fromTime?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  toHeight?: Resolver<Maybe<ResolversTypes['Height']>, ParentType, ContextType>;
  toTime?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type BidResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Bid'] = ResolversParentTypes['Bid']> = {
  bseq?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  closedHeight?: Resolver<Maybe<ResolversTypes['Height']>, ParentType, ContextType>;
  closedTime?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  createdHeight?: Resolver<ResolversTypes['Height'], ParentType, ContextType>;
  createdTime?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  dseq?: Resolver<ResolversTypes['UInt64'], ParentType, ContextType>;
  gseq?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  lease?: Resolver<Maybe<ResolversTypes['Lease']>, ParentType, ContextType>;
  order?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType>;
  oseq?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  owner?: Resolver<ResolversTypes['Address'], ParentType, ContextType>;
  price?: Resolver<ResolversTypes['DenomAmount'], ParentType, ContextType>;
  provider?: Resolver<Maybe<ResolversTypes['Provider']>, ParentType, ContextType>;
  providerAddress?: Resolver<ResolversTypes['Address'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['BidState'], ParentType, ContextType>;
};

export type BidConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BidConnection'] = ResolversParentTypes['BidConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['BidEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Bid']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type BidCountResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BidCount'] = ResolversParentTypes['BidCount']> = {
  bids?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  orders?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type BidEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BidEdge'] = ResolversParentTypes['BidEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Bid'], ParentType, ContextType>;
};

export type BidEventResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BidEvent'] = ResolversParentTypes['BidEvent']> = {
  bid?: Resolver<ResolversTypes['Bid'], ParentType, ContextType>;
  height?: Resolver<ResolversTypes['Height'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['BidEventKind'], ParentType, ContextType>;
};

export type BlockResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Block'] = ResolversParentTypes['Block']> = {
  failedCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  flows?: Resolver<ResolversTypes['FlowConnection'], ParentType, ContextType, Partial<BlockFlowsArgs>>;
  hash?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  height?: Resolver<ResolversTypes['Height'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  intervalSeconds?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  proposer?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  time?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  transactionCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  transactions?: Resolver<ResolversTypes['TransactionConnection'], ParentType, ContextType, Partial<BlockTransactionsArgs>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type BlockConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BlockConnection'] = ResolversParentTypes['BlockConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['BlockEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Block']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type BlockEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BlockEdge'] = ResolversParentTypes['BlockEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Block'], ParentType, ContextType>;
};

export type ChainStatusResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChainStatus'] = ResolversParentTypes['ChainStatus']> = {
  bootstrapHeight?: Resolver<Maybe<ResolversTypes['Height']>, ParentType, ContextType>;
  chainId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  deadLetters?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  firstHeight?: Resolver<ResolversTypes['Height'], ParentType, ContextType>;
  firstTime?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  headHeight?: Resolver<ResolversTypes['Height'], ParentType, ContextType>;
  headTime?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  indexedHash?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  indexedHeight?: Resolver<ResolversTypes['Height'], ParentType, ContextType>;
  indexedTime?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  lagSeconds?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  nodeVersion?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  origin?: Resolver<ResolversTypes['ChainOrigin'], ParentType, ContextType>;
  progress?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['IndexState'], ParentType, ContextType>;
  unknownBefore?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  unknownEvents?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type CloseReasonResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CloseReason'] = ResolversParentTypes['CloseReason']> = {
  by?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  leases?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  share?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
};

export type CommunityPoolPointResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CommunityPoolPoint'] = ResolversParentTypes['CommunityPoolPoint']> = {
  amount?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  partial?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  time?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type CommunityPoolSeriesResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CommunityPoolSeries'] = ResolversParentTypes['CommunityPoolSeries']> = {
  denom?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['CommunityPoolKind'], ParentType, ContextType>;
  points?: Resolver<ReadonlyArray<ResolversTypes['CommunityPoolPoint']>, ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
};

export type ComponentPriceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ComponentPrice'] = ResolversParentTypes['ComponentPrice']> = {
  component?: Resolver<ResolversTypes['Component'], ParentType, ContextType>;
  high?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  leases?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  low?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  model?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  price?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  standardError?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  unit?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  vendor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ComponentPricesResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ComponentPrices'] = ResolversParentTypes['ComponentPrices']> = {
  components?: Resolver<ReadonlyArray<ResolversTypes['ComponentPrice']>, ParentType, ContextType>;
  converged?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  from?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  iterations?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  leases?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  method?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  scale?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  to?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type ConcentrationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Concentration'] = ResolversParentTypes['Concentration']> = {
  gini?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  hhi?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  members?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  top1?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  top3?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  top10?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
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
  height?: Resolver<ResolversTypes['Height'], ParentType, ContextType>;
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

export type DeclaredModelResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeclaredModel'] = ResolversParentTypes['DeclaredModel']> = {
  country?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  interface?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  model?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  provider?: Resolver<Maybe<ResolversTypes['Provider']>, ParentType, ContextType>;
  providerAddress?: Resolver<ResolversTypes['Address'], ParentType, ContextType>;
  ram?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['NoInventoryReason'], ParentType, ContextType>;
  vendor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type DenomAmountResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DenomAmount'] = ResolversParentTypes['DenomAmount']> = {
  amount?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  denom?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  usd?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
};

export type DenomPriceDistributionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DenomPriceDistribution'] = ResolversParentTypes['DenomPriceDistribution']> = {
  denom?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  prices?: Resolver<ResolversTypes['PriceDistribution'], ParentType, ContextType>;
};

export type DenomVolumeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DenomVolume'] = ResolversParentTypes['DenomVolume']> = {
  cumulative?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  cumulativeUsd?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  cumulativeUsdToday?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  denom?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  runRate?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  runRateUsd?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  settled?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  settledShare?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  settledUsd?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
};

export type DeploymentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Deployment'] = ResolversParentTypes['Deployment']> = {
  closedHeight?: Resolver<Maybe<ResolversTypes['Height']>, ParentType, ContextType>;
  closedTime?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  createdHeight?: Resolver<ResolversTypes['Height'], ParentType, ContextType>;
  createdTime?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  dseq?: Resolver<ResolversTypes['UInt64'], ParentType, ContextType>;
  escrow?: Resolver<Maybe<ResolversTypes['EscrowAccount']>, ParentType, ContextType>;
  groups?: Resolver<ReadonlyArray<ResolversTypes['DeploymentGroup']>, ParentType, ContextType>;
  hash?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  leases?: Resolver<ReadonlyArray<ResolversTypes['Lease']>, ParentType, ContextType>;
  owner?: Resolver<ResolversTypes['Address'], ParentType, ContextType>;
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

export type DurationSummaryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DurationSummary'] = ResolversParentTypes['DurationSummary']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  max?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  mean?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  median?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  min?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  p25?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  p75?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  p90?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
};

export type EscrowAccountResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EscrowAccount'] = ResolversParentTypes['EscrowAccount']> = {
  balance?: Resolver<ReadonlyArray<ResolversTypes['DenomAmount']>, ParentType, ContextType>;
  charged?: Resolver<ReadonlyArray<ResolversTypes['DenomAmount']>, ParentType, ContextType>;
  deposits?: Resolver<ReadonlyArray<ResolversTypes['EscrowDeposit']>, ParentType, ContextType>;
  funds?: Resolver<ReadonlyArray<ResolversTypes['DenomAmount']>, ParentType, ContextType>;
  overdrawn?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  payments?: Resolver<ReadonlyArray<ResolversTypes['EscrowPayment']>, ParentType, ContextType>;
  runsOutHeight?: Resolver<Maybe<ResolversTypes['Height']>, ParentType, ContextType>;
  runsOutTime?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  settledHeight?: Resolver<ResolversTypes['Height'], ParentType, ContextType>;
  settlementRefused?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['EscrowState'], ParentType, ContextType>;
  totals?: Resolver<ReadonlyArray<ResolversTypes['AccountTotal']>, ParentType, ContextType>;
  transferred?: Resolver<ReadonlyArray<ResolversTypes['DenomAmount']>, ParentType, ContextType>;
};

export type EscrowDepositResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EscrowDeposit'] = ResolversParentTypes['EscrowDeposit']> = {
  balance?: Resolver<ResolversTypes['DenomAmount'], ParentType, ContextType>;
  height?: Resolver<Maybe<ResolversTypes['Height']>, ParentType, ContextType>;
  owner?: Resolver<ResolversTypes['Address'], ParentType, ContextType>;
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

export type FeeWaterfallResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FeeWaterfall'] = ResolversParentTypes['FeeWaterfall']> = {
  byDenom?: Resolver<ReadonlyArray<ResolversTypes['FeeWaterfallPart']>, ParentType, ContextType>;
  effectiveRate?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  grossUsd?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  netUsd?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  takeUsd?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
};

export type FeeWaterfallPartResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FeeWaterfallPart'] = ResolversParentTypes['FeeWaterfallPart']> = {
  denom?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  gross?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  net?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  take?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
};

export type FeesResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Fees'] = ResolversParentTypes['Fees']> = {
  communityPool?: Resolver<ReadonlyArray<ResolversTypes['CommunityPoolSeries']>, ParentType, ContextType>;
  from?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  gas?: Resolver<ReadonlyArray<ResolversTypes['GasPoint']>, ParentType, ContextType>;
  height?: Resolver<ResolversTypes['Height'], ParentType, ContextType>;
  take?: Resolver<ReadonlyArray<ResolversTypes['TakeSeries']>, ParentType, ContextType>;
  takeRates?: Resolver<ReadonlyArray<ResolversTypes['TakeRate']>, ParentType, ContextType>;
  to?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  transactionFees?: Resolver<ReadonlyArray<ResolversTypes['TransactionFeeSeries']>, ParentType, ContextType>;
  waterfall?: Resolver<ResolversTypes['FeeWaterfall'], ParentType, ContextType>;
};

export type FlowResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Flow'] = ResolversParentTypes['Flow']> = {
  amount?: Resolver<ResolversTypes['DenomAmount'], ParentType, ContextType>;
  deployment?: Resolver<Maybe<ResolversTypes['Deployment']>, ParentType, ContextType>;
  dseq?: Resolver<Maybe<ResolversTypes['UInt64']>, ParentType, ContextType>;
  height?: Resolver<ResolversTypes['Height'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['FlowKind'], ParentType, ContextType>;
  lease?: Resolver<Maybe<ResolversTypes['Lease']>, ParentType, ContextType>;
  owner?: Resolver<Maybe<ResolversTypes['Address']>, ParentType, ContextType>;
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

export type GasPointResolvers<ContextType = Context, ParentType extends ResolversParentTypes['GasPoint'] = ResolversParentTypes['GasPoint']> = {
  failed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  partial?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  time?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  transactions?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  used?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  wanted?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
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

export type GrantResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Grant'] = ResolversParentTypes['Grant']> = {
  expiresTime?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  goneHeight?: Resolver<Maybe<ResolversTypes['Height']>, ParentType, ContextType>;
  grantee?: Resolver<ResolversTypes['Address'], ParentType, ContextType>;
  granter?: Resolver<ResolversTypes['Address'], ParentType, ContextType>;
  messageTypeUrl?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  scopes?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  spendLimits?: Resolver<ReadonlyArray<ResolversTypes['DenomAmount']>, ParentType, ContextType>;
  typeUrl?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type GrantConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['GrantConnection'] = ResolversParentTypes['GrantConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['GrantEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Grant']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type GrantEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['GrantEdge'] = ResolversParentTypes['GrantEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Grant'], ParentType, ContextType>;
};

export interface HeightScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Height'], any> {
  name: 'Height';
}

export type InventoryRangeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InventoryRange'] = ResolversParentTypes['InventoryRange']> = {
  fromTime?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  gpus?: Resolver<ReadonlyArray<ResolversTypes['GpuVariant']>, ParentType, ContextType>;
  gpusAllocatable?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  gpusAllocated?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  memoryBytesAllocatable?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  memoryBytesAllocated?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  online?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  samples?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  storageBytesAllocatable?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  storageBytesAllocated?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  suspect?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  untilTime?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  vcpusAllocatable?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  vcpusAllocated?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
};

export type InventoryRangeConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InventoryRangeConnection'] = ResolversParentTypes['InventoryRangeConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['InventoryRangeEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['InventoryRange']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type InventoryRangeEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InventoryRangeEdge'] = ResolversParentTypes['InventoryRangeEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['InventoryRange'], ParentType, ContextType>;
};

export interface JsonScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['JSON'], any> {
  name: 'JSON';
}

export type LeaseResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Lease'] = ResolversParentTypes['Lease']> = {
  announcedReason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  bseq?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  closedHeight?: Resolver<Maybe<ResolversTypes['Height']>, ParentType, ContextType>;
  closedTime?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  createdHeight?: Resolver<ResolversTypes['Height'], ParentType, ContextType>;
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
  owner?: Resolver<ResolversTypes['Address'], ParentType, ContextType>;
  price?: Resolver<ResolversTypes['DenomAmount'], ParentType, ContextType>;
  prices?: Resolver<ReadonlyArray<ResolversTypes['LeasePrice']>, ParentType, ContextType>;
  provider?: Resolver<Maybe<ResolversTypes['Provider']>, ParentType, ContextType>;
  providerAddress?: Resolver<ResolversTypes['Address'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['LeaseState'], ParentType, ContextType>;
  storageBytes?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  totals?: Resolver<ReadonlyArray<ResolversTypes['LeaseTotal']>, ParentType, ContextType>;
  usdPerHour?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  usdPerHourAtClose?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
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

export type LeaseEventResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LeaseEvent'] = ResolversParentTypes['LeaseEvent']> = {
  height?: Resolver<ResolversTypes['Height'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['LeaseEventKind'], ParentType, ContextType>;
  lease?: Resolver<ResolversTypes['Lease'], ParentType, ContextType>;
};

export type LeaseFiguresResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LeaseFigures'] = ResolversParentTypes['LeaseFigures']> = {
  atEnd?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  atStart?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  churn?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  closed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  gpuHours?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  leaseHours?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  opened?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type LeaseLengthResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LeaseLength'] = ResolversParentTypes['LeaseLength']> = {
  leases?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  maxHours?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  minHours?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type LeasePriceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LeasePrice'] = ResolversParentTypes['LeasePrice']> = {
  fromHeight?: Resolver<ResolversTypes['Height'], ParentType, ContextType>;
  price?: Resolver<ResolversTypes['DenomAmount'], ParentType, ContextType>;
};

export type LeaseSizeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LeaseSize'] = ResolversParentTypes['LeaseSize']> = {
  gpus?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  leases?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  maxGpus?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  minGpus?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type LeaseTotalResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LeaseTotal'] = ResolversParentTypes['LeaseTotal']> = {
  denom?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  fee?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  gross?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  lastHeight?: Resolver<ResolversTypes['Height'], ParentType, ContextType>;
  net?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
};

export type MarketFiguresResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MarketFigures'] = ResolversParentTypes['MarketFigures']> = {
  bidsPerOrder?: Resolver<ReadonlyArray<ResolversTypes['BidCount']>, ParentType, ContextType>;
  breakdown?: Resolver<ReadonlyArray<ResolversTypes['MarketMember']>, ParentType, ContextType, RequireFields<MarketFiguresBreakdownArgs, 'by'>>;
  closeReasons?: Resolver<ReadonlyArray<ResolversTypes['CloseReason']>, ParentType, ContextType>;
  declaredModels?: Resolver<ReadonlyArray<ResolversTypes['DeclaredModel']>, ParentType, ContextType>;
  from?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  kinds?: Resolver<ReadonlyArray<ResolversTypes['MarketKindFigures']>, ParentType, ContextType>;
  leaseLength?: Resolver<ResolversTypes['DurationSummary'], ParentType, ContextType>;
  leaseLengths?: Resolver<ReadonlyArray<ResolversTypes['LeaseLength']>, ParentType, ContextType>;
  leaseSizes?: Resolver<ReadonlyArray<ResolversTypes['LeaseSize']>, ParentType, ContextType>;
  leases?: Resolver<ResolversTypes['LeaseFigures'], ParentType, ContextType>;
  modelAllocation?: Resolver<ReadonlyArray<ResolversTypes['ModelAllocation']>, ParentType, ContextType>;
  online?: Resolver<ReadonlyArray<ResolversTypes['ProviderOnline']>, ParentType, ContextType>;
  orders?: Resolver<ResolversTypes['OrderFigures'], ParentType, ContextType>;
  payers?: Resolver<ReadonlyArray<ResolversTypes['Payer']>, ParentType, ContextType, RequireFields<MarketFiguresPayersArgs, 'first'>>;
  signModes?: Resolver<ReadonlyArray<ResolversTypes['SignModeCount']>, ParentType, ContextType>;
  survival?: Resolver<ResolversTypes['Survival'], ParentType, ContextType, RequireFields<MarketFiguresSurvivalArgs, 'points'>>;
  suspect?: Resolver<ResolversTypes['SuspectAnswers'], ParentType, ContextType>;
  tenants?: Resolver<ResolversTypes['TenantFigures'], ParentType, ContextType>;
  timeToBid?: Resolver<ResolversTypes['DurationSummary'], ParentType, ContextType>;
  timeToLease?: Resolver<ResolversTypes['DurationSummary'], ParentType, ContextType>;
  to?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  utilization?: Resolver<ResolversTypes['UtilizationViews'], ParentType, ContextType>;
  utilizationBy?: Resolver<ReadonlyArray<ResolversTypes['MemberUtilization']>, ParentType, ContextType, RequireFields<MarketFiguresUtilizationByArgs, 'by'>>;
  winRates?: Resolver<ReadonlyArray<ResolversTypes['WinRate']>, ParentType, ContextType, RequireFields<MarketFiguresWinRatesArgs, 'first'>>;
};

export type MarketKindFiguresResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MarketKindFigures'] = ResolversParentTypes['MarketKindFigures']> = {
  cpuHours?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  firstLeaseTime?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['MarketKind'], ParentType, ContextType>;
  leaseHours?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  leases?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  leasesClosed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  leasesOpened?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  orders?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  settled?: Resolver<ReadonlyArray<ResolversTypes['DenomAmount']>, ParentType, ContextType>;
  settledUsd?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  tenants?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type MarketMemberResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MarketMember'] = ResolversParentTypes['MarketMember']> = {
  cpusLeased?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  cpusSupplied?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  gpusAllocated?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  gpusAllocatedMax?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  gpusAllocatedMin?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  gpusInstalled?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  gpusLeased?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  gpusSupplied?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  leaseShare?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  leases?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  member?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  memoryLeased?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  memorySupplied?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  providers?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  storageLeased?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  storageSupplied?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  supplyShare?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  utilization?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  utilizationReported?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  utilizationReportedMax?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  utilizationReportedMin?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
};

export type MeasureDefinitionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MeasureDefinition'] = ResolversParentTypes['MeasureDefinition']> = {
  caveats?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  definition?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  dimensions?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  field?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  formula?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  grain?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  since?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  sources?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  unit?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type MemberUtilizationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MemberUtilization'] = ResolversParentTypes['MemberUtilization']> = {
  allocated?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  allocatedShare?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  atSilentProviders?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  leased?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  leasedShare?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  member?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  notCounted?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  notLeased?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  sinceAnswer?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  supplied?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
};

export type MessageResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Message'] = ResolversParentTypes['Message']> = {
  content?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  deployment?: Resolver<Maybe<ResolversTypes['Deployment']>, ParentType, ContextType>;
  fields?: Resolver<ReadonlyArray<ResolversTypes['MessageField']>, ParentType, ContextType>;
  height?: Resolver<ResolversTypes['Height'], ParentType, ContextType>;
  lease?: Resolver<Maybe<ResolversTypes['Lease']>, ParentType, ContextType>;
  path?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  provider?: Resolver<Maybe<ResolversTypes['Provider']>, ParentType, ContextType>;
  signer?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  time?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  transaction?: Resolver<Maybe<ResolversTypes['Transaction']>, ParentType, ContextType>;
  transactionIndex?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  typeUrl?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type MessageConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MessageConnection'] = ResolversParentTypes['MessageConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['MessageEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Message']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type MessageEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MessageEdge'] = ResolversParentTypes['MessageEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Message'], ParentType, ContextType>;
};

export type MessageFieldResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MessageField'] = ResolversParentTypes['MessageField']> = {
  path?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type MetaResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Meta'] = ResolversParentTypes['Meta']> = {
  hash?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  height?: Resolver<ResolversTypes['Height'], ParentType, ContextType>;
  lagSeconds?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  time?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type MetricDefinitionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MetricDefinition'] = ResolversParentTypes['MetricDefinition']> = {
  caveats?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  definition?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  dimensions?: Resolver<ReadonlyArray<ResolversTypes['Dimension']>, ParentType, ContextType>;
  filters?: Resolver<ReadonlyArray<ResolversTypes['Dimension']>, ParentType, ContextType>;
  firstHeight?: Resolver<Maybe<ResolversTypes['Height']>, ParentType, ContextType>;
  formula?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  grains?: Resolver<ReadonlyArray<ResolversTypes['Interval']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['Metric'], ParentType, ContextType>;
  since?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  sources?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  unit?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MetricUpdateResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MetricUpdate'] = ResolversParentTypes['MetricUpdate']> = {
  definition?: Resolver<ResolversTypes['MetricDefinition'], ParentType, ContextType>;
  height?: Resolver<ResolversTypes['Height'], ParentType, ContextType>;
  interval?: Resolver<ResolversTypes['Interval'], ParentType, ContextType>;
  point?: Resolver<ResolversTypes['Point'], ParentType, ContextType>;
};

export type ModelAllocationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ModelAllocation'] = ResolversParentTypes['ModelAllocation']> = {
  leased?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  max?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  min?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  model?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  supplied?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  vendor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
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
  height?: Resolver<ResolversTypes['Height'], ParentType, ContextType>;
  published?: Resolver<ReadonlyArray<ResolversTypes['PublishedFigure']>, ParentType, ContextType>;
  time?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type NodeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'Account' | 'Block' | 'Deployment' | 'GpuModel' | 'Lease' | 'Order' | 'Provider' | 'Transaction', ParentType, ContextType>;
};

export type OrderResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Order'] = ResolversParentTypes['Order']> = {
  bids?: Resolver<ReadonlyArray<ResolversTypes['Bid']>, ParentType, ContextType>;
  closedHeight?: Resolver<Maybe<ResolversTypes['Height']>, ParentType, ContextType>;
  closedTime?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  createdHeight?: Resolver<ResolversTypes['Height'], ParentType, ContextType>;
  createdTime?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  deployment?: Resolver<Maybe<ResolversTypes['Deployment']>, ParentType, ContextType>;
  dseq?: Resolver<ResolversTypes['UInt64'], ParentType, ContextType>;
  gseq?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  maxPrice?: Resolver<ResolversTypes['DenomAmount'], ParentType, ContextType>;
  oseq?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  owner?: Resolver<ResolversTypes['Address'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['OrderState'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type OrderConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrderConnection'] = ResolversParentTypes['OrderConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['OrderEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Order']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type OrderEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrderEdge'] = ResolversParentTypes['OrderEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Order'], ParentType, ContextType>;
};

export type OrderFailureResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrderFailure'] = ResolversParentTypes['OrderFailure']> = {
  orders?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['OrderFailureReason'], ParentType, ContextType>;
};

export type OrderFiguresResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrderFigures'] = ResolversParentTypes['OrderFigures']> = {
  created?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  failed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  failures?: Resolver<ReadonlyArray<ResolversTypes['OrderFailure']>, ParentType, ContextType>;
  leased?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  meanBids?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  open?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  successRate?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  withBid?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ParameterResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Parameter'] = ResolversParentTypes['Parameter']> = {
  fromHeight?: Resolver<ResolversTypes['Height'], ParentType, ContextType>;
  fromTime?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  module?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  origin?: Resolver<ResolversTypes['ParameterOrigin'], ParentType, ContextType>;
  toHeight?: Resolver<Maybe<ResolversTypes['Height']>, ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
};

export type ParameterConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ParameterConnection'] = ResolversParentTypes['ParameterConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ParameterEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Parameter']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ParameterEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ParameterEdge'] = ResolversParentTypes['ParameterEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Parameter'], ParentType, ContextType>;
};

export type PayerResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Payer'] = ResolversParentTypes['Payer']> = {
  amounts?: Resolver<ReadonlyArray<ResolversTypes['DenomAmount']>, ParentType, ContextType>;
  deposits?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  granter?: Resolver<Maybe<ResolversTypes['Address']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['PayerKind'], ParentType, ContextType>;
  netShare?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  netUsd?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  refunded?: Resolver<ReadonlyArray<ResolversTypes['DenomAmount']>, ParentType, ContextType>;
  refundedUsd?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  refunds?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  share?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  tenants?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  usd?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
};

export type PointResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Point'] = ResolversParentTypes['Point']> = {
  coverage?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  firstHeight?: Resolver<ResolversTypes['Height'], ParentType, ContextType>;
  lastHeight?: Resolver<ResolversTypes['Height'], ParentType, ContextType>;
  partial?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  time?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
};

export type PriceDiscountResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PriceDiscount'] = ResolversParentTypes['PriceDiscount']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  discount?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  median?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  model?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  price?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  publishedHigh?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  publishedLow?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  reference?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  references?: Resolver<ReadonlyArray<ResolversTypes['PriceReference']>, ParentType, ContextType>;
  time?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  vendor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PriceDistributionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PriceDistribution'] = ResolversParentTypes['PriceDistribution']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  max?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  median?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  min?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  p25?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  p75?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  weight?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  weightedMean?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
};

export type PriceQuartilesResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PriceQuartiles'] = ResolversParentTypes['PriceQuartiles']> = {
  day?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  median?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  p25?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  p75?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
};

export type PriceReferenceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PriceReference'] = ResolversParentTypes['PriceReference']> = {
  discount?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  listed?: Resolver<ResolversTypes['ReferencePrice'], ParentType, ContextType>;
};

export type PriceRowResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PriceRow'] = ResolversParentTypes['PriceRow']> = {
  byDenom?: Resolver<ReadonlyArray<ResolversTypes['DenomPriceDistribution']>, ParentType, ContextType>;
  class?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  country?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  interface?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  model?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  partial?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  provider?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  ram?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  region?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  time?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  usd?: Resolver<Maybe<ResolversTypes['PriceDistribution']>, ParentType, ContextType>;
  vendor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PriceStatisticsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PriceStatistics'] = ResolversParentTypes['PriceStatistics']> = {
  from?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  height?: Resolver<ResolversTypes['Height'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['PriceKind'], ParentType, ContextType>;
  resource?: Resolver<ResolversTypes['PricedResource'], ParentType, ContextType>;
  rows?: Resolver<ReadonlyArray<ResolversTypes['PriceRow']>, ParentType, ContextType>;
  to?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type ProviderResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Provider'] = ResolversParentTypes['Provider']> = {
  activeLeases?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  attributeHistory?: Resolver<ReadonlyArray<ResolversTypes['AttributePeriod']>, ParentType, ContextType>;
  attributes?: Resolver<ReadonlyArray<ResolversTypes['Attribute']>, ParentType, ContextType>;
  auditors?: Resolver<ReadonlyArray<ResolversTypes['Address']>, ParentType, ContextType>;
  audits?: Resolver<ReadonlyArray<ResolversTypes['AuditPeriod']>, ParentType, ContextType>;
  country?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  createdHeight?: Resolver<Maybe<ResolversTypes['Height']>, ParentType, ContextType>;
  createdTime?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  email?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  gpusLeased?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  hostUri?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  inventory?: Resolver<ResolversTypes['InventoryRangeConnection'], ParentType, ContextType, Partial<ProviderInventoryArgs>>;
  leases?: Resolver<ResolversTypes['LeaseConnection'], ParentType, ContextType, Partial<ProviderLeasesArgs>>;
  newestSample?: Resolver<Maybe<ResolversTypes['ProviderSample']>, ParentType, ContextType>;
  online?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  owner?: Resolver<ResolversTypes['Address'], ParentType, ContextType>;
  totals?: Resolver<ReadonlyArray<ResolversTypes['ProviderTotal']>, ParentType, ContextType>;
  uptime?: Resolver<Maybe<ResolversTypes['Uptime']>, ParentType, ContextType, Partial<ProviderUptimeArgs>>;
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

export type ProviderOnlineResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProviderOnline'] = ResolversParentTypes['ProviderOnline']> = {
  hours?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  provider?: Resolver<Maybe<ResolversTypes['Provider']>, ParentType, ContextType>;
  providerAddress?: Resolver<ResolversTypes['Address'], ParentType, ContextType>;
  share?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  suspectShare?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
};

export type ProviderSampleResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProviderSample'] = ResolversParentTypes['ProviderSample']> = {
  activeLeases?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  error?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  gpus?: Resolver<ReadonlyArray<ResolversTypes['GpuVariant']>, ParentType, ContextType>;
  gpusAllocatable?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  gpusAllocated?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  suspect?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
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

export type PublishedComparisonResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PublishedComparison'] = ResolversParentTypes['PublishedComparison']> = {
  agreement?: Resolver<ResolversTypes['Agreement'], ParentType, ContextType>;
  high?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  low?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  measuredAs?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  metric?: Resolver<Maybe<ResolversTypes['Metric']>, ParentType, ContextType>;
  now?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  nowText?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  peak?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  peakAgreement?: Resolver<ResolversTypes['Agreement'], ParentType, ContextType>;
  peakTime?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  precision?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  provenance?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  published?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  query?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  unit?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
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
  _meta?: Resolver<ResolversTypes['Meta'], ParentType, ContextType>;
  address?: Resolver<ResolversTypes['Account'], ParentType, ContextType, RequireFields<QueryAddressArgs, 'address'>>;
  bids?: Resolver<ResolversTypes['BidConnection'], ParentType, ContextType, Partial<QueryBidsArgs>>;
  block?: Resolver<Maybe<ResolversTypes['Block']>, ParentType, ContextType, RequireFields<QueryBlockArgs, 'height'>>;
  blocks?: Resolver<ResolversTypes['BlockConnection'], ParentType, ContextType, Partial<QueryBlocksArgs>>;
  componentPrices?: Resolver<ResolversTypes['ComponentPrices'], ParentType, ContextType, Partial<QueryComponentPricesArgs>>;
  countries?: Resolver<ReadonlyArray<ResolversTypes['CountrySummary']>, ParentType, ContextType>;
  deadLetters?: Resolver<ResolversTypes['DeadLetterConnection'], ParentType, ContextType, Partial<QueryDeadLettersArgs>>;
  deployment?: Resolver<Maybe<ResolversTypes['Deployment']>, ParentType, ContextType, RequireFields<QueryDeploymentArgs, 'dseq' | 'owner'>>;
  deployments?: Resolver<ResolversTypes['DeploymentConnection'], ParentType, ContextType, Partial<QueryDeploymentsArgs>>;
  fees?: Resolver<ResolversTypes['Fees'], ParentType, ContextType, RequireFields<QueryFeesArgs, 'interval'>>;
  flows?: Resolver<ResolversTypes['FlowConnection'], ParentType, ContextType, Partial<QueryFlowsArgs>>;
  gpuModel?: Resolver<Maybe<ResolversTypes['GpuModel']>, ParentType, ContextType, RequireFields<QueryGpuModelArgs, 'model' | 'vendor'>>;
  gpuModels?: Resolver<ReadonlyArray<ResolversTypes['GpuModel']>, ParentType, ContextType>;
  lease?: Resolver<Maybe<ResolversTypes['Lease']>, ParentType, ContextType, RequireFields<QueryLeaseArgs, 'id'>>;
  leases?: Resolver<ResolversTypes['LeaseConnection'], ParentType, ContextType, Partial<QueryLeasesArgs>>;
  market?: Resolver<ResolversTypes['MarketFigures'], ParentType, ContextType, Partial<QueryMarketArgs>>;
  measure?: Resolver<ResolversTypes['MeasureDefinition'], ParentType, ContextType, RequireFields<QueryMeasureArgs, 'key'>>;
  measures?: Resolver<ReadonlyArray<ResolversTypes['MeasureDefinition']>, ParentType, ContextType>;
  messages?: Resolver<ResolversTypes['MessageConnection'], ParentType, ContextType, Partial<QueryMessagesArgs>>;
  metric?: Resolver<ResolversTypes['MetricDefinition'], ParentType, ContextType, RequireFields<QueryMetricArgs, 'name'>>;
  metrics?: Resolver<ReadonlyArray<ResolversTypes['MetricDefinition']>, ParentType, ContextType>;
  network?: Resolver<ResolversTypes['NetworkSummary'], ParentType, ContextType>;
  node?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType, RequireFields<QueryNodeArgs, 'id'>>;
  order?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType, RequireFields<QueryOrderArgs, 'id'>>;
  orders?: Resolver<ResolversTypes['OrderConnection'], ParentType, ContextType, Partial<QueryOrdersArgs>>;
  parameters?: Resolver<ResolversTypes['ParameterConnection'], ParentType, ContextType, Partial<QueryParametersArgs>>;
  priceDiscounts?: Resolver<ReadonlyArray<ResolversTypes['PriceDiscount']>, ParentType, ContextType, RequireFields<QueryPriceDiscountsArgs, 'kind'>>;
  priceStatistics?: Resolver<ResolversTypes['PriceStatistics'], ParentType, ContextType, RequireFields<QueryPriceStatisticsArgs, 'input'>>;
  provider?: Resolver<Maybe<ResolversTypes['Provider']>, ParentType, ContextType, RequireFields<QueryProviderArgs, 'owner'>>;
  providers?: Resolver<ResolversTypes['ProviderConnection'], ParentType, ContextType, Partial<QueryProvidersArgs>>;
  publishedComparison?: Resolver<ReadonlyArray<ResolversTypes['PublishedComparison']>, ParentType, ContextType, Partial<QueryPublishedComparisonArgs>>;
  scenario?: Resolver<ResolversTypes['Scenario'], ParentType, ContextType, RequireFields<QueryScenarioArgs, 'live' | 'name'>>;
  scenarios?: Resolver<ReadonlyArray<ResolversTypes['Scenario']>, ParentType, ContextType>;
  search?: Resolver<ReadonlyArray<ResolversTypes['SearchHit']>, ParentType, ContextType, RequireFields<QuerySearchArgs, 'text'>>;
  series?: Resolver<ResolversTypes['SeriesSet'], ParentType, ContextType, RequireFields<QuerySeriesArgs, 'input'>>;
  spend?: Resolver<ResolversTypes['Spend'], ParentType, ContextType, RequireFields<QuerySpendArgs, 'by' | 'first'>>;
  spendSeries?: Resolver<ReadonlyArray<ResolversTypes['SpendSeries']>, ParentType, ContextType, RequireFields<QuerySpendSeriesArgs, 'by' | 'interval'>>;
  status?: Resolver<ResolversTypes['ChainStatus'], ParentType, ContextType>;
  tenantTotals?: Resolver<ReadonlyArray<ResolversTypes['AccountTotal']>, ParentType, ContextType, RequireFields<QueryTenantTotalsArgs, 'owner'>>;
  tenants?: Resolver<ResolversTypes['TenantConnection'], ParentType, ContextType, Partial<QueryTenantsArgs>>;
  token?: Resolver<ResolversTypes['Token'], ParentType, ContextType, Partial<QueryTokenArgs>>;
  tokenSeries?: Resolver<ReadonlyArray<ResolversTypes['TokenPoint']>, ParentType, ContextType, RequireFields<QueryTokenSeriesArgs, 'interval'>>;
  transaction?: Resolver<Maybe<ResolversTypes['Transaction']>, ParentType, ContextType, RequireFields<QueryTransactionArgs, 'hash'>>;
  transactions?: Resolver<ResolversTypes['TransactionConnection'], ParentType, ContextType, Partial<QueryTransactionsArgs>>;
  upgrades?: Resolver<ReadonlyArray<ResolversTypes['Upgrade']>, ParentType, ContextType>;
  volume?: Resolver<ResolversTypes['Volume'], ParentType, ContextType>;
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

export type ScenarioResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Scenario'] = ResolversParentTypes['Scenario']> = {
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  inputs?: Resolver<ReadonlyArray<ResolversTypes['ScenarioInput']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['ScenarioName'], ParentType, ContextType>;
  outputs?: Resolver<ReadonlyArray<ResolversTypes['ScenarioOutput']>, ParentType, ContextType>;
  provenance?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  sensitivity?: Resolver<ResolversTypes['Sensitivity'], ParentType, ContextType, RequireFields<ScenarioSensitivityArgs, 'column' | 'row'>>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  tornado?: Resolver<ReadonlyArray<ResolversTypes['TornadoBar']>, ParentType, ContextType, RequireFields<ScenarioTornadoArgs, 'spread'>>;
};

export type ScenarioInputResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ScenarioInput'] = ResolversParentTypes['ScenarioInput']> = {
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  maximum?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  measured?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  measuredBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  minimum?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  origin?: Resolver<ResolversTypes['ScenarioInputOrigin'], ParentType, ContextType>;
  preset?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  unit?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
};

export type ScenarioOutputResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ScenarioOutput'] = ResolversParentTypes['ScenarioOutput']> = {
  formula?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  preset?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  published?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  publishedValue?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  reproduces?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  rounding?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  unit?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
};

export type SearchHitResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SearchHit'] = ResolversParentTypes['SearchHit']> = {
  detail?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['SearchKind'], ParentType, ContextType>;
  result?: Resolver<ResolversTypes['SearchResult'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type SearchResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SearchResult'] = ResolversParentTypes['SearchResult']> = {
  __resolveType: TypeResolveFn<'Account' | 'Block' | 'Deployment' | 'GpuModel' | 'Lease' | 'MetricDefinition' | 'Order' | 'Provider' | 'Transaction', ParentType, ContextType>;
};

export type SensitivityResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Sensitivity'] = ResolversParentTypes['Sensitivity']> = {
  column?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  columnValues?: Resolver<ReadonlyArray<ResolversTypes['Decimal']>, ParentType, ContextType>;
  output?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  row?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  rowValues?: Resolver<ReadonlyArray<ResolversTypes['Decimal']>, ParentType, ContextType>;
  unit?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  values?: Resolver<ReadonlyArray<ReadonlyArray<ResolversTypes['Decimal']>>, ParentType, ContextType>;
};

export type SeriesResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Series'] = ResolversParentTypes['Series']> = {
  member?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  points?: Resolver<ReadonlyArray<ResolversTypes['Point']>, ParentType, ContextType>;
};

export type SeriesSetResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SeriesSet'] = ResolversParentTypes['SeriesSet']> = {
  definition?: Resolver<ResolversTypes['MetricDefinition'], ParentType, ContextType>;
  height?: Resolver<ResolversTypes['Height'], ParentType, ContextType>;
  interval?: Resolver<ResolversTypes['Interval'], ParentType, ContextType>;
  series?: Resolver<ReadonlyArray<ResolversTypes['Series']>, ParentType, ContextType>;
};

export type SignModeCountResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SignModeCount'] = ResolversParentTypes['SignModeCount']> = {
  mode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  share?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  transactions?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type SpendResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Spend'] = ResolversParentTypes['Spend']> = {
  concentration?: Resolver<Maybe<ResolversTypes['Concentration']>, ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  from?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  members?: Resolver<ReadonlyArray<ResolversTypes['SpendMember']>, ParentType, ContextType>;
  to?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  usd?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  usdToday?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
};

export type SpendMemberResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SpendMember'] = ResolversParentTypes['SpendMember']> = {
  annualizedUsd?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  cumulativeUsd?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  member?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  parts?: Resolver<ReadonlyArray<ResolversTypes['SpendPart']>, ParentType, ContextType>;
  provider?: Resolver<Maybe<ResolversTypes['Provider']>, ParentType, ContextType>;
  runRateUsd?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  share?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  takeUsd?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  usd?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  usdToday?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
};

export type SpendPartResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SpendPart'] = ResolversParentTypes['SpendPart']> = {
  amount?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  denom?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  priceSource?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  usd?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  usdToday?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
};

export type SpendPointResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SpendPoint'] = ResolversParentTypes['SpendPoint']> = {
  cumulativeUsd?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  partial?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  time?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  usd?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  usdToday?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
};

export type SpendSeriesResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SpendSeries'] = ResolversParentTypes['SpendSeries']> = {
  member?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  points?: Resolver<ReadonlyArray<ResolversTypes['SpendPoint']>, ParentType, ContextType>;
};

export type SubscriptionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  bidEvents?: SubscriptionResolver<ResolversTypes['BidEvent'], "bidEvents", ParentType, ContextType, Partial<SubscriptionBidEventsArgs>>;
  blocks?: SubscriptionResolver<ResolversTypes['Block'], "blocks", ParentType, ContextType>;
  leaseEvents?: SubscriptionResolver<ResolversTypes['LeaseEvent'], "leaseEvents", ParentType, ContextType, Partial<SubscriptionLeaseEventsArgs>>;
  metricUpdates?: SubscriptionResolver<ResolversTypes['MetricUpdate'], "metricUpdates", ParentType, ContextType, RequireFields<SubscriptionMetricUpdatesArgs, 'metrics'>>;
};

export type SurvivalResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Survival'] = ResolversParentTypes['Survival']> = {
  closed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  leases?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  medianSeconds?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  running?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  steps?: Resolver<ReadonlyArray<ResolversTypes['SurvivalStep']>, ParentType, ContextType>;
};

export type SurvivalStepResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SurvivalStep'] = ResolversParentTypes['SurvivalStep']> = {
  atRisk?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  closed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  lower?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  seconds?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  survival?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  upper?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type SuspectAnswersResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SuspectAnswers'] = ResolversParentTypes['SuspectAnswers']> = {
  answers?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  providers?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  providersNow?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  rows?: Resolver<ReadonlyArray<ResolversTypes['SuspectProvider']>, ParentType, ContextType>;
};

export type SuspectProviderResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SuspectProvider'] = ResolversParentTypes['SuspectProvider']> = {
  answers?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  firstTime?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  lastTime?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  providerAddress?: Resolver<ResolversTypes['Address'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type TakePointResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TakePoint'] = ResolversParentTypes['TakePoint']> = {
  effectiveRate?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  gross?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  grossUsd?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  partial?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  rateInForce?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  take?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  takeUsd?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  time?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type TakeRateResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TakeRate'] = ResolversParentTypes['TakeRate']> = {
  denom?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  fromHeight?: Resolver<ResolversTypes['Height'], ParentType, ContextType>;
  fromTime?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  rate?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
};

export type TakeSeriesResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TakeSeries'] = ResolversParentTypes['TakeSeries']> = {
  denom?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  points?: Resolver<ReadonlyArray<ResolversTypes['TakePoint']>, ParentType, ContextType>;
};

export type TenantResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Tenant'] = ResolversParentTypes['Tenant']> = {
  account?: Resolver<ResolversTypes['Account'], ParentType, ContextType>;
  activeDeployments?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  activeLeases?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  address?: Resolver<ResolversTypes['Address'], ParentType, ContextType>;
  deployments?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  firstHeight?: Resolver<ResolversTypes['Height'], ParentType, ContextType>;
  firstTime?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  gpusLeased?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  lastHeight?: Resolver<ResolversTypes['Height'], ParentType, ContextType>;
  totals?: Resolver<ReadonlyArray<ResolversTypes['AccountTotal']>, ParentType, ContextType>;
};

export type TenantConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TenantConnection'] = ResolversParentTypes['TenantConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['TenantEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Tenant']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type TenantEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TenantEdge'] = ResolversParentTypes['TenantEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Tenant'], ParentType, ContextType>;
};

export type TenantFiguresResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TenantFigures'] = ResolversParentTypes['TenantFigures']> = {
  active?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  atStart?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  churn?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  lost?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  new?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  returning?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type TokenResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Token'] = ResolversParentTypes['Token']> = {
  actBurned?: Resolver<ResolversTypes['TokenFigure'], ParentType, ContextType>;
  actMinted?: Resolver<ResolversTypes['TokenFigure'], ParentType, ContextType>;
  actSupply?: Resolver<ResolversTypes['TokenFigure'], ParentType, ContextType>;
  aktUsd?: Resolver<ResolversTypes['TokenFigure'], ParentType, ContextType>;
  aktUsdTime?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  bonded?: Resolver<ResolversTypes['TokenFigure'], ParentType, ContextType>;
  bondedOfCirculating?: Resolver<ResolversTypes['TokenFigure'], ParentType, ContextType>;
  bondedOfSupply?: Resolver<ResolversTypes['TokenFigure'], ParentType, ContextType>;
  circulating?: Resolver<ResolversTypes['TokenFigure'], ParentType, ContextType>;
  circulatingOfMaximum?: Resolver<ResolversTypes['TokenFigure'], ParentType, ContextType>;
  collateralRatio?: Resolver<ResolversTypes['TokenFigure'], ParentType, ContextType>;
  communityPool?: Resolver<ResolversTypes['TokenFigure'], ParentType, ContextType>;
  communityPoolUsd?: Resolver<ResolversTypes['TokenFigure'], ParentType, ContextType>;
  height?: Resolver<ResolversTypes['Height'], ParentType, ContextType>;
  inflationInForce?: Resolver<ResolversTypes['TokenFigure'], ParentType, ContextType>;
  inflationRealised?: Resolver<ResolversTypes['TokenFigure'], ParentType, ContextType>;
  maximumSupply?: Resolver<ResolversTypes['TokenFigure'], ParentType, ContextType>;
  minted?: Resolver<ResolversTypes['TokenFigure'], ParentType, ContextType>;
  minted30d?: Resolver<ResolversTypes['TokenFigure'], ParentType, ContextType>;
  supply?: Resolver<ResolversTypes['TokenFigure'], ParentType, ContextType>;
  supplyOfMaximum?: Resolver<ResolversTypes['TokenFigure'], ParentType, ContextType>;
  time?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  vault?: Resolver<ResolversTypes['TokenFigure'], ParentType, ContextType>;
};

export type TokenFigureResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TokenFigure'] = ResolversParentTypes['TokenFigure']> = {
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  unit?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
};

export type TokenPointResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TokenPoint'] = ResolversParentTypes['TokenPoint']> = {
  actBurned?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  actMinted?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  actSupply?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  aktUsd?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  aktUsdSource?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  bonded?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  bondedOfSupply?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  collateralRatio?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  communityPool?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  inflationInForce?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  inflationRealised?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  minted?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  partial?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  supply?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  time?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  vault?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
};

export type TornadoBarResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TornadoBar'] = ResolversParentTypes['TornadoBar']> = {
  highInput?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  highOutput?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  input?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  lowInput?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  lowOutput?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  swing?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  unit?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type TransactionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Transaction'] = ResolversParentTypes['Transaction']> = {
  block?: Resolver<Maybe<ResolversTypes['Block']>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  codespace?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  feePayer?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  fees?: Resolver<ReadonlyArray<ResolversTypes['DenomAmount']>, ParentType, ContextType>;
  flows?: Resolver<ResolversTypes['FlowConnection'], ParentType, ContextType, Partial<TransactionFlowsArgs>>;
  gasUsed?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  gasWanted?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  hash?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  height?: Resolver<ResolversTypes['Height'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  index?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  log?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  memo?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  messageCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  messages?: Resolver<ResolversTypes['MessageConnection'], ParentType, ContextType, Partial<TransactionMessagesArgs>>;
  succeeded?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  time?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TransactionConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TransactionConnection'] = ResolversParentTypes['TransactionConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['TransactionEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Transaction']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type TransactionEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TransactionEdge'] = ResolversParentTypes['TransactionEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Transaction'], ParentType, ContextType>;
};

export type TransactionFeePointResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TransactionFeePoint'] = ResolversParentTypes['TransactionFeePoint']> = {
  amount?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  partial?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  time?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  usd?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
};

export type TransactionFeeSeriesResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TransactionFeeSeries'] = ResolversParentTypes['TransactionFeeSeries']> = {
  denom?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  points?: Resolver<ReadonlyArray<ResolversTypes['TransactionFeePoint']>, ParentType, ContextType>;
};

export interface UInt64ScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['UInt64'], any> {
  name: 'UInt64';
}

export type UpgradeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Upgrade'] = ResolversParentTypes['Upgrade']> = {
  height?: Resolver<ResolversTypes['Height'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  time?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type UptimeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Uptime'] = ResolversParentTypes['Uptime']> = {
  coverage?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  share?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  since?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type UtilizationViewsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UtilizationViews'] = ResolversParentTypes['UtilizationViews']> = {
  allocated?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  allocatedShare?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  atSilentProviders?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  leased?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  leasedShare?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  notCounted?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  notLeased?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  sinceAnswer?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  supplied?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
};

export type VolumeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Volume'] = ResolversParentTypes['Volume']> = {
  byDenom?: Resolver<ReadonlyArray<ResolversTypes['DenomVolume']>, ParentType, ContextType>;
  cumulativeUsd?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  cumulativeUsdToday?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  day?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  firstHeight?: Resolver<ResolversTypes['Height'], ParentType, ContextType>;
  height?: Resolver<ResolversTypes['Height'], ParentType, ContextType>;
  runRateCpuUsd?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  runRateGpuUsd?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  runRateUsd?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  settledUsd?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  settledUsdToday?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  time?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type WinRateResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WinRate'] = ResolversParentTypes['WinRate']> = {
  bids?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  lost?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  open?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  provider?: Resolver<Maybe<ResolversTypes['Provider']>, ParentType, ContextType>;
  providerAddress?: Resolver<ResolversTypes['Address'], ParentType, ContextType>;
  rate?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  won?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  Account?: AccountResolvers<ContextType>;
  AccountTotal?: AccountTotalResolvers<ContextType>;
  Address?: GraphQLScalarType;
  Attribute?: AttributeResolvers<ContextType>;
  AttributePeriod?: AttributePeriodResolvers<ContextType>;
  AuditPeriod?: AuditPeriodResolvers<ContextType>;
  Bid?: BidResolvers<ContextType>;
  BidConnection?: BidConnectionResolvers<ContextType>;
  BidCount?: BidCountResolvers<ContextType>;
  BidEdge?: BidEdgeResolvers<ContextType>;
  BidEvent?: BidEventResolvers<ContextType>;
  Block?: BlockResolvers<ContextType>;
  BlockConnection?: BlockConnectionResolvers<ContextType>;
  BlockEdge?: BlockEdgeResolvers<ContextType>;
  ChainStatus?: ChainStatusResolvers<ContextType>;
  CloseReason?: CloseReasonResolvers<ContextType>;
  CommunityPoolPoint?: CommunityPoolPointResolvers<ContextType>;
  CommunityPoolSeries?: CommunityPoolSeriesResolvers<ContextType>;
  ComponentPrice?: ComponentPriceResolvers<ContextType>;
  ComponentPrices?: ComponentPricesResolvers<ContextType>;
  Concentration?: ConcentrationResolvers<ContextType>;
  CountrySummary?: CountrySummaryResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  DeadLetter?: DeadLetterResolvers<ContextType>;
  DeadLetterConnection?: DeadLetterConnectionResolvers<ContextType>;
  DeadLetterEdge?: DeadLetterEdgeResolvers<ContextType>;
  Decimal?: GraphQLScalarType;
  DeclaredModel?: DeclaredModelResolvers<ContextType>;
  DenomAmount?: DenomAmountResolvers<ContextType>;
  DenomPriceDistribution?: DenomPriceDistributionResolvers<ContextType>;
  DenomVolume?: DenomVolumeResolvers<ContextType>;
  Deployment?: DeploymentResolvers<ContextType>;
  DeploymentConnection?: DeploymentConnectionResolvers<ContextType>;
  DeploymentEdge?: DeploymentEdgeResolvers<ContextType>;
  DeploymentGroup?: DeploymentGroupResolvers<ContextType>;
  DurationSummary?: DurationSummaryResolvers<ContextType>;
  EscrowAccount?: EscrowAccountResolvers<ContextType>;
  EscrowDeposit?: EscrowDepositResolvers<ContextType>;
  EscrowPayment?: EscrowPaymentResolvers<ContextType>;
  FeeWaterfall?: FeeWaterfallResolvers<ContextType>;
  FeeWaterfallPart?: FeeWaterfallPartResolvers<ContextType>;
  Fees?: FeesResolvers<ContextType>;
  Flow?: FlowResolvers<ContextType>;
  FlowConnection?: FlowConnectionResolvers<ContextType>;
  FlowEdge?: FlowEdgeResolvers<ContextType>;
  GasPoint?: GasPointResolvers<ContextType>;
  GpuModel?: GpuModelResolvers<ContextType>;
  GpuVariant?: GpuVariantResolvers<ContextType>;
  Grant?: GrantResolvers<ContextType>;
  GrantConnection?: GrantConnectionResolvers<ContextType>;
  GrantEdge?: GrantEdgeResolvers<ContextType>;
  Height?: GraphQLScalarType;
  InventoryRange?: InventoryRangeResolvers<ContextType>;
  InventoryRangeConnection?: InventoryRangeConnectionResolvers<ContextType>;
  InventoryRangeEdge?: InventoryRangeEdgeResolvers<ContextType>;
  JSON?: GraphQLScalarType;
  Lease?: LeaseResolvers<ContextType>;
  LeaseConnection?: LeaseConnectionResolvers<ContextType>;
  LeaseEdge?: LeaseEdgeResolvers<ContextType>;
  LeaseEvent?: LeaseEventResolvers<ContextType>;
  LeaseFigures?: LeaseFiguresResolvers<ContextType>;
  LeaseLength?: LeaseLengthResolvers<ContextType>;
  LeasePrice?: LeasePriceResolvers<ContextType>;
  LeaseSize?: LeaseSizeResolvers<ContextType>;
  LeaseTotal?: LeaseTotalResolvers<ContextType>;
  MarketFigures?: MarketFiguresResolvers<ContextType>;
  MarketKindFigures?: MarketKindFiguresResolvers<ContextType>;
  MarketMember?: MarketMemberResolvers<ContextType>;
  MeasureDefinition?: MeasureDefinitionResolvers<ContextType>;
  MemberUtilization?: MemberUtilizationResolvers<ContextType>;
  Message?: MessageResolvers<ContextType>;
  MessageConnection?: MessageConnectionResolvers<ContextType>;
  MessageEdge?: MessageEdgeResolvers<ContextType>;
  MessageField?: MessageFieldResolvers<ContextType>;
  Meta?: MetaResolvers<ContextType>;
  MetricDefinition?: MetricDefinitionResolvers<ContextType>;
  MetricUpdate?: MetricUpdateResolvers<ContextType>;
  ModelAllocation?: ModelAllocationResolvers<ContextType>;
  NetworkSummary?: NetworkSummaryResolvers<ContextType>;
  Node?: NodeResolvers<ContextType>;
  Order?: OrderResolvers<ContextType>;
  OrderConnection?: OrderConnectionResolvers<ContextType>;
  OrderEdge?: OrderEdgeResolvers<ContextType>;
  OrderFailure?: OrderFailureResolvers<ContextType>;
  OrderFigures?: OrderFiguresResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Parameter?: ParameterResolvers<ContextType>;
  ParameterConnection?: ParameterConnectionResolvers<ContextType>;
  ParameterEdge?: ParameterEdgeResolvers<ContextType>;
  Payer?: PayerResolvers<ContextType>;
  Point?: PointResolvers<ContextType>;
  PriceDiscount?: PriceDiscountResolvers<ContextType>;
  PriceDistribution?: PriceDistributionResolvers<ContextType>;
  PriceQuartiles?: PriceQuartilesResolvers<ContextType>;
  PriceReference?: PriceReferenceResolvers<ContextType>;
  PriceRow?: PriceRowResolvers<ContextType>;
  PriceStatistics?: PriceStatisticsResolvers<ContextType>;
  Provider?: ProviderResolvers<ContextType>;
  ProviderConnection?: ProviderConnectionResolvers<ContextType>;
  ProviderEdge?: ProviderEdgeResolvers<ContextType>;
  ProviderOnline?: ProviderOnlineResolvers<ContextType>;
  ProviderSample?: ProviderSampleResolvers<ContextType>;
  ProviderTotal?: ProviderTotalResolvers<ContextType>;
  PublishedComparison?: PublishedComparisonResolvers<ContextType>;
  PublishedFigure?: PublishedFigureResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  ReferencePrice?: ReferencePriceResolvers<ContextType>;
  ResourceUnit?: ResourceUnitResolvers<ContextType>;
  Scenario?: ScenarioResolvers<ContextType>;
  ScenarioInput?: ScenarioInputResolvers<ContextType>;
  ScenarioOutput?: ScenarioOutputResolvers<ContextType>;
  SearchHit?: SearchHitResolvers<ContextType>;
  SearchResult?: SearchResultResolvers<ContextType>;
  Sensitivity?: SensitivityResolvers<ContextType>;
  Series?: SeriesResolvers<ContextType>;
  SeriesSet?: SeriesSetResolvers<ContextType>;
  SignModeCount?: SignModeCountResolvers<ContextType>;
  Spend?: SpendResolvers<ContextType>;
  SpendMember?: SpendMemberResolvers<ContextType>;
  SpendPart?: SpendPartResolvers<ContextType>;
  SpendPoint?: SpendPointResolvers<ContextType>;
  SpendSeries?: SpendSeriesResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
  Survival?: SurvivalResolvers<ContextType>;
  SurvivalStep?: SurvivalStepResolvers<ContextType>;
  SuspectAnswers?: SuspectAnswersResolvers<ContextType>;
  SuspectProvider?: SuspectProviderResolvers<ContextType>;
  TakePoint?: TakePointResolvers<ContextType>;
  TakeRate?: TakeRateResolvers<ContextType>;
  TakeSeries?: TakeSeriesResolvers<ContextType>;
  Tenant?: TenantResolvers<ContextType>;
  TenantConnection?: TenantConnectionResolvers<ContextType>;
  TenantEdge?: TenantEdgeResolvers<ContextType>;
  TenantFigures?: TenantFiguresResolvers<ContextType>;
  Token?: TokenResolvers<ContextType>;
  TokenFigure?: TokenFigureResolvers<ContextType>;
  TokenPoint?: TokenPointResolvers<ContextType>;
  TornadoBar?: TornadoBarResolvers<ContextType>;
  Transaction?: TransactionResolvers<ContextType>;
  TransactionConnection?: TransactionConnectionResolvers<ContextType>;
  TransactionEdge?: TransactionEdgeResolvers<ContextType>;
  TransactionFeePoint?: TransactionFeePointResolvers<ContextType>;
  TransactionFeeSeries?: TransactionFeeSeriesResolvers<ContextType>;
  UInt64?: GraphQLScalarType;
  Upgrade?: UpgradeResolvers<ContextType>;
  Uptime?: UptimeResolvers<ContextType>;
  UtilizationViews?: UtilizationViewsResolvers<ContextType>;
  Volume?: VolumeResolvers<ContextType>;
  WinRate?: WinRateResolvers<ContextType>;
};

