// Whole numbers and ticks of axes as readers see them.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { grouped } from './grouped.ts';
import { tick } from './measure.ts';

test.each([
  [0, '0'],
  [999, '999'],
  [21_600, '21,600'],
  [-1_234_567, '-1,234,567'],
  [0.1 + 0.2, '0.3'],
  [-0.0001, '0'],
  [Number.NaN, 'NaN'],
  [1e21, '1,000,000,000,000,000,000,000'],
  [-3e21, '-3,000,000,000,000,000,000,000'],
])('%s is %s', (value, text) => expect(grouped(value)).toBe(text));

test('a tick of an axis may be of any size', () => {
  expect(tick('TRANSACTIONS')(2_500_000)).toBe('2.5M');
  expect(tick('TRANSACTIONS')(2e21)).toBe('2,000,000,000T');
  expect(tick('ANNUALIZED_VOLUME_USD')(-4e30)).toMatch(/^−\$4,0+,[\d,]+T$/);
  expect(tick('TRANSACTIONS')(2e21, true)).toBe('2,000,000,000,000,000,000,000');
});

test('keeps as many digits as are wanted', () => {
  expect(grouped(1_234.5, 2, 4)).toBe('1,234.50');
  expect(grouped(0.12345, 2, 4)).toBe('0.1235');
});

test('writes whole numbers as the browser does', () => {
  fc.assert(fc.property(fc.maxSafeInteger(), (value) => grouped(value) === (value || 0).toLocaleString('en')));
});
