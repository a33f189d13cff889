// `leasebook archive`: one of any number of processes that fill the raw archive from nodes, while one indexer follows.
import { type ArchiverProgress, type ArchiverReport, archiveChain } from '@leasebook/indexer';
import { openDatabase } from '../database.ts';
import { openLog } from '../log.ts';
import { number } from '../progress.ts';
import { requireRecording, type Settings } from '../settings.ts';
import type { Stopping } from '../stopping.ts';

export interface ArchiveFlags {
  /** Last block; undefined: the head. */
  until: number | undefined;
  json: boolean;
}

const LINE_EVERY_MS = 5_000;

/**
 * Archives until everything up to `until` is archived, by this process or others, or until the signal.
 * @throws LeasebookError of whatever part failed first.
 */
export async function archive(settings: Settings, flags: ArchiveFlags, stopping: Stopping): Promise<void> {
  const log = openLog(settings);
  const database = await openDatabase(settings);
  stopping.onStop(() => database.close());
  let toldAt = Number.NEGATIVE_INFINITY;
  const report = await archiveChain({
    sql: database.sql,
    rpc: settings.rpc,
    recording: settings.rpc.length === 0 ? requireRecording(settings) : undefined,
    chainId: settings.chainId ?? undefined,
    to: flags.until,
    signal: stopping.signal,
    onTrouble: (error) => log?.warn({ err: error }, 'something failed beside the blocks'),
    onProgress(progress) {
      if (performance.now() - toldAt < LINE_EVERY_MS) return;
      toldAt = performance.now();
      if (log === null) process.stderr.write(`${progressText(progress)}\n`);
      else log.info(progress, 'blocks were archived');
    },
  });
  if (report === null) return;
  if (flags.json) process.stdout.write(`${JSON.stringify(report)}\n`);
  else process.stderr.write(`${doneText(report, stopping.signal.aborted)}\n`);
}

function progressText({ blocks, blocksPerSecond, planned, left, archivers }: ArchiverProgress): string {
  const share = planned === 0 ? 0 : Math.floor((100 * (planned - left)) / planned);
  const all = `${number.format(planned - left)} of ${number.format(planned)} blocks are archived (${share} %)`;
  return `${all}, ${number.format(blocks)} by this process, ${number.format(blocksPerSecond)} blocks/s; archivers at work: ${archivers}`;
}

function doneText({ blocks, lastHeight, left, seconds }: ArchiverReport, isStopped: boolean): string {
  const own = `this process archived ${number.format(blocks)} blocks in ${number.format(seconds)} s`;
  if (isStopped) return `Stopped: ${own}; ${number.format(left)} are left. The same command goes on.`;
  return `Done: the raw archive is whole up to block ${number.format(lastHeight)}; ${own}`;
}
