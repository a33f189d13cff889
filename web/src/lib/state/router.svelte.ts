// Where the reader is: the address as state, links without reloading, Back and Forward.

import { isOfSite, withoutBase } from './base.ts';
import { goDown, keepPlaces, turnBack, write } from './places.ts';
import { pathSegments } from './segments.ts';

/** Where the server stands before it is told. */
const NOWHERE = 'http://localhost/';

class Router {
  /** The address in force. On the server, that of the page to be written. */
  url = $state.raw(new URL(import.meta.env.SSR ? NOWHERE : window.location.href));
  /** Counts changes of the page (not of its query): focus and announcement follow it. */
  visits = $state(0);

  constructor() {
    if (import.meta.env.SSR) return;
    keepPlaces();
    window.addEventListener('popstate', () => {
      const place = turnBack();
      this.#arrive(new URL(window.location.href));
      if (place !== null) goDown(place);
    });
    document.addEventListener('click', (event) => this.#follow(event));
  }

  /** The path within this site. */
  get path(): string {
    return withoutBase(this.url.pathname);
  }

  /** Parts of the path, decoded; [] for the overview. */
  get segments(): string[] {
    return pathSegments(this.path);
  }

  /** Goes to an address of this site. */
  go(address: string | URL, { replace = false }: { replace?: boolean } = {}): void {
    const url = new URL(address, this.url);
    if (url.href === this.url.href) return;
    write(url, replace);
    this.#arrive(url);
  }

  /** Changes parameters of the address; null removes one. Keeps the place on the page. */
  setParameters(changes: Record<string, string | null>, options: { replace?: boolean } = {}): void {
    const url = new URL(this.url);
    for (const [name, value] of Object.entries(changes)) {
      if (value === null) url.searchParams.delete(name);
      else url.searchParams.set(name, value);
    }
    this.go(url, options);
  }

  #arrive(url: URL): void {
    const turned = url.pathname !== this.url.pathname;
    this.url = url;
    if (turned) {
      this.visits += 1;
      window.scrollTo(0, 0);
    }
  }

  #follow(event: MouseEvent): void {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    // By its attributes: a link within a drawing has objects for `href` and `target`.
    const address = link?.getAttribute('href') ?? null;
    if (link === null || address === null || link.hasAttribute('target') || link.hasAttribute('download')) return;
    const url = new URL(address, this.url);
    if (url.origin !== this.url.origin || !isOfSite(url.pathname)) return;
    // A jump within the page and the API itself are the browser's business.
    const path = withoutBase(url.pathname);
    if (path === '/graphql' || path.startsWith('/export/') || (url.hash !== '' && path === this.path)) return;
    event.preventDefault();
    this.go(url);
  }
}

export const router = new Router();
