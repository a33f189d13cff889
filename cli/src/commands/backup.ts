// `leasebook backup` and `leasebook restore`: all tables into files of a folder, and back into an empty database.
import { resolve } from 'node:path';
import { writeBackup } from '../backup/backup.ts';
import type { BackupTable, Manifest } from '../backup/manifest.ts';
import { readBackup } from '../backup/restore.ts';
import { openDatabase } from '../database.ts';
import { number } from '../progress.ts';
import type { Settings } from '../settings.ts';
import type { Stopping } from '../stopping.ts';

function tell({ name, rows, bytes }: BackupTable): void {
  const size = `${(bytes / 2 ** 20).toFixed(1)} MiB`;
  process.stdout.write(`${name.padEnd(28)} ${number.format(rows).padStart(14)} rows ${size.padStart(12)}\n`);
}

function say(what: string, manifest: Manifest, json: boolean): void {
  if (json) {
    process.stdout.write(`${JSON.stringify(manifest)}\n`);
    return;
  }
  const { chainId, height, archiveOnly, tables } = manifest;
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  const mebibytes = tables.reduce((sum, table) => sum + table.bytes, 0) / 2 ** 20;
  const of = chainId === '' ? 'an index without blocks' : `${chainId} at block ${number.format(height)}`;
  process.stdout.write(`${what} ${number.format(rows)} rows (${mebibytes.toFixed(1)} MiB) of ${of}.\n`);
  if (archiveOnly) process.stdout.write('It is the raw archive alone: `leasebook reindex` makes all other tables from it.\n');
}

/** Writes a backup beside a running indexer, or without one. */
export async function backup(
  settings: Settings,
  flags: { to: string; archiveOnly: boolean; json: boolean },
  stopping: Stopping,
): Promise<void> {
  const database = await openDatabase(settings, { existing: true });
  stopping.onStop(() => database.close());
  const { to, archiveOnly, json } = flags;
  const options = { to: resolve(to), archiveOnly, signal: stopping.signal, ...(json ? {} : { onTable: tell }) };
  say(`Backed up to ${to}:`, await writeBackup(database.sql, options), json);
}

/** Restores into an empty database. */
export async function restore(settings: Settings, flags: { from: string; json: boolean }, stopping: Stopping): Promise<void> {
  const print = (line: string): void => void process.stderr.write(`${line}\n`);
  const database = await openDatabase(settings, { migrates: false, owner: true, print });
  stopping.onStop(() => database.close());
  const { from, json } = flags;
  const options = { from: resolve(from), signal: stopping.signal, ...(json ? {} : { onTable: tell }) };
  say(`Restored from ${from}:`, await readBackup(database.sql, options), json);
}
