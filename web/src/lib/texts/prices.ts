// Texts of the page of prices: asked, agreed, realised, and their parts.
import type { Component, PricedResource, PriceGroup, PriceKind } from '../generated/graphql';
import { count } from './count.ts';
import { translated } from './translation.ts';

export const english = {
  title: 'Prices',
  description: 'What a GPU-hour on Akash Network is asked, agreed and paid for, by model and provider, and what other clouds list.',
  lede: 'What is asked, agreed and really paid for an hour.',
  kind: 'Which price',
  kinds: { ASK: 'Asked', AGREED: 'Agreed', REALISED: 'Realised' } satisfies Record<PriceKind, string>,
  kindNotes: {
    ASK: 'one observation for each bid',
    AGREED: 'one observation for each lease at its creation',
    REALISED: 'what was paid, one observation for each payout',
  } satisfies Record<PriceKind, string>,
  resource: 'What for',
  resources: { GPU: 'GPU-hour', CPU: 'vCPU-hour' } satisfies Record<PricedResource, string>,
  group: 'By',
  groups: {
    MODEL: 'Model',
    VARIANT: 'Variant',
    VENDOR: 'Vendor',
    CLASS: 'Class',
    PROVIDER: 'Provider',
    COUNTRY: 'Country',
    REGION: 'Region',
  } satisfies Partial<Record<PriceGroup, string>>,
  unknown: 'not told',
  all: 'All',
  distribution: (resource: string) => `Price of a ${resource}`,
  distributionUnit: (kind: string, resource: string, note: string) => `USD per ${resource}, ${kind.toLowerCase()}: ${note}`,
  row: 'Of',
  observations: 'Observations',
  minimum: 'Lowest',
  maximum: 'Highest',
  mean: 'Mean by weight',
  over: (resource: string) => `Price of a ${resource} over time`,
  overUnit: (resource: string) => `USD per ${resource}, median of each bucket`,
  source: 'bids, leases and payouts; USD at the price of each block',
  components: 'What the parts of a lease cost',
  componentsUnit: (leases: number) =>
    `USD an hour, with 95 % intervals: a robust regression over ${count(leases, 'agreed price', 'agreed prices')}; estimates`,
  componentsWaiting: 'USD an hour: a robust regression over agreed prices; estimates',
  componentNames: { GPU: 'GPU', VCPU: 'vCPU', MEMORY: 'GiB of memory', STORAGE: 'GiB of storage' } satisfies Record<Component, string>,
  otherModels: 'other GPU models',
  part: 'Part',
  estimate: 'Estimate',
  error: 'Standard error',
  low: 'Lower end',
  high: 'Upper end',
  leases: 'Leases',
  noFit: 'There are too few agreed prices in this range for a fit.',
  scale: (share: string) => `Half of the prices lie within about ${share} of the fit`,
  none: {
    ASK: 'No price in USD is known to have been asked in this range.',
    AGREED: 'No price in USD is known to have been agreed in this range.',
    REALISED: 'No price in USD is known to have been paid in this range.',
  } satisfies Record<PriceKind, string>,
};

export const prices = await translated(english, async () => (await import('./zh/prices.ts')).chinese);
