// Coins, decimals and times as the chain writes them.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatTime, parseCoins, parseDec, parseTime, storable } from './text.ts';

const IBC = `ibc/${'170C6776'.repeat(8)}`;

describe('parseCoins', () => {
  test('reads lists of any length', () => {
    expect(parseCoins('')).toEqual([]);
    expect(parseCoins(`5uakt,18446744073709551616${IBC}`)).toEqual([
      { denom: 'uakt', amount: 5n },
      { denom: IBC, amount: 18_446_744_073_709_551_616n },
    ]);
  });

  test('gives back what it was made of', () => {
    const coin = fc.record({ denom: fc.constantFrom('uakt', 'uact', IBC), amount: fc.bigInt({ min: 0n, max: 10n ** 40n }) });
    fc.assert(
      fc.property(fc.array(coin, { maxLength: 4 }), (coins) => {
        expect(parseCoins(coins.map(({ denom, amount }) => `${amount}${denom}`).join(','))).toEqual(coins);
      }),
    );
  });

  test.each(['uakt', '5', '-5uakt', '5.5uakt', '5uakt,', ',5uakt', '5 uakt', '5uakt;6uact'])('refuses %j', (text) => {
    expect(() => parseCoins(text)).toThrow(expect.objectContaining({ code: 'MALFORMED_AMOUNT' }));
  });
});

test.each(['', '1,5', '1.1234567890123456789', '1e5', '.5', 'NaN'])('parseDec refuses %j', (text) => {
  expect(() => parseDec(text)).toThrow(expect.objectContaining({ code: 'MALFORMED_AMOUNT' }));
});

describe('times', () => {
  test('are exact to the nanosecond', () => {
    expect(parseTime('2026-07-20T00:31:31.802165064Z')).toBe(1_784_507_491_802_165_064n);
    expect(parseTime('2025-09-08T00:00:00Z')).toBe(1_757_289_600_000_000_000n);
    expect(formatTime(-62_135_596_800_000_000_000n)).toBe('0001-01-01T00:00:00Z');
  });

  test('give back the same nanoseconds', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -62_135_596_800n * 10n ** 9n, max: 4_102_444_800n * 10n ** 9n }), (nanos) => {
        expect(parseTime(formatTime(nanos))).toBe(nanos);
      }),
    );
  });

  test.each(['', '2026-13-01T00:00:00Z', '2026-01-01', '2026-01-01T00:00:00+01:00', '2026-01-01T00:00:00.1234567891Z'])(
    'refuse %j',
    (text) => {
      expect(() => parseTime(text)).toThrow(expect.objectContaining({ code: 'MALFORMED_TIME' }));
    },
  );
});

test('storable leaves other texts as they are', () => {
  expect(storable('ä\u0001\u{1F600}')).toBe('ä\u0001\u{1F600}');
});
