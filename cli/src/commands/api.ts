// `leasebook api`: answers GraphQL and serves the explorer from tables that an indexer fills.
import { join } from 'node:path';
import { createApi } from '@leasebook/api';
import { connect } from '@leasebook/db';
import { pino } from 'pino';
import { openDatabase } from '../database.ts';
import { root, type Settings } from '../settings.ts';
import { aborted, type Stopping } from '../stopping.ts';

/** Serves until the signal. */
export async function api(settings: Settings, stopping: Stopping): Promise<void> {
  const database = await openDatabase(settings, { print: (line) => process.stderr.write(`${line}\n`) });
  stopping.onStop(() => database.close());
  const server = await createApi({
    sql: connect(database.url, { name: 'leasebook api', connections: 8, statementTimeoutMs: 15_000 }),
    webDir: join(root, 'web', 'dist'),
    port: settings.port,
    host: settings.host,
    logger: pino({ level: 'info' }, pino.destination(2)),
  });
  stopping.onStop(() => server.close());
  process.stdout.write(`Leasebook is at ${server.url}\n`);
  await aborted(stopping.signal);
}
