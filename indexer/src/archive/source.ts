// The raw archive as a source of blocks: alone, where no node is needed, or before a node that goes on where it ends.
import { setTimeout as pause } from 'node:timers/promises';
import { addressOf, LeasebookError, type Sql } from '@leasebook/db';
import { fillRange } from '../archivers/archiver.ts';
import { type ArchiveRange, LEASE_MS, openRange, takeRange } from '../archivers/ranges.ts';
import type { BlockSource, RawBlock, SourceStatus } from '../contract.ts';
import { decodeBlock } from '../decode/index.ts';
import { LONG_BLOCKS, readInThread } from '../reader/reader.ts';
import { parseBlock } from './pack.ts';
import { type ArchiveExtent, archivedBlock, archivedBlocks, archivedGenesis, archiveExtent } from './records.ts';

/** What messages call it. */
export const NAME = 'the raw archive';

/** How often an indexer that reads a node looks whether archivers have begun where it is. */
const LOOK_EVERY_BLOCKS = 256;
/** Between two looks at a range that somebody else fills. */
const WAIT_MS = 200;
/** Between two looks for new ranges. */
const FOLLOW_MS = 1_000;

/** The blocks that the archive of this database holds. It has no head that grows: `waitForHead` only waits for the signal. */
export function archiveSource(sql: Sql): BlockSource {
  return {
    name: NAME,
    async status() {
      const extent = await requireExtent(sql);
      const last = await archivedBlock(sql, extent.lastHeight);
      return {
        chainId: extent.chainId,
        headHeight: extent.lastHeight,
        headTime: last === null ? 0n : decodeBlock(last).time,
        earliestHeight: extent.firstHeight,
        nodeVersion: '',
      };
    },
    genesis: () => archivedGenesis(sql),
    blocks: (from, to, signal) => parsedBlocks(sql, from, to, signal),
    async waitForHead(_height, signal) {
      const { promise, reject } = Promise.withResolvers<SourceStatus>();
      signal.addEventListener('abort', () => reject(signal.reason), { once: true });
      signal.throwIfAborted();
      return promise;
    },
    close: async () => undefined,
  };
}

/**
 * Blocks that archivers fill in, or have laid out to fill, as a source with a head that grows with their ranges: the
 * indexer follows them with no node. `onSign` hears of each look for more.
 * @throws LeasebookError `ARCHIVE_EMPTY` from `status` before an archiver has begun.
 */
export function followedArchive(sql: Sql, onSign: () => void): BlockSource {
  const own = archiveSource(sql);
  const status = async (): Promise<SourceStatus> => {
    const [told] = await sql<{ chainId: string | null; first: number | null; head: number | null }[]>`
      SELECT coalesce((SELECT chain_id FROM raw_chain), (SELECT chain_id FROM raw_bootstrap)) AS "chainId",
        least((SELECT min(first_height) FROM raw_blocks), (SELECT min(first_height) FROM archive_ranges)) AS first,
        greatest((SELECT last_height FROM raw_blocks ORDER BY first_height DESC LIMIT 1), (SELECT max(last_height) FROM archive_ranges)) AS head`;
    if (told === undefined || told.chainId === null || told.first === null || told.head === null) throw archiveEmpty();
    const last = await archivedBlock(sql, (await archiveExtent(sql))?.lastHeight ?? 0);
    const headTime = last === null ? 0n : decodeBlock(last).time;
    return { chainId: told.chainId, headHeight: told.head, headTime, earliestHeight: told.first, nodeVersion: '', isEnded: true };
  };
  return {
    ...own,
    status,
    async waitForHead(height, signal) {
      for (;;) {
        signal.throwIfAborted();
        onSign();
        const now = await status();
        if (now.headHeight > height) return now;
        await pause(FOLLOW_MS, undefined, { signal }).catch(() => undefined);
      }
    },
  };
}

export interface WithArchiveOptions {
  /** Set where `node` is no node: blocks that are not archived are waited for in any case. */
  onlyArchive?: boolean;
  /** Told again and again while archivers are waited for. */
  onWait?: () => void;
}

/**
 * A node with the archive of this database before it: blocks that were accepted once are not asked for again, so that an
 * interrupted reindex goes on with any node, also a pruned one. Ranges that archivers are to fill are waited for while one of
 * them works there; where none does, they are filled from the node here, unless `onlyArchive` says that there is none.
 */
