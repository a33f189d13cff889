// Addresses of charts that stand alone: metrics in the path, range and split in parameters.
import type { Dimension, Metric } from '../generated/graphql';

/** What an embedded chart's metrics are split by. */
export interface EmbedSplit {
  by: Dimension;
  members: readonly string[];
}

/** Parameters of the page that an embedded chart shares with it. */
const SHARED = ['range', 'from', 'to', 'interval', 'lang'];

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
    search.set('by', split.by.toLowerCase());
    for (const member of split.members) search.append('member', member);
  }
  const query = search.toString();
  return `embed/${metrics.map(spoken).join('+')}${query === '' ? '' : `?${query}`}`;
}

/** What an address of a chart asks for. Names are as the API writes them and may not exist. */
export interface EmbedQuestion {
  metrics: readonly string[];
  by: string | null;
  members: readonly string[];
}

/** The most metrics that one chart shows. */
const MOST_METRICS = 4;
const MOST_MEMBERS = 8;

/** Reads the last part of the path and the parameters. */
export function readEmbed(segment: string, search: URLSearchParams): EmbedQuestion {
  const metrics = segment
    .split(/[+ ,]/)
    .filter((name) => /^[a-z0-9-]+$/.test(name))
    .map((name) => name.toUpperCase().replaceAll('-', '_'));
  const by = search.get('by');
  return {
    metrics: [...new Set(metrics)].slice(0, MOST_METRICS),
    by: by !== null && /^[a-z_]+$/.test(by) ? by.toUpperCase() : null,
    members: [...new Set(search.getAll('member'))].slice(0, MOST_MEMBERS),
  };
}
