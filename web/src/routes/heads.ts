// Titles and descriptions of pages for those who do not run scripts: link previews and search engines. Written into the build.
import { chainTexts } from '../lib/texts/chain.ts';
import { charts } from '../lib/texts/charts.ts';
import { data } from '../lib/texts/data.ts';
import { exportTexts } from '../lib/texts/exports.ts';
import { t } from '../lib/texts/index.ts';
import { market } from '../lib/texts/market.ts';
import { marketplace } from '../lib/texts/marketplace.ts';
import { methodsTexts } from '../lib/texts/methods.ts';
import { money } from '../lib/texts/money.ts';
import { operationTexts } from '../lib/texts/operation.ts';
import { prices as pricesTexts } from '../lib/texts/prices.ts';
import { scenarios as scenariosTexts } from '../lib/texts/scenarios.ts';
import { story } from '../lib/texts/story.ts';
import { token as tokenTexts } from '../lib/texts/token.ts';

/** Title and description; {1} stands for the first segment of the path behind the page's own, and so on. */
interface Head {
  title: string;
  description: string;
}

const of = ({ title, description }: Head): Head => ({ title, description });

/** By the first segment of the path and how many follow it, as routes.ts has them. */
export const HEADS: Readonly<Record<string, Head>> = {
  '/0': of(t.overview),
  'api-explorer/0': of(t.explorer),
  'gpus/0': of(market.gpus),
  'gpus/2': { title: '{1} {2}', description: market.model.description('{1} {2}') },
  'prices/0': of(pricesTexts),
  'market/0': of(marketplace),
  'leases/0': of(market.leases),
  'leases/5': { title: market.lease.title('{1}/{2}/{3}/{4}'), description: market.lease.description('{1}/{2}', '{5}') },
  'deployments/0': of(chainTexts.deployments),
  'deployments/2': { title: market.deployment.title('{2}'), description: market.deployment.description('{1}', '{2}') },
  'providers/0': of(market.providers),
  'providers/1': { title: market.provider.title('{1}'), description: market.provider.description('{1}') },
  'fees/0': of(money.fees),
  'token/0': of(tokenTexts),
  'scenarios/0': of(scenariosTexts),
  'published/0': of(money.published),
  'blocks/0': of(chainTexts.blocks),
  'blocks/1': { title: chainTexts.block.title('{1}'), description: chainTexts.block.description('{1}') },
  'transactions/0': of(chainTexts.transactions),
  'transactions/1': { title: chainTexts.transaction.title('{1}'), description: chainTexts.transaction.description('{1}') },
  'addresses/1': { title: market.address.title('{1}'), description: chainTexts.account.description('{1}') },
  'explore/0': of(data.explore),
  'search/0': of(data.search),
  'data/0': of(exportTexts),
  'methods/0': of(methodsTexts),
  'status/0': of(operationTexts.page),
};

const alone = (title: string, { description }: Head): Head => ({ title, description });
const prices = of(pricesTexts);

/** Those of charts that stand alone, by the last part of their path: the chart's title, and what its page tells. */
const ALONE: Readonly<Record<string, Head>> = {
  heat: alone(charts.heat.title, market.gpus),
  map: alone(charts.map.title, market.providers),
  survival: alone(marketplace.survival, marketplace),
  funnel: alone(marketplace.funnel, marketplace),
  lengths: alone(marketplace.lengths, marketplace),
  sizes: alone(marketplace.sizes, marketplace),
  bids: alone(marketplace.bids, marketplace),
  prices,
  'price-table': prices,
  'price-history': prices,
  components: alone(pricesTexts.components, pricesTexts),
  sensitivity: alone(scenariosTexts.sensitivity, scenariosTexts),
  tornado: alone(scenariosTexts.tornado, scenariosTexts),
  escrow: alone(story.escrow, market.leases),
};

/** Of a chart that stands alone; of one of metrics until these are known, and of what there is not, that of the site. */
export function headAlone(kind: string): Head {
  if (kind.startsWith('token-')) return of(tokenTexts);
  return (Object.hasOwn(ALONE, kind) ? ALONE[kind] : undefined) ?? of(t.overview);
}
