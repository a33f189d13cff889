// Money of the whole recorded chain, recomputed from flows, deposits and blocks by plain SQL that shares nothing with the indexer.
import { connect, type Sql } from '@leasebook/db';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { ask } from './ask.ts';
import { leasebook } from './command.ts';

let sql: Sql;
beforeAll(async () => {
  sql = connect(inject('databaseUrl'), { name: 'leasebook-test', connections: 1 });
  await sql.unsafe(`
    CREATE TEMP TABLE dollars AS
      SELECT DISTINCT member AS denom FROM figures WHERE dimension = 'denom' AND accrued_usd IS NOT NULL AND member <> 'uakt'`);
  // The price in force is the newest row of prices at the block's time.
  await sql.unsafe(`
    CREATE TEMP TABLE payouts AS
      SELECT kind, denom, amount, date_trunc('hour', time, 'UTC') AS hour, split_part(lease, '/', 5) AS provider,
        CASE WHEN denom = 'uakt' THEN block.akt WHEN denom IN (SELECT denom FROM dollars) THEN 1 END AS usd
      FROM flows JOIN (
        SELECT height, (SELECT usd FROM prices WHERE prices.time <= blocks.time ORDER BY prices.time DESC, source = 'oracle' DESC LIMIT 1) AS akt
        FROM blocks
      ) AS block USING (height)
      WHERE kind IN ('earnings', 'take_fee')`);
});
afterAll(() => sql.end());

const sums = `round(sum(amount * usd) / 1000000, 18) AS settled_usd,
  round(coalesce(sum(amount * usd) FILTER (WHERE kind = 'take_fee'), 0) / 1000000, 18) AS take_fees_usd`;

