// Upgrade v1.0.0: escrow accounts get their new form, deposit grants their new message, groups their real place (protocol 9).
import type { Resources } from '../facts.ts';
import type { Bid, EscrowAccount, Group } from '../objects.ts';
import { groupKey } from './keys.ts';
import type { LedgerState } from './state.ts';

/**
 * An account of v0.38 in the form of v1.0: the depositor's money and then the owner's become deposit entries of height 0,
 * funds their sum; parts of zero are left out (protocol 4.5). Accounts closed before the upgrade keep their old form in the
 * tables, though the chain converts those too.
 */
export function migratedAccount(account: EscrowAccount): EscrowAccount {
  if (account.legacy === null) return account;
  const { balance, funds, depositor } = account.legacy;
  const deposits: EscrowAccount['deposits'] = [];
  if (funds.amount > 0n) deposits.push({ owner: depositor, height: 0, source: 'grant', balance: funds });
  if (balance.amount > 0n) deposits.push({ owner: account.owner, height: 0, source: 'balance', balance });
  return { ...account, legacy: null, funds: [{ denom: balance.denom, amount: balance.amount + funds.amount }], deposits };
}

/** The migration names every volume `default`, whatever its name was. */
function migratedResources(resources: Resources): Resources {
  return { ...resources, storage: resources.storage.map((volume) => ({ ...volume, name: 'default' })) };
}

/** A group of before v1.0 as that upgrade left it; those closed before keep what they had in the tables. */
function migratedGroup(group: Group): Group {
  const units = group.spec.resources.map((unit) => ({ ...unit, resources: migratedResources(unit.resources) }));
  return { ...group, spec: { ...group.spec, resources: units } };
}

/** A bid of before v1.0 as that upgrade left it; those ended before keep what they had in the tables. */
function migratedBid(bid: Bid): Bid {
  return { ...bid, resourcesOffer: bid.resourcesOffer.map((offer) => ({ ...offer, resources: migratedResources(offer.resources) })) };
}

/**
 * What is finally closed is left as it was: it may or may not be in memory still, which depends on when the ledger was
 * drained last, and the tables must not.
 */
export function upgradeV10(state: LedgerState): void {
  for (const account of state.accounts.values()) if (account.state !== 'closed') state.setAccount(migratedAccount(account));
  state.grants.moveToDepositMessage();
  for (const [deployment, groups] of state.groups) {
    const gone = state.deployments.get(deployment)?.state === 'closed' && [...groups.values()].every((group) => group.state === 'closed');
    if (gone) continue;
    for (const group of groups.values()) {
      state.addGroup(migratedGroup(group));
      if (group.state === 'paused') state.pausedStoreKeys.add(groupKey(group.id));
    }
  }
  for (const bids of state.bids.values()) {
    for (const bid of bids.values()) if (bid.state === 'open' || bid.state === 'active') state.addBid(migratedBid(bid));
  }
}
