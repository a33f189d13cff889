// How the stages of the indexer meet: what the ledger hands to measure and store, and what a source gives.
import type { LeasebookError } from '@leasebook/db';
import type { PackedRecord } from './archive/pack.ts';
import type { BlockFacts, DeadLetter, PriceSample, ProviderSample, UnixNanos } from './facts.ts';
import type {
  AttributeRange,
  AuditedAttributeRange,
  Bid,
  Deployment,
  EscrowAccount,
  EscrowPayment,
  Grant,
  Group,
  Lease,
  MoneyFlow,
  Order,
  Provider,
} from './objects.ts';
import type { BlockLines, ChainText } from './store/chain-text.ts';
import type { FigureText } from './store/figure-text.ts';

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
  /** Providers of whom an auditor signed or withdrew something, with whether anybody signs an attribute of them now. */
  auditsChanged: { owner: string; isAudited: boolean }[];
  /** Movements of coins, in their order. */
  flows: MoneyFlow[];
  /** What of the block the ledger has no rules for. */
  deadLetters: DeadLetter[];
}

/** A value that a parameter of the chain has from a block on. */
export interface ParameterValue {
  /** Block that decides it: of the vote's end or the upgrade; the first indexed one for genesis and bootstrap. */
  height: number;
  module: string;
  /** In the chain's JSON form, e.g. denom_take_rates. */
  name: string;
  /** First block in which it is in force. */
  fromHeight: number;
  /** In the chain's JSON form; null where the parameter or its module is gone. */
  value: unknown;
  /** `bootstrap`: a node's answer about its state after the first indexed block. */
  origin: 'genesis' | 'bootstrap' | 'governance' | 'upgrade';
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
  accounts: EscrowAccount[];
  payments: EscrowPayment[];
  grants: Grant[];
  /** New ones, in order; never changed later. */
  flows: MoneyFlow[];
  /** New values of the chain's parameters; never changed later. */
  parameters: ParameterValue[];
  /** Whatever the ledger must remember beside the tables (pending migrations, parameters, era): plain JSON. */
  state: unknown;
}

/**
 * What a restart gives back to the ledger: everything that is not finally closed, and `state` as last stored. That is:
 * deployments that are active or have a group that is not closed, all groups of those, all their orders (closed ones count
 * for the next oseq) and every other order that is not closed, bids that are open or active, leases, accounts and payments
 * that are not closed, grants that hold, all providers.
 */
export interface LedgerSnapshot extends Omit<LedgerRows, 'providerAttributes' | 'auditedAttributes' | 'flows' | 'parameters'> {
  /** Only ranges that still hold. */
  providerAttributes: AttributeRange[];
  auditedAttributes: AuditedAttributeRange[];
}

/** One row of `figures`; null where the dimension has no such figure. Integrals are over microseconds. */
export interface FigureRow {
  grain: 'hour' | 'day';
  /** Start of the bucket, microseconds since the epoch. */
  bucketUs: bigint;
  dimension: 'network' | 'provider' | 'model' | 'country' | 'denom' | 'kind' | 'size';
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
  ordersOpened: number | null;
  bidsOpened: number | null;
  /** Distinct tenants with a lease in the bucket; those whose first lease ever began in it. */
  tenants: number | null;
  tenantsNew: number | null;
  /** Blocks of the bucket by time and those without a price of AKT, scaled by 10^18; blocks × USD per AKT, scaled by 10^36. */
  blocks: bigint | null;
  aktBlocks: bigint | null;
  unpricedBlocks: bigint | null;
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
  settled: bigint | null;
  settledUsd: bigint | null;
  takeFees: bigint | null;
  takeFeesUsd: bigint | null;
  settledTrailingUsd: bigint | null;
  /** Amount × microseconds, scaled by 10^18. */
  escrowHeldUs: bigint | null;
  firstHeight: number;
  lastHeight: number;
}

/** A row of `market_cells`: a provider as it described itself, with GPUs of one variant; with empty hardware the provider itself. */
export interface MarketCell {
  /** From 1, in the order of first sight. */
  cell: number;
  provider: string;
  country: string;
  region: string;
  tier: string;
  audit: 'audited' | 'unaudited';
  vendor: string;
  model: string;
  ram: string;
  interface: string;
  class: string;
}

