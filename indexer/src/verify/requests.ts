// Requests of state queries, and a text by which equal requests are recognised whatever wrote their bytes.
import { LeasebookError } from '@leasebook/db';
import protobuf from 'protobufjs';
import { findType } from '../decode/schema.ts';
import { type Decoded, decodeBytes, type Value } from '../decode/wire.ts';

const { Writer } = protobuf;

/** Objects on a page. Nodes answer at least this many where they page at all. */
const PAGE_LIMIT = 500;
const WIRE_BYTES = 2;

function bytesTag(field: number): number {
  return (field << 3) | WIRE_BYTES;
}

/** One request field with text. */
export function textRequest(fields: readonly (readonly [field: number, text: string])[]): Uint8Array {
  const writer = Writer.create();
  for (const [field, text] of fields) writer.uint32(bytesTag(field)).string(text);
  return writer.finish();
}

/** A PageRequest in field `field`: the key of the page before (empty at first) and a limit. */
function writePage(writer: protobuf.Writer, field: number, key: Uint8Array): void {
  writer.uint32(bytesTag(field)).fork();
  writer.uint32(bytesTag(1)).bytes(key);
  writer.uint32(3 << 3).uint32(PAGE_LIMIT);
  writer.ldelim();
}

/** Objects in one state, in the form of the market's lists: filters (field 1) with a state, and a page (field 2). */
export function filteredRequest(stateField: number, state: string, key: Uint8Array): Uint8Array {
  const writer = Writer.create();
  writer.uint32(bytesTag(1)).fork().uint32(bytesTag(stateField)).string(state).ldelim();
  writePage(writer, 2, key);
  return writer.finish();
}

/** Records in one state, in the form of the escrow lists: a state (field 1), and from the second page on the page's key. */
export function escrowRequest(pageField: number, state: string, key: Uint8Array): Uint8Array {
  const writer = Writer.create();
  writer.uint32(bytesTag(1)).string(state);
  if (key.length > 0) writePage(writer, pageField, key);
  return writer.finish();
}

/** Everything, in the form of lists without filters: nothing, or from the second page on a page in field `pageField`. */
export function pagedRequest(pageField: number, key: Uint8Array): Uint8Array {
  const writer = Writer.create();
  if (key.length > 0) writePage(writer, pageField, key);
  return writer.finish();
}

/** Proposals in one state of `cosmos.gov.*.ProposalStatus`, by its number (field 1), page by page (field 4). */
export function proposalsRequest(status: number, key: Uint8Array): Uint8Array {
  const writer = Writer.create();
  writer.uint32(1 << 3).uint32(status);
  writePage(writer, 4, key);
  return writer.finish();
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}

function requestTypeOf(path: string): string {
  const [service = '', method = ''] = path.slice(1).split('/');
  return `${service.slice(0, service.lastIndexOf('.'))}.Query${method}Request`;
}

function describe(name: string, value: Value, parts: string[]): void {
  if (name.endsWith('pagination.limit')) return;
  if (value instanceof Uint8Array) {
    if (value.length > 0) parts.push(`${name}=${hex(value)}`);
  } else if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) describe(`${name}[${index}]`, item, parts);
  } else if (typeof value === 'object' && value !== null) {
    describeAll(name, value, parts);
  } else if (value !== null && value !== '' && value !== 0 && value !== 0n && value !== false) {
    parts.push(`${name}=${value}`);
  }
}

function describeAll(prefix: string, message: Decoded, parts: string[]): void {
  for (const [name, value] of Object.entries(message)) describe(prefix === '' ? name : `${prefix}.${name}`, value, parts);
}

/**
 * The same text for requests that mean the same: path and every field that is set, page sizes aside. Requests of unknown
 * type, or that do not decode, are told by their bytes.
 */
export function requestKey(path: string, data: Uint8Array): string {
  const type = findType(requestTypeOf(path));
  if (type === null) return `${path} ${hex(data)}`;
  const parts: string[] = [];
  try {
    describeAll('', decodeBytes(type, data), parts);
  } catch (error) {
    if (error instanceof LeasebookError && error.code === 'UNDECODABLE_BYTES') return `${path} ${hex(data)}`;
    throw error;
  }
  return `${path} ${parts.join(' ')}`;
}
