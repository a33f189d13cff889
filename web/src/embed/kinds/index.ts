// The kinds of charts that can stand alone. Each is loaded when it is asked for, so that no page pays for the others.
import type { Component } from 'svelte';

interface Kind {
  load: () => Promise<{ default: Component }>;
}

const counts = () => import('./Counts.svelte');

/** By the last part of the path; all other words are metrics. */
const KINDS: Readonly<Record<string, Kind['load']>> = {
  heat: () => import('./Heat.svelte'),
  map: () => import('./Map.svelte'),
  survival: () => import('./Survival.svelte'),
  funnel: () => import('./Funnel.svelte'),
  lengths: counts,
  sizes: counts,
  bids: counts,
  prices: () => import('./Prices.svelte'),
  'price-table': () => import('./PriceTable.svelte'),
  components: () => import('./Components.svelte'),
};

/** The kind that a path asks for: series of metrics where it names no other. */
export const kindOf = (segment: string): Kind => ({ load: KINDS[segment] ?? (() => import('./Series.svelte')) });
