// Notes what a batch changes about rows of state, for `leasebook rewind` (docs/decisions/0063-rewind.md).
import type { Transaction } from '@leasebook/db';
import type { DeadLetter } from '../facts.ts';

/** For how many blocks below the newest one notes are kept. */
const KEPT_BLOCKS = 1_000;

/** Transactions whose changes are noted, with the last block before them. */
const noted = new WeakMap<Transaction, number>();

interface Keyed {
  name: string;
  columns: readonly string[];
  key: number;
}

/** From here on what this transaction changes is noted. To be called before the checkpoint moves; the first batch has nothing to go back to. */
export async function beginNotes(transaction: Transaction, lastHeight: number): Promise<void> {
  const [before] = await transaction<{ height: number }[]>`
    INSERT INTO undo (height, name, before, after)
    SELECT height, 'checkpoint', to_jsonb(c), jsonb_build_object('height', ${lastHeight}::bigint) FROM checkpoint c RETURNING height`;
  if (before === undefined) return;
  noted.set(transaction, before.height);
  await transaction`DELETE FROM undo WHERE height < ${before.height - KEPT_BLOCKS}`;
}

/** Whether changes are noted. */
export function isNoted(transaction: Transaction): boolean {
  return noted.has(transaction);
}

/** The statement that notes what a merge of the staged rows will replace or add; null where nothing is noted. */
export function mergeNote(transaction: Transaction, { name, columns, key }: Keyed, staged: string): string | null {
  const height = noted.get(transaction);
  if (height === undefined) return null;
  const keys = columns.slice(0, key);
  return `INSERT INTO undo (height, name, before, after)
    SELECT ${height}, '${name}', CASE WHEN t.${keys[0]} IS NOT NULL THEN to_jsonb(t) END,
      CASE WHEN t.${keys[0]} IS NULL THEN ${keyObject(keys, 's')} END
    FROM ${staged} s LEFT JOIN ${name} t ON ${keys.map((column) => `t.${column} = s.${column}`).join(' AND ')}`;
}

/** The statement that notes which rows of `owned` (called `o` in `which`) will be removed; null where nothing is noted. */
export function removalNote(transaction: Transaction, owned: string, which: readonly string[]): string | null {
  const height = noted.get(transaction);
  if (height === undefined) return null;
  return `INSERT INTO undo (height, name, before) SELECT ${height}, '${owned}', to_jsonb(o) FROM ${owned} o WHERE ${which.join(' AND ')}`;
}

/** Notes the sums that the flows of these blocks, already written, will change. */
export async function noteTotals(
  transaction: Transaction,
  totals: readonly { table: string; key: readonly string[]; where: string }[],
  firstHeight: number,
  lastHeight: number,
): Promise<void> {
  const height = noted.get(transaction);
  if (height === undefined) return;
  for (const { table, key, where } of totals) {
    await transaction.unsafe(
      `INSERT INTO undo (height, name, before, after)
       SELECT ${height}, '${table}', CASE WHEN t.${key[0]} IS NOT NULL THEN to_jsonb(t) END,
         CASE WHEN t.${key[0]} IS NULL THEN ${keyObject(key, 'k')} END
       FROM (SELECT DISTINCT ${key.join(', ')} FROM flows WHERE height BETWEEN $1 AND $2 AND scope <> '' AND ${where}) k
       LEFT JOIN ${table} t ON ${key.map((column) => `t.${column} = k.${column}`).join(' AND ')}`,
      [firstHeight, lastHeight],
    );
  }
}

/** Notes dead letters of observations: their heights do not tell which batch they came with. */
export async function noteLetters(transaction: Transaction, letters: readonly DeadLetter[]): Promise<void> {
  const boundary = noted.get(transaction);
  if (boundary === undefined) return;
  for (const { height, kind, object } of letters)
    await transaction`
      INSERT INTO undo (height, name, after)
      VALUES (${boundary}, 'dead_letters', jsonb_build_object('height', ${height}::bigint, 'kind', ${kind}::text, 'object', ${object}::text))`;
}

function keyObject(keys: readonly string[], from: string): string {
  return `jsonb_build_object(${keys.map((column) => `'${column}', ${from}.${column}`).join(', ')})`;
}
