// Writes a backup: every table by COPY from one snapshot, packed, with a manifest that tells what it must be.
import { createWriteStream } from 'node:fs';
import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createZstdCompress } from 'node:zlib';
import { type FolderRefusal, knownDatabaseError, LeasebookError, makeFolder, type Sql, type Transaction, unwritable } from '@leasebook/db';
import { type BackupTable, hashOf, MANIFEST, type Manifest } from './manifest.ts';

/** What no reindex can make again. */
const ARCHIVE = ['archive_ranges', 'bootstrap', 'chain_head', 'observations', 'raw_answers', 'raw_blocks', 'raw_bootstrap', 'raw_chain'];
/** Made by migrations. */
const LEFT_OUT = ['schema_migrations'];
/** How a folder is refused that no backup can be written to. */
const UNWRITABLE: FolderRefusal = {
  code: 'BACKUP_UNWRITABLE',
  advice: 'Name a folder with --to that this user may write, on a disk with space.',
};

export interface BackupOptions {
  /** A folder that is empty or not there yet. */
  to: string;
  archiveOnly: boolean;
  signal: AbortSignal;
  onTable?: (table: BackupTable) => void;
}

interface Relation {
  name: string;
  columns: string[];
  isPartitioned: boolean;
}

function relations(transaction: Transaction): Promise<Relation[]> {
  return transaction<Relation[]>`
    SELECT c.relname AS name, c.relkind = 'p' AS "isPartitioned",
      array_agg(a.attname::text ORDER BY a.attnum) FILTER (WHERE a.attgenerated = '') AS columns
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
    GROUP BY c.oid ORDER BY c.relname`;
}

async function emptyFolder(folder: string): Promise<void> {
  await makeFolder(folder, UNWRITABLE);
  if ((await readdir(folder)).length === 0) return;
  throw new LeasebookError(`${folder} is not empty.`, {
    kind: 'fatal',
    code: 'BACKUP_FOLDER_NOT_EMPTY',
    object: folder,
    advice: 'Name a folder that is empty or not there yet.',
  });
}

/** Removes what a backup that is not whole left in its folder, which was empty before. */
async function emptyAgain(folder: string): Promise<void> {
  try {
    for (const name of await readdir(folder)) await rm(join(folder, name));
  } catch (error) {
    throw unwritable(error, folder, UNWRITABLE);
  }
}

function stopped(cause: unknown): LeasebookError {
  return new LeasebookError('the backup was stopped; nothing of it was left.', {
    kind: 'retryable',
    code: 'BACKUP_STOPPED',
    advice: 'Run the command again.',
    cause,
  });
}

async function writeTable(transaction: Transaction, relation: Relation, { to, signal }: BackupOptions): Promise<BackupTable> {
  const { name, columns, isPartitioned } = relation;
  const file = `${name}.copy.zst`;
  const path = join(to, file);
  const names = columns.join(', ');
  // A partitioned table gives its rows to a query only.
  const rows = await transaction.unsafe(`COPY (SELECT ${names} FROM ${name}) TO STDOUT (FORMAT binary)`).readable();
  await pipeline(rows, createZstdCompress(), createWriteStream(path), { signal });
  const [counted] = await transaction.unsafe<{ rows: number }[]>(`SELECT count(*) AS rows FROM ${name}`);
  const [heights] = isPartitioned
    ? await transaction.unsafe<{ lowest: number | null; highest: number | null }[]>(
        `SELECT min(first_height) AS lowest, max(first_height) AS highest FROM ${name}`,
      )
    : [];
  const { lowest = null, highest = null } = heights ?? {};
  return {
    name,
    columns,
    file,
    rows: counted?.rows ?? 0,
    heights: lowest === null || highest === null ? null : [lowest, highest],
    ...(await hashOf(path)),
  };
}

/**
 * Writes all tables, or those of the raw archive and of observations, as they are at one moment; an indexer may write on meanwhile.
 * Where it fails or is stopped, nothing is left in the folder.
 * @throws LeasebookError `BACKUP_FOLDER_NOT_EMPTY`, `BACKUP_UNWRITABLE`, `BACKUP_STOPPED` and those of the database.
 */
export async function writeBackup(sql: Sql, options: BackupOptions): Promise<Manifest> {
  await emptyFolder(options.to);
  // Told instead of what the transaction tells, which cannot be ended while a table's rows still come.
  let failure: { cause: unknown } | null = null;
  const write = async (transaction: Transaction, relation: Relation): Promise<BackupTable> => {
    try {
      return await writeTable(transaction, relation, options);
    } catch (cause) {
      failure = { cause };
      throw cause;
    }
  };
  try {
    return await sql.begin('isolation level repeatable read read only', async (transaction) => {
      await transaction`SET LOCAL statement_timeout = 0`;
      const [checkpoint] = await transaction<{ chainId: string; height: number }[]>`SELECT chain_id AS "chainId", height FROM checkpoint`;
      const schema = await transaction<Manifest['schema']>`SELECT version, name, checksum FROM schema_migrations ORDER BY version`;
      const tables: BackupTable[] = [];
      for (const relation of await relations(transaction)) {
        const isWanted = options.archiveOnly ? ARCHIVE.includes(relation.name) : !LEFT_OUT.includes(relation.name);
        if (!isWanted) continue;
        const table = await write(transaction, relation);
        tables.push(table);
        options.onTable?.(table);
      }
      const manifest: Manifest = {
        form: 1,
        chainId: checkpoint?.chainId ?? '',
        height: checkpoint?.height ?? 0,
        madeAt: new Date().toISOString(),
        archiveOnly: options.archiveOnly,
        schema: [...schema],
        tables,
      };
      await writeFile(join(options.to, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`);
      return manifest;
    });
  } catch (error) {
    const { cause } = failure ?? { cause: error };
    await emptyAgain(options.to);
    if (options.signal.aborted) throw stopped(cause);
    throw knownDatabaseError(unwritable(cause, options.to, UNWRITABLE));
  }
}
