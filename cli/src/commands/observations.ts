// `leasebook export-observations` and `import-observations`: what was polled, out into files and back in.
import { LeasebookError } from '@leasebook/db';
import { type ExchangeReport, exportObservations, importObservations, indexedChain } from '@leasebook/indexer';
import { openDatabase } from '../database.ts';
import { number } from '../progress.ts';
import type { Settings } from '../settings.ts';
import type { Stopping } from '../stopping.ts';

function text({ providerStatus, prices }: ExchangeReport): string {
  return `${number.format(providerStatus)} answers of providers, ${number.format(prices)} prices`;
}

function unknownChain(): LeasebookError {
  return new LeasebookError('nothing is indexed, so the chain is not known.', {
    kind: 'fatal',
    code: 'OBSERVATIONS_CHAIN_UNKNOWN',
    advice: 'Name the chain with --chain-id.',
  });
}

/** Writes what was polled into a folder. */
export async function exportTo(settings: Settings, flags: { to: string }, stopping: Stopping): Promise<void> {
  const database = await openDatabase(settings);
  stopping.onStop(() => database.close());
  const chainId = settings.chainId ?? (await indexedChain(database.sql))?.chainId;
  if (chainId === undefined) throw unknownChain();
  const report = await exportObservations(database.sql, chainId, flags.to);
  process.stdout.write(`Exported to ${flags.to}: ${text(report)}.\n`);
}

/**
 * Puts a folder's observations into the table. With `fresh` the computed tables are emptied first.
 * @throws LeasebookError of the import; nothing is imported then, and nothing emptied.
 */
export async function importFrom(settings: Settings, flags: { from: string; fresh: boolean }, stopping: Stopping): Promise<void> {
  const database = await openDatabase(settings);
  stopping.onStop(() => database.close());
  // The chain is known from the tables as long as they are not empty.
  const chainId = settings.chainId ?? (await indexedChain(database.sql))?.chainId;
  if (chainId === undefined) throw unknownChain();
  const report = await importObservations(database.sql, chainId, flags.from, { fresh: flags.fresh });
  process.stdout.write(`Imported from ${flags.from}: ${text(report)}.\n`);
}
