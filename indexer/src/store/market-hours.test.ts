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
const TABLES = ['cell_days', 'dimension_days'];
/** What hours say, whatever their form. */
const VIEWS = [
  `SELECT (SELECT jsonb_object_agg(key, CASE WHEN jsonb_typeof(value) = 'number' THEN to_jsonb(trim_scale(value::text::numeric)) ELSE value END)
     FROM jsonb_each(to_jsonb(f)))::text AS row FROM hourly_figures f ORDER BY dimension, member, bucket`,
  `SELECT jsonb_strip_nulls(to_jsonb(u))::text AS row FROM cell_figures f CROSS JOIN LATERAL unnest(f.figures) AS u ORDER BY grain, bucket, cell`,
];

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
      `SELECT ROW(dimension, bucket, covered_us, supply_covered_us, first_height, last_height,
         array_agg(ROW(member, gpu_supplied_us, gpu_allocated_us, gpu_leased_us, lease_us, leases_opened, leases_closed, accrued, accrued_usd,
           gpu_accrued_usd, price_p25, price_median, price_p75, fees, fees_usd, settled, settled_usd, take_fees, take_fees_usd,
           escrow_held_us)::member_figures))::text AS row
       FROM hourly_figures WHERE dimension <> 'network' GROUP BY dimension, bucket, covered_us, supply_covered_us, first_height, last_height`,
    );
    await put(earlier.sql, 'figure_hours', hours);
    const cells = `
      SELECT ROW(grain, bucket, array_agg(u))::text AS row FROM cell_figures CROSS JOIN LATERAL unnest(figures) AS u GROUP BY grain, bucket`;
    await put(earlier.sql, 'cell_figures', await textsOf(present.sql, cells));
    expect(hours.length).toBeGreaterThan(100);

    await migrate(earlier.sql);

    const sums = async (sql: Sql) => (await tableChecksums(sql)).filter(({ table }) => TABLES.includes(table));
    const expected = await sums(present.sql);
    expect(expected.map(({ table, rows }) => [table, rows > 2])).toEqual(TABLES.map((table) => [table, true]));
    expect(await sums(earlier.sql)).toEqual(expected);
    // Hours that were told for every member stay so; what they say is the same.
    for (const view of VIEWS) expect(await textsOf(earlier.sql, view)).toEqual(await textsOf(present.sql, view));
  } finally {
    await present.drop();
    await earlier.drop();
    await rm(folder, { recursive: true });
  }
});
