// Hours and days of an earlier form become the present one: every figure, to the last digit.
import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate, type Sql } from '@leasebook/db';
import { createTestDatabase } from '@leasebook/db/testing';
import { expect, test } from 'vitest';
import { recordedSource, recordedStages } from '../run/testing.ts';
import { runIndexer } from '../run.ts';
import { tableChecksums } from './index.ts';

const migrations = join(import.meta.dirname, '../../../db/migrations');
const TABLES = ['market_hours', 'cell_days', 'dimension_days'];

async function textsOf(sql: Sql, query: string): Promise<string[]> {
  const rows = await sql.unsafe<{ row: string }[]>(query);
  return rows.map(({ row }) => row);
}

/** Copies rows as texts. */
async function put(sql: Sql, table: string, rows: readonly string[]): Promise<void> {
  await sql.unsafe(`INSERT INTO ${table} SELECT (row::${table}).* FROM unnest($1::text[]) AS row`, [[...rows]]);
}

test('hours by dimension, hours of cells and days of cells', async () => {
  const present = await createTestDatabase();
  const earlier = await createTestDatabase({ empty: true });
  const folder = await mkdtemp(join(tmpdir(), 'leasebook-migrations-'));
  try {
    const options = { until: 'head', origin: 'recorded', signal: new AbortController().signal } as const;
    await runIndexer(recordedStages(present.sql, recordedSource(150)), options);
    for (const name of (await readdir(migrations)).filter((file) => file < '0017')) await cp(join(migrations, name), join(folder, name));
    await migrate(earlier.sql, { folder });
    for (const table of ['figures', 'market_cells']) {
      await put(earlier.sql, table, await textsOf(present.sql, `SELECT t::text AS row FROM ${table} t`));
    }
    const hours = await textsOf(
      present.sql,
      `SELECT ROW(d.dimension, bucket, covered_us, supply_covered_us, first_height, last_height, d.figures::member_figures[])::text AS row
       FROM market_hours CROSS JOIN LATERAL (VALUES ('provider', provider), ('country', country), ('model', model), ('denom', denom),
         ('kind', kind), ('size', size)) AS d (dimension, figures) WHERE d.figures IS NOT NULL`,
    );
    await put(earlier.sql, 'figure_hours', hours);
    await put(earlier.sql, 'cell_figures', await textsOf(present.sql, 'SELECT t::text AS row FROM cell_figures t'));
    expect(hours.length).toBeGreaterThan(100);

    await migrate(earlier.sql);

    const sums = async (sql: Sql) => (await tableChecksums(sql)).filter(({ table }) => TABLES.includes(table));
    const expected = await sums(present.sql);
    expect(expected.map(({ table, rows }) => [table, rows > 2])).toEqual([...TABLES].sort().map((table) => [table, true]));
    expect(await sums(earlier.sql)).toEqual(expected);
  } finally {
    await present.drop();
    await earlier.drop();
    await rm(folder, { recursive: true });
  }
});
