// The last net: where nothing at all is heard for minutes, neither from nodes nor from the database, the process is stuck.
import { LeasebookError } from '@leasebook/db';

const CHECK_EVERY_MS = 1_000;

/** Notices that nothing happens any more. */
export class Silence {
  readonly #limitMs: number;
  #heardAt = performance.now();

  constructor(limitMs: number) {
    this.#limitMs = limitMs;
  }

  /** Notes a sign of life. */
  heard(): void {
    this.#heardAt = performance.now();
  }

  /** The result of `work`, or INDEXER_STUCK where nothing was heard for too long while it ran. */
  async during<T>(work: Promise<T>): Promise<T> {
    this.heard();
    const { promise, reject } = Promise.withResolvers<never>();
    const timer = setInterval(() => {
      const silentMs = performance.now() - this.#heardAt;
      if (silentMs >= this.#limitMs) reject(stuck(silentMs));
    }, CHECK_EVERY_MS);
    try {
      return await Promise.race([work, promise]);
    } finally {
      clearInterval(timer);
    }
  }
}

function stuck(silentMs: number): LeasebookError {
  return new LeasebookError(`nothing was heard from nodes or database for ${Math.round(silentMs / 1000)} s.`, {
    kind: 'retryable',
    code: 'INDEXER_STUCK',
    advice: 'Start it again: nothing was half-written. If it comes back, report it with the log.',
  });
}
