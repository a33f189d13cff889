// Tries again where that may help: waits longer each time, with jitter, and turns to another endpoint.
import { setTimeout as pause } from 'node:timers/promises';
import { LeasebookError } from '@leasebook/db';
import type { Endpoint } from './endpoint.ts';

export interface RetryOptions {
  /** Tries in all. */
  attempts: number;
  /** Wait before the second try, in milliseconds; doubles with every further one. */
  firstWaitMs: number;
  longestWaitMs: number;
}

/** Several endpoints of one chain, the one with the fewest recent failures first. */
export class Endpoints {
  readonly all: readonly Endpoint[];
  readonly #failures = new Map<Endpoint, number>();
  readonly #retry: RetryOptions;

  constructor(all: readonly Endpoint[], retry: RetryOptions) {
    this.all = all;
    this.#retry = retry;
  }

  /** The endpoint that requests go to now. */
  get best(): Endpoint {
    return this.all.reduce((best, endpoint) => (this.#failuresOf(endpoint) < this.#failuresOf(best) ? endpoint : best));
  }

  /**
   * Runs `request` until it succeeds. `onFailure` hears of every failed try. Rejects with the last error once the tries
   * are used up, and at once with one that trying again cannot mend on any endpoint.
   */
  async run<T>(request: (endpoint: Endpoint) => Promise<T>, signal: AbortSignal, onFailure?: () => void): Promise<T> {
    const hopeless = new Set<Endpoint>();
    for (let attempt = 1; ; attempt += 1) {
      const endpoint = this.all
        .filter((candidate) => !hopeless.has(candidate))
        .reduce((best, other) => (this.#failuresOf(other) < this.#failuresOf(best) ? other : best));
      try {
        const result = await request(endpoint);
        this.#failures.delete(endpoint);
        return result;
      } catch (error) {
        if (signal.aborted) throw signal.reason;
        if (!(error instanceof LeasebookError)) throw error;
        onFailure?.();
        this.#failures.set(endpoint, this.#failuresOf(endpoint) + 1);
        if (error.kind !== 'retryable') hopeless.add(endpoint);
        if (attempt >= this.#retry.attempts || hopeless.size === this.all.length) throw error;
        await pause(this.#waitMs(attempt), undefined, { signal });
      }
    }
  }

  async close(): Promise<void> {
    await Promise.all(this.all.map((endpoint) => endpoint.close()));
  }

  #failuresOf(endpoint: Endpoint): number {
    return this.#failures.get(endpoint) ?? 0;
  }

  /** Between half and the whole of the doubled wait, so that many clients do not come back at the same moment. */
  #waitMs(attempt: number): number {
    const full = Math.min(this.#retry.longestWaitMs, this.#retry.firstWaitMs * 2 ** (attempt - 1));
    return full * (0.5 + Math.random() / 2);
  }
}
