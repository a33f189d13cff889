// Decodes protobuf bytes into plain objects: 64-bit integers, Int and Dec as bigint, never as a lossy number.
import { LeasebookError } from '@leasebook/db';
import { type FieldSchema, type MessageSchema, typeOf } from './schema.ts';
import { storable } from './text.ts';
import { wholeNumber } from './whole-number.ts';

/**
 * A decoded field: uint64, int64, Int as bigint; Dec as bigint scaled by 10^18; enums as their names (an unknown number
 * as decimal text); bytes as a view of the input; an absent message as null, an absent scalar as its default.
 */
export type Value = string | number | bigint | boolean | Uint8Array | Decoded | null | Value[];

/** A decoded message; each field of its definition is present, under the name of the definition. */
export interface Decoded {
  [field: string]: Value;
}

const WIRE_VARINT = 0;
const WIRE_FIXED64 = 1;
const WIRE_BYTES = 2;
const WIRE_GROUP = 3;
const WIRE_GROUP_END = 4;
const WIRE_FIXED32 = 5;
/** Longest varint of 64 bits. */
const VARINT_BYTES = 10;
const MAX_DEPTH = 64;

const NO_BYTES = new Uint8Array(0);

class Reader {
  readonly bytes: Buffer;
  position = 0;
  /** End of the message being read. */
  end: number;
  /** Where fields without a definition are noted, if anybody asks. */
  readonly unknown: string[] | null;

  constructor(bytes: Uint8Array, unknown: string[] | null) {
    this.unknown = unknown;
    this.bytes = Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.end = bytes.byteLength;
  }

  byte(): number {
    if (this.position >= this.end) throw new RangeError('the bytes end inside a field');
    return this.bytes[this.position++] ?? 0;
  }

  /** An unsigned varint of up to 53 bits, for tags, lengths and small integers; longer ones are read by `long`. */
  varint(): number {
    const first = this.byte();
    if (first < 128) return first;
    const second = this.byte();
    if (second < 128) return (first & 127) | (second << 7);
    this.position -= 2;
    const value = this.long();
    if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw new RangeError(`the integer ${value} is too large here`);
    return Number(value);
  }

  /** A varint of which the chain takes the lowest 32 bits, as a signed number. */
  small(): number {
    const first = this.bytes[this.position] ?? 128;
    return first < 128 && this.position < this.end ? this.byte() : Number(BigInt.asIntN(32, this.long()));
  }

  /** An unsigned varint of 64 bits. */
  long(): bigint {
    let low = 0;
    let factor = 1;
    // Seven bytes hold 49 bits, which a number represents exactly.
    for (let index = 0; index < 7; index++) {
      const byte = this.byte();
      low += (byte & 127) * factor;
      if (byte < 128) return BigInt(low);
      factor *= 128;
    }
    let high = 0;
    factor = 1;
    for (let index = 7; index < VARINT_BYTES; index++) {
      const byte = this.byte();
      high += (byte & 127) * factor;
      if (byte < 128) return BigInt.asUintN(64, (BigInt(high) << 49n) | BigInt(low));
      factor *= 128;
    }
    throw new RangeError('an integer is longer than ten bytes');
  }

  /** End of the length-delimited field that begins here. */
  delimited(): number {
    const length = this.varint();
    const end = this.position + length;
    if (end > this.end) throw new RangeError(`a field of ${length} bytes goes beyond the end`);
    return end;
  }

  text(): string {
    const end = this.delimited();
    const text = this.bytes.toString('utf8', this.position, end);
    this.position = end;
    return storable(text);
  }

  view(): Uint8Array {
    const end = this.delimited();
    const view = this.bytes.subarray(this.position, end);
    this.position = end;
    return view;
  }

  skip(wireType: number): void {
    if (wireType === WIRE_VARINT) this.long();
    else if (wireType === WIRE_FIXED64) this.position += 8;
    else if (wireType === WIRE_BYTES) this.position = this.delimited();
    else if (wireType === WIRE_GROUP) this.skipGroup();
    else if (wireType === WIRE_FIXED32) this.position += 4;
    else throw new RangeError(`wire type ${wireType} does not exist`);
    if (this.position > this.end) throw new RangeError('the bytes end inside a field');
  }

  /** Passes over a group, an old form of a message that the chain passes over too, with the groups in it. */
  skipGroup(): void {
    for (let open = 1; open > 0; ) {
      const wireType = this.varint() & 7;
      if (wireType === WIRE_GROUP) open += 1;
      else if (wireType === WIRE_GROUP_END) open -= 1;
      else this.skip(wireType);
    }
  }
}

/** Shared by all messages whose list is empty. */
const NO_VALUES: Value[] = [];
Object.freeze(NO_VALUES);

