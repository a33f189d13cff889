// Whole days of a range, for which sums by day are kept; what lies outside of them is read row by row.
import type { Transaction } from '@leasebook/db';
import type { Fragment } from 'postgres';
import { join } from '../connection/order.ts';
import { DAY_MILLISECONDS } from '../times/range.ts';
import { happensWithin, type MarketScope } from './scope.ts';

/** Tables and columns that an update cannot fill for blocks that were there. */
type Kept =
  | 'payer_days'
  | 'sign_mode_days'
  | 'order_days'
  | 'spend_days'
  | 'bid_days'
  | 'close_days'
  | 'order_outcomes'
  | 'order_outcomes.lease_us';

/** Whether none of these tables lacks blocks until a reindex. */
export function isFilled(sql: Transaction, tables: readonly Kept[]): Fragment {
  return sql`NOT EXISTS (SELECT FROM behind WHERE name = ANY(${[...tables]}::text[]))`;
}

/** Days from `from` on and before `to`, and the first blocks of these days; both null where the range ends with the indexed block. */
export interface WholeDays {
  from: Date;
  to: Date | null;
  fromHeight: number;
  toHeight: number | null;
}

/**
 * The whole days of a range: the day of the first block counts as whole, and so does the indexed block's. Null where the range has
 * none, where `tables` of sums lack blocks until a reindex, and where the index began from a node's state, which sums know nothing of.
 */
export async function wholeDays(
  sql: Transaction,
  { from: start, to: end, heights }: MarketScope,
  tables: readonly Kept[],
): Promise<WholeDays | null> {
  if (start === null || end === null) return null;
  const day = (time: number): Date => new Date(time * DAY_MILLISECONDS);
  const from = day(
    heights.before === null ? Math.floor(start.getTime() / DAY_MILLISECONDS) : Math.ceil(start.getTime() / DAY_MILLISECONDS),
  );
  const to = heights.after === null ? null : day(Math.floor(end.getTime() / DAY_MILLISECONDS));
  if (to !== null && from >= to) return null;
  const [row] = await sql<{ fromHeight: number | null; toHeight: number | null }[]>`
    SELECT (SELECT height FROM blocks WHERE time >= ${from}::timestamptz ORDER BY time LIMIT 1) AS "fromHeight",
      (SELECT height FROM blocks WHERE time >= ${to}::timestamptz ORDER BY time LIMIT 1) AS "toHeight"
    WHERE NOT EXISTS (SELECT FROM bootstrap) AND ${isFilled(sql, tables)}`;
  return row?.fromHeight == null ? null : { from, to, fromHeight: row.fromHeight, toHeight: row.toHeight };
}

/** Whether a `day` is one of them. */
export function isWholeDay(sql: Transaction, days: WholeDays | null): Fragment {
  if (days === null) return sql`false`;
  return sql`(day >= ${days.from}::timestamptz AND ${days.to === null ? sql`true` : sql`day < ${days.to}::timestamptz`})`;
}

/** Whether what happened at a block, `happensWithin` the range, lies outside of its whole days. */
export function isOutside(sql: Transaction, scope: MarketScope, days: WholeDays | null, alias: string): Fragment {
  const within = happensWithin(sql, scope, alias);
  if (days === null) return within;
  const height = sql`${sql(`${alias}height`)}`;
  const before = scope.heights.before === null ? sql`false` : sql`${height} < ${days.fromHeight}`;
  const behind = days.toHeight === null ? sql`false` : sql`${height} >= ${days.toHeight}`;
  return sql`(${within} AND (${before} OR ${behind}))`;
}

/** Whether the sums `b` of a day, by kind and provider, are of what is asked for. */
export function isWantedDay(sql: Transaction, { kind, provider, country }: MarketScope): Fragment {
  const conditions = [sql`true`];
  if (kind !== null) conditions.push(sql`b.kind = ${kind.toLowerCase()}`);
  if (provider !== null) conditions.push(sql`b.provider = ${provider}`);
  if (country !== null) conditions.push(sql`b.provider IN (SELECT owner FROM providers WHERE country = ${country})`);
  return join(sql, conditions, sql` AND `);
}
