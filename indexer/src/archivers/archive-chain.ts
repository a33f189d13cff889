// `leasebook archive`: one of any number of processes that fill the raw archive from nodes, each a range at a time.
import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { knownDatabaseError, LeasebookError, readArchiveQueue, type Sql } from '@leasebook/db';
import { packText } from '../archive/pack.ts';
import { archiveExtent } from '../archive/records.ts';
import type { BlockSource, SourceStatus } from '../contract.ts';
import { firstHeight } from '../run/position.ts';
import { fillRange } from './archiver.ts';
import { LEASE_MS, planRanges, RANGE_BLOCKS, takeRange } from './ranges.ts';

/** How far the archive is, and what this process added. */
export interface ArchiverProgress {
  /** Blocks that this process archived. */
  blocks: number;
  /** Over the whole time of this process. */
  blocksPerSecond: number;
  /** Blocks that are laid out, by whomever, and those of them that are not archived yet. */
  planned: number;
  left: number;
  /** Archivers at work, this one included. */
  archivers: number;
}

export interface ArchiverReport extends ArchiverProgress {
  chainId: string;
  /** This process's name in the queue. */
  holder: string;
  /** Up to here no block is missing. */
  lastHeight: number;
  seconds: number;
}

export interface ArchiverOptions {
  sql: Sql;
  source: BlockSource;
  /** Last block to archive; the head as it is at the end where not given. */
  to?: number | undefined;
  /** Aborted to stop cleanly: the promise then resolves. */
  signal: AbortSignal;
  /** Told every second or so. */
  onProgress?: ((progress: ArchiverProgress) => void) | undefined;
  /** Blocks in a range. */
  rangeBlocks?: number | undefined;
  leaseMs?: number | undefined;
  /** What this process has archived before, where it begins again after a failure; counted on. */
  tally?: Tally | undefined;
}

/** What one process has archived since it began. */
export interface Tally {
  blocks: number;
  /** On the process's monotonic clock, in milliseconds. */
  readonly began: number;
}

const TELL_EVERY_MS = 1_000;
const WAIT_MS = 500;

/**
 * Takes ranges and archives them until everything up to `to` is archived, by this process or others, or the signal is
 * aborted. Ranges of processes that are gone are finished from where their last record ends.
 * @throws LeasebookError `NODE_PRUNED`, `CHAIN_ID_MISMATCH`, and what `fillRange` throws.
 */
export async function runArchiver(options: ArchiverOptions): Promise<ArchiverReport> {
  const archiver = new Archiver(options);
  try {
    return await archiver.run();
  } catch (cause) {
    // What is none of the database's, as a stop, stays what it is.
    throw knownDatabaseError(cause);
  }
}

class Archiver {
  readonly #options: ArchiverOptions;
  readonly #holder = `${hostname()}/${process.pid}/${randomUUID().slice(0, 8)}`;
  readonly #tally: Tally;
  readonly #ended = new AbortController();

  constructor(options: ArchiverOptions) {
    this.#options = options;
    this.#tally = options.tally ?? { blocks: 0, began: performance.now() };
  }

  async run(): Promise<ArchiverReport> {
    const telling = this.#tell();
    // Reported below.
    telling.catch(() => undefined);
    try {
      const { chainId } = await this.#work();
      const seconds = (performance.now() - this.#tally.began) / 1000;
      const lastHeight = (await archiveExtent(this.#options.sql))?.lastHeight ?? 0;
      return { ...(await this.#progress()), chainId, holder: this.#holder, lastHeight, seconds };
    } finally {
      this.#ended.abort();
      await telling;
    }
  }

  async #work(): Promise<SourceStatus> {
    const { sql, source, signal, leaseMs = LEASE_MS } = this.#options;
    const onArchived = (count: number) => {
      this.#tally.blocks += count;
    };
    let status = await source.status();
    const first = await this.#begin(status);
    while (!signal.aborted) {
      const range = await takeRange(sql, this.#holder, leaseMs);
      if (range !== null) {
        await fillRange(range, { sql, source, holder: this.#holder, leaseMs, signal, onArchived }).catch((error: unknown) => {
          // Another archiver goes on with it.
          if (!(error instanceof LeasebookError) || error.code !== 'ARCHIVE_RANGE_LOST') throw error;
        });
        continue;
      }
      status = await source.status();
      if ((await this.#plan(first, status)) > 0) continue;
      if ((await readArchiveQueue(sql)).blocks.left === 0) break;
      // What is left belongs to others, and one of them may be gone.
      await pause(Math.min(WAIT_MS, leaseMs), undefined, { signal }).catch(() => undefined);
    }
    return status;
  }

  /** The first block of an archive that is still empty; keeps the genesis of a chain that is archived from its beginning. */
  async #begin(status: SourceStatus): Promise<number> {
    const { sql, source } = this.#options;
    const [known] = await sql<{ chainId: string | null; end: number | null }[]>`
      SELECT coalesce((SELECT chain_id FROM raw_chain), (SELECT chain_id FROM raw_bootstrap)) AS "chainId",
        greatest((SELECT max(last_height) FROM archive_ranges), (SELECT last_height FROM raw_blocks ORDER BY first_height DESC LIMIT 1)) AS end`;
    if (known !== undefined && known.chainId !== null) {
      if (known.chainId !== status.chainId) throw wrongChain(known.chainId, source.name, status.chainId);
      if (known.end !== null) return known.end + 1;
    }
    const genesis = await source.genesis();
    const first = firstHeight(genesis);
    if (status.earliestHeight > first) throw pruned(source.name, status.earliestHeight, first);
    const packed = await packText(JSON.stringify(genesis));
    await sql`INSERT INTO raw_chain (chain_id, genesis) VALUES (${status.chainId}, ${packed}) ON CONFLICT (singleton) DO NOTHING`;
    return first;
  }

  /** Lays out what is missing. The head itself is left to the indexer: no block confirms it yet. */
  async #plan(first: number, { headHeight }: SourceStatus): Promise<number> {
    const { sql, to = headHeight, rangeBlocks = RANGE_BLOCKS } = this.#options;
    return planRanges(sql, first, Math.min(to, headHeight - 1), rangeBlocks);
  }

  async #tell(): Promise<void> {
    for (;;) {
      await pause(TELL_EVERY_MS, undefined, { signal: this.#ended.signal }).catch(() => undefined);
      if (this.#ended.signal.aborted) return;
      this.#options.onProgress?.(await this.#progress());
    }
  }

  async #progress(): Promise<ArchiverProgress> {
    const seconds = (performance.now() - this.#tally.began) / 1000;
    const { blocks, archivers } = await readArchiveQueue(this.#options.sql);
    return { blocks: this.#tally.blocks, blocksPerSecond: this.#tally.blocks / seconds, ...blocks, archivers };
  }
}

function wrongChain(expected: string, name: string, found: string): LeasebookError {
  return new LeasebookError(`the raw archive holds ${expected}, ${name} serves ${found}.`, {
    kind: 'fatal',
    code: 'CHAIN_ID_MISMATCH',
    advice: 'Name a node of the same chain, or another database.',
  });
}

function pruned(name: string, earliest: number, first: number): LeasebookError {
  return new LeasebookError(`${name} has no blocks below ${earliest}: blocks ${first} to ${earliest - 1} are missing.`, {
    kind: 'fatal',
    code: 'NODE_PRUNED',
    height: first,
    advice: 'Name an archive node with --rpc; or begin later: leasebook bootstrap on an empty database, then archive.',
  });
}
