// Brings a database to the schema of this version: numbered SQL files, forward only, each in one transaction.
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Sql } from './connect.ts';
import { toDatabaseError } from './database-errors.ts';
import { LeasebookError } from './errors.ts';

/** Any number serves, as long as every version of Leasebook takes the same. */
const lockKey = 5_135_977;
const ownMigrations = join(import.meta.dirname, '../migrations');

interface Migration {
  version: number;
  name: string;
  checksum: string;
  text: string;
}
interface Applied {
  version: number;
  name: string;
  checksum: string;
}

export interface MigrateOptions {
  /** Told once for every file that is applied. */
  log?: (text: string) => void;
  /** Folder of the files; the package's own where not given. */
  folder?: string;
}

async function readMigrations(folder: string): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => /^\d{4}_[a-z0-9_]+\.sql$/.test(name)).sort();
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(join(folder, name), 'utf8');
      return { version: Number(name.slice(0, 4)), name, checksum: createHash('sha256').update(text).digest('hex'), text };
    }),
  );
}

function refuse(what: string, code: string, advice: string): never {
  throw new LeasebookError(what, { kind: 'fatal', code, advice });
}

/**
 * The files that are to be applied, in the order of their numbers. Numbers may leave gaps, which files that came from a
 * branch of work fill later: such files do not depend on each other.
 */
function missing(known: readonly Migration[], applied: readonly Applied[]): Migration[] {
  for (const [index, { version, name }] of known.entries()) {
    if (known[index - 1]?.version !== version) continue;
    refuse(
      `migrations ${known[index - 1]?.name} and ${name} have the same number.`,
      'SCHEMA_FILES_BROKEN',
      'Give each file of db/migrations a number of its own.',
    );
  }
  const newest = known.at(-1)?.version ?? 0;
  for (const done of applied) {
    const migration = known.find(({ version }) => version === done.version);
    if (migration === undefined && done.version > newest) {
      refuse(
        `the database has schema version ${done.version} (${done.name}), this Leasebook knows ${newest}.`,
        'SCHEMA_TOO_NEW',
        'Use the newer version of Leasebook that made this database, or another database.',
      );
    }
    if (migration?.checksum !== done.checksum) {
      refuse(
        `migration ${migration?.name ?? done.version} is not what was applied to this database as ${done.name}.`,
        'SCHEMA_CHANGED',
        'Undo the change of the file and add a new one, or start over with an empty database (--fresh).',
      );
    }
  }
  return known.filter(({ version }) => !applied.some((done) => done.version === version));
}

/** A standby gets its schema from its primary: all that can be done is to see whether it has all of it already. */
async function requireComplete(sql: Sql, known: readonly Migration[]): Promise<void> {
  const [table] = await sql<{ exists: boolean }[]>`SELECT to_regclass('schema_migrations') IS NOT NULL AS exists`;
  const applied =
    table?.exists === true ? await sql<Applied[]>`SELECT version, name, checksum FROM schema_migrations ORDER BY version` : [];
  const [next] = missing(known, applied);
  if (next === undefined) return;
  throw new LeasebookError(`this standby lacks migration ${next.name}.`, {
    kind: 'retryable',
    code: 'SCHEMA_NOT_YET_HERE',
    advice: 'Start an indexer of this version on the primary; the standby has the schema as soon as it has followed.',
  });
}

/**
 * Applies what is missing and resolves with how many files are applied then. Several processes may call it at once: one works, the
 * others wait. On a standby nothing is applied: SCHEMA_NOT_YET_HERE where something is missing. Throws SCHEMA_TOO_NEW,
 * SCHEMA_CHANGED or SCHEMA_FILES_BROKEN without having changed anything.
 */
export async function migrate(sql: Sql, options: MigrateOptions = {}): Promise<number> {
  const known = await readMigrations(options.folder ?? ownMigrations);
  const [server] = await sql<{ isStandby: boolean }[]>`SELECT pg_is_in_recovery() AS "isStandby"`.catch((cause: unknown) => {
    throw toDatabaseError(cause);
  });
  if (server?.isStandby === true) {
    await requireComplete(sql, known).catch((cause: unknown) => {
      throw toDatabaseError(cause);
    });
    return known.length;
  }
  const session = await sql.reserve().catch((cause: unknown) => {
    throw toDatabaseError(cause);
  });
  try {
    await session`SET lock_timeout = 0`;
    await session`SET statement_timeout = 0`;
    await session`SELECT pg_advisory_lock(${lockKey})`;
    await session`CREATE TABLE IF NOT EXISTS schema_migrations (
      version integer PRIMARY KEY, name text NOT NULL, checksum text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())`;
    const applied = await session<Applied[]>`SELECT version, name, checksum FROM schema_migrations ORDER BY version`;
    for (const migration of missing(known, applied)) {
      // One simple query is one transaction: the file and its record appear together or not at all.
      await session
        .unsafe(`BEGIN;\n${migration.text}\n;
        INSERT INTO schema_migrations (version, name, checksum) VALUES (${migration.version}, '${migration.name}', '${migration.checksum}');
        COMMIT`)
        .catch(async (cause: unknown) => {
          await session`ROLLBACK`;
          throw toDatabaseError(cause, { object: `migration ${migration.name}` });
        });
      options.log?.(`applied ${migration.name}`);
    }
    return known.length;
  } catch (cause) {
    throw toDatabaseError(cause);
  } finally {
    await release(session);
  }
}

async function release(session: Awaited<ReturnType<Sql['reserve']>>): Promise<void> {
  // A lost connection has given up its lock and settings by itself; its error is already on the way.
  await session`SELECT pg_advisory_unlock(${lockKey})`.catch(() => undefined);
  await session`RESET lock_timeout`.catch(() => undefined);
  await session`RESET statement_timeout`.catch(() => undefined);
  session.release();
}
