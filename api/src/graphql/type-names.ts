// Which type of an interface or a union a row is: whoever finds the row knows it.
import type { NodeType } from '../ids.ts';

type TypeName = NodeType | 'MetricDefinition';

const names = new WeakMap<object, TypeName>();

/** The row, of which is remembered that it is of this type. */
export function ofType<Row extends object>(name: TypeName, row: Row): Row {
  names.set(row, name);
  return row;
}

/** The type that was remembered of a row; throws where none was. */
export function typeOf(row: object): TypeName {
  const name = names.get(row);
  if (name === undefined) throw new TypeError('a row of an interface or a union whose type nobody told');
  return name;
}
