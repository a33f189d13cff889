// `npm run bench -- NAME`: measures one claim and prints its table; `--json` prints the figures, the ratio among them, last.
import { Command } from 'commander';
import { ledger } from './ledger.ts';
import { type BenchResult, formatResult } from './result.ts';

const program = new Command('bench')
  .description('Measures what the documents claim about speed, as ratios of one run.')
  .showHelpAfterError();

function command(name: string, description: string, measure: (recording: string) => Promise<BenchResult>): void {
  program
    .command(name)
    .description(description)
    .option('--recording <DIR>', 'recorded chain to measure on', 'recordings/akash-recorded-1')
    .option('--json', 'print one JSON object as the last line')
    .action(async (flags: { recording: string; json?: boolean }) => {
      const result = await measure(flags.recording);
      process.stdout.write(`${formatResult(result)}\n`);
      if (flags.json === true) process.stdout.write(`${JSON.stringify(result)}\n`);
    });
}

command('ledger', "the ledger's cost by a thousand blocks: does it grow with history?", ledger);

await program.parseAsync();
