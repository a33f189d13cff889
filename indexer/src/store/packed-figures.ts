// Rows that hold a whole bucket: hours of all members of a dimension, and cells. One row costs PostgreSQL little more than one member's.
import type { CellFigureRow, FigureRow, MarketCell } from '../contract.ts';
import { big, type Field, integer, microseconds, scaled, text, texts } from './fields.ts';
import { state } from './table.ts';

/** The hours of one dimension's members. */
export interface PackedHour {
  dimension: FigureRow['dimension'];
  rows: FigureRow[];
}

/** Lists of `figure_hours` with the figures in them. */
const INTEGRALS = [
  ['gpu_supplied_us', 'gpuSuppliedUs'],
  ['gpu_allocated_us', 'gpuAllocatedUs'],
  ['gpu_leased_us', 'gpuLeasedUs'],
  ['lease_us', 'leaseUs'],
] as const;
const COUNTS = [
  ['leases_opened', 'leasesOpened'],
  ['leases_closed', 'leasesClosed'],
] as const;
const AMOUNTS = [
  ['accrued', 'accrued'],
  ['accrued_usd', 'accruedUsd'],
  ['gpu_accrued_usd', 'gpuAccruedUsd'],
  ['price_p25', 'priceP25'],
  ['price_median', 'priceMedian'],
  ['price_p75', 'priceP75'],
  ['fees', 'fees'],
  ['fees_usd', 'feesUsd'],
  ['settled', 'settled'],
  ['settled_usd', 'settledUsd'],
  ['take_fees', 'takeFees'],
  ['take_fees_usd', 'takeFeesUsd'],
  ['escrow_held_us', 'escrowHeldUs'],
] as const;

/** One list; null where no member has the figure. */
function list<Value>(rows: readonly FigureRow[], read: (row: FigureRow) => Value | null, write: (value: Value) => Field): Field {
  let isKnown = false;
  const parts = rows.map((row) => {
    const value = read(row);
    if (value === null) return 'NULL';
    isKnown = true;
    return write(value);
  });
  return isKnown ? `{${parts.join(',')}}` : '\\N';
}

const amount = (value: bigint): Field => scaled(value, 18);

export const packedHours = state(
  'figure_hours',
  2,
  [
    'dimension',
    'bucket',
    'covered_us',
    'supply_covered_us',
    'first_height',
    'last_height',
    'members',
    ...[...INTEGRALS, ...COUNTS, ...AMOUNTS].map(([column]) => column),
  ],
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
      texts(rows.map(({ member }) => member)),
      ...INTEGRALS.map(([, figure]) => list(rows, (row) => row[figure], big)),
      ...COUNTS.map(([, figure]) => list(rows, (row) => row[figure], integer)),
      ...AMOUNTS.map(([, figure]) => list(rows, (row) => row[figure], amount)),
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

export const cellFigures = state(
  'cell_figures',
  2,
  [
    'grain',
    'bucket',
    'cells',
    'online_us',
    'suspect_us',
    'gpu_allocated_us',
    'cpu_supplied_us',
    'cpu_allocated_us',
    'cpu_leased_us',
    'memory_supplied_us',
    'memory_allocated_us',
    'memory_leased_us',
    'storage_supplied_us',
    'storage_allocated_us',
    'storage_leased_us',
    'lease_us',
    'leases_opened',
    'leases_closed',
    'gpu_installed_us',
    'gpu_supplied_us',
    'gpu_allocated_min_us',
    'gpu_allocated_max_us',
    'gpu_leased_us',
    'variant_lease_us',
  ],
  ({ grain, bucketUs, cells, figures }: CellFigureRow) => [
    grain,
    microseconds(bucketUs),
    `{${cells.join(',')}}`,
    ...figures.map((list) => `{${list.join(',')}}`),
  ],
);
