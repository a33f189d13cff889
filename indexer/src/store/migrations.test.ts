// Every earlier schema with an index in it becomes the present one, keeps every row, and the index goes on in it.
import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate, type Sql } from '@leasebook/db';
import { createTestDatabase, type TestDatabase } from '@leasebook/db/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordedSource, recordedStages } from '../run/testing.ts';
import { runIndexer } from '../run.ts';
import { openStore, tableChecksums } from './index.ts';

const migrations = join(import.meta.dirname, '../../../db/migrations');
const files = (await readdir(migrations)).filter((name) => name.endsWith('.sql')).sort();
const height = 150;

/** A table's rows as JSON texts by table; texts, because a number in JSON may be longer than JavaScript's. */
type Content = Map<string, string[]>;

/** What an update counts of the rows that are there. */
const PARTS = ['list', 'part', 'denom', 'rows', 'first_height', 'last_height'];

let filled: Content;
let newest: TestDatabase;
beforeAll(async () => {
  newest = await createTestDatabase();
  await index(newest.sql, height);
  filled = await contentOf(newest.sql);
});
afterAll(() => newest.drop());

async function index(sql: Sql, until: number): Promise<void> {
  await runIndexer(recordedStages(sql, recordedSource(until)), {
    until: 'head',
    origin: 'recorded',
    signal: new AbortController().signal,
  });
}

async function tablesOf(sql: Sql): Promise<string[]> {
  const rows = await sql<{ name: string }[]>`
    SELECT relname AS name FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition AND relname <> 'schema_migrations'
    ORDER BY relname`;
  return rows.map(({ name }) => name);
}

async function columnsOf(sql: Sql, table: string): Promise<string[]> {
  const rows = await sql<{ name: string }[]>`
    SELECT column_name AS name FROM information_schema.columns
    WHERE table_schema = 'public' AND table_name = ${table} AND is_generated = 'NEVER' ORDER BY column_name`;
  return rows.map(({ name }) => name);
}

/** Columns that count by themselves. */
async function identitiesOf(sql: Sql, table: string): Promise<string[]> {
  const rows = await sql<{ name: string }[]>`
    SELECT column_name AS name FROM information_schema.columns
    WHERE table_schema = 'public' AND table_name = ${table} AND is_identity = 'YES'`;
  return rows.map(({ name }) => name);
}

async function contentOf(sql: Sql): Promise<Content> {
  const content: Content = new Map();
  for (const table of await tablesOf(sql)) {
    const rows = await sql.unsafe<{ row: string }[]>(`SELECT to_jsonb(t)::text AS row FROM ${table} t`);
    content.set(
      table,
      rows.map(({ row }) => row),
    );
  }
  return content;
}

/** Fills the tables of an earlier schema with what they have in common with the present one. */
async function fill(sql: Sql, content: Content): Promise<void> {
  await sql.begin(async (transaction) => {
    // Rows come in the order of the tables' names, not in that of their references.
    await transaction`SET LOCAL session_replication_role = replica`;
    for (const table of await tablesOf(sql)) {
      const columns = (await columnsOf(sql, table)).join(', ');
      await transaction.unsafe(
        `INSERT INTO ${table} (${columns}) OVERRIDING SYSTEM VALUE SELECT ${columns} FROM jsonb_populate_recordset(NULL::${table}, $1::text::jsonb)`,
        [`[${(content.get(table) ?? []).join(',')}]`],
      );
      for (const column of await identitiesOf(sql, table)) {
        await transaction.unsafe(
          `SELECT setval(pg_get_serial_sequence('${table}', '${column}'), coalesce((SELECT max(${column}) FROM ${table}), 1))`,
        );
      }
    }
  });
}

/** The rows of a table, cut to the columns given, as sorted texts. */
async function rowsOf(sql: Sql, table: string, columns: readonly string[]): Promise<string[]> {
  const rows = await sql.unsafe<{ row: string }[]>(`SELECT ROW(${columns.join(', ')})::text AS row FROM ${table} ORDER BY 1`);
  return rows.map(({ row }) => row);
}

