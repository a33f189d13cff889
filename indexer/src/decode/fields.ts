// Typed access to the fields of a decoded message; a field that is not what the caller expects is an error, not a guess.
import { LeasebookError } from '@leasebook/db';
import { addressOf } from './text.ts';
import { type Decoded, isDecoded, type Value } from './wire.ts';

function mismatch(message: Decoded, name: string, expected: string): LeasebookError {
  const value = message[name];
  const found = value === undefined ? `no such field among ${Object.keys(message).join(', ')}` : typeof value;
  return new LeasebookError(`field ${name} should be ${expected}, found: ${found}`, {
    kind: 'bad-block',
    code: 'FIELD_MISMATCH',
    object: name,
    advice: 'The definition of the type and its reader disagree: report it with the height.',
  });
}

/** A string or the name of an enum's value. */
export function textField(message: Decoded, name: string): string {
  const value = message[name];
  if (typeof value !== 'string') throw mismatch(message, name, 'text');
  return value;
}

/** An address, see `addressOf`. */
export function addressField(message: Decoded, name: string): string {
  return addressOf(textField(message, name));
}

/** A 64-bit integer, an Int, or a Dec scaled by 10^18. */
export function bigField(message: Decoded, name: string): bigint {
  const value = message[name];
  if (typeof value !== 'bigint') throw mismatch(message, name, 'a 64-bit integer');
  return value;
}

/** A 32-bit integer. */
export function numberField(message: Decoded, name: string): number {
  const value = message[name];
  if (typeof value !== 'number') throw mismatch(message, name, 'a 32-bit integer');
  return value;
}

/** Bytes, empty where they are absent. @throws LeasebookError `FIELD_MISMATCH`. */
export function bytesField(message: Decoded, name: string): Uint8Array {
  const value = message[name];
  if (!(value instanceof Uint8Array)) throw mismatch(message, name, 'bytes');
  return value;
}

/** A message, or null where it is absent. */
export function optionalMessage(message: Decoded, name: string): Decoded | null {
  const value = message[name];
  if (value === null || isDecoded(value)) return value;
  throw mismatch(message, name, 'a message');
}

/** A message that must be there. Protobuf leaves an empty message out only if the writer wants so; absent is an error. */
export function messageField(message: Decoded, name: string): Decoded {
  const value = optionalMessage(message, name);
  if (value === null) throw mismatch(message, name, 'present');
  return value;
}

function listField(message: Decoded, name: string): Value[] {
  const value = message[name];
  if (!Array.isArray(value)) throw mismatch(message, name, 'a list');
  return value;
}

/** A list of messages. @throws LeasebookError `FIELD_MISMATCH`. */
export function messagesField(message: Decoded, name: string): Decoded[] {
  const list = listField(message, name);
  if (!list.every(isDecoded)) throw mismatch(message, name, 'a list of messages');
  return list;
}

/** A list of strings or of names of enum values. */
export function textsField(message: Decoded, name: string): string[] {
  const list = listField(message, name);
  if (!list.every((value) => typeof value === 'string')) throw mismatch(message, name, 'a list of texts');
  return list;
}
