// What the explorer of metrics shows, in its address: metric, split and members.
import type { Dimension, Metric } from '../../lib/generated/graphql';

/** A metric as the catalogue tells it. */
export interface MetricChoice {
  name: Metric;
  dimensions: readonly Dimension[];
}

/** The view of an address, by what the catalogue offers. */
export interface Choice {
  metric: Metric;
  by: Dimension | null;
  /** Chosen members; [] for the largest. */
  members: string[];
}

/** What is shown where the address says nothing. */
const FIRST: Metric = 'GPUS_LEASED';
/** Lines that can be told apart. */
export const MOST_LINES = 8;

/** Reads the view; what the catalogue does not offer counts as absent. */
export function readChoice(search: URLSearchParams, catalogue: readonly MetricChoice[]): Choice | null {
  const wanted = search.get('metric')?.toUpperCase();
  const entry = catalogue.find(({ name }) => name === wanted) ?? catalogue.find(({ name }) => name === FIRST) ?? catalogue[0];
  if (entry === undefined) return null;
  const split = search.get('by')?.toUpperCase();
  const by = entry.dimensions.find((dimension) => dimension === split) ?? null;
  return { metric: entry.name, by, members: by === null ? [] : search.getAll('only').slice(0, MOST_LINES) };
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
