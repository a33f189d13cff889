// A network by its file: the doctor's findings, and an index that begins near the head of a pruned node. The node is the recorded chain.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTestDatabase, type TestDatabase } from '@leasebook/db/testing';
import { openRecording, type Replay, serveReplay } from '@leasebook/replay';
import { afterAll, afterEach, beforeAll, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { leasebook, startLeasebook } from '../e2e/command.ts';
import { machineFinding } from './doctor/machine.ts';
import { readNetwork } from './networks.ts';
import { root } from './root.ts';

const recording = await openRecording(join(root, 'recordings/akash-recorded-1'));
/** The newest height whose state the recording holds, below its end. */
let stored: number;
let folder: string;
let node: Replay;
let database: TestDatabase;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'leasebook-network-'));
  stored = Math.max(...(await recording.state()).heights.filter((height) => height + 10 <= recording.lastHeight));
  node = await serveReplay({ recording, host: '127.0.0.1', port: 0, live: { tail: recording.lastHeight - stored - 10, paceMs: 600_000 } });
});
afterAll(async () => {
  await node.close();
  await rm(folder, { recursive: true });
});
beforeEach(async () => {
  database = await createTestDatabase({ empty: true });
});
afterEach(() => database.drop());

/** A network file with other contents than mainnet's. */
async function network(changes: Record<string, unknown>): Promise<string> {
  const path = join(folder, `${Math.random().toString(36).slice(2)}.json`);
  const mainnet = JSON.parse(await readFile(join(root, 'networks/mainnet.json'), 'utf8'));
  await writeFile(path, JSON.stringify({ ...mainnet, chainId: recording.chainId, rpc: [node.url], ...changes }));
  return path;
}

const environment = () => ({ DATABASE_URL: database.url, LEASEBOOK_RPC: '', LEASEBOOK_NETWORK: '' });

test('networks that come with it can be read, each with its sources; heights of upgrades grow', () => {
  for (const name of ['mainnet', 'sandbox']) {
    const { upgrades, sources, rpc } = readNetwork(name);
    expect(sources.length + rpc.length).toBeGreaterThan(1);
    expect(upgrades.map(({ height }) => height)).toEqual(upgrades.map(({ height }) => height).sort((left, right) => left - right));
  }
});

test('the doctor tells of each node, of PostgreSQL and of time and space, and writes nothing', async () => {
  const path = await network({ rpc: [node.url, 'http://127.0.0.1:9'] });
  const { code, stdout } = await leasebook(['doctor', '--network', path, '--json'], environment());
  const { findings, wrong } = JSON.parse(stdout);
  expect({ code, wrong }).toEqual({ code: 0, wrong: 0 });
  const of = (subject: string) => findings.find((finding: { subject: string }) => finding.subject === subject);
  expect(of(`node ${node.url}`).text).toMatch(new RegExp(`${recording.chainId} .*blocks/s`));
  expect(of('node http://127.0.0.1:9')).toMatchObject({ state: 'doubtful', advice: expect.any(String) });
  expect(of('PostgreSQL')).toMatchObject({ state: 'good' });
  expect(of('index from block 1, the earliest that these nodes keep').text).toMatch(/blocks: about .* and .*B/);
  expect(await database.sql`SELECT 1 FROM pg_tables WHERE schemaname = 'public'`).toEqual([]);
});

test('what stands in the way makes the doctor fail, with the way out', async () => {
  const path = await network({ chainId: 'another-chain' });
  const { code, stdout, stderr } = await leasebook(['doctor', '--network', path], environment());
  expect(code).toBe(1);
  expect(stdout).toMatch(/WRONG {2}nodes: no node answers/);
  expect(stderr).toContain('DOCTOR_WRONG');
});

test('a container that may take less memory than the machine has is told so', () => {
  const limit = vi.spyOn(process, 'constrainedMemory').mockReturnValue(512_000_000);
  onTestFinished(() => limit.mockRestore());
  expect(machineFinding()).toMatchObject({ state: 'doubtful', text: expect.stringContaining('512 MB of memory') });
});

test('a network that is none, and a file that is none, are named', async () => {
  const none = await leasebook(['doctor', '--network', 'moonnet'], environment());
  expect(none).toMatchObject({ code: 1, stderr: expect.stringContaining('Known are mainnet, sandbox') });
  const broken = await leasebook(['doctor', '--network', await network({ rpc: ['ftp://x'] })], environment());
  expect(broken).toMatchObject({ code: 1, stderr: expect.stringContaining('rpc.0') });
});

test('bootstrap asks the next node of the network where one does not answer', async () => {
  const path = await network({ rpc: ['http://127.0.0.1:9', node.url] });
  const args = ['bootstrap', '--network', path, '--height', String(stored), '--json'];
  const { code, stdout, stderr } = await leasebook(args, environment());
  expect(stderr).toContain('http://127.0.0.1:9');
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ height: stored, chainId: recording.chainId });
  // What no node can mend is told at once.
  const again = await leasebook(args, environment());
  expect(again.stderr.trim().split('\n')).toEqual([expect.stringContaining('BOOTSTRAP_NOT_EMPTY')]);
  expect(again.code).toBe(1);
});

test('an empty index of a network begins near the head and goes on to it; the second start goes on', async () => {
  const path = await network({ upgrades: [{ name: 'v9.0.0', height: stored + 5 }] });
  const args = ['start', '--network', path, '--port', '0'];
  const first = startLeasebook(args, environment());
  await first.output(/Beginning at block \d+ with the state/);
  const blocks = async () => (await database.sql`SELECT min(height) AS first, max(height) AS last FROM blocks`)[0];
  // The tables are made by the start itself.
  const soon = { timeout: 150_000, interval: 500 };
  await expect.poll(() => blocks().catch(() => null), soon).toEqual({ first: stored, last: stored + 10 });
  // The file tells of upgrades after the beginning.
  const letters = await database.sql`SELECT height, object, code FROM dead_letters WHERE kind = 'upgrade'`;
  expect(letters).toEqual([{ height: stored + 5, object: 'v9.0.0', code: 'UNKNOWN_UPGRADE' }]);
  first.kill('SIGINT');
  expect(await first.finished).toMatchObject({ code: 0 });
  const second = startLeasebook(args, environment());
  await second.output(/Leasebook is at/);
  second.kill('SIGINT');
  expect((await second.finished).stdout).not.toContain('Beginning at');
}, 300_000);
