// What is polled enters the index at one time, now and in every later index; it leaves as files and comes back the same.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTestDatabase, type TestDatabase } from '@leasebook/db/testing';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Observations } from '../contract.ts';
import { parseTime } from '../decode/text.ts';
import { putObservation } from './inbox.ts';
import {
  combinedObservations,
  exportObservations,
  importObservations,
  type Poll,
  ProviderPoller,
  polledObservations,
  pollPrice,
  recordedObservations,
} from './index.ts';
import { grpcServer, restServer, selfSigned, statusBytes, statusOf } from './poll/testing.ts';

const chain = 'test-1';
const second = 1_000_000_000n;
const start = parseTime('2026-01-01T00:00:00Z');

let database: TestDatabase;
let folder: string;
beforeEach(async () => {
  database = await createTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'leasebook-observe-'));
});
afterEach(async () => {
  await database.drop();
  await rm(folder, { recursive: true });
});

function put(owner: string, at: bigint, cards = 8): Promise<bigint> {
  return putObservation(database.sql, chain, {
    kind: 'provider-status',
    object: owner,
    time: at,
    body: { owner, certificate: 'chain', status: statusOf(cards) },
  });
}

/** Everything between, block by block, with the block's time. */
async function stretches(observations: Observations, times: readonly bigint[]) {
  const found = [];
  let after: bigint | null = null;
  for (const time of times) {
    found.push({ time, ...(await observations.between(after, time)) });
    after = time;
  }
  return found;
}

describe('polled observations', () => {
  it('come in the stretch of time in which they were made, and again when asked again', async () => {
    await put('akash1a', start + 5n * second);
    await put('akash1b', start + 5n * second);
    await put('akash1a', start + 15n * second, 4);
    const observations = polledObservations(database.sql, chain);
    const times = [start, start + 5n * second, start + 10n * second, start + 20n * second];
    const first = await stretches(observations, times);
    expect(first.map(({ samples }) => samples.map(({ provider, gpusAllocatable }) => [provider, gpusAllocatable]))).toEqual([
      [],
      [
        ['akash1a', 8],
        ['akash1b', 8],
      ],
      [],
      [['akash1a', 4]],
    ]);
    expect(await stretches(observations, times)).toEqual(first);
    expect(await stretches(polledObservations(database.sql, 'another-1'), times)).toEqual(
      times.map((time) => ({ time, samples: [], prices: [], deadLetters: [] })),
    );
  });

  it('that come after their block was indexed count from just after it, also in a later index', async () => {
    // A network's blocks are younger than a minute when they are indexed.
    const now = BigInt(Date.now()) * 1_000_000n;
    const block = now - (now % second);
    const live = polledObservations(database.sql, chain);
    const before = await live.between(block - 6n * second, block);
    const time = await put('akash1late', block - 3n * second);
    expect(time).toBe(block + 1_000n);
    const next = await live.between(block, block + 6n * second);
    expect(before.samples).toEqual([]);
    expect(next.samples).toMatchObject([{ provider: 'akash1late', time }]);
    const again = polledObservations(database.sql, chain);
    expect(await again.between(block - 6n * second, block)).toEqual(before);
    expect(await again.between(block, block + 6n * second)).toEqual(next);
  });

  it('that come after a clock that was weeks ahead is right again count at once', async () => {
    const now = BigInt(Date.now()) * 1_000_000n;
    const block = now - (now % second);
    const head = new Date(Number(block / 1_000_000n));
    await database.sql`INSERT INTO chain_head (height, time, observed_at, origin) VALUES (9, ${head}, ${head}, 'network')`;
    const live = polledObservations(database.sql, chain);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 30 * 86_400_000 });
    onTestFinished(() => void vi.useRealTimers());
    await live.between(block - 6n * second, block);
    const wrong = await put('akash1a', BigInt(Date.now()) * 1_000_000n, 4);
    vi.useRealTimers();
    const time = await put('akash1a', block + second);
    expect(wrong).toBeGreaterThan(time);
    const { samples } = await live.between(block, block + 6n * second);
    expect(samples).toMatchObject([{ provider: 'akash1a', time: block + second, gpusAllocatable: 8 }]);
    expect(await polledObservations(database.sql, chain).between(block, block + 6n * second)).toMatchObject({ samples });
  });

  it('give the same however stretches are cut, with answers coming in between', async () => {
    const cut = fc.array(fc.record({ seconds: fc.integer({ min: 1, max: 20 }), late: fc.integer({ min: 0, max: 60 }) }), {
      minLength: 1,
      maxLength: 6,
    });
    let run = 0;
    await fc.assert(
      fc.asyncProperty(cut, async (steps) => {
        run += 1;
        const own = `chain-${run}`;
        const live = polledObservations(database.sql, own);
        const now = BigInt(Date.now()) * 1_000_000n;
        const times: bigint[] = [];
        const found = [];
        let at = now - (now % second);
        let after: bigint | null = null;
        for (const { seconds, late } of steps) {
          const put = putObservation(database.sql, own, {
            kind: 'provider-status',
            object: 'akash1a',
            time: at - BigInt(late) * second,
            body: { owner: 'akash1a', status: statusOf(late) },
          });
          at += BigInt(seconds) * second;
          // Both at once: whoever comes first, they agree on it.
          const [stretch] = await Promise.all([live.between(after, at), put]);
          found.push({ time: at, ...stretch });
          times.push(at);
          after = at;
        }
        expect(await stretches(polledObservations(database.sql, own), times)).toEqual(found);
      }),
      { numRuns: 15 },
    );
  });

  it('are read in pages, without losing any at their borders', async () => {
    await database.sql`
      INSERT INTO observations (chain_id, kind, object, time, height, body)
      SELECT ${chain}, 'provider-status', 'akash1' || n, '2026-01-01T00:00:00Z'::timestamptz + (n / 7) * interval '1 second', 0,
        jsonb_build_object('owner', 'akash1' || n, 'error', 'gone') FROM generate_series(1, 2500) n`;
    const { samples } = await polledObservations(database.sql, chain).between(null, start + 1_000n * second);
    expect(new Set(samples.map(({ provider }) => provider)).size).toBe(2_500);
    expect(samples).toHaveLength(2_500);
  });

  it('that cannot be read become dead letters', async () => {
    await putObservation(database.sql, chain, {
      kind: 'provider-status',
      object: 'akash1bad',
      time: start,
      body: { owner: 'akash1bad', status: 7 },
    });
    await putObservation(database.sql, chain, { kind: 'price', object: '', time: start, body: { akt_usd: '-1' } });
    const { samples, prices, deadLetters } = await polledObservations(database.sql, chain).between(null, start);
    expect([samples, prices]).toEqual([[], []]);
    expect(deadLetters).toMatchObject([
      { kind: 'price', code: 'OBSERVATION_INVALID' },
      { kind: 'provider-status', code: 'PROVIDER_STATUS_INVALID', object: 'provider-status akash1bad at 2026-01-01T00:00:00Z' },
    ]);
  });
});

