// The page's range as prices and fees take it: an open beginning is the first block, not their own standard range.

const FIRST = '2015-01-01T00:00:00.000Z';

/** From and to of a range; null before the first block. */
export function wholeRange(variables: { from: string | null; to: string | null } | null): { from: string; to: string | null } | null {
  const whole = wholeBuckets(variables);
  return whole === null ? null : { from: whole.from, to: whole.to };
}

/** A range with its bucket length; null before the first block. */
export function wholeBuckets<Range extends { from: string | null; to: string | null }>(
  range: Range | null,
): (Range & { from: string }) | null {
  return range === null ? null : { ...range, from: range.from ?? FIRST };
}
