// The catalogue of metrics: what each figure means, how it is computed and what to know before citing it. One source for
// the API, the explorer's "how this is computed" and docs/metrics.md.

/** Names of the metrics, as the API's enum Metric has them. */
export type MetricName =
  | 'GPUS_SUPPLIED'
  | 'GPUS_LEASED'
  | 'GPU_UTILIZATION'
  | 'GPUS_ALLOCATED'
  | 'ACTIVE_LEASES'
  | 'ACTIVE_DEPLOYMENTS'
  | 'NEW_LEASES'
  | 'ACTIVE_PROVIDERS'
  | 'COUNTRIES'
  | 'GPU_MODELS'
  | 'ANNUALIZED_VOLUME_USD'
  | 'ANNUALIZED_VOLUME'
  | 'GPU_HOUR_PRICE_MEDIAN'
  | 'GPU_HOUR_PRICE_P25'
  | 'GPU_HOUR_PRICE_P75'
  | 'TRANSACTION_FEES_USD'
  | 'TRANSACTION_FEES'
  | 'TRANSACTIONS'
  | 'SETTLED_SPEND_USD'
  | 'SETTLED_SPEND'
  | 'ANNUALIZED_SETTLED_USD'
  | 'TAKE_INCOME_USD'
  | 'TAKE_INCOME'
  | 'EFFECTIVE_TAKE_RATE'
  | 'PROVIDER_GROSS_USD'
  | 'PROVIDER_NET_USD'
  | 'ESCROW_HELD';

/** What a metric can be split by, as the API's enum Dimension has it; lower case it is `figures.dimension`. */
export type MetricDimension = 'PROVIDER' | 'MODEL' | 'COUNTRY' | 'DENOM';

/** One metric. Texts are plain sentences; `expression` is the formula as SQL. */
export interface MetricEntry {
  name: MetricName;
  title: string;
  definition: string;
  /** In words and signs, for a reader. */
  formula: string;
  /**
   * The same formula as a PostgreSQL expression over one row of `figures`, in `unit`; null where the value is not known.
   * It names columns of `figures` only.
   */
  expression: string;
  unit: string;
  /** Whether the whole network has it; false where it is only told by dimension. */
  network: boolean;
  dimensions: readonly MetricDimension[];
  /** True where a covered bucket without a row for the member means zero; false where it means that the value is not known. */
  zeroWithoutRow: boolean;
  sources: readonly string[];
  caveats: readonly string[];
}

/** Microseconds of a year of 365 days, which run-rates are told by. */
const YEAR_MICROSECONDS = 31_536_000_000_000n;

/** How long a provider's status answer stands for what it has (36 hours), in microseconds. */
export const SAMPLE_VALIDITY_MICROSECONDS = 129_600_000_000n;

const ALL_GPU_DIMENSIONS = ['PROVIDER', 'MODEL', 'COUNTRY', 'DENOM'] as const;

const SUPPLY_CAVEATS = [
  "Supply is what providers themselves answer at their status endpoint; the chain does not hold it. An answer stands until the provider's next one, at most 36 hours; after an error or after that time the provider counts as offline, with no GPUs.",
  'Time before the first status answer, and time in which no provider has an answer younger than 36 hours, is not covered: the value is null there, not zero.',
  "Where a provider's cards do not tell which of them can be leased (more cards than allocatable GPUs on a node of several models), the doubtful ones count for the model unknown.",
];

const LEASE_CAVEATS = [
  "A lease's GPUs are those of the winning bid's offer; where the offer is missing, those of the order. The model is the offer's, else the order's single named model, else the provider's only model, else unknown.",
  'The state after a block holds from its time until the time of the next block; a lease that begins and ends within one block counts as new, but takes no time.',
  'A lease whose escrow account has run out stays active on the chain until somebody settles it, and counts until then; providers may have stopped its workload before.',
];

const VOLUME_CAVEATS = [
  'It is what leases agreed to pay, not what was settled: a lease whose escrow account has run out stays active on the chain until somebody settles it, and accrues here until then.',
  'A price per block becomes a price per time by the observed time between blocks, never by a fixed block time.',
  'A year has 365 days, so the value grows and falls with the rate of the bucket; it is not a sum over the past year.',
];

