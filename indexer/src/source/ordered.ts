// Fetches blocks in parallel and hands them on in order; parallelism follows what an endpoint bears.

export interface OrderedOptions {
  /** Blocks that are asked of one endpoint at once in the beginning. */
  startParallel: number;
  mostParallel: number;
  /** Blocks fetched ahead of the one handed on last, at most. */
  aheadBlocks: number;
  /** Bytes fetched ahead, at most; one block is always allowed. */
  aheadBytes: number;
}

/**
 * How many requests to one endpoint may run at once: one more after each full round of successes, half as many after a failure
 * (additive increase, multiplicative decrease), so that it is neither left idle nor overrun. Failures of requests that
 * ran beside the first one tell nothing new: they halve it once together.
 */
export class Parallelism {
  readonly #most: number;
  #limit: number;
  #successes = 0;
  /** Outcomes still to come of requests that ran when it was halved last. */
  #settling = 0;

  constructor({ startParallel, mostParallel }: Pick<OrderedOptions, 'startParallel' | 'mostParallel'>) {
    this.#limit = Math.min(startParallel, mostParallel);
    this.#most = mostParallel;
  }

  get limit(): number {
    return this.#limit;
  }

  succeeded(): void {
    this.#settling = Math.max(0, this.#settling - 1);
    this.#successes += 1;
    if (this.#successes < this.#limit) return;
    this.#successes = 0;
    this.#limit = Math.min(this.#most, this.#limit + 1);
  }

  failed(): void {
    this.#successes = 0;
    if (this.#settling > 0) {
      this.#settling -= 1;
      return;
    }
    this.#settling = this.#limit - 1;
    this.#limit = Math.max(1, Math.floor(this.#limit / 2));
  }
}

/** Yields the blocks `from` to `to` in order. `fetch` does its own retries; the first block that fails for good ends the stream. */
export async function* ordered<Fetched extends { bytes: number }>(
  from: number,
  to: number,
  fetch: (height: number) => Promise<Fetched>,
  parallelism: { readonly limit: number },
  options: Pick<OrderedOptions, 'aheadBlocks' | 'aheadBytes'>,
): AsyncGenerator<Fetched> {
  const waiting: Promise<Fetched>[] = [];
  let next = from;
  let running = 0;
  let bytes = 0;
  let ended = false;

  const fill = () => {
    while (
      !ended &&
      next <= to &&
      running < parallelism.limit &&
      waiting.length < options.aheadBlocks &&
      (bytes < options.aheadBytes || waiting.length === 0)
    ) {
      const block = fetch(next);
      next += 1;
      running += 1;
      // Its failure is seen when its turn comes; until then it must not count as unhandled.
      block.then(
        (fetched) => {
          running -= 1;
          bytes += fetched.bytes;
          fill();
        },
        () => {
          ended = true;
        },
      );
      waiting.push(block);
    }
  };

  try {
    fill();
    for (let block = waiting.shift(); block !== undefined; block = waiting.shift()) {
      const fetched = await block;
      bytes -= fetched.bytes;
      fill();
      yield fetched;
      fill();
    }
  } finally {
    ended = true;
  }
}