describe('export and import', () => {
  const until = start + 100n * second;

  async function fill(): Promise<void> {
    await put('akash1a', start + second);
    await put('akash1b', start + second + 1_234_000n, 2);
    await putObservation(database.sql, chain, {
      kind: 'provider-status',
      object: 'akash1c',
      time: start + 2n * second,
      body: { owner: 'akash1c', error: 'gone' },
    });
    await putObservation(database.sql, chain, {
      kind: 'price',
      object: '',
      time: start + 3n * second,
      body: { akt_usd: '1.132500000000000001' },
    });
  }

  it('give the same observations as the table, as files and in another table', async () => {
    await fill();
    expect(await exportObservations(database.sql, chain, folder)).toEqual({ providerStatus: 3, prices: 1 });
    const polled = await polledObservations(database.sql, chain).between(null, until);
    expect(polled.samples).toHaveLength(3);
    expect(polled.prices).toEqual([{ time: start + 3n * second, price: 1_132_500_000_000_000_001n, source: 'import' }]);
    expect(await recordedObservations(folder).between(null, until)).toEqual(polled);

    const other = await createTestDatabase();
    try {
      expect(await importObservations(other.sql, chain, folder)).toEqual({ providerStatus: 3, prices: 1 });
      expect(await importObservations(other.sql, chain, folder)).toEqual({ providerStatus: 0, prices: 0 });
      const again = await mkdtemp(join(folder, 'again-'));
      await exportObservations(other.sql, chain, again);
      for (const name of ['provider-status.ndjson', 'prices.csv']) {
        expect(await readFile(join(again, name), 'utf8')).toBe(await readFile(join(folder, name), 'utf8'));
      }
      // Both origins at once: each observation once.
      const both = combinedObservations([recordedObservations(folder), polledObservations(other.sql, chain)]);
      expect(await both.between(null, until)).toEqual(polled);
    } finally {
      await other.drop();
    }
  });

  it('of what the index has passed is refused as a whole', async () => {
    await fill();
    await exportObservations(database.sql, chain, folder);
    await database.sql`TRUNCATE observations`;
    await polledObservations(database.sql, chain).between(null, start + 2n * second);
    await expect(importObservations(database.sql, chain, folder)).rejects.toMatchObject({ code: 'OBSERVATIONS_TOO_LATE' });
    expect(await database.sql`SELECT count(*) AS count FROM observations`).toMatchObject([{ count: 0 }]);
  });

  it.each([
    ['provider-status.ndjson', '{"time":"2026-01-01T00:00:00Z","providers":[{"status":{}}]}\n'],
    ['prices.csv', 'time,akt_usd\nyesterday,1\n'],
  ])('of a broken %s names file and line', async (name, text) => {
    await writeFile(join(folder, name), text);
    await expect(importObservations(database.sql, chain, folder)).rejects.toMatchObject({
      code: 'OBSERVATION_IMPORT_INVALID',
      object: expect.stringContaining(name),
    });
  });

  it('of a folder without observations says so', async () => {
    await expect(importObservations(database.sql, chain, folder)).rejects.toMatchObject({ code: 'OBSERVATIONS_UNREADABLE' });
  });
});

