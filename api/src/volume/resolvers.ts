// Which code answers fields about volume.
import { RequestError } from '../errors.ts';
import type { Resolvers, SpendDimension } from '../generated/resolvers.ts';
import { memberArgument } from '../market/members.ts';
import { bucketRange, recentDays, SPEND_DAYS } from '../times/buckets.ts';
import { loadSpend } from './spend.ts';
import { loadSpendSeries } from './spend-series.ts';
import { loadDenomVolumes, loadVolume } from './volume.ts';

/**
 * The members that are asked for; null for all.
 * @throws RequestError `BAD_ARGUMENT`.
 */
function membersOf(by: SpendDimension, members: readonly string[] | null | undefined): string[] | null {
  if (members == null) return null;
  if (by !== 'NETWORK') return members.map((member) => memberArgument(by, member));
  throw new RequestError('BAD_ARGUMENT', 'The network has no members.', 'Leave out `members`, or split by another dimension.');
}

/** Volume. */
export const volumeResolvers = {
  Query: {
    volume: async (_parent, _args, { snapshot }) => loadVolume(await snapshot.transaction()),
    async spend(_parent, { by, from, to, first, members }, { snapshot }) {
      const sql = await snapshot.transaction();
      return loadSpend(sql, await recentDays(sql, { from, to }, SPEND_DAYS), by, first ?? 20, membersOf(by, members));
    },
    async spendSeries(_parent, { by, members, ...wanted }, { snapshot }) {
      const sql = await snapshot.transaction();
      const named = membersOf(by, members);
      const range = await bucketRange(sql, wanted);
      return range === null ? [] : loadSpendSeries(sql, range, by, named);
    },
  },
  SpendMember: {
    provider: ({ by, member }, _args, { loaders }) => (by === 'PROVIDER' ? loaders.provider.load(member) : null),
  },
  Volume: {
    byDenom: async (_row, _args, { snapshot }) => loadDenomVolumes(await snapshot.transaction()),
  },
} satisfies Resolvers;
