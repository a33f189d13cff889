// Hashes of the whole recording, and nodes that lie about a block in every way that a hash covers.
import type { LeasebookError } from '@leasebook/db';
import { afterEach, describe, expect, test } from 'vitest';
import type { RawBlock } from '../../contract.ts';
import { recording } from '../../run/testing.ts';
import { bentNode, closeAll, gatedNode, quickSource, readBlocks, recordedBlocks, serve } from '../testing.ts';
import { type CheckedBlock, chained, linkBetween } from './chain.ts';
import { type BlockHashes, blockHashes } from './hashes.ts';
import { EMPTY_HASH, merkleRoot } from './merkle.ts';

afterEach(closeAll);

const parsed = (height: number, { block, results }: { block: Buffer; results: Buffer }): RawBlock => ({
  height,
  block: JSON.parse(block.toString()),
  results: JSON.parse(results.toString()),
});

test('the Merkle tree is that of RFC 6962', () => {
  // Test vectors of CometBFT's crypto/merkle (from certificate-transparency).
  const leaves = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
  const roots: Record<number, string> = {
    0: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    1: '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
    7: 'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
    8: '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
  };
  for (const [count, root] of Object.entries(roots))
    expect(merkleRoot(leaves.slice(0, Number(count)).map((leaf) => Buffer.from(leaf, 'hex')))).toBe(root.toUpperCase());
  expect(EMPTY_HASH).toBe(roots[0]?.toUpperCase());
});

test('a commit counts validators that did not sign, or signed for no block, as CometBFT does', async () => {
  const [raw] = await recordedBlocks(lied, lied);
  if (raw === undefined) throw new Error('no such block');
  const [address, signature, time] = ['AB'.repeat(20), Buffer.alloc(64, 7), '1970-01-01T00:00:01.000000002Z'];
  const signed = { validator_address: address, timestamp: time, signature: signature.toString('base64') };
  const signatures = [
    { block_id_flag: 2, ...signed },
    // Go's zero time, in whole seconds before 1970: -62,135,596,800.
    { block_id_flag: 1, validator_address: '', timestamp: '0001-01-01T00:00:00Z', signature: null },
    { block_id_flag: 3, ...signed },
  ];
  const fields = `1214${address}1a04080110022240${signature.toString('hex')}`;
  const leaves = [`0802${fields}`, '08011a0b088092b8c398feffffff01', `0803${fields}`];
  const block = bent(raw.block, ['block', 'last_commit', 'signatures'], signatures);
  expect(blockHashes({ ...raw, block }).own).toContainEqual({
    name: 'last_commit_hash',
    told: expect.any(String),
    computed: merkleRoot(leaves.map((leaf) => Buffer.from(leaf, 'hex'))),
  });
});

test('every hash of every recorded block holds, also as a node of today answers it, and every block follows the one before', {
  timeout: 240_000,
}, async () => {
  const views = await recording.archiveBlocks();
  expect(views.size).toBeGreaterThan(0);
  let before: BlockHashes | null = null;
  let spent = 0;
  for (let height = 1; height <= recording.lastHeight; height += 1) {
    const raw = parsed(height, await recording.block(height));
    const start = process.cpuUsage();
    const hashes = blockHashes(raw);
    spent += process.cpuUsage(start).user / 1_000;
    const wrong = hashes.own.find(({ told, computed }) => told !== computed) ?? (before === null ? null : linkBetween(before, hashes));
    if (wrong) expect({ height, wrong }).toBeNull();
    const view = views.get(height);
    if (view !== undefined) expect(blockHashes(parsed(height, view))).toEqual(hashes);
    before = hashes;
  }
  expect(before?.height).toBe(recording.lastHeight);
  // Milliseconds of a processor: far below what decoding a block takes, and the same on a machine that is busy with else.
  expect(spent / recording.lastHeight).toBeLessThan(2);
});

/** The first block from a height on that has transactions. */
async function busyHeight(from: number): Promise<number> {
  for (let height = from; ; height += 1) {
    const { block } = await recording.block(height);
    if (!block.includes('"txs":[]')) return height;
  }
}

const lied = await busyHeight(150);
const to = lied + 10;
type Path = (string | number)[];

/** The same answer with another value in one place. */
function bent(answer: unknown, [name, ...rest]: Path, value: unknown): unknown {
  if (name === undefined) return value;
  if (Array.isArray(answer)) return answer.map((part, index) => (index === name ? bent(part, rest, value) : part));
  const fields: Record<string, unknown> = { ...Object(answer) };
  return { ...fields, [name]: bent(fields[name], rest, value) };
}

const hash = 'AB'.repeat(32);
const header = ['block', 'header'];

