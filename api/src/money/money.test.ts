// Money over the API: movements and their pages, totals, and escrow accounts as a settlement at the indexed block would find them.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestApi } from '../testing/client.ts';
import { PROVIDERS } from '../testing/seed.ts';
import { seedMoney } from '../testing/seed-money.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
  await seedMoney(api.database.sql);
});
afterAll(() => api.close());

async function ask(query: string): Promise<Record<string, unknown>> {
  const { data, errors } = await api.ask(query);
  expect(errors).toEqual([]);
  return data ?? {};
}

const ESCROW = `state settledHeight funds { amount } balance { denom amount usd } charged { amount } transferred { denom amount }
  deposits { owner source height balance { denom amount } } payments { lease provider state rate { amount } balance { amount }
  unsettled { amount } withdrawn { amount } } overdrawn settlementRefused runsOutHeight runsOutTime
  totals { denom deposited refunded gross fee net }`;

async function escrow(dseq: string, owner = 'akash1tenantcqqqqqqqqqqqqqqqqqqqqqqqqql054tz'): Promise<Record<string, unknown> | null> {
  const { deployment } = await ask(`{ deployment(owner: "${owner}", dseq: "${dseq}") { escrow { ${ESCROW} } } }`);
  return (deployment as { escrow: Record<string, unknown> | null } | null)?.escrow ?? null;
}

