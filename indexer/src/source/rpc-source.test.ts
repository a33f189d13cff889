// One node over real sockets: what trying again mends ends with the recorded blocks, the rest with an error that says where.
import { setTimeout as pause } from 'node:timers/promises';
import type { LeasebookError } from '@leasebook/db';
import { type FaultKind, faultKinds } from '@leasebook/replay';
import { afterEach, describe, expect, test } from 'vitest';
import { formatTime } from '../decode/text.ts';
import { recording } from '../run/testing.ts';
import { rpcSource } from './index.ts';
import { bentNode, closeAll, fakeNode, headAt, quickSource, readBlocks, recordedBlocks, serve } from './testing.ts';

afterEach(closeAll);

const to = 200;

test('blocks come in order and as they were recorded', async () => {
  const { url } = await serve();
  const source = quickSource([url]);
  expect(source.name).toBe(url);
  expect(await readBlocks(source, 1, to)).toEqual(await recordedBlocks(1, to));
  const { lastHeight } = recording;
  expect(await readBlocks(source, lastHeight, lastHeight)).toEqual(await recordedBlocks(lastHeight, lastHeight));
  expect(await readBlocks(source, 5, 4)).toEqual([]);
});

test('status and genesis', async () => {
  const { url } = await serve(headAt(100));
  const source = quickSource([`${url}/`]);
  const [last] = await recordedBlocks(100, 100);
  const status = await source.status();
  expect(status).toMatchObject({ chainId: recording.chainId, headHeight: 100, earliestHeight: 1 });
  expect(last).toMatchObject({ block: { block: { header: { time: formatTime(status.headTime) } } } });
  expect(await source.genesis()).toEqual(JSON.parse((await recording.genesis()).toString()));
});

describe('faults that another try mends', () => {
  // A block of a fork, of another chain or pruned is not mended by asking the same node; heads and WebSockets are not asked for here.
  const others: FaultKind[] = ['wrong-parent', 'forked', 'other-chain', 'pruned', 'stale-head', 'socket-drop', 'other-shape'];
  const mendable = faultKinds.filter((kind) => !others.includes(kind));
  test.each([...mendable.map((kind): [string, FaultKind[]] => [kind, [kind]]), ['all of them', mendable] as [string, FaultKind[]]])(
    '%s',
    async (_name, kinds) => {
      const { url, injected } = await serve({ faults: { seed: 7, rate: 0.3, kinds, timesEach: 2, slowMs: 5 } });
      const failures: LeasebookError[] = [];
      expect(await readBlocks(quickSource([url], {}, failures), 1, to)).toEqual(await recordedBlocks(1, to));
      expect(injected.size).toBe(kinds.length);
      const failing = [...injected].filter(([kind]) => kind !== 'slow').reduce((sum, [, times]) => sum + times, 0);
      expect(failures.length > 0).toBe(failing > 0);
      expect(failures.every(({ kind, message }) => kind === 'retryable' && message.includes(url))).toBe(true);
    },
  );
});

