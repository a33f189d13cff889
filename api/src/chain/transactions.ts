// Transactions: how they are filtered and paged, and their fees.
import type { Transaction } from '@leasebook/db';
import type { Fragment } from 'postgres';
import type { Connection, Filter, Source } from '../connection/connection.ts';
import { join, type Order, orderBy } from '../connection/order.ts';
import { isOnlyBy, rowsOfParts, valuesOf } from '../connection/parts.ts';
import { inHeights, ofBlocksIn } from '../connection/ranges.ts';
import { anyOf, flag, momentOfBlock, text, wherever, whole } from '../connection/where.ts';
import type { TransactionFilter, TransactionOrder, TransactionWhere } from '../generated/resolvers.ts';
import { typeUrlArgument } from './messages.ts';

/** A row of `transactions`. */
export interface TransactionRow {
  /** height/index */
  key: string;
  hash: string;
  height: number;
  index: number;
  code: number;
  codespace: string;
  log: string;
  gasWanted: string;
  gasUsed: string;
  feePayer: string;
  memo: string;
  messageCount: number;
}

export type TransactionList = Connection<TransactionRow>;

function columns(sql: Transaction): Fragment {
  return sql`concat_ws('/', row.height, row.tx_index) AS key, row.hash, row.height, row.tx_index AS index, row.code, row.codespace, row.log,
    row.gas_wanted::text AS "gasWanted", row.gas_used::text AS "gasUsed", row.fee_payer AS "feePayer", row.memo,
    row.message_count AS "messageCount"`;
}

/** All transactions. */
export const transactionSource: Source = {
  relation: (sql) => sql`transactions`,
  columns,
  total: (sql) => rowsOfParts(sql, { list: 'transactions', names: [''] }),
};

/** Transactions of a block, by its height as text. */
export const blockTransactionSource: Source = { ...transactionSource, partition: (sql, key) => sql`row.height = ${key}::bigint` };

/**
 * Transactions that an account signed or paid for, by its address. Each side in the order of its own index, so that a page ends after
 * its rows however many the account has: what tells a transaction's first row from others stands outside of the sides, which are else
 * read to their ends.
 */
export const accountTransactionSource: Source = {
  relation: (sql) => sql`(
    SELECT side.height, side.tx_index, side.party, side.path, t.hash, t.code, t.codespace, t.log, t.gas_wanted, t.gas_used, t.fee_payer,
      t.memo, t.message_count
    FROM (
      SELECT p.height, p.tx_index, p.fee_payer AS party, NULL::text AS path FROM transactions p
      UNION ALL SELECT m.height, m.tx_index, m.signer, m.path FROM messages m
    ) AS side JOIN transactions t ON t.height = side.height AND t.tx_index = side.tx_index)`,
  columns,
  // Who signed several messages of a transaction has it once, and who paid for it too has it by that.
  partition: (sql, key) => sql`row.party = ${key} AND (row.path IS NULL OR (row.fee_payer <> row.party AND row.path = (
    SELECT min(m.path) FROM messages m WHERE m.height = row.height AND m.tx_index = row.tx_index AND m.signer = row.party)))`,
  count: (sql, key, filter) =>
    filter === null
      ? sql`(SELECT count(*) FROM (${placesOfAccount(sql, key)}) AS place)`
      : sql`(SELECT count(*) FROM transactions AS row WHERE ${ofAccount(sql, key)} AND ${filter})`,
};

/** Where the transactions are that an account signed or paid for. */
function placesOfAccount(sql: Transaction, address: Fragment): Fragment {
  return sql`SELECT m.height, m.tx_index FROM messages m WHERE m.signer = ${address}
    UNION SELECT p.height, p.tx_index FROM transactions p WHERE p.fee_payer = ${address}`;
}

function ofAccount(sql: Transaction, address: Fragment): Fragment {
  return sql`(row.height, row.tx_index) IN (${placesOfAccount(sql, address)})`;
}

/** Transactions with a message of one of these types. */
function ofTypes(sql: Transaction, types: readonly string[]): Fragment {
  return sql`EXISTS (SELECT FROM messages m
    WHERE m.height = row.height AND m.tx_index = row.tx_index AND m.type_url = ANY(${types.map(typeUrlArgument)}::text[]))`;
}

/**
 * From the first block to the last one with such a message. Types come and go with versions: a walk in the order of blocks would
 * pass all others before it finds one. A pair of type and block is compared as a whole, which only the index by both gives in order.
 */
function blocksOfTypes(sql: Transaction, types: readonly string[]): Fragment {
  const end = (which: Fragment, from: Fragment, direction: Fragment): Fragment => sql`(
    SELECT ${which}(e.height) FROM unnest(${types.map(typeUrlArgument)}::text[]) AS asked (type)
    CROSS JOIN LATERAL (
      SELECT s.type_url, s.height FROM messages s WHERE (s.type_url, s.height) ${from}
      ORDER BY s.type_url ${direction}, s.height ${direction} LIMIT 1
    ) AS e WHERE e.type_url = asked.type)`;
  return sql`(row.height >= ${end(sql`min`, sql`>= (asked.type, 0)`, sql`ASC`)}
    AND row.height <= ${end(sql`max`, sql`<= (asked.type, 9223372036854775807)`, sql`DESC`)})`;
}

