// Commands that go on until they are stopped end with 0 by a stop, also while nothing answers them and while they only begin.
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createTestDatabase, type TestDatabase } from '@leasebook/db/testing';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { root } from '../root.ts';

let database: TestDatabase;
let folder: string;
let node: Server;
let url: string;
beforeAll(async () => {
  database = await createTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'leasebook-stopped-'));
  // As root the server runs as another user, who must get in: files elsewhere would stay.
  await chmod(folder, 0o755);
  // Takes every request and answers none.
  node = createServer(() => undefined).listen(0, '127.0.0.1');
  await once(node, 'listening');
  const address = node.address();
  url = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
  const network = { name: 'silent', title: 'Silent', chainId: 'silent-1', rpc: [url], denoms: [], upgrades: [], sources: ['none'] };
  await writeFile(join(folder, 'silent.json'), JSON.stringify({ ...network, take: null, burnMint: null }));
});
afterAll(async () => {
  node.closeAllConnections();
  node.close();
  await database.drop();
  await rm(folder, { recursive: true });
});

/** Those that a test did not see end must not stand in the way of the next one. */
const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

test('index ends with 75 at once where its embedded server was killed', async () => {
  const data = join(folder, 'data');
  const child = spawn(process.execPath, [join(root, 'cli/src/main.ts'), 'index', '--data', data, '--rpc', url], {
    env: { ...process.env, LEASEBOOK_RPC: '', DATABASE_MIGRATE_URL: '', DATABASE_URL: '' },
  });
  children.push(child);
  let text = '';
  child.stderr.setEncoding('utf8').on('data', (part: string) => {
    text += part;
  });
  const [asked, closed] = [once(node, 'request'), once(child, 'close')];
  await asked;
  const { stdout } = await promisify(execFile)('pgrep', [
    '-f',
    `postgres -D .* -c port=${JSON.parse(await readFile(join(data, 'postgres.json'), 'utf8')).port} `,
  ]);
  process.kill(Number(stdout.split('\n')[0]), 'SIGKILL');
  expect(await closed).toEqual([75, null]);
  expect(text).toContain('[DATABASE_SERVER_ENDED]');
});

test.each([
  [['index', '--rpc', 'NODE']],
  [['index', '--rpc', 'NODE', '--fresh']],
  [['archive', '--rpc', 'NODE']],
  [['start', '--port', '0', '--network', 'FILE']],
  [['start', '--port', '0', '--rpc', 'NODE', '--fresh']],
])('%o', async (given) => {
  const args = given.map((arg) => (arg === 'NODE' ? url : arg === 'FILE' ? join(folder, 'silent.json') : arg));
  const asked = once(node, 'request');
  const child = spawn(process.execPath, [join(root, 'cli/src/main.ts'), ...args], {
    env: { ...process.env, LEASEBOOK_RPC: '', DATABASE_MIGRATE_URL: '', DATABASE_URL: database.url },
  });
  children.push(child);
  let text = '';
  child.stderr.setEncoding('utf8').on('data', (data: string) => {
    text += data;
  });
  const closed = once(child, 'close');
  await asked;
  child.kill('SIGTERM');
  const [code] = await closed;
  expect(text).toContain('Stopping ...');
  expect(text).not.toMatch(/\[[A-Z_]+\]/);
  expect(code).toBe(0);
});
