// Takes back the newest batches by what was noted of them: exact, and as quick as they were few.
import type { Transaction } from '@leasebook/db';
import { cutParts } from '../store/write-parts.ts';

/** Tables whose rows belong to one block and never change. */
const HISTORY = [
  'blocks',
  'transactions',
  'transaction_fees',
  'messages',
  'unknown_events',
  'flows',
  'parameters',
  'price_payouts',
  'mints',
  'pool_movements',
];
const LETTERS_OF_BLOCKS = ['transaction', 'message', 'event'];

interface Noted {
  height: number;
  next: number;
}

/**
 * Takes back whole batches until the tables end at `height` or a little before it, and resolves with where they then end;
 * null, with nothing changed, where the notes do not reach so far.
 */
export async function takeBack(transaction: Transaction, height: number): Promise<number | null> {
  const [checkpoint] = await transaction<{ height: number; nonce: number }[]>`SELECT height, nonce FROM checkpoint FOR UPDATE`;
  if (checkpoint === undefined) return null;
  const batches = await transaction<Noted[]>`
    SELECT height, (after ->> 'height')::bigint AS next FROM undo WHERE name = 'checkpoint' ORDER BY height DESC`;
  const to = boundary(batches, checkpoint.height, height);
  if (to === null) return null;
  const tables = await transaction<{ name: string; key: string[] }[]>`
    SELECT u.name, array_agg(quote_ident(a.attname)) AS key
    FROM (SELECT DISTINCT name FROM undo WHERE height >= ${to} AND name <> 'checkpoint') u
    JOIN pg_index i ON i.indrelid = to_regclass(u.name) AND i.indisprimary
    JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey)
    GROUP BY u.name ORDER BY u.name`;
  for (const table of tables) await putBack(transaction, table, to);
  cutParts(transaction, to);
  for (const name of HISTORY) await transaction`DELETE FROM ${transaction(name)} WHERE height > ${to}`;
  await transaction`DELETE FROM dead_letters WHERE height > ${to} AND kind = ANY (${LETTERS_OF_BLOCKS})`;
  await transaction`
    UPDATE checkpoint c SET height = b.height, block_hash = b.block_hash, block_time = b.block_time, measure_state = b.measure_state,
      ledger_state = b.ledger_state, nonce = ${checkpoint.nonce + 1}
    FROM (SELECT (jsonb_populate_record(NULL::checkpoint, before)).* FROM undo
          WHERE name = 'checkpoint' AND height = ${to}) b`;
  await transaction`DELETE FROM undo WHERE height >= ${to}`;
  return to;
}

/** The end of the last batch at or below `height`, where every batch above it is noted; null where one is not. */
function boundary(batches: readonly Noted[], end: number, height: number): number | null {
  let reached = end;
  for (const batch of batches) {
    if (batch.next !== reached) return null;
    reached = batch.height;
    if (reached <= height) return reached;
  }
  return null;
}

/** Gives the rows of one table that were noted from `to` on the form they had there: of several notes the first counts. */
async function putBack(transaction: Transaction, { name, key }: { name: string; key: string[] }, to: number): Promise<void> {
  const columns = key.map((column) => `(r.row).${column}`).join(', ');
  await transaction.unsafe(
    `CREATE TEMPORARY TABLE taken_back ON COMMIT DROP AS
     SELECT DISTINCT ON (${columns}) r.row AS keyed, u.before
     FROM undo u CROSS JOIN LATERAL (SELECT jsonb_populate_record(NULL::${name}, coalesce(u.before, u.after)) AS row) r
     WHERE u.name = '${name}' AND u.height >= ${to}
     ORDER BY ${columns}, u.sequence`,
  );
  const same = key.map((column) => `t.${column} = (b.keyed).${column}`).join(' AND ');
  await transaction.unsafe(`DELETE FROM ${name} t USING taken_back b WHERE ${same}`);
  await transaction.unsafe(`INSERT INTO ${name} SELECT (keyed).* FROM taken_back WHERE before IS NOT NULL`);
  await transaction.unsafe(`DROP TABLE taken_back`);
}
