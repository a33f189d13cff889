// Who pays for deployments, how transactions are signed, and the two markets beside each other.
import { PAYER_OF_DEPOSIT, PAYER_OF_REFUND, type Transaction } from '@leasebook/db';
import type { Fragment } from 'postgres';
import type { MarketKind, PayerKind } from '../generated/resolvers.ts';
import { firstLeaseTime } from '../network/first-lease.ts';
import { isOutside, isWholeDay, type WholeDays, wholeDays } from './days.ts';
import { heldMicroseconds, inHours, isHeld } from './leases.ts';
import { dollarsAt, endOf, isKind, isWithin, type MarketScope, shareOf } from './scope.ts';

interface Amount {
  denom: string;
  amount: string;
  usd: string | null;
}

export interface PayerRow {
  kind: PayerKind;
  granter: string | null;
  deposits: number;
  refunds: number;
  tenants: number;
  amounts: Amount[];
  usd: string | null;
  share: string | null;
  refunded: Amount[];
  refundedUsd: string | null;
  netUsd: string | null;
  netShare: string | null;
}

/**
 * Deposits of the range by who paid, and what went back to them in it. The sender of the coins is the tenant, or a granter where
 * nobody signed a message of deposit in its name (a grant is spent without the granter's signature, protocol 2.3), or else somebody
 * who did sign. A refund goes to whom a deposit of its account came from (protocol 4.5), and is told with that deposit's kind.
 */
export async function loadPayers(sql: Transaction, scope: MarketScope, first: number): Promise<PayerRow[]> {
  const sumOf = (which: Fragment): Fragment =>
    sql`CASE WHEN count(*) FILTER (WHERE ${which} AND usd IS NULL) = 0 THEN coalesce(sum(usd) FILTER (WHERE ${which}), 0) END`;
  const amountsOf = (which: Fragment): Fragment => sql`
    coalesce(jsonb_agg(jsonb_build_object('denom', denom, 'amount', trim_scale(amount)::text, 'usd', trim_scale(round(usd, 18))::text)
      ORDER BY usd DESC NULLS LAST, denom) FILTER (WHERE ${which}), '[]')`;
  const days = await wholeDays(sql, scope, ['payer_days']);
  return sql<PayerRow[]>`
    WITH movement AS (
      SELECT f.owner, f.denom, f.amount, f.time, false AS is_refund, f.sender AS payer, ${sql.unsafe(PAYER_OF_DEPOSIT)} AS kind
      FROM flows f WHERE f.kind = 'deposit' AND ${isOutside(sql, scope, days, 'f.')}
      UNION ALL
      SELECT r.owner, r.denom, r.amount, r.time, true, r.recipient, ${sql.unsafe(PAYER_OF_REFUND)}
      FROM flows r WHERE r.kind = 'refund' AND ${isOutside(sql, scope, days, 'r.')}
    ), named AS (
      SELECT owner, kind, CASE kind WHEN 'GRANT' THEN payer ELSE '' END AS granter, is_refund, denom, 1 AS movements, amount,
        amount * ${dollarsAt(sql, sql`m.denom`, sql`m.time`)} / 1000000 AS usd
      FROM movement m
      UNION ALL
      SELECT owner, kind, granter, is_refund, denom, movements, amount, usd
      FROM payer_days WHERE ${isWholeDay(sql, days)}
    ), tenant AS (
      SELECT kind, granter, count(*) AS tenants
      FROM (SELECT DISTINCT kind, granter, owner FROM named WHERE NOT is_refund) AS paid GROUP BY kind, granter
    ), by_denom AS (
      SELECT kind, granter, denom, is_refund, sum(movements) AS movements, sum(amount) AS amount,
        CASE WHEN bool_and(usd IS NOT NULL) THEN sum(usd) END AS usd
      FROM named GROUP BY kind, granter, denom, is_refund
    ), payer AS (
      SELECT kind, granter, coalesce(sum(movements) FILTER (WHERE NOT is_refund), 0)::int AS deposits,
        coalesce(sum(movements) FILTER (WHERE is_refund), 0)::int AS refunds, coalesce(sum(usd) FILTER (WHERE NOT is_refund), 0) AS known,
        coalesce(sum(usd) FILTER (WHERE is_refund), 0) AS known_refunded, ${sumOf(sql`NOT is_refund`)} AS usd, ${sumOf(sql`is_refund`)} AS refunded, ${amountsOf(sql`NOT is_refund`)} AS amounts,
        ${amountsOf(sql`is_refund`)} AS refunded_amounts
      FROM by_denom GROUP BY kind, granter
    ), net AS (
      SELECT *, known - known_refunded AS net, bool_and(known >= known_refunded) OVER () AS is_divisible FROM payer
    )
    SELECT kind, nullif(granter, '') AS granter, deposits, refunds, amounts, trim_scale(round(usd, 18)) AS usd,
      coalesce(tenants, 0) AS tenants,
      ${shareOf(sql, sql`known`, sql`sum(known) OVER ()`)} AS share, refunded_amounts AS refunded,
      trim_scale(round(refunded, 18)) AS "refundedUsd", trim_scale(round(usd - refunded, 18)) AS "netUsd",
      CASE WHEN is_divisible THEN ${shareOf(sql, sql`net`, sql`sum(net) OVER ()`)} END AS "netShare"
    FROM net LEFT JOIN tenant USING (kind, granter)
    ORDER BY known DESC, deposits DESC, kind, net.granter
    LIMIT ${first}`;
}

