// `leasebook reindex` and `leasebook rewind`: the tables made again from the raw archive, with no node.
import { type RebuildReport, rebuildChain } from '@leasebook/indexer';
import { openDatabase } from '../database.ts';
import { progressDisplay, progressText } from '../progress.ts';
import { version } from '../root.ts';
import type { Settings } from '../settings.ts';
import type { Stopping } from '../stopping.ts';

export interface RebuildFlags {
  /** The height to return to; undefined: everything again. */
  to: number | undefined;
  keepBlocks: boolean;
  /** Folder of provider status and prices; null: the recorded chain's where the tables hold one. */
  observations: string | null;
  json: boolean;
}

/**
 * Rebuilds, and tells how far it is; after a stop, the same command goes on.
 * @throws LeasebookError of whatever part failed first.
 */
export async function rebuild(settings: Settings, flags: RebuildFlags, stopping: Stopping): Promise<void> {
  const display = progressDisplay(process.stderr);
  const database = await openDatabase(settings, { existing: true, print: (line) => display.print(line) });
  stopping.onStop(() => database.close());
  const [head] = await database.sql<{ origin: string }[]>`SELECT origin FROM chain_head`;
  const report = await rebuildChain({
    sql: database.sql,
    observations: flags.observations ?? (head?.origin === 'recorded' ? settings.recording : null),
    version: version(),
    to: flags.to,
    keepBlocks: flags.keepBlocks,
    signal: stopping.signal,
    onProgress: (progress) => display.show(progress),
  });
  display.end();
  process[flags.json ? 'stdout' : 'stderr'].write(`${flags.json ? JSON.stringify(report) : text(report)}\n`);
}

function text(report: RebuildReport): string {
  const done = report.height >= report.goal;
  return done
    ? `Done: ${progressText(report)}`
    : `Stopped: ${progressText(report)}. The same command goes on; until then the tables are incomplete.`;
}
