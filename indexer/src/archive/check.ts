// Looks through the whole raw archive without making anything of it: what is damaged is found before a rebuild needs it.
import { LeasebookError, type Sql } from '@leasebook/db';
import { openRange } from '../archivers/ranges.ts';
import { checkedBlock, requireBlock } from '../source/trust/block.ts';
import { linkBetween } from '../source/trust/chain.ts';
import type { BlockHashes } from '../source/trust/hashes.ts';
import { archiveDamaged, type PackedRecord, parseBlock, unpackBlocks } from './pack.ts';
import { archivedGenesis, archiveExtent } from './records.ts';
import { NAME } from './source.ts';

/** A place where the archive is not what was written. */
export interface ArchiveDamage {
  /** Blocks that cannot be had because of it. */
  firstHeight: number;
  lastHeight: number;
  /** What it shows by, e.g. `ARCHIVE_DAMAGED` or `DATA_HASH_MISMATCH`. */
  code: string;
  text: string;
}

export interface ArchiveReport {
  /** Empty where nothing is archived. */
  chainId: string;
  firstHeight: number;
  lastHeight: number;
  records: number;
  blocks: number;
  damages: ArchiveDamage[];
}

export interface ArchiveCheckOptions {
  signal: AbortSignal;
  /** Told after each record: the last block that was checked. */
  onProgress?: ((height: number) => void) | undefined;
}

type StoredRecord = Pick<PackedRecord, 'firstHeight' | 'lastHeight' | 'packed'>;

/**
 * Checks every record: that it unpacks (its checksum), that each block is the one in its place, hashes to what it tells,
 * follows the one before and is the one in the tables, and that none is missing between the first and the checkpoint.
 * Rejects with the signal's reason, or with what the database reports.
 */
export async function checkArchive(sql: Sql, { signal, onProgress }: ArchiveCheckOptions): Promise<ArchiveReport> {
  const extent = await archiveExtent(sql);
  if (extent === null) return { chainId: '', firstHeight: 0, lastHeight: 0, records: 0, blocks: 0, damages: [] };
  const { chainId, firstHeight } = extent;
  const report: ArchiveReport = { chainId, firstHeight, lastHeight: firstHeight - 1, records: 0, blocks: 0, damages: [] };
  const note = (first: number, last: number, error: unknown) => report.damages.push(damageOf(first, last, error));
  if (extent.hasGenesis) await archivedGenesis(sql).catch((error: unknown) => note(firstHeight, firstHeight, error));
  let before: BlockHashes | null = null;
  for (let record = await recordAfter(sql, 0); record !== null; record = await recordAfter(sql, report.lastHeight)) {
    signal.throwIfAborted();
    const next = report.lastHeight + 1;
    if (record.firstHeight > next) {
      // What archivers are still to fill in is not missing.
      const range = await openRange(sql, next);
      if (range === null || range.firstHeight > next)
        note(next, record.firstHeight - 1, archiveDamaged(next, `blocks ${next} to ${record.firstHeight - 1} are missing`));
      before = null;
    }
    try {
      before = await checkRecord(sql, chainId, record, before);
      report.blocks += record.lastHeight - record.firstHeight + 1;
    } catch (error) {
      note(record.firstHeight, record.lastHeight, error);
      before = null;
    }
    report.records += 1;
    report.lastHeight = record.lastHeight;
    onProgress?.(report.lastHeight);
  }
  const [checkpoint] = await sql<{ height: number }[]>`SELECT height FROM checkpoint`;
  const end = report.lastHeight + 1;
  if (checkpoint !== undefined && checkpoint.height >= end)
    note(end, checkpoint.height, archiveDamaged(end, `it ends at ${end - 1}, the tables at ${checkpoint.height}`));
  return report;
}

function damageOf(firstHeight: number, lastHeight: number, error: unknown): ArchiveDamage {
  if (!(error instanceof LeasebookError)) throw error;
  return { firstHeight, lastHeight, code: error.code, text: error.message };
}

async function recordAfter(sql: Sql, height: number): Promise<StoredRecord | null> {
  const [row] = await sql<StoredRecord[]>`
    SELECT first_height AS "firstHeight", last_height AS "lastHeight", packed FROM raw_blocks
    WHERE first_height > ${height} ORDER BY first_height LIMIT 1`;
  return row ?? null;
}

/** The hashes of its last block. */
async function checkRecord(sql: Sql, chainId: string, record: StoredRecord, before: BlockHashes | null): Promise<BlockHashes | null> {
  const rows = await sql<{ height: number; hash: string }[]>`
    SELECT height, hash FROM blocks WHERE height BETWEEN ${record.firstHeight} AND ${record.lastHeight}`;
  const known = new Map(rows.map(({ height, hash }) => [height, hash]));
  let last = before;
  for (const block of await unpackBlocks(record)) {
    const raw = parseBlock(block);
    requireBlock(NAME, chainId, raw);
    const { hashes } = checkedBlock(NAME, raw);
    const inTables = known.get(block.height);
    if (inTables !== undefined && inTables !== hashes.hash)
      throw archiveDamaged(block.height, `block ${block.height} has hash ${hashes.hash}, in the tables it is ${inTables}`);
    const broken = last?.height === block.height - 1 ? linkBetween(last, hashes) : null;
    if (broken !== null)
      throw archiveDamaged(block.height, `block ${block.height} tells the ${broken.kind} hash ${broken.told}, it is ${broken.found}`);
    last = hashes;
  }
  return last;
}
