// A snapshot that is given up: its statement is cancelled, and nobody else's.
import { connect } from '@leasebook/db';
import { createTestDatabase, type TestDatabase } from '@leasebook/db/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSnapshot } from './snapshot.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

test('a cancellation that is late never meets who has the connection next', async () => {
  // One connection for all: the next snapshot has that of the one before.
  const sql = connect(database.url, { name: 'leasebook snapshot test', connections: 1 });
  const control = connect(database.url, { name: 'leasebook snapshot test control', connections: 1 });
  const limits = { control, timeoutMs: 60_000 };
  try {
    const left = openSnapshot(sql, limits);
    await left.block();
    // The cancellation waits behind this.
    const busy = control`SELECT pg_sleep(1)`.execute();
    left.cancel();
    const next = openSnapshot(sql, limits);
    const transaction = await next.transaction();
    expect(await transaction`SELECT pg_sleep(2), 1 AS one`).toMatchObject([{ one: 1 }]);
    await busy;
    await next.close();
  } finally {
    await Promise.all([sql.end({ timeout: 1 }), control.end({ timeout: 1 })]);
  }
});

test('a request that is given up between two statements does not send the second', async () => {
  // One connection for all: the next snapshot has that of the one before.
  const sql = connect(database.url, { name: 'leasebook snapshot test', connections: 1 });
  const control = connect(database.url, { name: 'leasebook snapshot test control', connections: 1 });
  const limits = { control, timeoutMs: 60_000 };
  try {
    const left = openSnapshot(sql, limits);
    const transaction = await left.transaction();
    await transaction`SELECT 1`;
    left.cancel();
    await expect((async () => transaction`SELECT nothing FROM nowhere`)()).rejects.toMatchObject({ code: 'TIMEOUT' });
    await expect((async () => transaction.unsafe('SELECT nothing FROM nowhere'))()).rejects.toMatchObject({ code: 'TIMEOUT' });
    const next = openSnapshot(sql, limits);
    expect(await (await next.transaction())`SELECT 1 AS one`).toMatchObject([{ one: 1 }]);
    await next.close();
  } finally {
    await Promise.all([sql.end({ timeout: 1 }), control.end({ timeout: 1 })]);
  }
});

test('a request that is given up before its connection is known has its statements ended too', async () => {
  const sql = connect(database.url, { name: 'leasebook snapshot test', connections: 1 });
  const control = connect(database.url, { name: 'leasebook snapshot test control', connections: 1 });
  const blocking = connect(database.url, { name: 'leasebook snapshot test blocking', connections: 1 });
  const limits = { control, timeoutMs: 60_000 };
  try {
    const left = openSnapshot(sql, limits);
    let sent: Promise<unknown> = Promise.resolve();
    await blocking.begin(async (transaction) => {
      // What tells the connection waits for this.
      await transaction`LOCK TABLE checkpoint`;
      const reading = await left.transaction();
      sent = reading`SELECT pg_sleep(50)`.execute();
      sent.catch(() => undefined);
      left.cancel();
    });
    await expect(sent).rejects.toMatchObject({ code: '57014' });
    const next = openSnapshot(sql, limits);
    expect(await (await next.transaction())`SELECT 1 AS one`).toMatchObject([{ one: 1 }]);
    await next.close();
  } finally {
    await Promise.all([sql, control, blocking].map((pool) => pool.end({ timeout: 1 })));
  }
});

test('a request that got no connection in its time is told so, and not to ask for less', async () => {
  const sql = connect(database.url, { name: 'leasebook snapshot test', connections: 1 });
  const control = connect(database.url, { name: 'leasebook snapshot test control', connections: 1 });
  const holder = openSnapshot(sql);
  try {
    await holder.block();
    const waiting = openSnapshot(sql, { control, timeoutMs: 100 });
    // The first field that asks waits, and the next one comes too late.
    for (let field = 0; field < 2; field += 1)
      await expect(waiting.transaction()).rejects.toMatchObject({ code: 'TIMEOUT', advice: 'Repeat the request later.' });
    await waiting.close();
  } finally {
    await holder.close();
    await Promise.all([sql.end({ timeout: 1 }), control.end({ timeout: 1 })]);
  }
});

test('one client never has all connections, and who waits is answered in turn', async () => {
  // One connection is for reads without a snapshot: three are left, two of them for one client.
  const sql = connect(database.url, { name: 'leasebook snapshot test', connections: 4 });
  const control = connect(database.url, { name: 'leasebook snapshot test control', connections: 1 });
  const of = (client: string) => openSnapshot(sql, { control, timeoutMs: 5_000, client });
  const answered: string[] = [];
  const ask = (name: string, snapshot: ReturnType<typeof of>) => snapshot.block().then(() => answered.push(name));
  const greedy = ['a1', 'a2', 'a3', 'a4'].map((name) => ({ name, snapshot: of('a') }));
  const asked = greedy.map(({ name, snapshot }) => ask(name, snapshot));
  const [first, second, third, fourth] = greedy.map(({ snapshot }) => snapshot);
  const others = [of('b'), of('b')] as const;
  try {
    await Promise.all(asked.slice(0, 2));
    await ask('b1', others[0]);
    const waiting = ask('b2', others[1]);
    await others[0].close({ isWhole: true });
    await waiting;
    // The first two have connections of their own: either may be answered first.
    expect(answered.splice(0, 2).toSorted()).toEqual(['a1', 'a2']);
    expect(answered).toEqual(['b1', 'b2']);
    await first?.close({ isWhole: true });
    await asked[2];
    await second?.close();
    await asked[3];
    expect(answered).toEqual(['b1', 'b2', 'a3', 'a4']);
  } finally {
    await Promise.all([others[1].close(), third?.close(), fourth?.close()]);
    await Promise.all([sql.end({ timeout: 1 }), control.end({ timeout: 1 })]);
  }
});
