// The one way to open connections: types, timeouts and names are the same for everybody.
import postgres, { type TransactionSql } from 'postgres';
import { LeasebookError } from './errors.ts';
import { readTls } from './tls.ts';

export interface ConnectOptions {
  /** Shown in pg_stat_activity. */
  name: string;
  /** Most connections at once; 4 where not given. */
  connections?: number;
  /** Longest run of one statement in milliseconds; 60,000 where not given, 0 for no limit. */
  statementTimeoutMs?: number;
  /** Longest wait for one lock in milliseconds; 10,000 where not given. */
  lockTimeoutMs?: number;
  /** Longest wait for a new connection in milliseconds; 10,000 where not given. */
  connectTimeoutMs?: number;
  /** The server ends a connection that was silent for so long; it may be silent for ever where not given. */
  idleSessionTimeoutMs?: number;
  /** Keeps connections as long as they work; without it they are renewed within the hour. */
  keep?: boolean;
  /** Called for every notice; they are dropped where not given. */
  onNotice?: (text: string) => void;
}

/** How texts are read and written, whatever the role, the database or the server has it: figures and files must not depend on that. */
const FORMS = {
  DateStyle: 'ISO, MDY',
  IntervalStyle: 'postgres',
  bytea_output: 'hex',
  extra_float_digits: '1',
  standard_conforming_strings: 'on',
};

/** Where each pool leads, password included. */
const addresses = new WeakMap<object, string>();

function integer(text: string): number {
  const value = Number(text);
  if (Number.isSafeInteger(value)) return value;
  throw new LeasebookError(`the bigint ${text} does not fit a JavaScript number.`, {
    kind: 'fatal',
    code: 'DATABASE_UNSAFE_INTEGER',
    advice: 'This is a defect of Leasebook: such a column must be read as text.',
  });
}

/**
 * Opens a pool of connections; nothing is sent before the first query. `bigint` columns come as numbers (an unsafe one
 * throws), `numeric` as text, `timestamptz` as Date (cut to milliseconds: select it as text where microseconds matter).
 */
export function connect(url: string, options: ConnectOptions) {
  const { url: address, ssl } = readTls(url);
  // As text: the client does not send the number 0, and then a limit of the role, the database or the server would hold.
  const limits: Record<string, string> = {
    statement_timeout: String(options.statementTimeoutMs ?? 60_000),
    lock_timeout: String(options.lockTimeoutMs ?? 10_000),
  };
  const sql = postgres(address, {
    ssl,
    max: options.connections ?? 4,
    ...(options.keep ? { max_lifetime: null } : {}),
    connect_timeout: (options.connectTimeoutMs ?? 10_000) / 1000,
    types: { bigint: { to: 20, from: [20], serialize: String, parse: integer } },
    onnotice: (notice) => options.onNotice?.(notice.message ?? ''),
    connection: {
      application_name: options.name,
      ...limits,
      TimeZone: 'UTC',
      ...FORMS,
      ...(options.idleSessionTimeoutMs === undefined
        ? {}
        : {
            idle_session_timeout: options.idleSessionTimeoutMs,
            // The same for a machine that is gone without a word.
            tcp_keepalives_idle: 1,
            tcp_keepalives_interval: 1,
            tcp_keepalives_count: 2,
          }),
    },
  });
  addresses.set(sql, url);
  return sql;
}

/** Opens another pool to the database of `sql`. */
export function connectBeside(sql: Sql, options: ConnectOptions): Sql {
  return connect(addressOf(sql), options);
}

/** Where a pool leads, password included: for another thread that opens its own. */
export function addressOf(sql: Sql): string {
  const url = addresses.get(sql);
  if (url === undefined) throw new TypeError('a pool that `connect` did not open');
  return url;
}

/** A pool of connections as `connect` opens it. */
export type Sql = ReturnType<typeof connect>;

/** One transaction on such a connection. */
export type Transaction = TransactionSql<{ bigint: number }>;
