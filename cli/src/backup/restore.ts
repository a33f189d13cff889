// Puts a backup into an empty database: the schema that it had, its rows in one transaction, then the migrations since.
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createZstdDecompress } from 'node:zlib';
import { knownDatabaseError, knownMigrations, LeasebookError, migrate, type Sql, type Transaction } from '@leasebook/db';
import { type BackupTable, damaged, type Manifest, readManifest, verifyFiles } from './manifest.ts';

export interface RestoreOptions {
  from: string;
  signal: AbortSignal;
  onTable?: (table: BackupTable) => void;
}

/** Whether `table` has a row. */
async function hasRow(sql: Sql, table: string): Promise<boolean> {
  const [row] = await sql<{ found: boolean }[]>`SELECT EXISTS (SELECT FROM ${sql(table)}) AS found`;
  return row?.found === true;
}

/**
 * Requires a schema without tables, or with what a restore of this backup leaves that ended before its rows came in: tables of
 * no later form, without a row.
 */
async function requireEmpty(sql: Sql, { schema }: Manifest): Promise<void> {
  const tables = await sql<{ name: string }[]>`
    SELECT relname AS name FROM pg_class
    WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition`;
  if (tables.length === 0) return;
  if (tables.some(({ name }) => name === 'schema_migrations')) {
    const applied = await sql<{ version: number }[]>`SELECT version FROM schema_migrations`;
    const isOfBackup = applied.every(({ version }) => schema.some((migration) => migration.version === version));
    let isEmpty = isOfBackup;
    for (const { name } of tables) isEmpty &&= name === 'schema_migrations' || !(await hasRow(sql, name));
    if (isEmpty) return;
  }
  throw new LeasebookError('the database has tables already.', {
    kind: 'fatal',
    code: 'RESTORE_NOT_EMPTY',
    advice: 'Restore into a new database or another --data folder; nothing was written.',
  });
}

function stopped(cause: unknown): LeasebookError {
  return new LeasebookError('the restore was stopped; no row of the backup came in.', {
    kind: 'retryable',
    code: 'RESTORE_STOPPED',
    advice: 'Run the same command again.',
    cause,
  });
}

/** @throws LeasebookError `BACKUP_TOO_NEW`, `BACKUP_DAMAGED`. */
async function requireKnown({ schema }: Manifest): Promise<void> {
  const known = new Map((await knownMigrations()).map((migration) => [migration.version, migration]));
  for (const { version, name, checksum } of schema) {
    const own = known.get(version);
    if (own?.checksum === checksum) continue;
    if (own !== undefined) throw damaged(`its migration ${name} is another one than ours`, name);
    throw new LeasebookError(`the backup has schema version ${version} (${name}), which this Leasebook does not know.`, {
      kind: 'fatal',
      code: 'BACKUP_TOO_NEW',
      advice: 'Restore it with the version of Leasebook that made it, or a newer one.',
    });
  }
}

async function readTable(transaction: Transaction, table: BackupTable, { from, signal }: RestoreOptions): Promise<void> {
  const { name, columns, file, rows, heights } = table;
  if (heights !== null) await transaction`SELECT make_partitions(${name}::regclass, ${heights[0]}, ${heights[1]})`;
  const target = await transaction.unsafe(`COPY ${name} (${columns.join(', ')}) FROM STDIN (FORMAT binary)`).writable();
  await pipeline(createReadStream(join(from, file)), createZstdDecompress(), target, { signal });
  const [counted] = await transaction.unsafe<{ rows: number }[]>(`SELECT count(*) AS rows FROM ${name}`);
  if (counted?.rows !== rows) throw damaged(`${file} has ${counted?.rows} rows, not ${rows}`, file);
}

/** Numbers that PostgreSQL hands out go on after those that came in. */
async function moveSequences(transaction: Transaction): Promise<void> {
  const columns = await transaction<{ table: string; column: string }[]>`
    SELECT c.relname AS table, a.attname AS column FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
    WHERE c.relnamespace = current_schema()::regnamespace AND a.attidentity <> ''`;
  for (const { table, column } of columns) {
    await transaction.unsafe(
      `SELECT setval(pg_get_serial_sequence('${table}', '${column}'), coalesce(max(${column}), 0) + 1, false) FROM ${table}`,
    );
  }
}

/**
 * Restores into a database without tables, or goes on where a restore of the same backup was ended. All rows or none come in.
 * @throws LeasebookError `RESTORE_NOT_EMPTY`, `RESTORE_STOPPED`, `BACKUP_DAMAGED`, `BACKUP_TOO_NEW` and those of the database.
 */
export async function readBackup(sql: Sql, options: RestoreOptions): Promise<Manifest> {
  const manifest = await readManifest(options.from);
  await requireKnown(manifest);
  await verifyFiles(options.from, manifest);
  await requireEmpty(sql, manifest);
  await migrate(sql, { only: new Set(manifest.schema.map(({ version }) => version)) });
  try {
    await restoreRows(sql, manifest, options);
    await migrate(sql);
    await analyse(sql);
  } catch (cause) {
    throw knownDatabaseError(cause);
  }
  return manifest;
}

/** Tells the planner what the tables hold; for a long history that takes longer than other statements may. */
async function analyse(sql: Sql): Promise<void> {
  await sql.begin(async (transaction) => {
    await transaction`SET LOCAL statement_timeout = 0`;
    await transaction`ANALYZE`;
  });
}

/** Puts all rows in, or none. */
async function restoreRows(sql: Sql, manifest: Manifest, options: RestoreOptions): Promise<void> {
  try {
    await sql.begin(async (transaction) => {
      await transaction`SET LOCAL statement_timeout = 0`;
      // What triggers keep up comes in as it was, and what migrations put there is in the backup too.
      for (const { name } of manifest.tables) await transaction.unsafe(`ALTER TABLE ${name} DISABLE TRIGGER USER; TRUNCATE ${name}`);
      for (const table of manifest.tables) {
        await readTable(transaction, table, options);
        options.onTable?.(table);
      }
      for (const { name } of manifest.tables) await transaction.unsafe(`ALTER TABLE ${name} ENABLE TRIGGER USER`);
      await moveSequences(transaction);
    });
  } catch (cause) {
    throw options.signal.aborted ? stopped(cause) : cause;
  }
}
