// From v2.0: an account that runs out of uact pays what it owes from its uakt while minting is halted (protocol 6.3).
import type { EscrowAccount, EscrowPayment } from '../objects.ts';
import { mul, quo, truncate } from './decimal.ts';
import { addTo, amountOf, drawDeposits } from './escrow-store.ts';
import type { LedgerState } from './state.ts';

const UAKT = 'uakt';
const HALTED = ['mint_status_halt_cr', 'mint_status_halt_oracle'];

/**
 * Pays what overdrawn payments lack in uakt at the oracle's price, straight to the providers (`settleFromAktFallback`). The
 * exact quotient leaves the deposits, its whole part the module. A payment whose debt is gone is open again; where price times
 * quotient falls short by the last digit, that digit stays owed and the payment overdrawn.
 */
export function payFromAkt(state: LedgerState, account: EscrowAccount, payments: readonly EscrowPayment[]): void {
  const price = state.oracle.usablePrice();
  if (!state.at('v2.0.0') || price === null || price <= 0n || !HALTED.includes(state.bme.mintStatus)) return;
  if (amountOf(account.funds, UAKT) <= 0n) return;
  for (const payment of payments) {
    if (payment.state !== 'overdrawn' || payment.unsettled.amount === 0n) continue;
    const wanted = quo(payment.unsettled.amount, price);
    const taken = drawDeposits(account, UAKT, wanted);
    if (taken === 0n) {
      // Nothing was left for this one: the chain books what it lacks as debt, and goes on.
      addTo(account.funds, UAKT, -wanted);
      continue;
    }
    payProvider(state, account, payment, truncate(taken));
    const owed = payment.unsettled.amount - mul(taken, price);
    payment.unsettled = { ...payment.unsettled, amount: owed > 0n ? owed : 0n };
    if (owed <= 0n) payment.state = 'open';
    if (taken === wanted) continue;
    // What is lacking now is not booked: the entry is set to zero, whatever the deposits' rounding left in it.
    addTo(account.funds, UAKT, -amountOf(account.funds, UAKT));
    return;
  }
}

function payProvider(state: LedgerState, account: EscrowAccount, payment: EscrowPayment, amount: bigint): void {
  if (amount === 0n) return;
  state.flow({
    kind: 'earnings',
    coin: { denom: UAKT, amount },
    sender: state.escrowAddress,
    recipient: payment.owner,
    scope: 'deployment',
    xid: account.xid,
    lease: payment.xid,
  });
}
