// Migrations: a fresh database, again, a newer schema, a changed file, a broken file, two at once.
import { chmod, cp, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { connect } from './connect.ts';
import { startEmbedded } from './embedded.ts';
import { emptyTables } from './empty-tables.ts';
import { migrate } from './migrate.ts';
import { createTestDatabase, type TestDatabase } from './testing.ts';

let database: TestDatabase;
let folder: string;

beforeEach(async () => {
  database = await createTestDatabase({ empty: true });
  folder = await mkdtemp(join(tmpdir(), 'leasebook-migrations-'));
  await cp(join(import.meta.dirname, '../migrations'), folder, { recursive: true });
});
afterEach(async () => {
  await database.drop();
  await rm(folder, { recursive: true });
});

const tables = () => database.sql<{ name: string }[]>`
  SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' ORDER BY 1`;

test('a fresh database gets every file once, also when two ask at once', async () => {
  const applied: string[] = [];
  const log = (text: string) => applied.push(text);
  const versions = await Promise.all([migrate(database.sql, { log }), migrate(database.sql, { log })]);
  const recorded = await database.sql`SELECT version, name FROM schema_migrations ORDER BY version`;
  expect(versions).toEqual([recorded.length, recorded.length]);
  expect(applied).toEqual(recorded.map((row) => `applied ${row.name}`));
  expect((await tables()).map((row) => row.name)).toEqual(expect.arrayContaining(['blocks', 'checkpoint', 'leases', 'figures', 'flows']));
  expect(await migrate(database.sql)).toBe(recorded.length);
});

test('a schema newer than the code is refused and left alone', async () => {
  await migrate(database.sql);
  await database.sql`INSERT INTO schema_migrations VALUES (9999, '0099_from_the_future.sql', 'x')`;
  await expect(migrate(database.sql)).rejects.toMatchObject({
    code: 'SCHEMA_TOO_NEW',
    kind: 'fatal',
    message: expect.stringContaining('0099_from_the_future.sql'),
  });
});

test('a file that changed after it was applied is refused by name', async () => {
  await migrate(database.sql, { folder });
  await writeFile(join(folder, '0002_market.sql'), 'SELECT 1;');
  await expect(migrate(database.sql, { folder })).rejects.toMatchObject({
    code: 'SCHEMA_CHANGED',
    message: expect.stringContaining('0002_market.sql'),
  });
});

test('a file that fails leaves nothing of itself, and the ones before it stay', async () => {
  await writeFile(join(folder, '0002_market.sql'), 'CREATE TABLE half (a integer); SELECT 1 / 0;');
  await expect(migrate(database.sql, { folder })).rejects.toMatchObject({
    object: 'migration 0002_market.sql',
    message: expect.stringContaining('division by zero'),
  });
  const names = (await tables()).map((row) => row.name);
  expect(names).toContain('blocks');
  expect(names).not.toContain('half');
});

test('a gap in the numbers is filled later, and changes nothing of what is there', async () => {
  const late = (await readdir(folder)).sort().at(-1) ?? '';
  const later = `${String(Number(late.slice(0, 4)) + 2).padStart(4, '0')}_later.sql`;
  const between = `${String(Number(late.slice(0, 4)) + 1).padStart(4, '0')}_between.sql`;
  await writeFile(join(folder, later), 'CREATE TABLE later (a integer);');
  const count = await migrate(database.sql, { folder });
  await writeFile(join(folder, between), 'CREATE TABLE between_them (a integer);');
  const applied: string[] = [];
  expect(await migrate(database.sql, { folder, log: (text) => applied.push(text) })).toBe(count + 1);
  expect(applied).toEqual([`applied ${between}`]);
  expect((await tables()).map((row) => row.name)).toEqual(expect.arrayContaining(['later', 'between_them']));
});

test('what a file cannot fill for blocks that are there is noted until all is made anew, and not on an empty index', async () => {
  const { sql } = database;
  await migrate(sql, { folder });
  await writeFile(join(folder, '9997_none.sql'), '-- reindex fills: nothing_yet\nCREATE TABLE nothing_yet (a integer);');
  await migrate(sql, { folder });
  await sql`INSERT INTO checkpoint (chain_id, height, block_hash, block_time, first_height, nonce) VALUES ('c-1', 7, 'A', now(), 1, 1)`;
  await writeFile(
    join(folder, '9998_more.sql'),
    '-- reindex fills: more, leases.more\nCREATE TABLE more (a integer); ALTER TABLE leases ADD COLUMN more integer;',
  );
  await migrate(sql, { folder });
  expect(await sql`SELECT name, height FROM behind ORDER BY name`).toEqual([
    { name: 'leases.more', height: 7 },
    { name: 'more', height: 7 },
  ]);
  await emptyTables(sql);
  expect(await sql`SELECT FROM behind`).toHaveLength(0);
});

test('a server that is too old, and a database that not every text fits into, are refused before anything is made', async () => {
  const { sql } = database;
  const name = `${new URL(database.url).pathname.slice(1)}_latin1`;
  await sql.unsafe(`CREATE DATABASE ${name} TEMPLATE template0 ENCODING 'LATIN1' LOCALE 'C'`);
  const url = new URL(database.url);
  url.pathname = `/${name}`;
  const latin = connect(url.href, { name: 'test', connections: 1 });
  try {
    await expect(migrate(latin)).rejects.toMatchObject({
      code: 'DATABASE_NOT_UTF8',
      kind: 'fatal',
      message: expect.stringContaining('LATIN1'),
    });
    expect(await latin`SELECT FROM pg_tables WHERE schemaname = 'public'`).toHaveLength(0);
  } finally {
    await latin.end();
    await sql.unsafe(`DROP DATABASE ${name} WITH (FORCE)`);
  }
  // A server of another version is not at hand: this one says that it is one.
  await sql`CREATE FUNCTION current_setting(name text) RETURNS text LANGUAGE sql
    AS $$ SELECT CASE name WHEN 'server_version_num' THEN '140023' WHEN 'server_version' THEN '14.23' ELSE pg_catalog.current_setting(name) END $$`;
  await sql.unsafe(`ALTER DATABASE ${new URL(database.url).pathname.slice(1)} SET search_path = public, pg_catalog`);
  const old = connect(database.url, { name: 'test', connections: 1 });
  try {
    await expect(migrate(old)).rejects.toMatchObject({
      code: 'DATABASE_TOO_OLD',
      kind: 'fatal',
      message: expect.stringContaining('14.23'),
    });
    await expect(migrate(old, { reads: true })).rejects.toMatchObject({ code: 'DATABASE_TOO_OLD' });
    expect(await tables()).toEqual([]);
  } finally {
    await old.end();
  }
});

test('a number that two files have is refused', async () => {
  await writeFile(join(folder, '0002_again.sql'), 'SELECT 1;');
  await expect(migrate(database.sql, { folder })).rejects.toMatchObject({ code: 'SCHEMA_FILES_BROKEN' });
});

test('a standby is read as it is, and refused while it lacks something', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'leasebook-standby-'));
  await chmod(dataDir, 0o755);
  const primary = await startEmbedded({ dataDir, durable: false, isFollowed: true });
  const writer = connect(primary.url, { name: 'test', connections: 1 });
  const versions = await migrate(writer);
  const [place] = await writer<{ folder: string }[]>`SELECT current_setting('data_directory') AS folder`;
  await writer.end();
  await primary.stop();
  // From here on it only recovers, as a standby does whose primary is silent.
  await writeFile(join(place?.folder ?? '', 'standby.signal'), '');
  const standby = await startEmbedded({ dataDir, durable: false, isFollowed: true });
  const reader = connect(standby.url, { name: 'test', connections: 1 });
  expect(await migrate(reader)).toBe(versions);
  await writeFile(join(folder, '9998_later.sql'), 'CREATE TABLE later (a integer)');
  await expect(migrate(reader, { folder })).rejects.toMatchObject({ code: 'SCHEMA_NOT_YET_HERE', kind: 'retryable' });
  await reader.end();
  await standby.stop();
  await rm(dataDir, { recursive: true });
});

