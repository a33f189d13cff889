// Objects as a node's state has them: the ledger's types, of which what state does not keep (protocol 5.4) is on our side only.
import type { Attribute } from '../facts.ts';
import type { Bid, Deployment, EscrowAccount, EscrowPayment, Group, Lease, Order, Provider } from '../objects.ts';

/** `legacy`: eras A and B (before v1.0); `current`: v1.0 and later. State of the two has different fields. */
export type Generation = 'legacy' | 'current';

/** An object with the parts that state keeps, and with the others (`Own`) where it is ours. */
type View<T, Kept extends keyof T, Own extends keyof T> = Pick<T, Kept> & Partial<Pick<T, Own>>;

export interface DeploymentView extends View<Deployment, 'id' | 'state' | 'hash' | 'reclamationMinWindowNanos', 'created' | 'closed'> {
  createdHeight: number;
}

export type GroupView = View<Group, 'id' | 'state' | 'spec' | 'createdHeight', 'closedHeight'>;

export interface OrderView extends View<Order, 'id' | 'state' | 'price' | 'reclamationMinWindowNanos', 'created' | 'closed'> {
  createdHeight: number;
}

export interface BidView extends View<Bid, 'id' | 'state' | 'price' | 'resourcesOffer' | 'reclamationWindowNanos', 'created' | 'closed'> {
  createdHeight: number;
}

/** What a lease rents and cost, which a node does not tell. */
type LeaseOwn =
  | 'created'
  | 'closed'
  | 'announcedReason'
  | 'ranOut'
  | 'prices'
  | 'gpus'
  | 'cpuMillis'
  | 'memoryBytes'
  | 'storageBytes'
  | 'gpuVariants';

export interface LeaseView extends View<Lease, 'id' | 'state' | 'price' | 'reason' | 'reclamation', LeaseOwn> {
  createdHeight: number;
  closedHeight: number | null;
}

export type ProviderView = View<
  Provider,
  'owner' | 'hostUri' | 'email' | 'website' | 'attributes',
  'createdHeight' | 'updatedHeight' | 'country'
>;

/** What one auditor signed about one provider, sorted by key. */
export interface AuditView {
  auditor: string;
  owner: string;
  attributes: Attribute[];
}

/** The lists of objects that state has, by what they hold. */
export interface ObjectKinds {
  deployments: DeploymentView;
  groups: GroupView;
  orders: OrderView;
  bids: BidView;
  leases: LeaseView;
  accounts: EscrowAccount;
  payments: EscrowPayment;
  providers: ProviderView;
  audits: AuditView;
}
export type ObjectKind = keyof ObjectKinds;

/** Objects of one kind that were answered, by id. */
export interface Listed<T> {
  objects: Map<string, T>;
  /**
   * Why the answers say nothing about an object that they do not hold: null where they do, so that it does not exist.
   * `state` is the object's state on our side.
   */
  gap(id: string, state: string): string | null;
}

export type ListedObjects = { [K in ObjectKind]: Listed<ObjectKinds[K]> };

/** Something that no answer can settle, by kind of object, with the reason. */
export interface Impossible {
  kind: string;
  reason: string;
}
