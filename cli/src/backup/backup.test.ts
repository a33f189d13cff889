// A backup of an indexed chain comes back row by row, indexing goes on from it, and the raw archive alone makes the tables again.
import { appendFile, copyFile, mkdir, mkdtemp, readdir, readFile, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate, type Sql } from '@leasebook/db';
import { createTestDatabase, type TestDatabase } from '@leasebook/db/testing';
import { indexChain, rebuildChain, tableChecksums } from '@leasebook/indexer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from '../root.ts';
import { writeBackup } from './backup.ts';
import { readBackup } from './restore.ts';

const recording = join(root, 'recordings/akash-recorded-1');
const { signal } = new AbortController();
const BLOCKS = 60;
const MORE = 90;

const databases: TestDatabase[] = [];
let folder: string;
let source: TestDatabase;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'leasebook-backup-'));
  source = await createTestDatabase();
  databases.push(source);
  await index(source.sql, BLOCKS);
});
afterAll(async () => {
  for (const database of databases) await database.drop();
  await rm(folder, { recursive: true });
});

async function index(sql: Sql, until: number): Promise<void> {
  await indexChain({ sql, rpc: [], recording, observations: recording, until, signal });
}

/** Hashes of all tables; how long lists are is kept up beside them, where none may stand for zero. */
async function sums(sql: Sql): Promise<object[]> {
  return (await tableChecksums(sql)).filter(({ table }) => table !== 'list_counts');
}

async function empty(): Promise<Sql> {
  const database = await createTestDatabase({ empty: true });
  databases.push(database);
  return database.sql;
}

test('all of it comes back, and indexing goes on as if nothing had been', async () => {
  const to = join(folder, 'whole');
  const manifest = await writeBackup(source.sql, { to, archiveOnly: false, signal });
  expect(manifest).toMatchObject({ height: BLOCKS, archiveOnly: false });
  const restored = await empty();
  expect(await readBackup(restored, { from: to, signal })).toEqual(manifest);
  expect(await sums(restored)).toEqual(await sums(source.sql));
  await index(restored, MORE);
  const through = await createTestDatabase();
  databases.push(through);
  await index(through.sql, MORE);
  expect(await sums(restored)).toEqual(await sums(through.sql));
  await expect(writeBackup(source.sql, { to, archiveOnly: false, signal })).rejects.toMatchObject({ code: 'BACKUP_FOLDER_NOT_EMPTY' });
  await expect(readBackup(restored, { from: to, signal })).rejects.toMatchObject({ code: 'RESTORE_NOT_EMPTY' });
});

test('the raw archive alone is enough for a reindex', async () => {
  const to = join(folder, 'archive');
  const { tables } = await writeBackup(source.sql, { to, archiveOnly: true, signal });
  expect(tables.map(({ name }) => name)).not.toContain('leases');
  const restored = await empty();
  await readBackup(restored, { from: to, signal });
  await rebuildChain({ sql: restored, observations: recording, version: 'test', signal });
  expect(await sums(restored)).toEqual(await sums(source.sql));
});

test.skipIf(process.platform !== 'linux')('a disk that is full in the middle of a table is told as that, and nothing is left', async () => {
  const large = await createTestDatabase();
  // Five megabytes that no packing makes smaller: the table's rows still come when the first of them does not fit.
  await large.sql`
    INSERT INTO raw_blocks (first_height, last_height, bytes, packed, level)
    SELECT n, n, 1, (SELECT decode(string_agg(md5(random()::text || i), ''), 'hex') FROM generate_series(n, n + 10000) AS i), 3
    FROM generate_series(1, 32) AS n`;
  const to = join(folder, 'full');
  let made: Promise<void> | undefined;
  const onTable = () => {
    made ??= symlink('/dev/full', join(to, 'raw_blocks.copy.zst'));
  };
  await expect(writeBackup(large.sql, { to, archiveOnly: false, signal, onTable })).rejects.toMatchObject({
    code: 'BACKUP_UNWRITABLE',
    message: expect.stringContaining('ENOSPC'),
  });
  await made;
  expect(await readdir(to)).toEqual([]);
  // As every command does: the rows of that table would be waited for.
  await large.sql.end({ timeout: 1 });
  await large.drop();
});

test('one of an earlier schema is brought to this version', async () => {
  const early = await empty();
  const migrations = join(folder, 'migrations');
  await mkdir(migrations);
  const own = join(root, 'db/migrations');
  for (const name of (await readdir(own)).filter((each) => Number(each.slice(0, 4)) <= 16))
    await copyFile(join(own, name), join(migrations, name));
  await migrate(early, { folder: migrations });
  await early`INSERT INTO prices VALUES ('import', '2026-01-01', 1.25)`;
  const to = join(folder, 'early');
  await writeBackup(early, { to, archiveOnly: false, signal });
  const restored = await empty();
  await readBackup(restored, { from: to, signal });
  expect((await restored`SELECT * FROM prices`).length).toBe(1);
  expect((await restored`SELECT * FROM schema_migrations`).length).toBeGreaterThan((await early`SELECT * FROM schema_migrations`).length);
});

