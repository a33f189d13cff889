// Where answers are read from when the primary's tables are replaced under a running API.
import { connect } from '@leasebook/db';
import { createTestDatabase, type TestDatabase } from '@leasebook/db/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seed } from '../testing/seed.ts';
import { createReaders, type Readers } from './readers.ts';

let database: TestDatabase;
let readers: Readers;
beforeAll(async () => {
  database = await createTestDatabase();
  await seed(database.sql);
  const nothing = (): void => undefined;
  const sql = connect(database.url, { name: 'leasebook readers test', connections: 2 });
  readers = createReaders(sql, [], { info: nothing, warn: nothing, error: nothing });
  await readers.watch.ready;
});
afterAll(async () => {
  await readers.close();
  await database.drop();
});

/** Changes the checkpoint, announces it as the store does, and waits until it is told. */
async function becomes(change: (sql: TestDatabase['sql']) => Promise<unknown>): Promise<void> {
  const told = new Promise<void>((resolve) => {
    const stop = readers.watch.onChange(() => {
      stop();
      resolve();
    });
  });
  await change(database.sql);
  await database.sql`SELECT pg_notify('leasebook_block', '{}')`;
  await told;
}

test('tables that were emptied and hold an older state, as of a backup, are the newest from then on', async () => {
  const [kept] = await database.sql<{ height: number; nonce: number }[]>`SELECT height, nonce FROM checkpoint`;
  if (kept === undefined) throw new Error('the seeded tables have no checkpoint');
  await database.sql`CREATE TABLE kept AS SELECT * FROM checkpoint`;
  await becomes((sql) => sql`UPDATE checkpoint SET nonce = nonce + 1000`);
  expect(readers.watch.head?.version).toBe(`${kept.height}-${kept.nonce + 1_000}`);
  await becomes((sql) => sql`DELETE FROM checkpoint`);
  await becomes((sql) => sql`INSERT INTO checkpoint SELECT * FROM kept`);
  expect(readers.watch.head?.version).toBe(`${kept.height}-${kept.nonce}`);
  expect(readers.least().nonce).toBe(kept.nonce);
});
