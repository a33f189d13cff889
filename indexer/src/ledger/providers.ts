// Providers, their attributes and what auditors sign about them, over ranges of blocks (protocol 2.2, 8.1).
import type { Attribute, KnownMessage } from '../facts.ts';
import type { AttributeRange, Provider } from '../objects.ts';
import { countryOf } from './country.ts';
import type { LedgerState } from './state.ts';

type Message<Kind extends KnownMessage['kind']> = Extract<KnownMessage, { kind: Kind }>;

function rangeKey(range: AttributeRange): string {
  return `${range.owner} ${range.key} ${range.fromHeight}`;
}

/** Closes ranges whose value ends and begins those that are new; what stays the same runs on. */
function changeAttributes(state: LedgerState, owner: string, attributes: readonly Attribute[]): void {
  const current = state.providerAttributes.get(owner) ?? new Map<string, AttributeRange>();
  const next = new Map(attributes.map(({ key, value }) => [key, value]));
  for (const [key, range] of current) {
    if (next.get(key) === range.value) continue;
    const ended = { ...range, toHeight: state.height };
    current.delete(key);
    state.touched.providerAttributes.set(rangeKey(ended), ended);
  }
  for (const [key, value] of next) {
    if (current.has(key)) continue;
    const range = { owner, key, value, fromHeight: state.height, toHeight: null };
    current.set(key, range);
    state.touched.providerAttributes.set(rangeKey(range), range);
  }
  state.providerAttributes.set(owner, current);
}

/** A provider that genesis holds, or a message creates or replaces whole. */
export function setProvider(state: LedgerState, record: Omit<Provider, 'country'>): void {
  const provider: Provider = { ...record, country: countryOf(record.attributes) };
  state.providers.set(provider.owner, provider);
  state.touched.providers.add(provider.owner);
  changeAttributes(state, provider.owner, provider.attributes);
}

/** A provider creates itself or replaces everything that it told of itself; the block of its creation stays. */
export function changeProvider(state: LedgerState, message: Message<'create-provider' | 'update-provider'>): void {
  const { owner, hostUri, attributes, email, website } = message;
  const before = state.providers.get(owner);
  const isNew = message.kind === 'create-provider';
  setProvider(state, {
    owner,
    hostUri,
    email,
    website,
    createdHeight: isNew ? state.height : (before?.createdHeight ?? null),
    updatedHeight: isNew ? null : state.height,
    attributes,
  });
  state.delta.providersChanged.push(state.require(state.providers.get(owner), 'provider', owner));
  state.foresee(isNew ? 'provider-created' : 'provider-updated', owner);
}

function touchAudit(state: LedgerState, range: AttributeRange & { auditor: string }): void {
  state.touched.auditedAttributes.set(`${range.auditor} ${rangeKey(range)}`, range);
}

function noteAudit(state: LedgerState, owner: string): void {
  const isAudited = [...state.auditedAttributes].some(([key, signed]) => signed.size > 0 && key.endsWith(` ${owner}`));
  state.delta.auditsChanged.push({ owner, isAudited });
}

/** Signed attributes are merged by key into what the auditor signed before. */
export function signAttributes(state: LedgerState, message: Message<'sign-provider-attributes'>): void {
  const { owner, auditor } = message;
  const signed = state.audited(auditor, owner);
  for (const { key, value } of message.attributes) {
    const current = signed.get(key);
    if (current?.value === value) continue;
    if (current !== undefined) touchAudit(state, { ...current, toHeight: state.height });
    const range = { auditor, owner, key, value, fromHeight: state.height, toHeight: null };
    signed.set(key, range);
    touchAudit(state, range);
  }
  noteAudit(state, owner);
  state.foresee('auditor-created', `${auditor} ${owner}`);
}

/** Deletes the keys that are named, or all where none is. */
export function unsignAttributes(state: LedgerState, message: Message<'delete-provider-attributes'>): void {
  const { owner, auditor, keys } = message;
  const signed = state.audited(auditor, owner);
  for (const key of keys.length === 0 ? [...signed.keys()] : keys) {
    const current = signed.get(key);
    if (current === undefined) continue;
    signed.delete(key);
    touchAudit(state, { ...current, toHeight: state.height });
  }
  noteAudit(state, owner);
  state.foresee('auditor-deleted', `${auditor} ${owner}`);
}
