// What becomes of orders: bids, leases, failures and who wins.
import type { Transaction } from '@leasebook/db';
import type { Fragment } from 'postgres';
import type { OrderFailureReason } from '../generated/resolvers.ts';
import { type DurationRow, loadDurations } from './durations.ts';
import { isKind, isWantedBid, isWantedLease, isWithin, type MarketScope, seconds, shareOf } from './scope.ts';

export interface OrderFiguresRow {
  created: number;
  withBid: number;
  leased: number;
  open: number;
  failed: number;
  successRate: string | null;
  meanBids: string | null;
  failures: { reason: OrderFailureReason; orders: number }[];
}

/**
 * Orders of the range with what became of each: `bids`, whether `leased`, whether it can still be (`pending`: an order whose
 * group or deployment is closed stays open on the chain for ever, protocol 3.4), and else the `failure`.
 */
function ordersOf(sql: Transaction, scope: MarketScope): Fragment {
  return sql`
    SELECT found.*, leased OR NOT pending AS decided,
      CASE
        WHEN leased OR pending THEN NULL
        WHEN group_state = 'insufficient_funds' THEN 'OUT_OF_FUNDS'
        WHEN bids = 0 THEN 'NO_BID'
        WHEN bids = withdrawn THEN 'BIDS_WITHDRAWN'
        ELSE 'BID_NOT_ACCEPTED'
      END AS failure
    FROM (
      SELECT o.created_time, g.state AS group_state, bid.*,
        EXISTS (SELECT FROM leases l WHERE (l.owner, l.dseq, l.gseq, l.oseq) = (o.owner, o.dseq, o.gseq, o.oseq)) AS leased,
        o.state = 'open' AND g.state = 'open' AND d.state = 'active' AS pending
      FROM orders o
      JOIN deployment_groups g USING (owner, dseq, gseq)
      JOIN deployments d USING (owner, dseq)
      CROSS JOIN LATERAL (
        SELECT count(*) AS bids, min(b.created_time) AS first_bid_time,
          count(*) FILTER (WHERE b.state = 'closed' AND b.closed_height < coalesce(o.closed_height, g.closed_height, d.closed_height))
            AS withdrawn
        FROM bids b WHERE (b.owner, b.dseq, b.gseq, b.oseq) = (o.owner, o.dseq, o.gseq, o.oseq)
      ) AS bid
      WHERE ${isWithin(sql, scope, 'o.created_time')} AND ${isKind(sql, scope, 'o')}
    ) AS found`;
}

/** The way of orders to leases. */
export async function loadOrderFigures(sql: Transaction, scope: MarketScope): Promise<OrderFiguresRow> {
  const rows = await sql<(Omit<OrderFiguresRow, 'failures'> & { reason: OrderFailureReason | null; orders: number; total: boolean })[]>`
    SELECT grouping(failure) = 1 AS total, failure AS reason, count(*) AS orders, count(*) AS created,
      count(*) FILTER (WHERE bids > 0) AS "withBid", count(*) FILTER (WHERE leased) AS leased,
      count(*) FILTER (WHERE NOT decided) AS open, count(*) FILTER (WHERE failure IS NOT NULL) AS failed,
      ${shareOf(sql, sql`count(*) FILTER (WHERE leased)`, sql`count(*) FILTER (WHERE decided)`)} AS "successRate",
      ${shareOf(sql, sql`sum(bids)`, sql`count(*)`)} AS "meanBids"
    FROM (${ordersOf(sql, scope)}) AS o
    GROUP BY GROUPING SETS ((), (failure))
    ORDER BY total DESC, orders DESC, reason`;
  const [whole, ...parts] = rows;
  if (whole === undefined) throw new Error('a select of totals gave no row');
  return { ...whole, failures: parts.flatMap(({ reason, orders }) => (reason === null ? [] : [{ reason, orders }])) };
}

/** Orders by number of bids. */
export async function loadBidsPerOrder(sql: Transaction, scope: MarketScope): Promise<{ bids: number; orders: number }[]> {
  return sql<{ bids: number; orders: number }[]>`
    SELECT bids, count(*) AS orders FROM (${ordersOf(sql, scope)}) AS o GROUP BY bids ORDER BY bids`;
}

/** Seconds from an order to its first bid. */
export async function loadTimeToBid(sql: Transaction, scope: MarketScope): Promise<DurationRow> {
  return loadDurations(
    sql,
    sql`SELECT ${seconds(sql, sql`created_time`, sql`first_bid_time`)} AS seconds FROM (${ordersOf(sql, scope)}) AS o WHERE bids > 0`,
  );
}

/** Seconds from an order to its lease. */
export async function loadTimeToLease(sql: Transaction, scope: MarketScope): Promise<DurationRow> {
  return loadDurations(
    sql,
    sql`
      SELECT ${seconds(sql, sql`o.created_time`, sql`l.created_time`)} AS seconds
      FROM orders o JOIN leases l USING (owner, dseq, gseq, oseq)
      WHERE ${isWithin(sql, scope, 'o.created_time')} AND ${isWantedLease(sql, scope)}`,
  );
}

/** A provider's bids in the range. */
export interface WinRateRow {
  providerAddress: string;
  bids: number;
  won: number;
  lost: number;
  open: number;
  rate: string | null;
}

/** Bids of the range by provider: won with a lease, open while their order can still become one, else lost. */
export async function loadWinRates(sql: Transaction, scope: MarketScope, first: number): Promise<WinRateRow[]> {
  return sql<WinRateRow[]>`
    SELECT provider AS "providerAddress", count(*) AS bids, count(*) FILTER (WHERE won) AS won,
      count(*) FILTER (WHERE NOT won AND NOT open) AS lost, count(*) FILTER (WHERE NOT won AND open) AS open,
      ${shareOf(sql, sql`count(*) FILTER (WHERE won)`, sql`count(*) FILTER (WHERE won OR NOT open)`)} AS rate
    FROM (
      SELECT b.provider,
        EXISTS (
          SELECT FROM leases l
          WHERE (l.owner, l.dseq, l.gseq, l.oseq, l.provider, l.bseq) = (b.owner, b.dseq, b.gseq, b.oseq, b.provider, b.bseq)
        ) AS won,
        b.state = 'open' AND o.state = 'open' AND g.state = 'open' AND d.state = 'active' AS open
      FROM bids b
      JOIN orders o USING (owner, dseq, gseq, oseq)
      JOIN deployment_groups g USING (owner, dseq, gseq)
      JOIN deployments d USING (owner, dseq)
      WHERE ${isWithin(sql, scope, 'b.created_time')} AND ${isWantedBid(sql, scope)}
    ) AS bid
    GROUP BY provider
    ORDER BY won DESC, bids DESC, provider
    LIMIT ${first}`;
}
