// Several blocks in one request: cut out of every form of answer, and asked for in the sizes that a node takes.
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { LeasebookError } from '@leasebook/db';
import { afterEach, describe, expect, test } from 'vitest';
import { recording } from '../run/testing.ts';
import { type BlockText, batchBody, cutBatch } from './batch.ts';
import { BatchSize } from './batch-size.ts';
import { closeAll, quickSource, readBlocks, recordedBlocks, serve } from './testing.ts';

const servers: Server[] = [];
afterEach(async () => {
  await closeAll();
  for (const server of servers.splice(0)) await new Promise((resolve) => server.close(resolve));
});

const [from, to] = [20, 23];
const post = async (url: string, body: string) => Buffer.from(await (await fetch(url, { method: 'POST', body })).arrayBuffer());

async function expected(heights: readonly number[]): Promise<BlockText[]> {
  return Promise.all(heights.map(async (height) => ({ height, endpoint: 'node', ...(await recording.block(height)) })));
}

describe('an answer', () => {
  test('in the bytes of a node', async () => {
    const { url } = await serve();
    const answer = await post(url, batchBody(from, to));
    expect(cutBatch(answer, from, to, 'node')).toEqual(await expected([20, 21, 22, 23]));
  });

  test('with errors among the results, as at the head', async () => {
    const { lastHeight } = recording;
    const { url } = await serve();
    const answer = await post(url, batchBody(lastHeight - 1, lastHeight + 1));
    const [before, last] = await expected([lastHeight - 1, lastHeight]);
    expect(cutBatch(answer, lastHeight - 1, lastHeight + 1, 'node')).toEqual([before, last, null]);
  });

  test.each([
    ['in another order', (answers: unknown[]) => JSON.stringify(answers.toReversed())],
    ['in lines', (answers: unknown[]) => JSON.stringify(answers, null, 2)],
    ['with ids as text', (answers: { id: number }[]) => JSON.stringify(answers.map((each) => ({ ...each, id: String(each.id) })))],
  ])('%s', async (_name, rewrite) => {
    const { url } = await serve();
    const answer = rewrite(JSON.parse((await post(url, batchBody(from, to))).toString()));
    const read = (texts: (BlockText | null)[] | null) => texts?.map((text) => JSON.parse(String(text?.block)));
    expect(read(cutBatch(Buffer.from(answer), from, to, 'node'))).toEqual(read(await expected([20, 21, 22, 23])));
  });

  test('whose texts look like an answer', () => {
    const log = 'x{"jsonrpc":"2.0","id":1,"result":{}},{"jsonrpc":"2.0","id":1,"result":';
    const answer = JSON.stringify([
      { jsonrpc: '2.0', id: 0, result: { log } },
      { jsonrpc: '2.0', id: 1, result: { log } },
    ]);
    const text = Buffer.from(JSON.stringify({ log }));
    expect(cutBatch(Buffer.from(answer), 7, 7, 'node')).toEqual([{ height: 7, endpoint: 'node', block: text, results: text }]);
  });

  test.each([
    ['an error of all', '{"jsonrpc":"2.0","id":null,"error":{"code":-32600,"message":"Invalid Request"}}'],
    ['one result', '{"jsonrpc":"2.0","id":0,"result":{}}'],
    ['errors without ids', '[{"jsonrpc":"2.0","id":null,"error":{"code":-32600,"message":"Invalid Request"}}]'],
    ['nothing', '[]'],
  ])('that refuses: %s', (_name, answer) => {
    expect(cutBatch(Buffer.from(answer), from, to, 'node')).toBeNull();
  });

  test('that is cut off is no answer', async () => {
    const { url } = await serve();
    const answer = await post(url, batchBody(from, to));
    expect(() => cutBatch(answer.subarray(0, answer.length >> 1), from, to, 'node')).toThrow(SyntaxError);
  });
});

/** A recorded node behind a proxy, which hears how many calls a request holds, 0 where it is no batch. */
async function proxied(handle: (calls: number, forward: () => Promise<Buffer>, response: ServerResponse) => unknown): Promise<string> {
  const { url } = await serve();
  const server = createServer((request, response) => {
    request
      .toArray()
      .then((parts: Buffer[]) => {
        const body = Buffer.concat(parts).toString();
        const asked = JSON.parse(body);
        return handle(Array.isArray(asked) ? asked.length : 0, () => post(url, body), response);
      })
      // Whoever asked is gone, or the node behind is closed.
      .catch(() => response.destroy());
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return `http://127.0.0.1:${address !== null && typeof address === 'object' ? address.port : 0}`;
}

test.each([0, 1, 2, 10, 1_000])('a node that takes %i calls in a request gets no more for long', async (most) => {
  const calls: number[] = [];
  const url = await proxied(async (count, forward, response) => {
    if (count > 0) calls.push(count);
    if (count > most) response.writeHead(500).end('{"error":{"code":-32600,"message":"batch too large"}}');
    else response.end(await forward());
  });
  expect(await readBlocks(quickSource([url]), 1, 200)).toEqual(await recordedBlocks(1, 200));
  const taken = calls.filter((count) => count <= most).reduce((sum, count) => sum + count, 0);
  // All came in batches where the node takes any with a block and its results.
  expect(taken >= 300).toBe(most >= 2);
  expect(calls.slice(-3).every((count) => count <= Math.max(most, 2))).toBe(true);
});

test('a node that breaks off where it is asked for much at once is asked for less', async () => {
  let taken = 0;
  const url = await proxied(async (count, forward, response) => {
    if (count > 0 && count <= 4) taken += 1;
    if (count > 4) response.destroy();
    else response.end(await forward());
  });
  const source = quickSource([url], { fetch: { startParallel: 1, mostParallel: 1 } });
  expect(await readBlocks(source, 1, 100)).toEqual(await recordedBlocks(1, 100));
  expect(taken).toBeGreaterThan(10);
});

test('a block that was damaged within a batch is asked for by itself before its node is doubted', async () => {
  let damaged = 0;
  const url = await proxied(async (count, forward, response) => {
    const answer = (await forward()).toString();
    if (count > 0) damaged += 1;
    response.end(count > 0 ? answer.replace(/"app_hash":"[^"]+"/, '"app_hash":"AB"') : answer);
  });
  const failures: LeasebookError[] = [];
  expect(await readBlocks(quickSource([url], {}, failures), 1, 20)).toEqual(await recordedBlocks(1, 20));
  expect(damaged).toBeGreaterThan(0);
  expect(failures).toEqual([]);
});

test('a batch follows failures and the length of blocks', () => {
  const size = new BatchSize();
  const first = size.blocks;
  for (let round = 0; round < 10; round += 1) size.answered(size.blocks, size.blocks * 1_000);
  const most = size.blocks;
  expect(most).toBeGreaterThan(first);
  size.failed(size.blocks);
  expect(size.blocks).toBe(most / 2);
  for (let round = 0; round < 30; round += 1) size.answered(size.blocks, size.blocks * 4_000_000);
  expect(size.blocks).toBe(1);
  size.failed(1);
  expect(size.blocks).toBe(0);
});
