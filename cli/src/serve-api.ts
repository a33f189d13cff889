// The API with the explorer as both `start` and `api` serve it: its own connections, the built page, the settings' address.
import { join } from 'node:path';
import { createApi } from '@leasebook/api';
import { connect } from '@leasebook/db';
import { pino } from 'pino';
import { root } from './root.ts';
import type { Settings } from './settings.ts';
import type { Stopping } from './stopping.ts';

/**
 * Serves from the tables of `databaseUrl` until `stopping`; resolves with the address.
 * @throws LeasebookError `PORT_IN_USE`, `PORT_NOT_ALLOWED`, `ADDRESS_NOT_AVAILABLE`.
 */
export async function serveApi(settings: Settings, databaseUrl: string, level: 'info' | 'warn', stopping: Stopping): Promise<string> {
  const server = await createApi({
    sql: connect(databaseUrl, { name: 'leasebook api', connections: 8, statementTimeoutMs: 15_000 }),
    webDir: join(root, 'web', 'dist'),
    port: settings.port,
    host: settings.host,
    basePath: settings.basePath,
    logger: pino({ level }, pino.destination(2)),
  });
  stopping.onStop(() => server.close());
  return server.url;
}
