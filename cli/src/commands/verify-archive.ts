// `leasebook verify --archive`: looks through the raw archive, so that damage is found before a rebuild needs it.
import { LeasebookError, type Sql } from '@leasebook/db';
import { type ArchiveReport, checkArchive } from '@leasebook/indexer';
import { openDatabase } from '../database.ts';
import { number } from '../progress.ts';
import type { Settings } from '../settings.ts';
import type { Stopping } from '../stopping.ts';

/**
 * Prints what was looked through and each damage, and notes the result for metrics and `leasebook status`.
 * @throws LeasebookError `ARCHIVE_DAMAGED` where anything is not as it was written.
 */
export async function verifyArchive(settings: Settings, { json }: { json: boolean }, stopping: Stopping): Promise<void> {
  const database = await openDatabase(settings, { existing: true });
  stopping.onStop(() => database.close());
  const isTerminal = !json && process.stderr.isTTY;
  const report = await checkArchive(database.sql, {
    signal: stopping.signal,
    onProgress: (height) => void (isTerminal && process.stderr.write(`\r\u001b[Kblock ${number.format(height)}\r`)),
  });
  await noteResult(database.sql, report);
  process.stdout.write(json ? `${JSON.stringify(report)}\n` : text(report));
  const [first] = report.damages;
  if (first === undefined) return;
  throw new LeasebookError(`the raw archive is damaged in ${report.damages.length} places.`, {
    kind: 'fatal',
    code: 'ARCHIVE_DAMAGED',
    height: first.firstHeight,
    advice: `Look at the disk; then restore a backup, or \`leasebook rewind --to ${first.firstHeight - 1}\` and \`leasebook index\` with a node that has the blocks from ${first.firstHeight} on.`,
  });
}

async function noteResult(sql: Sql, { lastHeight, blocks, damages }: ArchiveReport): Promise<void> {
  await sql`
    INSERT INTO archive_status (checked_at, height, blocks, damages) VALUES (now(), ${lastHeight}, ${blocks}, ${damages.length})
    ON CONFLICT (singleton) DO UPDATE SET checked_at = excluded.checked_at, height = excluded.height, blocks = excluded.blocks,
      damages = excluded.damages`;
}

function text({ chainId, firstHeight, lastHeight, records, blocks, damages }: ArchiveReport): string {
  if (records === 0) return 'The raw archive is empty.\n';
  const lines = damages.map((damage) => `blocks ${damage.firstHeight} to ${damage.lastHeight}: ${damage.code}, ${damage.text}\n`);
  const range = `${number.format(firstHeight)} to ${number.format(lastHeight)}`;
  return `${lines.join('')}${chainId}, blocks ${range}: ${number.format(blocks)} blocks in ${number.format(records)} records are as they were accepted${damages.length === 0 ? '' : `, ${damages.length} places are not`}.\n`;
}
