// Keeps prices per GPU-hour and vCPU-hour that were asked and agreed: each batch adds those of its bids and leases, in its own transaction.
import type { Transaction } from '@leasebook/db';
import type { LedgerRows } from '../contract.ts';
import { mergeNote, removalNote } from './undo.ts';

const OBJECT = ['kind', 'owner', 'dseq', 'gseq', 'oseq', 'provider', 'bseq'] as const;
const KEY = [...OBJECT, 'vendor', 'model', 'ram', 'interface'] as const;
const REST = ['resource', 'height', 'time', 'denom', 'weight', 'price', 'value', 'usd', 'value_usd'] as const;

/** The table of what was asked and agreed. */
export const priceQuotes = { name: 'price_quotes', columns: [...KEY, ...REST], key: KEY.length };
const STAGE = `pg_temp.stage_${priceQuotes.name}`;

/** USD of 10^6 base units of `denom` after the block at `time`: AKT by the newest price, ACT and axlUSDC a dollar, others none. */
function dollars(denom: string, time: string): string {
  return `CASE
    WHEN ${denom} = 'uakt' THEN (SELECT akt.usd FROM prices akt WHERE akt.time <= ${time} ORDER BY akt.time DESC, akt.source = 'oracle' DESC LIMIT 1)
    WHEN ${denom} IN ('uact', 'ibc/170C677610AC31DF0904FFE09CD3B5C657492170E7E52372E48756B71E56F2F1') THEN 1 END`;
}

/**
 * Quotes of `parts`: rows with the object's key, its place, denomination, price per block (`amount`), the variant's `weight` and
 * the `whole` that the price is for. Blocks per hour are those from the newest block at least 24 hours before, or from the
 * first indexed one, to the object's own.
 */
function quotes(kind: 'ask' | 'agreed', parts: string): string {
  return `INSERT INTO ${STAGE} (${priceQuotes.columns.join(', ')})
    WITH parts AS (${parts}),
    places AS (SELECT DISTINCT height, time, denom FROM parts),
    rates AS (
      SELECT p.*, ${dollars('p.denom', 'p.time')} AS dollars, (p.height - b.height) * 3600000000::numeric AS blocks,
        extract(epoch FROM p.time - b.time) * 1000000 AS us
      FROM places p
      LEFT JOIN LATERAL (
        SELECT height, time FROM (
          (SELECT height, time FROM blocks WHERE time <= p.time - interval '24 hours' ORDER BY time DESC LIMIT 1)
          UNION ALL SELECT height, time FROM blocks WHERE height = (SELECT first_height FROM checkpoint)
        ) AS before ORDER BY height DESC LIMIT 1
      ) AS b ON true
    )
    SELECT '${kind}', p.owner, p.dseq, p.gseq, p.oseq, p.provider, p.bseq, p.vendor, p.model, p.ram, p.interface, p.resource,
      p.height, p.time, p.denom, p.weight,
      round(p.amount * r.blocks / nullif(r.us * p.whole * 1000000, 0), 18),
      round(p.amount * r.blocks * p.weight / nullif(r.us * p.whole * 1000000, 0), 18),
      round(p.amount * r.blocks * r.dollars / nullif(r.us * p.whole * 1000000, 0), 18),
      round(p.amount * r.blocks * r.dollars * p.weight / nullif(r.us * p.whole * 1000000, 0), 18)
    FROM parts p JOIN rates r USING (height, time, denom)`;
}

/** Of the batch's bids: units of the offer, else of the order; a unit's variant by the offer, else by the order. */
const ASKS = quotes(
  'ask',
  `SELECT owner, dseq, gseq, oseq, provider, bseq, height, time, denom, amount, whole,
      coalesce(variant[1], '') AS vendor, coalesce(variant[2], CASE resource WHEN 'gpu' THEN 'unknown' ELSE '' END) AS model,
      coalesce(variant[3], '') AS ram, coalesce(variant[4], '') AS interface, resource, sum(size) AS weight
    FROM (
      SELECT u.*, CASE WHEN u.all_gpus > 0 THEN 'gpu' ELSE 'cpu' END AS resource,
        CASE WHEN u.all_gpus > 0 THEN u.gpus ELSE u.cpus END AS size, CASE WHEN u.all_gpus > 0 THEN u.all_gpus ELSE u.all_cpus END AS whole,
        CASE WHEN u.all_gpus > 0 THEN coalesce(gpu_variant(u.offered), gpu_variant(u.asked)) END AS variant
      FROM (
        SELECT b.owner, b.dseq, b.gseq, b.oseq, b.provider, b.bseq, b.created_height AS height, b.created_time AS time,
          b.price_denom AS denom, b.price_amount AS amount, unit.*,
          sum(unit.gpus) OVER own AS all_gpus, sum(unit.cpus) OVER own AS all_cpus
        FROM pg_temp.stage_bids b
        CROSS JOIN LATERAL (
          SELECT o.gpus * o.count AS gpus, o."cpuMillis" * o.count / 1000 AS cpus,
            ARRAY(SELECT a.key FROM jsonb_to_recordset(o."gpuAttributes") AS a (key text, value text) WHERE a.value = 'true') AS offered,
            (SELECT r.gpu_attributes FROM group_resources r
             WHERE r.owner = b.owner AND r.dseq = b.dseq AND r.gseq = b.gseq AND r.resource_id = o."resourceId"
             ORDER BY r.position LIMIT 1) AS asked
          FROM jsonb_to_recordset(b.resources_offer)
            AS o ("resourceId" bigint, gpus numeric, count numeric, "cpuMillis" numeric, "gpuAttributes" jsonb)
          UNION ALL
          SELECT r.gpus * r.count, r.cpu_millis * r.count / 1000, '{}', r.gpu_attributes FROM group_resources r
          WHERE jsonb_array_length(b.resources_offer) = 0 AND r.owner = b.owner AND r.dseq = b.dseq AND r.gseq = b.gseq
        ) AS unit
        WINDOW own AS (PARTITION BY b.owner, b.dseq, b.gseq, b.oseq, b.provider, b.bseq)
      ) AS u
    ) AS sized
    WHERE size > 0
    GROUP BY owner, dseq, gseq, oseq, provider, bseq, height, time, denom, amount, whole, variant, resource`,
);

