// An indexer in a process of its own while PostgreSQL ends, crashes and comes back: it goes on by itself, or says the first cause.
import { setTimeout as sleep } from 'node:timers/promises';
import { connect, LeasebookError, migrate, type Sql } from '@leasebook/db';
import { type Replay, serveReplay } from '@leasebook/replay';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { DatabaseServer } from '../simulation/database-server.ts';
import { IndexerProcess } from '../simulation/indexer-process.ts';
import { Outage, persevere } from './persevere.ts';
import { recording, recordingFolder } from './testing.ts';

let server: DatabaseServer;
let node: Replay;
let child: IndexerProcess;

beforeAll(async () => {
  server = await DatabaseServer.start();
  await withSql((sql) => migrate(sql));
});
afterAll(() => server.remove());
beforeEach(async () => {
  node = await serveReplay({ recording, host: '127.0.0.1', port: 0, live: { tail: recording.lastHeight - 60, paceMs: 100 } });
});
afterEach(async () => {
  child.process.kill('SIGKILL');
  await child.exited;
  await node.close();
});

async function withSql<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
  const sql = connect(server.url, { name: 'leasebook-test', connections: 1 });
  try {
    return await work(sql);
  } finally {
    await sql.end();
  }
}

const start = (environment: Record<string, string> = {}) =>
  new IndexerProcess({ DATABASE_URL: server.url, RPC: node.url, OBSERVATIONS: recordingFolder, ...environment });

// The other ways to end are the simulation's.
test('PostgreSQL that crashes and is started again is waited for', async () => {
  child = start();
  await child.until(() => child.height >= 65, 'the head');
  await server.end('SIGQUIT');
  await sleep(700);
  await server.startAgain();
  const before = child.height;
  await child.until(() => child.height > before + 3, 'going on');
  child.process.kill('SIGTERM');
  expect(await child.exited).toEqual([0, null]);
  const row = await withSql(async (sql) => (await sql`SELECT count(*) AS blocks, max(height) AS last FROM blocks`)[0]);
  expect(row?.blocks).toBe(row?.last);
});

test('when it stays away the process ends with 75 and tells what came first', async () => {
  child = start({ PATIENCE_MS: '1500' });
  await child.until(() => child.height >= 65, 'the head');
  await server.end('SIGINT');
  const [code] = await child.exited;
  await server.startAgain();
  expect(code, child.errors).toBe(75);
  expect(child.errors).toMatch(/DATABASE_UNAVAILABLE|DATABASE_CONNECTION_LOST/);
  expect(child.errors).not.toContain('current transaction is aborted');
});

const failure = (kind: 'retryable' | 'fatal' | 'bad-block', code: string) => new LeasebookError('x', { kind, code, advice: '' });
const quick = { patienceMs: 60, firstWaitMs: 1, longestWaitMs: 4 };

test('retryable errors are tried again until the patience ends, and the first one is told; others end it at once', async () => {
  const { signal } = new AbortController();
  const tries = (errors: Error[], outage = new Outage(quick)) => {
    let count = 0;
    const work = async () => {
      const error = errors[Math.min(count, errors.length - 1)];
      count += 1;
      if (error !== undefined && count < 1_000) throw error;
      return count;
    };
    return { result: persevere(work, outage, signal, () => undefined), count: () => count };
  };
  const began = performance.now();
  const row = tries([failure('retryable', 'FIRST'), failure('retryable', 'LATER')]);
  await expect(row.result).rejects.toMatchObject({ code: 'FIRST' });
  // How often it could try within its patience is up to the machine.
  expect(row.count()).toBeGreaterThan(1);
  expect(performance.now() - began).toBeGreaterThanOrEqual(quick.patienceMs);
  for (const error of [failure('fatal', 'A'), failure('bad-block', 'B'), failure('retryable', 'HEAD_STALE'), new TypeError('C')]) {
    const once = tries([error]);
    await expect(once.result).rejects.toBe(error);
    expect(once.count()).toBe(1);
  }
});

test('a database that only reads ends it at once, unless something was written before: then another one takes over', async () => {
  const outage = new Outage(quick);
  const readOnly = failure('fatal', 'DATABASE_READ_ONLY');
  expect(() => outage.next(readOnly)).toThrow(readOnly);
  outage.end();
  expect(outage.next(readOnly)).toBeGreaterThan(0);
  await sleep(80);
  expect(() => outage.next(readOnly)).toThrow(expect.objectContaining({ code: 'DATABASE_READ_ONLY', exitCode: 75, cause: readOnly }));
});

test('what the database says is known wherever it was asked', async () => {
  let tries = 0;
  const lost = async () => {
    tries += 1;
    if (tries === 1) throw Object.assign(new Error('write CONNECTION_CLOSED'), { code: 'CONNECTION_CLOSED' });
    if (tries === 2) throw Object.assign(new Error('the system is starting up'), { code: '57P03' });
    return tries;
  };
  const { signal } = new AbortController();
  expect(await persevere(lost, new Outage({ ...quick, patienceMs: 60_000 }), signal, () => undefined)).toBe(3);
});

test('a success begins another row of failures, and a stop ends the waiting', async () => {
  const outage = new Outage(quick);
  outage.next(failure('retryable', 'FIRST'));
  await sleep(80);
  outage.end();
  outage.next(failure('retryable', 'SECOND'));
  await sleep(80);
  expect(() => outage.next(failure('retryable', 'THIRD'))).toThrow('SECOND');
  const stop = new AbortController();
  const fails = async () => {
    stop.abort();
    throw failure('retryable', 'FIRST');
  };
  expect(
    await persevere(fails, new Outage({ ...quick, firstWaitMs: 60_000, longestWaitMs: 60_000 }), stop.signal, () => undefined),
  ).toBeNull();
});
