// Who pays for deployments, how transactions are signed, and the two markets beside each other.
import type { Transaction } from '@leasebook/db';
import type { Fragment } from 'postgres';
import type { MarketKind, PayerKind } from '../generated/resolvers.ts';
import { firstLeaseTime } from '../network/first-lease.ts';
import { heldSeconds, inHours, isHeld } from './leases.ts';
import { dollarsAt, endOf, happensWithin, isKind, isWithin, type MarketScope, shareOf } from './scope.ts';

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

/** Whose money a deposit `f` is: OWN_BALANCE, GRANT or OTHER. */
function payerOf(sql: Transaction): Fragment {
  return sql`CASE
    WHEN f.sender = f.owner THEN 'OWN_BALANCE'
    WHEN EXISTS (
      SELECT FROM messages m WHERE m.height = f.height AND m.tx_index = f.tx_index AND m.signer = f.sender
        AND m.type_url ~ '[.]Msg(CreateDeployment|DepositDeployment|AccountDeposit)$'
    ) THEN 'OTHER'
    ELSE 'GRANT' END`;
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
  return sql<PayerRow[]>`
    WITH movement AS (
      SELECT f.owner, f.denom, f.amount, f.time, false AS is_refund, f.sender AS payer, ${payerOf(sql)} AS kind
      FROM flows f WHERE f.kind = 'deposit' AND ${happensWithin(sql, scope, 'f.')}
      UNION ALL
      SELECT r.owner, r.denom, r.amount, r.time, true, r.recipient, CASE WHEN r.recipient = r.owner THEN 'OWN_BALANCE' ELSE coalesce((
          SELECT ${payerOf(sql)} FROM flows f
          WHERE f.xid = r.xid AND f.kind = 'deposit' AND f.sender = r.recipient AND (f.height, f.sequence) < (r.height, r.sequence)
          ORDER BY f.height DESC, f.sequence DESC LIMIT 1), 'OTHER') END
      FROM flows r WHERE r.kind = 'refund' AND ${happensWithin(sql, scope, 'r.')}
    ), named AS (
      SELECT m.*, amount * ${dollarsAt(sql, sql`m.denom`, sql`m.time`)} / 1000000 AS usd, CASE kind WHEN 'GRANT' THEN payer END AS granter
      FROM movement m
    ), by_denom AS (
      SELECT kind, granter, denom, is_refund, count(*) AS movements, sum(amount) AS amount,
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
    SELECT kind, granter, deposits, refunds, amounts, trim_scale(round(usd, 18)) AS usd,
      (SELECT count(DISTINCT owner) FROM named n WHERE NOT n.is_refund AND n.kind = p.kind AND n.granter IS NOT DISTINCT FROM p.granter) AS tenants,
      ${shareOf(sql, sql`known`, sql`sum(known) OVER ()`)} AS share, refunded_amounts AS refunded,
      trim_scale(round(refunded, 18)) AS "refundedUsd", trim_scale(round(usd - refunded, 18)) AS "netUsd",
      CASE WHEN is_divisible THEN ${shareOf(sql, sql`net`, sql`sum(net) OVER ()`)} END AS "netShare"
    FROM net p
    ORDER BY known DESC, deposits DESC, kind, granter
    LIMIT ${first}`;
}

export interface SignModeRow {
  mode: string;
  transactions: number;
  share: string;
}

