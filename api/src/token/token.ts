// AKT and ACT at the indexed block: from mint events, sums of coins by day, and what the ledger keeps of the burn-mint module.
import { sqlIssuedIn, sqlSupplyBefore, type Transaction } from '@leasebook/db';
import { SQL_COIN_SUMS, SQL_HELD } from './coins.ts';
import type { MaximumSupply } from './setting.ts';

/** A value with where it comes from, or why there is none. */
export interface TokenFigureRow {
  /** Exact decimal text. */
  value: string | null;
  unit: string;
  source: string;
  reason: string | null;
}

/** What the tables tell; amounts in AKT or ACT, null where they do not tell it. */
interface Told {
  height: number;
  time: Date;
  supply: string | null;
  minted: string | null;
  minted30d: string | null;
  supplyBefore30d: string | null;
  inflation: string | null;
  bondedRatio: string | null;
  bonded: string | null;
  communityPool: string | null;
  actSupply: string | null;
  actMinted: string;
  actBurned: string;
  vault: string | null;
  aktUsd: string | null;
  aktUsdSource: string | null;
  aktUsdTime: Date | null;
}

/** Everything derived from it; null where a part is not known. */
interface Derived {
  circulating: string | null;
  supplyOfMaximum: string | null;
  circulatingOfMaximum: string | null;
  inflationRealised: string | null;
  bondedOfCirculating: string | null;
  communityPoolUsd: string | null;
  collateralRatio: string | null;
}

export interface TokenRow {
  told: (Told & Derived) | null;
  maximum: MaximumSupply;
}

/**
 * Reads it at the indexed block. Supply after a block = annual provisions ÷ inflation of its mint event + its mint + what the
 * burn-mint module issued − burned in it (protocol 7).
 */
export async function loadToken(sql: Transaction, maximum: MaximumSupply): Promise<TokenRow> {
  const [told] = await sql<(Told & Derived)[]>`
    WITH mint AS (SELECT m.*, ${sql.unsafe(sqlSupplyBefore('m'))} AS before FROM mints m JOIN checkpoint c USING (height)),
    coins AS (SELECT ${sql.unsafe(SQL_COIN_SUMS)} FROM coin_days),
    month AS (
      SELECT max(last.bucket) AS last, max(last.bucket) - interval '29 days' AS first FROM figures last, checkpoint c
      WHERE last.grain = 'day' AND last.dimension = 'network' AND last.member = '' AND last.bucket + interval '1 day' <= c.block_time
    ),
    month_coins AS (
      SELECT sum(d.amount) AS minted, min(${sql.unsafe(sqlSupplyBefore('m'))}) AS before
      FROM month
      JOIN figures f ON f.grain = 'day' AND f.dimension = 'network' AND f.member = '' AND f.bucket = month.first
        AND f.covered_us = 86400000000
      JOIN mints m ON m.height = f.first_height
      JOIN coin_days d ON d.kind = 'minted' AND d.day BETWEEN month.first AND month.last
    ),
    held AS (
      SELECT ${sql.unsafe(SQL_HELD)}, coalesce((
          SELECT sum((p #>> '{coin,amount}')::numeric) FROM jsonb_array_elements(ledger_state #> '{bme,pending}') AS p
          WHERE p #>> '{coin,denom}' = 'uakt'), 0) AS pending
      FROM checkpoint
    ),
    price AS (
      SELECT p.usd, p.source, p.time FROM prices p JOIN checkpoint c ON p.time <= c.block_time
      ORDER BY p.time DESC, p.source = 'oracle' DESC LIMIT 1
    ),
    told AS (
      SELECT c.height, c.block_time AS time, (mint.before + mint.minted + ${sql.unsafe(sqlIssuedIn('c.height'))}) / 1000000 AS supply,
        coalesce(coins.minted, CASE WHEN mint.height IS NOT NULL THEN 0 END) / 1000000 AS minted,
        month_coins.minted / 1000000 AS minted_30d, month_coins.before / 1000000 AS before_30d, mint.inflation, mint.bonded_ratio,
        round(mint.bonded_ratio * mint.before) / 1000000 AS bonded,
        CASE WHEN held.has_pool THEN (held.pool + coins.pool) * 0.000001 END AS pool,
        held.act / 1000000 AS act, coins.act_minted / 1000000 AS act_minted, coins.act_burned / 1000000 AS act_burned,
        (held.vault - held.pending) / 1000000 AS vault, price.usd, price.source, price.time AS price_time
      FROM checkpoint c CROSS JOIN coins CROSS JOIN held
      LEFT JOIN mint ON true LEFT JOIN month_coins ON true LEFT JOIN price ON true
    )
    SELECT height, time, trim_scale(supply) AS supply, trim_scale(minted) AS minted, trim_scale(minted_30d) AS "minted30d",
      trim_scale(before_30d) AS "supplyBefore30d", trim_scale(inflation) AS inflation, trim_scale(bonded_ratio) AS "bondedRatio",
      trim_scale(bonded) AS bonded, trim_scale(pool) AS "communityPool", trim_scale(act) AS "actSupply",
      trim_scale(act_minted) AS "actMinted", trim_scale(act_burned) AS "actBurned", trim_scale(vault) AS vault,
      trim_scale(usd) AS "aktUsd", source AS "aktUsdSource", price_time AS "aktUsdTime",
      trim_scale(supply - pool) AS circulating,
      trim_scale(round(supply::numeric(60, 24) / ${maximum.value}::text::numeric, 18)) AS "supplyOfMaximum",
      trim_scale(round((supply - pool)::numeric(60, 24) / ${maximum.value}::text::numeric, 18)) AS "circulatingOfMaximum",
      trim_scale(round(minted_30d::numeric(60, 24) * 365 / 30 / nullif(before_30d, 0), 18)) AS "inflationRealised",
      trim_scale(round(bonded::numeric(60, 24) / nullif(supply - pool, 0), 18)) AS "bondedOfCirculating",
      trim_scale(round(pool * usd, 18)) AS "communityPoolUsd",
      trim_scale(round((vault * usd)::numeric(60, 24) / nullif(act, 0), 18)) AS "collateralRatio"
    FROM told`;
  return { told: told ?? null, maximum };
}

