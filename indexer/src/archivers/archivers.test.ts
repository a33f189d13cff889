// Many archivers in processes of their own on one database, some of them killed, and one ledger that follows.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { knownDatabaseError, readArchiveQueue, readArchivers } from '@leasebook/db';
import { createTestDatabase, type TestDatabase } from '@leasebook/db/testing';
import { type Replay, serveReplay } from '@leasebook/replay';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { checkArchive } from '../archive/check.ts';
import { withArchive } from '../archive/source.ts';
import { archiveChain, indexChain } from '../index.ts';
import { recordedSource, recordedStages, recording, recordingFolder } from '../run/testing.ts';
import { runIndexer } from '../run.ts';
import { type TableChecksum, tableChecksums } from '../store/index.ts';
import { advanceRange, openRange, planRanges, releaseRange, takeRange } from './ranges.ts';

/** Neither the end of a record nor of a range. */
const height = 420;
const rangeBlocks = 128;
const never = new AbortController().signal;

let database: TestDatabase;
let node: Replay;
const children: ChildProcess[] = [];
beforeEach(async () => {
  database = await createTestDatabase();
  node = await serveReplay({ recording, host: '127.0.0.1', port: 0 });
});
afterEach(async () => {
  for (const child of children.splice(0)) {
    child.kill('SIGKILL');
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  }
  await node.close();
  await database.drop();
});

