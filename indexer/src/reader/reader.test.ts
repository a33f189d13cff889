// The reader's thread gives what reading in one thread gives: tables, archive, errors, and an end when it is told.
import { addressOf } from '@leasebook/db';
import { createTestDatabase, type TestDatabase } from '@leasebook/db/testing';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { BlockSource } from '../contract.ts';
import { decodeBlock } from '../decode/index.ts';
import { recordedSource, recordedStages, recording } from '../run/testing.ts';
import { runIndexer } from '../run.ts';
import { bentNode, closeAll, quickSource, recordedBlocks, serve } from '../source/testing.ts';
import { type TableChecksum, tableChecksums } from '../store/index.ts';
import { blocksOf, ChunkMaker } from './chunk.ts';
import { readInThread, withReader } from './reader.ts';

const height = 130;
/** Where a node begins to be wrong. */
const wrong = 60;

const run = (database: TestDatabase, source: BlockSource) =>
  runIndexer(recordedStages(database.sql, source), { until: height, origin: 'recorded', signal: new AbortController().signal });

/** All tables but what is known of the node. */
async function content({ sql }: TestDatabase): Promise<TableChecksum[]> {
  return (await tableChecksums(sql)).filter(({ table }) => table !== 'chain_head');
}

let plain: TestDatabase;
beforeAll(async () => {
  plain = await createTestDatabase();
  await run(plain, recordedSource(height));
});
afterAll(() => plain.drop());

let database: TestDatabase;
beforeEach(async () => {
  database = await createTestDatabase();
});
afterEach(async () => {
  await closeAll();
  await database.drop();
});

/** A source with a thread for stretches of so many blocks; `asked` hears of the thread's requests. */
function threaded(url: string, asked: string[] = [], longBlocks = 1): BlockSource {
  return withReader(quickSource([url]), {
    place: (chainId) => ({ kind: 'nodes', urls: [url], chainId, patienceMs: 1_000 }),
    hears: { request: ({ method }) => asked.push(method) },
    longBlocks,
  });
}

test('tables and archive are those of one thread, and the thread tells of its requests', async () => {
  const { url } = await serve();
  const asked: string[] = [];
  await run(database, threaded(url, asked));
  expect(await content(database)).toEqual(await content(plain));
  expect(new Set(asked)).toEqual(new Set(['status', 'block', 'block_results']));
});

test('a block that is refused is the same typed error, with the blocks before it handed on', async () => {
  const { url } = await serve({ faults: { seed: 1, rate: 1, kinds: ['wrong-parent'], heights: { from: wrong, to: wrong } } });
  const heights: number[] = [];
  const read = async () => {
    for await (const raw of threaded(url).blocks(1, height, new AbortController().signal)) heights.push(raw.height);
  };
  await expect(read()).rejects.toMatchObject({
    name: 'LeasebookError',
    code: 'BLOCK_HASH_MISMATCH',
    kind: 'bad-block',
    height: wrong,
    message: expect.stringContaining(url),
  });
  expect(heights).toEqual(Array.from({ length: wrong - 1 }, (_, place) => place + 1));
});

test('a block that does not follow what is in the tables is refused', async () => {
  const { url } = await serve();
  const [other] = await recordedBlocks(wrong + 1, wrong + 1);
  if (other === undefined) throw new TypeError('no block');
  const read = threaded(url).blocks(wrong, height, new AbortController().signal, { ...other, height: wrong - 1 });
  await expect(read[Symbol.asyncIterator]().next()).rejects.toMatchObject({ code: expect.stringMatching(/_MISMATCH$/) });
});

test.each([
  ['a short stretch', 'a long one', height - wrong, height],
  ['a long stretch', 'another one', 1, height],
  ['a long stretch', 'a short one', 2, null],
])('results at the end of %s are confirmed by the first header of %s', async (_before, _after, longBlocks, to) => {
  const busy = (await recordedBlocks(1, wrong)).findLast((raw) => decodeBlock(raw).transactions.length > 0);
  const last = busy?.height ?? 0;
  const url = await bentNode((method, result, { height: at }) => {
    const { txs_results: results } = Object(result);
    return method === 'block_results' && at === String(last)
      ? { ...Object(result), txs_results: [{ ...results[0], gas_used: '1' }] }
      : result;
  });
  const source = threaded(url, [], longBlocks);
  const { signal } = new AbortController();
  for await (const raw of source.blocks(last - 1, last, signal)) expect(raw.height).toBeLessThanOrEqual(last);
  const next = source
    .blocks(last + 1, to ?? last + 1, signal)
    [Symbol.asyncIterator]()
    .next();
  await expect(next).rejects.toMatchObject({ code: 'RESULTS_HASH_MISMATCH', height: last });
});

test('the archive is read with everything that its text holds', async () => {
  const task = { place: { kind: 'archive' as const, databaseUrl: addressOf(plain.sql) }, from: 3, to: height, after: null };
  let next = 3;
  for await (const raw of readInThread(task, new AbortController().signal)) {
    const { block, results, isArchived, prepared } = raw;
    const [recorded] = await recordedBlocks(next, next);
    expect({ height: raw.height, block, results, isArchived }).toEqual({ ...recorded, isArchived: true });
    const { chainId, hash, time } = decodeBlock(raw);
    expect(prepared?.facts).toMatchObject({ chainId, hash, time, height: next });
    next += 1;
  }
  expect(next).toBe(height + 1);
});

test('a failed transaction keeps events that nobody knows, which tell that its fee was taken', async () => {
  const [raw] = (await recordedBlocks(1, height)).filter((each) => decodeBlock(each).transactions.length > 0);
  if (raw === undefined) throw new TypeError('no transaction');
  const failed = { code: 5, events: [{ type: 'unheard_of', attributes: [] }] };
  const results = { ...Object(raw.results), txs_results: decodeBlock(raw).transactions.map(() => failed) };
  const maker = new ChunkMaker();
  maker.add({ ...raw, results });
  const chunk = maker.take();
  const [prepared] = chunk === null ? [] : blocksOf(chunk);
  expect(prepared?.prepared?.facts.transactions[0]).toMatchObject({ code: 5, events: [{ event: { kind: 'other' } }] });
});

test('whoever is told to stop gets no further block, and the thread ends', async () => {
  const stop = new AbortController();
  const { url } = await serve();
  const place = { kind: 'nodes' as const, urls: [url], chainId: recording.chainId, patienceMs: 1_000 };
  let last = 0;
  for await (const { height: at } of readInThread({ place, from: 1, to: recording.lastHeight, after: null }, stop.signal)) {
    last = at;
    if (at === wrong) stop.abort();
  }
  expect(last).toBe(wrong);
});
