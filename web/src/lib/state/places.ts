// How far down the reader was on each page of Back and Forward. Pages are made anew and grow as their answers come: a place is returned to
// as soon as the page reaches so far down, which the browser itself does not wait for.

/** Milliseconds for which a page may grow until its place is there. */
const PATIENCE = 6_000;
/** Readers who do one of these have gone on themselves. */
const OWN_MOVES = ['wheel', 'touchstart', 'pointerdown', 'keydown'] as const;

const places = new Map<string, number>();
/** Entries of the history are known by a name; those of a document that is no more keep theirs. */
let names = 0;
let here = '';
let giveUp = () => {};

function fresh(): string {
  names += 1;
  return `${performance.timeOrigin}-${names}`;
}
const nameOf = (state: unknown) =>
  typeof state === 'object' && state !== null && 'place' in state && typeof state.place === 'string' ? state.place : null;

/** What the history keeps of the entry in force. */
const stateHere = () => ({ place: here });

/** Takes over from the browser what is at its hand within the document; a reload stays the browser's business. */
export function keepPlaces(): void {
  enter();
  window.history.scrollRestoration = 'manual';
  window.addEventListener('pagehide', () => {
    window.history.scrollRestoration = 'auto';
  });
  window.addEventListener('pageshow', () => {
    window.history.scrollRestoration = 'manual';
  });
}

/** Names the entry that the browser has gone to. */
function enter(): void {
  here = nameOf(window.history.state) ?? fresh();
  window.history.replaceState(stateHere(), '');
}

/** Shows another address: as a new entry, or in place of the one in force. */
export function write(url: URL, replace: boolean): void {
  giveUp();
  if (replace) {
    window.history.replaceState(stateHere(), '', url);
    return;
  }
  places.set(here, window.scrollY);
  here = fresh();
  window.history.pushState(stateHere(), '', url);
}

/** Back or Forward has been gone: where the reader was on the entry that is there now; null where nobody knows. */
export function turnBack(): number | null {
  giveUp();
  places.set(here, window.scrollY);
  enter();
  return places.get(here) ?? null;
}

/** Goes so far down as soon as the page is long enough, unless the reader moves first. */
export function goDown(place: number): void {
  const until = performance.now() + PATIENCE;
  let frame = 0;
  const stop = () => {
    cancelAnimationFrame(frame);
    for (const move of OWN_MOVES) window.removeEventListener(move, stop);
  };
  const attempt = () => {
    const reached = document.documentElement.scrollHeight - window.innerHeight >= place;
    if (reached) window.scrollTo(0, place);
    if (reached || performance.now() > until) stop();
    else frame = requestAnimationFrame(attempt);
  };
  for (const move of OWN_MOVES) window.addEventListener(move, stop, { passive: true });
  giveUp = stop;
  frame = requestAnimationFrame(attempt);
}
