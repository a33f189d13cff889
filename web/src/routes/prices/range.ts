// The page's range as prices and fees take it: an open beginning is the first block, not their own standard range.

const FIRST = '2015-01-01T00:00:00.000Z';

/** From and to of a range; null before the first block. */
export function wholeRange(variables: { from: string | null; to: string | null } | null): { from: string; to: string | null } | null {
  return variables === null ? null : { from: variables.from ?? FIRST, to: variables.to };
}
