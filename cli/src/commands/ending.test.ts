// How commands end that are stopped or refused, as processes: one sentence that says what to do, and an exit code that agrees.
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createTestDatabase, type TestDatabase } from '@leasebook/db/testing';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { root } from '../root.ts';

const role = `leasebook_test_${process.pid}`;
let database: TestDatabase;
let folder: string;
beforeAll(async () => {
  database = await createTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'leasebook-ending-'));
  await database.sql.unsafe(`CREATE ROLE ${role} LOGIN PASSWORD 'x'; GRANT SELECT ON schema_migrations, checkpoint TO ${role}`);
});
afterAll(async () => {
  await database.sql.unsafe(`DROP OWNED BY ${role}; DROP ROLE ${role}`);
  await database.drop();
  await rm(folder, { recursive: true });
});

/** Those that a test did not see end must not stand in the way of the next one. */
const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

interface Ended {
  code: number | null;
  text: string;
}

/** Runs a command to its end; `stopAt` is what it prints when it is to be interrupted. */
function leasebook(args: string[], environment: NodeJS.ProcessEnv, stopAt?: string): Promise<Ended> {
  const clean = { LEASEBOOK_RPC: '', DATABASE_URL: '', DATABASE_MIGRATE_URL: '' };
  const child = spawn(process.execPath, [join(root, 'cli/src/main.ts'), ...args], { env: { ...process.env, ...clean, ...environment } });
  let text = '';
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (data: string) => {
      text += data;
      // Once: a second one ends it at once.
      if (stopAt !== undefined && !child.killed && text.includes(stopAt)) child.kill('SIGINT');
    });
  }
  return new Promise((done, fail) => {
    child.on('error', fail);
    child.on('close', (code) => done({ code, text }));
  });
}

/** No stack: only our own sentences are for operators. */
function sentence(code: string): RegExp {
  return new RegExp(`^(?![^]*\\n +at )[^]*\\[${code}\\] [A-Z]`);
}

test('a command that is interrupted says that it was stopped', async () => {
  const { code, text } = await leasebook(['verify'], { DATABASE_URL: database.url }, 'the ledger alone is compared');
  expect(text).toMatch(sentence('COMMAND_STOPPED'));
  expect(code).toBe(75);
});

test.each([[['status']], [['verify', '--archive']], [['rewind', '--to', '5']], [['export-observations', '--to', '', '--chain-id', 'x-1']]])(
  'a role that may not is told so by %o',
  async (args) => {
    const url = new URL(database.url);
    Object.assign(url, { username: role, password: 'x' });
    const { code, text } = await leasebook(
      args.map((arg) => arg || join(folder, 'out')),
      { DATABASE_URL: url.href },
    );
    expect(text).toMatch(sentence('DATABASE_PERMISSION'));
    expect(text).toContain('permission denied for table');
    expect(code).toBe(1);
  },
);

test("the owner's address is enough to migrate, and refused where rows would go elsewhere", async () => {
  const owner = { DATABASE_MIGRATE_URL: database.url };
  const migrated = await leasebook(['migrate', '--data', join(folder, 'none')], owner);
  expect(migrated).toMatchObject({ code: 0, text: expect.stringContaining('The schema has version') });
  const { code, text } = await leasebook(['status', '--data', join(folder, 'none')], owner);
  expect(text).toMatch(sentence('INVALID_SETTING'));
  expect(text).toContain('DATABASE_MIGRATE_URL: it is set and DATABASE_URL is not');
  expect(code).toBe(1);
});

test('a lake that is stopped says that it is not whole', async () => {
  const { sql } = database;
  const args = ['index', '--until', '20'];
  expect(await leasebook(args, { DATABASE_URL: database.url })).toMatchObject({ code: 0 });
  // One table is held back until the stop.
  const held = Promise.withResolvers<void>();
  const holder = sql.begin(async (transaction) => {
    await transaction`LOCK TABLE leases IN ACCESS EXCLUSIVE MODE`;
    await held.promise;
  });
  const child = spawn(process.execPath, [join(root, 'cli/src/main.ts'), 'lake', '--out', join(folder, 'lake')], {
    env: { ...process.env, DATABASE_URL: database.url },
  });
  children.push(child);
  let text = '';
  child.stderr.setEncoding('utf8').on('data', (data: string) => {
    text += data;
  });
  const closed = once(child, 'close');
  try {
    const waits = async () => (await sql`SELECT FROM pg_locks WHERE NOT granted AND relation = 'leases'::regclass`).length;
    await expect.poll(waits).toBe(1);
    child.kill('SIGTERM');
    await expect.poll(() => text).toContain('Stopping');
  } finally {
    held.resolve();
    await holder;
  }
  expect(await closed).toEqual([75, null]);
  expect(text).toMatch(sentence('LAKE_STOPPED'));
});

test('`start` ends with 75 where the system ended its indexer', async () => {
  const child = spawn(process.execPath, [join(root, 'cli/src/main.ts'), 'start', '--port', '0'], {
    env: { ...process.env, LEASEBOOK_RPC: '', DATABASE_MIGRATE_URL: '', DATABASE_URL: database.url },
  });
  children.push(child);
  let text = '';
  child.stderr.setEncoding('utf8').on('data', (data: string) => {
    text += data;
  });
  const closed = once(child, 'close');
  await expect.poll(() => text).toMatch(/block [\d,]+ of/);
  const { stdout } = await promisify(execFile)('pgrep', ['-P', String(child.pid), '-f', 'main.ts index']);
  process.kill(Number(stdout), 'SIGKILL');
  expect(await closed).toEqual([75, null]);
  expect(text).toMatch(sentence('INDEXER_STOPPED'));
  expect(text).toContain('the indexer was ended by SIGKILL');
});

test.each([
  ['replay', 'SIGTERM'],
  ['replay', 'SIGINT'],
  ['leasebook', 'SIGTERM'],
] as const)('`npm run %s` ends whole where npm alone gets %s', async (script, signal) => {
  const args = script === 'leasebook' ? ['replay'] : [];
  const child = spawn('npm', ['run', script, '--', ...args, '--port', '0'], { cwd: root, stdio: ['ignore', 'pipe', 'ignore'] });
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (data: string) => (text += data));
  await expect.poll(() => text).toMatch(/http:\/\/\S+:\d+/);
  child.kill(signal);
  // Comes when no process has the output any more: none is left behind.
  expect(await once(child, 'close')).toEqual([0, null]);
});
