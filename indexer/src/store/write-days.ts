// Keeps sums by day of coins, transactions and spend: each batch adds its own, in its own transaction.
import type { Transaction } from '@leasebook/db';
import { moduleAddress } from '../ledger/keys.ts';
import { mergeNote } from './undo.ts';
import { dollars } from './write-prices.ts';

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
    SELECT height, 'minted' AS kind, 'uakt' AS denom, minted AS amount FROM mints WHERE ${PLACE}
    UNION ALL SELECT m.height, 'tax', m.denom, m.amount * tax.rate FROM pool_movements m CROSS JOIN LATERAL (${TAX}) AS tax
      WHERE m.${PLACE} AND m.kind = 'distributed'
    UNION ALL SELECT height, 'spent', denom, amount FROM pool_movements WHERE ${PLACE} AND kind = 'spent'
    UNION ALL SELECT m.height, 'funded', coin.denom, coalesce(substring(coin.amount FROM '^[0-9]{1,78}$'), '0')::numeric
      FROM messages m JOIN transactions t USING (height, tx_index)
      CROSS JOIN LATERAL jsonb_to_recordset(m.body -> 'amount') AS coin (denom text, amount text)
      WHERE m.${PLACE} AND m.type_url = '/cosmos.distribution.v1beta1.MsgFundCommunityPool' AND t.code = 0
    UNION ALL SELECT height, 'take_fee', denom, amount FROM flows WHERE ${PLACE} AND kind = 'take_fee'
    UNION ALL SELECT height, 'issued', denom, amount FROM flows WHERE ${PLACE} AND kind IN ('bme_mint', 'migration_mint')
    UNION ALL SELECT height, 'burned', denom, amount FROM flows WHERE ${PLACE} AND kind IN ('bme_burn', 'migration_burn')
    UNION ALL SELECT height, 'vault', denom, CASE WHEN recipient = $3 THEN amount ELSE -amount END FROM flows
      WHERE ${PLACE} AND recipient <> sender AND (recipient = $3 OR sender = $3)
  )
  SELECT ${DAY}, kind, denom, trim_scale(sum(amount)) FROM parts JOIN blocks b USING (height) GROUP BY 1, 2, 3`;

const TRANSACTIONS = `
  SELECT ${DAY}, count(*), count(*) FILTER (WHERE t.code <> 0), sum(t.gas_wanted), sum(t.gas_used)
  FROM transactions t JOIN blocks b USING (height) WHERE t.${PLACE} GROUP BY 1`;

/** A lease's payouts of one block are valued once; a model gets its share by GPUs, rounded to 18 places. */
const SPEND = `
  WITH paid AS MATERIALIZED (
    SELECT f.height, f.time, f.lease, f.owner, f.provider, f.denom, sum(f.amount) AS amount,
      sum(f.amount) FILTER (WHERE f.kind = 'take_fee') AS fee
    FROM flows f WHERE f.${PLACE} AND f.kind IN ('earnings', 'take_fee')
    GROUP BY f.height, f.time, f.lease, f.owner, f.provider, f.denom
  ),
  rates AS MATERIALIZED (
    SELECT r.height, r.denom, ${dollars('r.denom', 'r.time')} AS dollars,
      CASE WHEN r.denom = 'uakt' THEN coalesce(
        (SELECT p.source FROM prices p WHERE p.time <= r.time ORDER BY p.time DESC, p.source = 'oracle' DESC LIMIT 1), 'none')
      WHEN ${dollars('r.denom', 'r.time')} IS NULL THEN 'none' ELSE 'one-to-one' END AS source
    FROM (SELECT DISTINCT height, time, denom FROM paid) AS r
  ),
  valued AS MATERIALIZED (
    SELECT ${DAY.replace('b.', 'p.')} AS day, p.lease, p.owner, p.provider, p.denom, r.source, p.amount, coalesce(p.fee, 0) AS take,
      p.amount * r.dollars * 0.000001 AS usd, coalesce(p.fee, 0) * r.dollars * 0.000001 AS take_usd
    FROM paid p JOIN rates r USING (height, denom)
  ),
  parts AS (
    SELECT 'network' AS dimension, '' AS member, day, denom, source, amount, take, usd, take_usd FROM valued
    UNION ALL SELECT 'denom', denom, day, denom, source, amount, take, usd, take_usd FROM valued
    UNION ALL SELECT 'provider', provider, day, denom, source, amount, take, usd, take_usd FROM valued
    UNION ALL SELECT 'tenant', owner, day, denom, source, amount, take, usd, take_usd FROM valued
    UNION ALL SELECT 'model', coalesce(g.vendor || '/' || g.model, ''), v.day, v.denom, v.source,
      coalesce(round(v.amount * g.count / nullif(l.gpus, 0), 18), v.amount), coalesce(round(v.take * g.count / nullif(l.gpus, 0), 18), v.take),
      coalesce(round(v.usd * g.count / nullif(l.gpus, 0), 18), v.usd), coalesce(round(v.take_usd * g.count / nullif(l.gpus, 0), 18), v.take_usd)
    FROM valued v
    JOIN leases l ON l.owner = v.owner AND l.dseq = split_part(v.lease, '/', 2)::numeric AND l.gseq = split_part(v.lease, '/', 3)::integer
      AND l.oseq = split_part(v.lease, '/', 4)::integer AND l.provider = v.provider AND l.bseq = 0
    LEFT JOIN lease_gpus g ON g.owner = l.owner AND g.dseq = l.dseq AND g.gseq = l.gseq AND g.oseq = l.oseq
      AND g.provider = l.provider AND g.bseq = l.bseq
  )
  SELECT dimension, member, day, denom, source, trim_scale(sum(amount)), trim_scale(sum(take)), trim_scale(sum(usd)), trim_scale(sum(take_usd)) FROM parts
  GROUP BY dimension, member, day, denom, source`;

/** Adds these blocks, which must have been written in this transaction and never be added again. */
export async function addToDays(transaction: Transaction, firstHeight: number, lastHeight: number): Promise<void> {
  await add(transaction, coinDays, COINS, [firstHeight, lastHeight, moduleAddress('bme')]);
  await add(transaction, transactionDays, TRANSACTIONS, [firstHeight, lastHeight]);
  await add(transaction, spendDays, SPEND, [firstHeight, lastHeight]);
}

async function add(transaction: Transaction, table: Days, statement: string, values: readonly (number | string)[]): Promise<void> {
  const { name, columns, key } = table;
  const stage = `pg_temp.stage_${name}`;
  await transaction.unsafe(`INSERT INTO ${stage} (${columns.join(', ')}) ${statement}`, [...values]);
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
