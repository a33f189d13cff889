// The indexer as the command line uses it: nodes over RPC on one side, a real PostgreSQL on the other.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTestDatabase, type TestDatabase } from '@leasebook/db/testing';
import { type Replay, serveReplay } from '@leasebook/replay';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { indexChain } from './index.ts';
import { recording, recordingFolder } from './run/testing.ts';
import { tableChecksums } from './store/index.ts';

const height = 150;
let node: Replay;
let database: TestDatabase;
beforeAll(async () => {
  node = await serveReplay({ recording, host: '127.0.0.1', port: 0 });
});
afterAll(() => node.close());
beforeEach(async () => {
  database = await createTestDatabase();
});
afterEach(() => database.drop());

const running = new AbortController().signal;
const index = (rpc: string, observations: string | null = recordingFolder, until: number | 'head' = height) =>
  indexChain({ sql: database.sql, rpc: [rpc], observations, until, signal: running });
const head = async () => (await database.sql`SELECT height, origin FROM chain_head`)[0];

test('over RPC and from the recorded files the tables are the same', async () => {
  const other = await createTestDatabase();
  const files = { sql: other.sql, rpc: [], recording: recordingFolder, observations: recordingFolder, signal: running };
  expect(await indexChain({ ...files, until: height })).toMatchObject({ height, secondsLeft: 0 });
  expect(await index(node.url)).toMatchObject({ height, secondsLeft: 0 });
  expect(await tableChecksums(database.sql)).toEqual(await tableChecksums(other.sql));
  expect(await head()).toEqual({ height: recording.lastHeight, origin: 'recorded' });
  // Either goes on where the other stopped.
  await index(node.url, recordingFolder, height + 20);
  expect(await indexChain({ ...files, sql: database.sql, until: height + 40 })).toMatchObject({ height: height + 40 });
  await other.drop();
});

test('without a manifest of the same chain it is a network', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'leasebook-manifest-'));
  await index(node.url, null, 1);
  expect(await head()).toMatchObject({ origin: 'network' });
  await writeFile(join(folder, 'manifest.json'), '{"chain_id":"another-1"}');
  await index(node.url, folder, 2);
  expect(await head()).toMatchObject({ origin: 'network' });
  await writeFile(join(folder, 'manifest.json'), '{"chain_id":');
  await expect(index(node.url, folder, 3)).rejects.toMatchObject({ code: 'BROKEN_RECORDING', kind: 'fatal' });
  await rm(folder, { recursive: true });
});

test('the tables go on with a node of the same chain only', async () => {
  await index(node.url, recordingFolder, 20);
  const foreign = await serveReplay({ recording, host: '127.0.0.1', port: 0, chainId: 'akashnet-9' });
  await expect(index(foreign.url)).rejects.toMatchObject({
    code: 'CHAIN_ID_MISMATCH',
    kind: 'fatal',
    message: expect.stringContaining(`${foreign.url} serves akashnet-9, not ${recording.chainId}`),
  });
  const pruned = await serveReplay({ recording, host: '127.0.0.1', port: 0, earliestHeight: 100 });
  await expect(index(pruned.url)).rejects.toMatchObject({
    code: 'NODE_PRUNED',
    kind: 'fatal',
    height: 21,
    message: expect.stringContaining('blocks 21 to 99 are missing'),
    advice: expect.stringContaining('archive node'),
  });
  await Promise.all([foreign.close(), pruned.close()]);
  expect(await index(node.url)).toMatchObject({ height });
});

test('the chain that is named is the only one that is read, also by tables that are empty and with a first node of another', async () => {
  const foreign = await serveReplay({ recording, host: '127.0.0.1', port: 0, chainId: 'akashnet-9' });
  const options = { sql: database.sql, observations: recordingFolder, until: 5, signal: running };
  const refused = { code: 'CHAIN_ID_MISMATCH', kind: 'fatal' };
  const { chainId } = recording;
  await expect(indexChain({ ...options, rpc: [foreign.url], chainId })).rejects.toMatchObject(refused);
  await expect(indexChain({ ...options, rpc: [], recording: recordingFolder, chainId: 'akashnet-9' })).rejects.toMatchObject(refused);
  expect(await database.sql`SELECT 1 FROM checkpoint`).toEqual([]);
  expect(await indexChain({ ...options, rpc: [foreign.url, node.url], chainId })).toMatchObject({ height: 5 });
  await expect(indexChain({ ...options, rpc: [node.url], chainId: 'akashnet-9' })).rejects.toMatchObject(refused);
  await foreign.close();
});

test('a stop signal ends following the head', async () => {
  const live = await serveReplay({ recording, host: '127.0.0.1', port: 0, live: { tail: recording.lastHeight - 30, paceMs: 50 } });
  const stop = new AbortController();
  const result = await indexChain({
    sql: database.sql,
    rpc: [live.url],
    observations: recordingFolder,
    signal: stop.signal,
    onProgress: (progress) => {
      if (progress.height >= 34) stop.abort();
    },
  });
  expect(result.height).toBeGreaterThanOrEqual(34);
  const [row] = await database.sql`SELECT count(*) AS blocks, max(height) AS height FROM blocks`;
  expect(row).toEqual({ blocks: result.height, height: result.height });
  await live.close();
});

test('nodes whose head stands still end it with 75, after the blocks that there are', async () => {
  const still = await serveReplay({ recording, host: '127.0.0.1', port: 0, live: { tail: recording.lastHeight - 30, paceMs: 600_000 } });
  const end = indexChain({
    sql: database.sql,
    rpc: [still.url],
    observations: recordingFolder,
    signal: new AbortController().signal,
    watch: { leastMs: 100, intervals: 0 },
  });
  await expect(end).rejects.toMatchObject({ code: 'HEAD_STALE', exitCode: 75, height: 30, message: expect.stringContaining(still.url) });
  const [row] = await database.sql`SELECT (SELECT height FROM checkpoint) AS height, error_code FROM indexer_status`;
  expect(row).toEqual({ height: 30, error_code: 'HEAD_STALE' });
  await still.close();
});
