// What people read of progress.
import { expect, test } from 'vitest';
import { progressText } from './progress.ts';

const at = (firstHeight: number, height: number, head: number): string =>
  progressText({ firstHeight, height, head, blocksPerSecond: 0, secondsLeft: null, waitingFor: null, waitedShare: null });

test('counts from the first block of the index, wherever on its chain that is', () => {
  expect(at(1, 5_400, 21_600)).toBe('block 5,400 of 21,600 (25 %)');
  expect(at(23_000_001, 23_000_250, 23_001_000)).toBe('block 23,000,250 of 23,001,000 (25 %)');
});

test('is nothing before the first block, and everything at a head of any height', () => {
  expect(at(23_000_001, 23_000_000, 23_001_000)).toMatch(/\(0 %\)$/);
  expect(at(1, 0, 0)).toMatch(/\(0 %\)$/);
  expect(at(7, 7, 7)).toMatch(/\(100 %\)$/);
  // A node may tell an older head than it did.
  expect(at(1, 12, 10)).toMatch(/\(100 %\)$/);
});
