// Fees by bucket: the take fee beside its parameters, transaction fees, gas, and the community pool. From sums by day.
import type { Transaction } from '@leasebook/db';
import { inCapitals } from '../connection/columns.ts';
import { type BucketRange, bucketOf, buckets } from '../times/buckets.ts';
import { exact, wholeSum } from '../volume/volume.ts';
import { loadTakeRates, rateAt, takeRemoved } from './take-rates.ts';

/** Exact decimal text; null where it is not known. */
export interface TakePointRow {
  time: Date;
  gross: string;
  take: string;
  grossUsd: string | null;
  takeUsd: string | null;
  effectiveRate: string | null;
  rateInForce: string | null;
  partial: boolean;
}

export interface WaterfallRow {
  grossUsd: string | null;
  takeUsd: string | null;
  netUsd: string | null;
  effectiveRate: string | null;
  byDenom: { denom: string; gross: string; take: string; net: string }[];
}

/** What is asked for: a range and, for payouts, a provider. */
export interface FeesQuery {
  range: BucketRange | null;
  provider: string | null;
}

function spentBy({ provider }: FeesQuery): { dimension: string; member: string } {
  return provider === null ? { dimension: 'network', member: '' } : { dimension: 'provider', member: provider };
}

/** Gross, take and net of the range. */
export async function loadWaterfall(sql: Transaction, query: FeesQuery): Promise<WaterfallRow> {
  const { range } = query;
  if (range === null) return { grossUsd: null, takeUsd: null, netUsd: null, effectiveRate: null, byDenom: [] };
  const { dimension, member } = spentBy(query);
  const [row] = await sql<WaterfallRow[]>`
    WITH parts AS (
      SELECT denom, sum(amount) AS gross, sum(take) AS take, ${wholeSum(sql, sql`usd`)} AS usd, ${wholeSum(sql, sql`take_usd`)} AS take_usd
      FROM spend_days
      WHERE dimension = ${dimension} AND member = ${member} AND day >= ${range.from} AND day < ${range.to} GROUP BY denom
    ),
    whole AS (
      SELECT ${wholeSum(sql, sql`usd`)} AS usd, ${wholeSum(sql, sql`take_usd`)} AS take_usd FROM parts
    )
    SELECT ${exact(sql, sql`usd`)} AS "grossUsd", ${exact(sql, sql`take_usd`)} AS "takeUsd", ${exact(sql, sql`usd - take_usd`)} AS "netUsd",
      ${exact(sql, sql`take_usd::numeric(90, 24) / nullif(usd, 0)`)} AS "effectiveRate",
      coalesce((SELECT jsonb_agg(jsonb_build_object('denom', denom, 'gross', trim_scale(gross)::text, 'take', trim_scale(take)::text,
        'net', trim_scale(gross - take)::text) ORDER BY usd DESC NULLS LAST, denom) FROM parts), '[]') AS "byDenom"
    FROM whole`;
  if (row === undefined) throw new Error('a select of totals gave no row');
  return row;
}

/** Payouts and take fee by denomination and bucket, beside the rate in force at the bucket's last block. */
export async function loadTake(sql: Transaction, query: FeesQuery): Promise<{ denom: string; points: TakePointRow[] }[]> {
  const { range } = query;
  if (range === null) return [];
  const { dimension, member } = spentBy(query);
  const rates = await loadTakeRates(sql);
  // Without a parameter, all that is indexed came after the upgrade that removed them.
  const other = rates.length === 0 && (await takeRemoved(sql)) ? '0' : null;
  const rows = await sql<(TakePointRow & { denom: string; lastHeight: number })[]>`
    WITH sums AS (
      SELECT denom, ${bucketOf(sql, range, sql`day`)} AS bucket, sum(amount) AS gross, sum(take) AS take,
        ${wholeSum(sql, sql`usd`)} AS usd, ${wholeSum(sql, sql`take_usd`)} AS take_usd
      FROM spend_days WHERE dimension = ${dimension} AND member = ${member} AND day >= ${range.from} AND day < ${range.to}
      GROUP BY denom, 2
    )
    SELECT denom, bucket AS time, trim_scale(gross) AS gross, trim_scale(take) AS take, ${exact(sql, sql`usd`)} AS "grossUsd",
      ${exact(sql, sql`take_usd`)} AS "takeUsd", ${exact(sql, sql`take::numeric(96, 24) / nullif(gross, 0)`)} AS "effectiveRate",
      slot.partial, last.height AS "lastHeight"
    FROM sums JOIN ${buckets(sql, range)} AS slot USING (bucket)
    CROSS JOIN LATERAL (SELECT height FROM blocks WHERE time < slot.ends ORDER BY time DESC LIMIT 1) AS last
    ORDER BY denom, bucket`;
  const points = rows.map(({ lastHeight, ...point }) => ({ ...point, rateInForce: rateAt(rates, point.denom, lastHeight) ?? other }));
  return series(points, ({ denom }) => denom).map(([denom, list]) => ({ denom, points: list }));
}

