// Moves rows into tables: COPY for history, COPY into a temporary table and a merge for state.
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Transaction } from '@leasebook/db';
import type { TableText } from './chain-text.ts';
import type { Table } from './table.ts';
import { mergeNote, removalNote } from './undo.ts';

const chunkLength = 256 * 1024;

/** Writes the rows into their table: added where it has no key, else in place of those with the same key. */
export async function write<Row>(transaction: Transaction, table: Table<Row>, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return;
  if (table.key === 0) await add(transaction, table, rows);
  else await merge(transaction, table, rows);
}

/** Adds rows whose keys are not in the table; of two with the same key the later one. */
export async function add<Row>(transaction: Transaction, table: Table<Row>, rows: readonly Row[]): Promise<void> {
  if (rows.length > 0) await copy(transaction, `${table.name} (${table.columns.join(', ')})`, lines(table, rows));
}

/** Adds rows that are text already. */
export async function addText(transaction: Transaction, { table, pieces }: TableText): Promise<void> {
  const stream = await transaction.unsafe(`COPY ${table.name} (${table.columns.join(', ')}) FROM STDIN`).writable();
  await pipeline(Readable.from(pieces), stream);
}

/** Lines of COPY, each made when it is its turn: a batch's text never lies in memory as a whole. */
function* lines<Row>(table: Table<Row>, rows: readonly Row[]): Generator<string> {
  if (table.key === 0) {
    for (const row of rows) yield `${table.fields(row).join('\t')}\n`;
    return;
  }
  const latest = new Map<string, string>();
  for (const row of rows) {
    const fields = table.fields(row);
    latest.set(fields.slice(0, table.key).join('\t'), `${fields.join('\t')}\n`);
  }
  yield* latest.values();
}

async function merge<Row>(transaction: Transaction, table: Table<Row>, rows: readonly Row[]): Promise<void> {
  const { name, columns } = table;
  await copy(transaction, staged(table), lines(table, rows));
  const note = mergeNote(transaction, table, staged(table));
  if (note !== null) send(transaction, note);
  const key = columns.slice(0, table.key);
  const rest = columns.slice(table.key);
  send(
    transaction,
    `INSERT INTO ${name} (${columns.join(', ')}) SELECT ${columns.join(', ')} FROM ${staged(table)}
     ON CONFLICT (${key.join(', ')}) DO UPDATE SET ${rest.map((column) => `${column} = excluded.${column}`).join(', ')}`,
  );
}

/**
 * Sends a statement without waiting for its answer: the next one waits on the same connection anyway, and a transaction
 * rejects with its first error, whichever promise that belongs to. Its last statement has to be awaited.
 */
function send(transaction: Transaction, statement: string): void {
  transaction.unsafe(statement).execute();
}

/** Removes the rows of `owned` that belong to rows just written to `owner`: those with the same key. */
export function removeOwned<Owner, Row>(transaction: Transaction, owned: Table<Row>, owner: Table<Owner>, rows: readonly Owner[]): void {
  if (rows.length === 0) return;
  const same = owner.columns.slice(0, owner.key).map((column) => `o.${column} = s.${column}`);
  // Looked up one by one by key: a walk over the table would take longer with every block.
  const places = `ARRAY(SELECT q.place FROM ${staged(owner)} s
    CROSS JOIN LATERAL (SELECT o.ctid AS place FROM ${owned.name} o WHERE ${same.join(' AND ')} OFFSET 0) AS q)`;
  const note = removalNote(transaction, owned.name, [`o.ctid = ANY (${places})`]);
  if (note !== null) send(transaction, note);
  send(transaction, `DELETE FROM ${owned.name} WHERE ctid = ANY (${places})`);
}

function staged<Row>(table: Table<Row>): string {
  return `pg_temp.stage_${table.name}`;
}

/** Makes the temporary tables through which rows of state tables pass; they are empty again after each transaction. */
export function prepareStages(transaction: Transaction, tables: readonly Pick<Table<never>, 'name' | 'columns'>[]): void {
  const statements = tables.map(
    ({ name, columns }) =>
      `CREATE TEMPORARY TABLE stage_${name} ON COMMIT DELETE ROWS AS SELECT ${columns.join(', ')} FROM ${name} WHERE false`,
  );
  send(transaction, statements.join(';\n'));
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
