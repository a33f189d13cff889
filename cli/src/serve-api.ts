// The API with the explorer as both `start` and `api` serve it: its own connections, the built page, the settings' address.
import { join } from 'node:path';
import { createApi } from '@leasebook/api';
import { connect, LeasebookError, readerAddress, readerAddressOf, type Sql } from '@leasebook/db';
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
  const address = settings.readerUrl ?? (await readOnly(databaseUrl, settings.readUrls.length > 0, logger));
  const open = (url: string): Sql => connect(url, { name: 'leasebook api', connections: 8, statementTimeoutMs: 15_000 });
  const server = await createApi({
    sql: open(address),
    replicas: settings.readUrls.map((url) => ({ name: nameOf(url), open: () => open(replicaAddress(url, databaseUrl, address)) })),
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
  // What only starting needed is given back at once, code that ran once included, so that the heap grows from what is kept
  // (scripts/leasebook.mjs allows it).
  globalThis.gc?.({ type: 'major', flavor: 'last-resort' });
  return server.url;
}

/** A server as the log names it. */
function nameOf(url: string): string {
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
}

/** A standby has its primary's roles: named by the same user as the primary, it is read by the role that reads that. */
function replicaAddress(url: string, databaseUrl: string, reader: string): string {
  const [own, primary] = [new URL(url), new URL(databaseUrl)];
  const isSameUser = own.username === primary.username && own.password === primary.password;
  return isSameUser && reader === readerAddressOf(databaseUrl) ? (readerAddressOf(url) ?? url) : url;
}

/** The address by which the API reads: with a role that may do nothing else, where the user of `databaseUrl` may make one. */
async function readOnly(databaseUrl: string, isFollowed: boolean, logger: Logger): Promise<string> {
  const sql = connect(databaseUrl, { name: 'leasebook api', connections: 1 });
  try {
    const address = await readerAddress(sql, databaseUrl);
    if (address === null)
      logger.warn(
        'the database user may not make a role that only reads, or has no password: set LEASEBOOK_READER_URL to one (docs/operations.md)',
      );
    return address ?? databaseUrl;
  } catch (error) {
    const mayWait = error instanceof LeasebookError && error.kind === 'retryable' && isFollowed;
    if (!mayWait) throw error;
    // The role was made at an earlier start, and standbys have it too.
    return readerAddressOf(databaseUrl) ?? databaseUrl;
  } finally {
    await sql.end({ timeout: 5 });
  }
}
