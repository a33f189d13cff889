// `leasebook lake`: base tables and raw facts as Parquet by month, for DuckDB, Spark and the like.
import { writeLake } from '@leasebook/api';
import { openDatabase } from '../database.ts';
import { number } from '../progress.ts';
import type { Settings } from '../settings.ts';
import type { Stopping } from '../stopping.ts';

/**
 * Writes the lake of one block into a folder.
 * @throws LeasebookError of the database; RequestError where nothing is indexed or an amount has no place in Parquet.
 */
export async function lake(settings: Settings, { out, json }: { out: string; json: boolean }, stopping: Stopping): Promise<void> {
  const database = await openDatabase(settings, { existing: true, reads: true });
  stopping.onStop(() => database.close());
  const report = await writeLake(database.sql, { out, signal: stopping.signal });
  if (json) process.stdout.write(`${JSON.stringify({ out, ...report })}\n`);
  else
    process.stderr.write(
      `Done: ${number.format(report.rows)} rows in ${number.format(report.files)} files as of block ${number.format(report.height)}\n`,
    );
}
