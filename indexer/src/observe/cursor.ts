// Reads a series forward, one stretch of time after another, and opens it anew where a stretch lies before.
import type { DeadLetter, UnixNanos } from '../facts.ts';

/**
 * What one line of a series gave. `time` is that of the line; a line whose time cannot be read has the time of the line
 * before (null: none before), so that every run tells of it in the same stretch.
 */
export interface Entry<T> {
  time: UnixNanos | null;
  items: T[];
  deadLetters: DeadLetter[];
}

/** A series in the order of time. */
export class Cursor<T> {
  readonly #open: () => AsyncGenerator<Entry<T>, void, undefined>;
  #entries: AsyncGenerator<Entry<T>, void, undefined> | null = null;
  #next: Entry<T> | null = null;
  #reached: UnixNanos | null = null;

  constructor(open: () => AsyncGenerator<Entry<T>, void, undefined>) {
    this.#open = open;
  }

  /** Everything after `after` (null: from the start, lines before any time included) and up to and including `upTo`. */
  async between(after: UnixNanos | null, upTo: UnixNanos): Promise<Omit<Entry<T>, 'time'>> {
    const found: Omit<Entry<T>, 'time'> = { items: [], deadLetters: [] };
    const goesOn = after !== null && this.#reached !== null && after >= this.#reached;
    if (this.#entries === null || !goesOn) {
      await this.#entries?.return();
      this.#entries = this.#open();
      this.#next = await this.#advance(this.#entries);
    }
    while (this.#next !== null && (this.#next.time === null || this.#next.time <= upTo)) {
      const { time, items, deadLetters } = this.#next;
      if (after === null || (time !== null && time > after)) {
        found.items.push(...items);
        found.deadLetters.push(...deadLetters);
      }
      this.#next = await this.#advance(this.#entries);
    }
    this.#reached = upTo;
    return found;
  }

  async #advance(entries: AsyncGenerator<Entry<T>, void, undefined>): Promise<Entry<T> | null> {
    const step = await entries.next();
    return step.done === true ? null : step.value;
  }
}
