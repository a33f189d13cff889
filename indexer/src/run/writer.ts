// Writes one batch at a time while the next is being collected.
import type { Batch } from '../contract.ts';
import type { Store } from '../store/index.ts';

/** Two batches at most are in memory: the one being written and the one that waits in `submit`. */
export class Writer {
  readonly #store: Store;
  readonly #onWritten: (batch: Batch, milliseconds: number) => void;
  readonly #failure = new AbortController();
  #current: Promise<void> = Promise.resolve();

  constructor(store: Store, onWritten: (batch: Batch, milliseconds: number) => void) {
    this.#store = store;
    this.#onWritten = onWritten;
  }

  /** Aborted as soon as a batch could not be written, so that nobody waits for blocks that cannot be written either. */
  get failed(): AbortSignal {
    return this.#failure.signal;
  }

  /** Resolves when the batch before is written and this one is on its way; rejects where the batch before was refused. */
  async submit(batch: Batch, isBackfill: boolean): Promise<void> {
    await this.#current;
    this.#current = this.#write(batch, isBackfill);
    // Reported by the next submit or by idle.
    this.#current.catch(() => this.#failure.abort());
  }

  /** Resolves when everything submitted is written; rejects with the first refusal. */
  idle(): Promise<void> {
    return this.#current;
  }

  async #write(batch: Batch, isBackfill: boolean): Promise<void> {
    const start = performance.now();
    await this.#store.commit(batch, { isBackfill });
    this.#onWritten(batch, performance.now() - start);
    batch.chain.free();
    batch.ended?.free();
  }
}
