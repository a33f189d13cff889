// `leasebook index`: reads the chain into the tables, to a height, to the head, or on and on.
import { indexChain } from '@leasebook/indexer';
import { startReplay, tellParent } from '../child.ts';
import { openDatabase } from '../database.ts';
import { progressDisplay, progressText } from '../progress.ts';
import { requireRecording, type Settings } from '../settings.ts';
import type { Stopping } from '../stopping.ts';

export interface IndexFlags {
  /** A height, `head`, or undefined to follow the head. */
  until: number | 'head' | undefined;
  fresh: boolean;
  /** Folder of provider status and prices where the chain comes from --rpc. */
  observations: string | null;
  json: boolean;
}

/**
 * Indexes until `until`, or until the signal.
 * @throws LeasebookError of whatever part failed first.
 */
export async function index(settings: Settings, flags: IndexFlags, stopping: Stopping): Promise<void> {
  const child = process.send !== undefined;
  const display = child ? null : progressDisplay(process.stderr);
  const database = await openDatabase(settings, { fresh: flags.fresh, print: (line) => display?.print(line) });
  stopping.onStop(() => database.close());
  let { rpc } = settings;
  let { observations } = flags;
  if (rpc.length === 0) {
    const recording = requireRecording(settings);
    const replay = await startReplay(recording);
    stopping.onStop(() => replay.child.stop());
    rpc = [replay.url];
    observations ??= recording;
  }
  const result = await indexChain({
    sql: database.sql,
    rpc,
    observations,
    until: flags.until,
    signal: stopping.signal,
    onProgress(progress) {
      display?.show(progress);
      const { height, head, blocksPerSecond, secondsLeft, waitingFor } = progress;
      if (child) tellParent({ type: 'progress', progress: { height, head, blocksPerSecond, secondsLeft, waitingFor } });
    },
  });
  display?.end();
  if (flags.json) process.stdout.write(`${JSON.stringify(result)}\n`);
  else if (!child && !stopping.signal.aborted) process.stderr.write(`Done: ${progressText(result)}\n`);
}
