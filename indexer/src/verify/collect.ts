// Everything that a node answers about its objects at one height, both generations of its query services.
import { type Decoded, messageField, messagesField } from '../decode/index.ts';
import { bidKey, deploymentKey, groupKey, orderKey } from '../ledger/keys.ts';
import { answerError } from './answer-error.ts';
import type { StateAnswers } from './answers.ts';
import { collectAudits } from './collect-audits.ts';
import type { Generation, Impossible, Listed, ListedObjects, ObjectKind, ObjectKinds } from './objects.ts';
import { type ListQuery, listAll } from './pages.ts';
import { parseAccount, parsePayment } from './parse-escrow.ts';
import { parseBid, parseDeployment, parseGroup, parseLease, parseOrder, parseProvider } from './parse-market.ts';
import { escrowRequest, filteredRequest, pagedRequest } from './requests.ts';

interface Services {
  deployment: string;
  market: string;
  provider: string;
  escrow: string;
}
/** Query services of each generation (protocol 5.1). */
const SERVICES: Record<Generation, Services> = {
  current: {
    deployment: '/akash.deployment.v1beta4.Query',
    market: '/akash.market.v1beta5.Query',
    provider: '/akash.provider.v1beta4.Query',
    escrow: '/akash.escrow.v1.Query',
  },
  legacy: {
    deployment: '/akash.deployment.v1beta3.Query',
    market: '/akash.market.v1beta4.Query',
    provider: '/akash.provider.v1beta3.Query',
    escrow: '/akash.escrow.v1beta3.Query',
  },
};

/** How each market list is asked; the field of its filters that holds the state. */
const LISTS = {
  deployments: { method: 'Deployments', stateField: 3 },
  orders: { method: 'Orders', stateField: 5 },
  bids: { method: 'Bids', stateField: 6 },
  leases: { method: 'Leases', stateField: 6 },
} as const;

/** States by which lists are asked, one at a time (protocol 5.2). */
export interface WantedStates {
  deployments: readonly string[];
  orders: readonly string[];
  bids: readonly string[];
  leases: readonly string[];
  /** Of escrow accounts and payments. */
  escrow: readonly string[];
}

/** Everything there is. */
const ALL_STATES: WantedStates = {
  deployments: ['active', 'closed'],
  orders: ['open', 'active', 'closed'],
  bids: ['open', 'active', 'lost', 'closed'],
  leases: ['active', 'insufficient_funds', 'closed', 'reclaiming'],
  escrow: ['open', 'closed', 'overdrawn'],
};

/** Field of the page in the requests of the escrow lists. */
const ESCROW_LISTS = {
  accounts: { method: 'Accounts', pageField: 5 },
  payments: { method: 'Payments', pageField: 6 },
} as const;

/** A node's objects at one height. */
export interface Collected {
  generation: Generation;
  objects: ListedObjects;
  /** See CollectedAudits.lastAttributes. */
  lastAudited: string[] | null;
  impossible: Impossible[];
}

type Found = { [K in Exclude<ObjectKind, 'audits'>]: Map<string, ObjectKinds[K]> };

/** Which generation of services the node has at this height. Throws STATE_ANSWER_UNREADABLE where the node answers neither. */
export async function requireGeneration(answers: StateAnswers, height: number): Promise<Generation> {
  const refusals: string[] = [];
  for (const generation of ['current', 'legacy'] as const) {
    const { method, stateField } = LISTS.deployments;
    const request = filteredRequest(stateField, 'active', new Uint8Array(0));
    const answer = await answers.ask(`${SERVICES[generation].deployment}/${method}`, request, height);
    if (answer.kind === 'value') return generation;
    if (answer.kind === 'refused') refusals.push(`; it says: ${answer.reason}`);
  }
  throw answerError(
    `the node answers neither the services of v1.0 and later nor those of v0.38${[...new Set(refusals)].join('')}`,
    `height ${height} of ${answers.name}`,
  );
}

class Collector {
  readonly #answers: StateAnswers;
  readonly #height: number;
  readonly #services: Services;
  readonly #wanted: WantedStates;
  readonly found: Found = {
    deployments: new Map(),
    groups: new Map(),
    orders: new Map(),
    bids: new Map(),
    leases: new Map(),
    accounts: new Map(),
    payments: new Map(),
    providers: new Map(),
  };

  constructor(answers: StateAnswers, height: number, generation: Generation, wanted: WantedStates) {
    this.#answers = answers;
    this.#wanted = wanted;
    this.#height = height;
    this.#services = SERVICES[generation];
  }

  async #read(query: ListQuery, take: (item: Decoded) => void): Promise<string | null> {
    const { items, gap } = await listAll(this.#answers, this.#height, query);
    for (const item of items) take(item);
    return gap;
  }

  /** Reads a market list state by state; the result says by state why it is not whole. */
  async market(kind: keyof typeof LISTS, take: (item: Decoded) => void): Promise<Map<string, string>> {
    const { method, stateField } = LISTS[kind];
    const service = kind === 'deployments' ? this.#services.deployment : this.#services.market;
    const gaps = new Map<string, string>();
    for (const state of this.#wanted[kind]) {
      const request = (key: Uint8Array): Uint8Array => filteredRequest(stateField, state, key);
      const gap = await this.#read({ path: `${service}/${method}`, items: kind, request }, take);
      if (gap !== null) gaps.set(state, gap);
    }
    return gaps;
  }

