// What PostgreSQL and the connection to it report, as errors that say what to do.
import { type ErrorKind, LeasebookError } from './errors.ts';

interface Meaning {
  kind: ErrorKind;
  code: string;
  what: string;
  advice: string;
}

const diskFull: Meaning = {
  kind: 'fatal',
  code: 'DATABASE_DISK_FULL',
  what: 'PostgreSQL has no space left',
  advice: 'Free or add disk space, then start again: nothing was half-written and the index goes on where it was.',
};
const connectionLost: Meaning = {
  kind: 'retryable',
  code: 'DATABASE_CONNECTION_LOST',
  what: 'the connection to PostgreSQL was lost or could not be made',
  advice: 'Check that PostgreSQL runs and that DATABASE_URL is right; the same command may then be repeated.',
};
const shuttingDown: Meaning = { ...connectionLost, code: 'DATABASE_UNAVAILABLE', what: 'PostgreSQL is starting or shutting down' };
const conflict: Meaning = {
  kind: 'retryable',
  code: 'DATABASE_CONFLICT',
  what: 'another transaction stood in the way',
  advice: 'Repeat the command; if it comes back, look for long transactions in pg_stat_activity.',
};
const timeout: Meaning = {
  kind: 'retryable',
  code: 'DATABASE_TIMEOUT',
  what: 'a statement or a lock took longer than allowed',
  advice: 'Repeat the command; if it comes back, look for locks in pg_locks or a disk that is too slow.',
};
const permission: Meaning = {
  kind: 'fatal',
  code: 'DATABASE_PERMISSION',
  what: 'PostgreSQL refuses the user of DATABASE_URL',
  advice: 'Check name and password in DATABASE_URL and that this user owns the database.',
};
const forbidden: Meaning = {
  ...permission,
  what: 'PostgreSQL does not allow this to the user of the address',
  advice: 'Use the address of a role that may, see `leasebook roles`, or make this user the owner of the database.',
};
const missingDatabase: Meaning = {
  kind: 'fatal',
  code: 'DATABASE_MISSING',
  what: 'the database does not exist',
  advice: 'Create it with createdb or correct DATABASE_URL.',
};
const readOnly: Meaning = {
  kind: 'fatal',
  code: 'DATABASE_READ_ONLY',
  what: 'the database only reads',
  advice: 'DATABASE_URL names a replica, or a role that only reads: use the primary, by a role that writes.',
};
const untrusted: Meaning = {
  kind: 'fatal',
  code: 'DATABASE_TLS_REFUSED',
  what: "PostgreSQL's certificate is not trusted",
  advice: 'Name the authority that signed it by sslrootcert in the address, and the host as the certificate has it (docs/operations.md).',
};
/** PgBouncer tells all of its errors by one code. */
const POOLER_REFUSES = /unsupported startup parameter/;
const poolerRefuses: Meaning = {
  kind: 'fatal',
  code: 'DATABASE_POOLER_REFUSES',
  what: 'the pooler before PostgreSQL does not let a setting of the connection through',
  advice: 'Let it ignore the parameters that docs/operations.md lists, or name PostgreSQL itself in DATABASE_URL.',
};
const other: Meaning = {
  kind: 'fatal',
  code: 'DATABASE_ERROR',
  what: 'PostgreSQL refused a statement',
  advice: 'This is a defect of Leasebook or a damaged database; report the text above.',
};

