// Parquet files read by DuckDB: proper types, row groups by time, and the same values as in the CSV.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../testing/client.ts';
import { seedMoney } from '../testing/seed-money.ts';
import type { CatalogueEntry } from './catalogue.ts';
import type { ColumnType } from './dataset.ts';

const TYPES: Record<ColumnType, string> = {
  text: 'VARCHAR',
  json: 'VARCHAR',
  integer: 'BIGINT',
  uint64: 'UBIGINT',
  decimal: 'DECIMAL(38,18)',
  boolean: 'BOOLEAN',
  timestamp: 'TIMESTAMP WITH TIME ZONE',
};

let api: TestApi;
let duck: DuckDBInstance;
let connection: DuckDBConnection;
let folder: string;
let datasets: CatalogueEntry[];

beforeAll(async () => {
  api = await startTestApi();
  await seedMoney(api.database.sql);
  await api.database.sql`
    INSERT INTO bids SELECT owner, dseq, gseq, oseq, provider, bseq, 'active', price_denom, price_amount, created_height, created_time,
      NULL, NULL, NULL, '[{"count": 1}]' FROM leases`;
  // Texts that COPY escapes, an amount of 38 digits, and the largest sequence number.
  await api.database.sql`
    UPDATE providers SET website = E'tab\t line\n back\\\\slash "quote" ☁', email = '\\N' WHERE owner = 'akash1planeqqqqqqqqqqqqqqqqqqqqqqqqqqqqyjhf5'`;
  await api.database.sql`UPDATE leases SET price_amount = 99999999999999999999.999999999999999999 WHERE dseq = 1002`;
  await api.database.sql`UPDATE deployments SET dseq = 18446744073709551615 WHERE dseq = 1059`;
  folder = await mkdtemp(join(tmpdir(), 'leasebook-parquet-'));
  duck = await DuckDBInstance.create(':memory:');
  connection = await duck.connect();
  await connection.run("SET TimeZone = 'UTC'");
  ({ datasets } = (await (await fetch(`${api.url}/export/datasets.json`)).json()) as { datasets: CatalogueEntry[] });
});

afterAll(async () => {
  connection.closeSync();
  duck.closeSync();
  await rm(folder, { recursive: true });
  await api.close();
});

async function download(path: string): Promise<string> {
  const response = await fetch(`${api.url}/export/${path}`);
  const bytes = await response.bytes();
  expect(response.status, Buffer.from(bytes).toString().slice(0, 300)).toBe(200);
  const file = join(folder, path.replaceAll(/[?&=]/g, '_'));
  await writeFile(file, bytes);
  return file;
}

async function select(query: string): Promise<unknown[][]> {
  return (await connection.runAndReadAll(query)).getRowsJson();
}

test('every dataset has its types and the values of its CSV', async () => {
  for (const { name, columns } of datasets) {
    const parquet = await download(`${name}.parquet`);
    const csv = await download(`${name}.csv`);
    const found = await select(`SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM read_parquet('${parquet}'))`);
    expect(found, name).toEqual(columns.map((column) => [column.name, TYPES[column.type]]));

    const types = columns.map((column) => `'${column.name}': '${TYPES[column.type]}'`).join(', ');
    // A quoted empty field is an empty text, one without quotes is none.
    const fromCsv = `read_csv('${csv}', header = true, auto_detect = false, delim = ',', quote = '"', escape = '"', new_line = '\\r\\n',
      timestampformat = '%Y-%m-%dT%H:%M:%S.%fZ', columns = {${types}}, allow_quoted_nulls = false)`;
    const difference = await select(`
      (SELECT * FROM read_parquet('${parquet}') EXCEPT ALL SELECT * FROM ${fromCsv}) UNION ALL
      (SELECT * FROM ${fromCsv} EXCEPT ALL SELECT * FROM read_parquet('${parquet}'))`);
    expect(difference, name).toEqual([]);
    const [counts] = await select(`SELECT (SELECT count(*) FROM read_parquet('${parquet}'))::int, (SELECT count(*) FROM ${fromCsv})::int`);
    expect(Number(counts?.[0]), name).toBeGreaterThan(0);
    expect(counts?.[0], name).toBe(counts?.[1]);
  }
});

test('amounts of 38 digits, the largest numbers and escaped texts are exact', async () => {
  const leases = await download('leases.parquet?dseq=1002');
  expect(await select(`SELECT price_amount::varchar FROM read_parquet('${leases}')`)).toEqual([
    ['99999999999999999999.999999999999999999'],
  ]);
  const deployments = await download('deployments.parquet?owner=akash1tenantdqqqqqqqqqqqqqqqqqqqqqqqqqfefy4c');
  expect(await select(`SELECT max(dseq)::varchar FROM read_parquet('${deployments}')`)).toEqual([['18446744073709551615']]);
  const providers = await download('providers.parquet');
  expect(
    await select(`SELECT website, email FROM read_parquet('${providers}') WHERE owner = 'akash1planeqqqqqqqqqqqqqqqqqqqqqqqqqqqqyjhf5'`),
  ).toEqual([['tab\t line\n back\\slash "quote" ☁', '\\N']]);
});

test('a byte order mark that the first text of a file begins with is part of it', async () => {
  const planet = 'akash1planeqqqqqqqqqqqqqqqqqqqqqqqqqqqqyjhf5';
  await api.database.sql`UPDATE providers SET host_uri = ${'\ufeffhttps://planet.example'} WHERE owner = ${planet}`;
  const hosts = await download(`providers.parquet?columns=host_uri&owner.eq=${planet}`);
  // By numbers: DuckDB's client drops the mark as well.
  expect(await select(`SELECT unicode(host_uri)::int, length(host_uri)::int FROM read_parquet('${hosts}')`)).toEqual([[0xfeff, 23]]);
});

test('row groups follow the months, with their bounds, and the footer tells the block', async () => {
  await api.database.sql`UPDATE blocks SET time = time + interval '40 days' WHERE height > 60`;
  try {
    const blocks = await download('blocks.parquet');
    const groups = await select(`
      SELECT row_group_id::int, row_group_num_rows::int, stats_min_value, stats_max_value FROM parquet_metadata('${blocks}')
      WHERE path_in_schema = 'time' ORDER BY 1`);
    expect(groups.map(([, rows]) => rows)).toEqual([60, 40]);
    expect(groups.map(([, , min, max]) => [String(min).slice(0, 7), String(max).slice(0, 7)])).toEqual([
      ['2026-01', '2026-01'],
      ['2026-02', '2026-02'],
    ]);
    const footer = await select(`SELECT decode(key), decode(value) FROM parquet_kv_metadata('${blocks}')`);
    expect(Object.fromEntries(footer)).toMatchObject({ dataset: 'blocks', chain_id: 'test-1', height: '100', licence: 'CC-BY-4.0' });
  } finally {
    await api.database.sql`UPDATE blocks SET time = time - interval '40 days' WHERE height > 60`;
  }
});

test('a file without rows is a file', async () => {
  const none = await download('leases.parquet?owner=akash1strangerqqqqqqqqqqqqqqqqqqqqqqqqddszjq');
  expect(await select(`SELECT count(*)::int FROM read_parquet('${none}')`)).toEqual([[0]]);
  expect(await select(`SELECT count(*)::int FROM parquet_schema('${none}')`)).toEqual([[24]]);
});
