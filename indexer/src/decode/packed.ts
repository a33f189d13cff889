// What a proposal's messages and a grant's authorization hold beyond the definitions: they take effect later, and are told at once.
import { LeasebookError } from '@leasebook/db';
import { MAX_PACKED_DEPTH } from './body.ts';
import { type MessageSchema, typeOf } from './schema.ts';
import { malformed } from './text.ts';
import { type Decoded, decodeBytes, isDecoded } from './wire.ts';

/** Messages whose packed parts take effect without being a transaction's messages. */
const HOLDERS: ReadonlySet<string> = new Set([
  'cosmos.gov.v1.MsgSubmitProposal',
  'cosmos.gov.v1beta1.MsgSubmitProposal',
  'cosmos.authz.v1beta1.MsgGrant',
]);

/** Parts of `message` that are packed, at any depth of plain messages. */
function* packedIn(type: MessageSchema, message: Decoded): Iterable<Decoded> {
  for (const field of type.fields) {
    if (field.message === null) continue;
    const value = message[field.name];
    for (const part of Array.isArray(value) ? value : [value]) {
      if (!isDecoded(part)) continue;
      if (field.message.name === 'google.protobuf.Any') yield part;
      else yield* packedIn(field.message, part);
    }
  }
}

/** Why one packed part is not known whole; those packed inside it after it. */
function* unknownOf(packed: Decoded, depth: number): Iterable<LeasebookError> {
  if (depth > MAX_PACKED_DEPTH) {
    yield malformed('NESTED_TOO_DEEP', `messages are packed in each other more than ${MAX_PACKED_DEPTH} deep`);
    return;
  }
  const url = typeof packed.type_url === 'string' ? packed.type_url : '';
  const bytes = packed.value instanceof Uint8Array ? packed.value : new Uint8Array(0);
  const unknown: string[] = [];
  let type: MessageSchema;
  let message: Decoded;
  try {
    type = typeOf(url);
    message = decodeBytes(type, bytes, unknown);
  } catch (error) {
    if (!(error instanceof LeasebookError)) throw error;
    yield error;
    return;
  }
  if (unknown.length > 0) yield unknownFields(unknown);
  for (const inner of packedIn(type, message)) yield* unknownOf(inner, depth + 1);
}

/** The error about fields that a definition lacks. */
export function unknownFields(fields: readonly string[]): LeasebookError {
  return malformed('UNKNOWN_FIELD', `there is no definition of ${fields.join(', ')}`);
}

/** What of a message's packed parts is unknown: `UNKNOWN_TYPE`, `UNKNOWN_FIELD`, `UNDECODABLE_BYTES`, `NESTED_TOO_DEEP`; nothing for most messages. */
export function unknownParts(type: MessageSchema, message: Decoded): LeasebookError[] {
  if (!HOLDERS.has(type.name)) return [];
  return [...packedIn(type, message)].flatMap((packed) => [...unknownOf(packed, 1)]);
}
