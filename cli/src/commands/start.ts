// `leasebook start`: database, recorded chain or network, indexer, API and explorer, all at once.
import { LeasebookError } from '@leasebook/db';
import { type Child, startChild, startReplay } from '../child.ts';
import { openDatabase } from '../database.ts';
import { openDisplay } from '../log.ts';
import { readNetwork } from '../networks.ts';
import { serveApi } from '../serve-api.ts';
import { requireRecording, type Settings } from '../settings.ts';
import { aborted, type Stopping } from '../stopping.ts';

/**
 * Runs until the signal, or until a part ends by itself.
 * @throws LeasebookError of whatever part failed first.
 */
export async function start(
  settings: Settings,
  { fresh, fullHistory }: { fresh: boolean; fullHistory: boolean },
  stopping: Stopping,
): Promise<void> {
  const display = openDisplay(settings);
  const recording = settings.rpc.length > 0 ? null : requireRecording(settings);
  if (fresh && recording === null) await (await import('@leasebook/indexer')).requireNode(settings, stopping.signal);
  const database = await openDatabase(settings, { fresh, share: false, print: (line) => display.print(line) });
  stopping.onStop(() => database.close());
  stopping.signal.throwIfAborted();

  const url = await serveApi(settings, database.url, 'warn', stopping);
  // That of this process (scripts/leasebook.mjs): children that compute need again at once what they have freed.
  delete process.env.MALLOC_TRIM_THRESHOLD_;
  display.print(`Leasebook is at ${url}`);

  let rpc = settings.rpc;
  if (recording !== null) {
    const replay = await startReplay(recording, { signal: stopping.signal });
    stopping.onStop(() => replay.child.stop());
    rpc = [replay.url];
  }
  if (settings.network !== null) {
    const network = readNetwork(settings.network);
    const print = (line: string) => display.print(line);
    await (await import('../begin.ts')).beginIndex({ sql: database.sql, network, rpc, fullHistory, signal: stopping.signal, print });
  }
  const failure = { text: '', exitCode: 1 };
  const indexer = startIndexer(database.url, { ...settings, rpc, recording }, (message) => {
    if (message.type === 'listening') display.print(`Metrics are at ${message.url}`);
    if (message.type === 'progress') display.show(message.progress);
    if (message.type === 'note') display.print(message.text);
    if (message.type === 'error') Object.assign(failure, message);
  });
  stopping.onStop(() => indexer.stop());

  const ended = await Promise.race([indexer.exited, aborted(stopping.signal), database.ended]);
  display.end();
  if (ended instanceof LeasebookError) throw ended;
  if (ended !== undefined && !stopping.signal.aborted) {
    // Nothing about the index stops one that a signal ended, e.g. for a lack of memory.
    const isKilled = typeof ended === 'string';
    const end = isKilled
      ? `the indexer was ended by ${ended}, as the system does where memory runs out.`
      : `the indexer ended with code ${ended}.`;
    throw new LeasebookError(`indexing stopped: ${failure.text || end}`, {
      kind: failure.exitCode === 75 || isKilled ? 'retryable' : 'fatal',
      code: 'INDEXER_STOPPED',
      advice: 'What is indexed is kept: after the cause is gone, `npm start` goes on from there.',
    });
  }
}

/** The indexer as a child; the database's address goes by the environment because command lines are public. */
function startIndexer(databaseUrl: string, settings: Settings, onMessage: Parameters<typeof startChild>[2]): Child {
  const args = settings.rpc.flatMap((url) => ['--rpc', url]);
  if (settings.chainId !== null) args.push('--chain-id', settings.chainId);
  if (settings.recording !== null) args.push('--observations', settings.recording);
  if (settings.metricsPort !== null) args.push('--metrics-port', String(settings.metricsPort), '--host', settings.host);
  if (settings.observe !== null) args.push('--observe', String(settings.observe));
  if (settings.observePrivate) args.push('--observe-private');
  const environment = { ...process.env, DATABASE_URL: databaseUrl, DATABASE_URL_FILE: '', LEASEBOOK_RPC: '' };
  return startChild('index', args, onMessage, {
    ...environment,
    ...(settings.priceUrl === null ? {} : { LEASEBOOK_PRICE_URL: settings.priceUrl }),
    LEASEBOOK_LOG: settings.log,
  });
}
