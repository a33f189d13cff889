// Prices, volume, fees, token, scenarios and published figures over the API: what is refused, what an empty index says, and what is unknown.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestApi } from '../testing/client.ts';
import { PROVIDERS } from '../testing/seed.ts';

let seeded: TestApi;
let empty: TestApi;
beforeAll(async () => {
  [seeded, empty] = [await startTestApi(), await startTestApi({ empty: true })];
});
afterAll(async () => {
  await seeded.close();
  await empty.close();
});

const EVERYTHING = `{
  priceStatistics(input: { kind: ASK, interval: DAY, groupBy: MODEL }) { from to height rows { time } }
  componentPrices { from leases converged scale reason components { price } }
  priceDiscounts { model }
  volume { height day runRateUsd settledUsd cumulativeUsd byDenom { denom } firstHeight }
  spend(by: TENANT) { from usd count members { member } concentration { hhi } }
  spendSeries(by: NETWORK) { member points { usd } }
  fees { from height waterfall { grossUsd effectiveRate byDenom { denom } } take { denom } transactionFees { denom } gas { used }
    communityPool { kind } takeRates { rate } }
  token { height time supply { value reason } maximumSupply { value source } collateralRatio { value reason } aktUsd { value reason } aktUsdTime }
  tokenSeries { time }
  scenarios { name inputs { key value measured } }
  publishedComparison { key now peak agreement }
}`;

describe('an index without blocks', () => {
  it('answers everything, with nothing where nothing is known', async () => {
    const { data, errors } = await empty.ask(EVERYTHING);
    expect(errors).toEqual([]);
    expect(data).toMatchObject({
      priceStatistics: { from: null, to: null, height: 0, rows: [] },
      componentPrices: { leases: 0, converged: false, scale: null, components: [], reason: expect.stringContaining('not more leases') },
      priceDiscounts: [],
      volume: { height: 0, day: null, runRateUsd: null, settledUsd: null, cumulativeUsd: null, byDenom: [], firstHeight: 0 },
      spend: { from: null, usd: null, count: 0, members: [], concentration: null },
      spendSeries: [],
      fees: {
        from: null,
        height: 0,
        waterfall: { grossUsd: null, effectiveRate: null, byDenom: [] },
        take: [],
        gas: [],
        communityPool: [],
      },
      token: {
        height: 0,
        time: null,
        supply: { value: null, reason: 'Nothing is indexed yet.' },
        maximumSupply: { value: '388539008' },
        aktUsdTime: null,
      },
      tokenSeries: [],
    });
    const published = data?.publishedComparison as { key: string; now: string | null; agreement: string }[];
    expect(published.map(({ now }) => now).filter((now) => now !== null)).toEqual([]);
    expect(new Set(published.map(({ agreement }) => agreement))).toEqual(new Set(['UNKNOWN', 'NOT_MEASURED']));
    const scenarios = data?.scenarios as { inputs: { measured: string | null }[] }[];
    expect(scenarios.flatMap(({ inputs }) => inputs.map(({ measured }) => measured)).filter((value) => value !== null)).toEqual([]);
  });
});

