// The head that moves: all blocks but the last ones at once, those at a pace.

/** A head that grows by one block at a time until the chain's last. */
export class LiveHead {
  readonly #last: number;
  readonly #listeners = new Set<(height: number) => void>();
  readonly #paceMs: number;
  #timer: NodeJS.Timeout | undefined;
  #height: number;

  /** `tail` blocks come one by one once it is started, each `paceMs` after the one before; Infinity: by `moveTo` only. */
  constructor(first: number, last: number, tail: number, paceMs: number) {
    this.#last = last;
    this.#height = Math.max(first, last - tail);
    this.#paceMs = paceMs;
  }

  get height(): number {
    return this.#height;
  }

  /** Calls `listener` with each new height until the returned function is called. */
  onBlock(listener: (height: number) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Moves the head on to `height` at once; each block on the way is told. */
  moveTo(height: number): void {
    while (this.#height < Math.min(height, this.#last)) this.#grow();
  }

  start(): void {
    if (this.#height < this.#last && this.#paceMs !== Number.POSITIVE_INFINITY) this.#timer = setInterval(() => this.#grow(), this.#paceMs);
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #grow(): void {
    this.#height += 1;
    if (this.#height >= this.#last) this.stop();
    for (const listener of this.#listeners) listener(this.#height);
  }
}
