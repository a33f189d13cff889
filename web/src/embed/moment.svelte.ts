// The block that an embedded chart stands on: the newest, asked for again and again, or the one that the address freezes it at.
import { RequestFailure, request } from '../lib/api/client.ts';
import { EmbedStatusDocument } from '../lib/generated/graphql';
import { type BucketLength, bucketStart } from '../lib/state/buckets.ts';
import { pathSegments } from '../lib/state/segments.ts';
import { BY_DAY, INTERVALS, parseView, windowOf } from '../lib/state/view.ts';
import { chart } from '../lib/texts/charts.ts';

/** Milliseconds between two questions for a new block, and how much longer each wait is while there is no answer. */
const EVERY = 15_000;
const LONGEST = 120_000;

/** A range as queries take it. */
interface Range<Length extends BucketLength> {
  interval: Length;
  from: string | null;
  to: string | null;
}

/** A block's height in an address; null where it is none. */
function heightOf(text: string | null): number | null {
  const height = text !== null && /^\d{1,15}$/.test(text) ? Number(text) : 0;
  return height > 0 ? height : null;
}

class Moment {
  readonly search: URLSearchParams;
  /** The height that the chart is frozen at; null where it follows the chain. */
  readonly frozen: number | null;
  chainId = $state('');
  /** The block that the chart stands on; 0 before it is known. */
  height = $state(0);
  time = $state.raw<Date | null>(null);
  /** Time of the first indexed block; null before it is known. */
  first = $state.raw<Date | null>(null);
  failure = $state<string | null>(null);
  /** The index does not hold the block that the chart is to be frozen at. */
  missing = $state(false);

  constructor(search: URLSearchParams) {
    this.search = search;
    this.frozen = heightOf(search.get('height'));
  }

  /**
   * The range of the address. A frozen chart ends with the last bucket that was over at its block, so that its numbers stay what they
   * are; null before the block is known.
   */
  get range(): Range<(typeof INTERVALS)[number]> | null {
    return this.#rangeOf(INTERVALS);
  }

  /** The same of what is told by day or longer. */
  get days(): Range<(typeof BY_DAY)[number]> | null {
    return this.#rangeOf(BY_DAY);
  }

  #rangeOf<Length extends BucketLength>(lengths: readonly [Length, ...Length[]]): Range<Length> | null {
    if (this.time === null) return null;
    const { interval, from, to } = windowOf(parseView(this.search), this.time, this.first, lengths);
    const end =
      this.frozen === null ? to : new Date(Math.min(to?.getTime() ?? Number.POSITIVE_INFINITY, bucketStart(this.time.getTime(), interval)));
    return { interval, from: from?.toISOString() ?? null, to: end?.toISOString() ?? null };
  }

  /** The range of the address to the very block, for figures that are not told by bucket. */
  get span(): { from: string | null; to: string | null } | null {
    if (this.time === null) return null;
    const { from, to } = windowOf(parseView(this.search), this.time, this.first);
    const end = this.frozen === null ? to : new Date(Math.min(to?.getTime() ?? Number.POSITIVE_INFINITY, this.time.getTime()));
    return { from: from?.toISOString() ?? null, to: end?.toISOString() ?? null };
  }

  /** Begins to follow the chain, as long as somebody may see it; returns what stops it. */
  follow(): () => void {
    const abort = new AbortController();
    const { signal } = abort;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let wait = EVERY;
    let asking = false;
    const turn = async () => {
      // Once it is drawn, what is frozen does not change, and nobody waits for what is hidden.
      if (asking || (this.time !== null && (document.hidden || this.frozen !== null))) return;
      clearTimeout(timer);
      asking = true;
      try {
        await this.#ask(signal);
        this.failure = null;
        wait = EVERY;
      } catch (error) {
        if (signal.aborted) return;
        this.failure = error instanceof RequestFailure ? chart.kinds[error.kind] : String(error);
        wait = Math.min(LONGEST, wait * 2);
      }
      asking = false;
      timer = setTimeout(turn, wait);
    };
    document.addEventListener('visibilitychange', turn, { signal });
    void turn();
    return () => {
      abort.abort();
      clearTimeout(timer);
    };
  }

  async #ask(signal: AbortSignal): Promise<void> {
    const { status, block } = await request(EmbedStatusDocument, { height: this.frozen ?? 0, frozen: this.frozen !== null }, signal);
    this.chainId = status.chainId;
    this.missing = this.frozen !== null && !block;
    const [height, time] = this.frozen === null ? [status.indexedHeight, status.indexedTime] : [block?.height ?? 0, block?.time ?? null];
    if (height === this.height) return;
    this.first = status.firstTime === null ? null : new Date(status.firstTime);
    this.height = height;
    this.time = time === null ? null : new Date(time);
  }
}

/** The last part of the page's path: the kind of chart, or its metrics. */
export const segment = pathSegments(location.pathname).at(-1) ?? '';
/** The one of this page: its address does not change. */
export const moment = new Moment(new URL(location.href).searchParams);
