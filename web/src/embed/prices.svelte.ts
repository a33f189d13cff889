// Prices of an embedded chart: those of the page of prices with the same choices.
import { Resource } from '../lib/api/resource.svelte.ts';
import { hostName } from '../lib/format/names.ts';
import { PriceDistributionsDocument, ProviderNamesDocument } from '../lib/generated/graphql';
import { wholeRange } from '../routes/prices/range.ts';
import { priceVariables, readPrices } from '../routes/prices/views.ts';
import { moment } from './moment.svelte.ts';

/** Create it while a component is set up. */
export function priceFigures() {
  const choice = readPrices(moment.search);
  const answer = new Resource(
    PriceDistributionsDocument,
    () => priceVariables(choice, wholeRange(moment.span)),
    () => moment.height,
  );
  const providers = new Resource(ProviderNamesDocument, () => (choice.group === 'PROVIDER' && moment.time !== null ? {} : null));
  return {
    choice,
    answer,
    get rows() {
      return answer.data?.priceStatistics.rows ?? [];
    },
    get hosts(): ReadonlyMap<string, string> {
      return new Map((providers.data?.providers.nodes ?? []).map(({ owner, hostUri }) => [owner, hostName(hostUri)]));
    },
    /** The block that the prices rest on. */
    get blocks() {
      const height = answer.data?.priceStatistics.height;
      return height === undefined || moment.frozen !== null ? null : { first: height, last: height };
    },
  };
}
