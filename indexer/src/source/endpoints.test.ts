// Several nodes of one chain: a failing, slow, lagging, pruned or foreign one never shows in the blocks.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { LeasebookError } from '@leasebook/db';
import { afterEach, describe, expect, test } from 'vitest';
import { recording } from '../run/testing.ts';
import { bentNode, closeAll, closeLater, fakeNode, gatedNode, headAt, quickSource, readBlocks, recordedBlocks, serve } from './testing.ts';

afterEach(closeAll);

const to = 150;
const codes = (failures: LeasebookError[]) => [...new Set(failures.map(({ code }) => code))].sort();

test('a node that dies in the middle is followed by another without a gap', async () => {
  const first = await serve();
  const dead = Promise.withResolvers<void>();
  const second = await gatedNode(dead.promise);
  const failures: LeasebookError[] = [];
  const source = quickSource([first.url, second], { fetch: { aheadBlocks: 20 } }, failures);
  expect(source.name).toBe(first.url);
  const blocks = [];
  for await (const { height, block, results } of source.blocks(1, 2 * to, new AbortController().signal)) {
    blocks.push({ height, block, results });
    if (height === 40) await first.close().then(dead.resolve);
  }
  expect(blocks).toEqual(await recordedBlocks(1, 2 * to));
  expect(codes(failures)).toEqual(['NODE_UNREACHABLE']);
  expect(source.name).toBe(second);
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
    // Where the archive node's request ends, which may hold several blocks, the other one may begin.
    expect(Math.min(...asked)).toBeGreaterThanOrEqual(100);
    expect(asked.length).toBeGreaterThan(0);
    expect(failures).toEqual([]);
  });

  test('that tells of pruning only when it is asked', async () => {
    const lying = await serve({ earliestHeight: 100 });
    const refused = Promise.withResolvers<void>();
    const url = await fakeNode(async (method, params, response) => {
      if (method === 'block') refused.resolve();
      const answer = await fetch(lying.url, { method: 'POST', body: JSON.stringify({ id: 1, method, params }) });
      response.end((await answer.text()).replace('"earliest_block_height":"100"', '"earliest_block_height":"1"'));
    });
    const archive = await gatedNode(refused.promise);
    const failures: LeasebookError[] = [];
    expect(await readBlocks(quickSource([url, archive], {}, failures), 95, 105)).toEqual(await recordedBlocks(95, 105));
    expect(codes(failures)).toEqual(['NODE_PRUNED']);
  });

  test.each([
    ['told first', 0, 60_000],
    ['told by the other one only', 1, 60_000],
    ['and at first without a wait', 0, 0],
  ])('behind one address with an archive node: what that one keeps is asked for until it answers, %s', async (_name, first, patienceMs) => {
    const nodes = [await serve(), await serve({ earliestHeight: 100 })];
    const asked: Record<string, number> = {};
    // They answer in turns, and so that the address gives both answers of a block at times only.
    const url = await fakeNode(async (method, params, response) => {
      const turn = asked[method] ?? 0;
      asked[method] = turn + 1;
      const node = nodes[(method === 'status' ? turn + first : method === 'block' ? turn : turn >> 1) % 2];
      const answer = await fetch(node?.url ?? '', { method: 'POST', body: JSON.stringify({ id: 1, method, params }) });
      response.end(await answer.text());
    });
    const failures: LeasebookError[] = [];
    const fetchOptions = { startParallel: 1, mostParallel: 1 };
    const source = quickSource([url], { fetch: fetchOptions, retry: { attempts: 2, patienceMs } }, failures);
    expect(await readBlocks(source, 60, 70)).toEqual(await recordedBlocks(60, 70));
    expect(codes(failures)).toEqual(['NODE_PRUNED']);
  });

  test('behind one address with an archive node: blocks that it refused together are asked for together again', async () => {
    const nodes = [await serve({ earliestHeight: 10_000 }), await serve()];
    const asked: string[] = [];
    let batches = 0;
    const server = createServer(async (request, response) => {
      const body = Buffer.concat(await request.toArray());
      const call: unknown = JSON.parse(body.toString());
      const isBatch = Array.isArray(call);
      // Of requests for several blocks each of the two answers every second one.
      const node = nodes[isBatch ? batches++ % 2 : 1];
      asked.push(isBatch ? 'several' : 'one');
      const answer = await fetch(node?.url ?? '', { method: 'POST', body });
      response.writeHead(answer.status).end(await answer.text());
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    closeLater(server);
    const { port } = server.address() as AddressInfo;
    const source = quickSource([`http://127.0.0.1:${port}`], { fetch: { startParallel: 1, mostParallel: 1 } });
    await source.status();
    asked.length = 0;
    expect(await readBlocks(source, 60, 90)).toEqual(await recordedBlocks(60, 90));
    expect(new Set(asked)).toEqual(new Set(['several']));
    expect(batches).toBeLessThan(31);
  });
});

