// Select lists of the rows behind a type: columns of which no field that is asked for is made are left out.
import type { Transaction } from '@leasebook/db';
import type { Fragment } from 'postgres';
import { EVERYTHING, type Selection } from '../graphql/selection.ts';

/** SQL over `row` that is always read, or only where one of these fields is asked for: of the type, or of another as `Type.field`. */
type ColumnSql = string | { sql: string; of: readonly string[] };

/** The select list for what is asked for; everything where nothing is said. */
export type SelectList = (sql: Transaction, asked?: Selection) => Fragment;

/** SQL of an enum's value as the schema writes it, of the small letters in the tables; the same in every database, also where it sorts by the rules of Turkish. */
export function inCapitals(expression: string): string {
  return `upper(${expression} COLLATE "C")`;
}

/** A select list of `type`'s rows, whose properties are the columns' names. A row lacks what is not asked for. */
export function selectList<Row>(type: string, columns: Readonly<Record<keyof Row & string, ColumnSql>>): SelectList {
  const texts = new WeakMap<Selection, string>();
  const write = (asked: Selection): string =>
    Object.entries<ColumnSql>(columns)
      .flatMap(([name, column]) => {
        if (typeof column === 'string') return [`${column} AS "${name}"`];
        return column.of.some((field) => isAsked(asked, type, field)) ? [`${column.sql} AS "${name}"`] : [];
      })
      .join(', ');
  return (sql, asked = EVERYTHING) => {
    const text = texts.get(asked) ?? write(asked);
    texts.set(asked, text);
    return sql.unsafe(text);
  };
}

function isAsked(asked: Selection, type: string, field: string): boolean {
  const [other, name] = field.split('.');
  return name === undefined || other === undefined ? asked.asks(type, [field]) : asked.asks(other, [name]);
}
