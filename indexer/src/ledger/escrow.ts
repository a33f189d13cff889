// The escrow of whatever version is in force: one entrance for the market's messages (protocol 4).
import type { DecCoin } from '../facts.ts';
import type { EscrowAccount } from '../objects.ts';
import type { AuthorizedDeposit } from './deposits.ts';
import * as legacy from './escrow-legacy.ts';
import { createAccount as createStoredAccount } from './escrow-store.ts';
import * as v10 from './escrow-v1-0.ts';
import * as v11 from './escrow-v1-1.ts';
import { accountKey, type LedgerState } from './state.ts';

type Refusal = legacy.Refusal;

/** What each version does in its own way. Each returns why the chain refuses, or null. */
interface EscrowRules {
  deposit(state: LedgerState, account: EscrowAccount, deposit: AuthorizedDeposit): Refusal | null;
  closeAccount(state: LedgerState, account: EscrowAccount): Refusal | null;
  createPayment(state: LedgerState, account: EscrowAccount, xid: string, provider: string, rate: DecCoin): Refusal | null;
  withdrawPayment(state: LedgerState, xid: string): Refusal | null;
  closePayment(state: LedgerState, xid: string): Refusal | null;
}

const V0_38: EscrowRules = {
  deposit: legacy.deposit,
  closeAccount: legacy.closeAccount,
  createPayment: legacy.createPayment,
  withdrawPayment: legacy.withdrawPayment,
  closePayment: legacy.closePayment,
};
const V1_0: EscrowRules = {
  deposit: v10.deposit,
  closeAccount: v10.closeAccount,
  createPayment: v10.createPayment,
  withdrawPayment: v10.withdrawPayment,
  closePayment: v10.closePayment,
};
const V1_1: EscrowRules = {
  deposit: v11.deposit,
  closeAccount: v11.closeAccount,
  createPayment: v11.createPayment,
  withdrawPayment: v11.withdrawPayment,
  closePayment: v11.closePayment,
};

function rules(state: LedgerState): EscrowRules {
  if (state.at('v1.1.0')) return V1_1;
  return state.at('v1.0.0') ? V1_0 : V0_38;
}

/** Opens an account with its first deposit. */
export function createAccount(
  state: LedgerState,
  scope: EscrowAccount['scope'],
  xid: string,
  owner: string,
  deposit: AuthorizedDeposit,
): void {
  const create = state.at('v1.0.0') ? createStoredAccount : legacy.createAccount;
  create(state, scope, xid, owner, deposit);
}

/** Adds a deposit; returns why the chain refuses it, or null. */
export function depositInto(state: LedgerState, scope: EscrowAccount['scope'], xid: string, deposit: AuthorizedDeposit): Refusal | null {
  const account = state.accounts.get(accountKey(scope, xid));
  return account === undefined ? 'account-missing' : rules(state).deposit(state, account, deposit);
}

/** Settles, refunds and closes an account with its payments. */
export function closeAccount(state: LedgerState, scope: EscrowAccount['scope'], xid: string): Refusal | null {
  const account = state.accounts.get(accountKey(scope, xid));
  return account === undefined ? 'account-missing' : rules(state).closeAccount(state, account);
}

/** Settles a deployment's account and opens a lease's payment. */
export function createPayment(state: LedgerState, deployment: string, xid: string, provider: string, rate: DecCoin): Refusal | null {
  const account = state.accounts.get(accountKey('deployment', deployment));
  return account === undefined ? 'account-missing' : rules(state).createPayment(state, account, xid, provider, rate);
}

/** Settles a payment's account and pays the payment out. */
export function withdrawPayment(state: LedgerState, xid: string): Refusal | null {
  return rules(state).withdrawPayment(state, xid);
}

/** Settles a payment's account, pays the payment out and closes it. */
export function closePayment(state: LedgerState, xid: string): Refusal | null {
  return rules(state).closePayment(state, xid);
}