export interface FeePointRow {
  time: Date;
  amount: string;
  usd: string | null;
  partial: boolean;
}

/** Transaction fees by denomination and bucket: sums of the daily figures TRANSACTION_FEES and TRANSACTION_FEES_USD. */
export async function loadTransactionFees(sql: Transaction, { range }: FeesQuery): Promise<{ denom: string; points: FeePointRow[] }[]> {
  if (range === null) return [];
  const rows = await sql<(FeePointRow & { denom: string })[]>`
    SELECT denom, slot.bucket AS time, amount, usd, slot.partial
    FROM (
      SELECT member AS denom, ${bucketOf(sql, range, sql`f.bucket`)} AS bucket, trim_scale(sum(fees)) AS amount,
        ${exact(sql, wholeSum(sql, sql`fees_usd`))} AS usd
      FROM figures f WHERE grain = 'day' AND dimension = 'denom' AND f.bucket >= ${range.from} AND f.bucket < ${range.to} AND fees > 0
      GROUP BY member, 2
    ) AS sums JOIN ${buckets(sql, range)} AS slot USING (bucket) ORDER BY denom, slot.bucket`;
  return series(rows, ({ denom }) => denom).map(([denom, points]) => ({ denom, points }));
}

export interface GasPointRow {
  time: Date;
  transactions: number;
  failed: number;
  wanted: string;
  used: string;
  partial: boolean;
}

/** Gas by bucket; a bucket without transactions has zeros. */
export async function loadGas(sql: Transaction, { range }: FeesQuery): Promise<GasPointRow[]> {
  if (range === null) return [];
  return sql<GasPointRow[]>`
    WITH sums AS (
      SELECT ${bucketOf(sql, range, sql`day`)} AS bucket, sum(transactions) AS transactions, sum(failed) AS failed,
        sum(gas_wanted) AS wanted, sum(gas_used) AS used
      FROM transaction_days WHERE day >= ${range.from} AND day < ${range.to} GROUP BY 1
    )
    SELECT slot.bucket AS time, coalesce(transactions, 0)::bigint AS transactions, coalesce(failed, 0)::bigint AS failed,
      trim_scale(coalesce(wanted, 0)) AS wanted, trim_scale(coalesce(used, 0)) AS used, slot.partial
    FROM ${buckets(sql, range)} AS slot LEFT JOIN sums USING (bucket) ORDER BY slot.bucket`;
}

type PoolKind = 'TAX' | 'TAKE_FEE' | 'FUNDED' | 'SPENT';

export interface PoolSeriesRow {
  kind: PoolKind;
  denom: string;
  total: string;
  points: { time: Date; amount: string; partial: boolean }[];
}

/** Coins into and out of the community pool by kind, denomination and bucket. */
export async function loadCommunityPool(sql: Transaction, { range }: FeesQuery): Promise<PoolSeriesRow[]> {
  if (range === null) return [];
  const rows = await sql<{ kind: PoolKind; denom: string; total: string; time: Date; amount: string; partial: boolean }[]>`
    SELECT ${sql.unsafe(inCapitals('kind'))} AS kind, denom, slot.bucket AS time, amount, total, slot.partial
    FROM (
      SELECT kind, denom, ${bucketOf(sql, range, sql`day`)} AS bucket, trim_scale(sum(amount)) AS amount,
        trim_scale(sum(sum(amount)) OVER (PARTITION BY kind, denom)) AS total
      FROM coin_days WHERE kind IN ('tax', 'take_fee', 'funded', 'spent') AND day >= ${range.from} AND day < ${range.to}
      GROUP BY kind, denom, 3
    ) AS sums JOIN ${buckets(sql, range)} AS slot USING (bucket) ORDER BY kind, denom, slot.bucket`;
  return series(rows, ({ kind, denom }) => `${kind} ${denom}`).flatMap(([, points]) => {
    const [first] = points;
    return first === undefined ? [] : [{ kind: first.kind, denom: first.denom, total: first.total, points }];
  });
}

/** Rows of each name, in the order of first sight. */
function series<Row>(rows: readonly Row[], name: (row: Row) => string): [string, Row[]][] {
  return [...Map.groupBy(rows, name)];
}
