// Burn and mint of AKT and ACT (protocol 6.3).
import type { EventFacts, KnownMessage } from '../facts.ts';
import type { LedgerState } from './state.ts';

export class Bme {
  readonly state: LedgerState;
  mintStatus = 'mint_status_unspecified';
  constructor(state: LedgerState) {
    this.state = state;
  }
  request(_message: Extract<KnownMessage, { kind: 'mint-act' | 'burn-act' | 'burn-mint' }>): void {}
  endBlock(_events: readonly EventFacts[]): void {}
}
