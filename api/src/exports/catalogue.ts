// All datasets, and the catalogue of them that clients read.

import type { Column, Dataset } from './dataset.ts';
import { bids } from './datasets/bids.ts';
import { blocks } from './datasets/blocks.ts';
import { deployments } from './datasets/deployments.ts';
import { flows } from './datasets/flows.ts';
import { inventorySamples } from './datasets/inventory-samples.ts';
import { leases } from './datasets/leases.ts';
import { prices } from './datasets/prices.ts';
import { providers } from './datasets/providers.ts';
import { series } from './datasets/series.ts';
import { tenants } from './datasets/tenants.ts';
import { transactions } from './datasets/transactions.ts';
import { type FilterField, filterFields } from './filter-input.ts';

/** Every dataset, in the order of the documents. */
export const DATASETS: readonly Dataset[] = [
  leases,
  bids,
  deployments,
  providers,
  inventorySamples,
  tenants,
  flows,
  series,
  prices,
  transactions,
  blocks,
];

/** Formats by the ends of addresses. */
export const FORMATS = {
  csv: { mediaType: 'text/csv; charset=utf-8; header=present', title: 'CSV' },
  parquet: { mediaType: 'application/vnd.apache.parquet', title: 'Parquet' },
  ndjson: { mediaType: 'application/x-ndjson; charset=utf-8', title: 'NDJSON' },
} as const;

export type Format = keyof typeof FORMATS;

/** Whether a text names a format. */
export function isFormat(name: string): name is Format {
  return Object.hasOwn(FORMATS, name);
}

/** One dataset as the catalogue tells it. */
export interface CatalogueEntry {
  name: string;
  title: string;
  description: string;
  /** `history`: rows stay as they are; `state`: they follow what happens. */
  nature: Dataset['nature'];
  /** Whether `from`, `to`, `fromHeight` and `toHeight` are understood. */
  ranges: boolean;
  primaryKey: readonly string[];
  columns: Omit<Column, 'sql'>[];
  filters: FilterField[];
  /** Conditions as GraphQL's `where` has them, each with its operator behind a dot; empty where the dataset is no list of the API. */
  where: FilterField[];
  /** Addresses by format. */
  files: Record<Format, string>;
}

/**
 * The catalogue of datasets: what the explorer's Data page and other clients build addresses from. `basePath` is '' or the path under
 * which clients see the site.
 */
export function catalogue(basePath = ''): CatalogueEntry[] {
  const file = (name: string, format: Format): string => `${basePath}/export/${name}.${format}`;
  return DATASETS.map(({ name, title, description, nature, within, primaryKey, columns, filter }) => ({
    name,
    title,
    description,
    nature,
    ranges: within !== null,
    primaryKey,
    columns: columns.map(({ sql: _sql, ...column }) => column),
    filters: filterFields(filter.input),
    where: filter.where === null ? [] : filterFields(filter.where),
    files: { csv: file(name, 'csv'), parquet: file(name, 'parquet'), ndjson: file(name, 'ndjson') },
  }));
}
