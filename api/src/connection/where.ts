// `where`: conditions on the properties of a list's rows, in the same form for every list.
import type { Transaction } from '@leasebook/db';
import type { Fragment } from 'postgres';
import { RequestError } from '../errors.ts';
import { everything, type Filter, isUnfiltered } from './connection.ts';
import { join } from './order.ts';
import { compareDecimals, emptyRange } from './ranges.ts';

/** The operators that the schema's filter inputs have; each input has some. */
interface Operators<Value> {
  eq?: Value | null | undefined;
  in?: readonly Value[] | null | undefined;
  gt?: Value | null | undefined;
  gte?: Value | null | undefined;
  lt?: Value | null | undefined;
  lte?: Value | null | undefined;
}

/** Makes conditions on `row` of what is given for one property. */
type Property<Given> = (sql: Transaction, given: Given) => Fragment[];

/** How each property of a `where` input is compared. */
export type Properties<Where> = { readonly [Name in keyof Where]-?: Property<NonNullable<Where[Name]>> };

const COMPARISONS = { gt: '>', gte: '>=', lt: '<', lte: '<=' } as const;

/** A range that ends before it begins is a mistake and not an empty answer. */
function checkRange<Value>(given: Operators<Value>, compare: (left: Value, right: Value) => number): void {
  const { gt, gte, lt, lte } = given;
  const from = gte ?? gt;
  const to = lte ?? lt;
  if (from == null || to == null) return;
  const order = compare(from, to);
  if (order < 0 || (order === 0 && gte != null && lte != null)) return;
  throw emptyRange();
}

/** Conditions for an expression over `row` and values of a PostgreSQL type, which are sent as text. */
function compared(sql: Transaction, value: Fragment, type: string, given: Operators<string>): Fragment[] {
  const typed = sql.unsafe(type);
  const conditions: Fragment[] = [];
  if (given.eq != null) conditions.push(sql`${value} = ${given.eq}::text::${typed}`);
  if (given.in != null) conditions.push(sql`${value} = ANY(${[...given.in]}::text[]::${typed}[])`);
  for (const [name, operator] of Object.entries(COMPARISONS)) {
    const limit = given[name as keyof typeof COMPARISONS];
    if (limit != null) conditions.push(sql`${value} ${sql.unsafe(operator)} ${limit}::text::${typed}`);
  }
  return conditions;
}

/** The same operators with every value changed. */
function mapped<From, To>(given: Operators<From>, change: (value: From) => To): Operators<To> {
  const one = (value: From | null | undefined): To | null => (value == null ? null : change(value));
  return {
    eq: one(given.eq),
    in: given.in?.map(change) ?? null,
    gt: one(given.gt),
    gte: one(given.gte),
    lt: one(given.lt),
    lte: one(given.lte),
  };
}

/** A text as it is, or as `change` makes it the one of the tables. */
export function text(expression: string, change: (value: string) => string = (value) => value): Property<Operators<string>> {
  return (sql, given) => compared(sql, sql.unsafe(expression), 'text', mapped(given, change));
}

/** An enum's value, which the tables hold in small letters. */
export function named(expression: string): Property<Operators<string>> {
  return text(expression, (value) => value.toLowerCase());
}

/** An exact number: decimal text, or a whole number. @throws RequestError `BAD_RANGE`, `BAD_ARGUMENT`. */
export function number(expression: string): Property<Operators<string | number>> {
  return (sql, given) => {
    const texts = mapped(given, exactText);
    checkRange(texts, compareDecimals);
    return compared(sql, sql.unsafe(expression), 'numeric', texts);
  };
}

function exactText(value: string | number): string {
  if (typeof value === 'string' || Number.isSafeInteger(value)) return String(value);
  throw new RequestError('BAD_ARGUMENT', `${value} has lost digits as a number.`, 'Give it as text.');
}

/** A height or a count, in a column of 64 bits, so that its index serves. @throws RequestError `BAD_RANGE`. */
export function whole(expression: string): Property<Operators<number>> {
  return (sql, given) => {
    checkRange(given, (left, right) => left - right);
    return compared(sql, sql.unsafe(expression), 'bigint', mapped(given, String));
  };
}

/**
 * Conditions for a time to lie on one side of a moment. Blocks have times to the microsecond, of which answers show the millisecond:
 * a moment stands for all of its millisecond, or a row would not be at the time that it was shown with.
 */
function limitsOf(sql: Transaction, given: Operators<Date>): { from: boolean; fits: (time: Fragment) => Fragment }[] {
  checkRange(given, (left, right) => left.getTime() - right.getTime());
  const { gt, gte, lt, lte } = given;
  const at = (limit: Date): Fragment => sql`${limit.toISOString()}::text::timestamptz`;
  const behind = (limit: Date): Fragment => sql`${at(limit)} + interval '1 millisecond'`;
  return [
    ...(gt == null ? [] : [{ from: true, fits: (time: Fragment) => sql`${time} >= ${behind(gt)}` }]),
    ...(gte == null ? [] : [{ from: true, fits: (time: Fragment) => sql`${time} >= ${at(gte)}` }]),
    ...(lt == null ? [] : [{ from: false, fits: (time: Fragment) => sql`${time} < ${at(lt)}` }]),
    ...(lte == null ? [] : [{ from: false, fits: (time: Fragment) => sql`${time} < ${behind(lte)}` }]),
  ];
}

