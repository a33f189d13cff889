// What the indexer keeps of lists beside their rows, for rows that tests put there themselves.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Sql } from '@leasebook/db';

const MIGRATION = join(import.meta.dirname, '../../../db/migrations/0054_list_parts.sql');

/** Counts all rows of lists by their parts anew, as an update does. */
export async function countParts(sql: Sql): Promise<void> {
  const text = await readFile(MIGRATION, 'utf8');
  await sql`TRUNCATE list_parts`;
  await sql.unsafe(text.slice(text.indexOf('INSERT INTO list_parts')));
}
