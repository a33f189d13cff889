// Conditions of filters that many lists share: ranges of heights and of moments.
import type { Transaction } from '@leasebook/db';
import type { Fragment } from 'postgres';
import { RequestError } from '../errors.ts';
import type { DateTimeRange, DecimalRange, HeightRange } from '../generated/resolvers.ts';

/** A range that ends before it begins is a mistake and not an empty answer. */
function checkRange<Value extends number | Date>(gte: Value | null | undefined, lt: Value | null | undefined): void {
  if (gte == null || lt == null || gte < lt) return;
  throw emptyRange();
}

/** The order of two decimal texts, by all of their digits. */
export function compareDecimals(left: string, right: string): number {
  const [one = '', oneFraction = ''] = left.split('.');
  const [other = '', otherFraction = ''] = right.split('.');
  const places = Math.max(oneFraction.length, otherFraction.length);
  const difference = BigInt(one + oneFraction.padEnd(places, '0')) - BigInt(other + otherFraction.padEnd(places, '0'));
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** The mistake of a range that no value can lie in. */
export function emptyRange(): RequestError {
  return new RequestError('BAD_RANGE', 'The range ends before it begins.', 'Give `gte` below `lt`; `lt` is not part of the range.');
}

/**
 * Conditions for a column of heights to be in a range.
 * @throws RequestError `BAD_RANGE`.
 */
export function inHeights(sql: Transaction, column: string, range: HeightRange | null | undefined): Fragment[] {
  checkRange(range?.gte, range?.lt);
  const conditions: Fragment[] = [];
  if (range?.gte != null) conditions.push(sql`row.${sql(column)} >= ${range.gte}::bigint`);
  if (range?.lt != null) conditions.push(sql`row.${sql(column)} < ${range.lt}::bigint`);
  return conditions;
}

/**
 * Conditions for a column of moments to be in a range.
 * @throws RequestError `BAD_RANGE`.
 */
export function inTimes(sql: Transaction, column: string, range: DateTimeRange | null | undefined): Fragment[] {
  checkRange(range?.gte, range?.lt);
  const conditions: Fragment[] = [];
  if (range?.gte != null) conditions.push(sql`row.${sql(column)} >= ${range.gte}`);
  if (range?.lt != null) conditions.push(sql`row.${sql(column)} < ${range.lt}`);
  return conditions;
}

/**
 * Conditions for a column of exact numbers to be in a range.
 * @throws RequestError `BAD_RANGE`.
 */
export function inNumbers(sql: Transaction, column: string, range: DecimalRange | null | undefined): Fragment[] {
  if (range?.gte != null && range.lt != null && compareDecimals(range.gte, range.lt) >= 0) throw emptyRange();
  const conditions: Fragment[] = [];
  if (range?.gte != null) conditions.push(sql`row.${sql(column)} >= ${range.gte}::text::numeric`);
  if (range?.lt != null) conditions.push(sql`row.${sql(column)} < ${range.lt}::text::numeric`);
  return conditions;
}

/**
 * Conditions for a column of heights to be of blocks within a range of moments: heights are in the order of times, and in
 * indexes. No row fits where the range holds no block.
 * @throws RequestError `BAD_RANGE`.
 */
export function ofBlocksIn(sql: Transaction, column: string, range: DateTimeRange | null | undefined): Fragment[] {
  checkRange(range?.gte, range?.lt);
  const conditions: Fragment[] = [];
  if (range?.gte != null) {
    conditions.push(
      sql`row.${sql(column)} >= (SELECT b.height FROM blocks b WHERE b.time >= ${range.gte} ORDER BY b.time, b.height LIMIT 1)`,
    );
  }
  if (range?.lt != null) {
    conditions.push(
      sql`row.${sql(column)} <= (SELECT b.height FROM blocks b WHERE b.time < ${range.lt} ORDER BY b.time DESC, b.height DESC LIMIT 1)`,
    );
  }
  return conditions;
}
