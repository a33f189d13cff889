// Keeps sums by day of coins, transactions and spend: each batch adds its own, in its own transaction.
import type { Transaction } from '@leasebook/db';
import { moduleAddress } from '../ledger/keys.ts';
import { mergeNote } from './undo.ts';
import { SPENT } from './write-payouts.ts';

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

/** Tables that need a temporary one. */
export const dayTables: readonly Days[] = [coinDays, transactionDays, spendDays];

const DAY = `date_trunc('day', b.time, 'UTC')`;
const PLACE = `height BETWEEN $1 AND $2`;

/**
 * The tax on distributed coins in force at a block: parameters tell it as a decimal, or scaled by 10^18 as protobuf has it. What
 * is no number, or is gone, taxes nothing.
 */
const TAX = `SELECT CASE WHEN told.tax LIKE '%.%' OR told.tax::numeric <= 1 THEN told.tax::numeric
    ELSE told.tax::numeric / 1000000000000000000 END AS rate
  FROM (
    SELECT coalesce(substring(p.value #>> '{}' FROM '^[0-9]{1,40}(?:[.][0-9]{1,18})?$'), '0') AS tax
    FROM parameters p WHERE p.module = 'distribution' AND p.name = 'community_tax' AND p.from_height <= m.height
    ORDER BY p.from_height DESC, p.height DESC LIMIT 1
  ) AS told`;

const COINS = `
  WITH parts AS (
    SELECT b.time, 'minted' AS kind, 'uakt' AS denom, m.minted AS amount FROM mints m JOIN blocks b USING (height) WHERE m.${PLACE} AND b.${PLACE}
    UNION ALL SELECT b.time, 'tax', m.denom, m.amount * tax.rate FROM pool_movements m JOIN blocks b USING (height)
      CROSS JOIN LATERAL (${TAX}) AS tax WHERE m.${PLACE} AND b.${PLACE} AND m.kind = 'distributed'
    UNION ALL SELECT b.time, 'spent', m.denom, m.amount FROM pool_movements m JOIN blocks b USING (height)
      WHERE m.${PLACE} AND b.${PLACE} AND m.kind = 'spent'
    UNION ALL SELECT b.time, 'funded', coin.denom, coalesce(substring(coin.amount FROM '^[0-9]{1,78}$'), '0')::numeric
      FROM messages m JOIN transactions t USING (height, tx_index) JOIN blocks b USING (height)
      CROSS JOIN LATERAL jsonb_to_recordset(m.body -> 'amount') AS coin (denom text, amount text)
      WHERE m.${PLACE} AND m.type_url = '/cosmos.distribution.v1beta1.MsgFundCommunityPool' AND t.code = 0
    UNION ALL SELECT time, CASE kind WHEN 'take_fee' THEN 'take_fee' WHEN 'bme_mint' THEN 'issued' WHEN 'migration_mint' THEN 'issued'
        ELSE 'burned' END, denom, amount
      FROM flows WHERE ${PLACE} AND kind IN ('take_fee', 'bme_mint', 'migration_mint', 'bme_burn', 'migration_burn')
    UNION ALL SELECT time, 'vault', denom, CASE WHEN recipient = $3 THEN amount ELSE -amount END FROM flows
      WHERE ${PLACE} AND recipient <> sender AND (recipient = $3 OR sender = $3)
  )
  SELECT date_trunc('day', time, 'UTC'), kind, denom, trim_scale(sum(amount)) FROM parts GROUP BY 1, 2, 3`;

const TRANSACTIONS = `
  SELECT ${DAY}, count(*), count(*) FILTER (WHERE t.code <> 0), sum(t.gas_wanted), sum(t.gas_used)
  FROM transactions t JOIN blocks b USING (height) WHERE t.${PLACE} AND b.${PLACE} GROUP BY 1`;

/** Adds these blocks, which must have been written in this transaction and never be added again; with what was paid for GPU-hours. */
export async function addToDays(transaction: Transaction, firstHeight: number, lastHeight: number): Promise<void> {
  await add(transaction, coinDays, COINS, [firstHeight, lastHeight, moduleAddress('bme')]);
  await add(transaction, transactionDays, TRANSACTIONS, [firstHeight, lastHeight]);
  await add(transaction, spendDays, SPENT.select, [firstHeight, lastHeight], SPENT.given);
}

async function add(transaction: Transaction, table: Days, select: string, values: readonly (number | string)[], given = ''): Promise<void> {
  const { name, columns, key } = table;
  const stage = `pg_temp.stage_${name}`;
  await transaction.unsafe(`${given} INSERT INTO ${stage} (${columns.join(', ')}) ${select}`, [...values]);
  const note = mergeNote(transaction, table, stage);
  if (note !== null) await transaction.unsafe(note);
  await transaction.unsafe(
    `INSERT INTO ${name} AS t (${columns.join(', ')}) SELECT ${columns.join(', ')} FROM ${stage}
     ON CONFLICT (${columns.slice(0, key).join(', ')}) DO UPDATE SET
       ${columns
         .slice(key)
         .map((column) => `${column} = trim_scale(t.${column} + excluded.${column})`)
         .join(', ')}`,
  );
}