test.each(files.map((name, place) => [place + 1, name] as const))('version %i (%s) with data in it', async (version) => {
  const database = await createTestDatabase({ empty: true });
  const folder = await mkdtemp(join(tmpdir(), 'leasebook-migrations-'));
  const { sql } = database;
  try {
    for (const name of files.slice(0, version)) await cp(join(migrations, name), join(folder, name));
    expect(await migrate(sql, { folder })).toBe(version);
    await fill(sql, filled);
    const before = new Map<string, { columns: string[]; rows: string[] }>();
    for (const table of await tablesOf(sql)) {
      const columns = await columnsOf(sql, table);
      before.set(table, { columns, rows: await rowsOf(sql, table, columns) });
    }
    expect(before.get('blocks')?.rows.length).toBe(height);

    expect(await migrate(sql)).toBe(files.length);

    const present = new Set(await tablesOf(sql));
    for (const [table, { columns, rows }] of before) {
      // What an update cannot fill is noted there.
      if (!present.has(table) || table === 'behind') continue;
      const kept = new Set(await columnsOf(sql, table));
      const common = columns.filter((column) => kept.has(column));
      if (common.length === columns.length) expect([table, await rowsOf(sql, table, common)]).toEqual([table, rows]);
      else expect([table, (await rowsOf(sql, table, common)).length]).toEqual([table, rows.length]);
    }
    expect(await openStore(sql).checkpoint()).toMatchObject({ height });
    if (before.has('flows')) expect(await rowsOf(sql, 'list_parts', PARTS)).toEqual(await rowsOf(newest.sql, 'list_parts', PARTS));
    const schema = await shapeOf(sql);
    expect(schema).toEqual(await shapeOf(newest.sql));
  } finally {
    await database.drop();
    await rm(folder, { recursive: true });
  }
});

test('a whole index that was copied so goes on to the rows of a fresh one', async () => {
  const database = await createTestDatabase();
  await fill(database.sql, filled);
  await index(database.sql, height + 30);
  await index(newest.sql, height + 30);
  expect(await tableChecksums(database.sql)).toEqual(await tableChecksums(newest.sql));
  await database.drop();
});

/** Columns, indexes and constraints. */
async function shapeOf(sql: Sql): Promise<unknown[]> {
  const columns = await sql`
    SELECT table_name, column_name, data_type, is_nullable FROM information_schema.columns WHERE table_schema = 'public' ORDER BY 1, 2`;
  const indexes = await sql`SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1`;
  const constraints = await sql`
    SELECT conrelid::regclass::text AS on, pg_get_constraintdef(oid) AS text FROM pg_constraint WHERE connamespace = 'public'::regnamespace ORDER BY 1, 2`;
  return [columns.map((row) => ({ ...row })), indexes.map((row) => ({ ...row })), constraints.map((row) => ({ ...row }))];
}

test('what the pool held at genesis is found by its later name, and the rest of the state is kept', async () => {
  const database = await createTestDatabase({ empty: true });
  const folder = await mkdtemp(join(tmpdir(), 'leasebook-migrations-'));
  const { sql } = database;
  try {
    for (const name of files.filter((file) => file < '0053')) await cp(join(migrations, name), join(folder, name));
    await migrate(sql, { folder });
    await sql`INSERT INTO checkpoint (chain_id, height, block_hash, block_time, first_height, nonce, ledger_state)
      VALUES ('c-1', 7, 'A', now(), 1, 1, '{"height":7,"poolAtGenesis":{"uakt":"5.25"}}')`;
    await migrate(sql);
    const [row] = await sql`SELECT ledger_state AS state FROM checkpoint`;
    expect(row?.state).toEqual({ height: 7, poolBefore: { uakt: '5.25' } });
  } finally {
    await database.drop();
    await rm(folder, { recursive: true });
  }
});
