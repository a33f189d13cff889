// The fields by which objects of both sides are compared, as text: one function a kind, so that both sides read alike.
import type { Attribute, Coin, DecCoin, GroupSpec, ResourceOffer, Resources } from '../facts.ts';
import { formatDecimal } from '../ledger/decimal.ts';
import { migratedAccount } from '../ledger/upgrade-v1-0.ts';
import type { EscrowAccount, EscrowPayment, Stamp } from '../objects.ts';
import type {
  AuditView,
  BidView,
  DeploymentView,
  Generation,
  GroupView,
  LeaseView,
  ObjectKind,
  ObjectKinds,
  OrderView,
  ProviderView,
} from './objects.ts';

/** Values by name. An empty text is the chain's zero value. */
export type Fields = Map<string, string>;

/** In what form an object's fields are wanted. */
export interface Form {
  /** Generation of the node's services: fields that it does not have are left out. `all`: everything as our side keeps it. */
  generation: Generation | 'all';
  /**
   * Objects created up to this height went through the upgrade v1.0.0, which renamed all their volumes to `default`; 0 where
   * names are to be taken as they are. Our side keeps the names that tenants gave.
   */
  volumesRenamedUpTo: number;
}

/** What v1.0.0 calls every volume that it migrates. */
const MIGRATED_VOLUME = 'default';

function fieldsOf(entries: Record<string, string>): Fields {
  return new Map(Object.entries(entries));
}

/** A decimal amount with its denomination, e.g. `37.25uakt`. */
function decimalText(coin: DecCoin): string {
  return `${formatDecimal(coin.amount)}${coin.denom}`;
}

function coinText(coin: Coin): string {
  return `${coin.amount}${coin.denom}`;
}

function attributesText(attributes: readonly Attribute[]): string {
  return attributes.map(({ key, value }) => `${key}=${value}`).join(', ');
}

function nanosText(nanos: bigint | null): string {
  return nanos === null ? '' : `${nanos}ns`;
}

function resourcesText(resources: Resources, renamed: boolean): Record<string, string> {
  const volume = (name: string): string => (renamed ? MIGRATED_VOLUME : name);
  const storage = resources.storage.map(({ name, bytes, attributes }) => `${volume(name)}:${bytes}:${attributesText(attributes)}`);
  return {
    id: String(resources.id),
    cpu: `${resources.cpuMillis}m ${attributesText(resources.cpuAttributes)}`,
    memory: `${resources.memoryBytes} ${attributesText(resources.memoryAttributes)}`,
    storage: storage.join('; '),
    gpu: `${resources.gpus} ${attributesText(resources.gpuAttributes)}`,
    endpoints: resources.endpoints.map(({ kind, sequenceNumber }) => `${kind}/${sequenceNumber}`).join(', '),
  };
}

function addAll(fields: Fields, prefix: string, entries: Record<string, string>): void {
  for (const [name, value] of Object.entries(entries)) fields.set(`${prefix}.${name}`, value);
}

function isRenamed(createdHeight: number, { generation, volumesRenamedUpTo }: Form): boolean {
  return generation === 'current' && createdHeight <= volumesRenamedUpTo;
}

function addSpec(fields: Fields, spec: GroupSpec, renamed: boolean): void {
  fields.set('name', spec.name);
  fields.set('signedByAllOf', spec.requirements.signedByAllOf.join(', '));
  fields.set('signedByAnyOf', spec.requirements.signedByAnyOf.join(', '));
  fields.set('attributes', attributesText(spec.requirements.attributes));
  for (const [index, { resources, count, price }] of spec.resources.entries()) {
    addAll(fields, `unit[${index}]`, { ...resourcesText(resources, renamed), count: String(count), price: decimalText(price) });
  }
}

function addOffers(fields: Fields, offers: readonly ResourceOffer[], renamed: boolean): void {
  for (const [index, { resources, count, prices }] of offers.entries()) {
    const prefix = `offer[${index}]`;
    addAll(fields, prefix, { ...resourcesText(resources, renamed), count: String(count) });
    if (prices === undefined) continue;
    for (const name of ['cpu', 'memory', 'gpu'] as const) {
      const price = prices[name];
      if (price !== undefined) fields.set(`${prefix}.prices.${name}`, decimalText(price));
    }
    fields.set(`${prefix}.prices.storage`, prices.storage.map(({ name, price }) => `${name}:${decimalText(price)}`).join(', '));
    fields.set(`${prefix}.prices.endpoints`, prices.endpoints.map(({ kind, price }) => `${kind}:${decimalText(price)}`).join(', '));
  }
}

/** Adds what no node tells: only where both sides are ours. */
function addOwn(fields: Fields, { generation }: Form, entries: Record<string, unknown>): Fields {
  if (generation === 'all') for (const [name, value] of Object.entries(entries)) fields.set(name, String(value ?? ''));
  return fields;
}

/** When an object began and ended: the block and its time, in the microseconds of the tables. */
function lifeOf({ created, closed }: { created?: Stamp; closed?: Stamp | null }): Record<string, string> {
  const text = (stamp: Stamp | null | undefined): string => (stamp ? `block ${stamp.height} at ${stamp.time / 1_000n} µs` : '');
  return { created: text(created), closed: text(closed) };
}

