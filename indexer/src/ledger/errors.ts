// The ledger's errors: a broken invariant stops the indexer at the block, with what is needed to look into it.
import { LeasebookError } from '@leasebook/db';

/** A rule of the chain that the block's facts contradict; nothing of the block may be stored. */
export class LedgerError extends LeasebookError {
  constructor(what: string, code: string, height: number, object: string) {
    super(what, {
      kind: 'fatal',
      code,
      height,
      object,
      advice: `Show the history by \`leasebook verify --height ${Math.max(height - 1, 0)}\`; nothing of this block is stored.`,
    });
    this.name = 'LedgerError';
  }
}
