// What the explorer of metrics shows, in its address: metrics, split, members and filters.
import type { Metric } from '../../lib/generated/graphql';
import { type MetricOffer, type MetricQuestion, understand, WHERE, whereOf } from '../../lib/state/metric-question.ts';

/** What is shown where the address says nothing. */
const FIRST: Metric = 'GPUS_LEASED';

/** Reads the view; what the catalogue does not offer counts as absent. Null where it offers nothing. */
export function readChoice(search: URLSearchParams, catalogue: readonly MetricOffer[]): MetricQuestion | null {
  const words = { by: search.get('by'), members: search.getAll('only'), where: search.getAll(WHERE) };
  const wanted = understand({ metrics: search.getAll('metric'), ...words }, catalogue);
  if (wanted !== null) return wanted;
  const usual = catalogue.find(({ name }) => name === FIRST) ?? catalogue[0];
  return usual === undefined ? null : understand({ metrics: [usual.name], ...words }, catalogue);
}

/** An address with another choice; everything else of it stays. */
export function withChoice(address: URL, { metrics, by, members, filters }: MetricQuestion): URL {
  const url = new URL(address);
  for (const name of ['metric', 'by', 'only', WHERE]) url.searchParams.delete(name);
  if (metrics.length > 1 || metrics[0] !== FIRST) for (const metric of metrics) url.searchParams.append('metric', metric.toLowerCase());
  if (by !== null) url.searchParams.set('by', by.toLowerCase());
  for (const member of members) url.searchParams.append('only', member);
  for (const text of whereOf(filters)) url.searchParams.append(WHERE, text);
  return url;
}

/** Members with their mean over the known points, largest first. For choosing and order only, never shown. */
export function byMean(series: readonly { member: string; points: readonly { value: string | null }[] }[]): string[] {
  const mean = (points: readonly { value: string | null }[]) =>
    points.reduce((total, { value }) => total + (value === null ? 0 : Number(value)), 0) / Math.max(1, points.length);
  return series
    .map(({ member, points }) => ({ member, size: mean(points) }))
    .sort((a, b) => b.size - a.size || (a.member < b.member ? -1 : 1))
    .map(({ member }) => member);
}
