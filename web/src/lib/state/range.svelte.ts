// The time range that a page's address means, as its charts ask for it.
import { isoDay } from '../format/time.ts';
import type { BucketLength } from './buckets.ts';
import { chain } from './chain.svelte.ts';
import { router } from './router.svelte.ts';
import { BY_DAY, INTERVALS, isWhole, parseView, type TimeWindow, type View, windowBefore, windowOf } from './view.ts';

/** What queries of series take. */
export interface RangeVariables<Length extends BucketLength = BucketLength> {
  interval: Length;
  from: string | null;
  to: string | null;
}

/** Range of the page in the address; read it within effects or markup, where it follows the address and the head. */
class PageRange<Length extends BucketLength> {
  #lengths: readonly [Length, ...Length[]];

  constructor(lengths: readonly [Length, ...Length[]]) {
    this.#lengths = lengths;
  }

  get view(): View {
    return parseView(router.url.searchParams);
  }

  /** Null before the first block. */
  get window(): TimeWindow<Length> | null {
    return chain.figuresHead === null ? null : windowOf(this.view, chain.figuresHead, chain.first, this.#lengths);
  }

  /** All that is indexed is in the range. */
  get isWhole(): boolean {
    const { window } = this;
    return window !== null && isWhole(window, chain.first);
  }

  /** Variables of a query; null before the first block. */
  get variables(): RangeVariables<Length> | null {
    const { window } = this;
    return window === null
      ? null
      : { interval: window.interval, from: window.from?.toISOString() ?? null, to: window.to?.toISOString() ?? null };
  }

  /** All days, as brushes show them; null before the first block. */
  get days(): RangeVariables<'DAY'> | null {
    return chain.figuresHead === null ? null : { interval: 'DAY', from: null, to: null };
  }

  /** The newest of them: they are asked anew with each new day. Null before the first block. */
  get day(): string | null {
    return chain.figuresHead === null ? null : isoDay(chain.figuresHead);
  }

  /** The same for the period before, with how many buckets it lies back; null unless the reader compares, or where there is none. */
  get before(): { variables: RangeVariables<Length>; buckets: number } | null {
    const { window, view } = this;
    if (window === null || chain.figuresHead === null || view.compare !== 'previous') return null;
    const before = windowBefore(window, chain.figuresHead);
    if (before === null) return null;
    const { from, to, buckets } = before;
    return { variables: { interval: window.interval, from: from.toISOString(), to: to.toISOString() }, buckets };
  }
}

export const pageRange = new PageRange(INTERVALS);
/** That of pages whose figures are told by day or longer. */
export const pageDays = new PageRange(BY_DAY);