describe('faults that stay', () => {
  test.each([
    ['dropped', 'NODE_UNREACHABLE'],
    ['truncated', 'NODE_UNREACHABLE'],
    ['busy', 'NODE_REFUSES'],
    ['failing', 'NODE_REFUSES'],
    ['garbage', 'UNREADABLE_ANSWER'],
    ['other-block', 'FOREIGN_BLOCK'],
    ['no-block', 'FOREIGN_BLOCK'],
  ] satisfies [FaultKind, string][])('%s ends with %s, after the good blocks before it', async (kind, code) => {
    const { url } = await serve({ faults: { seed: 1, rate: 1, kinds: [kind], heights: { from: 20, to: 25 } } });
    const source = quickSource([url], { retry: { patienceMs: 100 } });
    const heights: number[] = [];
    const reading = (async () => {
      for await (const { height } of source.blocks(1, to, new AbortController().signal)) heights.push(height);
    })();
    await expect(reading).rejects.toMatchObject({
      code,
      kind: 'retryable',
      height: expect.toSatisfy((height) => height >= 20 && height <= 25),
      message: expect.stringContaining(url),
    });
    expect(heights).toEqual(Array.from({ length: 19 }, (_, place) => place + 1));
  });

  test('a node that is not there is given up after a few tries', async () => {
    const { url, close } = await serve();
    await close();
    const failures: LeasebookError[] = [];
    const source = quickSource([url], { retry: { attempts: 3, patienceMs: 60_000 } }, failures);
    await expect(source.status()).rejects.toMatchObject({ code: 'NODE_UNREACHABLE', message: expect.stringContaining(url) });
    expect(failures).toHaveLength(3);
    await expect(source.genesis()).rejects.toMatchObject({ code: 'NODE_UNREACHABLE' });
    await expect(readBlocks(source, 1, 2)).rejects.toMatchObject({ code: 'NODE_UNREACHABLE' });
  });

  test('a node of another chain', async () => {
    const { url } = await serve({ chainId: 'elsewhere-1' });
    const source = quickSource([url], { chainId: recording.chainId });
    const error = {
      code: 'CHAIN_ID_MISMATCH',
      kind: 'fatal',
      message: expect.stringContaining(`${url} serves elsewhere-1, not ${recording.chainId}`),
    };
    await expect(source.status()).rejects.toMatchObject(error);
    await expect(source.genesis()).rejects.toMatchObject(error);
    await expect(readBlocks(source, 1, 2)).rejects.toMatchObject(error);
  });

  test('blocks of another chain behind the same address', async () => {
    const url = await bentNode((method, result, { height }) => {
      const text = JSON.stringify(result);
      return JSON.parse(method === 'block' && height === '3' ? text.replaceAll(recording.chainId, 'elsewhere-1') : text);
    });
    await expect(readBlocks(quickSource([url]), 1, 5)).rejects.toMatchObject({ code: 'CHAIN_ID_MISMATCH', height: 3 });
  });

  test('a pruned node', async () => {
    const { url } = await serve({ earliestHeight: 50 });
    const source = quickSource([url]);
    expect(await source.status()).toMatchObject({ earliestHeight: 50 });
    await expect(readBlocks(source, 49, 60)).rejects.toMatchObject({
      code: 'NODE_PRUNED',
      kind: 'fatal',
      height: 49,
      message: expect.stringContaining(url),
      advice: expect.stringMatching(/blocks 49 to 49: name an archive node/),
    });
    expect(await readBlocks(source, 50, 60)).toEqual(await recordedBlocks(50, 60));
  });

  test('a block that is not there yet', async () => {
    const { url } = await serve(headAt(30));
    await expect(readBlocks(quickSource([url], { retry: { patienceMs: 50 } }), 30, 31)).rejects.toMatchObject({
      code: 'NODE_BEHIND',
      height: 31,
    });
  });

  test('a node that discards results', async () => {
    const url = await fakeNode((method, _params, response) => {
      if (method === 'status') return nodeStatus();
      response.end(
        JSON.stringify({
          id: 1,
          error: { code: -32603, message: 'Internal error', data: 'node is not persisting finalize block responses' },
        }),
      );
      return undefined;
    });
    await expect(readBlocks(quickSource([url]), 1, 1)).rejects.toMatchObject({ code: 'NODE_DISCARDS_RESULTS', kind: 'fatal', height: 1 });
  });

  test('an answer that is too large', async () => {
    const { url } = await serve();
    await expect(readBlocks(quickSource([url], { answerLimitBytes: 2_000 }), 20, 20)).rejects.toMatchObject({
      code: 'ANSWER_TOO_LARGE',
      kind: 'fatal',
      height: 20,
      message: expect.stringContaining('longer than 2000 bytes'),
    });
  });

  test('an answer that trickles in for ever', async () => {
    const url = await fakeNode((_method, _params, response) => {
      const timer = setInterval(() => response.write(' '), 10);
      response.on('close', () => clearInterval(timer));
    });
    const began = performance.now();
    await expect(quickSource([url], { timeoutMs: 100, retry: { attempts: 2 } }).status()).rejects.toMatchObject({
      code: 'NODE_UNREACHABLE',
      message: expect.stringContaining('no whole answer within 100 ms'),
    });
    expect(performance.now() - began).toBeLessThan(10_000);
  });

  test.each([
    ['no object', 'UNREADABLE_ANSWER', () => 'text'],
    ['no height', 'UNREADABLE_ANSWER', () => ({ ...nodeStatus(), sync_info: {} })],
    ['a height that is no number', 'UNREADABLE_ANSWER', () => nodeStatus({ latest_block_height: 'NaN' })],
    ['a time that is none', 'UNREADABLE_ANSWER', () => nodeStatus({ latest_block_time: 'yesterday' })],
    ['null', 'UNREADABLE_ANSWER', () => null],
  ])('a status with %s', async (_name, code, status) => {
    const url = await fakeNode(status);
    await expect(quickSource([url], { retry: { attempts: 2 } }).status()).rejects.toMatchObject({
      code,
      message: expect.stringContaining(url),
    });
  });

  test.each([
    ['results of another height', (method: string, result: object) => (method === 'block_results' ? { ...result, height: '9' } : result)],
    ['no results', (method: string, result: object) => (method === 'block_results' ? null : result)],
    ['a block without a header', (method: string, result: object) => (method === 'block' ? { ...result, block: {} } : result)],
    ['a text for a block', (method: string, result: object) => (method === 'block' ? 'block' : result)],
  ])('%s', async (_name, bend) => {
    const url = await bentNode((method, result) => bend(method, Object(result)));
    await expect(readBlocks(quickSource([url]), 4, 4)).rejects.toMatchObject({
      code: 'FOREIGN_BLOCK',
      height: 4,
      message: expect.stringContaining(url),
    });
  });
});

