// What a PostgreSQL must be before it can hold an index: told before anything is made in it.
import { LeasebookError } from './errors.ts';

/** The first major version whose SQL knows all that migrations and answers ask of it. */
const OLDEST_VERSION = 15;

/** What a server tells of itself and of the database. */
export interface ServerKind {
  /** `server_version_num`, e.g. 150018. */
  version: number;
  /** `server_version`, as people write it. */
  server: string;
  /** `server_encoding` */
  encoding: string;
}

/** Why no index can be kept there, as `DATABASE_TOO_OLD` or `DATABASE_NOT_UTF8`; null where one can. */
export function unsuitable({ version, server, encoding }: ServerKind): LeasebookError | null {
  if (version < OLDEST_VERSION * 10_000) {
    return new LeasebookError(`PostgreSQL ${server} is too old.`, {
      kind: 'fatal',
      code: 'DATABASE_TOO_OLD',
      advice: `Use PostgreSQL ${OLDEST_VERSION} or later: pg_dump and pg_restore, or pg_upgrade, take an index there.`,
    });
  }
  if (encoding === 'UTF8') return null;
  return new LeasebookError(`the database has the encoding ${encoding}, which texts of the chain do not fit.`, {
    kind: 'fatal',
    code: 'DATABASE_NOT_UTF8',
    advice: 'Create another one with ENCODING UTF8 and TEMPLATE template0, and name it in DATABASE_URL.',
  });
}
