// What blocks have of their own as text for COPY, made as soon as a block is worked on: until its batch is written it waits as bytes outside of V8's heap, where no collection copies it.
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
class Lines {
  readonly #full: Buffer[] = [];
  #piece = Buffer.allocUnsafe(FIRST_BYTES);
  #end = 0;

  add(line: string): void {
    const most = line.length * UNIT_BYTES;
    if (this.#end + most > this.#piece.length) this.#makeRoom(most);
    this.#end += this.#piece.write(line, this.#end);
  }

  get pieces(): readonly Buffer[] {
    return this.#end === 0 ? this.#full : [...this.#full, this.#piece.subarray(0, this.#end)];
  }

  #makeRoom(bytes: number): void {
    const grown = 2 * this.#piece.length;
    if (grown <= PIECE_BYTES && this.#end + bytes <= grown) {
      const larger = Buffer.allocUnsafe(grown);
      larger.set(this.#piece.subarray(0, this.#end));
      this.#piece = larger;
      return;
    }
    if (this.#end > 0) this.#full.push(this.#piece.subarray(0, this.#end));
    this.#piece = Buffer.allocUnsafe(Math.max(PIECE_BYTES, bytes));
    this.#end = 0;
  }
}

/** One table's text. */
export interface TableText {
  table: Pick<Table<never>, 'name' | 'columns'>;
  pieces: readonly Buffer[];
}

/** Rows of blocks, transactions, fees, messages, unknown events, mints and the pool's coins of a batch's blocks. */
export class ChainText {
  readonly #lines = new Map<TableText['table'], Lines>();

  /** Adds a block's rows; the block is not kept. */
  add(block: BlockFacts): void {
    const one = [block];
    const rows = chainRows(one);
    this.#add(blocks, one);
    this.#add(transactions, rows.transactions);
    this.#add(fees, rows.fees);
    this.#add(messages, rows.messages);
    this.#add(unknownEvents, rows.unknownEvents);
    this.#add(mints, mintRows(one));
    this.#add(poolMovements, poolRows(one));
  }

  /** The text of every table that has some. */
  get tables(): TableText[] {
    return [...this.#lines].map(([table, lines]) => ({ table, pieces: lines.pieces }));
  }

  #add<Row>(table: Table<Row>, rows: readonly Row[]): void {
    if (rows.length === 0) return;
    let lines = this.#lines.get(table);
    if (lines === undefined) {
      lines = new Lines();
      this.#lines.set(table, lines);
    }
    for (const row of rows) lines.add(`${table.fields(row).join('\t')}\n`);
  }
}

/** The text of some blocks. */
export function chainText(facts: readonly BlockFacts[]): ChainText {
  const text = new ChainText();
  for (const block of facts) text.add(block);
  return text;
}
