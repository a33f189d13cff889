// `leasebook api`: answers GraphQL and serves the explorer from tables that an indexer fills.
import { LeasebookError } from '@leasebook/db';
import { tellParent } from '../child.ts';
import { openDatabase } from '../database.ts';
import { serveApi } from '../serve-api.ts';
import type { Settings } from '../settings.ts';
import { aborted, type Stopping } from '../stopping.ts';

/** Serves until the signal. */
export async function api(settings: Settings, stopping: Stopping): Promise<void> {
  const databaseUrl = await primaryUrl(settings, stopping);
  const url = await serveApi(settings, databaseUrl, 'info', stopping);
  tellParent({ type: 'listening', url });
  if (process.send === undefined) process.stdout.write(`Leasebook is at ${url}\n`);
  await aborted(stopping.signal);
}

/** The primary's address, once its tables have the form that we read; as it is where it does not answer and standbys may. */
async function primaryUrl(settings: Settings, stopping: Stopping): Promise<string> {
  const print = (line: string): void => void process.stderr.write(`${line}\n`);
  try {
    const database = await openDatabase(settings, { reads: true, print });
    stopping.onStop(() => database.close());
    return database.url;
  } catch (error) {
    const mayWait = error instanceof LeasebookError && error.kind === 'retryable' && settings.readUrls.length > 0;
    if (!mayWait || settings.databaseUrl === null) throw error;
    print(`The primary does not answer, its standbys are read: ${error.message}`);
    return settings.databaseUrl;
  }
}
