// The escrow of whatever version is in force: one entrance for the market's messages (protocol 4).
import type { EscrowAccount } from '../contract.ts';
import type { DecCoin } from '../facts.ts';
import type { AuthorizedDeposit } from './deposits.ts';
import * as legacy from './escrow-legacy.ts';
import { createAccount as createStoredAccount } from './escrow-store.ts';
import * as v10 from './escrow-v1-0.ts';
import * as v11 from './escrow-v1-1.ts';
import { accountKey, type LedgerState } from './state.ts';

type Refusal = legacy.Refusal;

function rules(state: LedgerState): typeof v10 | typeof v11 | typeof legacy {
  if (state.at('v1.1.0')) return v11;
  return state.at('v1.0.0') ? v10 : legacy;
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
