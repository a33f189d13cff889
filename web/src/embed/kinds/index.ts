// The kinds of charts that can stand alone. Each is loaded when it is asked for, so that no page pays for the others.
import type { Component } from 'svelte';

interface Kind {
  load: () => Promise<{ default: Component }>;
}

const counts = () => import('./Counts.svelte');
const TOKEN = /^token-[a-z]+$/;

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
  'price-history': () => import('./PriceHistory.svelte'),
  sensitivity: () => import('./Sensitivity.svelte'),
  tornado: () => import('./Tornado.svelte'),
  escrow: () => import('./Escrow.svelte'),
};

/** The kind that a path asks for: series of metrics where it names no other. */
export function kindOf(segment: string): Kind {
  if (TOKEN.test(segment)) return { load: () => import('./Token.svelte') };
  const load = Object.hasOwn(KINDS, segment) ? KINDS[segment] : undefined;
  return { load: load ?? (() => import('./Series.svelte')) };
}
