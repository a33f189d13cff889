// Which part of the market a question is about: a range of time and filters, as conditions of SQL.
import { DOLLAR_DENOMS, SAMPLE_VALIDITY_MICROSECONDS, type Transaction } from '@leasebook/db';
import type { Fragment } from 'postgres';
import { addressArgument } from '../address.ts';
import { join } from '../connection/order.ts';
import type { MarketInput } from '../generated/resolvers.ts';
import { countryArgument } from '../market/members.ts';
import { splitModel } from '../market/models.ts';
import { emptyRange } from '../times/range.ts';

/** A question's range and filters; the ends are those of the index where none is given. */
export interface MarketScope {
  from: Date | null;
  to: Date | null;
  /** Whether the end is the indexed block, which then belongs to the range. */
  isOpen: boolean;
  /** The last block before the range and the first one after it; null where there is none. */
  heights: { before: number | null; after: number | null };
  kind: 'GPU' | 'CPU' | null;
  provider: string | null;
  country: string | null;
  model: { vendor: string; model: string } | null;
}

/**
 * The scope of a question.
 * @throws RequestError `BAD_RANGE`, `BAD_ARGUMENT`.
 */
export async function readScope(sql: Transaction, input: MarketInput | null): Promise<MarketScope> {
  if (input?.from != null && input.to != null && input.from >= input.to) throw emptyRange();
  const [ends] = await sql<{ first: Date; last: Date }[]>`
    SELECT (SELECT time FROM blocks ORDER BY height LIMIT 1) AS first, block_time AS last FROM checkpoint`;
  const isOpen = input?.to == null || (ends !== undefined && input.to > ends.last);
  const from = input?.from ?? ends?.first ?? null;
  const to = isOpen ? (ends?.last ?? null) : (input?.to ?? null);
  const [heights = { before: null, after: null }] = await sql<MarketScope['heights'][]>`
    SELECT (SELECT height FROM blocks WHERE time < ${from}::timestamptz ORDER BY time DESC LIMIT 1) AS before,
      (SELECT height FROM blocks WHERE NOT ${isOpen} AND time >= ${to}::timestamptz ORDER BY time LIMIT 1) AS after`;
  return {
    from,
    to,
    isOpen,
    heights,
    kind: input?.kind ?? null,
    provider: input?.provider == null ? null : addressArgument(input.provider),
    country: input?.country == null ? null : countryArgument(input.country),
    model: input?.model == null ? null : splitModel(input.model),
  };
}

/** The end of the range as SQL: in an open one just after the indexed block. */
export function endOf(sql: Transaction, { isOpen, to }: MarketScope): Fragment {
  return isOpen ? sql`(SELECT block_time + interval '1 microsecond' FROM checkpoint)` : sql`${to}::timestamptz`;
}

/** The start of the range. */
export function startOf(sql: Transaction, { from }: MarketScope): Fragment {
  return sql`${from}::timestamptz`;
}

/** Whether a moment lies in the range. */
export function isWithin(sql: Transaction, scope: MarketScope, column: string): Fragment {
  return sql`(${sql(column)} >= ${startOf(sql, scope)} AND ${sql(column)} < ${endOf(sql, scope)})`;
}

/**
 * Whether what happened at a block lies in the range, by the moment `alias_time` and the block `alias_height`: an index finds blocks. What
 * a node's state told from before the first indexed block, the moment alone decides.
 */
export function happensWithin(sql: Transaction, scope: MarketScope, alias: string): Fragment {
  const [time, height] = [`${alias}time`, `${alias}height`];
  return sql`(${sql(time)} >= ${startOf(sql, scope)} AND ${isBefore(sql, scope, time)}
    AND ${isAfterStart(sql, scope, height)} AND ${isBeforeEnd(sql, scope, height)})`;
}

/**
 * Whether the moment of a block is before the range's end. All blocks are before that of an open range: compared with it, whose end is read
 * when the statement runs, the planner would take all of a history for a narrow range and look for each of its rows by itself.
 */
export function isBefore(sql: Transaction, scope: MarketScope, column: string): Fragment {
  return scope.isOpen ? sql`true` : sql`${sql(column)} < ${endOf(sql, scope)}`;
}

/** Whether a block is not before the range, as far as an index is helped by that. */
export function isAfterStart(sql: Transaction, { heights }: MarketScope, column: string): Fragment {
  return heights.before === null ? sql`true` : sql`${sql(column)} > ${heights.before}`;
}

