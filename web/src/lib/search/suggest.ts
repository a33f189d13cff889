// What the box of the bar offers while somebody types: loaded when it is first used.
import { request } from '../api/client.ts';
import { CountriesDocument, type CountriesQuery, SearchDocument } from '../generated/graphql';
import { data } from '../texts/data.ts';
import { countriesLike } from './countries.ts';
import { hitPage, hitTitle } from './hits.ts';

/** An offer: what it is, its name, and where it leads. */
export interface Suggestion {
  key: string;
  kind: string;
  title: string;
  detail: string;
  href: string;
}

const MOST = 8;

/** Countries of providers, asked once: they seldom change while somebody types. */
let countries: Promise<CountriesQuery['countries']> | null = null;

function knownCountries(): Promise<CountriesQuery['countries']> {
  const asked = countries ?? request(CountriesDocument, {}).then((answer) => answer.countries);
  countries = asked;
  // What failed is asked again with the next letter.
  asked.catch(() => {
    countries = null;
  });
  return asked;
}

/** Offers for a text, best first. Throws as `request` does. */
export async function suggest(text: string, signal: AbortSignal): Promise<Suggestion[]> {
  const [{ search }, all] = await Promise.all([request(SearchDocument, { text, first: MOST }, signal), knownCountries()]);
  const places = countriesLike(text, all).map(({ code, name, detail, href }) => ({
    key: `country/${code}`,
    kind: data.search.country,
    title: name,
    detail,
    href,
  }));
  const hits = search.map((hit) => ({
    key: `${hit.kind}/${hit.key}`,
    kind: data.search.groups[hit.kind],
    title: hitTitle(hit),
    detail: hit.detail,
    href: hitPage(hit),
  }));
  return [...places, ...hits].slice(0, MOST);
}