/** A price of leases: of so many GPUs together, in AKT or in dollars. */
export interface PricePoint {
  isAkt: boolean;
  /** Base units per block, scaled by 10^18. */
  price: bigint;
  gpus: bigint;
}

/** What a member has while nothing changes; null where its dimension has no such figure, or it has no value in USD. */
export interface MemberHolding {
  gpusSupplied: bigint | null;
  gpusAllocated: bigint | null;
  gpusLeased: bigint;
  leases: bigint;
  /** Scaled by 10^18, as all amounts below. */
  escrowHeld: bigint | null;
  /** Prices per block of its leases: all, those in dollars and those in AKT, and of each those with GPUs. */
  rate: bigint;
  dollars: bigint | null;
  gpuDollars: bigint | null;
  akt: bigint | null;
  gpuAkt: bigint | null;
  /** Prices at the quartiles; null where none is known. */
  prices: readonly [p25: PricePoint, median: PricePoint, p75: PricePoint] | null;
}

/** A member's part of `market_states`; null where nothing is told of it from this hour on but by its figures. */
export interface MemberStateRow {
  dimension: FigureRow['dimension'];
  member: string;
  holds: MemberHolding | null;
}

/** A row of `market_states`: what members and cells have that did not change in an hour, where that was not told before on its day. */
export interface MarketStatesRow {
  /** Start of the hour, microseconds since the epoch. */
  bucketUs: bigint;
  members: MemberStateRow[];
  /** One text for each cell: its number and what it has, in the order of the type `cell_state`, with commas; zero is no text, as is all that ends. */
  cells: string[];
}

/** A row of the view `cell_figures`: what cells add up to in a bucket; of an hour, those that changed in it. */
export interface CellFigureRow {
  grain: 'hour' | 'day';
  /** Start of the bucket, microseconds since the epoch. */
  bucketUs: bigint;
  /** One text for each cell: its number and its figures in the order of the type `cell_figure`, with commas; zero is no text. */
  figures: string[];
}

/** A row of `dimension_days`: what the cells of a closed day add up to by one dimension. */
export interface DimensionDayRow {
  dimension: string;
  /** Start of the day, microseconds since the epoch. */
  bucketUs: bigint;
  members: string[];
  /** By place in the type `cell_figure`, behind the cell's number: a value for each member; null where all are zero. */
  figures: (bigint[] | null)[];
}

/** Rows of buckets. */
export interface EndedRows {
  /** Of hours: the network's, and those of members that changed in them. */
  figures: FigureRow[];
  marketStates: MarketStatesRow[];
  cellFigures: CellFigureRow[];
  dimensionDays: DimensionDayRow[];
}

/** What measure has to be written, and what a restart needs. */
export interface MeasureRows extends EndedRows {
  /** Cells seen for the first time. */
  cells: MarketCell[];
  /** Prices that the chain itself told. */
  prices: PriceSample[];
  state: unknown;
}

/** The chain's behaviour, pure: the same blocks in the same order always give the same changes. */
export interface Ledger {
  /** Applies one block, which must be the next one. Throws a typed error, with height and object, where an invariant breaks. */
  apply(block: BlockFacts): MarketDelta;
  /** Whether the address is a provider after the block applied last. */
  hasProvider(address: string): boolean;
  /** Everything touched since the last drain. The rows are safe to keep: the ledger no longer changes them. */
  drain(): LedgerRows;
}

/** Turns blocks, market changes and observations into hourly and daily figures. */
export interface Measure {
  /** `samples` and `prices` are those observed after the block before and not after this block's time, in order. */
  apply(block: BlockFacts, delta: MarketDelta, samples: ProviderSample[], prices: PriceSample[]): void;
  /** Rows of the buckets that ended since they were last taken; null where none did. What is taken is not drained any more. */
  takeEnded(): EndedRows | null;
  /** Figures changed since the last drain, prices that the chain itself told, and what a restart needs. */
  drain(): MeasureRows;
}

