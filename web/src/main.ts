// Starts the explorer in the page: takes up what the server has written of it, or makes all of it.
import { hydrate, mount } from 'svelte';
import App from './App.svelte';
import Bar from './Bar.svelte';
import { readersLanguage } from './lib/api/client.ts';
import { chain } from './lib/state/chain.svelte.ts';
import { router } from './lib/state/router.svelte.ts';
import { language } from './lib/texts/language.ts';
import Footer from './lib/ui/Footer.svelte';
import { PARTS, type Part } from './parts.ts';
import { pageAt } from './routes/routes.ts';
import './styles/tokens.css';
import './styles/base.css';
import './styles/tables.css';
import './styles/print.css';

/** Ends the task that runs: what has waited comes in between. */
const pause = () => new Promise((resolve) => setTimeout(resolve));

/** A new element for a part of the page. */
function placeFor(part: Part): HTMLElement {
  const place = document.createElement('div');
  place.id = part;
  return place;
}

/**
 * Draws a part in the place that the server has written it to. On taking up a field whose value stands as an attribute, Svelte forgets
 * what it holds, and would write over what is typed into it when anything of it changes: so none has the attribute any more. What was
 * typed before that stays too; of other fields the browser itself makes another value of one that does not fit.
 */
function keepingFields(place: HTMLElement, draw: (place: HTMLElement) => void): void {
  const fields = [...place.querySelectorAll<HTMLInputElement>('input[value]:not([type="radio"], [type="checkbox"])')];
  const held = fields.map((field) => ({ field, value: field.value, written: field.defaultValue }));
  for (const { field, value } of held) {
    field.removeAttribute('value');
    field.value = value;
  }
  draw(place);
  for (const { field, value, written } of held) {
    if (value === written || !['text', 'search'].includes(field.type)) continue;
    field.value = value;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }
}

async function begin(target: HTMLElement): Promise<void> {
  const { path } = router;
  // Where the page's code does not come, the frame says so; where the words of its language do not, each request.
  const [Page] = await Promise.all([Promise.resolve(pageAt(path)).catch(() => null), readersLanguage().catch(() => null)]);
  const written = Page !== null && target.dataset.written === language;
  // Other words that the page came with are in another language, or have done their service.
  if (!written) {
    target.replaceChildren(...PARTS.map(placeFor));
    delete document.documentElement.dataset.words;
  }
  const make = written ? hydrate : mount;
  const draw: Record<Part, (place: HTMLElement) => void> = {
    bar: (place) => make(Bar, { target: place }),
    page: (place) => make(App, { target: place, props: { first: Page === null ? null : { path, Page } } }),
    foot: (place) => make(Footer, { target: place }),
  };
  for (const part of PARTS) {
    await pause();
    const place = document.getElementById(part);
    if (place === null) continue;
    keepingFields(place, draw[part]);
    place.dataset.ready = '';
    place.dispatchEvent(new Event('ready', { bubbles: true }));
  }
  chain.follow();
}

const target = document.getElementById('app');
if (target === null) throw new Error('The page lacks the element #app.');
void begin(target);
