// What an address of an export asks for: dataset, format, columns, filter, ranges, pages; everything else is refused with advice.
import { decodeCursor, encodeCursor } from '../connection/cursor.ts';
import type { Order } from '../connection/order.ts';
import { RequestError } from '../errors.ts';
import { DATASETS, FORMATS, type Format, isFormat } from './catalogue.ts';
import type { Column, Dataset, Selection } from './dataset.ts';
import { filterFields, readFilter, readTime } from './filter-input.ts';

/** Rows that one page may have; a whole export has no such bound. */
const MAX_PAGE = 1_000_000;
const MAX_HEIGHT = Number.MAX_SAFE_INTEGER;

/** Parameters that every dataset understands, beside its filter's. */
const COMMON = ['columns', 'from', 'to', 'fromHeight', 'toHeight', 'since', 'limit', 'after', 'excel'] as const;

export interface ExportRequest {
  dataset: Dataset;
  format: Format;
  columns: readonly Column[];
  selection: Selection;
  /** Only rows that are new or have changed since this block. */
  since: number | null;
  /** Most rows, and the key values of the row that they come after. */
  page: { limit: number | null; after: (string | null)[] | null };
  /** Whether texts that spreadsheets take for formulas get an apostrophe before them. */
  excel: boolean;
  /** All of this as one text, the same for requests that mean the same. */
  identity: string;
}

/**
 * Reads the request.
 * @param file name of the file, e.g. leases.csv
 * @param query parameters; one that is given twice counts as a list
 * @throws RequestError `UNKNOWN_DATASET`, `UNKNOWN_FORMAT`, `UNKNOWN_PARAMETER`, `UNKNOWN_COLUMN`, `BAD_ARGUMENT`, `BAD_RANGE`, `BAD_CURSOR`.
 */
export function readRequest(file: string, query: URLSearchParams): ExportRequest {
  const { dataset, format } = readFile(file);
  const given = readParameters(dataset, query);
  const columns = readColumns(dataset, given.get('columns'));
  const range = {
    from: time(given, 'from'),
    to: time(given, 'to'),
    fromHeight: whole(given, 'fromHeight', MAX_HEIGHT),
    toHeight: whole(given, 'toHeight', MAX_HEIGHT),
  };
  checkRange(dataset, range);
  const { input, where } = dataset.filter;
  const selection = { ...range, filter: readFilter(input, given), where: readFilter(where, given) };
  const excel = flag(given, 'excel');
  if (excel && format !== 'csv') {
    throw new RequestError('BAD_ARGUMENT', `\`excel\` has no meaning for ${FORMATS[format].title}.`, 'Leave it out, or take the CSV.');
  }
  const after = given.get('after');
  return {
    dataset,
    format,
    columns,
    selection,
    since: whole(given, 'since', MAX_HEIGHT),
    page: { limit: whole(given, 'limit', MAX_PAGE, 1), after: after === undefined ? null : decodeCursor(orderOf(dataset), after) },
    excel,
    identity: JSON.stringify([file, [...given].sort(([left], [right]) => (left < right ? -1 : 1))]),
  };
}

/** The order of a dataset's rows. */
export function orderOf({ name, order }: Dataset): Order {
  return { id: `export.${name}`, keys: order.map((key) => ({ ...key, descending: false })) };
}

/** The value of `after` for the rows that follow the one with these key values. */
export function cursorAfter(dataset: Dataset, keys: readonly (string | null)[]): string {
  return encodeCursor(orderOf(dataset), keys);
}

function readFile(file: string): { dataset: Dataset; format: Format } {
  const [, stem = '', format = ''] = /^(.*?)(?:\.([^.]*))?$/.exec(file) ?? [];
  const name = stem.replaceAll('-', '_');
  const dataset = DATASETS.find((each) => each.name === name);
  if (dataset === undefined) {
    throw new RequestError(
      'UNKNOWN_DATASET',
      `There is no dataset "${stem.slice(0, 100)}".`,
      `Take one of ${DATASETS.map((each) => each.name).join(', ')}; /export/datasets.json describes each.`,
    );
  }
  if (!isFormat(format)) {
    throw new RequestError(
      'UNKNOWN_FORMAT',
      format === '' ? 'The address names no format.' : `There is no format "${format.slice(0, 100)}".`,
      `Take one of ${Object.keys(FORMATS)
        .map((end) => `/export/${name}.${end}`)
        .join(', ')}.`,
    );
  }
  return { dataset, format };
}

