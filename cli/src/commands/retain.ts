// `leasebook retain`: packs old raw blocks more tightly or takes them away, as the settings say; by default neither.
import { type RetainReport, retainChain } from '@leasebook/indexer';
import { openDatabase } from '../database.ts';
import { number } from '../progress.ts';
import type { Settings } from '../settings.ts';
import type { Stopping } from '../stopping.ts';

const LINE_EVERY_MS = 5_000;

/**
 * Applies the settings `rawTightAfter` and `rawKeep` once; a scheduler repeats it.
 * @throws LeasebookError of the archive or the database.
 */
export async function retain(settings: Settings, { dryRun, json }: { dryRun: boolean; json: boolean }, stopping: Stopping): Promise<void> {
  const database = await openDatabase(settings, { existing: true });
  stopping.onStop(() => database.close());
  let toldAt = performance.now();
  const report = await retainChain({
    sql: database.sql,
    tightAfter: settings.rawTightAfter,
    keep: settings.rawKeep,
    dryRun,
    signal: stopping.signal,
    onProgress(height) {
      if (performance.now() - toldAt < LINE_EVERY_MS) return;
      toldAt = performance.now();
      process.stderr.write(`packed up to block ${number.format(height)}\n`);
    },
  });
  process[json ? 'stdout' : 'stderr'].write(`${json ? JSON.stringify(report) : text(report, settings, dryRun)}\n`);
}

function text({ height, packed, dropped }: RetainReport, { rawTightAfter, rawKeep }: Settings, dryRun: boolean): string {
  if (rawTightAfter === null && rawKeep === null)
    return 'All raw blocks are kept as they came: set LEASEBOOK_RAW_TIGHT_AFTER or LEASEBOOK_RAW_KEEP to change that.';
  const parts = [];
  const are = dryRun ? 'would be' : 'are';
  if (rawKeep !== null) parts.push(`${number.format(dropped.blocks)} blocks of ${megabytes(dropped.bytes)} ${are} taken away`);
  if (rawTightAfter !== null) {
    const after = dryRun ? '' : ` in ${megabytes(packed.bytesAfter)}`;
    parts.push(`${number.format(packed.blocks)} blocks of ${megabytes(packed.bytesBefore)} ${are} packed anew${after}`);
  }
  return `Counted from block ${number.format(height)}: ${parts.join(', ')}.`;
}

function megabytes(bytes: number): string {
  return `${number.format(bytes / 1e6)} MB`;
}
