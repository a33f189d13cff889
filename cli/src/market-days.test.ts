// What the market tells of a range from what is kept, sums by day and outcomes of orders, is what its rows add up to, wherever in a
// day the range begins and ends.
import { join } from 'node:path';
import { createApi } from '@leasebook/api';
import { createTestDatabase, type TestDatabase } from '@leasebook/db/testing';
import { indexChain } from '@leasebook/indexer';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from './root.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Half an hour each: some ten days. */
const BLOCKS = 480;

let database: TestDatabase;
let answering: { url: string; close(): Promise<void> };
let first: number;
let last: number;

beforeAll(async () => {
  database = await createTestDatabase();
  const { sql } = database;
  const recording = join(root, 'recordings', 'akash-recorded-1');
  await indexChain({ sql, rpc: [], recording, observations: recording, until: BLOCKS, signal: new AbortController().signal });
  answering = await createApi({ sql, port: 0, host: '127.0.0.1', logger: pino({ enabled: false }), keepAnswers: false, rateLimit: 0 });
  const [ends] = await sql<{ first: Date; last: Date }[]>`SELECT min(time) AS first, max(time) AS last FROM blocks`;
  first = ends?.first.getTime() ?? 0;
  last = ends?.last.getTime() ?? 0;
});
afterAll(async () => {
  await answering.close();
  await database.drop();
});

interface Filter {
  kind?: 'GPU' | 'CPU';
  provider?: string;
  country?: string;
}

async function market(from: number | null, to: number | null, filter: Filter = {}): Promise<Record<string, unknown[]>> {
  const query = `query ($input: MarketInput) { market(input: $input) {
    payers(first: 1000) { kind granter deposits refunds tenants usd share refundedUsd netUsd netShare amounts { denom amount usd } refunded { denom amount usd } }
    signModes { mode transactions share }
    kinds { kind orders leasesOpened leasesClosed leases tenants leaseHours cpuHours settledUsd firstLeaseTime settled { denom amount usd } }
    orders { created withBid leased open failed successRate meanBids failures { reason orders } }
    bidsPerOrder { bids orders }
    timeToBid { count mean min p25 median p75 p90 max }
    timeToLease { count mean min p25 median p75 p90 max }
    closeReasons { reason by leases share }
    winRates(first: 1000) { providerAddress bids won lost open rate }
  } }`;
  const input = { from: from && new Date(from).toISOString(), to: to && new Date(to).toISOString(), ...filter };
  const response = await fetch(`${answering.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables: { input } }),
  });
  const { data, errors } = (await response.json()) as { data: { market: Record<string, unknown[]> }; errors?: unknown };
  expect(errors).toBeUndefined();
  return data.market;
}

test('what is kept gives the same as rows', async () => {
  const { sql } = database;
  const [winner] = await sql<{ provider: string; country: string }[]>`
    SELECT l.provider, p.country FROM leases l JOIN providers p ON p.owner = l.provider WHERE p.country <> ''
    GROUP BY 1, 2 ORDER BY count(*) DESC, 1 LIMIT 1`;
  if (winner === undefined) throw new Error('no provider has a lease');
  const midnight = Math.ceil(first / DAY_MS) * DAY_MS;
  const ranges: [string, number | null, number | null][] = [
    ['all', null, null],
    ['from before the first block', first - 3 * DAY_MS, null],
    ['to behind the indexed block', first + 5 * HOUR_MS, last + 3 * DAY_MS],
    ['whole days', midnight, midnight + 4 * DAY_MS],
    ['parts of days at both ends', midnight + 7 * HOUR_MS, midnight + 5 * DAY_MS + 9 * HOUR_MS],
    ['until a part of a day', null, midnight + 3 * DAY_MS + HOUR_MS],
    ['a part of one day', midnight + DAY_MS + 2 * HOUR_MS, midnight + DAY_MS + 20 * HOUR_MS],
    ['parts of two days', midnight + DAY_MS + 13 * HOUR_MS, midnight + 2 * DAY_MS + 11 * HOUR_MS],
  ];
  const ask = async () => {
    const told: Record<string, unknown> = {};
    for (const [name, from, to] of ranges) {
      told[name] = await market(from, to);
      told[`${name}, GPUs`] = await market(from, to, { kind: 'GPU' });
      told[`${name}, without GPUs of one provider`] = await market(from, to, { kind: 'CPU', provider: winner.provider });
      told[`${name}, of one country`] = await market(from, to, { country: winner.country });
    }
    return told;
  };
  const summed = await ask();
  expect(JSON.stringify(summed.all)).toContain('GRANT');
  expect(summed['parts of days at both ends']).not.toEqual(summed['whole days']);
  // Sums that lack blocks until a reindex are not used.
  for (const name of [
    'payer_days',
    'sign_mode_days',
    'order_days',
    'spend_days',
    'order_outcomes',
    'order_outcomes.lease_us',
    'bid_days',
    'close_days',
  ])
    await sql`INSERT INTO behind VALUES (${name}, ${BLOCKS})`;
  const [tables] = await sql<{ rows: number[] }[]>`
    SELECT ARRAY[(SELECT count(*) FROM payer_days), (SELECT count(*) FROM sign_mode_days), (SELECT count(*) FROM order_days),
      (SELECT count(*) FROM spend_days WHERE dimension = 'kind'), (SELECT count(*) FROM order_outcomes), (SELECT sum(won) FROM bid_days),
      (SELECT sum(leases) FROM close_days)]::int[] AS rows`;
  for (const rows of tables?.rows ?? []) expect(rows).toBeGreaterThan(3);
  await sql`TRUNCATE payer_days, sign_mode_days, order_days, order_outcomes, bid_days, close_days`;
  expect(await ask()).toEqual(summed);
});
