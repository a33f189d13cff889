// `leasebook bootstrap`: begins at any height of a node, with what it answers about its state there.
import { bootstrapChain } from '@leasebook/indexer';
import { withFirstThatCan } from '../begin.ts';
import { startReplay } from '../child.ts';
import { openDatabase } from '../database.ts';
import { readNetwork, upgradesAfter } from '../networks.ts';
import { requireRecording, type Settings } from '../settings.ts';
import type { Stopping } from '../stopping.ts';

export interface BootstrapFlags {
  height: number;
  /** The last upgrade before the height, where the node does not tell; null to ask the node. */
  upgrade: string | null;
  fresh: boolean;
  json: boolean;
}

/**
 * Fills empty tables with the state at one height, or with `fresh` others that are then forgotten; `leasebook index` goes on from the next block.
 * @throws LeasebookError `BOOTSTRAP_NOT_EMPTY`, `STATE_PRUNED`, `NODE_PRUNED`, `BOOTSTRAP_VERSION_UNKNOWN`.
 */
export async function bootstrap(settings: Settings, flags: BootstrapFlags, stopping: Stopping): Promise<void> {
  const print = (line: string): void => void process.stderr.write(`${line}\n`);
  const database = await openDatabase(settings, { print });
  stopping.onStop(() => database.close());
  let { rpc } = settings;
  if (rpc.length === 0) {
    const replay = await startReplay(requireRecording(settings), { signal: stopping.signal });
    stopping.onStop(() => replay.child.stop());
    rpc = [replay.url];
  }
  const plans = settings.network === null ? [] : upgradesAfter(readNetwork(settings.network), flags.height);
  const { sql } = database;
  const { signal } = stopping;
  const { chainId } = settings;
  const { height, fresh } = flags;
  const known = { version: flags.upgrade, plans };
  const report = await withFirstThatCan({ rpc, signal, print }, (url) =>
    bootstrapChain({ sql, fresh, rpc: url, chainId, height, known, signal }),
  );
  if (flags.json) {
    process.stdout.write(`${JSON.stringify(report)}\n`);
    return;
  }
  process.stdout.write(`${report.chainId} begins at block ${report.height}:\n`);
  for (const [kind, rows] of Object.entries(report.objects)) process.stdout.write(`  ${kind.padEnd(20)}${rows}\n`);
  for (const sentence of report.unknown) process.stdout.write(`not known: ${sentence}\n`);
  process.stdout.write('Run `leasebook index` to go on from the next block.\n');
}
