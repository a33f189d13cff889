// Refuses what costs too much before anything is read, charges the client for the rest, and tells the cost with every answer.
import type { ApolloServerPlugin } from '@apollo/server';
import { GraphQLError, OperationTypeNode } from 'graphql';
import type { Context } from '../context.ts';
import { RequestError } from '../errors.ts';
import { costOf, MAX_COST } from './cost.ts';

const TOO_MANY_REQUESTS = 429;

/** Adds `extensions.cost`. */
export function costPlugin(): ApolloServerPlugin<Context> {
  return {
    async requestDidStart() {
      let cost: number | undefined;
      return {
        async didResolveOperation({ schema, document, operation, operationName, request, response, contextValue }) {
          if (operation?.operation === OperationTypeNode.SUBSCRIPTION) {
            response.http.status = 400;
            throw new RequestError(
              'BAD_ARGUMENT',
              'That is a subscription.',
              'Send it to /graphql/stream, by the protocol of graphql-sse.',
            );
          }
          if (operation?.operation === OperationTypeNode.MUTATION) {
            response.http.status = 400;
            throw new RequestError('BAD_ARGUMENT', 'That is a mutation.', 'Send queries: what a chain did cannot be changed here.');
          }
          try {
            cost = costOf(schema, document, operationName ?? undefined, request.variables ?? {});
          } catch (error) {
            // Variables that do not fit: the answer says so in graphql-js's own words.
            if (error instanceof GraphQLError) return;
            throw error;
          }
          if (cost > MAX_COST) {
            // Apollo takes an error of a plugin for the server's own.
            response.http.status = 400;
            throw new RequestError(
              'COST_LIMIT_EXCEEDED',
              `The request may cost ${cost}, more than ${MAX_COST}.`,
              'Ask for smaller pages (`first`), above all in nested lists, or for one list after another.',
            );
          }
          try {
            await contextValue.charge(cost);
          } catch (error) {
            if (error instanceof RequestError) response.http.status = TOO_MANY_REQUESTS;
            throw error;
          }
        },
        async willSendResponse({ response }) {
          if (cost === undefined || response.body.kind !== 'single') return;
          const { singleResult } = response.body;
          singleResult.extensions = { ...singleResult.extensions, cost: { requested: cost, maximum: MAX_COST } };
        },
      };
    },
  };
}
