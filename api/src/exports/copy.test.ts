// COPY at the edges of its buffers: whatever is held back when it ends, the transaction goes on.
import { setTimeout as pause } from 'node:timers/promises';
import { createTestDatabase, type TestDatabase } from '@leasebook/db/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cancelOnAbort, copyOut } from './copy.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase({ empty: true });
});
afterAll(() => database.drop());

test.each([1, 2, 3, 5, 8, 13, 40])('%i rows of 30 kB taken slowly: the next statement is answered', async (rows) => {
  await database.sql.begin('read only', async (transaction) => {
    let bytes = 0;
    const lines = await copyOut(transaction, `COPY (SELECT repeat('x', 30000) FROM generate_series(1, ${rows})) TO STDOUT`, {
      crlf: false,
      controller: new AbortController(),
      async take(block) {
        bytes += block.length;
        await pause(2);
      },
    });
    expect([lines, bytes]).toEqual([rows, rows * 30_001]);
    const [row] = await transaction<{ one: number }[]>`SELECT 1 AS one`;
    expect(row?.one).toBe(1);
  });
});

test('an abort while rows are held back cancels the statement, and the connection serves again', async () => {
  const controller = new AbortController();
  const reason = new Error('nobody wants it');
  const run = database.sql.begin('read only', async (transaction) => {
    const disarm = await cancelOnAbort(transaction, database.sql, controller.signal);
    try {
      await copyOut(transaction, `COPY (SELECT repeat('x', 30000) FROM generate_series(1, 100000)) TO STDOUT`, {
        crlf: false,
        controller,
        take: () => new Promise(() => undefined),
      });
    } finally {
      await disarm();
    }
  });
  setTimeout(() => controller.abort(reason), 100);
  await expect(run).rejects.toBe(reason);
  expect(await database.sql`SELECT 1 AS one`).toHaveLength(1);
});

test('what breaks the statement is told, also after its first rows', async () => {
  const copy = database.sql.begin('read only', async (transaction) =>
    copyOut(transaction, `COPY (SELECT repeat('x', 30000), 1 / (20 - n) FROM generate_series(1, 30) n) TO STDOUT`, {
      crlf: false,
      controller: new AbortController(),
      take: () => pause(2),
    }),
  );
  await expect(copy).rejects.toMatchObject({ code: 'DATABASE_ERROR' });
  expect(await database.sql`SELECT 1 AS one`).toHaveLength(1);
});

test('what breaks the statement before its first row has left the server is told, and nothing waits for ever', async () => {
  const copy = database.sql.begin('read only', async (transaction) =>
    copyOut(transaction, 'COPY (SELECT 1 / (1 - n) FROM generate_series(0, 1) n) TO STDOUT', {
      crlf: false,
      controller: new AbortController(),
      take: () => undefined,
    }),
  );
  await expect(copy).rejects.toMatchObject({ code: 'DATABASE_ERROR' });
  expect(await database.sql`SELECT 1 AS one`).toHaveLength(1);
});
