// What blocks have of their own as text for COPY, made as soon as a block is worked on: until its batch is written it waits as bytes outside of V8's heap, where no collection copies it.
import type { BlockFacts } from '../facts.ts';
import { blocks, chainRows, fees, messages, transactions, unknownEvents } from './chain-tables.ts';
import type { Table } from './table.ts';
import { lineOf, type NamedTable, type TableText, TableTexts } from './table-text.ts';
import { mintRows, mints, poolMovements, poolRows } from './token-tables.ts';

function linesOf<Row>(table: Table<Row>, rows: readonly Row[]): [NamedTable, string] {
  let text = '';
  for (const row of rows) text += lineOf(table.fields(row));
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
  readonly #texts = new TableTexts<NamedTable>();

  /** Adds a block's rows; the block is not kept. */
  add(block: BlockFacts): void {
    for (const [table, lines] of blockTables(block)) if (lines !== '') this.#texts.of(table).add(lines);
  }

  /** Adds the rows of a block that `blockLines` made; their bytes are copied. */
  addLines({ bytes, lengths }: BlockLines): void {
    let start = 0;
    for (const [place, table] of TABLES.entries()) {
      const length = lengths[place] ?? 0;
      if (length > 0) this.#texts.of(table).addBytes(bytes.subarray(start, start + length));
      start += length;
    }
  }

  /** The text of every table that has some. */
  get tables(): TableText[] {
    return this.#texts.tables;
  }

  /** Gives the memory back, once the rows are in their tables. */
  free(): void {
    this.#texts.free();
  }
}

/** The text of some blocks. */
export function chainText(facts: readonly BlockFacts[]): ChainText {
  const text = new ChainText();
  for (const block of facts) text.add(block);
  return text;
}
