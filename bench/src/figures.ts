// What the hourly and daily figures with all their dimensions add to a backfill.
import { openRecording } from '@leasebook/replay';
import { type IndexRun, rowsOf, runOnce } from './index-run.ts';
import { type BenchResult, machine } from './result.ts';

const LIMIT = 1.25;
/** Tables that measure alone fills. */
const TABLES: readonly string[] = ['figures', 'market_hours', 'market_states', 'cell_days', 'dimension_days', 'market_cells'];

/** The same chain from files into PostgreSQL, without and with everything that measure does. */
export async function figures(recording: string): Promise<BenchResult> {
  const { lastHeight } = await openRecording(recording);
  const without = await runOnce({ recording, ask: 'unmeasured' });
  const run = await runOnce({ recording, ask: 'plain' });
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
    claim: `${lastHeight} blocks from files into all tables of PostgreSQL, with all figures by hour and day, dimension and cell, against the same without any.`,
    columns: ['', 's', 'blocks/s', 'CPU s of the indexer', 'CPU s of PostgreSQL', 'rows of figures'],
    rows: [line('without figures', without), line('with figures', run)],
    notes: [
      `Processor time of all processes is ${(cpu(run) / cpu(without)).toFixed(2)} times that without figures.`,
      'An hour of this chain has two blocks, on mainnet some 600: there the figures of an hour are shared by so many more blocks.',
    ],
    ratio: run.seconds / without.seconds,
    limit: LIMIT,
    figures: { seconds: run.seconds, withoutSeconds: without.seconds, cpuRatio: cpu(run) / cpu(without) },
    peakRssMiB: run.peakRssMiB,
    machine: machine(),
  };
}
