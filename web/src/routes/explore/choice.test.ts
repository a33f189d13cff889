// The address says what is shown, within what the catalogue offers.
import { expect, test } from 'vitest';
import { byMean, MOST_LINES, readChoice } from './choice.ts';

const catalogue = [
  { name: 'GPUS_LEASED', dimensions: ['MODEL', 'PROVIDER'] },
  { name: 'COUNTRIES', dimensions: [] },
] as const;
const read = (search: string) => readChoice(new URLSearchParams(search), catalogue);

test('metric, split and members are read', () => {
  expect(read('metric=gpus_leased&by=model&only=nvidia/a100&only=nvidia/t4')).toEqual({
    metric: 'GPUS_LEASED',
    by: 'MODEL',
    members: ['nvidia/a100', 'nvidia/t4'],
  });
});

test('what the catalogue does not offer counts as absent', () => {
  expect(read('metric=<script>&by=denom&only=x')).toEqual({ metric: 'GPUS_LEASED', by: null, members: [] });
  expect(read('metric=countries&by=model')).toEqual({ metric: 'COUNTRIES', by: null, members: [] });
  expect(readChoice(new URLSearchParams(), [])).toBeNull();
});

test('no more members than colours', () => {
  const many = Array.from({ length: 50 }, (_, index) => `only=${index}`).join('&');
  expect(read(`metric=gpus_leased&by=model&${many}`)?.members).toHaveLength(MOST_LINES);
});

test('the largest come first, unknown values count as nothing', () => {
  const series = [
    { member: 'small', points: [{ value: '1' }, { value: '3' }] },
    { member: 'unknown', points: [{ value: null }] },
    { member: 'large', points: [{ value: '8' }, { value: null }] },
  ];
  expect(byMean(series)).toEqual(['large', 'small', 'unknown']);
});
