// `npm run bench -- NAME`: measures one claim and prints its table; `--json` prints the figures, the ratio among them, last.
import { Command } from 'commander';
import { api } from './api.ts';
import { archive } from './archive.ts';
import { backfill } from './backfill.ts';
import { exports } from './export.ts';
import { figures } from './figures.ts';
import { flat, PASSES } from './flat.ts';
import { floor } from './floor.ts';
import { head } from './head.ts';
import { ledger } from './ledger.ts';
import { profile } from './profile.ts';
import { readScale } from './read-scale.ts';
import { type BenchResult, commit, formatResult } from './result.ts';
import { start } from './start.ts';

const program = new Command('bench')
  .description('Measures what the documents claim about speed, as ratios of one run.')
  .showHelpAfterError();

interface Flags {
  recording: string;
  json?: boolean;
  passes?: number;
}

function command(name: string, description: string, measure: (recording: string, flags: Flags) => Promise<BenchResult>): Command {
  return program
    .command(name)
    .description(description)
    .option('--recording <DIR>', 'recorded chain to measure on', 'recordings/akash-recorded-1')
    .option('--json', 'print one JSON object as the last line')
    .action(async (flags: Flags) => {
      const told = { date: new Date().toISOString().slice(0, 10), commit: commit() };
      const result = await measure(flags.recording, flags);
      process.stdout.write(`${told.date}, commit ${told.commit}.\n\n${formatResult(result)}\n`);
      if (flags.json === true) process.stdout.write(`${JSON.stringify({ ...result, ...told })}\n`);
    });
}

command('floor', 'what fetching and parsing alone take: the floor under every backfill', floor);
command('backfill', 'from a node into PostgreSQL, against the floor', backfill);
command('archive', 'reindexing from the raw archive, against indexing from a node', archive);
command('flat', 'the chain many times in a row: does speed or memory depend on the history behind?', (recording, { passes }) =>
  flat(recording, passes),
).option('--passes <N>', 'how many times', Number, PASSES);
command('head', "from a new block's arrival to the GraphQL answer that contains it", head);
command('start', 'from nothing to following the head with a full index', start);
command('profile', 'where the processor time of a backfill goes', profile);
command('ledger', "the ledger's cost by a thousand blocks: does it grow with history?", ledger);
command('figures', 'what hourly and daily figures with all dimensions add to a backfill', figures);
command('api', 'the API against other servers, at a steady pace, and with 2,000 subscribers', api);
command('read-scale', 'requests a second with one, two and three processes of the API, and with two standbys', readScale);
command('export', 'a million rows of CSV against \\copy of the same query, and the memory for it', exports);

await program.parseAsync();
