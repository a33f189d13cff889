// What people read of progress.
import { PassThrough } from 'node:stream';
import { expect, onTestFinished, test, vi } from 'vitest';
import { progressDisplay, progressText } from './progress.ts';

const at = (firstHeight: number, height: number, head: number): string =>
  progressText({ firstHeight, height, head, blocksPerSecond: 0, secondsLeft: null, waitingFor: null, waitedShare: null });

test('counts from the first block of the index, wherever on its chain that is', () => {
  expect(at(1, 5_400, 21_600)).toBe('block 5,400 of 21,600 (25 %)');
  expect(at(23_000_001, 23_000_250, 23_001_000)).toBe('block 23,000,250 of 23,001,000 (25 %)');
});

test('goes on where the clock is set back', () => {
  vi.useFakeTimers({ toFake: ['Date', 'performance'] });
  onTestFinished(() => void vi.useRealTimers());
  const stream = Object.assign(new PassThrough({ encoding: 'utf8' }), { isTTY: false });
  const display = progressDisplay(stream as unknown as NodeJS.WriteStream);
  const show = (height: number): void =>
    display.show({ firstHeight: 1, height, head: 100, blocksPerSecond: 0, secondsLeft: null, waitingFor: null, waitedShare: null });
  show(1);
  vi.setSystemTime(Date.now() - 3_600_000);
  vi.advanceTimersByTime(4_999);
  show(2);
  vi.advanceTimersByTime(1);
  show(3);
  expect(stream.read()).toBe('block 1 of 100 (1 %)\nblock 3 of 100 (3 %)\n');
});

test('is nothing before the first block, and everything at a head of any height', () => {
  expect(at(23_000_001, 23_000_000, 23_001_000)).toMatch(/\(0 %\)$/);
  expect(at(1, 0, 0)).toMatch(/\(0 %\)$/);
  expect(at(7, 7, 7)).toMatch(/\(100 %\)$/);
  // A node may tell an older head than it did.
  expect(at(1, 12, 10)).toMatch(/\(100 %\)$/);
});
