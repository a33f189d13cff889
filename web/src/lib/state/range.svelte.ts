// The time range that a page's address means, as its charts ask for it.
import { chain } from './chain.svelte.ts';
import { router } from './router.svelte.ts';
import { type BucketLength, parseView, type TimeWindow, type View, windowOf } from './view.ts';

/** What queries of series take. */
interface RangeVariables {
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
    return chain.figuresHead === null ? null : windowOf(this.view, chain.figuresHead);
  },
  /** Variables of a query; null before the first block. */
  get variables(): RangeVariables | null {
    const { window } = this;
    return window === null
      ? null
      : { interval: window.interval, from: window.from?.toISOString() ?? null, to: window.to?.toISOString() ?? null };
  },
};
