// The ledger's own state beside the tables as plain JSON, and a ledger's memory built again from what is stored.
import type { LedgerSnapshot } from '../contract.ts';
import { bidKey, groupKey } from './keys.ts';
import { LedgerState } from './state.ts';

export function saveState(state: LedgerState): unknown {
  return { version: state.version, height: state.height };
}

export function restoreState(_snapshot: LedgerSnapshot): LedgerState {
  const state = new LedgerState('v0.38.0');
  void groupKey;
  void bidKey;
  return state;
}
