// What the other packages use of the indexer.
import { emptyTables, LeasebookError, type Sql } from '@leasebook/db';
import { recordedChainId } from '@leasebook/replay/recording';
import { type RebuildReport, reindexChain, rewindChain } from './archive/rebuild.ts';
import { archiveExtent } from './archive/records.ts';
import { followedArchive, withArchive } from './archive/source.ts';
import { type ArchiverOptions, type ArchiverReport, runArchiver } from './archivers/archive-chain.ts';
import type { BlockSource, Observations } from './contract.ts';
import { type RetryReport, retryDeadLetters } from './dead-letters/retry.ts';
import { decodeBlock, factsOf } from './decode/index.ts';
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
import { withReader } from './reader/reader.ts';
import { lead, leadAlone } from './run/lead.ts';
import { Outage, type PatienceOptions, patienceDefaults, persevere } from './run/persevere.ts';
import { type IndexReport, Meter } from './run/progress.ts';
import { Silence } from './run/silence.ts';
import { runIndexer } from './run.ts';
import { wrongChain } from './source/errors.ts';
import { recordedSource, rpcSource } from './source/index.ts';
import { type WatchOptions, watched } from './source/watchdog.ts';
import { openStore } from './store/index.ts';
import { allObservers, type IndexObserver } from './telemetry/observer.ts';
import { StatusRow } from './telemetry/status-row.ts';

export { type ArchiveReport, checkArchive } from './archive/check.ts';
export type { RebuildReport } from './archive/rebuild.ts';
export { type RetainReport, retainArchive as retainChain } from './archive/retain.ts';
export type { ArchiverProgress, ArchiverReport } from './archivers/archive-chain.ts';
export { type BootstrapOptions, type BootstrapReport, bootstrapChain } from './bootstrap/index.ts';
export type { RetryReport } from './dead-letters/retry.ts';
export { examineNode, type NodeExamination } from './doctor/node.ts';
export { deploymentNamed } from './ledger/keys.ts';
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
  /** Addresses of nodes of one chain; none where a recorded chain is read. */
  rpc: readonly string[];
  /** Folder of a recorded chain whose files are read instead of asking nodes. */
  recording?: string | undefined;
  /** No node at all: blocks come from the raw archive, as archivers fill it. */
  fromArchive?: boolean | undefined;
  /** The chain that it must be; where not given, that of the tables, else of the first node listed that answers. */
  chainId?: string | undefined;
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
  /** Told that another indexer writes to this database and this one waits, and that it now writes itself. */
  onLead?: ((isLeader: boolean) => void) | undefined;
  /** Told of a failure after which everything is tried again; of a row of them, of each. */
  onRetry?: ((error: Error) => void) | undefined;
  /** How long failures that pass by themselves are borne; five minutes where not given. */
  patience?: Partial<PatienceOptions> | undefined;
  /** When a head counts as stale. */
  watch?: Pick<WatchOptions, 'leastMs' | 'intervals'> | undefined;
}

/** One request waits so long for nodes that answered before; then the indexer's own patience decides. */
const REQUEST_PATIENCE_MS = 60_000;
/** Longer than any statement or request may take. */
const SILENCE_LIMIT_MS = 300_000;

/**
 * Indexes a chain from where the tables end; where another indexer does so already, waits for its end first. Failures that
 * pass by themselves are tried again with growing waits. Resolves when `until` is reached or the signal is aborted; rejects
 * with the first error of those that did not pass, nothing being half-written.
 */
export async function indexChain(options: IndexOptions): Promise<IndexReport> {
  const { sql, signal } = options;
  const observer = allObservers(options.observers ?? []);
  const row = new StatusRow(sql, observer.trouble);
  const outage = new Outage({ ...patienceDefaults, ...options.patience });
  const silence = new Silence(SILENCE_LIMIT_MS);
  const known = await openStore(sql).checkpoint();
  const expected = known?.chainId ?? options.chainId;
  const counted: Pick<IndexObserver, 'request' | 'failedTry'> = {
    request: (request) => {
      row.request(request);
      observer.request(request);
    },
    failedTry: observer.failedTry,
  };
  const source = withThread(await sourceOf(options, expected, counted, silence), options, counted, silence);
  const node = watched(source, { ...options.watch, onSwitch: observer.failedTry });
  const position = { report: new Meter(known ?? { firstHeight: 1, height: 0 }).progress() };
  const onProgress = (progress: IndexReport) => {
    outage.end();
    silence.heard();
    position.report = progress;
    row.progress(progress);
    options.onProgress?.(progress);
  };
  const onTrouble = (error: Error) => {
    observer.trouble(error);
    row.error(error);
    options.onRetry?.(error);
  };
  const once = () =>
    leading(options, observer, (lost) =>
      silence.during(indexOnce(sql, node, options, { lost, observer, onProgress, onWait: () => silence.heard() })),
    );
  try {
    // Before anything else, so that a wrong address or chain is told at once.
    const { chainId } = await node.status();
    const wanted = options.chainId ?? chainId;
    if (chainId !== wanted) throw wrongChain({ endpoint: node.name }, wanted, chainId);
    const report = await persevere(once, outage, signal, onTrouble);
    // One that only stood by leaves the row to the one that leads.
    if (report !== null) row.ends(report);
    return report ?? position.report;
  } catch (error) {
    if (isOfStop(error, signal)) return position.report;
    observer.ends(error);
    row.error(error);
    throw error;
  } finally {
    await row.idle();
    await node.close();
  }
}

