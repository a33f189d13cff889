// Texts of who offers a GPU model, and at what price.
import { count } from './count.ts';
import { translated } from './translation.ts';

export const english = {
  title: 'Who offers it',
  unit: (month: string) =>
    `Providers online, cheapest free GPUs first. Free: mean of the newest hour. Prices: USD per GPU-hour, last 30 days. Earned: all its leases in ${month}, after the take fee`,
  memory: 'GPU memory',
  anyMemory: 'All',
  free: 'Free',
  asked: 'Asked, $/GPU-h',
  realised: 'Realised, $/GPU-h',
  online: (days: number) => `Online, ${days} days`,
  earned: (month: string) => `Earned in ${month}, $`,
  bids: (number: number) => `median of ${count(number, 'bid', 'bids')}`,
  payouts: (number: number) => `mean by GPU-hour of ${count(number, 'payout', 'payouts')}`,
  none: 'No provider that is online offers it now.',
  spread: {
    title: 'Prices of the last 30 days',
    unit: 'USD per GPU-hour: asked by bids, agreed by leases, realised by payouts',
    statistic: 'Statistic',
    asked: 'Asked',
    agreed: 'Agreed',
    realised: 'Realised',
    max: 'Highest',
    p75: 'Upper quarter from',
    median: 'Median',
    p25: 'Lower quarter up to',
    min: 'Lowest',
    weightedMean: 'Mean by GPUs or GPU-hours',
    count: 'Bids, leases, payouts',
    none: 'Nobody has bid for, agreed on or paid for this model in the last 30 days.',
  },
};

export const offerTexts = await translated(english, async () => (await import('./zh/offers.ts')).chinese);
