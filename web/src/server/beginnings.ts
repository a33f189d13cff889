// The beginnings of pages, written by the pages themselves: bar, title, words and first figures, from the answers that the page brings.
// What stands below comes when the page's scripts run, which take up what is written here.
import { render } from 'svelte/server';
import App from '../App.svelte';
import Bar from '../Bar.svelte';
import { bring } from '../lib/api/brought.ts';
import { readersLanguage } from '../lib/api/client.ts';
import { tellCountries } from '../lib/format/names.ts';
import { StatusDocument, type StatusQuery } from '../lib/generated/graphql.ts';
import { standBelow } from '../lib/state/base.ts';
import { chain } from '../lib/state/chain.svelte.ts';
import { router } from '../lib/state/router.svelte.ts';
import { pathSegments } from '../lib/state/segments.ts';
import Footer from '../lib/ui/Footer.svelte';
import { PARTS, type Part } from '../parts.ts';
import { openingsOf } from '../routes/openings.ts';
import { pageAt } from '../routes/routes.ts';
import { type Address, holds, type Question } from './asking.ts';

/** Every page asks first how far the index is. */
export const status: Question = { query: StatusDocument.toString(), variables: {} };

const statusOf = (answer: unknown): StatusQuery['status'] | null => (holds(StatusDocument, answer) ? answer.data.status : null);

/** What a page asks besides, once the status is answered; [] where it asks nothing, or nothing is indexed. */
export function openings({ path, search }: Address, answer: unknown): Question[] {
  const { indexedTime = null, firstTime = null } = statusOf(answer) ?? {};
  if (indexedTime === null) return [];
  const first = firstTime === null ? null : new Date(firstTime);
  return openingsOf(pathSegments(path), new URLSearchParams(search), new Date(indexedTime), first);
}

/** Pages that make themselves in the browser alone. */
const NOT_WRITTEN = new Set(['api-explorer']);

/**
 * The beginning of a page as HTML; null where it is not written. `answers` are those of its first questions, `host` and `below` where
 * readers see the site.
 */
export async function beginningOf(
  { path, search }: Address,
  answers: readonly unknown[],
  host: string,
  below: string,
): Promise<string | null> {
  if (NOT_WRITTEN.has(pathSegments(path)[0] ?? '')) return null;
  const [Page] = await Promise.all([pageAt(path), readersLanguage()]);
  // From here to the end nothing waits: pages that are written at once do not see each other's address and answers.
  standBelow(below);
  const url = new URL(`http://${host}${below}${path}${search === '' ? '' : `?${search}`}`);
  router.url = url;
  bring(answers);
  chain.begin();
  const countries = tellCountries();
  // Elements of different parts must not have the same ids.
  const bodies: Record<Part, string> = {
    bar: render(Bar, { idPrefix: 'bar' }).body,
    page: render(App, { props: { first: { path: router.path, Page } }, idPrefix: 'page' }).body,
    foot: render(Footer, { idPrefix: 'foot' }).body,
  };
  const names = JSON.stringify(Object.fromEntries(countries)).replaceAll('<', '\\u003c');
  return [
    ...PARTS.map((part) => `<div id="${part}">${bodies[part]}</div>`),
    ...(countries.size === 0 ? [] : [`<script type="application/json" id="countries">${names}</script>`]),
  ].join('');
}
