// Compares our objects with the chain's, field by field.

import { FIELDS, type Fields, type Form } from './fields.ts';
import type { Listed, ListedObjects, ObjectKind, ObjectKinds } from './objects.ts';

/** One field, or one whole object (`field` is `exists`), on which the two sides differ. */
export interface Difference {
  id: string;
  field: string;
  /** Text of the value; null where the object or the field is missing on our side. */
  ours: string | null;
  /** The same of the chain's side. */
  chain: string | null;
  /** Block that created the object, where a side knows it. */
  createdHeight: number | null;
}

export interface KindResult {
  /** Objects compared, and the field values in them. */
  compared: number;
  values: number;
  equal: number;
  /** Objects with at least one difference. */
  different: number;
  differences: Difference[];
  /** Objects of ours about which the answers say nothing, by reason. */
  notCompared: Map<string, number>;
}

type ObjectMaps = { [K in ObjectKind]: ReadonlyMap<string, ObjectKinds[K]> };

/** Our objects of each kind, in any order. */
export type OurObjects = ObjectMaps & {
  /**
   * Last block whose objects are of the legacy generation, as its last successful market message tells or the block before
   * v1.0.0; 0 without any. Later objects were created by v1.0 or later, since that refuses such messages (protocol 11.6).
   */
  readonly legacyUpTo: number;
  /** Block from whose state our side began, 0 where it began with the chain: what ended before it is not here. */
  readonly since: number;
};

/** States in which nothing changes any more. */
const FINAL = new Set(['closed', 'lost', 'insufficient_funds']);

/** The result of a kind before anything of it was compared. */
export function emptyResult(): KindResult {
  return { compared: 0, values: 0, equal: 0, different: 0, differences: [], notCompared: new Map() };
}

function summary(fields: Fields): string {
  const parts: string[] = [];
  for (const [name, value] of fields) if (parts.length < 4 && value !== '') parts.push(`${name} ${value}`);
  return parts.join(', ');
}

function created(...sides: (Fields | null)[]): number | null {
  for (const fields of sides) {
    const text = fields?.get('createdHeight');
    if (text !== undefined) return Number(text);
  }
  return null;
}

/** Compares the fields of one object; null stands for a side that does not have it. */
export function compareFields(result: KindResult, id: string, ours: Fields | null, chain: Fields | null): void {
  result.compared += 1;
  result.values += Math.max(ours?.size ?? 0, chain?.size ?? 0);
  const before = result.differences.length;
  const createdHeight = created(chain, ours);
  if (ours === null || chain === null) {
    result.differences.push({
      id,
      field: 'exists',
      ours: ours === null ? null : summary(ours),
      chain: chain === null ? null : summary(chain),
      createdHeight,
    });
  } else {
    for (const [field, value] of chain) {
      const own = ours.get(field);
      if (own !== value) result.differences.push({ id, field, ours: own ?? null, chain: value, createdHeight });
    }
    for (const [field, own] of ours) if (!chain.has(field)) result.differences.push({ id, field, ours: own, chain: null, createdHeight });
  }
  if (result.differences.length === before) result.equal += 1;
  else result.different += 1;
}

function stateText(object: object): string {
  return 'state' in object && typeof object.state === 'string' ? object.state : '';
}

function skip(result: KindResult, reason: string): void {
  result.notCompared.set(reason, (result.notCompared.get(reason) ?? 0) + 1);
}

function compareKind<T extends object>(
  listed: Listed<T>,
  ours: ReadonlyMap<string, T>,
  chainFields: (object: T) => Fields,
  ourFields: (object: T) => Fields,
  began: { since: number; isMissed: (id: string, object: T) => boolean },
): KindResult {
  const result = emptyResult();
  for (const [id, object] of listed.objects) {
    const own = ours.get(id);
    if (own === undefined && began.since > 0 && began.isMissed(id, object)) {
      skip(result, `ended or not answered before block ${began.since}, with whose state our side began`);
      continue;
    }
    compareFields(result, id, own === undefined ? null : ourFields(own), chainFields(object));
  }
  for (const [id, own] of ours) {
    if (listed.objects.has(id)) continue;
    const state = stateText(own);
    const gap = listed.gap(id, state);
    if (gap === null) compareFields(result, id, ourFields(own), null);
    else {
      skip(result, state === '' ? gap : `${state}: ${gap}`);
    }
  }
  return result;
}

/** Whether an escrow record belongs to a deployment, bid or lease that our side never had. */
function isOrphan(kind: ObjectKind, id: string, ours: OurObjects): boolean {
  if (kind === 'payments') return !ours.leases.has(id);
  if (kind !== 'accounts') return false;
  const xid = id.slice(id.indexOf('/') + 1);
  return id.startsWith('bid/') ? !ours.bids.has(xid) : !ours.deployments.has(xid);
}

/** Compares every kind of object that a node keeps. */
export function compareObjects(
  { objects, generation }: { objects: ListedObjects; generation: Form['generation'] },
  ours: OurObjects,
): { [K in ObjectKind]: KindResult } {
  const chainForm: Form = { generation, volumesRenamedUpTo: 0 };
  const ourForm: Form = { generation, volumesRenamedUpTo: ours.legacyUpTo };
  const maps: ObjectMaps = ours;
  const compare = <K extends ObjectKind>(kind: K): KindResult =>
    compareKind<ObjectKinds[K]>(
      objects[kind],
      maps[kind],
      (object) => FIELDS[kind](object, chainForm),
      (object) => FIELDS[kind](object, ourForm),
      { since: ours.since, isMissed: (id, object) => FINAL.has(stateText(object)) || isOrphan(kind, id, ours) },
    );
  return {
    deployments: compare('deployments'),
    groups: compare('groups'),
    orders: compare('orders'),
    bids: compare('bids'),
    leases: compare('leases'),
    accounts: compare('accounts'),
    payments: compare('payments'),
    providers: compare('providers'),
    audits: compare('audits'),
  };
}
