// The raw archive: what is in it, and all tables made again from it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Sql } from '@leasebook/db';
import { createTestDatabase, type TestDatabase } from '@leasebook/db/testing';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ArchiveText, BlockSource } from '../contract.ts';
import { recordedObservations } from '../observe/index.ts';
import { recordedSource, recordedStages, recording, recordingFolder } from '../run/testing.ts';
import { runIndexer } from '../run.ts';
import { type TableChecksum, tableChecksums } from '../store/index.ts';
import { checkArchive } from './check.ts';
import { packBlocks, RECORD_BLOCKS } from './pack.ts';
import { reindexChain, rewindChain } from './rebuild.ts';
import { archivedBlocks } from './records.ts';
import { withArchive } from './source.ts';

const height = 420;
/** Neither the end of a batch nor of a record. */
const earlier = 201;
let indexed: TestDatabase;
let untroubled: TableChecksum[];
let untroubledEarlier: TableChecksum[];

const index = (sql: Sql, source: BlockSource, until: number | 'head' = 'head') =>
  runIndexer(recordedStages(sql, source), { until, origin: 'recorded', signal: new AbortController().signal });

beforeAll(async () => {
  indexed = await createTestDatabase();
  await index(indexed.sql, recordedSource(height), earlier);
  untroubledEarlier = await tableChecksums(indexed.sql);
  await index(indexed.sql, recordedSource(height));
  untroubled = await tableChecksums(indexed.sql);
  await indexed.sql.end();
});
afterAll(() => indexed.drop());

let database: TestDatabase;
beforeEach(async () => {
  database = await createTestDatabase({ copyOf: indexed });
});
afterEach(() => database.drop());

const rebuildOptions = (signal = new AbortController().signal) => ({
  sql: database.sql,
  observations: recordedObservations(recordingFolder),
  version: '1.0.0',
  signal,
});

/** Checks that the archive holds blocks 1 to `last`, each once, as the nodes answered them. */
async function expectWhole(sql: Sql, last: number): Promise<void> {
  const ranges = await sql<{ first: number; last: number }[]>`
    SELECT first_height AS first, last_height AS last FROM raw_blocks ORDER BY first_height`;
  let next = 1;
  for (const range of ranges) {
    expect(range.first).toBe(next);
    next = range.last + 1;
  }
  expect(next).toBe(last + 1);
  let at = 0;
  for await (const { height: archived, text } of archivedBlocks(sql, 1, last)) {
    at += 1;
    expect(archived).toBe(at);
    const { block, results } = await recording.block(at);
    expect(JSON.parse(text.toString())).toEqual({
      height: at,
      block: JSON.parse(block.toString()),
      results: JSON.parse(results.toString()),
    });
  }
  expect(at).toBe(last);
}

test('every accepted block is in it once, as the node answered it', async () => {
  await expectWhole(database.sql, height);
});

test('blocks that came one by one end up packed together', async () => {
  for (let until = height + 1; until <= height + 12; until += 1) await index(database.sql, recordedSource(until));
  await expectWhole(database.sql, height + 12);
  await index(database.sql, recordedSource(4 * RECORD_BLOCKS + 1));
  await expectWhole(database.sql, 4 * RECORD_BLOCKS + 1);
  const [row] = await database.sql`SELECT count(*) AS records FROM raw_blocks`;
  expect(row?.records).toBe(5);
});

