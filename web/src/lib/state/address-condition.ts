// A condition on addresses from what a reader typed.
import type { AddressFilter } from '../generated/graphql';

/** What the API takes as an address. */
const ADDRESS = /^[a-z0-9]{1,120}$/;

/** Those with this address; none where the text is no address at all, which the API would refuse. */
export function addressIs(text: string): AddressFilter {
  return ADDRESS.test(text) ? { eq: text } : { in: [] };
}
