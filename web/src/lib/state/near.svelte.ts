// What stands far below is asked for and drawn when the reader comes near, when the page is printed, or when it has been quiet for a while.
import type { Attachment } from 'svelte/attachments';
import { inTurn } from './turns.svelte.ts';

/** How far outside the window is near: a window's height. */
const MARGIN = '100% 0px';
/** Quiet milliseconds after which the rest follows, and between one of them and the next. */
const QUIET = 4_000;
const BETWEEN = 300;

const waiting = new Set<Near>();
let timer: ReturnType<typeof setTimeout> | undefined;

function next(): void {
  const [first] = waiting;
  if (first === undefined) return;
  if (!document.hidden) first.reach();
  timer = setTimeout(next, BETWEEN);
}

/** Whether an element has been near the window. */
export class Near {
  #reached = $state(false);
  #then: () => void;

  /** `then` is called once, when it comes near. */
  constructor(then: () => void = () => undefined) {
    this.#then = then;
  }

  get reached(): boolean {
    return this.#reached;
  }

  /** Comes near, wherever it stands. */
  reach(): void {
    waiting.delete(this);
    if (this.#reached) return;
    this.#reached = true;
    this.#then();
  }

  /** To be attached to the element. */
  readonly watch: Attachment = (element) => {
    if (this.#reached) return;
    const reach = () => this.reach();
    let leave = () => {};
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
        observer.disconnect();
        leave = inTurn(reach);
      },
      { rootMargin: MARGIN },
    );
    observer.observe(element);
    window.addEventListener('beforeprint', reach);
    waiting.add(this);
    clearTimeout(timer);
    timer = setTimeout(next, QUIET);
    return () => {
      leave();
      observer.disconnect();
      window.removeEventListener('beforeprint', reach);
      waiting.delete(this);
    };
  };
}
