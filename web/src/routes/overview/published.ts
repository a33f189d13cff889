// Published figures of late 2023 as the overview draws them: bands behind charts and words beside tiles.
import type { ReferenceBand } from '../../lib/charts/series.ts';
import type { Metric, NetworkQuery } from '../../lib/generated/graphql';
import { t } from '../../lib/texts/index.ts';

/** A published figure as the API gives it. */
export type Published = NetworkQuery['network']['published'][number];

/** The published figure that a metric measures. */
export function publishedOf(network: NetworkQuery['network'] | undefined, metric: Metric): Published | undefined {
  return network?.published.find((figure) => figure.metric === metric);
}

/** Its band behind a chart; undefined where it is not a range of numbers. */
export function bandOf(figure: Published | undefined): ReferenceBand | undefined {
  if (figure?.low === null || figure?.low === undefined || figure.high === null) return undefined;
  return { low: Number(figure.low), high: Number(figure.high), text: `${t.overview.published}: ${figure.published}` };
}

/** GPUs that were leased by implication: the lowest supply at the lowest utilization to the highest at the highest. */
export function impliedLeased(supply: ReferenceBand | undefined, utilization: ReferenceBand | undefined): ReferenceBand | undefined {
  if (supply === undefined || utilization === undefined) return undefined;
  const low = Math.round(supply.low * utilization.low);
  const high = Math.round(supply.high * utilization.high);
  return { low, high, text: `${low}–${high}` };
}
