// Addresses of accounts as clients give them: in one spelling, and refused where they are nobody's, which a list would answer with nothing.
import { bech32 } from '@scure/base';
import { RequestError } from './errors.ts';

const PREFIX = 'akash';
/** Longer than any that a chain makes; Bech32 itself knows none beyond 90. */
const LONGEST = 1000;

/** What is wrong with a text that should be an address, and what to do about it. */
export interface AddressMistake {
  what: string;
  advice: string;
}

/** An account's address in small letters, as the tables hold it: Bech32 in capitals is the same; else what is wrong with the text. */
export function readAddress(text: string): string | AddressMistake {
  const read = bech32.decodeUnsafe(text, LONGEST);
  if (read?.prefix === PREFIX && read.words.length > 0) return text.toLowerCase();
  const shown = `"${text.slice(0, 100)}"`;
  if (read !== undefined && read.prefix !== PREFIX)
    return { what: `${shown} is an address of another kind (${read.prefix}1…).`, advice: `Give the account's own, ${PREFIX}1….` };
  if (/^(akash1[a-z0-9]+|AKASH1[A-Z0-9]+)$/.test(text))
    return { what: `${shown} is not an address: letters are wrong or missing.`, advice: 'Copy all of it anew.' };
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
