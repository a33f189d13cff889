// Which language the texts are in: the address says it, else the reader's earlier choice, else the browser.

/** Languages that the explorer is written in. */
export const LANGUAGES = ['en', 'zh'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Parameter of the address, and key under which a choice is kept. */
const PARAMETER = 'lang';
const KEY = 'leasebook-language';

const known = (text: string | null): Language | undefined => LANGUAGES.find((one) => one === text);

/** The language of an address, of an earlier choice and of the browser, in this order; English where none is known. */
export function chooseLanguage(search: string, kept: string | null, browser: readonly string[]): Language {
  const spoken = browser.map((tag) => known(tag.slice(0, 2).toLowerCase())).find((one) => one !== undefined);
  return known(new URLSearchParams(search).get(PARAMETER)) ?? known(kept) ?? spoken ?? 'en';
}

/** The address of the page in another language. It is loaded anew there, so that every text follows. */
export function inLanguage(address: URL, wanted: Language): string {
  const url = new URL(address);
  url.searchParams.set(PARAMETER, wanted);
  return url.href;
}

function read(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    // Storage is blocked: the address and the browser decide.
    return null;
  }
}

function keep(chosen: Language): void {
  try {
    if (known(new URLSearchParams(location.search).get(PARAMETER)) !== undefined) localStorage.setItem(KEY, chosen);
  } catch {
    // Storage is blocked: the choice holds until the page is left.
  }
}

function settle(): Language {
  // Without a browser the module's own address tells: the server has the texts in each language.
  if (typeof document === 'undefined') return known(new URL(import.meta.url).searchParams.get(PARAMETER)) ?? 'en';
  const chosen = chooseLanguage(location.search, read(), navigator.languages);
  keep(chosen);
  document.documentElement.lang = chosen === 'zh' ? 'zh-Hans' : 'en';
  return chosen;
}

/** The language in force; it does not change while a page lives. */
export const language: Language = settle();
