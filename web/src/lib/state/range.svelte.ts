// The time range that a page's address means, as its charts ask for it.
import { isoDay } from '../format/time.ts';
import type { BucketLength } from './buckets.ts';
import { chain } from './chain.svelte.ts';
import { router } from './router.svelte.ts';
import { isWhole, parseView, type TimeWindow, type View, windowBefore, windowOf } from './view.ts';

/** What queries of series take. */
export interface RangeVariables {
  interval: BucketLength;
  from: string | null;
  to: string | null;
}

/** Range of the page in the address; read it within effects or markup, where it follows the address and the head. */
export const pageRange = {
  get view(): View {
    return parseView(router.url.searchParams);
  },
  /** Null before the first block. */
  get window(): TimeWindow | null {
    return chain.figuresHead === null ? null : windowOf(this.view, chain.figuresHead, chain.first);
  },
  /** All that is indexed is in the range. */
  get isWhole(): boolean {
    const { window } = this;
    return window !== null && isWhole(window, chain.first);
  },
  /** Variables of a query; null before the first block. */
  get variables(): RangeVariables | null {
    const { window } = this;
    return window === null
      ? null
      : { interval: window.interval, from: window.from?.toISOString() ?? null, to: window.to?.toISOString() ?? null };
  },
  /** All days, as brushes show them; null before the first block. */
  get days(): RangeVariables | null {
    return chain.figuresHead === null ? null : { interval: 'DAY', from: null, to: null };
  },
  /** The newest of them: they are asked anew with each new day. Null before the first block. */
  get day(): string | null {
    return chain.figuresHead === null ? null : isoDay(chain.figuresHead);
  },
  /** The same for the period before, with how many buckets it lies back; null unless the reader compares, or where there is none. */
  get before(): { variables: RangeVariables; buckets: number } | null {
    const { window, view } = this;
    if (window === null || chain.figuresHead === null || view.compare !== 'previous') return null;
    const before = windowBefore(window, chain.figuresHead);
    if (before === null) return null;
    const { from, to, buckets } = before;
    return { variables: { interval: window.interval, from: from.toISOString(), to: to.toISOString() }, buckets };
  },
};
