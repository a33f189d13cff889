// Everything the ledger holds in memory: live objects by their keys, what the block at hand touched, and its movements.
import type { MarketDelta } from '../contract.ts';
import type { Coin, DecCoin, EventFacts, UnixNanos } from '../facts.ts';
import type {
  AttributeRange,
  AuditedAttributeRange,
  Bid,
  Deployment,
  EscrowAccount,
  EscrowPayment,
  Grant,
  Group,
  Lease,
  MoneyFlow,
  Order,
  Provider,
  Stamp,
} from '../objects.ts';
import { Bme } from './bme.ts';
import { LedgerError } from './errors.ts';
import { Governance } from './governance.ts';
import { Grants } from './grants.ts';
import { bidKey, compareText, deploymentKey, groupKey, moduleAddress, orderKey } from './keys.ts';
import { Oracle } from './oracle.ts';
import { ParameterLog, type Parameters } from './parameters.ts';
import { Partial } from './partial.ts';
import { PaymentIndex } from './payment-index.ts';
import type { TakeParameters } from './take.ts';
import { atLeast, type Version } from './versions.ts';

/** An event of the market or of a deposit grant that the rules foresee: `name` is the kind in facts.ts, `id` the object's key. */
interface ForeseenEvent {
  height: number;
  txIndex: number | null;
  name: string;
  id: string;
}

/** What a block does to the outside, in the chain's order. */
export type Effect = { kind: 'flow'; flow: MoneyFlow } | { kind: 'event'; event: ForeseenEvent };

/** What a flow says beyond its place. */
export type FlowContent = Omit<MoneyFlow, 'height' | 'txIndex' | 'sequence'>;

type EscrowKey = `deployment/${string}` | `bid/${string}`;

/** Key of an escrow account. */
export function accountKey(scope: EscrowAccount['scope'], xid: string): EscrowKey {
  return `${scope}/${xid}`;
}

/** Keys of objects changed since the last drain. */
class Touched {
  readonly deployments = new Set<string>();
  readonly groups = new Set<string>();
  readonly orders = new Set<string>();
  readonly bids = new Set<string>();
  readonly leases = new Set<string>();
  readonly providers = new Set<string>();
  readonly accounts = new Set<string>();
  readonly payments = new Set<string>();
  readonly grants = new Map<string, Grant>();
  readonly providerAttributes = new Map<string, AttributeRange>();
  readonly auditedAttributes = new Map<string, AuditedAttributeRange>();
  readonly flows: MoneyFlow[] = [];
  readonly parameters = new ParameterLog();
}

/** What the escrow tells the market; set once by the ledger, so that the two do not need to know each other. */
export interface EscrowHooks {
  /** An account became closed or overdrawn (`OnEscrowAccountClosed`). */
  accountClosed(account: EscrowAccount, overdrawn: boolean): void;
  /** A payment became closed or overdrawn (`OnEscrowPaymentClosed`). */
  paymentClosed(xid: string, overdrawn: boolean): void;
}

/**
 * One for the whole chain, changed by each message, event and end of a block in the chain's own order; what the block
 * at hand touched is kept apart, for rows and events. Decimals of the chain are whole numbers scaled by 10^18.
 */
