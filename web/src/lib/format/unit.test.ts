// Units of the API as readers see them.
import { expect, test } from 'vitest';
import { exactly, withUnit } from './unit.ts';

test.each([
  ['0.628', 'share, 0 to 1', '62.8\u00a0%'],
  ['0.13', 'share a year', '13\u00a0% a year'],
  ['718323.07', 'USD a year', '$718k a year'],
  ['150000000', 'USD a year', '$150M a year'],
  ['1.141552511', 'USD per GPU-hour', '$1.1416 per GPU-hour'],
  ['0.5', 'USD per GPU-hour', '$0.50 per GPU-hour'],
  ['-12.345', 'USD', '−$12.35'],
  ['225000000.5', 'AKT', '225M\u00a0AKT'],
  ['172', 'GPUs', '172\u00a0GPUs'],
  ['15', '', '15'],
])('%s %s', (text, unit, expected) => {
  expect(withUnit(text, unit)).toBe(expected);
});

test('exact values keep every digit', () => {
  expect(exactly('1234.500000000000000001', 'AKT')).toBe('1,234.500000000000000001 AKT');
});
