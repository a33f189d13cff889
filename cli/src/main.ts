// The `leasebook` command: reads flags and settings, runs one command, and turns its end into an exit code.

import { LeasebookError } from '@leasebook/db';
import { Command, InvalidArgumentError, Option } from 'commander';
import { tellParent } from './child.ts';
import { backup, restore } from './commands/backup.ts';
import { config } from './commands/config.ts';
import { history } from './commands/history.ts';
import { migrateTables } from './commands/migrate.ts';
import { roles } from './commands/roles.ts';
import { commandError, isOfStop } from './ended.ts';
import {
  api,
  archive,
  bootstrap,
  doctor,
  exportPackage,
  exportTo,
  importFrom,
  index,
  lake,
  rebuild,
  replay,
  retain,
  retry,
  start,
  status,
  verify,
  verifyArchive,
} from './lazily.ts';
import { errorText, tellError } from './log.ts';
import { version } from './root.ts';
import { type Flags, readSettings, type Settings } from './settings.ts';
import { type Stopping, stoppingOnSignals } from './stopping.ts';

/** The port of a node's RPC. */
const NODE_PORT = 26_657;

const rpcFlag = () =>
  new Option('--rpc <URL>', 'read a real node instead of the recorded chain; may be given several times').argParser(
    (value: string, earlier: string[] | undefined) => [...(earlier ?? []), value],
  );
const networkFlag = () => new Option('--network <NAME>', 'read this network: mainnet, sandbox, or a file of the same form');
const dataFlag = () => new Option('--data <DIR>', 'folder of the embedded database (default .leasebook)');
const recordingFlag = () => new Option('--recording <DIR>', 'recorded chain to read');
const portFlag = () => new Option('--port <N>', 'port to listen on; 0 for any free one');
const basePathFlag = () => new Option('--base-path <PATH>', 'path of API and explorer behind a proxy, e.g. /market');
const hostFlag = () => new Option('--host <NAME>', 'address to listen on (default 127.0.0.1)');
const chainFlag = () => new Option('--chain-id <ID>', 'the chain that it must be, whatever a node says');
/** Flags of whatever runs an indexer. */
const indexerFlags = () => [
  new Option('--metrics-port <N>', 'serve Prometheus metrics of the indexer on this port'),
  new Option('--observe <SECONDS>', 'ask every provider for its status this often'),
  new Option('--observe-private', 'ask providers at private addresses too'),
  new Option('--price-url <URL>', 'HTTP source of the AKT price'),
  new Option('--log <FORM>', 'progress as text, or json: one line for each event'),
];
const jsonFlag = () => new Option('--json', 'print one JSON object');

function wholeNumber(name: string, least: number): (value: string) => number {
  return (value) => {
    const parsed = Number(value);
    if (!Number.isSafeInteger(parsed) || parsed < least) throw new InvalidArgumentError(`${name} is a whole number from ${least}.`);
    return parsed;
  };
}

function until(value: string): number | 'head' {
  return value === 'head' ? 'head' : wholeNumber('A height', 1)(value);
}

/** Runs a command with the settings of its flags, then ends everything it started. One that is `endless` only ends by a stop. */
function run<F extends Flags>(
  command: (settings: Settings, flags: F, stopping: Stopping) => Promise<void>,
  { endless = false }: { endless?: boolean } = {},
): (flags: F) => Promise<void> {
  return async (flags) => {
    const stopping = stoppingOnSignals(process.stderr);
    try {
      await command(readSettings(flags).settings, flags, stopping);
    } catch (error) {
      if (endless && isOfStop(error, stopping.signal)) return;
      throw commandError(error, stopping.signal);
    } finally {
      await stopping.stop();
    }
  };
}

const program = new Command('leasebook')
  .description("Open data on Akash Network's compute market: indexer, GraphQL API and explorer.")
  .version(version())
  .showHelpAfterError()
  .addHelpText('after', '\nAll settings, their environment variables and defaults: leasebook config');

program
  .command('start')
  .description('start database, recorded chain, indexer, API and explorer, and print the address')
  .addOption(rpcFlag())
  .addOption(recordingFlag())
  .addOption(dataFlag())
  .addOption(portFlag())
  .addOption(hostFlag())
  .addOption(basePathFlag())
  .option('--fresh', 'forget what is indexed and start over')
  .option('--full-history', 'with --network: from the oldest rules on, with an archive node, instead of near the head')
  .action(
    run<Flags & { fresh?: boolean; fullHistory?: boolean }>(
      (settings, { fresh = false, fullHistory = false }, stopping) => start(settings, { fresh, fullHistory }, stopping),
      { endless: true },
    ),
  );

