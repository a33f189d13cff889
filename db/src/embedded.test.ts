// The embedded server: first and later starts, unclean ends, two instances, unreachable folders.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { connect } from './connect.ts';
import { serverAccount } from './embedded/account.ts';
import { initialise, startServer } from './embedded/cluster.ts';
import { orphanedHomes, reachablePrograms } from './embedded/home.ts';
import { isAlive, waitUntilGone } from './embedded/processes.ts';
import { findPrograms } from './embedded/programs.ts';
import { killedUnattended } from './embedded/testing.ts';
import { startEmbedded } from './embedded.ts';

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'leasebook-embedded-'));
  await chmod(dataDir, 0o755);
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

const start = () => startEmbedded({ dataDir, durable: false });

async function query(url: string, statement: string): Promise<Record<string, unknown>[]> {
  const sql = connect(url, { name: 'test', connections: 1 });
  try {
    return await sql.unsafe(statement);
  } finally {
    await sql.end();
  }
}

test('data, port and password stay from one start to the next; text is UTF-8 in code point order', async () => {
  const first = await start();
  await query(first.url, `CREATE TABLE kept AS SELECT unnest(ARRAY['b', 'ä', 'B']) AS word`);
  await first.stop();
  const second = await start();
  expect(second.url).toBe(first.url);
  expect((await query(second.url, 'SELECT word FROM kept ORDER BY word')).map((row) => row.word)).toEqual(['B', 'b', 'ä']);
  expect(await query(second.url, 'SHOW server_encoding')).toEqual([{ server_encoding: 'UTF8' }]);
  // Also while the files are made, which takes 1 MiB of it: /dev/shm may be full.
  const made = `SELECT setting FROM pg_file_settings WHERE name = 'dynamic_shared_memory_type'`;
  expect(await query(second.url, made)).toEqual([{ setting: 'mmap' }]);
  await second.stop();
});

test('a second instance on the same folder is told so, and the first goes on', async () => {
  const first = await start();
  await expect(start()).rejects.toMatchObject({ code: 'DATABASE_IN_USE', kind: 'fatal', advice: expect.stringContaining('--data') });
  expect(await query(first.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  await first.stop();
});

test('of two that begin anew at the same moment one has an empty database, the other is told so', async () => {
  const first = await start();
  await query(first.url, 'CREATE TABLE earlier (a integer)');
  await first.stop();
  const begun = await Promise.allSettled([1, 2].map(() => startEmbedded({ dataDir, durable: false, isFresh: true })));
  const [server, ...more] = begun.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  expect(more).toEqual([]);
  expect(begun.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))).toMatchObject([{ code: 'DATABASE_IN_USE' }]);
  expect(await query(server?.url ?? '', "SELECT to_regclass('earlier') AS found")).toEqual([{ found: null }]);
  const identity = await readFile(join(dataDir, 'postgres.json'), 'utf8');
  await expect(startEmbedded({ dataDir, durable: false, isFresh: true })).rejects.toMatchObject({ code: 'DATABASE_IN_USE' });
  expect(await readFile(join(dataDir, 'postgres.json'), 'utf8')).toBe(identity);
  await server?.stop();
});

/** Another process that starts the server, tells its address and stays. */
function spawnOwner() {
  return spawn(process.execPath, [
    '--input-type=module',
    '-e',
    `const { startEmbedded } = await import(${JSON.stringify(join(import.meta.dirname, 'embedded.ts'))});
     const database = await startEmbedded({ dataDir: ${JSON.stringify(dataDir)}, durable: false });
     console.log(database.url); setInterval(() => {}, 1000);`,
  ]);
}

test('after kill -9 of its owner the server that stayed behind is replaced', async () => {
  const owner = spawnOwner();
  const url = String((await once(owner.stdout, 'data'))[0]).trim();
  await query(url, 'CREATE TABLE kept AS SELECT 7 AS seven');
  owner.kill('SIGKILL');
  await once(owner, 'exit');
  // Either the server is still on its way out, or it is gone: nobody has to stop it.
  const next = await start();
  expect(await query(next.url, 'SELECT seven FROM kept')).toEqual([{ seven: 7 }]);
  await next.stop();
});

