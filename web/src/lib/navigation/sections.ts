// The sections of the site: which stand in the bar, and all of them by group.
import { frame } from '../texts/frame.ts';

/** A page that the bar or the menu leads to. */
export interface Section {
  href: string;
  text: string;
}

const { pages, groups } = frame;
const to = (href: string, text: string): Section => ({ href, text });

/** In the bar, as far as there is room. */
export const MAIN_SECTIONS: readonly Section[] = [
  to('/', pages.overview),
  to('/gpus', pages.gpus),
  to('/prices', pages.prices),
  to('/market', pages.market),
  to('/leases', pages.leases),
  to('/providers', pages.providers),
  to('/fees', pages.fees),
  to('/token', pages.token),
  to('/scenarios', pages.scenarios),
];

/** At the end of the bar: the ways to the data themselves. */
export const DATA_SECTIONS: readonly Section[] = [
  to('/explore', pages.explore),
  to('/data', pages.data),
  to('/api-explorer', pages.apiExplorer),
];

/** Everything, in the menu. */
export const SECTION_GROUPS: readonly { name: string; sections: readonly Section[] }[] = [
  {
    name: groups.market,
    sections: [
      to('/', pages.overview),
      to('/gpus', pages.gpus),
      to('/prices', pages.prices),
      to('/market', pages.market),
      to('/leases', pages.leases),
      to('/deployments', pages.deployments),
      to('/providers', pages.providers),
    ],
  },
  {
    name: groups.money,
    sections: [to('/fees', pages.fees), to('/token', pages.token), to('/scenarios', pages.scenarios), to('/published', pages.published)],
  },
  {
    name: groups.chain,
    sections: [
      to('/blocks', pages.blocks),
      to('/transactions', pages.transactions),
      to('/search', pages.search),
      to('/status', pages.status),
    ],
  },
  {
    name: groups.data,
    sections: [
      to('/explore', pages.explore),
      to('/data', pages.data),
      to('/methods', pages.methods),
      to('/api-explorer', pages.apiExplorer),
    ],
  },
];

/** How a section stands to a path, as `aria-current` says it. */
export function currentOf(href: string, path: string): 'page' | 'true' | undefined {
  if (path === href) return 'page';
  return href !== '/' && path.startsWith(`${href}/`) ? 'true' : undefined;
}