program
  .command('index')
  .description('read the chain into the tables and follow its head')
  .addOption(rpcFlag())
  .addOption(recordingFlag())
  .addOption(dataFlag())
  .addOption(hostFlag())
  .addOption(new Option('--until <HEIGHT>', 'stop after this height, or at `head`').argParser(until))
  .addOption(new Option('--observations <DIR>', 'folder with provider status and prices where the chain comes from --rpc'))
  .option('--fresh', 'forget what is indexed and start over')
  .addOption(new Option('--from-archive', 'no node: follow what `leasebook archive` puts into the raw archive').conflicts(['rpc', 'fresh']))
  .addOption(jsonFlag())
  .action(
    run<Flags & { until?: number | 'head'; observations?: string; fresh?: boolean; fromArchive?: boolean; json?: boolean }>(
      (settings, { until: goal, observations = null, fresh = false, fromArchive = false, json = false }, stopping) =>
        index(settings, { until: goal, observations, fresh, fromArchive, json }, stopping),
      { endless: true },
    ),
  );

program
  .command('archive')
  .description('fill the raw archive from nodes, beside any number of other archivers and an indexer that follows')
  .addOption(rpcFlag())
  .addOption(recordingFlag())
  .addOption(dataFlag())
  .addOption(new Option('--until <HEIGHT>', 'stop after this height instead of at the head').argParser(wholeNumber('A height', 1)))
  .addOption(new Option('--log <FORM>', 'progress as text, or json: one line for each event'))
  .addOption(jsonFlag())
  .action(
    run<Flags & { until?: number; json?: boolean }>((settings, flags, stopping) =>
      archive(settings, { until: flags.until, json: flags.json ?? false }, stopping),
    ),
  );

program
  .command('api')
  .description('answer GraphQL and serve the explorer from tables that an indexer fills')
  .addOption(dataFlag())
  .addOption(portFlag())
  .addOption(hostFlag())
  .addOption(basePathFlag())
  .action(run<Flags>((settings, _flags, stopping) => api(settings, stopping)));

program
  .command('replay')
  .description('serve the recorded chain as a node would')
  .addOption(recordingFlag())
  .addOption(new Option('--port <N>', 'port to listen on; 0 for any free one').default(String(NODE_PORT)))
  .addOption(hostFlag())
  .addOption(new Option('--live <N>', 'serve the last N blocks one after the other').argParser(wholeNumber('The number of blocks', 0)))
  .addOption(new Option('--pace <MS>', 'milliseconds between those blocks').argParser(wholeNumber('The pace', 1)).default(6_000))
  .action(
    run<Flags & { live?: number; pace: number }>((settings, flags, stopping) =>
      replay(settings, { live: flags.live === undefined ? null : { blocks: flags.live, paceMs: flags.pace } }, stopping),
    ),
  );

program
  .command('status')
  .description('say which chain is indexed, how far and how fresh it is')
  .addOption(dataFlag())
  .addOption(jsonFlag())
  .action(run<Flags & { json?: boolean }>((settings, flags, stopping) => status(settings, { json: flags.json ?? false }, stopping)));

program
  .command('bootstrap')
  .description('begin at a height with what a node answers about its state there; `index` goes on from the next block')
  .requiredOption('--height <HEIGHT>', 'height whose state the node still has', wholeNumber('A height', 1))
  .addOption(rpcFlag())
  .addOption(recordingFlag())
  .addOption(dataFlag())
  .option('--upgrade <NAME>', 'last upgrade before the height, e.g. v1.2.0, where the node does not tell')
  .option('--fresh', 'forget what is indexed and start over')
  .addOption(jsonFlag())
  .action(
    run<Flags & { height: number; upgrade?: string; fresh?: boolean; json?: boolean }>((settings, flags, stopping) =>
      bootstrap(
        settings,
        { height: flags.height, upgrade: flags.upgrade ?? null, fresh: flags.fresh ?? false, json: flags.json ?? false },
        stopping,
      ),
    ),
  );

