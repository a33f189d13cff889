// `npm run soak`: an hour at the head under load, with the figures that tell whether anything grows.
import { appendFile } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { root } from '../root.ts';
import { stoppingOnSignals } from '../stopping.ts';
import type { Sample } from './judge.ts';
import { type SoakReport, soak } from './soak.ts';

function positive(text: string): number {
  const value = Number(text);
  if (!Number.isFinite(value) || value <= 0) throw new InvalidArgumentError('It is a number above 0.');
  return value;
}

/** Mainnet's blocks come in some 6 s. */
const MAINNET_MS = 6_000;

interface Flags {
  recording: string;
  minutes: number;
  pace: number;
  requests: number;
  subscribers: number;
  json?: boolean;
  write?: boolean;
}

function line({ seconds, indexerMiB, apiMiB, connections, lagBlocks, p99Ms, requests, failures, events }: Sample): string {
  return `${seconds} s: indexer ${indexerMiB} MiB, API ${apiMiB} MiB, ${connections} connections, ${lagBlocks} blocks behind, p99 ${p99Ms} ms, ${requests} answers, ${failures} failures, ${events} events`;
}

/** The section of bench/RESULTS.md. */
function section(flags: Flags, { growth, blocks, requests, failures, firstFailure, events, samples }: SoakReport): string {
  const worst = Math.max(...samples.map(({ p99Ms }) => p99Ms));
  const last = samples.at(-1)?.seconds ?? 0;
  const lasted = last < flags.minutes * 60 ? `ended after ${last} s of ${flags.minutes} minutes` : `${flags.minutes} minutes`;
  const rows = growth.map(
    ({ name, unit, early, late, bound, grows }) =>
      `| ${name} | ${early} ${unit} | ${late} ${unit} | ${bound} ${unit} | ${grows ? '**grows**' : 'no'} |`,
  );
  return [
    '## soak',
    '',
    `${new Date().toISOString().slice(0, 10)}: ${lasted} at the head, a block every ${MAINNET_MS / flags.pace} ms (mainnet × ${flags.pace}), ${flags.requests} requests a second, ${flags.subscribers} subscribers; node, indexer, API, PostgreSQL and the readers share ${cpus().length} cores (${cpus()[0]?.model.trim()}), ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}.`,
    '',
    '| what | second quarter | last quarter | at most | grows |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
    '',
    `${blocks} blocks, ${requests} answers, ${failures} failures${firstFailure === null ? '' : ` (the first: ${firstFailure})`}, ${events} events; the worst p99 of a sample was ${worst} ms.`,
    '',
  ].join('\n');
}

const program = new Command('soak')
  .description('Runs node, indexer, API and readers at the head, and says whether memory, connections or lag grow.')
  .option('--recording <DIR>', 'recorded chain', join(root, 'recordings', 'akash-recorded-1'))
  .option('--minutes <N>', 'how long under load', positive, 60)
  .option('--pace <N>', "times mainnet's block rate", positive, 20)
  .option('--requests <N>', 'requests a second', positive, 500)
  .option('--subscribers <N>', 'open streams', positive, 200)
  .option('--json', 'print one JSON object as the last line')
  .option('--write', 'append the figures to bench/RESULTS.md')
  .showHelpAfterError()
  .action(async (flags: Flags) => {
    const stopping = stoppingOnSignals(process.stderr);
    const report = await soak({
      recording: flags.recording,
      seconds: flags.minutes * 60,
      paceMs: Math.round(MAINNET_MS / flags.pace),
      requestsPerSecond: flags.requests,
      subscribers: flags.subscribers,
      signal: stopping.signal,
      onSample: (sample) => void process.stderr.write(`${line(sample)}\n`),
    });
    const text = section(flags, report);
    process.stdout.write(`${text}\n`);
    if (flags.write === true) await appendFile(join(root, 'bench', 'RESULTS.md'), `\n${text}`);
    if (flags.json === true) process.stdout.write(`${JSON.stringify(report)}\n`);
    if (report.growth.some(({ grows }) => grows) || report.failures > 0) process.exitCode = 1;
  });

await program.parseAsync();