function start(rpc = node.url): ChildProcess {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'archiver-child.ts')], {
    env: {
      ...process.env,
      DATABASE_URL: database.url,
      RPC: rpc,
      UNTIL: String(height),
      RANGE_BLOCKS: String(rangeBlocks),
      LEASE_MS: '1500',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  return child;
}

async function until(condition: () => Promise<boolean>, what: string): Promise<void> {
  for (const end = performance.now() + 60_000; !(await condition()); await sleep(20)) {
    if (performance.now() > end) throw new Error(`${what} did not come`);
  }
}

/** How many archivers hold a range. */
const holders = async () => {
  const [row] = await database.sql<{ count: number }[]>`SELECT count(DISTINCT holder) AS count FROM archive_ranges`;
  return row?.count ?? 0;
};

/** The archive holds blocks 1 to `height` once each, and every one of them is the chain's. */
async function expectWhole(): Promise<void> {
  const records = await database.sql<{ first: number; last: number }[]>`
    SELECT first_height AS first, last_height AS last FROM raw_blocks ORDER BY first_height`;
  expect(records.map(({ first }) => first)).toEqual([1, ...records.slice(0, -1).map(({ last }) => last + 1)]);
  expect(records.at(-1)?.last).toBe(height);
  expect(await checkArchive(database.sql, { signal: never })).toMatchObject({ blocks: height, lastHeight: height, damages: [] });
}

let plain: TableChecksum[];
beforeAll(async () => {
  const other = await createTestDatabase();
  await runIndexer(recordedStages(other.sql, recordedSource(height)), { until: 'head', origin: 'recorded', signal: never });
  plain = await tableChecksums(other.sql);
  await other.drop();
});

const expectTablesOfPlainRun = async () => expect(await tableChecksums(database.sql)).toEqual(plain);

test('three processes, one killed and one stopped at work: no gap, no double, and the tables of a plain run', async () => {
  const slow = await serveReplay({ recording, host: '127.0.0.1', port: 0, faults: { seed: 1, rate: 1, kinds: ['slow'], slowMs: 30 } });
  await planRanges(database.sql, 1, height, rangeBlocks);
  // None gets a record in before all three have begun, however long that takes.
  const gate = await database.sql.reserve();
  await gate`BEGIN`;
  await gate`LOCK TABLE raw_blocks IN SHARE MODE`;
  const [first, second, third] = [start(slow.url), start(slow.url), start(slow.url)];
  const ends = [once(second, 'exit'), once(third, 'exit')];
  try {
    await until(async () => (await holders()) === 3, 'three at work');
  } finally {
    await gate`COMMIT`;
    gate.release();
  }
  const follows = indexChain({
    sql: database.sql,
    rpc: [],
    fromArchive: true,
    observations: recordingFolder,
    until: height,
    signal: never,
  });
  // Seen below, or gone with the database.
  follows.catch(() => undefined);
  await until(async () => (await database.sql`SELECT FROM raw_blocks LIMIT 1`).length > 0, 'a record');
  first.kill('SIGKILL');
  second.kill('SIGSTOP');
  await ends[1];
  expect(third.exitCode).toBe(0);
  expect(await readArchiveQueue(database.sql)).toMatchObject({ blocks: { planned: height, left: 0 } });
  // Awake again it finds its range gone, writes nothing and ends.
  second.kill('SIGCONT');
  await ends[0];
  expect(second.exitCode).toBe(0);
  expect(await follows).toMatchObject({ height });
  await expectWhole();
  await expectTablesOfPlainRun();
  await slow.close();
}, 180_000);

test('an indexer with a node fills ranges that nobody works on, also one that was left in the middle', async () => {
  const { sql } = database;
  await runIndexer(recordedStages(sql, recordedSource(200)), { until: 'head', origin: 'recorded', signal: never });
  expect(await planRanges(sql, 1, 400, rangeBlocks)).toBe(3);
  expect(await checkArchive(sql, { signal: never })).toMatchObject({ lastHeight: 200, damages: [] });
  // Laid out from the middle of a record on, to the ends of ranges.
  expect(await openRange(sql, 1)).toEqual({ firstHeight: 201, lastHeight: 256, reached: 200 });
  await takeRange(sql, 'gone', 1);
  const source = withArchive(sql, recordedSource(height));
  await runIndexer(recordedStages(sql, source), { until: 'head', origin: 'recorded', signal: never });
  expect(await readArchiveQueue(sql)).toMatchObject({
    ranges: { open: 0, taken: 0, done: 3 },
    blocks: { planned: 200, left: 0 },
    archivers: 0,
  });
  await expectWhole();
  await expectTablesOfPlainRun();
});

test('an indexer and an archiver on the same blocks leave each of them once', async () => {
  const { sql } = database;
  const archived = archiveChain({ sql, rpc: [node.url], to: height, rangeBlocks, signal: never });
  const indexed = indexChain({ sql, rpc: [node.url], observations: recordingFolder, until: height, signal: never });
  await Promise.all([archived, indexed]);
  await expectWhole();
  await expectTablesOfPlainRun();
});

test('a range is taken by one archiver at a time, goes to another when its time is over, and what is late is refused', async () => {
  const { sql } = database;
  await planRanges(sql, 1, 2 * rangeBlocks, rangeBlocks);
  const taken = await Promise.all(['a', 'b', 'c'].map((holder) => takeRange(sql, holder, 60_000)));
  expect(taken.map((range) => range?.firstHeight ?? null).sort()).toEqual([1, 129, null]);
  await sql`UPDATE archive_ranges SET held_until = clock_timestamp() - interval '1 second' WHERE first_height = 1`;
  const again = await takeRange(sql, 'd', 60_000);
  if (again === null) throw new Error('the range is free');
  expect(again.firstHeight).toBe(1);
  const late = sql.begin((transaction) => advanceRange(transaction, again, { holder: 'a', leaseMs: 60_000, reached: 10 }));
  await expect(late).rejects.toMatchObject({ code: 'ARCHIVE_RANGE_LOST' });
});

test('an archiver that is stopped between two statements of a transaction does not keep its range from others', async () => {
  const { sql } = database;
  await planRanges(sql, 1, rangeBlocks, rangeBlocks);
  const range = await takeRange(sql, 'a', 100);
  if (range === null) throw new Error('a range is free');
  const silent = sql.begin(async (transaction) => {
    await advanceRange(transaction, range, { holder: 'a', leaseMs: 100, reached: 10 });
    await new Promise(() => undefined);
  });
  // The code of the end by the server, or that of a connection that is gone.
  await expect(silent.catch(knownDatabaseError)).resolves.toMatchObject({ code: 'DATABASE_CONNECTION_LOST', kind: 'retryable' });
  await until(async () => (await takeRange(sql, 'b', 60_000)) !== null, 'the range of one that is silent');
  expect(await sql`SELECT holder, reached FROM archive_ranges`).toEqual([{ holder: 'b', reached: 0 }]);
});

test('the queue tells what is open, taken and done, by whom, and how fast', async () => {
  const { sql } = database;
  const nothing = { ranges: { open: 0, taken: 0, done: 0 }, blocks: { planned: 0, left: 0 }, archivers: 0, blocksPerSecond: 0 };
  expect(await readArchiveQueue(sql)).toEqual(nothing);
  expect(await readArchivers(sql)).toEqual([]);
  await planRanges(sql, 1, 3 * rangeBlocks, rangeBlocks);
  const advance = async (holder: string, reached: number): Promise<void> => {
    const range = await takeRange(sql, holder, 60_000);
    if (range === null) throw new Error('a range is free');
    await sql.begin((transaction) =>
      advanceRange(transaction, range, { holder, leaseMs: 60_000, reached: range.firstHeight - 1 + reached }),
    );
    if (reached === rangeBlocks) await releaseRange(sql, range, holder);
  };
  await advance('host/1', rangeBlocks);
  await advance('host/1', 40);
  await advance('host/2', 20);
  const began = performance.now();
  await sql`UPDATE archive_ranges SET taken_at = now() - interval '120 seconds', advanced_at = now() - interval '30 seconds'`;
  const queue = await readArchiveQueue(sql);
  const later = (performance.now() - began) / 1_000;
  expect(queue).toMatchObject({
    ranges: { open: 0, taken: 2, done: 1 },
    blocks: { planned: 3 * rangeBlocks, left: 2 * rangeBlocks - 60 },
    archivers: 2,
  });
  // Of 90 s of work 30 s lie in the last minute, less the moment between the two statements: a third of all blocks, over 60 s.
  const rate = (rangeBlocks + 60) / 3 / 60;
  expect(queue.blocksPerSecond).toBeLessThan(rate + 0.05);
  expect(queue.blocksPerSecond).toBeGreaterThan((rate * (30 - later)) / 30 - 0.05);
  const archivers = await readArchivers(sql);
  expect(archivers).toMatchObject([
    { name: 'host/1', firstHeight: rangeBlocks + 1, reached: rangeBlocks + 40, blocks: rangeBlocks + 40 },
    { name: 'host/2', firstHeight: 2 * rangeBlocks + 1, reached: 2 * rangeBlocks + 20, blocks: 20 },
  ]);
  await sql`UPDATE archive_ranges SET held_until = now() - interval '1 second' WHERE holder = 'host/2'`;
  expect(await readArchiveQueue(sql)).toMatchObject({ ranges: { open: 1, taken: 1, done: 1 }, archivers: 1 });
  expect((await readArchivers(sql)).map(({ name }) => name)).toEqual(['host/1']);
});

test('nodes of another chain, and an empty archive, are refused', async () => {
  const { sql } = database;
  const options = { sql, rpc: [node.url], to: 100, signal: never };
  await expect(indexChain({ sql, rpc: [], fromArchive: true, observations: null, until: 'head', signal: never })).rejects.toMatchObject({
    code: 'ARCHIVE_EMPTY',
  });
  await archiveChain(options);
  await sql`UPDATE raw_chain SET chain_id = 'another-1'`;
  await expect(archiveChain(options)).rejects.toMatchObject({ code: 'CHAIN_ID_MISMATCH', kind: 'fatal' });
});
