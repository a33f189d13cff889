// Fetches blocks in parallel, one or some in a request, and hands them on in order; parallelism follows what an endpoint bears.

export interface OrderedOptions {
  /** Requests for blocks to one endpoint at once in the beginning. */
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

/**
 * Yields the blocks `from` to `to` in order, as many together as `fetch` is asked for: one, or up to `parallelism.span`.
 * `fetch` does its own retries; the first that fails for good ends the stream.
 */
export async function* ordered<Fetched extends { bytes: number }>(
  from: number,
  to: number,
  fetch: (first: number, last: number) => Promise<Fetched>,
  parallelism: { readonly limit: number; readonly span?: number },
  options: Pick<OrderedOptions, 'aheadBlocks' | 'aheadBytes'>,
): AsyncGenerator<Fetched> {
  const waiting: { answer: Promise<Fetched>; blocks: number }[] = [];
  let next = from;
  let ahead = 0;
  let running = 0;
  let bytes = 0;
  let ended = false;

  const fill = () => {
    while (
      !ended &&
      next <= to &&
      running < parallelism.limit &&
      (waiting.length === 0 || (ahead < options.aheadBlocks && bytes < options.aheadBytes))
    ) {
      const blocks = Math.min(parallelism.span ?? 1, to - next + 1, Math.max(1, options.aheadBlocks - ahead));
      const answer = fetch(next, next + blocks - 1);
      next += blocks;
      ahead += blocks;
      running += 1;
      // Its failure is seen when its turn comes; until then it must not count as unhandled.
      answer.then(
        (fetched) => {
          running -= 1;
          bytes += fetched.bytes;
          fill();
        },
        () => {
          ended = true;
        },
      );
      waiting.push({ answer, blocks });
    }
  };

  try {
    fill();
    for (let first = waiting.shift(); first !== undefined; first = waiting.shift()) {
      const fetched = await first.answer;
      ahead -= first.blocks;
      bytes -= fetched.bytes;
      fill();
      yield fetched;
      fill();
    }
  } finally {
    ended = true;
  }
}
