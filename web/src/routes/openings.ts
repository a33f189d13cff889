// What pages ask first: the server answers it in the page itself, so that a reader waits for no further round trip.
import {
  GpuModelDocument,
  GpusDocument,
  LeaseDocument,
  NetworkDocument,
  ProviderDocument,
  type TypedDocumentString,
} from '../lib/generated/graphql.ts';
import { LATELY_DAYS } from '../lib/state/lately.ts';
import { isPossible } from '../lib/state/possible.ts';
import { parseView, windowOf } from '../lib/state/view.ts';
import { PAYOUTS } from './lease/payouts.ts';

/** A question, its variables in the order in which the page itself asks. */
interface Opening {
  query: string;
  variables: unknown;
}

/** Longer parts of an address are no names of anything. */
const LONGEST = 300;

function ask<Data, Variables>(document: TypedDocumentString<Data, Variables>, variables: Variables): Opening {
  return { query: document.toString(), variables };
}

/**
 * What the page at an address asks first, besides how far the index is; `head` and `first` are the times of the newest and of the first
 * block. What pages show below their first figures they ask for themselves.
 */
export function openingsOf(segments: readonly string[], search: URLSearchParams, head: Date, first: Date | null): Opening[] {
  const [section = '', ...rest] = segments;
  if (rest.some((part) => part.length > LONGEST) || !isPossible(segments)) return [];
  const [one = '', two = ''] = rest;
  switch (`${section}/${rest.length}`) {
    case '/0': {
      const { interval, from, to } = windowOf(parseView(search), head, first);
      const range = { interval, from: from?.toISOString() ?? null, to: to?.toISOString() ?? null };
      return [ask(NetworkDocument, {}), ask(GpusDocument, range)];
    }
    case 'gpus/2':
      return [ask(GpuModelDocument, { vendor: one, model: two })];
    case 'providers/1':
      return [ask(ProviderDocument, { owner: one, lately: LATELY_DAYS })];
    case 'leases/5':
      return [ask(LeaseDocument, { id: rest.join('/'), payouts: PAYOUTS })];
    default:
      return [];
  }
}
