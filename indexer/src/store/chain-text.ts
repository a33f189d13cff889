// What blocks have of their own as text for COPY, made as soon as a block is worked on: until its batch is written it waits as bytes outside of V8's heap, where no collection copies it.
import { free } from '../archive/free.ts';
import type { BlockFacts } from '../facts.ts';
import { blocks, chainRows, fees, messages, transactions, unknownEvents } from './chain-tables.ts';
import type { Table } from './table.ts';
import { mintRows, mints, poolMovements, poolRows } from './token-tables.ts';

/** A piece of text grows up to this many bytes; then the next one begins. */
const PIECE_BYTES = 256 * 1024;
const FIRST_BYTES = 4 * 1024;
/** Most bytes of UTF-8 for one unit of a JavaScript text. */
const UNIT_BYTES = 3;

/** Lines of one table. */
export class Lines {
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

/** One table's text. */
export interface TableText {
  table: Pick<Table<never>, 'name' | 'columns'>;
  pieces: readonly Buffer[];
}

type NamedTable = TableText['table'];

function linesOf<Row>(table: Table<Row>, rows: readonly Row[]): [NamedTable, string] {
  let text = '';
  for (const row of rows) text += `${table.fields(row).join('\t')}\n`;
  return [table, text];
}

/** What a block has of its own, table by table: blocks, transactions, fees, messages, unknown events, mints and the pool's coins. */
function blockTables(block: BlockFacts): [NamedTable, string][] {
  const one = [block];
  const rows = chainRows(one);
  return [
    linesOf(blocks, one),
    linesOf(transactions, rows.transactions),
    linesOf(fees, rows.fees),
    linesOf(messages, rows.messages),
    linesOf(unknownEvents, rows.unknownEvents),
    linesOf(mints, mintRows(one)),
    linesOf(poolMovements, poolRows(one)),
  ];
}

const TABLES: readonly NamedTable[] = [blocks, transactions, fees, messages, unknownEvents, mints, poolMovements];

/** A block's rows as bytes: those of each table one after the other, and how many each has. */
export interface BlockLines {
  bytes: Uint8Array;
  lengths: readonly number[];
}

/** The rows of one block, to be added to the text of a batch by `addLines`, also in another thread. */
export function blockLines(block: BlockFacts): { text: string; lengths: number[] } {
  let text = '';
  const lengths: number[] = [];
  for (const [, lines] of blockTables(block)) {
    text += lines;
    lengths.push(Buffer.byteLength(lines));
  }
  return { text, lengths };
}

/** Rows of what a batch's blocks have of their own. */
export class ChainText {
  readonly #lines = new Map<NamedTable, Lines>();

  /** Adds a block's rows; the block is not kept. */
  add(block: BlockFacts): void {
    for (const [table, lines] of blockTables(block)) if (lines !== '') this.#of(table).add(lines);
  }

  /** Adds the rows of a block that `blockLines` made; their bytes are copied. */
  addLines({ bytes, lengths }: BlockLines): void {
    let start = 0;
    for (const [place, table] of TABLES.entries()) {
      const length = lengths[place] ?? 0;
      if (length > 0) this.#of(table).addBytes(bytes.subarray(start, start + length));
      start += length;
    }
  }

  /** The text of every table that has some. */
  get tables(): TableText[] {
    return [...this.#lines].map(([table, lines]) => ({ table, pieces: lines.pieces }));
  }

  /** Gives the memory back, once the rows are in their tables. */
  free(): void {
    for (const lines of this.#lines.values()) lines.free();
  }

  #of(table: NamedTable): Lines {
    let lines = this.#lines.get(table);
    if (lines === undefined) {
      lines = new Lines();
      this.#lines.set(table, lines);
    }
    return lines;
  }
}

/** The text of some blocks. */
export function chainText(facts: readonly BlockFacts[]): ChainText {
  const text = new ChainText();
  for (const block of facts) text.add(block);
  return text;
}
