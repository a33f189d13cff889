// How many exports run at once: each holds a connection and a snapshot, so that some wait for a while and others are refused.
import { RequestError } from '../errors.ts';

export interface SlotLimits {
  /** Exports that run at once. */
  running: number;
  /** Of one client. */
  perClient: number;
  /** Requests that wait for one to end. */
  waiting: number;
  /** How long they do, in milliseconds. */
  waitMs: number;
}

/** Seconds after which a refused client may ask again. */
export const RETRY_AFTER_SECONDS = 10;

interface Waiting {
  client: string;
  begin(): void;
}

/** Gives out places for exports. */
export class Slots {
  readonly #limits: SlotLimits;
  readonly #running = new Map<string, number>();
  readonly #waiting = new Set<Waiting>();

  constructor(limits: SlotLimits) {
    this.#limits = limits;
  }

  /**
   * Resolves with the release of a place, once there is one for this client.
   * @throws RequestError `EXPORTS_BUSY` where too many wait already, or it takes too long; the signal's reason.
   */
  async take(client: string, signal: AbortSignal): Promise<() => void> {
    if (!this.#fits(client)) await this.#wait(client, signal);
    else this.#count(client, 1);
    let released = false;
    return () => {
      if (released) return;
      released = true;
      this.#count(client, -1);
      this.#next();
    };
  }

  #fits(client: string): boolean {
    const all = [...this.#running.values()].reduce((sum, count) => sum + count, 0);
    return all < this.#limits.running && (this.#running.get(client) ?? 0) < this.#limits.perClient;
  }

  #count(client: string, change: number): void {
    const count = (this.#running.get(client) ?? 0) + change;
    if (count === 0) this.#running.delete(client);
    else this.#running.set(client, count);
  }

  #next(): void {
    for (const waiting of this.#waiting) {
      if (this.#fits(waiting.client)) {
        this.#count(waiting.client, 1);
        waiting.begin();
      }
    }
  }

  async #wait(client: string, signal: AbortSignal): Promise<void> {
    const { waiting, waitMs } = this.#limits;
    if (this.#waiting.size >= waiting) throw busy();
    signal.throwIfAborted();
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const own: Waiting = { client, begin: resolve };
    const timer = setTimeout(() => reject(busy()), waitMs);
    const leave = (): void => reject(signal.reason);
    signal.addEventListener('abort', leave, { once: true });
    this.#waiting.add(own);
    try {
      await promise;
    } finally {
      clearTimeout(timer);
      signal.removeEventListener('abort', leave);
      this.#waiting.delete(own);
    }
  }
}

function busy(): RequestError {
  return new RequestError(
    'EXPORTS_BUSY',
    'As many exports run as this server lets.',
    `Repeat the request in ${RETRY_AFTER_SECONDS} s, and take one file after the other.`,
  );
}
