// Which measures of the catalogue a section of a page shows, beside metrics that are series.

/** By the section's name on its page. */
const MEASURES: Readonly<Record<string, readonly string[]>> = {
  funnel: ['ORDER_FUNNEL', 'TIME_TO_LEASE'],
  bids: ['BIDS_OF_ORDERS'],
  lengths: ['LEASE_SIZES', 'LEASE_CHURN'],
  sizes: ['LEASE_SIZES'],
  'close-reasons': ['CLOSE_REASONS'],
  survival: ['LEASE_SURVIVAL'],
  'win-rates': ['WIN_RATE'],
  times: ['TIME_TO_LEASE', 'LEASE_SIZES'],
  tenants: ['TENANTS'],
  eras: ['MARKET_KINDS', 'TENANTS'],
  payers: ['PAYERS'],
  breakdown: ['MARKET_BREAKDOWN'],
  views: ['UTILIZATION_VIEWS', 'SUSPECT_ANSWERS'],
  bounds: ['MODEL_ALLOCATION'],
  declared: ['DECLARED_MODELS'],
  uptime: ['PROVIDER_ONLINE'],
  components: ['PRICE_COMPONENT'],
  discounts: ['PRICE_DISCOUNT'],
  revenue: ['SPEND', 'SPEND_CONCENTRATION'],
  'take-rates': ['TAKE_RATE_IN_FORCE'],
  rates: ['TAKE_RATE_IN_FORCE'],
  waterfall: ['PROVIDER_WATERFALL'],
  gas: ['GAS'],
  'community-pool': ['COMMUNITY_POOL_FLOWS'],
  supply: ['TOKEN_SUPPLY', 'TOKEN_CIRCULATING'],
  inflation: ['INFLATION_IN_FORCE', 'INFLATION_REALISED', 'TOKEN_MINTED'],
  bonded: ['TOKEN_BONDED'],
  pool: ['COMMUNITY_POOL'],
  price: ['AKT_USD'],
  act: ['ACT_SUPPLY'],
  vault: ['VAULT'],
  sensitivity: ['SCENARIOS'],
  tornado: ['SCENARIOS'],
};

/** Sections of prices show those that their variables ask for. */
const OF_PRICES = new Set(['distribution', 'over-time', 'spread']);
const PRICES: Readonly<Record<string, string>> = { ASK: 'PRICE_ASK', AGREED: 'PRICE_AGREED', REALISED: 'PRICE_REALISED', CPU: 'PRICE_CPU' };

/** Keys of the measures that a section shows; `variables` are those of its query. */
export function measuresOf(id: string, variables: unknown): readonly string[] {
  if (!OF_PRICES.has(id)) return MEASURES[id] ?? [];
  const asked = JSON.stringify(variables ?? {});
  const found = Object.entries(PRICES).flatMap(([word, key]) => (asked.includes(`"${word}"`) ? [key] : []));
  return found.length > 0 ? found : Object.values(PRICES).slice(0, -1);
}
