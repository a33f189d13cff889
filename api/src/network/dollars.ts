// Amounts in USD at the mean price of their day: the figures know the price of each block.
import { DOLLAR_DENOMS, type Transaction } from '@leasebook/db';
import { fine, newestCompleteDay } from './metric-sql.ts';

/** An amount to value. */
export interface Valued {
  denom: string;
  /** Exact decimal text, in base units. */
  amount: string;
  /** A moment of the day whose mean price counts; null for the newest complete day. */
  time: Date | null;
}

/** An amount whose value is known, or that is to be valued when it is asked for. */
export type DenomAmountSource = { denom: string; amount: string; usd: string | null } | Valued;

/** Exact decimal text, rounded to 18 places; null where no price is known. */
export interface Dollars {
  usd: string | null;
  /** Where the amount is a price per block: in an hour, at the day's observed time between blocks. */
  usdPerHour: string | null;
}

/**
 * Values amounts by one statement, in their order: those in AKT at its mean price over the blocks of the day, as far as it was known,
 * whether any lease paid in AKT on that day or not.
 */
export async function loadDollars(sql: Transaction, amounts: readonly Valued[]): Promise<Dollars[]> {
  const times = amounts.map(({ time }) => time?.toISOString() ?? null);
  return sql<Dollars[]>`
    WITH newest (day) AS (SELECT ${newestCompleteDay(sql)})
    SELECT trim_scale(round(value.usd, 18)) AS usd,
      trim_scale(round(${fine(sql, sql`value.usd * 3600 * (f.last_height - f.first_height)`)}
        / nullif(extract(epoch FROM last.time - first.time), 0), 18)) AS "usdPerHour"
    FROM unnest(${amounts.map(({ denom }) => denom)}::text[], ${amounts.map(({ amount }) => amount)}::text[]::numeric[],
        ${times}::text[]::timestamptz[]) WITH ORDINALITY AS wanted (denom, amount, time, place)
    CROSS JOIN newest
    LEFT JOIN figures f ON f.grain = 'day' AND f.dimension = 'network' AND f.member = ''
      AND f.bucket = coalesce(date_trunc('day', wanted.time, 'UTC'), newest.day)
    LEFT JOIN blocks first ON first.height = f.first_height
    LEFT JOIN blocks last ON last.height = f.last_height
    CROSS JOIN LATERAL (
      SELECT wanted.amount * 0.000001 * CASE
        WHEN wanted.denom = 'uakt' THEN ${fine(sql, sql`f.akt_blocks`)} / nullif(f.blocks - f.unpriced_blocks, 0)
        WHEN wanted.denom = ANY(${[...DOLLAR_DENOMS]}::text[]) THEN 1 END AS usd
    ) AS value
    ORDER BY wanted.place`;
}
