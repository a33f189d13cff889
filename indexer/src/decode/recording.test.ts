// The whole recorded chain decodes: nothing unknown, nothing set aside, the same facts from both shapes of reply.
import { isDeepStrictEqual } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import type { EventFacts, TransactionFacts } from '../facts.ts';
import { decodeBlock } from './index.ts';
import { archiveView, manifest, recordedBlocks } from './testing.ts';

/** What the scan of all blocks found. */
const seen = {
  blocks: 0,
  transactions: 0,
  failed: 0,
  deadLetters: [] as string[],
  eventTypes: {} as Record<string, number>,
  /** `akash.*` types that no converter knows, and messages without a body or signer. */
  unknown: [] as string[],
  brokenChain: [] as number[],
  failedBeyondAnte: [] as number[],
  misplaced: [] as string[],
  differing: [] as number[],
  compared: 0,
};

function count(prefix: string, events: EventFacts[]): void {
  for (const { type, event } of events) {
    seen.eventTypes[prefix + type] = (seen.eventTypes[prefix + type] ?? 0) + 1;
    if (type.startsWith('akash.') && event.kind === 'other') seen.unknown.push(type);
  }
}

/** How many legacy events each message emitted, by the node's own log, which merges those of one message. */
function loggedActions(log: unknown): number[] {
  if (typeof log !== 'string' || !log.startsWith('[')) return [];
  const entries: { events: { type: string; attributes: { key: string }[] }[] }[] = JSON.parse(log);
  return entries.map(({ events }) =>
    events
      .filter(({ type }) => type === 'akash.v1')
      .flatMap(({ attributes }) => attributes)
      .reduce((total, { key }) => total + (key === 'action' ? 1 : 0), 0),
  );
}

function check(height: number, transaction: TransactionFacts, log: unknown): void {
  for (const { typeUrl, body, signer, message } of transaction.messages) {
    if (body === null || signer === '' || (typeUrl.startsWith('/akash.') && message.kind === 'other')) seen.unknown.push(typeUrl);
  }
  if (transaction.code !== 0) {
    seen.failed++;
    if (transaction.events.some(({ messageIndex }) => messageIndex !== null)) seen.failedBeyondAnte.push(height);
    return;
  }
  const actions = loggedActions(log);
  const found = actions.map(
    (_, place) => transaction.events.filter(({ type, messageIndex }) => type === 'akash.v1' && messageIndex === place).length,
  );
  if (!isDeepStrictEqual(found, actions)) seen.misplaced.push(`${height}/${transaction.index}`);
}

beforeAll(() => {
  const archived = new Map(archiveView().map((view) => [view.height, view]));
  let parent = '';
  for (const raw of recordedBlocks()) {
    const block = decodeBlock(raw);
    seen.blocks++;
    if (block.parentHash !== parent) seen.brokenChain.push(block.height);
    parent = block.hash;
    const results = JSON.parse(JSON.stringify(raw.results));
    const shape = 'finalize_block_events' in results;
    for (const transaction of block.transactions) {
      seen.transactions++;
      count('', transaction.events);
      check(block.height, transaction, results.txs_results[transaction.index].log);
    }
    count(shape ? 'finalize_block_events:' : 'begin_block_events:', [...block.events.preBlock, ...block.events.begin]);
    count(shape ? 'finalize_block_events:' : 'end_block_events:', block.events.end);
    seen.deadLetters.push(...block.deadLetters.map(({ object, error }) => `${block.height} ${object}: ${error}`));
    const view = archived.get(block.height);
    if (view === undefined) continue;
    seen.compared++;
    if (!isDeepStrictEqual(decodeBlock(view), block)) seen.differing.push(block.height);
  }
});

describe('the recorded chain', () => {
  test('decodes whole: as many blocks and transactions as its manifest says, each the child of the one before', () => {
    const { blocks, transactions, failed_transactions } = manifest();
    expect(seen).toMatchObject({ blocks, transactions, failed: failed_transactions, brokenChain: [] });
  });

  test('sets nothing aside and knows every Akash event and every message', () => {
    expect(seen.deadLetters).toEqual([]);
    expect(seen.unknown).toEqual([]);
  });

  test('keeps every event, by type and phase as the manifest counts them', () => {
    expect(seen.eventTypes).toEqual(manifest().event_types);
  });

  test('puts each event at the message that the node logged it for; failed transactions have those of the ante handler only', () => {
    expect(seen.misplaced).toEqual([]);
    expect(seen.failedBeyondAnte).toEqual([]);
  });

  test('gives the same facts from what an archive node serves for the same heights', () => {
    expect(seen.compared).toBe(new Set(archiveView().map(({ height }) => height)).size);
    expect(seen.differing).toEqual([]);
  });
});
