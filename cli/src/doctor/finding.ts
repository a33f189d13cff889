// What the doctor says about one thing.
import type { LeasebookError } from '@leasebook/db';

export interface Finding {
  /** What was looked at, e.g. `node https://...`. */
  subject: string;
  /** `wrong`: an index will not work; `doubtful`: it will, but slower, larger or shorter than one may think. */
  state: 'good' | 'doubtful' | 'wrong';
  /** What was found, with units. */
  text: string;
  /** What to do about it; absent where nothing is to be done. */
  advice?: string;
}

/** What happened, and what to do about it, each once: the error's own text has both. */
export function told({ message, code, advice }: LeasebookError): { text: string; advice: string } {
  return { text: message.replace(` ${advice}`, '').replace(`. [${code}]`, ` [${code}]`), advice };
}
