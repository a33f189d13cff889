// Reindexing from the raw archive, without a node, against indexing from a node.
import { startDatabase } from './database.ts';
import { startNode } from './floor.ts';
import { type IndexRun, requireSame, rowsOf, runOn } from './index-run.ts';
import { type BenchResult, machine } from './result.ts';

/** The same tables twice in one database: from the node, then from the archive that this left. */
export async function archive(recording: string): Promise<BenchResult> {
  const node = await startNode(recording);
  const database = await startDatabase();
  try {
    const first = await runOn({ node, database, recording, ask: 'index' });
    const again = await runOn({ node, database, recording, ask: 'reindex' });
    requireSame(again.tables, first.tables);
    const line = (name: string, run: IndexRun) => [
      name,
      run.seconds.toFixed(2),
      Math.round(node.lastHeight / run.seconds),
      run.indexerCpu.toFixed(2),
      run.nodeCpu.toFixed(2),
      run.databaseCpu === null ? 'not known' : run.databaseCpu.toFixed(2),
      run.peakRssMiB,
    ];
    return {
      name: 'archive',
      claim: `All derived tables of ${node.lastHeight} blocks made again from the raw archive, against indexing from a node over HTTP.`,
      columns: ['', 's', 'blocks/s', 'CPU s of the indexer', 'CPU s of the node', 'CPU s of PostgreSQL', 'peak MiB'],
      rows: [line('from a node', first), line('from the archive', again)],
      notes: [`All ${again.tables.length} tables have the same ${rowsOf(again.tables)} rows both times (checksums compared).`],
      ratio: again.seconds / first.seconds,
      limit: 1,
      figures: { seconds: again.seconds, nodeSeconds: first.seconds },
      peakRssMiB: again.peakRssMiB,
      machine: machine(),
    };
  } finally {
    await database.close();
    await node.program.stop();
  }
}
