// Pages of any list by keyset: one statement for a page of each of any number of parents, and further ones only for what is asked.
import type { Transaction } from '@leasebook/db';
import DataLoader from 'dataloader';
import type { DocumentNode, OperationDefinitionNode } from 'graphql';
import type { Fragment } from 'postgres';
import { RequestError } from '../errors.ts';
import { EVERYTHING, type Selection } from '../graphql/selection.ts';
import type { Snapshot } from '../snapshot.ts';
import { encodeCursor } from './cursor.ts';
import { beyond, keyValues, type Order, orderList, type Part, partsOfOrder } from './order.ts';
import { type PageArguments, readWindow, type Window } from './page.ts';

/** Rows that all connections of one request may read together. */
const ROW_BUDGET = 50_000;

/** A list that can be paged. SQL refers to its rows as `row`. */
export interface Source {
  /** What stands behind FROM, without an alias. */
  relation(sql: Transaction): Fragment;
  /** Select list; may leave out what is not asked for. */
  columns(sql: Transaction, asked: Selection): Fragment;
  /** Whether a row belongs to the parent whose key is `key`; absent for a list without parents. */
  partition?(sql: Transaction, key: Fragment): Fragment;
  /** How many rows there are, where that is known without counting them; for a list without parents. */
  total?(sql: Transaction): Fragment;
  /** How many rows of a parent fit `filter`, or how many it has where that is null: where counting needs other ways than a page. */
  count?(sql: Transaction, key: Fragment, filter: Fragment | null): Fragment;
}

/** A condition on a source's rows; `id` tells it from others. */
export interface Filter {
  id: string;
  where(sql: Transaction): Fragment;
  /**
   * What holds for every row that fits too, and lets a page begin where such rows are. Not for who reads all rows: the planner takes
   * a range whose ends it does not know for a narrow one.
   */
  bounds?: ((sql: Transaction) => Fragment) | undefined;
  /** How many rows fit, where that is known without counting them; for a list without parents. */
  total?: ((sql: Transaction) => Fragment) | undefined;
}

/** All rows. */
export const everything: Filter = { id: '', where: (sql) => sql`true` };

/** Filters that every row fits: none, and one without fields. */
const UNFILTERED: ReadonlySet<string> = new Set([everything.id, '{}']);

/** Whether every row fits. */
export function isUnfiltered({ id }: Filter): boolean {
  return UNFILTERED.has(id);
}

interface Edge<Row> {
  cursor: string;
  node: Row;
}

/** What the connection types of the schema read; functions are called only for fields that a query asks for. */
export interface Connection<Row> {
  edges: Edge<Row>[];
  nodes: Row[];
  pageInfo: PageEnds;
  totalCount: () => Promise<number>;
}

export interface PageEnds {
  hasNextPage: () => Promise<boolean>;
  hasPreviousPage: () => Promise<boolean>;
  startCursor: string | null;
  endCursor: string | null;
}

/** One list of one parent. */
interface Request {
  order: Order;
  filter: Filter;
  /** The parent's key; empty for a list without parents. */
  parent: string;
}
interface PageRequest extends Request {
  window: Window;
}
/** Asks whether there is any row on the far side of a cursor. */
interface ProbeRequest extends Request {
  from: (string | null)[];
  reverse: boolean;
}

/** Rows carry their places where cursors are asked for. */
type Keyed<Row> = Row & { cursorKeys?: (string | null)[] };
interface Page<Row> {
  rows: Keyed<Row>[];
  /** Whether the window holds more rows than its size. */
  more: boolean;
}

/** What one request reads. */
export interface Reading {
  /** Rows that all of its lists may still read together. */
  rows: number;
  /** What it asks for. */
  asked: Selection;
  /** The operation that asks. */
  operation?: { document: DocumentNode; operation: OperationDefinitionNode };
}

/** A request that asks for everything, until it is known better. */
export function createReading(): Reading {
  return { rows: ROW_BUDGET, asked: EVERYTHING };
}

/** A list as one request reads it. */
export interface List<Row> {
  /**
   * A page of the list, of one parent where it has parents.
   * @throws RequestError `BAD_PAGE_SIZE`, `BAD_CURSOR`, `TOO_LARGE`.
   */
  connect(order: Order, filter: Filter, page: PageArguments, parent?: string): Promise<Connection<Row>>;
}

