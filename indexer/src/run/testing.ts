// For tests of the driver: the recorded chain as a source whose answers can be bent, and all real stages behind it.
import { join } from 'node:path';
import type { Sql } from '@leasebook/db';
import { openRecording } from '@leasebook/replay';
import type { BlockSource, RawBlock, SourceStatus } from '../contract.ts';
import { factsOf } from '../decode/index.ts';
import { createLedger, restoreLedger } from '../ledger/index.ts';
import { createMeasure } from '../measure/index.ts';
import { recordedObservations } from '../observe/index.ts';
import { openStore } from '../store/index.ts';
import type { Stages } from './position.ts';

/** The recorded chain's folder. */
export const recordingFolder = join(import.meta.dirname, '../../../recordings/akash-recorded-1');
/** The recorded chain. */
export const recording = await openRecording(recordingFolder);

/** What a test changes about the recorded chain. */
export interface Bent {
  status?: Partial<SourceStatus>;
  /** Called for each block before it is given out. */
  block?: (raw: RawBlock) => RawBlock | Promise<RawBlock>;
  /** Heads that are told one after the other by `waitForHead`. */
  laterHeads?: number[];
}

/** The recorded chain up to `head`, or bent. */
export function recordedSource(head: number, bent: Bent = {}): BlockSource {
  let status: SourceStatus = {
    chainId: recording.chainId,
    headHeight: head,
    headTime: 0n,
    earliestHeight: 1,
    nodeVersion: '0.34.27',
    ...bent.status,
  };
  const later = [...(bent.laterHeads ?? [])];
  return {
    name: 'http://recorded',
    status: async () => status,
    genesis: async () => JSON.parse((await recording.genesis()).toString('utf8')),
    async *blocks(from, to, signal) {
      for (let height = from; height <= to && !signal.aborted; height += 1) {
        const { block, results } = await recording.block(height);
        const raw = { height, block: JSON.parse(block.toString('utf8')), results: JSON.parse(results.toString('utf8')) };
        yield bent.block === undefined ? raw : await bent.block(raw);
      }
    },
    async waitForHead(height, signal) {
      const next = later.shift();
      if (next === undefined) {
        await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
        throw new DOMException('stopped', 'AbortError');
      }
      status = { ...status, headHeight: Math.max(next, height + 1) };
      return status;
    },
    close: async () => undefined,
  };
}

/** All stages from `source` into the tables. */
export function recordedStages(sql: Sql, source: BlockSource): Stages {
  return {
    source,
    decode: factsOf,
    createLedger: (genesis) => createLedger({ genesis }),
    restoreLedger,
    createMeasure,
    observations: recordedObservations(recordingFolder),
    store: openStore(sql),
  };
}
