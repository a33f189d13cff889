// The NewBlock event as a node sends it to subscribers; its form differs between 0.34 and 0.38.
import type { RecordedBlock } from './block-files.ts';

/** The query that subscribers of new blocks send. */
export const newBlockQuery = /^\s*tm\.event\s*=\s*'NewBlock'\s*$/;

/** The `result` of the event for one block. */
export function newBlockEvent(query: string, { block, results }: RecordedBlock): string {
  const { block_id, block: content } = JSON.parse(block.toString());
  const found = JSON.parse(results.toString());
  const { validator_updates, consensus_param_updates } = found;
  const value =
    'finalize_block_events' in found
      ? {
          block: content,
          block_id,
          result_finalize_block: {
            events: found.finalize_block_events,
            tx_results: found.txs_results,
            validator_updates,
            consensus_param_updates,
            app_hash: found.app_hash,
          },
        }
      : {
          block: content,
          result_begin_block: { events: found.begin_block_events },
          result_end_block: { events: found.end_block_events, validator_updates, consensus_param_updates },
        };
  return JSON.stringify({ query, data: { type: 'tendermint/event/NewBlock', value }, events: { 'tm.event': ['NewBlock'] } });
}
