// Which code answers fields about volume.
import type { Resolvers } from '../generated/resolvers.ts';
import { bucketRange, recentDays } from '../times/buckets.ts';
import { loadSpend } from './spend.ts';
import { loadSpendSeries } from './spend-series.ts';
import { loadDenomVolumes, loadVolume } from './volume.ts';

/** Days of a range of spend where no start is given. */
const DEFAULT_DAYS = 30;

/** Volume. */
export const volumeResolvers = {
  Query: {
    volume: async (_parent, _args, { snapshot }) => loadVolume(await snapshot.transaction()),
    async spend(_parent, { by, from, to, first, members }, { snapshot }) {
      const sql = await snapshot.transaction();
      return loadSpend(sql, await recentDays(sql, { from, to }, DEFAULT_DAYS), by, first ?? 20, members ?? null);
    },
    async spendSeries(_parent, { by, members, ...wanted }, { snapshot }) {
      const sql = await snapshot.transaction();
      const range = await bucketRange(sql, wanted);
      return range === null ? [] : loadSpendSeries(sql, range, by, members ?? null);
    },
  },
  Volume: {
    byDenom: async (_row, _args, { snapshot }) => loadDenomVolumes(await snapshot.transaction()),
  },
} satisfies Resolvers;