const USD_CAVEAT =
  "USD by the price of the time: AKT (uakt) by the newest row of the table prices, which is what the chain's own oracle tells while it is healthy (v2.0: its median; from v2.1: its time-weighted mean), else the newest imported or last known price; uact and axlUSDC count as one dollar for 10^6 base units; other denominations have no USD value and are left out.";

const UNPRICED_CAVEAT = 'Null where an amount in AKT falls into a time before the first known price.';

const PRICE_CAVEATS = [
  'The whole price of a lease is attributed to its GPUs, CPU, memory, storage and endpoints included; a lease of few GPUs with much else therefore looks dear. All GPUs of a lease have the same price, also where they are of several models.',
  "A lease's price is valued at the bucket's mean time between blocks and its mean USD price, so that jitter of blocks does not show as differences between leases.",
  'Leases without GPUs, and leases in a denomination without a USD price throughout the bucket, are left out.',
];

const PRICE_FORMULA =
  "for each lease and price in force: USD accrued by one base unit per block over the bucket × price per block ÷ (hours covered × the lease's GPUs); of these values the smallest at which the GPU time of leases with that or a lower value reaches";

const SETTLED_CAVEATS = [
  'A payout belongs to the bucket of the block that settled it, though it pays for time before: tenants and providers decide when a lease is settled, so that short buckets jump. Compare it over weeks; what leases agreed to pay in a bucket is ANNUALIZED_VOLUME.',
  'It is what left the payments for providers and, as take fee, for the community pool; amounts that were earned but not paid out yet, and fractions of a coin, are not in it.',
];

const SETTLED_SOURCES = ['flows', 'prices', 'blocks'];

