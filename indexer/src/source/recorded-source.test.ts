// The recorded chain's files as a source: the same blocks as over RPC, and files that are damaged are told apart.
import { createHash } from 'node:crypto';
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { LeasebookError } from '@leasebook/db';
import { openRecording } from '@leasebook/replay';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { RawBlock } from '../contract.ts';
import { recording, recordingFolder } from '../run/testing.ts';
import { verifyLedger } from '../verify/verify-recording.ts';
import { recordedSource } from './index.ts';
import { closeAll, headAt, quickSource, readBlocks, recordedBlocks, serve } from './testing.ts';

afterEach(closeAll);

const { signal } = new AbortController();
const { lastHeight } = recording;

test('blocks, genesis and status are those that a node serving it answers; its head never grows', async () => {
  let signs = 0;
  const source = await recordedSource(recordingFolder, () => {
    signs += 1;
  });
  const node = quickSource([(await serve()).url]);
  expect(await source.status()).toEqual(await node.status());
  expect(await source.genesis()).toEqual(await node.genesis());
  for (const [from, to] of [
    [1, 30],
    [lastHeight - 3, lastHeight],
  ] as const) {
    expect(await readBlocks(source, from, to)).toEqual(await readBlocks(node, from, to));
  }
  const [raw] = await toArray(source.blocks(20, 20, signal));
  expect([raw?.text?.block, raw?.text?.results].map((text) => JSON.parse(String(text)))).toEqual([raw?.block, raw?.results]);
  expect(await source.waitForHead(lastHeight - 1, signal)).toMatchObject({ headHeight: lastHeight, isEnded: true });
  expect(signs).toBeGreaterThan(30);
  const stop = new AbortController();
  const before = signs;
  const wait = expect(source.waitForHead(lastHeight, stop.signal)).rejects.toThrow('enough');
  await expect.poll(() => signs).toBeGreaterThan(before);
  stop.abort(new Error('enough'));
  await wait;
  const closed = expect(source.waitForHead(lastHeight, signal)).rejects.toThrow('closed');
  await source.close();
  await closed;
  await expect(readBlocks(source, 1, 2)).rejects.toThrow('closed');
});

