// Amounts in USD, by what leases of the same denomination accrued on the same day: the figures know the price of each block.
import type { Transaction } from '@leasebook/db';
import { newestCompleteDay } from './metric-sql.ts';

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

/** Values amounts by one statement, in their order. */
export async function loadDollars(sql: Transaction, amounts: readonly Valued[]): Promise<Dollars[]> {
  const times = amounts.map(({ time }) => time?.toISOString() ?? null);
  return sql<Dollars[]>`
    WITH newest (day) AS (SELECT ${newestCompleteDay(sql)})
    SELECT trim_scale(round(value.usd, 18)) AS usd, trim_scale(round(value.usd * pace.blocks_per_hour, 18)) AS "usdPerHour"
    FROM unnest(${amounts.map(({ denom }) => denom)}::text[], ${amounts.map(({ amount }) => amount)}::text[]::numeric[],
        ${times}::text[]::timestamptz[]) WITH ORDINALITY AS wanted (denom, amount, time, place)
    CROSS JOIN newest
    LEFT JOIN figures f ON f.grain = 'day' AND f.dimension = 'denom' AND f.member = wanted.denom
      AND f.bucket = coalesce(date_trunc('day', wanted.time, 'UTC'), newest.day)
    LEFT JOIN LATERAL (
      SELECT 3600 * (n.last_height - n.first_height) / nullif(extract(epoch FROM last.time - first.time), 0) AS blocks_per_hour
      FROM figures n JOIN blocks first ON first.height = n.first_height JOIN blocks last ON last.height = n.last_height
      WHERE n.grain = 'day' AND n.dimension = 'network' AND n.member = ''
        AND n.bucket = coalesce(date_trunc('day', wanted.time, 'UTC'), newest.day)
    ) AS pace ON true
    CROSS JOIN LATERAL (SELECT wanted.amount * f.accrued_usd / nullif(f.accrued, 0) AS usd) AS value
    ORDER BY wanted.place`;
}
