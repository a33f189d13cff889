// What becomes of orders: bids, leases, failures and who wins.
import { ORDER_IS_PENDING, ORDER_OUTCOME, type Transaction } from '@leasebook/db';
import type { Fragment } from 'postgres';
import type { OrderFailureReason } from '../generated/resolvers.ts';
import { isFilled, isOutside, isWantedDay, isWholeDay, wholeDays } from './days.ts';
import { type DurationRow, durationsOf, loadDurations } from './durations.ts';
import { wantedHeld } from './leases.ts';
import { happensWithin, isAfterStart, isWantedBid, isWantedLease, type MarketScope, microseconds, shareOf } from './scope.ts';

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

/** Orders of the range with what became of each, as rows that are kept, or looked up where an index has none. */
function ordersOf(sql: Transaction, scope: MarketScope, kept: boolean): Fragment {
  const isWanted = scope.kind === null ? sql`true` : scope.kind === 'GPU' ? sql`asks_gpus` : sql`NOT asks_gpus`;
  const within = happensWithin(sql, scope, 'o.created_');
  if (kept) return sql`SELECT * FROM order_outcomes o WHERE ${within} AND ${isWanted}`;
  return sql`SELECT * FROM orders o CROSS JOIN LATERAL (${sql.unsafe(ORDER_OUTCOME)}) AS w WHERE ${within} AND ${isWanted}`;
}

/** What became of the orders of a range, in all its parts. */
interface OrderOutcomes {
  figures: Omit<OrderFiguresRow, 'failures'>;
  failures: OrderFiguresRow['failures'];
  bidsPerOrder: { bids: number; orders: number }[];
  timeToBid: DurationRow;
}

