// Parts of long lists: how many rows they have and between which blocks, as the indexer keeps it, so that nobody counts or looks for them.
import type { Transaction } from '@leasebook/db';
import type { Fragment } from 'postgres';
import { join } from './order.ts';

/** Parts of a list: of any name, and of any denomination, where null. */
export interface Parts {
  list: 'blocks' | 'transactions' | 'messages' | 'flows';
  names: readonly string[] | null;
  denoms?: readonly string[] | null;
}

/** A property of which some values are asked for. */
interface Given<Value> {
  eq?: Value | null | undefined;
  in?: readonly Value[] | null | undefined;
}

/** The values that a row may have, each once; null for any. */
export function valuesOf<Value>(given: Given<Value> | null | undefined): readonly Value[] | null {
  const { eq, in: any } = given ?? {};
  if (eq == null) return any == null ? null : [...new Set(any)];
  return any == null || any.includes(eq) ? [eq] : [];
}

/** Whether nothing but these properties is asked for. */
export function isOnlyBy<Where extends object>(where: Where, names: readonly (keyof Where)[]): boolean {
  return Object.entries(where).every(([name, given]) => given == null || names.some((each) => each === name));
}

function chosen(sql: Transaction, { list, names, denoms = null }: Parts): Fragment {
  const conditions = [sql`list = ${list}`];
  if (names !== null) conditions.push(sql`part = ANY(${[...names]}::text[])`);
  if (denoms !== null) conditions.push(sql`denom = ANY(${[...denoms]}::text[])`);
  return join(sql, conditions, sql` AND `);
}

/** How many rows the parts have. */
export function rowsOfParts(sql: Transaction, parts: Parts): Fragment {
  return sql`(SELECT coalesce(sum(rows), 0)::bigint FROM list_parts WHERE ${chosen(sql, parts)})`;
}

/** Bounds of a list's `height`: from the first block with a row of one of the parts to the last one. */
export function blocksOfParts(sql: Transaction, parts: Parts): Fragment {
  const wanted = chosen(sql, parts);
  return sql`(row.height >= (SELECT min(first_height) FROM list_parts WHERE ${wanted})
    AND row.height <= (SELECT max(last_height) FROM list_parts WHERE ${wanted}))`;
}