/** Whether a block is not behind the range, as far as an index is helped by that. */
export function isBeforeEnd(sql: Transaction, { heights }: MarketScope, column: string): Fragment {
  return heights.after === null ? sql`true` : sql`${sql(column)} < ${heights.after}`;
}

/** Whether a lease `l` is one of those asked for. */
export function isWantedLease(sql: Transaction, { kind, provider, country, model }: MarketScope): Fragment {
  const conditions = [sql`true`];
  if (kind !== null) conditions.push(kind === 'GPU' ? sql`l.gpus > 0` : sql`l.gpus = 0`);
  if (provider !== null) conditions.push(sql`l.provider = ${provider}`);
  if (country !== null) conditions.push(sql`EXISTS (SELECT FROM providers p WHERE p.owner = l.provider AND p.country = ${country})`);
  if (model !== null) {
    conditions.push(sql`EXISTS (
      SELECT FROM lease_gpus g
      WHERE (g.owner, g.dseq, g.gseq, g.oseq, g.provider, g.bseq) = (l.owner, l.dseq, l.gseq, l.oseq, l.provider, l.bseq)
        AND g.vendor = ${model.vendor} AND g.model = ${model.model})`);
  }
  return join(sql, conditions, sql` AND `);
}

/** Whether a bid `b` is one of those asked for; its models are those of the price that it asks (PRICE_ASK): of the offer, else of the order. */
export function isWantedBid(sql: Transaction, scope: MarketScope): Fragment {
  const { provider, country, model } = scope;
  const conditions = [isKind(sql, scope, 'b')];
  if (provider !== null) conditions.push(sql`b.provider = ${provider}`);
  if (country !== null) conditions.push(sql`EXISTS (SELECT FROM providers p WHERE p.owner = b.provider AND p.country = ${country})`);
  if (model !== null) {
    conditions.push(sql`EXISTS (
      SELECT FROM price_quotes q
      WHERE (q.kind, q.owner, q.dseq, q.gseq, q.oseq, q.provider, q.bseq) = ('ask', b.owner, b.dseq, b.gseq, b.oseq, b.provider, b.bseq)
        AND q.vendor = ${model.vendor} AND q.model = ${model.model})`);
  }
  return join(sql, conditions, sql` AND `);
}

/** Whether the order that `alias` names (an order, bid or lease) asks for GPUs, or for none. */
export function isKind(sql: Transaction, { kind }: MarketScope, alias: string): Fragment {
  if (kind === null) return sql`true`;
  const asks = sql`EXISTS (
    SELECT FROM group_resources r
    WHERE (r.owner, r.dseq, r.gseq) = (${sql(alias)}.owner, ${sql(alias)}.dseq, ${sql(alias)}.gseq) AND r.gpus > 0)`;
  return kind === 'GPU' ? asks : sql`NOT ${asks}`;
}

/** A share to 18 places; null without a whole. */
export function shareOf(sql: Transaction, part: Fragment, whole: Fragment): Fragment {
  return sql`trim_scale(round((${part})::numeric(96, 18) / nullif(${whole}, 0)::numeric(96, 18), 18))`;
}

/**
 * Microseconds from one moment to another, as a whole number: much faster to sort and to add than a decimal of seconds, which it does not
 * come from either. A float tells microseconds of a hundred years apart, so that rounding gives the exact one.
 */
export function microseconds(sql: Transaction, from: Fragment, to: Fragment): Fragment {
  return sql`round(date_part('epoch', ${to} - ${from}) * 1000000)::bigint`;
}

/** How long a provider's answer stands, as text of an interval. */
export const SAMPLE_VALIDITY = `${SAMPLE_VALIDITY_MICROSECONDS} microseconds`;

/** USD of 10^6 base units of a denomination at a moment, by the newest price of AKT; null where there is none. */
export function dollarsAt(sql: Transaction, denom: Fragment, time: Fragment): Fragment {
  return sql`CASE
    WHEN ${denom} = 'uakt' THEN (
      SELECT quote.usd FROM prices quote WHERE quote.time <= ${time} ORDER BY quote.time DESC, quote.source = 'oracle' DESC LIMIT 1)
    WHEN ${denom} = ANY(${[...DOLLAR_DENOMS]}::text[]) THEN 1 END`;
}
