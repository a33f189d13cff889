// What was published in late 2023, behind the lines that measure it now. Fixed references: charts ask nobody for them, and a test holds
// them against the API's.
import type { Metric } from '../generated/graphql';
import { charts } from '../texts/charts.ts';
import type { Panel, ReferenceBand } from './series.ts';

/** A published figure that is a number or a range; its key is that of the API's `publishedComparison`. */
interface PublishedRange {
  key: keyof typeof charts.published.figures;
  /** The metric of the catalogue that measures it; null where a line says itself that it does. */
  metric: Metric | null;
  /** In the unit of the line. */
  low: number;
  /** Null where it is open. */
  high: number | null;
}

export const PUBLISHED: readonly PublishedRange[] = [
  { key: 'gpus-supplied', metric: 'GPUS_SUPPLIED', low: 150, high: 200 },
  { key: 'gpu-utilization', metric: 'GPU_UTILIZATION', low: 0.5, high: 0.7 },
  { key: 'volume-run-rate', metric: 'ANNUALIZED_VOLUME_USD', low: 500_000, high: 1_000_000 },
  { key: 'volume-settled', metric: 'ANNUALIZED_SETTLED_USD', low: 500_000, high: 1_000_000 },
  { key: 'gpu-providers', metric: 'GPU_PROVIDERS', low: 19, high: 19 },
  { key: 'countries', metric: 'COUNTRIES', low: 7, high: 7 },
  { key: 'chip-types', metric: 'GPU_MODELS', low: 16, high: null },
  { key: 'take-akt', metric: 'EFFECTIVE_TAKE_RATE', low: 0.04, high: 0.04 },
  { key: 'take-usdc', metric: 'EFFECTIVE_TAKE_RATE', low: 0.2, high: 0.2 },
  { key: 'inflation', metric: null, low: 0.13, high: 0.13 },
  { key: 'staked', metric: null, low: 0.6, high: 0.6 },
];

/** Panels with the published ranges of their lines behind them. Only for the whole network: nothing was published about its parts. */
export function withPublished(panels: readonly Panel[]): Panel[] {
  return panels.map((panel) => {
    const references = PUBLISHED.filter(({ key, metric }) =>
      panel.lines.some((one) => one.published === key || (one.published === undefined && one.key === metric)),
    ).map(({ key, low, high }): ReferenceBand => ({ low, high: high ?? low, text: charts.published.text(charts.published.figures[key]) }));
    return references.length === 0 ? panel : { ...panel, references };
  });
}
