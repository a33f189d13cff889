// What could not be decoded, as a list.
import { inCapitals } from '../connection/columns.ts';
import type { Connection, Filter, Source } from '../connection/connection.ts';
import { join, type Order, orderBy } from '../connection/order.ts';
import { text, wherever, whole } from '../connection/where.ts';
import type { DeadLetterFilter, DeadLetterKind, DeadLetterOrder, DeadLetterWhere } from '../generated/resolvers.ts';

/** A row of `dead_letters`. */
export interface DeadLetterRow {
  height: number;
  kind: DeadLetterKind;
  object: string;
  code: string;
  error: string;
  /** Base64. */
  bytes: string;
}

export type DeadLetterList = Connection<DeadLetterRow>;

/** All dead letters. */
export const deadLetterSource: Source = {
  relation: (sql) => sql`dead_letters`,
  columns: (sql) => sql`row.height, ${sql.unsafe(inCapitals("replace(row.kind, '-', '_')"))} AS kind, row.object, row.code, row.error,
    translate(encode(row.bytes, 'base64'), E'\n', '') AS bytes`,
};

/** The order that is asked for; newest block first by default. */
export function deadLetterOrder(order?: DeadLetterOrder | null): Order {
  return orderBy('deadLetters.HEIGHT', order?.direction ?? 'DESC', { column: 'height', type: 'bigint' }, [
    { column: 'kind', type: 'text' },
    { column: 'object', type: 'text' },
  ]);
}

/** A kind as the tables hold it. */
function stored(kind: string): string {
  return kind.toLowerCase().replaceAll('_', '-');
}

/** The dead letters that fit all of what is given. */
export function deadLetterFilter(filter: DeadLetterFilter): Filter {
  return {
    id: JSON.stringify(filter),
    where(sql) {
      const conditions = [sql`true`];
      if (filter.kinds != null) conditions.push(sql`row.kind = ANY(${filter.kinds.map(stored)}::text[])`);
      if (filter.code != null) conditions.push(sql`row.code = ${filter.code}`);
      if (filter.height != null) conditions.push(sql`row.height = ${filter.height}::bigint`);
      return join(sql, conditions, sql` AND `);
    },
  };
}

/** The parts that fit `where` and an older filter. */
export const deadLetterWhere = wherever<DeadLetterWhere>({
  kind: text('row.kind', stored),
  code: text('row.code'),
  height: whole('row.height'),
});
