// `leasebook bootstrap`: begins at any height with what a node answers about its state there; indexing goes on from the next block.
import { LeasebookError, type Sql } from '@leasebook/db';
import type { Batch, LedgerSnapshot } from '../contract.ts';
import { decodeBlock } from '../decode/index.ts';
import type { BlockFacts } from '../facts.ts';
import { emptyDelta } from '../ledger/state.ts';
import { createMeasure } from '../measure/index.ts';
import { Endpoint } from '../source/endpoint.ts';
import { Endpoints } from '../source/endpoints.ts';
import { rpcSource } from '../source/index.ts';
import { openStore } from '../store/index.ts';
import { openLiveAnswers } from '../verify/live.ts';
import type { Known } from './own-state.ts';
import { bootstrapSnapshot } from './snapshot.ts';
import { blockTimes } from './times.ts';

export interface BootstrapOptions {
  /** A migrated, empty database. */
  sql: Sql;
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

async function blockAt({ rpc, chainId, height, signal }: BootstrapOptions): Promise<BlockFacts> {
  const source = rpcSource({ urls: [rpc], ...(typeof chainId === 'string' ? { chainId } : {}) });
  try {
    for await (const raw of source.blocks(height, height, signal)) return decodeBlock(raw);
  } finally {
    await source.close();
  }
  signal.throwIfAborted();
  throw new LeasebookError(`${rpc} has no such block`, {
    kind: 'fatal',
    code: 'NODE_BEHIND',
    height,
    advice: 'Choose a height that the node has reached.',
  });
}

/** The one batch that a bootstrap writes: the block itself and everything that lives after it. */
function batchOf(block: BlockFacts, snapshot: LedgerSnapshot): Batch {
  const measure = createMeasure(null, snapshot);
  measure.apply(block, emptyDelta(), [], []);
  const { figures, prices, state } = measure.drain();
  return {
    blocks: [block],
    ledger: { ...snapshot, flows: [], parameters: [] },
    figures,
    measureState: state,
    providerSamples: [],
    prices,
    deadLetters: [],
  };
}

/**
 * Fills the empty tables with the state at `height`. Rejects with BOOTSTRAP_NOT_EMPTY where something is indexed already,
 * STATE_PRUNED or NODE_PRUNED where the node no longer has that height, BOOTSTRAP_VERSION_UNKNOWN where it does not tell
 * which rules were in force; nothing is then written.
 */
export async function bootstrapChain(options: BootstrapOptions): Promise<BootstrapReport> {
  const { sql, rpc, height, known, signal } = options;
  const store = openStore(sql);
  const checkpoint = await store.checkpoint();
  if (checkpoint !== null) {
    throw new LeasebookError(`blocks up to ${checkpoint.height} are indexed already`, {
      kind: 'fatal',
      code: 'BOOTSTRAP_NOT_EMPTY',
      height,
      advice: 'Use another --data folder, or start over with --fresh.',
    });
  }
  const block = await blockAt(options);
  const endpoint = new Endpoint(rpc, { timeoutMs: TIMEOUT_MS, answerLimitBytes: ANSWER_LIMIT_BYTES, connections: CONNECTIONS });
  const endpoints = new Endpoints([endpoint], { retry: RETRY, chainId: null, onFailure: () => undefined });
  const answers = openLiveAnswers({ url: rpc, height, signal });
  try {
    const { snapshot, unknown } = await bootstrapSnapshot({
      answers,
      height,
      time: block.time,
      times: (heights) => blockTimes(endpoints, heights, signal),
      known: { version: known?.version ?? null, plans: known?.plans ?? [] },
    });
    // Written first: should the batch fail, the next try replaces it, and a bootstrap never stands without its note.
    await sql`INSERT INTO bootstrap (height, unknown) VALUES (${height}, ${unknown})
      ON CONFLICT (singleton) DO UPDATE SET height = excluded.height, unknown = excluded.unknown`;
    await store.commit(batchOf(block, snapshot));
    const objects = Object.entries(snapshot).flatMap(([kind, rows]) => (Array.isArray(rows) ? [[kind, rows.length]] : []));
    return { chainId: block.chainId, height, objects: Object.fromEntries(objects), unknown };
  } finally {
    await answers.close();
    await endpoints.close();
  }
}
