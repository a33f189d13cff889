// `leasebook retain`: what an operator has decided about old raw blocks: packed more tightly, taken away, or neither.
import { knownDatabaseError, LeasebookError, type Sql, type Transaction } from '@leasebook/db';
import type { ArchiveText } from '../contract.ts';
import { packTightly, TIGHT_BLOCKS, TIGHT_LEVEL, unpackBlocks } from './pack.ts';
import { archiveExtent } from './records.ts';

export interface RetainOptions {
  sql: Sql;
  /** So many of the newest indexed blocks stay as they came; null: all do. */
  tightAfter: number | null;
  /** So many of the newest indexed blocks are kept; null: all are. */
  keep: number | null;
  /** Nothing is changed, only counted. */
  dryRun: boolean;
  /** Aborted to stop between two records. */
  signal: AbortSignal;
  /** Told how far packing is. */
  onProgress?: ((height: number) => void) | undefined;
}

export interface RetainReport {
  /** Last indexed block, from which the others are counted; 0 where nothing is indexed. */
  height: number;
  /** Blocks that were packed anew, and their bytes before and after; after is 0 in a dry run. */
  packed: { blocks: number; bytesBefore: number; bytesAfter: number };
  /** Blocks that were taken away, from the lowest on. */
  dropped: { blocks: number; bytes: number };
}

interface Row {
  firstHeight: number;
  lastHeight: number;
  packed: Buffer;
}

/**
 * Applies both policies; without either nothing happens. Only blocks that are in the tables and below every gap are touched.
 * Works beside an indexer, archivers and readers.
 * @throws LeasebookError `ARCHIVE_DAMAGED`, or what the database reports.
 */
export async function retainArchive(options: RetainOptions): Promise<RetainReport> {
  try {
    const [checkpoint] = await options.sql<{ height: number }[]>`SELECT height FROM checkpoint`;
    const extent = await archiveExtent(options.sql);
    const height = Math.min(checkpoint?.height ?? 0, extent?.lastHeight ?? 0);
    const nothing = { blocks: 0, bytes: 0 };
    const kept = options.keep === null ? 1 : height - options.keep + 1;
    // Taken away first: nobody packs what goes.
    const dropped = options.keep === null ? nothing : await dropBelow(options, kept);
    const packed =
      options.tightAfter === null
        ? { blocks: 0, bytesBefore: 0, bytesAfter: 0 }
        : await packBetween(options, kept, height - options.tightAfter);
    return { height, packed, dropped };
  } catch (cause) {
    throw knownDatabaseError(cause);
  }
}

async function dropBelow({ sql, dryRun }: RetainOptions, height: number): Promise<{ blocks: number; bytes: number }> {
  const [found] = await sql<{ blocks: number; bytes: number }[]>`
    SELECT coalesce(sum(last_height - first_height + 1), 0)::bigint AS blocks, coalesce(sum(octet_length(packed)), 0)::bigint AS bytes
    FROM raw_blocks WHERE last_height < ${height}`;
  if (found === undefined || found.blocks === 0) return { blocks: 0, bytes: 0 };
  if (!dryRun) await sql`SELECT drop_raw_blocks(${height})`;
  return found;
}

/** Packs records with a block from `kept` on (a dry run has not taken the others away) in windows that end at `height` at most. */
async function packBetween(
  { sql, dryRun, signal, onProgress }: RetainOptions,
  kept: number,
  height: number,
): Promise<RetainReport['packed']> {
  const total = { blocks: 0, bytesBefore: 0, bytesAfter: 0 };
  let next = 1;
  while (!signal.aborted) {
    const [loose] = await sql<{ first: number }[]>`
      SELECT first_height AS first FROM raw_blocks
      WHERE level < 9 AND first_height >= ${next} AND last_height BETWEEN ${kept} AND ${height} ORDER BY first_height LIMIT 1`;
    if (loose === undefined) break;
    const last = Math.ceil(loose.first / TIGHT_BLOCKS) * TIGHT_BLOCKS;
    // A window that is not old enough as a whole would be packed twice.
    if (last > height) break;
    const one = await sql.begin((transaction) => packWindow(transaction, loose.first, last, dryRun));
    total.blocks += one.blocks;
    total.bytesBefore += one.bytesBefore;
    total.bytesAfter += one.bytesAfter;
    next = last + 1;
    onProgress?.(last);
  }
  return total;
}

async function packWindow(transaction: Transaction, first: number, last: number, dryRun: boolean): Promise<RetainReport['packed']> {
  const rows = await transaction<Row[]>`
    SELECT first_height AS "firstHeight", last_height AS "lastHeight", packed FROM raw_blocks
    WHERE first_height BETWEEN ${first} AND ${last} AND level < 9 ORDER BY first_height FOR UPDATE`;
  const blocks: ArchiveText[] = [];
  for (const row of rows) blocks.push(...(await unpackBlocks(row)));
  const counted = { blocks: blocks.length, bytesBefore: rows.reduce((sum, { packed }) => sum + packed.length, 0), bytesAfter: 0 };
  if (dryRun) return counted;
  if (blocks.some((block, place) => place > 0 && block.height !== (blocks[place - 1]?.height ?? 0) + 1)) throw gap(first, last);
  const records = await packTightly(blocks);
  await transaction`DELETE FROM raw_blocks WHERE first_height = ANY (${rows.map(({ firstHeight }) => firstHeight)})`;
  for (const { firstHeight, lastHeight, bytes, packed } of records) {
    await transaction`
      INSERT INTO raw_blocks (first_height, last_height, bytes, packed, level)
      VALUES (${firstHeight}, ${lastHeight}, ${bytes}, ${packed}, ${TIGHT_LEVEL})`;
  }
  return { ...counted, bytesAfter: records.reduce((sum, { packed }) => sum + packed.length, 0) };
}

function gap(first: number, last: number): LeasebookError {
  return new LeasebookError(`the raw archive is damaged: blocks between ${first} and ${last} are missing.`, {
    kind: 'fatal',
    code: 'ARCHIVE_DAMAGED',
    height: first,
    advice: 'leasebook verify --archive tells which; a rewind below them and an index mend it.',
  });
}
