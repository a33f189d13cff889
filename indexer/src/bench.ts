// For measurements: single stages of the pipeline, timed apart from the others.
import { setImmediate as turn } from 'node:timers/promises';
import type { Sql } from '@leasebook/db';
import type { BlockSource, Measure } from './contract.ts';
import { decodeBlock, factsOf } from './decode/index.ts';
import { createLedger, restoreLedger } from './ledger/index.ts';
import { createMeasure } from './measure/index.ts';
import { recordedObservations } from './observe/index.ts';
import { withReader } from './reader/reader.ts';
import type { Stages } from './run/position.ts';
import { runIndexer } from './run.ts';
import { rpcSource } from './source/index.ts';
import { openStore } from './store/index.ts';

export { type RepeatedPass, repeatedRun } from './bench-repeat.ts';

/** A chain's blocks as JSON text, as a recording keeps them. */
interface RecordedChain {
  readonly chainId: string;
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

/** A recorded chain's blocks, read one after the other from its files. */
function plainSource(chain: RecordedChain): BlockSource {
  const genesis = async () => JSON.parse((await chain.genesis()).toString());
  return {
    name: 'the recorded chain',
    status: async () => ({ chainId: chain.chainId, headHeight: chain.lastHeight, headTime: 0n, earliestHeight: 1, nodeVersion: '' }),
    genesis,
    async *blocks(from, to) {
      for (let height = from; height <= to; height += 1) {
        const { block, results } = await chain.block(height);
        yield { height, block: JSON.parse(block.toString()), results: JSON.parse(results.toString()) };
      }
    },
    waitForHead: () => Promise.reject(new TypeError('a plain run ends with the chain')),
    close: async () => undefined,
  };
}

const NOTHING_MEASURED: Measure = {
  apply: () => undefined,
  takeEnded: () => null,
  drain: () => ({ figures: [], marketStates: [], cells: [], cellFigures: [], dimensionDays: [], prices: [], state: null }),
};

/** Indexes a chain up to its head. `folder` holds what was observed beside it. */
async function run(sql: Sql, folder: string, stages: Pick<Stages, 'source' | 'decode' | 'createMeasure'>): Promise<void> {
  await runIndexer(
    {
      ...stages,
      createLedger: (genesis) => createLedger({ genesis }),
      restoreLedger,
      observations: recordedObservations(folder),
      store: openStore(sql),
    },
    { until: 'head', origin: 'recorded', signal: new AbortController().signal },
  );
}

/**
 * Indexes a recorded chain in the plainest way, for others to be compared with: no node, no other threads, one block after
 * the other. `folder` holds what was observed beside the chain.
 */
export async function plainRun(sql: Sql, chain: RecordedChain, folder: string): Promise<void> {
  await run(sql, folder, { source: plainSource(chain), decode: decodeBlock, createMeasure });
}

/** Longer than any request to a node beside it takes. */
const PATIENCE_MS = 60_000;

/**
 * Indexes the chain of a node from its first block as `leasebook index` does, with a thread that reads, into an empty database.
 * `folder` holds what was observed beside the chain. Without `figures` nothing is measured.
 */
export async function backfillRun(sql: Sql, rpc: string, folder: string, { figures }: { figures: boolean }): Promise<void> {
  const urls = [rpc];
  const source = withReader(rpcSource({ urls }), {
    place: (chainId) => ({ kind: 'nodes', urls, chainId, patienceMs: PATIENCE_MS }),
    hears: {},
  });
  try {
    await run(sql, folder, { source, decode: factsOf, createMeasure: figures ? createMeasure : () => NOTHING_MEASURED });
  } finally {
    await source.close();
  }
}
