// The short form of the simulation; `npm run test:faults` is the long one.
import { expect, test } from 'vitest';
import { dice, planOf } from './plan.ts';
import { simulate } from './simulate.ts';

const SEED = 20_261_125;

test('a seed decides the plan', () => {
  expect(planOf(SEED, 50)).toEqual(planOf(SEED, 50));
  expect(planOf(SEED + 1, 50)).not.toEqual(planOf(SEED, 50));
  const rolls = Array.from({ length: 200 }, (_, name) => dice(SEED, String(name)));
  expect(Math.min(...rolls)).toBeLessThan(0.05);
  expect(Math.max(...rolls)).toBeGreaterThan(0.95);
});

test('kills, ends of PostgreSQL and faults of nodes leave the tables of an untroubled run', { timeout: 240_000 }, async () => {
  const report = await simulate(SEED, 3, () => undefined);
  expect(report).toMatchObject({ seed: SEED, kills: 3, serverEnds: expect.any(Number), checks: 4 });
  expect(report.serverEnds).toBeGreaterThan(0);
  expect(report.takeovers).toBe(1);
  expect(Object.keys(report.faults).length).toBeGreaterThan(4);
  expect(report.rows).toBeGreaterThan(100);
});
