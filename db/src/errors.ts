// The root of every typed error: what happened, where, and what the reader does next.

/** What an error decides: try again, stop and let the operator act, or set the bad part aside. */
export type ErrorKind = 'retryable' | 'fatal' | 'bad-block';

/** Where it happened and what to do about it. */
export interface ErrorContext {
  kind: ErrorKind;
  /** Stable and upper-case, e.g. `PARENT_HASH_MISMATCH`; docs/operations.md lists each. */
  code: string;
  /** What the reader does next, one sentence. */
  advice: string;
  height?: number | undefined;
  /** The object, e.g. `tx 3 message 0/1` or `owner/dseq/gseq/oseq/provider`. */
  object?: string | undefined;
  cause?: unknown;
}

/** Every error that Leasebook raises on purpose. Its text carries height, object and advice, so that a log line is enough. */
export class LeasebookError extends Error {
  readonly kind: ErrorKind;
  readonly code: string;
  readonly advice: string;
  readonly height: number | undefined;
  readonly object: string | undefined;

  constructor(what: string, context: ErrorContext) {
    const where = [context.height === undefined ? '' : `height ${context.height}`, context.object ?? ''].filter((part) => part !== '');
    super(`${where.length === 0 ? '' : `${where.join(', ')}: `}${what} [${context.code}] ${context.advice}`, { cause: context.cause });
    this.name = 'LeasebookError';
    this.kind = context.kind;
    this.code = context.code;
    this.advice = context.advice;
    this.height = context.height;
    this.object = context.object;
  }

  /** 75 where a later try may succeed, else 1 (sysexits.h: EX_TEMPFAIL). */
  get exitCode(): 1 | 75 {
    return this.kind === 'retryable' ? 75 : 1;
  }
}