test('a server that somebody began who was killed in between is replaced', async () => {
  const first = await start();
  await first.stop();
  const account = await serverAccount();
  const { postgres, folder } = await reachablePrograms(await findPrograms(), account, dataDir);
  const settings = `-c listen_addresses=127.0.0.1 -c port=${new URL(first.url).port} -c unix_socket_directories=''`;
  const begin = () =>
    execFileSync(join(dirname(postgres), 'pg_ctl'), ['start', '-w', '-D', join(dataDir, 'postgres'), '-l', '/dev/null', '-o', settings], {
      cwd: folder,
      stdio: 'ignore',
      ...account,
    });
  const next = await startEmbedded({ dataDir, durable: false, onProgress: begin });
  expect(await query(next.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  await next.stop();
});

test('after kill -9 of the server its last processes are waited for', async () => {
  const server = await start();
  const sql = connect(server.url, { name: 'test', connections: 1 });
  const [session] = await sql<{ pid: number }[]>`SELECT pg_backend_pid() AS pid`;
  const pid = session?.pid ?? 0;
  process.kill(pid, 'SIGSTOP');
  process.kill(Number((await readFile(join(dataDir, 'postgres/postmaster.pid'), 'utf8')).split('\n')[0]), 'SIGKILL');
  await server.ended;
  await server.stop();
  const next = start();
  const log = () => readFile(join(dataDir, 'postgres.log'), 'utf8');
  await expect
    .poll(log, { interval: 5, timeout: 10_000 })
    .toContain('pre-existing shared memory block')
    .finally(() => process.kill(pid, 'SIGKILL'));
  await sql.end({ timeout: 0 });
  expect(await query((await next).url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  await (await next).stop();
});

test('a server ends with its owner, also where that was killed', async () => {
  const owner = spawnOwner();
  await once(owner.stdout, 'data');
  const pid = Number((await readFile(join(dataDir, 'postgres/postmaster.pid'), 'utf8')).split('\n')[0]);
  owner.kill('SIGKILL');
  await expect.poll(() => isAlive(pid)).toBe(false);
});

test('whoever runs a server hears of its end, and why, but not where he ended it', async () => {
  const told = await start();
  await told.stop();
  expect(await Promise.race([told.ended, sleep(200, 'not told')])).toBe('not told');
  const server = await start();
  process.kill(Number((await readFile(join(dataDir, 'postgres/postmaster.pid'), 'utf8')).split('\n')[0]), 'SIGKILL');
  expect(await server.ended).toMatchObject({ code: 'DATABASE_SERVER_ENDED', exitCode: 75, message: expect.stringContaining('(SIGKILL)') });
  await server.stop();
});

test('one that a full disk ended says so: another start does not help', async () => {
  const server = await start();
  // What it writes before it ends; no test fills a disk.
  const lines = [
    'FATAL:  could not write to file "pg_wal/xlogtemp.7": No space left on device',
    'LOG:  startup process (PID 7) exited with exit code 1',
    'LOG:  terminating any other active server processes',
    'LOG:  shutting down due to startup process failure',
  ];
  await appendFile(join(dataDir, 'postgres.log'), `${lines.join('\n')}\n`);
  process.kill(Number((await readFile(join(dataDir, 'postgres/postmaster.pid'), 'utf8')).split('\n')[0]), 'SIGKILL');
  expect(await server.ended).toMatchObject({ code: 'DATABASE_DISK_FULL', exitCode: 1 });
  await server.stop();
});

test('one that is killed while it starts may be started again; one that has no room for its files says so', async () => {
  const program = async (name: string, script: string) => {
    const path = join(dataDir, name);
    await writeFile(path, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
    return path;
  };
  const programs = {
    folder: dataDir,
    postgres: await program('killed', 'kill -9 $$'),
    initdb: await program('full', 'echo "initdb: could not write file: No space left on device" >&2; exit 1'),
  };
  const place = { programs, account: null, folder: join(dataDir, 'postgres'), logFile: join(dataDir, 'postgres.log') };
  const options = { durable: false, isFollowed: false };
  await expect(startServer(place, 0, options)).rejects.toMatchObject({ code: 'DATABASE_SERVER_ENDED', exitCode: 75 });
  await expect(initialise(place, 'secret', false)).rejects.toMatchObject({ code: 'DATABASE_DISK_FULL', exitCode: 1 });
});

test('a stale postmaster.pid that now names another process does no harm', async () => {
  await (await start()).stop();
  const other = spawn('sleep', ['60']);
  await writeFile(join(dataDir, 'postgres/postmaster.pid'), `${other.pid}\n${dataDir}/postgres\n1\n5432\n\n127.0.0.1\n\nready\n`);
  const database = await start();
  expect(await query(database.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  await database.stop();
  expect(other.exitCode).toBeNull();
  other.kill();
});

test.runIf(process.platform === 'linux')('a server that ended is not waited for where nobody asks how it ended', async () => {
  const { pid, end } = await killedUnattended();
  expect(await waitUntilGone(pid, 10_000)).toBe(true);
  expect(isAlive(pid)).toBe(true);
  end();
});

test('files of another PostgreSQL are not touched', async () => {
  await (await start()).stop();
  await writeFile(join(dataDir, 'postgres/PG_VERSION'), '15\n');
  await expect(start()).rejects.toMatchObject({ code: 'DATABASE_START_FAILED', message: expect.stringContaining('PostgreSQL 15') });
  expect(await readFile(join(dataDir, 'postgres/PG_VERSION'), 'utf8')).toBe('15\n');
});

test.runIf(process.getuid?.() === 0)(
  'as root, a folder that no other user can enter gets its files elsewhere, and keeps them',
  async () => {
    await chmod(dataDir, 0o700);
    const first = await start();
    await query(first.url, 'CREATE TABLE kept AS SELECT 7 AS seven');
    const [row] = await query(first.url, 'SHOW data_directory');
    await first.stop();
    const second = await start();
    expect(await query(second.url, 'SELECT seven FROM kept')).toEqual([{ seven: 7 }]);
    await second.stop();
    await chmod(dataDir, 0o755);
    const third = await start();
    expect(await query(third.url, 'SELECT seven FROM kept')).toEqual([{ seven: 7 }]);
    const home = String(row?.data_directory);
    expect(home).toMatch(/^\/var\/lib\/leasebook-[0-9a-f]{16}\/postgres$/);
    const orphaned = async () => (await orphanedHomes()).find(({ place }) => place === dataDir);
    expect(await orphaned()).toBeUndefined();
    await rm(dataDir, { recursive: true });
    expect(await orphaned()).toMatchObject({ server: expect.any(Number) });
    await third.stop();
    expect(await orphaned()).toMatchObject({ server: null });
    await rm(join(home, '..'), { recursive: true });
  },
);

test.runIf(process.getuid?.() === 0)('as root, files in a folder that can no longer be entered are not begun anew elsewhere', async () => {
  await mkdir(join(dataDir, 'postgres'));
  await writeFile(join(dataDir, 'postgres/PG_VERSION'), '18\n');
  await chmod(dataDir, 0o700);
  await expect(start()).rejects.toMatchObject({ code: 'DATABASE_START_FAILED', advice: expect.stringContaining('chmod a+x') });
  expect((await orphanedHomes()).map(({ place }) => place)).not.toContain(dataDir);
});
