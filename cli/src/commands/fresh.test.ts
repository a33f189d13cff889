// `--fresh` gives nothing up before what comes in its place is there, and never takes tables from under an indexer.
import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTestDatabase, type TestDatabase } from '@leasebook/db/testing';
import { indexChain } from '@leasebook/indexer';
import { openRecording, serveReplay } from '@leasebook/replay';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from '../root.ts';

const folder = join(root, 'recordings/akash-recorded-1');
const HEIGHT = 20;
let database: TestDatabase;
let files: string;
beforeAll(async () => {
  database = await createTestDatabase();
  files = await mkdtemp(join(tmpdir(), 'leasebook-fresh-'));
  const { signal } = new AbortController();
  await indexChain({ sql: database.sql, rpc: [], recording: folder, observations: folder, until: HEIGHT, signal });
});
afterAll(async () => {
  await database.drop();
  await rm(files, { recursive: true });
});

function leasebook(...args: string[]): Promise<{ code: number | null; text: string }> {
  const child = spawn(process.execPath, [join(root, 'cli/src/main.ts'), ...args], {
    env: { ...process.env, DATABASE_URL: database.url, LEASEBOOK_RPC: '' },
  });
  let text = '';
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (data: string) => {
      text += data;
    });
  }
  return new Promise((done, fail) => {
    child.on('error', fail);
    child.on('close', (code) => done({ code, text }));
  });
}

async function reached(): Promise<number | null> {
  const [row] = await database.sql<{ height: number }[]>`SELECT height FROM checkpoint`;
  return row?.height ?? null;
}

const nowhere = ['--rpc', 'http://127.0.0.1:9'];

test.each([
  ['a node that does not answer', ['index', ...nowhere], 'NODE_UNREACHABLE'],
  ['a node that does not answer about its state', ['bootstrap', '--height', '5', ...nowhere], 'NODE_UNREACHABLE'],
  ['a folder without a recorded chain', ['index', '--recording', tmpdir()], 'NO_RECORDING'],
  ['a folder with a line that is none', ['import-observations', '--from', ''], 'OBSERVATION_IMPORT_INVALID'],
])('%s costs nothing', async (_name, args, code) => {
  await writeFile(join(files, 'prices.csv'), 'time,akt_usd\nyesterday,1\n');
  const ended = await leasebook(...args.map((arg) => arg || files), '--fresh');
  expect(ended.text).toContain(code);
  expect(ended.code).not.toBe(0);
  expect(await reached()).toBe(HEIGHT);
});

test('while an indexer writes it is refused', async () => {
  const stop = new AbortController();
  const recording = await openRecording(folder);
  const replay = await serveReplay({ recording, host: '127.0.0.1', port: 0, live: { tail: recording.lastHeight - 60, paceMs: 1_000 } });
  const indexing = indexChain({ sql: database.sql, rpc: [replay.url], observations: folder, signal: stop.signal });
  try {
    await expect.poll(reached).toBeGreaterThan(HEIGHT);
    for (const args of [['index'], ['bootstrap', '--height', '5', '--rpc', replay.url], ['import-observations', '--from', folder]]) {
      const { code, text } = await leasebook(...args, '--fresh');
      expect(text).toContain('[INDEXER_RUNNING]');
      expect(code).toBe(1);
    }
    expect(await reached()).toBeGreaterThan(HEIGHT);
  } finally {
    stop.abort();
    await indexing;
    await replay.close();
  }
});

test('a bootstrap forgets what was there when the node has answered', async () => {
  const replay = await serveReplay({ recording: await openRecording(folder), host: '127.0.0.1', port: 0 });
  try {
    const args = ['bootstrap', '--height', '20160', '--rpc', replay.url];
    const early = await leasebook(...args.with(2, '20161'), '--fresh');
    expect(early.code).toBe(1);
    expect(await reached()).toBeLessThan(1_000);
    expect(await leasebook(...args, '--fresh')).toMatchObject({ code: 0 });
    expect(await reached()).toBe(20_160);
    expect(await database.sql`SELECT FROM blocks`).toHaveLength(1);
  } finally {
    await replay.close();
  }
});
