// An API of the last release reads on while the tables are brought to today's form: what it asks is kept in db/fixtures.
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connect, type Sql } from './connect.ts';
import { migrate } from './migrate.ts';
import { readerAddress } from './reader.ts';
import { createTestDatabase, type TestDatabase } from './testing.ts';

/** What a release asked of its tables, over the rows that its own tests put there. */
interface Release {
  tables: Record<string, object[]>;
  /** One of each form, with its parameters in it. */
  statements: string[];
}

const packageFolder = join(import.meta.dirname, '..');
const FIXTURE = 'release-0.1.0.json.gz';
/** The last migration that the release knew. */
const RELEASED = 16;

let folder: string;
let database: TestDatabase;
let release: Release;
let reader: Sql;
beforeAll(async () => {
  release = JSON.parse(gunzipSync(await readFile(join(packageFolder, 'fixtures', FIXTURE))).toString('utf8'));
  folder = await mkdtemp(join(tmpdir(), 'leasebook-release-'));
  await mkdir(folder, { recursive: true });
  for (const name of await readdir(join(packageFolder, 'migrations'))) {
    if (Number(name.slice(0, 4)) <= RELEASED) await copyFile(join(packageFolder, 'migrations', name), join(folder, name));
  }
  database = await createTestDatabase({ empty: true });
  await migrate(database.sql, { folder });
  for (const [table, rows] of Object.entries(release.tables)) {
    const [columns] = await database.sql<{ names: string }[]>`
      SELECT string_agg(quote_ident(attname), ', ') AS names FROM pg_attribute
      WHERE attrelid = ${table}::regclass AND attnum > 0 AND attgenerated = '' AND NOT attisdropped`;
    await database.sql.unsafe(
      `INSERT INTO ${table} (${columns?.names}) SELECT ${columns?.names} FROM jsonb_populate_recordset(null::${table}, $1::text::jsonb)`,
      [JSON.stringify(rows)],
    );
  }
  reader = connect((await readerAddress(database.sql, database.url)) ?? '', { name: 'release', connections: 3 });
});
afterAll(async () => {
  await reader.end({ timeout: 1 });
  await database.drop();
  await rm(folder, { recursive: true });
});

/** The answer to every statement, each on a snapshot of its own as an answer of the API is. */
async function answers(): Promise<string[]> {
  const texts: string[] = [];
  for (const statement of release.statements) {
    const rows = await reader
      .begin('isolation level repeatable read read only', (transaction) => transaction.unsafe(statement))
      .catch((error: unknown) => {
        throw new Error(`the release asks: ${statement}`, { cause: error });
      });
    // Whose connection it was is not of the answer.
    texts.push(JSON.stringify(rows).replace(/"pid":\d+/, ''));
  }
  return texts;
}

test('every statement of the release is answered before, during and after, with the same rows', async () => {
  expect(release.statements.length).toBeGreaterThan(300);
  const before = await answers();
  // One answer takes long when the migrations begin: they have to wait for it, and nobody for them.
  const slow = await reader.reserve();
  await slow`BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY`;
  for (const table of Object.keys(release.tables)) await slow`SELECT 1 FROM ${slow(table)} LIMIT 1`;
  const log: string[] = [];
  let isRunning = true;
  const migrated = migrate(database.sql, { lockTimeoutMs: 100, log: (text) => log.push(text) }).finally(() => {
    isRunning = false;
  });
  const asking = (async () => {
    try {
      expect(await answers()).toEqual(before);
    } finally {
      await slow`COMMIT`;
      slow.release();
    }
    do expect(await answers()).toEqual(before);
    while (isRunning);
  })();
  await Promise.all([migrated, asking]);
  expect(log.length).toBeGreaterThan(2);
  expect(await answers()).toEqual(before);
});
