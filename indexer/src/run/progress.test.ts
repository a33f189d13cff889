// What a display of progress is told: pace and time left, by a clock of the test's own.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Meter } from './progress.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

test('the time left is told once a pace is known, and at the end', () => {
  const meter = new Meter({ firstHeight: 1, height: 0 });
  meter.reach(1_000);
  vi.advanceTimersByTime(500);
  meter.written(1);
  expect(meter.progress()).toMatchObject({ height: 1, secondsLeft: null });
  vi.advanceTimersByTime(1_500);
  meter.written(200);
  expect(meter.progress()).toMatchObject({ blocksPerSecond: 100, secondsLeft: 8 });
  meter.written(1_000);
  expect(meter.progress()).toMatchObject({ secondsLeft: 0, waitingFor: null });
});
