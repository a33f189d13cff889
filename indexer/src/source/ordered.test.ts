// Reading ahead: in order whatever the order of answers, within its bounds, and as parallel as the node bears.
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import type { FetchedBlock } from './endpoint.ts';
import { ordered, Parallelism } from './ordered.ts';

const fetched = (height: number, bytes = 1): FetchedBlock => ({ raw: { height, block: null, results: null }, bytes });
const wide = { aheadBlocks: 1_000, aheadBytes: 1_000_000 };

async function heights(blocks: AsyncIterable<{ raw: { height: number } }>): Promise<number[]> {
  const read: number[] = [];
  for await (const {
    raw: { height },
  } of blocks)
    read.push(height);
  return read;
}

test('the order is that of heights', async () => {
  const fetch = async (height: number) => {
    await pause((height * 7) % 11);
    return fetched(height);
  };
  const read = await heights(ordered(5, 104, fetch, new Parallelism({ startParallel: 16, mostParallel: 16 }), wide));
  expect(read).toEqual(Array.from({ length: 100 }, (_, place) => place + 5));
});

test.each([
  ['requests at once', { startParallel: 3, mostParallel: 3 }, wide, 3, 60],
  ['blocks ahead', { startParallel: 50, mostParallel: 50 }, { aheadBlocks: 7, aheadBytes: 1_000_000 }, 7, 8],
  ['bytes ahead', { startParallel: 1, mostParallel: 1 }, { aheadBlocks: 100, aheadBytes: 500 }, 1, 6],
  ['a block that is larger than allowed ahead', { startParallel: 1, mostParallel: 1 }, { aheadBlocks: 100, aheadBytes: 1 }, 1, 2],
])('%s are bounded', async (_name, parallel, ahead, mostRunning, mostAhead) => {
  let running = 0;
  let seenRunning = 0;
  let seenAhead = 0;
  let read = 0;
  const fetch = async (height: number) => {
    running += 1;
    seenRunning = Math.max(seenRunning, running);
    seenAhead = Math.max(seenAhead, height - read);
    await pause(1);
    running -= 1;
    return fetched(height, 100);
  };
  for await (const {
    raw: { height },
  } of ordered(1, 60, fetch, new Parallelism(parallel), ahead)) {
    read = height;
    await pause(2);
  }
  expect(read).toBe(60);
  expect(seenRunning).toBe(mostRunning);
  expect(seenAhead).toBeLessThanOrEqual(mostAhead + 1);
});

test('the first block that fails ends the stream after those before it', async () => {
  const fetch = async (height: number) => {
    await pause(height < 10 ? 20 : 0);
    if (height === 10 || height === 12) throw new Error(`block ${height}`);
    return fetched(height);
  };
  const read: number[] = [];
  const reading = (async () => {
    for await (const {
      raw: { height },
    } of ordered(1, 50, fetch, new Parallelism({ startParallel: 20, mostParallel: 20 }), wide))
      read.push(height);
  })();
  await expect(reading).rejects.toThrow('block 10');
  expect(read).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
});

describe('parallelism', () => {
  const times = (count: number, act: () => void) => Array.from({ length: count }).forEach(act);

  test('grows by one for each round without failure, up to the most', () => {
    const parallelism = new Parallelism({ startParallel: 2, mostParallel: 4 });
    times(2, () => parallelism.succeeded());
    expect(parallelism.limit).toBe(3);
    times(3, () => parallelism.succeeded());
    expect(parallelism.limit).toBe(4);
    times(100, () => parallelism.succeeded());
    expect(parallelism.limit).toBe(4);
  });

  test('halves once for all that failed together, again when it goes on, and never stops', () => {
    const parallelism = new Parallelism({ startParallel: 32, mostParallel: 32 });
    times(32, () => parallelism.failed());
    expect(parallelism.limit).toBe(16);
    times(16, () => parallelism.failed());
    expect(parallelism.limit).toBe(8);
    times(1_000, () => parallelism.failed());
    expect(parallelism.limit).toBe(1);
  });

  test('begins within the most', () => {
    expect(new Parallelism({ startParallel: 8, mostParallel: 2 }).limit).toBe(2);
  });
});

test('several blocks in a request stay within what may be ahead, and are cut at the end', async () => {
  const asked: [number, number][] = [];
  const fetch = async (first: number, last: number) => {
    asked.push([first, last]);
    await pause(1);
    return { first, last, bytes: 1 };
  };
  const ahead = { aheadBlocks: 10, aheadBytes: 1_000_000 };
  let read = 0;
  for await (const { first, last } of ordered(1, 45, fetch, { limit: 8, span: 4 }, ahead)) {
    expect(first).toBe(read + 1);
    read = last;
    expect((asked.at(-1)?.[1] ?? 0) - read).toBeLessThanOrEqual(10);
  }
  expect(read).toBe(45);
  expect(asked.every(([first, last]) => last - first < 4)).toBe(true);
  expect(asked.at(-1)?.[1]).toBe(45);
});
