// `leasebook export`: all data as one package of Parquet files, described, licensed and checked.
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { writePackage } from '@leasebook/api';
import { openDatabase } from '../database.ts';
import { number } from '../progress.ts';
import { root } from '../root.ts';
import type { Settings } from '../settings.ts';
import type { Stopping } from '../stopping.ts';

/** Files of the project that go into the package, by their names there. */
const TEXTS = { 'CITATION.cff': 'CITATION.cff', 'DATA-LICENSE.md': 'DATA-LICENSE.md', 'metrics.md': 'docs/metrics.md' };

/** Writes the package into `out`, beside a running indexer or without one. */
export async function exportPackage(settings: Settings, { out, json }: { out: string; json: boolean }, stopping: Stopping): Promise<void> {
  const database = await openDatabase(settings, { existing: true, reads: true });
  stopping.onStop(() => database.close());
  const texts: Record<string, string> = {};
  for (const [name, path] of Object.entries(TEXTS)) texts[name] = await readFile(join(root, path), 'utf8');
  const report = await writePackage(database.sql, {
    out: resolve(out),
    texts,
    signal: stopping.signal,
    ...(json
      ? {}
      : { onFile: ({ path, rows }) => void process.stdout.write(`${path.padEnd(72)} ${number.format(rows).padStart(12)} rows\n`) }),
  });
  if (json) {
    process.stdout.write(`${JSON.stringify(report)}\n`);
    return;
  }
  const rows = report.files.reduce((sum, file) => sum + file.rows, 0);
  const mebibytes = report.files.reduce((sum, file) => sum + file.bytes, 0) / 2 ** 20;
  process.stdout.write(
    `Exported ${number.format(rows)} rows in ${report.files.length} files (${mebibytes.toFixed(1)} MiB) of ${report.chainId} at block ${number.format(report.height)} to ${report.out}\n`,
  );
}
