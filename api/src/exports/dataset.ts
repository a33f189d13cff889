// What a dataset is: the one description that feeds files, the catalogue, the data package and the documents.
import type { Transaction } from '@leasebook/db';
import type { Fragment } from 'postgres';
import type { Filter } from '../connection/connection.ts';
import type { Key } from '../connection/order.ts';

/**
 * Types of columns. `decimal`: exact, up to 18 digits after the point; `uint64`: whole, up to 20 digits; `json`: lists and
 * objects as JSON text.
 */
export type ColumnType = 'text' | 'integer' | 'uint64' | 'decimal' | 'boolean' | 'timestamp' | 'json';

/** SQL that a statement is made of. */
export type Prepared = (sql: Transaction) => Fragment;

/** Ranges of a request: starts belong to them, ends do not. */
export interface Range {
  from: Date | null;
  to: Date | null;
  fromHeight: number | null;
  toHeight: number | null;
}

/** The last block before a range of time and the first one behind it; null where there is none, or where no such end is given. */
export interface Bounds {
  before: number | null;
  after: number | null;
}

/** What a request selects of a dataset. */
export interface Selection extends Range {
  /** Value of the filter's input type, and of the one of `where`. */
  filter: object;
  where: object;
}

/** One column, by the name that it has in every format. */
export interface Column {
  name: string;
  type: ColumnType;
  /** One sentence or more: what it means. */
  description: string;
  /** Unit of a number; absent for texts and for numbers that count or name. */
  unit?: string;
  /** Values where they are few and fixed, e.g. states. */
  values?: readonly string[];
  /** Whether a row may be without it; an empty field in CSV, null elsewhere. */
  nullable?: true;
  /** Its value over `row`, in PostgreSQL's own type. */
  sql: Prepared;
}

/** A table that can be exported. */
export interface Dataset {
  /** In addresses and names of files. */
  name: string;
  title: string;
  description: string;
  /** Whether a row, once there, stays as it is (`history`), or follows what happens (`state`). */
  nature: 'history' | 'state';
  columns: readonly Column[];
  /** Columns that tell a row from all others. */
  primaryKey: readonly string[];
  /** Columns that refer to another dataset's, by its name. */
  references?: readonly { fields: readonly string[]; dataset: string; to: readonly string[] }[];
  /**
   * Makes what stands behind FROM for a request: a relation named `row`, with whatever its columns need joined to it. `since` is the
   * block that `changedSince` will be asked for, null where it will not.
   */
  from(transaction: Transaction, selection: Selection, since: number | null): Promise<Prepared>;
  /** Order of rows, ascending: time first, then what makes it unique. */
  order: readonly Key[];
  /** Conditions for rows within a range, of which something is given; null where there is nothing that a range could compare. */
  within: ((sql: Transaction, range: Range, bounds: Bounds) => Fragment[]) | null;
  /** Whether a row is new or has changed since the block with this height. */
  changedSince(sql: Transaction, height: number): Fragment;
  filter: DatasetFilter;
}

/** The filters of the API's list: their input types, and how their values become a condition on `row`. */
export interface DatasetFilter {
  /** Input type of `where`, whose parameters stand first; null where the dataset is no list of the API. */
  where: string | null;
  input: string;
  condition(value: object, where: object): Filter;
}

/** The filter whose values have the schema's input type `input`, which `Value` is generated from. */
export function filterOf<Value extends object>(input: string, condition: (value: Value) => Filter): DatasetFilter {
  // Requests are read by that input type, so that the value is what the schema says.
  return { where: null, input, condition: (value) => condition(value as Value) };
}

/** The filters of a list that has `where` and an older filter, of which both must fit. */
export function filtersOf<Value extends object, Where extends object>(
  name: string,
  condition: (value: Value) => Filter,
  wherever: (where: Where, older: Filter) => Filter,
): DatasetFilter {
  return {
    where: `${name}Where`,
    input: `${name}Filter`,
    condition: (value, where) => wherever(where as Where, condition(value as Value)),
  };
}

type Extras = Pick<Column, 'unit' | 'values' | 'nullable'> & { sql?: Column['sql'] };

/** A column of `row` by its own name, unless `extras` say how it is computed. */
export function column(name: string, type: ColumnType, description: string, { sql, ...extras }: Extras = {}): Column {
  return { name, type, description, ...extras, sql: sql ?? ((tag) => tag`row.${tag(name)}`) };
}

/** A relation that is the same for every request. */
export function always(relation: Prepared): Dataset['from'] {
  return async () => relation;
}

/** Ranges of rows that have both a time and a height: of a range of time, the bounds let an index find the blocks. */
export function byBlock(time: Prepared, height: Prepared): Dataset['within'] {
  return (sql, range, { before, after }) => {
    const conditions = between(sql, time, range);
    if (before !== null) conditions.push(sql`${height(sql)} > ${before}::bigint`);
    if (after !== null) conditions.push(sql`${height(sql)} < ${after}::bigint`);
    if (range.fromHeight !== null) conditions.push(sql`${height(sql)} >= ${range.fromHeight}::bigint`);
    if (range.toHeight !== null) conditions.push(sql`${height(sql)} < ${range.toHeight}::bigint`);
    return conditions;
  };
}

/** Ranges of rows that have a time of their own: those of a block come after the block before it and not after itself. */
export function byTime(time: Prepared): Dataset['within'] {
  return (sql, range) => {
    const conditions = between(sql, time, range);
    if (range.fromHeight !== null) conditions.push(sql`${time(sql)} > ${timeUpTo(sql, range.fromHeight - 1)}`);
    if (range.toHeight !== null) conditions.push(sql`${time(sql)} <= ${timeUpTo(sql, range.toHeight - 1)}`);
    return conditions;
  };
}

function between(sql: Transaction, time: Prepared, { from, to }: Range): Fragment[] {
  const conditions: Fragment[] = [];
  if (from !== null) conditions.push(sql`${time(sql)} >= ${from}`);
  if (to !== null) conditions.push(sql`${time(sql)} < ${to}`);
  return conditions;
}

/** The blocks beside a range of time. */
export async function boundsOf(transaction: Transaction, { from, to }: Range): Promise<Bounds> {
  const [bounds = { before: null, after: null }] = await transaction<Bounds[]>`
    SELECT (SELECT height FROM blocks WHERE time < ${from}::timestamptz ORDER BY time DESC LIMIT 1) AS before,
      (SELECT height FROM blocks WHERE time >= ${to}::timestamptz ORDER BY time LIMIT 1) AS after`;
  return bounds;
}

/** Time of the newest indexed block up to a height; before all times where there is none. */
export function timeUpTo(sql: Transaction, height: number): Fragment {
  return sql`coalesce((SELECT b.time FROM blocks b WHERE b.height <= ${height}::bigint ORDER BY b.height DESC LIMIT 1), '-infinity')`;
}