describe('plain SQL gives the same', () => {
  test.each([
    ['network', "''", ''],
    ['provider', 'provider', ''],
    ['denom', 'denom', ''],
  ])('settled spend and take income of every hour by %s, to the last digit', async (dimension, member) => {
    const rows = await sql.unsafe(
      `WITH plain AS (
         SELECT hour AS bucket, ${member} AS member, bool_or(usd IS NULL) AS unpriced, ${sums},
           sum(amount) AS settled, coalesce(sum(amount) FILTER (WHERE kind = 'take_fee'), 0) AS take_fees
         FROM payouts GROUP BY 1, 2
       ), told AS (
         SELECT * FROM hourly_figures WHERE dimension = $1 AND (settled_usd IS NULL OR settled_usd <> 0 OR settled <> 0)
       )
       SELECT count(*) AS hours, count(*) FILTER (WHERE
         (plain.unpriced OR (told.settled_usd = plain.settled_usd AND told.take_fees_usd = plain.take_fees_usd))
         AND (NOT plain.unpriced OR told.settled_usd IS NULL)
         AND ($1 <> 'denom' OR (told.settled = plain.settled AND told.take_fees = plain.take_fees))) AS same
       FROM plain FULL JOIN told USING (bucket, member)`,
      [dimension],
    );
    expect(rows[0]?.hours).toBeGreaterThan(1_000);
    expect(rows[0]?.same).toBe(rows[0]?.hours);
  });

  test('settled spend of the 30 days that end with each bucket', async () => {
    const rows = await sql`
      WITH told AS (
        SELECT grain, bucket, settled_trailing_usd AS told, bucket + ('1 ' || grain)::interval AS ends FROM figures WHERE dimension = 'network'
      ), plain AS (
        SELECT told.*, (
          SELECT coalesce(sum(hour.settled_usd), 0) FROM figures AS hour
          WHERE hour.grain = 'hour' AND hour.dimension = 'network' AND hour.bucket >= ends - interval '30 days' AND hour.bucket < ends
        ) AS usd, ends - interval '30 days' >= (SELECT min(time) FROM blocks) AS known
        FROM told WHERE grain = 'day' OR extract(hour FROM bucket) = 7
      )
      SELECT count(*) FILTER (WHERE known) AS known, count(*) FILTER (WHERE known AND told = usd) AS same,
        count(*) FILTER (WHERE NOT known AND told IS NOT NULL) AS early
      FROM plain`;
    expect(rows[0]?.known).toBeGreaterThan(100);
    expect(rows[0]).toEqual({ known: rows[0]?.known, same: rows[0]?.known, early: 0 });
  });

  test('what escrow holds of each denomination, by every movement', async () => {
    const rows = await sql`
      WITH held AS (
        SELECT denom, height, sum(sum(CASE WHEN kind IN ('deposit', 'migration_mint') THEN amount ELSE -amount END))
          OVER (PARTITION BY denom ORDER BY height) AS coins
        FROM flows WHERE kind IN ('deposit', 'refund', 'earnings', 'take_fee', 'migration_burn', 'migration_mint') GROUP BY denom, height
      ), spans AS (
        SELECT denom, coins, blocks.time, coalesce(lead(blocks.time) OVER (PARTITION BY denom ORDER BY height), (SELECT block_time FROM checkpoint)) AS until
        FROM held JOIN blocks USING (height)
      ), plain AS (
        SELECT denom AS member, sum(coins * 1000000 * extract(epoch FROM until - time)) AS us FROM spans GROUP BY denom
      ), told AS (
        SELECT member, 'day' AS grain, sum(escrow_held_us) AS us FROM figures WHERE dimension = 'denom' AND grain = 'day' GROUP BY member
        UNION ALL
        SELECT member, 'hour', sum(escrow_held_us) FROM hourly_figures WHERE dimension = 'denom' GROUP BY member
      )
      SELECT member, grain, told.us = plain.us AS same FROM plain FULL JOIN (SELECT * FROM told WHERE us <> 0) AS told USING (member)`;
    expect(rows.length).toBeGreaterThanOrEqual(4);
    expect(rows.filter(({ same }) => same !== true)).toEqual([]);
  });

  test.each([
    ['lease_totals', ['lease'], "lease <> ''"],
    ['deployment_totals', ['owner', 'dseq'], "scope = 'deployment'"],
    ['tenant_totals', ['owner'], "scope = 'deployment'"],
    ['provider_totals', ['provider'], "provider <> ''"],
  ])('%s', async (table, key, where) => {
    const columns: Record<string, string> = {
      gross: "kind IN ('earnings', 'take_fee')",
      fee: "kind = 'take_fee'",
      net: "kind = 'earnings'",
      ...(key.includes('owner') ? { deposited: "kind = 'deposit'", refunded: "kind = 'refund'" } : {}),
      ...(key.includes('provider') ? { bid_deposited: "kind = 'bid_deposit'", bid_refunded: "kind = 'bid_refund'" } : {}),
    };
    const plain = Object.entries(columns).map(([name, kinds]) => `coalesce(sum(amount) FILTER (WHERE ${kinds}), 0) AS ${name}`);
    const [row] = await sql.unsafe(
      `WITH plain AS (SELECT ${key.join(', ')}, denom, ${plain.join(', ')} FROM flows WHERE ${where} GROUP BY ${key.join(', ')}, denom)
       SELECT count(*) AS rows, count(*) FILTER (WHERE ${Object.keys(columns)
         .map((name) => `told.${name} = plain.${name}`)
         .join(' AND ')}) AS same
       FROM plain FULL JOIN ${table} AS told USING (${key.join(', ')}, denom)`,
    );
    expect(row?.rows).toBeGreaterThan(20);
    expect(row?.same).toBe(row?.rows);
  });

  test('what leases were paid is what their payments say was withdrawn, where no conversion changed the denomination', async () => {
    const [row] = await sql`
      WITH paid AS (SELECT lease, count(*) AS denoms, min(denom) AS denom, sum(gross) AS gross FROM lease_totals GROUP BY lease)
      SELECT count(*) AS leases, count(*) FILTER (WHERE gross = withdrawn) AS same
      FROM paid JOIN escrow_payments ON xid = lease
      WHERE denoms = 1 AND paid.denom = withdrawn_denom`;
    expect(row?.leases).toBeGreaterThan(1_000);
    // Payouts of v1.0 that the chain paid and then forgot are the exception (protocol 4.6).
    expect(row?.same).toBeGreaterThan(Number(row?.leases) * 0.98);
  });
});