/** A moment. @throws RequestError `BAD_RANGE`. */
export function moment(expression: string): Property<Operators<Date>> {
  return (sql, given) => limitsOf(sql, given).map(({ fits }) => fits(sql.unsafe(expression)));
}

/** A moment of the block whose height stands in `expression`: heights are in the order of times, and in indexes. @throws RequestError `BAD_RANGE`. */
export function momentOfBlock(expression: string): Property<Operators<Date>> {
  return (sql, given) => {
    const height = sql.unsafe(expression);
    return limitsOf(sql, given).map(({ from, fits }) =>
      from
        ? sql`${height} >= (SELECT b.height FROM blocks b WHERE ${fits(sql`b.time`)} ORDER BY b.time, b.height LIMIT 1)`
        : sql`${height} <= (SELECT b.height FROM blocks b WHERE ${fits(sql`b.time`)} ORDER BY b.time DESC, b.height DESC LIMIT 1)`,
    );
  };
}

/** When a row was made and when it ended. */
interface Lifetime {
  createdTime?: Operators<Date> | null | undefined;
  closedTime?: Operators<Date> | null | undefined;
}

/**
 * Bounds for the blocks of creation and of closing, from when a row was made and ended: the indexes by these find where rows of long ago
 * begin. Nothing ends before it was made. What a node's state told from before the first indexed block lies in none, and is left in
 * wherever its moment fits.
 */
export function happenedIn(sql: Transaction, { createdTime, closedTime }: Lifetime): Fragment[] {
  const bounds = (given: Lifetime['createdTime'], from: Fragment, to: readonly Fragment[]): Fragment[] =>
    limitsOf(sql, given ?? {}).flatMap((limit) => {
      if (limit.from) {
        return [
          sql`${from} > coalesce((
            SELECT b.height FROM blocks b WHERE NOT (${limit.fits(sql`b.time`)}) ORDER BY b.time DESC, b.height DESC LIMIT 1), -1)`,
        ];
      }
      return to.map(
        (height) => sql`${height} < coalesce((
          SELECT b.height FROM blocks b WHERE NOT (${limit.fits(sql`b.time`)}) ORDER BY b.time, b.height LIMIT 1), 9223372036854775807)`,
      );
    });
  const [created, closed] = [sql`row.created_height`, sql`row.closed_height`];
  return [...bounds(createdTime, created, [created]), ...bounds(closedTime, closed, [closed, created])];
}

/** The same as the bounds of a list's older filter. */
export function happenedBounds(filter: Lifetime): NonNullable<Filter['bounds']> {
  return (sql) => join(sql, [sql`true`, ...happenedIn(sql, filter)], sql` AND `);
}

/** Yes or no. */
export function flag(expression: string): Property<boolean> {
  return (sql, given) => [given ? sql`(${sql.unsafe(expression)})` : sql`NOT (${sql.unsafe(expression)})`];
}

/** A property of which a row has several: one that fits is enough. `exists` makes the condition of the values that fit. */
export function anyOf(exists: (sql: Transaction, values: readonly string[]) => Fragment): Property<Operators<string>> {
  return (sql, { eq, in: any }) => [...(eq == null ? [] : [exists(sql, [eq])]), ...(any == null ? [] : [exists(sql, any)])];
}

/**
 * A condition of `where` beside the list's older filter: both must fit. `boundsOf` gives the bounds that some properties have, `totalOf` how
 * many rows fit where that is known, see `Filter`.
 */
export function wherever<Where extends object>(
  properties: Properties<Where>,
  boundsOf: (sql: Transaction, where: Where) => Fragment[] = () => [],
  totalOf: (where: Where) => Filter['total'] = () => undefined,
) {
  const conditions = (sql: Transaction, where: Where): Fragment[] =>
    Object.entries<Property<never>>(properties).flatMap(([name, property]) => {
      const given = Object.entries(where).find(([key]) => key === name)?.[1];
      return given == null ? [] : property(sql, given as never);
    });
  return (where: Where | null | undefined, older: Filter = everything): Filter => {
    // What is given without a value is not given.
    if (where == null || Object.values(where).every((given) => given == null)) return older;
    return {
      id: JSON.stringify([older.id, where]),
      where: (sql) => join(sql, [older.where(sql), ...conditions(sql, where)], sql` AND `),
      bounds: (sql) => join(sql, [older.bounds?.(sql) ?? sql`true`, ...boundsOf(sql, where)], sql` AND `),
      total: isUnfiltered(older) ? totalOf(where) : undefined,
    };
  };
}
