// Two indexers in processes of their own on one database: one leads, the other takes over, and nobody writes twice.
import { once } from 'node:events';
import { migrate, readerAddress } from '@leasebook/db';
import { createTestDatabase, type TestDatabase } from '@leasebook/db/testing';
import { type Replay, serveReplay } from '@leasebook/replay';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { rebuildChain, tableChecksums } from '../index.ts';
import { runIndexer } from '../run.ts';
import { IndexerProcess } from '../simulation/indexer-process.ts';
import { lead } from './lead.ts';
import { recordedSource, recordedStages, recording, recordingFolder } from './testing.ts';

const children: IndexerProcess[] = [];
let database: TestDatabase;
let node: Replay;

beforeEach(async () => {
  database = await createTestDatabase();
  node = await serveReplay({ recording, host: '127.0.0.1', port: 0, live: { tail: recording.lastHeight - 60, paceMs: 100 } });
});
afterEach(async () => {
  for (const child of children.splice(0)) {
    child.process.kill('SIGKILL');
    await child.exited;
  }
  await node.close();
  await database.drop();
});

function start(name: string): IndexerProcess {
  const child = new IndexerProcess({ DATABASE_URL: database.url, RPC: node.url, NAME: name, OBSERVATIONS: recordingFolder });
  children.push(child);
  return child;
}

/** The tables are those of a run that was never disturbed, to the same height. */
async function expectUntroubled(): Promise<void> {
  const [row] =
    await database.sql`SELECT count(*)::int AS blocks, max(height) AS last, (SELECT height FROM checkpoint) AS checkpoint FROM blocks`;
  expect(row).toEqual({ blocks: row?.last, last: row?.last, checkpoint: row?.last });
  const other = await createTestDatabase();
  await runIndexer(recordedStages(other.sql, recordedSource(row?.last)), {
    until: 'head',
    origin: 'recorded',
    signal: new AbortController().signal,
  });
  const wanted = await tableChecksums(other.sql);
  await other.drop();
  expect(await tableChecksums(database.sql)).toEqual(wanted);
}

test('the other indexer takes over within 5 s of kill -9, and no block is lost or doubled', async () => {
  const first = start('first');
  await first.until(() => first.height >= 65, 'the head');
  const second = start('second');
  await second.until(() => second.lines.includes('stands by'), 'standing by');
  const { height } = first;
  await first.until(() => first.height > height + 1, 'more blocks of the one that leads');
  expect(second.height).toBe(0);
  first.process.kill('SIGKILL');
  const killed = performance.now();
  await second.until(() => second.elections > 0, 'taking over');
  expect(performance.now() - killed).toBeLessThan(5_000);
  await second.until(() => second.height > first.height + 5, 'more blocks');
  second.process.kill('SIGTERM');
  expect(await second.exited).toEqual([0, null]);
  await expectUntroubled();
});

test('a leader that is stopped is replaced within 5 s; awake again it cannot write and stands by, and leads when its turn comes', async () => {
  const first = start('first');
  await first.until(() => first.height >= 65, 'the head');
  const second = start('second');
  await second.until(() => second.lines.includes('stands by'), 'standing by');
  first.process.kill('SIGSTOP');
  const stopped = performance.now();
  await second.until(() => second.elections > 0, 'taking over');
  expect(performance.now() - stopped).toBeLessThan(5_000);
  await second.until(() => second.height > first.height + 5, 'more blocks');
  first.process.kill('SIGCONT');
  await first.until(() => first.lines.includes('stands by'), 'standing by after the stop');
  const reached = first.height;
  await second.until(() => second.height > reached + 5, 'more blocks by the second');
  expect(first).toMatchObject({ height: reached, elections: 1, errors: '' });
  second.process.kill('SIGKILL');
  await first.until(() => first.elections === 2 && first.height > second.height, 'the first leading again');
  first.process.kill('SIGTERM');
  expect(await first.exited).toEqual([0, null]);
  await expectUntroubled();
});

test('a leader that is stopped in the middle of a transaction does not hold the next one up', async () => {
  const { sql } = database;
  const first = start('first');
  await first.until(() => first.height >= 65, 'the head');
  first.process.kill('SIGKILL');
  await first.exited;
  // As a batch of a stopped process: the checkpoint's row is written and nothing is committed.
  const held = await sql.reserve();
  await held`BEGIN`;
  await held`UPDATE checkpoint SET nonce = nonce + 1`;
  const second = start('second');
  await second.until(() => second.height > first.height, 'taking over');
  await expect(held`COMMIT`).rejects.toThrow();
  second.process.kill('SIGTERM');
  await second.exited;
  await expectUntroubled();
});

test('while an indexer leads nothing is rebuilt, and without one at once', async () => {
  const { sql } = database;
  const options = { sql, observations: recordingFolder, version: '1', signal: new AbortController().signal, to: 40 };
  const first = start('first');
  await first.until(() => first.height >= 65, 'the head');
  await expect(rebuildChain(options)).rejects.toMatchObject({ code: 'INDEXER_RUNNING', kind: 'fatal' });
  first.process.kill('SIGTERM');
  await first.exited;
  await rebuildChain(options);
  await expectUntroubled();
});

test('while an indexer leads an API may start and migrations run', async () => {
  const { sql, url } = database;
  const leadership = await lead(sql, { signal: new AbortController().signal });
  expect(await readerAddress(sql, url)).toContain('leasebook_reader');
  await migrate(sql);
  expect(leadership?.lost.aborted).toBe(false);
  await leadership?.giveBack();
});

test('a lock that the server takes away is taken again, or its loss is noticed where another one has it', async () => {
  const { sql } = database;
  const signal = new AbortController().signal;
  const leadership = await lead(sql, { signal });
  const takeAway = () => sql`SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND pid IN (
    SELECT pid FROM pg_stat_activity WHERE datname = current_database())`;
  const isHeld = async () =>
    (await sql`SELECT FROM pg_locks l JOIN pg_stat_activity a USING (pid) WHERE l.locktype = 'advisory' AND a.datname = current_database()`)
      .length > 0;
  await takeAway();
  await expect.poll(isHeld).toBe(true);
  expect(leadership?.lost.aborted).toBe(false);
  await takeAway();
  const next = await lead(sql, { signal });
  if (leadership !== null && !leadership.lost.aborted) await once(leadership.lost, 'abort');
  expect(leadership?.lost.reason).toMatchObject({ kind: 'retryable' });
  expect(next?.lost.aborted).toBe(false);
  await leadership?.giveBack();
  await next?.giveBack();
});
