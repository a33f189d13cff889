// Orders that a list can be paged by: keys with a direction, in which what has no value stands last, ended by a unique key.
import type { Transaction } from '@leasebook/db';
import type { Fragment } from 'postgres';

/** A column that an order compares, by its name in the relation. */
export interface Key {
  column: string;
  type: 'bigint' | 'numeric' | 'text';
  nullable?: boolean;
  /** Whether an index holds the rows that have a value, and few have none: for the first key of an order. */
  sparse?: boolean;
}

interface OrderedKey extends Key {
  descending: boolean;
}

/** A total order of a relation's rows. */
export interface Order {
  /** Names it in cursors: a cursor of another order is refused. */
  id: string;
  keys: readonly OrderedKey[];
}

/**
 * The order by `lead`, and by `unique` the other way round where that does not decide: without null values, ascending is
 * then the exact reverse of descending, so that one index serves both.
 */
export function orderBy(id: string, direction: 'ASC' | 'DESC', lead: Key, unique: readonly Key[]): Order {
  const descending = direction === 'DESC';
  const ties = unique.filter((key) => key.column !== lead.column).map((key) => ({ ...key, descending: !descending }));
  return { id: `${id}.${direction}`, keys: [{ ...lead, descending }, ...ties] };
}

/** Rows with a value of an order's first key, or those without, as an order of their own. */
export interface Part {
  order: Order;
  isOf: (sql: Transaction) => Fragment;
  /** As `beyond` of the whole order. */
  beyond: typeof beyond;
}

/**
 * Both parts of an order whose first key few rows lack, in turn: an index gives the first in its order, and none gives both.
 * Null for any other order.
 */
export function partsOfOrder(order: Order, fromEnd: boolean): [Part, Part] | null {
  const [first, ...rest] = order.keys;
  if (first?.sparse !== true) return null;
  const filled: Order = { id: order.id, keys: [{ ...first, nullable: false }, ...rest] };
  const empty: Order = { id: order.id, keys: rest };
  const told: Part = {
    order: filled,
    isOf: (sql) => sql`row.${sql(first.column)} IS NOT NULL`,
    beyond(sql, _order, values, options) {
      if (values[0] != null) return beyond(sql, filled, values, options);
      return options.reverse ? sql`true` : sql`false`;
    },
  };
  const untold: Part = {
    order: empty,
    isOf: (sql) => sql`row.${sql(first.column)} IS NULL`,
    beyond(sql, _order, values, options) {
      if (values[0] == null) return beyond(sql, empty, values.slice(1), options);
      return options.reverse ? sql`false` : sql`true`;
    },
  };
  return fromEnd ? [untold, told] : [told, untold];
}

/** `ORDER BY` list of the order, or of its reverse. */
export function orderList(sql: Transaction, order: Order, reverse: boolean): Fragment {
  return join(
    sql,
    order.keys.map((key) => {
      const direction = key.descending !== reverse ? sql`DESC` : sql`ASC`;
      if (!key.nullable) return sql`row.${sql(key.column)} ${direction}`;
      return sql`row.${sql(key.column)} ${direction} ${reverse ? sql`NULLS FIRST` : sql`NULLS LAST`}`;
    }),
    sql`, `,
  );
}

/**
 * The condition for rows that stand behind a place in the order (or, with `reverse`, before it).
 * @param values the place's key values as text, one for each key
 * @param inclusive whether the place itself fits too
 */
export function beyond(
  sql: Transaction,
  order: Order,
  values: readonly (string | null)[],
  { reverse, inclusive }: { reverse: boolean; inclusive: boolean },
): Fragment {
  const from = (at: number): Fragment => {
    const key = order.keys[at];
    if (key === undefined) return inclusive ? sql`true` : sql`false`;
    const value = values[at] ?? null;
    const column = sql`row.${sql(key.column)}`;
    const rest = from(at + 1);
    if (value === null) {
      const same = sql`(${column} IS NULL AND ${rest})`;
      return reverse ? sql`(${column} IS NOT NULL OR ${same})` : same;
    }
    const place = typed(sql, key, value);
    const less = key.descending !== reverse;
    const strictly = less ? sql`${column} < ${place}` : sql`${column} > ${place}`;
    if (key.nullable) {
      const nulls = reverse ? sql`` : sql`OR ${column} IS NULL`;
      return sql`(${strictly} ${nulls} OR (${column} = ${place} AND ${rest}))`;
    }
    // The first comparison is implied by the rest, but only it bounds the scan of an index.
    const bound = less ? sql`${column} <= ${place}` : sql`${column} >= ${place}`;
    return sql`(${bound} AND (${strictly} OR ${rest}))`;
  };
  return from(0);
}

function typed(sql: Transaction, key: Key, value: string): Fragment {
  switch (key.type) {
    case 'bigint':
      return sql`${value}::text::bigint`;
    case 'numeric':
      return sql`${value}::text::numeric`;
    case 'text':
      return sql`${value}::text`;
  }
}

/** The key values of a row as a JSON array of texts, which its cursor carries. */
export function keyValues(sql: Transaction, order: Order): Fragment {
  return sql`jsonb_build_array(${join(
    sql,
    order.keys.map((key) => sql`row.${sql(key.column)}::text`),
    sql`, `,
  )})`;
}

/** Fragments with `separator` between them. */
export function join(sql: Transaction, fragments: readonly Fragment[], separator: Fragment): Fragment {
  return fragments.reduce((all, fragment) => sql`${all}${separator}${fragment}`);
}
