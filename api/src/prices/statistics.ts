// Distributions of prices: exact, over the observations of a range, split by group and bucket.
import type { Transaction } from '@leasebook/db';
import type { Fragment } from 'postgres';
import { join } from '../connection/order.ts';
import { RequestError } from '../errors.ts';
import type { PriceGroup, PriceInput, PriceInterval, PriceKind } from '../generated/resolvers.ts';
import { type TimeRange, timeRange } from './range.ts';

/** Rows that one answer may have. */
const MAX_ROWS = 20_000;
/** Days that are read where no start is given. */
const DEFAULT_DAYS = 30;

/** Exact decimal text, 18 places. */
export interface DistributionRow {
  count: number;
  weight: string;
  min: string;
  p25: string;
  median: string;
  p75: string;
  max: string;
  weightedMean: string;
}

export interface PriceRow {
  time: Date | null;
  partial: boolean;
  vendor: string | null;
  model: string | null;
  ram: string | null;
  interface: string | null;
  provider: string | null;
  usd: DistributionRow | null;
  byDenom: { denom: string; prices: DistributionRow }[];
}

const GROUPS: Readonly<Record<PriceGroup, readonly ('vendor' | 'model' | 'ram' | 'interface' | 'provider')[]>> = {
  MODEL: ['vendor', 'model'],
  VARIANT: ['vendor', 'model', 'ram', 'interface'],
  PROVIDER: ['provider'],
};

const BUCKETS: Readonly<Record<PriceInterval, string>> = { HOUR: 'hour', DAY: 'day', WEEK: 'week', MONTH: 'month' };

/** Start of the bucket that `time` lies in; as a literal, because the same expression is selected and grouped by. */
function bucketStart(sql: Transaction, interval: PriceInterval): Fragment {
  return sql.unsafe(`date_trunc('${BUCKETS[interval]}', o.time, 'UTC')`);
}

/** Observations of one kind. */
function observations(sql: Transaction, kind: PriceKind): Fragment {
  return kind === 'REALISED' ? sql`price_payouts o` : sql`price_quotes o`;
}

/** The condition for observations that are wanted; indexes serve it by time, by model and by provider. */
function condition(sql: Transaction, input: PriceInput, { from, to }: TimeRange): Fragment {
  const conditions = [sql`o.resource = ${(input.resource ?? 'GPU').toLowerCase()}`, sql`o.time >= ${from}`, sql`o.time < ${to}`];
  if (input.kind !== 'REALISED') conditions.push(sql`o.kind = ${input.kind.toLowerCase()}`);
  for (const column of ['vendor', 'model', 'ram', 'interface', 'provider'] as const) {
    const value = input[column];
    if (value != null) conditions.push(sql`o.${sql(column)} = ${value}`);
  }
  return join(sql, conditions, sql` AND `);
}

/** Columns of a distribution of `price`, whose weighted sum is `value`; count 0 where there is none. */
function distribution(sql: Transaction, price: 'price' | 'usd', value: 'value' | 'value_usd'): Fragment {
  const column = sql`o.${sql(price)}`;
  const exact = (expression: Fragment): Fragment => sql`trim_scale(${expression})`;
  const quantile = (part: number): Fragment => exact(sql`percentile_disc(${part}::float8) WITHIN GROUP (ORDER BY ${column})`);
  return sql`count(${column}) AS count, ${exact(sql`coalesce(sum(o.weight) FILTER (WHERE o.${sql(value)} IS NOT NULL), 0)`)} AS weight,
    ${exact(sql`min(${column})`)} AS min, ${quantile(0.25)} AS p25, ${quantile(0.5)} AS median, ${quantile(0.75)} AS p75,
    ${exact(sql`max(${column})`)} AS max,
    ${exact(sql`round(sum(o.${sql(value)}) / nullif(sum(o.weight) FILTER (WHERE o.${sql(value)} IS NOT NULL), 0), 18)`)} AS "weightedMean"`;
}

