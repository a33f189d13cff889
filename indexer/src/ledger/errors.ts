// The ledger's errors: a broken invariant stops the indexer at the block, with what is needed to look into it.
import { LeasebookError } from '@leasebook/db';
import { deploymentNamed } from './keys.ts';

/** The command that shows what led to the error. */
function historyOf(object: string): string {
  const named = deploymentNamed(object);
  return named === null
    ? '`leasebook verify` tells whether earlier blocks agree with the chain'
    : `\`leasebook history ${named.owner}/${named.dseq}\` shows what came before`;
}

/** A rule of the chain that the block's facts contradict; nothing of the block may be stored. */
export class LedgerError extends LeasebookError {
  constructor(what: string, code: string, height: number, object: string) {
    super(what, {
      kind: 'fatal',
      code,
      height,
      object,
      advice: `Nothing of this block is stored: ${historyOf(object)}.`,
    });
    this.name = 'LedgerError';
  }
}
