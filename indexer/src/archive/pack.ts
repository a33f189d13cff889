// How blocks are packed: JSON lines of neighbours under one Zstandard frame (docs/decisions/0061-raw-archive.md).
import { promisify } from 'node:util';
import { constants, zstdCompress, zstdDecompress } from 'node:zlib';
import { LeasebookError } from '@leasebook/db';
import type { ArchiveText, RawBlock } from '../contract.ts';

const compress = promisify(zstdCompress);
const decompress = promisify(zstdDecompress);

/** Most blocks in one record: heights with the same quotient share one. */
export const RECORD_BLOCKS = 128;
const LEVEL = 3;
/** The same of blocks that are old (docs/decisions/0161). */
export const TIGHT_BLOCKS = 1_024;
export const TIGHT_LEVEL = 9;
/** Most bytes of text in one record, unless one block alone has more. */
export const RECORD_BYTES = 16 * 1024 * 1024;

/** Nearly every record comes out in one piece, without going back and forth between threads. */
const CHUNK_BYTES = 256 * 1024;
/** And most are unpacked in a few. */
const UNPACKED_CHUNK_BYTES = 1024 * 1024;
/** Stands behind each block of a record. */
export const NEWLINE = 0x0a;
const RESULTS_KEY = Buffer.from(',"results":');
const LINE_END = Buffer.from('}');

/** The pieces of what the archive keeps of a block, as text, so that nothing of the parsed reply has to stay in memory. */
export function archiveParts(raw: RawBlock): Uint8Array[] {
  const { height, text } = raw;
  // A line is a block: text that a node broke into lines is written anew.
  if (text === undefined || text.block.includes(NEWLINE) || text.results.includes(NEWLINE))
    return [Buffer.from(JSON.stringify({ height, block: raw.block, results: raw.results }))];
  return [Buffer.from(`{"height":${height},"block":`), text.block, RESULTS_KEY, text.results, LINE_END];
}

/** The same in one piece. */
export function archiveText(raw: RawBlock): ArchiveText {
  return { height: raw.height, text: Buffer.concat(archiveParts(raw)) };
}

/** One record of the archive before it is stored. */
export interface PackedRecord {
  firstHeight: number;
  lastHeight: number;
  /** Length of the text. */
  bytes: number;
  packed: Buffer;
}

/** Packs text of any form. */
export function packText(text: string | Buffer, level = LEVEL): Promise<Buffer> {
  return compress(text, {
    chunkSize: CHUNK_BYTES,
    params: { [constants.ZSTD_c_compressionLevel]: level, [constants.ZSTD_c_checksumFlag]: 1 },
  });
}

/** Cuts consecutive blocks into records and packs them, beside the main thread. */
export function packBlocks(blocks: readonly ArchiveText[]): Promise<PackedRecord[]> {
  return pack(blocks, recordOf, LEVEL);
}

/** The same for blocks that are old: larger records, more work, fewer bytes. */
export function packTightly(blocks: readonly ArchiveText[]): Promise<PackedRecord[]> {
  return pack(blocks, (height) => Math.floor((height - 1) / TIGHT_BLOCKS), TIGHT_LEVEL);
}

async function pack(blocks: readonly ArchiveText[], placeOf: (height: number) => number, level: number): Promise<PackedRecord[]> {
  const groups: ArchiveText[][] = [];
  let bytes = 0;
  for (const block of blocks) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    bytes += block.text.length;
    if (group === undefined || last === undefined || placeOf(last.height) !== placeOf(block.height) || bytes > RECORD_BYTES) {
      groups.push([block]);
      bytes = block.text.length;
    } else group.push(block);
  }
  const records: PackedRecord[] = [];
  // One after the other: side by side they only take each other's caches, and the blocks' own work its processor.
  for (const group of groups) records.push(await packGroup(group, level));
  return records;
}

/** Which record a height belongs to. */
export function recordOf(height: number): number {
  return Math.floor((height - 1) / RECORD_BLOCKS);
}

function packGroup(group: readonly ArchiveText[], level: number): Promise<PackedRecord> {
  return packRecord(group[0]?.height ?? 0, group.at(-1)?.height ?? 0, linesOf(group), level);
}

/** Packs the lines of the blocks `firstHeight` to `lastHeight`. */
export async function packRecord(firstHeight: number, lastHeight: number, lines: Buffer, level = LEVEL): Promise<PackedRecord> {
  return { firstHeight, lastHeight, bytes: lines.length, packed: await packText(lines, level) };
}

/** The texts, each with a line end, in one buffer. */
function linesOf(group: readonly ArchiveText[]): Buffer {
  const length = group.reduce((sum, { text }) => sum + text.length + 1, 0);
  const lines = Buffer.allocUnsafe(length);
  let end = 0;
  for (const { text } of group) {
    lines.set(text, end);
    end += text.length;
    lines[end] = NEWLINE;
    end += 1;
  }
  return lines;
}

/**
 * Unpacks what `packText` packed.
 * @throws LeasebookError `ARCHIVE_DAMAGED`.
 */
export async function unpackText(packed: Uint8Array, height: number | undefined): Promise<Buffer> {
  try {
    return await decompress(packed, { chunkSize: UNPACKED_CHUNK_BYTES });
  } catch (cause) {
    throw archiveDamaged(height, 'a record cannot be unpacked', cause);
  }
}

/** The blocks of a record, in order, as text. */
export async function unpackBlocks(record: Pick<PackedRecord, 'firstHeight' | 'lastHeight' | 'packed'>): Promise<ArchiveText[]> {
  const text = await unpackText(record.packed, record.firstHeight);
  const blocks: ArchiveText[] = [];
  for (let start = 0; start < text.length; ) {
    const newline = text.indexOf(NEWLINE, start);
    const end = newline < 0 ? text.length : newline;
    blocks.push({ height: record.firstHeight + blocks.length, text: text.subarray(start, end) });
    start = end + 1;
  }
  if (blocks.at(-1)?.height !== record.lastHeight)
    throw archiveDamaged(record.firstHeight, `a record should end with ${record.lastHeight}`);
  return blocks;
}

/** A block of the archive as a source hands it on. */
export function parseBlock({ height, text }: ArchiveText): RawBlock {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text.toString());
  } catch (cause) {
    throw archiveDamaged(height, 'a block is no JSON', cause);
  }
  if (
    typeof parsed === 'object' &&
    parsed !== null &&
    'block' in parsed &&
    'results' in parsed &&
    'height' in parsed &&
    parsed.height === height
  )
    return { height, block: parsed.block, results: parsed.results, isArchived: true };
  throw archiveDamaged(height, 'a record holds another block in its place');
}

/** The error for an archive whose bytes are not what was written. */
export function archiveDamaged(height: number | undefined, what: string, cause?: unknown): LeasebookError {
  return new LeasebookError(`the raw archive is damaged: ${what}.`, {
    kind: 'fatal',
    code: 'ARCHIVE_DAMAGED',
    height,
    advice: 'Look at the disk, restore the database from a backup, or read the chain again from a node (index --fresh).',
    cause,
  });
}
