// `leasebook bootstrap`: begins at any height with what a node answers about its state there; indexing goes on from the next block.
import { emptyIndex, LeasebookError, type Sql } from '@leasebook/db';
import { archiveText, packBlocks } from '../archive/pack.ts';
import type { RawBlock } from '../contract.ts';
import { decodeBlock } from '../decode/index.ts';
import type { UnixNanos } from '../facts.ts';
import { leadAlone } from '../run/lead.ts';
import { Endpoint } from '../source/endpoint.ts';
import { Endpoints } from '../source/endpoints.ts';
import { rpcSource } from '../source/index.ts';
import { openStore } from '../store/index.ts';
import { openLiveAnswers } from '../verify/live.ts';
import { batchOf, noteBeginning, snapshotOf } from './begin.ts';
import { keepTold, NotedAnswers, type Told } from './kept.ts';
import type { Known } from './own-state.ts';
import { blockTimes } from './times.ts';

export interface BootstrapOptions {
  /** A migrated database, an empty one unless `fresh` is set. */
  sql: Sql;
  /** Forgets what is indexed as soon as the node has answered everything. */
  fresh?: boolean;
  /** RPC address of a node that keeps the state of `height`. */
  rpc: string;
  /** The chain that it must serve; whichever it serves where not given. */
  chainId?: string | null | undefined;
  height: number;
  /** What the node may not tell; nothing where not given. */
  known?: Partial<Known> | undefined;
  signal: AbortSignal;
}

/** What a bootstrap wrote. */
export interface BootstrapReport {
  chainId: string;
  height: number;
  /** Rows by kind of object. */
  objects: Record<string, number>;
  /** What cannot be known of the time before, one sentence each; also in the table `bootstrap`. */
  unknown: string[];
}

const TIMEOUT_MS = 60_000;
const ANSWER_LIMIT_BYTES = 256 * 1024 * 1024;
const CONNECTIONS = 8;
const RETRY = { attempts: 4, firstWaitMs: 200, longestWaitMs: 5_000, patienceMs: 60_000 };

/** A node that is restarted or a few blocks behind is waited for; that it has not got to the height is told soon. */
const PATIENCE_MS = 10_000;

async function blockAt({ rpc, chainId, height, signal }: BootstrapOptions): Promise<RawBlock> {
  const source = rpcSource({
    urls: [rpc],
    ...(typeof chainId === 'string' ? { chainId } : {}),
    retry: { patienceMs: PATIENCE_MS },
    signal,
  });
  try {
    for await (const raw of source.blocks(height, height, signal)) return raw;
  } finally {
    await source.close();
  }
  signal.throwIfAborted();
  throw new LeasebookError(`${source.name} has no such block`, {
    kind: 'fatal',
    code: 'NODE_BEHIND',
    height,
    advice: 'Choose a height that the node has reached.',
  });
}

/**
 * Fills the empty tables with the state at `height`, and keeps what it was told in the raw archive. Rejects with
 * INDEXER_RUNNING where an indexer writes to the database, BOOTSTRAP_NOT_EMPTY where something is indexed already,
 * STATE_PRUNED or NODE_PRUNED where the node no longer has that height, BOOTSTRAP_VERSION_UNKNOWN where it does not tell
 * which rules were in force; nothing is then written, nor forgotten.
 */
export async function bootstrapChain(options: BootstrapOptions): Promise<BootstrapReport> {
  const leadership = await leadAlone(options.sql);
  try {
    return await bootstrapAlone(options);
  } finally {
    await leadership.giveBack();
  }
}

async function bootstrapAlone(options: BootstrapOptions): Promise<BootstrapReport> {
  const { sql, rpc, height, known, signal, fresh = false } = options;
  const checkpoint = await openStore(sql).checkpoint();
  if (checkpoint !== null && !fresh) {
    throw new LeasebookError(`blocks up to ${checkpoint.height} are indexed already`, {
      kind: 'fatal',
      code: 'BOOTSTRAP_NOT_EMPTY',
      height,
      advice: 'Use another --data folder, or start over with --fresh.',
    });
  }
  const raw = await blockAt(options);
  const block = decodeBlock(raw);
  const endpoint = new Endpoint(rpc, { timeoutMs: TIMEOUT_MS, answerLimitBytes: ANSWER_LIMIT_BYTES, connections: CONNECTIONS });
  const endpoints = new Endpoints([endpoint], { retry: RETRY, chainId: null, onFailure: () => undefined });
  const answers = new NotedAnswers(openLiveAnswers({ url: rpc, height, signal }));
  const times = new Map<number, UnixNanos>();
  const told: Told = {
    height,
    answers,
    async times(heights) {
      for (const [at, time] of await blockTimes(endpoints, heights, signal)) times.set(at, time);
      return times;
    },
    known: { version: known?.version ?? null, plans: known?.plans ?? [] },
  };
  try {
    const bootstrap = await snapshotOf(block, told);
    const { snapshot, unknown } = bootstrap;
    // Written first: should the batch fail, the next try replaces it, and a bootstrap never stands without its note.
    await sql.begin(async (transaction) => {
      if (fresh) await emptyIndex(transaction);
      await keepTold(transaction, block.chainId, told, times, answers.taken);
      await noteBeginning(transaction, height, unknown);
    });
    await openStore(sql).commit(batchOf(block, bootstrap, { genesis: undefined, records: packBlocks([archiveText(raw)]) }));
    const objects = Object.entries(snapshot).flatMap(([kind, rows]) => (Array.isArray(rows) ? [[kind, rows.length]] : []));
    return { chainId: block.chainId, height, objects: Object.fromEntries(objects), unknown };
  } finally {
    await answers.close();
    await endpoints.close();
  }
}
