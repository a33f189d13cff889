// The NewBlock event as a node sends it to subscribers; its form differs between 0.34 and 0.38.
import type { RecordedBlock } from './block-files.ts';

/** The query that subscribers of new blocks send. */
export const newBlockQuery = /^\s*tm\.event\s*=\s*'NewBlock'\s*$/;

interface Event {
  type: string;
  attributes: { key: string; value: string | null }[] | null;
}

/** The `result` of the event for one block. */
export function newBlockEvent(query: string, { block, results }: RecordedBlock): string {
  const { block_id, block: content } = JSON.parse(block.toString());
  const found = JSON.parse(results.toString());
  const { value, events } = 'finalize_block_events' in found ? finalized(found) : begunAndEnded(found);
  return JSON.stringify({
    query,
    data: {
      type: 'tendermint/event/NewBlock',
      value: { block: content, ...('result_finalize_block' in value ? { block_id } : {}), ...value },
    },
    events: { ...events, 'tm.event': ['NewBlock'] },
  });
}

/** The form of CometBFT 0.38; attributes are text. */
function finalized(found: {
  finalize_block_events: Event[] | null;
  txs_results: unknown;
  validator_updates: unknown;
  consensus_param_updates: unknown;
  app_hash: unknown;
}) {
  const { finalize_block_events, txs_results, validator_updates, consensus_param_updates, app_hash } = found;
  const result_finalize_block = {
    events: finalize_block_events,
    tx_results: txs_results,
    validator_updates,
    consensus_param_updates,
    app_hash,
  };
  return { value: { result_finalize_block }, events: valuesByName(finalize_block_events ?? [], (text) => text) };
}

/** The form of 0.34; attributes are base64 in the results and text in the list beside them. */
function begunAndEnded(found: {
  begin_block_events: Event[] | null;
  end_block_events: Event[] | null;
  validator_updates: unknown;
  consensus_param_updates: unknown;
}) {
  const { begin_block_events, end_block_events, validator_updates, consensus_param_updates } = found;
  const value = {
    result_begin_block: { events: begin_block_events },
    result_end_block: { events: end_block_events, validator_updates, consensus_param_updates },
  };
  const all = [...(begin_block_events ?? []), ...(end_block_events ?? [])];
  return { value, events: valuesByName(all, (text) => Buffer.from(text, 'base64').toString()) };
}

/** Values of all attributes by `type.key`, as a node lists them beside the event. */
function valuesByName(events: Event[], decode: (encoded: string) => string): Record<string, string[]> {
  const values: Record<string, string[]> = {};
  for (const { type, attributes } of events) {
    for (const { key, value } of attributes ?? []) {
      const name = `${type}.${decode(key)}`;
      values[name] ??= [];
      values[name].push(decode(value ?? ''));
    }
  }
  return values;
}
