// One archiver at work on one range: blocks from nodes with the checks that an indexer makes, packed and added record by record.
import { setTimeout as pause } from 'node:timers/promises';
import { LeasebookError, type Sql } from '@leasebook/db';
import { archiveText, packBlocks, recordOf } from '../archive/pack.ts';
import { archivedBlock, fillArchive } from '../archive/records.ts';
import type { ArchiveText, BlockSource, RawBlock } from '../contract.ts';
import { anchorOf } from '../source/trust/chain.ts';
import { type ArchiveRange, advanceRange, releaseRange, renewRange } from './ranges.ts';

export interface FillOptions {
  sql: Sql;
  source: BlockSource;
  /** The name under which the range was taken. */
  holder: string;
  leaseMs: number;
  /** Aborted to stop: what is complete stays, and the rest is given back. */
  signal: AbortSignal;
  /** Told how many blocks a record added. */
  onArchived?: ((blocks: number) => void) | undefined;
}

/**
 * Archives what is missing of a range that `holder` has taken; resolves when it is complete or the signal is aborted.
 * Every block follows the one before and is confirmed by the one after, also across the range's ends.
 * @throws LeasebookError `ARCHIVE_RANGE_LOST`, `ARCHIVE_FORK`, and what the source and the database report; the range is
 * given back then.
 */
export async function fillRange(range: ArchiveRange, options: FillOptions): Promise<void> {
  const { sql, holder, signal } = options;
  const over = new AbortController();
  const stop = AbortSignal.any([signal, over.signal]);
  const keeping = keepRange(range, options, over);
  try {
    await readRange(range, { ...options, signal: stop });
  } catch (error) {
    if (!signal.aborted) throw over.signal.aborted ? over.signal.reason : error;
  } finally {
    over.abort();
    await keeping;
    await releaseRange(sql, range, holder);
  }
}

async function readRange(range: ArchiveRange, options: FillOptions): Promise<void> {
  const { sql, source, signal } = options;
  const { lastHeight, reached } = range;
  const writer = new RecordWriter(range, options);
  const before = await archivedBlock(sql, reached);
  // Where the block before is another archiver's to come, the node's own is what ours must follow.
  const begin = before === null && (await isArchived(sql, reached)) ? reached : reached + 1;
  for await (const raw of source.blocks(begin, lastHeight + 1, signal, before ?? undefined)) {
    if (raw.height <= reached) continue;
    if (raw.height > lastHeight) {
      await requireSame(sql, raw, source.name);
      break;
    }
    await writer.add(raw);
  }
  signal.throwIfAborted();
  await writer.end();
}

/** Whether a block is in the archive or laid out for it: the first one of an archive has none before it. */
async function isArchived(sql: Sql, height: number): Promise<boolean> {
  const [row] = await sql`SELECT FROM archive_ranges WHERE last_height >= ${height} AND first_height <= ${height}`;
  return row !== undefined;
}

/** The first block of the next range, as a node gives it, must be the one that is archived there. */
async function requireSame(sql: Sql, raw: RawBlock, name: string): Promise<void> {
  const there = await archivedBlock(sql, raw.height);
  if (there === null) return;
  const [found, archived] = [anchorOf(raw).hashes.hash, anchorOf(there).hashes.hash];
  if (found === archived) return;
  throw new LeasebookError(`${name} gives block ${raw.height} with hash ${found}, in the raw archive it has ${archived}.`, {
    kind: 'bad-block',
    code: 'ARCHIVE_FORK',
    height: raw.height,
    advice:
      'Archivers were given different chains: find out which node is right, name only nodes of that chain, and take the other blocks out with leasebook rewind.',
  });
}

/** Keeps the range while nothing is written, as with a slow node; where that fails, `over` is aborted with the reason. */
async function keepRange(
  range: ArchiveRange,
  { sql, holder, leaseMs }: Pick<FillOptions, 'sql' | 'holder' | 'leaseMs'>,
  over: AbortController,
): Promise<void> {
  for (;;) {
    await pause(leaseMs / 3, undefined, { signal: over.signal }).catch(() => undefined);
    if (over.signal.aborted) return;
    await renewRange(sql, range, holder, leaseMs).catch((error: unknown) => over.abort(error));
  }
}

/** Gathers blocks into records and writes one while the next is read. */
class RecordWriter {
  readonly #range: ArchiveRange;
  readonly #options: FillOptions;
  #blocks: ArchiveText[] = [];
  #writing: Promise<void> = Promise.resolve();

  constructor(range: ArchiveRange, options: FillOptions) {
    this.#range = range;
    this.#options = options;
  }

  async add(raw: RawBlock): Promise<void> {
    const first = this.#blocks[0];
    if (first !== undefined && recordOf(first.height) !== recordOf(raw.height)) await this.#next();
    this.#blocks.push(archiveText(raw));
  }

  async end(): Promise<void> {
    if (this.#blocks.length > 0) await this.#next();
    await this.#writing;
  }

  async #next(): Promise<void> {
    const blocks = this.#blocks;
    this.#blocks = [];
    await this.#writing;
    this.#writing = this.#write(blocks);
    // Seen by the next call.
    this.#writing.catch(() => undefined);
  }

  async #write(blocks: readonly ArchiveText[]): Promise<void> {
    const { sql, holder, leaseMs, onArchived } = this.#options;
    const records = await packBlocks(blocks);
    const reached = records.at(-1)?.lastHeight ?? this.#range.reached;
    await sql.begin(async (transaction) => {
      // A crash of the server may lose records at the end, and the range's mark with them.
      await transaction`SET LOCAL synchronous_commit = off`;
      await advanceRange(transaction, this.#range, { holder, leaseMs, reached });
      await fillArchive(transaction, records);
    });
    onArchived?.(blocks.length);
  }
}
