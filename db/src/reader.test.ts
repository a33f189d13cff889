// The role that the API reads by: what it may and what it may not.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connect, type Sql } from './connect.ts';
import { migrate } from './migrate.ts';
import { readerAddress } from './reader.ts';
import { createTestDatabase, type TestDatabase } from './testing.ts';

let database: TestDatabase;
let reader: Sql;
beforeAll(async () => {
  database = await createTestDatabase();
  // Several processes may ask at once.
  const [url, other] = await Promise.all([readerAddress(database.sql, database.url), readerAddress(database.sql, database.url)]);
  expect(other).toBe(url);
  reader = connect(url ?? '', { name: 'reader' });
});
afterAll(async () => {
  await reader.end();
  await database.drop();
});

test('it reads what answers are made of', async () => {
  expect(await reader`SELECT height, nonce FROM checkpoint`).toEqual([]);
  for (const table of ['blocks', 'messages', 'leases', 'figures', 'flows', 'parameters', 'provider_inventory_ranges']) {
    expect(await reader`SELECT * FROM ${reader(table)}`).toEqual([]);
  }
});

test.each([
  "INSERT INTO prices VALUES ('import', now(), 1)",
  'DELETE FROM leases',
  'UPDATE checkpoint SET height = 1',
  'TRUNCATE blocks',
  'CREATE TABLE mine (a integer)',
  'SELECT * FROM observations',
  'SELECT * FROM raw_blocks',
  'SELECT measure_state FROM checkpoint',
  "SELECT pg_read_file('/etc/passwd')",
  "COPY leases TO PROGRAM 'cat'",
  'SET ROLE postgres',
  'CREATE ROLE other',
])('it may not: %s', async (statement) => {
  // Even where it says that it wants to write.
  const refused = reader.begin('read write', (transaction) => transaction.unsafe(statement));
  await expect(refused).rejects.toMatchObject({ code: expect.stringMatching(/^(42501|22023|42704|25006)$/) });
});

test('the one that docs/operations.md makes by hand may not read the same', async () => {
  const text = await readFile(join(import.meta.dirname, '../../docs/operations.md'), 'utf8');
  const told = /REVOKE SELECT ON ([\w,\s]+) FROM reader;/.exec(text)?.[1]?.split(/,\s+/);
  const hidden = await reader<{ name: string }[]>`
    SELECT relname AS name FROM pg_class
    WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p', 'v', 'm') AND NOT relispartition
      AND NOT has_table_privilege(oid, 'SELECT') ORDER BY relname`;
  expect(told).toEqual(hidden.map(({ name }) => name));
});

test('it finds the tables in the schema that the search_path of their owner names', async () => {
  const empty = await createTestDatabase({ empty: true });
  const { pathname, username } = new URL(empty.url);
  await empty.sql.unsafe(`CREATE SCHEMA own; ALTER ROLE ${username} IN DATABASE ${pathname.slice(1)} SET search_path = own`);
  const owner = connect(empty.url, { name: 'owner' });
  await migrate(owner);
  const own = connect((await readerAddress(owner, empty.url)) ?? '', { name: 'reader' });
  try {
    expect(await own`SELECT height, current_schema() FROM checkpoint`).toEqual([]);
  } finally {
    await Promise.all([own.end(), owner.end()]);
    await empty.drop();
  }
});

test('a user without a password gets none', async () => {
  const url = new URL(database.url);
  url.password = '';
  expect(await readerAddress(database.sql, url.href)).toBeNull();
});

test('a user that makes no roles gets none', async () => {
  await database.sql`DROP ROLE IF EXISTS plain_user`;
  await database.sql`CREATE ROLE plain_user LOGIN PASSWORD 'x'`;
  const url = new URL(database.url);
  url.username = 'plain_user';
  url.password = 'x';
  const plain = connect(url.href, { name: 'plain' });
  try {
    expect(await readerAddress(plain, url.href)).toBeNull();
  } finally {
    await plain.end();
    await database.sql`DROP ROLE plain_user`;
  }
});
