// The GraphQL server: schema, limits, errors and plugins in one place.
import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import type { Context } from '../context.ts';
import { type ErrorLog, errorFormatter } from '../errors.ts';
import { costPlugin } from './cost-plugin.ts';
import { depthRule } from './depth.ts';
import { asGateway, type Executor } from './executor.ts';
import { snapshotPlugin } from './snapshot-plugin.ts';
import { textPlugin } from './text-plugin.ts';

/** A query of more tokens is refused unread; the explorer's longest has some 300, introspection 400. */
export const MAX_TOKENS = 4_000;

/** Makes a server that has not been started. */
export function createGraphqlServer(executor: Executor, log: ErrorLog): ApolloServer<Context> {
  return new ApolloServer<Context>({
    gateway: asGateway(executor),
    // Open data: the schema is public, and so is what may be asked.
    introspection: true,
    includeStacktraceInErrorResponses: false,
    parseOptions: { maxTokens: MAX_TOKENS },
    validationRules: [depthRule],
    maxRecursiveSelections: true,
    // The command that started the process answers its signals.
    stopOnTerminationSignals: false,
    formatError: errorFormatter(log),
    plugins: [
      snapshotPlugin(),
      textPlugin(),
      costPlugin(),
      // Its hints cost more than the rest of a long list (measured: 121 against 481 requests a second) and nothing reads them.
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
    ],
  });
}
