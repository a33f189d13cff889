// The market's messages, from a deployment's creation to its close (protocol 3.2).
import type { BidId, DecCoin, GroupId, GroupSpec, KnownMessage } from '../facts.ts';
import type { Bid, Deployment, Group, Lease, Order } from '../objects.ts';
import { authorizeDeposit } from './deposits.ts';
import { closeAccount, closePayment, createAccount, createPayment, depositInto, withdrawPayment } from './escrow.ts';
import { leaseHardware } from './hardware.ts';
import { bidKey, deploymentKey, groupKey, orderKey } from './keys.ts';
import { bidsOf, closeBid, closeGroup, closeLease, closeMarketOfGroup, closeOrder, loseBid, pauseGroup, REASON } from './market-close.ts';
import type { LedgerState } from './state.ts';

type Message<Kind extends KnownMessage['kind']> = Extract<KnownMessage, { kind: Kind }>;

/** An operation that the chain refuses cannot be part of a successful message. */
function mustSucceed(state: LedgerState, refusal: string | null, what: string, key: string): void {
  if (refusal === null) return;
  throw state.broken(`a successful message needs ${what}, which the escrow refuses: ${refusal}`, 'LEDGER_ESCROW_REFUSED', key);
}

/** Ceiling of an order: sum of price * count over its units (`GroupSpec.Price`, protocol 2.2). */
export function orderPrice(spec: GroupSpec): DecCoin {
  const amount = spec.resources.reduce((sum, unit) => sum + unit.price.amount * BigInt(unit.count), 0n);
  return { denom: spec.resources[0]?.price.denom ?? '', amount };
}

function groupOf(state: LedgerState, id: GroupId): Group {
  return state.require(state.groups.get(deploymentKey(id))?.get(id.gseq), 'group', groupKey(id));
}

function orderOf(state: LedgerState, id: GroupId & { oseq: number }): Order {
  return state.require(state.orders.get(groupKey(id))?.live.get(id.oseq), 'order', orderKey(id));
}

function bidOf(state: LedgerState, id: BidId): Bid {
  return state.require(state.bids.get(orderKey(id))?.get(id.provider), 'bid', bidKey(id));
}

function leaseOf(state: LedgerState, id: BidId): Lease {
  return state.require(state.leases.get(bidKey(id)), 'lease', bidKey(id));
}

/** `CreateOrder`: oseq is one more than the orders that the group has had; all of those are closed. */
function createOrder(state: LedgerState, group: Group, reclamationMinWindowNanos: bigint | null): void {
  const last = state.orders.get(groupKey(group.id))?.last ?? 0;
  const told = state.partial.isPartial ? state.partial.toldOrder(group.id, last) : null;
  const id = { ...group.id, oseq: told ?? last + 1 };
  state.addOrder({ id, state: 'open', created: state.stamp, closed: null, price: orderPrice(group.spec), reclamationMinWindowNanos });
  state.foresee('order-created', orderKey(id));
}

/** A deployment with its groups, an open order for each of them, and the account that its leases are paid from. */
export function createDeployment(state: LedgerState, message: Message<'create-deployment'>): void {
  const { id, reclamationMinWindowNanos } = message;
  const key = deploymentKey(id);
  const authorized = authorizeDeposit(state, id.owner, id.owner, 'deployment', message.deposit);
  const deployment: Deployment = {
    id,
    state: 'active',
    hash: Buffer.from(message.hash).toString('hex'),
    created: state.stamp,
    closed: null,
    reclamationMinWindowNanos,
  };
  state.addDeployment(deployment);
  state.delta.deploymentsOpened += 1;
  state.foresee('deployment-created', key);
  for (const [place, spec] of message.groups.entries()) {
    const group: Group = { id: { ...id, gseq: place + 1 }, state: 'open', spec, createdHeight: state.height, closedHeight: null };
    state.addGroup(group);
    createOrder(state, group, reclamationMinWindowNanos);
  }
  createAccount(state, 'deployment', key, id.owner, authorized);
}

/** Only the hash of its manifest changes; the chain refuses other groups. */
export function updateDeployment(state: LedgerState, message: Message<'update-deployment'>): void {
  const key = deploymentKey(message.id);
  const deployment = state.require(state.deployments.get(key), 'deployment', key);
  deployment.hash = Buffer.from(message.hash).toString('hex');
  state.touched.deployments.add(key);
  state.foresee('deployment-updated', key);
}

/**
 * Adds to a deployment's account, for its owner or for anybody else who signs; one that ran out opens again if that covers what it owes.
 * @throws LeasebookError `LEDGER_ESCROW_REFUSED` where the account is closed here.
 */
export function depositDeployment(state: LedgerState, message: Message<'deposit-deployment'>): void {
  const key = deploymentKey(message.id);
  const authorized = authorizeDeposit(state, message.signer, message.id.owner, 'deployment', message.deposit);
  mustSucceed(state, depositInto(state, 'deployment', key, authorized), 'a deposit', key);
}

/**
 * Adds to a bid's deposit.
 * @throws LeasebookError `LEDGER_ESCROW_REFUSED` where the account is closed here.
 */
export function depositBid(state: LedgerState, message: Message<'deposit-bid'>): void {
  const key = bidKey(message.id);
  const authorized = authorizeDeposit(state, message.signer, message.id.provider, 'bid', message.deposit);
  mustSucceed(state, depositInto(state, 'bid', key, authorized), 'a deposit', key);
}

/** The hook of the account closes the deployment itself. */
export function closeDeploymentMessage(state: LedgerState, message: Message<'close-deployment'>): void {
  const key = deploymentKey(message.id);
  mustSucceed(state, closeAccount(state, 'deployment', key), 'a close', key);
}

