// Whether the history can be spread over machines: what Citus asks of a distributed table, for each one that is listed.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from './testing.ts';

const text = readFileSync(join(import.meta.dirname, '../citus/distribute.sql'), 'utf8');
const distributed = [...text.matchAll(/create_distributed_table\('(\w+)', '(\w+)'/g)].map(([, table = '', column = '']) => ({
  table,
  column,
}));

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

test('every table that has a row for each height, or more, is listed', async () => {
  const rows = await database.sql<{ name: string }[]>`
    SELECT c.relname AS name FROM pg_class c JOIN pg_index i ON i.indrelid = c.oid AND i.indisprimary
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = i.indkey[0]
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
      AND a.attname IN ('height', 'first_height')`;
  // Few rows, and changed after the block: letters that are read later, and the archivers' queue.
  const local = ['dead_letters', 'archive_ranges'];
  expect(distributed.map(({ table }) => table).sort()).toEqual(
    rows
      .map(({ name }) => name)
      .filter((name) => !local.includes(name))
      .sort(),
  );
});

test.each(distributed)('$table can be distributed by $column', async ({ table, column }) => {
  const { sql } = database;
  const uniques = await sql<{ columns: string[] }[]>`
    SELECT array_agg(a.attname::text) AS columns FROM pg_index i
    JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey)
    WHERE i.indrelid = ${table}::regclass AND (i.indisunique OR i.indisexclusion) GROUP BY i.indexrelid`;
  expect(uniques.length).toBeGreaterThan(0);
  for (const { columns } of uniques) expect(columns).toContain(column);
  // Neither references nor triggers, which would have to know rows of other nodes.
  expect(
    await sql`SELECT FROM pg_constraint WHERE contype = 'f' AND (conrelid = ${table}::regclass OR confrelid = ${table}::regclass)`,
  ).toHaveLength(0);
  expect(await sql`SELECT FROM pg_trigger WHERE tgrelid = ${table}::regclass AND NOT tgisinternal`).toHaveLength(0);
  expect(await sql`SELECT FROM pg_attribute WHERE attrelid = ${table}::regclass AND attidentity <> ''`).toHaveLength(0);
});

test('Citus takes the statements, where the server has it', async ({ skip }) => {
  const [citus] = await database.sql`SELECT FROM pg_available_extensions WHERE name = 'citus'`;
  if (citus === undefined) skip('this PostgreSQL has no extension citus');
  await database.sql.unsafe(text);
  const tables = await database.sql<{ name: string }[]>`SELECT logicalrelid::text AS name FROM pg_dist_partition WHERE partmethod = 'h'`;
  expect(tables.map(({ name }) => name)).toEqual(expect.arrayContaining(distributed.map(({ table }) => table)));
});
