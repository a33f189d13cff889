// What the tables tell of the chain's economy, as the token's and the network's figures are made of it: mint, supply, pool, parameters.
import { type Sql, sqlIssuedIn, sqlSupplyBefore } from '@leasebook/db';
import { formatDecimal, parseDecimal } from '../ledger/decimal.ts';
import { MODULES } from '../ledger/parameters.ts';
import { type Figures, parameterFields } from './figures.ts';

function full(text: string): string {
  return formatDecimal(parseDecimal(text), 'full');
}

/** The mint event of the indexed block, and the supply after it; nothing where the table has none. */
async function reportMint(sql: Sql, figures: Figures): Promise<void> {
  const [row] = await sql<{ inflation: string; provisions: string; supply: string | null }[]>`
    SELECT m.inflation::text, m.annual_provisions::text AS provisions,
      (${sql.unsafe(sqlSupplyBefore('m'))} + m.minted + ${sql.unsafe(sqlIssuedIn('m.height'))})::numeric(96, 0)::text AS supply
    FROM mints m JOIN checkpoint USING (height)`;
  if (row === undefined) return;
  figures.set('mint', 'inflation', { inflation: full(row.inflation) });
  figures.set('mint', 'annualProvisions', { annual_provisions: full(row.provisions) });
  if (row.supply !== null) figures.set('supply', 'uakt', { amount: row.supply });
}

/** The community pool as it grew from what it held before the first indexed block; nothing where that is not known. */
async function reportPool(sql: Sql, figures: Figures): Promise<void> {
  const rows = await sql<{ denom: string; amount: string }[]>`
    WITH parts AS (
      SELECT denom, CASE kind WHEN 'spent' THEN -amount ELSE amount END AS amount
      FROM coin_days WHERE kind IN ('tax', 'take_fee', 'funded', 'spent')
      UNION ALL
      SELECT begun.key, begun.value::numeric FROM checkpoint, jsonb_each_text(ledger_state -> 'poolBefore') AS begun
    )
    SELECT denom, sum(amount)::text AS amount FROM parts, checkpoint WHERE ledger_state ? 'poolBefore' GROUP BY denom
    HAVING sum(amount) <> 0`;
  for (const { denom, amount } of rows) figures.set('communityPool', denom, { amount: full(amount) });
}

async function reportParameters(sql: Sql, figures: Figures): Promise<void> {
  const rows = await sql<{ module: string; parameters: Record<string, unknown> }[]>`
    WITH newest AS (
      SELECT DISTINCT ON (module, name) module, name, value FROM parameters
      WHERE height <= (SELECT height FROM checkpoint) ORDER BY module, name, from_height DESC, height DESC
    )
    SELECT module, jsonb_object_agg(name, value) AS parameters FROM newest
    WHERE value IS NOT NULL AND module = ANY(${[...MODULES]}::text[]) GROUP BY module`;
  for (const { module, parameters } of rows) {
    // Of what no node told an index that began in the middle has only what was set since; the ledger's state tells take (tables.ts).
    if (module === 'take' && !('default_take_rate' in parameters)) continue;
    figures.set('parameters', module, parameterFields(module, parameters));
  }
}

/** Tells `figures` all of it. */
export async function reportEconomy(sql: Sql, figures: Figures): Promise<void> {
  await reportMint(sql, figures);
  await reportPool(sql, figures);
  await reportParameters(sql, figures);
}

/**
 * The most units that withdrawn rewards may have left in the community pool: each message of staking or distribution withdraws at most
 * twice, and leaves less than one unit each time.
 */
export async function mostWithdrawals(sql: Sql): Promise<number> {
  const [row] = await sql<{ count: number }[]>`
    SELECT 2 * count(*)::int AS count FROM messages JOIN transactions USING (height, tx_index)
    WHERE code = 0 AND (type_url LIKE '/cosmos.staking.%' OR type_url LIKE '/cosmos.distribution.%')`;
  return row?.count ?? 0;
}
