// Columns of the explorer's small tables: one list says head, cells, sum, order and CSV of a table.
import type { Snippet } from 'svelte';
import type { ChartCell, ChartTable } from '../charts/table.ts';
import { compareDecimals } from '../format/decimal.ts';

/** A column of rows of a kind. The first column names its row. */
export interface TableColumn<Row> {
  /** Head in CSV files, lower case with the unit; unique in the table. */
  key: string;
  /** Head for readers, with the unit. */
  label: string;
  /** Right-aligned figures. */
  right?: boolean;
  /** Left out where there is no room: s below 640 px, m below 760 px. */
  hide?: 's' | 'm';
  /** Width as in CSS, for columns of bars. */
  width?: string;
  /** The cell in words; null where it is not known. */
  text: (row: Row) => string | null;
  /** In place of the words. */
  cell?: Snippet<[Row]>;
  /** Said on hover: the exact value. */
  exact?: (row: Row) => string | undefined;
  /** What a CSV file holds in place of the words; null for a column that is only a picture. */
  csv?: ((row: Row) => string | null) | null;
  /** Makes the column one that readers can order by: a decimal, null where it is not known. */
  order?: (row: Row) => string | null;
  /** In the row of sums. */
  sum?: string;
}

/** Rows in the order of a column; unknown values come last either way. */
export function ordered<Row>(rows: readonly Row[], column: TableColumn<Row> | undefined, falling: boolean): readonly Row[] {
  const value = column?.order;
  if (value === undefined) return rows;
  return [...rows].sort((a, b) => {
    const x = value(a);
    const y = value(b);
    if (x === null || y === null) return x === y ? 0 : x === null ? 1 : -1;
    return falling ? compareDecimals(y, x) : compareDecimals(x, y);
  });
}

/** The table as a CSV file holds it. */
export function exportTable<Row>(rows: readonly Row[], columns: readonly TableColumn<Row>[]): ChartTable {
  const written = columns.filter(({ csv }) => csv !== null);
  return {
    columns: written.map(({ key, label, right = false }) => ({ key, label, numeric: right })),
    rows: rows.map((row) => written.map(({ csv, text }): ChartCell => (csv ?? text)(row))),
  };
}
