// The error of an answer that cannot be read.
import { LeasebookError } from '@leasebook/db';

/** An answer that is not what the chain's definitions say: verification stops, since nothing after it could be trusted. */
export function answerError(what: string, object: string, cause?: unknown): LeasebookError {
  return new LeasebookError(what, {
    kind: 'fatal',
    code: 'STATE_ANSWER_UNREADABLE',
    object,
    advice: 'Ask another node for the same height; if it answers the same, report it with the version of the node.',
    cause,
  });
}
