// The driver over real nodes: whatever they get wrong is an error with height and object, and nothing is half-written.
import { createTestDatabase, type TestDatabase } from '@leasebook/db/testing';
import type { FaultOptions } from '@leasebook/replay';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { BlockSource } from '../contract.ts';
import { recordedSource, recordedStages, recording } from '../run/testing.ts';
import { runIndexer } from '../run.ts';
import { type TableChecksum, tableChecksums } from '../store/index.ts';
import { bentNode, closeAll, headAt, quickSource, serve } from './testing.ts';

const height = 250;
const before = 100;

const run = (database: TestDatabase, source: BlockSource, until: number | 'head' = height) =>
  runIndexer(recordedStages(database.sql, source), { until, origin: 'recorded', signal: new AbortController().signal });

/** The tables as an untroubled run to `until` leaves them. */
async function untroubled(until: number): Promise<TableChecksum[]> {
  const database = await createTestDatabase();
  await run(database, recordedSource(height), until);
  const checksums = await content(database);
  await database.drop();
  return checksums;
}

/** All tables but what is known of the node. */
async function content({ sql }: TestDatabase): Promise<TableChecksum[]> {
  return (await tableChecksums(sql)).filter(({ table }) => table !== 'chain_head');
}

let wanted: TableChecksum[];
beforeAll(async () => {
  wanted = await untroubled(height);
});

let database: TestDatabase;
beforeEach(async () => {
  database = await createTestDatabase();
});
afterEach(async () => {
  await closeAll();
  await database.drop();
});

test('a node with every fault that another try mends ends with the rows of an untroubled run', async () => {
  const faults: FaultOptions = {
    seed: 20_261_125,
    rate: 0.2,
    kinds: ['slow', 'dropped', 'truncated', 'busy', 'failing', 'garbage', 'other-block', 'no-block'],
    timesEach: 2,
    slowMs: 5,
  };
  const { url, injected } = await serve({ faults });
  await run(database, quickSource([url]));
  expect(injected.size).toBe(faults.kinds.length);
  expect(await content(database)).toEqual(wanted);
});

test('an archive node of today and nodes that change in the middle give the same rows', async () => {
  const first = await serve({ view: 'archive' });
  const second = await serve();
  const source = quickSource([first.url, second.url]);
  const stages = recordedStages(database.sql, source);
  await runIndexer(stages, { until: 120, origin: 'recorded', signal: new AbortController().signal });
  await first.close();
  await runIndexer(stages, { until: height, origin: 'recorded', signal: new AbortController().signal });
  expect(await content(database)).toEqual(wanted);
});

describe('a node that is wrong from block 101 on', () => {
  let written: TableChecksum[];
  beforeAll(async () => {
    written = await untroubled(before);
  });

  /** The error, nothing of the bad block and only whole batches before it being written. */
  async function refused(url: string): Promise<unknown> {
    const good = await serve();
    await run(database, quickSource([good.url]), before);
    const error: unknown = await run(database, quickSource([url])).catch((cause: unknown) => cause);
    expect(await content(database)).toEqual(written);
    const { sql } = database;
    const [row] = await sql`SELECT (SELECT max(height) FROM blocks) AS blocks, (SELECT height FROM checkpoint) AS checkpoint`;
    expect(row).toEqual({ blocks: before, checkpoint: before });
    // A good node goes on from there as if nothing had been.
    await run(database, quickSource([good.url]));
    expect(await content(database)).toEqual(wanted);
    return error;
  }

  test('a block with another parent', async () => {
    const { url } = await serve({ faults: { seed: 1, rate: 1, kinds: ['wrong-parent'], heights: { from: 101, to: 101 } } });
    expect(await refused(url)).toMatchObject({
      code: 'BLOCK_HASH_MISMATCH',
      kind: 'bad-block',
      height: 101,
      message: expect.stringContaining(url),
    });
  });

  test('a node of another chain', async () => {
    const { url } = await serve({ chainId: 'elsewhere-1' });
    expect(await refused(url)).toMatchObject({ code: 'CHAIN_ID_MISMATCH', kind: 'fatal', message: expect.stringContaining(url) });
  });

  test('a block of another chain', async () => {
    const url = await bentNode((method, result, { height: asked }) => {
      const text = JSON.stringify(result);
      return JSON.parse(method === 'block' && asked === '110' ? text.replaceAll(recording.chainId, 'elsewhere-1') : text);
    });
    expect(await refused(url)).toMatchObject({ code: 'CHAIN_ID_MISMATCH', height: 110 });
  });

  test.each([
    ['a missing block', 'no-block', 'FOREIGN_BLOCK'],
    ['a block in the place of another', 'other-block', 'FOREIGN_BLOCK'],
    ['a block that is cut off', 'truncated', 'NODE_UNREACHABLE'],
    ['no JSON', 'garbage', 'UNREADABLE_ANSWER'],
  ] as const)('%s', async (_name, kind, code) => {
    const { url } = await serve({ faults: { seed: 1, rate: 1, kinds: [kind], heights: { from: 110, to: 110 } } });
    expect(await refused(url)).toMatchObject({ code, kind: 'retryable', height: 110, message: expect.stringContaining(url) });
  });

  test('a pruned node', async () => {
    const { url } = await serve({ earliestHeight: 105 });
    expect(await refused(url)).toMatchObject({ code: 'NODE_PRUNED', kind: 'fatal', height: 101 });
  });

  test('results that are not those of the block', async () => {
    const url = await bentNode((method, result, { height: asked }) =>
      method === 'block_results' && asked === '110' ? { ...Object(result), txs_results: null } : result,
    );
    expect(await refused(url)).toMatchObject({ code: 'RESULTS_HASH_MISMATCH', height: 110, message: expect.stringContaining(url) });
  });
});

describe('following the head', () => {
  test('goes on through a restart of the node, block by block', async () => {
    let node = await serve(headAt(200, 50));
    const stop = new AbortController();
    const source = quickSource([node.url], { retry: { attempts: 2, patienceMs: 60_000 } });
    let restarted: Promise<void> | null = null;
    await runIndexer(recordedStages(database.sql, source), {
      origin: 'network',
      signal: stop.signal,
      onProgress: ({ height: at }) => {
        if (at >= height) stop.abort();
        if (at < 205 || restarted !== null) return;
        restarted = (async () => {
          await node.close();
          node = await serve({ ...headAt(at + 3, 20), port: Number(new URL(node.url).port) });
        })();
      },
    });
    await restarted;
    const { sql } = database;
    const [row] = await sql`SELECT count(*)::int AS blocks, max(height) AS last FROM blocks`;
    expect(row?.blocks).toBe(row?.last);
    expect(row?.last).toBeGreaterThanOrEqual(height);
  });
});
