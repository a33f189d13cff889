// Learns of new blocks by WebSocket where the node offers it; asking now and then is the net under it.
import { WebSocket } from 'ws';

const subscribe = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'subscribe', params: { query: "tm.event='NewBlock'" } });

/** Longer events are given up together with their subscription; asking finds their blocks. */
const LONGEST_EVENT_BYTES = 64 * 1024 * 1024;

/**
 * Tells of new blocks. A subscription may be refused, lost or silent: whoever finds by asking that a block went untold
 * calls `renew`. No failure of it is an error, as asking goes on without it.
 */
export class HeadEvents {
  readonly #url: () => string;
  readonly #listeners = new Set<() => void>();
  readonly #renewEveryMs: number;
  #socket: WebSocket | null = null;
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
    const over = () => resolve(false);
    const timer = setTimeout(over, timeoutMs);
    signal.addEventListener('abort', over, { once: true });
    this.#listeners.add(told);
    try {
      return await promise;
    } finally {
      clearTimeout(timer);
      signal.removeEventListener('abort', over);
      this.#listeners.delete(told);
    }
  }

  /** Gives the present subscription up; the next wait opens another one, though not too soon. */
  renew(): void {
    const socket = this.#socket;
    this.#socket = null;
    socket?.terminate();
  }

  #open(): void {
    const now = performance.now();
    if (this.#socket !== null || now - this.#openedAt < this.#renewEveryMs) return;
    this.#openedAt = now;
    const socket = new WebSocket(this.#url(), { handshakeTimeout: this.#renewEveryMs, maxPayload: LONGEST_EVENT_BYTES });
    this.#socket = socket;
    const lost = () => {
      if (this.#socket === socket) this.renew();
    };
    socket.on('open', () => socket.send(subscribe));
    socket.on('error', lost);
    socket.on('close', lost);
    socket.on('message', (data) => {
      // Only that it came counts: what the block is, the node is asked.
      if (!data.toString().includes('tendermint/event/NewBlock')) return;
      for (const listener of this.#listeners) listener();
    });
  }
}