/** A source's list on a request's snapshot. `Row` is what the source's columns give. */
export function createList<Row extends object>(source: Source, snapshot: Snapshot, reading: Reading): List<Row> {
  function spend(rows: number): void {
    reading.rows -= rows;
    if (reading.rows >= 0) return;
    throw new RequestError(
      'TOO_LARGE',
      `The request asks for more than ${ROW_BUDGET} rows.`,
      'Ask for smaller pages (`first`), above all in nested lists, or for one list after another.',
    );
  }

  const belongs = (sql: Transaction, filter: Filter): Fragment => {
    const own = source.partition === undefined ? sql`true` : source.partition(sql, sql`parent.key`);
    return sql`${own} AND ${filter.where(sql)}`;
  };
  const bounded = (sql: Transaction, filter: Filter): Fragment => sql`${belongs(sql, filter)} AND ${filter.bounds?.(sql) ?? sql`true`}`;

  const pages = grouped<PageRequest, Page<Row>>(
    ({ order, filter, window }) => [order.id, filter.id, window],
    async (shape, parents) => {
      const size = shape.window.size + 1;
      spend(parents.length * shape.window.size);
      const sql = await snapshot.transaction();
      const { asked } = reading;
      const keys = asked.cursors ? sql`, ${keyValues(sql, shape.order)} AS "cursorKeys"` : sql``;
      const rowsOf = (part: Part | null): Fragment => sql`
        SELECT ${source.columns(sql, asked)} ${keys}
        FROM ${source.relation(sql)} AS row
        WHERE ${bounded(sql, shape.filter)} AND ${part?.isOf(sql) ?? sql`true`} AND ${inWindow(sql, shape, part)}
        ORDER BY ${orderList(sql, part?.order ?? shape.order, shape.window.fromEnd)}
        LIMIT ${size}`;
      const [near, far] = partsOfOrder(shape.order, shape.window.fromEnd) ?? [];
      const page =
        near === undefined || far === undefined
          ? rowsOf(null)
          : sql`
            WITH near AS MATERIALIZED (SELECT one.*, row_number() OVER () AS turn FROM (${rowsOf(near)}) AS one)
            SELECT * FROM (
              SELECT near.*, 1 AS part FROM near
              UNION ALL
              -- Looked for only where the page has room left.
              SELECT one.*, row_number() OVER (), 2 FROM (${rowsOf(far)}) AS one WHERE (SELECT count(*) FROM near) < ${size}
            ) AS whole ORDER BY part, turn LIMIT ${size}`;
      if (source.partition === undefined) return [pageOf(await sql<Keyed<Row>[]>`${page}`, shape.window)];
      const rows = await sql<(Keyed<Row> & { place: number })[]>`
        SELECT parent.place::int AS place, page.*
        FROM unnest(${parents}::text[]) WITH ORDINALITY AS parent (key, place)
        CROSS JOIN LATERAL (SELECT limited.*, row_number() OVER () AS "rank" FROM (${page}) AS limited) AS page
        ORDER BY parent.place, page."rank"`;
      const byPlace = Map.groupBy(rows, ({ place }) => place);
      return parents.map((_, at) => pageOf(byPlace.get(at + 1) ?? [], shape.window));
    },
  );

  const counts = grouped<Request, number>(
    ({ filter }) => [filter.id],
    async (shape, parents) => {
      const sql = await snapshot.transaction();
      const isWhole = isUnfiltered(shape.filter);
      const total = isWhole ? source.total : shape.filter.total;
      if (source.partition === undefined && total !== undefined) {
        return sql<{ count: number }[]>`SELECT ${total(sql)} AS count`.then((known) => known.map(({ count }) => count));
      }
      const count =
        source.count?.(sql, sql`parent.key`, isWhole ? null : shape.filter.where(sql)) ??
        sql`(SELECT count(*) FROM ${source.relation(sql)} AS row WHERE ${belongs(sql, shape.filter)})`;
      const rows = await sql<{ count: number }[]>`
        SELECT ${count} AS count
        FROM unnest(${parents}::text[]) WITH ORDINALITY AS parent (key, place)
        ORDER BY parent.place`;
      return rows.map(({ count }) => count);
    },
  );

  const probes = grouped<ProbeRequest, boolean>(
    ({ order, filter, from, reverse }) => [order.id, filter.id, from, reverse],
    async (shape, parents) => {
      const sql = await snapshot.transaction();
      const side = beyond(sql, shape.order, shape.from, { reverse: shape.reverse, inclusive: true });
      const rows = await sql<{ found: boolean }[]>`
        SELECT EXISTS (SELECT FROM ${source.relation(sql)} AS row WHERE ${bounded(sql, shape.filter)} AND ${side}) AS found
        FROM unnest(${parents}::text[]) WITH ORDINALITY AS parent (key, place)
        ORDER BY parent.place`;
      return rows.map(({ found }) => found);
    },
  );

  return {
    async connect(order, filter, page, parent = '') {
      const list = { order, filter, parent };
      const window = readWindow(order, page);
      const { rows, more } = await pages.load({ ...list, window });
      const cursorOf = (row: Keyed<Row>): string => encodeCursor(order, row.cursorKeys ?? []);
      const [firstRow] = rows;
      const lastRow = rows.at(-1);
      // Rows on the other side of a cursor that was given; without one there are none.
      const before = async () => window.after !== null && probes.load({ ...list, from: window.after, reverse: true });
      const after = async () => window.before !== null && probes.load({ ...list, from: window.before, reverse: false });
      return {
        // Only where they are asked for: a page has up to 500.
        get edges() {
          return rows.map((node) => ({ cursor: cursorOf(node), node }));
        },
        nodes: rows,
        totalCount: () => counts.load(list),
        pageInfo: {
          hasNextPage: async () => (more && !window.fromEnd) || after(),
          hasPreviousPage: async () => (more && window.fromEnd) || before(),
          get startCursor() {
            return firstRow === undefined ? null : cursorOf(firstRow);
          },
          get endCursor() {
            return lastRow === undefined ? null : cursorOf(lastRow);
          },
        },
      };
    },
  };
}