describe('inventory ranges', () => {
  it('join equal samples, end after 36 hours without one, and tell when a provider was gone', async () => {
    const sample = (hours: number, gpus: number, error: string | null = null) => database.sql`
      INSERT INTO provider_samples VALUES ('akash1a', '2026-01-01T00:00:00Z'::timestamptz + ${hours} * interval '1 hour', ${error},
        ${gpus}, 0, 0, 0, 0, 0, 0, 0, 0, '[]')`;
    for (const [hours, gpus, error] of [
      [0, 8],
      [1, 8],
      [2, 4],
      [3, 0, 'gone'],
      [50, 8],
    ] as const)
      await sample(hours, gpus, error ?? null);
    const ranges = await database.sql`
      SELECT extract(epoch FROM from_time - '2026-01-01T00:00:00Z') / 3600 AS from, samples, online, gpus_allocatable AS gpus,
        extract(epoch FROM until_time - from_time) / 3600 AS hours FROM provider_inventory_ranges ORDER BY from_time`;
    expect(ranges.map(({ from, hours, samples, online, gpus }) => [Number(from), Number(hours), samples, online, gpus])).toEqual([
      [0, 2, 2, true, 8],
      [2, 1, 1, true, 4],
      [3, 36, 1, false, 0],
      [50, 36, 1, true, 8],
    ]);
  });
});

describe('the provider poller', () => {
  it('asks all providers, compares certificates with those on the chain, and the dead ones less often', async () => {
    const own = selfSigned('akash1own');
    const old = selfSigned('akash1own');
    const foreign = selfSigned('akash1other');
    const grpc = await grpcServer(own, async () => statusBytes(statusOf(8)));
    const rest = await restServer(own, (_request, answer) => answer.writeHead(503).end());
    try {
      const { sql } = database;
      const uri = `https://127.0.0.1:${rest.port}`;
      for (const owner of ['akash1own', 'akash1revoked', 'akash1other', 'akash1none', 'akash1dead']) {
        const host = owner === 'akash1dead' ? 'https://127.0.0.1:1' : uri;
        await sql`INSERT INTO providers VALUES (${owner}, ${host}, '', '', 1, 1, '')`;
      }
      let height = 0;
      const message = async (signer: string, name: string, body: Record<string, unknown>, code = 0) => {
        height += 1;
        await sql`INSERT INTO transactions VALUES (${height}, 0, '', ${code}, '', '', 0, 0, '', '', 1)`;
        await sql`INSERT INTO messages VALUES (${height}, 0, '0', ${`/akash.cert.v1.${name}`}, ${signer}, ${JSON.stringify(body)}::text::jsonb)`;
      };
      const pem = (cert: string) => Buffer.from(cert).toString('base64');
      await message('akash1own', 'MsgCreateCertificate', { owner: 'akash1own', cert: pem(own.cert) });
      await message('akash1revoked', 'MsgCreateCertificate', { cert: pem(own.cert) });
      await message('akash1revoked', 'MsgCreateCertificate', { cert: pem(old.cert) });
      await message('akash1revoked', 'MsgRevokeCertificate', { id: { owner: 'akash1revoked', serial: own.serial } });
      await message('akash1other', 'MsgCreateCertificate', { cert: pem(foreign.cert) });
      // A failed transaction changes nothing; what is no certificate counts as none.
      await message('akash1other', 'MsgCreateCertificate', { cert: pem(own.cert) }, 5);
      await message('akash1none', 'MsgCreateCertificate', { cert: pem('nothing') });

      const polls: Poll[] = [];
      const everyMs = 60_000;
      const poller = new ProviderPoller({
        sql,
        chainId: chain,
        everyMs,
        concurrency: 2,
        timeoutMs: 2_000,
        allowPrivate: true,
        grpcPort: (port) => (port === 1 ? 1 : grpc.port),
        onPoll: (poll) => polls.push(poll),
      });
      const signal = new AbortController().signal;
      const at = 1_000_000;
      expect(await poller.round(signal, at)).toBe(5);
      expect(Object.fromEntries(polls.map(({ object, over, code }) => [object, [over, code]]))).toEqual({
        akash1own: ['grpc', null],
        akash1revoked: [null, 'PROVIDER_CERTIFICATE_MISMATCH'],
        akash1other: [null, 'PROVIDER_CERTIFICATE_MISMATCH'],
        akash1none: ['grpc', null],
        akash1dead: [null, 'PROVIDER_UNREACHABLE'],
      });
      // Nobody is due before the interval is over; a provider that failed twice waits twice as long.
      expect(await poller.round(signal, at + everyMs - 1)).toBe(0);
      expect(await poller.round(signal, at + everyMs)).toBe(5);
      expect(await poller.round(signal, at + 2 * everyMs)).toBe(2);
      expect(await poller.round(signal, at + 3 * everyMs)).toBe(5);

      const { samples } = await polledObservations(sql, chain).between(null, BigInt(Date.now() + 60_000) * 1_000_000n);
      expect(samples).toHaveLength(5 + 5 + 2 + 5);
      expect(samples.find(({ provider }) => provider === 'akash1own')).toMatchObject({ error: null, gpusAllocatable: 8 });
      expect(samples.find(({ provider }) => provider === 'akash1other')).toMatchObject({ gpusAllocatable: 0, gpus: [] });
    } finally {
      await grpc.close();
      await rest.close();
    }
  });
});

