// Parts of market messages that many types share: ids, coins, groups, resources, offers. An absent part is the chain's
// zero value, since a client may leave empty parts out.
import type {
  Attribute,
  BidId,
  Coin,
  DecCoin,
  DeploymentId,
  Deposit,
  GroupId,
  GroupSpec,
  OrderId,
  ResourceOffer,
  Resources,
  ResourceUnit,
} from '../facts.ts';
import { nanosOf } from './body.ts';
import { addressField, bigField, messagesField, numberField, optionalMessage, textField, textsField } from './fields.ts';
import type { Decoded } from './wire.ts';

/** A deployment's id; an empty one where the message names none. */
export function deploymentId(id: Decoded | null): DeploymentId {
  return id === null ? { owner: '', dseq: 0n } : { owner: addressField(id, 'owner'), dseq: bigField(id, 'dseq') };
}

/** A group's id; an empty one where the message names none. */
export function groupId(id: Decoded | null): GroupId {
  return id === null
    ? { owner: '', dseq: 0n, gseq: 0 }
    : { owner: addressField(id, 'owner'), dseq: bigField(id, 'dseq'), gseq: numberField(id, 'gseq') };
}

/** An order's id; an empty one where the message names none. */
export function orderId(id: Decoded | null): OrderId {
  return { ...groupId(id), oseq: id === null ? 0 : numberField(id, 'oseq') };
}

/** A bid's or lease's id; ids of the legacy eras have no bseq. */
export function bidId(id: Decoded | null): BidId {
  if (id === null) return { ...orderId(null), provider: '', bseq: 0 };
  return {
    owner: addressField(id, 'owner'),
    dseq: bigField(id, 'dseq'),
    gseq: numberField(id, 'gseq'),
    oseq: numberField(id, 'oseq'),
    provider: addressField(id, 'provider'),
    bseq: id.bseq === undefined ? 0 : numberField(id, 'bseq'),
  };
}

/** A Coin, or a DecCoin, whose amount then is scaled by 10^18. */
export function coin(message: Decoded | null): Coin & DecCoin {
  return message === null ? { denom: '', amount: 0n } : { denom: textField(message, 'denom'), amount: bigField(message, 'amount') };
}

/** A message's list of coins, in its order. */
export function coins(message: Decoded, name: string): Coin[] {
  return messagesField(message, name).map(coin);
}

/** A message's list of keys and values; empty without a message. */
export function attributes(message: Decoded | null, name = 'attributes'): Attribute[] {
  if (message === null) return [];
  return messagesField(message, name).map((item) => ({ key: textField(item, 'key'), value: textField(item, 'value') }));
}

/** A deposit from v1.0 on: an amount and where it comes from, in order. */
export function deposit(message: Decoded | null): Deposit {
  if (message === null) return { amount: coin(null), depositor: null, sources: [] };
  const sources: Deposit['sources'] = [];
  for (const source of textsField(message, 'sources')) if (source === 'balance' || source === 'grant') sources.push(source);
  return { amount: coin(optionalMessage(message, 'amount')), depositor: null, sources };
}

/** A Duration in nanoseconds; null where it is absent. */
export function durationNanos(message: Decoded | null, name: string): bigint | null {
  const duration = message === null ? null : optionalMessage(message, name);
  return duration === null ? null : nanosOf(duration);
}

/** The units of a resource: thousandths of a vCPU, bytes or whole devices. */
function quantity(resource: Decoded | null, name: 'units' | 'quantity'): bigint {
  const value = resource === null ? null : optionalMessage(resource, name);
  return value === null ? 0n : bigField(value, 'val');
}

type EndpointKind = Resources['endpoints'][number]['kind'];

function endpointKind(name: string): EndpointKind {
  if (name === 'RANDOM_PORT') return 'random_port';
  return name === 'LEASED_IP' ? 'leased_ip' : 'shared_http';
}

function resources(message: Decoded | null): Resources {
  const cpu = message === null ? null : optionalMessage(message, 'cpu');
  const memory = message === null ? null : optionalMessage(message, 'memory');
  const gpu = message === null ? null : optionalMessage(message, 'gpu');
  return {
    id: message === null ? 0 : numberField(message, 'id'),
    cpuMillis: quantity(cpu, 'units'),
    cpuAttributes: attributes(cpu),
    memoryBytes: quantity(memory, 'quantity'),
    memoryAttributes: attributes(memory),
    storage: (message === null ? [] : messagesField(message, 'storage')).map((volume) => ({
      name: textField(volume, 'name'),
      bytes: quantity(volume, 'quantity'),
      attributes: attributes(volume),
    })),
    gpus: quantity(gpu, 'units'),
    gpuAttributes: attributes(gpu),
    endpoints: (message === null ? [] : messagesField(message, 'endpoints')).map((endpoint) => ({
      kind: endpointKind(textField(endpoint, 'kind')),
      sequenceNumber: numberField(endpoint, 'sequence_number'),
    })),
  };
}

function resourceUnit(message: Decoded): ResourceUnit {
  return {
    resources: resources(optionalMessage(message, 'resource')),
    count: numberField(message, 'count'),
    price: coin(optionalMessage(message, 'price')),
  };
}

/** A group's specification, as messages and state hold it. */
export function groupSpec(message: Decoded): GroupSpec {
  const requirements = optionalMessage(message, 'requirements');
  const signedBy = requirements === null ? null : optionalMessage(requirements, 'signed_by');
  return {
    name: textField(message, 'name'),
    requirements: {
      signedByAllOf: signedBy === null ? [] : textsField(signedBy, 'all_of'),
      signedByAnyOf: signedBy === null ? [] : textsField(signedBy, 'any_of'),
      attributes: attributes(requirements),
    },
    resources: messagesField(message, 'resources').map(resourceUnit),
  };
}

function offerPrices(prices: Decoded): NonNullable<ResourceOffer['prices']> {
  const optional: NonNullable<ResourceOffer['prices']> = {
    storage: messagesField(prices, 'storage').map((item) => ({
      name: textField(item, 'name'),
      price: coin(optionalMessage(item, 'price')),
    })),
    endpoints: messagesField(prices, 'endpoints').map((item) => ({
      kind: endpointKind(textField(item, 'kind')),
      price: coin(optionalMessage(item, 'price')),
    })),
  };
  for (const name of ['cpu', 'memory', 'gpu'] as const) {
    const price = optionalMessage(prices, name);
    if (price !== null) optional[name] = coin(price);
  }
  return optional;
}

/** What a bid offers, as messages and state hold it; the field is missing before market v1beta4. */
export function resourceOffers(message: Decoded): ResourceOffer[] {
  if (message.resources_offer === undefined) return [];
  return messagesField(message, 'resources_offer').map((offer) => {
    const base = { resources: resources(optionalMessage(offer, 'resources')), count: numberField(offer, 'count') };
    const prices = offer.prices === undefined ? null : optionalMessage(offer, 'prices');
    return prices === null ? base : { ...base, prices: offerPrices(prices) };
  });
}
