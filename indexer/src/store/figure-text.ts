// Rows of buckets that ended as text for COPY, made as soon as they end: until their batch is written they wait as bytes, where no collection copies them.
import type { EndedRows } from '../contract.ts';
import type { Field } from './fields.ts';
import { figures } from './money-tables.ts';
import { cellDays, dimensionDays, isNoState, marketHours, marketStates, packHours } from './packed-figures.ts';
import type { Table } from './table.ts';
import { lineOf, type TableText, TableTexts } from './table-text.ts';

/** A table whose rows are fields already. */
export type FieldTable = Table<readonly Field[]>;

const none = (): EndedRows => ({ figures: [], marketStates: [], cellFigures: [], dimensionDays: [] });

/** Rows of the buckets that ended in a batch. */
export class FigureText {
  /** The first hour and the first day that ended: they were open before, so that they may have rows in the tables. */
  readonly first: EndedRows = none();
  readonly #seen = new Set<'hour' | 'day'>();
  readonly #texts = new TableTexts<Pick<Table<never>, 'name' | 'columns' | 'key'>>();

  /** Adds the rows of buckets that ended; they are not kept, but for the first ones. */
  add(ended: EndedRows): void {
    for (const grain of ['hour', 'day'] as const) {
      const own = partOf(ended, grain);
      if (own.figures.length === 0) continue;
      if (this.#seen.has(grain)) this.#write(own);
      else {
        this.#seen.add(grain);
        this.first.figures.push(...own.figures);
        this.first.marketStates.push(...own.marketStates);
        this.first.cellFigures.push(...own.cellFigures);
        this.first.dimensionDays.push(...own.dimensionDays);
      }
    }
  }

  /** The text of all others. */
  get tables(): TableText<FieldTable>[] {
    return this.#texts.tables.map(({ table: { name, columns, key }, pieces }) => ({
      table: { name, columns, key, fields: (fields) => [...fields] },
      pieces,
    }));
  }

  /** Gives the memory back, once the rows are in their tables. */
  free(): void {
    this.#texts.free();
  }

  #write(rows: EndedRows): void {
    const packed = packHours(rows.figures, rows.cellFigures);
    this.#add(figures, packed.others);
    this.#add(marketHours, packed.hours);
    this.#add(
      marketStates,
      rows.marketStates.filter((row) => !isNoState(row)),
    );
    this.#add(cellDays, packed.cellDays);
    this.#add(dimensionDays, rows.dimensionDays);
  }

  #add<Row>(table: Table<Row>, rows: readonly Row[]): void {
    if (rows.length === 0) return;
    const lines = this.#texts.of(table);
    for (const row of rows) lines.add(lineOf(table.fields(row)));
  }
}

function partOf(
  { figures: rows, marketStates: states, cellFigures, dimensionDays: dimensions }: EndedRows,
  grain: 'hour' | 'day',
): EndedRows {
  return {
    figures: rows.filter((row) => row.grain === grain),
    marketStates: grain === 'hour' ? states : [],
    cellFigures: cellFigures.filter((row) => row.grain === grain),
    dimensionDays: grain === 'day' ? dimensions : [],
  };
}

/** The rows of a text, each as its fields. */
export function fieldsOf(pieces: readonly Buffer[]): Field[][] {
  const lines = Buffer.concat(pieces).toString().split('\n');
  return lines.slice(0, -1).map((line) => line.split('\t'));
}
