// The token, and what was published about it and the market.
import { FROM_FIRST_BLOCK, FROM_V2_0, type MeasureEntry } from './measure.ts';

const NOW_AND_BUCKETS = 'the indexed block; day, week, month (state after the last block of each)';
const MINT_SOURCES = ['mints', 'blocks'];
const NO_EVENT = 'Null where the block has no mint event, with the reason beside it.';

function token(entry: Omit<MeasureEntry, 'grain' | 'dimensions' | 'field' | 'since'> & Partial<MeasureEntry>): MeasureEntry {
  return { grain: NOW_AND_BUCKETS, dimensions: [], field: 'Query.token, Query.tokenSeries', since: FROM_FIRST_BLOCK, ...entry };
}

/** In the order of the documentation. */
export const TOKEN_MEASURES: readonly MeasureEntry[] = [
  token({
    key: 'TOKEN_SUPPLY',
    title: 'Supply of AKT',
    definition: 'AKT that exist after a block, as the bank module counts them.',
    formula:
      "annual provisions ÷ inflation of the block's mint event (exactly the supply before it) + its mint + uakt issued − burned by the burn-mint module in that block",
    unit: 'AKT',
    sources: [...MINT_SOURCES, 'flows'],
    caveats: [NO_EVENT, 'Coins burned by other modules in that same block (deposits of refused proposals) are seen with the next block.'],
  }),
  token({
    key: 'TOKEN_CIRCULATING',
    title: 'Circulating AKT',
    definition: 'AKT that exist outside the community pool, and their share of a maximum supply that is a setting.',
    formula: 'supply − community pool; ÷ maximum supply (default 388,539,008 AKT)',
    unit: 'AKT; share, 0 to 1',
    grain: 'the indexed block',
    field: 'Query.token',
    sources: [...MINT_SOURCES, 'coin_days', 'flows'],
    caveats: [
      'Vesting accounts are not taken off: what of them is locked is not told by blocks. Other publishers define circulating supply otherwise.',
      'The chain enforces no maximum: the setting is the bound published with the token economics.',
    ],
  }),
  token({
    key: 'TOKEN_MINTED',
    title: 'AKT minted',
    definition: 'What the mint module added to the supply.',
    formula: 'sum of the amounts of mint events',
    unit: 'AKT',
    grain: 'since the first indexed block; the newest 30 complete days; day, week, month',
    sources: ['coin_days', ...MINT_SOURCES],
    caveats: ['AKT that the burn-mint module mints are not in it.'],
  }),
  token({
    key: 'INFLATION_IN_FORCE',
    title: 'Inflation in force',
    definition: 'The yearly rate by which the chain mints at a block.',
    formula: "the mint event's own inflation",
    unit: 'share a year',
    sources: MINT_SOURCES,
    caveats: [NO_EVENT, "It is a rate for a year of the parameter's blocks per year, which is not the time that they take."],
  }),
  token({
    key: 'INFLATION_REALISED',
    title: 'Inflation realised',
    definition: 'What was really minted, as a rate for a year of time.',
    formula:
      'now: minted in the newest 30 complete days × 365 ÷ 30 ÷ supply before them; of a bucket: minted ÷ supply before ÷ time from the block before the bucket to its last block × 365 days',
    unit: 'share a year',
    sources: ['coin_days', ...MINT_SOURCES],
    caveats: [
      'Blocks that come faster or slower than the parameter expects move it away from the rate in force.',
      'Of now: null before 30 days are indexed.',
      'The bucket in which indexing began counts from the first indexed block on, without what that one mints.',
    ],
  }),
  token({
    key: 'TOKEN_BONDED',
    title: 'AKT bonded',
    definition: 'AKT bonded to validators, and their share of supply and of circulating AKT.',
    formula: 'bonded ratio of the mint event × the supply before it, to whole uakt; ÷ supply; ÷ circulating',
    unit: 'AKT; share, 0 to 1',
    sources: [...MINT_SOURCES, 'coin_days'],
    caveats: ['The event tells the ratio at the end of the block before.', NO_EVENT],
  }),
  token({
    key: 'COMMUNITY_POOL',
    title: 'Community pool',
    definition: 'AKT in the community pool, and their value in USD.',
    formula: 'pool of genesis, or as a node told it where indexing began, + tax + take fees + funded − spent (COMMUNITY_POOL_FLOWS)',
    unit: 'AKT; USD at the price in force',
    sources: ['coin_days', 'checkpoint', 'prices'],
    caveats: [
      'The fractions below one uakt that withdrawn rewards leave to the pool are missing: it is a little low, by less than one uakt for each withdrawal.',
      'Null, with the reason, where the index began after genesis and the node did not tell what the pool held.',
      'Its coins of other denominations are not in it.',
    ],
  }),
  token({
    key: 'ACT_SUPPLY',
    title: 'ACT that exist, minted and burned',
    definition: 'ACT issued and burned by the burn-mint module and by the v2.0 conversion of deployments.',
    formula: 'sums of coins minted and burned by the module, and their difference',
    unit: 'ACT',
    sources: ['coin_days', 'flows', 'checkpoint'],
    caveats: ["The module's own total of minted coins leaves the v2.0 conversion out."],
    since: FROM_V2_0,
  }),
  token({
    key: 'VAULT',
    title: 'Vault and collateral ratio',
    definition: 'AKT in the account of the burn-mint module that stand behind ACT, and how far they cover it.',
    formula: 'now: coins in the account − coins of requests that wait; × AKT in USD ÷ ACT that exist',
    unit: 'AKT; share, 1 is fully covered',
    sources: ['coin_days', 'flows', 'checkpoint', 'prices'],
    caveats: [
      'The chain computes its ratio with the price of the block before, and only tells it when its mint status changes.',
      'In the series the coins of waiting requests are included: they wait for some ten blocks.',
      'The ratio is null while there is no ACT.',
    ],
    since: FROM_V2_0,
  }),
  token({
    key: 'AKT_USD',
    title: 'AKT in USD',
    definition: 'The price of AKT in force after a block, with its source.',
    formula: "the newest row of the table prices at or before the block's time; the chain's oracle before others at the same time",
    unit: 'USD per AKT',
    sources: ['prices'],
    caveats: ["Source import: a published or polled price; oracle: the chain's own (v2.0: its median; from v2.1: its time-weighted mean)."],
  }),
  {
    key: 'SCENARIOS',
    title: 'Scenarios',
    definition:
      'The four published formulas with inputs that anybody may change, a table over any two inputs, and how far each input alone moves a result.',
    formula: 'each result tells its own; exact decimals, each product rounded half-even to 18 places',
    unit: 'USD, USD a year',
    grain: 'none; inputs marked as measured are those of the newest complete day',
    dimensions: [],
    field: 'Query.scenarios, Query.scenario',
    sources: ['figures'],
    caveats: [
      'Assumptions, never measurements: formulas and presets were published in late 2023.',
      "Measured inputs are of all GPU models together, while the published case is of A100 alone; a value outside of an input's bounds is held at the bound.",
    ],
    since: FROM_FIRST_BLOCK,
  },
  {
    key: 'PUBLISHED_COMPARISON',
    title: 'Published figures beside ours',
    definition: 'Every figure published about the network in late 2023 beside our value now and at its peak, and whether they agree.',
    formula:
      'within: from the lower to the upper published value; a single rounded number reaches half a unit of its last digit to both sides',
    unit: 'that of each row',
    grain: 'the newest complete day or the indexed block; peaks over complete days or month ends',
    dimensions: [],
    field: 'Query.publishedComparison',
    sources: ['figures', 'dimension_days', 'spend_days', 'price_payouts', 'coin_days', 'mints', 'parameters'],
    caveats: [
      'Published values are fixed reference lines, shown with the words "published, late 2023".',
      'A recorded or test network is another market than the one that was described.',
    ],
    since: FROM_FIRST_BLOCK,
  },
];
