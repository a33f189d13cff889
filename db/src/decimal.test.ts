// Decimals behave as the chain's: text round trips, half-even rounding, cuts toward zero.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDecimal, fromInteger, mul, ONE, parseDecimal, quo, truncate, truncateDecimal } from './decimal.ts';
import { LeasebookError } from './errors.ts';

const decimals = fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n });

describe('decimal', () => {
  it('reads and writes the chain’s text', () => {
    expect(parseDecimal('37.250000000000000000')).toBe(37_250_000_000_000_000_000n);
    expect(parseDecimal('-0.000000000000000001')).toBe(-1n);
    expect(parseDecimal('5')).toBe(5n * ONE);
    expect(formatDecimal(37_250_000_000_000_000_000n)).toBe('37.25');
    expect(formatDecimal(37_250_000_000_000_000_000n, 'full')).toBe('37.250000000000000000');
    expect(formatDecimal(-1n)).toBe('-0.000000000000000001');
    expect(formatDecimal(0n)).toBe('0');
  });

  it('refuses what is no decimal', () => {
    for (const text of ['', '.5', '1.', '1e3', '0x10', '1.0000000000000000001', ' 1']) {
      expect(() => parseDecimal(text)).toThrow(LeasebookError);
    }
  });

  it('keeps every value through both forms of its text', () => {
    fc.assert(
      fc.property(decimals, (value) => {
        expect(parseDecimal(formatDecimal(value))).toBe(value);
        expect(parseDecimal(formatDecimal(value, 'full'))).toBe(value);
      }),
    );
  });

  it('rounds products and quotients half to even', () => {
    expect(mul(1n, ONE / 2n)).toBe(0n);
    expect(mul(3n, ONE / 2n)).toBe(2n);
    expect(mul(-3n, ONE / 2n)).toBe(-2n);
    expect(mul(5n, ONE / 2n)).toBe(2n);
    expect(quo(fromInteger(1n), fromInteger(3n))).toBe(333_333_333_333_333_333n);
    expect(quo(fromInteger(2n), fromInteger(3n))).toBe(666_666_666_666_666_667n);
    expect(() => quo(ONE, 0n)).toThrow(LeasebookError);
  });

  it('takes the even one of two that are as near', () => {
    fc.assert(
      fc.property(decimals, (value) => {
        expect(mul(2n * value + 1n, ONE / 2n) % 2n).toBe(0n);
      }),
    );
  });

  it('is never further than half a last digit from the exact result', () => {
    fc.assert(
      fc.property(decimals, decimals, (left, right) => {
        const product = mul(left, right) * ONE - left * right;
        expect(2n * (product < 0n ? -product : product)).toBeLessThanOrEqual(ONE);
        fc.pre(right !== 0n);
        const quotient = quo(left, right) * right - left * ONE;
        expect(2n * (quotient < 0n ? -quotient : quotient)).toBeLessThanOrEqual(right < 0n ? -right : right);
      }),
    );
  });

  it('cuts toward zero', () => {
    expect(truncate(parseDecimal('-1.9'))).toBe(-1n);
    expect(truncate(parseDecimal('1.9'))).toBe(1n);
    expect(truncateDecimal(parseDecimal('37287.25'))).toBe(fromInteger(37_287n));
  });
});