describe('a chain of which some things are not known', () => {
  it('says why', async () => {
    const { data, errors } =
      await seeded.ask(`{ token { supply { value reason } inflationRealised { value reason } communityPool { value reason }
      collateralRatio { value reason } } }`);
    expect(errors).toEqual([]);
    const figures = Object.values((data?.token ?? {}) as Record<string, { value: string | null; reason: string | null }>);
    expect(figures.length).toBe(4);
    for (const { value, reason } of figures) {
      expect(value).toBeNull();
      expect(reason).toMatch(/\.$/);
    }
  });

  it('has no ACT and nothing in the vault before v2.0 brings both, now as in the past', async () => {
    const { data, errors } = await seeded.ask(
      '{ token { actSupply { value reason } vault { value reason } } tokenSeries { actSupply vault } }',
    );
    expect(errors).toEqual([]);
    expect(data?.token).toEqual({ actSupply: { value: '0', reason: null }, vault: { value: '0', reason: null } });
    const points = data?.tokenSeries as { actSupply: string; vault: string }[];
    expect(points.at(-1)).toEqual({ actSupply: '0', vault: '0' });
  });

  it('says so of published figures too, by the same reasons and not by what moves them', async () => {
    const { data, errors } = await seeded.ask(`{
      token { communityPoolUsd { reason } circulatingOfMaximum { reason } inflationInForce { reason } bondedOfCirculating { reason }
        bondedOfSupply { reason } }
      publishedComparison { key agreement reason }
    }`);
    expect(errors).toEqual([]);
    const token = data?.token as Record<string, { reason: string }>;
    const rows = data?.publishedComparison as { key: string; agreement: string; reason: string }[];
    const told = Object.fromEntries(rows.map(({ key, reason }) => [key, reason]));
    const unknown = (reason = 'none') => `Ours is not known now. ${reason}`;
    expect(told).toMatchObject({
      'community-pool': unknown(token.communityPoolUsd?.reason),
      'circulating-supply': unknown(token.circulatingOfMaximum?.reason),
      inflation: unknown(token.inflationInForce?.reason),
      staked: unknown(token.bondedOfCirculating?.reason),
      'staked-of-supply': unknown(token.bondedOfSupply?.reason),
      'volume-settled': unknown('Thirty days are not indexed yet, or a payment in them has no price in USD.'),
      'take-akt': unknown('Nothing was paid out in it on the newest complete day.'),
    });
    const { data: nothing } = await empty.ask('{ publishedComparison { key agreement reason } }');
    const without = nothing?.publishedComparison as { agreement: string; reason: string }[];
    const reasons = without.filter(({ agreement }) => agreement === 'UNKNOWN').map(({ reason }) => reason);
    expect(reasons.length).toBeGreaterThan(15);
    for (const reason of reasons) expect(reason).toMatch(/(indexed yet|has seen no lease|Nothing was paid)/);
  });

  it('has no rows of prices without observations, and null, not zero, before 30 days', async () => {
    const { data } = await seeded.ask(
      '{ priceStatistics(input: { kind: REALISED }) { height rows { usd { count } } } volume { runRateUsd settledUsd } }',
    );
    expect(data).toMatchObject({
      priceStatistics: { height: 100, rows: [] },
      volume: { runRateUsd: expect.any(String), settledUsd: null },
    });
  });

  it('had no market after its newest block', async () => {
    const { data, errors } = await seeded.ask(`{ market(input: { from: "2030-01-01T00:00:00Z" }) {
      leases { atStart opened closed atEnd churn gpuHours } tenants { active atStart } kinds { leases tenants leaseHours } } }`);
    expect(errors).toEqual([]);
    expect(data).toEqual({
      market: {
        leases: { atStart: 0, opened: 0, closed: 0, atEnd: 0, churn: null, gpuHours: '0' },
        tenants: { active: 0, atStart: 0 },
        kinds: ['GPU', 'CPU'].map(() => ({ leases: 0, tenants: 0, leaseHours: '0' })),
      },
    });
  });

  it('takes another maximum supply', async () => {
    const { data } = await seeded.ask('{ token(maximumSupply: "1000000") { maximumSupply { value source } } }');
    expect(data).toEqual({ token: { maximumSupply: { value: '1000000', source: 'Given with the question.' } } });
  });
});

