// Which code answers searches.

import type { Resolvers, SearchKind } from '../generated/resolvers.ts';
import { ofType, typeOf } from '../graphql/type-names.ts';
import { search } from './search.ts';

const TYPES = {
  ADDRESS: 'Account',
  BLOCK: 'Block',
  DEPLOYMENT: 'Deployment',
  GPU_MODEL: 'GpuModel',
  LEASE: 'Lease',
  METRIC: 'MetricDefinition',
  ORDER: 'Order',
  PROVIDER: 'Provider',
  TRANSACTION: 'Transaction',
} as const satisfies Record<SearchKind, string>;

/** Fields about searches. */
export const searchResolvers = {
  Query: {
    search: (_parent, { text, first }, context) => search(text, first, context),
  },
  SearchHit: {
    result: ({ kind, result }) => ofType(TYPES[kind], result),
  },
  SearchResult: {
    __resolveType: typeOf,
  },
} satisfies Resolvers;
