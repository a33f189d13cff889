// Starting over: every row goes, the schema stays.
import type { Sql } from './connect.ts';
import { toDatabaseError } from './database-errors.ts';

/** Removes every row that indexing wrote, in one transaction; migrations stay applied. */
export async function emptyTables(sql: Sql): Promise<void> {
  try {
    await sql.begin(async (transaction) => {
      const tables = await transaction<{ name: string }[]>`
        SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
        WHERE schemaname = current_schema() AND tablename <> 'schema_migrations'`;
      if (tables.length > 0) await transaction.unsafe(`TRUNCATE ${tables.map((table) => table.name).join(', ')}`);
    });
  } catch (cause) {
    throw toDatabaseError(cause);
  }
}
