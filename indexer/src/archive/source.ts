// The raw archive as a source of blocks: alone, where no node is needed, or before a node that goes on where it ends.
import { LeasebookError, type Sql } from '@leasebook/db';
import type { BlockSource, RawBlock, SourceStatus } from '../contract.ts';
import { decodeBlock } from '../decode/index.ts';
import { parseBlock } from './pack.ts';
import { type ArchiveExtent, archivedBlocks, archivedGenesis, archiveExtent } from './records.ts';

/** What messages call it. */
export const NAME = 'the raw archive';

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
 * A node with the archive of this database before it: blocks that were accepted once are not asked for again, so that an
 * interrupted reindex goes on with any node, also a pruned one.
 */
export function withArchive(sql: Sql, node: BlockSource): BlockSource {
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
      let previous = after;
      const archived = await archiveExtent(sql);
      // Later on the node itself remembers what it gave.
      if (isFirst && archived !== null && archived.firstHeight < from && from <= archived.lastHeight + 1) {
        previous ??= (await archivedBlock(sql, from - 1)) ?? undefined;
      }
      isFirst = false;
      if (archived !== null && archived.firstHeight <= from) {
        for await (const raw of parsedBlocks(sql, from, Math.min(to, archived.lastHeight), signal)) {
          next = raw.height + 1;
          previous = raw;
          yield raw;
        }
      }
      if (next <= to && !signal.aborted) yield* node.blocks(next, to, signal, previous);
    },
    waitForHead: async (height, signal) => reach(await node.waitForHead(height, signal)),
    switchEndpoint: (reason) => node.switchEndpoint?.(reason),
    close: () => node.close(),
  };
}

async function* parsedBlocks(sql: Sql, from: number, to: number, signal: AbortSignal): AsyncGenerator<RawBlock> {
  for await (const block of archivedBlocks(sql, from, to)) {
    if (signal.aborted) return;
    yield parseBlock(block);
  }
}

/** One archived block; null where the archive has none of that height. */
export async function archivedBlock(sql: Sql, height: number): Promise<RawBlock | null> {
  for await (const block of archivedBlocks(sql, height, height)) return parseBlock(block);
  return null;
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
  throw new LeasebookError('the raw archive of this database is empty.', {
    kind: 'fatal',
    code: 'ARCHIVE_EMPTY',
    advice: 'Read the chain from a node first (leasebook index).',
  });
}
