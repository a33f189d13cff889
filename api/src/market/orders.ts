// Orders with their ceilings, and the bids for them.
import type { Transaction } from '@leasebook/db';
import type { Fragment } from 'postgres';
import type { BidState, OrderState } from '../generated/resolvers.ts';

/** A row of `orders`; the ceiling is exact decimal text. */
export interface OrderRow {
  /** owner/dseq/gseq/oseq */
  key: string;
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
  order: string;
  provider: string;
  state: BidState;
  createdHeight: number;
  createdTime: Date;
  closedHeight: number | null;
  closedTime: Date | null;
  priceDenom: string;
  priceAmount: string;
}

function joinOrders(sql: Transaction, keys: readonly string[]): Fragment {
  const parts = keys.map((key) => key.split('/'));
  const column = (at: number): string[] => parts.map((part) => part[at] ?? '');
  // Numbers of a key may be larger than their columns hold: such an order is not there.
  return sql`
    JOIN unnest(${column(0)}::text[], ${column(1)}::text[]::numeric[], ${column(2)}::text[]::bigint[], ${column(3)}::text[]::bigint[])
      AS wanted (owner, dseq, gseq, oseq) USING (owner, dseq, gseq, oseq)`;
}

function columns(sql: Transaction): Fragment {
  return sql`upper(row.state) AS state, row.price_denom AS "priceDenom", trim_scale(row.price_amount) AS "priceAmount",
    row.created_height AS "createdHeight", row.created_time AS "createdTime",
    row.closed_height AS "closedHeight", row.closed_time AS "closedTime"`;
}

/** Orders by owner/dseq/gseq/oseq. */
export async function loadOrders(sql: Transaction, keys: readonly string[]): Promise<OrderRow[]> {
  return sql<OrderRow[]>`
    SELECT concat_ws('/', row.owner, row.dseq, row.gseq, row.oseq) AS key, ${columns(sql)}
    FROM orders AS row ${joinOrders(sql, keys)}`;
}

/** Bids for orders, given by owner/dseq/gseq/oseq, cheapest first. */
export async function loadBids(sql: Transaction, keys: readonly string[]): Promise<BidRow[]> {
  return sql<BidRow[]>`
    SELECT concat_ws('/', row.owner, row.dseq, row.gseq, row.oseq) AS "order", row.provider, ${columns(sql)}
    FROM bids AS row ${joinOrders(sql, keys)}
    ORDER BY row.price_denom, row.price_amount, row.created_height, row.provider`;
}
