// Makes, starts and stops one PostgreSQL server in a folder of its own.
import { type ChildProcess, spawn } from 'node:child_process';
import { chown, mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createServer, Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { LeasebookError } from '../errors.ts';
import type { Account } from './account.ts';
import { inUse } from './claim.ts';
import { isAlive, serves, waitUntilGone } from './processes.ts';
import type { Programs } from './programs.ts';
import { databaseFormat, type ServerOptions, serverSettings } from './settings.ts';

export const superuser = 'leasebook';
const majorVersion = '18';
const stopLimitMs = 60_000;
/** How long the processes of a server that was killed may take to end, and how often we look. */
const REMAINS_LIMIT_MS = 30_000;
const REMAINS_PAUSE_MS = 100;
const LAST_ATTEMPT = 5;
/** How PostgreSQL's programs tell of a full disk. */
const NO_SPACE = /No space left on device/;

export interface ClusterPlace {
  programs: Programs;
  account: Account | null;
  /** The folder of PostgreSQL's own files. */
  folder: string;
  logFile: string;
}

function failure(what: string, log: string, advice: string): LeasebookError {
  const lines = log.trim().split('\n').slice(-4).join(' | ');
  return new LeasebookError(`${what}${lines === '' ? '' : `: ${lines}`}.`, { kind: 'fatal', code: 'DATABASE_START_FAILED', advice });
}

function launch(program: string, args: string[], place: ClusterPlace, output: number | 'pipe'): ChildProcess {
  return spawn(program, args, {
    cwd: place.programs.folder,
    stdio: ['ignore', output, output],
    // Its own process group: Ctrl-C in a terminal must reach the indexer first and the server last.
    detached: true,
    env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' },
    ...(place.account ?? {}),
  });
}

/** Makes the files of an empty server unless they are there; one that was interrupted in the making is made anew. */
export async function initialise(place: ClusterPlace, password: string, durable: boolean): Promise<void> {
  const version = await readFile(join(place.folder, 'PG_VERSION'), 'utf8').catch(() => null);
  if (version !== null) {
    if (version.trim() === majorVersion) return;
    throw failure(
      `the files in ${place.folder} are of PostgreSQL ${version.trim()}, this one is ${majorVersion}`,
      '',
      'Start over with --fresh.',
    );
  }
  const making = `${place.folder}.new`;
  const passwordFile = `${place.folder}.password`;
  await rm(making, { recursive: true, force: true });
  await mkdir(making, { mode: 0o700 });
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (place.account !== null) {
    for (const path of [making, passwordFile]) await chown(path, place.account.uid, place.account.gid);
  }
  const args = ['-D', making, '-U', superuser, '--auth=scram-sha-256', `--pwfile=${passwordFile}`, ...databaseFormat];
  const child = launch(place.programs.initdb, durable ? args : [...args, '--no-sync'], place, 'pipe');
  let log = '';
  child.stdout?.on('data', (chunk: Buffer) => (log += chunk));
  child.stderr?.on('data', (chunk: Buffer) => (log += chunk));
  const code = await exitOf(child);
  await rm(passwordFile, { force: true });
  if (code !== 0) {
    await rm(making, { recursive: true, force: true });
    if (NO_SPACE.test(log)) throw diskFull(`PostgreSQL could not make its files: no space left for ${place.folder}.`);
    throw failure('PostgreSQL could not make its files', log, 'Check the space and the permissions of the data folder.');
  }
  await rename(making, place.folder);
}

function exitOf(child: ChildProcess): Promise<number | string> {
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve(code ?? signal ?? 1));
  });
}

async function readPostmasterFile(folder: string): Promise<{ pid: number; status: string } | null> {
  const lines = (await readFile(join(folder, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
  const pid = Number(lines[0]);
  return Number.isSafeInteger(pid) && pid > 0 ? { pid, status: (lines[7] ?? '').trim() } : null;
}

/**
 * Clears what an unclean end left behind: a server whose owner was killed is stopped, and a number that now means another
 * process is forgotten. To be called by the one who holds the folder.
 */
export async function clearRemains(folder: string): Promise<void> {
  const pid = await serverOf(folder);
  if (pid === null) await rm(join(folder, 'postmaster.pid'), { force: true });
  else await stopServer(pid);
}

/** The living process that serves the files of `folder`; null where none does. */
export async function serverOf(folder: string): Promise<number | null> {
  const told = await readPostmasterFile(folder);
  return told !== null && (await serves(told.pid, folder)) ? told.pid : null;
}

async function stopServer(pid: number): Promise<void> {
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    if (isAlive(pid)) process.kill(pid, signal);
    if (await waitUntilGone(pid, stopLimitMs)) return;
  }
}

/** A port that nobody listens on: `wanted` where it is free. */
async function freePort(wanted: number): Promise<number> {
  const attempt = (port: number): Promise<number | null> =>
    new Promise((resolve) => {
      const server = createServer();
      server.once('error', () => resolve(null));
      server.listen(port, '127.0.0.1', () => {
        const address = server.address();
        server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : null));
      });
    });
  const port = (await attempt(wanted)) ?? (await attempt(0));
  if (port !== null) return port;
  throw failure('no free port on 127.0.0.1', '', 'Allow local TCP connections or set DATABASE_URL.');
}