async function isKept(sql: Transaction, tables: Parameters<typeof isFilled>[1]): Promise<boolean> {
  const [kept] = await sql<{ isFilled: boolean }[]>`SELECT ${isFilled(sql, tables)} AS "isFilled"`;
  return kept?.isFilled === true;
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
  const kept = await isKept(sql, ['order_outcomes']);
  const [row] = await sql<OrderOutcomes[]>`
    WITH o AS ${kept ? sql`NOT MATERIALIZED` : sql`MATERIALIZED`} (${ordersOf(sql, scope, kept)}), told AS MATERIALIZED (
      SELECT bids, is_leased, is_pending, failure, count(*) AS orders FROM o GROUP BY bids, is_leased, is_pending, failure
    )
    SELECT (SELECT to_jsonb(figures) FROM (
        SELECT coalesce(sum(orders), 0) AS created, coalesce(sum(orders) FILTER (WHERE bids > 0), 0) AS "withBid",
          coalesce(sum(orders) FILTER (WHERE is_leased), 0) AS leased,
          coalesce(sum(orders) FILTER (WHERE is_pending AND NOT is_leased), 0) AS open,
          coalesce(sum(orders) FILTER (WHERE failure IS NOT NULL), 0) AS failed,
          ${shareOf(
            sql,
            sql`coalesce(sum(orders) FILTER (WHERE is_leased), 0)`,
            sql`sum(orders) FILTER (WHERE is_leased OR NOT is_pending)`,
          )}::text AS "successRate",
          ${shareOf(sql, sql`sum(bids * orders)`, sql`sum(orders)`)}::text AS "meanBids"
        FROM told) AS figures) AS figures,
      (SELECT coalesce(jsonb_agg(failed ORDER BY orders DESC, reason), '[]') FROM (
        SELECT failure AS reason, sum(orders) AS orders FROM told WHERE failure IS NOT NULL GROUP BY failure) AS failed) AS failures,
      (SELECT coalesce(jsonb_agg(counted ORDER BY bids), '[]') FROM (
        SELECT bids, sum(orders) AS orders FROM told GROUP BY bids) AS counted) AS "bidsPerOrder",
      (SELECT to_jsonb(durations) FROM (${durationsOf(
        sql,
        sql`SELECT first_bid_us AS us FROM o WHERE bids > 0`,
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

/** Seconds from an order to its lease: kept with the order, where it does not matter which lease it is. */
export async function loadTimeToLease(sql: Transaction, scope: MarketScope): Promise<DurationRow> {
  const isOfAll = scope.kind === null && scope.provider === null && scope.country === null && scope.model === null;
  if (isOfAll && (await isKept(sql, ['order_outcomes', 'order_outcomes.lease_us']))) {
    const within = happensWithin(sql, scope, 'o.created_');
    return loadDurations(sql, sql`SELECT lease_us AS us FROM order_outcomes o WHERE ${within} AND is_leased`);
  }
  // Where the range has an end, a lease may come behind it, and its order before.
  const { isWanted } = scope.isOpen ? await wantedHeld(sql, scope) : { isWanted: isWantedLease(sql, scope) };
  // The planner takes leases of a model for so many that it would look at each lease's order, and then at its GPUs.
  const wanted = sql`SELECT l.owner, l.dseq, l.gseq, l.oseq, l.created_time FROM leases l WHERE ${isWanted}`;
  return loadDurations(
    sql,
    sql`
      WITH l AS ${scope.model === null ? sql`NOT MATERIALIZED` : sql`MATERIALIZED`} (${wanted})
      SELECT ${microseconds(sql, sql`o.created_time`, sql`l.created_time`)} AS us
      FROM orders o JOIN l USING (owner, dseq, gseq, oseq)
      WHERE ${happensWithin(sql, scope, 'o.created_')}`,
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

/**
 * Bids of the range by provider: won with a lease, open while their order can still become one, else lost. Sums of whole days know of
 * no models: what asks for one is found by the index of its prices.
 */
export async function loadWinRates(sql: Transaction, scope: MarketScope, first: number): Promise<WinRateRow[]> {
  const days = scope.model === null ? await wholeDays(sql, scope, ['bid_days', 'order_outcomes']) : null;
  const outside = isOutside(sql, scope, days, 'b.created_');
  const isPending = sql`EXISTS (
    SELECT FROM orders o JOIN deployment_groups g USING (owner, dseq, gseq) JOIN deployments d USING (owner, dseq)
    WHERE (o.owner, o.dseq, o.gseq, o.oseq) = (b.owner, b.dseq, b.gseq, b.oseq) AND ${sql.unsafe(ORDER_IS_PENDING)})`;
  // Bids on orders that can become a lease are few; without kept outcomes they are looked for among all of the range.
  const pending = (await isKept(sql, ['order_outcomes']))
    ? sql`SELECT b.provider, 0, 0, 1 FROM order_outcomes w JOIN bids b USING (owner, dseq, gseq, oseq)
        WHERE w.is_pending AND b.state = 'open' AND ${happensWithin(sql, scope, 'b.created_')} AND ${isWantedBid(sql, scope)}`
    : sql`SELECT b.provider, 0, 0, 1 FROM bids b
        WHERE b.state = 'open' AND ${happensWithin(sql, scope, 'b.created_')} AND ${isWantedBid(sql, scope)} AND ${isPending}`;
  const wanted =
    scope.model === null
      ? sql`NOT MATERIALIZED (SELECT * FROM bids b WHERE ${outside} AND ${isWantedBid(sql, scope)})`
      : sql`MATERIALIZED (SELECT * FROM (${bidsOfModel(sql, scope.model)}) AS b WHERE ${outside} AND ${isWantedBid(sql, { ...scope, model: null })})`;
  return sql<WinRateRow[]>`
    WITH b AS ${wanted}, part (provider, bids, won, open) AS (
      SELECT b.provider, count(*), 0, 0 FROM b GROUP BY b.provider
      UNION ALL
      -- There are fewer leases than bids, and none before its bid.
      SELECT b.provider, 0, count(*), 0
      FROM leases l JOIN b USING (owner, dseq, gseq, oseq, provider, bseq)
      WHERE ${isAfterStart(sql, scope, 'l.created_height')} GROUP BY b.provider
      UNION ALL
      SELECT b.provider, b.bids, b.won, 0 FROM bid_days b WHERE ${isWholeDay(sql, days)} AND ${isWantedDay(sql, scope)}
      UNION ALL
      ${pending}
    ), total AS (
      SELECT provider, sum(bids)::bigint AS bids, sum(won)::bigint AS won, sum(open)::bigint AS open FROM part GROUP BY provider
    )
    SELECT provider AS "providerAddress", bids, won, bids - won - open AS lost, open, ${shareOf(sql, sql`won`, sql`bids - open`)} AS rate
    FROM total
    ORDER BY won DESC, bids DESC, provider
    LIMIT ${first}`;
}

/** Bids whose price asked (PRICE_ASK) is for GPUs of the model: a price is told with the block of its bid. */
function bidsOfModel(sql: Transaction, { vendor, model }: { vendor: string; model: string }): Fragment {
  return sql`
    SELECT DISTINCT owner, dseq, gseq, oseq, provider, bseq, height AS created_height, time AS created_time
    FROM price_quotes WHERE kind = 'ask' AND resource IN ('gpu', 'cpu') AND vendor = ${vendor} AND model = ${model}`;
}
