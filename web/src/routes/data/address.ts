// An export in the page's address, and the address of its file.
import { dayStart } from '../../lib/format/time.ts';
import { atBase } from '../../lib/state/base.ts';
import { DAY } from '../../lib/state/buckets.ts';
import type { DatasetEntry } from './catalogue.ts';

export const FORMATS = ['csv', 'parquet', 'ndjson'] as const;
export type Format = (typeof FORMATS)[number];

/** What is to be exported. */
export interface Wanted {
  format: Format;
  /** [] for all. */
  columns: readonly string[];
  /** Filters by name, only those that the dataset has. */
  filters: readonly (readonly [string, string])[];
  /** First and last day, '' for open. */
  from: string;
  to: string;
}

/** Filters stand in the page's address with this before their name, so that none takes the page's own. */
const PREFIX = 'f.';

/** Name of a filter's parameter in the page's address. */
export const filterParameter = (name: string): string => PREFIX + name;

/** Reads the address of the page; what the dataset does not have counts as absent. */
export function readWanted(search: URLSearchParams, dataset: DatasetEntry): Wanted {
  const columns = (search.get('columns') ?? '').split(',');
  const day = (name: string) => {
    const text = search.get(name) ?? '';
    return dataset.ranges && dayStart(text) !== null ? text : '';
  };
  return {
    format: FORMATS.find((one) => one === search.get('format')) ?? 'csv',
    columns: dataset.columns.map(({ name }) => name).filter((name) => columns.includes(name)),
    filters: dataset.filters.flatMap(({ name }) => {
      const value = search.get(filterParameter(name))?.trim() ?? '';
      return value === '' ? [] : [[name, value] as const];
    }),
    from: day('from'),
    to: day('to'),
  };
}

/** Path of the file; `limit` rows of it where one is given. The last day belongs to it. */
export function fileAddress(dataset: string, { format, columns, filters, from, to }: Wanted, limit?: number): string {
  const search = new URLSearchParams(filters.map(([name, value]) => [name, value]));
  if (columns.length > 0) search.set('columns', columns.join(','));
  if (from !== '') search.set('from', `${from}T00:00:00Z`);
  if (to !== '') search.set('to', new Date(Date.parse(to) + DAY).toISOString());
  if (limit !== undefined) search.set('limit', String(limit));
  const query = search.toString();
  return atBase(`/export/${dataset}.${format}${query === '' ? '' : `?${query}`}`);
}
