// Pages by their path. Each is loaded when it is opened, so that none pays for the others.
import type { Component } from 'svelte';
import { pathSegments } from '../lib/state/segments.ts';
import NotFound from './NotFound.svelte';

/** First segment of the path, and how many follow it. Pages read the others from the router. */
const PAGES: Record<string, () => Promise<{ default: Component }>> = {
  // An editor is nothing for the server, which writes the beginnings of all other pages.
  ...(import.meta.env.SSR ? {} : { 'api-explorer/0': () => import('./api-explorer/ApiExplorer.svelte') }),
  'leases/0': () => import('./leases/Leases.svelte'),
  'leases/5': () => import('./lease/Lease.svelte'),
  'providers/0': () => import('./providers/Providers.svelte'),
  'providers/1': () => import('./provider/Provider.svelte'),
  'gpus/0': () => import('./gpus/Gpus.svelte'),
  'gpus/2': () => import('./gpu-model/GpuModel.svelte'),
  'deployments/2': () => import('./deployment/Deployment.svelte'),
  'addresses/1': () => import('./address/Address.svelte'),
  'status/0': () => import('./status/Status.svelte'),
  'methods/0': () => import('./methods/Methods.svelte'),
  'explore/0': () => import('./explore/Explore.svelte'),
  'search/0': () => import('./search/Search.svelte'),
  'published/0': () => import('./published/Published.svelte'),
  'prices/0': () => import('./prices/Prices.svelte'),
  'fees/0': () => import('./fees/Fees.svelte'),
  'token/0': () => import('./token/Token.svelte'),
  'blocks/0': () => import('./blocks/Blocks.svelte'),
  'blocks/1': () => import('./block/Block.svelte'),
  'transactions/0': () => import('./transactions/Transactions.svelte'),
  'transactions/1': () => import('./transaction/Transaction.svelte'),
  'market/0': () => import('./market/Market.svelte'),
  'data/0': () => import('./data/Data.svelte'),
  'scenarios/0': () => import('./scenarios/Scenarios.svelte'),
  'deployments/0': () => import('./deployments/Deployments.svelte'),
};

/** The page at a path: as a promise, since its code must be fetched; at once where there is none. */
export function pageAt(path: string): Component | Promise<Component> {
  const [first = '', ...rest] = pathSegments(path);
  const load = path === '/' ? () => import('./Overview.svelte') : PAGES[`${first}/${rest.length}`];
  return load === undefined ? NotFound : load().then((module) => module.default);
}
