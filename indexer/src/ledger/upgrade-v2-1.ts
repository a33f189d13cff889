// Upgrade v2.1.0: prices and pending conversions are dropped; the escrow account may get money back (protocol 6.2, 9).
import type { EventFacts } from '../facts.ts';
import type { LedgerState } from './state.ts';

/** What the upgrade itself does; `events` are those from before its block's beginning, which tell what the escrow account gets back. */
export function upgradeV21(state: LedgerState, events: readonly EventFacts[]): void {
  state.pendingConversions.clear();
  state.oracle.wipe();
  for (const { event } of events) {
    if (event.kind !== 'transfer' || event.sender !== state.distributionAddress || event.recipient !== state.escrowAddress) continue;
    for (const coin of event.coins) {
      state.flow({ kind: 'community_pool', coin, sender: event.sender, recipient: event.recipient, scope: '', xid: '', lease: '' });
    }
  }
}
