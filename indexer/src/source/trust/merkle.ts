// Tendermint's Merkle tree (RFC 6962 with SHA-256) and the few protobuf fields that its leaves are made of.
import { hash } from 'node:crypto';

const LEAF = Buffer.from([0]);
const INNER = Buffer.from([1]);
/** Hash of no leaves: SHA-256 of nothing. */
export const EMPTY_HASH = hash('sha256', '', 'hex').toUpperCase();

/** SHA-256 of the bytes. */
export function sha256(bytes: Uint8Array): Buffer {
  return hash('sha256', bytes, 'buffer');
}

/** The root over the leaves, upper-case hex as replies have it. */
export function merkleRoot(leaves: readonly Uint8Array[]): string {
  if (leaves.length === 0) return EMPTY_HASH;
  let level = leaves.map((leaf) => sha256(Buffer.concat([LEAF, leaf])));
  // Pairs from the left with an odd one carried up: the same tree as splitting at the largest power of two.
  while (level.length > 1) {
    const next: Buffer[] = [];
    for (let index = 0; index < level.length; index += 2) {
      const [left, right] = [level[index], level[index + 1]];
      if (left === undefined) break;
      next.push(right === undefined ? left : sha256(Buffer.concat([INNER, left, right])));
    }
    level = next;
  }
  return (level[0] ?? Buffer.alloc(0)).toString('hex').toUpperCase();
}

/** A protobuf varint; a negative number takes ten bytes, as int64 does. */
function varint(value: bigint): Buffer {
  const bytes: number[] = [];
  let rest = BigInt.asUintN(64, value);
  while (rest > 0x7fn) {
    bytes.push(Number(rest & 0x7fn) | 0x80);
    rest >>= 7n;
  }
  bytes.push(Number(rest));
  return Buffer.from(bytes);
}

/** A number's field; nothing where it is zero, as proto3 has it. */
export function numberField(field: number, value: bigint): Buffer {
  return value === 0n ? Buffer.alloc(0) : Buffer.concat([Buffer.from([field << 3]), varint(value)]);
}

/** A field of bytes, text or a message that is always written, also when it is empty. */
export function messageField(field: number, bytes: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from([(field << 3) | 2]), varint(BigInt(bytes.length)), bytes]);
}

/** A field of bytes or text; nothing where it is empty. */
export function bytesField(field: number, bytes: Uint8Array): Buffer {
  return bytes.length === 0 ? Buffer.alloc(0) : messageField(field, bytes);
}
