// How each node answers, counted since the indexer began: told in the status row, for the status page.
import type { RpcRequest } from './observer.ts';

/** One node's requests since the indexer began. */
interface EndpointCount {
  /** Origin of its address: what stands behind it may be a key. */
  endpoint: string;
  requests: number;
  failures: number;
  /** Sum over all requests. */
  seconds: number;
  /** Code and time (ISO 8601, UTC) of its newest failure; null where it has not failed. */
  code: string | null;
  failed_at: string | null;
}

/** More nodes than anybody lists; an address that is made up each time must not grow for ever. */
const MOST = 100;

function originOf(endpoint: string): string {
  return URL.canParse(endpoint) ? new URL(endpoint).origin : 'unknown';
}

/** Counts requests by node. */
export class EndpointTally {
  readonly #counts = new Map<string, EndpointCount>();

  request({ endpoint, seconds, code }: RpcRequest): void {
    const origin = originOf(endpoint);
    const count = this.#counts.get(origin) ?? { endpoint: origin, requests: 0, failures: 0, seconds: 0, code: null, failed_at: null };
    if (!this.#counts.has(origin) && this.#counts.size >= MOST) return;
    count.requests += 1;
    count.seconds += seconds;
    if (code !== null) {
      count.failures += 1;
      count.code = code;
      count.failed_at = new Date().toISOString();
    }
    this.#counts.set(origin, count);
  }

  /** All counts, the busiest first. */
  counts(): EndpointCount[] {
    return [...this.#counts.values()].sort((a, b) => b.requests - a.requests);
  }
}
