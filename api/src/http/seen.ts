// What a client has seen already: its answers never go back behind that, whichever process and whichever database gives them.
import type { FastifyRequest } from 'fastify';
import { type Least, readPosition } from '../readers/position.ts';

/** Header of answers: the state of the tables that they stand on, as HEIGHT-NUMBER. */
export const VERSION_HEADER = 'x-indexed-version';
/** Header of requests: such a version, or a height. */
export const SEEN_HEADER = 'x-seen-version';

/** The newest state that a request names, by its own header or by the answers that it holds; undefined where it names none. */
export function seenBy({ headers }: Pick<FastifyRequest, 'headers'>): Least | undefined {
  const named = [headers[SEEN_HEADER], ...(headers['if-none-match'] ?? '').matchAll(/W\/"(\d+-\d+)-/g)].flatMap((found) => {
    const text = typeof found === 'string' ? found.trim() : found?.[1];
    return (text === undefined ? null : readPosition(text)) ?? [];
  });
  if (named.length === 0) return undefined;
  return {
    height: Math.max(0, ...named.flatMap(({ height, nonce }) => (nonce > 0 ? [] : [height]))),
    nonce: Math.max(...named.map(({ nonce }) => nonce)),
  };
}
