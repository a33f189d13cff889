// `leasebook export-observations` and `import-observations`: what was polled, out into files and back in.
import { LeasebookError } from '@leasebook/db';
import { type ExchangeReport, exportObservations, importObservations, indexedChain } from '@leasebook/indexer';
import { openDatabase } from '../database.ts';
import { number } from '../progress.ts';
import type { Settings } from '../settings.ts';
import type { Stopping } from '../stopping.ts';

function say(what: string, report: ExchangeReport, json: boolean): void {
  const { providerStatus, prices } = report;
  const text = `${what}: ${number.format(providerStatus)} answers of providers, ${number.format(prices)} prices.`;
  process.stdout.write(`${json ? JSON.stringify(report) : text}\n`);
}

function unknownChain(): LeasebookError {
  return new LeasebookError('nothing is indexed, so the chain is not known.', {
    kind: 'fatal',
    code: 'OBSERVATIONS_CHAIN_UNKNOWN',
    advice: 'Name the chain with --chain-id.',
  });
}

/** Writes what was polled into a folder. */
export async function exportTo(settings: Settings, flags: { to: string; json: boolean }, stopping: Stopping): Promise<void> {
  const database = await openDatabase(settings, { existing: true });
  stopping.onStop(() => database.close());
  const chainId = settings.chainId ?? (await indexedChain(database.sql))?.chainId;
  if (chainId === undefined) throw unknownChain();
  const report = await exportObservations(database.sql, chainId, flags.to);
  say(`Exported to ${flags.to}`, report, flags.json);
}

/**
 * Puts a folder's observations into the table. With `fresh` the computed tables are emptied first.
 * @throws LeasebookError of the import; nothing is imported then, and nothing emptied.
 */
export async function importFrom(
  settings: Settings,
  flags: { from: string; fresh: boolean; json: boolean },
  stopping: Stopping,
): Promise<void> {
  const database = await openDatabase(settings, { existing: settings.chainId === null });
  stopping.onStop(() => database.close());
  // The chain is known from the tables as long as they are not empty.
  const chainId = settings.chainId ?? (await indexedChain(database.sql))?.chainId;
  if (chainId === undefined) throw unknownChain();
  const report = await importObservations(database.sql, chainId, flags.from, { fresh: flags.fresh });
  say(`Imported from ${flags.from}`, report, flags.json);
}
