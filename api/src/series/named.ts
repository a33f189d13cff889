// Names that statements hold as text, so that PostgreSQL plans for them.
import type { Transaction } from '@leasebook/db';
import type { Fragment } from 'postgres';

/**
 * A grain's or dimension's name as text of the statement. As a parameter it would be planned for any of them: with the rows of hours
 * beside those of days, and thousands of points sorted that a hash would group.
 * @param name one of our own, never a reader's.
 */
export function named(sql: Transaction, name: string): Fragment {
  if (!/^[a-z]+$/.test(name)) throw new Error(`no name of a grain or dimension: ${name}`);
  return sql.unsafe(`'${name}'`);
}
