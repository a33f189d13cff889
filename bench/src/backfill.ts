// Backfill against the floor: the whole chain from a node into PostgreSQL, all tables, ledger and figures.
import { type FloorPass, floorPasses, startNode } from './floor.ts';
import { type IndexRun, requireSame, rowsOf, runOnce } from './index-run.ts';
import { type BenchResult, machine } from './result.ts';

const LIMIT = 2.5;

function rows(floor: FloorPass, run: IndexRun, plain: IndexRun, lastHeight: number): (string | number)[][] {
  const line = (name: string, seconds: number, client: number, node: number, database: number | null, memory: number) => [
    name,
    seconds.toFixed(2),
    Math.round(lastHeight / seconds),
    client.toFixed(2),
    node.toFixed(2),
    database === null ? 'not known' : database.toFixed(2),
    memory,
  ];
  return [
    line(`floor, ${floor.parallel} requests at once`, floor.seconds, floor.clientCpu, floor.nodeCpu, 0, floor.peakRssMiB),
    line('backfill', run.seconds, run.indexerCpu, run.nodeCpu, run.databaseCpu, run.peakRssMiB),
    line('plain run from files', plain.seconds, plain.indexerCpu, 0, plain.databaseCpu, plain.peakRssMiB),
  ];
}

/** Floor, backfill and a plain run to compare the tables with, one after the other. */
export async function backfill(recording: string): Promise<BenchResult> {
  const node = await startNode(recording);
  try {
    const [floor] = await floorPasses(node);
    const run = await runOnce({ node, recording, ask: 'index' });
    const plain = await runOnce({ node, recording, ask: 'plain' });
    requireSame(run.tables, plain.tables);
    const cpu = (run.indexerCpu + run.nodeCpu + (run.databaseCpu ?? 0)) / (floor.clientCpu + floor.nodeCpu);
    const { fetch, process: worked, write } = run.phases;
    return {
      name: 'backfill',
      claim: `${node.lastHeight} blocks from a node over HTTP into all tables of PostgreSQL, ledger, figures and raw archive included, against fetching and parsing them only.`,
      columns: ['', 's', 'blocks/s', 'CPU s of the client', 'CPU s of the node', 'CPU s of PostgreSQL', 'peak MiB of the client'],
      rows: rows(floor, run, plain, node.lastHeight),
      notes: [
        `Processor time of all processes is ${cpu.toFixed(2)} times the floor's. The indexer's main thread took ${fetch.toFixed(1)} s to get blocks (a thread beside it fetches, parses, checks and decodes them), worked on them for ${worked.toFixed(1)} s, and made, sent and waited for rows for ${write.toFixed(1)} s.`,
        `All ${run.tables.length} tables have the same ${rowsOf(run.tables)} rows as after the plain run (checksums compared).`,
      ],
      ratio: run.seconds / floor.seconds,
      limit: LIMIT,
      figures: { seconds: run.seconds, floorSeconds: floor.seconds, cpuRatio: cpu, databaseCpu: run.databaseCpu },
      peakRssMiB: run.peakRssMiB,
      machine: machine(),
    };
  } finally {
    await node.program.stop();
  }
}
