// What a measurement found: a table for people, and the same as data.
import { execFileSync } from 'node:child_process';
import { cpus, totalmem } from 'node:os';

export interface BenchResult {
  name: string;
  /** What was compared, in one sentence. */
  claim: string;
  columns: string[];
  rows: (string | number)[][];
  /** What else has to be known to judge the figures, a sentence each. */
  notes?: string[];
  /** The figure that the claim is about. */
  ratio: number;
  /** The most that the ratio may be, or the least where `bound` says so. */
  limit: number;
  bound?: 'most' | 'least';
  /** More figures by name, for programs. */
  figures?: Readonly<Record<string, number | string | null>>;
  /** Greatest resident memory of the process that was measured, in MiB. */
  peakRssMiB: number;
  machine: string;
}

/** The machine as a reader of the table needs it. */
export function machine(): string {
  return `${cpus().length} cores (${cpus()[0]?.model.trim() ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`;
}

/** Most memory that this process had so far, in MiB. */
export function peakRssMiB(): number {
  return Math.round(process.resourceUsage().maxRSS / 1_024);
}

/** The commit that is measured, with a plus where files differ from it; `unknown` outside a git repository. */
export function commit(): string {
  const git = (...args: string[]) =>
    execFileSync('git', args, { cwd: import.meta.dirname, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  try {
    return `${git('rev-parse', '--short', 'HEAD')}${git('status', '--porcelain', '--untracked-files=no') === '' ? '' : '+'}`;
  } catch {
    // A copy without history can be measured as well.
    return 'unknown';
  }
}

/** Middle of the values; of an even number the greater of the two in the middle. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

/** A Markdown table with the claim above and the ratio below. */
export function formatResult(result: BenchResult): string {
  const { claim, columns, rows, notes = [], ratio, limit, bound = 'most', peakRssMiB: memory, machine: where } = result;
  const line = (cells: (string | number)[]) => `| ${cells.join(' | ')} |`;
  return [
    claim,
    '',
    line(columns),
    line(columns.map(() => '---')),
    ...rows.map(line),
    '',
    ...notes.flatMap((note) => [note, '']),
    `Ratio ${ratio.toFixed(2)} (at ${bound} ${limit}), peak memory ${memory} MiB, on ${where}.`,
  ].join('\n');
}