export interface SignModeRow {
  mode: string;
  transactions: number;
  share: string;
}

/** Transactions of the range by the modes of their signers. */
export async function loadSignModes(sql: Transaction, scope: MarketScope): Promise<SignModeRow[]> {
  const days = await wholeDays(sql, scope, ['sign_mode_days']);
  return sql<SignModeRow[]>`
    SELECT mode, sum(transactions)::bigint AS transactions, ${shareOf(sql, sql`sum(transactions)`, sql`sum(sum(transactions)) OVER ()`)} AS share
    FROM (
      SELECT coalesce(array_to_string(t.sign_modes, '+'), 'unknown') AS mode, 1 AS transactions
      FROM blocks b JOIN transactions t USING (height) WHERE ${isOutside(sql, scope, days, 'b.')}
      UNION ALL
      SELECT mode, transactions FROM sign_mode_days WHERE ${isWholeDay(sql, days)}
    ) AS signed
    GROUP BY mode
    ORDER BY sum(transactions) DESC, mode`;
}

export interface MarketKindRow {
  kind: MarketKind;
  orders: number;
  leasesOpened: number;
  leasesClosed: number;
  leases: number;
  tenants: number;
  leaseHours: string;
  cpuHours: string;
  settled: Amount[];
  settledUsd: string | null;
  firstLeaseTime: Date | null;
}

/** What leases of each kind were paid in the range; outside of whole days each block's payouts are valued at once. */
async function loadSettled(
  sql: Transaction,
  scope: MarketScope,
  days: WholeDays | null,
): Promise<{ kind: MarketKind; settled: Amount[]; settledUsd: string | null }[]> {
  return sql<{ kind: MarketKind; settled: Amount[]; settledUsd: string | null }[]>`
    WITH paid AS MATERIALIZED (
      SELECT CASE WHEN l.gpus > 0 THEN 'GPU' ELSE 'CPU' END AS kind, f.denom, f.time, sum(f.amount) AS amount
      FROM flows f
      JOIN leases l ON l.owner = f.owner AND l.dseq = f.dseq AND l.gseq = split_part(f.lease, '/', 3)::int
        AND l.oseq = split_part(f.lease, '/', 4)::int AND l.provider = f.provider AND l.bseq = 0
      WHERE f.kind IN ('earnings', 'take_fee') AND ${isOutside(sql, scope, days, 'f.')}
      GROUP BY 1, 2, 3
    ), by_denom AS (
      SELECT kind, denom, sum(amount) AS amount, CASE WHEN bool_and(usd IS NOT NULL) THEN sum(usd) END AS usd
      FROM (
        SELECT kind, denom, amount, amount * ${dollarsAt(sql, sql`p.denom`, sql`p.time`)} / 1000000 AS usd FROM paid p
        UNION ALL
        SELECT upper(member), denom, amount, usd FROM spend_days WHERE dimension = 'kind' AND ${isWholeDay(sql, days)}
      ) AS valued
      GROUP BY kind, denom
    )
    SELECT kind, trim_scale(round(CASE WHEN bool_and(usd IS NOT NULL) THEN sum(usd) END, 18)) AS "settledUsd",
      jsonb_agg(jsonb_build_object('denom', denom, 'amount', trim_scale(amount)::text, 'usd', trim_scale(round(usd, 18))::text)
        ORDER BY usd DESC NULLS LAST, denom) AS settled
    FROM by_denom GROUP BY kind`;
}

