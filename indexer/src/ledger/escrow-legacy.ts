// Escrow up to v0.38: whole blocks are settled for all payments at once, what is left is split by rate (protocol 4.3, 4.4).
import type { DecCoin } from '../facts.ts';
import type { EscrowAccount, EscrowPayment } from '../objects.ts';
import { formatDecimal, fromInteger, mul, ONE, quo, smaller, truncate } from './decimal.ts';
import type { AuthorizedDeposit } from './deposits.ts';
import { payOut, receive, refund } from './escrow-money.ts';
import { ownerAndDseq } from './keys.ts';
import { accountKey, type LedgerState, plus } from './state.ts';

/** Why the chain refuses an operation. Some messages ignore it, others fail with it. */
export type Refusal = 'account-missing' | 'account-closed' | 'account-overdrawn' | 'payment-closed';

interface Settlement {
  /** Payments that were charged; none where the account was already settled in this block. */
  payments: EscrowPayment[];
  overdrawn: boolean;
}

type Legacy = NonNullable<EscrowAccount['legacy']>;

function legacyOf(state: LedgerState, account: EscrowAccount): Legacy {
  if (account.legacy !== null) return account.legacy;
  throw state.broken('an account has the form of v1.0 before that upgrade', 'LEDGER_ACCOUNT_FORM', `${account.scope}/${account.xid}`);
}

/** Stores what an account holds; `least` is how little its balance may be, in units of the 18th decimal. */
function setMoney(state: LedgerState, account: EscrowAccount, balance: DecCoin, funds: DecCoin, least = 0n): void {
  if (balance.amount < least || funds.amount < 0n) {
    throw state.broken(
      `an account would hold ${formatDecimal(balance.amount)} of its own and ${formatDecimal(funds.amount)} of others`,
      'LEDGER_ACCOUNT_NEGATIVE',
      account.xid,
    );
  }
  account.legacy = { ...legacyOf(state, account), balance, funds };
  state.setAccount(account);
}

/** Opens an account with its first deposit: `balance` where the owner gave it, else `funds` of that one depositor. */
export function createAccount(
  state: LedgerState,
  scope: EscrowAccount['scope'],
  xid: string,
  owner: string,
  { denom, parts }: AuthorizedDeposit,
): void {
  const [part] = parts;
  const depositor = part?.owner ?? owner;
  const amount = fromInteger(part?.amount ?? 0n);
  const account: EscrowAccount = {
    scope,
    xid,
    owner,
    state: 'open',
    settledAt: state.height,
    transferred: [{ denom, amount: 0n }],
    legacy: {
      balance: { denom, amount: depositor === owner ? amount : 0n },
      funds: { denom, amount: depositor === owner ? 0n : amount },
      depositor,
    },
    funds: [],
    deposits: [],
  };
  receive(state, account, depositor, denom, part?.amount ?? 0n);
  state.setAccount(account);
}

/** Adds a deposit, without a settle. Returns why the chain refuses it, or null. */
export function deposit(state: LedgerState, account: EscrowAccount, { denom, parts }: AuthorizedDeposit): Refusal | null {
  if (account.state !== 'open') return 'account-closed';
  for (const { owner, amount } of parts) {
    receive(state, account, owner, denom, amount);
    const legacy = legacyOf(state, account);
    account.legacy =
      owner === account.owner
        ? { ...legacy, balance: plus(legacy.balance, fromInteger(amount)) }
        : { ...legacy, funds: plus(legacy.funds, fromInteger(amount)), depositor: owner };
  }
  state.setAccount(account);
  return null;
}

/**
 * The debt that a settle of `n` whole blocks may leave, as the 18th decimal of `total / rate` is rounded before it is
 * truncated to `n`: half a unit of that decimal for each coin of `rate`. The chain charges all blocks then and stores the
 * negative balance, with which each later settle panics until a deposit pays it (`DecCoin` refuses negative amounts).
 */
function roundedDebt(rate: bigint): bigint {
  return rate / (2n * ONE);
}

/** Charges the open payments for the blocks since the last settle (`doAccountSettle`). */
function settle(state: LedgerState, account: EscrowAccount): Settlement | Refusal {
  if (account.state !== 'open') return 'account-closed';
  const delta = BigInt(state.height - account.settledAt);
  if (delta === 0n) return { payments: [], overdrawn: false };
  account.settledAt = state.height;
  state.setAccount(account);
  const payments = account.scope === 'deployment' ? state.paymentsOf(account.xid, 'open') : [];
  if (payments.length === 0) return { payments, overdrawn: false };
  const rate = payments.reduce((sum, payment) => sum + payment.rate.amount, 0n);
  const { balance, funds } = legacyOf(state, account);
  const affordable = truncate(quo(balance.amount + funds.amount, rate));
  const blocks = smaller(affordable, delta);
  for (const payment of payments) {
    payment.balance = plus(payment.balance, payment.rate.amount * blocks);
    state.setPayment(payment);
  }
  const charged = rate * blocks;
  const fromBalance = charged > funds.amount ? charged - funds.amount : 0n;
  account.transferred = account.transferred.map((coin) => plus(coin, charged));
  setMoney(state, account, plus(balance, -fromBalance), plus(funds, fromBalance - charged), blocks === delta ? -roundedDebt(rate) : 0n);
  if (blocks === delta) {
    returnOrphanedFunds(state, account);
    return { payments, overdrawn: false };
  }
  overdraw(state, account, payments, rate);
  return { payments, overdrawn: true };
}

