// The archive's rows: written in the transaction of their batch, read in order, cut off by a rewind.
import { LeasebookError, type Sql, type Transaction } from '@leasebook/db';
import { cutRanges } from '../archivers/ranges.ts';
import type { ArchivePart, ArchiveText, RawBlock } from '../contract.ts';
import {
  archiveDamaged,
  type PackedRecord,
  packBlocks,
  packText,
  parseBlock,
  RECORD_BLOCKS,
  RECORD_BYTES,
  recordOf,
  unpackBlocks,
  unpackText,
} from './pack.ts';

/** What the archive holds, in short. */
export interface ArchiveExtent {
  chainId: string;
  firstHeight: number;
  /** Up to here no block is missing; archivers may have filled in more above. */
  lastHeight: number;
  /** False where the chain's beginning is not in it: the index began from a node's state. */
  hasGenesis: boolean;
}

/** A part of the archive packed and ready to be written. */
export interface PackedPart {
  /** Null where it is already there. */
  genesis: Buffer | null;
  records: PackedRecord[];
}

interface Row {
  firstHeight: number;
  lastHeight: number;
  bytes: number;
  packed: Buffer;
}

/** What a batch adds, packed; takes no part of the transaction's time. */
export async function packPart(part: ArchivePart): Promise<PackedPart> {
  const genesis = part.genesis === undefined ? null : await packText(JSON.stringify(part.genesis));
  return { genesis, records: await part.records };
}

/**
 * Adds a part. Records that make one together are merged when it is complete, so that blocks that came one by one end up
 * packed as well as others.
 * @throws LeasebookError `ARCHIVE_GAP` where the part does not follow what is there.
 */
export async function writePart(transaction: Transaction, chainId: string, { genesis, records }: PackedPart): Promise<void> {
  if (genesis !== null)
    await transaction`INSERT INTO raw_chain (chain_id, genesis) VALUES (${chainId}, ${genesis}) ON CONFLICT (singleton) DO NOTHING`;
  const [first, last] = [records[0], records.at(-1)];
  if (first === undefined || last === undefined) return;
  await makePartitions(transaction, first.firstHeight, last.lastHeight);
  // Held to the end of the transaction: archivers at work on these blocks wait, and leave out what is written here.
  const ranges = await transaction`
    SELECT FROM archive_ranges WHERE last_height >= ${first.firstHeight} AND first_height <= ${last.lastHeight} FOR UPDATE`;
  const [end] = await transaction<{ last: number }[]>`
    SELECT last_height AS last FROM raw_blocks WHERE first_height <= ${first.firstHeight} ORDER BY first_height DESC LIMIT 1`;
  const follows = end === undefined || (ranges.count === 0 ? end.last + 1 === first.firstHeight : end.last + 1 >= first.firstHeight);
  if (!follows) throw archiveGap(end.last + 1, first.firstHeight);
  if (ranges.count > 0) return fillArchive(transaction, records);
  for (const record of records) await insert(transaction, record);
  if (end === undefined) return;
  const open = recordOf(end.last);
  if (last.lastHeight >= lastOf(open)) await merge(transaction, open);
}

/**
 * Adds records wherever they belong, less the blocks that another process has archived meanwhile: both had them from nodes
 * with the same checks. The caller holds the rows of the ranges concerned, so that nobody else writes there.
 */
export async function fillArchive(transaction: Transaction, records: readonly PackedRecord[]): Promise<void> {
  await makePartitions(transaction, records[0]?.firstHeight ?? 0, records.at(-1)?.lastHeight ?? -1);
  for (const record of records) {
    const slot = recordOf(record.firstHeight);
    const there = await transaction<{ first: number; last: number }[]>`
      SELECT first_height AS first, last_height AS last FROM raw_blocks
      WHERE first_height BETWEEN ${slot * RECORD_BLOCKS + 1} AND ${record.lastHeight} AND last_height >= ${record.firstHeight}`;
    if (there.length === 0) {
      await insert(transaction, record);
      continue;
    }
    const isThere = (height: number) => there.some(({ first, last }) => first <= height && height <= last);
    const missing = (await unpackBlocks(record)).filter(({ height }) => !isThere(height));
    for (const run of runs(missing)) for (const packed of await packBlocks(run)) await insert(transaction, packed);
    await merge(transaction, slot);
  }
}

