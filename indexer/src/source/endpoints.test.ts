// Several nodes of one chain: a failing, lagging, pruned or foreign one never shows in the blocks.
import type { LeasebookError } from '@leasebook/db';
import { afterEach, describe, expect, test } from 'vitest';
import { recording } from '../run/testing.ts';
import { bentNode, closeAll, fakeNode, headAt, quickSource, readBlocks, recordedBlocks, serve } from './testing.ts';

afterEach(closeAll);

const to = 150;
const codes = (failures: LeasebookError[]) => [...new Set(failures.map(({ code }) => code))].sort();

test('a node that dies in the middle is followed by another without a gap', async () => {
  const [first, second] = [await serve(), await serve()];
  const failures: LeasebookError[] = [];
  const source = quickSource([first.url, second.url], {}, failures);
  expect(source.name).toBe(first.url);
  const blocks = [];
  for await (const { height, block, results } of source.blocks(1, to, new AbortController().signal)) {
    blocks.push({ height, block, results });
    if (height === 40) await first.close();
  }
  expect(blocks).toEqual(await recordedBlocks(1, to));
  expect(codes(failures)).toEqual(['NODE_UNREACHABLE']);
  expect(source.name).toBe(second.url);
});

test('two nodes that fail now and then are as good as one that never does', async () => {
  const faults = { rate: 0.3, kinds: ['busy', 'garbage', 'truncated', 'no-block'] as const, timesEach: 3 };
  const urls = [await serve({ faults: { ...faults, seed: 1 } }), await serve({ faults: { ...faults, seed: 2 } })].map(({ url }) => url);
  expect(await readBlocks(quickSource(urls), 1, to)).toEqual(await recordedBlocks(1, to));
});

test('where all are away the error names one of them', async () => {
  const nodes = [await serve(), await serve()];
  await Promise.all(nodes.map(({ close }) => close()));
  await expect(quickSource(nodes.map(({ url }) => url)).status()).rejects.toMatchObject({ code: 'NODE_UNREACHABLE' });
});

describe('a node of another chain', () => {
  test.each([
    ['beside the expected one', { chainId: recording.chainId }, true],
    ['after the first listed', {}, false],
  ])('%s is dropped with an error, and never gives a block', async (_name, options, foreignFirst) => {
    const right = await serve({ faults: { seed: 1, rate: 0.3, kinds: ['busy'], timesEach: 3 } });
    const asked: string[] = [];
    const foreign = await bentNodeOfOtherChain(asked);
    const failures: LeasebookError[] = [];
    const source = quickSource(foreignFirst ? [foreign, right.url] : [right.url, foreign], options, failures);
    expect(await source.status()).toMatchObject({ chainId: recording.chainId });
    expect(await readBlocks(source, 1, to)).toEqual(await recordedBlocks(1, to));
    expect(await source.genesis()).toMatchObject({ chain_id: recording.chainId });
    expect(failures.filter(({ code }) => code === 'CHAIN_ID_MISMATCH')).toEqual([
      expect.objectContaining({ message: expect.stringContaining(`${foreign} serves elsewhere-1, not ${recording.chainId}`) }),
    ]);
    expect(asked).toEqual(['status']);
  });

  const bentNodeOfOtherChain = (asked: string[]) =>
    bentNode((method, result) => {
      asked.push(method);
      return JSON.parse(JSON.stringify(result).replaceAll(recording.chainId, 'elsewhere-1'));
    });
});

describe('a pruned node', () => {
  test('beside an archive node: each is asked for what it has', async () => {
    const asked: number[] = [];
    const { url } = await serve({ earliestHeight: 100 });
    const pruned = await fakeNode(async (method, params, response) => {
      if (method === 'block') asked.push(Number(params.height));
      const answer = await fetch(url, { method: 'POST', body: JSON.stringify({ id: 1, method, params }) });
      response.end(await answer.text());
    });
    const archive = await serve();
    const failures: LeasebookError[] = [];
    const source = quickSource([pruned, archive.url], {}, failures);
    expect(await source.status()).toMatchObject({ earliestHeight: 1 });
    expect(await readBlocks(source, 1, to)).toEqual(await recordedBlocks(1, to));
    expect(Math.min(...asked)).toBe(100);
    expect(failures).toEqual([]);
  });

  test('that tells of pruning only when it is asked', async () => {
    const lying = await serve({ earliestHeight: 100 });
    const url = await fakeNode(async (method, params, response) => {
      const answer = await fetch(lying.url, { method: 'POST', body: JSON.stringify({ id: 1, method, params }) });
      response.end((await answer.text()).replace('"earliest_block_height":"100"', '"earliest_block_height":"1"'));
    });
    const archive = await serve();
    const failures: LeasebookError[] = [];
    expect(await readBlocks(quickSource([url, archive.url], {}, failures), 95, 105)).toEqual(await recordedBlocks(95, 105));
    expect(codes(failures)).toEqual(['NODE_PRUNED']);
  });
});

test('the node that is ahead is asked for what the others do not have yet', async () => {
  const [behind, ahead] = [await serve(headAt(50)), await serve(headAt(60))];
  const failures: LeasebookError[] = [];
  const source = quickSource([behind.url, ahead.url], {}, failures);
  expect(await source.status()).toMatchObject({ headHeight: 60 });
  expect(await readBlocks(source, 45, 60)).toEqual(await recordedBlocks(45, 60));
  expect(failures).toEqual([]);
});

test('a node that never answers does not hold up the others', async () => {
  const silent = await fakeNode(() => undefined);
  const good = await serve(headAt(60));
  const source = quickSource([good.url, silent], { timeoutMs: 20_000 });
  const began = performance.now();
  expect(await source.status()).toMatchObject({ headHeight: 60 });
  expect(await readBlocks(source, 1, 60)).toHaveLength(60);
  expect(await source.status()).toMatchObject({ headHeight: 60 });
  expect(performance.now() - began).toBeLessThan(3_000);
});
