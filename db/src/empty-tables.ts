// Starting over: every row goes, the schema stays.
import type { Sql, Transaction } from './connect.ts';
import { toDatabaseError } from './database-errors.ts';

/** What a fresh start keeps: the schema's version, and raw observations, which cannot be asked for again. */
const kept = ['schema_migrations', 'observations'];

/** Removes every row that indexing wrote, in one transaction; migrations stay applied and raw observations stay. */
export async function emptyTables(sql: Sql): Promise<void> {
  try {
    await sql.begin((transaction) => emptyTablesBut(transaction, kept));
  } catch (cause) {
    throw toDatabaseError(cause);
  }
}

/** Removes every row of all tables but those named, within the transaction. */
export async function emptyTablesBut(transaction: Transaction, names: readonly string[]): Promise<void> {
  const tables = await transaction<{ name: string }[]>`
    SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
    WHERE schemaname = current_schema() AND tablename <> ALL (${[...names]})`;
  if (tables.length > 0) await transaction.unsafe(`TRUNCATE ${tables.map((table) => table.name).join(', ')}`);
}
