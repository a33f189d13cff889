// What both the token's figures and its course read of coins: sums by day, and what the ledger of the checkpoint holds.

/** Columns of sums over rows of `coin_days`, in the smallest unit of a coin; movements of the pool are signed. */
export const SQL_COIN_SUMS = `sum(amount) FILTER (WHERE kind = 'minted') AS minted,
  coalesce(sum(amount) FILTER (WHERE kind = 'issued' AND denom = 'uact'), 0) AS act_minted,
  coalesce(sum(amount) FILTER (WHERE kind = 'burned' AND denom = 'uact'), 0) AS act_burned,
  coalesce(sum(CASE WHEN kind IN ('tax', 'take_fee', 'funded') THEN amount WHEN kind = 'spent' THEN -amount END)
    FILTER (WHERE denom = 'uakt'), 0) AS pool`;

/**
 * Columns of the checkpoint's `ledger_state` (indexer/src/ledger/snapshot.ts), in the smallest unit: whether the pool before the
 * first indexed day is known and what it held, ACT in circulation and AKT of the vault with what waits to be converted. Before
 * v2.0 brings both there is none of them.
 */
export const SQL_HELD = `ledger_state ? 'poolBefore' AS has_pool, coalesce((ledger_state #>> '{poolBefore,uakt}')::numeric, 0) AS pool,
  coalesce((ledger_state #>> '{bme,issued,uact}')::numeric, 0) AS act,
  coalesce((ledger_state #>> '{bme,balances,uakt}')::numeric, 0) AS vault`;
