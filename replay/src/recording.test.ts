// A recording that is not whole: the file, and where it is known the height, are named.
import { createHash } from 'node:crypto';
import { copyFile, cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zstdCompressSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openRecording } from './recording.ts';
import { closeAll, manifest, recordingFolder, serve } from './testing.ts';

const files = Object.keys(manifest.sha256)
  .filter((name) => name.startsWith('blocks/'))
  .sort();
const [first = '', second = ''] = files;
const secondHeight = Number.parseInt(second.slice('blocks/'.length), 10);

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'recording-'));
  await mkdir(join(folder, 'blocks'));
  for (const name of ['manifest.json', 'node-status.ndjson', 'genesis.json.zst', 'state.ndjson.zst', first, second]) {
    await copyFile(join(recordingFolder, name), join(folder, name));
  }
});
afterEach(async () => {
  await closeAll();
  await rm(folder, { recursive: true });
});

/** Puts a file in its place as if it were the one that was recorded. */
async function replace(name: string, content: Buffer): Promise<void> {
  await writeFile(join(folder, name), content);
  const listed = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8'));
  listed.sha256[name] = createHash('sha256').update(content).digest('hex');
  await writeFile(join(folder, 'manifest.json'), JSON.stringify(listed));
}

const broken = (object: string, text: RegExp, height?: number) => ({
  code: 'BROKEN_RECORDING',
  kind: 'fatal',
  object,
  height,
  message: expect.stringMatching(text),
});

test.each([
  ['manifest.json', 'it is missing', null],
  ['manifest.json', 'it is no JSON', '{"chain_id":'],
  ['manifest.json', 'chain_id, blocks, nodes or sha256 is missing', '{"chain_id":"a"}'],
  ['node-status.ndjson', 'it is missing', null],
  ['node-status.ndjson', 'it is no JSON', '{"from":1'],
  ['node-status.ndjson', 'from, status or abci_info is missing', '{"from":1}\n'],
  ['node-status.ndjson', 'it is empty', '\n'],
])('%s: %s', async (name, text, content) => {
  await rm(join(folder, name));
  if (content !== null) await writeFile(join(folder, name), content);
  await expect(openRecording(folder)).rejects.toMatchObject(broken(name, new RegExp(text)));
});

test('a folder that is not there', async () => {
  await expect(openRecording(join(folder, 'nowhere'))).rejects.toMatchObject(broken('manifest.json', /nowhere/));
});

test('a file of blocks that is missing, and is there again', async () => {
  await rm(join(folder, second));
  const recording = await openRecording(folder);
  await expect(recording.block(secondHeight)).rejects.toMatchObject(broken(second, /cannot be read/));
  expect((await recording.block(secondHeight - 1)).block.toString()).toContain(`"height":"${secondHeight - 1}"`);
  await cp(join(recordingFolder, second), join(folder, second));
  expect((await recording.block(secondHeight)).block.toString()).toContain(`"height":"${secondHeight}"`);
});

test('a file of blocks that is cut off or changed', async () => {
  const packed = await readFile(join(folder, second));
  for (const content of [packed.subarray(0, packed.length >> 1), Buffer.concat([packed, Buffer.from('x')])]) {
    await writeFile(join(folder, second), content);
    const recording = await openRecording(folder);
    await expect(recording.block(secondHeight)).rejects.toMatchObject(broken(second, /sha256/));
  }
  await replace(second, packed.subarray(0, packed.length >> 1));
  await expect((await openRecording(folder)).block(secondHeight)).rejects.toMatchObject(broken(second, /cannot be unpacked/));
});

test('a line that is cut off, and a block that is left out', async () => {
  const whole = await openRecording(recordingFolder);
  const lines = (await whole.read(second)).toString().split('\n');
  const cut = [...lines.slice(0, 10), lines[10]?.slice(0, 100), ...lines.slice(11)];
  await replace(second, zstdCompressSync(cut.join('\n')));
  const height = secondHeight + 10;
  await expect((await openRecording(folder)).block(secondHeight)).rejects.toMatchObject(broken(second, /cut off/, height));
  await replace(second, zstdCompressSync(lines.toSpliced(10, 1).join('\n')));
  const recording = await openRecording(folder);
  await expect(recording.block(height)).rejects.toMatchObject(broken(second, /is missing in it/, height));
  expect((await recording.block(height + 1)).block.toString()).toContain(`"height":"${height + 1}"`);
});

test('stored state that is cut off, and one without answers', async () => {
  await replace('state.ndjson.zst', zstdCompressSync('{"height":1,"answers":['));
  await expect((await openRecording(folder)).state()).rejects.toMatchObject(broken('state.ndjson.zst', /cut off/));
  await replace('state.ndjson.zst', zstdCompressSync('{"height":1,"label":"monthly","error":"the node was away"}\n'));
  const state = await (await openRecording(folder)).state();
  expect([state.heights, state.at(1)]).toEqual([[1], []]);
});

test('a chain that does not begin at block 1', async () => {
  const listed = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8'));
  const sha256 = { [second]: listed.sha256[second] };
  await writeFile(join(folder, 'manifest.json'), JSON.stringify({ ...listed, blocks: 20, sha256 }));
  const { url } = await serve({ recording: await openRecording(folder), live: { tail: 1_000, paceMs: Number.POSITIVE_INFINITY } });
  const { result } = JSON.parse(await (await fetch(`${url}/status`)).text());
  const range = { earliest_block_height: String(secondHeight), latest_block_height: String(secondHeight) };
  expect(result.sync_info).toMatchObject(range);
  expect((await fetch(`${url}/block?height=${secondHeight - 1}`)).status).toBe(500);
  const whole = await openRecording(folder);
  expect([whole.firstHeight, whole.lastHeight]).toEqual([secondHeight, secondHeight + 19]);
});

test('the server tells the client, and serves on', async () => {
  await rm(join(folder, second));
  const { url } = await serve({ recording: await openRecording(folder) });
  const answer = await fetch(`${url}/block?height=${secondHeight}`);
  expect(answer.status).toBe(500);
  expect(await answer.json()).toMatchObject({ error: { code: -32603, data: expect.stringContaining(second) } });
  expect((await fetch(`${url}/block?height=1`)).status).toBe(200);
});
