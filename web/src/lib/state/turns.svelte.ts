// Sections of a page are made one after the other, each in a task of its own: none holds the page for long, and a reader's key or click
// comes in between.

const waiting: Turn[] = [];
let running = false;

function next(): void {
  const first = waiting.shift();
  if (first === undefined) {
    running = false;
    return;
  }
  first.reach();
  setTimeout(next);
}

/** Whether it is a section's turn. The server writes none of those that wait for theirs. */
export class Turn {
  #reached = $state(false);

  get reached(): boolean {
    return this.#reached;
  }

  reach(): void {
    this.#reached = true;
  }

  /** Waits behind all others; returns what gives the place up. */
  wait(): () => void {
    waiting.push(this);
    if (!running) {
      running = true;
      setTimeout(next);
    }
    return () => {
      const place = waiting.indexOf(this);
      if (place >= 0) waiting.splice(place, 1);
    };
  }
}
