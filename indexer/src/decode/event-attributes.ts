// How an event's attributes stand in a reply: base64 (Tendermint 0.34) or plain text (CometBFT 0.38), protocol 1.3.
import { Buffer } from 'node:buffer';
import type { Attribute } from '../facts.ts';
import { malformed, storable } from './text.ts';

/** Whether a parsed value is an object with names, which a list and null are not. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
const NAME = /^[A-Za-z0-9_./-]+$/;

function textOf(value: unknown): string {
  // An empty value is null in the replies of Tendermint 0.34.
  if (value === null || value === undefined) return '';
  if (typeof value !== 'string') throw malformed('MALFORMED_EVENT', `an attribute is of type ${typeof value} instead of text`);
  return value;
}

/** Where base64 is decoded to: most texts fit, and no buffer is made for each. */
const scratch = Buffer.allocUnsafe(4096);

function base64Text(text: string): string {
  if (text.length > scratch.length) return Buffer.from(text, 'base64').toString('utf8');
  return scratch.toString('utf8', 0, scratch.write(text, 'base64'));
}

/** Decoded keys: there are few and each occurs often. */
const keys = new Map<string, string>();
const MAX_KEYS = 1000;

function base64Key(text: string): string {
  const known = keys.get(text);
  if (known !== undefined) return known;
  if (!BASE64.test(text)) throw malformed('MALFORMED_EVENT', `the attribute key ${JSON.stringify(text)} is no base64`);
  const key = base64Text(text);
  if (keys.size < MAX_KEYS) keys.set(text, key);
  return key;
}

/** Whether the first key that the events have is base64 of a name: plain names either are no base64 or decode to other bytes. */
export function isEncoded(events: Iterable<unknown>): boolean {
  for (const event of events) {
    const attributes = isRecord(event) ? event.attributes : null;
    const first: unknown = Array.isArray(attributes) ? attributes[0] : null;
    const key = isRecord(first) ? first.key : null;
    if (typeof key === 'string' && key !== '') return BASE64.test(key) && NAME.test(base64Text(key));
  }
  return false;
}

/** The raw attributes of a raw event. Throws `MALFORMED_EVENT`. */
function rawAttributes(event: Record<string, unknown>): unknown[] {
  const attributes = event.attributes;
  if (attributes === null || attributes === undefined) return [];
  if (!Array.isArray(attributes)) throw malformed('MALFORMED_EVENT', 'the attributes are no list');
  return attributes;
}

function attribute(raw: unknown, encoded: boolean): Attribute {
  if (!isRecord(raw)) throw malformed('MALFORMED_EVENT', 'an attribute is no object');
  const key = textOf(raw.key);
  const value = textOf(raw.value);
  if (!encoded) return { key, value: storable(value) };
  if (value.length % 4 !== 0) throw malformed('MALFORMED_EVENT', `the value of ${base64Key(key)} is no base64`);
  return { key: base64Key(key), value: storable(base64Text(value)) };
}

/**
 * The attributes as text, in the order of the reply, without the one at the end by which a node of CometBFT 0.38 says where an
 * event belongs (`msg_index`, `mode`). Others of these names are the event's own. Throws `MALFORMED_EVENT`.
 */
export function attributesOf(event: Record<string, unknown>, encoded: boolean): Attribute[] {
  const list = rawAttributes(event).map((raw) => attribute(raw, encoded));
  const last = list.at(-1)?.key;
  if (!encoded && (last === 'msg_index' || last === 'mode')) list.pop();
  return list;
}

/** The value of a plain-text attribute, looked for from the end, where the node adds its own; null where there is none. */
export function markerOf(event: Record<string, unknown>, key: string): string | null {
  const attributes = event.attributes;
  if (!Array.isArray(attributes)) return null;
  for (let index = attributes.length - 1; index >= 0; index--) {
    const entry: unknown = attributes[index];
    if (isRecord(entry) && entry.key === key && typeof entry.value === 'string') return entry.value;
  }
  return null;
}

/** The value of an attribute that must be there. Throws `MALFORMED_EVENT`. */
export function attributeValue(attributes: readonly Attribute[], key: string): string {
  for (const entry of attributes) if (entry.key === key) return entry.value;
  throw malformed('MALFORMED_EVENT', `the event has no ${key}`);
}

/** The value of an attribute, or null. */
export function optionalAttribute(attributes: readonly Attribute[], key: string): string | null {
  for (const entry of attributes) if (entry.key === key) return entry.value;
  return null;
}
