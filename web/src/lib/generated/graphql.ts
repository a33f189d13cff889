/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
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

/** Which addresses fit. */
export type AddressFilter = {
  /** Exactly this. */
  eq?: string | null | undefined;
  /** Any of these; none where the list is empty. */
  in?: Array<string> | null | undefined;
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

/** Which blocks are wanted; all of what is given must fit. */
export type BlockWhere = {
  /** With transactions (true) or without (false). */
  hasTransactions?: boolean | null | undefined;
  /** Height. */
  height?: HeightFilter | null | undefined;
  /** Address of the proposer's consensus key, upper-case hex. */
  proposer?: StringFilter | null | undefined;
  /** Header time. */
  time?: DateTimeFilter | null | undefined;
  /** Transactions in it, failed ones included. */
  transactionCount?: IntFilter | null | undefined;
};

/** Where the data come from. */
export type ChainOrigin =
  /** A live network's nodes. */
  | 'NETWORK'
  /** A recorded chain: blocks by real nodes, generated traffic. */
  | 'RECORDED';

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

/** Which moments fit. */
export type DateTimeFilter = {
  /** After. */
  gt?: string | null | undefined;
  /** At or after. */
  gte?: string | null | undefined;
  /** Before. */
  lt?: string | null | undefined;
  /** At or before. */
  lte?: string | null | undefined;
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

/** Which exact numbers fit. */
export type DecimalFilter = {
  /** Exactly this. */
  eq?: string | null | undefined;
  /** Above. */
  gt?: string | null | undefined;
  /** At or above. */
  gte?: string | null | undefined;
  /** Any of these; none where the list is empty. */
  in?: Array<string> | null | undefined;
  /** Below. */
  lt?: string | null | undefined;
  /** At or below. */
  lte?: string | null | undefined;
};

/** In which order deployments come. */
export type DeploymentOrder = {
  /** Which way; DESC where absent. */
  direction?: OrderDirection | null | undefined;
  /** By what. */
  field: DeploymentOrderField;
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
  eq?: DeploymentState | null | undefined;
  /** Any of these; none where the list is empty. */
  in?: Array<DeploymentState> | null | undefined;
};

/** Which deployments are wanted; all of what is given must fit. */
export type DeploymentWhere = {
  /** Block of closing; those still active have none. */
  closedHeight?: HeightFilter | null | undefined;
  /** Time of closing; those still active have none. */
  closedTime?: DateTimeFilter | null | undefined;
  /** Block of creation. */
  createdHeight?: HeightFilter | null | undefined;
  /** Time of creation. */
  createdTime?: DateTimeFilter | null | undefined;
  /** Sequence number. */
  dseq?: UInt64Filter | null | undefined;
  /** Tenant's address. */
  owner?: AddressFilter | null | undefined;
  /** State. */
  state?: DeploymentStateFilter | null | undefined;
};

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

/** States of an escrow account or payment, as the chain stores them: not the state of the deployment or lease. */
export type EscrowState =
  /** Closed. */
  | 'CLOSED'
  /** Open. */
  | 'OPEN'
  /** Ran out of money. */
  | 'OVERDRAWN';

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

/** Which heights fit. */
export type HeightFilter = {
  /** Exactly this. */
  eq?: number | null | undefined;
  /** Above. */
  gt?: number | null | undefined;
  /** At or above. */
  gte?: number | null | undefined;
  /** Any of these; none where the list is empty. */
  in?: Array<number> | null | undefined;
  /** Below. */
  lt?: number | null | undefined;
  /** At or below. */
  lte?: number | null | undefined;
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
  eq?: number | null | undefined;
  /** Above. */
  gt?: number | null | undefined;
  /** At or above. */
  gte?: number | null | undefined;
  /** Any of these; none where the list is empty. */
  in?: Array<number> | null | undefined;
  /** Below. */
  lt?: number | null | undefined;
  /** At or below. */
  lte?: number | null | undefined;
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

/** In which order leases come. */
export type LeaseOrder = {
  /** Which way; DESC where absent. */
  direction?: OrderDirection | null | undefined;
  /** By what. */
  field: LeaseOrderField;
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
  eq?: LeaseState | null | undefined;
  /** Any of these; none where the list is empty. */
  in?: Array<LeaseState> | null | undefined;
};

/** Which leases are wanted; all of what is given must fit. */
export type LeaseWhere = {
  /** Reason of closing as the event told it; those of which none was told fit no value. */
  announcedReason?: StringFilter | null | undefined;
  /** Block of closing; those still running have none. */
  closedHeight?: HeightFilter | null | undefined;
  /** Time of closing; those still running have none. */
  closedTime?: DateTimeFilter | null | undefined;
  /** Block of creation. */
  createdHeight?: HeightFilter | null | undefined;
  /** Time of creation. */
  createdTime?: DateTimeFilter | null | undefined;
  /** Denomination of the price in force. */
  denom?: StringFilter | null | undefined;
  /** Deployment's sequence number. */
  dseq?: UInt64Filter | null | undefined;
  /** GPUs held. */
  gpus?: DecimalFilter | null | undefined;
  /** Only with GPUs (true) or without (false). */
  hasGpu?: boolean | null | undefined;
  /** GPU models that it holds, as vendor/model; one that fits is enough. */
  model?: StringFilter | null | undefined;
  /** Tenant's address. */
  owner?: AddressFilter | null | undefined;
  /** Price in force for a block, in base units of its denomination. */
  price?: DecimalFilter | null | undefined;
  /** Provider's address. */
  provider?: AddressFilter | null | undefined;
  /** Reason of closing as the chain stores it, e.g. lease_closed_reason_unstable; lease_closed_invalid where it stores none. */
  reason?: StringFilter | null | undefined;
  /** State. */
  state?: LeaseStateFilter | null | undefined;
  /** Virtual CPUs held. */
  vcpus?: DecimalFilter | null | undefined;
};

/** Which part of the market. Each field of MarketFigures says what it takes from here beside the range. */
export type MarketInput = {
  /** Only leases and bids of providers that declare this country now, ISO 3166-1 alpha-2. */
  country?: string | null | undefined;
  /** At or after; the first block where absent. */
  from?: string | null | undefined;
  /** Only with GPUs or only without. */
  kind?: MarketKind | null | undefined;
  /** Only leases and bids with GPUs of this model, as vendor/model; a bid without an offer is of the one model that its order names. */
  model?: string | null | undefined;
  /** Only leases and bids of this provider. */
  provider?: string | null | undefined;
  /** Before; the indexed block's time where absent. */
  to?: string | null | undefined;
};

/** Orders and leases with GPUs, or without any. */
export type MarketKind =
  /** Without GPUs. */
  | 'CPU'
  /** With at least one GPU. */
  | 'GPU';

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

/** Direction of an order. What has no value stands last in both. */
export type OrderDirection =
  /** Smallest, earliest or first in the alphabet first. */
  | 'ASC'
  /** Largest, latest or last in the alphabet first. */
  | 'DESC';

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

/** States of an order, as the chain names them. */
export type OrderState =
  /** Served by a lease. */
  | 'ACTIVE'
  /** Closed. */
  | 'CLOSED'
  /** Waiting for bids or for the tenant's choice. */
  | 'OPEN';

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

/** Where the money of a deposit comes from. */
export type PayerKind =
  /** A deposit grant: the granter's money, spent by the tenant, as with managed wallets. */
  | 'GRANT'
  /** Somebody else who signed for it. */
  | 'OTHER'
  /** The tenant's own balance. */
  | 'OWN_BALANCE';

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
  from?: string | null | undefined;
  /** Split by this; one group where absent. Splits by hardware are for GPUs only. */
  groupBy?: PriceGroup | null | undefined;
  /** Only this interface, e.g. sxm; empty for what does not tell it. */
  interface?: string | null | undefined;
  /** Split into buckets; the whole range at once where absent. */
  interval?: PriceInterval | null | undefined;
  /** Which price. */
  kind: PriceKind;
  /** Only this model without its vendor, e.g. a100. */
  model?: string | null | undefined;
  /** Only this provider. */
  provider?: string | null | undefined;
  /** Only this RAM, e.g. 80Gi; empty for what does not tell it. */
  ram?: string | null | undefined;
  /** GPU-hours of leases with GPUs, or vCPU-hours of those without; GPU where absent. */
  resource?: PricedResource | null | undefined;
  /** Before; the indexed block's time where absent. */
  to?: string | null | undefined;
  /** Only this vendor, e.g. nvidia; of GPUs only, as the three that follow. */
  vendor?: string | null | undefined;
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

/** What a price is for. */
export type PricedResource =
  /** One vCPU for one hour of a lease without GPUs; its whole price is attributed to them. */
  | 'CPU'
  /** One GPU for one hour; the whole price of a lease with GPUs is attributed to them. */
  | 'GPU';

/** In which order providers come. */
export type ProviderOrder = {
  /** Which way; DESC where absent. */
  direction?: OrderDirection | null | undefined;
  /** By what. */
  field: ProviderOrderField;
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

/** Which providers are wanted; all of what is given must fit. */
export type ProviderWhere = {
  /** Its active and reclaiming leases. */
  activeLeases?: IntFilter | null | undefined;
  /** ISO 3166-1 alpha-2 country; an empty text where it cannot be told. */
  country?: StringFilter | null | undefined;
  /** Block of its registration; those that genesis holds have none. */
  createdHeight?: HeightFilter | null | undefined;
  /** GPUs leased of it now. */
  gpusLeased?: DecimalFilter | null | undefined;
  /** GPU models that it offers while it is online, as vendor/model; one that fits is enough. */
  model?: StringFilter | null | undefined;
  /** Only those that are online (true) or offline (false). */
  online?: boolean | null | undefined;
  /** Provider's address. */
  owner?: AddressFilter | null | undefined;
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
  key: string;
  /** Value in the input's unit, within its bounds. */
  value: string;
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

/** Only certain members of one dimension. */
export type SeriesFilter = {
  /** The dimension; MetricDefinition.filters lists those that a metric has. */
  dimension: Dimension;
  /** Any of these members; one that the dimension cannot have is refused. */
  members: Array<string>;
};

/** Which series is wanted. */
export type SeriesInput = {
  /** Only what fits all of these, e.g. GPUs of a model in a country. */
  filter?: Array<SeriesFilter> | null | undefined;
  /** Only so many members, those with most in the range; together with `groupBy` and without `members`. At least 1; all where absent. */
  first?: number | null | undefined;
  /** Start, inclusive, moved back to the start of its bucket; the first block where absent or earlier. */
  from?: string | null | undefined;
  /** Split by this dimension; the whole network where absent. */
  groupBy?: Dimension | null | undefined;
  /** Bucket length; a day where absent. */
  interval?: Interval | null | undefined;
  /** Only these members, in this order; together with `groupBy`. All with a value in the range where absent. */
  members?: Array<string> | null | undefined;
  /** The metric. */
  metric: Metric;
  /** End, exclusive; the indexed head where absent or later. */
  to?: string | null | undefined;
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

/** Which texts fit. */
export type StringFilter = {
  /** Exactly this. */
  eq?: string | null | undefined;
  /** Any of these; none where the list is empty. */
  in?: Array<string> | null | undefined;
};

/** In which order tenants come. */
export type TenantOrder = {
  /** Which way; DESC where absent. */
  direction?: OrderDirection | null | undefined;
  /** By what. */
  field: TenantOrderField;
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
  active?: boolean | null | undefined;
  /** Its active and reclaiming leases. */
  activeLeases?: IntFilter | null | undefined;
  /** Address. */
  address?: AddressFilter | null | undefined;
  /** Deployments that it ever made. */
  deployments?: IntFilter | null | undefined;
  /** Block of the first deployment that the index knows of it. */
  firstHeight?: HeightFilter | null | undefined;
  /** GPUs that it leases now. */
  gpusLeased?: DecimalFilter | null | undefined;
  /** Only those with GPUs leased now (true) or without (false). */
  hasGpu?: boolean | null | undefined;
};

/** Which transactions are wanted; all of what is given must fit. */
export type TransactionWhere = {
  /** Who signed one of its messages or paid the fee. */
  account?: AddressFilter | null | undefined;
  /** Who paid the fee. */
  feePayer?: AddressFilter | null | undefined;
  /** Block. */
  height?: HeightFilter | null | undefined;
  /** Only those that succeeded (true) or failed (false). */
  succeeded?: boolean | null | undefined;
  /** The block's time. */
  time?: DateTimeFilter | null | undefined;
  /** Types of its messages, e.g. /akash.market.v1beta4.MsgCreateBid; one that fits is enough. */
  typeUrl?: StringFilter | null | undefined;
};

/** Which 64-bit whole numbers fit. */
export type UInt64Filter = {
  /** Exactly this. */
  eq?: string | null | undefined;
  /** Above. */
  gt?: string | null | undefined;
  /** At or above. */
  gte?: string | null | undefined;
  /** Any of these; none where the list is empty. */
  in?: Array<string> | null | undefined;
  /** Below. */
  lt?: string | null | undefined;
  /** At or below. */
  lte?: string | null | undefined;
};

export type AccountQueryVariables = Exact<{
  owner: string;
}>;


export type AccountQuery = { address: { address: string, roles: Array<AccountRole>, provider: { hostUri: string } | null, tenantTotals: Array<{ denom: string, deposited: string, refunded: string, gross: string, fee: string, net: string }>, providerTotals: Array<{ denom: string, net: string }> } };

export type AccountDeploymentsQueryVariables = Exact<{
  owner: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}>;


export type AccountDeploymentsQuery = { address: { deployments: { totalCount: number, nodes: Array<{ owner: string, dseq: string, state: DeploymentState, createdHeight: number, createdTime: string, closedTime: string | null, groups: Array<{ gseq: number, resources: Array<{ count: number, gpus: string, vcpus: string }> }> }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } } };

export type AccountTransactionsQueryVariables = Exact<{
  owner: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}>;


export type AccountTransactionsQuery = { address: { transactions: { totalCount: number, nodes: Array<{ hash: string, height: number, time: string, succeeded: boolean, feePayer: string, messageCount: number, fees: Array<{ denom: string, amount: string }>, messages: { nodes: Array<{ type: string }> } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } } };

export type AccountFlowsQueryVariables = Exact<{
  owner: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}>;


export type AccountFlowsQuery = { address: { flows: { totalCount: number, nodes: Array<{ height: number, sequence: number, time: string, transactionHash: string | null, kind: FlowKind, sender: string, recipient: string, owner: string | null, dseq: string | null, amount: { denom: string, amount: string, usd: string | null } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } } };

export type AccountGrantsQueryVariables = Exact<{
  owner: string;
}>;


export type AccountGrantsQuery = { address: { grantsGiven: { nodes: Array<{ granter: string, grantee: string, messageTypeUrl: string, expiresTime: string | null, goneHeight: number | null, spendLimits: Array<{ denom: string, amount: string }> }> }, grantsReceived: { nodes: Array<{ granter: string, grantee: string, messageTypeUrl: string, expiresTime: string | null, goneHeight: number | null, spendLimits: Array<{ denom: string, amount: string }> }> } } };

export type GrantRowFragment = { granter: string, grantee: string, messageTypeUrl: string, expiresTime: string | null, goneHeight: number | null, spendLimits: Array<{ denom: string, amount: string }> };

export type TenantsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  where?: TenantWhere | null | undefined;
  orderBy?: TenantOrder | null | undefined;
}>;


export type TenantsQuery = { tenants: { totalCount: number, nodes: Array<{ address: string, deployments: number, activeDeployments: number, activeLeases: number, gpusLeased: string, firstTime: string, totals: Array<{ denom: string, gross: string }> }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } };

export type TenantSpendQueryVariables = Exact<{
  members: Array<string> | string;
  from: string;
}>;


export type TenantSpendQuery = { all: { members: Array<{ usd: string | null, share: string | null, runRateUsd: string | null }> }, lately: { members: Array<{ usd: string | null, share: string | null }> } };

export type BlockRowFragment = { height: number, hash: string, time: string, intervalSeconds: number | null, proposer: string, transactionCount: number, failedCount: number };

export type TransactionRowFragment = { hash: string, height: number, time: string, succeeded: boolean, feePayer: string, messageCount: number, fees: Array<{ denom: string, amount: string }>, messages: { nodes: Array<{ type: string }> } };

export type FlowRowFragment = { height: number, sequence: number, time: string, transactionHash: string | null, kind: FlowKind, sender: string, recipient: string, owner: string | null, dseq: string | null, amount: { denom: string, amount: string, usd: string | null } };

export type BlocksQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  where?: BlockWhere | null | undefined;
}>;


export type BlocksQuery = { blocks: { totalCount: number, nodes: Array<{ height: number, hash: string, time: string, intervalSeconds: number | null, proposer: string, transactionCount: number, failedCount: number }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } };

export type BlockQueryVariables = Exact<{
  height: number;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  flows: number;
}>;


export type BlockQuery = { block: { height: number, hash: string, time: string, intervalSeconds: number | null, proposer: string, transactionCount: number, failedCount: number, transactions: { totalCount: number, nodes: Array<{ hash: string, height: number, time: string, succeeded: boolean, feePayer: string, messageCount: number, fees: Array<{ denom: string, amount: string }>, messages: { nodes: Array<{ type: string }> } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } }, flows: { totalCount: number, nodes: Array<{ height: number, sequence: number, time: string, transactionHash: string | null, kind: FlowKind, sender: string, recipient: string, owner: string | null, dseq: string | null, amount: { denom: string, amount: string, usd: string | null } }> } } | null };

export type TransactionsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  where?: TransactionWhere | null | undefined;
}>;


export type TransactionsQuery = { transactions: { totalCount: number, nodes: Array<{ hash: string, height: number, time: string, succeeded: boolean, feePayer: string, messageCount: number, fees: Array<{ denom: string, amount: string }>, messages: { nodes: Array<{ type: string }> } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } };

export type TransactionQueryVariables = Exact<{
  hash: string;
  messages: number;
  flows: number;
}>;


export type TransactionQuery = { transaction: { hash: string, height: number, index: number, time: string, succeeded: boolean, code: number, codespace: string, log: string, gasWanted: string, gasUsed: string, feePayer: string, memo: string, messageCount: number, fees: Array<{ denom: string, amount: string, usd: string | null }>, messages: { totalCount: number, nodes: Array<{ path: string, typeUrl: string, type: string, signer: string, content: unknown, lease: { owner: string, dseq: string, gseq: number, oseq: number, providerAddress: string } | null, deployment: { owner: string, dseq: string } | null, provider: { owner: string } | null }> }, flows: { totalCount: number, nodes: Array<{ height: number, sequence: number, time: string, transactionHash: string | null, kind: FlowKind, sender: string, recipient: string, owner: string | null, dseq: string | null, amount: { denom: string, amount: string, usd: string | null } }> } } | null };

export type SearchQueryVariables = Exact<{
  text: string;
  first: number;
}>;


export type SearchQuery = { search: Array<{ kind: SearchKind, key: string, title: string, detail: string, result:
      | { __typename: 'Account', address: string }
      | { __typename: 'Block', height: number }
      | { __typename: 'Deployment', owner: string, dseq: string }
      | { __typename: 'GpuModel', vendor: string, model: string }
      | { __typename: 'Lease', owner: string, dseq: string, gseq: number, oseq: number, providerAddress: string }
      | { __typename: 'MetricDefinition', name: Metric }
      | { __typename: 'Order', owner: string, dseq: string }
      | { __typename: 'Provider', owner: string }
      | { __typename: 'Transaction', hash: string }
     }> };

export type BrushQueryVariables = Exact<{
  input: SeriesInput;
}>;


export type BrushQuery = { series: { series: Array<{ points: Array<{ time: string, value: string | null }> }> } };

export type CatalogueQueryVariables = Exact<{ [key: string]: never; }>;


export type CatalogueQuery = { metrics: Array<{ name: Metric, title: string, definition: string, formula: string, unit: string, dimensions: Array<Dimension>, filters: Array<Dimension>, sources: Array<string>, caveats: Array<string> }>, measures: Array<{ key: string, title: string, definition: string, formula: string, unit: string, dimensions: Array<string>, sources: Array<string>, caveats: Array<string> }> };

export type ComparableModelsQueryVariables = Exact<{ [key: string]: never; }>;


export type ComparableModelsQuery = { gpuModels: Array<{ vendor: string, model: string }> };

export type DeadLettersQueryVariables = Exact<{
  first: number;
}>;


export type DeadLettersQuery = { status: { bootstrapHeight: number | null, unknownBefore: Array<string> }, deadLetters: { totalCount: number, nodes: Array<{ height: number, kind: DeadLetterKind, object: string, code: string, error: string }> } };

export type GroupPartsFragment = { state: string, name: string, resources: Array<{ count: number, vcpus: string, memoryBytes: string, storageBytes: string, gpus: string, gpuAttributes: Array<string>, maxPrice: { denom: string, amount: string } }> };

export type AccountSumsFragment = { denom: string, deposited: string, refunded: string, gross: string, fee: string, net: string };

export type DeploymentQueryVariables = Exact<{
  owner: string;
  dseq: string;
}>;


export type DeploymentQuery = { deployment: { owner: string, dseq: string, state: DeploymentState, hash: string, createdHeight: number, createdTime: string, closedHeight: number | null, closedTime: string | null, groups: Array<{ gseq: number, state: string, name: string, resources: Array<{ count: number, vcpus: string, memoryBytes: string, storageBytes: string, gpus: string, gpuAttributes: Array<string>, maxPrice: { denom: string, amount: string } }> }>, leases: Array<{ owner: string, dseq: string, gseq: number, oseq: number, state: LeaseState, reason: string, createdHeight: number, createdTime: string, usdPerHour: string | null, usdPerHourAtClose: string | null, gpus: string, providerAddress: string, price: { denom: string, amount: string }, gpuVariants: Array<{ vendor: string, model: string, ram: string, interface: string, count: number }>, provider: { hostUri: string, country: string } | null }>, escrow: { state: EscrowState, settledHeight: number, overdrawn: boolean, settlementRefused: boolean, runsOutHeight: number | null, runsOutTime: string | null, funds: Array<{ denom: string, amount: string }>, balance: Array<{ denom: string, amount: string }>, totals: Array<{ denom: string, deposited: string, refunded: string, gross: string, fee: string, net: string }> } | null } | null };

export type DeploymentRowFragment = { owner: string, dseq: string, state: DeploymentState, createdHeight: number, createdTime: string, closedTime: string | null, groups: Array<{ gseq: number, resources: Array<{ count: number, gpus: string, vcpus: string }> }> };

export type DeploymentListQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  where?: DeploymentWhere | null | undefined;
  orderBy?: DeploymentOrder | null | undefined;
}>;


export type DeploymentListQuery = { deployments: { totalCount: number, nodes: Array<{ owner: string, dseq: string, state: DeploymentState, createdHeight: number, createdTime: string, closedTime: string | null, groups: Array<{ gseq: number, resources: Array<{ count: number, gpus: string, vcpus: string }> }> }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } };

export type EmbedStatusQueryVariables = Exact<{
  height: number;
  frozen: boolean;
}>;


export type EmbedStatusQuery = { status: { chainId: string, indexedHeight: number, indexedTime: string | null, firstTime: string | null }, block?: { height: number, time: string } | null };

export type EmbedCatalogueQueryVariables = Exact<{ [key: string]: never; }>;


export type EmbedCatalogueQuery = { metrics: Array<{ name: Metric, dimensions: Array<Dimension>, filters: Array<Dimension> }> };

export type ChainEventsQueryVariables = Exact<{ [key: string]: never; }>;


export type ChainEventsQuery = { parameters: { nodes: Array<{ module: string, name: string, value: unknown, fromHeight: number, fromTime: string | null, origin: ParameterOrigin }> }, upgrades: Array<{ name: string, height: number, time: string | null }> };

export type ExploreQueryVariables = Exact<{
  first: SeriesInput;
  second: SeriesInput;
  third: SeriesInput;
  fourth: SeriesInput;
  two: boolean;
  three: boolean;
  four: boolean;
}>;


export type ExploreQuery = { first: { interval: Interval, height: number, definition: { name: Metric, title: string, unit: string }, series: Array<{ member: string, points: Array<{ time: string, value: string | null, coverage: number, partial: boolean, firstHeight: number, lastHeight: number }> }> }, second?: { interval: Interval, height: number, definition: { name: Metric, title: string, unit: string }, series: Array<{ member: string, points: Array<{ time: string, value: string | null, coverage: number, partial: boolean, firstHeight: number, lastHeight: number }> }> }, third?: { interval: Interval, height: number, definition: { name: Metric, title: string, unit: string }, series: Array<{ member: string, points: Array<{ time: string, value: string | null, coverage: number, partial: boolean, firstHeight: number, lastHeight: number }> }> }, fourth?: { interval: Interval, height: number, definition: { name: Metric, title: string, unit: string }, series: Array<{ member: string, points: Array<{ time: string, value: string | null, coverage: number, partial: boolean, firstHeight: number, lastHeight: number }> }> } };

export type ExploredFragment = { interval: Interval, height: number, definition: { name: Metric, title: string, unit: string }, series: Array<{ member: string, points: Array<{ time: string, value: string | null, coverage: number, partial: boolean, firstHeight: number, lastHeight: number }> }> };

export type MembersQueryVariables = Exact<{
  input: SeriesInput;
}>;


export type MembersQuery = { series: { series: Array<{ member: string }> } };

export type ProviderNamesQueryVariables = Exact<{ [key: string]: never; }>;


export type ProviderNamesQuery = { providers: { nodes: Array<{ owner: string, hostUri: string }> } };

export type FeesQueryVariables = Exact<{
  from?: string | null | undefined;
  to?: string | null | undefined;
  interval: SpendInterval;
}>;


export type FeesQuery = { fees: { height: number, waterfall: { grossUsd: string | null, takeUsd: string | null, netUsd: string | null, effectiveRate: string | null, byDenom: Array<{ denom: string, gross: string, take: string, net: string }> }, take: Array<{ denom: string, points: Array<{ time: string, gross: string, take: string, grossUsd: string | null, takeUsd: string | null, effectiveRate: string | null, rateInForce: string | null, partial: boolean }> }>, transactionFees: Array<{ denom: string, points: Array<{ time: string, amount: string, usd: string | null, partial: boolean }> }>, gas: Array<{ time: string, transactions: number, failed: number, wanted: string, used: string, partial: boolean }>, communityPool: Array<{ kind: CommunityPoolKind, denom: string, total: string, points: Array<{ time: string, amount: string }> }>, takeRates: Array<{ denom: string, rate: string, fromHeight: number, fromTime: string | null }> } };

export type VolumeNowQueryVariables = Exact<{ [key: string]: never; }>;


export type VolumeNowQuery = { volume: { height: number, runRateUsd: string | null, runRateGpuUsd: string | null, runRateCpuUsd: string | null, settledUsd: string | null, settledUsdToday: string | null, cumulativeUsd: string | null, cumulativeUsdToday: string | null, byDenom: Array<{ denom: string, settledShare: string | null, cumulative: string, cumulativeUsd: string | null, cumulativeUsdToday: string | null }> } };

export type SpendQueryVariables = Exact<{
  by: SpendDimension;
  from?: string | null | undefined;
  to?: string | null | undefined;
  first: number;
}>;


export type SpendQuery = { spend: { usd: string | null, usdToday: string | null, count: number, members: Array<{ member: string, usd: string | null, usdToday: string | null, share: string | null, takeUsd: string | null, annualizedUsd: string | null, runRateUsd: string | null, cumulativeUsd: string | null }>, concentration: { members: number, top1: string, top3: string, top10: string, hhi: string, gini: string } | null } };

export type MostLeasedQueryVariables = Exact<{
  interval: Interval;
  from?: string | null | undefined;
  to?: string | null | undefined;
}>;


export type MostLeasedQuery = { series: { series: Array<{ member: string }> } };

export type UtilizationHeatQueryVariables = Exact<{
  members: Array<string> | string;
  interval: Interval;
  from?: string | null | undefined;
  to?: string | null | undefined;
}>;


export type UtilizationHeatQuery = { series: { interval: Interval, height: number, series: Array<{ member: string, points: Array<{ time: string, value: string | null, coverage: number, partial: boolean, firstHeight: number, lastHeight: number }> }> } };

export type CountrySeriesQueryVariables = Exact<{
  interval: Interval;
  from?: string | null | undefined;
  to?: string | null | undefined;
}>;


export type CountrySeriesQuery = { supplied: { interval: Interval, height: number, series: Array<{ member: string, points: Array<{ time: string, value: string | null, coverage: number, partial: boolean, firstHeight: number, lastHeight: number }> }> }, leased: { interval: Interval, height: number, series: Array<{ member: string, points: Array<{ time: string, value: string | null, coverage: number, partial: boolean, firstHeight: number, lastHeight: number }> }> } };

export type LeaseRowFragment = { owner: string, dseq: string, gseq: number, oseq: number, state: LeaseState, reason: string, createdHeight: number, createdTime: string, usdPerHour: string | null, usdPerHourAtClose: string | null, gpus: string, providerAddress: string, price: { denom: string, amount: string }, gpuVariants: Array<{ vendor: string, model: string, ram: string, interface: string, count: number }>, provider: { hostUri: string, country: string } | null };

export type PlaceFragment = { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null };

export type LeasesQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  where?: LeaseWhere | null | undefined;
  orderBy?: LeaseOrder | null | undefined;
}>;


export type LeasesQuery = { leases: { totalCount: number, nodes: Array<{ owner: string, dseq: string, gseq: number, oseq: number, state: LeaseState, reason: string, createdHeight: number, createdTime: string, usdPerHour: string | null, usdPerHourAtClose: string | null, gpus: string, providerAddress: string, price: { denom: string, amount: string }, gpuVariants: Array<{ vendor: string, model: string, ram: string, interface: string, count: number }>, provider: { hostUri: string, country: string } | null }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } };

export type LeaseChoicesQueryVariables = Exact<{ [key: string]: never; }>;


export type LeaseChoicesQuery = { gpuModels: Array<{ vendor: string, model: string }> };

export type LeaseDenomsQueryVariables = Exact<{ [key: string]: never; }>;


export type LeaseDenomsQuery = { series: { series: Array<{ member: string }> } };

export type LeaseQueryVariables = Exact<{
  id: string;
  payouts: number;
}>;


export type LeaseQuery = { lease: { announcedReason: string | null, closedHeight: number | null, closedTime: string | null, vcpus: string, memoryBytes: string, storageBytes: string, owner: string, dseq: string, gseq: number, oseq: number, state: LeaseState, reason: string, createdHeight: number, createdTime: string, usdPerHour: string | null, usdPerHourAtClose: string | null, gpus: string, providerAddress: string, prices: Array<{ fromHeight: number, price: { denom: string, amount: string, usd: string | null } }>, totals: Array<{ denom: string, gross: string, fee: string, net: string }>, flows: { totalCount: number, nodes: Array<{ height: number, time: string, transactionHash: string | null, kind: FlowKind, amount: { denom: string, amount: string, usd: string | null } }> }, order: { state: OrderState, createdHeight: number, createdTime: string, maxPrice: { denom: string, amount: string }, bids: Array<{ providerAddress: string, state: BidState, createdHeight: number, createdTime: string, closedHeight: number | null, closedTime: string | null, provider: { hostUri: string, country: string } | null, price: { denom: string, amount: string } }> } | null, deployment: { createdHeight: number, groups: Array<{ gseq: number, state: string, name: string, resources: Array<{ count: number, vcpus: string, memoryBytes: string, storageBytes: string, gpus: string, gpuAttributes: Array<string>, maxPrice: { denom: string, amount: string } }> }> } | null, price: { denom: string, amount: string }, gpuVariants: Array<{ vendor: string, model: string, ram: string, interface: string, count: number }>, provider: { hostUri: string, country: string } | null } | null };

export type LeaseMovementsQueryVariables = Exact<{
  owner: string;
  dseq: string;
  first: number;
}>;


export type LeaseMovementsQuery = { flows: { totalCount: number, nodes: Array<{ height: number, sequence: number, time: string, transactionHash: string | null, kind: FlowKind, sender: string, recipient: string, owner: string | null, dseq: string | null, lease: { gseq: number, oseq: number, providerAddress: string } | null, amount: { denom: string, amount: string, usd: string | null } }> } };

export type DurationsFragment = { count: number, mean: string | null, min: string | null, p25: string | null, median: string | null, p75: string | null, p90: string | null, max: string | null };

export type MarketQueryVariables = Exact<{
  input: MarketInput;
}>;


export type MarketQuery = { market: { orders: { created: number, withBid: number, leased: number, open: number, failed: number, successRate: string | null, meanBids: string | null, failures: Array<{ reason: OrderFailureReason, orders: number }> }, bidsPerOrder: Array<{ bids: number, orders: number }>, timeToLease: { count: number, mean: string | null, min: string | null, p25: string | null, median: string | null, p75: string | null, p90: string | null, max: string | null }, timeToBid: { count: number, mean: string | null, min: string | null, p25: string | null, median: string | null, p75: string | null, p90: string | null, max: string | null }, leases: { atStart: number, opened: number, closed: number, atEnd: number, churn: string | null, leaseHours: string, gpuHours: string }, leaseSizes: Array<{ minGpus: number, maxGpus: number | null, leases: number, gpus: string }>, leaseLengths: Array<{ minHours: number, maxHours: number | null, leases: number }>, leaseLength: { count: number, mean: string | null, min: string | null, p25: string | null, median: string | null, p75: string | null, p90: string | null, max: string | null }, closeReasons: Array<{ reason: string, by: string, leases: number, share: string }>, survival: { leases: number, closed: number, running: number, medianSeconds: string | null, steps: Array<{ seconds: string, atRisk: number, closed: number, survival: string, lower: number, upper: number }> }, tenants: { active: number, new: number, returning: number, lost: number, churn: string | null }, winRates: Array<{ providerAddress: string, bids: number, won: number, lost: number, rate: string | null, provider: { hostUri: string } | null }> } };

export type MarketKindsQueryVariables = Exact<{ [key: string]: never; }>;


export type MarketKindsQuery = { market: { kinds: Array<{ kind: MarketKind, orders: number, leasesOpened: number, leases: number, tenants: number, leaseHours: string, settledUsd: string | null, firstLeaseTime: string | null }>, payers: Array<{ kind: PayerKind, granter: string | null, deposits: number, tenants: number, usd: string | null, share: string | null, refundedUsd: string | null, netUsd: string | null }> } };

export type SupplyBreakdownQueryVariables = Exact<{
  by: Dimension;
}>;


export type SupplyBreakdownQuery = { market: { breakdown: Array<{ member: string, gpusSupplied: string | null, supplyShare: string | null, gpusLeased: string | null, leaseShare: string | null, utilization: string | null, providers: number }> } };

export type SupplyViewsQueryVariables = Exact<{ [key: string]: never; }>;


export type SupplyViewsQuery = { market: { utilization: { supplied: string | null, leased: string, allocated: string | null, leasedShare: string | null, allocatedShare: string | null, atSilentProviders: string, sinceAnswer: string, notCounted: string, notLeased: string }, suspect: { answers: number, providers: number, providersNow: number } } };

export type ModelBoundsQueryVariables = Exact<{ [key: string]: never; }>;


export type ModelBoundsQuery = { market: { modelAllocation: Array<{ vendor: string, model: string, supplied: string, min: string, max: string, leased: string }>, declaredModels: Array<{ providerAddress: string, country: string, vendor: string, model: string, ram: string, interface: string, reason: NoInventoryReason, provider: { hostUri: string } | null }> } };

export type GpuModelQueryVariables = Exact<{
  vendor: string;
  model: string;
}>;


export type GpuModelQuery = { gpuModel: { vendor: string, model: string, supplied: string, leased: string, utilization: string | null, providers: number, countries: number, price: { day: string, p25: string, median: string, p75: string } | null, referencePrices: Array<{ cloud: string, ramGib: number, interface: string, min: string, median: string, offers: number | null, gpuOnly: boolean, source: string }> } | null };

export type GpuModelSpendQueryVariables = Exact<{
  members: Array<string> | string;
}>;


export type GpuModelSpendQuery = { spend: { members: Array<{ usd: string | null, share: string | null }> } };

export type GpuModelGpusQueryVariables = Exact<{
  members: Array<string> | string;
  interval: Interval;
  from?: string | null | undefined;
  to?: string | null | undefined;
}>;


export type GpuModelGpusQuery = { supplied: { interval: Interval, height: number, series: Array<{ member: string, points: Array<{ time: string, value: string | null, coverage: number, partial: boolean, firstHeight: number, lastHeight: number }> }> }, leased: { interval: Interval, height: number, series: Array<{ member: string, points: Array<{ time: string, value: string | null, coverage: number, partial: boolean, firstHeight: number, lastHeight: number }> }> }, utilization: { interval: Interval, height: number, series: Array<{ member: string, points: Array<{ time: string, value: string | null, coverage: number, partial: boolean, firstHeight: number, lastHeight: number }> }> } };

export type GpuModelPricesQueryVariables = Exact<{
  members: Array<string> | string;
  interval: Interval;
  from?: string | null | undefined;
  to?: string | null | undefined;
}>;


export type GpuModelPricesQuery = { p25: { interval: Interval, height: number, series: Array<{ member: string, points: Array<{ time: string, value: string | null, coverage: number, partial: boolean, firstHeight: number, lastHeight: number }> }> }, median: { interval: Interval, height: number, series: Array<{ member: string, points: Array<{ time: string, value: string | null, coverage: number, partial: boolean, firstHeight: number, lastHeight: number }> }> }, p75: { interval: Interval, height: number, series: Array<{ member: string, points: Array<{ time: string, value: string | null, coverage: number, partial: boolean, firstHeight: number, lastHeight: number }> }> } };

export type OfferFiguresQueryVariables = Exact<{
  members: Array<string> | string;
  filter: Array<SeriesFilter> | SeriesFilter;
  vendor: string;
  model: string;
  ram?: string | null | undefined;
  hour: string;
  monthFrom: string;
  monthTo: string;
}>;


export type OfferFiguresQuery = { supplied: { series: Array<{ member: string, points: Array<{ value: string | null, coverage: number }> }> }, leased: { series: Array<{ member: string, points: Array<{ value: string | null, coverage: number }> }> }, asked: { rows: Array<{ provider: string | null, usd: { median: string, weightedMean: string, count: number } | null }> }, realised: { rows: Array<{ provider: string | null, usd: { median: string, weightedMean: string, count: number } | null }> }, earned: { series: Array<{ member: string, points: Array<{ value: string | null, coverage: number }> }> } };

export type LastValueFragment = { series: Array<{ member: string, points: Array<{ value: string | null, coverage: number }> }> };

export type ByProviderFragment = { rows: Array<{ provider: string | null, usd: { median: string, weightedMean: string, count: number } | null }> };

export type ModelPriceSpreadQueryVariables = Exact<{
  vendor: string;
  model: string;
}>;


export type ModelPriceSpreadQuery = { asked: { rows: Array<{ usd: { count: number, min: string, p25: string, median: string, p75: string, max: string, weightedMean: string } | null }> }, agreed: { rows: Array<{ usd: { count: number, min: string, p25: string, median: string, p75: string, max: string, weightedMean: string } | null }> }, realised: { rows: Array<{ usd: { count: number, min: string, p25: string, median: string, p75: string, max: string, weightedMean: string } | null }> } };

export type SpreadFragment = { rows: Array<{ usd: { count: number, min: string, p25: string, median: string, p75: string, max: string, weightedMean: string } | null }> };

export type BucketsFragment = { interval: Interval, height: number, series: Array<{ member: string, points: Array<{ time: string, value: string | null, coverage: number, partial: boolean, firstHeight: number, lastHeight: number }> }> };

export type NetworkQueryVariables = Exact<{ [key: string]: never; }>;


export type NetworkQuery = { network: { height: number, time: string | null, gpusSupplied: string | null, gpusLeased: string, gpuUtilization: string | null, activeLeases: number, activeGpuLeases: number, activeDeployments: number, activeProviders: number, gpuProviders: number, countries: number, gpuModels: number, annualizedVolumeUsd: string | null, gpuHourPriceMedianUsd: string | null, aktUsd: string | null, annualizedVolume: Array<{ denom: string, amount: string, usd: string | null }>, published: Array<{ label: string, published: string, low: string | null, high: string | null, measured: string | null, unit: string, metric: Metric | null }> } };

export type GpusQueryVariables = Exact<{
  interval: Interval;
  from?: string | null | undefined;
  to?: string | null | undefined;
}>;


export type GpusQuery = { supplied: { interval: Interval, height: number, series: Array<{ member: string, points: Array<{ time: string, value: string | null, coverage: number, partial: boolean, firstHeight: number, lastHeight: number }> }> }, leased: { interval: Interval, height: number, series: Array<{ member: string, points: Array<{ time: string, value: string | null, coverage: number, partial: boolean, firstHeight: number, lastHeight: number }> }> }, utilization: { interval: Interval, height: number, series: Array<{ member: string, points: Array<{ time: string, value: string | null, coverage: number, partial: boolean, firstHeight: number, lastHeight: number }> }> } };

export type VolumeQueryVariables = Exact<{
  interval: Interval;
  from?: string | null | undefined;
  to?: string | null | undefined;
}>;


export type VolumeQuery = { volume: { interval: Interval, height: number, series: Array<{ member: string, points: Array<{ time: string, value: string | null, coverage: number, partial: boolean, firstHeight: number, lastHeight: number }> }> } };

export type PricesQueryVariables = Exact<{
  interval: Interval;
  from?: string | null | undefined;
  to?: string | null | undefined;
}>;


export type PricesQuery = { p25: { interval: Interval, height: number, series: Array<{ member: string, points: Array<{ time: string, value: string | null, coverage: number, partial: boolean, firstHeight: number, lastHeight: number }> }> }, median: { interval: Interval, height: number, series: Array<{ member: string, points: Array<{ time: string, value: string | null, coverage: number, partial: boolean, firstHeight: number, lastHeight: number }> }> }, p75: { interval: Interval, height: number, series: Array<{ member: string, points: Array<{ time: string, value: string | null, coverage: number, partial: boolean, firstHeight: number, lastHeight: number }> }> } };

export type ProvidersQueryVariables = Exact<{
  interval: Interval;
  from?: string | null | undefined;
  to?: string | null | undefined;
}>;


export type ProvidersQuery = { providers: { interval: Interval, height: number, series: Array<{ member: string, points: Array<{ time: string, value: string | null, coverage: number, partial: boolean, firstHeight: number, lastHeight: number }> }> }, countries: { interval: Interval, height: number, series: Array<{ member: string, points: Array<{ time: string, value: string | null, coverage: number, partial: boolean, firstHeight: number, lastHeight: number }> }> } };

export type ActivityQueryVariables = Exact<{
  metric: Metric;
  interval: Interval;
  from?: string | null | undefined;
  to?: string | null | undefined;
}>;


export type ActivityQuery = { activity: { interval: Interval, height: number, series: Array<{ member: string, points: Array<{ time: string, value: string | null, coverage: number, partial: boolean, firstHeight: number, lastHeight: number }> }> } };

export type ModelsQueryVariables = Exact<{ [key: string]: never; }>;


export type ModelsQuery = { gpuModels: Array<{ vendor: string, model: string, supplied: string, leased: string, utilization: string | null, providers: number, countries: number, price: { day: string, p25: string, median: string, p75: string } | null }> };

export type ModelHistoryQueryVariables = Exact<{
  interval: Interval;
  from?: string | null | undefined;
  to?: string | null | undefined;
}>;


export type ModelHistoryQuery = { leased: { series: Array<{ member: string, points: Array<{ time: string, value: string | null }> }> } };

export type CountriesQueryVariables = Exact<{ [key: string]: never; }>;


export type CountriesQuery = { countries: Array<{ country: string, providers: number, supplied: string, leased: string, utilization: string | null }> };

export type LatestLeasesQueryVariables = Exact<{
  first: number;
}>;


export type LatestLeasesQuery = { leases: { nodes: Array<{ owner: string, dseq: string, gseq: number, oseq: number, state: LeaseState, reason: string, createdHeight: number, createdTime: string, usdPerHour: string | null, usdPerHourAtClose: string | null, gpus: string, providerAddress: string, price: { denom: string, amount: string }, gpuVariants: Array<{ vendor: string, model: string, ram: string, interface: string, count: number }>, provider: { hostUri: string, country: string } | null }> } };

export type DistributionFragment = { count: number, weight: string, min: string, p25: string, median: string, p75: string, max: string, weightedMean: string };

export type PriceDistributionsQueryVariables = Exact<{
  input: PriceInput;
}>;


export type PriceDistributionsQuery = { priceStatistics: { height: number, rows: Array<{ vendor: string | null, model: string | null, ram: string | null, interface: string | null, class: string | null, provider: string | null, country: string | null, region: string | null, usd: { count: number, weight: string, min: string, p25: string, median: string, p75: string, max: string, weightedMean: string } | null, byDenom: Array<{ denom: string, prices: { count: number, median: string, weightedMean: string } }> }> } };

export type PriceMediansFragment = { height: number, rows: Array<{ time: string | null, partial: boolean, usd: { count: number, median: string } | null }> };

export type PricesOverTimeQueryVariables = Exact<{
  resource?: PricedResource | null | undefined;
  vendor?: string | null | undefined;
  model?: string | null | undefined;
  from?: string | null | undefined;
  to?: string | null | undefined;
  interval: PriceInterval;
}>;


export type PricesOverTimeQuery = { ask: { height: number, rows: Array<{ time: string | null, partial: boolean, usd: { count: number, median: string } | null }> }, agreed: { height: number, rows: Array<{ time: string | null, partial: boolean, usd: { count: number, median: string } | null }> }, realised: { height: number, rows: Array<{ time: string | null, partial: boolean, usd: { count: number, median: string } | null }> } };

export type ComponentPricesQueryVariables = Exact<{
  from?: string | null | undefined;
  to?: string | null | undefined;
}>;


export type ComponentPricesQuery = { componentPrices: { from: string | null, to: string | null, leases: number, method: string, converged: boolean, scale: number | null, reason: string | null, components: Array<{ component: Component, vendor: string | null, model: string | null, unit: string, leases: number, price: number, standardError: number, low: number, high: number }> } };

export type PriceDiscountsQueryVariables = Exact<{
  kind: PriceKind;
  from?: string | null | undefined;
  to?: string | null | undefined;
}>;


export type PriceDiscountsQuery = { priceDiscounts: Array<{ vendor: string, model: string, count: number, price: string, median: string, reference: string | null, discount: string | null, publishedLow: string | null, publishedHigh: string | null, references: Array<{ discount: string, listed: { cloud: string, ramGib: number, interface: string, median: string } }> }> };

export type ProviderRowFragment = { owner: string, hostUri: string, country: string, online: boolean, gpusLeased: string, activeLeases: number, newestSample: { time: string, error: string | null, suspect: Array<string>, gpusAllocatable: number, gpus: Array<{ vendor: string, model: string, ram: string, interface: string, count: number }> } | null };

export type ProviderListQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  where?: ProviderWhere | null | undefined;
  orderBy?: ProviderOrder | null | undefined;
  lately: number;
}>;


export type ProviderListQuery = { providers: { totalCount: number, nodes: Array<{ createdHeight: number | null, createdTime: string | null, auditors: Array<string>, owner: string, hostUri: string, country: string, online: boolean, gpusLeased: string, activeLeases: number, uptime: { share: string } | null, newestSample: { time: string, error: string | null, suspect: Array<string>, gpusAllocatable: number, gpus: Array<{ vendor: string, model: string, ram: string, interface: string, count: number }> } | null }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } };

export type ProvidersPaidQueryVariables = Exact<{
  members: Array<string> | string;
  first: number;
}>;


export type ProvidersPaidQuery = { spend: { members: Array<{ member: string, usd: string | null, takeUsd: string | null }> } };

export type ProviderQueryVariables = Exact<{
  owner: string;
  lately: number;
}>;


export type ProviderQuery = { provider: { email: string, website: string, createdHeight: number | null, createdTime: string | null, owner: string, hostUri: string, country: string, online: boolean, gpusLeased: string, activeLeases: number, attributes: Array<{ key: string, value: string }>, newestSample: { gpusAllocated: number, activeLeases: number, time: string, error: string | null, suspect: Array<string>, gpusAllocatable: number, gpus: Array<{ vendor: string, model: string, ram: string, interface: string, count: number }> } | null, uptime: { since: string, share: string } | null, lately: { share: string } | null, totals: Array<{ denom: string, gross: string, fee: string, net: string, bidDeposited: string, bidRefunded: string }> } | null, market: { winRates: Array<{ bids: number, won: number, rate: string | null }> } };

export type ProviderGpusQueryVariables = Exact<{
  members: Array<string> | string;
  interval: Interval;
  from?: string | null | undefined;
  to?: string | null | undefined;
}>;


export type ProviderGpusQuery = { supplied: { interval: Interval, height: number, series: Array<{ member: string, points: Array<{ time: string, value: string | null, coverage: number, partial: boolean, firstHeight: number, lastHeight: number }> }> }, leased: { interval: Interval, height: number, series: Array<{ member: string, points: Array<{ time: string, value: string | null, coverage: number, partial: boolean, firstHeight: number, lastHeight: number }> }> }, utilization: { interval: Interval, height: number, series: Array<{ member: string, points: Array<{ time: string, value: string | null, coverage: number, partial: boolean, firstHeight: number, lastHeight: number }> }> } };

export type ProviderEarningsQueryVariables = Exact<{
  members: Array<string> | string;
  interval: Interval;
  from?: string | null | undefined;
  to?: string | null | undefined;
}>;


export type ProviderEarningsQuery = { net: { interval: Interval, height: number, series: Array<{ member: string, points: Array<{ time: string, value: string | null, coverage: number, partial: boolean, firstHeight: number, lastHeight: number }> }> } };

export type ProviderPastQueryVariables = Exact<{
  owner: string;
  ranges: number;
}>;


export type ProviderPastQuery = { provider: { attributeHistory: Array<{ key: string, value: string, fromHeight: number, fromTime: string | null, toHeight: number | null, toTime: string | null }>, audits: Array<{ auditor: string, key: string, value: string, fromHeight: number, fromTime: string | null, toHeight: number | null }>, inventory: { totalCount: number, nodes: Array<{ fromTime: string, untilTime: string, samples: number, online: boolean, gpusAllocatable: number, gpusAllocated: number }> } } | null };

export type ProviderMonthsQueryVariables = Exact<{
  provider: string;
  from?: string | null | undefined;
  to?: string | null | undefined;
}>;


export type ProviderMonthsQuery = { fees: { take: Array<{ denom: string, points: Array<{ time: string, gross: string, take: string, grossUsd: string | null, takeUsd: string | null, partial: boolean }> }> } };

export type PublishedComparisonQueryVariables = Exact<{ [key: string]: never; }>;


export type PublishedComparisonQuery = { publishedComparison: Array<{ key: string, label: string, published: string, unit: string, low: string | null, high: string | null, now: string | null, nowText: string | null, peak: string | null, peakTime: string | null, agreement: Agreement, peakAgreement: Agreement, reason: string, measuredAs: string, metric: Metric | null, query: string | null }> };

export type ScenarioPartsFragment = { name: ScenarioName, title: string, description: string, inputs: Array<{ key: string, title: string, unit: string, value: string, origin: ScenarioInputOrigin, preset: string, measured: string | null, measuredBy: string | null, minimum: string, maximum: string }>, outputs: Array<{ key: string, title: string, unit: string, formula: string, value: string, preset: string, published: string | null, publishedValue: string | null, reproduces: boolean | null, rounding: string | null }> };

export type ScenarioListQueryVariables = Exact<{ [key: string]: never; }>;


export type ScenarioListQuery = { scenarios: Array<{ name: ScenarioName, title: string, description: string, inputs: Array<{ key: string, title: string, unit: string, value: string, origin: ScenarioInputOrigin, preset: string, measured: string | null, measuredBy: string | null, minimum: string, maximum: string }>, outputs: Array<{ key: string, title: string, unit: string, formula: string, value: string, preset: string, published: string | null, publishedValue: string | null, reproduces: boolean | null, rounding: string | null }> }> };

export type ScenarioQueryVariables = Exact<{
  name: ScenarioName;
  inputs?: Array<ScenarioInputValue> | ScenarioInputValue | null | undefined;
  live: boolean;
}>;


export type ScenarioQuery = { scenario: { name: ScenarioName, title: string, description: string, inputs: Array<{ key: string, title: string, unit: string, value: string, origin: ScenarioInputOrigin, preset: string, measured: string | null, measuredBy: string | null, minimum: string, maximum: string }>, outputs: Array<{ key: string, title: string, unit: string, formula: string, value: string, preset: string, published: string | null, publishedValue: string | null, reproduces: boolean | null, rounding: string | null }> }, measured: { outputs: Array<{ key: string, value: string }> } };

export type ScenarioTornadoQueryVariables = Exact<{
  name: ScenarioName;
  inputs?: Array<ScenarioInputValue> | ScenarioInputValue | null | undefined;
  live: boolean;
}>;


export type ScenarioTornadoQuery = { scenario: { tornado: Array<{ input: string, title: string, unit: string, lowInput: string, highInput: string, lowOutput: string, highOutput: string, swing: string }> } };

export type ScenarioSensitivityQueryVariables = Exact<{
  name: ScenarioName;
  inputs?: Array<ScenarioInputValue> | ScenarioInputValue | null | undefined;
  live: boolean;
  row: string;
  column: string;
}>;


export type ScenarioSensitivityQuery = { scenario: { sensitivity: { row: string, column: string, unit: string, rowValues: Array<string>, columnValues: Array<string>, values: Array<Array<string>> } } };

export type ShareStartQueryVariables = Exact<{ [key: string]: never; }>;


export type ShareStartQuery = { status: { chainId: string, indexedHeight: number, indexedTime: string | null, firstTime: string | null }, metrics: Array<{ name: Metric, title: string, dimensions: Array<Dimension>, filters: Array<Dimension> }> };

export type ShareLeaseQueryVariables = Exact<{
  id: string;
}>;


export type ShareLeaseQuery = { lease: { closedTime: string | null, vcpus: string, owner: string, dseq: string, gseq: number, oseq: number, state: LeaseState, reason: string, createdHeight: number, createdTime: string, usdPerHour: string | null, usdPerHourAtClose: string | null, gpus: string, providerAddress: string, totals: Array<{ denom: string, gross: string }>, price: { denom: string, amount: string }, gpuVariants: Array<{ vendor: string, model: string, ram: string, interface: string, count: number }>, provider: { hostUri: string, country: string } | null } | null };

export type ShareDeploymentQueryVariables = Exact<{
  owner: string;
  dseq: string;
}>;


export type ShareDeploymentQuery = { deployment: { state: DeploymentState, createdTime: string, leases: Array<{ state: LeaseState, gpus: string }> } | null };

export type StatusQueryVariables = Exact<{ [key: string]: never; }>;


export type StatusQuery = { status: { chainId: string, origin: ChainOrigin, state: IndexState, progress: number, firstHeight: number, firstTime: string | null, indexedHeight: number, indexedTime: string | null, indexedHash: string | null, headHeight: number, headTime: string | null, lagSeconds: number, nodeVersion: string, deadLetters: number, unknownEvents: number } };

export type FigureFragment = { value: string | null, unit: string, source: string, reason: string | null };

export type TokenQueryVariables = Exact<{
  maximumSupply?: string | null | undefined;
}>;


export type TokenQuery = { token: { height: number, time: string | null, aktUsdTime: string | null, supply: { value: string | null, unit: string, source: string, reason: string | null }, maximumSupply: { value: string | null, unit: string, source: string, reason: string | null }, circulating: { value: string | null, unit: string, source: string, reason: string | null }, supplyOfMaximum: { value: string | null, unit: string, source: string, reason: string | null }, circulatingOfMaximum: { value: string | null, unit: string, source: string, reason: string | null }, minted: { value: string | null, unit: string, source: string, reason: string | null }, minted30d: { value: string | null, unit: string, source: string, reason: string | null }, inflationInForce: { value: string | null, unit: string, source: string, reason: string | null }, inflationRealised: { value: string | null, unit: string, source: string, reason: string | null }, bonded: { value: string | null, unit: string, source: string, reason: string | null }, bondedOfSupply: { value: string | null, unit: string, source: string, reason: string | null }, bondedOfCirculating: { value: string | null, unit: string, source: string, reason: string | null }, communityPool: { value: string | null, unit: string, source: string, reason: string | null }, communityPoolUsd: { value: string | null, unit: string, source: string, reason: string | null }, actSupply: { value: string | null, unit: string, source: string, reason: string | null }, actMinted: { value: string | null, unit: string, source: string, reason: string | null }, actBurned: { value: string | null, unit: string, source: string, reason: string | null }, vault: { value: string | null, unit: string, source: string, reason: string | null }, collateralRatio: { value: string | null, unit: string, source: string, reason: string | null }, aktUsd: { value: string | null, unit: string, source: string, reason: string | null } } };

export type TokenHistoryQueryVariables = Exact<{
  from?: string | null | undefined;
  to?: string | null | undefined;
  interval: SpendInterval;
}>;


export type TokenHistoryQuery = { tokenSeries: Array<{ time: string, supply: string | null, minted: string | null, inflationInForce: string | null, inflationRealised: string | null, bondedOfSupply: string | null, communityPool: string | null, actSupply: string | null, actMinted: string, actBurned: string, vault: string | null, collateralRatio: string | null, aktUsd: string | null, partial: boolean }> };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const GrantRowFragmentDoc = new TypedDocumentString(`
    fragment GrantRow on Grant {
  granter
  grantee
  messageTypeUrl
  expiresTime
  goneHeight
  spendLimits {
    denom
    amount
  }
}
    `, {"fragmentName":"GrantRow"}) as unknown as TypedDocumentString<GrantRowFragment, unknown>;
export const BlockRowFragmentDoc = new TypedDocumentString(`
    fragment BlockRow on Block {
  height
  hash
  time
  intervalSeconds
  proposer
  transactionCount
  failedCount
}
    `, {"fragmentName":"BlockRow"}) as unknown as TypedDocumentString<BlockRowFragment, unknown>;
export const TransactionRowFragmentDoc = new TypedDocumentString(`
    fragment TransactionRow on Transaction {
  hash
  height
  time
  succeeded
  feePayer
  messageCount
  fees {
    denom
    amount
  }
  messages(first: 3) {
    nodes {
      type
    }
  }
}
    `, {"fragmentName":"TransactionRow"}) as unknown as TypedDocumentString<TransactionRowFragment, unknown>;
export const FlowRowFragmentDoc = new TypedDocumentString(`
    fragment FlowRow on Flow {
  height
  sequence
  time
  transactionHash
  kind
  sender
  recipient
  owner
  dseq
  amount {
    denom
    amount
    usd
  }
}
    `, {"fragmentName":"FlowRow"}) as unknown as TypedDocumentString<FlowRowFragment, unknown>;
export const GroupPartsFragmentDoc = new TypedDocumentString(`
    fragment GroupParts on DeploymentGroup {
  state
  name
  resources {
    count
    vcpus
    memoryBytes
    storageBytes
    gpus
    gpuAttributes
    maxPrice {
      denom
      amount
    }
  }
}
    `, {"fragmentName":"GroupParts"}) as unknown as TypedDocumentString<GroupPartsFragment, unknown>;
export const AccountSumsFragmentDoc = new TypedDocumentString(`
    fragment AccountSums on AccountTotal {
  denom
  deposited
  refunded
  gross
  fee
  net
}
    `, {"fragmentName":"AccountSums"}) as unknown as TypedDocumentString<AccountSumsFragment, unknown>;
export const DeploymentRowFragmentDoc = new TypedDocumentString(`
    fragment DeploymentRow on Deployment {
  owner
  dseq
  state
  createdHeight
  createdTime
  closedTime
  groups {
    gseq
    resources {
      count
      gpus
      vcpus
    }
  }
}
    `, {"fragmentName":"DeploymentRow"}) as unknown as TypedDocumentString<DeploymentRowFragment, unknown>;
export const BucketsFragmentDoc = new TypedDocumentString(`
    fragment Buckets on SeriesSet {
  interval
  height
  series {
    member
    points {
      time
      value
      coverage
      partial
      firstHeight
      lastHeight
    }
  }
}
    `, {"fragmentName":"Buckets"}) as unknown as TypedDocumentString<BucketsFragment, unknown>;
export const ExploredFragmentDoc = new TypedDocumentString(`
    fragment Explored on SeriesSet {
  definition {
    name
    title
    unit
  }
  ...Buckets
}
    fragment Buckets on SeriesSet {
  interval
  height
  series {
    member
    points {
      time
      value
      coverage
      partial
      firstHeight
      lastHeight
    }
  }
}`, {"fragmentName":"Explored"}) as unknown as TypedDocumentString<ExploredFragment, unknown>;
export const LeaseRowFragmentDoc = new TypedDocumentString(`
    fragment LeaseRow on Lease {
  owner
  dseq
  gseq
  oseq
  state
  reason
  createdHeight
  createdTime
  usdPerHour
  usdPerHourAtClose
  price {
    denom
    amount
  }
  gpus
  gpuVariants {
    vendor
    model
    ram
    interface
    count
  }
  providerAddress
  provider {
    hostUri
    country
  }
}
    `, {"fragmentName":"LeaseRow"}) as unknown as TypedDocumentString<LeaseRowFragment, unknown>;
export const PlaceFragmentDoc = new TypedDocumentString(`
    fragment Place on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}
    `, {"fragmentName":"Place"}) as unknown as TypedDocumentString<PlaceFragment, unknown>;
export const DurationsFragmentDoc = new TypedDocumentString(`
    fragment Durations on DurationSummary {
  count
  mean
  min
  p25
  median
  p75
  p90
  max
}
    `, {"fragmentName":"Durations"}) as unknown as TypedDocumentString<DurationsFragment, unknown>;
export const LastValueFragmentDoc = new TypedDocumentString(`
    fragment LastValue on SeriesSet {
  series {
    member
    points {
      value
      coverage
    }
  }
}
    `, {"fragmentName":"LastValue"}) as unknown as TypedDocumentString<LastValueFragment, unknown>;
export const ByProviderFragmentDoc = new TypedDocumentString(`
    fragment ByProvider on PriceStatistics {
  rows {
    provider
    usd {
      median
      weightedMean
      count
    }
  }
}
    `, {"fragmentName":"ByProvider"}) as unknown as TypedDocumentString<ByProviderFragment, unknown>;
export const SpreadFragmentDoc = new TypedDocumentString(`
    fragment Spread on PriceStatistics {
  rows {
    usd {
      count
      min
      p25
      median
      p75
      max
      weightedMean
    }
  }
}
    `, {"fragmentName":"Spread"}) as unknown as TypedDocumentString<SpreadFragment, unknown>;
export const DistributionFragmentDoc = new TypedDocumentString(`
    fragment Distribution on PriceDistribution {
  count
  weight
  min
  p25
  median
  p75
  max
  weightedMean
}
    `, {"fragmentName":"Distribution"}) as unknown as TypedDocumentString<DistributionFragment, unknown>;
export const PriceMediansFragmentDoc = new TypedDocumentString(`
    fragment PriceMedians on PriceStatistics {
  height
  rows {
    time
    partial
    usd {
      count
      median
    }
  }
}
    `, {"fragmentName":"PriceMedians"}) as unknown as TypedDocumentString<PriceMediansFragment, unknown>;
export const ProviderRowFragmentDoc = new TypedDocumentString(`
    fragment ProviderRow on Provider {
  owner
  hostUri
  country
  online
  gpusLeased
  activeLeases
  newestSample {
    time
    error
    suspect
    gpusAllocatable
    gpus {
      vendor
      model
      ram
      interface
      count
    }
  }
}
    `, {"fragmentName":"ProviderRow"}) as unknown as TypedDocumentString<ProviderRowFragment, unknown>;
export const ScenarioPartsFragmentDoc = new TypedDocumentString(`
    fragment ScenarioParts on Scenario {
  name
  title
  description
  inputs {
    key
    title
    unit
    value
    origin
    preset
    measured
    measuredBy
    minimum
    maximum
  }
  outputs {
    key
    title
    unit
    formula
    value
    preset
    published
    publishedValue
    reproduces
    rounding
  }
}
    `, {"fragmentName":"ScenarioParts"}) as unknown as TypedDocumentString<ScenarioPartsFragment, unknown>;
export const FigureFragmentDoc = new TypedDocumentString(`
    fragment Figure on TokenFigure {
  value
  unit
  source
  reason
}
    `, {"fragmentName":"Figure"}) as unknown as TypedDocumentString<FigureFragment, unknown>;
export const AccountDocument = new TypedDocumentString(`
    query Account($owner: Address!) {
  address(address: $owner) {
    address
    roles
    provider {
      hostUri
    }
    tenantTotals {
      ...AccountSums
    }
    providerTotals {
      denom
      net
    }
  }
}
    fragment AccountSums on AccountTotal {
  denom
  deposited
  refunded
  gross
  fee
  net
}`) as unknown as TypedDocumentString<AccountQuery, AccountQueryVariables>;
export const AccountDeploymentsDocument = new TypedDocumentString(`
    query AccountDeployments($owner: Address!, $first: Int, $after: String, $last: Int, $before: String) {
  address(address: $owner) {
    deployments(first: $first, after: $after, last: $last, before: $before) {
      totalCount
      nodes {
        ...DeploymentRow
      }
      pageInfo {
        ...Place
      }
    }
  }
}
    fragment DeploymentRow on Deployment {
  owner
  dseq
  state
  createdHeight
  createdTime
  closedTime
  groups {
    gseq
    resources {
      count
      gpus
      vcpus
    }
  }
}
fragment Place on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}`) as unknown as TypedDocumentString<AccountDeploymentsQuery, AccountDeploymentsQueryVariables>;
export const AccountTransactionsDocument = new TypedDocumentString(`
    query AccountTransactions($owner: Address!, $first: Int, $after: String, $last: Int, $before: String) {
  address(address: $owner) {
    transactions(first: $first, after: $after, last: $last, before: $before) {
      totalCount
      nodes {
        ...TransactionRow
      }
      pageInfo {
        ...Place
      }
    }
  }
}
    fragment TransactionRow on Transaction {
  hash
  height
  time
  succeeded
  feePayer
  messageCount
  fees {
    denom
    amount
  }
  messages(first: 3) {
    nodes {
      type
    }
  }
}
fragment Place on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}`) as unknown as TypedDocumentString<AccountTransactionsQuery, AccountTransactionsQueryVariables>;
export const AccountFlowsDocument = new TypedDocumentString(`
    query AccountFlows($owner: Address!, $first: Int, $after: String, $last: Int, $before: String) {
  address(address: $owner) {
    flows(first: $first, after: $after, last: $last, before: $before) {
      totalCount
      nodes {
        ...FlowRow
      }
      pageInfo {
        ...Place
      }
    }
  }
}
    fragment FlowRow on Flow {
  height
  sequence
  time
  transactionHash
  kind
  sender
  recipient
  owner
  dseq
  amount {
    denom
    amount
    usd
  }
}
fragment Place on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}`) as unknown as TypedDocumentString<AccountFlowsQuery, AccountFlowsQueryVariables>;
export const AccountGrantsDocument = new TypedDocumentString(`
    query AccountGrants($owner: Address!) {
  address(address: $owner) {
    grantsGiven(first: 50) {
      nodes {
        ...GrantRow
      }
    }
    grantsReceived(first: 50) {
      nodes {
        ...GrantRow
      }
    }
  }
}
    fragment GrantRow on Grant {
  granter
  grantee
  messageTypeUrl
  expiresTime
  goneHeight
  spendLimits {
    denom
    amount
  }
}`) as unknown as TypedDocumentString<AccountGrantsQuery, AccountGrantsQueryVariables>;
export const TenantsDocument = new TypedDocumentString(`
    query Tenants($first: Int, $after: String, $last: Int, $before: String, $where: TenantWhere, $orderBy: TenantOrder) {
  tenants(
    first: $first
    after: $after
    last: $last
    before: $before
    where: $where
    orderBy: $orderBy
  ) {
    totalCount
    nodes {
      address
      deployments
      activeDeployments
      activeLeases
      gpusLeased
      firstTime
      totals {
        denom
        gross
      }
    }
    pageInfo {
      ...Place
    }
  }
}
    fragment Place on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}`) as unknown as TypedDocumentString<TenantsQuery, TenantsQueryVariables>;
export const TenantSpendDocument = new TypedDocumentString(`
    query TenantSpend($members: [String!]!, $from: DateTime!) {
  all: spend(by: TENANT, members: $members, from: $from, first: 1) {
    members {
      usd
      share
      runRateUsd
    }
  }
  lately: spend(by: TENANT, members: $members, first: 1) {
    members {
      usd
      share
    }
  }
}
    `) as unknown as TypedDocumentString<TenantSpendQuery, TenantSpendQueryVariables>;
export const BlocksDocument = new TypedDocumentString(`
    query Blocks($first: Int, $after: String, $last: Int, $before: String, $where: BlockWhere) {
  blocks(
    first: $first
    after: $after
    last: $last
    before: $before
    where: $where
  ) {
    totalCount
    nodes {
      ...BlockRow
    }
    pageInfo {
      ...Place
    }
  }
}
    fragment BlockRow on Block {
  height
  hash
  time
  intervalSeconds
  proposer
  transactionCount
  failedCount
}
fragment Place on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}`) as unknown as TypedDocumentString<BlocksQuery, BlocksQueryVariables>;
export const BlockDocument = new TypedDocumentString(`
    query Block($height: Height!, $first: Int, $after: String, $last: Int, $before: String, $flows: Int!) {
  block(height: $height) {
    ...BlockRow
    transactions(first: $first, after: $after, last: $last, before: $before) {
      totalCount
      nodes {
        ...TransactionRow
      }
      pageInfo {
        ...Place
      }
    }
    flows(first: $flows) {
      totalCount
      nodes {
        ...FlowRow
      }
    }
  }
}
    fragment BlockRow on Block {
  height
  hash
  time
  intervalSeconds
  proposer
  transactionCount
  failedCount
}
fragment TransactionRow on Transaction {
  hash
  height
  time
  succeeded
  feePayer
  messageCount
  fees {
    denom
    amount
  }
  messages(first: 3) {
    nodes {
      type
    }
  }
}
fragment FlowRow on Flow {
  height
  sequence
  time
  transactionHash
  kind
  sender
  recipient
  owner
  dseq
  amount {
    denom
    amount
    usd
  }
}
fragment Place on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}`) as unknown as TypedDocumentString<BlockQuery, BlockQueryVariables>;
export const TransactionsDocument = new TypedDocumentString(`
    query Transactions($first: Int, $after: String, $last: Int, $before: String, $where: TransactionWhere) {
  transactions(
    first: $first
    after: $after
    last: $last
    before: $before
    where: $where
  ) {
    totalCount
    nodes {
      ...TransactionRow
    }
    pageInfo {
      ...Place
    }
  }
}
    fragment TransactionRow on Transaction {
  hash
  height
  time
  succeeded
  feePayer
  messageCount
  fees {
    denom
    amount
  }
  messages(first: 3) {
    nodes {
      type
    }
  }
}
fragment Place on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}`) as unknown as TypedDocumentString<TransactionsQuery, TransactionsQueryVariables>;
export const TransactionDocument = new TypedDocumentString(`
    query Transaction($hash: String!, $messages: Int!, $flows: Int!) {
  transaction(hash: $hash) {
    hash
    height
    index
    time
    succeeded
    code
    codespace
    log
    gasWanted
    gasUsed
    feePayer
    memo
    messageCount
    fees {
      denom
      amount
      usd
    }
    messages(first: $messages) {
      totalCount
      nodes {
        path
        typeUrl
        type
        signer
        content
        lease {
          owner
          dseq
          gseq
          oseq
          providerAddress
        }
        deployment {
          owner
          dseq
        }
        provider {
          owner
        }
      }
    }
    flows(first: $flows) {
      totalCount
      nodes {
        ...FlowRow
      }
    }
  }
}
    fragment FlowRow on Flow {
  height
  sequence
  time
  transactionHash
  kind
  sender
  recipient
  owner
  dseq
  amount {
    denom
    amount
    usd
  }
}`) as unknown as TypedDocumentString<TransactionQuery, TransactionQueryVariables>;
export const SearchDocument = new TypedDocumentString(`
    query Search($text: String!, $first: Int!) {
  search(text: $text, first: $first) {
    kind
    key
    title
    detail
    result {
      __typename
      ... on Account {
        address
      }
      ... on Block {
        height
      }
      ... on Deployment {
        owner
        dseq
      }
      ... on GpuModel {
        vendor
        model
      }
      ... on Lease {
        owner
        dseq
        gseq
        oseq
        providerAddress
      }
      ... on MetricDefinition {
        name
      }
      ... on Order {
        owner
        dseq
      }
      ... on Provider {
        owner
      }
      ... on Transaction {
        hash
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SearchQuery, SearchQueryVariables>;
export const BrushDocument = new TypedDocumentString(`
    query Brush($input: SeriesInput!) {
  series(input: $input) {
    series {
      points {
        time
        value
      }
    }
  }
}
    `) as unknown as TypedDocumentString<BrushQuery, BrushQueryVariables>;
export const CatalogueDocument = new TypedDocumentString(`
    query Catalogue {
  metrics {
    name
    title
    definition
    formula
    unit
    dimensions
    filters
    sources
    caveats
  }
  measures {
    key
    title
    definition
    formula
    unit
    dimensions
    sources
    caveats
  }
}
    `) as unknown as TypedDocumentString<CatalogueQuery, CatalogueQueryVariables>;
export const ComparableModelsDocument = new TypedDocumentString(`
    query ComparableModels {
  gpuModels {
    vendor
    model
  }
}
    `) as unknown as TypedDocumentString<ComparableModelsQuery, ComparableModelsQueryVariables>;
export const DeadLettersDocument = new TypedDocumentString(`
    query DeadLetters($first: Int!) {
  status {
    bootstrapHeight
    unknownBefore
  }
  deadLetters(first: $first) {
    totalCount
    nodes {
      height
      kind
      object
      code
      error
    }
  }
}
    `) as unknown as TypedDocumentString<DeadLettersQuery, DeadLettersQueryVariables>;
export const DeploymentDocument = new TypedDocumentString(`
    query Deployment($owner: String!, $dseq: UInt64!) {
  deployment(owner: $owner, dseq: $dseq) {
    owner
    dseq
    state
    hash
    createdHeight
    createdTime
    closedHeight
    closedTime
    groups {
      gseq
      ...GroupParts
    }
    leases {
      ...LeaseRow
    }
    escrow {
      state
      settledHeight
      overdrawn
      settlementRefused
      runsOutHeight
      runsOutTime
      funds {
        denom
        amount
      }
      balance {
        denom
        amount
      }
      totals {
        ...AccountSums
      }
    }
  }
}
    fragment GroupParts on DeploymentGroup {
  state
  name
  resources {
    count
    vcpus
    memoryBytes
    storageBytes
    gpus
    gpuAttributes
    maxPrice {
      denom
      amount
    }
  }
}
fragment AccountSums on AccountTotal {
  denom
  deposited
  refunded
  gross
  fee
  net
}
fragment LeaseRow on Lease {
  owner
  dseq
  gseq
  oseq
  state
  reason
  createdHeight
  createdTime
  usdPerHour
  usdPerHourAtClose
  price {
    denom
    amount
  }
  gpus
  gpuVariants {
    vendor
    model
    ram
    interface
    count
  }
  providerAddress
  provider {
    hostUri
    country
  }
}`) as unknown as TypedDocumentString<DeploymentQuery, DeploymentQueryVariables>;
export const DeploymentListDocument = new TypedDocumentString(`
    query DeploymentList($first: Int, $after: String, $last: Int, $before: String, $where: DeploymentWhere, $orderBy: DeploymentOrder) {
  deployments(
    first: $first
    after: $after
    last: $last
    before: $before
    where: $where
    orderBy: $orderBy
  ) {
    totalCount
    nodes {
      ...DeploymentRow
    }
    pageInfo {
      ...Place
    }
  }
}
    fragment DeploymentRow on Deployment {
  owner
  dseq
  state
  createdHeight
  createdTime
  closedTime
  groups {
    gseq
    resources {
      count
      gpus
      vcpus
    }
  }
}
fragment Place on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}`) as unknown as TypedDocumentString<DeploymentListQuery, DeploymentListQueryVariables>;
export const EmbedStatusDocument = new TypedDocumentString(`
    query EmbedStatus($height: Height!, $frozen: Boolean!) {
  status {
    chainId
    indexedHeight
    indexedTime
    firstTime
  }
  block(height: $height) @include(if: $frozen) {
    height
    time
  }
}
    `) as unknown as TypedDocumentString<EmbedStatusQuery, EmbedStatusQueryVariables>;
export const EmbedCatalogueDocument = new TypedDocumentString(`
    query EmbedCatalogue {
  metrics {
    name
    dimensions
    filters
  }
}
    `) as unknown as TypedDocumentString<EmbedCatalogueQuery, EmbedCatalogueQueryVariables>;
export const ChainEventsDocument = new TypedDocumentString(`
    query ChainEvents {
  parameters(first: 500) {
    nodes {
      module
      name
      value
      fromHeight
      fromTime
      origin
    }
  }
  upgrades {
    name
    height
    time
  }
}
    `) as unknown as TypedDocumentString<ChainEventsQuery, ChainEventsQueryVariables>;
export const ExploreDocument = new TypedDocumentString(`
    query Explore($first: SeriesInput!, $second: SeriesInput!, $third: SeriesInput!, $fourth: SeriesInput!, $two: Boolean!, $three: Boolean!, $four: Boolean!) {
  first: series(input: $first) {
    ...Explored
  }
  second: series(input: $second) @include(if: $two) {
    ...Explored
  }
  third: series(input: $third) @include(if: $three) {
    ...Explored
  }
  fourth: series(input: $fourth) @include(if: $four) {
    ...Explored
  }
}
    fragment Explored on SeriesSet {
  definition {
    name
    title
    unit
  }
  ...Buckets
}
fragment Buckets on SeriesSet {
  interval
  height
  series {
    member
    points {
      time
      value
      coverage
      partial
      firstHeight
      lastHeight
    }
  }
}`) as unknown as TypedDocumentString<ExploreQuery, ExploreQueryVariables>;
export const MembersDocument = new TypedDocumentString(`
    query Members($input: SeriesInput!) {
  series(input: $input) {
    series {
      member
    }
  }
}
    `) as unknown as TypedDocumentString<MembersQuery, MembersQueryVariables>;
export const ProviderNamesDocument = new TypedDocumentString(`
    query ProviderNames {
  providers(first: 500) {
    nodes {
      owner
      hostUri
    }
  }
}
    `) as unknown as TypedDocumentString<ProviderNamesQuery, ProviderNamesQueryVariables>;
export const FeesDocument = new TypedDocumentString(`
    query Fees($from: DateTime, $to: DateTime, $interval: SpendInterval!) {
  fees(from: $from, to: $to, interval: $interval) {
    height
    waterfall {
      grossUsd
      takeUsd
      netUsd
      effectiveRate
      byDenom {
        denom
        gross
        take
        net
      }
    }
    take {
      denom
      points {
        time
        gross
        take
        grossUsd
        takeUsd
        effectiveRate
        rateInForce
        partial
      }
    }
    transactionFees {
      denom
      points {
        time
        amount
        usd
        partial
      }
    }
    gas {
      time
      transactions
      failed
      wanted
      used
      partial
    }
    communityPool {
      kind
      denom
      total
      points {
        time
        amount
      }
    }
    takeRates {
      denom
      rate
      fromHeight
      fromTime
    }
  }
}
    `) as unknown as TypedDocumentString<FeesQuery, FeesQueryVariables>;
export const VolumeNowDocument = new TypedDocumentString(`
    query VolumeNow {
  volume {
    height
    runRateUsd
    runRateGpuUsd
    runRateCpuUsd
    settledUsd
    settledUsdToday
    cumulativeUsd
    cumulativeUsdToday
    byDenom {
      denom
      settledShare
      cumulative
      cumulativeUsd
      cumulativeUsdToday
    }
  }
}
    `) as unknown as TypedDocumentString<VolumeNowQuery, VolumeNowQueryVariables>;
export const SpendDocument = new TypedDocumentString(`
    query Spend($by: SpendDimension!, $from: DateTime, $to: DateTime, $first: Int!) {
  spend(by: $by, from: $from, to: $to, first: $first) {
    usd
    usdToday
    count
    members {
      member
      usd
      usdToday
      share
      takeUsd
      annualizedUsd
      runRateUsd
      cumulativeUsd
    }
    concentration {
      members
      top1
      top3
      top10
      hhi
      gini
    }
  }
}
    `) as unknown as TypedDocumentString<SpendQuery, SpendQueryVariables>;
export const MostLeasedDocument = new TypedDocumentString(`
    query MostLeased($interval: Interval!, $from: DateTime, $to: DateTime) {
  series(
    input: {metric: GPUS_LEASED, groupBy: MODEL, first: 60, interval: $interval, from: $from, to: $to}
  ) {
    series {
      member
    }
  }
}
    `) as unknown as TypedDocumentString<MostLeasedQuery, MostLeasedQueryVariables>;
export const UtilizationHeatDocument = new TypedDocumentString(`
    query UtilizationHeat($members: [String!]!, $interval: Interval!, $from: DateTime, $to: DateTime) {
  series(
    input: {metric: GPU_UTILIZATION, groupBy: MODEL, members: $members, interval: $interval, from: $from, to: $to}
  ) {
    ...Buckets
  }
}
    fragment Buckets on SeriesSet {
  interval
  height
  series {
    member
    points {
      time
      value
      coverage
      partial
      firstHeight
      lastHeight
    }
  }
}`) as unknown as TypedDocumentString<UtilizationHeatQuery, UtilizationHeatQueryVariables>;
export const CountrySeriesDocument = new TypedDocumentString(`
    query CountrySeries($interval: Interval!, $from: DateTime, $to: DateTime) {
  supplied: series(
    input: {metric: GPUS_SUPPLIED, groupBy: COUNTRY, interval: $interval, from: $from, to: $to}
  ) {
    ...Buckets
  }
  leased: series(
    input: {metric: GPUS_LEASED, groupBy: COUNTRY, interval: $interval, from: $from, to: $to}
  ) {
    ...Buckets
  }
}
    fragment Buckets on SeriesSet {
  interval
  height
  series {
    member
    points {
      time
      value
      coverage
      partial
      firstHeight
      lastHeight
    }
  }
}`) as unknown as TypedDocumentString<CountrySeriesQuery, CountrySeriesQueryVariables>;
export const LeasesDocument = new TypedDocumentString(`
    query Leases($first: Int, $after: String, $last: Int, $before: String, $where: LeaseWhere, $orderBy: LeaseOrder) {
  leases(
    first: $first
    after: $after
    last: $last
    before: $before
    where: $where
    orderBy: $orderBy
  ) {
    totalCount
    nodes {
      ...LeaseRow
    }
    pageInfo {
      ...Place
    }
  }
}
    fragment LeaseRow on Lease {
  owner
  dseq
  gseq
  oseq
  state
  reason
  createdHeight
  createdTime
  usdPerHour
  usdPerHourAtClose
  price {
    denom
    amount
  }
  gpus
  gpuVariants {
    vendor
    model
    ram
    interface
    count
  }
  providerAddress
  provider {
    hostUri
    country
  }
}
fragment Place on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}`) as unknown as TypedDocumentString<LeasesQuery, LeasesQueryVariables>;
export const LeaseChoicesDocument = new TypedDocumentString(`
    query LeaseChoices {
  gpuModels {
    vendor
    model
  }
}
    `) as unknown as TypedDocumentString<LeaseChoicesQuery, LeaseChoicesQueryVariables>;
export const LeaseDenomsDocument = new TypedDocumentString(`
    query LeaseDenoms {
  series(input: {metric: ACTIVE_LEASES, groupBy: DENOM, interval: MONTH}) {
    series {
      member
    }
  }
}
    `) as unknown as TypedDocumentString<LeaseDenomsQuery, LeaseDenomsQueryVariables>;
export const LeaseDocument = new TypedDocumentString(`
    query Lease($id: String!, $payouts: Int!) {
  lease(id: $id) {
    ...LeaseRow
    announcedReason
    closedHeight
    closedTime
    vcpus
    memoryBytes
    storageBytes
    prices {
      fromHeight
      price {
        denom
        amount
        usd
      }
    }
    totals {
      denom
      gross
      fee
      net
    }
    flows(first: $payouts) {
      totalCount
      nodes {
        height
        time
        transactionHash
        kind
        amount {
          denom
          amount
          usd
        }
      }
    }
    order {
      state
      createdHeight
      createdTime
      maxPrice {
        denom
        amount
      }
      bids {
        providerAddress
        provider {
          hostUri
          country
        }
        state
        createdHeight
        createdTime
        closedHeight
        closedTime
        price {
          denom
          amount
        }
      }
    }
    deployment {
      createdHeight
      groups {
        gseq
        ...GroupParts
      }
    }
  }
}
    fragment GroupParts on DeploymentGroup {
  state
  name
  resources {
    count
    vcpus
    memoryBytes
    storageBytes
    gpus
    gpuAttributes
    maxPrice {
      denom
      amount
    }
  }
}
fragment LeaseRow on Lease {
  owner
  dseq
  gseq
  oseq
  state
  reason
  createdHeight
  createdTime
  usdPerHour
  usdPerHourAtClose
  price {
    denom
    amount
  }
  gpus
  gpuVariants {
    vendor
    model
    ram
    interface
    count
  }
  providerAddress
  provider {
    hostUri
    country
  }
}`) as unknown as TypedDocumentString<LeaseQuery, LeaseQueryVariables>;
export const LeaseMovementsDocument = new TypedDocumentString(`
    query LeaseMovements($owner: Address!, $dseq: UInt64!, $first: Int!) {
  flows(
    where: {owner: {eq: $owner}, dseq: {eq: $dseq}}
    first: $first
    orderBy: {field: HEIGHT, direction: ASC}
  ) {
    totalCount
    nodes {
      ...FlowRow
      lease {
        gseq
        oseq
        providerAddress
      }
    }
  }
}
    fragment FlowRow on Flow {
  height
  sequence
  time
  transactionHash
  kind
  sender
  recipient
  owner
  dseq
  amount {
    denom
    amount
    usd
  }
}`) as unknown as TypedDocumentString<LeaseMovementsQuery, LeaseMovementsQueryVariables>;
export const MarketDocument = new TypedDocumentString(`
    query Market($input: MarketInput!) {
  market(input: $input) {
    orders {
      created
      withBid
      leased
      open
      failed
      successRate
      meanBids
      failures {
        reason
        orders
      }
    }
    bidsPerOrder {
      bids
      orders
    }
    timeToLease {
      ...Durations
    }
    timeToBid {
      ...Durations
    }
    leases {
      atStart
      opened
      closed
      atEnd
      churn
      leaseHours
      gpuHours
    }
    leaseSizes {
      minGpus
      maxGpus
      leases
      gpus
    }
    leaseLengths {
      minHours
      maxHours
      leases
    }
    leaseLength {
      ...Durations
    }
    closeReasons {
      reason
      by
      leases
      share
    }
    survival {
      leases
      closed
      running
      medianSeconds
      steps {
        seconds
        atRisk
        closed
        survival
        lower
        upper
      }
    }
    tenants {
      active
      new
      returning
      lost
      churn
    }
    winRates(first: 50) {
      providerAddress
      provider {
        hostUri
      }
      bids
      won
      lost
      rate
    }
  }
}
    fragment Durations on DurationSummary {
  count
  mean
  min
  p25
  median
  p75
  p90
  max
}`) as unknown as TypedDocumentString<MarketQuery, MarketQueryVariables>;
export const MarketKindsDocument = new TypedDocumentString(`
    query MarketKinds {
  market {
    kinds {
      kind
      orders
      leasesOpened
      leases
      tenants
      leaseHours
      settledUsd
      firstLeaseTime
    }
    payers(first: 20) {
      kind
      granter
      deposits
      tenants
      usd
      share
      refundedUsd
      netUsd
    }
  }
}
    `) as unknown as TypedDocumentString<MarketKindsQuery, MarketKindsQueryVariables>;
export const SupplyBreakdownDocument = new TypedDocumentString(`
    query SupplyBreakdown($by: Dimension!) {
  market {
    breakdown(by: $by) {
      member
      gpusSupplied
      supplyShare
      gpusLeased
      leaseShare
      utilization
      providers
    }
  }
}
    `) as unknown as TypedDocumentString<SupplyBreakdownQuery, SupplyBreakdownQueryVariables>;
export const SupplyViewsDocument = new TypedDocumentString(`
    query SupplyViews {
  market {
    utilization {
      supplied
      leased
      allocated
      leasedShare
      allocatedShare
      atSilentProviders
      sinceAnswer
      notCounted
      notLeased
    }
    suspect {
      answers
      providers
      providersNow
    }
  }
}
    `) as unknown as TypedDocumentString<SupplyViewsQuery, SupplyViewsQueryVariables>;
export const ModelBoundsDocument = new TypedDocumentString(`
    query ModelBounds {
  market {
    modelAllocation {
      vendor
      model
      supplied
      min
      max
      leased
    }
    declaredModels {
      providerAddress
      provider {
        hostUri
      }
      country
      vendor
      model
      ram
      interface
      reason
    }
  }
}
    `) as unknown as TypedDocumentString<ModelBoundsQuery, ModelBoundsQueryVariables>;
export const GpuModelDocument = new TypedDocumentString(`
    query GpuModel($vendor: String!, $model: String!) {
  gpuModel(vendor: $vendor, model: $model) {
    vendor
    model
    supplied
    leased
    utilization
    providers
    countries
    price {
      day
      p25
      median
      p75
    }
    referencePrices {
      cloud
      ramGib
      interface
      min
      median
      offers
      gpuOnly
      source
    }
  }
}
    `) as unknown as TypedDocumentString<GpuModelQuery, GpuModelQueryVariables>;
export const GpuModelSpendDocument = new TypedDocumentString(`
    query GpuModelSpend($members: [String!]!) {
  spend(by: MODEL, members: $members, first: 1) {
    members {
      usd
      share
    }
  }
}
    `) as unknown as TypedDocumentString<GpuModelSpendQuery, GpuModelSpendQueryVariables>;
export const GpuModelGpusDocument = new TypedDocumentString(`
    query GpuModelGpus($members: [String!]!, $interval: Interval!, $from: DateTime, $to: DateTime) {
  supplied: series(
    input: {metric: GPUS_SUPPLIED, groupBy: MODEL, members: $members, interval: $interval, from: $from, to: $to}
  ) {
    ...Buckets
  }
  leased: series(
    input: {metric: GPUS_LEASED, groupBy: MODEL, members: $members, interval: $interval, from: $from, to: $to}
  ) {
    ...Buckets
  }
  utilization: series(
    input: {metric: GPU_UTILIZATION, groupBy: MODEL, members: $members, interval: $interval, from: $from, to: $to}
  ) {
    ...Buckets
  }
}
    fragment Buckets on SeriesSet {
  interval
  height
  series {
    member
    points {
      time
      value
      coverage
      partial
      firstHeight
      lastHeight
    }
  }
}`) as unknown as TypedDocumentString<GpuModelGpusQuery, GpuModelGpusQueryVariables>;
export const GpuModelPricesDocument = new TypedDocumentString(`
    query GpuModelPrices($members: [String!]!, $interval: Interval!, $from: DateTime, $to: DateTime) {
  p25: series(
    input: {metric: GPU_HOUR_PRICE_P25, groupBy: MODEL, members: $members, interval: $interval, from: $from, to: $to}
  ) {
    ...Buckets
  }
  median: series(
    input: {metric: GPU_HOUR_PRICE_MEDIAN, groupBy: MODEL, members: $members, interval: $interval, from: $from, to: $to}
  ) {
    ...Buckets
  }
  p75: series(
    input: {metric: GPU_HOUR_PRICE_P75, groupBy: MODEL, members: $members, interval: $interval, from: $from, to: $to}
  ) {
    ...Buckets
  }
}
    fragment Buckets on SeriesSet {
  interval
  height
  series {
    member
    points {
      time
      value
      coverage
      partial
      firstHeight
      lastHeight
    }
  }
}`) as unknown as TypedDocumentString<GpuModelPricesQuery, GpuModelPricesQueryVariables>;
export const OfferFiguresDocument = new TypedDocumentString(`
    query OfferFigures($members: [String!]!, $filter: [SeriesFilter!]!, $vendor: String!, $model: String!, $ram: String, $hour: DateTime!, $monthFrom: DateTime!, $monthTo: DateTime!) {
  supplied: series(
    input: {metric: GPUS_SUPPLIED, groupBy: PROVIDER, members: $members, filter: $filter, interval: HOUR, from: $hour}
  ) {
    ...LastValue
  }
  leased: series(
    input: {metric: GPUS_LEASED, groupBy: PROVIDER, members: $members, filter: $filter, interval: HOUR, from: $hour}
  ) {
    ...LastValue
  }
  asked: priceStatistics(
    input: {kind: ASK, groupBy: PROVIDER, vendor: $vendor, model: $model, ram: $ram}
  ) {
    ...ByProvider
  }
  realised: priceStatistics(
    input: {kind: REALISED, groupBy: PROVIDER, vendor: $vendor, model: $model, ram: $ram}
  ) {
    ...ByProvider
  }
  earned: series(
    input: {metric: PROVIDER_NET_USD, groupBy: PROVIDER, members: $members, interval: MONTH, from: $monthFrom, to: $monthTo}
  ) {
    ...LastValue
  }
}
    fragment LastValue on SeriesSet {
  series {
    member
    points {
      value
      coverage
    }
  }
}
fragment ByProvider on PriceStatistics {
  rows {
    provider
    usd {
      median
      weightedMean
      count
    }
  }
}`) as unknown as TypedDocumentString<OfferFiguresQuery, OfferFiguresQueryVariables>;
export const ModelPriceSpreadDocument = new TypedDocumentString(`
    query ModelPriceSpread($vendor: String!, $model: String!) {
  asked: priceStatistics(input: {kind: ASK, vendor: $vendor, model: $model}) {
    ...Spread
  }
  agreed: priceStatistics(input: {kind: AGREED, vendor: $vendor, model: $model}) {
    ...Spread
  }
  realised: priceStatistics(
    input: {kind: REALISED, vendor: $vendor, model: $model}
  ) {
    ...Spread
  }
}
    fragment Spread on PriceStatistics {
  rows {
    usd {
      count
      min
      p25
      median
      p75
      max
      weightedMean
    }
  }
}`) as unknown as TypedDocumentString<ModelPriceSpreadQuery, ModelPriceSpreadQueryVariables>;
export const NetworkDocument = new TypedDocumentString(`
    query Network {
  network {
    height
    time
    gpusSupplied
    gpusLeased
    gpuUtilization
    activeLeases
    activeGpuLeases
    activeDeployments
    activeProviders
    gpuProviders
    countries
    gpuModels
    annualizedVolumeUsd
    annualizedVolume {
      denom
      amount
      usd
    }
    gpuHourPriceMedianUsd
    aktUsd
    published {
      label
      published
      low
      high
      measured
      unit
      metric
    }
  }
}
    `) as unknown as TypedDocumentString<NetworkQuery, NetworkQueryVariables>;
export const GpusDocument = new TypedDocumentString(`
    query Gpus($interval: Interval!, $from: DateTime, $to: DateTime) {
  supplied: series(
    input: {metric: GPUS_SUPPLIED, interval: $interval, from: $from, to: $to}
  ) {
    ...Buckets
  }
  leased: series(
    input: {metric: GPUS_LEASED, interval: $interval, from: $from, to: $to}
  ) {
    ...Buckets
  }
  utilization: series(
    input: {metric: GPU_UTILIZATION, interval: $interval, from: $from, to: $to}
  ) {
    ...Buckets
  }
}
    fragment Buckets on SeriesSet {
  interval
  height
  series {
    member
    points {
      time
      value
      coverage
      partial
      firstHeight
      lastHeight
    }
  }
}`) as unknown as TypedDocumentString<GpusQuery, GpusQueryVariables>;
export const VolumeDocument = new TypedDocumentString(`
    query Volume($interval: Interval!, $from: DateTime, $to: DateTime) {
  volume: series(
    input: {metric: ANNUALIZED_VOLUME_USD, interval: $interval, from: $from, to: $to}
  ) {
    ...Buckets
  }
}
    fragment Buckets on SeriesSet {
  interval
  height
  series {
    member
    points {
      time
      value
      coverage
      partial
      firstHeight
      lastHeight
    }
  }
}`) as unknown as TypedDocumentString<VolumeQuery, VolumeQueryVariables>;
export const PricesDocument = new TypedDocumentString(`
    query Prices($interval: Interval!, $from: DateTime, $to: DateTime) {
  p25: series(
    input: {metric: GPU_HOUR_PRICE_P25, interval: $interval, from: $from, to: $to}
  ) {
    ...Buckets
  }
  median: series(
    input: {metric: GPU_HOUR_PRICE_MEDIAN, interval: $interval, from: $from, to: $to}
  ) {
    ...Buckets
  }
  p75: series(
    input: {metric: GPU_HOUR_PRICE_P75, interval: $interval, from: $from, to: $to}
  ) {
    ...Buckets
  }
}
    fragment Buckets on SeriesSet {
  interval
  height
  series {
    member
    points {
      time
      value
      coverage
      partial
      firstHeight
      lastHeight
    }
  }
}`) as unknown as TypedDocumentString<PricesQuery, PricesQueryVariables>;
export const ProvidersDocument = new TypedDocumentString(`
    query Providers($interval: Interval!, $from: DateTime, $to: DateTime) {
  providers: series(
    input: {metric: GPU_PROVIDERS, interval: $interval, from: $from, to: $to}
  ) {
    ...Buckets
  }
  countries: series(
    input: {metric: COUNTRIES, interval: $interval, from: $from, to: $to}
  ) {
    ...Buckets
  }
}
    fragment Buckets on SeriesSet {
  interval
  height
  series {
    member
    points {
      time
      value
      coverage
      partial
      firstHeight
      lastHeight
    }
  }
}`) as unknown as TypedDocumentString<ProvidersQuery, ProvidersQueryVariables>;
export const ActivityDocument = new TypedDocumentString(`
    query Activity($metric: Metric!, $interval: Interval!, $from: DateTime, $to: DateTime) {
  activity: series(
    input: {metric: $metric, interval: $interval, from: $from, to: $to}
  ) {
    ...Buckets
  }
}
    fragment Buckets on SeriesSet {
  interval
  height
  series {
    member
    points {
      time
      value
      coverage
      partial
      firstHeight
      lastHeight
    }
  }
}`) as unknown as TypedDocumentString<ActivityQuery, ActivityQueryVariables>;
export const ModelsDocument = new TypedDocumentString(`
    query Models {
  gpuModels {
    vendor
    model
    supplied
    leased
    utilization
    providers
    countries
    price {
      day
      p25
      median
      p75
    }
  }
}
    `) as unknown as TypedDocumentString<ModelsQuery, ModelsQueryVariables>;
export const ModelHistoryDocument = new TypedDocumentString(`
    query ModelHistory($interval: Interval!, $from: DateTime, $to: DateTime) {
  leased: series(
    input: {metric: GPUS_LEASED, groupBy: MODEL, first: 60, interval: $interval, from: $from, to: $to}
  ) {
    series {
      member
      points {
        time
        value
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ModelHistoryQuery, ModelHistoryQueryVariables>;
export const CountriesDocument = new TypedDocumentString(`
    query Countries {
  countries {
    country
    providers
    supplied
    leased
    utilization
  }
}
    `) as unknown as TypedDocumentString<CountriesQuery, CountriesQueryVariables>;
export const LatestLeasesDocument = new TypedDocumentString(`
    query LatestLeases($first: Int!) {
  leases(first: $first) {
    nodes {
      ...LeaseRow
    }
  }
}
    fragment LeaseRow on Lease {
  owner
  dseq
  gseq
  oseq
  state
  reason
  createdHeight
  createdTime
  usdPerHour
  usdPerHourAtClose
  price {
    denom
    amount
  }
  gpus
  gpuVariants {
    vendor
    model
    ram
    interface
    count
  }
  providerAddress
  provider {
    hostUri
    country
  }
}`) as unknown as TypedDocumentString<LatestLeasesQuery, LatestLeasesQueryVariables>;
export const PriceDistributionsDocument = new TypedDocumentString(`
    query PriceDistributions($input: PriceInput!) {
  priceStatistics(input: $input) {
    height
    rows {
      vendor
      model
      ram
      interface
      class
      provider
      country
      region
      usd {
        ...Distribution
      }
      byDenom {
        denom
        prices {
          count
          median
          weightedMean
        }
      }
    }
  }
}
    fragment Distribution on PriceDistribution {
  count
  weight
  min
  p25
  median
  p75
  max
  weightedMean
}`) as unknown as TypedDocumentString<PriceDistributionsQuery, PriceDistributionsQueryVariables>;
export const PricesOverTimeDocument = new TypedDocumentString(`
    query PricesOverTime($resource: PricedResource, $vendor: String, $model: String, $from: DateTime, $to: DateTime, $interval: PriceInterval!) {
  ask: priceStatistics(
    input: {kind: ASK, resource: $resource, vendor: $vendor, model: $model, from: $from, to: $to, interval: $interval}
  ) {
    ...PriceMedians
  }
  agreed: priceStatistics(
    input: {kind: AGREED, resource: $resource, vendor: $vendor, model: $model, from: $from, to: $to, interval: $interval}
  ) {
    ...PriceMedians
  }
  realised: priceStatistics(
    input: {kind: REALISED, resource: $resource, vendor: $vendor, model: $model, from: $from, to: $to, interval: $interval}
  ) {
    ...PriceMedians
  }
}
    fragment PriceMedians on PriceStatistics {
  height
  rows {
    time
    partial
    usd {
      count
      median
    }
  }
}`) as unknown as TypedDocumentString<PricesOverTimeQuery, PricesOverTimeQueryVariables>;
export const ComponentPricesDocument = new TypedDocumentString(`
    query ComponentPrices($from: DateTime, $to: DateTime) {
  componentPrices(from: $from, to: $to) {
    from
    to
    leases
    method
    converged
    scale
    reason
    components {
      component
      vendor
      model
      unit
      leases
      price
      standardError
      low
      high
    }
  }
}
    `) as unknown as TypedDocumentString<ComponentPricesQuery, ComponentPricesQueryVariables>;
export const PriceDiscountsDocument = new TypedDocumentString(`
    query PriceDiscounts($kind: PriceKind!, $from: DateTime, $to: DateTime) {
  priceDiscounts(kind: $kind, from: $from, to: $to) {
    vendor
    model
    count
    price
    median
    reference
    discount
    publishedLow
    publishedHigh
    references {
      listed {
        cloud
        ramGib
        interface
        median
      }
      discount
    }
  }
}
    `) as unknown as TypedDocumentString<PriceDiscountsQuery, PriceDiscountsQueryVariables>;
export const ProviderListDocument = new TypedDocumentString(`
    query ProviderList($first: Int, $after: String, $last: Int, $before: String, $where: ProviderWhere, $orderBy: ProviderOrder, $lately: Int!) {
  providers(
    first: $first
    after: $after
    last: $last
    before: $before
    where: $where
    orderBy: $orderBy
  ) {
    totalCount
    nodes {
      ...ProviderRow
      createdHeight
      createdTime
      auditors
      uptime(days: $lately) {
        share
      }
    }
    pageInfo {
      ...Place
    }
  }
}
    fragment Place on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}
fragment ProviderRow on Provider {
  owner
  hostUri
  country
  online
  gpusLeased
  activeLeases
  newestSample {
    time
    error
    suspect
    gpusAllocatable
    gpus {
      vendor
      model
      ram
      interface
      count
    }
  }
}`) as unknown as TypedDocumentString<ProviderListQuery, ProviderListQueryVariables>;
export const ProvidersPaidDocument = new TypedDocumentString(`
    query ProvidersPaid($members: [String!]!, $first: Int!) {
  spend(by: PROVIDER, members: $members, first: $first) {
    members {
      member
      usd
      takeUsd
    }
  }
}
    `) as unknown as TypedDocumentString<ProvidersPaidQuery, ProvidersPaidQueryVariables>;
export const ProviderDocument = new TypedDocumentString(`
    query Provider($owner: String!, $lately: Int!) {
  provider(owner: $owner) {
    ...ProviderRow
    email
    website
    createdHeight
    createdTime
    attributes {
      key
      value
    }
    newestSample {
      gpusAllocated
      activeLeases
    }
    uptime {
      since
      share
    }
    lately: uptime(days: $lately) {
      share
    }
    totals {
      denom
      gross
      fee
      net
      bidDeposited
      bidRefunded
    }
  }
  market(input: {provider: $owner}) {
    winRates(first: 1) {
      bids
      won
      rate
    }
  }
}
    fragment ProviderRow on Provider {
  owner
  hostUri
  country
  online
  gpusLeased
  activeLeases
  newestSample {
    time
    error
    suspect
    gpusAllocatable
    gpus {
      vendor
      model
      ram
      interface
      count
    }
  }
}`) as unknown as TypedDocumentString<ProviderQuery, ProviderQueryVariables>;
export const ProviderGpusDocument = new TypedDocumentString(`
    query ProviderGpus($members: [String!]!, $interval: Interval!, $from: DateTime, $to: DateTime) {
  supplied: series(
    input: {metric: GPUS_SUPPLIED, groupBy: PROVIDER, members: $members, interval: $interval, from: $from, to: $to}
  ) {
    ...Buckets
  }
  leased: series(
    input: {metric: GPUS_LEASED, groupBy: PROVIDER, members: $members, interval: $interval, from: $from, to: $to}
  ) {
    ...Buckets
  }
  utilization: series(
    input: {metric: GPU_UTILIZATION, groupBy: PROVIDER, members: $members, interval: $interval, from: $from, to: $to}
  ) {
    ...Buckets
  }
}
    fragment Buckets on SeriesSet {
  interval
  height
  series {
    member
    points {
      time
      value
      coverage
      partial
      firstHeight
      lastHeight
    }
  }
}`) as unknown as TypedDocumentString<ProviderGpusQuery, ProviderGpusQueryVariables>;
export const ProviderEarningsDocument = new TypedDocumentString(`
    query ProviderEarnings($members: [String!]!, $interval: Interval!, $from: DateTime, $to: DateTime) {
  net: series(
    input: {metric: PROVIDER_NET_USD, groupBy: PROVIDER, members: $members, interval: $interval, from: $from, to: $to}
  ) {
    ...Buckets
  }
}
    fragment Buckets on SeriesSet {
  interval
  height
  series {
    member
    points {
      time
      value
      coverage
      partial
      firstHeight
      lastHeight
    }
  }
}`) as unknown as TypedDocumentString<ProviderEarningsQuery, ProviderEarningsQueryVariables>;
export const ProviderPastDocument = new TypedDocumentString(`
    query ProviderPast($owner: String!, $ranges: Int!) {
  provider(owner: $owner) {
    attributeHistory {
      key
      value
      fromHeight
      fromTime
      toHeight
      toTime
    }
    audits {
      auditor
      key
      value
      fromHeight
      fromTime
      toHeight
    }
    inventory(first: $ranges) {
      totalCount
      nodes {
        fromTime
        untilTime
        samples
        online
        gpusAllocatable
        gpusAllocated
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ProviderPastQuery, ProviderPastQueryVariables>;
export const ProviderMonthsDocument = new TypedDocumentString(`
    query ProviderMonths($provider: String!, $from: DateTime, $to: DateTime) {
  fees(provider: $provider, from: $from, to: $to, interval: MONTH) {
    take {
      denom
      points {
        time
        gross
        take
        grossUsd
        takeUsd
        partial
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ProviderMonthsQuery, ProviderMonthsQueryVariables>;
export const PublishedComparisonDocument = new TypedDocumentString(`
    query PublishedComparison {
  publishedComparison {
    key
    label
    published
    unit
    low
    high
    now
    nowText
    peak
    peakTime
    agreement
    peakAgreement
    reason
    measuredAs
    metric
    query
  }
}
    `) as unknown as TypedDocumentString<PublishedComparisonQuery, PublishedComparisonQueryVariables>;
export const ScenarioListDocument = new TypedDocumentString(`
    query ScenarioList {
  scenarios {
    ...ScenarioParts
  }
}
    fragment ScenarioParts on Scenario {
  name
  title
  description
  inputs {
    key
    title
    unit
    value
    origin
    preset
    measured
    measuredBy
    minimum
    maximum
  }
  outputs {
    key
    title
    unit
    formula
    value
    preset
    published
    publishedValue
    reproduces
    rounding
  }
}`) as unknown as TypedDocumentString<ScenarioListQuery, ScenarioListQueryVariables>;
export const ScenarioDocument = new TypedDocumentString(`
    query Scenario($name: ScenarioName!, $inputs: [ScenarioInputValue!], $live: Boolean!) {
  scenario(name: $name, inputs: $inputs, live: $live) {
    ...ScenarioParts
  }
  measured: scenario(name: $name, live: true) {
    outputs {
      key
      value
    }
  }
}
    fragment ScenarioParts on Scenario {
  name
  title
  description
  inputs {
    key
    title
    unit
    value
    origin
    preset
    measured
    measuredBy
    minimum
    maximum
  }
  outputs {
    key
    title
    unit
    formula
    value
    preset
    published
    publishedValue
    reproduces
    rounding
  }
}`) as unknown as TypedDocumentString<ScenarioQuery, ScenarioQueryVariables>;
export const ScenarioTornadoDocument = new TypedDocumentString(`
    query ScenarioTornado($name: ScenarioName!, $inputs: [ScenarioInputValue!], $live: Boolean!) {
  scenario(name: $name, inputs: $inputs, live: $live) {
    tornado {
      input
      title
      unit
      lowInput
      highInput
      lowOutput
      highOutput
      swing
    }
  }
}
    `) as unknown as TypedDocumentString<ScenarioTornadoQuery, ScenarioTornadoQueryVariables>;
export const ScenarioSensitivityDocument = new TypedDocumentString(`
    query ScenarioSensitivity($name: ScenarioName!, $inputs: [ScenarioInputValue!], $live: Boolean!, $row: String!, $column: String!) {
  scenario(name: $name, inputs: $inputs, live: $live) {
    sensitivity(row: $row, column: $column) {
      row
      column
      unit
      rowValues
      columnValues
      values
    }
  }
}
    `) as unknown as TypedDocumentString<ScenarioSensitivityQuery, ScenarioSensitivityQueryVariables>;
export const ShareStartDocument = new TypedDocumentString(`
    query ShareStart {
  status {
    chainId
    indexedHeight
    indexedTime
    firstTime
  }
  metrics {
    name
    title
    dimensions
    filters
  }
}
    `) as unknown as TypedDocumentString<ShareStartQuery, ShareStartQueryVariables>;
export const ShareLeaseDocument = new TypedDocumentString(`
    query ShareLease($id: String!) {
  lease(id: $id) {
    ...LeaseRow
    closedTime
    vcpus
    totals {
      denom
      gross
    }
  }
}
    fragment LeaseRow on Lease {
  owner
  dseq
  gseq
  oseq
  state
  reason
  createdHeight
  createdTime
  usdPerHour
  usdPerHourAtClose
  price {
    denom
    amount
  }
  gpus
  gpuVariants {
    vendor
    model
    ram
    interface
    count
  }
  providerAddress
  provider {
    hostUri
    country
  }
}`) as unknown as TypedDocumentString<ShareLeaseQuery, ShareLeaseQueryVariables>;
export const ShareDeploymentDocument = new TypedDocumentString(`
    query ShareDeployment($owner: String!, $dseq: UInt64!) {
  deployment(owner: $owner, dseq: $dseq) {
    state
    createdTime
    leases {
      state
      gpus
    }
  }
}
    `) as unknown as TypedDocumentString<ShareDeploymentQuery, ShareDeploymentQueryVariables>;
export const StatusDocument = new TypedDocumentString(`
    query Status {
  status {
    chainId
    origin
    state
    progress
    firstHeight
    firstTime
    indexedHeight
    indexedTime
    indexedHash
    headHeight
    headTime
    lagSeconds
    nodeVersion
    deadLetters
    unknownEvents
  }
}
    `) as unknown as TypedDocumentString<StatusQuery, StatusQueryVariables>;
export const TokenDocument = new TypedDocumentString(`
    query Token($maximumSupply: Decimal) {
  token(maximumSupply: $maximumSupply) {
    height
    time
    supply {
      ...Figure
    }
    maximumSupply {
      ...Figure
    }
    circulating {
      ...Figure
    }
    supplyOfMaximum {
      ...Figure
    }
    circulatingOfMaximum {
      ...Figure
    }
    minted {
      ...Figure
    }
    minted30d {
      ...Figure
    }
    inflationInForce {
      ...Figure
    }
    inflationRealised {
      ...Figure
    }
    bonded {
      ...Figure
    }
    bondedOfSupply {
      ...Figure
    }
    bondedOfCirculating {
      ...Figure
    }
    communityPool {
      ...Figure
    }
    communityPoolUsd {
      ...Figure
    }
    actSupply {
      ...Figure
    }
    actMinted {
      ...Figure
    }
    actBurned {
      ...Figure
    }
    vault {
      ...Figure
    }
    collateralRatio {
      ...Figure
    }
    aktUsd {
      ...Figure
    }
    aktUsdTime
  }
}
    fragment Figure on TokenFigure {
  value
  unit
  source
  reason
}`) as unknown as TypedDocumentString<TokenQuery, TokenQueryVariables>;
export const TokenHistoryDocument = new TypedDocumentString(`
    query TokenHistory($from: DateTime, $to: DateTime, $interval: SpendInterval!) {
  tokenSeries(from: $from, to: $to, interval: $interval) {
    time
    supply
    minted
    inflationInForce
    inflationRealised
    bondedOfSupply
    communityPool
    actSupply
    actMinted
    actBurned
    vault
    collateralRatio
    aktUsd
    partial
  }
}
    `) as unknown as TypedDocumentString<TokenHistoryQuery, TokenHistoryQueryVariables>;