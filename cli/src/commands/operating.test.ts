// Commands for operators on a database of their own: status, observations out and in, metrics, the JSON log; as processes, except status.
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LOCKS } from '@leasebook/db';
import { createTestDatabase, type TestDatabase } from '@leasebook/db/testing';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { root } from '../root.ts';
import { readSettings } from '../settings.ts';
import { stoppingOnSignals } from '../stopping.ts';
import { status } from './status.ts';

let database: TestDatabase;
let folder: string;
beforeAll(async () => {
  database = await createTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'leasebook-operating-'));
});
afterAll(async () => {
  await database.drop();
  await rm(folder, { recursive: true });
});

interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

function leasebook(args: string[], onOutput?: (text: string) => void): Promise<Ended> {
  const child = spawn(process.execPath, [join(root, 'cli/src/main.ts'), ...args], {
    env: { ...process.env, DATABASE_URL: database.url, LEASEBOOK_RPC: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const text = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (data: string) => {
      text[name] += data;
      onOutput?.(data);
    });
  }
  return new Promise((done, fail) => {
    child.on('error', fail);
    child.on('close', (code) => done({ code, ...text }));
  });
}

/** What `leasebook status` prints. */
async function statusText(json = false): Promise<string> {
  let text = '';
  const written = vi.spyOn(process.stdout, 'write').mockImplementation((part) => {
    text += String(part);
    return true;
  });
  const stopping = stoppingOnSignals(process.stderr);
  try {
    await status(readSettings({}, { DATABASE_URL: database.url }).settings, { json }, stopping);
  } finally {
    written.mockRestore();
    await stopping.stop();
  }
  return text;
}

/** The JSON lines of a log. */
function linesOf(text: string): Record<string, unknown>[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}

describe('on an empty database', () => {
  it('status says so on one screen', async () => {
    const { code, stdout } = await leasebook(['status']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^chain +none yet$/m);
    expect(stdout).toMatch(/^indexer +has not told anything yet$/m);
    expect(stdout.split('\n').length).toBeLessThan(25);
  });

  it('the chain of observations has to be named', async () => {
    const { code, stderr } = await leasebook(['export-observations', '--to', folder]);
    expect(code).toBe(1);
    expect(stderr).toContain('OBSERVATIONS_CHAIN_UNKNOWN');
  });

  it('observations come in and go out again', async () => {
    const recording = join(root, 'recordings/akash-recorded-1');
    const imported = await leasebook(['import-observations', '--from', recording, '--chain-id', 'some-1']);
    expect(imported).toMatchObject({ code: 0, stdout: expect.stringMatching(/[1-9][\d,]* answers of providers, [1-9][\d,]* prices/) });
    const again = await leasebook(['import-observations', '--from', recording, '--chain-id', 'some-1', '--json']);
    expect(JSON.parse(again.stdout)).toEqual({ providerStatus: 0, prices: 0 });
    const exported = await leasebook(['export-observations', '--to', folder, '--chain-id', 'some-1', '--json']);
    expect(exported.code).toBe(0);
    const counts = [...imported.stdout.matchAll(/([\d,]+) (?:answers|prices)/g)].map(([, count]) => Number(count?.replaceAll(',', '')));
    expect(JSON.parse(exported.stdout)).toEqual({ providerStatus: counts[0], prices: counts[1] });
    const prices = await readFile(join(recording, 'prices.csv'), 'utf8');
    expect((await readFile(join(folder, 'prices.csv'), 'utf8')).split('\n').length).toBe(prices.split('\n').length);
    await database.sql`TRUNCATE observations`;
  });
});

it('what an update added without the history is told with its last block, and what archivers do', async () => {
  const { sql } = database;
  await sql`INSERT INTO behind VALUES ('coin_days', 1200)`;
  await sql`
    INSERT INTO archive_ranges (first_height, last_height, reached, holder, held_until, archiver, taken_at, taken_reached)
    VALUES (1, 1024, 1024, NULL, NULL, 'host/1', now(), 0), (1025, 2048, 1100, 'host/1', now() + interval '1 hour', 'host/1', now(), 1024),
      (2049, 2060, 2048, NULL, NULL, NULL, NULL, NULL)`;
  const [told, json] = [await statusText(), await statusText(true)];
  expect(told).toMatch(/^missing +.*: coin_days \(blocks up to 1,200\)\. `leasebook reindex`/m);
  expect(told).toMatch(/^archivers +1 ranges open, 1 taken, 1 done; 960 of 2,060 blocks are left, 0 blocks\/s$/m);
  expect(told).toMatch(/^ +host\/1: 1,025 to 2,048, reached 1,100; archived 1,100 so far, 0 blocks\/s$/m);
  expect(JSON.parse(json)).toMatchObject({
    behind: [{ name: 'coin_days', height: 1_200 }],
    archiveQueue: { ranges: { open: 1, taken: 1, done: 1 }, blocks: { planned: 2_060, left: 960 }, atWork: [{ name: 'host/1' }] },
  });
  await sql`TRUNCATE behind, archive_ranges`;
});

describe('an indexer with a JSON log and a port for metrics', () => {
  it('writes only JSON lines, serves metrics, and status tells how it was', async () => {
    let scraped: Promise<string> | undefined;
    // Those that `start` gives its indexer.
    const flags = ['--metrics-port', '0', '--host', '127.0.0.1', '--observe', '3600', '--observe-private', '--log', 'json'];
    const { code, stderr } = await leasebook(['index', '--until', '40', ...flags], (text) => {
      const url = /"url":"([^"]+)"/.exec(text)?.[1];
      if (url !== undefined) scraped ??= fetch(url).then((answer) => answer.text());
    });
    expect(code).toBe(0);
    expect(await scraped).toContain('leasebook_build_info{');
    const lines = linesOf(stderr);
    expect(lines.map(({ msg }) => msg)).toEqual(expect.arrayContaining(['metrics are served', 'indexing begins', 'a batch was written']));
    expect(lines.filter(({ msg }) => msg === 'a batch was written').at(-1)).toMatchObject({ height: 40, level: 30 });

    await database.sql`INSERT INTO verify_status VALUES (true, now(), 40, 1000, 2)`;
    const text = await statusText();
    expect(text).toMatch(/^indexed +1 to 40, /m);
    expect(text).toMatch(/^rate +[\d,.]+ blocks\/s$/m);
    expect(text).toMatch(/^time spent +fetch \d+ %, process \d+ %, write \d+ %$/m);
    expect(text).toMatch(/^last error +none$/m);
    expect(text).toMatch(/^indexer +does not run, told \d+ s ago \([^,]*\)$/m);
    expect(text).toMatch(/^verified +.* up to block 40: 2 of 1,000 differ$/m);
    const json = JSON.parse(await statusText(true));
    expect(json).toMatchObject({
      indexedHeight: 40,
      verify: { different: 2 },
      indexer: { isRunning: false, waitingFor: null, lastError: null },
    });
    // An answer stands for 36 hours.
    const { answering } = json.providers;
    expect(answering).toBeGreaterThan(1);
    await database.sql`
      UPDATE provider_samples SET time = time - interval '36 hours' WHERE provider = (SELECT provider FROM provider_samples LIMIT 1)`;
    expect(JSON.parse(await statusText(true)).providers).toMatchObject({ answering: answering - 1, failing: 1 });
  });

  it('ends with a line that holds the error, which status repeats', async () => {
    const { code, stderr } = await leasebook(['index', '--rpc', 'http://127.0.0.1:9', '--log', 'json']);
    expect(code).toBe(75);
    expect(linesOf(stderr).at(-1)).toMatchObject({ level: 60, code: 'NODE_UNREACHABLE', kind: 'retryable', msg: 'the command failed' });
    expect(await statusText()).toMatch(/^last error +\S+ http.*NODE_UNREACHABLE/m);
    await leasebook(['index', '--until', '45']);
    expect(await statusText()).toMatch(/^last error +\S+ \(blocks were written since\) http.*NODE_UNREACHABLE/m);
  });

  it('runs for status as long as it leads', async () => {
    const session = await database.sql.reserve();
    await session`SELECT pg_advisory_lock(${LOCKS.leader})`;
    expect(await statusText()).toMatch(/^indexer +runs, told/m);
    await session`SELECT pg_advisory_unlock(${LOCKS.leader})`;
    session.release();
    expect(await statusText()).toMatch(/^indexer +does not run, told/m);
  });
});