describe('nothing is zero, and what is not known is not', () => {
  let own: TestApi;
  beforeAll(async () => {
    own = await startTestApi();
    // Thirty days before the seeded ones.
    await own.database.sql`
      INSERT INTO figures (grain, bucket, dimension, member, covered_us, supply_covered_us, first_height, last_height)
      SELECT 'day', day, 'network', '', 86400000000, 0, 1, 1
      FROM generate_series('2025-12-01T00:00:00Z'::timestamptz, '2025-12-31T00:00:00Z', '1 day') AS day`;
  });
  afterAll(() => own.close());

  it('while nothing is settled', async () => {
    const { data, errors } = await own.ask(`{
      volume { settledUsd settledUsdToday cumulativeUsd cumulativeUsdToday
        byDenom { denom settled settledUsd settledShare cumulative cumulativeUsd cumulativeUsdToday } }
      spend(by: TENANT) { usd usdToday count }
    }`);
    expect(errors).toEqual([]);
    const nothing = { settled: '0', settledUsd: '0', settledShare: null, cumulative: '0', cumulativeUsd: '0', cumulativeUsdToday: '0' };
    expect(data).toEqual({
      volume: {
        settledUsd: '0',
        settledUsdToday: '0',
        cumulativeUsd: '0',
        cumulativeUsdToday: '0',
        byDenom: ['ibc/UNKNOWN', 'uact', 'uakt'].map((denom) => ({ denom, ...nothing })),
      },
      spend: { usd: '0', usdToday: '0', count: 0 },
    });
  });

  it('as a year by the time that is indexed, where the last day is not over', async () => {
    await own.database.sql`
      INSERT INTO spend_days (dimension, member, day, denom, source, amount, take, usd, take_usd)
      SELECT 'network', '', day, 'uact', 'one-to-one', usd * 1000000, 0, usd, 0
      FROM (VALUES ('2026-01-02T00:00:00Z'::timestamptz, 24), ('2026-01-03T00:00:00Z', 2)) AS paid (day, usd)`;
    const yearOf = async (from: string, to: string) => {
      const { data } = await own.ask(`{ spend(by: NETWORK, from: "${from}", to: "${to}") { members { annualizedUsd } } }`);
      return data?.spend;
    };
    // The whole day at 24 USD, the hour and a half of the next one at 2.
    expect(await yearOf('2026-01-02T00:00:00Z', '2026-01-03T00:00:00Z')).toEqual({ members: [{ annualizedUsd: '8760' }] });
    expect(await yearOf('2026-01-03T00:00:00Z', '2026-01-04T00:00:00Z')).toEqual({ members: [{ annualizedUsd: '11680' }] });
    await own.database.sql`DELETE FROM spend_days`;
  });

  it('in the order of components: models of as many leases come by name', async () => {
    const { sql } = own.database;
    const models =
      "(VALUES ('akash1aqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq59tfpx', 'zeta'), ('akash1cqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqvqruma', 'alpha')) AS m (owner, model) CROSS JOIN generate_series(1, 8) AS i";
    await sql.unsafe(`
      INSERT INTO leases (owner, dseq, gseq, oseq, provider, bseq, state, price_denom, price_amount, created_height, created_time, reason,
        gpus, cpu_millis, memory_bytes, storage_bytes)
      SELECT owner, i, 1, 1, 'akash1xqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqw76e44', 0, 'active', 'uact', 1, 1, '2026-01-01T00:00:00Z', 0, i % 3 + 1, i * 1000,
        (i * i % 7 + 1) * 1073741824::bigint, (i * i * i % 5 + 1) * 1073741824::bigint FROM ${models};
      INSERT INTO price_quotes
      SELECT 'agreed', owner, i, 1, 1, 'akash1xqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqw76e44', 0, 'nvidia', model, '', '', 'gpu', 1, '2026-01-01T00:00:00Z', 'uact', i % 3 + 1, 1, 1, 1, 2 + i % 4
      FROM ${models}`);
    const { data, errors } = await own.ask('{ componentPrices { components { model leases } } }');
    expect(errors).toEqual([]);
    expect(data?.componentPrices).toMatchObject({ components: [{ model: 'alpha', leases: 8 }, { model: 'zeta', leases: 8 }, {}, {}, {}] });
    await sql`DELETE FROM price_quotes WHERE provider = 'akash1xqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqw76e44'`;
    await sql`DELETE FROM leases WHERE provider = 'akash1xqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqw76e44'`;
  });

  it('in the share of a currency, which is that of thirty days and not of the first few', async () => {
    await own.database.sql`
      INSERT INTO spend_days (dimension, member, day, denom, source, amount, take, usd, take_usd)
      SELECT 'network', '', day, denom, source, 10000000, 0, 10, 0
      FROM (VALUES ('2025-12-01T00:00:00Z'::timestamptz, 'uakt', 'import'), ('2025-12-20T00:00:00Z', 'uact', 'one-to-one')) AS paid (day, denom, source)`;
    const { data } = await own.ask('{ publishedComparison { key now peak peakTime } volume { byDenom { denom settledShare } } }');
    const rows = data?.publishedComparison as { key: string }[];
    expect(rows.filter(({ key }) => key.startsWith('payment-'))).toEqual([
      { key: 'payment-akt', now: '0', peak: '0.5', peakTime: '2025-12-30T00:00:00.000Z' },
      { key: 'payment-usdc', now: '0', peak: '0', peakTime: '2025-12-30T00:00:00.000Z' },
      { key: 'payment-act', now: '1', peak: '1', peakTime: '2025-12-31T00:00:00.000Z' },
    ]);
    const byDenom = [
      { denom: 'uact', settledShare: '1' },
      { denom: 'uakt', settledShare: '0' },
    ];
    expect(data?.volume).toEqual({ byDenom: expect.arrayContaining(byDenom) });
    await own.database.sql`DELETE FROM spend_days`;
  });

  it('in the take rate of an index that began after the fee was removed', async () => {
    const { sql } = own.database;
    await sql`
      INSERT INTO spend_days (dimension, member, day, denom, source, amount, take, usd, take_usd) VALUES
        ('network', '', '2026-01-01T00:00:00Z', 'uact', 'one-to-one', 10000000, 0, 10, 0)`;
    const [before] = await sql`SELECT ledger_state FROM checkpoint`;
    const told = async (version: string) => {
      await sql`UPDATE checkpoint SET ledger_state = ${sql.json({ version })}`;
      const { data } = await own.ask('{ fees { take { points { rateInForce } } } publishedComparison { key now agreement reason } }');
      const rows = data?.publishedComparison as { key: string }[];
      return { fees: data?.fees, published: rows.filter(({ key }) => key === 'take-akt') };
    };
    expect(await told('v1.2.0')).toMatchObject({
      fees: { take: [{ points: [{ rateInForce: null }] }] },
      published: [{ now: null, agreement: 'UNKNOWN' }],
    });
    expect(await told('v2.0.0')).toMatchObject({
      fees: { take: [{ points: [{ rateInForce: '0' }] }] },
      published: [{ now: '0', agreement: 'BELOW', reason: expect.stringContaining('The v2.0 upgrade removed the take fee.') }],
    });
    await sql`UPDATE checkpoint SET ledger_state = ${sql.json(before?.ledger_state ?? null)}`;
    await sql`DELETE FROM spend_days`;
  });

  it('where leases are paid in another denomination by now', async () => {
    await own.database.sql`
      INSERT INTO spend_days (dimension, member, day, denom, source, amount, take, usd, take_usd) VALUES
        ('network', '', '2026-01-01T00:00:00Z', 'ibc/GONE', 'none', 3000000, 0, NULL, NULL)`;
    const { data } = await own.ask(`{
      volume { byDenom { denom runRate runRateUsd } }
      series(input: { metric: ANNUALIZED_VOLUME, groupBy: DENOM, members: ["ibc/GONE"] }) { series { points { value } } }
    }`);
    expect(data?.volume).toEqual({ byDenom: expect.arrayContaining([{ denom: 'ibc/GONE', runRate: '0', runRateUsd: '0' }]) });
    expect(data?.series).toMatchObject({ series: [{ points: expect.arrayContaining([expect.objectContaining({ value: '0' })]) }] });
    await own.database.sql`DELETE FROM spend_days`;
  });

  it('of providers tells who they are where the index holds them, and of nobody else', async () => {
    const unknown = 'akash1strangerqqqqqqqqqqqqqqqqqqqqqqqqddszjq';
    await own.database.sql`
      INSERT INTO spend_days (dimension, member, day, denom, source, amount, take, usd, take_usd) VALUES
        ('provider', ${PROVIDERS.small}, '2026-01-01T00:00:00Z', 'uact', 'one-to-one', 6000000, 0, 6, 0),
        ('provider', ${unknown}, '2026-01-01T00:00:00Z', 'uact', 'one-to-one', 5000000, 0, 5, 0),
        ('tenant', ${PROVIDERS.small}, '2026-01-01T00:00:00Z', 'uact', 'one-to-one', 6000000, 0, 6, 0)`;
    const { data, errors } = await own.ask(`{
      earned: spend(by: PROVIDER) { members { member provider { owner hostUri } } }
      spent: spend(by: TENANT) { members { member provider { owner } } }
    }`);
    expect(errors).toEqual([]);
    expect(data).toEqual({
      earned: {
        members: [
          { member: PROVIDERS.small, provider: { owner: PROVIDERS.small, hostUri: `https://${PROVIDERS.small}.example:8443` } },
          { member: unknown, provider: null },
        ],
      },
      spent: { members: [{ member: PROVIDERS.small, provider: null }] },
    });
    await own.database.sql`DELETE FROM spend_days`;
  });

  it('in a region that a provider writes with white space around it, which is the one of the series', async () => {
    await own.database.sql`
      INSERT INTO provider_attributes (owner, key, value, from_height) VALUES ('akash1smallqqqqqqqqqqqqqqqqqqqqqqqqqqq9fvthg', 'location-region', ${'\u00a0\tEU-North\n'}, 2),
        ('akash1smallqqqqqqqqqqqqqqqqqqqqqqqqqqq9fvthg', 'tier', ${' Community '}, 2)`;
    await own.database.sql`
      INSERT INTO spend_days (dimension, member, day, denom, source, amount, take, usd, take_usd) VALUES
        ('provider', 'akash1smallqqqqqqqqqqqqqqqqqqqqqqqqqqq9fvthg', '2026-01-01T00:00:00Z', 'uact', 'one-to-one', 6000000, 0, 6, 0)`;
    await own.database.sql`
      INSERT INTO price_quotes (kind, owner, dseq, gseq, oseq, provider, bseq, vendor, model, ram, interface, resource, height, time, denom,
        weight, price, value, usd, value_usd)
      VALUES ('ask', 'akash1tenantaqqqqqqqqqqqqqqqqqqqqqqqqqsqggav', 1, 1, 1, 'akash1smallqqqqqqqqqqqqqqqqqqqqqqqqqqq9fvthg', 0, 'nvidia', 'a100', '', '', 'gpu', 5, '2026-01-01T02:00:00Z', 'uact', 1, 1, 1, 1, 1)`;
    const { data, errors } = await own.ask(`{
      series(input: { metric: GPUS_SUPPLIED, groupBy: REGION, members: ["eu-north"], from: "2026-01-01T00:00:00Z", to: "2026-01-02T00:00:00Z" }) { series { points { value } } }
      spend(by: REGION) { members { member runRateUsd } }
      priceStatistics(input: { kind: ASK, groupBy: REGION }) { rows { region } }
      market { regions: utilizationBy(by: REGION) { member } tiers: utilizationBy(by: TIER) { member } }
    }`);
    expect(errors).toEqual([]);
    expect(data).toMatchObject({
      series: { series: [{ points: [{ value: '4' }] }] },
      spend: { members: [{ member: 'eu-north', runRateUsd: expect.stringMatching(/^[1-9]/) }] },
      priceStatistics: { rows: [{ region: 'eu-north' }] },
      market: { regions: expect.arrayContaining([{ member: 'eu-north' }]), tiers: expect.arrayContaining([{ member: 'community' }]) },
    });
    await own.database.sql`DELETE FROM spend_days`;
  });

  it('where AKT had no price when it was paid, but has one now', async () => {
    await own.database.sql`
      INSERT INTO spend_days (dimension, member, day, denom, source, amount, take, usd, take_usd) VALUES
        ('network', '', '2026-01-02T00:00:00Z', 'uakt', 'none', 3000000, 0, NULL, NULL),
        ('network', '', '2026-01-02T00:00:00Z', 'uact', 'one-to-one', 6000000, 0, 6, 0),
        ('tenant', 'akash1tenantaqqqqqqqqqqqqqqqqqqqqqqqqqsqggav', '2026-01-02T00:00:00Z', 'uact', 'one-to-one', 6000000, 0, 6, 0)`;
    await own.database.sql`DELETE FROM prices`;
    await own.database.sql`INSERT INTO prices (time, usd, source) VALUES ('2026-01-03T00:00:00Z', 2, 'import')`;
    const { data, errors } = await own.ask(`{
      volume { settledUsd settledUsdToday cumulativeUsd cumulativeUsdToday byDenom { denom settledUsd settledShare } }
      spend(by: TENANT, members: ["akash1strangerqqqqqqqqqqqqqqqqqqqqqqqqddszjq"]) { usd count members { member } }
      publishedComparison { key now peak agreement }
    }`);
    expect(errors).toEqual([]);
    expect(data).toMatchObject({
      volume: {
        settledUsd: null,
        settledUsdToday: '146',
        cumulativeUsd: null,
        cumulativeUsdToday: '12',
        byDenom: [
          { denom: 'uact', settledUsd: '73', settledShare: null },
          { denom: 'ibc/UNKNOWN', settledUsd: '0', settledShare: null },
          { denom: 'uakt', settledUsd: null, settledShare: null },
        ],
      },
      spend: { usd: '6', count: 1, members: [] },
    });
    const comparison = data?.publishedComparison as { key: string }[];
    const payments = comparison.filter(({ key }) => key.startsWith('payment-'));
    expect(payments).toEqual(
      ['payment-akt', 'payment-usdc', 'payment-act'].map((key) => ({ key, now: null, peak: null, agreement: 'UNKNOWN' })),
    );
  });

  it('in a first day, whose first block mints for a time that is not known, and in a day without blocks', async () => {
    const { sql } = own.database;
    const wait = async (days: number) => {
      await sql`UPDATE blocks SET time = time + ${days} * interval '1 day' WHERE height > 48`;
      await sql`UPDATE checkpoint SET block_time = block_time + ${days} * interval '1 day'`;
    };
    await wait(1);
    await sql`UPDATE checkpoint SET ledger_state = '{"poolBefore":{"uakt":"7"},"bme":{"balances":{"uakt":"500"}}}'`;
    // Each block of half an hour mints a millionth of the supply.
    await sql`
      INSERT INTO mints (height, inflation, bonded_ratio, annual_provisions, minted)
      SELECT height, 0.1, 0.5, 0.1 * 1000000000000, 1000000 FROM blocks`;
    await sql`
      INSERT INTO coin_days SELECT date_trunc('day', time, 'UTC'), kind, 'uakt', count(*) * amount
      FROM blocks CROSS JOIN (VALUES ('minted', 1000000), ('tax', 20000), ('vault', 5)) AS each (kind, amount) GROUP BY 1, 2, amount`;
    const { data, errors } = await own.ask('{ tokenSeries { time minted inflationRealised communityPool vault } }');
    expect(errors).toEqual([]);
    expect(data?.tokenSeries).toEqual([
      { time: '2026-01-01T00:00:00.000Z', minted: '48', inflationRealised: '0.01752', communityPool: '0.960007', vault: '0.00024' },
      { time: '2026-01-02T00:00:00.000Z', minted: '0', inflationRealised: null, communityPool: '0.960007', vault: '0.00024' },
      { time: '2026-01-03T00:00:00.000Z', minted: '48', inflationRealised: '0.00876', communityPool: '1.920007', vault: '0.00048' },
      { time: '2026-01-04T00:00:00.000Z', minted: '4', inflationRealised: '0.01752', communityPool: '2.000007', vault: '0.0005' },
    ]);
    await sql`DELETE FROM mints`;
    await sql`DELETE FROM coin_days`;
    await wait(-1);
  });

  it('at the ends of months, whose peak is told with the last indexed day of its month, not with the first', async () => {
    const { sql } = own.database;
    const peakOf = async () => {
      const { data } = await own.ask('{ publishedComparison { key peak peakTime } }');
      const rows = data?.publishedComparison as { key: string }[];
      return rows.find(({ key }) => key === 'inflation');
    };
    await sql`UPDATE blocks SET time = time + interval '31 days' WHERE height > 48`;
    await sql`UPDATE checkpoint SET block_time = block_time + interval '31 days'`;
    await sql`
      INSERT INTO mints (height, inflation, bonded_ratio, annual_provisions, minted)
      SELECT height, CASE WHEN height > 48 THEN 0.1 ELSE 0.2 END, 0.5, 100000000000, 1000000 FROM blocks`;
    expect(await peakOf()).toEqual({ key: 'inflation', peak: '0.2', peakTime: '2026-01-31T00:00:00.000Z' });
    await sql`UPDATE mints SET inflation = 0.3 WHERE height > 48`;
    expect(await peakOf()).toEqual({ key: 'inflation', peak: '0.3', peakTime: '2026-02-03T00:00:00.000Z' });
    await sql`DELETE FROM mints`;
    await sql`UPDATE blocks SET time = time - interval '31 days' WHERE height > 48`;
    await sql`UPDATE checkpoint SET block_time = block_time - interval '31 days'`;
  });

  it('where the chain mints nothing, so that its mint events do not tell the supply', async () => {
    await own.database.sql`INSERT INTO mints (height, inflation, bonded_ratio, annual_provisions, minted) VALUES (100, 0, 0.5, 0, 0)`;
    const { data, errors } = await own.ask(
      '{ token { supply { value reason } bonded { value reason } supplyOfMaximum { value reason } minted { value } inflationInForce { value } } }',
    );
    expect(errors).toEqual([]);
    const unknown = { value: null, reason: expect.stringMatching(/inflation is 0/) };
    expect(data).toEqual({
      token: { supply: unknown, bonded: unknown, supplyOfMaximum: unknown, minted: { value: '0' }, inflationInForce: { value: '0' } },
    });
  });

  it('where no coin moves for a day, as while the chain stands still: what is there stays known', async () => {
    const { sql } = own.database;
    await sql`UPDATE checkpoint SET ledger_state =
      '{"poolBefore":{"uakt":"5000000"},"bme":{"issued":{"uact":"3000000"},"balances":{"uakt":"2000000"}}}'`;
    await sql`INSERT INTO coin_days (day, kind, denom, amount) VALUES
      ('2026-01-02T00:00:00Z', 'tax', 'uakt', 1000000), ('2026-01-02T00:00:00Z', 'issued', 'uact', 3000000),
      ('2026-01-02T00:00:00Z', 'vault', 'uakt', 2000000)`;
    const { data, errors } = await own.ask('{ tokenSeries { time communityPool actSupply vault } }');
    expect(errors).toEqual([]);
    const after = { communityPool: '6', actSupply: '3', vault: '2' };
    expect(data?.tokenSeries).toEqual([
      { time: '2026-01-01T00:00:00.000Z', communityPool: '5', actSupply: '0', vault: '0' },
      { time: '2026-01-02T00:00:00.000Z', ...after },
      { time: '2026-01-03T00:00:00.000Z', ...after },
    ]);
  });

  it('where indexing began in the middle of the chain: ACT and vault are reckoned back from now, within any range', async () => {
    const { sql } = own.database;
    await sql`UPDATE checkpoint SET ledger_state = '{"bme":{"issued":{"uact":"50000000"},"balances":{"uakt":"20000000"}}}'`;
    const tokens = async (range: string) => {
      const { data } = await own.ask(`{ tokenSeries${range} { time communityPool actSupply vault } }`);
      return data?.tokenSeries;
    };
    const days = [
      { time: '2026-01-01T00:00:00.000Z', communityPool: null, actSupply: '47', vault: '18' },
      { time: '2026-01-02T00:00:00.000Z', communityPool: null, actSupply: '50', vault: '20' },
      { time: '2026-01-03T00:00:00.000Z', communityPool: null, actSupply: '50', vault: '20' },
    ];
    expect(await tokens('')).toEqual(days);
    expect(await tokens('(to: "2026-01-02T00:00:00Z")')).toEqual(days.slice(0, 1));
  });

  it('where no provider was ever asked', async () => {
    await own.database.sql`DELETE FROM provider_samples`;
    await own.database.sql`
      UPDATE figures SET supply_covered_us = 0, gpu_supplied_us = 0, providers = 0, gpu_providers = 0, countries = 0, models = 0
      WHERE dimension = 'network'`;
    await own.database.sql`
      INSERT INTO dimension_days (bucket, dimension, member, gpu_supplied_us)
      VALUES ('2026-01-02T00:00:00Z', 'variant', ARRAY['nvidia/a100//'], ARRAY[0])`;
    const { data, errors } = await own.ask('{ network { published { label measured } } publishedComparison { key now peak agreement } }');
    expect(errors).toEqual([]);
    const counted = ['Providers with GPUs', 'Countries', 'GPU models'];
    const network = data?.network as { published: { label: string; measured: string | null }[] };
    expect(network.published.filter(({ label }) => counted.includes(label))).toEqual(counted.map((label) => ({ label, measured: null })));
    const keys = ['gpu-providers', 'countries', 'chip-types', 'chip-variants'];
    const comparison = data?.publishedComparison as { key: string }[];
    const rows = comparison.filter(({ key }) => keys.includes(key));
    expect(rows).toEqual(keys.map((key) => ({ key, now: null, peak: null, agreement: 'UNKNOWN' })));
  });
});

