// A condition on addresses from what a reader typed.
import type { AddressFilter } from '../generated/graphql';

/** Letters of Bech32 (BIP 173) in the order of their values. */
const LETTERS = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
const GENERATORS = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];
/** What the letters before the data come to: `akash` as Bech32 reads it. */
const PREFIX = [3, 3, 3, 3, 3, 0, 1, 11, 1, 19, 8];

/** Whether the API takes a text as an address: all of its letters fit the six last ones, which are computed from them. */
export function isAddress(text: string): boolean {
  const [, data = ''] = /^akash1([02-9ac-hj-np-z]{7,1000})$/.exec(text) ?? [];
  const sum = [...PREFIX, ...[...data].map((letter) => LETTERS.indexOf(letter))].reduce((before, value) => {
    const moved = ((before & 0x1ffffff) << 5) ^ value;
    return GENERATORS.reduce((after, generator, bit) => (((before >>> 25) >> bit) & 1 ? after ^ generator : after), moved);
  }, 1);
  return sum === 1;
}

/** Those with this address; none where the text is no address at all, which the API would refuse. */
export function addressIs(text: string): AddressFilter {
  return isAddress(text) ? { eq: text } : { in: [] };
}