export class LedgerState {
  version: Version;
  take: TakeParameters = { defaultRate: 0n, denomRates: new Map() };
  /** What the community pool held before the first indexed block, decimal text by denomination; null where nothing tells it. */
  poolBefore: Readonly<Record<string, string>> | null = null;
  /** Parameters of genesis, which come into force with the first block. */
  genesisParameters: ReadonlyMap<string, Parameters> = new Map();
  readonly governance = new Governance();
  readonly oracle = new Oracle();
  readonly bme: Bme = new Bme(this);
  /** v1.0 and v1.1: groups that the store lists as paused, not under their state before the pause (protocol 3.4). */
  readonly pausedStoreKeys = new Set<string>();
  /** v2.0: active deployments in uakt that wait for a price (protocol 6.2). */
  readonly pendingConversions = new Set<string>();
  readonly deployments = new Map<string, Deployment>();
  /** Groups of a deployment by gseq. */
  readonly groups = new Map<string, Map<number, Group>>();
  /** Open and active orders of a group by oseq, and the last oseq that it had. */
  readonly orders = new Map<string, { last: number; live: Map<number, Order> }>();
  /** Open and active bids of an order by provider. */
  readonly bids = new Map<string, Map<string, Bid>>();
  readonly leases = new Map<string, Lease>();
  readonly grants: Grants = new Grants(this);
  readonly partial = new Partial();
  readonly providers = new Map<string, Provider>();
  readonly providerAttributes = new Map<string, Map<string, AttributeRange>>();
  readonly auditedAttributes = new Map<string, Map<string, AuditedAttributeRange>>();
  readonly accounts = new Map<string, EscrowAccount>();
  readonly payments = new Map<string, EscrowPayment>();
  readonly #paymentIndex = new PaymentIndex();
  touched = new Touched();
  effects: Effect[] = [];
  delta: MarketDelta = emptyDelta();
  height = 0;
  time: UnixNanos = 0n;
  txIndex: number | null = null;
  /** Transfers into the escrow account that the transaction at hand made, in order, and how many of them are explained. */
  incoming: { sender: string; coins: Coin[] }[] = [];
  explained = 0;
  #flowsOfBlock = 0;
  hooks: EscrowHooks = { accountClosed: () => undefined, paymentClosed: () => undefined };

  readonly escrowAddress = moduleAddress('escrow');
  readonly distributionAddress = moduleAddress('distribution');
  readonly bmeAddress = moduleAddress('bme');

  constructor(version: Version) {
    this.version = version;
  }

  at(version: Version): boolean {
    return atLeast(this.version, version);
  }

  get stamp(): Stamp {
    return { height: this.height, time: this.time };
  }

  begin(height: number, time: UnixNanos): void {
    this.height = height;
    this.time = time;
    this.txIndex = null;
    this.effects = [];
    this.#flowsOfBlock = 0;
    this.delta = emptyDelta();
  }

  beginTransaction(index: number | null, events: readonly EventFacts[]): void {
    this.txIndex = index;
    this.explained = 0;
    this.incoming = [];
    this.partial.events = events;
    for (const { event } of events) {
      if (event.kind === 'transfer' && event.recipient === this.escrowAddress) this.incoming.push(event);
    }
  }

