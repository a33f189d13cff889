// How market objects close each other, by message and by the escrow's hooks (protocol 3.2 to 3.5).
import type { GroupId } from '../facts.ts';
import type { Bid, EscrowAccount, Group, Lease, Order } from '../objects.ts';
import { closeAccount, closePayment } from './escrow.ts';
import { bidKey, bytesOrder, compareText, deploymentKey, groupKey, orderKey } from './keys.ts';
import { accountKey, type LedgerState } from './state.ts';

/** Numbers of LeaseClosedReason (protocol 3.1). */
export const REASON = { none: 0, owner: 1, unspecified: 10_002, insufficientFunds: 20_000 } as const;

/** Bids of an order in one state, in the store's order: bytes of the provider's address, from v1.2 its text (protocol 3.4). */
export function bidsOf(state: LedgerState, order: string, wanted: Bid['state']): Bid[] {
  const bids = [...(state.bids.get(order)?.values() ?? [])].filter((bid) => bid.state === wanted);
  const sortKey = state.at('v1.2.0') ? (address: string) => address : bytesOrder;
  return bids.sort((left, right) => compareText(sortKey(left.id.provider), sortKey(right.id.provider)));
}

function closeStamp(state: LedgerState, touched: Set<string>, key: string) {
  touched.add(key);
  return state.stamp;
}

/** `OnOrderClosed`. */
export function closeOrder(state: LedgerState, order: Order): void {
  if (order.state === 'closed') return;
  const key = orderKey(order.id);
  order.state = 'closed';
  order.closed = closeStamp(state, state.touched.orders, key);
  state.foresee('order-closed', key);
}

/** `OnBidClosed`: the deposit goes back first, then the event is told; an error of the escrow is ignored. */
export function closeBid(state: LedgerState, bid: Bid): void {
  if (bid.state === 'closed' || bid.state === 'lost') return;
  const key = bidKey(bid.id);
  bid.state = 'closed';
  bid.closed = closeStamp(state, state.touched.bids, key);
  closeAccount(state, 'bid', key);
  state.foresee('bid-closed', key);
}

/** `OnBidLost`: there is no event; the caller closes the bid's account. */
export function loseBid(state: LedgerState, bid: Bid): void {
  bid.state = 'lost';
  bid.closed = closeStamp(state, state.touched.bids, bidKey(bid.id));
}

/**
 * `OnLeaseClosed`. v1.0 and v1.1 tell a reason but store none; leases closed before v1.0 got 10002 by that upgrade, which
 * is noted at once, as closed leases leave the memory (protocol 3.1).
 */
export function closeLease(state: LedgerState, lease: Lease, next: 'closed' | 'insufficient_funds', reason: number): void {
  if (lease.state === 'closed' || lease.state === 'insufficient_funds') return;
  const key = bidKey(lease.id);
  lease.state = next;
  lease.closed = closeStamp(state, state.touched.leases, key);
  if (!state.at('v1.0.0')) lease.reason = REASON.unspecified;
  else if (state.at('v1.2.0')) lease.reason = reason;
  lease.announcedReason = state.at('v1.0.0') ? reason : null;
  state.delta.leasesClosed.push(lease);
  state.foresee('lease-closed', key);
}

/** `OnCloseGroup` of the deployment keeper. */
export function closeGroup(state: LedgerState, group: Group, next: 'closed' | 'insufficient_funds'): void {
  const key = groupKey(group.id);
  group.state = next;
  group.closedHeight = state.height;
  state.touched.groups.add(key);
  state.pausedStoreKeys.delete(key);
  state.foresee('group-closed', key);
}

/**
 * `OnPauseGroup`, of an open group or of one that lacked funds: up to v1.1 it stays where it was in the store's order
 * (protocol 3.4).
 */
export function pauseGroup(state: LedgerState, group: Group): void {
  const key = groupKey(group.id);
  group.state = 'paused';
  group.closedHeight = null;
  state.touched.groups.add(key);
  state.foresee('group-paused', key);
}

/**
 * `OnGroupClosed` of the market keeper: active orders with their open bids, their active bid and its lease; in v2.1 the open
 * orders too. Up to v1.1 a lease ends as `closed` whatever the group's state.
 */
