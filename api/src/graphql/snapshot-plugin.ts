// Ties a request to its snapshot: every executed answer names its block, and the transaction ends with the answer.
import type { ApolloServerPlugin } from '@apollo/server';
import type { Context } from '../context.ts';

/** Adds `extensions.block` and closes snapshots. */
export function snapshotPlugin(): ApolloServerPlugin<Context> {
  return {
    async requestDidStart() {
      return {
        async willSendResponse({ contextValue: { snapshot, answered }, response }) {
          let isWhole = false;
          try {
            if (response.body.kind === 'single' && response.body.singleResult.data != null) {
              const block = await snapshot.block();
              const { height, hash, time, lagSeconds } = block ?? { height: 0, hash: null, time: null, lagSeconds: 0 };
              isWhole = response.body.singleResult.errors === undefined;
              if (isWhole && block !== null) answered(block.version);
              const { singleResult } = response.body;
              singleResult.extensions = { ...singleResult.extensions, block: { height, hash, time, lagSeconds } };
            }
          } finally {
            await snapshot.close({ isWhole });
          }
        },
      };
    },
  };
}
