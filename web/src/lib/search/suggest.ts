// What the box of the bar offers while somebody types: loaded when it is first used.
import { request } from '../api/client.ts';
import { SearchDocument } from '../generated/graphql';
import { data } from '../texts/data.ts';
import { hitPage } from './hits.ts';

/** An offer: what it is, its name, and where it leads. */
export interface Suggestion {
  key: string;
  kind: string;
  title: string;
  detail: string;
  href: string;
}

const MOST = 8;

/** Offers for a text, best first. Throws as `request` does. */
export async function suggest(text: string, signal: AbortSignal): Promise<Suggestion[]> {
  const { search } = await request(SearchDocument, { text, first: MOST }, signal);
  return search.map((hit) => ({
    key: `${hit.kind}/${hit.key}`,
    kind: data.search.groups[hit.kind],
    title: hit.title,
    detail: hit.detail,
    href: hitPage(hit),
  }));
}
