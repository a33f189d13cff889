// Keeps sums by day of coins, transactions, spend, payers, orders, bids and closed leases: each batch adds its own, in its own transaction.
import { CLOSE_CODE, PAYER_OF_DEPOSIT, PAYER_OF_REFUND, type Transaction } from '@leasebook/db';
import { moduleAddress } from '../ledger/keys.ts';
import { bidKey } from './market-tables.ts';
import { FUNDING, FUNDING_AMOUNT } from './token-tables.ts';
import { mergeNote } from './undo.ts';
import { send } from './write.ts';
import { DOLLARS, spent } from './write-payouts.ts';

interface Days {
  name: string;
  columns: readonly string[];
  /** How many of the first columns identify a row; the others are added to what is there. */
  key: number;
}

const coinDays: Days = { name: 'coin_days', columns: ['day', 'kind', 'denom', 'amount'], key: 3 };
const transactionDays: Days = {
  name: 'transaction_days',
  columns: ['day', 'transactions', 'failed', 'gas_wanted', 'gas_used'],
  key: 1,
};
const spendDays: Days = {
  name: 'spend_days',
  columns: ['dimension', 'member', 'day', 'denom', 'source', 'amount', 'take', 'usd', 'take_usd'],
  key: 5,
};
const payerDays: Days = {
  name: 'payer_days',
  columns: ['day', 'kind', 'granter', 'owner', 'is_refund', 'denom', 'movements', 'amount', 'usd'],
  key: 6,
};
const signModeDays: Days = { name: 'sign_mode_days', columns: ['day', 'mode', 'transactions'], key: 2 };
const orderDays: Days = { name: 'order_days', columns: ['day', 'kind', 'orders'], key: 2 };
const bidDays: Days = { name: 'bid_days', columns: ['day', 'provider', 'kind', 'bids', 'won'], key: 3 };

const closeDays: Days = { name: 'close_days', columns: ['day', 'provider', 'kind', 'code', 'leases'], key: 4 };

const VAULT = moduleAddress('bme');

interface Rows {
  /** Parts that the statement begins with. */
  given: string;
  /** What is added, in the order of the table's columns. */
  select: string;
}

/**
 * Coins by day. The tax on distributed coins is the one in force at a block: parameters tell it as a decimal, or scaled by 10^18
 * as protobuf has it. What is no number, or is gone, taxes nothing.
 */
const coins = (place: string): Rows => ({
  given: `
  told AS (
    SELECT DISTINCT ON (from_height) from_height,
      coalesce(substring(value #>> '{}' FROM '^[0-9]{1,40}(?:[.][0-9]{1,18})?$'), '0') AS tax
    FROM parameters WHERE module = 'distribution' AND name = 'community_tax' ORDER BY from_height, height DESC
  ),
  taxes AS MATERIALIZED (
    SELECT from_height, lead(from_height) OVER (ORDER BY from_height) AS until,
      CASE WHEN tax LIKE '%.%' OR tax::numeric <= 1 THEN tax::numeric ELSE tax::numeric / 1000000000000000000 END AS rate
    FROM told
  ),
  parts AS (
    SELECT b.time, 'minted' AS kind, 'uakt' AS denom, m.minted AS amount FROM mints m JOIN blocks b USING (height) WHERE m.${place} AND b.${place}
    UNION ALL SELECT b.time, 'tax', m.denom, m.amount * t.rate FROM pool_movements m JOIN blocks b USING (height)
      JOIN taxes t ON t.from_height <= m.height AND (t.until IS NULL OR m.height < t.until)
      WHERE m.${place} AND b.${place} AND m.kind = 'distributed'
    UNION ALL SELECT b.time, 'spent', m.denom, m.amount FROM pool_movements m JOIN blocks b USING (height)
      WHERE m.${place} AND b.${place} AND m.kind = 'spent'
    UNION ALL SELECT b.time, 'funded', coin.denom, coalesce(substring(coin.amount FROM '${FUNDING_AMOUNT}'), '0')::numeric
      FROM messages m JOIN transactions t USING (height, tx_index) JOIN blocks b USING (height)
      CROSS JOIN LATERAL jsonb_to_recordset(m.body -> 'amount') AS coin (denom text, amount text)
      WHERE m.${place} AND m.type_url = '${FUNDING}' AND t.code = 0
    UNION ALL SELECT time, CASE kind WHEN 'take_fee' THEN 'take_fee' WHEN 'bme_mint' THEN 'issued' WHEN 'migration_mint' THEN 'issued'
        ELSE 'burned' END, denom, amount
      FROM flows WHERE ${place} AND kind IN ('take_fee', 'bme_mint', 'migration_mint', 'bme_burn', 'migration_burn')
    UNION ALL SELECT time, 'vault', denom, CASE WHEN recipient = '${VAULT}' THEN amount ELSE -amount END FROM flows
      WHERE ${place} AND recipient <> sender AND (recipient = '${VAULT}' OR sender = '${VAULT}')
  ),`,
  select: `SELECT date_trunc('day', time, 'UTC'), kind, denom, trim_scale(sum(amount)) FROM parts GROUP BY 1, 2, 3`,
});

const transactions = (place: string): Rows => ({
  given: '',
  select: `SELECT date_trunc('day', b.time, 'UTC'), count(*), count(*) FILTER (WHERE t.code <> 0), sum(t.gas_wanted), sum(t.gas_used)
    FROM transactions t JOIN blocks b USING (height) WHERE t.${place} AND b.${place} GROUP BY 1`,
});

