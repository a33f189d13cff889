// Coins that leave the escrow account for a payment's provider, and where refunds are told apart.
import type { EscrowAccount, EscrowPayment } from '../objects.ts';
import { fromInteger, truncate } from './decimal.ts';
import { ownerAndDseq } from './keys.ts';
import { type LedgerState, plus } from './state.ts';
import { takeFee } from './take.ts';

/**
 * Pays the whole part of a payment's balance out: first the take fee to the community pool, then the rest to the provider;
 * a transfer of nothing is not made (`paymentWithdraw`, protocol 4.3, 4.7). Changes `payment`; its fraction stays.
 * Returns whether there was anything to pay.
 */
export function payOut(state: LedgerState, payment: EscrowPayment): boolean {
  const { denom } = payment.balance;
  const raw = truncate(payment.balance.amount);
  if (raw === 0n) return false;
  const fee = takeFee(state, denom, raw);
  const place = { scope: 'deployment', xid: ownerAndDseq(payment.xid).join('/'), lease: payment.xid } as const;
  if (fee > 0n) {
    state.flow({
      kind: 'take_fee',
      coin: { denom, amount: fee },
      sender: state.escrowAddress,
      recipient: state.distributionAddress,
      ...place,
    });
  }
  if (raw > fee) {
    state.flow({
      kind: 'earnings',
      coin: { denom, amount: raw - fee },
      sender: state.escrowAddress,
      recipient: payment.owner,
      ...place,
    });
  }
  payment.withdrawn = plus(payment.withdrawn, raw);
  payment.balance = plus(payment.balance, -fromInteger(raw));
  return true;
}

/** Sends whole coins of an account back to who deposited them. */
export function refund(state: LedgerState, account: EscrowAccount, recipient: string, denom: string, amount: bigint): void {
  state.flow({
    kind: account.scope === 'bid' ? 'bid_refund' : 'refund',
    coin: { denom, amount },
    sender: state.escrowAddress,
    recipient,
    scope: account.scope,
    xid: account.xid,
    lease: '',
  });
}

/** Takes a deposit in. */
export function receive(state: LedgerState, account: EscrowAccount, sender: string, denom: string, amount: bigint): void {
  state.flow({
    kind: account.scope === 'bid' ? 'bid_deposit' : 'deposit',
    coin: { denom, amount },
    sender,
    recipient: state.escrowAddress,
    scope: account.scope,
    xid: account.xid,
    lease: '',
  });
}