/** The archive is partitioned by height; what is missing for these blocks is made. */
async function makePartitions(transaction: Transaction, lowest: number, highest: number): Promise<void> {
  await transaction`SELECT make_partitions('raw_blocks', ${lowest}, ${highest})`;
}

/** Cuts blocks in order into runs without gaps. */
function runs(blocks: readonly ArchiveText[]): ArchiveText[][] {
  const all: ArchiveText[][] = [];
  for (const block of blocks) {
    const run = all.at(-1);
    if (run === undefined || run.at(-1)?.height !== block.height - 1) all.push([block]);
    else run.push(block);
  }
  return all;
}

/** Last height of a complete record. */
function lastOf(record: number): number {
  return (record + 1) * RECORD_BLOCKS;
}

async function insert(transaction: Transaction, { firstHeight, lastHeight, bytes, packed }: PackedRecord): Promise<void> {
  await transaction`
    INSERT INTO raw_blocks (first_height, last_height, bytes, packed) VALUES (${firstHeight}, ${lastHeight}, ${bytes}, ${packed})`;
}

async function merge(transaction: Transaction, record: number): Promise<void> {
  const rows = await transaction<Row[]>`
    SELECT first_height AS "firstHeight", last_height AS "lastHeight", bytes, packed FROM raw_blocks
    WHERE first_height BETWEEN ${record * RECORD_BLOCKS + 1} AND ${lastOf(record)} ORDER BY first_height`;
  if (rows.length < 2 || rows.reduce((sum, { bytes }) => sum + bytes, 0) > RECORD_BYTES) return;
  if (rows.some(({ firstHeight }, place) => place > 0 && firstHeight !== (rows[place - 1]?.lastHeight ?? 0) + 1)) return;
  const blocks: ArchiveText[] = [];
  for (const row of rows) blocks.push(...(await unpackBlocks(row)));
  await transaction`DELETE FROM raw_blocks WHERE first_height BETWEEN ${record * RECORD_BLOCKS + 1} AND ${lastOf(record)}`;
  for (const packed of await packBlocks(blocks)) await insert(transaction, packed);
}

/** What the archive holds; null where it is empty. */
export async function archiveExtent(sql: Sql | Transaction): Promise<ArchiveExtent | null> {
  const [row] = await sql<
    { chainId: string | null; hasGenesis: boolean; firstHeight: number | null; lastHeight: number | null; open: number | null }[]
  >`
    SELECT coalesce((SELECT chain_id FROM raw_chain), (SELECT chain_id FROM raw_bootstrap)) AS "chainId",
      EXISTS (SELECT FROM raw_chain) AS "hasGenesis", (SELECT min(first_height) FROM raw_blocks) AS "firstHeight",
      (SELECT last_height FROM (
         SELECT last_height, lead(first_height) OVER (ORDER BY first_height) AS next FROM raw_blocks
         -- Only ranges that are not complete have holes.
         WHERE first_height >= coalesce(
           (SELECT max(first_height) FROM raw_blocks WHERE first_height <=
             (SELECT min(first_height) FROM archive_ranges WHERE reached < last_height)),
           (SELECT max(first_height) FROM raw_blocks))
       ) ends WHERE next IS DISTINCT FROM last_height + 1 ORDER BY last_height LIMIT 1) AS "lastHeight",
      (SELECT min(first_height) FROM archive_ranges WHERE reached < last_height) AS open`;
  if (row === undefined || row.chainId === null || row.firstHeight === null || row.lastHeight === null) return null;
  // Archivers have begun above and not yet at the beginning.
  if (row.open !== null && row.open < row.firstHeight) return null;
  return { chainId: row.chainId, firstHeight: row.firstHeight, lastHeight: row.lastHeight, hasGenesis: row.hasGenesis };
}

