// What becomes of orders: bids, leases, failures and who wins.
import type { Transaction } from '@leasebook/db';
import type { Fragment } from 'postgres';
import type { OrderFailureReason } from '../generated/resolvers.ts';
import { type DurationRow, durationsOf, loadDurations } from './durations.ts';
import { happensWithin, isAfterStart, isKind, isWantedBid, isWantedLease, type MarketScope, seconds, shareOf } from './scope.ts';

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
      WHERE ${happensWithin(sql, scope, 'o.created_')} AND ${isKind(sql, scope, 'o')}
      -- Whether it is leased is looked up once, however often it is used.
      OFFSET 0
    ) AS found`;
}

/** What became of the orders of a range, in all its parts. */
interface OrderOutcomes {
  figures: Omit<OrderFiguresRow, 'failures'>;
  failures: OrderFiguresRow['failures'];
  bidsPerOrder: { bids: number; orders: number }[];
  timeToBid: DurationRow;
}

/** Outcomes by the question that they belong to: each order is looked at once for all that is asked. */
const outcomes = new WeakMap<MarketScope, Promise<OrderOutcomes>>();

function outcomesOf(sql: Transaction, scope: MarketScope): Promise<OrderOutcomes> {
  const known = outcomes.get(scope);
  if (known !== undefined) return known;
  const asked = loadOutcomes(sql, scope);
  outcomes.set(scope, asked);
  return asked;
}

async function loadOutcomes(sql: Transaction, scope: MarketScope): Promise<OrderOutcomes> {
  const [row] = await sql<OrderOutcomes[]>`
    WITH o AS MATERIALIZED (${ordersOf(sql, scope)})
    SELECT (SELECT to_jsonb(figures) FROM (
        SELECT count(*) AS created, count(*) FILTER (WHERE bids > 0) AS "withBid", count(*) FILTER (WHERE leased) AS leased,
          count(*) FILTER (WHERE NOT decided) AS open, count(*) FILTER (WHERE failure IS NOT NULL) AS failed,
          ${shareOf(sql, sql`count(*) FILTER (WHERE leased)`, sql`count(*) FILTER (WHERE decided)`)}::text AS "successRate",
          ${shareOf(sql, sql`sum(bids)`, sql`count(*)`)}::text AS "meanBids"
        FROM o) AS figures) AS figures,
      (SELECT coalesce(jsonb_agg(failed ORDER BY orders DESC, reason), '[]') FROM (
        SELECT failure AS reason, count(*) AS orders FROM o WHERE failure IS NOT NULL GROUP BY failure) AS failed) AS failures,
      (SELECT coalesce(jsonb_agg(counted ORDER BY bids), '[]') FROM (
        SELECT bids, count(*) AS orders FROM o GROUP BY bids) AS counted) AS "bidsPerOrder",
      (SELECT to_jsonb(durations) FROM (${durationsOf(
        sql,
        sql`SELECT ${seconds(sql, sql`created_time`, sql`first_bid_time`)} AS seconds FROM o WHERE bids > 0`,
      )}) AS durations) AS "timeToBid"`;
  if (row === undefined) throw new Error('a select of totals gave no row');
  return row;
}

/** The way of orders to leases. */
export async function loadOrderFigures(sql: Transaction, scope: MarketScope): Promise<OrderFiguresRow> {
  const { figures, failures } = await outcomesOf(sql, scope);
  return { ...figures, failures };
}

/** Orders by number of bids. */
export async function loadBidsPerOrder(sql: Transaction, scope: MarketScope): Promise<OrderOutcomes['bidsPerOrder']> {
  return (await outcomesOf(sql, scope)).bidsPerOrder;
}

/** Seconds from an order to its first bid. */
export async function loadTimeToBid(sql: Transaction, scope: MarketScope): Promise<DurationRow> {
  return (await outcomesOf(sql, scope)).timeToBid;
}

/** Seconds from an order to its lease. */
export async function loadTimeToLease(sql: Transaction, scope: MarketScope): Promise<DurationRow> {
  return loadDurations(
    sql,
    sql`
      SELECT ${seconds(sql, sql`o.created_time`, sql`l.created_time`)} AS seconds
      FROM orders o JOIN leases l USING (owner, dseq, gseq, oseq)
      WHERE ${happensWithin(sql, scope, 'o.created_')} AND ${isWantedLease(sql, scope)}`,
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
    WITH bid AS (
      SELECT b.provider, count(*) AS bids, count(*) FILTER (WHERE b.state = 'open' AND EXISTS (
          SELECT FROM orders o JOIN deployment_groups g USING (owner, dseq, gseq) JOIN deployments d USING (owner, dseq)
          WHERE (o.owner, o.dseq, o.gseq, o.oseq) = (b.owner, b.dseq, b.gseq, b.oseq)
            AND o.state = 'open' AND g.state = 'open' AND d.state = 'active'
        )) AS open
      FROM bids b
      WHERE ${happensWithin(sql, scope, 'b.created_')} AND ${isWantedBid(sql, scope)}
      GROUP BY b.provider
    ), lease AS (
      -- There are fewer leases than bids, and none before its bid.
      SELECT b.provider, count(*) AS won
      FROM leases l JOIN bids b USING (owner, dseq, gseq, oseq, provider, bseq)
      WHERE ${isAfterStart(sql, scope, 'l.created_height')} AND ${happensWithin(sql, scope, 'b.created_')} AND ${isWantedBid(sql, scope)}
      GROUP BY b.provider
    )
    SELECT provider AS "providerAddress", bids, coalesce(won, 0) AS won, bids - coalesce(won, 0) - open AS lost, open,
      ${shareOf(sql, sql`coalesce(won, 0)`, sql`bids - open`)} AS rate
    FROM bid LEFT JOIN lease USING (provider)
    ORDER BY coalesce(won, 0) DESC, bids DESC, provider
    LIMIT ${first}`;
}
