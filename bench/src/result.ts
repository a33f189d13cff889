// What a measurement found: a table for people, and the same as data.
import { cpus, totalmem } from 'node:os';

export interface BenchResult {
  name: string;
  /** What was compared, in one sentence. */
  claim: string;
  columns: string[];
  rows: (string | number)[][];
  /** The figure that the claim is about. */
  ratio: number;
  /** The most that the ratio may be. */
  limit: number;
  /** Greatest resident memory of the process, in MiB. */
  peakRssMiB: number;
  machine: string;
}

/** The machine as a reader of the table needs it. */
export function machine(): string {
  return `${cpus().length} cores (${cpus()[0]?.model.trim() ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`;
}

export function peakRssMiB(): number {
  return Math.round(process.resourceUsage().maxRSS / 1_024);
}

/** A Markdown table with the claim above and the ratio below. */
export function formatResult({ claim, columns, rows, ratio, limit, peakRssMiB: memory, machine: where }: BenchResult): string {
  const line = (cells: (string | number)[]) => `| ${cells.join(' | ')} |`;
  return [
    claim,
    '',
    line(columns),
    line(columns.map(() => '---')),
    ...rows.map(line),
    '',
    `Ratio ${ratio.toFixed(2)} (at most ${limit}), peak memory ${memory} MiB, on ${where}.`,
  ].join('\n');
}