function readParameters(dataset: Dataset, query: URLSearchParams): Map<string, string> {
  const { input, where } = dataset.filter;
  const filters = [...(where === null ? [] : filterFields(where)), ...filterFields(input)];
  const lists = new Set(['columns', ...filters.filter(({ list }) => list).map(({ name }) => name)]);
  const known = new Set<string>([...COMMON, ...filters.map(({ name }) => name)]);
  const given = new Map<string, string>();
  for (const [name, value] of query) {
    if (!known.has(name)) {
      throw new RequestError(
        'UNKNOWN_PARAMETER',
        `The dataset ${dataset.name} has no parameter \`${name.slice(0, 100)}\`.`,
        `Take one of ${[...known].join(', ')}.`,
      );
    }
    if (value.includes('\0')) {
      throw new RequestError(
        'BAD_ARGUMENT',
        `\`${name}\` holds a character that no text here can have.`,
        'Leave out the character with the number 0.',
      );
    }
    const earlier = given.get(name);
    if (earlier !== undefined && !lists.has(name)) {
      throw new RequestError('BAD_ARGUMENT', `\`${name}\` is given twice.`, 'Give it once.');
    }
    given.set(name, earlier === undefined ? value : `${earlier},${value}`);
  }
  return given;
}

function readColumns({ name: dataset, columns }: Dataset, list: string | undefined): readonly Column[] {
  if (list === undefined) return columns;
  // Fields have other names in GraphQL only by the way they are written.
  const names = list.split(',').map((text) => text.trim().replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`));
  return [...new Set(names)].map((name) => {
    const column = columns.find((each) => each.name === name);
    if (column !== undefined) return column;
    throw new RequestError(
      'UNKNOWN_COLUMN',
      `The dataset ${dataset} has no column "${name.slice(0, 100)}".`,
      `Take some of ${columns.map((each) => each.name).join(',')}, or leave \`columns\` out for all of them.`,
    );
  });
}

function checkRange({ name, within }: Dataset, { from, to, fromHeight, toHeight }: Omit<Selection, 'filter' | 'where'>): void {
  if (within === null && [from, to, fromHeight, toHeight].some((end) => end !== null)) {
    throw new RequestError(
      'BAD_RANGE',
      `The dataset ${name} tells what is there now: it has no times to select by.`,
      'Leave out from, to, fromHeight and toHeight; `since` gives what has changed since a block.',
    );
  }
  const upsideDown =
    from !== null && to !== null && from >= to
      ? ['from', 'to']
      : fromHeight !== null && toHeight !== null && fromHeight >= toHeight
        ? ['fromHeight', 'toHeight']
        : null;
  if (upsideDown === null) return;
  const [start, end] = upsideDown;
  throw new RequestError(
    'BAD_RANGE',
    'The range ends before it begins.',
    `Give \`${start}\` before \`${end}\`; \`${end}\` is not part of the range.`,
  );
}

function time(given: ReadonlyMap<string, string>, name: string): Date | null {
  const text = given.get(name);
  if (text === undefined) return null;
  try {
    return readTime(text);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw new RequestError(
      'BAD_ARGUMENT',
      `\`${name}\` is "${text.slice(0, 100)}", which is no moment.`,
      'Give it as 2026-01-31, 2026-01-31T12:00:00Z, or milliseconds since 1970.',
    );
  }
}

function whole(given: ReadonlyMap<string, string>, name: string, most: number, least = 0): number | null {
  const text = given.get(name);
  if (text === undefined) return null;
  const value = /^\d{1,16}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= least && value <= most) return value;
  throw new RequestError('BAD_ARGUMENT', `\`${name}\` is "${text.slice(0, 100)}".`, `Give a whole number from ${least} to ${most}.`);
}

function flag(given: ReadonlyMap<string, string>, name: string): boolean {
  const text = given.get(name);
  if (text === undefined || text === '0' || text === 'false') return false;
  if (text === '1' || text === 'true') return true;
  throw new RequestError('BAD_ARGUMENT', `\`${name}\` is "${text.slice(0, 100)}".`, 'Give 1 or 0.');
}
