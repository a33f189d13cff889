// Gives out what changed since the last drain, and lets go of what can never change again.
import type { LedgerRows } from '../contract.ts';
import { copyAccount } from './escrow-store.ts';
import { bidKey, deploymentKey, groupKey } from './keys.ts';
import { saveState } from './snapshot.ts';
import type { LedgerState } from './state.ts';

function rowsOf<T>(keys: Iterable<string>, find: (key: string) => T | undefined, copy: (row: T) => T): T[] {
  const rows: T[] = [];
  for (const key of keys) {
    const row = find(key);
    if (row !== undefined) rows.push(copy(row));
  }
  return rows;
}

/** Splits `owner/dseq/gseq[/oseq[/provider]]` at the parts that maps are keyed by. */
function parentOf(key: string): [parent: string, last: string] {
  const slash = key.lastIndexOf('/');
  return [key.slice(0, slash), key.slice(slash + 1)];
}

/** All rows touched since the last drain as copies that stay as they are. */
export function drainState(state: LedgerState): LedgerRows {
  const { touched } = state;
  const group = (key: string) => {
    const [deployment, gseq] = parentOf(key);
    return state.groups.get(deployment)?.get(Number(gseq));
  };
  const order = (key: string) => {
    const [parent, oseq] = parentOf(key);
    return state.orders.get(parent)?.live.get(Number(oseq));
  };
  const bid = (key: string) => {
    const [parent, provider] = parentOf(key);
    return state.bids.get(parent)?.get(provider);
  };
  const rows: LedgerRows = {
    deployments: rowsOf(
      touched.deployments,
      (key) => state.deployments.get(key),
      (row) => ({ ...row }),
    ),
    groups: rowsOf(touched.groups, group, (row) => ({ ...row })),
    orders: rowsOf(touched.orders, order, (row) => ({ ...row })),
    bids: rowsOf(touched.bids, bid, (row) => ({ ...row })),
    leases: rowsOf(
      touched.leases,
      (key) => state.leases.get(key),
      (row) => ({ ...row, prices: [...row.prices] }),
    ),
    providers: rowsOf(
      touched.providers,
      (key) => state.providers.get(key),
      (row) => ({ ...row }),
    ),
    providerAttributes: [...touched.providerAttributes.values()],
    auditedAttributes: [...touched.auditedAttributes.values()],
    accounts: rowsOf(touched.accounts, (key) => state.accounts.get(key), copyAccount),
    payments: rowsOf(
      touched.payments,
      (key) => state.payments.get(key),
      (row) => ({ ...row }),
    ),
    grants: [...touched.grants.values()],
    flows: touched.flows,
    parameters: touched.parameters.values,
    state: saveState(state),
  };
  state.forgetTouched();
  forget(state, rows);
  return rows;
}

/** Takes finally closed objects out of memory, so that a block's cost does not grow with history. */
function forget(state: LedgerState, rows: LedgerRows): void {
  for (const { id, state: end } of rows.bids) {
    if (end === 'open' || end === 'active') continue;
    const [order] = parentOf(bidKey(id));
    const bids = state.bids.get(order);
    bids?.delete(id.provider);
    if (bids?.size === 0) state.bids.delete(order);
  }
  for (const { id, state: end } of rows.leases) {
    if (end === 'closed' || end === 'insufficient_funds') state.leases.delete(bidKey(id));
  }
  for (const { id, state: end } of rows.orders) {
    if (end === 'closed') state.orders.get(groupKey(id))?.live.delete(id.oseq);
  }
  for (const { xid, state: end } of rows.payments) if (end === 'closed') state.forgetPayment(xid);
  for (const { scope, xid, state: end } of rows.accounts) if (end === 'closed') state.accounts.delete(`${scope}/${xid}`);
  for (const { id } of rows.groups) forgetDeployment(state, deploymentKey(id));
  for (const { id } of rows.deployments) forgetDeployment(state, deploymentKey(id));
}

/** A deployment goes with its groups once all are closed; one out of funds may be started again (protocol 3.2). */
function forgetDeployment(state: LedgerState, key: string): void {
  if (state.deployments.get(key)?.state !== 'closed') return;
  const groups = state.groupsOf(key);
  if (groups.some((group) => group.state !== 'closed')) return;
  for (const { id } of groups) {
    const orders = state.orders.get(groupKey(id));
    if (orders !== undefined && orders.live.size === 0) state.orders.delete(groupKey(id));
  }
  state.groups.delete(key);
  state.deployments.delete(key);
}