/** Whether `error` only says that what was asked for was given up, or could not be had, while the end was asked for already. */
function isOfStop(error: unknown, signal: AbortSignal): boolean {
  if (!signal.aborted) return false;
  return error instanceof LeasebookError ? error.kind === 'retryable' : error instanceof Error && error.name === 'AbortError';
}

/** Where blocks come from: the raw archive alone, a recorded chain's files, or nodes. */
async function sourceOf(
  { sql, rpc, recording, fromArchive, signal }: Pick<IndexOptions, 'sql' | 'rpc' | 'recording' | 'fromArchive' | 'signal'>,
  chainId: string | undefined,
  observer: Pick<IndexObserver, 'request' | 'failedTry'>,
  silence: Pick<Silence, 'heard'>,
): Promise<BlockSource> {
  if (fromArchive === true) return followedArchive(sql, () => silence.heard());
  if (recording !== undefined) return recordedSource(recording, () => silence.heard());
  return rpcSource({
    urls: rpc,
    ...(chainId === undefined ? {} : { chainId }),
    retry: { patienceMs: REQUEST_PATIENCE_MS },
    signal,
    onRequest(request) {
      silence.heard();
      observer.request(request);
    },
    onFailure: observer.failedTry,
  });
}

/** The same source, whose long stretches are read by a thread; the archive sees to that itself. */
function withThread(
  source: BlockSource,
  { rpc, recording, fromArchive }: Pick<IndexOptions, 'rpc' | 'recording' | 'fromArchive'>,
  observer: Pick<IndexObserver, 'request' | 'failedTry'>,
  silence: Pick<Silence, 'heard'>,
): BlockSource {
  if (fromArchive === true) return source;
  return withReader(source, {
    place: (chainId) =>
      recording === undefined
        ? { kind: 'nodes', urls: rpc, chainId, patienceMs: REQUEST_PATIENCE_MS }
        : { kind: 'recording', folder: recording },
    hears: {
      request(request) {
        silence.heard();
        observer.request(request);
      },
      failure: observer.failedTry,
      sign: () => silence.heard(),
    },
  });
}

/** Runs `work` as the only indexer of this database; null where the signal is aborted before. */
async function leading<T>(
  { sql, signal, onLead }: Pick<IndexOptions, 'sql' | 'signal' | 'onLead'>,
  observer: Pick<IndexObserver, 'leads'>,
  work: (lost: AbortSignal) => Promise<T>,
): Promise<T | null> {
  const tell = (isLeader: boolean) => {
    observer.leads(isLeader);
    onLead?.(isLeader);
  };
  const leadership = await lead(sql, { signal, onStandby: () => tell(false) });
  if (leadership === null) return null;
  tell(true);
  try {
    return await work(leadership.lost);
  } finally {
    await leadership.giveBack();
  }
}

