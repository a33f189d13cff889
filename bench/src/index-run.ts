// One run of an indexer: its time, its processor time and that of everybody who works for it, and the tables that it left.
import { type TableChecksum, tableChecksums } from '@leasebook/indexer';
import { numberOf, startIndexer } from './child.ts';
import type { BenchDatabase } from './database.ts';
import { startDatabase } from './database.ts';
import type { Node } from './floor.ts';

export interface IndexRun {
  seconds: number;
  /** Processor seconds of indexer, node and PostgreSQL. */
  indexerCpu: number;
  nodeCpu: number;
  databaseCpu: number | null;
  peakRssMiB: number;
  /** Seconds that the main thread spent in each phase; zero where it does not tell. */
  phases: Record<'fetch' | 'process' | 'write', number>;
  tables: TableChecksum[];
}

export interface RunOptions {
  /** Not needed where the indexer reads files. */
  node?: Node;
  database: BenchDatabase;
  recording: string;
  /** What the indexer is asked for, see index-program.ts. */
  ask: 'index' | 'reindex' | 'plain' | 'backfill';
  /** Of a `backfill`: whether anything is measured. */
  figures?: boolean;
  /** Further flags of Node. */
  flags?: string[];
}

/** Runs an indexer on a database. */
export async function runOn({ node, database, recording, ask, figures, flags = [] }: RunOptions): Promise<IndexRun> {
  const indexer = startIndexer(database.url, flags);
  try {
    const nodeCpu = async () => (node === undefined ? 0 : node.cpuSeconds());
    const before = { node: await nodeCpu(), database: await database.cpuSeconds() };
    const answer = await indexer.ask({ ask, url: node?.url ?? '', recording, figures });
    const after = { node: await nodeCpu(), database: await database.cpuSeconds() };
    const phase = (name: string) => (name in answer ? numberOf(answer, name) : 0);
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
  }
}

/** Runs an indexer on an empty database, which is gone afterwards. */
export async function runOnce(options: Omit<RunOptions, 'database'>): Promise<IndexRun> {
  const database = await startDatabase();
  try {
    return await runOn({ ...options, database });
  } finally {
    await database.close();
  }
}

/** Throws where two runs over the same blocks left different tables: a fast wrong number is worth nothing. */
export function requireSame(tables: readonly TableChecksum[], plain: readonly TableChecksum[]): void {
  const different = plain.filter(({ table, hash }) => tables.find((other) => other.table === table)?.hash !== hash);
  if (different.length > 0 || tables.length !== plain.length)
    throw new Error(`tables differ from the plain run's: ${different.map(({ table }) => table).join(', ')}`);
}

/** How many rows all tables have. */
export function rowsOf(tables: readonly TableChecksum[]): number {
  return tables.reduce((sum, { rows }) => sum + rows, 0);
}
