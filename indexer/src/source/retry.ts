// How long and how often a request is tried again: waits grow, with jitter, up to a patience that depends on the failure.
import { setTimeout as pause } from 'node:timers/promises';
import type { LeasebookError } from '@leasebook/db';
import { NodeRefuses } from './errors.ts';

export interface RetryOptions {
  /** Rounds over all endpoints, for failures that waiting longer does not mend, and while no endpoint ever answered. */
  attempts: number;
  /** Wait after the first round, in milliseconds; doubles with every further one. */
  firstWaitMs: number;
  longestWaitMs: number;
  /** A node that names a wait itself (`Retry-After`) is left alone for so long at most, in milliseconds; 30 s where not given. */
  longestRestMs?: number;
  /**
   * How long an outage is waited for, in milliseconds, once some endpoint has answered: a node restarts, a proxy is
   * overloaded, a block is not there yet.
   */
  patienceMs: number;
}

const LONGEST_REST_MS = 30_000;

/** Failures that pass by themselves. */
const outages: ReadonlySet<string> = new Set(['NODE_UNREACHABLE', 'NODE_REFUSES', 'NODE_BEHIND']);

/** Whether it may be over soon, so that it is waited for where the endpoint answered before: if it never did, its address may simply be wrong. */
export function isOutage({ code }: LeasebookError): boolean {
  return outages.has(code);
}

/** The rounds of one request. */
export class Rounds {
  readonly #options: RetryOptions;
  readonly #began = performance.now();
  #round = 0;

  constructor(options: RetryOptions) {
    this.#options = options;
  }

  /**
   * Waits before another round: for as long as the patience lasts where it is `patient`, else for so many attempts.
   * @throws `error` where another round is not worth it, and the signal's reason when it is aborted.
   */
  async next(error: LeasebookError, patient: boolean, signal: AbortSignal): Promise<void> {
    const { attempts, firstWaitMs, longestWaitMs, longestRestMs = LONGEST_REST_MS, patienceMs } = this.#options;
    this.#round += 1;
    if (patient ? performance.now() - this.#began >= patienceMs : this.#round >= attempts) throw error;
    const full = Math.min(longestWaitMs, firstWaitMs * 2 ** (this.#round - 1));
    const rest = error instanceof NodeRefuses ? Math.min(longestRestMs, error.restMs) : 0;
    // Between half and the whole, so that many requests do not come back at the same moment.
    await pause(rest + full * (0.5 + Math.random() / 2), undefined, { signal }).catch(() => signal.throwIfAborted());
  }
}
