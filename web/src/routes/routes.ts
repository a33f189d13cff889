// Pages by their path. A page that a reader may never open is loaded when it is opened.
import type { Component } from 'svelte';
import NotFound from './NotFound.svelte';
import Overview from './Overview.svelte';

const PAGES: Record<string, { page: Component } | { load: () => Promise<{ default: Component }> }> = {
  '/': { page: Overview },
  '/api-explorer': { load: () => import('./api-explorer/ApiExplorer.svelte') },
};

/** The page at a path: at once, or as a promise where its code must be fetched. */
export function pageAt(path: string): Component | Promise<Component> {
  const found = PAGES[path.length > 1 ? path.replace(/\/+$/, '') : path];
  if (found === undefined) return NotFound;
  return 'page' in found ? found.page : found.load().then((module) => module.default);
}
