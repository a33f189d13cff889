// What the hourly and daily figures with all their dimensions add to a backfill.
import { openRecording } from '@leasebook/replay';
import { startDatabase } from './database.ts';
import { type IndexRun, requireSame, rowsOf, runOn, runOnce } from './index-run.ts';
import { type BenchResult, machine } from './result.ts';
import { SERIES_LIMIT_MS, type SeriesCost, seriesCosts } from './series.ts';

const LIMIT = 1.25;
/** Tables that measure alone fills. */
const TABLES: readonly string[] = ['figures', 'market_hours', 'market_states', 'cell_days', 'dimension_days', 'market_cells'];

/** A run with figures, and what series of them cost. */
async function runAndRead(recording: string): Promise<{ run: IndexRun; series: SeriesCost[] }> {
  const database = await startDatabase();
  try {
    const run = await runOn({ recording, ask: 'plain', database });
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

/** The same chain from files into PostgreSQL, without and with everything that measure does, each twice in turns. */
export async function figures(recording: string): Promise<BenchResult> {
  const { lastHeight } = await openRecording(recording);
  const firstWithout = await runOnce({ recording, ask: 'unmeasured' });
  const firstRun = await runOnce({ recording, ask: 'plain' });
  const secondWithout = await runOnce({ recording, ask: 'unmeasured' });
  const { run: secondRun, series } = await runAndRead(recording);
  requireSame(secondRun.tables, firstRun.tables);
  const without = quicker(firstWithout, secondWithout);
  const run = quicker(firstRun, secondRun);
  const cpu = (of: IndexRun) => of.indexerCpu + (of.databaseCpu ?? 0);
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
    claim: `${lastHeight} blocks from files into all tables of PostgreSQL, with all figures by hour and day, dimension and cell, against the same without any; of two runs each the quicker one.`,
    columns: ['', 's', 'blocks/s', 'CPU s of the indexer', 'CPU s of PostgreSQL', 'rows of figures'],
    rows: [line('without figures', without), line('with figures', run)],
    notes: [
      `Processor time of all processes is ${(cpu(run) / cpu(without)).toFixed(2)} times that without figures.`,
      `A year of daily series takes PostgreSQL, in milliseconds of its processor for a whole request (at most ${SERIES_LIMIT_MS}): ${series.map(tellSeries).join(', ')}.`,
      'An hour of this chain has two blocks, on mainnet some 600: there the figures of an hour are shared by so many more blocks.',
    ],
    ratio: run.seconds / without.seconds,
    limit: LIMIT,
    figures: {
      ...Object.fromEntries(series.map(({ name, milliseconds }) => [name, milliseconds])),
      seconds: run.seconds,
      withoutSeconds: without.seconds,
      cpuRatio: cpu(run) / cpu(without),
    },
    peakRssMiB: run.peakRssMiB,
    machine: machine(),
  };
}
