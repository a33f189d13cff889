// Clients that leave, stall or come in crowds, over real sockets: what PostgreSQL runs for them ends, and every connection comes back.
import { once } from 'node:events';
import { connect as connectSocket, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { connect, readerAddress } from '@leasebook/db';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createApi } from '../index.ts';
import { startTestApi, type TestApi } from '../testing/client.ts';
import type { ExportLimits } from './serve.ts';
import { readCsvRows } from './testing.ts';

const LIMITS: ExportLimits = { running: 3, perClient: 2, waiting: 1, waitMs: 10_000, statementTimeoutMs: 60_000, stallMs: 60_000 };
/** How long who reads nothing is borne where that is looked at. */
const STALL_MS = 1_500;
const ROWS = 150_000;

let api: TestApi;

beforeAll(async () => {
  api = await startTestApi({ exports: LIMITS, trustProxy: true });
  // More than sockets, pipes and buffers hold: who does not read it keeps PostgreSQL waiting.
  await api.database.sql`
    INSERT INTO flows (height, sequence, time, kind, denom, amount, sender, recipient, scope, xid, lease)
    SELECT 1, n, '2026-01-01', 'deposit', 'uakt', n, 'akash1senderqqqqqqqqqqqqqqqqqqqqqqqqqqle6ffg', 'akash1payeeqqqqqqqqqqqqqqqqqqqqqqqqqqqyylr7u', '', '', '' FROM generate_series(1, ${ROWS}) n`;
});

afterAll(() => api.close());

interface Running {
  active: number;
  /** Those of them that wait for a client whose buffers are full: their snapshot is taken. */
  full: number;
  open: number;
}

/** What PostgreSQL does for exports. */
async function running(): Promise<Running> {
  const [row] = await api.database.sql<Running[]>`
    SELECT count(*) FILTER (WHERE state = 'active') AS active, count(*) FILTER (WHERE state <> 'idle') AS open,
      count(*) FILTER (WHERE state = 'active' AND wait_event = 'ClientWrite') AS full
    FROM pg_stat_activity WHERE application_name = 'leasebook exports' AND datname = current_database()`;
  return row ?? { active: 0, full: 0, open: 0 };
}

async function until(wanted: (now: Running) => boolean, milliseconds: number): Promise<number> {
  const start = performance.now();
  for (;;) {
    const now = await running();
    if (wanted(now)) return performance.now() - start;
    if (performance.now() - start > milliseconds) throw new Error(`after ${milliseconds} ms still ${JSON.stringify(now)}`);
    await pause(20);
  }
}

/** The status of a whole answer: one that is left unread would hold its connection. */
async function statusOf(address: string, client = '192.0.2.1'): Promise<number> {
  const response = await fetch(address, { headers: { 'x-forwarded-for': client } });
  await response.text();
  return response.status;
}

/** A client that a failed test left would keep its export. */
const asking: Socket[] = [];

/** Asks over a socket of its own, as a proxy for `client`, and reads nothing but what it is told to. */
async function ask(path: string, client = '192.0.2.1', url = api.url): Promise<Socket> {
  const { hostname, port } = new URL(url);
  const socket = connectSocket(Number(port), hostname);
  asking.push(socket);
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  socket.pause();
  socket.write(`GET /export/${path} HTTP/1.1\r\nHost: test\r\nX-Forwarded-For: ${client}\r\n\r\n`);
  return socket;
}

/** Within a second of the client's leaving nothing runs for it; a machine that is busy with else may take three tries to show it. */
async function expectSoon(begin: () => Promise<Socket>): Promise<void> {
  const taken: number[] = [];
  while (taken.length < 3 && Math.min(...taken) >= 1_000) {
    const socket = await begin();
    socket.destroy();
    taken.push(await until(({ open }) => open === 0, 20_000));
  }
  expect(Math.min(...taken)).toBeLessThan(1_000);
}

afterEach(async () => {
  for (const socket of asking.splice(0)) socket.destroy();
  await until(({ open }) => open === 0, 20_000);
});

