// Keeps prices per GPU-hour and vCPU-hour that were asked and agreed: each batch adds those of its bids and leases, in its own transaction.
import { sqlQuotient, type Transaction } from '@leasebook/db';
import type { LedgerRows } from '../contract.ts';
import type { Field } from './fields.ts';
import { keysAs } from './keys.ts';
import { bids as bidTable } from './market-tables.ts';
import { withNote } from './undo.ts';
import { keysOf, remove, send } from './write.ts';
import { DOLLARS } from './write-payouts.ts';

const ID = ['owner', 'dseq', 'gseq', 'oseq', 'provider', 'bseq'] as const;
const OBJECT = ['kind', ...ID] as const;
const KEY = [...OBJECT, 'vendor', 'model', 'ram', 'interface'] as const;
const REST = ['resource', 'height', 'time', 'denom', 'weight', 'price', 'value', 'usd', 'value_usd'] as const;

/** The table of what was asked and agreed. */
const priceQuotes = { name: 'price_quotes', columns: [...KEY, ...REST], key: KEY.length };

/** USD of 10^6 base units of `denom` after the block at `time`: AKT by the newest price, ACT and axlUSDC a dollar, others none. */
function dollars(denom: string, time: string): string {
  return `CASE
    WHEN ${denom} = 'uakt' THEN (SELECT akt.usd FROM prices akt WHERE akt.time <= ${time} ORDER BY akt.time DESC, akt.source = 'oracle' DESC LIMIT 1)
    WHEN ${denom} IN (${DOLLARS}) THEN 1 END`;
}

/** A price for each of the units that it is for. */
const perUnit = (numerator: string): string => sqlQuotient(numerator, 'r.us * p.whole * 1000000');

/**
 * Quotes of `parts`: rows with the object's key, its place, denomination, price per block (`amount`), the variant's `weight` and
 * the `whole` that the price is for. Blocks per hour are those from the newest block at least 24 hours before, or from the
 * first indexed one, to the object's own.
 */
function quotes(kind: 'ask' | 'agreed', parts: string): string {
  return `INSERT INTO ${priceQuotes.name} (${priceQuotes.columns.join(', ')})
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
      ${['p.amount * r.blocks', 'p.amount * r.blocks * p.weight', 'p.amount * r.blocks * r.dollars', 'p.amount * r.blocks * r.dollars * p.weight'].map(perUnit).join(',\n      ')}
    FROM parts p JOIN rates r USING (height, time, denom)`;
}

/** Of these bids, which are written: units of the offer, else of the order; a unit's variant by the offer, else by the order. */
const asks = (keys: readonly (readonly Field[])[]): string =>
  quotes(
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
        FROM ${keysAs('k', ID, keys)}
        CROSS JOIN LATERAL (SELECT * FROM bids o WHERE ${ID.map((column) => `o.${column} = k.${column}`).join(' AND ')} OFFSET 0) AS b
        CROSS JOIN LATERAL (
          SELECT o.gpus * o.count AS gpus, o."cpuMillis" * o.count * 0.001 AS cpus,
            ARRAY(SELECT a.key FROM jsonb_to_recordset(o."gpuAttributes") AS a (key text, value text) WHERE a.value = 'true') AS offered,
            (SELECT r.gpu_attributes FROM group_resources r
             WHERE r.owner = b.owner AND r.dseq = b.dseq AND r.gseq = b.gseq AND r.resource_id = o."resourceId"
             ORDER BY r.position LIMIT 1) AS asked
          FROM jsonb_to_recordset(b.resources_offer)
            AS o ("resourceId" bigint, gpus numeric, count numeric, "cpuMillis" numeric, "gpuAttributes" jsonb)
          UNION ALL
          SELECT r.gpus * r.count, r.cpu_millis * r.count * 0.001, '{}', r.gpu_attributes FROM group_resources r
          WHERE jsonb_array_length(b.resources_offer) = 0 AND r.owner = b.owner AND r.dseq = b.dseq AND r.gseq = b.gseq
        ) AS unit
        WINDOW own AS (PARTITION BY b.owner, b.dseq, b.gseq, b.oseq, b.provider, b.bseq)
      ) AS u
    ) AS sized
    WHERE size > 0
    GROUP BY owner, dseq, gseq, oseq, provider, bseq, height, time, denom, amount, whole, variant, resource`,
  );

/** Of leases created in the batch, at their first price. */
const agreed = (firstHeight: number, lastHeight: number): string =>
  quotes(
    'agreed',
    `SELECT l.owner, l.dseq, l.gseq, l.oseq, l.provider, l.bseq, l.created_height AS height, l.created_time AS time, p.denom, p.amount,
      CASE WHEN l.gpus > 0 THEN l.gpus ELSE l.cpu_millis * 0.001 END AS whole, coalesce(g.vendor, '') AS vendor,
      coalesce(g.model, '') AS model, coalesce(g.ram, '') AS ram, coalesce(g.interface, '') AS interface,
      CASE WHEN l.gpus > 0 THEN 'gpu' ELSE 'cpu' END AS resource, coalesce(g.count, l.cpu_millis * 0.001) AS weight
    FROM leases l
    JOIN lease_prices p USING (owner, dseq, gseq, oseq, provider, bseq)
    LEFT JOIN lease_gpus g USING (owner, dseq, gseq, oseq, provider, bseq)
    WHERE l.created_height BETWEEN ${firstHeight} AND ${lastHeight} AND p.from_height = l.created_height AND (l.gpus > 0 OR l.cpu_millis > 0)`,
  );

/** Adds prices of bids that were written in this transaction, in place of what they asked before, and of leases of these blocks. */
export function writePrices(
  transaction: Transaction,
  { bids, leases }: Pick<LedgerRows, 'bids' | 'leases'>,
  firstHeight: number,
  lastHeight: number,
): void {
  // Those that began in the batch have no quotes yet.
  const earlier = keysOf(
    bidTable,
    bids.filter(({ created }) => created.height < firstHeight),
  );
  if (earlier.length > 0)
    remove(
      transaction,
      priceQuotes.name,
      OBJECT,
      earlier.map((key) => ['ask', ...key]),
    );
  if (bids.length > 0) send(transaction, withNote(transaction, priceQuotes, asks(keysOf(bidTable, bids))));
  if (leases.length > 0) send(transaction, withNote(transaction, priceQuotes, agreed(firstHeight, lastHeight)));
}
