// Lets the first requests find what they need compiled: the very first of a process took ten times as long as the second.
import type { ApolloServer } from '@apollo/server';
import { type Context, type ContextSource, createContext } from '../context.ts';
import type { ErrorFormatter } from '../errors.ts';
import { type Documents, isMistaken } from './documents.ts';

interface WarmUp {
  documents: Documents;
  graphql: ApolloServer<Context>;
  source: ContextSource;
  format: ErrorFormatter;
}

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
/** Refused for what they ask, for their form, and for their size. */
const WRONG = [
  '{ leases(where: { state: { eq: WRONG } }) { nodes { nothing } } }',
  `{ ${'status { state } '.repeat(100)} }`,
  `{ ${'status { state } '.repeat(1_000)} }`,
];

/** Asks all of them a few times, as code is compiled when it comes again. */
export async function warmUp({ documents, graphql, source, format }: WarmUp): Promise<void> {
  for (let turn = 0; turn < 3; turn += 1) {
    const contextValue = createContext(source, { client: null, charge: async () => undefined, answered: () => undefined });
    await graphql.executeOperation({ query: DEAR }, { contextValue });
    for (const query of WRONG) {
      const read = documents.read(query);
      if (isMistaken(read)) for (const error of read) format(error.toJSON(), error);
    }
  }
}
