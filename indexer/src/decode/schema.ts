// Reads the .proto definitions beside this file once and keeps every type in the form that the decoder walks.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LeasebookError } from '@leasebook/db';
import protobuf from 'protobufjs';

/** What a field holds once decoded; `int` and `dec` are text on the wire, see `cosmos_proto.scalar`. */
type FieldKind =
  | 'string'
  | 'bytes'
  | 'bool'
  | 'uint32'
  | 'int32'
  | 'uint64'
  | 'int64'
  | 'enum'
  | 'message'
  /** Decimal text of a whole number (Int). */
  | 'int'
  /** Text of a decimal scaled by 10^18 (Dec), protocol 2.0. */
  | 'dec';

export interface FieldSchema {
  name: string;
  kind: FieldKind;
  repeated: boolean;
  /** Its name as a JSON key with a colon. */
  jsonKey: string;
  /** Only of kind `message`. */
  message: MessageSchema | null;
  /** Only of kind `enum`: names by number. */
  names: ReadonlyMap<number, string> | null;
}

export interface MessageSchema {
  /** Full name without a leading dot or slash, e.g. `akash.market.v1beta5.MsgCreateBid`. */
  name: string;
  /** In the order of the definition. */
  fields: FieldSchema[];
  byNumber: ReadonlyMap<number, FieldSchema>;
  /** Field with the signer's address, as `cosmos.msg.v1.signer` says; null where the type says nothing. */
  signer: string | null;
}

const SCALARS: ReadonlyMap<string, FieldKind> = new Map<string, FieldKind>([
  ['string', 'string'],
  ['bytes', 'bytes'],
  ['bool', 'bool'],
  ['uint32', 'uint32'],
  ['int32', 'int32'],
  ['uint64', 'uint64'],
  ['int64', 'int64'],
]);

function protoFiles(): string[] {
  const folder = join(import.meta.dirname, 'proto');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.proto'))
    .sort()
    .map((name) => join(folder, name));
}

function loadRoot(): protobuf.Root {
  const root = new protobuf.Root();
  for (const file of protoFiles()) protobuf.parse(readFileSync(file, 'utf8'), root, { keepCase: true });
  root.resolveAll();
  return root;
}

function textKind(field: protobuf.Field): FieldKind {
  const scalar: unknown = field.options?.['(cosmos_proto.scalar)'];
  if (scalar === 'cosmos.Int') return 'int';
  return scalar === 'cosmos.Dec' ? 'dec' : 'string';
}

const messages = new Map<string, MessageSchema>();
const enums = new Map<string, ReadonlyMap<number, string>>();

function nameOf(object: protobuf.ReflectionObject): string {
  return object.fullName.slice(1);
}

function enumNames(type: protobuf.Enum): ReadonlyMap<number, string> {
  const known = enums.get(nameOf(type));
  if (known !== undefined) return known;
  const names = new Map(Object.entries(type.values).map(([name, number]) => [number, name]));
  enums.set(nameOf(type), names);
  return names;
}

function fieldSchema(field: protobuf.Field): FieldSchema {
  const base = { name: field.name, jsonKey: `"${field.name}":`, repeated: field.repeated, message: null, names: null };
  const type = field.resolvedType;
  if (type instanceof protobuf.Type) return { ...base, kind: 'message', message: messageSchema(type) };
  if (type instanceof protobuf.Enum) return { ...base, kind: 'enum', names: enumNames(type) };
  const kind = field.type === 'string' ? textKind(field) : SCALARS.get(field.type);
  if (kind === undefined) throw new Error(`field ${field.fullName} has the unsupported type ${field.type}`);
  return { ...base, kind };
}

function messageSchema(type: protobuf.Type): MessageSchema {
  const known = messages.get(nameOf(type));
  if (known !== undefined) return known;
  const byNumber = new Map<number, FieldSchema>();
  const signer: unknown = type.options?.['(cosmos.msg.v1.signer)'];
  const schema: MessageSchema = { name: nameOf(type), fields: [], byNumber, signer: typeof signer === 'string' ? signer : null };
  // Set before the fields are read: a type may hold itself.
  messages.set(schema.name, schema);
  for (const field of type.fieldsArray) {
    const entry = fieldSchema(field);
    schema.fields.push(entry);
    byNumber.set(field.id, entry);
  }
  return schema;
}

function register(namespace: protobuf.NamespaceBase): void {
  for (const object of namespace.nestedArray) {
    if (object instanceof protobuf.Type) messageSchema(object);
    else if (object instanceof protobuf.Enum) enumNames(object);
    if (object instanceof protobuf.Namespace) register(object);
  }
}

register(loadRoot());

/** The type by its name or type URL (`/` + name), or null where there is none. */
export function findType(typeUrlOrName: string): MessageSchema | null {
  return messages.get(typeUrlOrName.startsWith('/') ? typeUrlOrName.slice(1) : typeUrlOrName) ?? null;
}

/** The type by its name or type URL. Throws `UNKNOWN_TYPE` where there is none. */
export function typeOf(typeUrlOrName: string): MessageSchema {
  const type = findType(typeUrlOrName);
  if (type !== null) return type;
  throw new LeasebookError(`there is no definition of ${typeUrlOrName}`, {
    kind: 'bad-block',
    code: 'UNKNOWN_TYPE',
    object: typeUrlOrName,
    advice: 'The part is kept as a dead letter; add the definition and index again.',
  });
}

/** Number of an enum's value by name, e.g. `lease_closed_owner` of `akash.market.v1.LeaseClosedReason`; null where unknown. */
export function enumNumber(enumName: string, value: string): number | null {
  for (const [number, name] of enums.get(enumName) ?? []) if (name === value) return number;
  return null;
}
