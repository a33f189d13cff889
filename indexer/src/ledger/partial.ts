// A ledger that began from a node's answers lacks what no answer tells: it reads that from the transaction's own events.
import type { Coin, EventFacts, GroupId } from '../facts.ts';
import { smaller } from './decimal.ts';
import { groupKey } from './keys.ts';
import type { LedgerState } from './state.ts';

/** Events of the transaction at hand, and what is known not to exist although nobody told of it before. */
export class Partial {
  /** Whether history is missing; a ledger that ran from the chain's first block needs none of this. */
  isPartial = false;
  /** Pairs `granter grantee` whose grant is known to be gone. */
  readonly revoked = new Set<string>();
  events: readonly EventFacts[] = [];

  /** The oseq that the transaction gives to a new order of the group, where it is above `last`; else null. */
  toldOrder(group: GroupId, last: number): number | null {
    const key = groupKey(group);
    for (const { event } of this.events) {
      if (event.kind === 'order-created' && groupKey(event.id) === key && event.id.oseq > last) return event.id.oseq;
    }
    return null;
  }

  /** Whether a grant that may not be held is told to change in this transaction, so that it exists. */
  isTold(granter: string, grantee: string): boolean {
    if (!this.isPartial) return false;
    return this.events.some(({ event }) => event.kind === 'grant' && event.granter === granter && event.grantee === grantee);
  }

  /** Whether this transaction sends just these coins from one address to another. */
  isToldPaid(from: string, to: string, { denom, amount }: Coin): boolean {
    return this.events.some(
      ({ event }) =>
        event.kind === 'transfer' &&
        event.sender === from &&
        event.recipient === to &&
        event.coins.some((coin) => coin.denom === denom && coin.amount === amount),
    );
  }

  /** Whether a grant is told to be gone in this transaction. */
  isToldGone(granter: string, grantee: string): boolean {
    return this.events.some(({ event }) => event.kind === 'revoke' && event.granter === granter && event.grantee === grantee);
  }
}

/**
 * Who paid up to `remaining` of a deposit by grants: the senders of the transfers into the escrow account that follow the
 * first `skip` unexplained ones, up to one of the signer's own.
 */
export function grantsPaid(
  state: LedgerState,
  signer: string,
  denom: string,
  remaining: bigint,
  skip: number,
): { granter: string; amount: bigint }[] {
  const paid: { granter: string; amount: bigint }[] = [];
  let open = remaining;
  for (const { sender, coins } of state.incoming.slice(state.explained + skip)) {
    const amount = smaller(coins.find((coin) => coin.denom === denom)?.amount ?? 0n, open);
    if (sender === signer || amount === 0n) break;
    paid.push({ granter: sender, amount });
    open -= amount;
  }
  return paid;
}