function defaultOf(field: FieldSchema): Value {
  if (field.repeated) return NO_VALUES;
  switch (field.kind) {
    case 'string':
      return '';
    case 'bytes':
      return NO_BYTES;
    case 'bool':
      return false;
    case 'uint32':
    case 'int32':
      return 0;
    case 'uint64':
    case 'int64':
    case 'int':
    case 'dec':
      return 0n;
    case 'enum':
      return field.names?.get(0) ?? '0';
    case 'message':
      return null;
  }
}

/** For each type an empty message: a copy of it is cheaper than setting every field. */
const empty = new Map<MessageSchema, Decoded>();

function emptyMessage(type: MessageSchema): Decoded {
  let message = empty.get(type);
  if (message === undefined) {
    message = Object.fromEntries(type.fields.map((field) => [field.name, defaultOf(field)]));
    empty.set(type, message);
  }
  return { ...message };
}

function wireTypeOf(field: FieldSchema): number {
  switch (field.kind) {
    case 'string':
    case 'bytes':
    case 'int':
    case 'dec':
    case 'message':
      return WIRE_BYTES;
    default:
      return WIRE_VARINT;
  }
}

function integerText(text: string, name: string, kind: 'int' | 'dec'): bigint {
  try {
    return wholeNumber(text, kind);
  } catch (error) {
    throw new RangeError(`${name}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}

/** The value that begins here; `before` is what a field that is no list has had so far, to which a message adds its own fields. */
function readValue(reader: Reader, field: FieldSchema, depth: number, before: Value | undefined): Value {
  switch (field.kind) {
    case 'string':
      return reader.text();
    case 'bytes':
      return reader.view();
    case 'bool':
      return reader.long() !== 0n;
    case 'uint32':
      return reader.small() >>> 0;
    case 'int32':
      return reader.small();
    case 'uint64':
      return reader.long();
    case 'int64':
      return BigInt.asIntN(64, reader.long());
    case 'int':
    case 'dec':
      return integerText(reader.text(), field.name, field.kind);
    case 'enum': {
      const number = reader.small();
      return field.names?.get(number) ?? String(number);
    }
    case 'message': {
      if (field.message === null) throw new TypeError(`${field.name} has no type`);
      const outer = reader.end;
      reader.end = reader.delimited();
      const value = readMessage(reader, field.message, depth + 1, isDecoded(before) ? before : emptyMessage(field.message));
      reader.end = outer;
      return value;
    }
  }
}

/** Whether a field's value is a message. */
export function isDecoded(value: Value | undefined): value is Decoded {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array);
}

/** The message's own list of a repeated field. */
function listOf(message: Decoded, field: FieldSchema): Value[] {
  const list = message[field.name];
  if (Array.isArray(list) && list !== NO_VALUES) return list;
  const own: Value[] = [];
  message[field.name] = own;
  return own;
}

/** Reads fields into `message`: one that comes in parts is put together from them, as the chain does. */
function readMessage(reader: Reader, type: MessageSchema, depth: number, message: Decoded): Decoded {
  if (depth > MAX_DEPTH) throw new RangeError(`messages are nested more than ${MAX_DEPTH} deep`);
  while (reader.position < reader.end) {
    const tag = reader.varint();
    const wireType = tag & 7;
    const field = type.byNumber.get(tag >>> 3);
    if (field === undefined) {
      reader.unknown?.push(`${type.name} field ${tag >>> 3}`);
      reader.skip(wireType);
      continue;
    }
    if (wireType === wireTypeOf(field)) {
      if (field.repeated) listOf(message, field).push(readValue(reader, field, depth, undefined));
      else message[field.name] = readValue(reader, field, depth, message[field.name]);
    } else if (field.repeated && wireType === WIRE_BYTES) {
      // Packed: integers of a repeated field one after the other.
      const outer = reader.end;
      reader.end = reader.delimited();
      while (reader.position < reader.end) listOf(message, field).push(readValue(reader, field, depth, undefined));
      reader.end = outer;
    } else {
      throw new RangeError(`${field.name} has wire type ${wireType}`);
    }
  }
  return message;
}

/**
 * Decodes `bytes` as `type`. Fields without a definition are passed over, and noted in `unknown` where it is given.
 * Throws `UNDECODABLE_BYTES` (kind bad-block) with the type as object.
 */
export function decodeBytes(type: MessageSchema, bytes: Uint8Array, unknown: string[] | null = null): Decoded {
  try {
    return readMessage(new Reader(bytes, unknown), type, 0, emptyMessage(type));
  } catch (error) {
    throw new LeasebookError(`the bytes are no ${type.name}: ${error instanceof Error ? error.message : String(error)}`, {
      kind: 'bad-block',
      code: 'UNDECODABLE_BYTES',
      object: type.name,
      advice: 'Ask another node for the same part; if the answers agree, the definition lacks something.',
      cause: error,
    });
  }
}

/** Decodes `bytes` as the message of the given name or type URL. Throws `UNKNOWN_TYPE` or `UNDECODABLE_BYTES`. */
export function decodeMessage(typeUrlOrName: string, bytes: Uint8Array): Decoded {
  return decodeBytes(typeOf(typeUrlOrName), bytes);
}
