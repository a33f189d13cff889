// What exports give with `since`: everything that is new or has changed, so that whoever adds it to a file has the file of now.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../testing/client.ts';
import { LEASES } from '../testing/seed.ts';
import { seedMoney } from '../testing/seed-money.ts';
import type { CatalogueEntry } from './catalogue.ts';
import { readCsvRows } from './testing.ts';

let api: TestApi;
let datasets: CatalogueEntry[];

beforeAll(async () => {
  api = await startTestApi();
  await seedMoney(api.database.sql);
  const answer = await fetch(`${api.url}/export/datasets.json`);
  ({ datasets } = (await answer.json()) as { datasets: CatalogueEntry[] });
});

afterAll(() => api.close());

async function rows(path: string): Promise<ReturnType<typeof readCsvRows>> {
  const response = await fetch(`${api.url}/export/${path}`);
  const body = await response.text();
  expect(response.status, body.slice(0, 300)).toBe(200);
  return readCsvRows(body);
}

test('since gives what is new or has changed, once', async () => {
  const changed = (await rows('leases.csv?since=52')).map(({ dseq }) => Number(dseq)).sort();
  const expected = (await rows('leases.csv')).filter(({ changed_height: height }) => Number(height) > 52);
  expect(changed).toEqual(expected.map(({ dseq }) => Number(dseq)).sort());
  expect(changed.length).toBeGreaterThan(1);
  expect(changed.length).toBeLessThan(LEASES);
  for (const { name } of datasets) {
    const none = await rows(`${name}.csv?since=100`);
    // Samples may be younger than the newest block.
    expect(none, name).toEqual([]);
    expect((await rows(`${name}.csv?since=0`)).length, name).toBeGreaterThanOrEqual((await rows(`${name}.csv?since=60`)).length);
  }
});

test.each(['leases', 'deployments'])('since gives the %s whose changed_height is behind it', async (name) => {
  const all = await rows(`${name}.csv`);
  const keyOf = ({ owner, dseq, gseq, oseq, provider }: (typeof all)[number]) => [owner, dseq, gseq, oseq, provider].join('/');
  for (const since of [1, 30, 52, 59, 60, 61, 80, 99]) {
    const expected = all.filter(({ changed_height: changed }) => Number(changed) > since).map(keyOf);
    expect([since, (await rows(`${name}.csv?since=${since}`)).map(keyOf)]).toEqual([since, expected]);
  }
});

test.each([
  // The last block of the first day: that day was not over then.
  [48, ['2026-01-01', '2026-01-02', '2026-01-03']],
  [49, ['2026-01-02', '2026-01-03']],
  [96, ['2026-01-02', '2026-01-03']],
  [99, ['2026-01-03']],
  [100, []],
])('since block %s gives the buckets that were not over at it', async (since, days) => {
  const found = await rows(`series.csv?metrics=GPUS_LEASED&interval=DAY&since=${since}`);
  expect(found.map(({ time }) => time?.slice(0, 10))).toEqual(days);
});

test.each([
  // A model that has nothing before the second day, and one that has all of it on the first.
  [47, ['a100 01', 'a100 02', 'a100 03', 'h100 01', 'h100 02', 'h100 03']],
  [49, ['a100 01', 'a100 02', 'a100 03', 'h100 02', 'h100 03']],
  [99, ['a100 03', 'h100 03']],
  [100, []],
])('since block %s gives all buckets of a member that came later', async (since, expected) => {
  const found = await rows(`series.csv?metrics=GPUS_LEASED&interval=DAY&groupBy=MODEL&since=${since}`);
  expect(found.map(({ member, time }) => `${member?.slice(7)} ${time?.slice(8, 10)}`).sort()).toEqual(expected);
});

