// The database that a command works on: the operator's PostgreSQL, or the embedded one of the data folder.
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { connect, emptyTables, findEmbedded, migrate, type Sql, startEmbedded } from '@leasebook/db';
import type { Settings } from './settings.ts';

/** Folder of the embedded server's files. */
export function postgresFolder(settings: Settings): string {
  return join(settings.data, 'postgres');
}

export interface OpenDatabase {
  url: string;
  sql: Sql;
  close(): Promise<void>;
}

/**
 * Opens and migrates the database; starts the embedded server unless one already runs on the data folder
 * (`leasebook start` in another terminal), which is used then and left running.
 * @throws LeasebookError where PostgreSQL cannot be reached or started, or its schema is newer than this version.
 */
export async function openDatabase(
  settings: Settings,
  { fresh = false, print = (_line: string): void => undefined } = {},
): Promise<OpenDatabase> {
  if (settings.databaseUrl !== null) {
    return opened(settings.databaseUrl, fresh, async () => undefined);
  }
  const folder = postgresFolder(settings);
  const running = await findEmbedded(folder);
  if (running !== null) return opened(running, fresh, async () => undefined);
  if (fresh) await rm(folder, { recursive: true, force: true });
  const server = await startEmbedded({ dataDir: folder, onProgress: print });
  try {
    return await opened(server.url, false, () => server.stop());
  } catch (error) {
    await server.stop();
    throw error;
  }
}

async function opened(url: string, fresh: boolean, stop: () => Promise<void>): Promise<OpenDatabase> {
  const sql = connect(url, { applicationName: 'leasebook' });
  try {
    await migrate(sql);
    if (fresh) await emptyTables(sql);
  } catch (error) {
    await sql.end();
    throw error;
  }
  return {
    url,
    sql,
    async close() {
      await sql.end({ timeout: 5 });
      await stop();
    },
  };
}
