// `leasebook replay`: serves the recorded chain as a node would.
import { openRecording, serveReplay } from '@leasebook/replay';
import { tellParent } from '../child.ts';
import { requireRecording, type Settings } from '../settings.ts';
import { aborted, type Stopping } from '../stopping.ts';

export interface ReplayFlags {
  /** Blocks at the end that come at a pace instead of at once; null for none. */
  live: { blocks: number; paceMs: number } | null;
}

/** Serves until the signal. */
export async function replay(settings: Settings, flags: ReplayFlags, stopping: Stopping): Promise<void> {
  const recording = await openRecording(requireRecording(settings));
  const server = await serveReplay({
    recording,
    host: settings.host,
    port: settings.port,
    ...(flags.live === null ? {} : { live: { tail: flags.live.blocks, paceMs: flags.live.paceMs } }),
  });
  stopping.onStop(() => server.close());
  tellParent({ type: 'listening', url: server.url });
  if (process.send === undefined) process.stdout.write(`The recorded chain is served at ${server.url}\n`);
  await aborted(stopping.signal);
}