  flow(content: FlowContent): void {
    const flow: MoneyFlow = { height: this.height, txIndex: this.txIndex, sequence: this.#flowsOfBlock, ...content };
    this.#flowsOfBlock += 1;
    this.effects.push({ kind: 'flow', flow });
    this.touched.flows.push(flow);
    this.delta.flows.push(flow);
    if (flow.recipient === this.escrowAddress) this.explained += 1;
    this.bme.observe(flow);
  }

  foresee(name: string, id: string): void {
    this.effects.push({ kind: 'event', event: { height: this.height, txIndex: this.txIndex, name, id } });
  }

  /** An invariant does not hold: stops at this block. */
  broken(what: string, code: string, object: string): LedgerError {
    return new LedgerError(what, code, this.height, object);
  }

  /** A live object that a successful message names. */
  require<T>(object: T | undefined, what: string, key: string): T {
    if (object === undefined) {
      throw this.broken(`a successful message names a ${what} that the ledger does not hold`, 'LEDGER_OBJECT_MISSING', key);
    }
    return object;
  }

  groupsOf(deployment: string): Group[] {
    return [...(this.groups.get(deployment)?.values() ?? [])].sort((left, right) => left.id.gseq - right.id.gseq);
  }

  /** Orders of a group in one state, by oseq. */
  ordersOf(group: string, state: Order['state']): Order[] {
    const orders = [...(this.orders.get(group)?.live.values() ?? [])].filter((order) => order.state === state);
    return orders.sort((left, right) => left.id.oseq - right.id.oseq);
  }

  /** Attributes that an auditor signed about a provider and that hold, by key. */
  audited(auditor: string, owner: string): Map<string, AuditedAttributeRange> {
    const key = `${auditor} ${owner}`;
    const attributes = this.auditedAttributes.get(key) ?? new Map<string, AuditedAttributeRange>();
    this.auditedAttributes.set(key, attributes);
    return attributes;
  }

  addDeployment(deployment: Deployment): void {
    const key = deploymentKey(deployment.id);
    this.deployments.set(key, deployment);
    this.touched.deployments.add(key);
  }

  addGroup(group: Group): void {
    const key = deploymentKey(group.id);
    const groups = this.groups.get(key) ?? new Map<number, Group>();
    this.groups.set(key, groups.set(group.id.gseq, group));
    this.touched.groups.add(groupKey(group.id));
  }

  addOrder(order: Order): void {
    this.countOrder(groupKey(order.id), order.id.oseq).set(order.id.oseq, order);
    this.touched.orders.add(orderKey(order.id));
  }

  /** Notes that a group has had an order; gives the group's live orders. */
  countOrder(group: string, oseq: number): Map<number, Order> {
    const orders = this.orders.get(group) ?? { last: 0, live: new Map<number, Order>() };
    orders.last = Math.max(orders.last, oseq);
    this.orders.set(group, orders);
    return orders.live;
  }

  addLease(lease: Lease): void {
    const key = bidKey(lease.id);
    this.leases.set(key, lease);
    this.touched.leases.add(key);
  }

  /** Takes what was touched so far as already known. */
  forgetTouched(): void {
    this.touched = new Touched();
  }

  addBid(bid: Bid): void {
    const key = orderKey(bid.id);
    const bids = this.bids.get(key) ?? new Map<string, Bid>();
    this.bids.set(key, bids.set(bid.id.provider, bid));
    this.touched.bids.add(`${key}/${bid.id.provider}`);
  }

  /** Stores an account as given. */
  setAccount(account: EscrowAccount): void {
    const key = accountKey(account.scope, account.xid);
    this.accounts.set(key, account);
    this.touched.accounts.add(key);
  }

  /** Stores a payment as given. */
  setPayment(payment: EscrowPayment): void {
    if (!this.payments.has(payment.xid)) this.#paymentIndex.add(payment.xid);
    this.payments.set(payment.xid, payment);
    this.touched.payments.add(payment.xid);
  }

  /** Takes a finally closed payment out of memory. */
  forgetPayment(xid: string): void {
    this.payments.delete(xid);
    this.#paymentIndex.delete(xid);
  }

  /**
   * Payments of a deployment's account in one state, in key order. Up to v0.38 those of the deployment; from v1.0 the
   * scan has no trailing slash, so that payments of the owner's longer dseqs with the same digits are found too
   * (protocol 4.6).
   */
  paymentsOf(deployment: string, state: EscrowPayment['state']): EscrowPayment[] {
    const found: EscrowPayment[] = [];
    for (const xid of this.#paymentIndex.find(deployment, this.at('v1.0.0'))) {
      const payment = this.payments.get(xid);
      if (payment?.state === state) found.push(payment);
    }
    return found.length > 1 ? found.sort((left, right) => compareText(left.xid, right.xid)) : found;
  }
}

/** What a block changed that changed nothing. */
export function emptyDelta(): MarketDelta {
  return {
    leasesOpened: [],
    leasesClosed: [],
    leasesRepriced: [],
    deploymentsOpened: 0,
    deploymentsClosed: 0,
    providersChanged: [],
    auditsChanged: [],
    flows: [],
    deadLetters: [],
  };
}

/** The same coin with `amount` more (or less); decimals and whole coins alike. */
export function plus<T extends Coin | DecCoin>(coin: T, amount: bigint): T {
  return { ...coin, amount: coin.amount + amount };
}
