// Which metrics are shown and how: whole or split, of which members, within which filters. In addresses and as variables of a query.
import type { Dimension, ExploreQueryVariables, Metric, SeriesFilter, SeriesInput } from '../generated/graphql';

/** A metric as the catalogue tells it. */
export interface MetricOffer {
  name: Metric;
  dimensions: readonly Dimension[];
  filters: readonly Dimension[];
}

/** Members of one dimension that all figures are limited to. */
export interface MemberFilter {
  dimension: Dimension;
  members: readonly string[];
}

/** What is shown. */
export interface MetricQuestion {
  /** At least one. */
  metrics: readonly Metric[];
  by: Dimension | null;
  /** Chosen members of the split; [] for the largest. */
  members: readonly string[];
  filters: readonly MemberFilter[];
}

/** The most metrics that one chart shows. */
export const MOST_METRICS = 4;
/** Lines that can be told apart. */
export const MOST_LINES = 8;
/** Members of a split that are asked for, those with most: so many times the most buckets of a chart are what the API answers. */
export const MOST_MEMBERS = 66;
/** Members that a filter may name; an address with more is nobody's choice. */
const MOST_FILTERED = 50;
/** Parameter of the address that filters stand in, one for each member: where=country:DE. */
export const WHERE = 'where';

/** Words of an address as they are written there. */
interface QuestionWords {
  metrics: readonly string[];
  by: string | null;
  members: readonly string[];
  where: readonly string[];
}

/**
 * What words of an address mean, within what the catalogue offers: what it does not have counts as absent. Null where no metric is
 * known. A split and a filter hold where every chosen metric has them; beside filters only dimensions that filters have can be split.
 */
export function understand({ metrics, by, members, where }: QuestionWords, catalogue: readonly MetricOffer[]): MetricQuestion | null {
  const names = new Set(metrics.map((name) => name.toUpperCase().replaceAll('-', '_')));
  const offers = [...names].flatMap((name) => catalogue.find((entry) => entry.name === name) ?? []).slice(0, MOST_METRICS);
  if (offers.length === 0) return null;
  const filters = filtersOf(where, sharedFilters(offers));
  const split = sharedSplits(offers, filters).find((dimension) => dimension === by?.toUpperCase()) ?? null;
  return {
    metrics: offers.map(({ name }) => name),
    by: split,
    members: split === null ? [] : [...new Set(members)].slice(0, MOST_LINES),
    filters,
  };
}

/** Dimensions that all of the metrics can be filtered by. */
export function sharedFilters(offers: readonly MetricOffer[]): Dimension[] {
  return (offers[0]?.filters ?? []).filter((dimension) => offers.every(({ filters }) => filters.includes(dimension)));
}

/** Dimensions that all of the metrics can be split by, within filters. */
export function sharedSplits(offers: readonly MetricOffer[], within: readonly MemberFilter[]): Dimension[] {
  const all = (offers[0]?.dimensions ?? []).filter((dimension) => offers.every(({ dimensions }) => dimensions.includes(dimension)));
  const filtered = sharedFilters(offers);
  return within.length === 0 ? all : all.filter((dimension) => filtered.includes(dimension));
}

function filtersOf(where: readonly string[], known: readonly Dimension[]): MemberFilter[] {
  const found = new Map<Dimension, string[]>();
  for (const text of where.slice(0, MOST_FILTERED)) {
    const colon = text.indexOf(':');
    const dimension = known.find((one) => one.toLowerCase() === text.slice(0, Math.max(0, colon)));
    if (dimension === undefined) continue;
    const members = found.get(dimension) ?? [];
    const member = text.slice(colon + 1);
    if (!members.includes(member)) members.push(member);
    found.set(dimension, members);
  }
  return [...found].map(([dimension, members]) => ({ dimension, members }));
}

/** Filters as they stand in an address. */
export function whereOf(filters: readonly MemberFilter[]): string[] {
  return filters.flatMap(({ dimension, members }) => members.map((member) => `${dimension.toLowerCase()}:${member}`));
}

/** A range as queries of series take it. */
interface Range {
  interval: SeriesInput['interval'];
  from: string | null;
  to: string | null;
}

/** The input of one metric's series. `members` limits a split to those that are drawn; without them it has the largest. */
export function inputOf(metric: Metric, { by, filters }: MetricQuestion, range: Range, members: readonly string[] = []): SeriesInput {
  return {
    metric,
    ...range,
    groupBy: by,
    ...(by === null ? {} : members.length === 0 ? { first: MOST_MEMBERS } : { members: [...members] }),
    ...(filters.length === 0
      ? {}
      : { filter: filters.map(({ dimension, members: own }): SeriesFilter => ({ dimension, members: [...own] })) }),
  };
}

/** Variables of the query that answers the question in one piece. */
export function variablesOf(question: MetricQuestion, range: Range, members: readonly string[] = []): ExploreQueryVariables | null {
  const inputs = question.metrics.map((metric) => inputOf(metric, question, range, members));
  const [first, second, third, fourth] = inputs;
  if (first === undefined) return null;
  return {
    first,
    second: second ?? first,
    third: third ?? first,
    fourth: fourth ?? first,
    two: inputs.length > 1,
    three: inputs.length > 2,
    four: inputs.length > 3,
  };
}
