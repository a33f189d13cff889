// Texts of a lease's timeline and of the coins that are held for its deployment.
import { count } from './count.ts';
import { translated } from './translation.ts';

export const english = {
  escrow: 'Coins held in escrow',
  escrowUnit: 'Put in for the deployment minus everything that left, at the end of each bucket',
  escrowSource: 'every movement of coins of the deployment',
  escrowPart: (shown: string, all: string) => `the first ${shown} of ${all} movements`,
  timeline: 'Timeline',
  timelineUnit: (events: number) => `Everything that happened to it, ${count(events, 'event', 'events')}, oldest first`,
  timelineWaiting: 'Everything that happened to it, oldest first',
  when: 'When',
  what: 'What',
  who: 'Who',
  amount: 'Amount',
  order: 'order created',
  bid: 'bid',
  lost: 'bid lost',
  won: 'lease created: this bid won',
  closed: 'lease closed',
  none: 'The index holds no event of it.',
  more: (hidden: number) => `Show ${count(hidden, 'more event', 'more events')}`,
  fewer: 'Show fewer',
};

export const story = await translated(english, async () => (await import('./zh/story.ts')).chinese);
