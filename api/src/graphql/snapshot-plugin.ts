// Ties a request to its snapshot: every executed answer names its block, and the transaction ends with the answer.
import type { ApolloServerPlugin } from '@apollo/server';
import type { Context } from '../context.ts';
import type { ErrorLog } from '../errors.ts';

/** Adds `extensions.block` and closes snapshots. */
export function snapshotPlugin(log: ErrorLog): ApolloServerPlugin<Context> {
  return {
    async requestDidStart() {
      return {
        async willSendResponse({ contextValue: { snapshot, answered }, response }) {
          try {
            if (response.body.kind === 'single' && response.body.singleResult.data != null) {
              const block = await snapshot.block();
              const { height, hash, time, lagSeconds } = block ?? { height: 0, hash: null, time: null, lagSeconds: 0 };
              if (response.body.singleResult.errors === undefined && block !== null) answered(block.version);
              const { singleResult } = response.body;
              singleResult.extensions = { ...singleResult.extensions, block: { height, hash, time, lagSeconds } };
            }
          } finally {
            const broken = await snapshot.close();
            if (broken !== undefined) log.error({ err: broken }, 'a snapshot ended with an error');
          }
        },
      };
    },
  };
}
