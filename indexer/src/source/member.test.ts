// How good an endpoint is taken to be: what each answer, failure and lag does to its score, by a clock that the test moves.
import { LeasebookError } from '@leasebook/db';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Endpoint } from './endpoint.ts';
import { Member } from './member.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

const failure = (code: string) => new LeasebookError('x', { kind: 'retryable', code, advice: '' });
const made = () =>
  new Member(new Endpoint('http://127.0.0.1:1', { timeoutMs: 1, answerLimitBytes: 1, connections: 1 }), {
    startParallel: 8,
    mostParallel: 8,
  });
const status = { chainId: 'x', headHeight: 50, headTime: 0n, earliestHeight: 1, nodeVersion: '' };

test('a failure counts as four times the latency, and half as many of them after half a minute', () => {
  const member = made();
  expect(member.score(0)).toBe(Number.POSITIVE_INFINITY);
  member.answered(100);
  member.failed(failure('NODE_ERROR'));
  expect(member.score(0)).toBe(400);
  vi.advanceTimersByTime(30_000);
  expect(member.score(0)).toBe(200);
  member.succeeded(null);
  expect(member.score(0)).toBe(100);
});

test('what waits longer than answers took counts as it waits; an answer about several blocks counts by its part of each', () => {
  const member = made();
  member.answered(100);
  const place = member.begin();
  place.blocks = 4;
  vi.advanceTimersByTime(800);
  expect(member.score(0)).toBe(800);
  member.succeeded(place);
  member.end(place);
  // A fifth of the way from 100 to 800 / 4.
  expect(member.score(0)).toBe(120);
});

test('one block behind the others is no lag', () => {
  const member = made();
  member.answered(100);
  member.told(status);
  expect([51, 52].map((head) => member.score(head))).toEqual([100, 1_000]);
});

test('it bears less after a failure, unless that has nothing to do with how much it is asked', () => {
  const member = made();
  member.overran(failure('NODE_BEHIND'));
  expect(member.limit).toBe(8);
  member.overran(failure('NODE_REFUSES'));
  expect(member.limit).toBe(4);
});