describe('what is damaged', () => {
  const files = ['manifest.json', 'node-status.ndjson', 'genesis.json.zst'];
  let folder: string;
  let first: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'leasebook-recording-'));
    await mkdir(join(folder, 'blocks'));
    const { sha256 } = JSON.parse(await readFile(join(recordingFolder, 'manifest.json'), 'utf8'));
    first =
      Object.keys(sha256)
        .filter((name) => name.startsWith('blocks/'))
        .sort()[0] ?? '';
    for (const name of [...files, first]) await copyFile(join(recordingFolder, name), join(folder, name));
  });
  afterEach(() => rm(folder, { recursive: true }));

  /** Changes the text of the first file of blocks; `listed` tells whether the manifest lists it like that. */
  async function change(edit: (text: string) => string, listed: boolean): Promise<void> {
    const path = join(folder, first);
    const text = zstdDecompressSync(await readFile(path), { params: { [constants.ZSTD_d_windowLogMax]: 27 } }).toString();
    const packed = zstdCompressSync(edit(text));
    await writeFile(path, packed);
    if (!listed) return;
    const manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8'));
    manifest.sha256[first] = createHash('sha256').update(packed).digest('hex');
    await writeFile(join(folder, 'manifest.json'), JSON.stringify(manifest));
  }
  /** Changes one block of it. */
  const changeBlock = (height: number, edit: (block: RawBlock) => unknown, listed = true) =>
    change((text) => {
      const lines = text.split('\n');
      lines[height - 1] = JSON.stringify(edit(JSON.parse(lines[height - 1] ?? '')));
      return lines.join('\n');
    }, listed);

  test('a file is not the one of the manifest', async () => {
    await changeBlock(5, (block) => block, false);
    await expect(readBlocks(await recordedSource(folder), 1, 10)).rejects.toMatchObject({
      code: 'BROKEN_RECORDING',
      kind: 'fatal',
      object: first,
      message: expect.stringContaining('sha256'),
    });
  });

  test.each([
    ['the chain', (raw: object) => JSON.parse(JSON.stringify(raw).replace(recording.chainId, 'elsewhere-1')), 'CHAIN_ID_MISMATCH'],
    ['a transaction', (raw: object) => bent(raw, ['block', 'block', 'data', 'txs'], ['AAAA']), 'DATA_HASH_MISMATCH'],
    ['the header', (raw: object) => bent(raw, ['block', 'block', 'header', 'app_hash'], ''), 'BLOCK_HASH_MISMATCH'],
  ])('%s of a block is another one', async (_name, edit, code) => {
    await changeBlock(5, edit);
    await expect(readBlocks(await recordedSource(folder), 1, 10)).rejects.toMatchObject({
      code,
      height: 5,
      message: expect.stringContaining(folder),
    });
  });

  test('a block stands where another one was', async () => {
    const [other] = await recordedBlocks(7, 7);
    await changeBlock(5, () => ({ ...other, height: 5 }));
    await expect(readBlocks(await recordedSource(folder), 1, 10)).rejects.toMatchObject({ code: 'FOREIGN_BLOCK', height: 5 });
  });

  test('the block before is not the one that was accepted', async () => {
    const [stranger] = await recordedBlocks(3, 3);
    if (stranger === undefined) throw new Error('no such block');
    const after = { ...bent(stranger, ['block', 'block', 'header', 'height'], '4'), height: 4 };
    const source = await recordedSource(recordingFolder);
    const reading = toArray(source.blocks(5, 10, signal, after));
    await expect(reading).rejects.toMatchObject({ code: 'PARENT_HASH_MISMATCH', height: 5 });
  });

  test('a node that serves it says so, and is not asked again', async () => {
    await rm(join(folder, 'genesis.json.zst'));
    const failures: LeasebookError[] = [];
    const { url } = await serve({ recording: await openRecording(folder), ...headAt(20) });
    const source = quickSource([url], {}, failures);
    expect((await source.status()).headHeight).toBe(20);
    const told = { code: 'BROKEN_RECORDING', kind: 'fatal', message: expect.stringContaining('genesis.json.zst') };
    await expect(source.genesis()).rejects.toMatchObject(told);
    expect(failures).toHaveLength(1);
    await changeBlock(5, (block) => block, false);
    const changed = await serve({ recording: await openRecording(folder), ...headAt(20) });
    await expect(readBlocks(quickSource([changed.url]), 1, 10)).rejects.toMatchObject({ ...told, message: expect.stringContaining(first) });
  });

  test('it begins later than the chain: verify says so, and what to do instead', async () => {
    const manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8'));
    const [, second = ''] = Object.keys(manifest.sha256)
      .filter((name) => name.startsWith('blocks/'))
      .sort();
    await copyFile(join(recordingFolder, second), join(folder, second));
    await writeFile(
      join(folder, 'manifest.json'),
      JSON.stringify({ ...manifest, blocks: 10, sha256: { [second]: manifest.sha256[second] } }),
    );
    await expect(verifyLedger(folder, { limit: 1 })).rejects.toMatchObject({
      code: 'NODE_PRUNED',
      height: 1,
      message: expect.stringMatching(/begins with block [1-9]\d+, the ledger with block 1\b/),
      advice: expect.stringContaining('leasebook bootstrap'),
    });
  });

  test('a line is cut', async () => {
    await change((text) => text.slice(0, -20), true);
    await expect(readBlocks(await recordedSource(folder), 1, 10)).rejects.toMatchObject({ code: 'BROKEN_RECORDING', object: first });
  });
});

/** A copy with one part changed. */
function bent<T extends object>(value: T, path: readonly string[], to: unknown): T {
  const copy = structuredClone(value);
  let part: object = copy;
  for (const name of path.slice(0, -1)) part = Object(Reflect.get(part, name));
  Reflect.set(part, path.at(-1) ?? '', to);
  return copy;
}

async function toArray(blocks: AsyncIterable<RawBlock>): Promise<RawBlock[]> {
  const read: RawBlock[] = [];
  for await (const block of blocks) read.push(block);
  return read;
}
