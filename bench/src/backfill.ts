// Backfill against the floor: the whole chain from a node into PostgreSQL, all tables, ledger and figures.
import { type TableChecksum, tableChecksums } from '@leasebook/indexer';
import { numberOf, startProgram } from './child.ts';
import { startDatabase } from './database.ts';
import { type FloorPass, floorPasses, type Node, startNode } from './floor.ts';
import { type BenchResult, machine } from './result.ts';

const LIMIT = 2.5;

/** One run of an indexer. */
export interface IndexRun {
  seconds: number;
  /** Processor seconds of indexer, node and PostgreSQL. */
  indexerCpu: number;
  nodeCpu: number;
  databaseCpu: number | null;
  peakRssMiB: number;
  /** Seconds that the main thread spent in each phase. */
  phases: Record<'fetch' | 'process' | 'write', number>;
  tables: TableChecksum[];
}

/** Indexes the whole chain into an empty database; `flags` are Node's. */
export async function indexOnce(node: Node, recording: string, ask: 'index' | 'plain', flags: string[] = []): Promise<IndexRun> {
  const database = await startDatabase();
  const indexer = startProgram('index-program.ts', [], { environment: { DATABASE_URL: database.url }, flags });
  try {
    const before = { node: await node.cpuSeconds(), database: await database.cpuSeconds() };
    const answer = await indexer.ask({ ask, url: node.url, recording });
    const after = { node: await node.cpuSeconds(), database: await database.cpuSeconds() };
    const phase = (name: string) => (ask === 'index' ? numberOf(answer, name) : 0);
    return {
      seconds: numberOf(answer, 'seconds'),
      indexerCpu: numberOf(answer, 'cpuSeconds'),
      nodeCpu: after.node - before.node,
      databaseCpu: after.database === null || before.database === null ? null : after.database - before.database,
      peakRssMiB: numberOf(answer, 'peakRssMiB'),
      phases: { fetch: phase('fetch'), process: phase('process'), write: phase('write') },
      tables: await tableChecksums(database.sql),
    };
  } finally {
    await indexer.stop();
    await database.close();
  }
}

/** Throws where two runs over the same blocks left different tables: a fast wrong number is worth nothing. */
export function requireSame(tables: readonly TableChecksum[], plain: readonly TableChecksum[]): void {
  const different = plain.filter(({ table, hash }) => tables.find((other) => other.table === table)?.hash !== hash);
  if (different.length > 0 || tables.length !== plain.length)
    throw new Error(`tables differ from the plain run's: ${different.map(({ table }) => table).join(', ')}`);
}

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
    const run = await indexOnce(node, recording, 'index');
    const plain = await indexOnce(node, recording, 'plain');
    requireSame(run.tables, plain.tables);
    const cpu = (run.indexerCpu + run.nodeCpu + (run.databaseCpu ?? 0)) / (floor.clientCpu + floor.nodeCpu);
    const { fetch, process: worked, write } = run.phases;
    return {
      name: 'backfill',
      claim: `${node.lastHeight} blocks from a node over HTTP into all tables of PostgreSQL, ledger, figures and raw archive included, against fetching and parsing them only.`,
      columns: ['', 's', 'blocks/s', 'CPU s of the client', 'CPU s of the node', 'CPU s of PostgreSQL', 'peak MiB of the client'],
      rows: rows(floor, run, plain, node.lastHeight),
      notes: [
        `Processor time of all processes is ${cpu.toFixed(2)} times the floor's. The indexer's main thread waited ${fetch.toFixed(1)} s for blocks and ${write.toFixed(1)} s for PostgreSQL, and worked on blocks for ${worked.toFixed(1)} s.`,
        `All ${run.tables.length} tables have the same ${run.tables.reduce((sum, table) => sum + table.rows, 0)} rows as after the plain run (checksums compared).`,
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