describe('what is wrong is refused, with what to do', () => {
  it.each([
    ['priceStatistics(input: { kind: ASK, resource: CPU, groupBy: MODEL }) { height }', 'UNSUPPORTED_DIMENSION', /PROVIDER/],
    ['priceStatistics(input: { kind: ASK, from: "2026-01-02T00:00:00Z", to: "2026-01-01T00:00:00Z" }) { height }', 'BAD_RANGE', /before/],
    ['priceDiscounts(from: "2026-01-02T00:00:00Z", to: "2026-01-02T00:00:00Z") { model }', 'BAD_RANGE', /before/],
    ['componentPrices(from: "2026-01-02T00:00:00Z", to: "2026-01-01T00:00:00Z") { leases }', 'BAD_RANGE', /before/],
    ['spend(by: TENANT, first: 0) { count }', 'BAD_PAGE_SIZE', /1 to 500/],
    ['spend(by: TENANT, first: 501) { count }', 'BAD_PAGE_SIZE', /1 to 500/],
    ['spendSeries(by: NETWORK, members: ["x"]) { member }', 'BAD_ARGUMENT', /Leave out/],
    ['spend(by: NETWORK, members: ["x"]) { count }', 'BAD_ARGUMENT', /Leave out/],
    [
      `spendSeries(by: TENANT, members: [${'"akash1strangerqqqqqqqqqqqqqqqqqqqqqqqqddszjq",'.repeat(51)}]) { member }`,
      'BAD_ARGUMENT',
      /50/,
    ],
    ['fees(from: "2026-01-02T00:00:00Z", to: "2026-01-01T00:00:00Z") { height }', 'BAD_RANGE', /before/],
    ['tokenSeries(from: "2026-01-02T00:00:00Z", to: "2026-01-01T00:00:00Z") { time }', 'BAD_RANGE', /before/],
    ['token(maximumSupply: "0") { height }', 'BAD_ARGUMENT', /388539008/],
    ['token(maximumSupply: "-5") { height }', 'BAD_ARGUMENT', /388539008/],
    ['publishedComparison(maximumSupply: "0") { key }', 'BAD_ARGUMENT', /388539008/],
    ['scenario(name: NEAR_TERM, inputs: [{ key: "cards", value: "1" }]) { name }', 'BAD_ARGUMENT', /chips, price/],
    ['scenario(name: NEAR_TERM) { sensitivity(row: "chips", column: "chips") { row } }', 'BAD_ARGUMENT', /two different/],
    ['scenario(name: NEAR_TERM) { tornado(spread: "2") { input } }', 'BAD_ARGUMENT', /Give a value/],
    ['measure(key: "NOTHING") { key }', 'BAD_ARGUMENT', /PRICE_ASK, PRICE_AGREED/],
  ])('%s', async (field, code, advice) => {
    const { errors } = await seeded.ask(`{ ${field} }`);
    expect(errors.map(({ extensions }) => extensions.code)).toEqual([code]);
    expect(errors[0]?.extensions.advice).toMatch(advice);
  });

  it('hostile text finds nothing', async () => {
    const { data, errors } = await seeded.ask(
      `query ($text: String!) { priceStatistics(input: { kind: ASK, model: $text, ram: $text }) { rows { model } }
        spend(by: DENOM, members: [$text]) { members { member } } }`,
      { text: `'); DROP TABLE flows; -- \u2028 ${'x'.repeat(5_000)}` },
    );
    expect(errors).toEqual([]);
    expect(data).toMatchObject({ priceStatistics: { rows: [] }, spend: { members: [] } });
  });
});
