// Blocks in a row: each must follow the one before, and its results are given out once the next header has confirmed them.
import type { LeasebookError } from '@leasebook/db';
import type { RawBlock } from '../../contract.ts';
import { type BrokenLink, brokenLink } from './errors.ts';
import { type BlockHashes, blockHashes } from './hashes.ts';

/** A block with its hashes and where it is from. */
export interface CheckedBlock {
  raw: RawBlock;
  hashes: BlockHashes;
  endpoint: string;
}

/** The last block that was given out, or that somebody else accepted. */
export interface Anchor {
  hashes: BlockHashes;
  endpoint: string;
}

/** Where an accepted block is known from: the archive of the tables. */
export function anchorOf(raw: RawBlock): Anchor {
  return { hashes: blockHashes(raw), endpoint: 'the raw archive' };
}

/** The first hash in which `block` does not follow `before`; null where it does. */
export function linkBetween(before: BlockHashes, block: BlockHashes): BrokenLink | null {
  if (block.parentHash !== before.hash) return { kind: 'parent', told: block.parentHash, found: before.hash };
  if (block.validatorsHash !== before.nextValidatorsHash)
    return { kind: 'validators', told: block.validatorsHash, found: before.nextValidatorsHash };
  if (block.lastResultsHash !== before.resultsHash) return { kind: 'results', told: block.lastResultsHash, found: before.resultsHash };
  return null;
}

export interface ChainOptions {
  /** The block before the first one, where it is known. */
  anchor: Anchor | null;
  /** The same block from every endpoint that answers, each tried once. */
  fromAll(height: number): Promise<CheckedBlock[]>;
  /** Told which endpoint gave a block that does not fit where another one's does. */
  accuse(endpoint: string, error: LeasebookError): void;
  /** Told each block that is given out. */
  accepted(anchor: Anchor): void;
}

/**
 * Hands on blocks that follow each other. Each waits for the next one, whose header confirms its results; the last one is
 * handed on without. Where two do not fit, all endpoints are asked for both, and what fits is taken.
 * @throws LeasebookError `PARENT_HASH_MISMATCH`, `VALIDATORS_HASH_MISMATCH`, `RESULTS_HASH_MISMATCH` where nothing fits.
 */
export async function* chained(blocks: AsyncIterable<CheckedBlock>, options: ChainOptions): AsyncGenerator<RawBlock> {
  let anchor = options.anchor;
  let held: CheckedBlock | null = null;
  const iterator = blocks[Symbol.asyncIterator]();
  try {
    for (;;) {
      let step: IteratorResult<CheckedBlock>;
      try {
        step = await iterator.next();
      } catch (error) {
        // What came before the failure is good.
        if (held !== null) yield give(held, options);
        throw error;
      }
      if (step.done === true) break;
      let next = step.value;
      const before: Anchor | null = held ?? anchor;
      const broken = before === null ? null : linkBetween(before.hashes, next.hashes);
      if (broken !== null && before !== null) {
        const error = brokenLink(broken, next.hashes.height, [before.endpoint, next.endpoint], held === null);
        [held, next] = await mend(anchor, held, next, error, options);
      }
      if (held !== null) {
        anchor = held;
        yield give(held, options);
      }
      held = next;
    }
    if (held !== null) yield give(held, options);
  } finally {
    await iterator.return?.();
  }
}

function give(block: CheckedBlock, { accepted }: ChainOptions): RawBlock {
  accepted({ hashes: block.hashes, endpoint: block.endpoint });
  return block.raw;
}

/** Of what all endpoints say, a pair that follows the anchor and each other. Throws `error` where there is none. */
async function mend(
  anchor: Anchor | null,
  held: CheckedBlock | null,
  next: CheckedBlock,
  error: LeasebookError,
  { fromAll, accuse }: ChainOptions,
): Promise<[CheckedBlock | null, CheckedBlock]> {
  const laters = [next, ...(await fromAll(next.hashes.height))];
  const earliers = held === null ? [null] : [held, ...(await fromAll(held.hashes.height))];
  for (const earlier of earliers) {
    if (earlier !== null && anchor !== null && linkBetween(anchor.hashes, earlier.hashes) !== null) continue;
    const before = earlier ?? anchor;
    const later = laters.find(({ hashes }) => before === null || linkBetween(before.hashes, hashes) === null);
    if (later === undefined) continue;
    if (later.endpoint !== next.endpoint) accuse(next.endpoint, error);
    if (held !== null && earlier !== null && earlier.endpoint !== held.endpoint) accuse(held.endpoint, error);
    return [earlier, later];
  }
  throw error;
}
