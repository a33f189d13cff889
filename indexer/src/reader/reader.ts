// Long stretches of blocks are read by a thread of its own: fetched or unpacked, parsed, checked and decoded beside the thread that works on them.
import { Worker } from 'node:worker_threads';
import { LeasebookError } from '@leasebook/db';
import type { BlockSource, RawBlock } from '../contract.ts';
import type { RpcRequest } from '../telemetry/observer.ts';
import { blocksOf } from './chunk.ts';
import { CHUNKS_AHEAD, type Place, type Task, type Told } from './task.ts';
import { toldError } from './told-error.ts';

/** Shorter stretches are read where they are worked on: a thread takes about a second to begin. */
export const LONG_BLOCKS = 2_000;
/** Room for new objects of the thread, in MiB: what it makes of a block is soon gone. */
const YOUNG_MIB = 24;
/** So many chunks more are asked for in one message: each wakes the thread. */
const ASKED_TOGETHER = CHUNKS_AHEAD / 2;

/** Hears of what the thread does. */
export interface ReaderHears {
  request?: ((request: RpcRequest) => void) | undefined;
  failure?: ((error: LeasebookError) => void) | undefined;
  /** The thread is at work. */
  sign?: (() => void) | undefined;
}

/** The thread's messages in the order in which they are to be worked on. */
class Inbox {
  readonly #waiting: Extract<Told, { kind: 'chunk' | 'end' }>[] = [];
  #arrived = Promise.withResolvers<void>();

  put(told: Extract<Told, { kind: 'chunk' | 'end' }>): void {
    this.#waiting.push(told);
    this.wake();
  }

  /** Makes `next` look again. */
  wake(): void {
    this.#arrived.resolve();
  }

  /** The next one; null where the signal is aborted. */
  async next(signal: AbortSignal): Promise<Extract<Told, { kind: 'chunk' | 'end' }> | null> {
    for (;;) {
      if (signal.aborted) return null;
      const told = this.#waiting.shift();
      if (told !== undefined) return told;
      await this.#arrived.promise;
      this.#arrived = Promise.withResolvers();
    }
  }
}

function hear(told: Told, inbox: Inbox, hears: ReaderHears): void {
  switch (told.kind) {
    case 'request':
      hears.request?.(told.request);
      break;
    case 'failure': {
      const error = toldError(told.error);
      if (error instanceof LeasebookError) hears.failure?.(error);
      break;
    }
    case 'sign':
      hears.sign?.();
      break;
    default:
      inbox.put(told);
  }
}

/**
 * The blocks of a stretch, prepared. Ends early where the signal is aborted; throws what reading or decoding throws, after
 * every block before.
 */
export async function* readInThread(task: Task, signal: AbortSignal, hears: ReaderHears = {}): AsyncGenerator<RawBlock> {
  const inbox = new Inbox();
  const thread = new Worker(new URL('./reader-thread.ts', import.meta.url), {
    workerData: task,
    name: 'reader',
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MIB },
  });
  const { promise: gone, resolve: goes } = Promise.withResolvers<void>();
  const ended = (error: Error) => inbox.put({ kind: 'end', error: { message: error.message, stack: error.stack, typed: null } });
  const stop = () => inbox.wake();
  thread.on('message', (told: Told) => hear(told, inbox, hears));
  thread.on('error', ended);
  thread.on('exit', (code) => {
    ended(new Error(`the thread that reads blocks ended with code ${code}`));
    goes();
  });
  signal.addEventListener('abort', stop, { once: true });
  let taken = 0;
  try {
    for (;;) {
      const told = await inbox.next(signal);
      if (told === null) return;
      if (told.kind === 'end') {
        if (told.error !== null) throw toldError(told.error);
        // It ends by itself.
        await gone;
        return;
      }
      taken += 1;
      if (taken === ASKED_TOGETHER) {
        thread.postMessage(taken);
        taken = 0;
      }
      for (const raw of blocksOf(told.chunk)) {
        if (signal.aborted) return;
        yield raw;
      }
    }
  } finally {
    signal.removeEventListener('abort', stop);
    await thread.terminate();
  }
}

export interface ReaderOptions {
  /** Where the thread finds the same blocks; `chainId` is the chain that the source found. */
  place(chainId: string): Place;
  hears: ReaderHears;
  /** Stretches of so many blocks are long; for tests. */
  longBlocks?: number | undefined;
}

/** The same source, with a thread for long stretches. */
export function withReader(source: BlockSource, { place, hears, longBlocks = LONG_BLOCKS }: ReaderOptions): BlockSource {
  const closing = new AbortController();
  /** What was given last. The source does not know what a thread gave, and a new thread knows nothing. */
  let last: { raw: RawBlock; isOfThread: boolean } | null = null;
  const inThread = async (from: number, to: number, signal: AbortSignal, before: RawBlock | undefined) => {
    const { chainId } = await source.status();
    const task = { place: place(chainId), from, to, after: before === undefined ? null : textOf(before) };
    return readInThread(task, AbortSignal.any([signal, closing.signal]), hears);
  };
  return {
    get name() {
      return source.name;
    },
    status: () => source.status(),
    genesis: () => source.genesis(),
    async *blocks(from, to, signal, after) {
      const isLong = to - from + 1 >= longBlocks;
      const known = last?.raw.height === from - 1 && (isLong || last.isOfThread) ? last.raw : undefined;
      const before = after ?? known;
      last = null;
      for await (const raw of isLong ? await inThread(from, to, signal, before) : source.blocks(from, to, signal, before)) {
        last = { raw, isOfThread: isLong };
        yield raw;
      }
    },
    waitForHead: (height, signal) => source.waitForHead(height, signal),
    switchEndpoint: (reason) => source.switchEndpoint?.(reason),
    async close() {
      closing.abort();
      await source.close();
    },
  };
}

function textOf({ height, block, results }: RawBlock): string {
  return JSON.stringify({ height, block, results });
}
