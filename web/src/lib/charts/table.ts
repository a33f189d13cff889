// The numbers of a chart as a table: what the table view shows, a screen reader reads and a CSV file holds.

/** A column. */
export interface ChartColumn {
  /** Head in CSV files: lower case, with the unit where it has one. */
  key: string;
  /** Head for readers, with the unit. */
  label: string;
  /** Right-aligned; its cells are exact decimals. */
  numeric: boolean;
  /** Digits that stand undimmed; all where absent. */
  digits?: number;
  /** A share from 0 to 1 that readers see as per cent. */
  share?: boolean;
}

/** Null where a value is not known. */
export type ChartCell = string | null;

/** Rows in the order of the chart. */
export interface ChartTable {
  columns: readonly ChartColumn[];
  rows: readonly (readonly ChartCell[])[];
}

/** RFC 4180: a field is quoted where it holds a quote, a comma or a line break. */
function field(cell: ChartCell): string {
  if (cell === null) return '';
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** The table as CSV: machine names as heads, exact values, empty where not known, lines end with CR LF. */
export function toCsv({ columns, rows }: ChartTable): string {
  return [columns.map(({ key }) => key), ...rows].map((row) => `${row.map(field).join(',')}\r\n`).join('');
}
