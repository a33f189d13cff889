// Which code answers the catalogue of measures.
import { MEASURES } from '@leasebook/db';
import { RequestError } from '../errors.ts';
import type { Resolvers } from '../generated/resolvers.ts';

/** The catalogue of measures. */
export const measureResolvers = {
  Query: {
    measures: () => MEASURES,
    measure(_parent, { key }) {
      const entry = MEASURES.find((each) => each.key === key);
      if (entry !== undefined) return entry;
      const known = MEASURES.map((each) => each.key).join(', ');
      throw new RequestError('BAD_ARGUMENT', 'There is no measure of that key.', `Use one of: ${known}.`);
    },
  },
} satisfies Resolvers;
