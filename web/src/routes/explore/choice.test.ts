// The address says what is shown, within what the catalogue offers, and every choice survives it.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Dimension, Metric } from '../../lib/generated/graphql';
import { inputOf, type MetricQuestion, MOST_LINES, variablesOf } from '../../lib/state/metric-question.ts';
import { parseView, windowOf } from '../../lib/state/view.ts';
import { byMean, readChoice, withChoice } from './choice.ts';

const catalogue = [
  { name: 'GPUS_LEASED', dimensions: ['MODEL', 'PROVIDER', 'COUNTRY', 'DENOM'], filters: ['MODEL', 'COUNTRY'] },
  { name: 'GPUS_SUPPLIED', dimensions: ['MODEL', 'COUNTRY'], filters: ['MODEL', 'COUNTRY'] },
  { name: 'COUNTRIES', dimensions: [], filters: [] },
] as const;
const read = (search: string) => readChoice(new URLSearchParams(search), catalogue);
const plain = { metrics: ['GPUS_LEASED'], by: null, members: [], filters: [] };

test('metrics, split, members and filters are read', () => {
  expect(
    read('metric=gpus_leased&metric=gpus-supplied&by=model&only=nvidia/a100&only=nvidia/t4&where=country:DE&where=country:US'),
  ).toEqual({
    metrics: ['GPUS_LEASED', 'GPUS_SUPPLIED'],
    by: 'MODEL',
    members: ['nvidia/a100', 'nvidia/t4'],
    filters: [{ dimension: 'COUNTRY', members: ['DE', 'US'] }],
  });
});

test('what the catalogue does not offer counts as absent', () => {
  expect(read('metric=<script>&by=nothing&only=x&where=evil&where=:x&where=provider:x')).toEqual(plain);
  expect(read('metric=countries&by=model&where=country:DE')).toEqual({ ...plain, metrics: ['COUNTRIES'] });
  expect(read('metric=gpus_leased&metric=countries&by=model')).toMatchObject({ by: null });
  // Figures by denomination know no hardware: a split that filters do not have gives way.
  expect(read('by=denom&where=country:DE')).toMatchObject({ by: null, filters: [{ dimension: 'COUNTRY', members: ['DE'] }] });
  expect(readChoice(new URLSearchParams(), [])).toBeNull();
});

test('no more members than colours', () => {
  const many = Array.from({ length: 50 }, (_, index) => `only=${index}`).join('&');
  expect(read(`by=model&${many}`)?.members).toHaveLength(MOST_LINES);
});

test('every choice survives its address, whatever members are called', () => {
  const words = fc.uniqueArray(fc.string({ unit: 'grapheme' }), { minLength: 1, maxLength: 4 });
  const choices = fc.record({
    metrics: fc.constantFrom<Metric[][]>(['GPUS_LEASED'], ['GPUS_SUPPLIED'], ['GPUS_LEASED', 'GPUS_SUPPLIED']),
    by: fc.constantFrom<(Dimension | null)[]>(null, 'MODEL', 'COUNTRY'),
    members: words,
    filters: fc.option(words.map((members) => [{ dimension: 'COUNTRY' as const, members }])),
  });
  fc.assert(
    fc.property(choices, ({ metrics, by, members, filters }) => {
      const choice: MetricQuestion = { metrics, by, members: by === null ? [] : members, filters: filters ?? [] };
      const url = withChoice(new URL('http://localhost/explore?range=30d'), choice);
      expect(readChoice(new URL(url.href).searchParams, catalogue)).toEqual(choice);
      expect(url.searchParams.get('range')).toBe('30d');
    }),
  );
});

test('the query asks for each metric once, with split and filters', () => {
  const choice = read('metric=gpus_leased&metric=gpus_supplied&by=model&where=country:DE');
  if (choice === null) throw new Error('nothing was read');
  const range = { interval: 'DAY', from: null, to: null } as const;
  const variables = variablesOf(choice, range);
  expect(variables).toMatchObject({ two: true, three: false, four: false, second: { metric: 'GPUS_SUPPLIED', groupBy: 'MODEL' } });
  expect(inputOf('GPUS_LEASED', choice, range)).toEqual(variables?.first);
  expect(variables?.first.filter).toEqual([{ dimension: 'COUNTRY', members: ['DE'] }]);
});

test('of a split no more is asked for than the API answers, in the longest of days', () => {
  const choice = read('metric=gpus_leased&by=model');
  if (choice === null) throw new Error('nothing was read');
  const head = new Date('2026-11-26T00:00:00Z');
  const { interval, from } = windowOf(parseView(new URLSearchParams('from=2024-11-13&to=2026-11-26')), head);
  expect(interval).toBe('DAY');
  const days = (head.getTime() - (from ?? head).getTime()) / 86_400_000 + 1;
  const { first, members } = inputOf('GPUS_LEASED', choice, { interval, from: null, to: null });
  expect(members).toBeUndefined();
  expect(days).toBeGreaterThan(700);
  expect((first ?? Number.POSITIVE_INFINITY) * days).toBeLessThanOrEqual(50_000);
  // Chosen ones are named.
  expect(inputOf('GPUS_LEASED', choice, { interval, from: null, to: null }, ['nvidia/a100']).first).toBeUndefined();
  expect(inputOf('GPUS_LEASED', { ...choice, by: null }, { interval, from: null, to: null }).first).toBeUndefined();
});

test('the largest come first, unknown values count as nothing', () => {
  const series = [
    { member: 'small', points: [{ value: '1' }, { value: '3' }] },
    { member: 'unknown', points: [{ value: null }] },
    { member: 'large', points: [{ value: '8' }, { value: null }] },
  ];
  expect(byMean(series)).toEqual(['large', 'small', 'unknown']);
});
