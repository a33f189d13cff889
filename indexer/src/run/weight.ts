// How much a block adds to a batch.
import type { BlockFacts } from '../facts.ts';

/** About how many rows a block makes: itself, its transactions, messages, and what its events change; long bodies count more. */
export function weigh(block: BlockFacts): number {
  let weight = 4;
  for (const { messages, events } of block.transactions) {
    weight += 2 + events.length / 8;
    for (const { body } of messages) weight += 2 + (body?.length ?? 0) / 2_000;
  }
  return weight;
}