/** How many transactions have a message of the type, where it is one: who has messages of two types would be counted twice. */
function totalOf(types: readonly string[] | null | undefined): Filter['total'] {
  const [type, ...others] = new Set(types);
  if (type === undefined || others.length > 0) return undefined;
  return (sql) => rowsOfParts(sql, { list: 'transactions', names: [typeUrlArgument(type)] });
}

/** By block in the direction that is asked for, newest first by default; within a block always in the chain's order. */
export function transactionOrder(order?: TransactionOrder | null): Order {
  const { keys, id } = orderBy('transactions.HEIGHT', order?.direction ?? 'DESC', { column: 'height', type: 'bigint' }, []);
  return { id, keys: [...keys, { column: 'tx_index', type: 'bigint', descending: false }] };
}

/** The transactions that fit all of what is given. */
export function transactionFilter(filter: TransactionFilter): Filter {
  return {
    id: JSON.stringify(filter),
    where(sql) {
      const conditions = [sql`true`, ...inHeights(sql, 'height', filter.height), ...ofBlocksIn(sql, 'height', filter.time)];
      if (filter.succeeded != null) conditions.push(filter.succeeded ? sql`row.code = 0` : sql`row.code <> 0`);
      if (filter.feePayer != null) conditions.push(sql`row.fee_payer = ${filter.feePayer}`);
      if (filter.account != null) conditions.push(ofAccount(sql, sql`${filter.account}`));
      if (filter.typeUrls != null) conditions.push(ofTypes(sql, filter.typeUrls));
      return join(sql, conditions, sql` AND `);
    },
    bounds: (sql) => (filter.typeUrls == null ? sql`true` : blocksOfTypes(sql, filter.typeUrls)),
    total: isOnlyBy(filter, ['typeUrls']) ? totalOf(filter.typeUrls) : undefined,
  };
}

/** The transactions that fit `where` and an older filter. */
export const transactionWhere = wherever<TransactionWhere>(
  {
    height: whole('row.height'),
    time: momentOfBlock('row.height'),
    succeeded: flag('row.code = 0'),
    feePayer: text('row.fee_payer'),
    account: anyOf((sql, addresses) => ofAccount(sql, sql`ANY(${[...addresses]}::text[])`)),
    typeUrl: anyOf(ofTypes),
  },
  (sql, { typeUrl }) => [
    ...(typeUrl?.eq == null ? [] : [blocksOfTypes(sql, [typeUrl.eq])]),
    ...(typeUrl?.in == null ? [] : [blocksOfTypes(sql, typeUrl.in)]),
  ],
  // A transaction may have one type by one message and another by another: both conditions are not one.
  (where) => (isOnlyBy(where, ['typeUrl']) && where.typeUrl?.in == null ? totalOf(valuesOf(where.typeUrl)) : undefined),
);

/** Transactions by height/index. */
export async function loadTransactions(sql: Transaction, keys: readonly string[]): Promise<TransactionRow[]> {
  return sql<TransactionRow[]>`SELECT ${columns(sql)} FROM transactions AS row ${joinTransactions(sql, keys)}`;
}

/** Transactions by their hashes, upper-case hex. */
export async function loadTransactionsByHash(sql: Transaction, hashes: readonly string[]): Promise<TransactionRow[]> {
  return sql<TransactionRow[]>`
    SELECT ${columns(sql)} FROM transactions AS row WHERE row.hash = ANY(${[...hashes]}::text[]) ORDER BY row.height DESC, row.tx_index DESC`;
}

/** An amount of a transaction's fee. */
export interface FeeRow {
  /** height/index */
  key: string;
  denom: string;
  amount: string;
  time: Date;
}

/** Fees of transactions, given by height/index, by denomination. */
export async function loadFees(sql: Transaction, keys: readonly string[]): Promise<FeeRow[]> {
  return sql<FeeRow[]>`
    SELECT concat_ws('/', row.height, row.tx_index) AS key, row.denom, trim_scale(row.amount) AS amount, b.time
    FROM transaction_fees AS row ${joinTransactions(sql, keys)} JOIN blocks b ON b.height = row.height ORDER BY row.denom`;
}

/** Joins any table with a transaction's columns to the transactions with these keys, height/index. */
export function joinTransactions(sql: Transaction, keys: readonly string[]): Fragment {
  const parts = keys.map((key) => key.split('/').map(Number));
  return sql`
    JOIN unnest(${parts.map(([height = 0]) => height)}::bigint[], ${parts.map(([, index = 0]) => index)}::integer[])
      AS wanted (height, tx_index) USING (height, tx_index)`;
}

/** A hash as the tables hold it: upper-case hex without 0x. */
export function hashText(text: string): string {
  return text.trim().replace(/^0x/i, '').toUpperCase();
}
