// The JSON of a decoded message, as the chain's own JSON has it: 64-bit integers as text, decimals with 18 places, bytes
// as base64, enums by name, times as RFC 3339 text, a packed message with its `@type`.
import { formatDecimal } from '../ledger/decimal.ts';
import { type FieldSchema, findType, type MessageSchema } from './schema.ts';
import { formatTime } from './text.ts';
import { type Decoded, decodeBytes, type Value } from './wire.ts';

const NANOS_PER_SECOND = 1_000_000_000n;
/** Packed messages inside packed messages: the chain's own limit is 10 (codec/types, MaxUnpackAnyRecursionDepth). */
export const MAX_PACKED_DEPTH = 10;

/** Seconds and nanoseconds of a Timestamp or Duration, in nanoseconds. */
export function nanosOf(message: Decoded): bigint {
  const { seconds, nanos } = message;
  return (typeof seconds === 'bigint' ? seconds : 0n) * NANOS_PER_SECOND + BigInt(typeof nanos === 'number' ? nanos : 0);
}

function durationText(nanos: bigint): string {
  return `${formatDecimal(nanos * NANOS_PER_SECOND)}s`;
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
}

function isDecoded(value: Value): value is Decoded {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array);
}

function packedJson(message: Decoded, depth: number): string {
  const url = typeof message.type_url === 'string' ? message.type_url : '';
  const bytes = message.value instanceof Uint8Array ? message.value : new Uint8Array(0);
  const type = depth < MAX_PACKED_DEPTH ? findType(url) : null;
  const typeText = `{"@type":${JSON.stringify(url)}`;
  if (type === null) return `${typeText},"value":"${base64(bytes)}"}`;
  let inner: string;
  try {
    inner = fieldsJson(type, decodeBytes(type, bytes), depth + 1);
  } catch {
    // The bytes themselves are kept instead; the reader of the message reports them where they matter.
    return `${typeText},"value":"${base64(bytes)}"}`;
  }
  return inner === '' ? `${typeText}}` : `${typeText},${inner}}`;
}

function messageJson(type: MessageSchema, message: Decoded, depth: number): string {
  switch (type.name) {
    case 'google.protobuf.Any':
      return packedJson(message, depth);
    case 'google.protobuf.Timestamp':
      return `"${formatTime(nanosOf(message))}"`;
    case 'google.protobuf.Duration':
      return `"${durationText(nanosOf(message))}"`;
    default:
      return `{${fieldsJson(type, message, depth)}}`;
  }
}

function valueJson(field: FieldSchema, value: Value, depth: number): string {
  switch (typeof value) {
    case 'bigint':
      return field.kind === 'dec' ? `"${formatDecimal(value, 'full')}"` : `"${value}"`;
    case 'string':
      return JSON.stringify(value);
    case 'number':
    case 'boolean':
      return String(value);
    default:
      if (value instanceof Uint8Array) return `"${base64(value)}"`;
      return isDecoded(value) && field.message !== null ? messageJson(field.message, value, depth) : 'null';
  }
}

function listJson(field: FieldSchema, list: Value[], depth: number): string {
  if (list.length === 0) return '[]';
  return `[${list.map((item) => valueJson(field, item, depth)).join(',')}]`;
}

function fieldsJson(type: MessageSchema, message: Decoded, depth: number): string {
  let text = '';
  for (const field of type.fields) {
    const value = message[field.name];
    if (value === undefined) continue;
    if (text !== '') text += ',';
    text += field.jsonKey;
    text += Array.isArray(value) ? listJson(field, value, depth) : valueJson(field, value, depth);
  }
  return text;
}

/** JSON of a decoded message of the given type. */
export function bodyOf(type: MessageSchema, message: Decoded): string {
  return messageJson(type, message, 0);
}
