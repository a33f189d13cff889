// Whether every movement of coins and every market event of the blocks is one that the ledger foresaw, in the same order.
import type { BlockFacts } from '../facts.ts';
import { type Effect, reconcileEffects } from '../ledger/index.ts';
import { emptyResult, type KindResult } from './compare.ts';

/** What was reconciled since it was last taken. */
export class Movements {
  #result = emptyResult();

  /** Holds what the ledger foresaw for a block against the block's own events. */
  add(block: BlockFacts, effects: readonly Effect[]): void {
    this.#result.compared += effects.length;
    this.#result.values += effects.length;
    for (const { height, txIndex, place, recorded, foreseen } of reconcileEffects(block, effects)) {
      this.#result.different += 1;
      this.#result.differences.push({
        id: `block ${height}, ${txIndex === null ? 'its own events' : `tx ${txIndex}`}`,
        field: `from movement ${place} on`,
        ours: foreseen.join('; '),
        chain: recorded.join('; '),
        createdHeight: null,
      });
    }
  }

  /** The result so far; the next one begins anew. */
  take(): KindResult {
    const result = this.#result;
    this.#result = emptyResult();
    result.equal = result.compared - result.different;
    return result;
  }
}
