// Starting over: every row goes, the schema stays.
import type { Sql, Transaction } from './connect.ts';
import { toDatabaseError } from './database-errors.ts';

/** What a fresh start keeps: the schema's version, and raw observations, which cannot be asked for again. */
const kept = ['schema_migrations', 'observations'];

/** Removes every row that indexing wrote, within the transaction; migrations stay applied and raw observations stay. */
export function emptyIndex(transaction: Transaction): Promise<void> {
  return emptyTablesBut(transaction, kept);
}

/** As `emptyIndex`, in a transaction of its own. */
export async function emptyTables(sql: Sql): Promise<void> {
  try {
    await sql.begin(emptyIndex);
  } catch (cause) {
    throw toDatabaseError(cause);
  }
}

/** Removes every row of all tables but those named, within the transaction. */
export async function emptyTablesBut(transaction: Transaction, names: readonly string[]): Promise<void> {
  const tables = await transaction<{ name: string }[]>`
    SELECT format('%I.%I', current_schema(), relname) AS name FROM pg_class
    -- Partitions are emptied, or kept, with their table.
    WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition
      AND relname <> ALL (${[...names]})`;
  if (tables.length > 0) await transaction.unsafe(`TRUNCATE ${tables.map((table) => table.name).join(', ')}`);
}
