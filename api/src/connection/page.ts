// What a client may ask of a list, and where it has to be read: a window before or after cursors, of a limited size.
import { RequestError } from '../errors.ts';
import { decodeCursor } from './cursor.ts';
import type { Order } from './order.ts';

/** Rows of a page where nothing is said. */
export const DEFAULT_SIZE = 50;
/** Rows that a page can have at most. */
export const MAX_SIZE = 500;

/** Arguments of every connection (Relay). */
export interface PageArguments {
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}

type KeyValues = (string | null)[];

/** A window of a list. */
export interface Window {
  size: number;
  /** Whether the rows at the end of the window are wanted instead of those at its start. */
  fromEnd: boolean;
  after: KeyValues | null;
  before: KeyValues | null;
}

/**
 * Reads the arguments.
 * @throws RequestError `BAD_PAGE_SIZE`, `BAD_CURSOR`.
 */
export function readWindow(order: Order, { first, after, last, before }: PageArguments): Window {
  if (first != null && last != null) {
    throw new RequestError(
      'BAD_PAGE_SIZE',
      '`first` and `last` are both given.',
      'Give one of them: `first` pages forward, `last` backward.',
    );
  }
  for (const [name, size] of Object.entries({ first, last })) {
    if (size != null && (size < 0 || size > MAX_SIZE)) {
      throw new RequestError(
        'BAD_PAGE_SIZE',
        `\`${name}\` is ${size}.`,
        `Give a number from 0 to ${MAX_SIZE} and go on with the cursors of pageInfo.`,
      );
    }
  }
  return {
    size: first ?? last ?? DEFAULT_SIZE,
    fromEnd: last != null,
    after: after == null ? null : decodeCursor(order, after),
    before: before == null ? null : decodeCursor(order, before),
  };
}
