// Reading from two real streaming standbys: nothing goes back, whoever lags, dies and returns, and subscribers miss nothing.
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { connect, type EmbeddedDatabase, migrate, readerAddress, type Sql, startEmbedded } from '@leasebook/db';
import { startStandby } from '@leasebook/db/testing/standby';
import { fastify } from 'fastify';
import { createClient } from 'graphql-sse';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type Api, createApi } from '../index.ts';
import { seed } from '../testing/seed.ts';

const folders: string[] = [];
const standbys: EmbeddedDatabase[] = [];
let primary: EmbeddedDatabase;
let writer: Sql;
/** Two processes of the API in front of the same three servers. */
const apis: Api[] = [];
/** What a test that failed in its middle left to be ended, so that it does not hurt the next attempt. */
const left: (() => unknown)[] = [];
/** Statements that the first of them sent to the primary, and what both logged. */
const toPrimary: string[] = [];
const logged: string[] = [];

async function folder(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), 'leasebook-replicas-'));
  await chmod(made, 0o755);
  folders.push(made);
  return made;
}

function readerOf(url: string, reader: string): string {
  const address = new URL(reader);
  address.host = new URL(url).host;
  return address.href;
}

beforeAll(async () => {
  const primaryDir = await folder();
  primary = await startEmbedded({ dataDir: primaryDir, durable: false, isFollowed: true });
  writer = connect(primary.url, { name: 'writer' });
  await migrate(writer);
  await seed(writer);
  const reader = (await readerAddress(writer, primary.url)) ?? '';
  for (let at = 0; at < 2; at += 1) standbys.push(await startStandby({ primaryDir, primary, dataDir: await folder() }));
  const stream = { write: (line: string) => void logged.push(JSON.parse(line).msg) };
  const { log: logger } = fastify({ logger: { level: 'info', stream } });
  for (let at = 0; at < 2; at += 1) {
    const sql = connect(reader, { name: 'api', connections: 8 });
    if (at === 0) Object.assign(sql.options, { debug: (_connection: number, statement: string) => void toPrimary.push(statement) });
    const replicas = standbys.map(({ url }, number) => ({
      name: `standby ${number}`,
      open: () => connect(readerOf(url, reader), { name: 'api', connections: 8 }),
    }));
    apis.push(await createApi({ sql, replicas, port: 0, host: '127.0.0.1', logger, rateLimit: 0 }));
  }
});
afterAll(async () => {
  for (const api of apis) await api.close();
  await writer.end();
  for (const server of [...standbys, primary]) await server.stop();
  for (const made of folders) await rm(made, { recursive: true });
});

afterEach(async () => {
  for (const end of left.splice(0)) await end();
});

/** Three servers and two processes on a busy machine. */
const PATIENT = { timeout: 240_000 };

/** A block as the store writes and announces it. */
async function addBlock(): Promise<number> {
  const [row] = await writer.begin(async (transaction) => {
    await transaction`
      INSERT INTO blocks SELECT height + 1, 'BLOCK' || (height + 1)::text, time + interval '6 seconds', proposer, 0, 0 FROM blocks ORDER BY height DESC LIMIT 1`;
    await transaction`SELECT pg_notify('leasebook_block', '{}')`;
    return transaction<{ height: number }[]>`
      UPDATE checkpoint c SET height = b.height, block_hash = b.hash, block_time = b.time, nonce = nonce + 1
      FROM (SELECT * FROM blocks ORDER BY height DESC LIMIT 1) b RETURNING c.height`;
  });
  return row?.height ?? 0;
}

let questions = 0;

