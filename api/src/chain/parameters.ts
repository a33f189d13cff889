// Parameters of the chain's modules over time.
import type { Transaction } from '@leasebook/db';
import type { Fragment } from 'postgres';
import { inCapitals } from '../connection/columns.ts';
import type { Connection, Filter, Source } from '../connection/connection.ts';
import { join, type Order } from '../connection/order.ts';
import { named, text, wherever, whole } from '../connection/where.ts';
import type { ParameterFilter, ParameterOrigin, ParameterWhere } from '../generated/resolvers.ts';

/** A value that a parameter had from a block on. */
export interface ParameterRow {
  module: string;
  name: string;
  value: unknown;
  fromHeight: number;
  /** Null where that block is not indexed yet. */
  fromTime: Date | null;
  /** Null while it holds. */
  toHeight: number | null;
  origin: ParameterOrigin;
}

export type ParameterList = Connection<ParameterRow>;

/** Each value with where the next one begins; of values that begin in one block the last counts. */
function relation(sql: Transaction): Fragment {
  return sql`(
    SELECT * FROM (
      SELECT p.*, lead(p.from_height) OVER (PARTITION BY p.module, p.name ORDER BY p.from_height, p.height) AS to_height FROM parameters p
    ) AS held
    WHERE to_height IS DISTINCT FROM from_height
  )`;
}

function columns(sql: Transaction): Fragment {
  return sql`row.module, row.name, row.value, row.from_height AS "fromHeight", row.to_height AS "toHeight", ${sql.unsafe(inCapitals('row.origin'))} AS origin,
    (SELECT b.time FROM blocks b WHERE b.height = row.from_height) AS "fromTime"`;
}

/** All values. */
export const parameterSource: Source = { relation, columns };

/** By module and name, oldest value first. */
export const parameterOrder: Order = {
  id: 'parameters',
  keys: [
    { column: 'module', type: 'text', descending: false },
    { column: 'name', type: 'text', descending: false },
    { column: 'from_height', type: 'bigint', descending: false },
  ],
};

/** The values that fit all of what is given. */
export function parameterFilter(filter: ParameterFilter): Filter {
  return {
    id: JSON.stringify(filter),
    where(sql) {
      const conditions = [sql`true`];
      if (filter.modules != null) conditions.push(sql`row.module = ANY(${[...filter.modules]}::text[])`);
      if (filter.names != null) conditions.push(sql`row.name = ANY(${[...filter.names]}::text[])`);
      if (filter.atHeight != null) {
        const at = sql`${filter.atHeight}::bigint`;
        conditions.push(sql`row.from_height <= ${at} AND (row.to_height IS NULL OR row.to_height > ${at})`);
      }
      return join(sql, conditions, sql` AND `);
    },
  };
}

/** The values that fit `where` and an older filter. */
export const parameterWhere = wherever<ParameterWhere>({
  module: text('row.module'),
  name: text('row.name'),
  origin: named('row.origin'),
  fromHeight: whole('row.from_height'),
  atHeight: (sql, height) => [sql`row.from_height <= ${height}::bigint AND (row.to_height IS NULL OR row.to_height > ${height}::bigint)`],
});
