// Whether an address of the site can name something on the chain: what cannot is nobody's, and the API refuses it.
import { isAddress } from './address-condition.ts';

const isDseq = (text: string) => /^\d{1,20}$/.test(text);
const isNumber = (text: string) => /^\d{1,10}$/.test(text);

/** False where the segments are those of a page about one object, and none can have such an id. */
export function isPossible([section = '', ...rest]: readonly string[]): boolean {
  const [owner = '', dseq = '', gseq = '', oseq = '', provider = ''] = rest;
  switch (`${section}/${rest.length}`) {
    case 'addresses/1':
    case 'providers/1':
      return isAddress(owner);
    case 'deployments/2':
      return isAddress(owner) && isDseq(dseq);
    case 'leases/5':
      return isAddress(owner) && isDseq(dseq) && isNumber(gseq) && isNumber(oseq) && isAddress(provider);
    default:
      return true;
  }
}