export function withArchive(sql: Sql, node: BlockSource, { onlyArchive = false, onWait }: WithArchiveOptions = {}): BlockSource {
  let isFirst = true;
  const reach = async (status: SourceStatus): Promise<SourceStatus> => {
    const archived = await archiveExtent(sql);
    if (archived === null || archived.chainId !== status.chainId || archived.lastHeight + 1 < status.earliestHeight) return status;
    return { ...status, earliestHeight: Math.min(status.earliestHeight, archived.firstHeight) };
  };
  return {
    get name() {
      return node.name;
    },
    status: async () => reach(await node.status()),
    genesis: async () => ((await archiveExtent(sql)) === null ? node.genesis() : archivedGenesis(sql)),
    async *blocks(from, to, signal, after) {
      let next = from;
      // Later on the node itself remembers what it gave.
      let previous = after ?? (isFirst ? await archivedBlock(sql, from - 1) : null) ?? undefined;
      isFirst = false;
      while (next <= to && !signal.aborted) {
        for await (const raw of parsedBlocks(sql, next, to, signal)) {
          next = raw.height + 1;
          previous = raw;
          yield raw;
        }
        if (next > to || signal.aborted) return;
        const range = await openRange(sql, next);
        if (range !== null && range.firstHeight <= next) {
          if (onlyArchive || !(await fill(sql, node, range, signal))) {
            onWait?.();
            await pause(WAIT_MS, undefined, { signal }).catch(() => undefined);
          }
          continue;
        }
        for await (const raw of nodeBlocks(sql, node, { from: next, to, before: range, previous }, signal)) {
          next = raw.height + 1;
          previous = raw;
          yield raw;
        }
      }
    },
    waitForHead: async (height, signal) => reach(await node.waitForHead(height, signal)),
    switchEndpoint: (reason) => node.switchEndpoint?.(reason),
    close: () => node.close(),
  };
}

interface NodeBlocks {
  from: number;
  to: number;
  /** Archivers' next range above, where there is one. */
  before: ArchiveRange | null;
  previous: RawBlock | undefined;
}

/** Blocks of the node up to where archivers have their own, also such as begin while it is read. */
async function* nodeBlocks(
  sql: Sql,
  node: BlockSource,
  { from, to, before, previous }: NodeBlocks,
  signal: AbortSignal,
): AsyncGenerator<RawBlock> {
  // One more than is taken, as each block confirms the one before.
  const end = before === null ? to : Math.min(to, before.firstHeight);
  for await (const raw of node.blocks(from, end, signal, previous)) {
    if (raw.height === before?.firstHeight) return;
    yield raw;
    if ((raw.height - from + 1) % LOOK_EVERY_BLOCKS !== 0) continue;
    const range = await openRange(sql, raw.height + 1);
    if (range !== null && range.firstHeight <= raw.height + 1) return;
  }
}

/** Fills the range from the node; false where somebody else works on it. */
async function fill(sql: Sql, node: BlockSource, range: ArchiveRange, signal: AbortSignal): Promise<boolean> {
  const holder = `indexer/${process.pid}`;
  const taken = await takeRange(sql, holder, LEASE_MS, range.firstHeight);
  if (taken === null) return false;
  try {
    await fillRange(taken, { sql, source: node, holder, leaseMs: LEASE_MS, signal });
    return true;
  } catch (error) {
    if (error instanceof LeasebookError && error.code === 'ARCHIVE_RANGE_LOST') return false;
    throw error;
  }
}

/** The blocks that are archived; a long stretch of them by the reader's thread. */
async function* parsedBlocks(sql: Sql, from: number, to: number, signal: AbortSignal): AsyncGenerator<RawBlock> {
  if (to - from + 1 >= LONG_BLOCKS) {
    const last = Math.min(to, (await archiveExtent(sql))?.lastHeight ?? 0);
    if (last - from + 1 >= LONG_BLOCKS) {
      yield* readInThread({ place: { kind: 'archive', databaseUrl: addressOf(sql) }, from, to: last, after: null }, signal);
      return;
    }
  }
  for await (const block of archivedBlocks(sql, from, to)) {
    if (signal.aborted) return;
    yield parseBlock(block);
  }
}

/**
 * What the archive holds.
 * @throws LeasebookError `ARCHIVE_EMPTY`.
 */
export async function requireExtent(sql: Sql): Promise<ArchiveExtent> {
  const extent = await archiveExtent(sql);
  if (extent !== null) return extent;
  const [begun] = await sql<{ height: number }[]>`SELECT height FROM bootstrap`;
  if (begun !== undefined) {
    throw new LeasebookError(`this index began from a node's state at block ${begun.height}, which an older version did not keep.`, {
      kind: 'fatal',
      code: 'ARCHIVE_INCOMPLETE',
      height: begun.height,
      advice: 'Make it again from a node: leasebook bootstrap on an empty database, then index.',
    });
  }
  throw archiveEmpty();
}

function archiveEmpty(): LeasebookError {
  return new LeasebookError('the raw archive of this database is empty.', {
    kind: 'fatal',
    code: 'ARCHIVE_EMPTY',
    advice: 'Read the chain from a node first (leasebook index or leasebook archive).',
  });
}
