// What an entry of the catalogue of metrics holds, and the terms that several entries share.

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
  | 'GPU_PROVIDERS'
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
  | 'GPUS_INSTALLED'
  | 'GPUS_ALLOCATED_MIN'
  | 'GPUS_ALLOCATED_MAX'
  | 'GPU_UTILIZATION_REPORTED'
  | 'CPUS_SUPPLIED'
  | 'CPUS_ALLOCATED'
  | 'CPUS_LEASED'
  | 'CPU_UTILIZATION'
  | 'MEMORY_SUPPLIED'
  | 'MEMORY_ALLOCATED'
  | 'MEMORY_LEASED'
  | 'STORAGE_SUPPLIED'
  | 'STORAGE_ALLOCATED'
  | 'STORAGE_LEASED'
  | 'PROVIDERS_ONLINE'
  | 'PROVIDERS_SUSPECT'
  | 'CLOSED_LEASES'
  | 'NEW_DEPLOYMENTS'
  | 'CLOSED_DEPLOYMENTS'
  | 'NEW_ORDERS'
  | 'NEW_BIDS'
  | 'BIDS_PER_ORDER'
  | 'ACTIVE_TENANTS'
  | 'NEW_TENANTS'
  | 'RETURNING_TENANTS'
  | 'SETTLED_SPEND_USD'
  | 'SETTLED_SPEND'
  | 'ANNUALIZED_SETTLED_USD'
  | 'TAKE_INCOME_USD'
  | 'TAKE_INCOME'
  | 'EFFECTIVE_TAKE_RATE'
  | 'PROVIDER_GROSS_USD'
  | 'PROVIDER_NET_USD'
  | 'ESCROW_HELD';

/** What a metric can be split by, as the API's enum Dimension has it; lower case it is `figures.dimension` or a dimension of cells. */
export type MetricDimension =
  | 'PROVIDER'
  | 'MODEL'
  | 'COUNTRY'
  | 'DENOM'
  | 'KIND'
  | 'SIZE'
  | 'REGION'
  | 'VENDOR'
  | 'VARIANT'
  | 'RAM'
  | 'INTERFACE'
  | 'CLASS'
  | 'TIER'
  | 'AUDIT';

/** One metric. Texts are plain sentences; `expression` is the formula as SQL. */
export interface MetricEntry {
  name: MetricName;
  title: string;
  definition: string;
  /** In words and signs, for a reader. */
  formula: string;
  /**
   * The same formula as a PostgreSQL expression over one row of `figures` or a sum of cells, in `unit`; null where the value is
   * not known. It names columns of `figures` and of the type `cell_figure` only.
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
  /** From when on it is known. */
  since: string;
  /** Set where cells of provider × hardware hold all that the formula names, so that any of their dimensions may filter it. */
  inCells?: true;
}

/** Dimensions that cells of `cell_figures` tell providers apart by, and those that tell hardware apart. */
export const PROVIDER_DIMENSIONS = ['PROVIDER', 'COUNTRY', 'REGION', 'TIER', 'AUDIT'] as const satisfies readonly MetricDimension[];
export const HARDWARE_DIMENSIONS = [
  'MODEL',
  'VENDOR',
  'VARIANT',
  'RAM',
  'INTERFACE',
  'CLASS',
] as const satisfies readonly MetricDimension[];

/** Dimensions that a metric can be filtered by, whatever it is split by. */
export function filtersOf({ inCells, dimensions }: Pick<MetricEntry, 'inCells' | 'dimensions'>): MetricDimension[] {
  if (inCells === undefined) return [];
  const ofCells: readonly MetricDimension[] = [...PROVIDER_DIMENSIONS, ...HARDWARE_DIMENSIONS];
  return ofCells.filter((dimension) => dimensions.includes(dimension));
}

/** Buckets that every metric is told by. */
export const GRAINS = ['HOUR', 'DAY', 'WEEK', 'MONTH'] as const;

export { FROM_FIRST_BLOCK } from './measure.ts';

export const FROM_FIRST_ANSWER = 'The first answer of a provider that was polled or imported.';
export const FROM_FIRST_PRICE = 'The first indexed block; in USD the first known price of AKT where AKT is concerned.';

/** How long a provider's status answer stands for what it has (36 hours), in microseconds. */
export const SAMPLE_VALIDITY_MICROSECONDS = 129_600_000_000n;

export const USD_CAVEAT =
  "USD by the price of the time: AKT (uakt) by the newest row of the table prices, which is what the chain's own oracle tells while it is healthy (v2.0: its median; from v2.1: its time-weighted mean), else the newest imported or last known price; uact and axlUSDC count as one dollar for 10^6 base units; other denominations have no USD value and are left out.";

export const UNPRICED_CAVEAT = 'Null where an amount in AKT falls into a time before the first known price.';

/** Of figures that tell new tenants from those of before. */
export const EARLIER_TENANTS_CAVEAT =
  'Where the index began from the state of a node, it knows earlier tenants only by leases that they held there: any other counts as new when it leases again.';
