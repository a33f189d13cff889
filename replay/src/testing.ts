// For tests: the recorded chain, its manifest, and servers that are closed when a test ends.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openRecording, type Replay, type ReplayOptions, serveReplay } from './index.ts';

/** The recorded chain's folder. */
export const recordingFolder = join(import.meta.dirname, '../../recordings/akash-recorded-1');
/** The recorded chain. */
export const recording = await openRecording(recordingFolder);

interface Manifest {
  nodes: { from_height: number; node_version: string }[];
  result_shapes: { begin_end: [number, number]; finalize: [number, number] };
  sha256: Record<string, string>;
}

/** The recorded chain's manifest: heights of tests come from here. */
export const manifest: Manifest = JSON.parse(await readFile(join(recordingFolder, 'manifest.json'), 'utf8'));
/** The last block of the old shape of results; the next one is of the new. */
export const lastOld: number = manifest.result_shapes.begin_end[1];

const running: Replay[] = [];

/** Serves the recorded chain on a free port. */
export async function serve(options: Partial<ReplayOptions> = {}): Promise<Replay> {
  const replay = await serveReplay({ recording, host: '127.0.0.1', port: 0, ...options });
  running.push(replay);
  return replay;
}

/** Closes what `serve` started. */
export async function closeAll(): Promise<void> {
  await Promise.all(running.splice(0).map((replay) => replay.close()));
}

/** A live chain whose head is `head` at first. */
export function liveFrom(head: number, paceMs: number): Partial<ReplayOptions> {
  return { live: { tail: recording.lastHeight - head, paceMs } };
}
