// Opaque cursors: the key values of a place in one order, with the version of this form.
import { RequestError } from '../errors.ts';
import type { Key, Order } from './order.ts';

const VERSION = 1;

/** The cursor of the row with these key values. */
export function encodeCursor(order: Order, values: readonly (string | null)[]): string {
  return Buffer.from(JSON.stringify([VERSION, order.id, ...values])).toString('base64url');
}

/**
 * The key values of a cursor.
 * @throws RequestError `BAD_CURSOR` where it is none, or one of another order.
 */
export function decodeCursor(order: Order, cursor: string): (string | null)[] {
  const bad = (why: string): RequestError =>
    new RequestError(
      'BAD_CURSOR',
      `The cursor "${cursor.slice(0, 100)}" ${why}.`,
      'Use a cursor that this list gave in the same order, or leave it out to begin at the start.',
    );
  const [version, id, ...values] = parse(cursor) ?? [];
  if (typeof version !== 'number') throw bad('is none of this API');
  if (version !== VERSION) throw bad('has a form that this version does not know');
  if (id !== order.id) throw bad(`belongs to another order than ${order.id}`);
  if (values.length !== order.keys.length) throw bad('is damaged');
  return order.keys.map((key, at) => {
    const value = values[at];
    if (value === null && key.nullable) return null;
    if (typeof value === 'string' && fits(key, value)) return value;
    throw bad('is damaged');
  });
}

function parse(cursor: string): unknown[] | undefined {
  const text = Buffer.from(cursor, 'base64url').toString();
  if (!text.startsWith('[')) return undefined;
  try {
    const parsed: unknown = JSON.parse(text);
    return Array.isArray(parsed) ? parsed : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function fits(key: Key, value: string): boolean {
  switch (key.type) {
    case 'bigint':
      return /^-?\d{1,18}$/.test(value);
    case 'numeric':
      return /^-?\d{1,100}(\.\d{1,100})?$/.test(value);
    case 'text':
      return !value.includes('\0');
  }
}
