// Changes bytes and JSON values at random, from a seed: the same seed gives the same changes.
import { isRecord } from '../decode/event-attributes.ts';

/** Whole numbers from 0 up to and without `below`. */
export type Roll = (below: number) => number;

/** A small fast generator (mulberry32): quality of randomness matters less here than a million inputs in a minute. */
export function rollsOf(seed: number): Roll {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

/** Bytes that mean something to a reader of protobuf: ends of ranges, long varints, lengths beyond the end. */
const telling = [0x00, 0x01, 0x7f, 0x80, 0xff, 0x08, 0x0a, 0x12];

/** Less than `most` bytes, any of them. */
export function randomBytes(roll: Roll, most: number): Buffer {
  const bytes = Buffer.alloc(roll(most));
  for (let index = 0; index < bytes.length; index += 1) bytes[index] = roll(256);
  return bytes;
}

/** A copy with one to four changes: a byte replaced, a bit turned, a stretch removed, repeated or inserted, the end cut off. */
export function changedBytes(roll: Roll, original: Uint8Array): Buffer {
  let bytes: Buffer = Buffer.from(original);
  for (let change = 1 + roll(4); change > 0; change -= 1) {
    const at = roll(bytes.length + 1);
    const length = roll(16);
    switch (roll(6)) {
      case 0:
        if (at < bytes.length) bytes[at] = telling[roll(telling.length)] ?? 0;
        break;
      case 1:
        if (at < bytes.length) bytes[at] = (bytes[at] ?? 0) ^ (1 << roll(8));
        break;
      case 2:
        bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + length)]);
        break;
      case 3:
        bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at, at + length), bytes.subarray(at)]);
        break;
      case 4:
        bytes = Buffer.concat([bytes.subarray(0, at), randomBytes(roll, 16), bytes.subarray(at)]);
        break;
      default:
        bytes = bytes.subarray(0, at);
    }
  }
  return bytes;
}

/** Values that programs trip over. */
const odd: readonly unknown[] = [
  null,
  '',
  0,
  -1,
  1.5,
  Number.MAX_VALUE,
  '-1',
  '1e400',
  '99999999999999999999999999999999999999999999',
  '0x10',
  '\u0000',
  '\ud800',
  '__proto__',
  true,
  [],
  {},
  [null],
];

/** A copy of a JSON value in which one place, chosen by a walk from its root, holds something else or nothing. */
export function changedJson(roll: Roll, value: unknown): unknown {
  const stops = roll(8) === 0;
  if (!stops && Array.isArray(value) && value.length > 0) {
    const at = roll(value.length);
    if (roll(16) === 0) return [...value.slice(0, at), ...value.slice(at + 1)];
    return value.map((item, index) => (index === at ? changedJson(roll, item) : item));
  }
  if (!stops && isRecord(value)) {
    const names = Object.keys(value);
    const name = names[roll(names.length)];
    if (name !== undefined) {
      const { [name]: chosen, ...rest } = value;
      return roll(16) === 0 ? rest : { ...value, [name]: changedJson(roll, chosen) };
    }
  }
  if (typeof value === 'string' && roll(2) === 0) return changedBytes(roll, Buffer.from(value)).toString('utf8');
  return odd[roll(odd.length)];
}
