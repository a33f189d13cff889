// Escrow from v1.1 on: whole coins are charged payment by payment, what is missing is debt (protocol 4.6, eras D, E, F).
import type { DecCoin } from '../facts.ts';
import type { EscrowAccount, EscrowPayment } from '../objects.ts';
import { truncateDecimal } from './decimal.ts';
import type { AuthorizedDeposit } from './deposits.ts';
import { payFromAkt } from './escrow-fallback.ts';
import type { Refusal } from './escrow-legacy.ts';
import { payOut } from './escrow-money.ts';
import {
  addTo,
  amountInLast,
  copyAccount,
  drawDeposits,
  fetchDeposits,
  isInDebt,
  newPayment,
  saveAccount,
  savePayment,
} from './escrow-store.ts';
import { requireOneDenom } from './escrow-v1-0.ts';
import { ownerAndDseq } from './keys.ts';
import { accountKey, type LedgerState, plus } from './state.ts';

interface Settlement {
  account: EscrowAccount;
  payments: EscrowPayment[];
  overdrawn: boolean;
}

/**
 * Charges copies of the account and its payments. An account in debt is left alone and counts as overdrawn; in an
 * overdrawn one only what is unsettled is tried again, as no blocks pass for it.
 */
function settle(state: LedgerState, stored: EscrowAccount): Settlement | Refusal {
  if (stored.state === 'closed') return 'account-closed';
  const account = copyAccount(stored);
  if (isInDebt(account)) return { account, payments: [], overdrawn: true };
  let delta = 0n;
  if (account.state === 'open') {
    delta = BigInt(state.height - account.settledAt);
    account.settledAt = state.height;
  }
  const payments = account.scope === 'deployment' ? consideredPayments(state, account.xid, delta) : [];
  requireOneDenom(state, account, payments);
  for (const payment of payments) chargePayment(account, payment, delta);
  payFromAkt(state, account, payments);
  if (payments.every((payment) => payment.state === 'open')) return { account, payments, overdrawn: false };
  account.state = 'overdrawn';
  for (const payment of payments) {
    payment.state = 'overdrawn';
    payOut(state, payment);
  }
  return { account, payments, overdrawn: true };
}

function consideredPayments(state: LedgerState, deployment: string, delta: bigint): EscrowPayment[] {
  const overdrawn = state.paymentsOf(deployment, 'overdrawn');
  const open = delta > 0n ? state.paymentsOf(deployment, 'open') : [];
  return [...overdrawn, ...open].map((payment) => ({ ...payment }));
}

/**
 * Charges one payment, which is overdrawn where its account could not pay it in full and else open, also if it was
 * overdrawn before. The fraction of rate * delta is dropped.
 */
function chargePayment(account: EscrowAccount, payment: EscrowPayment, delta: bigint): void {
  const wasOverdrawn = payment.state === 'overdrawn';
  const due = wasOverdrawn ? payment.unsettled.amount : truncateDecimal(payment.rate.amount * delta);
  const { denom } = payment.rate;
  const taken = drawDeposits(account, denom, due);
  payment.balance = plus(payment.balance, taken);
  payment.unsettled = { ...payment.unsettled, amount: (wasOverdrawn ? 0n : payment.unsettled.amount) + due - taken };
  addTo(account.funds, denom, taken - due);
  payment.state = taken === due ? 'open' : 'overdrawn';
}

/**
 * Adds a deposit, to an open account without a settle. An overdrawn one settles its debts with it, and is closed where it covers all of
 * them. Returns why the chain refuses, or null.
 */
export function deposit(state: LedgerState, stored: EscrowAccount, authorized: AuthorizedDeposit): Refusal | null {
  if (stored.state === 'closed') return 'account-closed';
  const account = copyAccount(stored);
  // An overdrawn account, or an open one that paid its debt in uakt (escrow-fallback.ts), begins again from nothing; not where
  // the conversion left two entries, of which the first holds the debt.
  const debt = amountInLast(account.funds, authorized.denom);
  if (debt < 0n) addTo(account.funds, authorized.denom, -debt);
  fetchDeposits(state, account, authorized);
  if (account.state === 'open') {
    state.setAccount(account);
    return null;
  }
  const settlement = settle(state, account);
  if (typeof settlement === 'string') return settlement;
  if (!settlement.overdrawn) settlement.account.state = 'closed';
  closePayments(state, settlement.payments);
  saveAll(state, settlement);
  return null;
}

/** Closes and pays those that are open; overdrawn ones have been paid what there was. */
function closePayments(state: LedgerState, payments: readonly EscrowPayment[]): void {
  for (const payment of payments) {
    if (payment.state !== 'open') continue;
    payment.state = 'closed';
    payOut(state, payment);
  }
}

function saveAll(state: LedgerState, { account, payments }: Settlement): void {
  saveAccount(state, account);
  for (const payment of payments) savePayment(state, payment);
}

/** Whatever the settle finds: an open account in debt, which no settle charges, is closed too, and its payments stay open. */
export function closeAccount(state: LedgerState, stored: EscrowAccount): Refusal | null {
  const settlement = settle(state, stored);
  if (typeof settlement === 'string') return settlement;
  if (settlement.account.state === 'open') settlement.account.state = 'closed';
  closePayments(state, settlement.payments);
  saveAll(state, settlement);
  return null;
}

/** The settled payments are thrown away: what they accrued leaves the account and is lost (protocol 4.6). */
export function createPayment(state: LedgerState, stored: EscrowAccount, xid: string, owner: string, rate: DecCoin): Refusal | null {
  const settlement = settle(state, stored);
  if (typeof settlement === 'string') return settlement;
  if (settlement.overdrawn) return 'account-overdrawn';
  saveAccount(state, settlement.account);
  state.setPayment(newPayment(xid, owner, rate));
  return null;
}

function settlementOf(state: LedgerState, xid: string): Settlement | Refusal {
  const stored = state.accounts.get(accountKey('deployment', ownerAndDseq(xid).join('/')));
  return stored === undefined ? 'account-closed' : settle(state, stored);
}

/** Settles a payment's account and pays the payment out. Returns why the chain refuses, or null. */
export function withdrawPayment(state: LedgerState, xid: string): Refusal | null {
  if (state.payments.get(xid)?.state !== 'open') return 'payment-closed';
  const settlement = settlementOf(state, xid);
  if (typeof settlement === 'string') return settlement;
  if (!settlement.overdrawn) {
    const payment = settlement.payments.find((candidate) => candidate.xid === xid);
    if (payment === undefined) {
      throw state.broken('a second settle in a block succeeds, which the chain refuses', 'LEDGER_SETTLED_TWICE', xid);
    }
    payOut(state, payment);
  }
  saveAll(state, settlement);
  return null;
}

/** A payment that the settle skips (second settle in a block, account in debt) stays as it is, though its lease closes. */
export function closePayment(state: LedgerState, xid: string): Refusal | null {
  const current = state.payments.get(xid)?.state;
  if (current !== 'open' && current !== 'overdrawn') return 'payment-closed';
  const settlement = settlementOf(state, xid);
  if (typeof settlement === 'string') return settlement;
  const payment = settlement.payments.find((candidate) => candidate.xid === xid);
  if (payment !== undefined && !settlement.overdrawn) {
    if (payment.state === 'open') payment.state = 'closed';
    payOut(state, payment);
  }
  saveAll(state, settlement);
  return null;
}