/** The tenant closes one group: its order, bids and lease go with it, the deployment stays. */
export function closeGroupMessage(state: LedgerState, message: Message<'close-group'>): void {
  const group = groupOf(state, message.id);
  closeGroup(state, group, 'closed');
  closeMarketOfGroup(state, group.id, 'closed');
}

/** The tenant pauses a group: as a close, but that it may be started again. */
export function pauseGroupMessage(state: LedgerState, message: Message<'pause-group'>): void {
  const group = groupOf(state, message.id);
  pauseGroup(state, group);
  closeMarketOfGroup(state, group.id, 'paused');
}

/** The deployment's own state is not looked at (protocol 3.2). */
export function startGroupMessage(state: LedgerState, message: Message<'start-group'>): void {
  const group = groupOf(state, message.id);
  const key = groupKey(group.id);
  group.state = 'open';
  group.closedHeight = null;
  state.touched.groups.add(key);
  state.pausedStoreKeys.delete(key);
  state.foresee('group-started', key);
  createOrder(state, group, state.deployments.get(deploymentKey(group.id))?.reclamationMinWindowNanos ?? null);
}

/** A provider's offer for an open order, with its deposit. */
export function createBid(state: LedgerState, message: Message<'create-bid'>): void {
  const { id, price, resourcesOffer, reclamationWindowNanos } = message;
  const key = bidKey(id);
  orderOf(state, id);
  const authorized = authorizeDeposit(state, id.provider, id.provider, 'bid', message.deposit);
  state.addBid({ id, state: 'open', price, created: state.stamp, closed: null, resourcesOffer, reclamationWindowNanos });
  state.foresee('bid-created', key);
  createAccount(state, 'bid', key, id.provider, authorized);
}

/** On an open bid only its deposit returns; on an active one the provider ends the lease and the group is paused. */
export function closeBidMessage(state: LedgerState, message: Message<'close-bid'>): void {
  const bid = bidOf(state, message.id);
  if (bid.state === 'open') {
    closeBid(state, bid);
    return;
  }
  const lease = leaseOf(state, message.id);
  pauseGroup(state, groupOf(state, message.id));
  closeLease(state, lease, 'closed', message.reason);
  closeBid(state, bid);
  closeOrder(state, orderOf(state, message.id));
  closePayment(state, bidKey(message.id));
}

/**
 * The tenant takes a bid: its order and bid become active, the lease's payment begins in this block, and the order's other bids are lost.
 * @throws LeasebookError `LEDGER_ESCROW_REFUSED` where the account cannot take a payment here.
 */
export function createLease(state: LedgerState, message: Message<'create-lease'>): void {
  const bid = bidOf(state, message.id);
  const order = orderOf(state, bid.id);
  const group = groupOf(state, bid.id);
  const key = bidKey(bid.id);
  mustSucceed(state, createPayment(state, deploymentKey(bid.id), key, bid.id.provider, bid.price), 'a payment', key);
  const windowNanos = bid.reclamationWindowNanos;
  const lease: Lease = {
    id: bid.id,
    state: 'active',
    price: bid.price,
    prices: [{ fromHeight: state.height, ...bid.price }],
    created: state.stamp,
    closed: null,
    reason: REASON.none,
    announcedReason: null,
    ranOut: false,
    reclamation: windowNanos === null ? null : { windowNanos, startedAt: 0, deadlineSeconds: 0n, reason: 0 },
    ...leaseHardware(bid, group.spec, state.providers.get(bid.id.provider)),
  };
  state.addLease(lease);
  state.delta.leasesOpened.push(lease);
  state.foresee('lease-created', key);
  order.state = 'active';
  state.touched.orders.add(orderKey(order.id));
  bid.state = 'active';
  state.touched.bids.add(key);
  for (const loser of bidsOf(state, orderKey(order.id), 'open')) {
    loseBid(state, loser);
    closeAccount(state, 'bid', bidKey(loser.id));
    // From v1.1 the hook of a bid's account returns an error, which ends the loop and is swallowed (protocol 3.4).
    if (state.at('v1.1.0')) break;
  }
}

/**
 * The provider takes what its lease earned; the account is settled first.
 * @throws LeasebookError `LEDGER_ESCROW_REFUSED` where the payment is not open here.
 */
export function withdrawLease(state: LedgerState, message: Message<'withdraw-lease'>): void {
  const key = bidKey(message.id);
  mustSucceed(state, withdrawPayment(state, key), 'a withdrawal', key);
}

/** The tenant ends a lease; a group that is still open asks for bids again. */
export function closeLeaseMessage(state: LedgerState, message: Message<'close-lease'>): void {
  const { id } = message;
  const bid = bidOf(state, id);
  const order = orderOf(state, id);
  closeLease(state, leaseOf(state, id), 'closed', REASON.owner);
  closeBid(state, bid);
  closeOrder(state, order);
  mustSucceed(state, closePayment(state, bidKey(id)), 'a close', bidKey(id));
  const group = groupOf(state, id);
  if (group.state === 'open') createOrder(state, group, order.reclamationMinWindowNanos);
}

/** From v2.1: the provider announces that it takes its hardware back; everything else goes on (protocol 3.4). */
export function startReclaim(state: LedgerState, message: Message<'start-reclaim'>): void {
  const lease = leaseOf(state, message.id);
  const key = bidKey(message.id);
  const window = state.require(lease.reclamation ?? undefined, 'reclamation window', key).windowNanos;
  lease.state = 'reclaiming';
  lease.reclamation = {
    windowNanos: window,
    startedAt: state.height,
    deadlineSeconds: (state.time + window) / 1_000_000_000n,
    reason: message.reason,
  };
  state.touched.leases.add(key);
  state.foresee('lease-reclaim-started', key);
}