describe('a node that is busy and says for how long', () => {
  // The wait that it is given is bounded, by what the test allows.
  test.each([
    ['in seconds', '3600'],
    ['as a moment', new Date(Date.now() + 3_600_000).toUTCString()],
  ])('%s is left alone for so long', async (_name, after) => {
    const { url } = await serve();
    const times: number[] = [];
    const busy = await fakeNode(async (method, params, response) => {
      times.push(performance.now());
      if (times.length === 1) return void response.writeHead(429, { 'retry-after': after }).end();
      const answer = await fetch(url, { method: 'POST', body: JSON.stringify({ id: 1, method, params }) });
      response.end(await answer.text());
    });
    await quickSource([busy], { retry: { longestRestMs: 300 } }).status();
    const [refused = 0, answered = 0] = times;
    // A timer may be early by a millisecond.
    expect(answered - refused).toBeGreaterThan(295);
  });

  test('a wait that cannot be read, or is over, is none', async () => {
    const { url } = await serve();
    let refusals = 0;
    const values = ['soon', new Date(0).toUTCString(), '-5', '0'];
    const busy = await fakeNode(async (method, params, response) => {
      const after = values[refusals++];
      if (after !== undefined) return void response.writeHead(503, { 'retry-after': after }).end();
      const answer = await fetch(url, { method: 'POST', body: JSON.stringify({ id: 1, method, params }) });
      response.end(await answer.text());
    });
    // With the usual bound of half a minute, which the test would not outlast.
    await quickSource([busy], { retry: { attempts: 6 } }).status();
    expect(refusals).toBe(values.length + 1);
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
  expect(performance.now() - began).toBeLessThan(15_000);
});

describe('health', () => {
  /** A recorded node that answers after `milliseconds`, and notes the blocks that it is asked for. */
  const slowed = (milliseconds: number, asked: number[], options = {}) =>
    bentNode(async (method, result, params) => {
      if (method === 'block') asked.push(Number(params.height));
      await pause(milliseconds);
      return result;
    }, options);

  test('the faster node is asked, whichever is listed first', async () => {
    const [fromSlow, fromFast]: [number[], number[]] = [[], []];
    const [slow, fast] = [await slowed(1_000, fromSlow), await slowed(0, fromFast)];
    const source = quickSource([slow, fast]);
    // Told by status already: no block has to be waited for to find out.
    await source.status();
    await expect.poll(() => source.name).toBe(fast);
    expect(await readBlocks(source, 1, to)).toEqual(await recordedBlocks(1, to));
    // A moment in which this machine is busy makes even the fast one slow: most of the blocks, not nearly all of them.
    expect(fromSlow.length).toBeLessThan(fromFast.length / 2);
  });

  test('a node that becomes slow is left for another, and what it still owes comes', async () => {
    let wait = 0;
    const fromSecond: number[] = [];
    const first = await bentNode(async (_method, result) => {
      await pause(wait);
      return result;
    });
    const second = await slowed(60, fromSecond);
    const source = quickSource([first, second]);
    expect(await readBlocks(source, 1, 20)).toHaveLength(20);
    const before = fromSecond.length;
    wait = 1_500;
    expect(await readBlocks(source, 21, to)).toEqual(await recordedBlocks(21, to));
    expect(fromSecond.length - before).toBeGreaterThan((to - 20) / 2);
  });

  test('a node that is distrusted is asked only where no other one answers', async () => {
    const [first, second] = [await serve(), await serve()];
    const source = quickSource([first.url, second.url]);
    await source.status();
    const distrusted = source.name;
    source.switchEndpoint?.(new LeasebookError('x', { kind: 'retryable', code: 'HEAD_STALE', advice: '' }));
    expect(source.name).not.toBe(distrusted);
    expect(await readBlocks(source, 1, 20)).toHaveLength(20);
    expect(source.name).not.toBe(distrusted);
    await (distrusted === first.url ? second : first).close();
    expect(await readBlocks(source, 21, 40)).toEqual(await recordedBlocks(21, 40));
  });

  test('a node that falls behind is followed no longer, however fast it is', async () => {
    const lagging = await serve(headAt(50));
    const ahead = await slowed(150, [], headAt(60));
    const source = quickSource([lagging.url, ahead]);
    await source.status();
    await expect.poll(() => source.status().then(() => source.name)).toBe(ahead);
  });

  test('each node is asked as much at once as it bears: one that refuses more does not hold another back', async () => {
    const bears = 2;
    const running = { narrow: 0, wide: 0 };
    const peak = { narrow: 0, wide: 0 };
    let refusals = 0;
    const counting = async <T>(name: 'narrow' | 'wide', work: () => Promise<T>): Promise<T> => {
      running[name] += 1;
      peak[name] = Math.max(peak[name], running[name]);
      try {
        return await work();
      } finally {
        running[name] -= 1;
      }
    };
    const { url } = await serve();
    const forward = async (method: string, params: Record<string, string>) => {
      const answer = await fetch(url, { method: 'POST', body: JSON.stringify({ id: 1, method, params }) });
      await pause(30);
      return answer.text();
    };
    const narrow = await fakeNode(async (method, params, response) => {
      if (method !== 'block') return void response.end(await forward(method, params));
      if (running.narrow >= bears) {
        refusals += 1;
        return void response.writeHead(429).end();
      }
      response.end(await counting('narrow', () => forward(method, params)));
    });
    const wide = await fakeNode(async (method, params, response) => {
      if (method !== 'block') return void response.end(await forward(method, params));
      response.end(await counting('wide', () => forward(method, params)));
    });
    const source = quickSource([narrow, wide], { fetch: { startParallel: 4, mostParallel: 24 } });
    await expect.poll(() => source.status()).toBeDefined();
    expect(await readBlocks(source, 1, 600)).toEqual(await recordedBlocks(1, 600));
    expect(refusals).toBeGreaterThan(0);
    expect(peak.narrow).toBe(bears);
    // One limit for both would stay at about what the narrow one bears.
    expect(peak.wide).toBeGreaterThan(8);
  });
});
