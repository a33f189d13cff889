// Rows of tables as text for COPY, which wait for their batch as bytes outside of V8's heap, where no collection copies them.
import { free } from '../free.ts';
import type { Field } from './fields.ts';
import type { Table } from './table.ts';

/** A piece of text grows up to this many bytes; then the next one begins. */
const PIECE_BYTES = 256 * 1024;
const FIRST_BYTES = 4 * 1024;
/** Most bytes of UTF-8 for one unit of a JavaScript text. */
const UNIT_BYTES = 3;

/** Lines of one table. */
class Lines {
  readonly #full: Buffer<ArrayBuffer>[] = [];
  #piece: Buffer<ArrayBuffer> = Buffer.allocUnsafeSlow(FIRST_BYTES);
  #end = 0;

  add(line: string): void {
    const most = line.length * UNIT_BYTES;
    if (this.#end + most > this.#piece.length) this.#makeRoom(most);
    this.#end += this.#piece.write(line, this.#end);
  }

  addBytes(bytes: Uint8Array): void {
    if (this.#end + bytes.length > this.#piece.length) this.#makeRoom(bytes.length);
    this.#piece.set(bytes, this.#end);
    this.#end += bytes.length;
  }

  get pieces(): readonly Buffer[] {
    return this.#end === 0 ? this.#full : [...this.#full, this.#piece.subarray(0, this.#end)];
  }

  /** Gives its memory back; nothing can be read afterwards. */
  free(): void {
    for (const piece of [...this.#full, this.#piece]) free(piece);
  }

  #makeRoom(bytes: number): void {
    const grown = 2 * this.#piece.length;
    if (grown <= PIECE_BYTES && this.#end + bytes <= grown) {
      const larger = Buffer.allocUnsafeSlow(grown);
      larger.set(this.#piece.subarray(0, this.#end));
      free(this.#piece);
      this.#piece = larger;
      return;
    }
    if (this.#end > 0) this.#full.push(this.#piece.subarray(0, this.#end));
    this.#piece = Buffer.allocUnsafeSlow(Math.max(PIECE_BYTES, bytes));
    this.#end = 0;
  }
}

/** What of a table its text needs. */
export type NamedTable = Pick<Table<never>, 'name' | 'columns'>;

/** One table's text. */
export interface TableText<Named extends NamedTable = NamedTable> {
  table: Named;
  pieces: readonly Buffer[];
}

/** A row as COPY takes it. */
export function lineOf(fields: readonly Field[]): string {
  return `${fields.join('\t')}\n`;
}

/** The text of some tables, in the order in which they were first asked for. */
export class TableTexts<Named extends NamedTable> {
  readonly #lines = new Map<Named, Lines>();

  /** The lines of a table, to be added to. */
  of(table: Named): Lines {
    let lines = this.#lines.get(table);
    if (lines === undefined) {
      lines = new Lines();
      this.#lines.set(table, lines);
    }
    return lines;
  }

  get tables(): TableText<Named>[] {
    return [...this.#lines].map(([table, lines]) => ({ table, pieces: lines.pieces }));
  }

  /** Gives the memory back, once the rows are in their tables. */
  free(): void {
    for (const lines of this.#lines.values()) lines.free();
  }
}