/** A page of at most one row more than the window's size. */
function pageOf<Row>(rows: Keyed<Row>[], { size, fromEnd }: Window): Page<Row> {
  const kept = rows.slice(0, size);
  return { rows: fromEnd ? kept.reverse() : kept, more: rows.length > size };
}

function inWindow(sql: Transaction, { order, window }: PageRequest, part: Part | null): Fragment {
  const far = part?.beyond ?? beyond;
  const after = window.after === null ? sql`true` : far(sql, order, window.after, { reverse: false, inclusive: false });
  const before = window.before === null ? sql`true` : far(sql, order, window.before, { reverse: true, inclusive: false });
  return sql`${after} AND ${before}`;
}

/** A loader that answers all requests of the same shape, for any number of parents, by one call of `load`. */
function grouped<R extends Request, Value>(
  shape: (request: R) => unknown[],
  load: (shape: R, parents: string[]) => Promise<Value[]>,
): { load(request: R): Promise<Value> } {
  const shapeKey = (request: R): string => JSON.stringify(shape(request));
  const create = () =>
    new DataLoader<R, Value, string>(
      async (requests) => {
        const groups = new Map<string, R[]>();
        for (const request of requests) {
          const key = shapeKey(request);
          const group = groups.get(key);
          if (group === undefined) groups.set(key, [request]);
          else group.push(request);
        }
        const results = new Map<R, Value | Error>();
        await Promise.all(
          [...groups.values()].map(async (group) => {
            const [first] = group;
            if (first === undefined) return;
            try {
              const values = await load(
                first,
                group.map(({ parent }) => parent),
              );
              group.forEach((request, at) => {
                const value = values[at];
                results.set(request, value === undefined ? new Error(`no answer for parent ${request.parent}`) : value);
              });
            } catch (error) {
              for (const request of group) results.set(request, error instanceof Error ? error : new Error(String(error)));
            }
          }),
        );
        return requests.map((request) => results.get(request) ?? new Error('no answer'));
      },
      { cacheKeyFn: (request) => `${shapeKey(request)} ${request.parent}` },
    );
  // A request has many lists and asks for few.
  let loader: ReturnType<typeof create> | undefined;
  return {
    load(request) {
      loader ??= create();
      return loader.load(request);
    },
  };
}
