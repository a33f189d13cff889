// Rates of the take fee over time, from the chain's parameters.
import type { Transaction } from '@leasebook/db';

/** A rate from a block on. */
export interface TakeRateRow {
  /** Empty for denominations without one of their own. */
  denom: string;
  /** Share, decimal text. */
  rate: string;
  fromHeight: number;
  fromTime: Date | null;
}

/**
 * Every change of a rate, oldest first; a denomination that is no longer named falls back to the default, and an upgrade that
 * removes the parameters sets zero.
 */
export async function loadTakeRates(sql: Transaction): Promise<TakeRateRow[]> {
  return sql<TakeRateRow[]>`
    WITH told AS (
      SELECT from_height, name, coalesce(value, 'null') AS value, row_number() OVER (PARTITION BY name, from_height ORDER BY height DESC) AS newest
      FROM parameters WHERE module = 'take'
    ),
    places AS (SELECT DISTINCT from_height FROM told),
    inforce AS (
      SELECT p.from_height,
        (SELECT value FROM told WHERE name = 'default_take_rate' AND newest = 1 AND from_height <= p.from_height
         ORDER BY from_height DESC LIMIT 1) AS usual,
        (SELECT value FROM told WHERE name = 'denom_take_rates' AND newest = 1 AND from_height <= p.from_height
         ORDER BY from_height DESC LIMIT 1) AS own
      FROM places p
    ),
    denoms AS (
      SELECT DISTINCT rate ->> 'denom' AS denom FROM told
      CROSS JOIN LATERAL jsonb_array_elements(CASE WHEN jsonb_typeof(value) = 'array' THEN value ELSE '[]' END) AS rate
      WHERE name = 'denom_take_rates'
      UNION SELECT ''
    ),
    rates AS (
      SELECT d.denom, f.from_height, coalesce(
        (SELECT (rate ->> 'rate')::numeric FROM jsonb_array_elements(CASE WHEN jsonb_typeof(f.own) = 'array' THEN f.own ELSE '[]' END) AS rate
         WHERE rate ->> 'denom' = d.denom LIMIT 1),
        CASE WHEN jsonb_typeof(f.usual) IN ('number', 'string') THEN (f.usual #>> '{}')::numeric END, 0) AS percent
      FROM inforce f CROSS JOIN denoms d
    ),
    changes AS (SELECT *, lag(percent) OVER (PARTITION BY denom ORDER BY from_height) AS before FROM rates)
    SELECT c.denom, trim_scale(c.percent * 0.01) AS rate, c.from_height AS "fromHeight", b.time AS "fromTime"
    FROM changes c LEFT JOIN blocks b ON b.height = c.from_height
    WHERE c.percent IS DISTINCT FROM c.before ORDER BY c.from_height, c.denom`;
}

/** Whether the indexed block is of a version without the take fee, which an index that began after it tells by no parameter. */
export async function takeRemoved(sql: Transaction): Promise<boolean> {
  // The order of these names is that of their text.
  const [row] = await sql<{ removed: boolean }[]>`SELECT coalesce(ledger_state->>'version' >= 'v2.0.0', false) AS removed FROM checkpoint`;
  return row?.removed ?? false;
}

/** The rate of a denomination in force at a block; null where no parameters are known so early. */
export function rateAt(rates: readonly TakeRateRow[], denom: string, height: number): string | null {
  const own = rates.some((rate) => rate.denom === denom) ? denom : '';
  return rates.findLast((rate) => rate.denom === own && rate.fromHeight <= height)?.rate ?? null;
}