test('a later schema is read by who understands it, and refused to who writes, or where it says so', async () => {
  await writeFile(join(folder, '9998_later.sql'), 'CREATE TABLE later (a integer)');
  await migrate(database.sql, { folder });
  await expect(migrate(database.sql)).rejects.toMatchObject({ code: 'SCHEMA_TOO_NEW' });
  expect(await migrate(database.sql, { reads: true })).toBeGreaterThan(10);
  await writeFile(
    join(folder, '9999_other.sql'),
    'CREATE OR REPLACE FUNCTION schema_readable_from() RETURNS integer LANGUAGE sql RETURN 9999',
  );
  await migrate(database.sql, { folder });
  await expect(migrate(database.sql, { reads: true })).rejects.toMatchObject({ code: 'SCHEMA_TOO_NEW' });
  expect(await migrate(database.sql, { folder, reads: true })).toBeGreaterThan(10);
});

test('a migration that waits for a long query lets the queries behind it pass', async () => {
  await migrate(database.sql, { folder });
  const reader = await database.sql.reserve();
  await reader`BEGIN`;
  await reader`SELECT count(*) FROM leases`;
  await writeFile(join(folder, '9998_later.sql'), 'ALTER TABLE leases ADD COLUMN later integer');
  const applied = migrate(database.sql, { folder, lockTimeoutMs: 200 });
  const waiting = () => database.sql`SELECT FROM pg_locks WHERE relation = 'leases'::regclass AND NOT granted`;
  await expect.poll(async () => (await waiting()).length, { interval: 5 }).toBe(1);
  // It stands behind the migration, which stands behind the long query, and still gets its answer.
  expect(await database.sql`SELECT count(*) FROM leases`).toEqual([{ count: 0 }]);
  await reader`COMMIT`;
  reader.release();
  await applied;
  expect(await database.sql`SELECT later FROM leases`).toEqual([]);
});
