// What one node offers an indexer: which chain and version, how far back, how fresh, how fast.
import type { LeasebookError } from '@leasebook/db';
import type { BlockSource, SourceStatus } from '../contract.ts';
import { decodeBlock } from '../decode/index.ts';
import { rpcSource } from '../source/index.ts';

/** What a node told, and what a sample of its blocks took. */
export interface NodeExamination {
  url: string;
  status: SourceStatus;
  /** How long its status took, in milliseconds. */
  statusMilliseconds: number;
  /** The sample: blocks at the end of what the node has. Null where they could not be had, with the reason. */
  sample: NodeSample | LeasebookError;
}

export interface NodeSample {
  blocks: number;
  /** From the first request to the last block decoded, in seconds. */
  seconds: number;
  /** JSON text of blocks and results together. */
  bytes: number;
  transactions: number;
  /** Between the first and the last of them, by the chain's clock, in seconds. */
  chainSeconds: number;
}

export interface ExamineOptions {
  /** The chain that it should serve; any where not given. */
  chainId?: string | undefined;
  /** So many blocks below the head are fetched and decoded; 200 where not given. */
  sampleBlocks?: number;
  signal: AbortSignal;
}

/** A node that is asked for the first time answers soon or is told as unreachable. */
const PATIENCE_MS = 8_000;

async function sampleOf(
  source: BlockSource,
  { headHeight, earliestHeight }: SourceStatus,
  blocks: number,
  signal: AbortSignal,
): Promise<NodeSample> {
  const from = Math.max(earliestHeight, headHeight - blocks + 1);
  const began = performance.now();
  const sample = { blocks: 0, bytes: 0, transactions: 0 };
  let first: bigint | null = null;
  let last = 0n;
  for await (const raw of source.blocks(from, headHeight, signal)) {
    const { transactions, time } = decodeBlock(raw);
    sample.blocks += 1;
    sample.bytes += raw.text === undefined ? JSON.stringify(raw).length : raw.text.block.length + raw.text.results.length;
    sample.transactions += transactions.length;
    first ??= time;
    last = time;
  }
  // Durations are far below what a number holds exactly.
  const chainSeconds = first === null ? 0 : Number(last - first) / 1e9;
  return { ...sample, seconds: (performance.now() - began) / 1000, chainSeconds };
}

/**
 * Asks a node for its status and a sample of blocks.
 * @throws LeasebookError where it cannot be reached, or serves another chain.
 */
export async function examineNode(url: string, { chainId, sampleBlocks = 200, signal }: ExamineOptions): Promise<NodeExamination> {
  const retry = { attempts: 2, patienceMs: PATIENCE_MS };
  const source = rpcSource({ urls: [url], ...(chainId === undefined ? {} : { chainId }), retry, signal });
  try {
    const began = performance.now();
    const status = await source.status();
    const statusMilliseconds = performance.now() - began;
    const sample = await sampleOf(source, status, sampleBlocks, signal).catch((error: LeasebookError) => error);
    return { url, status, statusMilliseconds, sample };
  } finally {
    await source.close();
  }
}
