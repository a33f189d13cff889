// Tries again what may be tried again: growing waits, an end to the patience, and the first cause is the one that is told.
import { setTimeout as pause } from 'node:timers/promises';
import { knownDatabaseError, LeasebookError } from '@leasebook/db';

export interface PatienceOptions {
  /** How long failures in a row are borne, from the first one on, in milliseconds. */
  patienceMs: number;
  firstWaitMs: number;
  longestWaitMs: number;
}

/** Five minutes: a restart of PostgreSQL with recovery, or of a node. */
export const patienceDefaults: PatienceOptions = { patienceMs: 300_000, firstWaitMs: 250, longestWaitMs: 5_000 };

/** These are told only when waiting has not helped: whoever started the process decides about another start. */
const waitedFor: ReadonlySet<string> = new Set(['HEAD_STALE', 'INDEXER_STUCK']);

/** A row of failures, which a success ends. */
export class Outage {
  readonly #options: PatienceOptions;
  #first: { error: LeasebookError; at: number } | null = null;
  #failures = 0;
  #hasAchieved = false;

  constructor(options: PatienceOptions) {
    this.#options = options;
  }

  /** Notes that something was achieved: later failures are a new row. */
  end(): void {
    this.#hasAchieved = true;
    this.#first = null;
    this.#failures = 0;
  }

  /** How long to wait before the next try, in milliseconds. Throws where there is none: the first failure of the row. */
  next(cause: unknown): number {
    const error = this.#hasAchieved ? overtaken(cause) : cause;
    if (!(error instanceof LeasebookError) || error.kind !== 'retryable' || waitedFor.has(error.code)) throw error;
    const now = performance.now();
    this.#first ??= { error, at: now };
    const { patienceMs, firstWaitMs, longestWaitMs } = this.#options;
    if (now - this.#first.at >= patienceMs) throw this.#first.error;
    const full = Math.min(longestWaitMs, firstWaitMs * 2 ** this.#failures);
    this.#failures += 1;
    return full * (0.5 + Math.random() / 2);
  }
}

/** What could be written to and only reads now is about to be replaced by another server: that passes. */
function overtaken(error: unknown): unknown {
  if (!(error instanceof LeasebookError) || error.code !== 'DATABASE_READ_ONLY') return error;
  return new LeasebookError('the database only reads since it was written to.', {
    kind: 'retryable',
    code: error.code,
    height: error.height,
    object: error.object,
    advice: 'Wait until another server has taken over and DATABASE_URL leads to it, or let this one write again; then start again.',
    cause: error,
  });
}

/** Work that lasted so long before it failed had got over what failed before. */
const RECOVERED_MS = 150_000;

/**
 * Runs `work` again after each retryable error; everything else ends it. Resolves with null when the signal is aborted
 * between two tries.
 */
export async function persevere<T>(
  work: () => Promise<T>,
  outage: Outage,
  signal: AbortSignal,
  onFailure: (error: Error) => void,
): Promise<T | null> {
  for (;;) {
    const began = performance.now();
    try {
      return await work();
    } catch (cause) {
      // Whoever asked the database: a connection that was lost is one.
      const error = knownDatabaseError(cause);
      if (performance.now() - began > RECOVERED_MS) outage.end();
      const wait = outage.next(error);
      if (error instanceof Error) onFailure(error);
      await pause(wait, undefined, { signal }).catch(() => undefined);
      if (signal.aborted) return null;
    }
  }
}
