// The catalogue of metrics: what each figure means, how it is computed and what to know before citing it. One source for
// the API, the explorer's "how this is computed" and docs/metrics.md.
import { DIMENSION_METRICS } from './dimension-metrics.ts';
import { MARKET_METRICS } from './market-metrics.ts';
import type { MetricEntry } from './metric.ts';
import { MONEY_METRICS } from './money-metrics.ts';

export {
  filtersOf,
  GRAINS,
  type MetricDimension,
  type MetricEntry,
  type MetricName,
  SAMPLE_VALIDITY_MICROSECONDS,
} from './metric.ts';

/** Every metric, in the order of the documentation. */
export const METRICS: readonly MetricEntry[] = [...MARKET_METRICS, ...DIMENSION_METRICS, ...MONEY_METRICS];
