// Texts and amounts as the chain writes them, turned into what facts hold.
import { hash } from 'node:crypto';
import { LeasebookError } from '@leasebook/db';
import type { Coin, DecCoin, UnixNanos } from '../facts.ts';
import { parseDecimal } from '../ledger/decimal.ts';

const INTEGER = /^-?[0-9]+$/;
const DENOM = /^[a-zA-Z][a-zA-Z0-9/:._-]{1,127}$/;
const NANOS_PER_MILLISECOND = 1_000_000n;
const NANOS_PER_SECOND = 1_000_000_000n;
const TIME = /^([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2})(?:\.([0-9]{1,9}))?Z$/;

/** An error about one part of a block: the part becomes a dead letter with this code. */
export function malformed(code: string, what: string, cause?: unknown): LeasebookError {
  return new LeasebookError(what, {
    kind: 'bad-block',
    code,
    advice: 'The part is kept as a dead letter with its bytes; compare it with another node.',
    cause,
  });
}

function malformedAmount(what: string, text: string): LeasebookError {
  return malformed('MALFORMED_AMOUNT', `${JSON.stringify(text)} is no ${what}`);
}

/** The text with NUL characters replaced by U+FFFD: anyone may send them, PostgreSQL's text cannot hold them. */
export function storable(text: string): string {
  return text.includes('\0') ? text.replaceAll('\0', '\uFFFD') : text;
}

const LOWER_A = 'a'.charCodeAt(0);
/** All of it capitals and digits, the first letter a capital. */
const CAPITALS = /^[A-Z][0-9A-Z]+$/;

/**
 * The address as the chain's events of coins write it. It takes one in capitals as well (BIP 173) and finds by its bytes what either
 * names, so that both are one account here; a message's body keeps what was written.
 */
export function addressOf(text: string): string {
  return text.charCodeAt(0) < LOWER_A && CAPITALS.test(text) ? text.toLowerCase() : text;
}

/** An escrow id of such addresses and numbers: `owner/dseq[/gseq/oseq/provider]`. */
export function xidOf(text: string): string {
  return text.split('/').map(addressOf).join('/');
}

/** Most units of text that a column with an index holds: as UTF-8 768 bytes, while a row of an index has room for some 2,700. */
const KEY_UNITS = 256;

/**
 * The text as a column with an index holds it. What is longer than any address, type or name of the chain is told by its
 * beginning and its SHA-256: strangers may write such a text (docs/decisions/0118-texts-of-any-length.md).
 */
export function keyText(text: string): string {
  if (text.length <= KEY_UNITS) return text;
  const digest = hash('sha256', text, 'hex');
  return `${text.slice(0, KEY_UNITS - digest.length - 1)}…${digest}`;
}

/** A whole number. Throws `MALFORMED_AMOUNT`. */
export function parseInteger(text: string): bigint {
  if (!INTEGER.test(text)) throw malformedAmount('whole number', text);
  return BigInt(text);
}

/** A decimal such as `37.25`, scaled by 10^18 (protocol 2.0: the JSON channel). Throws `MALFORMED_AMOUNT`. */
export function parseDec(text: string): bigint {
  try {
    return parseDecimal(text);
  } catch (error) {
    throw malformed('MALFORMED_AMOUNT', `${JSON.stringify(text)} is no decimal`, error);
  }
}

function parseCoin(text: string): Coin {
  let digits = 0;
  while (digits < text.length) {
    const code = text.charCodeAt(digits);
    if (code < 48 || code > 57) break;
    digits++;
  }
  const denom = text.slice(digits);
  if (digits === 0 || !DENOM.test(denom)) throw malformedAmount('coin', text);
  return { denom, amount: BigInt(text.slice(0, digits)) };
}

/** A list of coins such as `5uakt,7ibc/1A`; empty text is no coin (protocol 7). Throws `MALFORMED_AMOUNT`. */
export function parseCoins(text: string): Coin[] {
  if (text === '') return [];
  if (!text.includes(',')) return [parseCoin(text)];
  return text.split(',').map(parseCoin);
}

/** A DecCoin from its parts in JSON. */
export function decCoin(denom: string, amount: string): DecCoin {
  if (!DENOM.test(denom)) throw malformedAmount('denomination', denom);
  return { denom, amount: parseDec(amount) };
}

/** Nanoseconds since 1970 of an RFC 3339 time in UTC, exact to the ninth place. Throws `MALFORMED_TIME`. */
export function parseTime(text: string): UnixNanos {
  const match = TIME.exec(text);
  const milliseconds = match === null ? Number.NaN : Date.parse(`${match[1]}Z`);
  if (match === null || Number.isNaN(milliseconds)) throw malformed('MALFORMED_TIME', `${JSON.stringify(text)} is no time in UTC`);
  return BigInt(milliseconds) * NANOS_PER_MILLISECOND + BigInt((match[2] ?? '').padEnd(9, '0'));
}

/** RFC 3339 text of a time in nanoseconds, with as many of nine places as it needs. */
export function formatTime(nanos: UnixNanos): string {
  const part = nanos % NANOS_PER_SECOND;
  const fraction = part < 0n ? part + NANOS_PER_SECOND : part;
  const date = new Date(Number((nanos - fraction) / NANOS_PER_MILLISECOND));
  if (Number.isNaN(date.getTime())) return `${nanos}ns`;
  const seconds = date.toISOString().slice(0, -5);
  return fraction === 0n ? `${seconds}Z` : `${seconds}.${fraction.toString().padStart(9, '0').replace(/0+$/, '')}Z`;
}
