// The database that a command works on: the operator's PostgreSQL, or the embedded one of the data folder.
import { connect, emptyTables, findEmbedded, migrate, removeEmbedded, type Sql, startEmbedded } from '@leasebook/db';
import type { Settings } from './settings.ts';

export interface OpenDatabase {
  url: string;
  sql: Sql;
  close(): Promise<void>;
}

/**
 * Opens and migrates the database; starts the embedded server unless one already runs on the data folder
 * (`leasebook start` in another terminal), which is used then and left running where `share` allows it.
 * @throws LeasebookError where PostgreSQL cannot be reached or started, or its schema is newer than this version.
 */
export async function openDatabase(
  settings: Settings,
  { fresh = false, share = true, print = (_line: string): void => undefined } = {},
): Promise<OpenDatabase> {
  if (settings.databaseUrl !== null) {
    return opened(settings.databaseUrl, fresh, async () => undefined);
  }
  const running = share ? await findEmbedded(settings.data) : null;
  if (running !== null) return opened(running, fresh, async () => undefined);
  if (fresh) await removeEmbedded(settings.data);
  const server = await startEmbedded({ dataDir: settings.data, onProgress: print });
  try {
    return await opened(server.url, false, () => server.stop());
  } catch (error) {
    await server.stop();
    throw error;
  }
}

async function opened(url: string, fresh: boolean, stop: () => Promise<void>): Promise<OpenDatabase> {
  const sql = connect(url, { name: 'leasebook' });
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