interface Read extends DistributionRow {
  time: Date | null;
  partial: boolean;
  vendor: string | null;
  model: string | null;
  ram: string | null;
  interface: string | null;
  provider: string | null;
  /** Null for the row in USD. */
  denom: string | null;
}

/**
 * Distributions of the prices that are asked for, largest weight first within a bucket; the range that was read.
 * @throws RequestError `BAD_RANGE`, `UNSUPPORTED_DIMENSION`, `TOO_LARGE`.
 */
export async function loadPriceStatistics(sql: Transaction, input: PriceInput): Promise<{ range: TimeRange | null; rows: PriceRow[] }> {
  const { groupBy = null, interval = null } = input;
  if (input.resource === 'CPU' && (groupBy === 'MODEL' || groupBy === 'VARIANT')) {
    throw new RequestError(
      'UNSUPPORTED_DIMENSION',
      `vCPU-hours cannot be split by ${groupBy}.`,
      'Use one of: no groupBy, groupBy: PROVIDER.',
    );
  }
  const range = await timeRange(sql, input, DEFAULT_DAYS);
  if (range === null) return { range, rows: [] };
  const columns = groupBy === null ? [] : GROUPS[groupBy];
  const names = [...columns.map((column) => sql`o.${sql(column)}`), ...(interval === null ? [] : [bucketStart(sql, interval)])];
  const listed = (list: readonly Fragment[]): Fragment => (list.length === 0 ? sql`()` : sql`(${join(sql, list, sql`, `)})`);
  const step = `1 ${BUCKETS[interval ?? 'DAY']}`;
  const read = (price: 'price' | 'usd', value: 'value' | 'value_usd', keys: readonly Fragment[], denom: Fragment): Fragment => sql`
    SELECT ${interval === null ? sql`NULL::timestamptz` : bucketStart(sql, interval)} AS time,
      ${join(
        sql,
        (['vendor', 'model', 'ram', 'interface', 'provider'] as const).map((column) =>
          columns.includes(column) ? sql`o.${sql(column)} AS ${sql(column)}` : sql`NULL::text AS ${sql(column)}`,
        ),
        sql`, `,
      )}, ${denom} AS denom, ${distribution(sql, price, value)}
    FROM ${observations(sql, input.kind)} WHERE ${condition(sql, input, range)}
    GROUP BY ${listed(keys)}`;
  const rows = await sql<Read[]>`
    SELECT r.*, coalesce(r.time + ${step}::text::interval > (SELECT block_time FROM checkpoint), false) AS partial
    FROM (${read('usd', 'value_usd', names, sql`NULL::text`)} UNION ALL ${read('price', 'value', [...names, sql`o.denom`], sql`o.denom`)}) AS r
    WHERE r.count > 0 AND r."weightedMean" IS NOT NULL
    ORDER BY r.time NULLS FIRST, r.denom NULLS FIRST, r.weight DESC, r.vendor, r.model, r.ram, r.interface, r.provider
    LIMIT ${MAX_ROWS + 1}`;
  if (rows.length > MAX_ROWS) {
    throw new RequestError(
      'TOO_LARGE',
      `The answer would have more than ${MAX_ROWS} distributions.`,
      'Ask for a shorter range, longer buckets or one model.',
    );
  }
  return { range, rows: gather(rows) };
}

/** One row for each group and bucket, in the order of first sight: those in USD come first. */
function gather(rows: readonly Read[]): PriceRow[] {
  const groups = new Map<string, PriceRow>();
  for (const { time, partial, vendor, model, ram, interface: slot, provider, denom, ...prices } of rows) {
    const key = JSON.stringify([time, vendor, model, ram, slot, provider]);
    const row = groups.get(key) ?? { time, partial, vendor, model, ram, interface: slot, provider, usd: null, byDenom: [] };
    groups.set(key, row);
    if (denom === null) row.usd = prices;
    else row.byDenom.push({ denom, prices });
  }
  for (const row of groups.values()) row.byDenom.sort((left, right) => right.prices.count - left.prices.count);
  return [...groups.values()].sort((left, right) => (left.time?.getTime() ?? 0) - (right.time?.getTime() ?? 0));
}
