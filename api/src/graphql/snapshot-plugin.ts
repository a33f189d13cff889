// Ties a request to its snapshot: every executed answer names its block, and the transaction ends with the answer.
import type { ApolloServerPlugin } from '@apollo/server';
import type { GraphQLFormattedError } from 'graphql';
import type { Context } from '../context.ts';
import type { ErrorFormatter } from '../errors.ts';
import { toldBlock } from '../snapshot.ts';

/** Adds `extensions.block` and closes snapshots; without a block there is no answer, and `format` tells why. */
export function snapshotPlugin(format: ErrorFormatter): ApolloServerPlugin<Context> {
  const told = (error: unknown): GraphQLFormattedError =>
    format({ message: error instanceof Error ? error.message : String(error) }, error);
  return {
    async requestDidStart() {
      return {
        async willSendResponse({ contextValue: { snapshot, answered }, response }) {
          let isWhole = false;
          try {
            if (response.body.kind === 'single' && response.body.singleResult.data != null) {
              const block = await snapshot.block();
              isWhole = response.body.singleResult.errors === undefined;
              if (isWhole && block !== null) answered(block.version);
              const { singleResult } = response.body;
              singleResult.extensions = { ...singleResult.extensions, block: toldBlock(block) };
            }
          } catch (error) {
            if (response.body.kind !== 'single') throw error;
            const { singleResult } = response.body;
            response.body.singleResult = { ...singleResult, data: null, errors: [...(singleResult.errors ?? []), told(error)] };
          } finally {
            await snapshot.close({ isWhole });
          }
        },
      };
    },
  };
}