/** SQLSTATE codes and classes (PostgreSQL, appendix A), the codes of the client library, and those of sockets. */
const byCode = new Map<string, Meaning>([
  ['53100', diskFull],
  ['ENOSPC', diskFull],
  [
    '53300',
    {
      kind: 'retryable',
      code: 'DATABASE_TOO_MANY_CONNECTIONS',
      what: 'PostgreSQL accepts no more connections',
      advice: 'Raise max_connections or run fewer processes; the same command may then be repeated.',
    },
  ],
  ['57P01', shuttingDown],
  ['57P02', shuttingDown],
  ['57P03', shuttingDown],
  // A session that was silent for too long: of a process that was stopped or a machine that was frozen.
  ['57P05', connectionLost],
  ['25P03', connectionLost],
  ['57014', timeout],
  ['55P03', timeout],
  ['25P04', timeout],
  ['42501', forbidden],
  ['3D000', missingDatabase],
  [
    '3F000',
    {
      ...missingDatabase,
      what: 'there is no schema for the tables',
      advice: 'Create the one that search_path of the role names, or correct it.',
    },
  ],
  ['25006', readOnly],
  ...[
    ...['DEPTH_ZERO_SELF_SIGNED_CERT', 'SELF_SIGNED_CERT_IN_CHAIN', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'UNABLE_TO_GET_ISSUER_CERT'],
    ...['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID', 'ERR_TLS_CERT_ALTNAME_INVALID'],
  ].map((code) => [code, untrusted] as const),
  ...['CONNECTION_CLOSED', 'CONNECTION_ENDED', 'CONNECTION_DESTROYED', 'CONNECT_TIMEOUT'].map((code) => [code, connectionLost] as const),
  ...[
    ...['ECONNREFUSED', 'ECONNRESET', 'ECONNABORTED', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN'],
    ...['EHOSTUNREACH', 'EHOSTDOWN', 'ENETUNREACH', 'ENETDOWN'],
    // The stream of a COPY whose connection went away under it.
    ...['ERR_STREAM_DESTROYED', 'ERR_STREAM_PREMATURE_CLOSE', 'ERR_STREAM_UNABLE_TO_PIPE', 'ERR_STREAM_WRITE_AFTER_END'],
  ].map((code) => [code, connectionLost] as const),
]);
const byClass = new Map<string, Meaning>([
  ['08', connectionLost],
  ['28', permission],
  ['40', conflict],
  [
    '53',
    {
      ...diskFull,
      code: 'DATABASE_OUT_OF_RESOURCES',
      what: 'PostgreSQL ran out of resources',
      advice: 'Give PostgreSQL more memory or disk, then start again.',
    },
  ],
]);

function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if ('code' in error && typeof error.code === 'string') return error.code;
  // Node reports a host with several addresses as one error that holds the others.
  return error instanceof AggregateError ? codeOf(error.errors[0]) : undefined;
}

function meaningOf(code: string | undefined): Meaning | undefined {
  if (code === undefined) return undefined;
  return byCode.get(code) ?? (/^[0-9A-Z]{5}$/.test(code) ? byClass.get(code.slice(0, 2)) : undefined);
}

/** The height and object that were being written. */
interface Where {
  height?: number;
  object?: string;
}

/** What `toDatabaseError` makes of it where PostgreSQL answered it or its code is one of a connection to it; else itself. */
export function knownDatabaseError(cause: unknown, where: Where = {}): unknown {
  const isAnswer = cause instanceof Error && cause.name === 'PostgresError';
  return isAnswer || meaningOf(codeOf(cause)) !== undefined ? toDatabaseError(cause, where) : cause;
}

/**
 * The error to report for `cause`: itself where it is one of ours, else what its SQLSTATE or socket code means.
 */
export function toDatabaseError(cause: unknown, where: Where = {}): LeasebookError {
  if (cause instanceof LeasebookError) return cause;
  const code = codeOf(cause);
  const text = cause instanceof Error && cause.message !== '' ? cause.message : String(code ?? cause);
  const meaning = POOLER_REFUSES.test(text) ? poolerRefuses : (meaningOf(code) ?? other);
  return new LeasebookError(`${meaning.what}: ${text}${code === undefined ? '' : ` (${code})`}.`, {
    kind: meaning.kind,
    code: meaning.code,
    advice: meaning.advice,
    height: where.height,
    object: where.object,
    cause,
  });
}
