// Hashes that do not agree: both of them, and who told what.
import { LeasebookError } from '@leasebook/db';
import type { ComparedHash } from './hashes.ts';

const NOTHING_WRITTEN = 'Nothing of it was written, and no other endpoint gave a block that fits.';

/** What a hash is called in an error's code. */
const codes: Record<string, string> = {
  'block hash': 'BLOCK_HASH_MISMATCH',
  data_hash: 'DATA_HASH_MISMATCH',
  last_commit_hash: 'COMMIT_HASH_MISMATCH',
};

/** A block contradicts itself: its header, transactions or signatures are not those that its hashes are of. */
export function selfContradiction(endpoint: string, height: number, { name, told, computed }: ComparedHash): LeasebookError {
  return new LeasebookError(`${endpoint} tells ${name} ${told}, what it answers hashes to ${computed}.`, {
    kind: 'bad-block',
    code: codes[name] ?? 'BLOCK_HASH_MISMATCH',
    height,
    advice: `${NOTHING_WRITTEN} Name another node with --rpc.`,
  });
}

/** Which of two neighbours' hashes do not agree. */
export interface BrokenLink {
  kind: 'parent' | 'validators' | 'results';
  /** As the later block tells. */
  told: string;
  /** As the earlier block has it. */
  found: string;
}

/** Two blocks do not follow each other; `height` is the later one's. `written` tells that the earlier one is in the tables. */
export function brokenLink(
  { kind, told, found }: BrokenLink,
  height: number,
  [earlier, later]: readonly [string, string],
  written: boolean,
): LeasebookError {
  const from = earlier === later ? later : `${later}; the block before from ${earlier}`;
  const again = written
    ? `If all nodes agree, what is in the tables is wrong: leasebook rewind --to ${Math.max(1, height - 2)}, then index.`
    : '';
  const what: Record<BrokenLink['kind'], string> = {
    parent: `the block names ${told} as its parent, the block before has hash ${found}`,
    validators: `the block has validators_hash ${told}, the block before names ${found} as its next_validators_hash`,
    results: `the results hash to ${found}, block ${height} tells that they hash to ${told}`,
  };
  // Doubtful are the results, which belong to the earlier one.
  const where = kind === 'results' ? height - 1 : height;
  const code = { parent: 'PARENT_HASH_MISMATCH', validators: 'VALIDATORS_HASH_MISMATCH', results: 'RESULTS_HASH_MISMATCH' }[kind];
  return new LeasebookError(`${what[kind]} (from ${from}).`, {
    kind: 'bad-block',
    code,
    height: where,
    advice: `${NOTHING_WRITTEN} Name another node with --rpc. ${again}`.trimEnd(),
  });
}
