// Settled spend of a range by member, and how concentrated it is.
import type { Transaction } from '@leasebook/db';
import type { Fragment } from 'postgres';
import { RequestError } from '../errors.ts';
import type { SpendDimension } from '../generated/resolvers.ts';
import type { BucketRange } from '../times/buckets.ts';
import { loadRunRates } from './run-rate.ts';
import { spendBy } from './spend-relation.ts';
import { dollarsToday, exact, wholeSum } from './volume.ts';

const MAX_MEMBERS = 500;

/** Exact decimal text; null where a part has no price. */
export interface SpendPartRow {
  denom: string;
  amount: string;
  usd: string | null;
  usdToday: string | null;
  priceSource: string;
}

export interface SpendMemberRow {
  by: SpendDimension;
  member: string;
  usd: string | null;
  usdToday: string | null;
  share: string | null;
  takeUsd: string | null;
  annualizedUsd: string | null;
  cumulativeUsd: string | null;
  runRateUsd: string | null;
  parts: SpendPartRow[];
}

export interface ConcentrationRow {
  members: number;
  top1: string;
  top3: string;
  top10: string;
  hhi: string;
  gini: string;
}

export interface SpendRow {
  from: Date | null;
  to: Date | null;
  usd: string | null;
  usdToday: string | null;
  count: number;
  members: SpendMemberRow[];
  concentration: ConcentrationRow | null;
}

/**
 * Members of the whole days of a range, largest first.
 * @throws RequestError `BAD_PAGE_SIZE`.
 */
export async function loadSpend(
  sql: Transaction,
  range: BucketRange | null,
  by: SpendDimension,
  first: number,
  members: readonly string[] | null,
): Promise<SpendRow> {
  if (first < 1 || first > MAX_MEMBERS) {
    throw new RequestError('BAD_PAGE_SIZE', `${first} members are asked for.`, `Give \`first\` from 1 to ${MAX_MEMBERS}.`);
  }
  if (range === null) return { from: null, to: null, usd: null, usdToday: null, count: 0, members: [], concentration: null };
  const spend = await spendBy(sql, by);
  const { from, to } = range;
  /** One row without a member where there is none. */
  const rows = await sql<
    (Omit<SpendMemberRow, 'runRateUsd' | 'member'> & {
      member: string | null;
      allUsd: string | null;
      allToday: string | null;
      count: number;
    })[]
  >`
    WITH parts AS (
      SELECT member, denom, source, sum(amount) AS amount, ${wholeSum(sql, sql`usd`)} AS usd, ${wholeSum(sql, sql`take_usd`)} AS take_usd,
        ${wholeSum(sql, dollarsToday(sql, sql`amount`, sql`denom`, sql`source`))} AS today
      FROM ${spend()} AS s WHERE day >= ${from} AND day < ${to}
      GROUP BY member, denom, source
    ),
    sums AS (
      SELECT member, ${wholeSum(sql, sql`usd`)} AS usd, ${wholeSum(sql, sql`take_usd`)} AS take_usd, ${wholeSum(sql, sql`today`)} AS today,
        jsonb_agg(jsonb_build_object('denom', denom, 'amount', trim_scale(amount)::text, 'usd', (${exact(sql, sql`usd`)})::text,
          'usdToday', (${exact(sql, sql`today`)})::text, 'priceSource', source) ORDER BY usd DESC NULLS LAST, denom, source) AS parts
      FROM parts GROUP BY member
    ),
    whole AS (
      SELECT ${wholeSum(sql, sql`usd`)} AS all_usd, ${wholeSum(sql, sql`today`)} AS all_today, count(*) AS all_count FROM sums
    ),
    covered AS (
      SELECT sum(covered_us)::numeric AS us FROM figures
      WHERE grain = 'day' AND dimension = 'network' AND member = '' AND bucket >= ${from} AND bucket < ${to}
    ),
    page AS (
      SELECT * FROM sums ${members === null ? sql`` : sql`WHERE member = ANY(${[...members]}::text[])`}
      ORDER BY usd DESC NULLS LAST, member LIMIT ${first}
    )
    SELECT member, ${exact(sql, sql`usd`)} AS usd, ${exact(sql, sql`today`)} AS "usdToday",
      ${exact(sql, sql`usd::numeric(90, 24) / nullif(all_usd, 0)`)} AS share, ${exact(sql, sql`take_usd`)} AS "takeUsd",
      ${exact(sql, sql`usd::numeric(90, 24) * 31536000000000 / nullif(covered.us, 0)`)} AS "annualizedUsd",
      (SELECT ${exact(sql, wholeSum(sql, sql`s.usd`))} FROM ${spend()} AS s WHERE s.member = page.member) AS "cumulativeUsd",
      parts, ${exact(sql, sql`all_usd`)} AS "allUsd", ${exact(sql, sql`all_today`)} AS "allToday", all_count AS count
    FROM whole CROSS JOIN covered LEFT JOIN page ON true ORDER BY page.usd DESC NULLS LAST, member`;
  const [whole] = rows;
  const page = rows.flatMap(({ member, ...row }) => (member === null ? [] : [{ ...row, member }]));
  const rates = await loadRunRates(
    sql,
    by,
    page.map(({ member }) => member),
  );
  return {
    from,
    to,
    usd: whole?.allUsd ?? null,
    usdToday: whole?.allToday ?? null,
    count: whole?.count ?? 0,
    members: page.map(({ allUsd, allToday, count, ...row }) => ({
      ...row,
      by,
      runRateUsd: rates.has(row.member) ? (rates.get(row.member) ?? null) : '0',
    })),
    concentration: await loadConcentration(sql, range, spend),
  };
}

