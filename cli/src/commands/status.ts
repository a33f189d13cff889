// `leasebook status`: which chain, how far, how fresh, and what could not be read; on one screen.
import { readChainStatus } from '@leasebook/api';
import { openDatabase } from '../database.ts';
import { duration } from '../progress.ts';
import type { Settings } from '../settings.ts';
import type { Stopping } from '../stopping.ts';

const number = new Intl.NumberFormat('en-US');

/** Prints the state of the index and ends. */
export async function status(settings: Settings, { json }: { json: boolean }, stopping: Stopping): Promise<void> {
  const database = await openDatabase(settings);
  stopping.onStop(() => database.close());
  const now = await readChainStatus(database.sql);
  if (json) {
    process.stdout.write(`${JSON.stringify(now)}\n`);
    return;
  }
  const rows: [string, string][] = [
    ['chain', now.chainId === '' ? 'none yet' : `${now.chainId}, ${now.origin === 'recorded' ? 'recorded, generated traffic' : 'network'}`],
    ['state', now.state],
    [
      'indexed',
      `${number.format(now.firstHeight)} to ${number.format(now.indexedHeight)}${now.indexedTime === null ? '' : `, ${now.indexedTime}`}`,
    ],
    ['head', `${number.format(now.headHeight)}${now.headTime === null ? '' : `, ${now.headTime}`}`],
    ['behind', duration(now.lagSeconds)],
    ['dead letters', number.format(now.deadLetters)],
    ['unknown events', number.format(now.unknownEvents)],
  ];
  for (const [name, value] of rows) process.stdout.write(`${name.padEnd(16)}${value}\n`);
}
