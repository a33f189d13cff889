// The token by bucket: the state after each bucket's last block, and sums within it.
import { sqlIssuedIn, sqlSupplyBefore, type Transaction } from '@leasebook/db';
import { type BucketRange, bucketOf, buckets } from '../times/buckets.ts';
import { SQL_COIN_SUMS, SQL_HELD } from './coins.ts';

/** Exact decimal text; null where it is not known. */
export interface TokenPointRow {
  time: Date;
  supply: string | null;
  minted: string | null;
  inflationInForce: string | null;
  inflationRealised: string | null;
  bondedOfSupply: string | null;
  bonded: string | null;
  communityPool: string | null;
  actSupply: string | null;
  actMinted: string;
  actBurned: string;
  vault: string | null;
  collateralRatio: string | null;
  aktUsd: string | null;
  aktUsdSource: string | null;
  partial: boolean;
}

/**
 * Reads the buckets of a range, oldest first. What the pool holds is reckoned from the first indexed day on; ACT and vault back
 * from what the ledger holds now, so that an index that began in the middle of the chain tells them too.
 */
export async function loadTokenSeries(sql: Transaction, range: BucketRange): Promise<TokenPointRow[]> {
  return sql<TokenPointRow[]>`
    WITH slots AS (
      SELECT s.bucket, s.ends, s.partial, last.height AS last_height, first.height AS first_height,
        last.time AS last_time, coalesce(before.time, first.time) AS begun_time,
        -- The first indexed block minted for a time that is not known: what it mints counts where the rate begins, not in it.
        first.height + CASE WHEN before.height IS NULL THEN 1 ELSE 0 END AS rate_from
      FROM ${buckets(sql, range)} AS s
      LEFT JOIN LATERAL (SELECT height, time FROM blocks WHERE time < s.ends ORDER BY time DESC LIMIT 1) AS last ON true
      LEFT JOIN LATERAL (SELECT height, time FROM blocks WHERE time >= s.bucket ORDER BY time LIMIT 1) AS first ON true
      LEFT JOIN blocks before ON before.height = first.height - 1
    ),
    coins AS (
      SELECT bucket, ${sql.unsafe(SQL_COIN_SUMS)},
        coalesce(sum(amount) FILTER (WHERE kind = 'vault' AND denom = 'uakt'), 0) AS vault_change
      FROM (
        SELECT ${bucketOf(sql, range, sql`day`)} AS bucket, kind, denom, amount FROM coin_days WHERE day < ${range.to}
        -- In a bucket without any movement the sums up to it are still known.
        UNION ALL SELECT bucket, 'none', '', 0 FROM slots
      ) AS d
      GROUP BY bucket
    ),
    running AS (
      SELECT bucket, minted, act_minted, act_burned, sum(pool) OVER up AS pool,
        sum(act_minted - act_burned) OVER after AS act_since, sum(vault_change) OVER after AS vault_since
      FROM coins WINDOW up AS (ORDER BY bucket), after AS (ORDER BY bucket ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING)
    ),
    later AS (
      SELECT coalesce(sum(CASE kind WHEN 'issued' THEN amount ELSE -amount END) FILTER (WHERE kind <> 'vault' AND denom = 'uact'), 0) AS act,
        coalesce(sum(amount) FILTER (WHERE kind = 'vault' AND denom = 'uakt'), 0) AS vault
      FROM coin_days WHERE day >= ${range.to} AND kind IN ('issued', 'burned', 'vault')
    ),
    held AS (SELECT ${sql.unsafe(SQL_HELD)} FROM checkpoint),
    told AS (
      SELECT s.*, coalesce(k.minted, CASE WHEN m.height IS NOT NULL THEN 0 END) AS minted,
        k.minted - CASE WHEN s.rate_from > s.first_height THEN head.minted ELSE 0 END AS rate_minted, k.act_minted, k.act_burned,
        h.act - l.act - coalesce(k.act_since, 0) AS act, h.vault - l.vault - coalesce(k.vault_since, 0) AS vault,
        h.pool + k.pool AS pool, h.has_pool,
        m.inflation, m.bonded_ratio, ${sql.unsafe(sqlSupplyBefore('m'))} AS before, m.minted AS last_minted,
        ${sql.unsafe(sqlSupplyBefore('start'))} AS begun, ${sql.unsafe(sqlIssuedIn('s.last_height'))} AS changed, price.usd, price.source
      FROM slots s CROSS JOIN held h CROSS JOIN later l
      JOIN running k USING (bucket)
      LEFT JOIN mints m ON m.height = s.last_height
      LEFT JOIN mints head ON head.height = s.first_height
      LEFT JOIN mints start ON start.height = s.rate_from
      LEFT JOIN LATERAL (
        SELECT p.usd, p.source FROM prices p WHERE p.time <= s.last_time ORDER BY p.time DESC, p.source = 'oracle' DESC LIMIT 1
      ) AS price ON true
    )
    SELECT bucket AS time, trim_scale((before + last_minted + changed) / 1000000) AS supply, trim_scale(minted / 1000000) AS minted,
      trim_scale(inflation) AS "inflationInForce",
      trim_scale(round((rate_minted * 31536000)::numeric(80, 24)
        / nullif(begun * extract(epoch FROM last_time - begun_time), 0), 18)) AS "inflationRealised",
      trim_scale(bonded_ratio) AS "bondedOfSupply", trim_scale(round(bonded_ratio * before) / 1000000) AS bonded,
      CASE WHEN has_pool THEN trim_scale(pool * 0.000001) END AS "communityPool",
      trim_scale(act * 0.000001) AS "actSupply",
      trim_scale(act_minted * 0.000001) AS "actMinted", trim_scale(act_burned * 0.000001) AS "actBurned",
      trim_scale(vault * 0.000001) AS vault,
      trim_scale(round((vault * usd)::numeric(80, 24) / nullif(act, 0), 18)) AS "collateralRatio",
      trim_scale(usd) AS "aktUsd", source AS "aktUsdSource", partial
    FROM told ORDER BY bucket`;
}
