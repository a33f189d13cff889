// Watches that the head moves: where it stands too long another endpoint is tried, then the wait ends with an error.
import { LeasebookError } from '@leasebook/db';
import type { BlockSource, RawBlock, SourceStatus } from '../contract.ts';
import { blockTime } from './block-time.ts';

export interface WatchOptions {
  /** A head may stand still so long in any case, in milliseconds; 20 s where not given. */
  leastMs?: number;
  /** And for so many of the chain's block intervals; 5 where not given. */
  intervals?: number;
  /** Told when another endpoint is tried. */
  onSwitch?: (error: LeasebookError) => void;
}

/** So many moves of the head tell the interval. */
const MOVES = 20;

/** How long a chain takes from block to block, by our own clock where the head was seen to move, else by its blocks' times. */
class Pace {
  #moves: { height: number; at: number }[] = [];
  #byBlocks = 0;

  saw(height: number): void {
    if (height <= (this.#moves.at(-1)?.height ?? 0)) return;
    this.#moves.push({ height, at: performance.now() });
    if (this.#moves.length > MOVES) this.#moves.shift();
  }

  /** Two blocks in a row. */
  read(before: RawBlock, last: RawBlock): void {
    const [from, to] = [blockTime(before), blockTime(last)];
    if (from !== null && to !== null && last.height > before.height) this.#byBlocks = (to - from) / (last.height - before.height);
  }

  get intervalMs(): number {
    // The first height was not seen to come.
    const [, first] = this.#moves;
    const last = this.#moves.at(-1);
    if (first === undefined || last === undefined || last === first) return this.#byBlocks;
    return (last.at - first.at) / (last.height - first.height);
  }
}

/**
 * The same source whose `waitForHead` rejects with HEAD_STALE when nodes answer and the head stands still for longer than
 * twice max(20 s, 5 × block interval); halfway another endpoint is tried. A chain that ends (a recorded one) may stand
 * still for ever. Nodes that do not answer are the source's own matter, and its patience's.
 */
export function watched(source: BlockSource, { leastMs = 20_000, intervals = 5, onSwitch }: WatchOptions = {}): BlockSource {
  const pace = new Pace();
  const noted = (status: SourceStatus): SourceStatus => {
    pace.saw(status.headHeight);
    return status;
  };
  const limitMs = () => Math.max(leastMs, intervals * pace.intervalMs);
  return {
    get name() {
      return source.name;
    },
    status: async () => noted(await source.status()),
    genesis: () => source.genesis(),
    async *blocks(from, to, signal, after) {
      let before: RawBlock | null = null;
      for await (const raw of source.blocks(from, to, signal, after)) {
        // Times are read of the last two only.
        if (raw.height === to && before !== null) pace.read(before, raw);
        before = raw;
        yield raw;
      }
    },
    async waitForHead(height, signal) {
      for (let switched = false; ; ) {
        const limit = limitMs();
        const status = await within(limit, source, height, signal);
        if (status !== null) return noted(status);
        // Asked at the end of the wait: where no node answers, this rejects as any request does.
        const now = noted(await source.status());
        signal.throwIfAborted();
        if (now.headHeight > height) return now;
        if (now.isEnded === true) return noted(await source.waitForHead(height, signal));
        const error = stale(source.name, now, limit);
        if (switched) throw error;
        switched = true;
        source.switchEndpoint?.(error);
        onSwitch?.(error);
      }
    },
    switchEndpoint: (error) => source.switchEndpoint?.(error),
    close: () => source.close(),
  };
}

/** The head above `height`, or null where none came within the limit. */
async function within(limitMs: number, source: BlockSource, height: number, signal: AbortSignal): Promise<SourceStatus | null> {
  const over = new AbortController();
  const timer = setTimeout(() => over.abort(), limitMs);
  try {
    return await source.waitForHead(height, AbortSignal.any([signal, over.signal]));
  } catch (error) {
    signal.throwIfAborted();
    if (over.signal.aborted) return null;
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

function stale(name: string, { headHeight }: SourceStatus, limitMs: number): LeasebookError {
  return new LeasebookError(`${name} and every other endpoint have told no new block for ${Math.round(limitMs / 100) / 10} s.`, {
    kind: 'retryable',
    code: 'HEAD_STALE',
    height: headHeight,
    advice: 'Check that the nodes follow the chain (catching_up) or that the chain moves, add another node with --rpc, then start again.',
  });
}
