// Partitions of the raw archive that come by themselves, and what is done about old blocks when an operator says so.
import { connect, type Sql } from '@leasebook/db';
import { createTestDatabase, type TestDatabase } from '@leasebook/db/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runArchiver } from '../archivers/archive-chain.ts';
import { recordingFolder } from '../run/testing.ts';
import { recordedSource } from '../source/index.ts';
import { checkArchive } from './check.ts';
import { reindexChain } from './rebuild.ts';
import { archivedBlocks, archiveExtent } from './records.ts';
import { type RetainOptions, retainArchive } from './retain.ts';

const height = 1_300;
const never = new AbortController().signal;

let database: TestDatabase;
let sql: Sql;
let chain: string[];
beforeAll(async () => {
  database = await createTestDatabase();
  await database.sql.unsafe(`ALTER DATABASE ${new URL(database.url).pathname.slice(1)} SET leasebook.partition_blocks = 1024`);
  await database.sql`DROP TABLE raw_blocks_0`;
  sql = connect(database.url, { name: 'leasebook-test' });
  await runArchiver({ sql, source: await recordedSource(recordingFolder), to: height, signal: never });
  chain = await texts(1, height);
  await sql`
    INSERT INTO checkpoint (chain_id, height, block_hash, block_time, first_height, nonce)
    SELECT chain_id, ${height}, '', now(), 1, 1 FROM raw_chain`;
});
afterAll(async () => {
  await sql.end();
  await database.drop();
});

const retain = (options: Partial<RetainOptions>) =>
  retainArchive({ sql, tightAfter: null, keep: null, dryRun: false, signal: never, ...options });

async function texts(from: number, to: number): Promise<string[]> {
  const all: string[] = [];
  for await (const { text } of archivedBlocks(sql, from, to)) all.push(text.toString());
  return all;
}

const partitions = async () => (await sql`SELECT low, high FROM partitions_of('raw_blocks')`).map(({ low, high }) => [low, high]);

test('partitions come with the blocks', async () => {
  expect(await partitions()).toEqual([
    [0, 1_024],
    [1_024, 2_048],
  ]);
  expect(chain).toHaveLength(height);
});

test('nothing is packed or taken away unless it is asked for, and nothing by a dry run', async () => {
  const nothing = { packed: { blocks: 0, bytesBefore: 0, bytesAfter: 0 }, dropped: { blocks: 0, bytes: 0 } };
  expect(await retain({})).toEqual({ height, ...nothing });
  const told = await retain({ tightAfter: 100, keep: 200, dryRun: true });
  // Records are taken away as a whole.
  expect(told.dropped.blocks).toBe(Math.floor((height - 200) / 128) * 128);
  // What goes is not packed.
  expect(told.packed.blocks).toBe(0);
  expect((await retain({ tightAfter: 100, keep: 1_000, dryRun: true })).packed.blocks).toBe(1_024 - 2 * 128);
  expect((await retain({ tightAfter: 100, dryRun: true })).packed.blocks).toBe(1_024);
  expect(await texts(1, height)).toEqual(chain);
});

test('old blocks are packed in fewer bytes and stay what they were, once', async () => {
  const { packed } = await retain({ tightAfter: 100 });
  expect(packed.blocks).toBe(1_024);
  expect(packed.bytesAfter).toBeLessThan(0.95 * packed.bytesBefore);
  expect(await texts(1, height)).toEqual(chain);
  expect(await texts(1_000, 1_100)).toEqual(chain.slice(999, 1_100));
  expect(await checkArchive(sql, { signal: never })).toMatchObject({ blocks: height, damages: [] });
  expect((await retain({ tightAfter: 100 })).packed.blocks).toBe(0);
});

test('blocks below those that are kept go, whole partitions at once; what needs them says so', async () => {
  const { dropped } = await retain({ keep: 200 });
  expect(dropped.blocks).toBe(1_024);
  expect(await partitions()).toEqual([[1_024, 2_048]]);
  expect(await archiveExtent(sql)).toMatchObject({ firstHeight: 1_025, lastHeight: height });
  expect(await texts(1_025, height)).toEqual(chain.slice(1_024));
  const observations = { between: async () => ({ samples: [], prices: [], deadLetters: [] }) };
  await expect(reindexChain({ sql, observations, version: '1', signal: never })).rejects.toMatchObject({ code: 'ARCHIVE_INCOMPLETE' });
  const [row] = await sql`SELECT height FROM checkpoint`;
  expect(row).toEqual({ height });
});