/** Both sides of the market in the range, without their money: one look at each lease. */
async function loadSides(
  sql: Transaction,
  scope: MarketScope,
  days: WholeDays | null,
): Promise<Omit<MarketKindRow, 'settled' | 'settledUsd'>[]> {
  return sql<Omit<MarketKindRow, 'settled' | 'settledUsd'>[]>`
    WITH lease AS (
      -- By tenant first: to count them apart from each other in one go, all leases would have to be sorted.
      SELECT kind, sum(opened)::bigint AS opened, sum(closed)::bigint AS closed, sum(leases)::bigint AS leases, count(*) AS tenants,
        sum(us) AS us, sum(cpu_us) AS cpu_us
      FROM (
        SELECT CASE WHEN l.gpus > 0 THEN 'GPU' ELSE 'CPU' END AS kind,
          count(*) FILTER (WHERE ${isWithin(sql, scope, 'l.created_time')}) AS opened,
          count(*) FILTER (WHERE ${isWithin(sql, scope, 'l.closed_time')}) AS closed,
          count(*) FILTER (WHERE l.closed_time IS NULL OR l.closed_time >= ${endOf(sql, scope)}) AS leases,
          sum(${heldMicroseconds(sql, scope)}) AS us, sum(${heldMicroseconds(sql, scope)} * l.cpu_millis) * 0.001 AS cpu_us
        FROM leases l WHERE ${isHeld(sql, scope)} GROUP BY 1, l.owner
      ) AS tenant
      GROUP BY kind
    ), created AS (
      SELECT upper(kind) AS kind, sum(orders) AS orders
      FROM (
        SELECT CASE WHEN ${isKind(sql, { ...scope, kind: 'GPU' }, 'o')} THEN 'gpu' ELSE 'cpu' END AS kind, count(*) AS orders
        FROM orders o WHERE ${isOutside(sql, scope, days, 'o.created_')} GROUP BY 1
        UNION ALL
        SELECT kind, orders FROM order_days WHERE ${isWholeDay(sql, days)}
      ) AS parts
      GROUP BY kind
    )
    SELECT kind, coalesce(created.orders, 0)::bigint AS orders, coalesce(opened, 0) AS "leasesOpened", coalesce(closed, 0) AS "leasesClosed",
      coalesce(leases, 0) AS leases, coalesce(tenants, 0) AS tenants, ${inHours(sql, sql`us`)} AS "leaseHours",
      ${inHours(sql, sql`cpu_us`)} AS "cpuHours",
      CASE kind WHEN 'GPU' THEN ${firstLeaseTime(sql, sql`l.gpus > 0`)} ELSE ${firstLeaseTime(sql, sql`l.gpus = 0`)} END AS "firstLeaseTime"
    FROM (VALUES ('GPU', 1), ('CPU', 2)) AS side (kind, place) LEFT JOIN lease USING (kind) LEFT JOIN created USING (kind)
    ORDER BY place`;
}

/** Both sides of the market, GPUs first. */
export async function loadKinds(sql: Transaction, scope: MarketScope): Promise<MarketKindRow[]> {
  const days = await wholeDays(sql, scope, ['order_days', 'spend_days']);
  const paid = await loadSettled(sql, scope, days);
  const sides = await loadSides(sql, scope, days);
  return sides.map((side) => {
    const { settled = [], settledUsd = '0' } = paid.find(({ kind }) => kind === side.kind) ?? {};
    return { ...side, settled, settledUsd };
  });
}
