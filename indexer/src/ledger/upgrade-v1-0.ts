// Upgrade v1.0.0: escrow accounts get their new form, deposit grants their new message, groups their real place (protocol 9).
import type { EscrowAccount } from '../contract.ts';
import { groupKey } from './keys.ts';
import type { LedgerState } from './state.ts';

/**
 * An account of v0.38 in the form of v1.0: the depositor's money and then the owner's become deposit entries of height 0,
 * funds their sum; parts of zero are left out (protocol 4.5). Accounts closed before the upgrade keep their old form in the
 * tables: the chain converts those too, and this function tells to what.
 */
export function migratedAccount(account: EscrowAccount): EscrowAccount {
  if (account.legacy === null) return account;
  const { balance, funds, depositor } = account.legacy;
  const deposits: EscrowAccount['deposits'] = [];
  if (funds.amount > 0n) deposits.push({ owner: depositor, height: 0, source: 'grant', balance: funds });
  if (balance.amount > 0n) deposits.push({ owner: account.owner, height: 0, source: 'balance', balance });
  return { ...account, legacy: null, funds: [{ denom: balance.denom, amount: balance.amount + funds.amount }], deposits };
}

export function upgradeV10(state: LedgerState): void {
  for (const account of state.accounts.values()) state.setAccount(migratedAccount(account));
  state.grants.moveToDepositMessage();
  for (const groups of state.groups.values()) {
    for (const group of groups.values()) if (group.state === 'paused') state.pausedStoreKeys.add(groupKey(group.id));
  }
}
