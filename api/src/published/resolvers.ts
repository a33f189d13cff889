// Which code answers the comparison with published figures.
import type { Resolvers } from '../generated/resolvers.ts';
import { maximumSupply } from '../token/setting.ts';
import { loadPublished } from './published.ts';

/** The comparison with published figures. */
export const publishedResolvers = {
  Query: {
    publishedComparison: async (_parent, args, { snapshot }) =>
      loadPublished(await snapshot.transaction(), maximumSupply(args.maximumSupply)),
  },
} satisfies Resolvers;
