// Addresses of charts that stand alone: metrics in the path, range and split in parameters.
import type { Dimension, Metric } from '../generated/graphql';
import { type MemberFilter, type MetricOffer, type MetricQuestion, understand, WHERE, whereOf } from '../state/metric-question.ts';

/** What an embedded chart's metrics are split by and limited to. */
export interface EmbedSplit {
  by: Dimension | null;
  members: readonly string[];
  filters?: readonly MemberFilter[];
}

/** Parameters of the page that an embedded chart shares with it. */
const SHARED = ['range', 'from', 'to', 'interval', 'lang'];

/** The address, relative to the site's root, of a chart of another kind; `own` are parameters of the page that it reads too. */
export function embedKind(kind: string, page: URLSearchParams, own: readonly string[] = []): string {
  const search = new URLSearchParams();
  for (const name of [...SHARED, ...own]) {
    const value = page.get(name);
    if (value !== null) search.set(name, value);
  }
  const query = search.toString();
  return `embed/${kind}${query === '' ? '' : `?${query}`}`;
}

/** GPUS_SUPPLIED as it stands in a path: gpus-supplied. */
const spoken = (name: string) => name.toLowerCase().replaceAll('_', '-');

/** The address, relative to the site's root, of a chart of these metrics. */
export function embedAddress(metrics: readonly Metric[], split: EmbedSplit | undefined, page: URLSearchParams): string {
  const search = new URLSearchParams();
  for (const name of SHARED) {
    const value = page.get(name);
    if (value !== null) search.set(name, value);
  }
  if (split !== undefined) {
    if (split.by !== null) search.set('by', split.by.toLowerCase());
    for (const member of split.members) search.append('member', member);
    for (const text of whereOf(split.filters ?? [])) search.append(WHERE, text);
  }
  const query = search.toString();
  return `embed/${metrics.map(spoken).join('+')}${query === '' ? '' : `?${query}`}`;
}

/** What an address of a chart asks for, within what the catalogue offers; null where it has no such metric. */
export function readEmbed(segment: string, search: URLSearchParams, catalogue: readonly MetricOffer[]): MetricQuestion | null {
  return understand(
    { metrics: segment.split(/[+ ,]/), by: search.get('by'), members: search.getAll('member'), where: search.getAll(WHERE) },
    catalogue,
  );
}
