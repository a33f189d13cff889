// What the other packages use of the indexer.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LeasebookError, type Sql } from '@leasebook/db';
import { z } from 'zod';
import { type RebuildReport, reindexChain, rewindChain } from './archive/rebuild.ts';
import { archiveExtent } from './archive/records.ts';
import { withArchive } from './archive/source.ts';
import type { Observations } from './contract.ts';
import { decodeBlock } from './decode/index.ts';
import { createLedger, restoreLedger } from './ledger/index.ts';
import { createMeasure } from './measure/index.ts';
import {
  combinedObservations,
  noObservations,
  type PollOptions,
  polledObservations,
  recordedObservations,
  startPolling,
} from './observe/index.ts';
import type { IndexReport } from './run/progress.ts';
import { runIndexer } from './run.ts';
import { rpcSource } from './source/index.ts';
import { openStore } from './store/index.ts';
import { allObservers, type IndexObserver } from './telemetry/observer.ts';
import { StatusRow } from './telemetry/status-row.ts';

export type { RebuildReport } from './archive/rebuild.ts';
export { type BootstrapOptions, type BootstrapReport, bootstrapChain } from './bootstrap/index.ts';
export { type ExchangeReport, exportObservations, importObservations, type PollOptions } from './observe/index.ts';
export type { IndexProgress, IndexReport } from './run/progress.ts';
export { type TableChecksum, tableChecksums } from './store/index.ts';
export { logEvents } from './telemetry/logs.ts';
export { createMetrics } from './telemetry/metrics.ts';
export { serveMetrics } from './telemetry/server.ts';
export {
  formatHeight,
  formatSummary,
  type HeightReport,
  type VerifyReport,
  verifyNode,
  verifyRecording,
} from './verify/index.ts';

export interface IndexOptions {
  /** A migrated database. */
  sql: Sql;
  /** Addresses of nodes of one chain. */
  rpc: readonly string[];
  /** Folder with what was observed beside the chain: a recorded chain's folder, or one of the same form. Null: nothing. */
  observations: string | null;
  /** A height, or `head` for the head as it is when it is reached; without it the head is followed. */
  until?: number | 'head' | undefined;
  /** Aborted to stop cleanly: the promise then resolves. */
  signal: AbortSignal;
  onProgress?: (progress: IndexReport) => void;
  /** What is polled beside the chain; nothing where not given. */
  poll?: PollOptions | undefined;
  /** Hear of everything that happens, e.g. metrics and logs. */
  observers?: readonly IndexObserver[];
}

/**
 * Indexes a chain from where the tables end. Resolves when `until` is reached or the signal is aborted; rejects with the
 * first error, nothing being half-written.
 */
export async function indexChain(options: IndexOptions): Promise<IndexReport> {
  const { sql } = options;
  const observer = allObservers(options.observers ?? []);
  const row = new StatusRow(sql, observer.trouble);
  const source = withArchive(sql, rpcSource({ urls: options.rpc, onRequest: observer.request, onFailure: observer.failedTry }));
  const polling = new AbortController();
  let polls: Promise<unknown> = Promise.resolve();
  try {
    const { chainId } = await source.status();
    const origin = (await isRecorded(chainId, options.observations)) ? 'recorded' : 'network';
    observer.begins({ chainId, origin });
    polls = startPolling(sql, chainId, options.poll ?? {}, observer, polling.signal);
    return await runIndexer(
      {
        source,
        decode: decodeBlock,
        createLedger: (genesis) => createLedger({ genesis }),
        restoreLedger,
        createMeasure,
        observations: observationsOf(sql, chainId, options.observations),
        store: openStore(sql),
      },
      {
        until: options.until,
        origin,
        signal: options.signal,
        observer,
        onProgress(progress) {
          row.progress(progress);
          options.onProgress?.(progress);
        },
      },
    );
  } catch (error) {
    observer.ends(error);
    row.error(error);
    throw error;
  } finally {
    polling.abort();
    await polls;
    await row.idle();
    await source.close();
  }
}

/** What is observed beside the chain: a folder's files, and what was polled. */
function observationsOf(sql: Sql, chainId: string, folder: string | null): Observations {
  return combinedObservations([folder === null ? noObservations() : recordedObservations(folder), polledObservations(sql, chainId)]);
}

export interface RebuildChainOptions extends Pick<IndexOptions, 'sql' | 'observations' | 'signal' | 'onProgress'> {
  /** This version of Leasebook: a rebuild that another one began is begun again. */
  version: string;
  /** Rewind: the height to return to. Not given: everything is made again, up to the archive's end. */
  to?: number | undefined;
  /** Rewind: blocks above stay in the archive, and the next index takes them from there. */
  keepBlocks?: boolean;
}

/**
 * Makes all derived tables again from the raw archive, with no node; goes on where an interrupted call ended. Resolves when
 * they are complete or the signal is aborted.
 * @throws LeasebookError `ARCHIVE_EMPTY`, `ARCHIVE_INCOMPLETE`, `ARCHIVE_DAMAGED`, `REWIND_OUT_OF_RANGE`, or what indexing throws.
 */
export async function rebuildChain({
  sql,
  observations,
  version,
  signal,
  onProgress,
  to,
  keepBlocks,
}: RebuildChainOptions): Promise<RebuildReport> {
  const chainId = (await archiveExtent(sql))?.chainId ?? '';
  const options = { sql, observations: observationsOf(sql, chainId, observations), version, signal, onProgress };
  return to === undefined ? reindexChain(options) : rewindChain(options, to, { keepBlocks: keepBlocks ?? false });
}

/** Which chain the tables hold and how far; null before the first block. */
export async function indexedChain(sql: Sql): Promise<{ chainId: string; height: number } | null> {
  return openStore(sql).checkpoint();
}

const manifest = z.object({ chain_id: z.string() });

/** A chain is a recorded one where the folder's manifest says so: whoever serves it serves its bytes. */
async function isRecorded(chainId: string, folder: string | null): Promise<boolean> {
  const path = join(folder ?? '', 'manifest.json');
  if (folder === null || !existsSync(path)) return false;
  try {
    return manifest.parse(JSON.parse(await readFile(path, 'utf8'))).chain_id === chainId;
  } catch (cause) {
    throw new LeasebookError('the manifest of the recorded chain cannot be read.', {
      kind: 'fatal',
      code: 'RECORDING_UNREADABLE',
      object: path,
      advice: 'Copy the recorded chain again, or name another folder with --recording.',
      cause,
    });
  }
}
