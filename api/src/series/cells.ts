// Cells (a provider as it described itself × hardware): which dimensions they carry, and sums over them by any of these.
import type { CELL_COLUMNS, MetricDimension, Transaction } from '@leasebook/db';
import type { Fragment } from 'postgres';
import { join } from '../connection/order.ts';
import { named } from './named.ts';

export type CellColumn = (typeof CELL_COLUMNS)[number];

/**
 * A dimension of cells: its name in `dimension_days`, its member as SQL over a row `c` of `market_cells`, and whether it tells
 * providers or hardware apart.
 */
export interface CellDimension {
  name: string;
  member: string;
  of: 'provider' | 'hardware';
}

const CELL_DIMENSIONS: Partial<Record<MetricDimension, CellDimension>> = {
  PROVIDER: { name: 'provider', member: 'c.provider', of: 'provider' },
  COUNTRY: { name: 'country', member: 'c.country', of: 'provider' },
  REGION: { name: 'region', member: 'c.region', of: 'provider' },
  TIER: { name: 'tier', member: 'c.tier', of: 'provider' },
  AUDIT: { name: 'audit', member: 'c.audit', of: 'provider' },
  MODEL: { name: 'model', member: "c.vendor || '/' || c.model", of: 'hardware' },
  VENDOR: { name: 'vendor', member: 'c.vendor', of: 'hardware' },
  VARIANT: { name: 'variant', member: "c.vendor || '/' || c.model || '/' || c.ram || '/' || c.interface", of: 'hardware' },
  RAM: { name: 'ram', member: 'c.ram', of: 'hardware' },
  INTERFACE: { name: 'interface', member: 'c.interface', of: 'hardware' },
  CLASS: { name: 'class', member: 'c.class', of: 'hardware' },
};

/** The dimension as cells carry it; null where they do not. */
export function cellDimension(dimension: MetricDimension): CellDimension | null {
  return CELL_DIMENSIONS[dimension] ?? null;
}

/** Dimensions that cells carry. */
export const cellDimensions: readonly MetricDimension[] = (Object.keys(CELL_DIMENSIONS) as MetricDimension[]).filter(
  (name) => CELL_DIMENSIONS[name] !== undefined,
);

/** Only these members of one dimension. */
export interface CellFilter {
  dimension: MetricDimension;
  members: readonly string[];
}

/** Whether a cell `c` fits all filters; filters by hardware leave providers' own cells out. */
function fitsCell(sql: Transaction, filters: readonly CellFilter[]): Fragment {
  const conditions = filters.map(({ dimension, members }) => {
    const found = cellDimension(dimension);
    if (found === null) throw new Error(`cells do not carry ${dimension}`);
    const fits = sql`(${sql.unsafe(found.member)}) = ANY(${[...members]}::text[])`;
    return found.of === 'hardware' ? sql`(c.model <> '' AND ${fits})` : fits;
  });
  return conditions.length === 0 ? sql`true` : join(sql, conditions, sql` AND `);
}

/** Which cells are summed, of which buckets, and by what. */
interface CellSums {
  grain: 'hour' | 'day';
  /** Null for one sum of all, whose member is empty. */
  by: CellDimension | null;
  filters: readonly CellFilter[];
  columns: readonly CellColumn[];
  /** Whether a bucket is wanted whose start is `f.bucket`. */
  isWanted: Fragment;
}

/** Sums of the columns by bucket and member where any is not zero: a relation of `bucket`, `member` and the columns. */
export function sumsOfCells(sql: Transaction, wanted: CellSums): Fragment {
  const { grain, by, filters, columns, isWanted } = wanted;
  if (grain === 'hour' || filters.length > 0) return sumsNow(sql, wanted);
  // Closed days are summed up already.
  const dimension = named(sql, by?.name ?? 'network');
  const list = (part: (column: Fragment) => Fragment, between: Fragment): Fragment =>
    join(
      sql,
      columns.map((column) => part(sql`${sql(column)}`)),
      between,
    );
  const comma = sql`, `;
  const open = sql`f.bucket > coalesce((SELECT max(bucket) FROM dimension_days WHERE dimension = ${dimension}), '-infinity')`;
  // Unpacked where columns are told, as a joined function would keep each day's rows apart first: half the time.
  return sql`
    SELECT u.bucket, u.member, ${list((column) => sql`coalesce(u.${column}, 0) AS ${column}`, comma)}
    FROM (
      SELECT f.bucket, unnest(f.member) AS member, ${list((column) => sql`unnest(f.${column}) AS ${column}`, comma)}
      FROM dimension_days f
      WHERE f.dimension = ${dimension} AND (${isWanted})
    ) AS u
    WHERE ${list((column) => sql`u.${column} > 0`, sql` OR `)}
    UNION ALL ${sumsNow(sql, { ...wanted, isWanted: sql`(${isWanted}) AND ${open}` })}`;
}

/** The same from the cells themselves. */
function sumsNow(sql: Transaction, { grain, by, filters, columns, isWanted }: CellSums): Fragment {
  const member = by === null ? sql`''` : sql.unsafe(by.member);
  const totals = columns.map((column) => sql`coalesce(sum(u.${sql(column)}), 0) AS ${sql(column)}`);
  return sql`
    SELECT f.bucket, ${member} AS member, ${join(sql, totals, sql`, `)}
    FROM cell_figures f
    CROSS JOIN LATERAL unnest(f.figures) AS u
    JOIN market_cells c USING (cell)
    WHERE f.grain = ${named(sql, grain)} AND ${isWanted} AND ${fitsCell(sql, filters)} ${by?.of === 'hardware' ? sql`AND c.model <> ''` : sql``}
    GROUP BY 1, 2
    HAVING ${join(
      sql,
      columns.map((column) => sql`sum(u.${sql(column)}) > 0`),
      sql` OR `,
    )}`;
}
