// Gathers the blocks of a batch into records; each is packed beside the main thread as soon as it is complete, so that little more than packed bytes waits for the batch.
import type { RawBlock } from '../contract.ts';
import { free } from '../free.ts';
import { archiveParts, NEWLINE, type PackedRecord, packRecord, RECORD_BYTES, recordOf } from './pack.ts';

const FIRST_BYTES = 64 * 1024;
const LINE_END = Buffer.of(NEWLINE);

/** Records of a batch: `add` copies a block's text, `take` gives all records since the last call, packed (zstd). */
export class RecordGatherer {
  readonly #packed: Promise<PackedRecord>[] = [];
  /** One after the other: side by side they only take each other's caches, and the blocks' own work its processor. */
  #turn: Promise<unknown> = Promise.resolve();
  #lines: Buffer<ArrayBuffer> = Buffer.allocUnsafeSlow(FIRST_BYTES);
  /** What records were packed from, for the next ones. */
  readonly #spare: Buffer<ArrayBuffer>[] = [];
  #end = 0;
  #heights: { first: number; last: number } | null = null;

  /** Adds the next block; its text is copied. */
  add(raw: RawBlock): void {
    const { height } = raw;
    const parts = archiveParts(raw);
    const length = parts.reduce((sum, part) => sum + part.length, 0);
    if (this.#heights !== null && (recordOf(this.#heights.last) !== recordOf(height) || this.#end + length > RECORD_BYTES)) this.#seal();
    this.#heights = { first: this.#heights?.first ?? height, last: height };
    this.#makeRoom(length + 1);
    for (const part of parts) this.#put(part);
    this.#put(LINE_END);
  }

  /** Everything since the last call. */
  take(): Promise<PackedRecord[]> {
    this.#seal();
    const all = Promise.all(this.#packed.splice(0));
    // Whoever writes the batch hears of it.
    all.catch(() => undefined);
    return all;
  }

  #put(part: Uint8Array): void {
    this.#lines.set(part, this.#end);
    this.#end += part.length;
  }

  #makeRoom(bytes: number): void {
    const needed = this.#end + bytes;
    if (needed <= this.#lines.length) return;
    const larger = Buffer.allocUnsafeSlow(Math.max(needed, 2 * this.#lines.length));
    larger.set(this.#lines.subarray(0, this.#end));
    free(this.#lines);
    this.#lines = larger;
  }

  #seal(): void {
    if (this.#heights === null) return;
    const { first, last } = this.#heights;
    const whole = this.#lines;
    const text = whole.subarray(0, this.#end);
    const packed = this.#turn.then(() => packRecord(first, last, text)).finally(() => this.#keep(whole));
    this.#turn = packed.catch(() => undefined);
    this.#packed.push(packed);
    // Neighbours are about as long.
    this.#lines = this.#spare.pop() ?? Buffer.allocUnsafeSlow(Math.max(FIRST_BYTES, this.#end));
    this.#end = 0;
    this.#heights = null;
  }

  #keep(lines: Buffer<ArrayBuffer>): void {
    if (this.#spare.length === 0 && lines.length <= RECORD_BYTES) this.#spare.push(lines);
    else free(lines);
  }
}