it.each([
  [{ metricsPort: '70000' }, '--metrics-port: "70000" is not'],
  [{ observe: '1' }, '--observe: "1" is not'],
  [{ priceUrl: 'ftp://x' }, '--price-url: "ftp://x" is not'],
  [{ log: 'xml' }, '--log: "xml" is not'],
])('the setting %o is refused by its flag', (flags, text) => {
  expect(() => readSettings(flags, {})).toThrow(text);
  expect(() => readSettings(flags, {})).toThrow('INVALID_SETTING');
});

it('settings of observation come from the environment too', () => {
  const environment = {
    LEASEBOOK_OBSERVE: '600',
    LEASEBOOK_OBSERVE_PRIVATE: 'true',
    LEASEBOOK_METRICS_PORT: '9464',
    LEASEBOOK_LOG: 'json',
  };
  expect(readSettings({}, environment).settings).toMatchObject({ observe: 600, observePrivate: true, metricsPort: 9_464, log: 'json' });
});

describe('on the schema of a later version that can still be read', () => {
  beforeAll(async () => {
    await database.sql`INSERT INTO schema_migrations VALUES (9999, '9999_later.sql', 'x')`;
  });
  afterAll(async () => {
    await database.sql`DELETE FROM schema_migrations WHERE version = 9999`;
  });

  it('the status is told', async () => {
    expect(await statusText()).toContain('indexed');
  });

  it.each(['export', 'lake'])('%s writes what the index holds', async (command) => {
    const { code, stdout, stderr } = await leasebook([command, '--out', join(folder, command)]);
    expect([code, stdout + stderr]).toEqual([0, expect.stringMatching(/rows in \d+ files/)]);
  });

  it('who writes is refused', async () => {
    const { code, stderr } = await leasebook(['retry']);
    expect([code, stderr]).toEqual([1, expect.stringContaining('SCHEMA_TOO_NEW')]);
  });
});
