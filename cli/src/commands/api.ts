// `leasebook api`: answers GraphQL and serves the explorer from tables that an indexer fills.
import { openDatabase } from '../database.ts';
import { serveApi } from '../serve-api.ts';
import type { Settings } from '../settings.ts';
import { aborted, type Stopping } from '../stopping.ts';

/** Serves until the signal. */
export async function api(settings: Settings, stopping: Stopping): Promise<void> {
  const database = await openDatabase(settings, { print: (line) => process.stderr.write(`${line}\n`) });
  stopping.onStop(() => database.close());
  const url = await serveApi(settings, database.url, 'info', stopping);
  process.stdout.write(`Leasebook is at ${url}\n`);
  await aborted(stopping.signal);
}
