// `leasebook migrate`: brings the tables to this version's form, for deployments where the indexer may not.
import { openDatabase } from '../database.ts';
import type { Settings } from '../settings.ts';
import type { Stopping } from '../stopping.ts';

/** Applies what is missing, gives the roles their rights, and ends. */
export async function migrateTables(settings: Settings, { json }: { json: boolean }, stopping: Stopping): Promise<void> {
  const database = await openDatabase(settings, { owner: true, grants: true });
  stopping.onStop(() => database.close());
  const [newest] = await database.sql<{ version: number; name: string }[]>`
    SELECT version, name FROM schema_migrations ORDER BY version DESC LIMIT 1`;
  process.stdout.write(json ? `${JSON.stringify(newest)}\n` : `The schema has version ${newest?.version} (${newest?.name}).\n`);
}
