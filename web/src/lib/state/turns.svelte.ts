// Parts of a page are made one after the other, each in a task of its own: none holds the page for long, and a reader's key or click
// comes in between.

const waiting: (() => void)[] = [];
let running = false;

function next(): void {
  const first = waiting.shift();
  if (first === undefined) {
    running = false;
    return;
  }
  setTimeout(next);
  first();
}

/** Makes something when all that waits already is made; returns what gives the place up. */
export function inTurn(make: () => void): () => void {
  waiting.push(make);
  if (!running) {
    running = true;
    setTimeout(next);
  }
  return () => {
    const place = waiting.indexOf(make);
    if (place >= 0) waiting.splice(place, 1);
  };
}

/** Whether it is a section's turn. The server writes none of those that wait for theirs. */
export class Turn {
  #reached = $state(false);

  get reached(): boolean {
    return this.#reached;
  }

  /** Waits behind all others; returns what gives the place up. */
  wait(): () => void {
    return inTurn(() => {
      this.#reached = true;
    });
  }
}