describe('genesis', () => {
  const chunks = (total: number, data: (chunk: number) => string) =>
    fakeNode((method, { chunk }, response) => {
      if (method === 'status') return nodeStatus();
      if (method === 'genesis_chunked') return { chunk, total: String(total), data: data(Number(chunk)) };
      response.statusCode = 500;
      response.end(
        JSON.stringify({
          id: 1,
          error: { code: -32603, message: 'Internal error', data: 'genesis response is large, please use the genesis_chunked API instead' },
        }),
      );
      return undefined;
    });
  const whole = Buffer.from(JSON.stringify({ chain_id: recording.chainId, text: 'ü'.repeat(100) }));

  test('in chunks where it is too large as a whole', async () => {
    const url = await chunks(7, (chunk) => whole.subarray(chunk * 50, (chunk + 1) * 50).toString('base64'));
    expect(await quickSource([url]).genesis()).toEqual(JSON.parse(whole.toString()));
  });

  test.each([
    ['cut off', 'UNREADABLE_ANSWER', () => whole.subarray(0, 60).toString('base64'), {}],
    ['no base64', 'UNREADABLE_ANSWER', () => '???', {}],
    ['without end', 'ANSWER_TOO_LARGE', () => whole.toString('base64'), { answerLimitBytes: 1_000 }],
    ['of another chain', 'CHAIN_ID_MISMATCH', () => Buffer.from('{"chain_id":"elsewhere-1"}').toString('base64'), {}],
  ])('%s', async (name, code, data, options) => {
    const url = await chunks(name === 'without end' ? 1_000_000 : 1, data);
    await expect(quickSource([url], { ...options, retry: { attempts: 2 } }).genesis()).rejects.toMatchObject({ code });
  });
});

