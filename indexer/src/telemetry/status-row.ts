// How the indexer fares, in one row for `leasebook status`, written every few seconds beside the batches.
import { LeasebookError, type Sql } from '@leasebook/db';
import { storable } from '../decode/text.ts';
import type { IndexReport } from '../run/progress.ts';
import { EndpointTally } from './endpoint-tally.ts';
import type { RpcRequest } from './observer.ts';

const EVERY_MS = 5_000;

/** Writes the row. Failures are told and never stop the indexer: the database that refuses this refuses the batches too. */
export class StatusRow {
  readonly #sql: Sql;
  readonly #onError: (error: Error) => void;
  #writtenAt = Number.NEGATIVE_INFINITY;
  #writing: Promise<void> | null = null;
  readonly #endpoints = new EndpointTally();
  readonly #waiting = new Map<'progress' | 'error', () => PromiseLike<unknown>>();

  constructor(sql: Sql, onError: (error: Error) => void) {
    this.#sql = sql;
    this.#onError = onError;
  }

  /** Counts a request to a node; written with the next progress. */
  request(request: RpcRequest): void {
    this.#endpoints.request(request);
  }

  /** Notes progress; most calls only note, every five seconds one writes. */
  progress(report: IndexReport): void {
    const now = performance.now();
    if (now - this.#writtenAt < EVERY_MS) return;
    this.#writtenAt = now;
    this.#writeProgress(report);
  }

  /** Notes the clean end of a run, where nothing is waited for any more. */
  ends(report: IndexReport): void {
    this.#writeProgress({ ...report, waitingFor: null });
  }

  #writeProgress({ blocksPerSecond, waitingFor, phases }: IndexReport): void {
    this.#write(
      'progress',
      () => this.#sql`
        INSERT INTO indexer_status (told_at, blocks_per_second, waiting_for, phases, endpoints)
        VALUES (now(), ${blocksPerSecond}, ${waitingFor}, ${JSON.stringify(phases)}::text::jsonb,
          ${JSON.stringify(this.#endpoints.counts())}::text::jsonb)
        ON CONFLICT (singleton) DO UPDATE SET told_at = excluded.told_at, blocks_per_second = excluded.blocks_per_second,
          waiting_for = excluded.waiting_for, phases = excluded.phases, endpoints = excluded.endpoints`,
    );
  }

  /** Notes an error as the last one. */
  error(error: unknown): void {
    const code = error instanceof LeasebookError ? error.code : 'UNEXPECTED';
    const text = storable(error instanceof Error ? error.message : String(error));
    this.#write(
      'error',
      () => this.#sql`
        INSERT INTO indexer_status (told_at, blocks_per_second, phases, error_code, error, error_at)
        VALUES (now(), 0, '{"fetch": 0, "process": 0, "write": 0}', ${code}, ${text}, now())
        ON CONFLICT (singleton) DO UPDATE SET error_code = excluded.error_code, error = excluded.error, error_at = excluded.error_at`,
    );
  }

  /** Resolves when everything noted is written or refused. */
  async idle(): Promise<void> {
    await this.#writing;
  }

  /** Writes now, or after what is being written; of several notes of a kind that wait the last one counts. */
  #write(kind: 'progress' | 'error', statement: () => PromiseLike<unknown>): void {
    this.#waiting.set(kind, statement);
    this.#writing ??= this.#writeAll();
  }

  async #writeAll(): Promise<void> {
    for (let [next] = this.#waiting; next !== undefined; [next] = this.#waiting) {
      const [kind, statement] = next;
      this.#waiting.delete(kind);
      try {
        await statement();
      } catch (error) {
        this.#onError(error instanceof Error ? error : new Error(String(error)));
      }
    }
    // In the same turn in which nothing was found waiting.
    this.#writing = null;
  }
}