describe('a client that goes away', () => {
  test.each(['flows.csv', 'flows.ndjson', 'flows.parquet'])('in the middle of %s: the query is cancelled', async (path) => {
    await expectSoon(async () => {
      const socket = await ask(path);
      await until(({ full }) => full === 1, 20_000);
      return socket;
    });
  });

  test('before the first byte, while PostgreSQL works or waits: the same', async () => {
    await api.database.sql.begin(async (sql) => {
      await sql`LOCK TABLE flows IN ACCESS EXCLUSIVE MODE`;
      await expectSoon(async () => {
        const socket = await ask('flows.csv');
        await until(({ active }) => active === 1, 20_000);
        return socket;
      });
    });
  });

  test('many times: no connection is lost', async () => {
    for (let round = 0; round < 10; round += 1) {
      const socket = await ask(round % 2 === 0 ? 'flows.csv' : 'flows.parquet');
      await pause(round * 15);
      socket.destroy();
    }
    await until(({ open }) => open === 0, 20_000);
    const [row] = await api.database.sql<{ count: number }[]>`
      SELECT count(*) FROM pg_stat_activity WHERE application_name = 'leasebook exports' AND datname = current_database()`;
    expect(row?.count).toBeLessThanOrEqual(LIMITS.running + 1);
    const whole = await fetch(`${api.url}/export/flows.csv?columns=sequence,amount&fromHeight=1&toHeight=2`);
    expect(readCsvRows(await whole.text())).toHaveLength(ROWS);
    expect(api.logged).toEqual([]);
  });
});

describe('a client that reads slowly', () => {
  test('is served as fast as it reads, to the end', async () => {
    const { hostname, port } = new URL(api.url);
    const socket = connectSocket(Number(port), hostname);
    socket.write('GET /export/flows.csv?columns=sequence&toHeight=2 HTTP/1.1\r\nHost: test\r\nConnection: close\r\n\r\n');
    let bytes = 0;
    let end = '';
    for await (const part of socket) {
      bytes += part.length;
      end = (end + part.toString()).slice(-20);
      if (bytes < 1_500_000) await pause(20);
    }
    expect(end.endsWith(`\n${ROWS}\r\n\r\n0\r\n\r\n`)).toBe(true);
  });

  test('is cut off when it reads nothing for too long, without a proper end', async () => {
    const { database, logger } = api;
    const sql = connect((await readerAddress(database.sql, database.url)) ?? '', { name: 'leasebook-api-test' });
    const strict = await createApi({ sql, port: 0, host: '127.0.0.1', logger, exports: { ...LIMITS, stallMs: STALL_MS } });
    const parts: Buffer[] = [];
    try {
      const socket = await ask('flows.csv', undefined, strict.url);
      await until(({ active }) => active === 1, 10_000);
      await until(({ open }) => open === 0, STALL_MS + 20_000);
      socket.on('data', (part: Buffer) => parts.push(part));
      socket.resume();
      await once(socket, 'close');
    } finally {
      await strict.close();
    }
    const received = Buffer.concat(parts).toString();
    expect(received).toContain('HTTP/1.1 200');
    // A chunked answer that is complete ends with an empty chunk.
    expect(received.endsWith('0\r\n\r\n')).toBe(false);
  });

  test('does not keep others waiting: while it reads nothing, the API and another export answer', async () => {
    const socket = await ask('flows.csv');
    await until(({ full }) => full === 1, 20_000);
    expect(await statusOf(`${api.url}/export/leases.csv`)).toBe(200);
    expect(await statusOf(`${api.url}/health`)).toBe(200);
    socket.destroy();
  });
});

describe('more than the server lets', () => {
  test('wait for room and are served then; those beyond are told when to come again', async () => {
    const sockets = [await ask('flows.csv'), await ask('flows.csv')];
    await until(({ full }) => full === 2, 20_000);
    // Whichever comes first waits, the other one is told at once.
    const asked = [1, 2].map(() => fetch(`${api.url}/export/leases.csv`, { headers: { 'x-forwarded-for': '192.0.2.1' } }));
    const refused = await Promise.race(asked);
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '10']);
    expect(await refused.json()).toMatchObject({ error: { code: 'EXPORTS_BUSY' } });
    for (const socket of sockets) socket.destroy();
    const answers = await Promise.all(asked);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 503]);
    await answers.find(({ status }) => status === 200)?.text();
  });

  test('are counted by network for IPv6, whose clients have as many addresses as they like', async () => {
    const sockets = [await ask('flows.csv', '2001:db8::1'), await ask('flows.csv', '2001:db8::2')];
    await until(({ full }) => full === 2, 20_000);
    const asked = ['2001:db8::3', '2001:db8::4'].map((client) => statusOf(`${api.url}/export/leases.csv`, client));
    expect(await Promise.race(asked)).toBe(503);
    expect(await statusOf(`${api.url}/export/leases.csv`, '2001:db8:0:1::1')).toBe(200);
    for (const socket of sockets) socket.destroy();
    expect((await Promise.all(asked)).toSorted()).toEqual([200, 503]);
  });
});

