// What is checked of one block by itself: that it is the one asked for, and that its hashes are those of what it holds.
import type { RawBlock } from '../../contract.ts';
import { isRecord } from '../../decode/event-attributes.ts';
import type { BlockText } from '../batch.ts';
import { foreignBlock, garbage, wrongChain } from '../errors.ts';
import type { CheckedBlock } from './chain.ts';
import { selfContradiction } from './errors.ts';
import { type BlockHashes, blockHashes } from './hashes.ts';

/**
 * Tells an answer with another block apart, as of a node behind a cache, before it looks like a fork. `origin` is what
 * messages call where it is from.
 * @throws LeasebookError `CHAIN_ID_MISMATCH`, `FOREIGN_BLOCK`.
 */
export function requireBlock(origin: string, chainId: string, { height, block, results }: RawBlock): void {
  const place = { endpoint: origin, height };
  const header = isRecord(block) && isRecord(block.block) && isRecord(block.block.header) ? block.block.header : null;
  if (header === null) throw foreignBlock(place, 'no block');
  if (header.chain_id !== chainId) throw wrongChain(place, chainId, String(header.chain_id));
  if (header.height !== String(height)) throw foreignBlock(place, `block ${String(header.height)}`);
  if (!isRecord(results)) throw foreignBlock(place, 'no results');
  if (results.height !== String(height)) throw foreignBlock(place, `results of block ${String(results.height)}`);
}

/**
 * The block with its hashes, computed anew.
 * @throws LeasebookError `BLOCK_HASH_MISMATCH`, `DATA_HASH_MISMATCH`, `COMMIT_HASH_MISMATCH` where they are not those that
 * it tells, `FOREIGN_BLOCK` where it has another form.
 */
export function checkedBlock(origin: string, raw: RawBlock): CheckedBlock {
  let hashes: BlockHashes;
  try {
    hashes = blockHashes(raw);
  } catch (cause) {
    throw foreignBlock(
      { endpoint: origin, height: raw.height },
      `a block of another form (${cause instanceof Error ? cause.message : cause})`,
    );
  }
  const wrong = hashes.own.find(({ told, computed }) => told !== computed);
  if (wrong !== undefined) throw selfContradiction(origin, raw.height, wrong);
  return { raw, hashes, endpoint: origin };
}

/**
 * The block of a text, parsed and checked as all others are.
 * @throws LeasebookError `UNREADABLE_ANSWER`, and what `requireBlock` and `checkedBlock` throw.
 */
export function checkedText(answer: BlockText, chainId: string): CheckedBlock {
  const { height, endpoint, block, results } = answer;
  let raw: RawBlock;
  try {
    raw = {
      height,
      block: JSON.parse(block.toString()),
      results: JSON.parse(results.toString()),
      text: { block, results, release: () => answer.release?.() },
    };
  } catch (cause) {
    throw garbage({ endpoint, height, cause }, 'batch');
  }
  requireBlock(endpoint, chainId, raw);
  return checkedBlock(endpoint, raw);
}