/** Of leases created in the batch, at their first price. */
const AGREED = quotes(
  'agreed',
  `SELECT l.owner, l.dseq, l.gseq, l.oseq, l.provider, l.bseq, l.created_height AS height, l.created_time AS time, p.denom, p.amount,
      CASE WHEN l.gpus > 0 THEN l.gpus ELSE l.cpu_millis / 1000 END AS whole, coalesce(g.vendor, '') AS vendor,
      coalesce(g.model, '') AS model, coalesce(g.ram, '') AS ram, coalesce(g.interface, '') AS interface,
      CASE WHEN l.gpus > 0 THEN 'gpu' ELSE 'cpu' END AS resource, coalesce(g.count, l.cpu_millis / 1000) AS weight
    FROM leases l
    JOIN lease_prices p USING (owner, dseq, gseq, oseq, provider, bseq)
    LEFT JOIN lease_gpus g USING (owner, dseq, gseq, oseq, provider, bseq)
    WHERE l.created_height BETWEEN $1 AND $2 AND p.from_height = l.created_height AND (l.gpus > 0 OR l.cpu_millis > 0)`,
);

const same = (columns: readonly string[], other: string): string[] => columns.map((column) => `o.${column} = ${other}.${column}`);

/** Adds prices of bids that were written in this transaction and of leases of these blocks. */
export async function writePrices(
  transaction: Transaction,
  { bids, leases }: Pick<LedgerRows, 'bids' | 'leases'>,
  firstHeight: number,
  lastHeight: number,
): Promise<void> {
  if (bids.length > 0) await transaction.unsafe(ASKS);
  if (leases.length > 0) await transaction.unsafe(AGREED, [firstHeight, lastHeight]);
  if (bids.length > 0 || leases.length > 0) await mergeQuotes(transaction, firstHeight);
}

/**
 * Places of quotes whose bid or lease is staged and whose variant is not; those that began in the batch have none. Looked up one by one by key, and never by a walk over
 * the table, which the planner would choose from its estimates.
 */
const gone = (firstHeight: number): string => `ARRAY(
  SELECT q.place FROM (SELECT DISTINCT ${OBJECT.join(', ')} FROM ${STAGE} WHERE height < ${firstHeight}) AS s
  CROSS JOIN LATERAL (SELECT o.ctid AS place, ${KEY.map((column) => `o.${column}`).join(', ')} FROM ${priceQuotes.name} o WHERE ${same(OBJECT, 's').join(' AND ')} OFFSET 0) AS q
  WHERE (${KEY.map((column) => `q.${column}`).join(', ')}) NOT IN (SELECT ${KEY.join(', ')} FROM ${STAGE})
)`;

/** Staged quotes take the place of those of the same bid or lease, also where its variants are others. */
async function mergeQuotes(transaction: Transaction, firstHeight: number): Promise<void> {
  const { name, columns, key } = priceQuotes;
  const notes = [removalNote(transaction, name, [`o.ctid = ANY (${gone(firstHeight)})`]), mergeNote(transaction, priceQuotes, STAGE)];
  for (const note of notes) if (note !== null) await transaction.unsafe(note);
  await transaction.unsafe(`DELETE FROM ${name} WHERE ctid = ANY (${gone(firstHeight)})`);
  await transaction.unsafe(
    `INSERT INTO ${name} (${columns.join(', ')}) SELECT ${columns.join(', ')} FROM ${STAGE}
     ON CONFLICT (${columns.slice(0, key).join(', ')}) DO UPDATE SET ${REST.map((column) => `${column} = excluded.${column}`).join(', ')}`,
  );
}
