// Sizes, lengths of time and coins as readers see them.
import { expect, test } from 'vitest';
import { formatBytes, SIZES } from './bytes.ts';
import { coinsOf } from './coins.ts';
import { product, shifted } from './decimal.ts';
import { formatLength, formatSeconds } from './length.ts';
import { writing, writingOf } from './measure.ts';

test.each([
  ['0', '0 B'],
  ['1023', '1,023 B'],
  ['25769803776', '24 GiB'],
  ['1610612736', '1.5 GiB'],
  ['1048524', '1,023.9 KiB'],
  ['1048525', '1 MiB'],
  ['1099511627775', '1 TiB'],
  ['1125899906842624000', '1,000 PiB'],
])('%s bytes are %s', (bytes, text) => expect(formatBytes(bytes)).toBe(text));

test.each([
  [40_000, '40 s'],
  [5 * 3_600_000 + 20 * 60_000, '5 h 20 min'],
  [86_400_000, '1 day'],
  [36 * 86_400_000 + 6 * 3_600_000, '36 days 6 h'],
])('%i ms are %s', (length, text) => expect(formatLength(length)).toBe(text));

test.each([
  ['12', '12 s'],
  ['90.25', '1 min'],
  ['5400.000000001', '1 h 30 min'],
  [null, '–'],
])('%s seconds are %s', (seconds, text) => expect(formatSeconds(seconds)).toBe(text));

test('coins keep every digit', () => {
  expect(coinsOf('5829241068', 'uakt')).toEqual({ text: '5829.241068', unit: 'AKT' });
  expect(coinsOf('-1', 'uact')).toEqual({ text: '-0.000001', unit: 'ACT' });
  expect(coinsOf('7', 'ibc/170C677610AC31DF0904FFE09CD3B5C657492170E7E52372E48756B71E56F2F1')).toEqual({ text: '0.000007', unit: 'USDC' });
  expect(coinsOf('7', 'ibc/028CD1864059EEFB48A6048376165318E3E82C234390AE5A6D7B22001725B06E')).toEqual({ text: '0.000007', unit: 'USDC' });
  expect(coinsOf('7', 'ibc/ABCDEF')).toEqual({ text: '7', unit: 'ibc/ABCD…' });
  expect(shifted('1.5', 18)).toBe('0.0000000000000000015');
  expect(product('3348214.285714285714285714', '336')).toBe('1124999999.999999999999999904');
});

test.each([
  ['PROVIDER_NET_USD', 'USD', '502.4', '$502.40', '+$502.40'],
  ['ACTIVE_LEASES', 'leases', '12', '12.0', '+12.0'],
] as const)('a value of %s is written alike wherever it is known', (metric, unit, text, value, change) => {
  for (const { write, writeChange } of [writing(metric), writingOf(metric, unit)]) {
    expect([write(text), writeChange(text)]).toEqual([value, change]);
  }
});

test.each([
  ['ANNUALIZED_VOLUME_USD', '163400', '+$163k'],
  ['ANNUALIZED_VOLUME_USD', '-163400', '−$163k'],
  ['ANNUALIZED_VOLUME_USD', '0.00', '$0'],
  ['GPU_HOUR_PRICE_MEDIAN', '0.001', '$0.00'],
  ['GPU_UTILIZATION', '0.0625', '+6.3 points'],
  ['GPU_UTILIZATION', '-0.0625', '−6.3 points'],
  ['GPU_UTILIZATION', '0.0001', '0.0 points'],
  ['ACTIVE_LEASES', '-0.01', '0.0'],
] as const)('a change of %s by %s is %s, without a sign where it reads as none', (metric, text, change) => {
  expect(writing(metric).writeChange(text)).toBe(change);
});

test('gas is whole, and sizes are read in binary units', () => {
  expect(writingOf(null, 'gas').write('186096805')).toBe('186,096,805');
  const { write, writeChange } = SIZES;
  expect(write('17770105626043.203074')).toBe('16.2 TiB');
  expect(['1073741824', '-1073741824', '0'].map(writeChange)).toEqual(['+1 GiB', '−1 GiB', '0 B']);
});
