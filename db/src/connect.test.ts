// Connections to a real PostgreSQL: types, settings, lost connections, and what errors mean.
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createConnection, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { connect, type Sql } from './connect.ts';
import { toDatabaseError } from './database-errors.ts';
import { startEmbedded } from './embedded.ts';
import { createTestDatabase, type TestDatabase } from './testing.ts';

let database: TestDatabase;
beforeEach(async () => {
  database = await createTestDatabase({ empty: true });
});
afterEach(() => database.drop());

/** The typed error that a statement ends with. */
async function errorOf(work: Promise<unknown>) {
  return work.then(
    () => {
      throw new Error('no error');
    },
    (cause: unknown) => toDatabaseError(cause, { height: 7 }),
  );
}

test('bigint comes as a number, numeric as text, time as Date', async () => {
  const [row] =
    await database.sql`SELECT 9007199254740991::bigint AS large, 1.50::numeric AS exact, '2026-01-02T03:04:05.678+02'::timestamptz AS at,
    ARRAY[1, 2]::bigint[] AS list`;
  expect(row).toEqual({ large: 9_007_199_254_740_991, exact: '1.50', at: new Date('2026-01-02T01:04:05.678Z'), list: [1, 2] });
});

test('a bigint that a number cannot hold is refused instead of rounded', async () => {
  expect(await errorOf(database.sql`SELECT 9007199254740993::bigint AS large`)).toMatchObject({ code: 'DATABASE_UNSAFE_INTEGER' });
});

test('each connection tells its name, its limits and UTC', async () => {
  const sql = connect(database.url, { name: 'leasebook-name', statementTimeoutMs: 1234, lockTimeoutMs: 567, connections: 1 });
  const [row] = await sql`SELECT current_setting('application_name') AS name, current_setting('statement_timeout') AS statement,
    current_setting('lock_timeout') AS lock, current_setting('TimeZone') AS zone`;
  expect(row).toEqual({ name: 'leasebook-name', statement: '1234ms', lock: '567ms', zone: 'UTC' });
  await sql.end();
});

test('no limit means none, also where the database has one', async () => {
  await database.sql`DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET statement_timeout = 5000', current_database()); END $$`;
  const sql = connect(database.url, { name: 'test', statementTimeoutMs: 0, connections: 1 });
  expect(await sql`SHOW statement_timeout`).toEqual([{ statement_timeout: '0' }]);
  await sql.end();
});

test.each([
  ['53100', 'DATABASE_DISK_FULL', 'fatal', 1],
  ['53200', 'DATABASE_OUT_OF_RESOURCES', 'fatal', 1],
  ['40001', 'DATABASE_CONFLICT', 'retryable', 75],
  ['40P01', 'DATABASE_CONFLICT', 'retryable', 75],
  ['55P03', 'DATABASE_TIMEOUT', 'retryable', 75],
  ['42501', 'DATABASE_PERMISSION', 'fatal', 1],
  ['57P03', 'DATABASE_UNAVAILABLE', 'retryable', 75],
  ['08006', 'DATABASE_CONNECTION_LOST', 'retryable', 75],
  ['23505', 'DATABASE_ERROR', 'fatal', 1],
])('SQLSTATE %s is %s', async (state, code, kind, exitCode) => {
  const raised = database.sql.unsafe(`DO $$ BEGIN RAISE EXCEPTION 'words of the server' USING ERRCODE = '${state}'; END $$`);
  const error = await errorOf(raised);
  expect(error).toMatchObject({ code, kind, exitCode, height: 7 });
  expect(error.message).toContain('words of the server');
});

