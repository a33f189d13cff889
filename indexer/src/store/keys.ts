// Keys of rows as a relation inside a statement, so that what a batch replaces is found without a temporary table.
import type { Field } from './fields.ts';

/** Types of columns of keys that are no text. */
const TYPES: Readonly<Record<string, string>> = {
  dseq: 'numeric',
  gseq: 'integer',
  oseq: 'integer',
  bseq: 'integer',
  position: 'integer',
  cell: 'integer',
  from_height: 'bigint',
  time: 'timestamptz',
  bucket: 'timestamptz',
};

const escaped = /\\(.)/g;
const controls: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

/** A field of COPY as an element of a list. */
function element(field: Field): string {
  if (!/["\\]/.test(field)) return `"${field}"`;
  const value = field.replace(escaped, (_found, kind: string) => controls[kind] ?? kind);
  return `"${value.replace(/["\\]/g, '\\$&')}"`;
}

/** Of rows that begin with the same `key` fields the last one. */
export function lastOfEach(rows: Iterable<Field[]>, key: number): Field[][] {
  const last = new Map<string, Field[]>();
  for (const row of rows) last.set(row.slice(0, key).join('\t'), row);
  return [...last.values()];
}

/** `unnest` of the keys' columns, called `name`. The columns must not be null. */
export function keysAs(name: string, columns: readonly string[], keys: readonly (readonly Field[])[]): string {
  const lists = columns.map((column, place) => {
    const list = keys.map((key) => element(key[place] ?? '')).join(',');
    return `E'{${list.replaceAll('\\', '\\\\').replaceAll("'", "''")}}'::${TYPES[column] ?? 'text'}[]`;
  });
  return `unnest(${lists.join(', ')}) AS ${name} (${columns.join(', ')})`;
}

/**
 * Places of the rows of `table` with these keys, as a list. Looked up one by one by key: a walk over the table, which the planner
 * may choose from its estimates, would take longer with every block.
 */
export function placesOf(table: string, columns: readonly string[], keys: readonly (readonly Field[])[]): string {
  const same = columns.map((column) => `o.${column} = k.${column}`).join(' AND ');
  return `ARRAY(SELECT q.place FROM ${keysAs('k', columns, keys)}
    CROSS JOIN LATERAL (SELECT o.ctid AS place FROM ${table} o WHERE ${same} OFFSET 0) AS q)`;
}