export interface RunningCluster {
  port: number;
  /** Resolves with the reason when the server ends by itself, which nothing but a new start mends. */
  ended: Promise<LeasebookError>;
  /** Resolves when the server has ended cleanly; running statements are cancelled. */
  stop(): Promise<void>;
}

/**
 * Starts the server and resolves when it takes connections. The wanted port is used where it is free. To be called by the one who
 * holds the folder.
 */
export async function startServer(place: ClusterPlace, wantedPort: number, options: ServerOptions): Promise<RunningCluster> {
  const limit = performance.now() + REMAINS_LIMIT_MS;
  let wanted = wantedPort;
  for (let attempt = 1; ; ) {
    const port = await freePort(wanted);
    const log = await open(place.logFile, 'w', 0o600);
    const child = launch(place.programs.postgres, ['-D', place.folder, ...serverSettings(port, options)], place, log.fd);
    // Before anything is waited for: it may end at once.
    const failed = exitOf(child).then((code) => code, String);
    await log.close();
    const outcome = await Promise.race([failed.then((code) => ({ code })), untilReady(child, place.folder)]);
    if (outcome === 'ready') return running(child, port, place);
    const text = await readFile(place.logFile, 'utf8');
    // As the folder is ours, a server on it is what somebody began who was killed before we looked.
    if (/lock file .* already exists|is another postmaster/.test(text)) {
      if (attempt === LAST_ATTEMPT) throw inUse(place.folder, null);
      attempt += 1;
      await clearRemains(place.folder);
      continue;
    }
    // Of a server that was killed: its processes end as soon as they see that.
    if (/pre-existing shared memory block/.test(text) && performance.now() < limit) {
      await sleep(REMAINS_PAUSE_MS);
      continue;
    }
    // Somebody took the port between our look and the server's start.
    if (/could not bind|Address already in use/.test(text) && attempt < LAST_ATTEMPT) {
      attempt += 1;
      wanted = 0;
      continue;
    }
    if (NO_SPACE.test(text)) throw diskFull(`PostgreSQL could not start: no space left for ${place.folder}.`);
    if (child.signalCode !== null) throw await endedBySelf(child.signalCode, place);
    throw failure(`PostgreSQL ended while it started (${outcome.code})`, text, `Read ${place.logFile}; --fresh starts over.`);
  }
}

async function untilReady(child: ChildProcess, folder: string): Promise<'ready'> {
  while (child.exitCode === null && child.signalCode === null) {
    const state = await readPostmasterFile(folder);
    if (state !== null && state.pid === child.pid && state.status === 'ready') return 'ready';
    await sleep(20);
  }
  // The exit decides; this must not win the race.
  return new Promise(() => undefined);
}

/**
 * Stops the server when our process ends in whatever way, kill -9 included: a shell that waits for the end of a pipe which
 * only we hold open.
 */
function guard(pid: number, account: Account | null): ChildProcess {
  const watcher = spawn('sh', ['-c', 'cat >/dev/null; kill -INT "$1"', 'sh', String(pid)], {
    cwd: '/',
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
    ...(account ?? {}),
  });
  watcher.unref();
  // A pipe to a child is a socket, which would keep our process alive.
  if (watcher.stdin instanceof Socket) watcher.stdin.unref();
  return watcher;
}

function diskFull(what: string): LeasebookError {
  return new LeasebookError(what, { kind: 'fatal', code: 'DATABASE_DISK_FULL', advice: 'Free or add disk space, then start again.' });
}

/** What to report of a server that was ended by whatever but us; `how` is its exit code or its signal. */
async function endedBySelf(how: number | string, { folder, logFile }: ClusterPlace): Promise<LeasebookError> {
  const log = (await readFile(logFile, 'utf8').catch(() => '')).trim().split('\n');
  // Without space it crashes, fails to recover, and says why some lines before its end.
  if (NO_SPACE.test(log.slice(-10).join('\n'))) return diskFull(`the embedded PostgreSQL ended: no space left for ${folder}.`);
  const lines = log.slice(-3).join(' | ');
  return new LeasebookError(`the embedded PostgreSQL ended by itself (${how}): ${lines}`, {
    kind: 'retryable',
    code: 'DATABASE_SERVER_ENDED',
    advice: `Start again: nothing was half-written. If it comes back, look for what ends it, often a lack of memory, and in ${logFile}.`,
  });
}

function running(child: ChildProcess, port: number, place: ClusterPlace): RunningCluster {
  const { pid } = child;
  if (pid === undefined) throw failure('PostgreSQL has no process', '', 'Start again.');
  const gone = exitOf(child);
  const watcher = guard(pid, place.account);
  child.unref();
  let isTold = false;
  const { promise: ended, resolve } = Promise.withResolvers<LeasebookError>();
  gone.then(
    (how) => (isTold ? undefined : endedBySelf(how, place).then(resolve)),
    () => undefined,
  );
  return {
    port,
    ended,
    async stop() {
      isTold = true;
      // Keeps our process alive while the server ends.
      child.ref();
      await stopServer(pid);
      await gone;
      // Last, so that nobody may kill us unguarded; its signal must not reach a later process of that number.
      watcher.kill('SIGKILL');
      watcher.stdin?.destroy();
    },
  };
}