describe('while the chain is indexed', () => {
  test('all of a file stands on one block, whatever is written meanwhile', async () => {
    const socket = await ask('flows.csv');
    await until(({ full }) => full === 1, 20_000);
    const [before] = await api.database.sql<{ height: number }[]>`SELECT height FROM checkpoint`;
    const stood = before?.height ?? 0;
    const next = stood + 1;
    await api.database.sql.begin(async (sql) => {
      await sql`UPDATE checkpoint SET height = ${next}, block_hash = ${`HASH${next}`}`;
      await sql`
        INSERT INTO flows (height, sequence, time, kind, denom, amount, sender, recipient, scope, xid, lease)
        VALUES (${next}, 0, '2026-01-03T02:00:00Z', 'deposit', 'uakt', 1, 'a', 'b', '', '', '')`;
      await sql`DELETE FROM flows WHERE height = 1 AND sequence > ${ROWS - 100}`;
    });
    const parts: string[] = [];
    socket.on('data', (part: Buffer) => {
      parts.push(part.toString('latin1'));
      if (parts.slice(-2).join('').endsWith('\r\n0\r\n\r\n')) socket.end();
    });
    socket.resume();
    await once(socket, 'close');
    const received = parts.join('');
    expect(received).toContain(`x-indexed-height: ${stood}\r\n`);
    expect(received).toContain(`\n1,${ROWS},`);
    expect(received).not.toContain(`\n${next},0,`);
    const later = await fetch(`${api.url}/export/flows.csv?columns=height,sequence&since=${stood}`);
    expect(later.headers.get('x-indexed-height')).toBe(String(next));
    expect(readCsvRows(await later.text())).toEqual([{ height: String(next), sequence: '0' }]);
  });
});

test('a statement that takes longer than it may is answered as unavailable', async () => {
  const short = await startTestApi({ exports: { statementTimeoutMs: 200 } });
  try {
    await short.database.sql.begin(async (sql) => {
      await sql`LOCK TABLE leases IN ACCESS EXCLUSIVE MODE`;
      const response = await fetch(`${short.url}/export/leases.csv`);
      expect([response.status, response.headers.get('retry-after')]).toEqual([503, '10']);
      expect(await response.json()).toMatchObject({ error: { code: 'UNAVAILABLE' } });
    });
    expect(await statusOf(`${short.url}/export/leases.csv`)).toBe(200);
  } finally {
    await short.close();
  }
});

test('a server that is stopped ends its exports at once', async () => {
  const other = await startTestApi();
  await other.database.sql`
    INSERT INTO flows (height, sequence, time, kind, denom, amount, sender, recipient, scope, xid, lease)
    SELECT 1, n, '2026-01-01', 'deposit', 'uakt', n, 'akash1senderqqqqqqqqqqqqqqqqqqqqqqqqqqle6ffg', 'akash1payeeqqqqqqqqqqqqqqqqqqqqqqqqqqqyylr7u', '', '', '' FROM generate_series(1, ${ROWS}) n`;
  const { hostname, port } = new URL(other.url);
  const socket = connectSocket(Number(port), hostname);
  socket.on('error', () => undefined);
  socket.write('GET /export/flows.csv HTTP/1.1\r\nHost: test\r\n\r\n');
  await once(socket, 'readable');
  await pause(200);
  const start = performance.now();
  const closed = once(socket, 'close');
  socket.resume();
  await other.close();
  expect(performance.now() - start).toBeLessThan(15_000);
  await closed;
});
