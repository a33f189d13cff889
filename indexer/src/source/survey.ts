// One round of questions to all endpoints how far they are.
import { LeasebookError } from '@leasebook/db';
import type { SourceStatus } from '../contract.ts';

/** After the first answer, how long the other endpoints are waited for. */
const GRACE_MS = 250;

/** The answers of one round over the endpoints. */
export class Survey {
  readonly errors: LeasebookError[] = [];
  readonly #enough = Promise.withResolvers<void>();
  #timer: NodeJS.Timeout | undefined;
  #unexpected: unknown = null;
  highest: SourceStatus | null = null;

  /** Notes the answer when it comes; never rejects. */
  async add(answer: Promise<SourceStatus>, onFailure: (error: LeasebookError) => void): Promise<void> {
    try {
      const status = await answer;
      if (this.highest === null || status.headHeight > this.highest.headHeight) this.highest = status;
      this.#timer ??= setTimeout(this.#enough.resolve, GRACE_MS);
    } catch (error) {
      if (error instanceof LeasebookError) {
        onFailure(error);
        this.errors.push(error);
      } else {
        this.#unexpected = error;
      }
    }
  }

  /** Resolves when all have answered, or a little after the first that did. */
  async end(running: readonly Promise<void>[]): Promise<void> {
    await Promise.race([Promise.all(running), this.#enough.promise]);
    clearTimeout(this.#timer);
    if (this.#unexpected !== null && this.highest === null) throw this.#unexpected;
  }
}
