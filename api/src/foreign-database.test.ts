// A PostgreSQL that an operator set up for other things: its sorting and its role's settings change no answer and no file.
import { createHash } from 'node:crypto';
import { connect, migrate, type Sql } from '@leasebook/db';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createApi } from './index.ts';
import { startTestApi, type TestApi } from './testing/client.ts';
import { seed } from './testing/seed.ts';

const name = `test_foreign_${process.pid}`;
const SETTINGS = {
  DateStyle: 'German, DMY',
  IntervalStyle: 'sql_standard',
  TimeZone: 'America/St_Johns',
  bytea_output: 'escape',
  extra_float_digits: '-5',
  standard_conforming_strings: 'off',
  escape_string_warning: 'off',
};
let usual: TestApi;
let admin: Sql;
let sql: Sql;
let foreign: Awaited<ReturnType<typeof createApi>>;
beforeAll(async () => {
  usual = await startTestApi();
  const url = new URL(usual.database.url);
  url.pathname = '/postgres';
  admin = connect(url.href, { name: 'leasebook-test-admin', connections: 1 });
  await admin.unsafe(`CREATE ROLE ${name} SUPERUSER LOGIN PASSWORD 'x'`);
  for (const [setting, value] of Object.entries(SETTINGS)) await admin.unsafe(`ALTER ROLE ${name} SET ${setting} = '${value}'`);
  // The rules of Turkish: I and i are two letters.
  await admin.unsafe(`CREATE DATABASE ${name} TEMPLATE template0 LOCALE_PROVIDER icu ICU_LOCALE 'tr-TR'`);
  Object.assign(url, { username: name, password: 'x', pathname: `/${name}` });
  sql = connect(url.href, { name: 'leasebook-api-test' });
  await migrate(sql);
  await seed(sql);
  foreign = await createApi({ sql, port: 0, host: '127.0.0.1', logger: usual.logger, keepAnswers: false });
});
afterAll(async () => {
  await foreign.close();
  await sql.end();
  await admin.unsafe(`DROP DATABASE ${name} WITH (FORCE)`);
  await admin.unsafe(`DROP ROLE ${name}`);
  await admin.end();
  await usual.close();
});

it.each([
  '{ leases(first: 20) { nodes { state owner price { amount } createdTime closedTime } } }',
  '{ deployments(first: 20) { nodes { state hash groups { state } } } bids(first: 20) { nodes { state } } orders(first: 20) { nodes { state } } }',
  '{ flows(first: 20) { nodes { kind time } } deadLetters(first: 20) { nodes { kind error } } parameters(first: 20) { nodes { origin value } } }',
  '{ providers(first: 20) { nodes { owner hostUri attributes { key value } } } }',
  '{ search(text: "INC") { kind title detail } }',
  '{ series(input: { metric: GPU_UTILIZATION }) { series { points { time value } } } }',
])('%s', async (query) => {
  const post = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query }) };
  const [here, there] = await Promise.all(
    [usual.url, foreign.url].map(async (url) => JSON.parse(await (await fetch(`${url}/graphql`, post)).text())),
  );
  expect(here.errors).toBeUndefined();
  expect({ data: there.data, errors: there.errors }).toEqual({ data: here.data });
});

it('every export, to the byte', async () => {
  const datasets = JSON.parse(await (await fetch(`${usual.url}/export/datasets.json`)).text());
  const names: string[] = (datasets.datasets ?? datasets).map((dataset: { name: string }) => dataset.name);
  expect(names.length).toBeGreaterThan(5);
  const digest = async (url: string) => {
    const answer = await fetch(url);
    return {
      status: answer.status,
      hash: createHash('sha256')
        .update(Buffer.from(await answer.arrayBuffer()))
        .digest('hex'),
    };
  };
  for (const dataset of names) {
    for (const format of ['csv', 'ndjson', 'parquet']) {
      const [here, there] = await Promise.all([usual.url, foreign.url].map((url) => digest(`${url}/export/${dataset}.${format}`)));
      expect(there, `${dataset}.${format}`).toEqual(here);
      expect(here?.status).toBe(200);
    }
  }
});
