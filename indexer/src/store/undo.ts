// Notes what a batch changes about rows of state, for `leasebook rewind` (docs/decisions/0063-rewind.md).
import type { Transaction } from '@leasebook/db';
import { keyText } from '../decode/text.ts';
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

/**
 * The statement that notes what rows with the keys of `from`, a relation called `s`, will replace or add; null where nothing is noted.
 * They are looked up by key also in a statement that runs without nested loops.
 */
export function mergeNote(transaction: Transaction, { name, columns, key }: Keyed, from: string): string | null {
  const height = noted.get(transaction);
  if (height === undefined) return null;
  const keys = columns.slice(0, key);
  return `INSERT INTO undo (height, name, before, after)
    SELECT ${height}, '${name}', CASE WHEN t.${keys[0]} IS NOT NULL THEN to_jsonb(t) END,
      CASE WHEN t.${keys[0]} IS NULL THEN ${keyObject(keys, 's')} END
    FROM ${from} LEFT JOIN LATERAL (
      SELECT * FROM ${name} o WHERE ${keys.map((column) => `o.${column} = s.${column}`).join(' AND ')} OFFSET 0
    ) AS t ON true`;
}

/** The statement that notes the rows at `places` of a table, which will be removed; null where nothing is noted. */
export function removalNote(transaction: Transaction, name: string, places: string): string | null {
  const height = noted.get(transaction);
  if (height === undefined) return null;
  return `INSERT INTO undo (height, name, before) SELECT ${height}, '${name}', to_jsonb(o) FROM ${name} o WHERE o.ctid = ANY (${places})`;
}

/** A statement that adds rows, with a note of each; as it is where nothing is noted. */
export function withNote(transaction: Transaction, { name, columns, key }: Keyed, addition: string): string {
  const height = noted.get(transaction);
  if (height === undefined) return addition;
  const keys = columns.slice(0, key);
  return `WITH added AS (${addition} RETURNING ${keys.join(', ')})
    INSERT INTO undo (height, name, after) SELECT ${height}, '${name}', ${keyObject(keys, 'added')} FROM added`;
}

/** The statements that note the sums which the flows of these blocks, already written, will change; none where nothing is noted. */
export function totalNotes(
  transaction: Transaction,
  totals: readonly { table: string; key: readonly string[]; where: string }[],
  firstHeight: number,
  lastHeight: number,
): string[] {
  const height = noted.get(transaction);
  if (height === undefined) return [];
  return totals.map(
    ({ table, key, where }) =>
      `INSERT INTO undo (height, name, before, after)
       SELECT ${height}, '${table}', CASE WHEN t.${key[0]} IS NOT NULL THEN to_jsonb(t) END,
         CASE WHEN t.${key[0]} IS NULL THEN ${keyObject(key, 'k')} END
       FROM (SELECT DISTINCT ${key.join(', ')} FROM flows WHERE height BETWEEN ${firstHeight} AND ${lastHeight} AND scope <> '' AND ${where}) k
       LEFT JOIN ${table} t ON ${key.map((column) => `t.${column} = k.${column}`).join(' AND ')}`,
  );
}

/** Notes dead letters of observations: their heights do not tell which batch they came with. */
export async function noteLetters(transaction: Transaction, letters: readonly DeadLetter[]): Promise<void> {
  const boundary = noted.get(transaction);
  if (boundary === undefined) return;
  for (const { height, kind, object } of letters)
    await transaction`
      INSERT INTO undo (height, name, after)
      VALUES (${boundary}, 'dead_letters', jsonb_build_object('height', ${height}::bigint, 'kind', ${kind}::text, 'object', ${keyText(object)}::text))`;
}

function keyObject(keys: readonly string[], from: string): string {
  return `jsonb_build_object(${keys.map((column) => `'${column}', ${from}.${column}`).join(', ')})`;
}