/** Transactions of the range by the modes of their signers. */
export async function loadSignModes(sql: Transaction, scope: MarketScope): Promise<SignModeRow[]> {
  return sql<SignModeRow[]>`
    SELECT coalesce(array_to_string(t.sign_modes, '+'), 'unknown') AS mode, count(*) AS transactions,
      ${shareOf(sql, sql`count(*)`, sql`sum(count(*)) OVER ()`)} AS share
    FROM blocks b JOIN transactions t USING (height)
    WHERE ${happensWithin(sql, scope, 'b.')}
    GROUP BY mode
    ORDER BY transactions DESC, mode`;
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

/** What leases of each kind were paid in the range; each block's payouts are valued at once. */
async function loadSettled(
  sql: Transaction,
  scope: MarketScope,
): Promise<{ kind: MarketKind; settled: Amount[]; settledUsd: string | null }[]> {
  return sql<{ kind: MarketKind; settled: Amount[]; settledUsd: string | null }[]>`
    WITH paid AS MATERIALIZED (
      SELECT CASE WHEN l.gpus > 0 THEN 'GPU' ELSE 'CPU' END AS kind, f.denom, f.time, sum(f.amount) AS amount
      FROM flows f
      JOIN leases l ON l.owner = f.owner AND l.dseq = f.dseq AND l.gseq = split_part(f.lease, '/', 3)::int
        AND l.oseq = split_part(f.lease, '/', 4)::int AND l.provider = f.provider AND l.bseq = 0
      WHERE f.kind IN ('earnings', 'take_fee') AND ${happensWithin(sql, scope, 'f.')}
      GROUP BY 1, 2, 3
    ), by_denom AS (
      SELECT kind, denom, sum(amount) AS amount, CASE WHEN bool_and(usd IS NOT NULL) THEN sum(usd) END AS usd
      FROM (SELECT p.*, amount * ${dollarsAt(sql, sql`p.denom`, sql`p.time`)} / 1000000 AS usd FROM paid p) AS valued
      GROUP BY kind, denom
    )
    SELECT kind, trim_scale(round(CASE WHEN bool_and(usd IS NOT NULL) THEN sum(usd) END, 18)) AS "settledUsd",
      jsonb_agg(jsonb_build_object('denom', denom, 'amount', trim_scale(amount)::text, 'usd', trim_scale(round(usd, 18))::text)
        ORDER BY usd DESC NULLS LAST, denom) AS settled
    FROM by_denom GROUP BY kind`;
}

/** One side of the market in the range, without its money. */
async function loadKind(
  sql: Transaction,
  range: MarketScope,
  kind: MarketKind,
): Promise<Omit<MarketKindRow, 'kind' | 'settled' | 'settledUsd'>> {
  const scope: MarketScope = { ...range, kind };
  const isOfKind = kind === 'GPU' ? sql`l.gpus > 0` : sql`l.gpus = 0`;
  const [row] = await sql<Omit<MarketKindRow, 'kind' | 'settled' | 'settledUsd'>[]>`
    WITH lease AS (
      SELECT l.*, ${heldSeconds(sql, scope)} AS seconds FROM leases l WHERE ${isHeld(sql, scope)} AND ${isOfKind}
    )
    SELECT (SELECT count(*) FROM orders o WHERE ${happensWithin(sql, scope, 'o.created_')} AND ${isKind(sql, scope, 'o')}) AS orders,
      count(*) FILTER (WHERE ${isWithin(sql, scope, 'created_time')}) AS "leasesOpened",
      count(*) FILTER (WHERE ${isWithin(sql, scope, 'closed_time')}) AS "leasesClosed",
      count(*) FILTER (WHERE closed_time IS NULL OR closed_time >= ${endOf(sql, scope)}) AS leases,
      count(DISTINCT owner) AS tenants, ${inHours(sql, sql`sum(seconds)`)} AS "leaseHours",
      ${inHours(sql, sql`sum(seconds * cpu_millis) * 0.001`)} AS "cpuHours",
      ${firstLeaseTime(sql, isOfKind)} AS "firstLeaseTime"
    FROM lease`;
  if (row === undefined) throw new Error('a select of totals gave no row');
  return row;
}

/** Both sides of the market, GPUs first. */
export async function loadKinds(sql: Transaction, scope: MarketScope): Promise<MarketKindRow[]> {
  const paid = await loadSettled(sql, scope);
  const rows: MarketKindRow[] = [];
  for (const kind of ['GPU', 'CPU'] as const) {
    const { settled = [], settledUsd = '0' } = paid.find((row) => row.kind === kind) ?? {};
    rows.push({ kind, ...(await loadKind(sql, scope, kind)), settled, settledUsd });
  }
  return rows;
}
