// A lease's story as events in the order of time.
import type { LeaseMovementsQuery, LeaseQuery } from '../../lib/generated/graphql';
import { chainTexts } from '../../lib/texts/chain.ts';
import { story } from '../../lib/texts/story.ts';
import { IN } from './held.ts';

type Lease = NonNullable<LeaseQuery['lease']>;
type Movement = LeaseMovementsQuery['flows']['nodes'][number];

/** Something that happened. */
export interface StoryEvent {
  key: string;
  height: number;
  time: string;
  what: string;
  /** Address that did it or is concerned; '' for none. */
  who: string;
  amount: { amount: string; denom: string } | null;
  transactionHash: string | null;
}

/** Order of events of one block. */
const order = (first: StoryEvent, second: StoryEvent) => first.height - second.height;

/** Everything that is known of a lease, oldest first; movements of the same deployment's other leases are left out. */
export function storyOf(lease: Lease, movements: readonly Movement[]): StoryEvent[] {
  const plain = { who: '', amount: null, transactionHash: null };
  const bids = lease.order?.bids ?? [];
  const events: StoryEvent[] = [];
  if (lease.order !== null) {
    events.push({
      ...plain,
      key: 'order',
      height: lease.order.createdHeight,
      time: lease.order.createdTime,
      what: story.order,
      who: lease.owner,
    });
  }
  for (const bid of bids) {
    const who = bid.providerAddress;
    events.push({ ...plain, key: `bid ${who}`, height: bid.createdHeight, time: bid.createdTime, what: story.bid, who, amount: bid.price });
    if (bid.state === 'LOST' && bid.closedHeight !== null && bid.closedTime !== null) {
      events.push({ ...plain, key: `lost ${who}`, height: bid.closedHeight, time: bid.closedTime, what: story.lost, who });
    }
  }
  events.push({
    ...plain,
    key: 'lease',
    height: lease.createdHeight,
    time: lease.createdTime,
    what: story.won,
    who: lease.providerAddress,
    amount: lease.prices[0]?.price ?? null,
  });
  for (const movement of movements) {
    const other = movement.lease;
    const own =
      other === null || (other.gseq === lease.gseq && other.oseq === lease.oseq && other.providerAddress === lease.providerAddress);
    if (!own) continue;
    events.push({
      key: `flow ${movement.height} ${movement.sequence}`,
      height: movement.height,
      time: movement.time,
      what: chainTexts.flow.kinds[movement.kind],
      who: IN.includes(movement.kind) ? movement.sender : movement.recipient,
      amount: movement.amount,
      transactionHash: movement.transactionHash,
    });
  }
  if (lease.closedHeight !== null && lease.closedTime !== null) {
    events.push({ ...plain, key: 'closed', height: lease.closedHeight, time: lease.closedTime, what: story.closed, who: '' });
  }
  return events.sort(order);
}
