// The API with the explorer as both `start` and `api` serve it: its own connections, the built page, the settings' address.
import { join } from 'node:path';
import { createApi } from '@leasebook/api';
import { connect, readerAddress } from '@leasebook/db';
import { type Logger, pino } from 'pino';
import { root } from './root.ts';
import type { Settings } from './settings.ts';
import type { Stopping } from './stopping.ts';

/**
 * Serves from the tables of `databaseUrl` until `stopping`; resolves with the address.
 * @throws LeasebookError `PORT_IN_USE`, `PORT_NOT_ALLOWED`, `ADDRESS_NOT_AVAILABLE`.
 */
export async function serveApi(settings: Settings, databaseUrl: string, level: 'info' | 'warn', stopping: Stopping): Promise<string> {
  const logger = pino({ level }, pino.destination(2));
  const address = settings.readerUrl ?? (await readOnly(databaseUrl, logger));
  const server = await createApi({
    sql: connect(address, { name: 'leasebook api', connections: 8, statementTimeoutMs: 15_000 }),
    webDir: join(root, 'web', 'dist'),
    port: settings.port,
    host: settings.host,
    basePath: settings.basePath,
    logger,
    corsOrigins: settings.cors,
    rateLimit: settings.rateLimit,
    trustProxy: settings.trustProxy,
  });
  stopping.onStop(() => server.close());
  return server.url;
}

/** The address by which the API reads: with a role that may do nothing else, where the user of `databaseUrl` may make one. */
async function readOnly(databaseUrl: string, logger: Logger): Promise<string> {
  const sql = connect(databaseUrl, { name: 'leasebook api', connections: 1 });
  try {
    const address = await readerAddress(sql, databaseUrl);
    if (address === null)
      logger.warn(
        'the database user may not make a role that only reads, or has no password: set LEASEBOOK_READER_URL to one (docs/operations.md)',
      );
    return address ?? databaseUrl;
  } finally {
    await sql.end({ timeout: 5 });
  }
}