test('since gives what the v2.0 conversion rewrote, as of the block that converted it', async () => {
  const { sql } = api.database;
  // One deployment was paid in axlUSDC and converted at 65, one in uakt and converted at 70; each has a bid of before and one of 68.
  await sql`INSERT INTO deployments SELECT 'akash1converted', dseq, 'active', '', 60, '2026-01-01', NULL, NULL, NULL
    FROM unnest(ARRAY[1, 2]) AS dseq`;
  await sql`INSERT INTO group_resources SELECT 'akash1converted', dseq, 1, 0, 1, 1, 1, 1, '[]', 1, 0, '{}', '{}', '[]', 'uact', 1
    FROM unnest(ARRAY[1, 2]) AS dseq`;
  await sql`INSERT INTO bids SELECT 'akash1converted', dseq, 1, 1, 'akash1bidder' || place, 0, state, denom, 1, height, '2026-01-01', NULL, NULL, NULL, '[]'
    FROM (VALUES (1, 'a', 'open', 'uact', 61), (1, 'b', 'open', 'uact', 68), (2, 'a', 'open', 'uact', 61), (2, 'b', 'open', 'uact', 68),
      (2, 'c', 'lost', 'uakt', 61)) AS made (dseq, place, state, denom, height)`;
  await sql`INSERT INTO flows (height, sequence, time, kind, denom, amount, sender, recipient, scope, xid, lease) VALUES
    (60, 900, '2026-01-01', 'deposit', 'ibc/170C', 1, '', '', 'deployment', 'akash1converted/1', ''),
    (60, 901, '2026-01-01', 'deposit', 'uakt', 1, '', '', 'deployment', 'akash1converted/2', ''),
    (65, 900, '2026-01-01', 'migration_burn', 'ibc/170C', 1, '', '', '', '', ''),
    (70, 900, '2026-01-01', 'migration_burn', 'uakt', 1, '', '', '', '', '')`;
  try {
    const changes = async (name: string, since: number) =>
      (await rows(`${name}.csv?since=${since}`))
        .filter(({ owner }) => owner === 'akash1converted')
        .map(({ dseq, provider, changed_height: height }) => `${dseq} ${provider?.at(-1) ?? ''} ${height}`);
    expect((await changes('bids', 0)).sort()).toEqual(['1 a 65', '1 b 68', '2 a 70', '2 b 70', '2 c 61']);
    expect((await changes('bids', 64)).sort()).toEqual(['1 a 65', '1 b 68', '2 a 70', '2 b 70']);
    expect((await changes('bids', 69)).sort()).toEqual(['2 a 70', '2 b 70']);
    expect((await changes('deployments', 0)).sort()).toEqual(['1  65', '2  70']);
    expect(await changes('deployments', 65)).toEqual(['2  70']);
    expect([...(await changes('bids', 70)), ...(await changes('deployments', 70))]).toEqual([]);
  } finally {
    await sql`DELETE FROM flows WHERE sequence >= 900`;
    for (const table of ['bids', 'group_resources', 'deployments']) await sql`DELETE FROM ${sql(table)} WHERE owner = 'akash1converted'`;
  }
});

test('since gives a deployment whose provider paused a group by closing its bid', async () => {
  const { sql } = api.database;
  await sql`INSERT INTO deployments VALUES ('akash1paused', 1, 'active', '', 60, '2026-01-01', NULL, NULL, NULL)`;
  await sql`INSERT INTO deployment_groups SELECT 'akash1paused', 1, gseq, state, '', '{}', 60, NULL
    FROM (VALUES (1, 'paused'), (2, 'open')) AS made (gseq, state)`;
  // That of the open group was closed by the tenant: the deployment is as it was.
  await sql`INSERT INTO leases SELECT 'akash1paused', 1, gseq, 1, 'akash1bidder', 0, 'closed', 'uakt', 1, 61, '2026-01-01', closed, '2026-01-01', 0,
    NULL, NULL, NULL, NULL, NULL, 0, 0, 0, 0 FROM (VALUES (1, 72), (2, 75)) AS made (gseq, closed)`;
  try {
    const changed = async (since: number) =>
      (await rows(`deployments.csv?since=${since}`)).filter(({ owner }) => owner === 'akash1paused').map((row) => row.changed_height);
    expect(await changed(71)).toEqual(['72']);
    expect(await changed(72)).toEqual([]);
  } finally {
    for (const table of ['leases', 'deployment_groups', 'deployments']) await sql`DELETE FROM ${sql(table)} WHERE owner = 'akash1paused'`;
  }
});
