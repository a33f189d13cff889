// Decoders on random and changed input: the short form of `npm run test:fuzz`, and that it finds what it looks for.
import { join } from 'node:path';
import { LeasebookError } from '@leasebook/db';
import { expect, test } from 'vitest';
import { bytesTarget, fuzz } from './fuzz.ts';
import { changedJson, rollsOf } from './mutate.ts';
import { recordedTargets } from './targets.ts';

const refuse = () => {
  throw new LeasebookError('x', { kind: 'bad-block', code: 'X', advice: '' });
};

test('every decoder answers or refuses with a typed error, whatever it is given', () => {
  const report = fuzz(recordedTargets(join(import.meta.dirname, '../../../recordings/akash-recorded-1')), 20_261_125, 6_000);
  expect(report.answered + report.refused).toBe(6_000);
  // Both sides are reached: changes so wild that nothing is answered would try little.
  expect(report.answered).toBeGreaterThan(1_500);
  expect(report.refused).toBeGreaterThan(1_500);
});

test('an error without a type and a leak are found, with seed and input', () => {
  const sample = [Buffer.from([1, 2, 3])];
  const untyped = bytesTarget('untyped', sample, (bytes) => {
    if (bytes.length > 10) throw new TypeError('no');
    return refuse();
  });
  expect(() => fuzz([untyped], 5, 1_000)).toThrow(/untyped, input \d+ of seed 5: threw TypeError: no/);
  const kept: Buffer[][] = [];
  const leak = bytesTarget('leak', sample, (bytes) => kept.push(Array.from({ length: 200 }, () => Buffer.from(bytes))));
  expect(() => fuzz([leak], 5, 3_000)).toThrow(/the heap has grown/);
});

test('the same seed gives the same input', () => {
  const value = { list: [1, 'two', { three: null }], text: 'abc' };
  const once = Array.from({ length: 50 }, (_, seed) => JSON.stringify(changedJson(rollsOf(seed), value)));
  const again = Array.from({ length: 50 }, (_, seed) => JSON.stringify(changedJson(rollsOf(seed), value)));
  expect(again).toEqual(once);
  expect(new Set(once).size).toBeGreaterThan(30);
});