it('providers are asked on where the clock is set back', async () => {
  const { sql } = database;
  await sql`INSERT INTO providers VALUES ('akash1dead', 'http://127.0.0.1:1', '', '', 1, 1, '')`;
  vi.useFakeTimers({ toFake: ['Date', 'performance'] });
  onTestFinished(() => void vi.useRealTimers());
  const poller = new ProviderPoller({ sql, chainId: chain, everyMs: 60_000 });
  const { signal } = new AbortController();
  expect(await poller.round(signal)).toBe(1);
  vi.setSystemTime(Date.now() - 10 * 3_600_000);
  vi.advanceTimersByTime(59_999);
  expect(await poller.round(signal)).toBe(0);
  vi.advanceTimersByTime(1);
  expect(await poller.round(signal)).toBe(1);
});

describe('the price poller', () => {
  let server: Server;
  let answer = '';
  let status = 200;
  beforeEach(async () => {
    answer = '';
    status = 200;
    server = createServer((request, reply) => {
      if (request.url?.startsWith('/slow')) return;
      reply.writeHead(status, { location: '/price' }).end(answer);
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  });
  afterEach(async () => {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  });

  /** What the first question brought. */
  async function pollOnce(path = '/price'): Promise<Poll> {
    const address = server.address();
    if (address === null || typeof address === 'string') throw new TypeError('a server without a port');
    const stop = new AbortController();
    const polls: Poll[] = [];
    const url = `http://127.0.0.1:${address.port}${path}?key=secret`;
    const running = pollPrice(
      {
        sql: database.sql,
        chainId: chain,
        url,
        everyMs: 60_000,
        timeoutMs: path === '/slow' ? 300 : 10_000,
        onPoll: (poll) => polls.push(poll),
      },
      stop.signal,
    );
    const deadline = Date.now() + 10_000;
    const kept = async () => (await database.sql`SELECT 1 FROM observations`).length > 0;
    while (Date.now() < deadline && !(polls.length > 0 && (polls[0]?.code !== null || (await kept())))) {
      await new Promise((done) => setTimeout(done, 10));
    }
    stop.abort();
    await running;
    const [first] = polls;
    if (first === undefined) throw new Error('nothing was asked');
    return first;
  }

  it('keeps the price with its time and exact decimals', async () => {
    answer = '{"time":"2026-01-01T00:00:00Z","akt_usd":"1.132500000000000001"}';
    const poll = await pollOnce();
    expect(poll).toMatchObject({ kind: 'price', code: null, over: 'http' });
    expect(poll.object).not.toContain('secret');
    const { prices } = await polledObservations(database.sql, chain).between(null, start);
    expect(prices).toEqual([{ time: start, price: 1_132_500_000_000_000_001n, source: 'import' }]);
  });

  it.each([
    ['a number instead of text', '{"akt_usd":1.13}', 200, '/price'],
    ['a price of zero', '{"akt_usd":"0"}', 200, '/price'],
    ['no JSON', '<html>', 200, '/price'],
    ['a redirect', '{"akt_usd":"1"}', 302, '/price'],
    ['too much', ' '.repeat(70_000), 200, '/price'],
    ['nothing', '', 200, '/slow'],
  ])('keeps nothing of a source that answers with %s', async (_what, text, code, path) => {
    answer = text;
    status = code;
    const poll = await pollOnce(path);
    expect(poll).toMatchObject({ code: 'PRICE_SOURCE_UNREADABLE', over: null });
    expect(poll.error).not.toContain('secret');
    expect(await database.sql`SELECT 1 FROM observations`).toHaveLength(0);
  });
});