const NOTHING = 'Nothing is indexed yet.';
const NO_MINT =
  'The indexed block has no mint event: it is not indexed, or the index is of a version that did not keep them (`leasebook reindex`).';
const NO_INFLATION = 'The inflation is 0: the mint event then does not tell the supply.';
const NO_POOL = 'The index began after genesis, and no node told what the pool held then.';
const NO_MONTH = '30 whole days are not indexed yet.';
const NO_ACT = 'There is no ACT: it comes with the upgrade to v2.0.';
const NO_PRICE = 'No price of AKT is known.';

const MINT_EVENT = "The mint event of the indexed block: annual provisions ÷ inflation, its mint, and the burn-mint module's coins in it.";
const POOL =
  'Genesis, or what a node told where indexing began, + tax on distributed coins + take fees + MsgFundCommunityPool − what governance and upgrades spent. Fractions below 1 uakt that withdrawn rewards leave to the pool are not seen by any event.';

/** Every figure for a reader. */
export function tokenFigures({ told, maximum }: TokenRow) {
  const figure = (value: string | null | undefined, unit: string, source: string, reason: string): TokenFigureRow => ({
    value: value ?? null,
    unit,
    source,
    reason: value == null ? (told === null ? NOTHING : reason) : null,
  });
  const supplyReason = told?.inflation == null ? NO_MINT : NO_INFLATION;
  const poolReason = told?.communityPool == null ? NO_POOL : supplyReason;
  return {
    height: told?.height ?? 0,
    time: told?.time ?? null,
    supply: figure(told?.supply, 'AKT', MINT_EVENT, supplyReason),
    maximumSupply: { value: maximum.value, unit: 'AKT', source: maximum.source, reason: null },
    circulating: figure(told?.circulating, 'AKT', 'Supply − community pool; vesting accounts are not taken off.', poolReason),
    supplyOfMaximum: figure(told?.supplyOfMaximum, 'share, 0 to 1', 'Supply ÷ maximum supply.', supplyReason),
    circulatingOfMaximum: figure(told?.circulatingOfMaximum, 'share, 0 to 1', 'Circulating ÷ maximum supply.', poolReason),
    minted: figure(told?.minted, 'AKT', 'Sum of mint events since the first indexed block.', NO_MINT),
    minted30d: figure(told?.minted30d, 'AKT', 'Sum of mint events of the newest 30 complete days.', NO_MONTH),
    inflationInForce: figure(told?.inflation, 'share a year', 'The mint event of the indexed block.', NO_MINT),
    inflationRealised: figure(
      told?.inflationRealised,
      'share a year',
      'Minted in the newest 30 complete days × 365 / 30 ÷ supply before them.',
      told?.minted30d == null ? NO_MONTH : NO_INFLATION,
    ),
    bonded: figure(told?.bonded, 'AKT', "The mint event's bonded ratio × the supply before it, to whole uakt.", supplyReason),
    bondedOfSupply: figure(
      told?.bondedRatio,
      'share, 0 to 1',
      'The mint event of the indexed block: of the end of the block before.',
      NO_MINT,
    ),
    bondedOfCirculating: figure(told?.bondedOfCirculating, 'share, 0 to 1', 'Bonded ÷ circulating.', poolReason),
    communityPool: figure(told?.communityPool, 'AKT', POOL, NO_POOL),
    communityPoolUsd: figure(
      told?.communityPoolUsd,
      'USD',
      'Community pool × AKT in USD; its coins of other denominations are not in it.',
      told?.communityPool == null ? NO_POOL : NO_PRICE,
    ),
    actSupply: figure(told?.actSupply, 'ACT', 'Issued − burned by the burn-mint module and the v2.0 conversion.', NOTHING),
    actMinted: figure(told?.actMinted, 'ACT', 'Sum of issued coins since the first indexed block.', NOTHING),
    actBurned: figure(told?.actBurned, 'ACT', 'Sum of burned coins since the first indexed block.', NOTHING),
    vault: figure(told?.vault, 'AKT', "Coins in the burn-mint module's account, less those of requests that wait.", NOTHING),
    collateralRatio: figure(
      told?.collateralRatio,
      'share, 1 is fully covered',
      'Vault × AKT in USD ÷ ACT that exist; the chain itself uses the price of the block before.',
      told?.aktUsd == null ? NO_PRICE : NO_ACT,
    ),
    aktUsd: figure(
      told?.aktUsd,
      'USD per AKT',
      told?.aktUsdSource === 'oracle' ? "oracle: the chain's own oracle." : `${told?.aktUsdSource ?? 'none'}: an imported or polled price.`,
      NO_PRICE,
    ),
    aktUsdTime: told?.aktUsdTime ?? null,
  };
}
