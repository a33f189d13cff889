// What ended a command, in a form that says what to do: errors of the database and of a stop come as whoever waited for them threw them.
import { LeasebookError, toDatabaseError } from '@leasebook/db';

/** How the database's client names errors of its own. */
const CLIENT_CODE = /^(CONNECTION_|CONNECT_TIMEOUT$)/;

function isOfDatabase(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return error.name === 'PostgresError' || ('code' in error && CLIENT_CODE.test(String(error.code)));
}

/** Whether `error` only says that `signal` was aborted. */
export function isOfStop(error: unknown, signal: AbortSignal): boolean {
  return signal.aborted && (error === signal.reason || (error instanceof Error && error.name === 'AbortError'));
}

/**
 * The error to report where a command threw `error`: `COMMAND_STOPPED` where it only says that `signal` was aborted, what
 * PostgreSQL's answer means where it is one, else itself.
 */
export function commandError(error: unknown, signal: AbortSignal): unknown {
  if (isOfStop(error, signal)) {
    return new LeasebookError('the command was stopped before its end.', {
      kind: 'retryable',
      code: 'COMMAND_STOPPED',
      advice: 'Run it again.',
      cause: error,
    });
  }
  return isOfDatabase(error) ? toDatabaseError(error) : error;
}
