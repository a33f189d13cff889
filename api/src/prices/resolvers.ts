// Which code answers fields about prices.
import type { Resolvers } from '../generated/resolvers.ts';
import { loadComponentPrices } from './components.ts';
import { loadDiscounts } from './discounts.ts';
import { loadPriceStatistics } from './statistics.ts';

/** Prices. */
export const priceResolvers = {
  Query: {
    async priceStatistics(_parent, { input }, { snapshot }) {
      const { range, rows } = await loadPriceStatistics(await snapshot.transaction(), input);
      return {
        kind: input.kind,
        resource: input.resource ?? 'GPU',
        from: range?.from ?? null,
        to: range?.to ?? null,
        height: (await snapshot.block())?.height ?? 0,
        rows,
      };
    },
    componentPrices: async (_parent, input, { snapshot }) => loadComponentPrices(await snapshot.transaction(), input),
    priceDiscounts: async (_parent, input, { snapshot }) => loadDiscounts(await snapshot.transaction(), input),
  },
  PriceRow: {
    // Compiled operations do not call functions that a row holds.
    byDenom: (row) => row.byDenom(),
  },
} satisfies Resolvers;
