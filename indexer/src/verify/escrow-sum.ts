// Whether the escrow account's coins are those of the records in it, and what the chain's defects left beside (protocol 4.11).
import { formatDecimal, fromInteger } from '../ledger/decimal.ts';
import type { EscrowAccount, EscrowPayment } from '../objects.ts';
import { compareFields, emptyResult, type KindResult } from './compare.ts';
import type { Fields } from './fields.ts';
import type { ListedObjects } from './objects.ts';

/** What records hold of each denomination, scaled by 10^18; debts count as nothing. */
function held(accounts: Iterable<EscrowAccount>, payments: Iterable<EscrowPayment>): Map<string, bigint> {
  const sums = new Map<string, bigint>();
  const add = (denom: string, amount: bigint): void => {
    if (amount > 0n) sums.set(denom, (sums.get(denom) ?? 0n) + amount);
  };
  for (const { legacy, funds } of accounts) {
    for (const part of legacy === null ? funds : [legacy.balance, legacy.funds]) add(part.denom, part.amount);
  }
  for (const { balance } of payments) add(balance.denom, balance.amount);
  return sums;
}

function sumFields(sum: bigint, balance: string | undefined): Fields {
  return new Map([
    ['held', formatDecimal(sum)],
    ['beside', formatDecimal(fromInteger(BigInt(balance ?? '0')) - sum)],
  ]);
}

/** Whether the lists hold every record there is. */
function isWhole({ deployments, bids, leases }: ListedObjects): boolean {
  return (
    ['active', 'closed'].every((state) => deployments.gap('', state) === null) &&
    ['open', 'active', 'lost', 'closed'].every((state) => bids.gap('', state) === null) &&
    ['active', 'insufficient_funds', 'closed'].every((state) => leases.gap('', state) === null)
  );
}

interface Side {
  accounts: Iterable<EscrowAccount>;
  payments: Iterable<EscrowPayment>;
  /** Balances of the escrow module account by denomination, as text; undefined where they are not known. */
  balances: Fields | undefined;
}

/**
 * By denomination: what all records hold, and how much the module account has beside it. Null where not every record or no
 * balance was answered.
 */
export function compareEscrowSum(listed: ListedObjects, chain: Fields | undefined, ours: Side): KindResult | null {
  if (chain === undefined || ours.balances === undefined || !isWhole(listed)) return null;
  const result = emptyResult();
  const chainSums = held(listed.accounts.objects.values(), listed.payments.objects.values());
  const ourSums = held(ours.accounts, ours.payments);
  for (const denom of new Set([...chain.keys(), ...chainSums.keys(), ...ourSums.keys()])) {
    compareFields(
      result,
      denom,
      sumFields(ourSums.get(denom) ?? 0n, ours.balances.get(denom)),
      sumFields(chainSums.get(denom) ?? 0n, chain.get(denom)),
    );
  }
  return result;
}