describe('reindex', () => {
  test('gives the same rows, from another state of the tables, with no node', async () => {
    await database.sql`UPDATE leases SET reason = reason + 1`;
    await database.sql`DELETE FROM figures`;
    expect(await tableChecksums(database.sql)).not.toEqual(untroubled);
    const heights: number[] = [];
    const report = await reindexChain({ ...rebuildOptions(), onProgress: (progress) => heights.push(progress.height) });
    expect(report).toMatchObject({ height, goal: height, resumed: false });
    expect(heights.at(-1)).toBe(height);
    expect(await tableChecksums(database.sql)).toEqual(untroubled);
    await expectWhole(database.sql, height);
    // Then the chain goes on as ever.
    await index(database.sql, recordedSource(height + 5));
    await expectWhole(database.sql, height + 5);
  });

  test('that is stopped goes on; the head that a node told stays, so that the API tells how far it is', async () => {
    const stop = new AbortController();
    const stopped = reindexChain({ ...rebuildOptions(stop.signal), onProgress: () => stop.abort() });
    const { height: reached } = await stopped;
    expect(reached).toBeGreaterThan(0);
    expect(reached).toBeLessThan(height);
    const [head] = await database.sql`SELECT height FROM chain_head`;
    expect(head?.height).toBe(height);
    expect(await reindexChain(rebuildOptions())).toMatchObject({ height, resumed: true });
    expect(await tableChecksums(database.sql)).toEqual(untroubled);
    expect(await database.sql`SELECT * FROM rebuild`).toHaveLength(0);
  });

  test('that another version began is begun again', async () => {
    const stop = new AbortController();
    await reindexChain({ ...rebuildOptions(stop.signal), version: '0.9.0', onProgress: () => stop.abort() });
    expect(await reindexChain(rebuildOptions())).toMatchObject({ height, resumed: false });
    expect(await tableChecksums(database.sql)).toEqual(untroubled);
  });

  test('that was interrupted is also ended by an index, which asks the node for new blocks only', async () => {
    const stop = new AbortController();
    await reindexChain({ ...rebuildOptions(stop.signal), onProgress: () => stop.abort() });
    const asked: number[] = [];
    const node = recordedSource(height + 3, {
      status: { earliestHeight: height },
      block: (raw) => {
        asked.push(raw.height);
        return raw;
      },
    });
    await index(database.sql, withArchive(database.sql, node));
    expect(asked).toEqual([height + 1, height + 2, height + 3]);
    await expectWhole(database.sql, height + 3);
  });

  test('replaces an indexer at work, which writes nothing more', async () => {
    const source = recordedSource(height + 50, { laterHeads: [height + 60] });
    const reindexed = Promise.withResolvers<void>();
    const paused = runIndexer(
      recordedStages(database.sql, {
        ...source,
        waitForHead: async (last, signal) => {
          await reindexed.promise;
          return source.waitForHead(last, signal);
        },
      }),
      { origin: 'recorded', signal: new AbortController().signal },
    );
    // Seen below, or gone with the database.
    paused.catch(() => undefined);
    while ((await database.sql`SELECT height FROM checkpoint`)[0]?.height !== height + 50) await sleep(20);
    await reindexChain(rebuildOptions());
    const rows = await tableChecksums(database.sql);
    reindexed.resolve();
    await expect(paused).rejects.toMatchObject({ code: 'STORE_WRITER_REPLACED' });
    expect(await tableChecksums(database.sql)).toEqual(rows);
  });

  test('without an archive, or with a damaged one, says so', async () => {
    await database.sql`UPDATE raw_blocks SET packed = set_byte(packed, length(packed) / 2, get_byte(packed, length(packed) / 2) # 255) WHERE first_height = 129`;
    await expect(reindexChain(rebuildOptions())).rejects.toMatchObject({ code: 'ARCHIVE_DAMAGED', height: 129 });
    await database.sql`DELETE FROM raw_blocks WHERE first_height = 1`;
    await expect(reindexChain(rebuildOptions())).rejects.toMatchObject({ code: 'ARCHIVE_INCOMPLETE' });
    await database.sql`DELETE FROM raw_blocks`;
    await expect(reindexChain(rebuildOptions())).rejects.toMatchObject({ code: 'ARCHIVE_EMPTY' });
  });
});

