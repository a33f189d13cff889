// Addresses of accounts as clients give them: in one spelling, and refused where they are nobody's, which a list would answer with nothing.
import { RequestError } from './errors.ts';

const PREFIX = 'akash';
/** Letters of Bech32 (BIP 173) in the order of their values. */
const LETTERS = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
const GENERATORS = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];
const CHECKSUM_LETTERS = 6;

/** Whether the last six letters are those that Bech32 computes from all before them. */
function fitsChecksum(prefix: string, data: string): boolean {
  const codes = [...prefix].map((letter) => letter.charCodeAt(0));
  const values = [...codes.map((code) => code >> 5), 0, ...codes.map((code) => code & 31), ...[...data].map((one) => LETTERS.indexOf(one))];
  if (data.length <= CHECKSUM_LETTERS || values.includes(-1)) return false;
  const sum = values.reduce((before, value) => {
    const top = before >>> 25;
    const moved = ((before & 0x1ffffff) << 5) ^ value;
    return GENERATORS.reduce((after, generator, bit) => ((top >> bit) & 1 ? after ^ generator : after), moved);
  }, 1);
  return sum === 1;
}

/** What is wrong with a text that should be an address, and what to do about it. */
export interface AddressMistake {
  what: string;
  advice: string;
}

/** An account's address in small letters, as the tables hold it: Bech32 in capitals is the same; else what is wrong with the text. */
export function readAddress(text: string): string | AddressMistake {
  const address = text === text.toUpperCase() ? text.toLowerCase() : text;
  const [, prefix = '', data = ''] = /^([a-z]{1,83})1([a-z0-9]{1,1000})$/.exec(address) ?? [];
  const isWhole = fitsChecksum(prefix, data);
  if (isWhole && prefix === PREFIX) return address;
  const shown = `"${text.slice(0, 100)}"`;
  if (isWhole) return { what: `${shown} is an address of another kind (${prefix}1…).`, advice: `Give the account's own, ${PREFIX}1….` };
  if (prefix === PREFIX) return { what: `${shown} is not an address: letters are wrong or missing.`, advice: 'Copy all of it anew.' };
  return { what: `${shown} is not an address.`, advice: `Give one as fields tell it, ${PREFIX}1… without white space around it.` };
}

/**
 * The address that an argument of the type String gives.
 * @throws RequestError `BAD_ARGUMENT` where it is none.
 */
export function addressArgument(text: string): string {
  const read = readAddress(text);
  if (typeof read === 'string') return read;
  throw new RequestError('BAD_ARGUMENT', read.what, read.advice);
}
