// The product at the head for long: a node whose blocks come quickly, an indexer, an API with many readers, each a process of its own.
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { connect, migrate, type Sql, startEmbedded } from '@leasebook/db';
import { openRecording } from '@leasebook/replay';
import { type Child, type ChildMessage, startChild, startReplay } from '../child.ts';
import { type Growth, judge, type Sample } from './judge.ts';
import { type Load, startLoad } from './load.ts';

export interface SoakOptions {
  /** Folder of the recorded chain whose blocks come as if they were new. */
  recording: string;
  /** How long it is under load, after the indexer has reached the head. */
  seconds: number;
  /** Milliseconds between two blocks; mainnet has one in some 6,000. */
  paceMs: number;
  requestsPerSecond: number;
  subscribers: number;
  signal: AbortSignal;
  onSample?: (sample: Sample) => void;
}

export interface SoakReport {
  samples: Sample[];
  growth: Growth[];
  blocks: number;
  requests: number;
  failures: number;
  firstFailure: string | null;
  events: number;
}

const SAMPLES = 40;
/** What is indexed before the first new block, at least. */
const LEAST_HISTORY = 100;
const AT_HEAD_BLOCKS = 3;
const SHORT_SECONDS = 600;
const LAG_COUNTS_SECONDS = 60;

/** A command as a child of ours; `url` is where it listens, if it does, and rejects with what ends it early. */
function startPart(command: string, args: string[], environment: NodeJS.ProcessEnv): { child: Child; url: Promise<string> } {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const hear = (message: ChildMessage): void => {
    if (message.type === 'listening') resolve(message.url);
    if (message.type === 'error') reject(new Error(`${command}: ${message.text}`));
  };
  promise.catch(() => undefined);
  const child = startChild(command, args, hear, { ...process.env, ...environment }, { log: 'ignore' });
  return { child, url: promise };
}

async function residentMiB(pid: number): Promise<number> {
  const text = await readFile(`/proc/${pid}/status`, 'utf8');
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(text)?.[1] ?? 0) / 1_024);
}

async function headHeight(url: string): Promise<number> {
  const answer = (await (await fetch(`${url}/status`)).json()) as { result: { sync_info: { latest_block_height: string } } };
  return Number(answer.result.sync_info.latest_block_height);
}

async function indexedHeight(sql: Sql): Promise<number> {
  const [row] = await sql<{ height: number }[]>`SELECT height FROM checkpoint`;
  return row?.height ?? 0;
}

interface Parts {
  sql: Sql;
  node: string;
  indexer: Child;
  api: Child;
}

async function look({ sql, node, indexer, api }: Parts, load: Load, begun: number): Promise<Sample> {
  const [row] = await sql<{ connections: number }[]>`
    SELECT count(*) AS connections FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()`;
  return {
    seconds: Math.round((performance.now() - begun) / 1_000),
    indexerMiB: await residentMiB(indexer.pid),
    apiMiB: await residentMiB(api.pid),
    connections: row?.connections ?? 0,
    lagBlocks: Math.max(0, (await headHeight(node)) - (await indexedHeight(sql))),
    p99Ms: Math.round(load.takeP99()),
    requests: load.requests,
    failures: load.failures,
    events: load.events,
  };
}

async function underLoad(parts: Parts, url: string, options: SoakOptions): Promise<SoakReport> {
  const { seconds, requestsPerSecond, subscribers, signal, onSample } = options;
  const first = await indexedHeight(parts.sql);
  const load = startLoad(url, { perSecond: requestsPerSecond, subscribers });
  const begun = performance.now();
  const samples: Sample[] = [];
  try {
    for (let number = 1; number <= SAMPLES && !signal.aborted; number += 1) {
      const due = begun + (number * seconds * 1_000) / SAMPLES;
      await pause(Math.max(0, due - performance.now()), undefined, { signal }).catch(() => undefined);
      if (signal.aborted) break;
      const sample = await look(parts, load, begun);
      samples.push(sample);
      onSample?.(sample);
    }
  } finally {
    await load.stop();
  }
  const { requests, failures, events, firstFailure } = load;
  const blocks = (await indexedHeight(parts.sql)) - first;
  return { samples, growth: judge(samples), blocks, requests, failures, firstFailure, events };
}

/** Runs it in a folder of its own, which is removed in the end. Needs Linux, whose /proc tells the memory of processes. */
export async function soak(options: SoakOptions): Promise<SoakReport> {
  const { recording, seconds, paceMs, signal } = options;
  const ends: (() => Promise<unknown>)[] = [];
  try {
    const { lastHeight } = await openRecording(recording);
    // Long runs stand on a long history; short ones do not wait for it.
    const wanted = seconds < SHORT_SECONDS ? lastHeight : Math.ceil((seconds * 1_000) / paceMs) * 2;
    const live = Math.min(lastHeight - LEAST_HISTORY, wanted);
    const dataDir = await mkdtemp(join(tmpdir(), 'leasebook-soak-'));
    await chmod(dataDir, 0o755);
    ends.push(() => rm(dataDir, { recursive: true, force: true }));
    const server = await startEmbedded({ dataDir });
    ends.push(() => server.stop());
    const sql = connect(server.url, { name: 'leasebook soak', connections: 2 });
    ends.push(() => sql.end({ timeout: 5 }));
    await migrate(sql);
    const node = await startReplay(recording, { args: ['--live', String(live), '--pace', String(paceMs)] });
    ends.push(() => node.child.stop());
    const environment = {
      DATABASE_URL: server.url,
      DATABASE_URL_FILE: '',
      LEASEBOOK_RPC: '',
      LEASEBOOK_RATE_LIMIT: '0',
      LEASEBOOK_LOG: 'text',
    };
    const indexer = startPart('index', ['--rpc', node.url, '--observations', recording], environment);
    ends.push(() => indexer.child.stop());
    const api = startPart('api', ['--port', '0', '--host', '127.0.0.1'], { ...environment, NODE_ENV: 'production' });
    ends.push(() => api.child.stop());
    const url = await api.url;
    // A run of seconds tells nothing of lag, and a busy machine may never be at the head.
    const isThere = async (): Promise<boolean> => {
      const indexed = await indexedHeight(sql);
      return indexed > 0 && (seconds < LAG_COUNTS_SECONDS || (await headHeight(node.url)) - indexed <= AT_HEAD_BLOCKS);
    };
    while (!signal.aborted && !(await isThere())) {
      await Promise.race([pause(200), indexer.url]);
    }
    return await underLoad({ sql, node: node.url, indexer: indexer.child, api: api.child }, url, options);
  } finally {
    for (const end of ends.reverse()) await end();
  }
}
