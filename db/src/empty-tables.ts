// Starting over: every row goes, the schema stays.
import type { Sql } from './connect.ts';
import { toDatabaseError } from './database-errors.ts';

/** What a fresh start keeps: the schema's version, and raw observations, which cannot be asked for again. */
const kept = ['schema_migrations', 'observations'];

/** Removes every row that indexing wrote, in one transaction; migrations stay applied and raw observations stay. */
export async function emptyTables(sql: Sql): Promise<void> {
  try {
    await sql.begin(async (transaction) => {
      const tables = await transaction<{ name: string }[]>`
        SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
        WHERE schemaname = current_schema() AND tablename <> ALL (${kept})`;
      if (tables.length > 0) await transaction.unsafe(`TRUNCATE ${tables.map((table) => table.name).join(', ')}`);
    });
  } catch (cause) {
    throw toDatabaseError(cause);
  }
}
