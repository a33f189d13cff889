// How many blocks one request to an endpoint asks for: as many as the node takes, and not more bytes than are good.

/** Blocks in the first request. */
const FIRST = 4;
const MOST = 16;
/** Answers should not be much longer, whatever blocks hold. */
const ANSWER_BYTES = 1024 * 1024;
/** Each answer moves the average length of a block this far to its own. */
const LENGTH_WEIGHT = 0.2;
/** An endpoint that failed to answer a batch of one block is tried again after so long. */
const AGAIN_MS = 60_000;

/**
 * Doubles with every answer and halves with every failure. What a node refuses (CometBFT takes ten calls in a request where
 * nothing else is configured, some proxies take one) is not tried again.
 */
export class BatchSize {
  #size = FIRST;
  #most = MOST;
  #blockBytes = 0;
  #offUntil = Number.NEGATIVE_INFINITY;

  /** Blocks to ask for at once; 0 where each answer is to be asked for by itself. */
  get blocks(): number {
    if (this.#most === 0 || performance.now() < this.#offUntil) return 0;
    return Math.max(1, Math.min(this.#size, Math.floor(ANSWER_BYTES / this.#blockBytes)));
  }

  answered(blocks: number, bytes: number): void {
    const each = bytes / blocks;
    this.#blockBytes = this.#blockBytes === 0 ? each : this.#blockBytes + LENGTH_WEIGHT * (each - this.#blockBytes);
    if (blocks >= this.#size) this.#size = Math.min(this.#most, 2 * this.#size);
  }

  /** The node answered that it takes no such request. */
  refused(blocks: number): void {
    this.#most = Math.min(this.#most, blocks >> 1);
    this.#size = Math.max(1, Math.min(this.#size, this.#most));
  }

  /** No answer came, or none that can be read. */
  failed(blocks: number): void {
    if (blocks === 1) this.#offUntil = performance.now() + AGAIN_MS;
    this.#size = Math.max(1, Math.min(this.#size, blocks >> 1));
  }
}
