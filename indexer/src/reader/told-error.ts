// Errors on their way between threads: what makes them typed would be lost otherwise.
import { type ErrorKind, LeasebookError } from '@leasebook/db';

/** An error as a message can hold it; without `code` it was none of ours. */
export interface ToldError {
  message: string;
  stack: string | undefined;
  typed: { kind: ErrorKind; code: string; advice: string; height: number | undefined; object: string | undefined } | null;
}

/** What to tell of an error. */
export function tellError(error: unknown): ToldError {
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  if (!(error instanceof LeasebookError)) return { message, stack, typed: null };
  const { kind, code, advice, height, object } = error;
  return { message, stack, typed: { kind, code, advice, height, object } };
}

/** The error that was told: a LeasebookError where it was one. */
export function toldError({ message, stack, typed }: ToldError): Error {
  const error = typed === null ? new Error(message) : new LeasebookError('', typed);
  // Its text holds height, object and advice already.
  error.message = message;
  if (stack !== undefined) error.stack = stack;
  return error;
}
