// Following the head: told by WebSocket, found by asking where nobody tells, through restarts of the node.
import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { serveReplay } from '@leasebook/replay';
import { afterEach, expect, test } from 'vitest';
import { recording } from '../run/testing.ts';
import { HeadEvents } from './head.ts';
import { bentNode, closeAll, fakeNode, headAt, quickSource, readBlocks, recordedBlocks, serve } from './testing.ts';

afterEach(closeAll);

const signal = new AbortController().signal;

/** Follows until `to` as the indexer does. */
async function follow(source: ReturnType<typeof quickSource>, from: number, to: number) {
  const blocks = [];
  for (let height = from; height < to; ) {
    const { headHeight } = await source.waitForHead(height, signal);
    expect(headHeight).toBeGreaterThan(height);
    blocks.push(...(await readBlocks(source, height + 1, headHeight)));
    height = headHeight;
  }
  return blocks;
}

test('blocks are told as they come, long before asking would find them', async () => {
  const { url } = await serve(headAt(100, 60));
  const source = quickSource([url], { pollMs: 60_000 });
  const began = performance.now();
  const blocks = await follow(source, 100, 110);
  expect(blocks.slice(0, 10)).toEqual(await recordedBlocks(101, 110));
  expect(performance.now() - began).toBeLessThan(30_000);
});

test('where there is no WebSocket the head is asked for', async () => {
  let head = 50;
  let asked = 0;
  const url = await bentNode((method, result) => {
    asked += 1;
    const text = JSON.stringify(result);
    return JSON.parse(method === 'status' ? text.replace(/"latest_block_height":"\d+"/, `"latest_block_height":"${head}"`) : text);
  });
  const source = quickSource([url]);
  const wait = source.waitForHead(50, signal);
  await expect.poll(() => asked).toBeGreaterThan(2);
  head = 51;
  expect(await wait).toMatchObject({ headHeight: 51 });
});

test('a head that is known already is told at once', async () => {
  const { url } = await serve(headAt(100));
  expect(await quickSource([url], { pollMs: 60_000 }).waitForHead(99, signal)).toMatchObject({ headHeight: 100 });
});

test('a restart of the node is waited for, and no block of the time is missed', async () => {
  const options = { recording, host: '127.0.0.1' };
  const before = await serveReplay({ ...options, port: 0, ...headAt(100) });
  const source = quickSource([before.url], { pollMs: 100, retry: { attempts: 2, patienceMs: 30_000 } });
  await source.status();
  const following = follow(source, 100, 115);
  await pause(200);
  await before.close();
  await pause(1_500);
  const after = await serveReplay({ ...options, port: Number(new URL(before.url).port), ...headAt(102, 50) });
  try {
    expect((await following).slice(0, 15)).toEqual(await recordedBlocks(101, 115));
  } finally {
    await after.close();
  }
});

test('a subscription that was lost is opened again', async () => {
  const options = { recording, host: '127.0.0.1' };
  const before = await serveReplay({ ...options, port: 0, ...headAt(100, 30) });
  const events = new HeadEvents(() => `${before.url.replace('http', 'ws')}/websocket`, 100);
  expect(await events.next(5_000, signal)).toBe(true);
  await before.close();
  expect(await events.next(200, signal)).toBe(false);
  const after = await serveReplay({ ...options, port: Number(new URL(before.url).port), ...headAt(100, 30) });
  try {
    await expect.poll(() => events.next(200, signal)).toBe(true);
    events.renew();
  } finally {
    await after.close();
  }
});

/** Opens a WebSocket on which nothing is ever told. */
function openSilently(request: IncomingMessage, socket: Duplex): void {
  const key = createHash('sha1').update(`${request.headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64');
  socket.write(`HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\nconnection: upgrade\r\nsec-websocket-accept: ${key}\r\n\r\n`);
  socket.resume();
  socket.on('error', () => undefined);
  socket.on('end', () => socket.destroy());
}

test('a node that does not answer the end of a subscription holds nothing up', async () => {
  const ended = Promise.withResolvers<void>();
  const url = await fakeNode(
    () => undefined,
    (request, socket) => {
      openSilently(request, socket);
      socket.on('end', ended.resolve);
    },
  );
  const events = new HeadEvents(() => `${url.replace('http', 'ws')}/websocket`, 100);
  expect(await events.next(200, signal)).toBe(false);
  events.renew();
  await ended.promise;
});

test('a subscription that never tells anything is given up for another one when asking finds a block', async () => {
  const { url } = await serve();
  let head = 100;
  let subscriptions = 0;
  const silent = await fakeNode(
    async (method, params) => {
      const answer = await fetch(url, { method: 'POST', body: JSON.stringify({ id: 1, method, params }) });
      const { result } = Object(await answer.json());
      // The head grows each time that it is asked for.
      return { ...result, sync_info: { ...result.sync_info, latest_block_height: String(head++) } };
    },
    (request, socket) => {
      subscriptions += 1;
      openSilently(request, socket);
    },
  );
  const source = quickSource([silent], { pollMs: 10 });
  await expect.poll(() => source.waitForHead(head, signal).then(() => subscriptions)).toBeGreaterThan(2);
});

test('a node that stays away ends the waiting when the patience is used up', async () => {
  const { url, close } = await serve(headAt(100));
  const source = quickSource([url], { retry: { patienceMs: 300 } });
  await source.status();
  const wait = expect(source.waitForHead(100, signal)).rejects.toMatchObject({ code: 'NODE_UNREACHABLE', kind: 'retryable' });
  await close();
  const began = performance.now();
  await wait;
  expect(performance.now() - began).toBeGreaterThan(200);
});

test('a node that falls silent is noticed by asking, and subscribed to again', async () => {
  // The first subscription goes to a node that stands still, the later ones to one that lives.
  const still = await serve(headAt(100));
  const living = await serve(headAt(100, 300));
  const source = quickSource([still.url, living.url], { pollMs: 50 });
  const blocks = await follow(source, 100, 104);
  expect(blocks.slice(0, 4)).toEqual(await recordedBlocks(101, 104));
});

test('waiting ends with the signal', async () => {
  const { url } = await serve(headAt(100));
  const source = quickSource([url], { pollMs: 60_000 });
  const stop = new AbortController();
  const wait = expect(source.waitForHead(100, stop.signal)).rejects.toThrow('enough');
  await pause(100);
  stop.abort(new Error('enough'));
  await wait;
});
