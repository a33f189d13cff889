// What a table of the store is: its columns, its key, and how an object becomes a row.
import type { Field } from './fields.ts';

export interface Table<Row> {
  name: string;
  columns: readonly string[];
  /** How many of the first columns identify a row; 0 for tables whose rows are only ever added. */
  key: number;
  fields(row: Row): Field[];
}

/** A table that only grows: its rows are written once, with COPY. */
export function history<Row>(name: string, columns: readonly string[], fields: (row: Row) => Field[]): Table<Row> {
  return { name, columns, key: 0, fields };
}

/** A table of things that change: a later row replaces the one with the same first `key` columns. */
export function state<Row>(name: string, key: number, columns: readonly string[], fields: (row: Row) => Field[]): Table<Row> {
  return { name, columns, key, fields };
}
