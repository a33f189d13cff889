// The driver over real stages and a real PostgreSQL: start, stop, go on, and whatever a node may get wrong.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { createTestDatabase, type TestDatabase } from '@leasebook/db/testing';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { BlockSource } from './contract.ts';
import { createLedger } from './ledger/index.ts';
import { polledObservations } from './observe/index.ts';
import type { IndexProgress } from './run/progress.ts';
import { recordedSource, recordedStages, recording } from './run/testing.ts';
import { runIndexer } from './run.ts';
import { openStore, type TableChecksum, tableChecksums } from './store/index.ts';

const height = 400;
let untroubled: TableChecksum[];
beforeAll(async () => {
  const database = await createTestDatabase();
  await run(database, recordedSource(height));
  untroubled = await tableChecksums(database.sql);
  await database.drop();
});

let database: TestDatabase;
beforeEach(async () => {
  database = await createTestDatabase();
});
afterEach(() => database.drop());

function run(target: TestDatabase, source: BlockSource, until?: number | 'head', signal = new AbortController().signal) {
  return runIndexer(recordedStages(target.sql, source), { until: until ?? 'head', origin: 'recorded', signal });
}
const heightOf = async () => (await openStore(database.sql).checkpoint())?.height;

test('a run to the head fills the tables and tells how far it is', async () => {
  const seen: IndexProgress[] = [];
  const result = await runIndexer(recordedStages(database.sql, recordedSource(height)), {
    until: 'head',
    origin: 'recorded',
    signal: new AbortController().signal,
    onProgress: (progress) => seen.push(progress),
  });
  expect(result).toMatchObject({ firstHeight: 1, height, head: height, secondsLeft: 0, waitingFor: null });
  expect(seen.map((progress) => progress.height)).toEqual(seen.map((progress) => progress.height).sort((left, right) => left - right));
  expect(seen.every((progress) => progress.head === height && progress.height <= height)).toBe(true);
  expect(await tableChecksums(database.sql)).toEqual(untroubled);
  const filled = untroubled.filter(({ rows }) => rows > 0).map(({ table }) => table);
  expect(filled).toEqual(expect.arrayContaining(['blocks', 'transactions', 'messages', 'leases', 'escrow_accounts', 'figures', 'flows']));
  const [head] = await database.sql`SELECT height, origin, node_version FROM chain_head`;
  expect(head).toEqual({ height, origin: 'recorded', node_version: '0.34.27' });
});

test('whatever was observed before the first block comes with it', async () => {
  const count = 130_000;
  await database.sql`
    INSERT INTO observations (chain_id, kind, object, time, height, body)
    SELECT ${recording.chainId}, 'price', '', '2020-01-01T00:00:00Z'::timestamptz + n * interval '1 second', 0, '{"akt_usd": "1.5"}'
    FROM generate_series(1, ${count}::int) n`;
  const stages = { ...recordedStages(database.sql, recordedSource(1)), observations: polledObservations(database.sql, recording.chainId) };
  await runIndexer(stages, { until: 'head', origin: 'recorded', signal: new AbortController().signal });
  expect(Array.from(await database.sql`SELECT count(*)::int FROM prices`)).toEqual([{ count }]);
});

test('stops and restarts, also in the middle of a batch, end with the same rows', async () => {
  for (const until of [1, 2, 77, 78, 301]) expect(await run(database, recordedSource(height), until)).toMatchObject({ height: until });
  await run(database, recordedSource(height));
  expect(await tableChecksums(database.sql)).toEqual(untroubled);
});

test('an upgrade to rules that nobody here knows is told, and the blocks after it are read on', async () => {
  const stages = recordedStages(database.sql, recordedSource(60));
  const upgrades = [
    { name: 'v0.38.1', height: 20 },
    { name: 'v9.0.0', height: 30 },
  ];
  const createKnowing = (genesis: unknown) => createLedger({ genesis, upgrades });
  const options = { until: 'head', origin: 'recorded', signal: new AbortController().signal } as const;
  await runIndexer({ ...stages, createLedger: createKnowing }, options);
  expect(await heightOf()).toBe(60);
  expect(await database.sql`SELECT height, kind, object, code, error FROM dead_letters`).toEqual([
    { height: 30, kind: 'upgrade', object: 'v9.0.0', code: 'UNKNOWN_UPGRADE', error: expect.stringContaining('v0.38.0') },
  ]);
});

test('a stop signal ends the run cleanly between two blocks', async () => {
  const stop = new AbortController();
  const source = recordedSource(height, {
    block: async (raw) => {
      if (raw.height === 150) stop.abort();
      await sleep(0);
      return raw;
    },
  });
  await run(database, source, 'head', stop.signal);
  expect(await heightOf()).toBe(149);
  await run(database, recordedSource(height));
  expect(await tableChecksums(database.sql)).toEqual(untroubled);
});

test('after the backfill the head is followed block by block until the signal', async () => {
  const stop = new AbortController();
  const heights: number[] = [];
  const source = recordedSource(200, { laterHeads: [201, 202, 205] });
  await runIndexer(recordedStages(database.sql, source), {
    origin: 'network',
    signal: stop.signal,
    onProgress: (progress) => {
      heights.push(progress.height);
      if (progress.height === 205) stop.abort();
    },
  });
  expect(heights.slice(-4)).toEqual([200, 201, 202, 205]);
  const [head] = await database.sql`SELECT height, origin FROM chain_head`;
  expect(head).toEqual({ height: 205, origin: 'network' });
});

