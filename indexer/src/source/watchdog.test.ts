// A head that stands still: another endpoint first, then an error; a recorded chain at its end may stand still.
import type { LeasebookError } from '@leasebook/db';
import { afterEach, expect, test } from 'vitest';
import { recording } from '../run/testing.ts';
import { bentNode, closeAll, headAt, quickSource, readBlocks, serve } from './testing.ts';
import { watched } from './watchdog.ts';

afterEach(closeAll);

const signal = new AbortController().signal;

test('nodes whose head stands still: the other one is preferred, then HEAD_STALE', async () => {
  const [first, second] = [await serve(headAt(100)), await serve(headAt(100))];
  const switches: LeasebookError[] = [];
  const source = watched(quickSource([first.url, second.url]), { leastMs: 150, onSwitch: (error) => switches.push(error) });
  await source.status();
  const before = source.name;
  const began = performance.now();
  await expect(source.waitForHead(100, signal)).rejects.toMatchObject({ code: 'HEAD_STALE', kind: 'retryable', height: 100 });
  expect(performance.now() - began).toBeGreaterThan(300);
  expect(switches.map(({ code }) => code)).toEqual(['HEAD_STALE']);
  expect(source.name).not.toBe(before);
});

test('one that moves is enough, however still the other one stands', async () => {
  const [still, moving] = [await serve(headAt(100)), await serve(headAt(100, 40))];
  const source = watched(quickSource([still.url, moving.url]), { leastMs: 1_000 });
  let head = 100;
  while (head < 140) head = (await source.waitForHead(head, signal)).headHeight;
});

test('the end of a recorded chain is no stale head', async () => {
  const { url } = await serve();
  const source = watched(quickSource([url]), { leastMs: 50 });
  const waiting = source.waitForHead(recording.lastHeight, AbortSignal.timeout(500));
  await expect(waiting).rejects.toMatchObject({ name: 'TimeoutError' });
});

test("the chain's own pace counts: by its blocks' times until the head was seen to move, then by the clock", async () => {
  const { url } = await serve(headAt(100, 400));
  const source = watched(quickSource([url]), { leastMs: 100, intervals: 3 });
  // These blocks lie minutes apart: the head has time.
  await readBlocks(source, 98, 100);
  let head = 100;
  while (head < 103) head = (await source.waitForHead(head, signal)).headHeight;
  const stuck = await bentNode((method, result) => {
    const text = JSON.stringify(result);
    return JSON.parse(method === 'status' ? text.replace(/"latest_block_height":"\d+"/, '"latest_block_height":"50"') : text);
  });
  const other = watched(quickSource([stuck]), { leastMs: 100, intervals: 3 });
  await readBlocks(other, 48, 50);
  await expect(other.waitForHead(50, AbortSignal.timeout(600))).rejects.toMatchObject({ name: 'TimeoutError' });
});

test('nodes that are away are not stale: their error is told', async () => {
  const node = await serve(headAt(100));
  const source = watched(quickSource([node.url], { retry: { patienceMs: 300 } }), { leastMs: 100 });
  await source.status();
  await node.close();
  await expect(source.waitForHead(100, signal)).rejects.toMatchObject({ code: 'NODE_UNREACHABLE' });
});
