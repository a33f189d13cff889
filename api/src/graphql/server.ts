// The GraphQL server: schema, limits, errors and plugins in one place.
import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import type { Context } from '../context.ts';
import type { ErrorFormatter } from '../errors.ts';
import { costPlugin } from './cost-plugin.ts';
import { type Documents, MAX_TOKENS } from './documents.ts';
import { asGateway, type Executor } from './executor.ts';
import { snapshotPlugin } from './snapshot-plugin.ts';
import { textPlugin } from './text-plugin.ts';

/** Makes a server that has not been started. */
export function createGraphqlServer(executor: Executor, documents: Documents, format: ErrorFormatter): ApolloServer<Context> {
  return new ApolloServer<Context>({
    gateway: asGateway(executor),
    // Open data: the schema is public, and so is what may be asked.
    introspection: true,
    includeStacktraceInErrorResponses: false,
    // Texts are read and checked before they come here; what is not in the store was asked for by its hash and has left it.
    documentStore: documents.store,
    parseOptions: { maxTokens: MAX_TOKENS },
    // The command that started the process answers its signals.
    stopOnTerminationSignals: false,
    formatError: format,
    plugins: [
      snapshotPlugin(format),
      textPlugin(),
      costPlugin(),
      // Its hints cost more than the rest of a long list (measured: 121 against 481 requests a second) and nothing reads them.
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
    ],
  });
}