function deploymentFields(deployment: DeploymentView, form: Form): Fields {
  const fields = fieldsOf({
    state: deployment.state,
    hash: deployment.hash,
    createdHeight: String(deployment.createdHeight),
    reclamationMinWindow: nanosText(deployment.reclamationMinWindowNanos),
  });
  return addOwn(fields, form, lifeOf(deployment));
}

function groupFields(group: GroupView, form: Form): Fields {
  const fields = fieldsOf({ state: group.state, createdHeight: String(group.createdHeight) });
  addSpec(fields, group.spec, isRenamed(group.createdHeight, form));
  return addOwn(fields, form, { closedHeight: group.closedHeight });
}

function orderFields(order: OrderView, form: Form): Fields {
  const fields = fieldsOf({
    state: order.state,
    price: decimalText(order.price),
    createdHeight: String(order.createdHeight),
    reclamationMinWindow: nanosText(order.reclamationMinWindowNanos),
  });
  return addOwn(fields, form, lifeOf(order));
}

function bidFields(bid: BidView, form: Form): Fields {
  const fields = fieldsOf({
    state: bid.state,
    bseq: String(bid.id.bseq),
    price: decimalText(bid.price),
    createdHeight: String(bid.createdHeight),
    reclamationWindow: nanosText(bid.reclamationWindowNanos),
  });
  addOffers(fields, bid.resourcesOffer, isRenamed(bid.createdHeight, form));
  return addOwn(fields, form, lifeOf(bid));
}

/** What a lease rents and cost. */
function leaseOwn(lease: LeaseView): Record<string, unknown> {
  const { announcedReason, ranOut, gpus, cpuMillis, memoryBytes, storageBytes, prices = [], gpuVariants = [] } = lease;
  const variants = gpuVariants.map(({ vendor, model, ram, interface: slot, count, origin }) =>
    [count, vendor, model, ram, slot, origin].join(' '),
  );
  return {
    ...lifeOf(lease),
    announcedReason,
    ranOut,
    gpus,
    cpuMillis,
    memoryBytes,
    storageBytes,
    prices: prices.map((price) => `${decimalText(price)} from ${price.fromHeight}`).join(', '),
    gpuVariants: variants.sort().join(', '),
  };
}

function leaseFields(lease: LeaseView, form: Form): Fields {
  const fields = fieldsOf({
    state: lease.state,
    bseq: String(lease.id.bseq),
    price: decimalText(lease.price),
    createdHeight: String(lease.createdHeight),
    closedHeight: lease.closedHeight === null ? '' : String(lease.closedHeight),
  });
  if (form.generation === 'legacy') return fields;
  fields.set('reason', String(lease.reason));
  const { reclamation } = lease;
  fields.set(
    'reclamation',
    reclamation === null
      ? ''
      : `window ${nanosText(reclamation.windowNanos)}, started ${reclamation.startedAt}, deadline ${reclamation.deadlineSeconds}, reason ${reclamation.reason}`,
  );
  return addOwn(fields, form, leaseOwn(lease));
}

function accountFields(given: EscrowAccount, { generation }: Form): Fields {
  // Closed ones keep their legacy form on our side, since no later block touches them.
  const account = generation === 'current' ? migratedAccount(given) : given;
  const fields = fieldsOf({
    owner: account.owner,
    state: account.state,
    settledAt: String(account.settledAt),
    transferred: account.transferred.map(decimalText).join(', '),
  });
  if (account.legacy !== null) {
    fields.set('balance', decimalText(account.legacy.balance));
    fields.set('funds', decimalText(account.legacy.funds));
    fields.set('depositor', account.legacy.depositor);
    return fields;
  }
  fields.set('funds', account.funds.map(decimalText).join(', '));
  for (const [index, deposit] of account.deposits.entries()) {
    const { owner, height, source, balance } = deposit;
    fields.set(`deposit[${index}]`, `${decimalText(balance)} of ${owner} from ${source} at ${height}`);
  }
  return fields;
}

function paymentFields(payment: EscrowPayment, { generation }: Form): Fields {
  const fields = fieldsOf({
    owner: payment.owner,
    state: payment.state,
    rate: decimalText(payment.rate),
    balance: decimalText(payment.balance),
    withdrawn: coinText(payment.withdrawn),
  });
  if (generation !== 'legacy') fields.set('unsettled', decimalText(payment.unsettled));
  return fields;
}

function providerFields(provider: ProviderView, form: Form): Fields {
  const fields = fieldsOf({ hostUri: provider.hostUri, email: provider.email, website: provider.website });
  for (const { key, value } of provider.attributes) fields.set(`attribute ${key}`, value);
  const { createdHeight, updatedHeight, country } = provider;
  return addOwn(fields, form, { createdHeight, updatedHeight, country });
}

function auditFields(audit: AuditView): Fields {
  return new Map(audit.attributes.map(({ key, value }) => [`attribute ${key}`, value]));
}

/** How the fields of each kind are written. */
export const FIELDS: { [K in ObjectKind]: (object: ObjectKinds[K], form: Form) => Fields } = {
  deployments: deploymentFields,
  groups: groupFields,
  orders: orderFields,
  bids: bidFields,
  leases: leaseFields,
  accounts: accountFields,
  payments: paymentFields,
  providers: providerFields,
  audits: auditFields,
};
