// Which code answers fields about fees.
import { addressArgument } from '../address.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { bucketRange } from '../times/buckets.ts';
import { loadCommunityPool, loadGas, loadTake, loadTransactionFees, loadWaterfall } from './fees.ts';
import { loadTakeRates } from './take-rates.ts';

/** Fees. */
export const feeResolvers = {
  Query: {
    fees: async (_parent, { provider, ...wanted }, { snapshot }) => ({
      range: await bucketRange(await snapshot.transaction(), wanted),
      provider: provider == null ? null : addressArgument(provider),
    }),
  },
  Fees: {
    from: ({ range }) => range?.from ?? null,
    to: ({ range }) => range?.to ?? null,
    height: async (_query, _args, { snapshot }) => (await snapshot.block())?.height ?? 0,
    waterfall: async (query, _args, { snapshot }) => loadWaterfall(await snapshot.transaction(), query),
    take: async (query, _args, { snapshot }) => loadTake(await snapshot.transaction(), query),
    transactionFees: async (query, _args, { snapshot }) => loadTransactionFees(await snapshot.transaction(), query),
    gas: async (query, _args, { snapshot }) => loadGas(await snapshot.transaction(), query),
    communityPool: async (query, _args, { snapshot }) => loadCommunityPool(await snapshot.transaction(), query),
    takeRates: async (_query, _args, { snapshot }) => loadTakeRates(await snapshot.transaction()),
  },
} satisfies Resolvers;
