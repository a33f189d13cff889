// The ledger: the chain's market and money, recomputed from the messages of successful transactions alone.
import type { Ledger, LedgerRows, LedgerSnapshot, MarketDelta } from '../contract.ts';
import type { BlockFacts, UpgradePlan } from '../facts.ts';
import { drainState } from './drain.ts';
import { readGenesis } from './genesis.ts';
import { hasRunOut, onAccountClosed, onPaymentClosed } from './market-close.ts';
import { applyMessage } from './messages.ts';
import { restoreState } from './snapshot.ts';
import type { Effect, LedgerState } from './state.ts';
import { convertPending } from './upgrade-v2-0.ts';
import { applyUpgrade } from './upgrades.ts';

export { reconcileBlock, reconcileEffects, type Unexplained } from './reconcile.ts';
export type { Effect } from './state.ts';

export interface LedgerOptions {
  /** The `genesis` object of the chain. */
  genesis: unknown;
  /** Upgrades known beforehand; those that governance plans are learned from the blocks. */
  upgrades?: readonly UpgradePlan[];
}

/** A ledger with what a check against the bank needs. */
export interface AuditableLedger extends Ledger {
  /** Movements and events of the block applied last, in the chain's order. */
  readonly effects: readonly Effect[];
}

class ExactLedger implements AuditableLedger {
  readonly #state: LedgerState;

  constructor(state: LedgerState) {
    this.#state = state;
    state.hooks = {
      accountClosed: (account, overdrawn) => onAccountClosed(state, account, overdrawn),
      paymentClosed: (xid, overdrawn) => onPaymentClosed(state, xid, overdrawn),
    };
  }

  get effects(): readonly Effect[] {
    return this.#state.effects;
  }

  apply(block: BlockFacts): MarketDelta {
    const state = this.#state;
    if (state.height !== 0 && block.height !== state.height + 1) {
      throw state.broken(`block ${block.height} follows block ${state.height}`, 'LEDGER_BLOCK_ORDER', `block ${block.height}`);
    }
    const isFirst = state.height === 0;
    state.begin(block.height, block.time);
    if (isFirst) tellGenesis(state);
    for (const [module, parameters] of isFirst ? state.genesisParameters : []) {
      state.touched.parameters.set(module, parameters, { height: block.height, fromHeight: block.height, origin: 'genesis' });
    }
    state.beginTransaction(null, []);
    const upgrade = state.governance.takeUpgrade(block.height);
    if (upgrade !== null) {
      applyUpgrade(state, upgrade, block.events.preBlock);
      state.bme.fundVault(block.events.preBlock);
    }
    if (state.at('v1.0.0')) state.grants.expire();
    for (const transaction of block.transactions) {
      if (transaction.code !== 0) continue;
      state.beginTransaction(transaction.index, transaction.events);
      for (const message of transaction.messages) applyMessage(state, transaction, message);
    }
    state.beginTransaction(null, []);
    state.governance.endBlock(state, block);
    state.bme.endBlock(block.events.end);
    if (state.at('v2.0.0')) convertPending(state);
    state.oracle.endBlock(block.events.end);
    for (const lease of state.delta.leasesClosed) lease.ranOut = hasRunOut(state, lease);
    return state.delta;
  }

  hasProvider(address: string): boolean {
    return this.#state.providers.has(address);
  }

  drain(): LedgerRows {
    return drainState(this.#state);
  }
}

/** Providers of the genesis file, and what auditors signed about them, come into force with the first block. */
function tellGenesis(state: LedgerState): void {
  state.delta.providersChanged.push(...state.providers.values());
  for (const [key, signed] of state.auditedAttributes) {
    const [, owner = ''] = key.split(' ');
    if (signed.size > 0) state.delta.auditsChanged.push({ owner, isAudited: true });
  }
}

/** A ledger before the chain's first block. Throws where genesis already holds a market. */
export function createLedger(options: LedgerOptions): AuditableLedger {
  const state = readGenesis(options.genesis);
  for (const { name, height } of options.upgrades ?? []) state.governance.known.set(height, name);
  return new ExactLedger(state);
}

/** A ledger as it was when `snapshot` was stored; it goes on exactly as if it had never stopped. */
export function restoreLedger(snapshot: LedgerSnapshot): AuditableLedger {
  return new ExactLedger(restoreState(snapshot));
}
