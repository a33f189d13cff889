// Keys that act anywhere on the page: whether the reader wants them, and which of them go where.

const KEY = 'leasebook-shortcuts';

/** Sections by the letter after "g". */
export const GOES: Readonly<Record<string, string>> = {
  o: '/',
  g: '/gpus',
  p: '/prices',
  m: '/market',
  l: '/leases',
  d: '/deployments',
  r: '/providers',
  f: '/fees',
  k: '/token',
  s: '/scenarios',
  v: '/published',
  b: '/blocks',
  x: '/transactions',
  e: '/explore',
  a: '/data',
  q: '/api-explorer',
  h: '/methods',
  i: '/status',
};

function kept(): boolean {
  try {
    return localStorage.getItem(KEY) !== 'off';
  } catch {
    // Storage is blocked: they are there.
    return true;
  }
}

class Shortcuts {
  #on = $state(kept());
  /** The list of keys is shown. */
  told = $state(false);

  get on(): boolean {
    return this.#on;
  }

  set on(wanted: boolean) {
    this.#on = wanted;
    try {
      if (wanted) localStorage.removeItem(KEY);
      else localStorage.setItem(KEY, 'off');
    } catch {
      // Storage is blocked: the choice holds until the page is left.
    }
  }

  /** Whether a key is meant as one: it is pressed alone, and nobody is writing. */
  means(event: KeyboardEvent): boolean {
    if (!this.#on || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return false;
    if (document.querySelector('dialog[open]') !== null) return false;
    const { target } = event;
    return !(
      target instanceof HTMLElement &&
      (target.isContentEditable || target.matches('input:not([type="radio"], [type="checkbox"]), textarea, select'))
    );
  }
}

export const shortcuts = new Shortcuts();
