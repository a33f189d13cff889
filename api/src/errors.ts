// What a client may know about an error: its own mistakes with a code and advice; everything else only by a number that the log holds.
import { randomUUID } from 'node:crypto';
import { unwrapResolverError } from '@apollo/server/errors';
import { LeasebookError, toDatabaseError } from '@leasebook/db';
import type { GraphQLFormattedError } from 'graphql';
import { enumAdvice } from './graphql/enum-advice.ts';

/** Codes of mistakes in a request; docs/api.md lists each. */
export type RequestErrorCode =
  | 'BAD_ARGUMENT'
  | 'BAD_CURSOR'
  | 'BAD_ID'
  | 'BAD_PAGE_SIZE'
  | 'BAD_RANGE'
  | 'COST_LIMIT_EXCEEDED'
  | 'RATE_LIMITED'
  | 'TIMEOUT'
  | 'TOO_MANY_STREAMS'
  | 'EXPORTS_BUSY'
  | 'NOTHING_INDEXED'
  | 'TOO_LARGE'
  | 'UNKNOWN_COLUMN'
  | 'UNKNOWN_DATASET'
  | 'UNKNOWN_FORMAT'
  | 'UNKNOWN_PARAMETER'
  | 'UNSUPPORTED_DIMENSION'
  | 'VALUE_TOO_LARGE';

/** A mistake in a request, told to the client as it is. */
export class RequestError extends LeasebookError {
  /** What is wrong, without code and advice, which an answer carries apart. */
  readonly what: string;

  constructor(code: RequestErrorCode, what: string, advice: string) {
    super(what, { kind: 'fatal', code, advice });
    this.name = 'RequestError';
    this.what = what;
  }
}

/** Where unexpected errors are written; pino and Fastify's logger fit. */
export interface ErrorLog {
  error(fields: object, message: string): void;
}

/** Codes of the database that a client can do something about: wait and repeat. */
const PASSING = new Set(['DATABASE_TIMEOUT', 'DATABASE_CONNECTION_LOST', 'DATABASE_UNAVAILABLE', 'DATABASE_TOO_MANY_CONNECTIONS']);

/** Whether the same request may succeed later, by the code of a database error. */
export function isPassing(code: string): boolean {
  return PASSING.has(code);
}

/** Whether PostgreSQL refused a text for its characters (character_not_in_repertoire, untranslatable_character). */
function isUnstorable(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && (cause.code === '22021' || cause.code === '22P05');
}

/** What Apollo says of persisted queries that are asked for in a wrong way, to which it gives no code; with our advice. */
const PERSISTED_MISTAKES: ReadonlyMap<string, string> = new Map([
  ['provided sha does not match query', 'Send the SHA-256 of the very text of `query`, in small hexadecimal letters.'],
  ['Unsupported persisted query version', 'Send `{"persistedQuery": {"version": 1, "sha256Hash": "…"}}` as `extensions`.'],
]);

/** What a client may know of an error. */
export type ErrorFormatter = (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError;

/** Makes Apollo's `formatError`: mistakes pass, everything else is logged and masked. */
export function errorFormatter(log: ErrorLog): ErrorFormatter {
  return (formatted, error) => {
    const cause = unwrapResolverError(error);
    // Apollo unwraps what resolvers throw, and not what plugins do.
    const mistake = error instanceof Error && 'originalError' in error ? (error.originalError ?? cause) : cause;
    if (mistake instanceof RequestError) {
      return { ...formatted, message: mistake.what, extensions: { code: mistake.code, advice: mistake.advice } };
    }
    const persisted = PERSISTED_MISTAKES.get(formatted.message);
    if (persisted !== undefined) return { ...formatted, extensions: { code: 'BAD_REQUEST', advice: persisted } };
    // Errors of graphql-js and Apollo about the request itself: syntax, validation, variables, method.
    const code = formatted.extensions?.code;
    if (cause === error && typeof code === 'string' && code !== 'INTERNAL_SERVER_ERROR') {
      const advice = enumAdvice(formatted.message);
      return { ...formatted, extensions: advice === null ? { code } : { code, advice } };
    }
    const known = toDatabaseError(cause);
    if (isUnstorable(known.cause)) {
      return {
        ...formatted,
        message: 'An argument holds a character that no text here can have.',
        extensions: { code: 'BAD_ARGUMENT', advice: 'Leave out the character with the number 0.' },
      };
    }
    const reference = randomUUID();
    log.error({ err: cause, code: known.code, path: formatted.path, reference }, 'a field could not be answered');
    const passing = isPassing(known.code);
    return {
      message: passing ? 'The database did not answer in time.' : 'The server could not answer this field.',
      ...(formatted.path === undefined ? {} : { path: formatted.path }),
      ...(formatted.locations === undefined ? {} : { locations: formatted.locations }),
      extensions: {
        code: passing ? 'UNAVAILABLE' : 'INTERNAL_SERVER_ERROR',
        advice: passing ? 'Repeat the request; ask for less if it comes back.' : 'Report it with the reference; the log holds the cause.',
        reference,
      },
    };
  };
}
