// Upgrade v1.1.0: closes every deployment that pays in axlUSDC, and what closed deployments left open (protocol 9.1).
import { AXL_USDC } from '@leasebook/db';
import type { EscrowAccount, EscrowPayment } from '../objects.ts';
import { copyAccount } from './escrow-store.ts';
import { compareText } from './keys.ts';
import { closeDeployment, onPaymentClosed } from './market-close.ts';
import { accountKey, type LedgerState, plus } from './state.ts';

/** Open accounts of deployments, in the order of their keys as text. */
function openDeploymentAccounts(state: LedgerState): EscrowAccount[] {
  const accounts = [...state.accounts.values()].filter((account) => account.scope === 'deployment' && account.state === 'open');
  return accounts.sort((left, right) => compareText(left.xid, right.xid));
}

/** Open payments that the scan of a deployment finds, those of siblings included, and then overdrawn ones: not the order of a settle. */
function unfinishedPayments(state: LedgerState, deployment: string): EscrowPayment[] {
  return [...state.paymentsOf(deployment, 'open'), ...state.paymentsOf(deployment, 'overdrawn')].map((payment) => ({ ...payment }));
}

/** What the upgrade itself does to escrow accounts, at the start of its block: two passes, in the order of the accounts that the chain walks. */
export function upgradeV11(state: LedgerState): void {
  for (const account of openDeploymentAccounts(state)) if (account.funds[0]?.denom === AXL_USDC) forceClose(state, account.xid);
  for (const account of openDeploymentAccounts(state)) closeLeftover(state, account);
}

/**
 * Pass 1. Deposits go without refund; what is owed is taken for rate * (height + settled_at), which is a sum where a
 * difference was meant, and is written over the rate itself. Deposits that exceed even that close the account with its
 * payments; otherwise the payments are overdrawn and the account waits for pass 2.
 */
function forceClose(state: LedgerState, xid: string): void {
  const key = accountKey('deployment', xid);
  const stored = state.accounts.get(key);
  if (stored?.state !== 'open') return;
  const account = copyAccount(stored);
  const payments = unfinishedPayments(state, xid);
  const wasOverdrawn = payments.some((payment) => payment.state === 'overdrawn');
  const factor = BigInt(state.height + account.settledAt);
  const owed = payments.reduce((sum, payment) => sum + payment.rate.amount * factor, 0n);
  const deposited = account.deposits.reduce((sum, entry) => sum + entry.balance.amount, 0n);
  account.deposits = [];
  account.funds = account.funds.map((coin, place) => (place === 0 ? plus(coin, -owed) : coin));
  const overdraft = wasOverdrawn || deposited <= owed;
  if (wasOverdrawn) account.state = 'overdrawn';
  else if (!overdraft) account.state = 'closed';
  // The handler takes the account out of the store first: nothing that it closes settles it.
  state.accounts.delete(key);
  closeDeployment(state, xid, wasOverdrawn);
  state.setAccount(account);
  for (const payment of payments) {
    const rate = { ...payment.rate, amount: payment.rate.amount * factor };
    const next = overdraft ? 'overdrawn' : 'closed';
    state.setPayment({ ...payment, state: next, rate, unsettled: rate, balance: { ...payment.balance, amount: 0n } });
    onPaymentClosed(state, payment.xid, overdraft);
  }
}

/** Pass 2: accounts that are still open though their deployment is closed, those of pass 1 among them. Nothing is paid. */
function closeLeftover(state: LedgerState, account: EscrowAccount): void {
  if (state.deployments.get(account.xid)?.state === 'active') return;
  const funds = account.funds.map((coin, place) => (place === 0 ? { ...coin, amount: 0n } : coin));
  state.setAccount({ ...account, state: 'closed', deposits: [], funds });
  for (const payment of unfinishedPayments(state, account.xid)) {
    state.setPayment({ ...payment, state: 'closed', balance: { ...payment.balance, amount: 0n } });
  }
}
