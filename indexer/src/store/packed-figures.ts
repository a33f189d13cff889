// Rows that hold a whole bucket: hours of all members of a dimension, and cells. One row costs PostgreSQL little more than one member's.
import type { CellFigureRow, FigureRow, MarketCell } from '../contract.ts';
import { big, type Field, integer, microseconds, scaled, text } from './fields.ts';
import { state } from './table.ts';

/** The hours of one dimension's members. */
export interface PackedHour {
  dimension: FigureRow['dimension'];
  rows: FigureRow[];
}

/** Figures of a member, in the order of the type `member_figures`. */
const INTEGRALS = ['gpuSuppliedUs', 'gpuAllocatedUs', 'gpuLeasedUs', 'leaseUs'] as const;
const COUNTS = ['leasesOpened', 'leasesClosed'] as const;
const AMOUNTS = [
  'accrued',
  'accruedUsd',
  'gpuAccruedUsd',
  'priceP25',
  'priceMedian',
  'priceP75',
  'fees',
  'feesUsd',
  'settled',
  'settledUsd',
  'takeFees',
  'takeFeesUsd',
  'escrowHeldUs',
] as const;

/** A text inside a row inside a list. */
function nested(value: string): string {
  return /^[A-Za-z0-9/._+-]+$/.test(value) ? value : `\\"${value.replaceAll('\\', '\\\\\\\\').replaceAll('"', '\\\\\\"')}\\"`;
}

const amount = (value: bigint): Field => scaled(value, 18);

/** A member's row; what is null has no text. */
function memberRow(row: FigureRow): string {
  let line = `"(${nested(row.member)}`;
  for (const figure of INTEGRALS) line += part(row[figure], big);
  for (const figure of COUNTS) line += part(row[figure], integer);
  for (const figure of AMOUNTS) line += part(row[figure], amount);
  return `${line})"`;
}

function part<Value>(value: Value | null, write: (value: Value) => Field): string {
  return value === null ? ',' : `,${write(value)}`;
}

export const packedHours = state(
  'figure_hours',
  2,
  ['dimension', 'bucket', 'covered_us', 'supply_covered_us', 'first_height', 'last_height', 'figures'],
  ({ dimension, rows }: PackedHour): Field[] => {
    const [first] = rows;
    if (first === undefined) throw new TypeError('an hour without members has no row');
    return [
      dimension,
      microseconds(first.bucketUs),
      big(first.coveredUs),
      big(first.supplyCoveredUs),
      integer(first.firstHeight),
      integer(first.lastHeight),
      text(`{${rows.map(memberRow).join(',')}}`),
    ];
  },
);

/** Hours of members, packed by dimension and bucket in the order of the members' names; and all other rows. */
export function packHours(rows: readonly FigureRow[]): { hours: PackedHour[]; others: FigureRow[] } {
  const others: FigureRow[] = [];
  const packed = new Map<string, PackedHour>();
  for (const row of rows) {
    const { grain, dimension, bucketUs } = row;
    if (grain === 'day' || dimension === 'network') {
      others.push(row);
      continue;
    }
    const key = `${dimension} ${bucketUs}`;
    const hour = packed.get(key);
    if (hour === undefined) packed.set(key, { dimension, rows: [row] });
    else hour.rows.push(row);
  }
  for (const hour of packed.values()) hour.rows.sort(({ member: one }, { member: other }) => (one < other ? -1 : one > other ? 1 : 0));
  return { hours: [...packed.values()], others };
}

export const marketCells = state(
  'market_cells',
  1,
  ['cell', 'provider', 'country', 'region', 'tier', 'audit', 'vendor', 'model', 'ram', 'interface', 'class'],
  (row: MarketCell) => [
    integer(row.cell),
    text(row.provider),
    text(row.country),
    text(row.region),
    text(row.tier),
    row.audit,
    text(row.vendor),
    text(row.model),
    text(row.ram),
    text(row.interface),
    text(row.class),
  ],
);

export const cellFigures = state('cell_figures', 2, ['grain', 'bucket', 'figures'], ({ grain, bucketUs, figures }: CellFigureRow) => [
  grain,
  microseconds(bucketUs),
  `{${figures.map((figure) => `"(${figure})"`).join(',')}}`,
]);
