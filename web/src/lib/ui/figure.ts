// A large figure of a page, and the one that more than one page has: what was paid in USD.
import type { Snippet } from 'svelte';
import type { Answer, ResourceState } from '../api/resource.svelte.ts';
import { fixed, percent } from '../format/decimal.ts';
import { market } from '../texts/market.ts';

export interface Figure {
  name: string;
  main: string;
  /** Behind it in small letters: its unit. */
  small?: string;
  rest?: string;
  /** The value with all its digits, on hover. */
  exact?: string;
  /** Below it; keeps its room where there is none. */
  note?: string | Snippet | undefined;
  /** The answer that it waits for, or that failed; there is nothing else to show then. */
  awaited?: ResourceState;
}

/** What was paid, and its share in what all tenants paid. */
interface Paid {
  usd: string | null;
  share: string | null;
}

/** A figure of what was paid in USD: `paid` finds it in the answer, `nothing` is said where nothing was. */
export function paidFigure<Data>(name: string, answer: Answer<Data>, paid: (data: Data) => readonly Paid[], nothing: string): Figure {
  if (answer.data === null) return { name, main: '', awaited: answer };
  const [found] = paid(answer.data);
  if (found === undefined) return { name, main: '$0', note: nothing };
  if (found.usd === null) return { name, main: '–', note: market.lease.unpriced };
  return {
    name,
    main: `$${fixed(found.usd, 0)}`,
    exact: found.usd,
    note: found.share === null ? undefined : market.model.settledShare(`${percent(found.share, 1)} %`),
  };
}