program
  .command('verify')
  .description("compare what is indexed with the chain's own answers; the exit status tells whether they agree")
  .addOption(rpcFlag())
  .addOption(recordingFlag())
  .addOption(dataFlag())
  .addOption(new Option('--height <HEIGHT>', 'compare at this height only').argParser(wholeNumber('A height', 1)))
  .addOption(new Option('--archive', 'instead look through the raw archive for damage, with no node').conflicts(['height', 'rpc']))
  .addOption(jsonFlag())
  .action(
    run<Flags & { height?: number; archive?: boolean; json?: boolean }>((settings, { height, archive = false, json = false }, stopping) =>
      archive ? verifyArchive(settings, { json }, stopping) : verify(settings, { height, json }, stopping),
    ),
  );

const observationsFlag = () => new Option('--observations <DIR>', 'folder with provider status and prices that were indexed');

program
  .command('reindex')
  .description('make all tables again from the raw archive, with no node')
  .addOption(recordingFlag())
  .addOption(dataFlag())
  .addOption(observationsFlag())
  .addOption(jsonFlag())
  .action(
    run<Flags & { observations?: string; json?: boolean }>((settings, { observations = null, json = false }, stopping) =>
      rebuild(settings, { to: undefined, keepBlocks: false, observations, json }, stopping),
    ),
  );

program
  .command('rewind')
  .description('return to an earlier height exactly; blocks above it are asked of a node again')
  .addOption(new Option('--to <HEIGHT>', 'the height').argParser(wholeNumber('A height', 1)).makeOptionMandatory())
  .option('--keep-blocks', 'leave the blocks above in the raw archive; the next index takes them from there')
  .addOption(recordingFlag())
  .addOption(dataFlag())
  .addOption(observationsFlag())
  .addOption(jsonFlag())
  .action(
    run<Flags & { to: number; keepBlocks?: boolean; observations?: string; json?: boolean }>(
      (settings, { to, keepBlocks = false, observations = null, json = false }, stopping) =>
        rebuild(settings, { to, keepBlocks, observations, json }, stopping),
    ),
  );

program
  .command('retain')
  .description('pack old raw blocks more tightly or take them away, as set; without a setting neither')
  .addOption(dataFlag())
  .addOption(new Option('--raw-tight-after <BLOCKS>', 'pack what so many newer blocks follow'))
  .addOption(new Option('--raw-keep <BLOCKS>', 'take away what so many newer blocks follow'))
  .option('--dry-run', 'only count')
  .addOption(jsonFlag())
  .action(
    run<Flags & { dryRun?: boolean; json?: boolean }>((settings, { dryRun = false, json = false }, stopping) =>
      retain(settings, { dryRun, json }, stopping),
    ),
  );

program
  .command('export-observations')
  .description('write what was polled of providers and prices into files')
  .addOption(dataFlag())
  .addOption(chainFlag())
  .requiredOption('--to <DIR>', 'folder to write to')
  .addOption(jsonFlag())
  .action(
    run<Flags & { to: string; json?: boolean }>((settings, { to, json = false }, stopping) => exportTo(settings, { to, json }, stopping)),
  );

program
  .command('import-observations')
  .description('put such files into the table, for the next index')
  .addOption(dataFlag())
  .addOption(chainFlag())
  .requiredOption('--from <DIR>', 'folder to read')
  .option('--fresh', 'empty the computed tables first, so that what the index has passed can still come in')
  .addOption(jsonFlag())
  .action(
    run<Flags & { from: string; fresh?: boolean; json?: boolean }>((settings, { from, fresh = false, json = false }, stopping) =>
      importFrom(settings, { from, fresh, json }, stopping),
    ),
  );

program
  .command('export')
  .description('write all data as one package of Parquet files, described and checked, into a folder')
  .addOption(dataFlag())
  .requiredOption('--out <DIR>', 'folder to write to')
  .addOption(jsonFlag())
  .action(
    run<Flags & { out: string; json?: boolean }>((settings, flags, stopping) =>
      exportPackage(settings, { out: flags.out, json: flags.json ?? false }, stopping),
    ),
  );

program
  .command('lake')
  .description('write base tables and raw facts as Parquet by month, for DuckDB, Spark and other engines')
  .addOption(dataFlag())
  .requiredOption('--out <DIR>', 'folder to write to')
  .addOption(jsonFlag())
  .action(
    run<Flags & { out: string; json?: boolean }>((settings, { out, json = false }, stopping) => lake(settings, { out, json }, stopping)),
  );

