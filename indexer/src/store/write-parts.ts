// Keeps how many rows lists have by what they are chosen by, and between which blocks: each batch adds its own, in its own transaction.
import type { Transaction } from '@leasebook/db';
import { send } from './write.ts';

const COLUMNS = 'list, part, denom, rows, first_height, last_height';

/** Rows of transactions and messages by type of message; `place` is a condition on a column `height`. */
const ofTransactions = (place: string): string => `
  SELECT 'transactions' AS list, '' AS part, '' AS denom, count(*) AS rows, min(height) AS first_height, max(height) AS last_height
  FROM transactions WHERE ${place} HAVING count(*) > 0
  UNION ALL
  SELECT told.list, type_url, '', told.rows, first_height, last_height
  FROM (
    SELECT type_url, count(*) AS transactions, sum(messages)::bigint AS messages, min(height) AS first_height, max(height) AS last_height
    FROM (SELECT height, tx_index, type_url, count(*) AS messages FROM messages WHERE ${place} GROUP BY height, tx_index, type_url) AS sent
    GROUP BY type_url
  ) AS types CROSS JOIN LATERAL (VALUES ('transactions', transactions), ('messages', messages)) AS told (list, rows)`;

const ofBlocks = (place: string): string => `
  ${ofTransactions(place)}
  UNION ALL SELECT 'blocks', proposer, '', count(*), min(height), max(height) FROM blocks WHERE ${place} GROUP BY proposer
  UNION ALL SELECT 'flows', kind, denom, count(*), min(height), max(height) FROM flows WHERE ${place} GROUP BY kind, denom`;

/** Adds these blocks, which must have been written in this transaction and never be added again. */
export function addToParts(transaction: Transaction, firstHeight: number, lastHeight: number): void {
  add(transaction, ofBlocks(`height BETWEEN ${firstHeight} AND ${lastHeight}`));
}

/** Takes the transactions and messages of these blocks out, before they are written anew. */
export function takeFromParts(transaction: Transaction, heights: readonly number[]): void {
  take(transaction, ofTransactions(among(heights)));
}

/** Adds the transactions and messages of these blocks, which were taken out and have been written anew. */
export function putIntoParts(transaction: Transaction, heights: readonly number[]): void {
  add(transaction, ofTransactions(among(heights)));
  send(transaction, 'DELETE FROM list_parts WHERE rows = 0');
}

/**
 * Takes the blocks above `height` out, which are still in their tables. It needs no notes, as nothing is lost of what it tells: the last
 * blocks are looked for again.
 */
export function cutParts(transaction: Transaction, height: number): void {
  take(transaction, ofBlocks(`height > ${height}`));
  send(transaction, 'DELETE FROM list_parts WHERE rows = 0');
  const last = (table: string, condition: string): string =>
    `(SELECT s.height FROM ${table} s WHERE ${condition} AND s.height <= ${height} ORDER BY s.height DESC LIMIT 1)`;
  send(
    transaction,
    `UPDATE list_parts p SET last_height = CASE
       WHEN p.list = 'blocks' THEN ${last('blocks', 's.proposer = p.part')}
       WHEN p.list = 'flows' THEN ${last('flows', 's.kind = p.part AND s.denom = p.denom')}
       WHEN p.part = '' THEN ${last('transactions', 'true')}
       ELSE ${last('messages', 's.type_url = p.part')} END
     WHERE p.last_height > ${height}`,
  );
}

function among(heights: readonly number[]): string {
  return `height = ANY ('{${heights.join(',')}}'::bigint[])`;
}

function add(transaction: Transaction, rows: string): void {
  send(
    transaction,
    `INSERT INTO list_parts AS p (${COLUMNS}) ${rows}
     ON CONFLICT (list, part, denom) DO UPDATE SET rows = p.rows + excluded.rows,
       first_height = least(p.first_height, excluded.first_height), last_height = greatest(p.last_height, excluded.last_height)`,
  );
}

function take(transaction: Transaction, rows: string): void {
  send(
    transaction,
    `UPDATE list_parts p SET rows = p.rows - gone.rows FROM (${rows}) AS gone
     WHERE (p.list, p.part, p.denom) = (gone.list, gone.part, gone.denom)`,
  );
}
