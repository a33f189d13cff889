// The overview's series as lines and panels of charts: names, colours and order.
import { toLine } from '../../lib/charts/lines.ts';
import type { Panel } from '../../lib/charts/series.ts';
import { tick } from '../../lib/format/measure.ts';
import type { ActivityQuery, GpusQuery, PricesQuery, ProvidersQuery, VolumeQuery } from '../../lib/generated/graphql';
import { t } from '../../lib/texts/index.ts';

/** Supply and lease of GPUs on one scale, utilization on its own below. */
export function gpuPanels(data: Pick<GpusQuery, 'supplied' | 'leased' | 'utilization'>): Panel[] {
  const { gpus } = t.overview;
  const supplied = toLine('GPUS_SUPPLIED', data.supplied, { label: gpus.supplied, color: '--c-supply', textColor: '--c8-text' });
  const leased = toLine('GPUS_LEASED', data.leased, { label: gpus.leased, color: '--c-leased', textColor: '--c1-text', area: true });
  const share = toLine('GPU_UTILIZATION', data.utilization, {
    label: gpus.utilization,
    color: '--c-util',
    textColor: '--c3-text',
    column: `${gpus.utilization}, %`,
  });
  return [
    { key: 'gpus', lines: [supplied, leased], fromZero: true, tick: tick('GPUS_SUPPLIED'), weight: 5 },
    {
      key: 'share',
      title: gpus.utilizationTitle,
      lines: [share],
      fromZero: false,
      tick: tick('GPU_UTILIZATION'),
      weight: 2,
    },
  ];
}

/** Run-rate volume in USD a year. */
export function volumePanels(data: VolumeQuery): Panel[] {
  const line = toLine('ANNUALIZED_VOLUME_USD', data.volume, {
    label: t.overview.volume.line,
    color: '--c-gpu',
    textColor: '--c1-text',
    column: t.overview.volume.column,
    area: true,
  });
  return [{ key: 'volume', lines: [line], fromZero: true, tick: tick('ANNUALIZED_VOLUME_USD'), weight: 1 }];
}

/** Median price within the band of its quartiles. */
export function pricePanels(data: PricesQuery): Panel[] {
  const { prices } = t.overview;
  const quartile = { color: '--c-price', textColor: '--c8-text', side: true };
  const p75 = toLine('GPU_HOUR_PRICE_P75', data.p75, { ...quartile, label: prices.p75, column: `${prices.p75}, $/GPU-h` });
  const p25 = toLine('GPU_HOUR_PRICE_P25', data.p25, { ...quartile, label: prices.p25, column: `${prices.p25}, $/GPU-h` });
  const median = toLine('GPU_HOUR_PRICE_MEDIAN', data.median, {
    label: prices.median,
    color: '--c-price',
    textColor: '--c1-text',
    column: `${prices.median}, $/GPU-h`,
  });
  const lines = [median, p75, p25];
  return [{ key: 'price', lines, between: { lower: p25, upper: p75 }, fromZero: true, tick: tick('GPU_HOUR_PRICE_MEDIAN'), weight: 1 }];
}

/** Providers with GPUs, and below them their countries. */
export function providerPanels(data: ProvidersQuery): Panel[] {
  const texts = t.overview.providers;
  const first = toLine('GPU_PROVIDERS', data.providers, { label: texts.providers, color: '--c-supply', textColor: '--c8-text' });
  const second = toLine('COUNTRIES', data.countries, { label: texts.countries, color: '--c-ask', textColor: '--c6-text' });
  return [
    { key: 'providers', lines: [first], fromZero: true, tick: tick('GPU_PROVIDERS'), weight: 3 },
    {
      key: 'countries',
      title: texts.countriesTitle,
      lines: [second],
      fromZero: true,
      tick: tick('COUNTRIES'),
      weight: 2,
    },
  ];
}

/** What the activity chart can show. */
export type ActivityMetric = keyof typeof t.overview.activity.choices;

/** Metrics that are sums of their bucket: bars. The others are states: lines. */
const SUMS: readonly ActivityMetric[] = ['NEW_LEASES', 'TRANSACTIONS', 'TRANSACTION_FEES_USD'];

/** One metric of the market's activity. */
export function activityPanels(metric: ActivityMetric, data: ActivityQuery): Panel[] {
  const bars = SUMS.includes(metric);
  const { name } = t.overview.activity.choices[metric];
  const line = toLine(metric, data.activity, {
    label: name,
    color: '--c-leased',
    textColor: '--c1-text',
    column: metric.endsWith('_USD') ? `${name}, USD` : name,
    area: !bars,
    bars,
  });
  return [{ key: metric, lines: [line], fromZero: true, tick: tick(metric), weight: 1 }];
}
