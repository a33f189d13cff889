// Events of type `akash.v1` (eras A and B): plain texts told apart by `module` and `action` (protocol 1.1).
import type { Attribute, BidId, DecCoin, DeploymentId, GroupId, KnownEvent, OrderId } from '../facts.ts';
import { attributeValue } from './event-attributes.ts';
import { addressOf, decCoin, parseInteger } from './text.ts';

type Attributes = readonly Attribute[];

function deploymentId(attributes: Attributes): DeploymentId {
  return { owner: addressOf(attributeValue(attributes, 'owner')), dseq: parseInteger(attributeValue(attributes, 'dseq')) };
}

function groupId(attributes: Attributes): GroupId {
  return { ...deploymentId(attributes), gseq: Number(parseInteger(attributeValue(attributes, 'gseq'))) };
}

function orderId(attributes: Attributes): OrderId {
  return { ...groupId(attributes), oseq: Number(parseInteger(attributeValue(attributes, 'oseq'))) };
}

function bidId(attributes: Attributes): BidId {
  return { ...orderId(attributes), provider: addressOf(attributeValue(attributes, 'provider')), bseq: 0 };
}

function price(attributes: Attributes): DecCoin {
  return decCoin(attributeValue(attributes, 'price-denom'), attributeValue(attributes, 'price-amount'));
}

/** The event in the form of the facts; `other` where module and action are unknown. Throws `MALFORMED_EVENT`, `MALFORMED_AMOUNT`. */
export function legacyEvent(attributes: Attributes): KnownEvent {
  const action = attributeValue(attributes, 'action');
  switch (`${attributeValue(attributes, 'module')}/${action}`) {
    case 'deployment/deployment-created':
      return { kind: 'deployment-created', id: deploymentId(attributes), hash: attributeValue(attributes, 'version') };
    case 'deployment/deployment-updated':
      return { kind: 'deployment-updated', id: deploymentId(attributes), hash: attributeValue(attributes, 'version') };
    case 'deployment/deployment-closed':
      return { kind: 'deployment-closed', id: deploymentId(attributes) };
    case 'deployment/group-closed':
      return { kind: 'group-closed', id: groupId(attributes) };
    case 'deployment/group-paused':
      return { kind: 'group-paused', id: groupId(attributes) };
    case 'deployment/group-started':
      return { kind: 'group-started', id: groupId(attributes) };
    case 'market/order-created':
      return { kind: 'order-created', id: orderId(attributes) };
    case 'market/order-closed':
      return { kind: 'order-closed', id: orderId(attributes) };
    case 'market/bid-created':
      return { kind: 'bid-created', id: bidId(attributes), price: price(attributes) };
    case 'market/bid-closed':
      return { kind: 'bid-closed', id: bidId(attributes) };
    case 'market/lease-created':
      return { kind: 'lease-created', id: bidId(attributes), price: price(attributes) };
    case 'market/lease-closed':
      return { kind: 'lease-closed', id: bidId(attributes), reason: null };
    case 'provider/provider-created':
      return { kind: 'provider-created', owner: addressOf(attributeValue(attributes, 'owner')) };
    case 'provider/provider-updated':
      return { kind: 'provider-updated', owner: addressOf(attributeValue(attributes, 'owner')) };
    case 'provider/provider-deleted':
      return { kind: 'provider-deleted', owner: addressOf(attributeValue(attributes, 'owner')) };
    case 'audit/audit-trusted-auditor-created':
      return {
        kind: 'auditor-created',
        owner: addressOf(attributeValue(attributes, 'owner')),
        auditor: addressOf(attributeValue(attributes, 'auditor')),
      };
    case 'audit/audit-trusted-auditor-deleted':
      return {
        kind: 'auditor-deleted',
        owner: addressOf(attributeValue(attributes, 'owner')),
        auditor: addressOf(attributeValue(attributes, 'auditor')),
      };
    default:
      return { kind: 'other' };
  }
}