describe('a look through the archive', () => {
  const check = () => checkArchive(database.sql, { signal: new AbortController().signal });
  /** Changes one archived block's text, packed as if it had been written so. */
  async function change(at: number, edit: (text: string) => string): Promise<void> {
    const blocks: ArchiveText[] = [];
    for await (const block of archivedBlocks(database.sql, 1, RECORD_BLOCKS))
      blocks.push(block.height === at ? { height: at, text: Buffer.from(edit(block.text.toString())) } : block);
    for (const { firstHeight, packed } of await packBlocks(blocks))
      await database.sql`UPDATE raw_blocks SET packed = ${packed} WHERE first_height = ${firstHeight}`;
  }

  test('finds nothing in a whole one', async () => {
    const heights: number[] = [];
    const report = await checkArchive(database.sql, { signal: new AbortController().signal, onProgress: (at) => heights.push(at) });
    const whole = { chainId: recording.chainId, firstHeight: 1, lastHeight: height, blocks: height, damages: [] };
    expect(report).toMatchObject({ ...whole, records: heights.length });
    expect(heights.at(-1)).toBe(height);
  });

  test('names each record that is damaged or missing; a rewind below it and an index mend it', async () => {
    const second = RECORD_BLOCKS + 1;
    await database.sql`UPDATE raw_blocks SET packed = set_byte(packed, length(packed) / 2, get_byte(packed, length(packed) / 2) # 255) WHERE first_height = ${second}`;
    await database.sql`DELETE FROM raw_blocks WHERE first_height > ${3 * RECORD_BLOCKS}`;
    expect((await check()).damages).toEqual([
      expect.objectContaining({ firstHeight: second, lastHeight: 2 * RECORD_BLOCKS, code: 'ARCHIVE_DAMAGED' }),
      expect.objectContaining({ firstHeight: 3 * RECORD_BLOCKS + 1, lastHeight: height, code: 'ARCHIVE_DAMAGED' }),
    ]);
    await rewindChain(rebuildOptions(), second - 1);
    await index(database.sql, withArchive(database.sql, recordedSource(height)));
    expect((await check()).damages).toEqual([]);
    expect(await tableChecksums(database.sql)).toEqual(untroubled);
  });

  test.each([
    ['its chain-id', (text: string) => text.replace(recording.chainId, 'elsewhere-1'), 'CHAIN_ID_MISMATCH'],
    ['its header', (text: string) => text.replace(/"app_hash":"../, '"app_hash":"FF'), 'BLOCK_HASH_MISMATCH'],
    ['its place', (text: string) => text.replace('{"height":20,', '{"height":21,'), 'ARCHIVE_DAMAGED'],
    ['its form', (text: string) => text.slice(0, -9), 'ARCHIVE_DAMAGED'],
  ])('names a block that is another one: %s', async (_name, edit, code) => {
    await change(20, edit);
    expect((await check()).damages).toEqual([expect.objectContaining({ firstHeight: 1, lastHeight: RECORD_BLOCKS, code })]);
  });

  test('compares with the blocks of the tables, and notices that they go further', async () => {
    await database.sql`UPDATE blocks SET hash = 'AB' WHERE height = 20`;
    await database.sql`DELETE FROM raw_blocks WHERE last_height > ${RECORD_BLOCKS}`;
    await database.sql`UPDATE raw_chain SET genesis = 'x'`;
    expect((await check()).damages.map(({ text }) => text)).toEqual([
      expect.stringContaining('cannot be unpacked'),
      expect.stringContaining('block 20 has hash'),
      expect.stringContaining(`ends at ${RECORD_BLOCKS}, the tables at ${height}`),
    ]);
    await database.sql`TRUNCATE raw_blocks, raw_chain`;
    expect(await check()).toMatchObject({ chainId: '', records: 0, damages: [] });
  });
});

describe('rewind', () => {
  test('ends with the rows of a fresh index to that height, and the chain goes on from there', async () => {
    expect(await rewindChain(rebuildOptions(), earlier)).toMatchObject({ height: earlier });
    expect(await tableChecksums(database.sql)).toEqual(untroubledEarlier);
    await expectWhole(database.sql, earlier);
    await index(database.sql, recordedSource(height));
    expect(await tableChecksums(database.sql)).toEqual(untroubled);
    await expectWhole(database.sql, height);
  });

  test('of the newest blocks takes batches back, whole ones and from within', async () => {
    const fresh = await createTestDatabase();
    const wanted = new Map<number, TableChecksum[]>();
    for (const until of [height + 4, height + 17]) {
      await index(fresh.sql, recordedSource(height + 40), until);
      wanted.set(until, await tableChecksums(fresh.sql));
    }
    await fresh.drop();
    const head = recordedSource(height + 40);
    for (let until = height + 1; until <= height + 12; until += 1) await index(database.sql, head, until);
    await index(database.sql, head, height + 30);
    await index(database.sql, head, height + 40);
    // Within a batch: it is taken back as a whole and made again in part.
    expect(await rewindChain(rebuildOptions(), height + 17)).toMatchObject({ height: height + 17, from: height + 12 });
    expect(await tableChecksums(database.sql)).toEqual(wanted.get(height + 17));
    // At the end of one, and again after a rewind.
    expect(await rewindChain(rebuildOptions(), height + 4, { keepBlocks: true })).toMatchObject({ height: height + 4, from: height + 4 });
    expect(await tableChecksums(database.sql)).toEqual(wanted.get(height + 4));
    await index(database.sql, withArchive(database.sql, head), height + 17);
    expect(await tableChecksums(database.sql)).toEqual(wanted.get(height + 17));
    await expectWhole(database.sql, height + 17);
  });

  test('can keep the blocks above', async () => {
    await rewindChain(rebuildOptions(), earlier, { keepBlocks: true });
    expect(await tableChecksums(database.sql)).toEqual(untroubledEarlier);
    await expectWhole(database.sql, height);
  });

  test('that is stopped goes on', async () => {
    const stop = new AbortController();
    // Without notes all is made again, and there is something to stop.
    await database.sql`DELETE FROM undo`;
    const first = await rewindChain({ ...rebuildOptions(stop.signal), onProgress: () => stop.abort() }, height - 1);
    expect(first.height).toBeLessThan(height - 1);
    expect(await rewindChain(rebuildOptions(), height - 1)).toMatchObject({ height: height - 1, resumed: true });
    expect(await rewindChain(rebuildOptions(), earlier)).toMatchObject({ height: earlier, resumed: false });
    expect(await tableChecksums(database.sql)).toEqual(untroubledEarlier);
  });

  test('that was stopped and kept the blocks above does not make a reindex end below them', async () => {
    const stop = new AbortController();
    await database.sql`DELETE FROM undo`;
    const stopped = { ...rebuildOptions(stop.signal), onProgress: () => stop.abort() };
    expect((await rewindChain(stopped, height - 1, { keepBlocks: true })).height).toBeLessThan(height - 1);
    expect(await reindexChain(rebuildOptions())).toMatchObject({ height, goal: height });
    expect(await tableChecksums(database.sql)).toEqual(untroubled);
  });

  test('to a height that the tables do not hold is refused', async () => {
    for (const to of [0, height + 1])
      await expect(rewindChain(rebuildOptions(), to)).rejects.toMatchObject({ code: 'REWIND_OUT_OF_RANGE', height: to });
    expect(await tableChecksums(database.sql)).toEqual(untroubled);
  });
});

test('kill -9 leaves no block missing or doubled', async () => {
  const target = await createTestDatabase();
  try {
    for (const wait of [50, 400, 900]) {
      const child = spawn(process.execPath, [join(import.meta.dirname, '../run/child.ts'), String(height)], {
        env: { ...process.env, DATABASE_URL: target.url },
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const ended = once(child, 'exit');
      await Promise.race([once(child.stdout, 'data'), ended]);
      await Promise.race([sleep(wait), ended]);
      child.kill('SIGKILL');
      await ended;
      const [row] = await target.sql`SELECT coalesce(max(height), 0) AS height FROM checkpoint`;
      await expectWhole(target.sql, row?.height);
    }
  } finally {
    await target.drop();
  }
});
