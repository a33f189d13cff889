// From v2.0: an account that runs out of uact pays what it owes from its uakt while minting is halted (protocol 6.3).
import type { EscrowAccount, EscrowPayment } from '../contract.ts';
import { fromInteger, mul, quo, smaller, truncate } from './decimal.ts';
import { amountOf, drawDeposits } from './escrow-store.ts';
import type { LedgerState } from './state.ts';

const HALTED = ['mint_status_halt_cr', 'mint_status_halt_oracle'];

/**
 * Pays unsettled uact in uakt at the oracle's price, straight to the providers (`settleFromAktFallback`). Returns whether
 * it covered every payment: then they go back to open and the account stays open, though its uact funds keep the debt.
 */
export function payFromAkt(state: LedgerState, account: EscrowAccount, payments: EscrowPayment[]): boolean {
  const price = state.oracle.usablePrice();
  if (!state.at('v2.0.0') || account.funds[0]?.denom !== 'uact' || price === null || !HALTED.includes(state.bme.mintStatus)) return false;
  if (amountOf(account.funds, 'uakt') <= 0n) return false;
  let covered = true;
  for (const payment of payments) {
    if (payment.unsettled.amount === 0n) continue;
    const wanted = truncate(quo(payment.unsettled.amount, price));
    const available = truncate(amountOf(account.funds, 'uakt'));
    const paid = smaller(wanted, available);
    if (paid < wanted) covered = false;
    if (paid === 0n) continue;
    drawDeposits(account, 'uakt', fromInteger(paid));
    state.flow({
      kind: 'earnings',
      coin: { denom: 'uakt', amount: paid },
      sender: state.escrowAddress,
      recipient: payment.owner,
      scope: 'deployment',
      xid: account.xid,
      lease: payment.xid,
    });
    payment.unsettled = { ...payment.unsettled, amount: payment.unsettled.amount - mul(fromInteger(paid), price) };
  }
  if (!covered) return false;
  account.state = 'open';
  for (const payment of payments) payment.state = 'open';
  return true;
}