describe('movements of coins', () => {
  it('tell where they belong', async () => {
    const { flows } = await ask(`{ flows(filter: { dseq: "1001", kinds: [EARNINGS] }) { totalCount nodes { height sequence time
      transactionIndex transactionHash kind amount { denom amount usd } sender recipient owner dseq provider
      deployment { dseq } lease { dseq gseq } } } }`);
    expect(flows).toEqual({
      totalCount: 1,
      nodes: [
        {
          height: 3,
          sequence: 10_012,
          time: '2026-01-01T01:00:00.000Z',
          transactionIndex: 0,
          transactionHash: 'TX3',
          kind: 'EARNINGS',
          // 4,001 uakt at the day's mean of $1.5.
          amount: { denom: 'uakt', amount: '4001', usd: '0.0060015' },
          sender: 'akash1senderqqqqqqqqqqqqqqqqqqqqqqqqqqle6ffg',
          recipient: 'akash1payeeqqqqqqqqqqqqqqqqqqqqqqqqqqqyylr7u',
          owner: 'akash1tenantcqqqqqqqqqqqqqqqqqqqqqqqqql054tz',
          dseq: '1001',
          provider: PROVIDERS.small,
          deployment: { dseq: '1001' },
          lease: { dseq: '1001', gseq: 1 },
        },
      ],
    });
  });

  it('of a block itself belong to nobody', async () => {
    const { flows } = await ask(
      '{ flows(first: 1) { nodes { height kind transactionHash owner dseq provider deployment { id } lease { id } } } }',
    );
    expect(flows).toEqual({
      nodes: [
        { height: 100, kind: 'BME_MINT', transactionHash: null, owner: null, dseq: null, provider: null, deployment: null, lease: null },
      ],
    });
  });

  it.each(['ASC', 'DESC'])('come by block %s and in the order of the chain within one, in any pages', async (direction) => {
    type Page = { nodes: { height: number; sequence: number }[]; pageInfo: { hasNextPage: boolean; endCursor: string } };
    const page = async (args: string) =>
      (
        await ask(
          `{ flows(${args}, orderBy: { field: HEIGHT, direction: ${direction} }) { nodes { height sequence } pageInfo { hasNextPage endCursor } } }`,
        )
      ).flows as Page;
    const whole = await page('first: 500');
    expect(whole.nodes).toHaveLength(241);
    const sign = direction === 'ASC' ? 1 : -1;
    const sorted = [...whole.nodes].sort((one, other) => sign * (one.height - other.height) || one.sequence - other.sequence);
    expect(whole.nodes).toEqual(sorted);
    const found: Page['nodes'] = [];
    for (let next = await page('first: 50'); ; next = await page(`first: 50, after: "${next.pageInfo.endCursor}"`)) {
      found.push(...next.nodes);
      if (!next.pageInfo.hasNextPage) break;
    }
    expect(found).toEqual(whole.nodes);
  });

  it.each([
    ['kinds: [DEPOSIT, REFUND]', 120],
    ['kinds: []', 0],
    ['denom: "uact"', 49],
    ['owner: "akash1tenantaqqqqqqqqqqqqqqqqqqqqqqqqqsqggav"', 80],
    [`provider: "${PROVIDERS.large}"`, 60],
    ['dseq: "1001", owner: "akash1tenantcqqqqqqqqqqqqqqqqqqqqqqqqql054tz"', 4],
    ['dseq: "1001", owner: "akash1tenantdqqqqqqqqqqqqqqqqqqqqqqqqqfefy4c"', 0],
    [`lease: "akash1tenantcqqqqqqqqqqqqqqqqqqqqqqqqql054tz/1001/1/1/${PROVIDERS.small}"`, 2],
    [`lease: "akash1tenantcqqqqqqqqqqqqqqqqqqqqqqqqql054tz/1001/1/1/${PROVIDERS.small}/0"`, 2],
    ['sender: "akash1senderqqqqqqqqqqqqqqqqqqqqqqqqqqle6ffg", recipient: "akash1payeeqqqqqqqqqqqqqqqqqqqqqqqqqqqyylr7u"', 240],
    ['recipient: "akash1vaultqqqqqqqqqqqqqqqqqqqqqqqqqqqn82wpx"', 1],
    ['timeFrom: "2026-01-03T01:30:00Z"', 1],
    ['timeFrom: "2027-01-01T00:00:00Z"', 0],
    ['timeTo: "2026-01-01T00:30:00Z"', 4],
    ['timeTo: "2025-01-01T00:00:00Z"', 0],
  ])('are filtered by %s: %i', async (filter, count) => {
    const { flows } = await ask(`{ flows(first: 500, filter: { ${filter} }) { totalCount nodes { height } } }`);
    expect(flows).toMatchObject({ totalCount: count, nodes: { length: count } });
  });

  it('of a lease are the same with and without the number of its bid', async () => {
    const lease = `akash1tenantcqqqqqqqqqqqqqqqqqqqqqqqqql054tz/1001/1/1/${PROVIDERS.small}`;
    for (const id of [lease, `${lease}/0`]) {
      expect(await ask(`{ flows(where: { lease: { eq: "${id}" } }) { totalCount } }`)).toEqual({ flows: { totalCount: 2 } });
    }
  });

  it('of a lease are its payouts', async () => {
    const { lease } = await ask(
      `{ lease(id: "akash1tenantcqqqqqqqqqqqqqqqqqqqqqqqqql054tz/1001/1/1/${PROVIDERS.small}") { flows(first: 5) { totalCount nodes { kind } } totals { denom gross fee net lastHeight } } }`,
    );
    expect(lease).toEqual({
      flows: { totalCount: 2, nodes: [{ kind: 'EARNINGS' }, { kind: 'TAKE_FEE' }] },
      totals: [{ denom: 'uakt', gross: '7002', fee: '3001', net: '4001', lastHeight: 3 }],
    });
  });

  it.each(['', '/', "'", '\0', 'x'.repeat(20_000), 'a/b/c'])('find nothing by the text %j', async (text) => {
    for (const field of [
      'flows(filter: { owner: $t, provider: $t, lease: $t, sender: $t, denom: $t }) { totalCount }',
      'tenantTotals(owner: $t) { denom }',
    ]) {
      const { errors } = await api.ask(`query ($t: String!) { ${field} }`, { t: text });
      expect(errors.filter(({ extensions }) => !extensions.code.startsWith('BAD_'))).toEqual([]);
    }
  });
});

describe('totals', () => {
  it('of providers and tenants are told by denomination', async () => {
    const { provider, tenantTotals, none } = await ask(`{
      provider(owner: "${PROVIDERS.small}") { totals { denom gross fee net bidDeposited bidRefunded } }
      tenantTotals(owner: "akash1tenantcqqqqqqqqqqqqqqqqqqqqqqqqql054tz") { denom deposited refunded gross fee net }
      none: tenantTotals(owner: "akash1strangerqqqqqqqqqqqqqqqqqqqqqqqqddszjq") { denom } }`);
    expect(none).toEqual([]);
    const [small] = await api.database.sql`
      SELECT trim_scale(sum(amount)) AS gross FROM flows WHERE provider = ${PROVIDERS.small} AND denom = 'uakt'`;
    expect(provider).toMatchObject({
      totals: [
        { denom: 'uact', bidDeposited: '5', bidRefunded: '4' },
        { denom: 'uakt', gross: small?.gross },
      ],
    });
    const [tenant] = await api.database.sql`
      SELECT trim_scale(sum(amount) FILTER (WHERE kind = 'deposit')) AS deposited, trim_scale(sum(amount) FILTER (WHERE kind = 'refund')) AS refunded
      FROM flows WHERE owner = 'akash1tenantcqqqqqqqqqqqqqqqqqqqqqqqqql054tz' AND denom = 'uakt'`;
    expect(tenantTotals).toMatchObject([{ denom: 'uact' }, { denom: 'uakt', ...tenant }]);
  });
});

