// The text of the chain's Int and Dec inside protobuf, read as the chain reads it: anybody may write an amount in another base.

/** As the chain itself writes them. */
const PLAIN = /^(?:0|-?[1-9][0-9]*)$/;
/**
 * As the chain reads them (`big.Int.UnmarshalText` of Go 1.13 and later): a sign, then 0b, 0o, 0x or, for octal too, 0 as prefix;
 * underscores stand before and between digits.
 */
const ANY = /^([+-]?)(?:0([bB])((?:_?[01])+)|0[oO]?((?:_?[0-7])+)|0([xX])((?:_?[0-9a-fA-F])+)|([1-9](?:_?[0-9])*)|0_*)$/;

/** Most bits of each: the chain takes a message with longer ones for undecodable (cosmossdk.io/math). */
const MOST_BITS = { int: 256, dec: 315 } as const;

/** JavaScript's form of the digits; null where the text is no number. */
function literalOf(text: string): { isNegative: boolean; prefix: string; digits: string } | null {
  const match = ANY.exec(text);
  if (match === null) return null;
  const [, sign, binary, bits, octal, hex, hexDigits, decimal] = match;
  const prefix = binary === undefined ? (hex === undefined ? (octal === undefined ? '' : '0o') : '0x') : '0b';
  const digits = (bits ?? octal ?? hexDigits ?? decimal ?? '0').replaceAll('_', '').replace(/^0+(?=.)/, '');
  return { isNegative: sign === '-', prefix, digits };
}

/** The number; no text is zero. Throws a RangeError where the chain would refuse the text. */
export function wholeNumber(text: string, kind: 'int' | 'dec'): bigint {
  if (text === '') return 0n;
  const most = MOST_BITS[kind];
  const literal = PLAIN.test(text) ? { isNegative: text.startsWith('-'), prefix: '', digits: text.replace('-', '') } : literalOf(text);
  if (literal === null) throw new RangeError(`${JSON.stringify(text.slice(0, most))} is no integer`);
  const { isNegative, prefix, digits } = literal;
  // No base has more digits than there are bits; what is longer need not be computed.
  const magnitude = digits.length > most ? null : BigInt(`${prefix}${digits}`);
  if (magnitude === null || magnitude >> BigInt(most) !== 0n) throw new RangeError(`a number has more than ${most} bits`);
  return isNegative ? -magnitude : magnitude;
}
