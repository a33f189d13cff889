// Orders with their ceilings and the bids for them: how they are filtered and paged.
import type { Transaction } from '@leasebook/db';
import type { Fragment } from 'postgres';
import { inCapitals } from '../connection/columns.ts';
import type { Connection, Filter, Source } from '../connection/connection.ts';
import { join, type Key, type Order, orderBy } from '../connection/order.ts';
import { inHeights, inTimes } from '../connection/ranges.ts';
import { happenedBounds, happenedIn, moment, named, number, text, wherever, whole } from '../connection/where.ts';
import type { BidFilter, BidOrder, BidState, BidWhere, OrderFilter, OrderOrder, OrderState, OrderWhere } from '../generated/resolvers.ts';
import { dseqText, joinOrders, LEASE_UNIQUE, ORDER_KEY, ORDER_UNIQUE } from './keys.ts';

/** A row of `orders`; the ceiling is exact decimal text. */
export interface OrderRow {
  /** owner/dseq/gseq/oseq */
  key: string;
  owner: string;
  dseq: string;
  gseq: number;
  oseq: number;
  state: OrderState;
  createdHeight: number;
  createdTime: Date;
  closedHeight: number | null;
  closedTime: Date | null;
  priceDenom: string;
  priceAmount: string;
}

/** A row of `bids`; the price is exact decimal text. */
export interface BidRow {
  /** owner/dseq/gseq/oseq */
  orderKey: string;
  owner: string;
  dseq: string;
  gseq: number;
  oseq: number;
  provider: string;
  bseq: number;
  state: BidState;
  createdHeight: number;
  createdTime: Date;
  closedHeight: number | null;
  closedTime: Date | null;
  priceDenom: string;
  priceAmount: string;
}

export type OrderList = Connection<OrderRow>;
export type BidList = Connection<BidRow>;

function columns(sql: Transaction): Fragment {
  return sql`row.owner, row.dseq, row.gseq, row.oseq, ${sql.unsafe(inCapitals('row.state'))} AS state, row.price_denom AS "priceDenom",
    trim_scale(row.price_amount) AS "priceAmount", row.created_height AS "createdHeight", row.created_time AS "createdTime",
    row.closed_height AS "closedHeight", row.closed_time AS "closedTime"`;
}

const orderColumns = (sql: Transaction): Fragment => sql`${sql.unsafe(ORDER_KEY)} AS key, ${columns(sql)}`;
const bidColumns = (sql: Transaction): Fragment => sql`${sql.unsafe(ORDER_KEY)} AS "orderKey", row.provider, row.bseq, ${columns(sql)}`;

/** All orders. */
export const orderSource: Source = { relation: (sql) => sql`orders`, columns: orderColumns };

/** All bids. */
export const bidSource: Source = { relation: (sql) => sql`bids`, columns: bidColumns };

/** Bids of a provider, by its address. */
export const providerBidSource: Source = { ...bidSource, partition: (sql, key) => sql`row.provider = ${key}` };

const CREATED: Key = { column: 'created_height', type: 'bigint' };
const BID_LEADS: Record<BidOrder['field'], Key> = {
  CREATED,
  CLOSED: { column: 'closed_height', type: 'bigint', nullable: true, sparse: true },
};

/** The order in which orders are asked for; newest first by default. */
export function orderOrder(order?: OrderOrder | null): Order {
  return orderBy('orders.CREATED', order?.direction ?? 'DESC', CREATED, ORDER_UNIQUE);
}

/** The order in which bids are asked for; newest first by default. */
export function bidOrder(order?: BidOrder | null): Order {
  const field = order?.field ?? 'CREATED';
  return orderBy(`bids.${field}`, order?.direction ?? 'DESC', BID_LEADS[field], LEASE_UNIQUE);
}

/** What filters of orders and of bids have in common. */
function conditionsOf(sql: Transaction, filter: Omit<OrderFilter, 'states'> & { states?: readonly string[] | null }): Fragment[] {
  const conditions = [sql`true`];
  if (filter.states != null) conditions.push(sql`row.state = ANY(${filter.states.map((state) => state.toLowerCase())}::text[])`);
  if (filter.owner != null) conditions.push(sql`row.owner = ${filter.owner}`);
  if (filter.dseq != null) conditions.push(sql`row.dseq = ${dseqText(filter.dseq)}::text::numeric`);
  return [...conditions, ...inHeights(sql, 'created_height', filter.createdHeight), ...inTimes(sql, 'created_time', filter.createdTime)];
}

/** The orders that fit all of what is given. */
export function orderFilter(filter: OrderFilter): Filter {
  return {
    id: JSON.stringify(filter),
    where: (sql) => join(sql, conditionsOf(sql, filter), sql` AND `),
    bounds: happenedBounds(filter),
  };
}

/** The bids that fit all of what is given. */
export function bidFilter(filter: BidFilter): Filter {
  return {
    id: JSON.stringify(filter),
    where(sql) {
      const conditions = conditionsOf(sql, filter);
      if (filter.provider != null) conditions.push(sql`row.provider = ${filter.provider}`);
      if (filter.denom != null) conditions.push(sql`row.price_denom = ${filter.denom}`);
      return join(sql, conditions, sql` AND `);
    },
    bounds: happenedBounds(filter),
  };
}

const COMMON = {
  state: named('row.state'),
  owner: text('row.owner'),
  dseq: number('row.dseq'),
  denom: text('row.price_denom'),
  createdHeight: whole('row.created_height'),
  createdTime: moment('row.created_time'),
  closedHeight: whole('row.closed_height'),
  closedTime: moment('row.closed_time'),
};

/** The orders that fit `where` and an older filter. */
export const orderWhere = wherever<OrderWhere>({ ...COMMON, maxPrice: number('row.price_amount') }, happenedIn);

/** The bids that fit `where` and an older filter. */
export const bidWhere = wherever<BidWhere>({ ...COMMON, provider: text('row.provider'), price: number('row.price_amount') }, happenedIn);

/** Orders by owner/dseq/gseq/oseq. */
export async function loadOrders(sql: Transaction, keys: readonly string[]): Promise<OrderRow[]> {
  return sql<OrderRow[]>`SELECT ${orderColumns(sql)} FROM orders AS row ${joinOrders(sql, keys)}`;
}

/** Bids that were made or ended in blocks from one to another, both included. */
export async function loadBidsOfBlocks(sql: Transaction, from: number, to: number): Promise<BidRow[]> {
  return sql<BidRow[]>`
    SELECT ${bidColumns(sql)} FROM bids AS row
    WHERE row.created_height BETWEEN ${from}::bigint AND ${to}::bigint OR row.closed_height BETWEEN ${from}::bigint AND ${to}::bigint
    ORDER BY row.owner, row.dseq, row.gseq, row.oseq, row.provider`;
}

/** Bids for orders, given by owner/dseq/gseq/oseq, cheapest first. */
export async function loadBids(sql: Transaction, keys: readonly string[]): Promise<BidRow[]> {
  return sql<BidRow[]>`
    SELECT ${bidColumns(sql)} FROM bids AS row ${joinOrders(sql, keys)}
    ORDER BY row.price_denom, row.price_amount, row.created_height, row.provider`;
}
