// What pages ask first: the server answers it in the page itself, so that a reader waits for no further round trip.
import { GpuModelDocument, LeaseDocument, NetworkDocument, ProviderDocument, StatusDocument } from '../lib/generated/graphql.ts';
import { PAYOUTS } from './lease/payouts.ts';

/** A question with its variables; {1} in a text stands for the first segment of the path behind the page's own, and so on. */
interface Opening {
  query: string;
  variables: Readonly<Record<string, string | number>>;
}

const status: Opening = { query: StatusDocument.toString(), variables: {} };

/** By page, as routes.ts has them; variables in the order in which the page itself asks. */
const OF_PAGES: Readonly<Record<string, Opening>> = {
  '/0': { query: NetworkDocument.toString(), variables: {} },
  'gpus/2': { query: GpuModelDocument.toString(), variables: { vendor: '{1}', model: '{2}' } },
  'providers/1': { query: ProviderDocument.toString(), variables: { owner: '{1}' } },
  'leases/5': { query: LeaseDocument.toString(), variables: { id: '{1}/{2}/{3}/{4}/{5}', payouts: PAYOUTS } },
};

/** What the page asks first, on every page how far the index is. */
export function openingsOf(page: string): Opening[] {
  const own = OF_PAGES[page];
  return own === undefined ? [status] : [status, own];
}
