// For tests of the driver: the recorded chain as a source whose answers can be bent, and all real stages behind it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { zstdDecompressSync } from 'node:zlib';
import type { Sql } from '@leasebook/db';
import type { BlockSource, RawBlock, SourceStatus } from '../contract.ts';
import { decodeBlock } from '../decode/index.ts';
import { manifest, recordedBlocks } from '../decode/testing.ts';
import { createLedger, restoreLedger } from '../ledger/index.ts';
import { createMeasure } from '../measure/index.ts';
import { recordedObservations } from '../observe/index.ts';
import { openStore } from '../store/index.ts';
import type { Stages } from './position.ts';

const recording = join(import.meta.dirname, '../../../recordings/akash-recorded-1');

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
    chainId: manifest().chain_id,
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
    genesis: async () => JSON.parse(zstdDecompressSync(readFileSync(join(recording, 'genesis.json.zst'))).toString('utf8')),
    async *blocks(from, to, signal) {
      for (const raw of recordedBlocks()) {
        if (raw.height < from) continue;
        if (raw.height > to || signal.aborted) return;
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
    decode: decodeBlock,
    createLedger: (genesis) => createLedger({ genesis }),
    restoreLedger,
    createMeasure,
    observations: recordedObservations(recording),
    store: openStore(sql),
  };
}
