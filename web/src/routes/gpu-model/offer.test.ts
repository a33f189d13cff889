// Offers of a model: joined by provider, cheapest free GPUs first.
import { expect, test } from 'vitest';
import type { OfferFiguresQuery } from '../../lib/generated/graphql';
import { type Offer, offersOf } from './offer.ts';

const gpu = (count: number, ram = '80Gi') => ({ vendor: 'nvidia', model: 'a100', ram, interface: 'sxm', count });
const provider = (owner: string, ...gpus: ReturnType<typeof gpu>[]): Offer['provider'] => ({
  owner,
  hostUri: '',
  country: '',
  online: true,
  gpusLeased: '0',
  activeLeases: 0,
  uptime: null,
  createdHeight: null,
  createdTime: null,
  auditors: [],
  newestSample: { time: '', error: null, suspect: [], gpusAllocatable: 0, gpus },
});
const values = (by: Record<string, string | null>): OfferFiguresQuery['supplied'] => ({
  series: Object.entries(by).map(([member, value]) => ({
    member,
    points: [
      { value: '99', coverage: 1 },
      { value, coverage: 1 },
    ],
  })),
});
const prices = (by: Record<string, string>): OfferFiguresQuery['asked'] => ({
  rows: Object.entries(by).map(([owner, price]) => ({ provider: owner, usd: { median: price, weightedMean: price, count: 3 } })),
});

test('those with a free GPU come first, the cheapest on top, unknown prices last', () => {
  const figures: OfferFiguresQuery = {
    supplied: values({ dear: '8', cheap: '8', full: '4', silent: '8' }),
    leased: values({ dear: '2', cheap: '6.5', full: '5' }),
    asked: prices({ dear: '1.2', cheap: '0.9', full: '0.1' }),
    realised: prices({ cheap: '0.8' }),
    earned: values({ cheap: '123.456' }),
  };
  const offers = offersOf(
    [provider('silent', gpu(8)), provider('full', gpu(4)), provider('dear', gpu(8)), provider('cheap', gpu(6), gpu(2, '40Gi'))],
    () => true,
    figures,
  );
  expect(offers.map((offer) => [offer.provider.owner, offer.free])).toEqual([
    ['cheap', '1.5'],
    ['dear', '6'],
    ['silent', '8'],
    ['full', '0'],
  ]);
  expect(offers[0]).toMatchObject({ count: 8, earned: '123.456', asked: { median: '0.9' }, realised: { weightedMean: '0.8' } });
  expect(offers[1]).toMatchObject({ earned: null, realised: null });
});

test('a provider without the wanted memory is no offer; without figures the order stays', () => {
  const list = [provider('b', gpu(1, '40Gi')), provider('a', gpu(1))];
  expect(offersOf(list, ({ ram }) => ram === '80Gi', null).map((offer) => offer.provider.owner)).toEqual(['a']);
  expect(offersOf(list, () => true, null).map((offer) => offer.provider.owner)).toEqual(['b', 'a']);
});
