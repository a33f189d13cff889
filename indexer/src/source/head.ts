// Learns of new blocks: by WebSocket where the node offers it, by asking now and then in any case.
import { WebsocketClient } from '@cosmjs/tendermint-rpc';

/**
 * Tells of new blocks. The client reconnects a lost WebSocket but does not subscribe again, and some nodes offer none:
 * whoever finds by asking that a block went untold calls `renew`.
 */
export class HeadEvents {
  readonly #url: () => string;
  readonly #listeners = new Set<() => void>();
  readonly #renewEveryMs: number;
  #client: WebsocketClient | null = null;
  #openedAt = Number.NEGATIVE_INFINITY;

  /** `url` gives the WebSocket's address at each attempt; `renewEveryMs` lies between attempts at least. */
  constructor(url: () => string, renewEveryMs: number) {
    this.#url = url;
    this.#renewEveryMs = renewEveryMs;
  }

  /** Resolves with true at the next new block, with false after `timeoutMs` or when the signal is aborted. */
  async next(timeoutMs: number, signal: AbortSignal): Promise<boolean> {
    if (signal.aborted) return false;
    this.#open();
    const { promise, resolve } = Promise.withResolvers<boolean>();
    const told = () => resolve(true);
    const aborted = () => resolve(false);
    const timer = setTimeout(aborted, timeoutMs);
    signal.addEventListener('abort', aborted, { once: true });
    this.#listeners.add(told);
    try {
      return await promise;
    } finally {
      clearTimeout(timer);
      signal.removeEventListener('abort', aborted);
      this.#listeners.delete(told);
    }
  }

  /** Gives the present subscription up; the next wait opens another one, though not too soon. */
  renew(): void {
    this.#client?.disconnect();
    this.#client = null;
  }

  #open(): void {
    const now = performance.now();
    if (this.#client !== null || now - this.#openedAt < this.#renewEveryMs) return;
    this.#openedAt = now;
    // Asking goes on without the WebSocket, so its failures are no errors; without a handler the client would throw them.
    const client = new WebsocketClient(this.#url(), () => undefined);
    this.#client = client;
    const lost = () => {
      if (this.#client === client) this.renew();
    };
    client.listen({ jsonrpc: '2.0', id: 1, method: 'subscribe', params: { query: "tm.event='NewBlock'" } }).subscribe({
      next: () => {
        for (const listener of this.#listeners) listener();
      },
      error: lost,
      complete: lost,
    });
  }
}
