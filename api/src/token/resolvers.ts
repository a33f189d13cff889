// Which code answers fields about the token.
import type { Resolvers } from '../generated/resolvers.ts';
import { bucketRange } from '../times/buckets.ts';
import { loadTokenSeries } from './series.ts';
import { maximumSupply } from './setting.ts';
import { loadToken, tokenFigures } from './token.ts';

/** The token. */
export const tokenResolvers = {
  Query: {
    token: async (_parent, args, { snapshot }) =>
      tokenFigures(await loadToken(await snapshot.transaction(), maximumSupply(args.maximumSupply))),
    async tokenSeries(_parent, wanted, { snapshot }) {
      const sql = await snapshot.transaction();
      const range = await bucketRange(sql, wanted);
      return range === null ? [] : loadTokenSeries(sql, range);
    },
  },
} satisfies Resolvers;