/** Every metric, in the order of the API's enum. */
export const METRICS: readonly MetricEntry[] = [
  {
    name: 'GPUS_SUPPLIED',
    title: 'GPUs supplied',
    definition: 'GPUs that providers offer (allocatable, leased or not) by their newest status answer, as the mean over the bucket.',
    formula: 'integral of allocatable GPUs over chain time ÷ time for which supply is known',
    expression: 'gpu_supplied_us / nullif(supply_covered_us, 0)',
    unit: 'GPUs',
    network: true,
    dimensions: ['PROVIDER', 'MODEL', 'COUNTRY'],
    zeroWithoutRow: true,
    sources: ['provider_samples', 'providers', 'blocks'],
    caveats: SUPPLY_CAVEATS,
  },
  {
    name: 'GPUS_LEASED',
    title: 'GPUs leased',
    definition: 'GPUs held by leases that are active or reclaiming, as the mean over the bucket.',
    formula: 'integral of leased GPUs over chain time ÷ covered time',
    expression: 'gpu_leased_us / nullif(covered_us, 0)',
    unit: 'GPUs',
    network: true,
    dimensions: ALL_GPU_DIMENSIONS,
    zeroWithoutRow: true,
    sources: ['leases', 'lease_gpus', 'providers', 'blocks'],
    caveats: LEASE_CAVEATS,
  },
  {
    name: 'GPU_UTILIZATION',
    title: 'GPU utilization',
    definition: 'The leased share of the supplied GPUs, weighted by time: mean GPUs leased over mean GPUs supplied.',
    formula:
      '(integral of leased GPUs ÷ covered time) ÷ (integral of supplied GPUs ÷ time for which supply is known); where supply is known throughout, GPU time leased ÷ GPU time supplied',
    expression: 'gpu_leased_us * supply_covered_us / nullif(gpu_supplied_us * covered_us, 0)',
    unit: 'share, 0 to 1',
    network: true,
    dimensions: ['PROVIDER', 'MODEL', 'COUNTRY'],
    zeroWithoutRow: false,
    sources: ['leases', 'lease_gpus', 'provider_samples', 'providers', 'blocks'],
    caveats: [
      'It can exceed 1 for a provider, model or country: a provider that does not answer keeps its leases but counts no supply, and a lease whose model is unknown is missing from its model.',
      ...SUPPLY_CAVEATS,
      ...LEASE_CAVEATS,
    ],
  },
  {
    name: 'GPUS_ALLOCATED',
    title: 'GPUs allocated',
    definition: 'GPUs in use by the account of the providers themselves, from their newest status answer, as the mean over the bucket.',
    formula: 'integral of allocated GPUs as reported over chain time ÷ time for which supply is known',
    expression: 'gpu_allocated_us / nullif(supply_covered_us, 0)',
    unit: 'GPUs',
    network: true,
    dimensions: ['PROVIDER', 'COUNTRY'],
    zeroWithoutRow: true,
    sources: ['provider_samples', 'providers', 'blocks'],
    caveats: [
      'It differs from GPUs leased: it is as old as the newest answer, it holds workloads that are not leases of the chain, and it lacks leases whose manifest has not been sent.',
      'Providers do not report it by model.',
      ...SUPPLY_CAVEATS,
    ],
  },
  {
    name: 'ACTIVE_LEASES',
    title: 'Active leases',
    definition: 'Leases that are active or reclaiming, with and without GPUs, as the mean over the bucket.',
    formula: 'integral of the number of leases over chain time ÷ covered time',
    expression: 'lease_us / nullif(covered_us, 0)',
    unit: 'leases',
    network: true,
    dimensions: ALL_GPU_DIMENSIONS,
    zeroWithoutRow: true,
    sources: ['leases', 'lease_gpus', 'providers', 'blocks'],
    caveats: [
      'By model it counts leases with a GPU of that model: leases without GPUs are in no model, and a lease with several models is in each.',
      ...LEASE_CAVEATS,
    ],
  },
  {
    name: 'ACTIVE_DEPLOYMENTS',
    title: 'Active deployments',
    definition: 'Deployments that are active on the chain, with or without a lease, as the mean over the bucket.',
    formula: 'integral of the number of deployments over chain time ÷ covered time',
    expression: 'deployment_us / nullif(covered_us, 0)',
    unit: 'deployments',
    network: true,
    dimensions: [],
    zeroWithoutRow: false,
    sources: ['deployments', 'blocks'],
    caveats: ['A deployment stays active without any lease until its owner closes it or its escrow account is settled to nothing.'],
  },
  {
    name: 'NEW_LEASES',
    title: 'New leases',
    definition: 'Leases created in blocks whose time is within the bucket.',
    formula: 'count of leases by the time of the block that created them',
    expression: 'leases_opened',
    unit: 'leases',
    network: true,
    dimensions: ALL_GPU_DIMENSIONS,
    zeroWithoutRow: true,
    sources: ['leases', 'lease_gpus', 'providers', 'blocks'],
    caveats: [
      'A deployment that is closed by its provider and leased again counts each time.',
      'By model: leases without GPUs are in no model, and a lease with several models is in each.',
    ],
  },
  {
    name: 'ACTIVE_PROVIDERS',
    title: 'Active providers',
    definition: 'Distinct providers that were online for some time within the bucket, with and without GPUs.',
    formula: 'count of providers whose newest status answer stood for a part of the bucket',
    expression: 'CASE WHEN supply_covered_us > 0 THEN providers END',
    unit: 'providers',
    network: true,
    dimensions: [],
    zeroWithoutRow: false,
    sources: ['provider_samples', 'blocks'],
    caveats: [
      'Of hours within a day it is not the sum but the number of distinct providers of the whole day.',
      'Providers with GPUs are counted beside it in figures.gpu_providers; the published 19 of late 2023 are those.',
      ...SUPPLY_CAVEATS.slice(0, 2),
    ],
  },
  {
    name: 'COUNTRIES',
    title: 'Countries',
    definition: 'Distinct countries of providers that offered GPUs for some time within the bucket.',
    formula: 'count of known countries of providers with allocatable GPUs',
    expression: 'CASE WHEN supply_covered_us > 0 THEN countries END',
    unit: 'countries',
    network: true,
    dimensions: [],
    zeroWithoutRow: false,
    sources: ['provider_samples', 'providers', 'blocks'],
    caveats: [
      'The country is declared by the provider in its on-chain attributes; nothing proves it. Providers without a recognised country are not counted.',
      'Of hours within a day it is the number of distinct countries of the whole day.',
      ...SUPPLY_CAVEATS.slice(0, 2),
    ],
  },
  {
    name: 'GPU_MODELS',
    title: 'GPU models',
    definition: 'Distinct GPU models (vendor and model, whatever memory and interface) supplied for some time within the bucket.',
    formula: 'count of models with allocatable GPUs, unknown ones left out',
    expression: 'CASE WHEN supply_covered_us > 0 THEN models END',
    unit: 'models',
    network: true,
    dimensions: [],
    zeroWithoutRow: false,
    sources: ['provider_samples', 'blocks'],
    caveats: ['Of hours within a day it is the number of distinct models of the whole day.', ...SUPPLY_CAVEATS],
  },
  {
    name: 'ANNUALIZED_VOLUME_USD',
    title: 'Annualized volume',
    definition: 'What active leases would pay in a year at the agreed prices and USD prices of the bucket (run-rate).',
    formula:
      "sum over blocks and active leases of price per block × USD price, split at the bucket's ends by time, × 365 days ÷ covered time. The network's headline is that of the newest complete day: the newest day that ended at or before the indexed block's time (before the first complete day: the newest day).",
    expression: `accrued_usd * ${YEAR_MICROSECONDS} / nullif(covered_us, 0)`,
    unit: 'USD a year',
    network: true,
    dimensions: ALL_GPU_DIMENSIONS,
    zeroWithoutRow: true,
    sources: ['leases', 'lease_prices', 'prices', 'blocks'],
    caveats: [
      ...VOLUME_CAVEATS,
      USD_CAVEAT,
      UNPRICED_CAVEAT,
      'By model it holds leases with GPUs only, shared out by number of GPUs; their part of the network is figures.gpu_accrued_usd.',
    ],
  },
  {
    name: 'ANNUALIZED_VOLUME',
    title: 'Annualized volume by denomination',
    definition: "What active leases would pay in a year at the agreed prices of the bucket, in each denomination's base unit.",
    formula: "sum over blocks and active leases of price per block, split at the bucket's ends by time, × 365 days ÷ covered time",
    expression: `accrued * ${YEAR_MICROSECONDS} / nullif(covered_us, 0)`,
    unit: 'base units a year',
    network: false,
    dimensions: ['DENOM'],
    zeroWithoutRow: true,
    sources: ['leases', 'lease_prices', 'blocks'],
    caveats: [
      ...VOLUME_CAVEATS,
      'The v2.0 upgrade rewrote prices in uakt and axlUSDC to uact while leases ran; the accrual changes its denomination in that block.',
    ],
  },
  {
    name: 'GPU_HOUR_PRICE_MEDIAN',
    title: 'Agreed price per GPU-hour, median',
    definition: 'The agreed price of a GPU-hour that half of the leased GPU time of the bucket pays at most.',
    formula: `${PRICE_FORMULA} one half`,
    expression: 'price_median',
    unit: 'USD per GPU-hour',
    network: true,
    dimensions: ['MODEL'],
    zeroWithoutRow: false,
    sources: ['leases', 'lease_prices', 'lease_gpus', 'prices', 'blocks'],
    caveats: [...PRICE_CAVEATS, USD_CAVEAT],
  },
  {
    name: 'GPU_HOUR_PRICE_P25',
    title: 'Agreed price per GPU-hour, 25th percentile',
    definition: 'The agreed price of a GPU-hour that a quarter of the leased GPU time of the bucket pays at most.',
    formula: `${PRICE_FORMULA} one quarter`,
    expression: 'price_p25',
    unit: 'USD per GPU-hour',
    network: true,
    dimensions: ['MODEL'],
    zeroWithoutRow: false,
    sources: ['leases', 'lease_prices', 'lease_gpus', 'prices', 'blocks'],
    caveats: [...PRICE_CAVEATS, USD_CAVEAT],
  },
  {
    name: 'GPU_HOUR_PRICE_P75',
    title: 'Agreed price per GPU-hour, 75th percentile',
    definition: 'The agreed price of a GPU-hour that three quarters of the leased GPU time of the bucket pay at most.',
    formula: `${PRICE_FORMULA} three quarters`,
    expression: 'price_p75',
    unit: 'USD per GPU-hour',
    network: true,
    dimensions: ['MODEL'],
    zeroWithoutRow: false,
    sources: ['leases', 'lease_prices', 'lease_gpus', 'prices', 'blocks'],
    caveats: [...PRICE_CAVEATS, USD_CAVEAT],
  },
  {
    name: 'TRANSACTION_FEES_USD',
    title: 'Transaction fees',
    definition: "Fees of the transactions in the bucket's blocks, failed ones included, in USD at the block's price.",
    formula: "sum of fee × USD price over transactions by their block's time, rounded half-even to 18 places once for each hour",
    expression: 'fees_usd',
    unit: 'USD',
    network: true,
    dimensions: ['DENOM'],
    zeroWithoutRow: true,
    sources: ['transactions', 'transaction_fees', 'prices', 'blocks'],
    caveats: [
      'A transaction that failed before its fee was taken (it has no events) pays nothing.',
      USD_CAVEAT,
      UNPRICED_CAVEAT,
      'These are fees for block space, not the marketplace take fee.',
    ],
  },
  {
    name: 'TRANSACTION_FEES',
    title: 'Transaction fees by denomination',
    definition: "Fees of the transactions in the bucket's blocks, failed ones included, in each denomination's base unit.",
    formula: "sum of fees over transactions by their block's time",
    expression: 'fees',
    unit: 'base units',
    network: false,
    dimensions: ['DENOM'],
    zeroWithoutRow: true,
    sources: ['transactions', 'transaction_fees', 'blocks'],
    caveats: [
      'A transaction that failed before its fee was taken (it has no events) pays nothing.',
      'These are fees for block space, not the marketplace take fee.',
    ],
  },
  {
    name: 'TRANSACTIONS',
    title: 'Transactions',
    definition: 'Transactions in blocks whose time is within the bucket, failed ones included.',
    formula: "count of transactions by their block's time",
    expression: 'transactions',
    unit: 'transactions',
    network: true,
    dimensions: [],
    zeroWithoutRow: false,
    sources: ['transactions', 'blocks'],
    caveats: ['Failed transactions are counted because they pay fees and take space; transactions.code tells them apart.'],
  },
  {
    name: 'SETTLED_SPEND_USD',
    title: 'Settled spend',
    definition: "What tenants' escrow accounts paid out for leases within the bucket, take fee included, in USD at the block's price.",
    formula:
      "sum of earnings and take fees × USD price over payouts by their block's time, rounded half-even to 18 places once for each hour",
    expression: 'settled_usd',
    unit: 'USD',
    network: true,
    dimensions: ['DENOM'],
    zeroWithoutRow: true,
    sources: SETTLED_SOURCES,
    caveats: [...SETTLED_CAVEATS, USD_CAVEAT, UNPRICED_CAVEAT],
  },
  {
    name: 'SETTLED_SPEND',
    title: 'Settled spend by denomination',
    definition: "What tenants' escrow accounts paid out for leases within the bucket, take fee included, in each denomination's base unit.",
    formula: "sum of earnings and take fees over payouts by their block's time",
    expression: 'settled',
    unit: 'base units',
    network: false,
    dimensions: ['DENOM'],
    zeroWithoutRow: true,
    sources: ['flows', 'blocks'],
    caveats: SETTLED_CAVEATS,
  },
  {
    name: 'ANNUALIZED_SETTLED_USD',
    title: 'Annualized settled volume',
    definition: 'A year of settled spend at the pace of the 30 days that end with the bucket.',
    formula: 'settled spend in USD of the 30 days up to the end of the bucket × 365 ÷ 30',
    expression: 'settled_trailing_usd * 365 / 30',
    unit: 'USD a year',
    network: true,
    dimensions: [],
    zeroWithoutRow: false,
    sources: SETTLED_SOURCES,
    caveats: [
      'Null until the index reaches back 30 days, and where a payout of the 30 days has no known USD price.',
      'In a bucket that is not over, the 30 days end with the newest block: they are shorter by what is missing of the bucket.',
      'The 30 days follow the market slowly: after a change of prices or demand compare it with ANNUALIZED_VOLUME_USD.',
      ...SETTLED_CAVEATS.slice(1),
      USD_CAVEAT,
    ],
  },
  {
    name: 'TAKE_INCOME_USD',
    title: 'Take income',
    definition: "Take fees that went from payouts to the community pool within the bucket, in USD at the block's price.",
    formula: "sum of take fees × USD price over payouts by their block's time, rounded half-even to 18 places once for each hour",
    expression: 'take_fees_usd',
    unit: 'USD',
    network: true,
    dimensions: ['PROVIDER', 'DENOM'],
    zeroWithoutRow: true,
    sources: SETTLED_SOURCES,
    caveats: [
      'The v2.0 upgrade removed the take fee: from then on it is zero.',
      'Each fee is cut down to whole coins, so that small payouts pay less than the rate.',
      USD_CAVEAT,
      UNPRICED_CAVEAT,
    ],
  },
  {
    name: 'TAKE_INCOME',
    title: 'Take income by denomination',
    definition: "Take fees that went from payouts to the community pool within the bucket, in each denomination's base unit.",
    formula: "sum of take fees over payouts by their block's time",
    expression: 'take_fees',
    unit: 'base units',
    network: false,
    dimensions: ['DENOM'],
    zeroWithoutRow: true,
    sources: ['flows', 'blocks'],
    caveats: [
      'The v2.0 upgrade removed the take fee: from then on it is zero.',
      'Each fee is cut down to whole coins, so that small payouts pay less than the rate.',
    ],
  },
  {
    name: 'EFFECTIVE_TAKE_RATE',
    title: 'Effective take rate',
    definition: 'The share of settled spend that went to the community pool as take fee.',
    formula: 'take income ÷ settled spend: by denomination in base units, else in USD',
    expression: 'coalesce(take_fees / nullif(settled, 0), take_fees_usd / nullif(settled_usd, 0))',
    unit: 'share, 0 to 1',
    network: true,
    dimensions: ['PROVIDER', 'DENOM'],
    zeroWithoutRow: false,
    sources: SETTLED_SOURCES,
    caveats: [
      'It mixes the rates of denominations by what was settled in each, so it moves with the mix too; each denomination has its own rate by governance.',
      'Null where nothing was settled. The v2.0 upgrade removed the take fee: from then on it is zero.',
      'Each fee is cut down to whole coins, so that it lies a little below the rate in force.',
      USD_CAVEAT,
    ],
  },
  {
    name: 'PROVIDER_GROSS_USD',
    title: 'Provider revenue, gross',
    definition: "What was paid out for providers' leases within the bucket, take fee included, in USD at the block's price.",
    formula: "sum of earnings and take fees × USD price over the payouts of the provider's leases by their block's time",
    expression: 'settled_usd',
    unit: 'USD',
    network: true,
    dimensions: ['PROVIDER'],
    zeroWithoutRow: true,
    sources: SETTLED_SOURCES,
    caveats: [...SETTLED_CAVEATS, USD_CAVEAT, UNPRICED_CAVEAT],
  },
  {
    name: 'PROVIDER_NET_USD',
    title: 'Provider revenue, net',
    definition: "What providers received for their leases within the bucket, after the take fee, in USD at the block's price.",
    formula: 'gross revenue − take fees',
    expression: 'settled_usd - take_fees_usd',
    unit: 'USD',
    network: true,
    dimensions: ['PROVIDER'],
    zeroWithoutRow: true,
    sources: SETTLED_SOURCES,
    caveats: [
      'Costs of the provider (hardware, power, transaction fees, deposits of bids in the meantime) are not in it.',
      ...SETTLED_CAVEATS,
      USD_CAVEAT,
      UNPRICED_CAVEAT,
    ],
  },
  {
    name: 'ESCROW_HELD',
    title: 'Escrow held',
    definition:
      "Coins in deployments' escrow accounts, not paid out or refunded yet, as the mean over the bucket, in each denomination's base unit.",
    formula:
      'integral over chain time of deposits − refunds − payouts (the v2.0 conversion: − coins burned + coins minted) since the first indexed block ÷ covered time',
    expression: 'escrow_held_us / nullif(covered_us, 0)',
    unit: 'base units',
    network: false,
    dimensions: ['DENOM'],
    zeroWithoutRow: true,
    sources: ['flows', 'blocks'],
    caveats: [
      'What leases have used since their last settlement is still in it: the balance of a deployment now is told by its escrow account.',
      "Deposits of bids are not in it. Coins that the chain's settlement loses stay in the module account and in this figure; payouts that v1.0 made twice lower it.",
      'Where the index began from the state of a node, it begins with what accounts and payments held there.',
    ],
  },
];
