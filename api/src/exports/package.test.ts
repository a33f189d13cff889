// The package of everything: whole, described, checked, by month, and readable by DuckDB as one table.
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { createTestDatabase, type TestDatabase } from '@leasebook/db/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seed } from '../testing/seed.ts';
import { seedMoney } from '../testing/seed-money.ts';
import { DATASETS } from './catalogue.ts';
import { type PackageReport, writePackage } from './package.ts';

let database: TestDatabase;
let folder: string;
let report: PackageReport;

beforeAll(async () => {
  database = await createTestDatabase();
  await seed(database.sql);
  await seedMoney(database.sql);
  // A second month with rows of its own, after one that is empty but for series.
  await database.sql`INSERT INTO prices VALUES ('oracle', '2026-03-05T12:00:00Z', 3)`;
  folder = await mkdtemp(join(tmpdir(), 'leasebook-package-'));
  report = await writePackage(database.sql, {
    out: join(folder, 'out'),
    texts: { 'CITATION.cff': 'cff-version: 1.2.0\n' },
    signal: new AbortController().signal,
  });
});

afterAll(async () => {
  await rm(folder, { recursive: true });
  await database.drop();
});

test('holds every dataset by month, what describes it, and nothing unfinished', async () => {
  expect(await readdir(folder)).toEqual(['out']);
  expect((await readdir(join(folder, 'out'))).sort()).toEqual(
    [...DATASETS.map(({ name }) => name), 'CITATION.cff', 'README.md', 'SHA256SUMS', 'datapackage.json', 'dictionary.md'].sort(),
  );
  expect(await readdir(join(folder, 'out', 'prices'))).toEqual(['month=2026-01', 'month=2026-03']);
  expect([report.chainId, report.height]).toEqual(['test-1', 100]);
  const sums = (await readFile(join(folder, 'out', 'SHA256SUMS'), 'utf8')).trim().split('\n');
  expect(sums).toHaveLength(report.files.length);
  for (const line of sums) {
    const [digest, path = ''] = line.split('  ');
    expect(
      createHash('sha256')
        .update(await readFile(join(folder, 'out', path)))
        .digest('hex'),
      path,
    ).toBe(digest);
  }
  const description = JSON.parse(await readFile(join(folder, 'out', 'datapackage.json'), 'utf8'));
  expect(description).toMatchObject({ version: 'test-1-h100', height: 100, resources: expect.any(Array) });
  for (const { name, path, files } of description.resources) {
    expect(path, name).toEqual(report.files.filter(({ dataset }) => dataset === name).map((file) => file.path));
    expect(
      files.map((file: { path: string }) => file.path),
      name,
    ).toEqual(path);
    expect(path.length, name).toBeGreaterThan(0);
  }
});

test('is one table for DuckDB, with all rows of the tables', async () => {
  const duck = await DuckDBInstance.create(':memory:');
  const connection = await duck.connect();
  const count = async (pattern: string) =>
    (
      await connection.runAndReadAll(`SELECT count(*)::int FROM read_parquet('${join(folder, 'out', pattern)}', hive_partitioning = true)`)
    ).getRowsJson()[0]?.[0];
  try {
    for (const [name, table] of [
      ['leases', 'leases'],
      ['deployments', 'deployments'],
      ['flows', 'flows'],
      ['prices', 'prices'],
      ['inventory_samples', 'provider_samples'],
      ['blocks', 'blocks'],
      ['transactions', 'transactions'],
      ['bids', 'bids'],
    ] as const) {
      const [row] = await database.sql<{ rows: number }[]>`SELECT count(*)::int AS rows FROM ${database.sql(table)}`;
      expect(await count(`${name}/*/*.parquet`), name).toBe(row?.rows);
    }
    expect(await count('providers/providers.parquet')).toBe(6);
    const months = await connection.runAndReadAll(
      `SELECT DISTINCT month, strftime(time, '%Y-%m') FROM read_parquet('${join(folder, 'out', 'prices/*/*.parquet')}', hive_partitioning = true, hive_types_autocast = false) ORDER BY 1`,
    );
    expect(months.getRowsJson()).toEqual([
      ['2026-01', '2026-01'],
      ['2026-03', '2026-03'],
    ]);
  } finally {
    connection.closeSync();
    duck.closeSync();
  }
});

test('does not touch a folder that holds something, and leaves nothing when it is stopped', async () => {
  const full = join(folder, 'full');
  await mkdir(full);
  await writeFile(join(full, 'mine'), '');
  const write = (out: string, signal: AbortSignal) => writePackage(database.sql, { out, texts: {}, signal });
  await expect(write(full, new AbortController().signal)).rejects.toMatchObject({ code: 'EXPORT_FOLDER_NOT_EMPTY' });
  const controller = new AbortController();
  const stopped = writePackage(database.sql, {
    out: join(folder, 'stopped'),
    texts: {},
    signal: controller.signal,
    onFile: () => controller.abort(),
  });
  await expect(stopped).rejects.toMatchObject({ code: 'EXPORT_STOPPED' });
  await expect(write(join(full, 'mine', 'below'), new AbortController().signal)).rejects.toMatchObject({ code: 'EXPORT_UNWRITABLE' });
  expect((await readdir(folder)).sort()).toEqual(['full', 'out']);
});
