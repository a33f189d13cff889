// Hashes of the same rows are the same, however the database sorts text.
import { connect, migrate, type Sql } from '@leasebook/db';
import { createTestDatabase, type TestDatabase } from '@leasebook/db/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { tableChecksums } from './checksum.ts';

const name = `test_sorting_${process.pid}`;
let usual: TestDatabase;
let other: Sql;
beforeAll(async () => {
  usual = await createTestDatabase();
  // By code B comes before a, in German after it.
  await usual.sql.unsafe(`CREATE DATABASE ${name} TEMPLATE template0 LOCALE_PROVIDER icu ICU_LOCALE 'de-DE'`);
  const url = new URL(usual.url);
  url.pathname = `/${name}`;
  other = connect(url.href, { name: 'leasebook-test' });
  await migrate(other);
});
afterAll(async () => {
  await other.end();
  await usual.sql.unsafe(`DROP DATABASE ${name} WITH (FORCE)`);
  await usual.drop();
});

test('two databases that sort text in different ways', async () => {
  for (const sql of [usual.sql, other]) {
    await sql`INSERT INTO dead_letters VALUES (5, 'event', 'a', 'X', 'x', ''), (5, 'event', 'B', 'X', 'x', '')`;
  }
  expect(await tableChecksums(other)).toEqual(await tableChecksums(usual.sql));
});