/** From v0.34: money whose grant is gone goes back to its depositor; the fraction stays in the module (4.3 step 5). */
function returnOrphanedFunds(state: LedgerState, account: EscrowAccount): void {
  const { balance, funds, depositor } = legacyOf(state, account);
  const held = truncate(funds.amount);
  if (funds.amount === 0n || !state.grants.isGone(depositor, account.owner, { denom: funds.denom, amount: held })) return;
  refund(state, account, depositor, funds.denom, held);
  setMoney(state, account, balance, { ...funds, amount: 0n });
}

/** Splits what is left by rate, pays everybody out and closes the deployment by the hooks (4.3 step 6). */
function overdraw(state: LedgerState, account: EscrowAccount, payments: EscrowPayment[], rate: bigint): void {
  const { balance, funds } = legacyOf(state, account);
  const rest = balance.amount + funds.amount;
  let split = 0n;
  for (const payment of payments) {
    const part = quo(mul(rest, payment.rate.amount), rate);
    payment.balance = plus(payment.balance, part);
    split += part;
  }
  if (rest - split > ONE) {
    throw state.broken(
      `an overdraw leaves ${formatDecimal(rest - split)} of ${formatDecimal(rest)} undivided`,
      'LEDGER_SETTLEMENT_INVALID',
      account.xid,
    );
  }
  account.state = 'overdrawn';
  account.transferred = account.transferred.map((coin) => plus(coin, split));
  setMoney(state, account, { ...balance, amount: rest - split }, { ...funds, amount: 0n });
  for (const payment of payments) {
    payment.state = 'overdrawn';
    payOut(state, payment);
    state.setPayment(payment);
  }
  state.hooks.accountClosed(account, true);
  for (const payment of payments) state.hooks.paymentClosed(payment.xid, true);
}

/** Refunds and stores a closed account; one with less than a whole coin is not stored and stays open (4.4). */
function withdrawAccount(state: LedgerState, account: EscrowAccount): void {
  let { balance, funds } = legacyOf(state, account);
  const { depositor } = legacyOf(state, account);
  if (balance.amount < ONE && funds.amount < ONE) return;
  if (balance.amount >= ONE) {
    const whole = truncate(balance.amount);
    refund(state, account, account.owner, balance.denom, whole);
    balance = plus(balance, -fromInteger(whole));
  }
  if (funds.amount > 0n) {
    const whole = truncate(funds.amount);
    refund(state, account, depositor, funds.denom, whole);
    state.grants.giveBack(depositor, account.owner, { denom: funds.denom, amount: whole });
    funds = plus(funds, -fromInteger(whole));
  }
  account.state = 'closed';
  setMoney(state, account, balance, funds);
}

/** Settles and closes an account with its payments, and refunds what is left; a settle that overdraws has ended all of it already. Returns why the chain refuses, or null. */
export function closeAccount(state: LedgerState, account: EscrowAccount): Refusal | null {
  const settlement = settle(state, account);
  if (typeof settlement === 'string') return settlement;
  if (settlement.overdrawn) return null;
  withdrawAccount(state, account);
  for (const payment of settlement.payments) closeAndPay(state, payment);
  state.hooks.accountClosed(account, false);
  for (const payment of settlement.payments) state.hooks.paymentClosed(payment.xid, false);
  return null;
}

/** A payment without a whole coin to pay is not stored: it stays open, and is charged on (4.4). */
function closeAndPay(state: LedgerState, payment: EscrowPayment): void {
  if (!payOut(state, payment)) return;
  payment.state = 'closed';
  state.setPayment(payment);
}

/** Settles a deployment's account and opens a lease's payment; refused where the settle overdraws. `rate` is for a block. */
export function createPayment(state: LedgerState, account: EscrowAccount, xid: string, owner: string, rate: DecCoin): Refusal | null {
  const settlement = settle(state, account);
  if (typeof settlement === 'string') return settlement;
  if (settlement.overdrawn) return 'account-overdrawn';
  state.setPayment({
    xid,
    owner,
    state: 'open',
    rate,
    balance: { denom: rate.denom, amount: 0n },
    unsettled: { denom: rate.denom, amount: 0n },
    withdrawn: { denom: rate.denom, amount: 0n },
  });
  return null;
}

/** Settles a payment's account and gives the payment as it is then stored; null where the settle overdrew. */
function settledPayment(state: LedgerState, xid: string): EscrowPayment | Refusal | null {
  const payment = state.payments.get(xid);
  if (payment?.state !== 'open') return 'payment-closed';
  const account = state.accounts.get(accountKey('deployment', ownerAndDseq(xid).join('/')));
  if (account === undefined) return 'account-closed';
  const settlement = settle(state, account);
  if (typeof settlement === 'string') return settlement;
  return settlement.overdrawn ? null : payment;
}

/** Settles a payment's account and pays out whole coins of the payment. Returns why the chain refuses, or null. */
export function withdrawPayment(state: LedgerState, xid: string): Refusal | null {
  const payment = settledPayment(state, xid);
  if (payment === null || typeof payment === 'string') return payment;
  if (payOut(state, payment)) state.setPayment(payment);
  return null;
}

/** Settles a payment's account, pays the payment out and closes it. Returns why the chain refuses, or null. */
export function closePayment(state: LedgerState, xid: string): Refusal | null {
  const payment = settledPayment(state, xid);
  if (payment === null || typeof payment === 'string') return payment;
  closeAndPay(state, payment);
  state.hooks.paymentClosed(xid, false);
  return null;
}
