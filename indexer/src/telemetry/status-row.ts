// How the indexer fares, in one row for `leasebook status`, written every few seconds beside the batches.
import { LeasebookError, type Sql } from '@leasebook/db';
import type { IndexReport } from '../run/progress.ts';

const EVERY_MS = 5_000;

/** Writes the row. Failures are told and never stop the indexer: the database that refuses this refuses the batches too. */
export class StatusRow {
  readonly #sql: Sql;
  readonly #onError: (error: Error) => void;
  #writtenAt = Number.NEGATIVE_INFINITY;
  #writing: Promise<void> = Promise.resolve();

  constructor(sql: Sql, onError: (error: Error) => void) {
    this.#sql = sql;
    this.#onError = onError;
  }

  /** Notes progress; most calls only note, every five seconds one writes. */
  progress({ blocksPerSecond, waitingFor, phases }: IndexReport): void {
    const now = performance.now();
    if (now - this.#writtenAt < EVERY_MS) return;
    this.#writtenAt = now;
    this.#write(
      () => this.#sql`
        INSERT INTO indexer_status (told_at, blocks_per_second, waiting_for, phases)
        VALUES (now(), ${blocksPerSecond}, ${waitingFor}, ${JSON.stringify(phases)}::text::jsonb)
        ON CONFLICT (singleton) DO UPDATE SET told_at = excluded.told_at, blocks_per_second = excluded.blocks_per_second,
          waiting_for = excluded.waiting_for, phases = excluded.phases`,
    );
  }

  /** Notes an error as the last one. */
  error(error: unknown): void {
    const code = error instanceof LeasebookError ? error.code : 'UNEXPECTED';
    const text = (error instanceof Error ? error.message : String(error)).replaceAll('\0', '\uFFFD');
    this.#write(
      () => this.#sql`
        INSERT INTO indexer_status (told_at, blocks_per_second, phases, error_code, error, error_at)
        VALUES (now(), 0, '{"fetch": 0, "process": 0, "write": 0}', ${code}, ${text}, now())
        ON CONFLICT (singleton) DO UPDATE SET error_code = excluded.error_code, error = excluded.error, error_at = excluded.error_at`,
    );
  }

  /** Resolves when everything noted is written or refused. */
  idle(): Promise<void> {
    return this.#writing;
  }

  #write(statement: () => PromiseLike<unknown>): void {
    this.#writing = this.#writing.then(async () => {
      try {
        await statement();
      } catch (error) {
        this.#onError(error instanceof Error ? error : new Error(String(error)));
      }
    });
  }
}
