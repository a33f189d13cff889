// Market and provider objects out of a node's answers, both generations.
import { addressField, bigField, bytesField, type Decoded, enumNumber, messageField, optionalMessage, textField } from '../decode/index.ts';
import { attributes, bidId, coin, deploymentId, durationNanos, groupId, groupSpec, orderId, resourceOffers } from '../decode/market.ts';
import { orderPrice } from '../ledger/market.ts';
import type { Bid, Deployment, Group, Lease, Order } from '../objects.ts';
import { answerError } from './answer-error.ts';
import type { AuditView, BidView, DeploymentView, GroupView, LeaseView, OrderView, ProviderView } from './objects.ts';

/** The name of a state, which must be one of `known`. */
export function stateOf<T extends string>(message: Decoded, known: readonly T[], object: string): T {
  const name = textField(message, 'state');
  const state = known.find((candidate) => candidate === name);
  if (state === undefined) throw answerError(`the state "${name}" is none of ${known.join(', ')}`, object);
  return state;
}

const DEPLOYMENT_STATES: readonly Deployment['state'][] = ['active', 'closed'];
const GROUP_STATES: readonly Group['state'][] = ['open', 'paused', 'insufficient_funds', 'closed'];
const ORDER_STATES: readonly Order['state'][] = ['open', 'active', 'closed'];
const BID_STATES: readonly Bid['state'][] = ['open', 'active', 'lost', 'closed'];
const LEASE_STATES: readonly Lease['state'][] = ['active', 'insufficient_funds', 'closed', 'reclaiming'];

function height(message: Decoded, name: string): number {
  return Number(bigField(message, name));
}

/** The id under either name: `id` from v1.0 on, `deployment_id` and the like before. */
function idOf(message: Decoded, legacyName: string): Decoded {
  return messageField(message, message.id === undefined ? legacyName : 'id');
}

function reclamationMinWindow(message: Decoded): bigint | null {
  const reclamation = message.reclamation === undefined ? null : optionalMessage(message, 'reclamation');
  return durationNanos(reclamation, 'min_window');
}

/** A deployment; the version of v1beta3 is the hash of later generations. */
export function parseDeployment(message: Decoded): DeploymentView {
  const hash = bytesField(message, message.hash === undefined ? 'version' : 'hash');
  return {
    id: deploymentId(idOf(message, 'deployment_id')),
    state: stateOf(message, DEPLOYMENT_STATES, 'deployment'),
    hash: Buffer.from(hash).toString('hex'),
    createdHeight: height(message, 'created_at'),
    reclamationMinWindowNanos: reclamationMinWindow(message),
  };
}

/** A group with what it asks for. */
export function parseGroup(message: Decoded): GroupView {
  return {
    id: groupId(idOf(message, 'group_id')),
    state: stateOf(message, GROUP_STATES, 'group'),
    spec: groupSpec(messageField(message, 'group_spec')),
    createdHeight: height(message, 'created_at'),
  };
}

/** An order; its price is the sum of its units' prices by count. */
export function parseOrder(message: Decoded): OrderView {
  return {
    id: orderId(idOf(message, 'order_id')),
    state: stateOf(message, ORDER_STATES, 'order'),
    price: orderPrice(groupSpec(messageField(message, 'spec'))),
    createdHeight: height(message, 'created_at'),
    reclamationMinWindowNanos: reclamationMinWindow(message),
  };
}

/** A bid; its window of reclamation is null where the generation has none. */
export function parseBid(message: Decoded): BidView {
  return {
    id: bidId(idOf(message, 'bid_id')),
    state: stateOf(message, BID_STATES, 'bid'),
    price: coin(optionalMessage(message, 'price')),
    createdHeight: height(message, 'created_at'),
    resourcesOffer: resourceOffers(message),
    reclamationWindowNanos: message.reclamation_window === undefined ? null : durationNanos(message, 'reclamation_window'),
  };
}

/** Number of a reason by its name; a number that the definition does not know comes as its text. */
function reasonNumber(message: Decoded): number {
  const name = textField(message, 'reason');
  const number = enumNumber('akash.market.v1.LeaseClosedReason', name) ?? Number(name);
  if (!Number.isInteger(number)) throw answerError(`"${name}" is no reason`, 'lease');
  return number;
}

function parseReclamation(message: Decoded): LeaseView['reclamation'] {
  const reclamation = message.reclamation === undefined ? null : optionalMessage(message, 'reclamation');
  if (reclamation === null) return null;
  return {
    windowNanos: durationNanos(reclamation, 'window') ?? 0n,
    startedAt: height(reclamation, 'started_at'),
    deadlineSeconds: bigField(reclamation, 'deadline'),
    reason: reasonNumber(reclamation),
  };
}

/** A lease; its reason is 0 where the generation keeps none. */
export function parseLease(message: Decoded): LeaseView {
  const closed = height(message, 'closed_on');
  return {
    id: bidId(idOf(message, 'lease_id')),
    state: stateOf(message, LEASE_STATES, 'lease'),
    price: coin(optionalMessage(message, 'price')),
    createdHeight: height(message, 'created_at'),
    closedHeight: closed === 0 ? null : closed,
    reason: message.reason === undefined ? 0 : reasonNumber(message),
    reclamation: parseReclamation(message),
  };
}

/** A provider; what it tells of itself is empty text where it tells nothing. */
export function parseProvider(message: Decoded): ProviderView {
  const info = optionalMessage(message, 'info');
  return {
    owner: addressField(message, 'owner'),
    hostUri: textField(message, 'host_uri'),
    email: info === null ? '' : textField(info, 'email'),
    website: info === null ? '' : textField(info, 'website'),
    attributes: attributes(message),
  };
}

/** What one auditor signed about one provider. */
export function parseAudit(message: Decoded): AuditView {
  return { auditor: addressField(message, 'auditor'), owner: addressField(message, 'owner'), attributes: attributes(message) };
}