program
  .command('retry')
  .description('decode again what an older version could not')
  .addOption(dataFlag())
  .addOption(jsonFlag())
  .action(run<Flags & { json?: boolean }>((settings, flags, stopping) => retry(settings, { json: flags.json ?? false }, stopping)));

program
  .command('backup')
  .description('write all tables into a folder, as they are at one moment, beside a running indexer')
  .addOption(dataFlag())
  .requiredOption('--to <DIR>', 'folder that is empty or not there yet')
  .option('--archive-only', 'only what no reindex can make again: raw blocks and observations')
  .addOption(jsonFlag())
  .action(
    run<Flags & { to: string; archiveOnly?: boolean; json?: boolean }>((settings, { to, archiveOnly = false, json = false }, stopping) =>
      backup(settings, { to, archiveOnly, json }, stopping),
    ),
  );

program
  .command('restore')
  .description('put such a folder into an empty database')
  .addOption(dataFlag())
  .requiredOption('--from <DIR>', 'folder of the backup')
  .addOption(jsonFlag())
  .action(
    run<Flags & { from: string; json?: boolean }>((settings, { from, json = false }, stopping) =>
      restore(settings, { from, json }, stopping),
    ),
  );

program
  .command('migrate')
  .description('bring the tables to the form of this version, and give the roles their rights')
  .addOption(dataFlag())
  .addOption(jsonFlag())
  .action(run<Flags & { json?: boolean }>((settings, flags, stopping) => migrateTables(settings, { json: flags.json ?? false }, stopping)));

program
  .command('roles')
  .description('make roles that migrate, write and read in the PostgreSQL of DATABASE_URL, and print their addresses')
  .addOption(jsonFlag())
  .action(run<Flags & { json?: boolean }>((settings, flags, stopping) => roles(settings, { json: flags.json ?? false }, stopping)));

program
  .command('history')
  .description("show what the tables hold of a deployment's money: its accounts, payments and every movement of coins")
  .argument('<object>', 'OWNER/DSEQ, or the account or payment that an error names')
  .addOption(dataFlag())
  .addOption(jsonFlag())
  .action((object: string, flags: Flags & { json?: boolean }) =>
    run<Flags & { json?: boolean }>((settings, { json = false }, stopping) => history(settings, { object, json }, stopping))(flags),
  );

program
  .command('doctor')
  .description('look at nodes, machine and database before an index, and say how long it takes and how large it becomes')
  .addOption(rpcFlag())
  .addOption(dataFlag())
  .addOption(jsonFlag())
  .action(run<Flags & { json?: boolean }>((settings, flags, stopping) => doctor(settings, { json: flags.json ?? false }, stopping)));

program
  .command('config')
  .description('print every setting, its value and where it comes from')
  .addOption(rpcFlag())
  .addOption(recordingFlag())
  .addOption(dataFlag())
  .addOption(portFlag())
  .addOption(hostFlag())
  .addOption(basePathFlag())
  .addOption(jsonFlag())
  .action((flags: Flags & { json?: boolean }) => {
    const { settings, origins } = readSettings(flags);
    config(settings, origins, { json: flags.json ?? false });
  });

for (const command of program.commands.filter((each) =>
  ['start', 'index', 'archive', 'bootstrap', 'verify', 'doctor', 'config'].includes(each.name()),
)) {
  command.addOption(networkFlag());
}
for (const command of program.commands.filter((each) => ['start', 'index', 'archive', 'bootstrap', 'config'].includes(each.name()))) {
  command.addOption(chainFlag());
}
for (const command of program.commands.filter((each) => ['start', 'index', 'config'].includes(each.name()))) {
  for (const flag of indexerFlags()) command.addOption(flag);
}

// Whoever reads our output may have read enough, e.g. `leasebook config | head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

try {
  await program.parseAsync();
} catch (error) {
  const exitCode = error instanceof LeasebookError ? error.exitCode : 1;
  tellParent({ type: 'error', text: errorText(error), exitCode });
  if (process.send === undefined) tellError(error);
  process.exitCode = exitCode;
}
// A child's channel to its parent would keep it alive.
if (process.connected) process.disconnect();