/**
 * Over all members with spend, sorted: shares of the largest, Herfindahl–Hirschman index Σ share², and the Gini coefficient
 * (2 Σ rank × usd ÷ (n Σ usd)) − (n + 1) ÷ n, rank 1 the smallest. Null where a part has no price or nothing was settled.
 */
async function loadConcentration(sql: Transaction, { from, to }: BucketRange, spend: () => Fragment): Promise<ConcentrationRow | null> {
  const [row] = await sql<(ConcentrationRow | { members: null })[]>`
    WITH sums AS (
      SELECT member, ${wholeSum(sql, sql`usd`)} AS usd FROM ${spend()} AS s
      WHERE day >= ${from} AND day < ${to} GROUP BY member
    ),
    ranked AS (
      SELECT usd, row_number() OVER (ORDER BY usd, member) AS rank, row_number() OVER (ORDER BY usd DESC, member DESC) AS place
      FROM sums WHERE usd IS DISTINCT FROM 0
    ),
    told AS (
      SELECT count(*) AS members, count(usd) AS priced, sum(usd)::numeric(90, 30) AS whole, sum(usd) FILTER (WHERE place <= 1) AS top1,
        sum(usd) FILTER (WHERE place <= 3) AS top3, sum(usd) FILTER (WHERE place <= 10) AS top10, sum(usd * usd) AS squares,
        sum(usd * rank) AS weighted
      FROM ranked
    )
    SELECT CASE WHEN members = priced AND whole > 0 THEN members END AS members, ${exact(sql, sql`top1 / nullif(whole, 0)`)} AS top1,
      ${exact(sql, sql`top3 / nullif(whole, 0)`)} AS top3, ${exact(sql, sql`top10 / nullif(whole, 0)`)} AS top10,
      ${exact(sql, sql`squares / nullif(whole * whole, 0)`)} AS hhi,
      ${exact(sql, sql`(2 * weighted - (members + 1) * whole) / nullif(members * whole, 0)`)} AS gini
    FROM told`;
  return row === undefined || row.members === null ? null : row;
}
