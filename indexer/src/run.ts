// The driver: blocks from the source through decode, ledger and measure into the store, until told to stop.
import { setImmediate as turn } from 'node:timers/promises';
import type { RawBlock, SourceStatus } from './contract.ts';
import type { BlockFacts } from './facts.ts';
import { Collector, type Observed } from './run/collector.ts';
import { findPosition, type Position, requireNext, type Stages } from './run/position.ts';
import { type IndexReport, Meter } from './run/progress.ts';
import { Writer } from './run/writer.ts';
import type { Head } from './store/index.ts';
import type { IndexObserver } from './telemetry/observer.ts';

export interface RunOptions {
  /** A height, or `head` for the head as it is when it is reached; without it the head is followed. */
  until?: number | 'head' | undefined;
  /** What the chain is called to visitors. */
  origin: Head['origin'];
  /** Aborted to stop cleanly: what is worked on is still written, and the promise resolves. */
  signal: AbortSignal;
  /** Aborted with the reason when another indexer may have taken over: nothing more is written. */
  lost?: AbortSignal | undefined;
  /** Told after every batch. */
  onProgress?: ((progress: IndexReport) => void) | undefined;
  /** Hears of heads and batches, for metrics and logs. */
  observer?: Pick<IndexObserver, 'head' | 'batch'> | undefined;
}

const headEveryMs = 10_000;
/** The event loop goes on after so long, in milliseconds; a turn of it costs as much as a small block. */
const TURN_MS = 1;
/** Batches that end so many blocks below the head are backfill: PostgreSQL need not wait for the disk. */
const backfillBlocks = 100;

/**
 * Indexes from where the tables end. Resolves when `until` is reached or the signal is aborted; rejects with the first
 * error, everything before the batch at hand being written and nothing of it.
 */
export async function runIndexer(stages: Stages, options: RunOptions): Promise<IndexReport> {
  const status = await stages.source.status();
  const position = await findPosition(stages, status);
  const run = new Run(stages, options, position);
  await run.toTheEnd(status);
  return run.progress();
}

class Run {
  readonly #stages: Stages;
  readonly #options: RunOptions;
  readonly #position: Position;
  readonly #meter: Meter;
  readonly #collector: Collector;
  readonly #writer: Writer;
  readonly #stop: AbortSignal;
  readonly #lost: AbortSignal;
  #headSeenAt = 0;
  #headHeight = 0;

  constructor(stages: Stages, options: RunOptions, position: Position) {
    this.#stages = stages;
    this.#options = options;
    this.#position = position;
    this.#meter = new Meter({ firstHeight: position.firstHeight, height: position.last.height });
    this.#collector = new Collector(position.ledger, position.measure, position.genesis);
    this.#writer = new Writer(stages.store, (batch, milliseconds) => {
      this.#collector.wrote(milliseconds);
      this.#meter.written(batch.blocks.at(-1)?.height ?? 0);
      const progress = this.#meter.progress();
      options.observer?.batch(batch, milliseconds, progress);
      options.onProgress?.(progress);
    });
    this.#lost = options.lost ?? new AbortController().signal;
    this.#stop = AbortSignal.any([options.signal, this.#writer.failed, this.#lost]);
  }

  progress(): IndexReport {
    return this.#meter.progress();
  }

  async toTheEnd(first: SourceStatus): Promise<void> {
    let status = first;
    for (;;) {
      // Blocks do not wait for the note of how far they go.
      const noted = this.#noteHead(status);
      noted.catch(() => undefined);
      await this.#index(this.#goal(status));
      await noted;
      if (this.#options.signal.aborted || this.#isDone(status)) return;
      this.#meter.rest();
      status = await this.#nextHead(status);
      if (this.#options.signal.aborted) return;
    }
  }

  /** Last block to index, as far as the head is known. */
  #goal({ headHeight }: SourceStatus): number {
    const { until } = this.#options;
    return typeof until === 'number' ? Math.min(until, headHeight) : headHeight;
  }

  #isDone({ headHeight }: SourceStatus): boolean {
    const { until } = this.#options;
    if (until === undefined) return false;
    return this.#position.last.height >= (until === 'head' ? headHeight : until);
  }

  async #noteHead(status: SourceStatus): Promise<void> {
    const { until, origin } = this.#options;
    this.#meter.reach(typeof until === 'number' ? until : status.headHeight);
    this.#headSeenAt = performance.now();
    this.#headHeight = status.headHeight;
    this.#options.observer?.head(status);
    await this.#stages.store.setHead({ ...status, origin });
  }

  async #nextHead(before: SourceStatus): Promise<SourceStatus> {
    try {
      return await this.#stages.source.waitForHead(this.#position.last.height, this.#stop);
    } catch (error) {
      if (this.#options.signal.aborted) return before;
      this.#lost.throwIfAborted();
      throw error;
    }
  }

  /** Indexes up to and including `to`; on the way, fetching, working and writing overlap. */
  async #index(to: number): Promise<void> {
    const from = this.#position.last.height + 1;
    if (from > to) return;
    const blocks = this.#stages.source.blocks(from, to, this.#stop)[Symbol.asyncIterator]();
    let turnedAt = 0;
    try {
      for (;;) {
        const next = await this.#meter.time('fetch', () => blocks.next()).catch((error: unknown) => this.#endIfStopped(error));
        this.#lost.throwIfAborted();
        if (next.done === true || this.#stop.aborted) break;
        await this.#meter.time('process', async () => this.#work(next.value, this.#stages.decode(next.value)));
        if (this.#collector.isFull(this.#isBackfill(next.value.height))) await this.#submit();
        // The batch that is being written makes and sends its rows in turns of the event loop; it takes some fifty.
        if (performance.now() - turnedAt > TURN_MS) {
          await this.#meter.time('write', () => turn());
          turnedAt = performance.now();
        }
      }
    } catch (error) {
      // A refused batch is the cause of whatever came after it.
      await this.#writer.idle();
      throw error;
    } finally {
      await blocks.return?.();
    }
    await this.#submit();
    await this.#meter.time('write', () => this.#writer.idle());
  }

  /** A source that is told to stop may throw as well as end. */
  #endIfStopped(error: unknown): IteratorResult<RawBlock, undefined> {
    if (this.#stop.aborted) return { done: true, value: undefined };
    throw error;
  }

  async #work(raw: RawBlock, block: BlockFacts): Promise<void> {
    const { last, chainId, ledger, measure } = this.#position;
    requireNext(this.#stages.source, chainId, last, block);
    const time = block.time - (block.time % 1000n);
    const observed: Observed = await this.#stages.observations.between(last.time, time);
    const delta = ledger.apply(block);
    // A file may name anybody; polled are providers only.
    const samples = observed.samples.filter(({ provider }) => ledger.hasProvider(provider));
    measure.apply(block, delta, samples, observed.prices);
    const deadLetters = [...observed.deadLetters, ...delta.deadLetters];
    this.#collector.add(block, { ...observed, samples, deadLetters }, raw);
    this.#position.last = { height: block.height, hash: block.hash, time };
  }

  /** Whether a batch that ends there ends far below the head. */
  #isBackfill(height: number): boolean {
    return height + backfillBlocks < this.#headHeight;
  }

  async #submit(): Promise<void> {
    const batch = await this.#meter.time('process', async () => this.#collector.take());
    if (batch === null) return;
    await this.#meter.time('write', () => this.#writer.submit(batch, this.#isBackfill(batch.blocks.at(-1)?.height ?? 0)));
    if (!this.#stop.aborted && performance.now() - this.#headSeenAt > headEveryMs) await this.#noteHead(await this.#stages.source.status());
  }
}
