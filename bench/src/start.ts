// How long an indexer with a full index takes from nothing to waiting for the next block.
import { startIndexer } from './child.ts';
import { startDatabase } from './database.ts';
import { startNode } from './floor.ts';
import { rowsOf, runOn } from './index-run.ts';
import { type BenchResult, machine, median } from './result.ts';

const STARTS = 7;
const LIMIT_SECONDS = 2;

/** Starts the process anew each time; what counts is the slowest start. */
export async function start(recording: string): Promise<BenchResult> {
  const node = await startNode(recording);
  const database = await startDatabase();
  try {
    const { tables, peakRssMiB } = await runOn({ node, database, recording, ask: 'index' });
    const seconds: number[] = [];
    for (let round = 0; round < STARTS; round += 1) {
      const began = performance.now();
      const indexer = startIndexer(database.url);
      await indexer.ask({ ask: 'follow', url: node.url, recording });
      seconds.push((performance.now() - began) / 1_000);
      await indexer.stop();
    }
    const slowest = Math.max(...seconds);
    return {
      name: 'start',
      claim: `From the start of the process to following the head, with ${node.lastHeight} blocks (${rowsOf(tables)} rows) indexed: process, modules, connections, the node's status, the lock, and the state of ledger and figures.`,
      columns: ['starts', 'median s', 'slowest s'],
      rows: [[STARTS, median(seconds).toFixed(2), slowest.toFixed(2)]],
      notes: ['The ratio is the slowest start in seconds.'],
      ratio: slowest,
      limit: LIMIT_SECONDS,
      figures: { medianSeconds: median(seconds), slowestSeconds: slowest },
      peakRssMiB,
      machine: machine(),
    };
  } finally {
    await database.close();
    await node.program.stop();
  }
}
