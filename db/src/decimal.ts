// The chain's decimals (sdk.Dec, LegacyDec): whole numbers scaled by 10^18, and their text.
import { LeasebookError } from './errors.ts';

/** Digits after the point. */
const SCALE = 18;
/** One, scaled: multiply a whole number by it to get a decimal (protocol 4). */
export const ONE = 10n ** 18n;

/**
 * One for SQL, with 40 digits after the point: a quotient of a numerator that was multiplied by it, rounded to 18 places, is that of
 * the exact one. PostgreSQL alone stops a quotient after some 16 significant digits, and rounds there already.
 */
export const FINE_ONE = `1.${'0'.repeat(40)}`;

/** SQL for a quotient of two products, to 18 places and as the exact one; null where it is divided by zero. */
export function sqlQuotient(numerator: string, denominator: string): string {
  return `round(${numerator} * ${FINE_ONE} / nullif(${denominator}, 0), 18)`;
}

const ZERO = '0'.charCodeAt(0);
const PATTERN = /^([+-]?)(\d+)(?:\.(\d+))?$/;

/**
 * A decimal text such as `37.25` or `-0.000000000000000001`, scaled by 10^18.
 * Throws a fatal LeasebookError where the text is no decimal or has more than 18 digits that count after the point.
 */
export function parseDecimal(text: string): bigint {
  const match = PATTERN.exec(text);
  const digits = (match?.[3] ?? '').replace(/0+$/, '');
  if (match === null || digits.length > SCALE) {
    throw new LeasebookError(`"${text.slice(0, 80)}" is not a decimal with up to ${SCALE} digits after the point`, {
      kind: 'fatal',
      code: 'DECIMAL_INVALID',
      advice: 'Give digits, optionally with a sign and a point.',
    });
  }
  const magnitude = BigInt(match[2] ?? '0') * ONE + BigInt(digits.padEnd(SCALE, '0'));
  return match[1] === '-' ? -magnitude : magnitude;
}

/**
 * The text of a decimal scaled by 10^18: without trailing zeros by default (`37.25`, `5`), or with all 18 digits after the
 * point as the chain writes it (`full`).
 */
export function formatDecimal(value: bigint, digits: 'trimmed' | 'full' = 'trimmed'): string {
  const magnitude = value < 0n ? -value : value;
  const sign = value < 0n ? '-' : '';
  // Cutting digits is cheaper than dividing: this writes every amount of a backfill.
  const all = magnitude.toString().padStart(SCALE + 1, '0');
  const whole = all.slice(0, -SCALE);
  if (digits === 'full') return `${sign}${whole}.${all.slice(-SCALE)}`;
  let end = all.length;
  while (end > whole.length && all.charCodeAt(end - 1) === ZERO) end -= 1;
  return end === whole.length ? `${sign}${whole}` : `${sign}${whole}.${all.slice(whole.length, end)}`;
}

/** A whole number as a decimal. */
export function fromInteger(value: bigint): bigint {
  return value * ONE;
}

/** Product of two decimals, rounded half to even at the 18th digit (`Dec.Mul`, protocol 4). */
export function mul(left: bigint, right: bigint): bigint {
  return divideHalfEven(left * right, ONE);
}

/** Quotient of two decimals, rounded half to even at the 18th digit (`Dec.Quo`, protocol 4). Throws on a zero divisor. */
export function quo(dividend: bigint, divisor: bigint): bigint {
  return divideHalfEven(dividend * ONE, divisor);
}

/** The whole part of a decimal as an integer, cut toward zero (`Dec.TruncateInt`). */
export function truncate(value: bigint): bigint {
  return value / ONE;
}

/** The whole part of a decimal as a decimal, cut toward zero (`Dec.TruncateDec`). */
export function truncateDecimal(value: bigint): bigint {
  return (value / ONE) * ONE;
}

/** The smaller of two amounts (`Math.min` takes no bigint). */
export function smaller(left: bigint, right: bigint): bigint {
  if (left < right) return left;
  return right;
}

/** `dividend / divisor` of plain integers, rounded half to even. Throws on a zero divisor. */
export function divideHalfEven(dividend: bigint, divisor: bigint): bigint {
  if (divisor === 0n) {
    throw new LeasebookError('a decimal is divided by zero', {
      kind: 'fatal',
      code: 'DECIMAL_DIVISION_BY_ZERO',
      advice: 'The chain refuses this too: compare the state before this block with the node by `leasebook verify`.',
    });
  }
  const negative = dividend < 0n !== divisor < 0n;
  const top = dividend < 0n ? -dividend : dividend;
  const bottom = divisor < 0n ? -divisor : divisor;
  let quotient = top / bottom;
  // A product is cheaper than a second division.
  const twice = (top - quotient * bottom) * 2n;
  if (twice > bottom || (twice === bottom && quotient % 2n === 1n)) quotient += 1n;
  return negative ? -quotient : quotient;
}
