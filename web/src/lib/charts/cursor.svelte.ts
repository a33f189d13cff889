// The moment that the reader looks at, shared by all charts of a page.

/** One for each page, given to its charts. */
export class Cursor {
  /** Start of the bucket in milliseconds; null reads the newest. */
  time = $state<number | null>(null);
}