  async escrow(kind: keyof typeof ESCROW_LISTS, take: (item: Decoded) => void): Promise<Map<string, string>> {
    const { method, pageField } = ESCROW_LISTS[kind];
    const gaps = new Map<string, string>();
    for (const state of this.#wanted.escrow) {
      const request = (key: Uint8Array): Uint8Array => escrowRequest(pageField, state, key);
      const gap = await this.#read({ path: `${this.#services.escrow}/${method}`, items: kind, request }, take);
      if (gap !== null) gaps.set(state, gap);
    }
    return gaps;
  }

  providers(): Promise<string | null> {
    const request = (key: Uint8Array): Uint8Array => pagedRequest(1, key);
    return this.#read({ path: `${this.#services.provider}/Providers`, items: 'providers', request }, (item) => {
      const provider = parseProvider(item);
      this.found.providers.set(provider.owner, provider);
    });
  }

  takeDeployment(item: Decoded): void {
    const deployment = parseDeployment(messageField(item, 'deployment'));
    this.found.deployments.set(deploymentKey(deployment.id), deployment);
    for (const part of messagesField(item, 'groups')) {
      const group = parseGroup(part);
      this.found.groups.set(groupKey(group.id), group);
    }
    this.takeAccount(messageField(item, 'escrow_account'));
  }

  takeOrder(item: Decoded): void {
    const order = parseOrder(item);
    this.found.orders.set(orderKey(order.id), order);
  }

  takeBid(item: Decoded): void {
    const bid = parseBid(messageField(item, 'bid'));
    this.found.bids.set(bidKey(bid.id), bid);
    this.takeAccount(messageField(item, 'escrow_account'));
  }

  takeLease(item: Decoded): void {
    const lease = parseLease(messageField(item, 'lease'));
    this.found.leases.set(bidKey(lease.id), lease);
    this.takePayment(messageField(item, 'escrow_payment'));
  }

  takeAccount(item: Decoded): void {
    const account = parseAccount(item);
    this.found.accounts.set(`${account.scope}/${account.xid}`, account);
  }

  takePayment(item: Decoded): void {
    const payment = parsePayment(item);
    this.found.payments.set(payment.xid, payment);
  }
}

function byState<T>(objects: Map<string, T>, gaps: Map<string, string>): Listed<T> {
  return { objects, gap: (_id, state) => gaps.get(state) ?? null };
}

function withoutLast(id: string): string {
  return id.slice(0, id.lastIndexOf('/'));
}

/** Whether the deployment or bid whose account it is was answered; the account then came with it. */
function hasOwner(account: string, found: Found): boolean {
  const [scope] = account.split('/', 1);
  const xid = account.slice(account.indexOf('/') + 1);
  return scope === 'bid' ? found.bids.has(xid) : found.deployments.has(xid);
}

/**
 * Asks for the wanted states at one height: every list state by state, escrow records by the escrow lists and, where those are
 * not served or cut, by way of deployments, bids and leases. Throws STATE_ANSWER_UNREADABLE where nothing is answered there.
 */
export async function collectObjects(answers: StateAnswers, height: number, wanted: WantedStates = ALL_STATES): Promise<Collected> {
  const generation = await requireGeneration(answers, height);
  const collector = new Collector(answers, height, generation, wanted);
  const { found } = collector;
  const deployments = byState(found.deployments, await collector.market('deployments', (item) => collector.takeDeployment(item)));
  const orders = byState(found.orders, await collector.market('orders', (item) => collector.takeOrder(item)));
  const bids = byState(found.bids, await collector.market('bids', (item) => collector.takeBid(item)));
  const leases = byState(found.leases, await collector.market('leases', (item) => collector.takeLease(item)));
  const providerGap = await collector.providers();
  const impossible: Impossible[] = [];
  let accountGaps = new Map<string, string>(wanted.escrow.map((state) => [state, 'the node has no escrow lists']));
  let paymentGaps = accountGaps;
  if (generation === 'legacy') {
    impossible.push({
      kind: 'accounts',
      reason: 'v0.38 serves no escrow lists: accounts and payments are compared as deployments, bids and leases show them',
    });
  } else {
    accountGaps = await collector.escrow('accounts', (item) => collector.takeAccount(item));
    paymentGaps = await collector.escrow('payments', (item) => collector.takePayment(item));
  }
  const { listed: audits, lastAttributes } = await collectAudits(answers, height, generation, [...found.providers.keys()]);
  const objects: ListedObjects = {
    deployments,
    groups: { objects: found.groups, gap: (id) => (found.deployments.has(withoutLast(id)) ? null : 'their deployments were not answered') },
    orders,
    bids,
    leases,
    accounts: { objects: found.accounts, gap: (id, state) => (hasOwner(id, found) ? null : (accountGaps.get(state) ?? null)) },
    payments: { objects: found.payments, gap: (id, state) => (found.leases.has(id) ? null : (paymentGaps.get(state) ?? null)) },
    providers: { objects: found.providers, gap: () => providerGap },
    audits,
  };
  return { generation, objects, lastAudited: lastAttributes, impossible };
}