test('damage, another form and a later schema are found before anything is written', async () => {
  const from = join(folder, 'damaged');
  const { tables } = await writeBackup(source.sql, { to: from, archiveOnly: false, signal });
  const target = await empty();
  const file = join(from, tables.find(({ rows }) => rows > 0)?.file ?? '');
  const bytes = await readFile(file);
  const refused = (code: string) => expect(readBackup(target, { from, signal })).rejects.toMatchObject({ code });
  await appendFile(file, 'x');
  await refused('BACKUP_DAMAGED');
  await truncate(file, bytes.length);
  await writeFile(file, Buffer.concat([bytes.subarray(0, 20), Buffer.from([(bytes[20] ?? 0) ^ 1]), bytes.subarray(21)]));
  await refused('BACKUP_DAMAGED');
  await writeFile(file, bytes);
  const manifest = join(from, 'manifest.json');
  const text = await readFile(manifest, 'utf8');
  await writeFile(manifest, text.replace('"form": 1', '"form": 2'));
  await refused('BACKUP_DAMAGED');
  const later = JSON.parse(text);
  later.schema.push({ version: 9_999, name: '9999_later.sql', checksum: 'x' });
  await writeFile(manifest, JSON.stringify(later));
  await refused('BACKUP_TOO_NEW');
  expect(await target`SELECT FROM pg_tables WHERE schemaname = 'public'`).toHaveLength(0);
});

test('however long the rows of a restore are looked through for the planner, no limit of statements ends it', async () => {
  const from = join(folder, 'analysed');
  await writeBackup(source.sql, { to: from, archiveOnly: true, signal });
  const restored = await empty();
  // PostgreSQL calls what an index is made of when it looks through the rows of the database.
  await restored.begin(async (transaction) => {
    await transaction`SET LOCAL statement_timeout = 0`;
    await transaction`CREATE SCHEMA beside`;
    await transaction`CREATE FUNCTION beside.without_limit(n integer) RETURNS integer IMMUTABLE LANGUAGE plpgsql AS $$
      BEGIN
        IF current_setting('statement_timeout') <> '0' THEN RAISE 'ends after %', current_setting('statement_timeout'); END IF;
        RETURN n;
      END $$`;
    await transaction`CREATE TABLE beside.numbers AS SELECT 1 AS n`;
    await transaction`CREATE INDEX ON beside.numbers (beside.without_limit(n))`;
  });
  await readBackup(restored, { from, signal });
  const [row] = await restored<{ rows: number }[]>`SELECT reltuples::int AS rows FROM pg_class WHERE oid = 'raw_blocks'::regclass`;
  expect(row?.rows).toBeGreaterThan(0);
});

test('one that is stopped leaves nothing in its folder, and the same command runs again', async () => {
  const to = join(folder, 'stopped');
  const stop = new AbortController();
  const stopped = writeBackup(source.sql, { to, archiveOnly: false, signal: stop.signal, onTable: () => stop.abort() });
  await expect(stopped).rejects.toMatchObject({ code: 'BACKUP_STOPPED', exitCode: 75 });
  expect(await readdir(to)).toEqual([]);
  // What is no answer of PostgreSQL is not told as one.
  const defect = new TypeError('no table was expected');
  const onTable = () => {
    throw defect;
  };
  await expect(writeBackup(source.sql, { to, archiveOnly: false, signal, onTable })).rejects.toBe(defect);
  expect(await readdir(to)).toEqual([]);
  await writeBackup(source.sql, { to, archiveOnly: false, signal });
});

test('a restore that was stopped brings nothing in, and the same command goes on', async () => {
  const from = join(folder, 'again');
  await writeBackup(source.sql, { to: from, archiveOnly: false, signal });
  const restored = await empty();
  const stop = new AbortController();
  const stopped = readBackup(restored, { from, signal: stop.signal, onTable: () => stop.abort() });
  await expect(stopped).rejects.toMatchObject({ code: 'RESTORE_STOPPED', exitCode: 75 });
  expect(await restored`SELECT FROM leases`).toHaveLength(0);
  await readBackup(restored, { from, signal });
  expect(await sums(restored)).toEqual(await sums(source.sql));
  const used = await empty();
  await migrate(used);
  await used`INSERT INTO prices VALUES ('import', '2026-01-01', 1.25)`;
  await expect(readBackup(used, { from, signal })).rejects.toMatchObject({ code: 'RESTORE_NOT_EMPTY' });
});
