// Opaque global ids (Relay): the type and the object's key on the chain.
import { RequestError } from './errors.ts';

/** Letters that ids begin with, by the types that `node(id)` can give. */
const LETTERS = {
  Account: 'A',
  Block: 'B',
  Deployment: 'D',
  GpuModel: 'G',
  Lease: 'L',
  Order: 'O',
  Provider: 'P',
  Transaction: 'T',
} as const;

export type NodeType = keyof typeof LETTERS;

const TYPES: ReadonlyMap<string, NodeType> = new Map((Object.keys(LETTERS) as NodeType[]).map((type) => [LETTERS[type], type]));

/** The id of an object whose key is `parts`. */
export function encodeId(type: NodeType, ...parts: (string | number)[]): string {
  return Buffer.from(`${LETTERS[type]}:${parts.join('/')}`).toString('base64url');
}

/**
 * The type and key of an id.
 * @throws RequestError `BAD_ID` where it is none.
 */
export function decodeId(id: string): { type: NodeType; key: string } {
  const [letter = '', key = ''] = splitOnce(Buffer.from(id, 'base64url').toString(), ':');
  const type = TYPES.get(letter);
  // A key with the character 0 is none of PostgreSQL's texts, and asking for it would end the whole request's snapshot.
  if (type === undefined || key === '' || key.includes('\0')) {
    throw new RequestError('BAD_ID', `"${id.slice(0, 100)}" is not an id of this API.`, 'Use an id as a field `id` gave it.');
  }
  return { type, key };
}

function splitOnce(text: string, separator: string): string[] {
  const at = text.indexOf(separator);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + separator.length)];
}
