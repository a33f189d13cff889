// Commands for operators, run as processes on a database of their own: status, observations out and in, metrics, the JSON log.
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTestDatabase, type TestDatabase } from '@leasebook/db/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tablesToFill } from '../older-index.ts';
import { root } from '../root.ts';
import { readSettings } from '../settings.ts';

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
    const exported = await leasebook(['export-observations', '--to', folder, '--chain-id', 'some-1']);
    expect(exported.code).toBe(0);
    expect(exported.stdout.replace(/^.*: /, '')).toBe(imported.stdout.replace(/^.*: /, ''));
    const prices = await readFile(join(recording, 'prices.csv'), 'utf8');
    expect((await readFile(join(folder, 'prices.csv'), 'utf8')).split('\n').length).toBe(prices.split('\n').length);
    await database.sql`TRUNCATE observations`;
  });
});

it('an index of an older version is told as such', async () => {
  const { sql } = database;
  const block = { height: 1, hash: 'A', time: '2026-01-01', proposer: 'P', transaction_count: 1, failed_count: 0 };
  await sql`INSERT INTO blocks ${sql(block)}`;
  await sql`INSERT INTO checkpoint (chain_id, height, block_hash, block_time, first_height, nonce) VALUES ('old-1', 1, 'A', '2026-02-01', 1, 1)`;
  expect(await tablesToFill(sql)).toEqual([]);
  const flow = {
    height: 1,
    sequence: 0,
    time: '2026-01-01',
    kind: 'deposit',
    denom: 'uakt',
    amount: '1',
    sender: 'a',
    recipient: 'b',
    scope: '',
    xid: '',
    lease: '',
  };
  await sql`INSERT INTO flows ${sql(flow)}`;
  const amounts = { code: 0, gas_wanted: 0, gas_used: 0, message_count: 0 };
  await sql`INSERT INTO transactions ${sql({ height: 1, tx_index: 0, hash: 'T', codespace: '', log: '', fee_payer: '', memo: '', ...amounts })}`;
  expect(await tablesToFill(sql)).toEqual(['coin_days', 'transaction_days']);
  expect(JSON.parse((await leasebook(['status', '--json'])).stdout)).toMatchObject({ emptyTables: ['coin_days', 'transaction_days'] });
  expect((await leasebook(['status'])).stdout).toMatch(/^tables +coin_days, transaction_days are empty: .*leasebook reindex/m);
  await sql`TRUNCATE blocks, checkpoint, flows, transactions`;
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
    const text = (await leasebook(['status'])).stdout;
    expect(text).toMatch(/^indexed +1 to 40, /m);
    expect(text).toMatch(/^rate +[\d,.]+ blocks\/s$/m);
    expect(text).toMatch(/^time spent +fetch \d+ %, process \d+ %, write \d+ %$/m);
    expect(text).toMatch(/^last error +none$/m);
    expect(text).toMatch(/^verified +.* up to block 40: 2 of 1,000 differ$/m);
    const json = JSON.parse((await leasebook(['status', '--json'])).stdout);
    expect(json).toMatchObject({ indexedHeight: 40, verify: { different: 2 }, indexer: { lastError: null } });
  });

  it('ends with a line that holds the error, which status repeats', async () => {
    const { code, stderr } = await leasebook(['index', '--rpc', 'http://127.0.0.1:9', '--log', 'json']);
    expect(code).toBe(75);
    expect(linesOf(stderr).at(-1)).toMatchObject({ level: 60, code: 'NODE_UNREACHABLE', kind: 'retryable', msg: 'the command failed' });
    expect((await leasebook(['status'])).stdout).toMatch(/^last error +\S+ .*NODE_UNREACHABLE/m);
  });
});

it.each([
  [{ metricsPort: '70000' }, '--metrics-port is "70000"'],
  [{ observe: '1' }, '--observe is "1"'],
  [{ priceUrl: 'ftp://x' }, '--price-url is "ftp://x"'],
  [{ log: 'xml' }, '--log is "xml"'],
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