/** What is lied about, in which answer, where, and how it is found out. */
const lies: [string, string, Path, unknown, string][] = [
  ['its time', 'block', [...header, 'time'], '2030-01-01T00:00:00.000000001Z', 'BLOCK_HASH_MISMATCH'],
  ['its proposer', 'block', [...header, 'proposer_address'], 'AB'.repeat(20), 'BLOCK_HASH_MISMATCH'],
  ['the application hash', 'block', [...header, 'app_hash'], hash, 'BLOCK_HASH_MISMATCH'],
  ['its validators', 'block', [...header, 'validators_hash'], hash, 'BLOCK_HASH_MISMATCH'],
  ['its parent', 'block', [...header, 'last_block_id', 'hash'], hash, 'BLOCK_HASH_MISMATCH'],
  ['its hash', 'block', ['block_id', 'hash'], hash, 'BLOCK_HASH_MISMATCH'],
  ['its transactions', 'block', ['block', 'data', 'txs'], [], 'DATA_HASH_MISMATCH'],
  ['a transaction', 'block', ['block', 'data', 'txs', 0], 'AAAA', 'DATA_HASH_MISMATCH'],
  ['a signature', 'block', ['block', 'last_commit', 'signatures', 0, 'signature'], 'AAAA', 'COMMIT_HASH_MISMATCH'],
  ['gas', 'block_results', ['txs_results', 0, 'gas_used'], '1', 'RESULTS_HASH_MISMATCH'],
  ['an outcome', 'block_results', ['txs_results', 0, 'code'], 77, 'RESULTS_HASH_MISMATCH'],
  ['an answer of a message', 'block_results', ['txs_results', 0, 'data'], 'AAAA', 'RESULTS_HASH_MISMATCH'],
];

const liar = (method: string, path: Path, value: unknown, onLie: () => void = () => undefined) =>
  bentNode((asked, result, { height }) => {
    if (asked !== method || height !== String(lied)) return result;
    onLie();
    return bent(result, path, value);
  });

describe.each(lies)('a node that lies about %s', (_name, method, path, value, code) => {
  test('alone is refused with its name, after the good blocks before', async () => {
    const url = await liar(method, path, value);
    const read: number[] = [];
    const reading = (async () => {
      for await (const block of quickSource([url]).blocks(lied - 3, to, new AbortController().signal)) read.push(block.height);
    })();
    await expect(reading).rejects.toMatchObject({ code, kind: 'bad-block', height: lied, message: expect.stringContaining(url) });
    expect(read).toEqual([lied - 3, lied - 2, lied - 1]);
  });

  test('beside an honest one is set right', async () => {
    const lie = Promise.withResolvers<void>();
    const url = await liar(method, path, value, lie.resolve);
    const failures: LeasebookError[] = [];
    const honest = await gatedNode(lie.promise);
    expect(await readBlocks(quickSource([url, honest], {}, failures), lied - 3, to)).toEqual(await recordedBlocks(lied - 3, to));
    expect(failures.map((failure) => failure.code)).toContain(code);
  });
});

test('a block that was damaged on its way is asked for once more before its node is doubted', async () => {
  let asked = 0;
  const url = await bentNode((method, result, { height }) => {
    if (method !== 'block' || height !== String(lied) || ++asked > 1) return result;
    return bent(result, [...header, 'app_hash'], hash);
  });
  const failures: LeasebookError[] = [];
  expect(await readBlocks(quickSource([url], {}, failures), lied - 3, to)).toEqual(await recordedBlocks(lied - 3, to));
  expect({ asked, failures }).toEqual({ asked: 2, failures: [] });
});

describe('what was accepted before', () => {
  test('is followed by no fork, however well the blocks of the fork follow each other', async () => {
    const made = (endpoint: string, height: number, hash: string, parentHash: string): CheckedBlock => {
      const same = { validatorsHash: 'V', nextValidatorsHash: 'V', lastResultsHash: 'R', resultsHash: 'R' };
      const hashes = { height, chainId: recording.chainId, hash, parentHash, ...same, own: [] };
      return { raw: { height, block: {}, results: {} }, hashes, endpoint };
    };
    // The node that has the chain's third block does not answer; the other one gives a fork from the second on.
    const [second, forkedSecond, forkedThird] = [made('a', 2, '2', '1'), made('b', 2, 'f2', 'f1'), made('b', 3, 'f3', 'f2')];
    const given: RawBlock[] = [];
    const reading = (async () => {
      const blocks = (async function* () {
        yield* [second, forkedThird];
      })();
      const options = {
        anchor: made('a', 1, '1', ''),
        fromAll: async (height: number) => (height === 2 ? [second, forkedSecond] : [forkedThird]),
        accuse: () => undefined,
        accepted: () => undefined,
      };
      for await (const raw of chained(blocks, options)) given.push(raw);
    })();
    await expect(reading).rejects.toMatchObject({ code: 'PARENT_HASH_MISMATCH', height: 3 });
    expect(given).toEqual([]);
  });

  test('and is of another chain of blocks: the next one is refused', async () => {
    const { url } = await serve();
    const source = quickSource([url]);
    const [stranger] = await recordedBlocks(lied - 2, lied - 2);
    if (stranger === undefined) throw new Error('no such block');
    const after = { ...stranger, block: bent(stranger.block, ['block', 'header', 'height'], String(lied - 1)), height: lied - 1 };
    const reading = source.blocks(lied, to, new AbortController().signal, after)[Symbol.asyncIterator]().next();
    await expect(reading).rejects.toMatchObject({
      code: 'PARENT_HASH_MISMATCH',
      height: lied,
      message: expect.stringMatching(/raw archive.*rewind/),
    });
  });

  test('with wrong results, at the head, is found out by the next header', async () => {
    const [accepted] = await recordedBlocks(lied, lied);
    if (accepted === undefined) throw new Error('no such block');
    const { url } = await serve();
    const after = { ...accepted, results: { ...Object(accepted.results), txs_results: [] } };
    const reading = quickSource([url])
      .blocks(lied + 1, to, new AbortController().signal, after)
      [Symbol.asyncIterator]()
      .next();
    await expect(reading).rejects.toMatchObject({
      code: 'RESULTS_HASH_MISMATCH',
      height: lied,
      message: expect.stringContaining('rewind'),
    });
  });
});