describe('escrow accounts of live deployments', () => {
  interface Escrow {
    state: string;
    settledHeight: number;
    funds: { denom: string; amount: string }[];
    balance: { denom: string; amount: string }[];
    charged: { denom: string; amount: string }[];
    payments: { state: string; rate: { amount: string }; unsettled: { amount: string } }[];
    overdrawn: boolean;
    settlementRefused: boolean;
    runsOutHeight: number | null;
    runsOutTime: string | null;
  }

  test('tell what is left now, and when it runs out', async () => {
    const query = `{ status { indexedHeight indexedTime } deployments(first: 500, filter: { state: ACTIVE }) { nodes { dseq escrow {
      state settledHeight funds { denom amount } balance { denom amount } charged { denom amount } payments { state rate { amount } unsettled { amount } }
      overdrawn settlementRefused runsOutHeight runsOutTime } } } }`;
    const { status, deployments } = (await ask(query)) as {
      status: { indexedHeight: number; indexedTime: string };
      deployments: { nodes: { escrow: Escrow }[] };
    };
    const { indexedHeight, indexedTime } = status;
    const accounts = deployments.nodes.map(({ escrow }) => escrow);
    // An account whose payments all stand still for now runs out at no block.
    const running = accounts.filter(
      ({ payments, overdrawn, settlementRefused }) => payments.some(({ state }) => state === 'OPEN') && !overdrawn && !settlementRefused,
    );
    expect(running.length).toBeGreaterThan(20);
    for (const { settledHeight, funds, balance, charged, payments, runsOutHeight, runsOutTime } of running) {
      const blocks = BigInt(indexedHeight - settledHeight);
      // Whole base units are charged for each payment: the rate × blocks, its fraction cut off; one that ran out, what it is owed.
      const due = payments.reduce((sum, { state, rate, unsettled }) => {
        const [whole = '0', fraction = ''] = (state === 'OPEN' ? rate : unsettled).amount.split('.');
        return sum + (BigInt(whole + fraction.padEnd(18, '0')) * (state === 'OPEN' ? blocks : 1n)) / 10n ** 18n;
      }, 0n);
      expect(charged.reduce((sum, { amount }) => sum + BigInt(amount), 0n)).toBe(due);
      const [before] = funds[0]?.amount.split('.') ?? [];
      const [after] = balance[0]?.amount.split('.') ?? [];
      expect(BigInt(before ?? 0) - BigInt(after ?? 0)).toBe(due);
      expect(runsOutHeight).toBeGreaterThan(indexedHeight);
      expect(Date.parse(runsOutTime ?? '')).toBeGreaterThan(Date.parse(indexedTime));
    }
  });
});

test("leasebook history tells of any account's or payment's id every movement of its deployment's coins", async () => {
  const [paid] = await sql<{ lease: string; owner: string; dseq: string }[]>`
    SELECT lease, owner, dseq::text FROM flows WHERE kind = 'take_fee' GROUP BY lease, owner, dseq ORDER BY count(*) DESC, lease LIMIT 1`;
  const { lease, owner, dseq } = paid ?? expect.fail('no lease ever paid');
  const { code, stdout, stderr } = await leasebook(['history', lease, '--json', '--data', inject('data')]);
  expect(code, stderr).toBe(0);
  const told = JSON.parse(stdout);
  const flows = await sql`
    SELECT height, tx_index AS "txIndex", kind, denom, trunc(amount)::text AS amount, sender, recipient, lease FROM flows
    WHERE xid = ${`${owner}/${dseq}`} OR xid LIKE ${`${owner}/${dseq}/%`} ORDER BY height, sequence`;
  expect(told.flows.map(({ time: _time, ...flow }: Record<string, unknown>) => flow)).toEqual(flows);
  expect(told.accounts[0]).toMatchObject({ scope: 'deployment', xid: `${owner}/${dseq}` });
  expect(told.payments.map(({ xid }: { xid: string }) => xid)).toContain(lease);
  const text = await leasebook(['history', `deployment/${owner}/${dseq}`, '--data', inject('data')]);
  expect(text.stdout.split('\n').filter((line) => line.startsWith('block '))).toHaveLength(flows.length);
  expect(await leasebook(['history', `${owner}/0`, '--data', inject('data')])).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('HISTORY_UNKNOWN'),
  });
});
