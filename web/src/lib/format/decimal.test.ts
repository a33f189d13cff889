// Exact decimals for readers: rounding, grouping and shortening agree with the digits.
import { describe, expect, test } from 'vitest';
import { compact, compareDecimals, difference, exact, fixed, percent, ratio, signed, sum, trimmed } from './decimal.ts';

describe('fixed', () => {
  test.each([
    ['1234.567', 1, '1,234.6'],
    ['0.5', 0, '1'],
    ['-0.5', 0, '−1'],
    ['-1234567.891', 2, '−1,234,567.89'],
    ['12', 3, '12.000'],
    ['90071992547409931234567.000000000000000001', 0, '90,071,992,547,409,931,234,567'],
  ])('%s to %i places is %s', (text, digits, expected) => expect(fixed(text, digits)).toBe(expected));

  test('refuses what is no decimal', () => {
    for (const text of ['', '1e9', 'NaN', '1.', '0x10']) expect(() => fixed(text, 1)).toThrow(RangeError);
  });
});

test('exact keeps every digit and parts it where asked', () => {
  expect(exact('0.000000', 0)).toEqual({ main: '0', rest: '' });
  expect(exact('10.500000', 0)).toEqual({ main: '10', rest: '.5' });
  expect(exact('172.333333333333333333', 1)).toEqual({ main: '172.3', rest: '33333333333333333' });
  expect(exact('172.000000000000000000', 1)).toEqual({ main: '172.0', rest: '' });
  expect(exact('5', 2)).toEqual({ main: '5.00', rest: '' });
  expect(exact('5', 0)).toEqual({ main: '5', rest: '' });
  expect(exact('12345.6', 0)).toEqual({ main: '12,345', rest: '.6' });
  expect(['39.0', '1000', '1234.50', '0.5', '100.00'].map(trimmed)).toEqual(['39', '1,000', '1,234.5', '0.5', '100']);
});

test('percent and signs', () => {
  expect(percent('0.62794', 1)).toBe('62.8');
  expect(percent('1', 0)).toBe('100');
  expect(signed('24', 0)).toBe('+24');
  expect(signed('-0.04', 2)).toBe('−0.04');
  expect(signed('0.0001', 2)).toBe('0.00');
});

describe('compact', () => {
  test.each([
    ['614123.4', '614', 'k'],
    ['1234567', '1.23', 'M'],
    ['1000000', '1', 'M'],
    ['12500', '12.5', 'k'],
    ['94.25', '94.3', ''],
    ['0', '0', ''],
    ['0.000', '0', ''],
    ['5.236', '5.24', ''],
    ['0.0412', '0.041', ''],
    ['-0.000341', '−0.00034', ''],
    ['0.0000000000001', '0.00000000', ''],
    ['999499', '999', 'k'],
    ['-999999', '−1', 'M'],
    ['999999999.5', '1', 'B'],
    ['2500000000', '2.5', 'B'],
    ['1234567890123', '1.23', 'T'],
    ['1000000000000000000000000000000', '1,000,000,000,000,000,000', 'T'],
    ['-614123', '−614', 'k'],
  ])('%s is %s%s', (text, main, suffix) => expect(compact(text)).toEqual({ main, suffix }));
});

test('difference, sum, ratio and order are exact beyond doubles', () => {
  expect(difference('0.3', '0.1')).toBe('0.2');
  expect(difference('1', '9007199254740993.000000000000000001')).toBe('-9007199254740992.000000000000000001');
  expect(sum(['0.1', '0.2', '3'])).toBe('3.3');
  expect(sum([])).toBe('0');
  expect(ratio('108', '172')).toBe('0.627906976744');
  expect(ratio('1', '0')).toBeNull();
  expect(compareDecimals('9007199254740993', '9007199254740992')).toBe(1);
});
