// What of a block's facts only ledger and figures need is let go as soon as they have had it: what waits for its batch is copied by every collection.
import type { BlockFacts, EventFacts, KnownMessage } from '../facts.ts';

const WORKED_ON: KnownMessage = Object.freeze({ kind: 'other' });
const NO_EVENTS: EventFacts[] = [];

/** An event that the tables keep as it came. */
function isKept({ event, type }: EventFacts): boolean {
  return event.kind === 'other' && type.startsWith('akash.');
}

/** Takes from the block what no row is made of: what messages mean, and the events of transactions that are known. */
export function lighten({ transactions }: BlockFacts): void {
  for (const transaction of transactions) {
    transaction.events = transaction.events.some(isKept) ? transaction.events.filter(isKept) : NO_EVENTS;
    for (const part of transaction.messages) part.message = WORKED_ON;
  }
}
