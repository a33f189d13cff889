// Countries that a text may mean. The index knows their codes alone: their names are those of the reader's language.
import { fixed } from '../format/decimal.ts';
import { countryName } from '../format/names.ts';
import type { CountriesQuery } from '../generated/graphql';
import { providersPage } from '../state/links.ts';
import { data } from '../texts/data.ts';

type Country = CountriesQuery['countries'][number];

/** A country of providers that was found. */
interface FoundCountry {
  code: string;
  name: string;
  /** What it holds, in words. */
  detail: string;
  href: string;
}

/** Those whose code is the text, or a word of whose name begins with it. */
export function countriesLike(text: string, countries: readonly Country[]): FoundCountry[] {
  const wanted = text.trim().toLowerCase();
  return countries.flatMap(({ country: code, providers, supplied }) => {
    if (code === '' || wanted === '') return [];
    const name = countryName(code);
    const fits = code.toLowerCase() === wanted || ` ${name.toLowerCase()}`.includes(` ${wanted}`);
    if (!fits) return [];
    return [{ code, name, detail: data.search.countryHolds(providers, fixed(supplied, 0)), href: providersPage({ country: code }) }];
  });
}
