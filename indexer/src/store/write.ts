// Moves rows into tables by COPY; rows of state take the place of those with the same key.
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Transaction } from '@leasebook/db';
import type { Field } from './fields.ts';
import { keysAs, lastOfEach, placesOf } from './keys.ts';
import type { Table } from './table.ts';
import { lineOf, type TableText } from './table-text.ts';
import { mergeNote, removalNote } from './undo.ts';

const chunkLength = 256 * 1024;

/** Writes the rows into their table: added where it has no key, else in place of those with the same key. */
export async function write<Row>(transaction: Transaction, table: Table<Row>, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return;
  if (table.key === 0) await add(transaction, table, rows);
  else await replace(transaction, table, rows);
}

/** Adds rows whose keys are not in the table; of two with the same key the later one. */
export async function add<Row>(transaction: Transaction, table: Table<Row>, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return;
  const target = `${table.name} (${table.columns.join(', ')})`;
  await copy(transaction, target, table.key === 0 ? lines(table, rows) : linesOf(latestOf(table, rows)));
}

/** Adds rows that are text already. */
export async function addText(transaction: Transaction, { table, pieces }: TableText): Promise<void> {
  const stream = await transaction.unsafe(`COPY ${table.name} (${table.columns.join(', ')}) FROM STDIN`).writable();
  await pipeline(Readable.from(pieces), stream);
}

/** Lines of COPY, each made when it is its turn: a batch's text never lies in memory as a whole. */
function* lines<Row>(table: Table<Row>, rows: readonly Row[]): Generator<string> {
  for (const row of rows) yield lineOf(table.fields(row));
}

function* linesOf(rows: readonly Field[][]): Generator<string> {
  for (const fields of rows) yield lineOf(fields);
}

/** The fields of rows, each made when it is its turn: those of a row that another one replaces are let go at once. */
function* fieldsOf<Row>(table: Table<Row>, rows: readonly Row[]): Generator<Field[]> {
  for (const row of rows) yield table.fields(row);
}

/** The fields of the last row of each key. */
function latestOf<Row>(table: Table<Row>, rows: readonly Row[]): Field[][] {
  return lastOfEach(fieldsOf(table, rows), table.key);
}

/** The keys of rows, each once. */
export function keysOf<Row>(table: Table<Row>, rows: readonly Row[]): Field[][] {
  return latestOf(table, rows).map((fields) => fields.slice(0, table.key));
}

async function replace<Row>(transaction: Transaction, table: Table<Row>, rows: readonly Row[]): Promise<void> {
  const { name, columns, key } = table;
  const latest = latestOf(table, rows);
  const keyColumns = columns.slice(0, key);
  const note = mergeNote(transaction, table, keysAs('s', keyColumns, latest));
  if (note !== null) send(transaction, note);
  send(transaction, `DELETE FROM ${name} WHERE ctid = ANY (${placesOf(name, keyColumns, latest)})`);
  await copy(transaction, `${name} (${columns.join(', ')})`, linesOf(latest));
}

/** Removes the rows of a table that begin with one of the keys, of which there is at least one. */
export function remove(transaction: Transaction, name: string, columns: readonly string[], keys: readonly (readonly Field[])[]): void {
  const places = placesOf(name, columns, keys);
  const note = removalNote(transaction, name, places);
  if (note !== null) send(transaction, note);
  send(transaction, `DELETE FROM ${name} WHERE ctid = ANY (${places})`);
}

/**
 * Sends a statement without waiting for its answer: the next one waits on the same connection anyway, and a transaction
 * rejects with its first error, whichever promise that belongs to. Its last statement has to be awaited.
 */
export function send(transaction: Transaction, statement: string): void {
  transaction.unsafe(statement).execute();
}

function* chunks(rows: Iterable<string>): Generator<Buffer> {
  let chunk = '';
  for (const next of rows) {
    chunk += next;
    if (chunk.length >= chunkLength) {
      yield Buffer.from(chunk);
      chunk = '';
    }
  }
  if (chunk !== '') yield Buffer.from(chunk);
}

async function copy(transaction: Transaction, target: string, rows: Iterable<string>): Promise<void> {
  const stream = await transaction.unsafe(`COPY ${target} FROM STDIN`).writable();
  await pipeline(Readable.from(chunks(rows)), stream);
}
