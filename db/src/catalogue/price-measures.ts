// Prices: what is asked, agreed and paid, component prices, and the discount against other clouds.
import { FROM_FIRST_BLOCK, type MeasureEntry } from './measure.ts';
import { USD_CAVEAT } from './metric.ts';

const DISTRIBUTION =
  'Of the observations of a group and bucket: count, lowest, quartiles (the smallest value that such a share of the observations does not exceed, each counted once), highest, and the mean weighted by GPUs (vCPUs) or, for payouts, by GPU-hours (vCPU-hours).';
const WHOLE_PRICE =
  'The whole price is attributed to the GPUs, with CPU, memory, storage and endpoints; all GPUs of a bid or lease have the same price, also where they are of several models. Component prices take them apart.';
const PACE =
  'A price per block becomes a price per hour by the blocks from the newest block at least 24 hours older, or from the first indexed one, to the own block; null at the first indexed block.';
const PRICE_DIMENSIONS = [
  'model',
  'variant (vendor, model, RAM, interface)',
  'vendor',
  'RAM',
  'interface',
  'class',
  'provider',
  'country',
  'region',
  'denomination',
];
const DECLARED = 'Country and region are what the provider declares now.';
const PRICE_GRAIN = 'hour, day, week, month, or a range at once';

/** In the order of the documentation. */
export const PRICE_MEASURES: readonly MeasureEntry[] = [
  {
    key: 'PRICE_ASK',
    title: 'Price asked',
    definition: `What providers ask for a GPU-hour: one observation for each bid and GPU variant in it, at the bid's creation. ${DISTRIBUTION}`,
    formula:
      'price per block × blocks per hour ÷ GPUs of the bid; in USD × the price of the denomination in force after the block; each rounded to 18 places',
    unit: 'USD per GPU-hour; 10^6 base units per GPU-hour by denomination',
    grain: PRICE_GRAIN,
    dimensions: PRICE_DIMENSIONS,
    field: 'Query.priceStatistics(kind: ASK)',
    sources: ['bids', 'group_resources', 'blocks', 'prices', 'price_quotes'],
    caveats: [
      WHOLE_PRICE,
      PACE,
      'The variant is that of the offer, else the one that the order names, else unknown: a provider that could serve several is not guessed.',
      'Bids stand as in the table: one that the v2.0 conversion rewrote has its new price and denomination at its old creation, and of bids that were made again under the same id the last one counts.',
      DECLARED,
      USD_CAVEAT,
    ],
    since: FROM_FIRST_BLOCK,
  },
  {
    key: 'PRICE_AGREED',
    title: 'Price agreed',
    definition: `What tenants agree to pay for a GPU-hour: one observation for each lease and GPU variant in it, at the lease's creation and first price. ${DISTRIBUTION}`,
    formula:
      'price per block × blocks per hour ÷ GPUs of the lease; in USD × the price of the denomination in force after the block; each rounded to 18 places',
    unit: 'USD per GPU-hour; 10^6 base units per GPU-hour by denomination',
    grain: PRICE_GRAIN,
    dimensions: PRICE_DIMENSIONS,
    field: 'Query.priceStatistics(kind: AGREED)',
    sources: ['leases', 'lease_prices', 'lease_gpus', 'blocks', 'prices', 'price_quotes'],
    caveats: [
      WHOLE_PRICE,
      PACE,
      'It counts leases when they begin. What running leases pay, weighted by their time, is GPU_HOUR_PRICE_MEDIAN.',
      DECLARED,
      USD_CAVEAT,
    ],
    since: FROM_FIRST_BLOCK,
  },
  {
    key: 'PRICE_REALISED',
    title: 'Price realised',
    definition: `What was paid for a GPU-hour: one observation for each payout of a lease and GPU variant in it, over the hours since the payout before (the first: since the lease's creation). ${DISTRIBUTION} Its weighted mean is what was settled ÷ GPU-hours.`,
    formula:
      "payout, take fee included, × variant's GPUs ÷ the lease's GPUs ÷ GPU-hours that the lease ran meanwhile; in USD × the price in force after the payout's block; each rounded to 18 places",
    unit: 'USD per GPU-hour; 10^6 base units per GPU-hour by denomination',
    grain: PRICE_GRAIN,
    dimensions: PRICE_DIMENSIONS,
    field: 'Query.priceStatistics(kind: REALISED)',
    sources: ['flows', 'leases', 'lease_gpus', 'blocks', 'prices', 'price_payouts'],
    caveats: [
      WHOLE_PRICE,
      'A payout belongs to the bucket in which it was settled, also where it pays for hours before it.',
      'Where an account ran out, hours pass that nobody pays for: the price is then lower than the agreed one. A payout after the end of a lease has no hours: it counts in the mean, and neither in the count nor in the quantiles.',
      'Where the index began after a lease, the hours of its first payout begin with the index.',
      DECLARED,
      USD_CAVEAT,
    ],
    since: FROM_FIRST_BLOCK,
  },
  {
    key: 'PRICE_CPU',
    title: 'Price of leases without GPUs',
    definition: `What is asked, agreed and paid for a vCPU-hour of bids and leases without GPUs. ${DISTRIBUTION}`,
    formula: 'as the prices of GPU-hours, ÷ vCPUs (1,000 millicpu) in place of GPUs',
    unit: 'USD per vCPU-hour; 10^6 base units per vCPU-hour by denomination',
    grain: PRICE_GRAIN,
    dimensions: ['provider', 'country', 'region', 'denomination'],
    field: 'Query.priceStatistics(resource: CPU)',
    sources: ['bids', 'leases', 'lease_prices', 'flows', 'blocks', 'prices', 'price_quotes', 'price_payouts'],
    caveats: ['The whole price is attributed to the vCPUs, with memory, storage and endpoints.', PACE, DECLARED, USD_CAVEAT],
    since: FROM_FIRST_BLOCK,
  },
  {
    key: 'PRICE_COMPONENT',
    title: 'Component price',
    definition:
      'What a GPU of each model, a vCPU, a GiB of memory and a GiB of storage cost: estimates from the agreed prices of whole leases, with 95 % intervals.',
    formula:
      "Huber's M-estimator (k = 1.345) by iteratively reweighted least squares, without a constant: USD an hour of a lease = Σ amount × component price; each lease's equation ÷ (GPUs × median agreed price of their model, without GPUs: vCPUs × median price of a vCPU); spread = 1.4826 × median absolute residual; standard errors after Huber (1981, 7.6.2), intervals ± 1.96 of them",
    unit: 'USD per GPU-hour, vCPU-hour or GiB-hour',
    grain: 'a range; the newest 2,000 observations in it',
    dimensions: ['GPU model', 'provider'],
    field: 'Query.componentPrices',
    sources: ['price_quotes', 'leases'],
    caveats: [
      'Estimates in floating point, not amounts: the only figures of the catalogue that are not exact.',
      'An interval that reaches below zero says that the component cannot be told from nothing. Components that leases hold in nearly fixed proportions share their price arbitrarily.',
      'Models of fewer than five leases, and unknown ones, share the column `other`.',
      'Endpoints and leased IP addresses are not components: their price lies in the others.',
    ],
    since: FROM_FIRST_BLOCK,
  },
  {
    key: 'PRICE_DISCOUNT',
    title: 'Discount against other clouds',
    definition: 'The share by which our mean price of a GPU model lies below what other clouds list for it; negative where it lies above.',
    formula:
      "1 − our mean price by weight ÷ the median of the reference table's lines for whole machines (each by its own median; the smallest that half of the lines do not exceed); beside each line alone",
    unit: 'share',
    grain: PRICE_GRAIN,
    dimensions: ['model', 'kind of price', 'cloud'],
    field: 'Query.priceDiscounts',
    sources: ['price_quotes', 'price_payouts'],
    caveats: [
      'The reference table (data/gpu-reference-prices.csv) is one snapshot of list prices without dates of its own: only our side moves with time.',
      'List prices are of whole machines with their own CPU and memory, ours with those of the lease; RAM and interface differ between lines of a model.',
      'Resellers in the table (vast, shadeform, primeintellect) count as clouds of their own.',
    ],
    since: FROM_FIRST_BLOCK,
  },
];