/** The height of an answer by the `at`-th process; every second question is one that is kept, the others are new each. */
async function heightAt(at: number, headers: Record<string, string> = {}): Promise<{ height: number; version: string }> {
  questions += 1;
  const query = questions % 2 === 0 ? '{ status { indexedHeight } }' : `{ status { a${questions}: indexedHeight } }`;
  const answer = await fetch(`${apis[at]?.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  });
  const body = (await answer.json()) as {
    data: { status: Record<string, number> } | null;
    errors?: unknown[];
    extensions: { block: { height: number } };
  };
  const [told] = Object.values(body.data?.status ?? {});
  if (body.errors !== undefined || told !== body.extensions.block.height) throw new Error(JSON.stringify(body));
  return { height: Number(told), version: answer.headers.get('x-indexed-version') ?? '' };
}

/** Clients that ask on until they are stopped: each of one process, the last one of both in turns, which says what it has seen. */
function startClients() {
  const heights: number[][] = [[], [], [], []];
  let running = true;
  const ask = async (seen: number[], number: number): Promise<void> => {
    for (let version = ''; running; await pause(10)) {
      const isOfBoth = number === heights.length - 1;
      const process = isOfBoth ? seen.length % 2 : number % 2;
      const answer = await heightAt(process, isOfBoth && version !== '' ? { 'x-seen-version': version } : {});
      version = answer.version;
      seen.push(answer.height);
    }
  };
  const asking = Promise.all(heights.map(ask));
  // Told by `stop`.
  asking.catch(() => undefined);
  left.push(() => {
    running = false;
    return asking.catch(() => undefined);
  });
  return {
    /** Ends them; all of what they saw, each for itself, must be in order. */
    async stop(): Promise<void> {
      running = false;
      await asking;
      for (const seen of heights) {
        expect(seen.length).toBeGreaterThan(5);
        expect(seen).toEqual(seen.toSorted((a, b) => a - b));
      }
    },
  };
}

async function replay(at: number, what: 'pause' | 'resume'): Promise<void> {
  const sql = connect(standbys[at]?.url ?? '', { name: 'control', connections: 1 });
  await sql.unsafe(`SELECT pg_wal_replay_${what}()`);
  const state = async () => (await sql`SELECT pg_get_wal_replay_pause_state() AS state`)[0]?.state;
  await expect.poll(state).toBe(what === 'pause' ? 'paused' : 'not paused');
  await sql.end();
  if (what === 'pause') left.push(() => replay(at, 'resume'));
}

/** The newest block that each standby has. */
async function standbyHeights(): Promise<unknown[]> {
  const heights: unknown[] = [];
  for (const { url } of standbys) {
    const sql = connect(url, { name: 'control', connections: 1 });
    const [row] = await sql`SELECT height FROM checkpoint`.finally(() => sql.end());
    heights.push(row?.height);
  }
  return heights;
}

/** Blocks as a subscriber of the first process gets them. */
function subscribe(): { heights: number[]; stop(): void } {
  const heights: number[] = [];
  const client = createClient({ url: `${apis[0]?.url}/graphql/stream`, retryAttempts: 0 });
  const stop = client.subscribe<{ blocks: { height: number } }>(
    { query: 'subscription { blocks { height } }' },
    {
      next: (event) => void heights.push(event.data?.blocks.height ?? Number.NaN),
      error: (error) => void heights.push(Number(error)),
      complete: () => undefined,
    },
  );
  left.push(stop);
  return { heights, stop };
}

/** Stops the server of a data folder with all its processes in the middle of what they do; gives back how they go on. */
async function freeze(dataDir: string): Promise<() => void> {
  const pid = Number((await readFile(join(dataDir, 'postgres/postmaster.pid'), 'utf8')).split('\n')[0]);
  const frozen = [pid];
  const goOn = () => {
    for (const each of frozen.splice(0)) process.kill(each, 'SIGCONT');
  };
  left.push(goOn);
  // The one that starts and buries the others first: none begins, and the number of one that ends stays its own.
  process.kill(pid, 'SIGSTOP');
  const children = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8');
  for (const child of children.trim().split(' ').map(Number)) {
    process.kill(child, 'SIGSTOP');
    frozen.push(child);
  }
  return goOn;
}

const count = (message: string): number => logged.filter((text) => text === message).length;

test('answers come from the standbys alone, blocks of one that lags never, and the primary stands in for both', PATIENT, async () => {
  await expect.poll(() => count('a replica is read from')).toBeGreaterThanOrEqual(4);
  const before = toPrimary.length;
  for (let at = 0; at < 20; at += 1) await heightAt(0);
  expect(toPrimary.slice(before).filter((statement) => /LEFT JOIN chain_head/.test(statement))).toEqual([]);

  const told = subscribe();
  await expect.poll(() => heightAt(0).then(() => true)).toBe(true);
  await pause(100);
  const clients = startClients();
  const first = await addBlock();
  for (let at = 0; at < 20; at += 1) {
    await addBlock();
    await pause(15);
  }
  await replay(0, 'pause');
  for (let at = 0; at < 20; at += 1) {
    await addBlock();
    await pause(15);
  }
  await replay(1, 'pause');
  const last = await addBlock();
  // Neither standby has it: after a moment the primary is read.
  await expect.poll(async () => (await heightAt(0)).height).toBe(last);
  await expect.poll(() => count('no replica has the newest block in time: the primary is read from')).toBeGreaterThan(0);
  await replay(0, 'resume');
  await replay(1, 'resume');
  await clients.stop();
  await expect.poll(() => told.heights.at(-1)).toBe(last);
  expect(told.heights).toEqual(Array.from({ length: last - first + 1 }, (_, at) => first + at));
  told.stop();
});

test('one that dies costs no answer, nor does a second; one that returns is read from again', PATIENT, async () => {
  const told = subscribe();
  await pause(100);
  const clients = startClients();
  const first = await addBlock();
  await pause(100);
  await standbys[0]?.stop();
  await addBlock();
  // What it missed the primary would no longer need for itself.
  await writer`SELECT pg_switch_wal()`;
  await writer`CHECKPOINT`;
  await pause(200);
  // The other one is frozen: it takes questions and says nothing at all.
  const goOn = await freeze(folders[2] ?? '');
  const last = await addBlock();
  await expect.poll(async () => (await heightAt(1)).height).toBe(last);
  goOn();
  await clients.stop();
  await expect.poll(() => told.heights.at(-1)).toBe(last);
  expect(told.heights).toEqual(Array.from({ length: last - first + 1 }, (_, at) => first + at));
  told.stop();

  const found = count('a replica is read from');
  standbys[0] = await startEmbedded({ dataDir: folders[1] ?? '', durable: false, isFollowed: true });
  await expect.poll(() => count('a replica is read from')).toBeGreaterThanOrEqual(found + 2);
  await expect.poll(standbyHeights).toEqual([last, last]);
});

test('what a client of another process has seen is told by its header or its ETag', async () => {
  await replay(0, 'pause');
  await replay(1, 'pause');
  const height = await addBlock();
  const [row] = await writer<{ version: string }[]>`SELECT concat_ws('-', height, nonce) AS version FROM checkpoint`;
  const version = row?.version ?? '';
  for (const headers of [
    { 'x-seen-version': version },
    { 'x-seen-version': String(height) },
    { 'if-none-match': `W/"${version}-0123456789012345678901"` },
  ]) {
    expect((await heightAt(1, headers)).height).toBe(height);
  }
  const kept = await fetch(`${apis[0]?.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-seen-version': String(height) },
    body: JSON.stringify({ query: '{ status { indexedHeight } }' }),
  });
  expect(await kept.json()).toMatchObject({ data: { status: { indexedHeight: height } } });
  // A height that no block has yet asks for the newest there is.
  expect((await heightAt(1, { 'x-seen-version': String(height + 1_000_000) })).height).toBe(height);
  await replay(0, 'resume');
  await replay(1, 'resume');
});

test('without its primary the standbys answer on', async () => {
  const { height } = await heightAt(0);
  await expect.poll(standbyHeights).toEqual([height, height]);
  await writer.end();
  await primary.stop();
  for (let round = 0; round < 10; round += 1) {
    for (const at of [0, 1]) expect((await heightAt(at)).height).toBeGreaterThanOrEqual(height);
  }
  const ready = await fetch(`${apis[0]?.url}/status`);
  expect(await ready.json()).toMatchObject({ indexedHeight: height });
});
