// The market's figures of an embedded chart: those of the page of the market with the same choices.
import { Resource } from '../lib/api/resource.svelte.ts';
import { MarketDocument, type MarketKind } from '../lib/generated/graphql';
import { moment } from './moment.svelte.ts';

const KINDS: readonly MarketKind[] = ['GPU', 'CPU'];

/** Create it while a component is set up. */
export function marketFigures() {
  const { search } = moment;
  const kind = KINDS.find((one) => one.toLowerCase() === search.get('kind')) ?? null;
  const wanted = search.get('model');
  const model = wanted?.includes('/') ? wanted : null;
  return new Resource(
    MarketDocument,
    () => (moment.span === null ? null : { input: { ...moment.span, kind, model } }),
    () => moment.height,
  );
}
