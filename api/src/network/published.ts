// Figures published about Akash in late 2023, beside ours: fixed references, never live data.
import type { PublishedFigure } from '../generated/resolvers.ts';
import type { SummaryRow } from './summary.ts';

/** The published figures that this version measures, with our value now. */
export function publishedFigures(now: SummaryRow): PublishedFigure[] {
  const figure = (label: string, published: string, unit: string, range: [string | null, string | null]) => ({
    label,
    published,
    unit,
    low: range[0],
    high: range[1],
    measured: null,
    metric: null,
  });
  /** Nobody is counted where no provider has answered. */
  const counted = (count: number): string | null => (now.gpusSupplied === null ? null : String(count));
  return [
    { ...figure('GPUs on the network', '150–200', 'GPUs', ['150', '200']), measured: now.gpusSupplied, metric: 'GPUS_SUPPLIED' },
    {
      ...figure('GPU utilization', '50–70 %', 'share, 0 to 1', ['0.5', '0.7']),
      measured: now.gpuUtilization,
      metric: 'GPU_UTILIZATION',
    },
    {
      ...figure('Yearly transaction volume', '$0.5M–1M', 'USD a year', ['500000', '1000000']),
      measured: now.annualizedVolumeUsd,
      metric: 'ANNUALIZED_VOLUME_USD',
    },
    {
      ...figure('Yearly transaction volume in the CPU era', '$50k, $200k at its best', 'USD a year', ['50000', '200000']),
      // The market of that era had no GPUs: only leases without them stand beside it, and no metric is of those alone.
      measured: now.annualizedCpuVolumeUsd,
    },
    { ...figure('Providers with GPUs', '19', 'providers', ['19', '19']), measured: counted(now.gpuProviders), metric: 'GPU_PROVIDERS' },
    { ...figure('Countries', '7', 'countries', ['7', '7']), measured: counted(now.countries), metric: 'COUNTRIES' },
    { ...figure('GPU models', 'more than 15', 'models', ['15', null]), measured: counted(now.gpuModels), metric: 'GPU_MODELS' },
  ];
}
