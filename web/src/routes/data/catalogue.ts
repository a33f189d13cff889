// The catalogue of exports as /export/datasets.json tells it, read with checks: it is no part of the GraphQL schema.

/** A column. */
export interface DatasetColumn {
  name: string;
  type: string;
  description: string;
  unit: string;
  values: readonly string[];
}

/** A parameter that filters. */
export interface DatasetFilter {
  name: string;
  type: string;
  list: boolean;
  description: string;
  values: readonly string[];
}

/** A dataset. */
export interface DatasetEntry {
  name: string;
  title: string;
  description: string;
  /** Rows that are there stay as they are. */
  history: boolean;
  /** Whether a range of times is understood. */
  ranges: boolean;
  primaryKey: readonly string[];
  columns: readonly DatasetColumn[];
  filters: readonly DatasetFilter[];
}

type Fields = Record<string, unknown>;
const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);
const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const texts = (value: unknown): string[] => (Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []);
const list = (value: unknown): Fields[] => (Array.isArray(value) ? value.filter(isFields) : []);

/** Reads the catalogue; what has no name is left out, what is missing is empty. */
export function readCatalogue(json: unknown): DatasetEntry[] {
  return list(isFields(json) ? json.datasets : null).flatMap((entry): DatasetEntry[] => {
    const name = text(entry.name);
    if (!/^[a-z][a-z_]*$/.test(name)) return [];
    return [
      {
        name,
        title: text(entry.title) || name,
        description: text(entry.description),
        history: entry.nature === 'history',
        ranges: entry.ranges === true,
        primaryKey: texts(entry.primaryKey),
        columns: list(entry.columns).map((column) => ({
          name: text(column.name),
          type: text(column.type),
          description: text(column.description),
          unit: text(column.unit),
          values: texts(column.values),
        })),
        filters: list(entry.filters).map((filter) => ({
          name: text(filter.name),
          type: text(filter.type),
          list: filter.list === true,
          description: text(filter.description),
          values: texts(filter.values),
        })),
      },
    ];
  });
}

/** Rows of NDJSON as texts by column; lines that are no object are left out. */
export function readRows(ndjson: string): Record<string, string | null>[] {
  return ndjson.split('\n').flatMap((line) => {
    if (line.trim() === '') return [];
    const row: unknown = JSON.parse(line);
    if (!isFields(row)) return [];
    return [
      Object.fromEntries(
        Object.entries(row).map(([name, value]) => [
          name,
          value === null ? null : typeof value === 'string' ? value : typeof value === 'object' ? JSON.stringify(value) : String(value),
        ]),
      ),
    ];
  });
}
