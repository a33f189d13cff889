// The middle of prices, exactly.
import { compareDecimals, ratio, sum } from '../../lib/format/decimal.ts';

/** Median of decimals: the middle one, or half the sum of the two in the middle; null for none. */
export function medianOf(values: readonly string[]): string | null {
  const sorted = [...values].sort(compareDecimals);
  const half = Math.floor(sorted.length / 2);
  const upper = sorted[half];
  if (upper === undefined) return null;
  const lower = sorted[half - 1];
  return sorted.length % 2 === 1 || lower === undefined ? upper : ratio(sum([lower, upper]), '2');
}