/**
 * The `genesis` object as the node answered it.
 * @throws LeasebookError `ARCHIVE_DAMAGED`; `REINDEX_NEEDED` where the index began from a node's state.
 */
export async function archivedGenesis(sql: Sql): Promise<unknown> {
  const [row] = await sql<{ genesis: Buffer | null; begun: number | null }[]>`
    SELECT (SELECT genesis FROM raw_chain) AS genesis, (SELECT height FROM raw_bootstrap) AS begun`;
  if (typeof row?.begun === 'number') throw reindexNeeded(row.begun);
  if (row === undefined || row.genesis === null) throw archiveDamaged(undefined, 'genesis is missing');
  const text = await unpackText(row.genesis, undefined);
  try {
    return JSON.parse(text.toString());
  } catch (cause) {
    throw archiveDamaged(undefined, 'genesis is no JSON', cause);
  }
}

function reindexNeeded(height: number): LeasebookError {
  return new LeasebookError(`this index began from a node's state at block ${height}, and its tables are empty.`, {
    kind: 'fatal',
    code: 'REINDEX_NEEDED',
    height,
    advice: 'A reindex or rewind was interrupted: run the same command again, then index.',
  });
}

/** The archived blocks `from` to `to`, in order, as text; ends early where the archive does. */
export async function* archivedBlocks(sql: Sql, from: number, to: number): AsyncGenerator<ArchiveText> {
  let next = from;
  // The record after the one that is read out is fetched and unpacked meanwhile.
  let ahead = readRecord(sql, next);
  try {
    while (next <= to) {
      const blocks = await ahead;
      const last = blocks.at(-1);
      if (last === undefined) return;
      ahead = last.height < to ? readRecord(sql, last.height + 1) : Promise.resolve([]);
      // Its failure is told when its turn comes; until then it must not count as unhandled.
      ahead.catch(() => undefined);
      for (const block of blocks) {
        if (block.height < next || block.height > to) continue;
        if (block.height !== next) throw archiveDamaged(next, 'the block is missing');
        next += 1;
        yield block;
      }
    }
  } finally {
    // Nobody may be left alone with its failure.
    await ahead.catch(() => undefined);
  }
}

/** One archived block; null where the archive has none of that height. */
export async function archivedBlock(sql: Sql, height: number): Promise<RawBlock | null> {
  for await (const block of archivedBlocks(sql, height, height)) return parseBlock(block);
  return null;
}

async function readRecord(sql: Sql, height: number): Promise<ArchiveText[]> {
  const [row] = await sql<Row[]>`
    SELECT first_height AS "firstHeight", last_height AS "lastHeight", bytes, packed FROM raw_blocks
    WHERE first_height <= ${height} ORDER BY first_height DESC LIMIT 1`;
  return row === undefined || row.lastHeight < height ? [] : unpackBlocks(row);
}

/** Removes all blocks above `height`, archivers' ranges too; the record that holds it keeps its first part. */
export async function cutArchive(transaction: Transaction, height: number): Promise<void> {
  await cutRanges(transaction, height);
  const rows = await transaction<Row[]>`
    SELECT first_height AS "firstHeight", last_height AS "lastHeight", bytes, packed FROM raw_blocks
    WHERE first_height <= ${height} AND last_height > ${height}`;
  await transaction`DELETE FROM raw_blocks WHERE last_height > ${height}`;
  for (const row of rows) {
    const kept = (await unpackBlocks(row)).filter((block) => block.height <= height);
    for (const packed of await packBlocks(kept)) await insert(transaction, packed);
  }
}

function archiveGap(expected: number, found: number): LeasebookError {
  return new LeasebookError(`the raw archive goes on with ${expected}, the batch begins with ${found}.`, {
    kind: 'fatal',
    code: 'ARCHIVE_GAP',
    height: found,
    advice: 'This is a defect of Leasebook; report it with both heights. Nothing of the batch was written.',
  });
}