describe('an escrow account', () => {
  it('tells what is stored, what a settlement now would leave, and when it runs out', async () => {
    expect(await escrow('1001')).toEqual({
      state: 'OPEN',
      settledHeight: 90,
      funds: [{ amount: '1000' }],
      // 10.05 × 10 blocks is 100.5, of which whole coins are charged.
      balance: [{ denom: 'uact', amount: '900', usd: '0.0009' }],
      charged: [{ amount: '100' }],
      transferred: [{ denom: 'uact', amount: '5' }],
      deposits: [
        {
          owner: 'akash1tenantcqqqqqqqqqqqqqqqqqqqqqqqqql054tz',
          source: 'BALANCE',
          height: 3,
          balance: { denom: 'uact', amount: '600.5' },
        },
        {
          owner: 'akash1granterqqqqqqqqqqqqqqqqqqqqqqqqqhaaaqq',
          source: 'GRANT',
          height: null,
          balance: { denom: 'uact', amount: '399.5' },
        },
      ],
      payments: [
        {
          lease: `akash1tenantcqqqqqqqqqqqqqqqqqqqqqqqqql054tz/1001/1/1/${PROVIDERS.small}`,
          provider: PROVIDERS.small,
          state: 'OPEN',
          rate: { amount: '10.05' },
          balance: { amount: '0.25' },
          unsettled: { amount: '0' },
          withdrawn: { amount: '40' },
        },
      ],
      overdrawn: false,
      settlementRefused: false,
      // 10.05 × 99 is 994.95, × 100 is 1005: the hundredth block after settlement, 90 after the indexed one, half an hour each.
      runsOutHeight: 190,
      runsOutTime: '2026-01-04T22:30:00.000Z',
      totals: [{ denom: 'uakt', deposited: '2001', refunded: '5001', gross: '7002', fee: '3001', net: '4001' }],
    });
  });

  it('that is closed stays as it is', async () => {
    expect(await escrow('1003', 'akash1tenantaqqqqqqqqqqqqqqqqqqqqqqqqqsqggav')).toMatchObject({
      state: 'CLOSED',
      balance: [{ amount: '1000' }],
      charged: [],
      payments: [],
      runsOutHeight: null,
      runsOutTime: null,
    });
  });

  it('whose payments ran it out before now says since when', async () => {
    const { sql } = api.database;
    await sql`UPDATE escrow_payments SET rate = 200 WHERE xid LIKE 'akash1tenantcqqqqqqqqqqqqqqqqqqqqqqqqql054tz/1004/%'`;
    expect(await escrow('1004')).toMatchObject({
      balance: [{ amount: '-1000' }],
      charged: [{ amount: '1000' }],
      overdrawn: true,
      runsOutHeight: 96,
      runsOutTime: '2026-01-02T23:30:00.000Z',
    });
  });

  it('that lasts beyond all telling has no height', async () => {
    await api.database
      .sql`UPDATE escrow_payments SET rate = 0.000000000000000001 WHERE xid LIKE 'akash1tenantcqqqqqqqqqqqqqqqqqqqqqqqqql054tz/1007/%'`;
    expect(await escrow('1007')).toMatchObject({ overdrawn: false, runsOutHeight: null, runsOutTime: null });
  });

  it('pays for a longer dseq with the same digits too, from v1.0 on', async () => {
    const { sql } = api.database;
    await sql`
      INSERT INTO escrow_payments VALUES
        ('akash1tenantcqqqqqqqqqqqqqqqqqqqqqqqqql054tz/10133/1/1/akash1xqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqw76e44', 'akash1xqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqw76e44', 'open', 'uact', 5, 0, 0, 'uact', 0),
        ('akash1tenantcqqqqqqqqqqqqqqqqqqqqqqqqql054tz/101/1/1/akash1xqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqw76e44', 'akash1xqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqw76e44', 'open', 'uact', 5000, 0, 0, 'uact', 0)`;
    expect(await escrow('1013')).toMatchObject({ charged: [{ amount: '150' }], payments: { length: 2 } });
    await sql`UPDATE escrow_payments SET denom = 'uakt' WHERE xid LIKE 'akash1tenantcqqqqqqqqqqqqqqqqqqqqqqqqql054tz/10133/%'`;
    expect(await escrow('1013')).toMatchObject({ balance: [{ amount: '1000' }], settlementRefused: true, runsOutHeight: null });
    await sql`UPDATE checkpoint SET ledger_state = '{"version":"v0.38.0"}'`;
    expect(await escrow('1013')).toMatchObject({ payments: { length: 1 }, settlementRefused: false });
    await sql`UPDATE checkpoint SET ledger_state = '{"version":"v2.1.0"}'`;
  });

  it('of the time before v1.0 has two sums, and counts whole blocks', async () => {
    const { sql } = api.database;
    await sql`UPDATE checkpoint SET ledger_state = '{"version":"v0.38.0"}'`;
    await sql`
      UPDATE escrow_accounts SET legacy_denom = 'uact', legacy_balance = 400, legacy_funds = 200, legacy_depositor = 'akash1granterqqqqqqqqqqqqqqqqqqqqqqqqqhaaaqq',
        funds = '[]', deposits = '[]' WHERE xid = 'akash1tenantcqqqqqqqqqqqqqqqqqqqqqqqqql054tz/1016'`;
    const deposits = [
      { owner: 'akash1granterqqqqqqqqqqqqqqqqqqqqqqqqqhaaaqq', source: 'GRANT', height: null, balance: { denom: 'uact', amount: '200' } },
      { owner: 'akash1tenantcqqqqqqqqqqqqqqqqqqqqqqqqql054tz', source: 'BALANCE', height: null, balance: { denom: 'uact', amount: '400' } },
    ];
    // 600 / 10.05 is 59.7 blocks. Without a grant the rest of the granted money goes back.
    expect(await escrow('1016')).toMatchObject({ deposits, funds: [{ amount: '600' }], balance: [{ amount: '400' }], runsOutHeight: 150 });
    await sql`
      INSERT INTO grants VALUES ('akash1granterqqqqqqqqqqqqqqqqqqqqqqqqqhaaaqq', 'akash1tenantcqqqqqqqqqqqqqqqqqqqqqqqqql054tz', '/akash.deployment.v1beta3.MsgDepositDeployment', 'any', NULL, NULL, '[]', '{}',
        1767403800000000000, NULL)`;
    expect(await escrow('1016')).toMatchObject({ balance: [{ amount: '499.5' }], charged: [{ amount: '100.5' }] });
    // It expired in the moment before the indexed block.
    await sql`UPDATE grants SET expiration = 1767403799999999999`;
    expect(await escrow('1016')).toMatchObject({ balance: [{ amount: '400' }] });
    await sql`UPDATE checkpoint SET ledger_state = '{"version":"v2.1.0"}'`;
  });

  it('that the index does not know is null', async () => {
    await api.database.sql`DELETE FROM escrow_accounts WHERE xid = 'akash1tenantcqqqqqqqqqqqqqqqqqqqqqqqqql054tz/1019'`;
    expect(await escrow('1019')).toBeNull();
  });
});

it('the number of statements does not grow with the number of rows', async () => {
  const nested = `totals { denom } flows(first: 2) { totalCount nodes { transactionHash amount { usd } lease { totals { denom } } deployment { escrow { ${ESCROW} } } } }`;
  const queries: ((first: number) => string)[] = [
    (first) => `{ deployments(first: ${first}) { nodes { escrow { ${ESCROW} } leases { ${nested} provider { totals { denom } } } } } }`,
    (first) => `{ leases(first: ${first}) { nodes { ${nested} } } }`,
    (first) =>
      `{ flows(first: ${first}) { nodes { amount { usd } transactionHash lease { ${nested} } deployment { escrow { ${ESCROW} } } } } }`,
  ];
  for (const query of queries) {
    const counts: number[] = [];
    // From 24 rows on every nested field has something to load; with more, some have been read already.
    for (const first of [24, 48, 240]) {
      api.statements.length = 0;
      await ask(query(first));
      counts.push(api.statements.length);
    }
    expect(Math.max(...counts), `statements for 24, 48 and 240 rows: ${counts.join(', ')}`).toBe(counts[0]);
    expect(counts[0]).toBeLessThan(25);
  }
});
