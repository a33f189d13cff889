// Starts the explorer in the page: takes up what the server has written of it, or makes all of it.
import { hydrate, mount } from 'svelte';
import App from './App.svelte';
import { readersLanguage } from './lib/api/client.ts';
import { router } from './lib/state/router.svelte.ts';
import { language } from './lib/texts/language.ts';
import { pageAt } from './routes/routes.ts';
import './styles/tokens.css';
import './styles/base.css';

async function begin(target: HTMLElement): Promise<void> {
  const { path } = router;
  // Where the page's code does not come, the frame says so; where the words of its language do not, each request.
  const [Page] = await Promise.all([Promise.resolve(pageAt(path)).catch(() => null), readersLanguage().catch(() => null)]);
  // What was loaded has run in tasks of its own; the page is made in another.
  await new Promise((resolve) => setTimeout(resolve));
  const options = { target, props: { first: Page === null ? null : { path, Page } } };
  if (Page !== null && target.dataset.written === language) {
    hydrate(App, options);
    return;
  }
  // The words that the page came with are in another language, or have done their service.
  target.replaceChildren();
  mount(App, options);
}

const target = document.getElementById('app');
if (target === null) throw new Error('The page lacks the element #app.');
void begin(target);
