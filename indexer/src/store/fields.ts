// Values as PostgreSQL's COPY text format takes them, one function for each type of column.
import { keyText } from '../decode/text.ts';
import { formatDecimal } from '../ledger/decimal.ts';
import { DAY_US } from '../measure/clock.ts';

/** One field of a COPY line, escaped. */
export type Field = string;

/** How COPY text writes NULL. */
const nothing: Field = '\\N';

const special = /[\\\n\r\t\0]/g;
const replacements: Record<string, string> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t', '\0': '\uFFFD' };

/**
 * Text, escaped. PostgreSQL cannot keep U+0000: it becomes U+FFFD, in text and in JSON, as where blocks are decoded; the block
 * itself still has the byte.
 */
export function text(value: string): Field {
  // Most values hold nothing special, and `replace` with a function is slow.
  return value.search(special) === -1 ? value : value.replace(special, (found) => replacements[found] ?? found);
}

/** Text of a column with an index, which has no room for texts of any length; see `keyText`. */
export function key(value: string): Field {
  return text(keyText(value));
}

/** A number that JavaScript holds exactly: counts, heights, codes. */
export function integer(value: number): Field {
  return String(value);
}

/** A whole number of any size. */
export function big(value: bigint): Field {
  return value.toString();
}

/** An amount scaled by 10^18. */
export function decimal(value: bigint): Field {
  return formatDecimal(value);
}

/** A number scaled by a power of ten, as PostgreSQL reads it fastest. */
export function scaled(value: bigint, places: 18 | 36): Field {
  return value === 0n ? '0' : `${value}e-${places}`;
}

let lastMicros: bigint | null = null;
let lastTime = '';
/** The day that was last written, in microseconds since the epoch, and how its moments begin. */
let lastDay: bigint | null = null;
let dayText = '';

const TWO_DIGITS = Array.from({ length: 60 }, (_, number) => number.toString().padStart(2, '0'));

/** A moment given in microseconds since the epoch. */
export function microseconds(value: bigint): Field {
  // Rows of one block or bucket share their time.
  if (value !== lastMicros) {
    lastTime = momentOf(value);
    lastMicros = value;
  }
  return lastTime;
}

/** Moments of one day begin alike, and rows come in the order of time. */
function momentOf(value: bigint): string {
  const rest = ((value % DAY_US) + DAY_US) % DAY_US;
  if (value - rest !== lastDay) {
    lastDay = value - rest;
    dayText = new Date(Number(lastDay / 1000n)).toISOString().slice(0, -'00:00:00.000Z'.length);
  }
  const micros = Number(rest);
  const seconds = Math.floor(micros / 1_000_000);
  const minutes = Math.floor(seconds / 60);
  const clock = `${TWO_DIGITS[Math.floor(minutes / 60)]}:${TWO_DIGITS[minutes % 60]}:${TWO_DIGITS[seconds % 60]}`;
  return `${dayText}${clock}.${(micros - seconds * 1_000_000).toString().padStart(6, '0')}Z`;
}

/** A moment given in nanoseconds, cut to PostgreSQL's microseconds. */
export function time(nanos: bigint): Field {
  return microseconds((nanos - (((nanos % 1000n) + 1000n) % 1000n)) / 1000n);
}

/** NULL where there is no value, else what `write` makes of it. */
export function optional<T>(value: T | null, write: (value: T) => Field): Field {
  return value === null ? nothing : write(value);
}

/** Bytes for a bytea column. */
export function bytes(value: Uint8Array): Field {
  return `\\\\x${Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('hex')}`;
}

/** A text[] column. */
export function texts(values: string[]): Field {
  return text(`{${values.map((value) => `"${value.replace(/["\\]/g, '\\$&')}"`).join(',')}}`);
}

/** A jsonb column; a bigint becomes text, no value becomes JSON's null. */
export function json(value: unknown): Field {
  return jsonText(JSON.stringify(value, (_key, part: unknown) => (typeof part === 'bigint' ? part.toString() : part)) ?? 'null');
}

/** A jsonb column whose JSON is already written. */
export function jsonText(value: string): Field {
  return text(storableJson(value));
}

// A pair of surrogates, another escaped code unit, or any other escape.
const jsonEscape = /\\(?:(ud[89ab][0-9a-f]{2}\\ud[c-f][0-9a-f]{2})|u([0-9a-f]{4})|.)/gi;

/** JSON text that jsonb takes: it refuses U+0000 and half a surrogate pair, both now U+FFFD. */
export function storableJson(value: string): string {
  if (!value.includes('\\u')) return value;
  return value.replace(jsonEscape, (found, pair: string | undefined, unit: string | undefined) => {
    if (pair !== undefined || unit === undefined) return found;
    return unit === '0000' || /^d[89a-f]/i.test(unit) ? '\\ufffd' : found;
  });
}
