// What a movement of coins changes in deployments' escrow accounts.
import type { LedgerSnapshot } from '../contract.ts';
import { fromInteger } from '../ledger/decimal.ts';
import type { MoneyFlow } from '../objects.ts';

/** Whether a kind fills escrow (1), empties it (-1), or neither. The v2.0 conversion burns what leaves and mints what comes. */
const DIRECTION: Readonly<Partial<Record<MoneyFlow['kind'], 1n | -1n>>> = {
  deposit: 1n,
  refund: -1n,
  earnings: -1n,
  take_fee: -1n,
  migration_burn: -1n,
  migration_mint: 1n,
};

/** How much more deployments' escrow accounts hold of the flow's denomination, scaled by 10^18. */
export function escrowChange({ kind, coin }: MoneyFlow): bigint {
  return (DIRECTION[kind] ?? 0n) * fromInteger(coin.amount);
}

/**
 * What deployments' accounts and their payments hold where measure starts, by denomination, scaled by 10^18. Coins that the
 * chain has lost count of before (protocol 4.6) are not seen.
 */
export function heldBy({ accounts, payments }: Pick<LedgerSnapshot, 'accounts' | 'payments'>): Map<string, bigint> {
  const held = new Map<string, bigint>();
  const own = accounts.filter(({ scope }) => scope === 'deployment');
  const coins = own.flatMap(({ legacy, funds }) => (legacy === null ? funds : [legacy.balance, legacy.funds]));
  for (const { denom, amount } of [...coins, ...payments.map(({ balance }) => balance)]) {
    if (amount > 0n) held.set(denom, (held.get(denom) ?? 0n) + amount);
  }
  return held;
}