test('a statement that takes too long, a wrong password, a missing database, nobody there', async () => {
  const slow = connect(database.url, { name: 'test', statementTimeoutMs: 50, connections: 1 });
  expect(await errorOf(slow`SELECT pg_sleep(10)`)).toMatchObject({ code: 'DATABASE_TIMEOUT' });
  await slow.end();
  const wrong = (change: (url: URL) => void): Promise<unknown> => {
    const url = new URL(database.url);
    change(url);
    const sql = connect(url.href, { name: 'test', connections: 1 });
    return sql`SELECT 1`.finally(() => sql.end());
  };
  expect(await errorOf(wrong((url) => (url.password = 'wrong')))).toMatchObject({ code: 'DATABASE_PERMISSION' });
  expect(await errorOf(wrong((url) => (url.pathname = '/nowhere')))).toMatchObject({ code: 'DATABASE_MISSING' });
  expect(await errorOf(wrong((url) => (url.port = '1')))).toMatchObject({ code: 'DATABASE_CONNECTION_LOST', kind: 'retryable' });
});

test('a server that never answers is given up', async () => {
  const silent = createServer(() => undefined).listen(0, '127.0.0.1');
  await new Promise((resolve) => silent.once('listening', resolve));
  const address = silent.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const sql = connect(`postgres://a:b@127.0.0.1:${port}/c`, { name: 'test', connections: 1, connectTimeoutMs: 200 });
  expect(await errorOf(sql`SELECT 1`)).toMatchObject({ code: 'DATABASE_CONNECTION_LOST' });
  await sql.end({ timeout: 0 });
  silent.close();
});

async function pidOf(sql: Pick<Sql, 'unsafe'>): Promise<number> {
  const [row] = await sql.unsafe<{ pid: number }[]>('SELECT pg_backend_pid() AS pid');
  return row?.pid ?? 0;
}

test('a transaction whose connection is lost ends with an error, leaves nothing, and the pool goes on', async () => {
  const sql = connect(database.url, { name: 'test', connections: 1 });
  await database.sql`CREATE TABLE kept (a integer)`;
  for (let round = 0; round < 3; round += 1) {
    const lost = sql.begin(async (transaction) => {
      await transaction`INSERT INTO kept VALUES (1)`;
      await database.sql`SELECT pg_terminate_backend(${await pidOf(transaction)})`;
      await transaction`INSERT INTO kept VALUES (2)`.catch(() => undefined);
      // Another transaction takes the connection's place; what follows must not become part of it.
      await sql`SELECT 1`;
      await transaction`INSERT INTO kept VALUES (3)`;
    });
    expect(await errorOf(lost)).toMatchObject({ kind: 'retryable' });
    expect(await sql`SELECT count(*) AS rows FROM kept`).toEqual([{ rows: 0 }]);
  }
  await sql.end();
});

test('a COPY that the server refuses at its end is an error, not a wait', async () => {
  await database.sql`CREATE TABLE numbers (n integer UNIQUE DEFERRABLE INITIALLY IMMEDIATE)`;
  const copy = async (): Promise<void> => {
    const stream = await database.sql`COPY numbers FROM STDIN`.writable();
    await new Promise<void>((resolve, reject) => {
      stream.on('error', reject).on('finish', resolve);
      stream.end('1\n1\n');
    });
  };
  expect(await errorOf(copy())).toMatchObject({ message: expect.stringContaining('numbers_n_key') });
  expect(await database.sql`SELECT 1 AS one`).toEqual([{ one: 1 }]);
});

/** What a server says to a session that it ends. */
function farewell(): Buffer {
  const fields = Buffer.from('SFATAL\0VFATAL\0C57P01\0Mterminating connection\0\0');
  const head = Buffer.alloc(5);
  head.write('E');
  head.writeInt32BE(fields.length + 4, 1);
  return Buffer.concat([head, fields]);
}

/** Between a pool and its server: `onPacket` sees each packet and may answer the client itself and end the session (true). */
async function between(
  url: string,
  onPacket: (packet: { from: 'client' | 'server'; bytes: Buffer; client: Socket; session: number }) => boolean,
) {
  let sessions = 0;
  const proxy = createServer((client) => {
    sessions += 1;
    const session = sessions;
    const server = createConnection(Number(new URL(url).port), new URL(url).hostname);
    const pass = (from: 'client' | 'server', target: Socket) => (bytes: Buffer) => {
      if (!onPacket({ from, bytes, client, session })) target.write(bytes);
      else server.destroy();
    };
    client.on('data', pass('client', server)).on('error', () => server.destroy());
    client.on('close', () => server.destroy());
    server.on('data', pass('server', client)).on('error', () => client.destroy());
  }).listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  const address = proxy.address();
  const behind = new URL(url);
  behind.port = String(typeof address === 'object' && address !== null ? address.port : 0);
  return { url: behind.href, sessions: () => sessions, close: () => proxy.close() };
}

