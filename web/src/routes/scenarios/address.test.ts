// A scenario survives its address; what is no number is dropped.
import { expect, test } from 'vitest';
import { standBelow } from '../../lib/state/base.ts';
import { readScenario, scenarioAddress, sliderEnd } from './address.ts';

const read = (search: string) => readScenario(new URLSearchParams(search));

test('name, start and inputs are read', () => {
  expect(read('scenario=base_case&live=1&take=0.1&multiple=12&row=take&lang=zh')).toEqual({
    name: 'BASE_CASE',
    live: true,
    inputs: [
      { key: 'take', value: '0.1' },
      { key: 'multiple', value: '12' },
    ],
  });
});

test('nonsense counts as absent', () => {
  expect(read('scenario=nothing&take=1e9&price=<b>&chips=&__proto__=1&live=yes')).toEqual({ name: 'NEAR_TERM', live: false, inputs: [] });
});

test('another scenario begins with its preset', () => {
  expect(read(scenarioAddress('RESALE_WIDE').split('?')[1] ?? '')).toEqual({ name: 'RESALE_WIDE', live: false, inputs: [] });
});

test('another scenario is a page of this site, wherever the site lives', () => {
  standBelow('/market');
  expect(scenarioAddress('BASE_CASE')).toBe('/market/scenarios?scenario=base_case');
  standBelow('');
});

test.each([
  [true, [0.3], 1, 1],
  [false, [15_000, 172], 1e9, 30_000],
  [false, [1.14], 10_000, 3],
  [false, [0], 10, 1],
  [false, [9_000], 10_000, 10_000],
])('a slider for %s %j up to %d ends at %d', (share, known, maximum, end) => {
  expect(sliderEnd(share, known, maximum)).toBe(end);
});
