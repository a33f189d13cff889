// What the hourly and daily figures with all their dimensions add to a backfill.
import { startDatabase } from './database.ts';
import { type Node, startNode } from './floor.ts';
import { type IndexRun, type RunOptions, requireSame, rowsOf, runOn, runOnce } from './index-run.ts';
import { type BenchResult, machine } from './result.ts';
import { SERIES_LIMIT_MS, type SeriesCost, seriesCosts } from './series.ts';

const LIMIT = 1.25;
/** Tables that measure alone fills. */
const TABLES: readonly string[] = ['figures', 'market_hours', 'market_states', 'cell_days', 'dimension_days', 'market_cells'];

/** A run with figures, and what series of them cost. */
async function runAndRead(options: Omit<RunOptions, 'database'>): Promise<{ run: IndexRun; series: SeriesCost[] }> {
  const database = await startDatabase();
  try {
    const run = await runOn({ ...options, database });
    await database.sql`ANALYZE`;
    return { run, series: await seriesCosts(database) };
  } finally {
    await database.close();
  }
}

function tellSeries({ name, points, milliseconds }: SeriesCost): string {
  return `${name} (${points} points) ${milliseconds === null ? 'not known' : milliseconds.toFixed(1)}`;
}

/** Of two runs the one that took less time: whatever else a machine does makes runs longer only. */
function quicker(one: IndexRun, other: IndexRun): IndexRun {
  return one.seconds < other.seconds ? one : other;
}

/** The same backfill from a node, without and with everything that measure does, each twice in turns. */
export async function figures(recording: string): Promise<BenchResult> {
  const node = await startNode(recording);
  try {
    return await compare(node, recording);
  } finally {
    await node.program.stop();
  }
}

async function compare(node: Node, recording: string): Promise<BenchResult> {
  const { lastHeight } = node;
  const without = { node, recording, ask: 'backfill', figures: false } as const;
  const withAll = { node, recording, ask: 'backfill', figures: true } as const;
  const firstWithout = await runOnce(without);
  const firstRun = await runOnce(withAll);
  const secondWithout = await runOnce(without);
  const { run: secondRun, series } = await runAndRead(withAll);
  requireSame(secondRun.tables, firstRun.tables);
  const bare = quicker(firstWithout, secondWithout);
  const run = quicker(firstRun, secondRun);
  const cpu = (of: IndexRun) => of.indexerCpu + of.nodeCpu + (of.databaseCpu ?? 0);
  const line = (name: string, of: IndexRun) => [
    name,
    of.seconds.toFixed(2),
    Math.round(lastHeight / of.seconds),
    of.indexerCpu.toFixed(2),
    of.databaseCpu === null ? 'not known' : of.databaseCpu.toFixed(2),
    rowsOf(of.tables.filter(({ table }) => TABLES.includes(table))),
  ];
  return {
    name: 'figures',
    claim: `${lastHeight} blocks from a node over HTTP into all tables of PostgreSQL, with all figures by hour and day, dimension and cell, against the same without any; of two runs each the quicker one.`,
    columns: ['', 's', 'blocks/s', 'CPU s of the indexer', 'CPU s of PostgreSQL', 'rows of figures'],
    rows: [line('without figures', bare), line('with figures', run)],
    notes: [
      `Processor time of all processes is ${(cpu(run) / cpu(bare)).toFixed(2)} times that without figures.`,
      `A year of daily series takes PostgreSQL, in milliseconds of its processor for a whole request (at most ${SERIES_LIMIT_MS}): ${series.map(tellSeries).join(', ')}.`,
      'An hour of this chain has two blocks, on mainnet some 600: there the figures of an hour are shared by so many more blocks.',
    ],
    ratio: run.seconds / bare.seconds,
    limit: LIMIT,
    figures: {
      ...Object.fromEntries(series.map(({ name, milliseconds }) => [name, milliseconds])),
      seconds: run.seconds,
      withoutSeconds: bare.seconds,
      cpuRatio: cpu(run) / cpu(bare),
    },
    peakRssMiB: run.peakRssMiB,
    machine: machine(),
  };
}
