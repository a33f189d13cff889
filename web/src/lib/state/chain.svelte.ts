// The chain that is shown and how fresh it is: asked again and again, quietly.
import { broughtTo, RequestFailure, request, serverAhead } from '../api/client.ts';
import { StatusDocument, type StatusQuery } from '../generated/graphql';

/** Milliseconds between two questions: often while the index grows, seldom once it follows. */
const WHILE_INDEXING = 2_000;
const WHILE_FOLLOWING = 6_000;
const AFTER_FAILURE = 4_000;
/** Figures are asked anew at most this often, so that a growing index does not flood the API. */
const BETWEEN_REFRESHES = 6_000;
/** Seconds after which the newest block of a live network is late, and after which it is lost. */
const LATE_AFTER = 60;
const LOST_AFTER = 600;

type Freshness = 'unknown' | 'indexing' | 'recorded' | 'live' | 'late' | 'lost';

class Chain {
  status = $state.raw<StatusQuery['status'] | null>(null);
  failure = $state.raw<RequestFailure | null>(null);
  /** Grows whenever figures should be asked anew. */
  version = $state(0);
  /** The head that figures are asked for; null before the first block. */
  figuresHead = $state.raw<Date | null>(null);
  #now = $state(Date.now());
  /** By a clock that nobody sets. */
  #refreshedAt = Number.NEGATIVE_INFINITY;
  #refreshedHeight = -1;
  #wake = () => {};

  constructor() {
    if (!import.meta.env.ALONE) this.begin();
  }

  /** Stands where the answers that the page came with say; the server does so for each page that it writes. */
  begin(): void {
    const brought = broughtTo(StatusDocument, {});
    this.status = null;
    this.figuresHead = null;
    this.#refreshedHeight = -1;
    if (brought !== null) this.#stand(brought.status);
  }

  /** Time of the newest indexed block; null before the first. */
  get head(): Date | null {
    const time = this.status?.indexedTime;
    return time === null || time === undefined ? null : new Date(time);
  }

  /** Time of the first indexed block; null before it, and where it is not known. */
  get first(): Date | null {
    const time = this.status?.firstTime;
    return time === null || time === undefined ? null : new Date(time);
  }

  /** Seconds since the newest indexed block by the server's clock, as far as it is known, else by this device's; null before the first. */
  get age(): number | null {
    return this.head === null ? null : Math.max(0, Math.round((this.#now - this.head.getTime()) / 1_000));
  }

  get freshness(): Freshness {
    if (this.status === null) return this.failure === null ? 'unknown' : 'lost';
    if (this.failure !== null) return 'lost';
    if (this.status.state !== 'FOLLOWING') return 'indexing';
    if (this.status.origin === 'RECORDED') return 'recorded';
    const age = this.age ?? 0;
    return age > LOST_AFTER ? 'lost' : age > LATE_AFTER ? 'late' : 'live';
  }

  /** Asks now instead of at the next turn, for a reader who does not want to wait. */
  retry(): void {
    this.#wake();
  }

  /** Begins to follow the chain; returns what stops it. */
  follow(): () => void {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let abort = new AbortController();
    const wait = () => {
      const pause = this.failure !== null ? AFTER_FAILURE : this.status?.state === 'FOLLOWING' ? WHILE_FOLLOWING : WHILE_INDEXING;
      timer = setTimeout(() => (document.hidden ? undefined : ask()), pause);
    };
    const ask = async () => {
      abort = new AbortController();
      const { signal } = abort;
      await this.#ask(signal);
      // Whoever gave it up asks instead, or nobody does any more.
      if (!signal.aborted) wait();
    };
    const wake = () => {
      if (document.hidden) return;
      clearTimeout(timer);
      abort.abort();
      void ask();
    };
    this.#wake = wake;
    document.addEventListener('visibilitychange', wake);
    // A connection that is lost or found again is told at once.
    window.addEventListener('online', wake);
    window.addEventListener('offline', wake);
    const clock = setInterval(() => {
      if (!document.hidden) this.#now = Date.now() + serverAhead;
    }, 1_000);
    // What seems late may only seem so by this device's clock.
    if (this.freshness === 'live' || this.freshness === 'recorded' || this.freshness === 'indexing') wait();
    else void ask();
    return () => {
      this.#wake = () => {};
      clearTimeout(timer);
      clearInterval(clock);
      abort.abort();
      document.removeEventListener('visibilitychange', wake);
      window.removeEventListener('online', wake);
      window.removeEventListener('offline', wake);
    };
  }

  async #ask(signal: AbortSignal): Promise<void> {
    try {
      const { status } = await request(StatusDocument, {}, signal);
      if (signal.aborted) return;
      // After an interruption figures are asked anew, whatever the height.
      if (this.failure !== null) this.#refreshedHeight = -1;
      this.failure = null;
      this.#stand(status);
    } catch (error) {
      if (signal.aborted) return;
      this.failure = error instanceof RequestFailure ? error : new RequestFailure('unreadable', String(error), { cause: error });
    }
  }

  #stand(status: StatusQuery['status']): void {
    this.status = status;
    this.#now = Date.now() + serverAhead;
    this.#refresh(status.indexedHeight, status.state === 'FOLLOWING');
  }

  #refresh(height: number, following: boolean): void {
    if (height === this.#refreshedHeight) return;
    const first = this.#refreshedHeight < 1;
    const now = performance.now();
    if (!first && !following && now - this.#refreshedAt < BETWEEN_REFRESHES) return;
    this.#refreshedHeight = height;
    this.#refreshedAt = now;
    this.figuresHead = this.head;
    this.version += 1;
  }
}

// Pure: a chart that stands alone, in which nothing follows the chain, does not carry it.
export const chain = /* @__PURE__ */ new Chain();