test('a session that the server ends while it begins is begun again', async () => {
  const proxy = await between(database.url, ({ from, bytes, client, session }) => {
    if (session > 2 || from === 'server' || !bytes.includes('pg_catalog.pg_type')) return false;
    client.end(farewell());
    return true;
  });
  const sql = connect(proxy.url, { name: 'test', connections: 1 });
  expect(await sql`SELECT 1 AS one`).toEqual([{ one: 1 }]);
  expect(proxy.sessions()).toBe(3);
  await sql.end();
  proxy.close();
});

test('a session that the server ends while it begins, and nobody there afterwards, is an error and not the end of the process', async () => {
  const proxy = await between(database.url, ({ from, bytes, client }) => {
    if (from === 'server' || !bytes.includes('pg_catalog.pg_type')) return false;
    proxy.close();
    client.end(farewell());
    return true;
  });
  const sql = connect(proxy.url, { name: 'test', connections: 1 });
  expect(await errorOf(sql`SELECT 1`)).toMatchObject({ code: 'DATABASE_CONNECTION_LOST', kind: 'retryable' });
  await sql.end({ timeout: 0 });
});

test('a COPY whose session ends in the moment in which it begins is an error and not the end of the process', async () => {
  await database.sql`CREATE TABLE numbers (n integer)`;
  const proxy = await between(database.url, ({ from, bytes, client }) => {
    if (from === 'client' || bytes[0] !== 'G'.charCodeAt(0)) return false;
    client.end(Buffer.concat([bytes, farewell()]));
    return true;
  });
  const sql = connect(proxy.url, { name: 'test', connections: 1 });
  const copy = sql.begin(async (transaction) => {
    const stream = await transaction`COPY numbers FROM STDIN`.writable();
    await pipeline(Readable.from(['1\n']), stream);
  });
  expect(await errorOf(copy)).toMatchObject({ kind: 'retryable' });
  await sql.end({ timeout: 0 });
  proxy.close();
});

test('what a reserved session is asked while its connection breaks is an error, not a wait, and the pool goes on', async () => {
  const proxy = await between(database.url, ({ from, bytes, client }) => {
    if (from === 'server' || !bytes.includes('AS broken')) return false;
    client.resetAndDestroy();
    return true;
  });
  const sql = connect(proxy.url, { name: 'test', connections: 1 });
  const session = await sql.reserve();
  // As whoever ends a transaction that failed.
  const asked = session`SELECT 1 AS broken`.catch(() => session`ROLLBACK`);
  expect(await errorOf(asked)).toMatchObject({ code: 'DATABASE_CONNECTION_LOST', kind: 'retryable' });
  session.release();
  expect(await sql`SELECT 1 AS one`).toEqual([{ one: 1 }]);
  await sql.end();
  proxy.close();
});

test('a pool finds the server again after it was restarted', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'leasebook-restart-'));
  await chmod(dataDir, 0o755);
  const first = await startEmbedded({ dataDir, durable: false });
  const sql = connect(first.url, { name: 'test', connections: 2 });
  expect(await sql`SELECT 1 AS one`).toEqual([{ one: 1 }]);
  const interrupted = errorOf(Promise.all([sql`SELECT pg_sleep(60)`, sql`SELECT pg_sleep(60)`]));
  await new Promise((resolve) => setTimeout(resolve, 100));
  await first.stop();
  expect(await interrupted).toMatchObject({ kind: 'retryable' });
  expect(await errorOf(sql`SELECT 1`)).toMatchObject({ kind: 'retryable' });
  const second = await startEmbedded({ dataDir, durable: false });
  await expect.poll(() => sql`SELECT 1 AS one`.catch(() => null)).toEqual([{ one: 1 }]);
  await sql.end();
  await second.stop();
  await rm(dataDir, { recursive: true });
});
