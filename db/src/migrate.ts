// Brings a database to the schema of this version: numbered SQL files, forward only, each in one transaction.
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Sql } from './connect.ts';
import { toDatabaseError } from './database-errors.ts';
import { LeasebookError } from './errors.ts';
import { LOCKS } from './locks.ts';
import { grantWithin, mayGrant } from './roles.ts';
import { type ServerKind, unsuitable } from './suitable.ts';

/** lock_not_available */
const LOCKED = '55P03';
/** Pause before a migration tries again to get its locks, and how often it does: some ten minutes in all. */
const RETRY_MS = 1_000;
const RETRIES = 200;
const ownMigrations = join(import.meta.dirname, '../migrations');

interface Migration {
  version: number;
  name: string;
  checksum: string;
  text: string;
}
/** A migration as the table of applied ones has it. */
export interface Applied {
  version: number;
  name: string;
  /** SHA-256 of its file. */
  checksum: string;
}

export interface MigrateOptions {
  /** Told once for every file that is applied. */
  log?: (text: string) => void;
  /** Folder of the files; the package's own where not given. */
  folder?: string;
  /** For who only reads: a newer schema will do as long as it says that it can be read, and nothing is applied then. */
  reads?: boolean;
  /** Only the files of these numbers, as a backup had them; all where not given. */
  only?: ReadonlySet<number>;
  /** Longest time that readers may have to wait for a migration that waits for others, in milliseconds; 2,000 where not given. */
  lockTimeoutMs?: number;
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

/** The migrations that this version knows, in their order. */
export async function knownMigrations(): Promise<Applied[]> {
  return (await readMigrations(ownMigrations)).map(({ version, name, checksum }) => ({ version, name, checksum }));
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

async function readApplied(sql: Sql): Promise<readonly Applied[]> {
  const [table] = await sql<{ exists: boolean }[]>`SELECT to_regclass('schema_migrations') IS NOT NULL AS exists`;
  return table?.exists === true ? sql<Applied[]>`SELECT version, name, checksum FROM schema_migrations ORDER BY version` : [];
}

/** For who can or may change nothing: all that can be done is to see whether the schema is there. */
function requireComplete(known: readonly Migration[], applied: readonly Applied[], isStandby: boolean): void {
  const [next] = missing(known, applied);
  if (next === undefined) return;
  throw new LeasebookError(isStandby ? `this standby lacks migration ${next.name}.` : `the database lacks migration ${next.name}.`, {
    kind: 'retryable',
    code: 'SCHEMA_NOT_YET_HERE',
    advice: isStandby
      ? 'Start an indexer of this version on the primary; the standby has the schema as soon as it has followed.'
      : 'Run `leasebook migrate` with the address of the role that owns the tables in DATABASE_MIGRATE_URL; this role may not.',
  });
}

/** Whether the schema is of a later version that who reads as we do still understands. */
async function isReadable(sql: Sql, known: readonly Migration[], applied: readonly Applied[]): Promise<boolean> {
  const newest = known.at(-1)?.version ?? 0;
  if (!applied.some(({ version }) => version > newest)) return false;
  const [found] = await sql<{ exists: boolean }[]>`SELECT to_regprocedure('schema_readable_from()') IS NOT NULL AS exists`;
  if (found?.exists !== true) return false;
  const [told] = await sql<{ from: number }[]>`SELECT schema_readable_from() AS from`;
  // What is not newer than we are must still be ours.
  missing(
    known,
    applied.filter(({ version }) => version <= newest),
  );
  return told !== undefined && told.from <= newest;
}

/**
 * Applies what is missing and resolves with how many files are applied then. Several processes may call it at once: one works, the
 * others wait. Who reads meanwhile goes on: a migration that waits for a lock gives way every `lockTimeoutMs` and tries again.
 * The roles that there are have their rights on what was applied when it appears.
 * On a standby, and by a role that may not make tables, nothing is applied: SCHEMA_NOT_YET_HERE where something is missing.
 * Throws SCHEMA_TOO_NEW, SCHEMA_CHANGED, SCHEMA_FILES_BROKEN, DATABASE_TOO_OLD or DATABASE_NOT_UTF8 without having changed anything.
 */
export async function migrate(sql: Sql, options: MigrateOptions = {}): Promise<number> {
  const { only } = options;
  const all = await readMigrations(options.folder ?? ownMigrations);
  const known = only === undefined ? all : all.filter(({ version }) => only.has(version));
  try {
    const [server] = await sql<(ServerKind & { isStandby: boolean; mayCreate: boolean })[]>`
      SELECT pg_is_in_recovery() AS "isStandby", has_schema_privilege(current_schema(), 'CREATE') AS "mayCreate",
        current_setting('server_version_num')::int AS version, current_setting('server_version') AS server,
        current_setting('server_encoding') AS encoding`;
    const refusal = server === undefined ? null : unsuitable(server);
    if (refusal !== null) throw refusal;
    const applied = await readApplied(sql);
    if (options.reads === true && (await isReadable(sql, known, applied))) return known.length;
    if (server?.isStandby === true || server?.mayCreate === false) {
      requireComplete(known, applied, server.isStandby);
      return known.length;
    }
    await applyMissing(sql, known, options);
    return known.length;
  } catch (cause) {
    throw toDatabaseError(cause);
  }
}

async function applyMissing(sql: Sql, known: readonly Migration[], { log, lockTimeoutMs = 2_000 }: MigrateOptions): Promise<void> {
  const session = await sql.reserve();
  try {
    await session`SET statement_timeout = 0`;
    await session`SET lock_timeout = 0`;
    await session`SELECT pg_advisory_lock(${LOCKS.migrations})`;
    await session.unsafe(`SET lock_timeout = ${lockTimeoutMs}`);
    await session`CREATE TABLE IF NOT EXISTS schema_migrations (
      version integer PRIMARY KEY, name text NOT NULL, checksum text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())`;
    const applied = await session<Applied[]>`SELECT version, name, checksum FROM schema_migrations ORDER BY version`;
    const files = missing(known, applied);
    for (const migration of files) {
      // Nobody reads a new database yet: there the rights are given once, with the last file.
      await apply(session, migration, applied.length > 0 || migration === files.at(-1));
      log?.(`applied ${migration.name}`);
    }
  } finally {
    await release(session);
  }
}

/**
 * Applies one file, with the rights of those who read and write on where `grants` is set; where it waits for a lock in vain
 * it lets everybody who waits behind it pass, and tries again.
 */
async function apply(session: Session, { version, name, checksum, text }: Migration, grants: boolean): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      // One transaction: the file, its record and the rights to what it made appear together or not at all.
      await session`BEGIN`;
      await session.unsafe(`${text}\n;
        INSERT INTO schema_migrations (version, name, checksum) VALUES (${version}, '${name}', '${checksum}')`);
      await noteBehind(session, text);
      if (grants && (await mayGrant(session))) await grantWithin(session);
      await session`COMMIT`;
      return;
    } catch (cause) {
      await session`ROLLBACK`;
      const isLocked = cause instanceof Error && 'code' in cause && cause.code === LOCKED;
      if (!isLocked || tries === RETRIES) throw toDatabaseError(cause, { object: `migration ${name}` });
      await pause(RETRY_MS);
    }
  }
}

/** Notes what a file adds without the history of an index that is there, as the file says; migration 0043 has the form. */
async function noteBehind(session: Session, text: string): Promise<void> {
  const names = [...text.matchAll(/^-- reindex fills: (.+)$/gm)].flatMap(([, list = '']) => list.split(/,\s*/));
  if (names.length === 0) return;
  await session`
    INSERT INTO behind SELECT name, height FROM checkpoint, unnest(${names}::text[]) AS name ON CONFLICT (name) DO NOTHING`;
}

type Session = Awaited<ReturnType<Sql['reserve']>>;

async function release(session: Session): Promise<void> {
  // A lost connection has given up its lock and settings by itself; its error is already on the way.
  await session`SELECT pg_advisory_unlock(${LOCKS.migrations})`.catch(() => undefined);
  await session`RESET lock_timeout`.catch(() => undefined);
  await session`RESET statement_timeout`.catch(() => undefined);
  session.release();
}
