// Escrow of v1.0: payments are settled one by one with all decimals, and much of it is never stored (protocol 4.6, era C).
import type { DecCoin } from '../facts.ts';
import type { EscrowAccount, EscrowPayment } from '../objects.ts';
import type { AuthorizedDeposit } from './deposits.ts';
import type { Refusal } from './escrow-legacy.ts';
import { payOut } from './escrow-money.ts';
import { addTo, copyAccount, drawDeposits, fetchDeposits, newPayment, saveAccount, savePayment } from './escrow-store.ts';
import { ownerAndDseq } from './keys.ts';
import { accountKey, type LedgerState, plus } from './state.ts';

interface Settlement {
  account: EscrowAccount;
  payments: EscrowPayment[];
  /** Payments that are stored with the account: those paid out or overdrawn. */
  changed: Set<EscrowPayment>;
  overdrawn: boolean;
}

/** Adds a deposit, without a settle. Returns why the chain refuses it, or null. */
export function deposit(state: LedgerState, stored: EscrowAccount, authorized: AuthorizedDeposit): Refusal | null {
  if (stored.state !== 'open') return 'account-closed';
  const account = copyAccount(stored);
  fetchDeposits(state, account, authorized);
  state.setAccount(account);
  return null;
}

/** Charges copies; nothing is stored here. A shortfall is not remembered as `unsettled`, only the funds turn negative. */
function settle(state: LedgerState, stored: EscrowAccount): Settlement | Refusal {
  if (stored.state !== 'open') return 'account-closed';
  const account = copyAccount(stored);
  const delta = BigInt(state.height - account.settledAt);
  const nothing = { account, payments: [], changed: new Set<EscrowPayment>(), overdrawn: false };
  if (delta === 0n) return nothing;
  account.settledAt = state.height;
  const payments = account.scope === 'deployment' ? state.paymentsOf(account.xid, 'open').map((payment) => ({ ...payment })) : [];
  requireOneDenom(state, account, payments);
  let overdrawn = false;
  for (const payment of payments) {
    const due = payment.rate.amount * delta;
    const taken = drawDeposits(account, payment.rate.denom, due);
    payment.balance = plus(payment.balance, taken);
    if (taken < due) {
      overdrawn = true;
      addTo(account.funds, payment.rate.denom, taken - due);
    }
  }
  if (!overdrawn) return { ...nothing, payments };
  account.state = 'overdrawn';
  for (const payment of payments) {
    payment.state = 'overdrawn';
    payOut(state, payment);
  }
  return { account, payments, changed: new Set(payments), overdrawn: true };
}

/** The chain adds up the rates as one coin, and panics where denominations differ (protocol 4.6): no success can do so. */
export function requireOneDenom(state: LedgerState, account: EscrowAccount, payments: readonly EscrowPayment[]): void {
  const denoms = new Set(payments.map((payment) => payment.rate.denom));
  if (denoms.size > 1) {
    throw state.broken(
      `a settle over payments in ${[...denoms].join(' and ')} succeeds, which the chain refuses`,
      'LEDGER_DENOMS_DIFFER',
      account.xid,
    );
  }
}

/** Settles and closes an account with its payments, and refunds what is left. Returns why the chain refuses, or null. */
export function closeAccount(state: LedgerState, stored: EscrowAccount): Refusal | null {
  const settlement = settle(state, stored);
  if (typeof settlement === 'string') return settlement;
  // The overdraw that a close itself finds is paid out and forgotten.
  if (settlement.overdrawn) return null;
  const { account, payments } = settlement;
  account.state = 'closed';
  for (const payment of payments) {
    payment.state = 'closed';
    payOut(state, payment);
  }
  saveAccount(state, account);
  for (const payment of payments) savePayment(state, payment);
  return null;
}

/** The accruals of running payments leave the account and are lost. */
export function createPayment(state: LedgerState, stored: EscrowAccount, xid: string, owner: string, rate: DecCoin): Refusal | null {
  const settlement = settle(state, stored);
  if (typeof settlement === 'string') return settlement;
  if (settlement.overdrawn) return 'account-overdrawn';
  saveAccount(state, settlement.account);
  state.setPayment(newPayment(xid, owner, rate));
  return null;
}

/** The settle of a payment's account, with the payment's own copy. A payment that the settle skips makes the chain panic. */
function settlePayment(state: LedgerState, xid: string): (Settlement & { payment: EscrowPayment }) | Refusal {
  if (state.payments.get(xid)?.state !== 'open') return 'payment-closed';
  const stored = state.accounts.get(accountKey('deployment', ownerAndDseq(xid).join('/')));
  if (stored === undefined) return 'account-closed';
  const settlement = settle(state, stored);
  if (typeof settlement === 'string') return settlement;
  const payment = settlement.payments.find((candidate) => candidate.xid === xid);
  if (payment === undefined) {
    throw state.broken('a second settle in a block succeeds, which the chain refuses', 'LEDGER_SETTLED_TWICE', xid);
  }
  return { ...settlement, payment };
}

/** Settles a payment's account and pays the payment out; what the settle gave to other payments is lost (protocol 4.6). Returns why the chain refuses, or null. */
export function withdrawPayment(state: LedgerState, xid: string): Refusal | null {
  const settlement = settlePayment(state, xid);
  if (typeof settlement === 'string') return settlement;
  const { account, payment, changed } = settlement;
  if (!settlement.overdrawn && payOut(state, payment)) changed.add(payment);
  saveAccount(state, account);
  for (const one of changed) savePayment(state, one);
  return null;
}

/** Settles a payment's account, pays the payment out and closes it. Returns why the chain refuses, or null. */
export function closePayment(state: LedgerState, xid: string): Refusal | null {
  const settlement = settlePayment(state, xid);
  if (typeof settlement === 'string') return settlement;
  if (settlement.overdrawn) return null;
  const { account, payment } = settlement;
  payment.state = 'closed';
  payOut(state, payment);
  saveAccount(state, account);
  savePayment(state, payment);
  return null;
}
