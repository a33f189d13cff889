// What a provider offers of a model, joined from what the API tells of it, and in which order offers stand.
import { compareDecimals, difference, signOf } from '../../lib/format/decimal.ts';
import type { OfferFiguresQuery, ProviderListQuery } from '../../lib/generated/graphql';

type Provider = ProviderListQuery['providers']['nodes'][number];
type Gpu = NonNullable<Provider['newestSample']>['gpus'][number];

/** One provider's offer. Amounts are decimals; null where nothing tells. */
export interface Offer {
  provider: Provider;
  gpus: Gpu[];
  /** GPUs of the model that its newest answer offers. */
  count: number;
  free: string | null;
  asked: { median: string; count: number } | null;
  realised: { weightedMean: string; count: number } | null;
  earned: string | null;
}

const ONE = '1';

/** The newest known value of a member. */
function newest(set: OfferFiguresQuery['supplied'], member: string): string | null {
  return set.series.find((one) => one.member === member)?.points.findLast(({ value }) => value !== null)?.value ?? null;
}

function freeOf(figures: OfferFiguresQuery, member: string): string | null {
  const supplied = newest(figures.supplied, member);
  if (supplied === null) return null;
  const left = difference(supplied, newest(figures.leased, member) ?? '0');
  return signOf(left) < 0 ? '0' : left;
}

const hasFree = ({ free }: Offer) => free !== null && compareDecimals(free, ONE) >= 0;

/** Those with a free GPU first, the cheapest asked price on top; prices that are not known come last. */
function byPrice(a: Offer, b: Offer): number {
  if (hasFree(a) !== hasFree(b)) return hasFree(a) ? -1 : 1;
  if (a.asked === null || b.asked === null) return a.asked === b.asked ? 0 : a.asked === null ? 1 : -1;
  return compareDecimals(a.asked.median, b.asked.median);
}

/** Offers of the GPUs that `wanted` keeps, cheapest free ones first; without figures as the list has them. */
export function offersOf(providers: readonly Provider[], wanted: (gpu: Gpu) => boolean, figures: OfferFiguresQuery | null): Offer[] {
  const offers = providers.flatMap((provider): Offer[] => {
    const gpus = (provider.newestSample?.gpus ?? []).filter((gpu) => gpu.count > 0 && wanted(gpu));
    if (gpus.length === 0) return [];
    const priced = (set: OfferFiguresQuery['asked'] | undefined) => set?.rows.find((row) => row.provider === provider.owner)?.usd ?? null;
    return [
      {
        provider,
        gpus,
        count: gpus.reduce((total, gpu) => total + gpu.count, 0),
        free: figures === null ? null : freeOf(figures, provider.owner),
        asked: priced(figures?.asked),
        realised: priced(figures?.realised),
        earned: figures === null ? null : newest(figures.earned, provider.owner),
      },
    ];
  });
  return figures === null ? offers : offers.sort(byPrice);
}