/** Indexes from where the tables end until the first error. */
async function indexOnce(
  sql: Sql,
  node: BlockSource,
  options: IndexOptions,
  run: { lost: AbortSignal; observer: IndexObserver; onProgress(progress: IndexReport): void; onWait(): void },
): Promise<IndexReport> {
  const { observer } = run;
  // What another indexer has added to the archive is known to a new one only.
  const source = withArchive(sql, node, { onlyArchive: options.fromArchive === true, onWait: run.onWait });
  const polling = new AbortController();
  let polls: Promise<unknown> = Promise.resolve();
  try {
    const { chainId } = await source.status();
    // A chain is a recorded one where the folder's manifest says so: whoever serves it serves its bytes.
    const folder = options.recording ?? options.observations;
    const origin = folder !== null && (await recordedChainId(folder)) === chainId ? 'recorded' : 'network';
    observer.begins({ chainId, origin });
    // A recorded chain's time is not ours: what is answered now says nothing about it.
    if (origin === 'network') polls = startPolling(sql, chainId, options.poll ?? {}, observer, polling.signal);
    return await runIndexer(
      {
        source,
        decode: factsOf,
        createLedger: (genesis) => createLedger({ genesis }),
        restoreLedger,
        createMeasure,
        observations: observationsOf(sql, chainId, options.observations),
        store: openStore(sql),
      },
      { until: options.until, origin, signal: options.signal, ...run },
    );
  } finally {
    polling.abort();
    await polls;
  }
}

/** What is observed beside the chain: a folder's files, and what was polled. */
function observationsOf(sql: Sql, chainId: string, folder: string | null): Observations {
  return combinedObservations([folder === null ? noObservations() : recordedObservations(folder), polledObservations(sql, chainId)]);
}

export interface ArchiveChainOptions
  extends Pick<ArchiverOptions, 'sql' | 'to' | 'signal' | 'onProgress' | 'rangeBlocks' | 'leaseMs'>,
    Pick<IndexOptions, 'rpc' | 'recording' | 'chainId' | 'patience'> {
  /** Hears of failures that another try made good. */
  onTrouble?: ((error: Error) => void) | undefined;
}

/**
 * Fills the raw archive from nodes beside any number of other archivers, on this machine or others, and beside an indexer;
 * see `runArchiver`. Failures that pass by themselves are tried again with growing waits.
 */
export async function archiveChain(options: ArchiveChainOptions): Promise<ArchiverReport | null> {
  const { sql, signal } = options;
  const tell = (error: Error) => options.onTrouble?.(error);
  const known = (await archiveExtent(sql))?.chainId ?? options.chainId;
  const source = await sourceOf(options, known, { request: () => undefined, failedTry: tell }, { heard: () => undefined });
  const outage = new Outage({ ...patienceDefaults, ...options.patience });
  const tally = { blocks: 0, began: performance.now() };
  let reached = 0;
  const onProgress: ArchiverOptions['onProgress'] = (progress) => {
    if (progress.blocks > reached) outage.end();
    reached = progress.blocks;
    options.onProgress?.(progress);
  };
  try {
    return await persevere(() => runArchiver({ ...options, source, onProgress, tally }), outage, signal, tell);
  } catch (error) {
    if (isOfStop(error, signal)) return null;
    throw error;
  } finally {
    await source.close();
  }
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
 * @throws LeasebookError `ARCHIVE_EMPTY`, `ARCHIVE_INCOMPLETE`, `ARCHIVE_DAMAGED`, `REWIND_OUT_OF_RANGE`, `INDEXER_RUNNING`, or what indexing throws.
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
  const leadership = await leadAlone(sql);
  try {
    return await (to === undefined ? reindexChain(options) : rewindChain(options, to, { keepBlocks: keepBlocks ?? false }));
  } finally {
    await leadership.giveBack();
  }
}

/**
 * Makes sure that a chain can be read, before anything is given up for it.
 * @throws LeasebookError as indexing does where no node answers, or for another chain than `chainId`.
 */
export async function requireNode(
  { rpc, chainId }: { rpc: readonly string[]; chainId: string | null },
  signal: AbortSignal,
): Promise<void> {
  const retry = { patienceMs: REQUEST_PATIENCE_MS };
  const source = rpcSource({ urls: rpc, ...(chainId === null ? {} : { chainId }), retry, signal });
  await source.status().finally(() => source.close());
}

/**
 * Removes every row that indexing wrote; raw observations stay.
 * @throws LeasebookError `INDEXER_RUNNING` where an indexer writes to the database, and those of the database.
 */
export async function forgetChain(sql: Sql): Promise<void> {
  const leadership = await leadAlone(sql);
  try {
    await emptyTables(sql);
  } finally {
    await leadership.giveBack();
  }
}

/** Decodes all dead letters again and puts what now can be read in its place, see `retryDeadLetters`. */
export function retryChain(sql: Sql): Promise<RetryReport> {
  return retryDeadLetters(sql, decodeBlock);
}

/** Which chain the tables hold and how far; null before the first block. */
export async function indexedChain(sql: Sql): Promise<{ chainId: string; height: number } | null> {
  return openStore(sql).checkpoint();
}
