// Sizes, lengths of time and coins as readers see them.
import { expect, test } from 'vitest';
import { formatBytes } from './bytes.ts';
import { coinsOf } from './coins.ts';
import { product, shifted } from './decimal.ts';
import { formatLength } from './length.ts';

test.each([
  ['0', '0 B'],
  ['1023', '1,023 B'],
  ['25769803776', '24 GiB'],
  ['1610612736', '1.5 GiB'],
  ['1125899906842624000', '1,000 PiB'],
])('%s bytes are %s', (bytes, text) => expect(formatBytes(bytes)).toBe(text));

test.each([
  [40_000, '40 s'],
  [5 * 3_600_000 + 20 * 60_000, '5 h 20 min'],
  [86_400_000, '1 day'],
  [36 * 86_400_000 + 6 * 3_600_000, '36 days 6 h'],
])('%i ms are %s', (length, text) => expect(formatLength(length)).toBe(text));

test('coins keep every digit', () => {
  expect(coinsOf('5829241068', 'uakt')).toEqual({ text: '5829.241068', unit: 'AKT' });
  expect(coinsOf('-1', 'uact')).toEqual({ text: '-0.000001', unit: 'ACT' });
  expect(coinsOf('7', 'ibc/170C677610AC31DF0904FFE09CD3B5C657492170E7E52372E48756B71E56F2F1')).toEqual({ text: '0.000007', unit: 'USDC' });
  expect(coinsOf('7', 'ibc/ABCDEF')).toEqual({ text: '7', unit: 'ibc/ABCD…' });
  expect(shifted('1.5', 18)).toBe('0.0000000000000000015');
  expect(product('3348214.285714285714285714', '336')).toBe('1124999999.999999999999999904');
});
