// `leasebook index`: reads the chain into the tables, to a height, to the head, or on and on.
import type { Sql } from '@leasebook/db';
import { createMetrics, indexChain, logEvents, requireNode, serveMetrics } from '@leasebook/indexer';
import { recordedChainId } from '@leasebook/replay/recording';
import { tellParent } from '../child.ts';
import { openDatabase } from '../database.ts';
import { openLog } from '../log.ts';
import { adviceToFill, readBehind } from '../older-index.ts';
import { progressDisplay, progressText } from '../progress.ts';
import { version } from '../root.ts';
import { requireRecording, type Settings } from '../settings.ts';
import type { Stopping } from '../stopping.ts';

export interface IndexFlags {
  /** A height, `head`, or undefined to follow the head. */
  until: number | 'head' | undefined;
  fresh: boolean;
  /** Follow what archivers put into the raw archive, with no node. */
  fromArchive: boolean;
  /** Folder of provider status and prices where the chain comes from --rpc. */
  observations: string | null;
  json: boolean;
}

/**
 * Indexes until `until`, or until the signal.
 * @throws LeasebookError of whatever part failed first.
 */
export async function index(settings: Settings, flags: IndexFlags, stopping: Stopping): Promise<void> {
  const { rpc } = settings;
  const recording = rpc.length === 0 && !flags.fromArchive ? requireRecording(settings) : undefined;
  if (flags.fresh && recording === undefined) await requireNode(settings, stopping.signal);
  const child = process.send !== undefined;
  const log = openLog(settings);
  const display = child || log !== null ? null : progressDisplay(process.stderr);
  const tell = (line: string) => {
    display?.print(line);
    if (child) tellParent({ type: 'note', text: line });
  };
  const database = await openDatabase(settings, { fresh: flags.fresh, print: (line) => display?.print(line) });
  stopping.onStop(() => database.close());
  const observers = log === null ? [] : [logEvents(log)];
  const behind = await readBehind(database.sql);
  const advice = adviceToFill(behind);
  if (advice !== null) {
    tell(`Note: ${advice}.`);
    log?.warn({ behind, advice }, 'an update added what the history lacks');
  }
  if (settings.metricsPort !== null) {
    const metrics = createMetrics(database.sql, version(), (error) =>
      log?.warn({ err: error }, 'the tables could not be read for a scrape'),
    );
    observers.push(metrics.observer);
    const server = await serveMetrics(metrics, { port: settings.metricsPort, host: settings.host });
    stopping.onStop(() => server.close());
    tellParent({ type: 'listening', url: server.url });
    display?.print(`Metrics are at ${server.url}`);
    log?.info({ url: server.url }, 'metrics are served');
  }
  // An embedded server that is gone comes back with a new start only: it is not waited for.
  const gone = new AbortController();
  void database.ended.then((error) => gone.abort(error));
  let stoodBy = false;
  /** The failure that was told last, until something is achieved again: tries go on for minutes. */
  let told = '';
  const result = await indexChain({
    sql: database.sql,
    rpc,
    recording,
    fromArchive: flags.fromArchive,
    chainId: settings.chainId ?? undefined,
    observations: flags.observations ?? recording ?? (flags.fromArchive ? await recordedFolder(settings, database.sql) : null),
    until: flags.until,
    signal: AbortSignal.any([stopping.signal, gone.signal]),
    observers,
    poll: { providersEverySeconds: settings.observe, allowPrivate: settings.observePrivate, priceUrl: settings.priceUrl },
    onLead(isLeader) {
      const line = isLeader ? 'This indexer writes' : 'Standing by: another indexer writes to this database';
      if (isLeader && !stoodBy) return;
      stoodBy = !isLeader;
      tell(line);
    },
    onRetry({ message }) {
      if (message !== told) tell(`${message} Trying again.`);
      told = message;
    },
    onProgress(progress) {
      told = '';
      display?.show(progress);
      if (child) tellParent({ type: 'progress', progress });
    },
  });
  display?.end();
  gone.signal.throwIfAborted();
  if (flags.json) process.stdout.write(`${JSON.stringify(result)}\n`);
  else if (display !== null && !stopping.signal.aborted) process.stderr.write(`Done: ${progressText(result)}\n`);
}

/** The recorded chain's folder where it is the archived one: what was observed beside it is there. */
async function recordedFolder({ recording }: Settings, sql: Sql): Promise<string | null> {
  const [archived] = await sql<{ chainId: string }[]>`SELECT chain_id AS "chainId" FROM raw_chain`;
  if (recording === null || archived === undefined) return null;
  return (await recordedChainId(recording)) === archived.chainId ? recording : null;
}
