// What PostgreSQL refuses while an indexer writes: what passes is tried again, what does not ends it, and the first cause is told.
import { connect } from '@leasebook/db';
import { createTestDatabase, type TestDatabase } from '@leasebook/db/testing';
import { type Replay, serveReplay } from '@leasebook/replay';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { indexChain, type TableChecksum, tableChecksums } from '../index.ts';
import { recording, recordingFolder } from './testing.ts';

const until = 60;
let node: Replay;
let wanted: TableChecksum[];
let database: TestDatabase;

beforeAll(async () => {
  node = await serveReplay({ recording, host: '127.0.0.1', port: 0 });
  const untroubled = await createTestDatabase();
  await index(untroubled);
  wanted = await tableChecksums(untroubled.sql);
  await untroubled.drop();
});
afterAll(() => node.close());
beforeEach(async () => {
  database = await createTestDatabase();
});
afterEach(() => database.drop());

const index = ({ sql }: TestDatabase, patienceMs = 20_000, onRetry?: (error: Error) => void) =>
  indexChain({
    sql,
    onRetry,
    rpc: [node.url],
    observations: recordingFolder,
    until,
    signal: new AbortController().signal,
    patience: { patienceMs, firstWaitMs: 5, longestWaitMs: 20 },
  });

/** Writing to a table is refused with this SQLSTATE the first times. */
async function refuse(table: string, state: string, times: number): Promise<void> {
  await database.sql.unsafe(`
    CREATE SEQUENCE tries;
    CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF nextval('tries') <= ${times} THEN RAISE EXCEPTION 'refused for a test' USING ERRCODE = '${state}'; END IF;
        RETURN NULL;
      END $$;
    CREATE TRIGGER refuse AFTER INSERT ON ${table} FOR EACH STATEMENT EXECUTE FUNCTION refuse()`);
}

test.each([
  ['a conflict of transactions', '40001'],
  ['a deadlock', '40P01'],
  ['a lock that is not given', '55P03'],
  ['a statement that takes too long', '57014'],
  ['too many connections', '53300'],
])('%s passes: the same rows in the end, and each failed try is told', async (_name, state) => {
  await refuse('deployments', state, 3);
  const told: string[] = [];
  expect(await index(database, 20_000, ({ message }) => told.push(message))).toMatchObject({ height: until });
  expect(told).toEqual(Array.from({ length: 3 }, () => expect.stringContaining('refused for a test')));
  expect(await tableChecksums(database.sql)).toEqual(wanted);
});

test.each([
  ['a full disk', '53100', 'DATABASE_DISK_FULL', 1],
  ['damaged data', 'XX001', 'DATABASE_ERROR', 1],
  ['a conflict that stays', '40001', 'DATABASE_CONFLICT', 75],
])('%s ends it, with what PostgreSQL said first', async (_name, state, code, exitCode) => {
  await refuse('deployments', state, 1_000_000);
  const error: unknown = await index(database, 200).catch((cause: unknown) => cause);
  expect(error).toMatchObject({ code, exitCode, height: 1, message: expect.stringContaining('refused for a test') });
  const [row] = await database.sql`SELECT count(*) AS blocks, (SELECT error_code FROM indexer_status) AS code FROM blocks`;
  expect(row).toEqual({ blocks: 0, code });
});

test('a server that only reads while another one takes over is waited for', async () => {
  const live = await serveReplay({ recording, host: '127.0.0.1', port: 0, live: { tail: recording.lastHeight - until, paceMs: 50 } });
  const stop = new AbortController();
  let refusing: Promise<void> | null = null;
  const report = await indexChain({
    sql: database.sql,
    rpc: [live.url],
    observations: recordingFolder,
    signal: stop.signal,
    patience: { patienceMs: 20_000, firstWaitMs: 5, longestWaitMs: 20 },
    onProgress: () => {
      refusing ??= refuse('blocks', '25006', 3);
      void refusing.then(async () => {
        const [tries] = await database.sql<{ count: number }[]>`SELECT last_value AS count FROM tries`;
        if (tries !== undefined && tries.count > 3) stop.abort();
      });
    },
  });
  await live.close();
  expect(report.height).toBeGreaterThan(until);
  const [row] = await database.sql`SELECT max(height) AS height, (SELECT error_code FROM indexer_status) AS code FROM blocks`;
  expect(row).toEqual({ height: report.height, code: 'DATABASE_READ_ONLY' });
});

test('the disk is waited for at the head only', async () => {
  // The server of the tests does not wait for the disk unless told to.
  await database.sql.unsafe(`
    ALTER DATABASE ${new URL(database.url).pathname.slice(1)} SET synchronous_commit = on;
    CREATE TABLE modes (height integer, mode text);
    CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN INSERT INTO modes SELECT height, current_setting('synchronous_commit') FROM checkpoint; RETURN NULL; END $$;
    CREATE TRIGGER note AFTER INSERT ON blocks FOR EACH STATEMENT EXECUTE FUNCTION note()`);
  const sql = connect(database.url, { name: 'leasebook-test' });
  await index({ ...database, sql });
  const stop = new AbortController();
  const short = await serveReplay({ recording, host: '127.0.0.1', port: 0, live: { tail: recording.lastHeight - until - 20, paceMs: 50 } });
  await indexChain({
    sql,
    rpc: [short.url],
    observations: recordingFolder,
    signal: stop.signal,
    onProgress: ({ height }) => {
      if (height >= until + 25) stop.abort();
    },
  });
  await short.close();
  const modes = await sql<{ height: number; mode: string }[]>`SELECT height, mode FROM modes ORDER BY height`;
  await sql.end();
  expect(new Set(modes.filter(({ height }) => height <= until).map(({ mode }) => mode))).toEqual(new Set(['off']));
  expect(new Set(modes.filter(({ height }) => height > until).map(({ mode }) => mode))).toEqual(new Set(['on']));
});
