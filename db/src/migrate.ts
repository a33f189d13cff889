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

function check(known: Migration[], applied: Applied[]): void {
  for (const [index, migration] of known.entries()) {
    if (migration.version !== index + 1) {
      refuse(
        `migration ${migration.name} should have number ${index + 1}.`,
        'SCHEMA_FILES_BROKEN',
        'Number the files of db/migrations without gaps and repeats.',
      );
    }
  }
  for (const [index, done] of applied.entries()) {
    const migration = known[index];
    if (migration === undefined) {
      refuse(
        `the database has schema version ${applied.length} (${done.name}), this Leasebook knows ${known.length}.`,
        'SCHEMA_TOO_NEW',
        'Use the newer version of Leasebook that made this database, or another database.',
      );
    }
    if (migration.version !== done.version || migration.checksum !== done.checksum) {
      refuse(
        `migration ${migration.name} is not what was applied to this database as ${done.name}.`,
        'SCHEMA_CHANGED',
        'Undo the change of the file and add a new one, or start over with an empty database (--fresh).',
      );
    }
  }
}

/**
 * Applies what is missing and resolves with the schema's version. Several processes may call it at once: one works, the
 * others wait. Throws SCHEMA_TOO_NEW, SCHEMA_CHANGED or SCHEMA_FILES_BROKEN without having changed anything.
 */
export async function migrate(sql: Sql, options: MigrateOptions = {}): Promise<number> {
  const known = await readMigrations(options.folder ?? ownMigrations);
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
    check(known, applied);
    for (const migration of known.slice(applied.length)) {
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