/** What came into deployments' accounts and went back, by who paid. */
const payers = (place: string): Rows => ({
  given: `
  moved AS (
    SELECT f.time, f.owner, f.denom, f.amount, false AS is_refund, f.sender AS payer, ${PAYER_OF_DEPOSIT} AS kind
    FROM flows f WHERE f.${place} AND f.kind = 'deposit'
    UNION ALL
    SELECT r.time, r.owner, r.denom, r.amount, true, r.recipient, ${PAYER_OF_REFUND} FROM flows r WHERE r.${place} AND r.kind = 'refund'
  ),
  valued AS MATERIALIZED (
    SELECT m.*, m.amount * 0.000001 * CASE
      WHEN m.denom = 'uakt' THEN (
        SELECT p.usd FROM prices p WHERE p.time <= m.time ORDER BY p.time DESC, p.source = 'oracle' DESC LIMIT 1)
      WHEN m.denom IN (${DOLLARS}) THEN 1 END AS usd
    FROM moved m
  ),`,
  select: `SELECT date_trunc('day', time, 'UTC'), kind, CASE kind WHEN 'GRANT' THEN payer ELSE '' END, owner, is_refund, denom, count(*),
      trim_scale(sum(amount)), CASE WHEN bool_and(usd IS NOT NULL) THEN trim_scale(sum(usd)) END
    FROM valued GROUP BY 1, 2, 3, 4, 5, 6`,
});

const signModes = (place: string): Rows => ({
  given: '',
  select: `SELECT date_trunc('day', b.time, 'UTC'), coalesce(array_to_string(t.sign_modes, '+'), 'unknown'), count(*)
    FROM transactions t JOIN blocks b USING (height) WHERE t.${place} AND b.${place} GROUP BY 1, 2`,
});

/** Whether the order of an order or bid asks for GPUs. */
const kindOf = (alias: string): string => `CASE WHEN EXISTS (
    SELECT FROM group_resources r WHERE (r.owner, r.dseq, r.gseq) = (${alias}.owner, ${alias}.dseq, ${alias}.gseq) AND r.gpus > 0
  ) THEN 'gpu' ELSE 'cpu' END`;

const orders = (place: string): Rows => ({
  given: '',
  select: `SELECT date_trunc('day', o.created_time, 'UTC'), ${kindOf('o')}, count(*) FROM orders o WHERE o.created_${place} GROUP BY 1, 2`,
});

const SAME_BID = bidKey.map((column) => `l.${column} = b.${column}`).join(' AND ');

/** Whether a bid `b` became a lease, as 0 or 1. */
const HAS_WON = `EXISTS (SELECT FROM leases l WHERE ${SAME_BID})::integer`;

/** Bids of these blocks, and leases of earlier ones. */
const bids = (firstHeight: number, place: string): Rows => ({
  given: `
  parts AS (
    SELECT b.created_time, b.provider, ${kindOf('b')} AS kind, 1 AS bids, ${HAS_WON} AS won FROM bids b WHERE b.created_${place}
    UNION ALL SELECT b.created_time, b.provider, ${kindOf('b')}, 0, 1 FROM leases l
      CROSS JOIN LATERAL (SELECT * FROM bids b WHERE ${SAME_BID} AND b.created_height < ${firstHeight} OFFSET 0) AS b
      WHERE l.created_${place}
  ),`,
  select: `SELECT date_trunc('day', created_time, 'UTC'), provider, kind, sum(bids)::bigint, sum(won)::bigint FROM parts GROUP BY 1, 2, 3`,
});

const closes = (place: string): Rows => ({
  given: `
  closed AS (
    SELECT l.closed_time, l.provider, CASE WHEN l.gpus > 0 THEN 'gpu' ELSE 'cpu' END AS kind, coalesce((${CLOSE_CODE})::text, '') AS code
    FROM leases l WHERE l.closed_${place}
  ),`,
  select: `SELECT date_trunc('day', closed_time, 'UTC'), provider, kind, code, count(*) FROM closed GROUP BY 1, 2, 3, 4`,
});

/**
 * Adds these blocks, which must have been written in this transaction and never be added again; with what was paid for GPU-hours.
 * To be called before payouts are added to their sums.
 */
export function addToDays(transaction: Transaction, firstHeight: number, lastHeight: number): void {
  const place = `height BETWEEN ${firstHeight} AND ${lastHeight}`;
  add(transaction, coinDays, coins(place));
  add(transaction, transactionDays, transactions(place));
  // The planner takes a batch's payouts for a few rows, and would walk through all leases and rates of the batch for each of them.
  send(transaction, 'SET LOCAL enable_nestloop = off');
  add(transaction, spendDays, spent(firstHeight, lastHeight));
  send(transaction, 'SET LOCAL enable_nestloop TO DEFAULT');
  add(transaction, payerDays, payers(place));
  add(transaction, signModeDays, signModes(place));
  add(transaction, orderDays, orders(place));
  add(transaction, bidDays, bids(firstHeight, place));
  add(transaction, closeDays, closes(place));
}

function add(transaction: Transaction, table: Days, { given, select }: Rows): void {
  const { name, columns, key } = table;
  const list = columns.join(', ');
  const note = mergeNote(transaction, table, 'added s');
  send(
    transaction,
    `WITH ${given} added (${list}) AS MATERIALIZED (${select})${note === null ? '' : `, noted AS (${note})`}
     INSERT INTO ${name} AS t (${list}) SELECT ${list} FROM added
     ON CONFLICT (${columns.slice(0, key).join(', ')}) DO UPDATE SET
       ${columns
         .slice(key)
         .map((column) => `${column} = trim_scale(t.${column} + excluded.${column})`)
         .join(', ')}`,
  );
}
