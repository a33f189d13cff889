// How long an index will take and how large it will be, from a sample of the chain's own blocks.
import { LeasebookError } from '@leasebook/db';
import type { NodeExamination } from '@leasebook/indexer';
import { number } from '../progress.ts';
import type { Finding } from './finding.ts';

/** Bytes of tables, indexes and raw archive for each byte of JSON, as the recorded chain takes them (docs/decisions/0061). */
const TABLE_BYTES_PER_JSON_BYTE = 0.98;
const ARCHIVE_BYTES_PER_JSON_BYTE = 0.105;

export interface Estimate {
  blocks: number;
  /** With blocks coming as fast as in the sample. */
  seconds: number;
  /** On disk when it is complete. */
  bytes: number;
  /** What a day of the chain then adds. */
  bytesPerDay: number;
}

function duration(seconds: number): string {
  if (seconds < 90) return `${Math.round(seconds)} s`;
  if (seconds < 5_400) return `${Math.round(seconds / 60)} min`;
  return seconds < 172_800 ? `${(seconds / 3_600).toFixed(1)} h` : `${(seconds / 86_400).toFixed(1)} days`;
}

/** Bytes as people read them: whole MB below a GB, in powers of ten. */
export function size(bytes: number): string {
  return bytes < 1e9 ? `${Math.round(bytes / 1e6)} MB` : `${(bytes / 1e9).toFixed(1)} GB`;
}

/** What indexing from `from` to the head of `node` takes; null where the node gave no sample. */
export function estimate(node: NodeExamination, from: number): Estimate | null {
  const { sample, status } = node;
  if (sample instanceof LeasebookError || sample.blocks < 2 || sample.seconds === 0) return null;
  const blocks = Math.max(0, status.headHeight - from + 1);
  const bytesPerBlock = (sample.bytes / sample.blocks) * (TABLE_BYTES_PER_JSON_BYTE + ARCHIVE_BYTES_PER_JSON_BYTE);
  const blocksPerDay = sample.chainSeconds === 0 ? 0 : ((sample.blocks - 1) / sample.chainSeconds) * 86_400;
  return {
    blocks,
    seconds: blocks / (sample.blocks / sample.seconds),
    bytes: blocks * bytesPerBlock,
    bytesPerDay: blocksPerDay * bytesPerBlock,
  };
}

/** The estimate in words, beside what the disk has. */
export function estimateFinding(what: string, { blocks, seconds, bytes, bytesPerDay }: Estimate, freeBytes: number | null): Finding {
  const text = `${number.format(blocks)} blocks: about ${duration(seconds)} and ${size(bytes)}, then ${size(bytesPerDay)} a day, if all blocks are like the newest`;
  const subject = `index ${what}`;
  if (freeBytes !== null && bytes > freeBytes) {
    return { subject, state: 'wrong', text, advice: `Only ${size(freeBytes)} are free: use a larger disk, or begin later.` };
  }
  return { subject, state: 'good', text };
}