export function closeMarketOfGroup(state: LedgerState, id: GroupId, groupState: Group['state']): void {
  const key = groupKey(id);
  const short = groupState === 'insufficient_funds' && state.at('v1.2.0');
  for (const order of state.ordersOf(key, 'active')) {
    closeOrder(state, order);
    const orderId = orderKey(order.id);
    for (const bid of bidsOf(state, orderId, 'open')) closeBid(state, bid);
    for (const bid of bidsOf(state, orderId, 'active')) {
      closeBid(state, bid);
      const lease = state.leases.get(bidKey(bid.id));
      if (lease === undefined) continue;
      closeLease(state, lease, short ? 'insufficient_funds' : 'closed', short ? REASON.insufficientFunds : REASON.owner);
      closePayment(state, bidKey(bid.id));
    }
  }
  if (!state.at('v2.1.0')) return;
  for (const order of state.ordersOf(key, 'open')) {
    closeOrder(state, order);
    for (const bid of bidsOf(state, orderKey(order.id), 'open')) closeBid(state, bid);
  }
}

const STORE_ORDER: Group['state'][] = ['open', 'paused', 'insufficient_funds', 'closed'];

/** Groups as the store lists them: by gseq from v1.2, before by the state that they are stored under, then gseq (3.5). */
function groupsInStoreOrder(state: LedgerState, deployment: string): Group[] {
  const groups = state.groupsOf(deployment);
  if (state.at('v1.2.0')) return groups;
  const rank = (group: Group) => {
    const storedAs = group.state === 'paused' && !state.pausedStoreKeys.has(groupKey(group.id)) ? 'open' : group.state;
    return STORE_ORDER.indexOf(storedAs);
  };
  return groups.sort((left, right) => rank(left) - rank(right) || left.id.gseq - right.id.gseq);
}

/** `OnEscrowAccountClosed`: a deployment ends with its account; bids' accounts do nothing more. */
export function onAccountClosed(state: LedgerState, account: EscrowAccount, overdrawn: boolean): void {
  if (account.scope === 'deployment') closeDeployment(state, account.xid, overdrawn);
}

/** Closes an active deployment with all its groups that are not closed. */
export function closeDeployment(state: LedgerState, key: string, overdrawn: boolean): void {
  const deployment = state.deployments.get(key);
  if (deployment?.state !== 'active') return;
  deployment.state = 'closed';
  deployment.closed = closeStamp(state, state.touched.deployments, key);
  state.delta.deploymentsClosed += 1;
  state.foresee('deployment-closed', deploymentKey(deployment.id));
  const next = overdrawn ? 'insufficient_funds' : 'closed';
  for (const group of groupsInStoreOrder(state, key)) {
    if (group.state === 'closed') continue;
    closeGroup(state, group, next);
    closeMarketOfGroup(state, group.id, next);
  }
}

/**
 * `OnEscrowPaymentClosed`: the lease of a payment ends with it, unless its bid has ended before. In this way a settle over
 * a sibling's payment closes the sibling's lease (protocol 4.6).
 */
export function onPaymentClosed(state: LedgerState, xid: string, overdrawn: boolean): void {
  const lease = state.leases.get(xid);
  if (lease === undefined) return;
  const order = orderKey(lease.id);
  const bid = state.bids.get(order)?.get(lease.id.provider);
  if (bid?.state !== 'active') return;
  const ofGroup = state.orders.get(groupKey(lease.id))?.live.get(lease.id.oseq);
  if (ofGroup !== undefined) closeOrder(state, ofGroup);
  closeBid(state, bid);
  if (overdrawn) closeLease(state, lease, 'insufficient_funds', REASON.insufficientFunds);
  else closeLease(state, lease, 'closed', REASON.unspecified);
}

/**
 * Whether the account of a lease that closed in this block ran out of funds in it. To be asked at the end of the block: the lease may close
 * before its group, and later the group may be started again, or the account be paid. The group tells so, unless its owner paused, started
 * or closed it in the same block; then the deployment does, with an account that is overdrawn.
 */
export function hasRunOut(state: LedgerState, { id, state: now }: Lease): boolean {
  if (now === 'insufficient_funds') return true;
  const key = deploymentKey(id);
  const group = state.groupsOf(key).find(({ id: { gseq } }) => gseq === id.gseq);
  if (group?.closedHeight === state.height) return group.state === 'insufficient_funds';
  const isClosed = state.deployments.get(key)?.closed?.height === state.height;
  return isClosed && state.accounts.get(accountKey('deployment', key))?.state === 'overdrawn';
}
