// Our price of each GPU model against what other clouds list for it.
import { formatDecimal, ONE, parseDecimal, quo, type Transaction } from '@leasebook/db';
import type { PriceInput } from '../generated/resolvers.ts';
import { type ReferencePriceRow, referencePrices } from '../network/reference-prices.ts';
import { loadPriceStatistics } from './statistics.ts';

/** The discount that was published in late 2023, by model. */
export const PUBLISHED_DISCOUNTS: Readonly<Record<string, { low: string; high: string }>> = { 'nvidia/a100': { low: '0.3', high: '0.6' } };

export type DiscountInput = Partial<Pick<PriceInput, 'kind' | 'from' | 'to' | 'vendor' | 'model' | 'interval'>>;

/** 1 − ours / theirs, half-even to 18 places; theirs is above zero. */
function discountOf(ours: string, theirs: string): string {
  return formatDecimal(ONE - quo(parseDecimal(ours), parseDecimal(theirs)));
}

/** The smallest value that half of the lines do not exceed; the lines come cheapest first. Null without lines. */
function medianOf(lines: readonly ReferencePriceRow[]): string | null {
  return lines[Math.ceil(lines.length / 2) - 1]?.median ?? null;
}

/**
 * Our price by model and bucket beside the table's lines of the model.
 * @throws RequestError as `loadPriceStatistics`.
 */
export async function loadDiscounts(sql: Transaction, { kind, ...wanted }: DiscountInput) {
  const { rows } = await loadPriceStatistics(sql, { ...wanted, kind: kind ?? 'AGREED', groupBy: 'MODEL' });
  const discounts = rows.map(async ({ time, vendor, model, usd }) => {
    if (vendor === null || model === null || usd === null) return [];
    const lines = (await referencePrices(vendor, model)).filter(({ median }) => parseDecimal(median) > 0n);
    const price = usd.weightedMean;
    const reference = medianOf(lines.filter(({ gpuOnly }) => !gpuOnly));
    const published = PUBLISHED_DISCOUNTS[`${vendor}/${model}`];
    return [
      {
        time,
        vendor,
        model,
        count: usd.count,
        price,
        median: usd.median,
        reference,
        discount: reference === null ? null : discountOf(price, reference),
        references: lines.map((listed) => ({ listed, discount: discountOf(price, listed.median) })),
        publishedLow: published?.low ?? null,
        publishedHigh: published?.high ?? null,
      },
    ];
  });
  return (await Promise.all(discounts)).flat();
}