/** What is observed beside the chain, in the order of time: provider status samples and imported AKT prices. */
export interface Observations {
  /** Everything after `after` (null: from the start) and up to and including `upTo`. Deterministic, so that a restart repeats it. */
  between(
    after: UnixNanos | null,
    upTo: UnixNanos,
  ): Promise<{ samples: ProviderSample[]; prices: PriceSample[]; deadLetters: DeadLetter[] }>;
}

/** Where blocks come from. */
export interface BlockSource {
  /** What a message to an operator calls it, e.g. the endpoint's URL. */
  readonly name: string;
  status(): Promise<SourceStatus>;
  /** The `genesis` object of the chain. */
  genesis(): Promise<unknown>;
  /**
   * Blocks from `from` up to and including `to`, in order, fetched ahead with bounded parallelism. `after` is the accepted
   * block before, where it is at hand: the first one must follow it.
   */
  blocks(from: number, to: number, signal: AbortSignal, after?: RawBlock): AsyncIterable<RawBlock>;
  /** Resolves with the head's height once it is above `height`; WebSocket events with polling as the net under them. */
  waitForHead(height: number, signal: AbortSignal): Promise<SourceStatus>;
  /** Prefers other endpoints, where there are, to the present one, for the reason given. */
  switchEndpoint?(reason: LeasebookError): void;
  close(): Promise<void>;
}

export interface SourceStatus {
  chainId: string;
  headHeight: number;
  headTime: UnixNanos;
  earliestHeight: number;
  nodeVersion: string;
  /** Set where no block will follow the head: the end of a recorded chain. */
  isEnded?: true;
}

/** What of a block is not text yet while it waits for its batch. */
export type BatchBlock = Pick<BlockFacts, 'chainId' | 'height' | 'hash' | 'time' | 'deadLetters'>;

/** Everything that one transaction of the store writes. */
export interface Batch {
  blocks: BatchBlock[];
  /** Rows of what the blocks have of their own. */
  chain: ChainText;
  ledger: LedgerRows;
  /** Figures changed since the last batch, open buckets included; later ones replace earlier ones. */
  figures: FigureRow[];
  marketStates: MarketStatesRow[];
  cells: MarketCell[];
  cellFigures: CellFigureRow[];
  dimensionDays: DimensionDayRow[];
  /** Those of buckets that ended, where they were made into text before. */
  ended?: FigureText;
  measureState: unknown;
  providerSamples: ProviderSample[];
  prices: PriceSample[];
  /** Dead letters of observations; those of blocks are in the blocks. */
  deadLetters: DeadLetter[];
  /** What the raw archive has to keep of it; absent where nothing is added. */
  archive?: ArchivePart;
}

/** One block as the raw archive keeps it: the JSON text of a RawBlock, as bytes, which lie outside of V8's heap. */
export interface ArchiveText {
  height: number;
  text: Buffer;
}

/** What a batch adds to the raw archive: its blocks in order, which are being packed, and, with the first batch, the genesis. */
export interface ArchivePart {
  genesis?: unknown;
  records: Promise<PackedRecord[]>;
}

/** A block as a node answered it: the `result` objects of `block` and `block_results`. */
export interface RawBlock {
  height: number;
  block: unknown;
  results: unknown;
  /** The JSON text that `block` and `results` were parsed from, where it is at hand: the archive need not write it again. */
  text?: BlockBytes | undefined;
  /** Set where it comes from the raw archive, which need not keep it again. */
  isArchived?: true | undefined;
  /** What another thread has made of it already. */
  prepared?: PreparedBlock;
}

/** The JSON text of a block's two answers. */
export interface BlockBytes {
  block: Uint8Array;
  results: Uint8Array;
  /** May be called by whoever reads the text no more, so that its memory need not wait for a collection. */
  release?: () => void;
}

/** A decoded block of which everything that ledger and figures do not read is text already. */
export interface PreparedBlock {
  /** What ledger and figures read: other messages and events are left out, and what only rows tell is empty (reader/lean.ts). */
  facts: BlockFacts;
  lines: BlockLines;
  /** About how many rows it makes in all. */
  weight: number;
}
