// For measurements: single stages of the pipeline, timed apart from the others.
import { setImmediate as turn } from 'node:timers/promises';
import { decodeBlock } from './decode/index.ts';
import { createLedger } from './ledger/index.ts';

/** A chain's blocks as JSON text, as a recording keeps them. */
interface RecordedChain {
  readonly lastHeight: number;
  genesis(): Promise<Buffer>;
  block(height: number): Promise<{ block: Buffer; results: Buffer }>;
}

/**
 * Time that the ledger takes (apply and drain, a drain every ten blocks) and the messages of successful transactions that
 * it took it for, by every `blocksEach` blocks. Reading and decoding are not counted.
 */
export async function ledgerCost(chain: RecordedChain, blocksEach: number): Promise<{ microseconds: number; messages: number }[]> {
  const ledger = createLedger({ genesis: JSON.parse((await chain.genesis()).toString()) });
  const chunks: { microseconds: number; messages: number }[] = [];
  for (let from = 1; from <= chain.lastHeight; from += blocksEach) {
    const chunk = { microseconds: 0, messages: 0 };
    for (let height = from; height < from + blocksEach && height <= chain.lastHeight; height += 1) {
      const { block, results } = await chain.block(height);
      const facts = decodeBlock({ height, block: JSON.parse(block.toString()), results: JSON.parse(results.toString()) });
      for (const transaction of facts.transactions) if (transaction.code === 0) chunk.messages += transaction.messages.length;
      const started = performance.now();
      ledger.apply(facts);
      if (height % 10 === 0) ledger.drain();
      chunk.microseconds += (performance.now() - started) * 1_000;
    }
    chunks.push(chunk);
    await turn();
  }
  return chunks;
}