describe('stopping', () => {
  test('a signal ends a read at any moment with its reason, and nothing runs on', async () => {
    const { url } = await serve({ faults: { seed: 3, rate: 0.2, kinds: ['slow', 'busy'], slowMs: 60_000 } });
    for (const afterMs of [0, 1, 5, 20, 60]) {
      const source = rpcSource({ urls: [url] });
      const stop = new AbortController();
      const reading = readBlocks(source, 1, 2_000, stop.signal);
      const ended = expect(reading).rejects.toThrow('enough');
      await pause(afterMs);
      stop.abort(new Error('enough'));
      await ended;
      await source.close();
    }
  });

  test('whoever stops reading stops the requests ahead', async () => {
    let asked = 0;
    const url = await bentNode(async (method, result) => {
      if (method === 'block') asked += 1;
      return result;
    });
    const source = quickSource([url], { fetch: { startParallel: 2, mostParallel: 2, aheadBlocks: 4 } });
    for await (const { height } of source.blocks(1, 10_000, new AbortController().signal)) if (height === 3) break;
    await pause(50);
    expect(asked).toBeLessThan(12);
  });

  test('close ends what waits for a node that is away', async () => {
    const { url, close } = await serve();
    const source = rpcSource({ urls: [url] });
    const { headHeight } = await source.status();
    await close();
    const waits = [source.status(), source.waitForHead(headHeight, new AbortController().signal), readBlocks(source, 1, 3)].map((wait) =>
      expect(wait).rejects.toThrow('closed'),
    );
    await pause(50);
    const began = performance.now();
    await source.close();
    await Promise.all(waits);
    expect(performance.now() - began).toBeLessThan(10_000);
  });
});

test('an address that sends elsewhere', async () => {
  const location = 'https://me:secret@elsewhere/rpc?key=abc';
  const url = await fakeNode((_method, _params, response) => void response.writeHead(301, { location }).end('moved'));
  await expect(quickSource([url], { retry: { attempts: 1 } }).status()).rejects.toMatchObject({
    code: 'NODE_REFUSES',
    message: expect.stringContaining('status 301, which sends to https://elsewhere/rpc. '),
    advice: expect.stringContaining('name it with --rpc'),
  });
});

test('an error page of a proxy is no answer of the node: it is waited for', async () => {
  const { url } = await serve();
  let pages = 0;
  const proxy = await fakeNode(async (method, params, response) => {
    if (method === 'block' && ++pages <= 5) return void response.writeHead(500).end('<h1>Internal Server Error</h1>');
    const answer = await fetch(url, { method: 'POST', body: JSON.stringify({ id: 1, method, params }) });
    response.end(await answer.text());
  });
  const failures: LeasebookError[] = [];
  // More pages than attempts, within the patience.
  expect(await readBlocks(quickSource([proxy], { retry: { attempts: 2, patienceMs: 60_000 } }, failures), 1, 1)).toEqual(
    await recordedBlocks(1, 1),
  );
  expect(failures.map(({ code }) => code)).toEqual(Array(5).fill('NODE_REFUSES'));
});

test.each(['', 'node', 'tcp://127.0.0.1:26657', 'http://'])('%j is no address', (url) => {
  expect(() => rpcSource({ urls: [url] })).toThrow(
    expect.objectContaining({ code: 'RPC_ADDRESS_INVALID', message: expect.stringContaining(`"${url}"`) }),
  );
});

test.each([
  ['s%20cret', 's cret'],
  ['100%', '100%'],
])('user, password (%s) and keys of an address are used, and told to nobody', async (written, password) => {
  const seen: unknown[] = [];
  const url = await fakeNode((_method, _params, response) => {
    seen.push(response.req.headers.authorization, response.req.url);
    response.writeHead(403).end();
  });
  const source = quickSource([`${url.replace('//', `//me:${written}@`)}/rpc?key=abc`], { retry: { attempts: 1 } });
  const error: unknown = await source.status().catch((cause: unknown) => cause);
  expect(error).toMatchObject({ code: 'NODE_REFUSES', message: expect.stringContaining(`${url}/rpc answers`) });
  expect(seen).toEqual([`Basic ${Buffer.from(`me:${password}`).toString('base64')}`, '/rpc?key=abc']);
  expect(source.name).toBe(`${url}/rpc`);
});

/** What the recorded chain's first node says of itself, with some of it changed. */
function nodeStatus(syncInfo: object = {}) {
  const { status } = recording.nodeAt(1);
  return { ...status, sync_info: { ...Object(status.sync_info), ...syncInfo } };
}
