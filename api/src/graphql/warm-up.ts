// Lets the first requests find what they need compiled: the very first of a process took ten times as long as the second.
import type { ApolloServer } from '@apollo/server';
import { type Context, type ContextSource, createContext } from '../context.ts';

/** Refused for its cost after everything else has been looked at, so that no database is needed. */
const DEAR = `query Warm($first: Int) {
  leases(first: 500, where: { state: { in: [ACTIVE] }, createdTime: { gte: "2020-01-01T00:00:00Z" } }) {
    nodes { id price { usd } provider { owner leases(first: 500) { nodes { id deployment { dseq } } } } }
    pageInfo { endCursor }
  }
  series(input: { metric: GPUS_LEASED }) { series { points { time value } } }
  ...Rest
}
fragment Rest on Query { deployments(first: $first) { totalCount edges { cursor node { groups { name } } } } }`;
/** Refused by its form. */
const WRONG = '{ leases { nodes { nothing } } }';

/** Asks both, twice each as code is compiled when it comes again. */
export async function warmUp(graphql: ApolloServer<Context>, source: ContextSource): Promise<void> {
  for (const query of [DEAR, WRONG, DEAR, WRONG]) {
    const contextValue = createContext(source, { charge: async () => undefined, answered: () => undefined });
    await graphql.executeOperation({ query }, { contextValue });
  }
}