describe('a node that is wrong', () => {
  beforeEach(async () => {
    await run(database, recordedSource(100));
  });
  const refused = async (source: BlockSource) => {
    const before = await tableChecksums(database.sql);
    const error: unknown = await run(database, source).then(
      () => null,
      (cause: unknown) => cause,
    );
    expect(await tableChecksums(database.sql)).toEqual(before);
    return error;
  };

  test('of another chain', async () => {
    expect(await refused(recordedSource(height, { status: { chainId: 'akashnet-2' } }))).toMatchObject({
      code: 'CHAIN_ID_MISMATCH',
      kind: 'fatal',
      message: expect.stringMatching(`${recording.chainId}, http://recorded serves akashnet-2`),
    });
  });

  test('pruned', async () => {
    expect(await refused(recordedSource(height, { status: { earliestHeight: 250 } }))).toMatchObject({ code: 'NODE_PRUNED', height: 101 });
  });

  test('pruned, with another one behind the same address that keeps the next block', async () => {
    const source = recordedSource(height, { status: { earliestHeight: 250 } });
    let asked = 0;
    const status = async () => ({ ...(await source.status()), earliestHeight: ++asked < 3 ? 250 : 1 });
    expect(await run(database, { ...source, status })).toMatchObject({ height });
    expect(await tableChecksums(database.sql)).toEqual(untroubled);
  });

  test('on a fork', async () => {
    await database.sql`UPDATE checkpoint SET block_hash = 'OTHER'`;
    const error = await refused(recordedSource(height));
    const [block] = await database.sql`SELECT hash FROM blocks WHERE height = 100`;
    expect(error).toMatchObject({ code: 'PARENT_HASH_MISMATCH', height: 101, message: expect.stringContaining('http://recorded') });
    expect(error).toMatchObject({ message: expect.stringContaining(`${block?.hash} as its parent, the block before has hash OTHER`) });
  });

  test('that skips a block, after good ones, which are not written in half a batch', async () => {
    const skipping = recordedSource(height);
    const source: BlockSource = {
      ...skipping,
      async *blocks(from, to, signal) {
        for await (const raw of skipping.blocks(from, to, signal)) if (raw.height !== 120) yield raw;
      },
    };
    expect(await refused(source)).toMatchObject({ code: 'HEIGHT_OUT_OF_ORDER', height: 120 });
  });

  test('whose reply is damaged', async () => {
    const source = recordedSource(height, { block: (raw) => (raw.height === 120 ? { ...raw, results: {} } : raw) });
    expect(await refused(source)).toMatchObject({ height: 120 });
  });

  test('that is behind the tables is waited for', async () => {
    expect(await run(database, recordedSource(50))).toMatchObject({ height: 100 });
  });
});

test('a refused batch is the error that is told, and stops a source that never ends', async () => {
  await database.sql.unsafe(`
    CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN RAISE EXCEPTION 'no space' USING ERRCODE = '53100'; END $$;
    CREATE TRIGGER full_disk AFTER INSERT ON blocks FOR EACH ROW WHEN (NEW.height > 50) EXECUTE FUNCTION full_disk()`);
  const good = recordedSource(height);
  const source: BlockSource = {
    ...good,
    async *blocks(from, to, signal) {
      yield* good.blocks(from, Math.min(to, 300), signal);
      if (signal.aborted) return;
      await once(signal, 'abort');
      throw new DOMException('stopped', 'AbortError');
    },
  };
  await expect(run(database, source)).rejects.toMatchObject({ code: 'DATABASE_DISK_FULL', height: expect.any(Number) });
  const [row] = await database.sql`SELECT (SELECT max(height) FROM blocks) AS blocks, (SELECT height FROM checkpoint) AS checkpoint,
    (SELECT max(height) FROM transactions) AS transactions`;
  expect(row?.blocks).toBe(row?.checkpoint);
});

describe('kill -9', () => {
  // A fixed seed: a failing run can be repeated.
  let random = 20_261_125;
  const next = (): number => {
    random = (Math.imul(random, 1_664_525) + 1_013_904_223) >>> 0;
    return random / 2 ** 32;
  };

  /** Kills it when so many batches are written, and a moment later. */
  async function killedRun(target: TestDatabase, { batches, afterMs }: { batches: number; afterMs: number }): Promise<boolean> {
    const child = spawn(process.execPath, [join(import.meta.dirname, 'run/child.ts'), String(height)], {
      env: { ...process.env, DATABASE_URL: target.url },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ended = once(child, 'exit');
    let told = 0;
    for await (const line of createInterface(child.stdout)) {
      if (line.startsWith('height ')) told += 1;
      if (told >= batches) break;
    }
    await Promise.race([sleep(afterMs), ended]);
    child.kill('SIGKILL');
    const [code] = await ended;
    return code === 0;
  }

  test('at random moments, then a restart, ends with the rows of a run that was never stopped', { timeout: 240_000 }, async () => {
    const target = await createTestDatabase();
    try {
      const heights = new Set<number>();
      for (let kills = 0; kills < 8; kills += 1) {
        if (await killedRun(target, { batches: Math.floor(next() * 3), afterMs: next() * 150 })) break;
        const [row] = await target.sql`SELECT coalesce(max(height), 0) AS height FROM checkpoint`;
        heights.add(row?.height);
        const [blocks] = await target.sql`SELECT coalesce(max(height), 0) AS height FROM blocks`;
        expect(blocks?.height).toBe(row?.height);
      }
      await run(target, recordedSource(height));
      expect(await tableChecksums(target.sql)).toEqual(untroubled);
      expect(heights.size).toBeGreaterThan(1);
    } finally {
      await target.drop();
    }
  });
});
