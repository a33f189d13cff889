// Volume, who spends, and fees.
import { FROM_FIRST_BLOCK, type MeasureEntry } from './measure.ts';
import { UNPRICED_CAVEAT, USD_CAVEAT } from './metric.ts';

const SPEND_DIMENSIONS = ['network', 'denomination', 'model', 'vendor', 'class', 'GPU or CPU', 'provider', 'country', 'region', 'tenant'];
const BUCKETS = 'day, week (from Monday), month';
const SETTLED_WHEN = 'A payout counts on the day when it is settled, not when it was earned.';
const BY_MODEL =
  "By model a lease's payouts of a block are shared out by its GPUs, each share rounded to 18 places; leases without GPUs have an empty model, and a lease that ended before an index which began in the middle has none, as its hardware is not known. Vendor, class and GPU or CPU are sums of models, country and region sums of providers by what they declare now.";
const TODAY =
  "USD at today's price values the same coins at the newest price of AKT; uact and axlUSDC count as one dollar, then and today.";

/** In the order of the documentation. */
export const SPEND_MEASURES: readonly MeasureEntry[] = [
  {
    key: 'VOLUME_RUN_RATE',
    title: 'Volume, run-rate',
    definition: 'What active leases would spend in a year at their agreed rates, of the newest complete day: all, with GPUs and without.',
    formula: 'ANNUALIZED_VOLUME_USD (ANNUALIZED_VOLUME by denomination): accrued within the day × 365 days ÷ covered time',
    unit: 'USD a year; base units a year by denomination',
    grain: 'the newest complete day; by hour and day as a series',
    dimensions: ['network', 'denomination', 'GPU or CPU', 'model and provider as a series'],
    field: 'Query.volume',
    sources: ['figures', 'leases', 'lease_prices', 'blocks', 'prices'],
    caveats: ['It is what leases agreed to pay, not what was settled.', 'A year has 365 days.', USD_CAVEAT],
    since: FROM_FIRST_BLOCK,
  },
  {
    key: 'VOLUME_SETTLED',
    title: 'Volume, settled',
    definition: 'A year of settled spend at the pace of the 30 complete days that end with the newest complete one.',
    formula: "payouts of 30 days, take fee included, × 365 ÷ 30; USD at the price in force after each payout's block, exact, rounded once",
    unit: 'USD a year; base units a year by denomination',
    grain: 'the newest complete day',
    dimensions: ['network', 'denomination'],
    field: 'Query.volume',
    sources: ['spend_days', 'flows', 'prices'],
    caveats: ['Null before 30 days are indexed.', SETTLED_WHEN, TODAY, USD_CAVEAT, UNPRICED_CAVEAT],
    since: FROM_FIRST_BLOCK,
  },
  {
    key: 'VOLUME_CUMULATIVE',
    title: 'Volume, cumulative',
    definition: 'All payouts since the first indexed block, take fee included.',
    formula: "sum of payouts; USD at the price in force after each payout's block, and at today's price",
    unit: 'USD; base units by denomination',
    grain: `the indexed block; ${BUCKETS} as a running total`,
    dimensions: SPEND_DIMENSIONS,
    field: 'Query.volume, Query.spendSeries',
    sources: ['spend_days', 'flows', 'prices'],
    caveats: [SETTLED_WHEN, BY_MODEL, TODAY, USD_CAVEAT, UNPRICED_CAVEAT],
    since: FROM_FIRST_BLOCK,
  },
  {
    key: 'SPEND',
    title: 'Settled spend by member',
    definition:
      'Payouts of a range of whole days by member, with its share of all, the take fee in it, that pace as a year, and the run-rate of its active leases.',
    formula:
      'sum of payouts, take fee included; share = member ÷ all; a year = sum × 365 days ÷ covered time of the range; run-rate = price per block of active leases at the indexed block × blocks of the newest complete day ÷ its covered time × 365 days',
    unit: "USD at the price of each block and at today's; base units by denomination",
    grain: BUCKETS,
    dimensions: SPEND_DIMENSIONS,
    field: 'Query.spend, Query.spendSeries',
    sources: ['spend_days', 'flows', 'leases', 'lease_gpus', 'figures', 'prices'],
    caveats: [
      SETTLED_WHEN,
      BY_MODEL,
      'Each part names where its price comes from: import, oracle, one-to-one (uact, axlUSDC) or none; with none the USD of a member is null.',
      TODAY,
      USD_CAVEAT,
    ],
    since: FROM_FIRST_BLOCK,
  },
  {
    key: 'SPEND_CONCENTRATION',
    title: 'Concentration of spend',
    definition:
      'How unevenly spend is spread over members with spend: shares of the 1, 3 and 10 largest, Herfindahl–Hirschman index, Gini coefficient.',
    formula: 'HHI = Σ share²; Gini = (2 Σ rank × spend − (n + 1) Σ spend) ÷ (n Σ spend), rank 1 the smallest; exact, rounded to 18 places',
    unit: 'share, 0 to 1',
    grain: 'a range of whole days',
    dimensions: SPEND_DIMENSIONS.slice(1),
    field: 'Query.spend { concentration }',
    sources: ['spend_days', 'flows', 'prices'],
    caveats: [
      'A tenant is an address: one person may have many, and a managed wallet is one tenant of its own for each customer.',
      'Members without spend in the range are not counted.',
      'Null where a part has no price in USD.',
    ],
    since: FROM_FIRST_BLOCK,
  },
  {
    key: 'TAKE_RATE_IN_FORCE',
    title: 'Take rate in force',
    definition: 'The rate of the take fee by the parameters of the take module, beside what was really taken (EFFECTIVE_TAKE_RATE).',
    formula:
      "the denomination's own rate, else the default one, by the newest value in force at the bucket's last block; 0 once the module is gone",
    unit: 'share, 0 to 1',
    grain: `${BUCKETS}; every change with its block`,
    dimensions: ['denomination'],
    field: 'Query.fees { take takeRates }',
    sources: ['parameters', 'spend_days', 'flows'],
    caveats: [
      'Within a bucket in which the rate changed, the effective rate is a mixture.',
      'Each fee is cut down to whole coins, so that the effective rate lies a little below.',
      'An index that began from the state of a node knows parameters from there on.',
    ],
    since: FROM_FIRST_BLOCK,
  },
  {
    key: 'PROVIDER_WATERFALL',
    title: 'Provider gross, take fee, net',
    definition: "From what left tenants' escrow for leases to what providers received.",
    formula: 'net = gross − take; effective rate = take ÷ gross',
    unit: 'USD at the price of each block; base units by denomination',
    grain: 'a range of whole days',
    dimensions: ['network', 'provider', 'denomination'],
    field: 'Query.fees { waterfall }',
    sources: ['spend_days', 'flows', 'prices'],
    caveats: [SETTLED_WHEN, 'Costs of providers (hardware, power, transaction fees) are not in it.', USD_CAVEAT, UNPRICED_CAVEAT],
    since: FROM_FIRST_BLOCK,
  },
  {
    key: 'GAS',
    title: 'Gas and transactions',
    definition: 'Transactions, failed ones of them, and gas that they asked for and used.',
    formula: "sums over transactions by their block's time",
    unit: 'transactions; gas',
    grain: BUCKETS,
    dimensions: ['network'],
    field: 'Query.fees { gas }',
    sources: ['transaction_days', 'transactions', 'blocks'],
    caveats: [
      'Transaction fees beside it are the figures TRANSACTION_FEES and TRANSACTION_FEES_USD, summed.',
      'A failed transaction counts with the gas that it used.',
    ],
    since: FROM_FIRST_BLOCK,
  },
  {
    key: 'COMMUNITY_POOL_FLOWS',
    title: 'Community pool, in and out',
    definition: 'Coins into the community pool (tax, take fee, given by anybody) and out of it (governance and upgrades), by denomination.',
    formula:
      'tax = community tax in force × coins that the fee collector gives to the distribution account in each block; take fee of payouts; amounts of successful MsgFundCommunityPool; transfers out of the distribution account by upgrades and by executed proposals',
    unit: 'base units',
    grain: BUCKETS,
    dimensions: ['kind', 'denomination'],
    field: 'Query.fees { communityPool }',
    sources: ['coin_days', 'pool_movements', 'parameters', 'flows', 'messages', 'transactions'],
    caveats: [
      'No event tells the tax: it is computed, and the fractions below one base unit that withdrawn rewards leave to the pool are missing (below one base unit for each withdrawal).',
      'A block that pays rewards by itself (a validator that is removed) is left out of what is spent.',
    ],
    since: FROM_FIRST_BLOCK,
  },
];
