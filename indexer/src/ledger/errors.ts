// The ledger's errors: a broken invariant stops the indexer at the block, with what is needed to look into it.
import { LeasebookError } from '@leasebook/db';

/** The deployment that an account's or a payment's id belongs to. */
const DEPLOYMENT = /^(?:deployment\/|bid\/)?([^/\s]+\/\d+)(?:\/|$)/;

/** The command that shows what led to the error. */
function historyOf(object: string): string {
  const deployment = DEPLOYMENT.exec(object)?.[1];
  return deployment === undefined
    ? '`leasebook verify` tells whether earlier blocks agree with the chain'
    : `\`leasebook history ${deployment}\` shows what came before`;
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
