// The page of the site that shows what an embedded chart shows, with everything around it.
import { moment } from './moment.svelte.ts';

/** Its address with the range and choices of the chart; what only charts that stand alone have is left out. */
export function pageOf(path: string): string {
  const own = new URLSearchParams(moment.search);
  for (const name of ['theme', 'height']) own.delete(name);
  const query = own.toString();
  return query === '' ? path : `${path}?${query}`;
}
