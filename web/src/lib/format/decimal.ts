// Exact decimal text, as the API gives it, written for readers: grouped, rounded or shortened without passing a number.
import { language } from '../texts/language.ts';

/** Digits after the point that are kept when two exact decimals are divided for display. */
const RATIO_DIGITS = 12;

const MINUS = '−';
const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?$/;

/** A decimal as sign and digits: value = units / 10^scale. */
interface Exact {
  units: bigint;
  scale: number;
}

function parse(text: string): Exact {
  const match = DECIMAL.exec(text);
  if (match === null) throw new RangeError(`not a decimal: ${text}`);
  const [, sign = '', whole = '0', fraction = ''] = match;
  const units = BigInt(whole + fraction);
  return { units: sign === '-' ? -units : units, scale: fraction.length };
}

/** Rounds half away from zero to `digits` places and returns value × 10^digits. */
function rounded({ units, scale }: Exact, digits: number): bigint {
  if (digits >= scale) return units * 10n ** BigInt(digits - scale);
  const divisor = 10n ** BigInt(scale - digits);
  const half = divisor / 2n;
  return units < 0n ? -((-units + half) / divisor) : (units + half) / divisor;
}

function group(whole: string): string {
  return whole.replace(/\B(?=(\d{3})+$)/g, ',');
}

function write(units: bigint, digits: number): string {
  const negative = units < 0n;
  const text = (negative ? -units : units).toString().padStart(digits + 1, '0');
  const whole = group(text.slice(0, text.length - digits));
  const fraction = digits > 0 ? `.${text.slice(-digits)}` : '';
  return `${negative ? MINUS : ''}${whole}${fraction}`;
}

/** Rounds to `digits` places and groups thousands: '1234.567', 1 -> '1,234.6'. Throws RangeError for text that is no decimal. */
export function fixed(text: string, digits: number): string {
  return write(rounded(parse(text), digits), digits);
}

/** All digits that the text has, thousands grouped, split where a reader may stop: the rest is shown dimmed. */
export function exact(text: string, digits: number): { main: string; rest: string } {
  const value = parse(text);
  const whole = write(value.units, value.scale);
  const point = whole.indexOf('.');
  if (point === -1) return { main: digits > 0 ? `${whole}.${'0'.repeat(digits)}` : whole, rest: '' };
  const trimmed = whole.replace(digits === 0 ? /\.?0+$/ : /0+$/, '');
  const end = digits === 0 ? point : point + 1 + digits;
  const main = trimmed.length < end ? trimmed.padEnd(end, '0') : trimmed.slice(0, end);
  return { main, rest: trimmed.length > end ? trimmed.slice(end) : '' };
}

/** All digits that the text has but zeros at its end, thousands grouped: '1234.50' -> '1,234.5', '39.0' -> '39'. */
export function trimmed(text: string): string {
  const { main, rest } = exact(text, 0);
  return main + rest;
}

/** A share of 0 to 1 as per cent: '0.628', 1 -> '62.8'. */
export function percent(text: string, digits: number): string {
  const { units, scale } = parse(text);
  return write(rounded({ units: units * 100n, scale }, digits), digits);
}

/** A share as per cent with all its digits: '0.62794' -> '62.79400'. */
export function hundredfold(text: string): string {
  const { units, scale } = parse(text);
  return plain(units * 100n, scale);
}

/** Words for large numbers: thousands in English, myriads in Chinese. */
const MAGNITUDES: readonly { over: bigint; suffix: string }[] =
  language === 'zh'
    ? [
        { over: 1_000_000_000_000n, suffix: '万亿' },
        { over: 100_000_000n, suffix: '亿' },
        { over: 10_000n, suffix: '万' },
      ]
    : [
        { over: 1_000_000_000_000n, suffix: 'T' },
        { over: 1_000_000_000n, suffix: 'B' },
        { over: 1_000_000n, suffix: 'M' },
        { over: 1_000n, suffix: 'k' },
      ];

/** Shortened to three significant digits, two below one: '614123.4' -> 614 and k; '1234567' -> 1.23 and M; '94.2' -> 94.2. */
export function compact(text: string): { main: string; suffix: string } {
  const value = parse(text);
  const size = value.units < 0n ? -value.units : value.units;
  const whole = size / 10n ** BigInt(value.scale);
  // What rounds to the next magnitude is told in it: 999,999 is 1M, not 1,000k.
  const magnitude = MAGNITUDES.find(({ over }) => whole * 2_000n >= over * 1_999n);
  if (magnitude === undefined) {
    // Below one: the first two digits that are not zero.
    const small = Math.min(8, value.scale - String(size).length + 2);
    const digits = size === 0n || whole >= 100n ? 0 : whole >= 10n ? 1 : whole >= 1n ? 2 : small;
    return { main: write(rounded(value, digits), digits), suffix: '' };
  }
  const shift = magnitude.over.toString().length - 1;
  const shortened = { units: value.units, scale: value.scale + shift };
  const lead = whole / magnitude.over;
  const digits = lead >= 100n ? 0 : lead >= 10n ? 1 : 2;
  const main = write(rounded(shortened, digits), digits);
  return { main: digits > 0 ? main.replace(/\.?0+$/, '') : main, suffix: magnitude.suffix };
}

/** later − earlier, exactly, as text. */
export function difference(later: string, earlier: string): string {
  const a = parse(later);
  const b = parse(earlier);
  const scale = Math.max(a.scale, b.scale);
  const units = a.units * 10n ** BigInt(scale - a.scale) - b.units * 10n ** BigInt(scale - b.scale);
  return plain(units, scale);
}

/** The exact sum as text; '0' for none. */
export function sum(values: readonly string[]): string {
  const parsed = values.map(parse);
  const scale = parsed.reduce((most, value) => Math.max(most, value.scale), 0);
  return plain(
    parsed.reduce((total, value) => total + value.units * 10n ** BigInt(scale - value.scale), 0n),
    scale,
  );
}

/** The exact product as text. */
export function product(first: string, second: string): string {
  const a = parse(first);
  const b = parse(second);
  return plain(a.units * b.units, a.scale + b.scale);
}

/** value / 10^places, exactly: '1234567', 6 -> '1.234567'. */
export function shifted(text: string, places: number): string {
  const { units, scale } = parse(text);
  return plain(units, scale + places);
}

/** numerator / denominator to twelve places as text; null where the denominator is zero. */
export function ratio(numerator: string, denominator: string): string | null {
  const a = parse(numerator);
  const b = parse(denominator);
  if (b.units === 0n) return null;
  const scaled = (a.units * 10n ** BigInt(RATIO_DIGITS + b.scale)) / (b.units * 10n ** BigInt(a.scale));
  return plain(scaled, RATIO_DIGITS);
}

/** −1, 0 or 1. */
export function signOf(text: string): -1 | 0 | 1 {
  const { units } = parse(text);
  return units < 0n ? -1 : units > 0n ? 1 : 0;
}

/** Orders decimals by value. */
export function compareDecimals(a: string, b: string): number {
  return signOf(difference(a, b));
}

/** With an explicit sign: '+24', '−0.04', '0'. */
export function signed(text: string, digits: number): string {
  const body = fixed(text, digits);
  return signOf(text) > 0 && /[1-9]/.test(body) ? `+${body}` : body;
}

function plain(units: bigint, scale: number): string {
  const negative = units < 0n;
  const text = (negative ? -units : units).toString().padStart(scale + 1, '0');
  const fraction = scale > 0 ? `.${text.slice(-scale)}` : '';
  return `${negative ? '-' : ''}${text.slice(0, text.length - scale)}${fraction}`;
}
