// Rows that hold a whole bucket: an hour of all members and cells, a day of all cells. One row costs PostgreSQL little more than one member's.
import { CELL_COLUMNS } from '@leasebook/db';
import type {
  CellFigureRow,
  DimensionDayRow,
  FigureRow,
  MarketCell,
  MarketStatesRow,
  MemberHolding,
  MemberStateRow,
  PricePoint,
} from '../contract.ts';
import { shortInteger } from '../measure/digits.ts';
import { big, type Field, integer, microseconds, optional, scaled, text, texts } from './fields.ts';
import { state } from './table.ts';

/** Dimensions whose hours are packed, in the order of the columns. */
const PACKED = ['provider', 'country', 'model', 'denom', 'kind', 'size'] as const;
type Packed = (typeof PACKED)[number];

/** An hour of the members and cells that changed in it. */
export interface MarketHour {
  frame: Pick<FigureRow, 'bucketUs' | 'coveredUs' | 'supplyCoveredUs' | 'firstHeight' | 'lastHeight'>;
  /** Lists of `member_figures` without their braces; null without members. */
  members: Record<Packed, string | null>;
  /** A list of `cell_figure`, likewise. */
  cells: string | null;
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
  for (const figure of INTEGRALS) line += part(row[figure], shortInteger);
  for (const figure of COUNTS) line += part(row[figure], integer);
  for (const figure of AMOUNTS) line += part(row[figure], amount);
  return `${line})"`;
}

function part<Value>(value: Value | null, write: (value: Value) => Field): string {
  return value === null ? ',' : `,${write(value)}`;
}

export const marketHours = state(
  'market_hours',
  1,
  ['bucket', 'covered_us', 'supply_covered_us', 'first_height', 'last_height', ...PACKED, 'cells'],
  ({ frame, members, cells }: MarketHour): Field[] => [
    microseconds(frame.bucketUs),
    big(frame.coveredUs),
    big(frame.supplyCoveredUs),
    integer(frame.firstHeight),
    integer(frame.lastHeight),
    ...PACKED.map((dimension) => optional(members[dimension], (list) => text(`{${list}}`))),
    optional(cells, (list) => `{${list}}`),
  ],
);

/** What a member has, in the order of the type `member_state`; what is null has no text, as all has of a state that ends. */
function stateRow({ member, holds }: MemberStateRow): string {
  let line = `"(${nested(member)}`;
  if (holds === null) return `${line}${','.repeat(HOLDING_FIELDS)})"`;
  const { gpusSupplied, gpusAllocated, gpusLeased, leases, escrowHeld, prices } = holds;
  line += part(gpusSupplied, big) + part(gpusAllocated, big) + part(gpusLeased, big) + part(leases, big) + part(escrowHeld, amount);
  for (const rate of RATES) line += part(holds[rate], amount);
  if (prices === null) line += NO_POINTS;
  else for (const point of prices) line += pointText(point);
  return `${line})"`;
}

const RATES = ['rate', 'dollars', 'gpuDollars', 'akt', 'gpuAkt'] as const satisfies readonly (keyof MemberHolding)[];
const POINT_FIELDS = 3;
const NO_POINTS = ','.repeat(3 * POINT_FIELDS);
/** Four levels, what is held in escrow, prices of leases, and those at the quartiles. */
const HOLDING_FIELDS = 4 + 1 + RATES.length + 3 * POINT_FIELDS;

function pointText({ isAkt, price, gpus }: PricePoint): string {
  return `,${isAkt ? 't' : 'f'},${amount(price)},${big(gpus)}`;
}

export const marketStates = state(
  'market_states',
  1,
  ['bucket', ...PACKED, 'cells'],
  ({ bucketUs, members, cells }: MarketStatesRow): Field[] => {
    const lists: Partial<Record<FigureRow['dimension'], string>> = {};
    for (const row of members) {
      const before = lists[row.dimension];
      lists[row.dimension] = before === undefined ? stateRow(row) : `${before},${stateRow(row)}`;
    }
    return [
      microseconds(bucketUs),
      ...PACKED.map((dimension) => optional(lists[dimension] ?? null, (list) => text(`{${list}}`))),
      optional(cells.length === 0 ? null : cells, (list) => `{"(${list.join(')","(')})"}`),
    ];
  },
);

/** Whether an hour tells nothing of what holds. */
export function isNoState({ members, cells }: MarketStatesRow): boolean {
  return members.length === 0 && cells.length === 0;
}

/** Whether the hours of its dimension are packed. */
function isPacked(dimension: FigureRow['dimension']): dimension is Packed {
  return dimension !== 'network';
}

/**
 * Hours of members and cells, packed by bucket in the order in which rows come, later rows of a bucket in place of earlier ones;
 * and all other rows.
 */
export function packHours(
  rows: readonly FigureRow[],
  cellRows: readonly CellFigureRow[],
): { hours: MarketHour[]; others: FigureRow[]; cellDays: CellFigureRow[] } {
  const others: FigureRow[] = [];
  const hours = new Map<bigint, MarketHour>();
  let last: MarketHour | null = null;
  for (const row of rows) {
    const { grain, dimension, bucketUs } = row;
    if (grain === 'day' || !isPacked(dimension)) others.push(row);
    if (grain === 'day') continue;
    if (last === null || last.frame.bucketUs !== bucketUs) {
      last = {
        frame: row,
        members: { provider: null, country: null, model: null, denom: null, kind: null, size: null },
        cells: null,
      };
      hours.set(bucketUs, last);
    }
    if (!isPacked(dimension)) continue;
    const before = last.members[dimension];
    last.members[dimension] = before === null ? memberRow(row) : `${before},${memberRow(row)}`;
  }
  const cellDays: CellFigureRow[] = [];
  for (const row of cellRows) {
    const hour = hours.get(row.bucketUs);
    if (row.grain === 'day') cellDays.push(row);
    else if (hour !== undefined && row.figures.length > 0) hour.cells = `"(${row.figures.join(')","(')})"`;
  }
  return {
    hours: [...hours.values()].filter(({ members, cells }) => cells !== null || Object.values(members).some(Boolean)),
    others,
    cellDays,
  };
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

export const cellDays = state('cell_days', 1, ['bucket', 'figures'], ({ bucketUs, figures }: CellFigureRow) => [
  microseconds(bucketUs),
  `{${figures.map((figure) => `"(${figure})"`).join(',')}}`,
]);

export const dimensionDays = state(
  'dimension_days',
  2,
  ['dimension', 'bucket', 'member', ...CELL_COLUMNS],
  ({ dimension, bucketUs, members, figures }: DimensionDayRow) => [
    dimension,
    microseconds(bucketUs),
    texts(members),
    ...CELL_COLUMNS.map((_, place) => optional(figures[place] ?? null, (list) => `{${list.join(',')}}`)),
  ],
);
