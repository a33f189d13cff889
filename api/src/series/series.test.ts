// Series and summaries: values computed by hand from the small chain's figures, gaps, members without rows, and refusals.
import { METRICS } from '@leasebook/db';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestApi } from '../testing/client.ts';
import { PROVIDERS } from '../testing/seed.ts';
import { seedChain, transactionHash } from '../testing/seed-chain.ts';
import { seedMoney } from '../testing/seed-money.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

interface Point {
  time: string;
  value: string | null;
  coverage: number;
  partial: boolean;
  firstHeight: number;
  lastHeight: number;
}

async function series(input: string): Promise<{ member: string; points: Point[] }[]> {
  const { data, errors } = await api.ask(`{ series(input: { ${input} }) {
    height series { member points { time value coverage partial firstHeight lastHeight } } } }`);
  expect(errors).toEqual([]);
  const set = data?.series as { height: number; series: { member: string; points: Point[] }[] };
  expect(set.height).toBe(100);
  return set.series;
}

async function values(input: string): Promise<Record<string, (string | null)[]>> {
  return Object.fromEntries((await series(input)).map(({ member, points }) => [member, points.map(({ value }) => value)]));
}

describe('a series', () => {
  it('has a point for each bucket up to the open one, with coverage and blocks', async () => {
    const [network] = await series('metric: GPUS_SUPPLIED');
    expect(network).toEqual({
      member: '',
      points: [
        { time: '2026-01-01T00:00:00.000Z', value: '10', coverage: 0.5, partial: false, firstHeight: 1, lastHeight: 48 },
        { time: '2026-01-02T00:00:00.000Z', value: '11', coverage: 1, partial: false, firstHeight: 49, lastHeight: 96 },
        { time: '2026-01-03T00:00:00.000Z', value: '11', coverage: 0.0625, partial: true, firstHeight: 97, lastHeight: 100 },
      ],
    });
  });

  it.each([
    ['GPUS_LEASED', ['3', '7', '8']],
    // 3 of 10, 7 of 11, 8 of 11
    ['GPU_UTILIZATION', ['0.3', '0.636363636363636364', '0.727272727272727273']],
    ['GPUS_ALLOCATED', [null, '5', null]],
    ['ACTIVE_LEASES', ['10.5', '41', null]],
    ['ACTIVE_DEPLOYMENTS', ['12', '44', null]],
    ['NEW_LEASES', ['40', '20', '0']],
    ['ACTIVE_PROVIDERS', ['4', '3', null]],
    ['GPU_PROVIDERS', ['3', '2', null]],
    ['COUNTRIES', ['3', '2', null]],
    ['GPU_MODELS', ['2', '2', null]],
    // A day's accrual × 365; the third: 0.15625 / 1.5 h × 8760 h
    ['ANNUALIZED_VOLUME_USD', ['438', '1095', '912.5']],
    ['GPU_HOUR_PRICE_MEDIAN', [null, '1.250000000000000001', '9']],
    ['GPU_HOUR_PRICE_P25', [null, '1.1', null]],
    ['GPU_HOUR_PRICE_P75', [null, '1.5', null]],
    ['TRANSACTION_FEES_USD', ['0.015', '0.0125', null]],
    ['TRANSACTIONS', ['96', '48', '4']],
  ])('of %s has the values of the definition', async (metric, expected) => {
    expect(await values(`metric: ${metric}`)).toEqual({ '': expected });
  });

  it('by denomination keeps every digit; those without a row are zero, those without a price unknown', async () => {
    expect(await values('metric: ANNUALIZED_VOLUME, groupBy: DENOM')).toEqual({
      uakt: ['292000000', '365000000', '365000000'],
      uact: ['0', '182500000', '0'],
      'ibc/UNKNOWN': ['0', '2555.000000000000002555', '0'],
    });
    expect(await values('metric: ANNUALIZED_VOLUME_USD, groupBy: DENOM')).toEqual({
      uakt: ['438', '912.5', '912.5'],
      uact: ['0', '182.5', '0'],
    });
    expect(await values('metric: TRANSACTION_FEES, groupBy: DENOM')).toEqual({
      uakt: ['10000', '5000', '0'],
      uact: ['0', '0', '0'],
      'ibc/UNKNOWN': ['0', '0', '0'],
    });
  });

  it('by model counts no GPUs without a row, but knows no utilization and no price', async () => {
    expect(await values('metric: GPUS_LEASED, groupBy: MODEL')).toEqual({ 'nvidia/a100': ['0', '5', '6'], 'nvidia/h100': ['1', '0', '0'] });
    expect(await values('metric: GPU_UTILIZATION, groupBy: MODEL')).toEqual({
      'nvidia/a100': [null, '0.625', '0.75'],
      'nvidia/h100': ['0.5', null, null],
    });
    expect(await values('metric: GPU_HOUR_PRICE_MEDIAN, groupBy: MODEL')).toEqual({
      'nvidia/a100': [null, '1.25', '9'],
      'nvidia/h100': ['2.5', null, null],
    });
  });

  it('puts the member with most first', async () => {
    expect((await series('metric: GPUS_LEASED, groupBy: MODEL')).map(({ member }) => member)).toEqual(['nvidia/a100', 'nvidia/h100']);
  });

  it('has only the first members where so many are asked for', async () => {
    expect(await values('metric: GPUS_LEASED, groupBy: MODEL, first: 1')).toEqual({ 'nvidia/a100': ['0', '5', '6'] });
    expect(Object.keys(await values('metric: GPUS_LEASED, groupBy: MODEL, first: 9'))).toHaveLength(2);
  });

  it('shows a gap as a point without value, also for members', async () => {
    const [network] = await series('metric: NEW_LEASES, interval: HOUR');
    expect(network?.points.map(({ value, coverage }) => [value, coverage])).toEqual([
      ['4', 1],
      ['0', 1],
      [null, 0],
      ['2', 1],
    ]);
    expect(network?.points[2]).toMatchObject({ time: '2026-01-01T02:00:00.000Z', firstHeight: 0, lastHeight: 0, partial: false });
    expect(await values('metric: NEW_LEASES, interval: HOUR, groupBy: PROVIDER')).toEqual({
      akash1largeqqqqqqqqqqqqqqqqqqqqqqqqqqqryh3ra: ['4', '0', null, '0'],
    });
  });

  const fromAnswers = METRICS.filter(({ since }) => since.startsWith('The first answer of a provider')).map(({ name }) => name);

  it.each(fromAnswers)('rests on the time for which supply is known: %s', async (name) => {
    const [network] = await series(`metric: ${name}`);
    expect(network?.points.map(({ coverage }) => coverage)).toEqual([0.5, 1, 0.0625]);
  });

  it('knows no supply where none is covered, and rests on no time then', async () => {
    const [network] = await series('metric: GPUS_SUPPLIED, interval: HOUR');
    expect(network?.points.map(({ value, coverage }) => [value, coverage])).toEqual(Array.from({ length: 4 }, () => [null, 0]));
  });

  it.each([
    ['from: "2026-01-01T23:59:59Z"', 3],
    ['from: "2026-01-02T00:00:00Z"', 2],
    ['to: "2026-01-02T00:00:00Z"', 1],
    ['to: "2026-01-02T00:00:00.001Z"', 2],
    ['from: "1990-01-01T00:00:00Z", to: "2090-01-01T00:00:00Z"', 3],
    ['from: "2026-01-02T00:00:00+01:00", to: "2026-01-02T01:00:00+01:00"', 1],
  ])('for %s has %i days', async (range, days) => {
    expect((await series(`metric: GPUS_LEASED, ${range}`))[0]?.points.length).toBe(days);
  });

  it('sums days up to weeks from Monday and to months, and marks what is not over', async () => {
    // Three days of 1, 1 and 1/16: 3, 7 and 8 GPUs.
    const whole = { value: '5.090909090909090909', partial: true, firstHeight: 1, lastHeight: 100 };
    expect(await series('metric: GPUS_LEASED, interval: WEEK')).toEqual([
      { member: '', points: [{ ...whole, time: '2025-12-29T00:00:00.000Z', coverage: expect.closeTo(2.0625 / 7, 12) }] },
    ]);
    expect(await series('metric: GPUS_LEASED, interval: MONTH')).toEqual([
      { member: '', points: [{ ...whole, time: '2026-01-01T00:00:00.000Z', coverage: expect.closeTo(2.0625 / 31, 12) }] },
    ]);
    // Supply was known for half of the first day: 16.6875 GPU-days over 1.5625 days; leases held 10.5 in 2.0625.
    expect(await values('metric: GPU_UTILIZATION, interval: MONTH')).toEqual({ '': ['0.476676881171263194'] });
    expect(await values('metric: NEW_LEASES, interval: WEEK')).toEqual({ '': ['60'] });
    // The price of the third day is known, fees in USD are not.
    expect(await values('metric: TRANSACTION_FEES_USD, interval: MONTH')).toEqual({ '': [null] });
    expect(await values('metric: GPUS_LEASED, interval: MONTH, groupBy: MODEL')).toEqual({
      'nvidia/a100': ['2.606060606060606061'],
      'nvidia/h100': ['0.484848484848484848'],
    });
  });

  it('sums cells by what tells providers or hardware apart, of those that fit all filters', async () => {
    expect(await values('metric: GPUS_SUPPLIED, groupBy: REGION')).toEqual({ 'us-west': ['14', '14', '0'], 'eu-north': ['4', '2', '0'] });
    expect(await values('metric: GPUS_SUPPLIED, groupBy: CLASS')).toEqual({ 'data-centre': ['18', '16', '0'] });
    expect(await values('metric: GPUS_SUPPLIED, groupBy: VARIANT, members: ["nvidia/h100/80Gi/sxm"]')).toEqual({
      'nvidia/h100/80Gi/sxm': ['14', '10', '0'],
    });
    const american = 'filter: [{ dimension: COUNTRY, members: ["US"] }]';
    expect(await values(`metric: GPUS_SUPPLIED, groupBy: MODEL, ${american}`)).toEqual({
      'nvidia/h100': ['10', '8', '0'],
      'nvidia/a100': ['4', '6', '0'],
    });
    expect(await values(`metric: GPU_UTILIZATION, ${american}`)).toEqual({ '': ['0.25', '0.5', null] });
    expect(await values(`metric: CPUS_SUPPLIED, ${american}`)).toEqual({ '': ['64', '64', '0'] });
    // A lease with both models is in each.
    expect(await values('metric: ACTIVE_LEASES, groupBy: TIER')).toEqual({ community: ['1', '1', '0'] });
    expect(await values('metric: ACTIVE_LEASES, groupBy: VENDOR')).toEqual({ nvidia: ['2', '2', '0'] });
  });

  it.each([
    ['metric: GPU_PRICE', /Use one of: GPUS_SUPPLIED, .*ESCROW_HELD/],
    ['metric: GPUS_LEASED, groupBy: PLANET', /Use one of: PROVIDER, MODEL, .*AUDIT/],
    ['metric: GPUS_LEASED, interval: YEAR', /Use one of: HOUR, DAY, WEEK, MONTH\./],
  ])('lists what %s could be', async (input, advice) => {
    const { errors } = await api.ask(`{ series(input: { ${input} }) { height } }`);
    expect(errors[0]?.extensions).toEqual({ code: 'GRAPHQL_VALIDATION_FAILED', advice: expect.stringMatching(advice) });
  });

  it('refuses a filter that the metric does not have and lists those that it has', async () => {
    const ask = (metric: string, dimension: string) =>
      api.ask(`{ series(input: { metric: ${metric}, filter: [{ dimension: ${dimension}, members: ["x"] }] }) { height } }`);
    expect((await ask('GPUS_LEASED', 'DENOM')).errors[0]?.extensions).toEqual({
      code: 'UNSUPPORTED_DIMENSION',
      advice: 'Use one of: PROVIDER, COUNTRY, REGION, TIER, AUDIT, MODEL, VENDOR, VARIANT, RAM, INTERFACE, CLASS.',
    });
    expect((await ask('TRANSACTIONS', 'COUNTRY')).errors[0]?.extensions).toMatchObject({ code: 'UNSUPPORTED_DIMENSION' });
  });

  it.each(['DENOM', 'KIND', 'SIZE'])('refuses a filter together with a split by %s, which only the whole market has', async (groupBy) => {
    const { errors } = await api.ask(
      `{ series(input: { metric: GPUS_LEASED, groupBy: ${groupBy}, filter: [{ dimension: COUNTRY, members: ["US"] }] }) { series { member } } }`,
    );
    expect(errors[0]?.extensions).toEqual({
      code: 'UNSUPPORTED_DIMENSION',
      advice: expect.stringMatching(/^Leave out the filter, or use one of: .*groupBy: COUNTRY/),
    });
  });

  it('is refused where it has too many points, before hours of so many members are read', async () => {
    const own = await startTestApi();
    // Hours of the members themselves are left out: days alone tell that there would be 30 × 70 × 24 points.
    await own.database.sql`
      INSERT INTO figures (grain, bucket, dimension, member, covered_us, supply_covered_us, gpu_leased_us, first_height, last_height)
      SELECT 'hour', hour, 'network', '', 3600000000, 0, 0, 1, 1
      FROM generate_series('2025-10-01T00:00:00Z'::timestamptz, '2025-12-09T23:00:00Z', '1 hour') AS hour
      UNION ALL SELECT 'day', day, dimension, member, 86400000000, 0, 1, 1, 1
      FROM generate_series('2025-10-01T00:00:00Z'::timestamptz, '2025-12-09T00:00:00Z', '1 day') AS day
      CROSS JOIN (SELECT 'network', '' UNION ALL SELECT 'provider', 'akash1p' || n FROM generate_series(1, 30) AS n) AS m (dimension, member)`;
    await own.database.sql`ANALYZE figures`;
    const ask = (to: string, more = '') =>
      own.ask(`{ series(input: { metric: GPUS_LEASED, interval: HOUR, groupBy: PROVIDER, from: "2025-10-01T00:00:00Z", to: "${to}"${more} }) {
        series { member points { value } } } }`);
    const refused = await ask('2025-12-10T00:00:00Z');
    expect(refused.errors).toMatchObject([
      { message: 'The series would have 1680 points for each of 30 members, more than 50000 together.', extensions: { code: 'TOO_LARGE' } },
    ]);
    expect((await ask('2025-12-09T00:00:00Z')).errors).toEqual([]);
    expect((await ask('2025-12-10T00:00:00Z', ', members: ["akash1pqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqpel53q"]')).errors).toEqual([]);
    expect((await ask('2025-12-10T00:00:00Z', ', first: 29')).errors).toEqual([]);
    await own.close();
  });

  it('is empty beyond the indexed time', async () => {
    expect(await series('metric: GPUS_LEASED, from: "2030-01-01T00:00:00Z"')).toEqual([]);
  });

  it.each([
    ['metric: GPUS_LEASED, from: "2026-01-02T00:00:00Z", to: "2026-01-02T00:00:00Z"', 'BAD_RANGE', /before/],
    ['metric: ANNUALIZED_VOLUME', 'UNSUPPORTED_DIMENSION', /groupBy: DENOM/],
    ['metric: TRANSACTIONS, groupBy: MODEL', 'UNSUPPORTED_DIMENSION', /no groupBy/],
    ['metric: GPUS_LEASED, first: 2', 'BAD_ARGUMENT', /groupBy/],
    ['metric: GPUS_LEASED, groupBy: MODEL, first: 2, members: ["nvidia/a100"]', 'BAD_ARGUMENT', /no `members`/],
    ['metric: GPUS_LEASED, groupBy: MODEL, first: 0', 'BAD_ARGUMENT', /at least one/],
    ['metric: GPUS_ALLOCATED, groupBy: MODEL', 'UNSUPPORTED_DIMENSION', /PROVIDER, groupBy: COUNTRY/],
  ])('refuses %s with advice', async (input, code, advice) => {
    const { errors, data } = await api.ask(`{ series(input: { ${input} }) { height } }`);
    expect(errors[0]?.extensions).toEqual({ code, advice: expect.stringMatching(advice) });
    expect(data).toBeNull();
  });
});

describe('the summary', () => {
  it('stands on the newest answers of the last 36 hours and the newest complete day', async () => {
    const { data, errors } = await api.ask(`{ network {
      height time gpusSupplied gpusLeased gpuUtilization activeLeases activeGpuLeases activeDeployments activeProviders gpuProviders
      countries gpuModels annualizedVolumeUsd annualizedVolume { denom amount usd } gpuHourPriceMedianUsd aktUsd firstGpuLeaseTime } }`);
    expect(errors).toEqual([]);
    expect(data?.network).toEqual({
      height: 100,
      time: '2026-01-03T01:30:00.000Z',
      gpusSupplied: '11',
      // Running leases are those whose number is not divisible by 3; GPUs are the number modulo 4.
      gpusLeased: '60',
      gpuUtilization: '5.454545454545454545',
      activeLeases: 40,
      activeGpuLeases: 30,
      activeDeployments: 40,
      activeProviders: 3,
      gpuProviders: 2,
      countries: 2,
      gpuModels: 2,
      annualizedVolumeUsd: '1095',
      annualizedVolume: [
        { denom: 'uakt', amount: '365000000', usd: '912.5' },
        { denom: 'uact', amount: '182500000', usd: '182.5' },
        { denom: 'ibc/UNKNOWN', amount: '2555.000000000000002555', usd: null },
      ],
      gpuHourPriceMedianUsd: '1.250000000000000001',
      aktUsd: '2.5',
      firstGpuLeaseTime: '2026-01-01T00:00:00.000Z',
    });
  });

  it('puts published figures beside ours', async () => {
    const { data } = await api.ask('{ network { published { label published low high measured unit metric } } }');
    const published = (data?.network as { published: { label: string }[] } | undefined)?.published;
    expect(published).toContainEqual({
      label: 'GPUs on the network',
      published: '150–200',
      low: '150',
      high: '200',
      measured: '11',
      unit: 'GPUs',
      metric: 'GPUS_SUPPLIED',
    });
    expect(published).toContainEqual(expect.objectContaining({ label: 'GPU models', low: '15', high: null, measured: '2' }));
    const { data: volume } = await api.ask('{ volume { runRateUsd runRateCpuUsd } }');
    expect(volume?.volume).toEqual({ runRateUsd: '1095', runRateCpuUsd: expect.not.stringMatching(/^1095$/) });
    expect(published).toContainEqual(
      expect.objectContaining({
        label: 'Yearly transaction volume in the CPU era',
        measured: (volume as { volume: { runRateCpuUsd: string } }).volume.runRateCpuUsd,
        metric: null,
      }),
    );
  });

  it('tells models with the prices of the newest complete day that had one', async () => {
    const { data, errors } = await api.ask(
      '{ gpuModels { vendor model supplied leased utilization providers countries price { p25 median p75 } } }',
    );
    expect(errors).toEqual([]);
    expect(data?.gpuModels).toEqual([
      // Running leases of large (numbers 0 and 3 modulo 4) and failing (2 modulo 4) are of this model.
      {
        vendor: 'nvidia',
        model: 'a100',
        supplied: '8',
        leased: '50',
        utilization: '6.25',
        providers: 1,
        countries: 1,
        price: { p25: '1.1', median: '1.25', p75: '1.5' },
      },
      {
        vendor: 'nvidia',
        model: 'h100',
        supplied: '2',
        leased: '10',
        utilization: '5',
        providers: 1,
        countries: 1,
        price: { p25: '2', median: '2.5', p75: '3' },
      },
      { vendor: 'nvidia', model: 'unknown', supplied: '1', leased: '0', utilization: '0', providers: 1, countries: 1, price: null },
    ]);
  });

  it('tells countries with supply or leases', async () => {
    const { data } = await api.ask('{ countries { country providers supplied leased utilization } }');
    expect(data?.countries).toEqual([
      { country: 'DE', providers: 1, supplied: '8', leased: '50', utilization: '6.25' },
      { country: 'US', providers: 1, supplied: '3', leased: '10', utilization: '3.333333333333333333' },
    ]);
  });

  it('values agreed prices at the day they belong to', async () => {
    const { data, errors } = await api.ask(`{
      running: lease(id: "akash1tenantcqqqqqqqqqqqqqqqqqqqqqqqqql054tz/1001/1/1/akash1smallqqqqqqqqqqqqqqqqqqqqqqqqqqq9fvthg") { usdPerHour price { amount usd } prices { fromHeight price { denom amount usd } } }
      closed: lease(id: "akash1tenantaqqqqqqqqqqqqqqqqqqqqqqqqqsqggav/1003/1/1/akash1largeqqqqqqqqqqqqqqqqqqqqqqqqqqqryh3ra/0") { usdPerHour usdPerHourAtClose price { amount usd } }
      dollars: lease(id: "akash1tenantdqqqqqqqqqqqqqqqqqqqqqqqqqfefy4c/1005/1/1/akash1smallqqqqqqqqqqqqqqqqqqqqqqqqqqq9fvthg") { usdPerHour usdPerHourAtClose price { denom usd } }
    }`);
    expect(errors).toEqual([]);
    expect(data).toEqual({
      running: {
        // 1001.000000000000000001 uakt × 2.5 USD / 10^6, two blocks an hour
        usdPerHour: '0.005005',
        price: { amount: '1001.000000000000000001', usd: '0.0025025' },
        prices: [
          { fromHeight: 1, price: { denom: 'uakt', amount: '1001.000000000000000001', usd: '0.0015015' } },
          { fromHeight: 60, price: { denom: 'uact', amount: '2', usd: '0.000002' } },
        ],
      },
      // 0.0025075 USD a block of the day of its closing, which had two an hour
      closed: { usdPerHour: null, usdPerHourAtClose: '0.005015', price: { amount: '1003.000000000000000001', usd: '0.0025075' } },
      dollars: { usdPerHour: '0.00201', usdPerHourAtClose: null, price: { denom: 'uact', usd: '0.001005' } },
    });
  });

  it('tells how much of the time providers answered, since their first answer and of late', async () => {
    const { data, errors } = await api.ask(`{
      failing: provider(owner: "${PROVIDERS.failing}") { uptime { since share coverage } lately: uptime(days: 1) { since } }
      silent: provider(owner: "${PROVIDERS.silent}") { uptime { share coverage } lately: uptime(days: 1) { since share coverage } }
      large: provider(owner: "${PROVIDERS.large}") { uptime { since share coverage } }
      never: provider(owner: "${PROVIDERS.genesis}") { uptime { share } }
    }`);
    expect(errors).toEqual([]);
    expect(data).toEqual({
      // An hour with an answer, three and a half until the indexed block without.
      failing: {
        uptime: { since: '2026-01-02T21:00:00.000Z', share: '0.222222222222222222', coverage: '1' },
        lately: { since: '2026-01-02T21:00:00.000Z' },
      },
      // Its answer stood for 36 hours and ended a second before the indexed block.
      silent: {
        uptime: { share: '1', coverage: '0.999992284010154243' },
        lately: { since: '2026-01-02T01:30:00.000Z', share: '1', coverage: '0.999988425925925926' },
      },
      large: { uptime: { since: '2026-01-01T20:00:00.000Z', share: '1', coverage: '1' } },
      never: { uptime: null },
    });
    const refused = await api.ask(`{ provider(owner: "${PROVIDERS.large}") { uptime(days: 0) { share } } }`);
    expect(refused.errors[0]?.extensions.code).toBe('BAD_ARGUMENT');
  });

  it('tells when providers registered, and who audits them now', async () => {
    const { sql } = api.database;
    const [present, former] = ['akash1tenantaqqqqqqqqqqqqqqqqqqqqqqqqqsqggav', 'akash1tenantcqqqqqqqqqqqqqqqqqqqqqqqqql054tz'];
    await sql`
      INSERT INTO audited_attributes VALUES (${present}, ${PROVIDERS.large}, 'a', 'b', 5, NULL), (${present}, ${PROVIDERS.large}, 'c', 'd', 5, NULL),
        (${former}, ${PROVIDERS.large}, 'a', 'b', 6, 7), (${former}, ${PROVIDERS.small}, 'a', 'b', 6, 7)`;
    const { data, errors } = await api.ask(`{
      large: provider(owner: "${PROVIDERS.large}") { createdTime auditors }
      small: provider(owner: "${PROVIDERS.small}") { createdTime auditors }
      genesis: provider(owner: "${PROVIDERS.genesis}") { createdTime auditors }
    }`);
    await sql`DELETE FROM audited_attributes`;
    expect(errors).toEqual([]);
    expect(data).toEqual({
      large: { createdTime: '2026-01-01T00:30:00.000Z', auditors: [present] },
      small: { createdTime: '2026-01-01T00:30:00.000Z', auditors: [] },
      genesis: { createdTime: null, auditors: [] },
    });
  });

  it('needs no lease that pays in the same denomination for the value of an amount', async () => {
    const own = await startTestApi();
    try {
      await seedMoney(own.database.sql);
      await seedChain(own.database.sql);
      // AKT at 1.5 USD and two blocks of the second day at 2.5 USD, before which nobody knew a price.
      await own.database.sql`DELETE FROM figures WHERE dimension = 'denom'`;
      await own.database.sql`
        UPDATE figures SET akt_blocks = 5, unpriced_blocks = 46 WHERE grain = 'day' AND dimension = 'network' AND first_height = 49`;
      const { data, errors } = await own.ask(`{
        minted: flows(first: 1, where: { kind: { eq: BME_MINT } }) { nodes { amount { denom amount usd } } }
        fees: transaction(hash: "${transactionHash(4, 1)}") { fees { denom amount usd } }
        running: lease(id: "akash1tenantcqqqqqqqqqqqqqqqqqqqqqqqqql054tz/1001/1/1/akash1smallqqqqqqqqqqqqqqqqqqqqqqqqqqq9fvthg") { usdPerHour price { amount usd } }
        dollars: lease(id: "akash1tenantdqqqqqqqqqqqqqqqqqqqqqqqqqfefy4c/1005/1/1/akash1smallqqqqqqqqqqqqqqqqqqqqqqqqqqq9fvthg") { usdPerHour price { denom usd } }
      }`);
      expect(errors).toEqual([]);
      expect(data).toEqual({
        minted: { nodes: [{ amount: { denom: 'uact', amount: '7', usd: '0.000007' } }] },
        fees: { fees: [{ denom: 'uakt', amount: '5004', usd: '0.007506' }] },
        running: { usdPerHour: '0.005005', price: { amount: '1001.000000000000000001', usd: '0.0025025' } },
        dollars: { usdPerHour: '0.00201', price: { denom: 'uact', usd: '0.001005' } },
      });
    } finally {
      await own.close();
    }
  });

  it('counts leases from before the first block, of a state that a node answered, in prices of weeks', async () => {
    const own = await startTestApi();
    try {
      // One lease from the first block on and one from the newest day: the first has most of the GPU time.
      await own.database.sql`UPDATE leases SET gpus = 0`;
      await own.database.sql`UPDATE leases SET gpus = 1, created_height = 1, created_time = '2026-01-01T00:00:00Z' WHERE dseq = 1005`;
      await own.database.sql`UPDATE leases SET gpus = 2, created_height = 97, created_time = '2026-01-03T00:00:00Z' WHERE dseq = 1010`;
      await own.database.sql`UPDATE leases SET state = 'active', closed_height = NULL, closed_time = NULL WHERE dseq IN (1005, 1010)`;
      await own.database.sql`
        UPDATE lease_prices p SET from_height = l.created_height, amount = l.dseq
        FROM leases l WHERE (l.owner, l.dseq) = (p.owner, p.dseq) AND l.dseq IN (1005, 1010)`;
      const ask = async () => {
        const { data, errors } = await own.ask(
          '{ series(input: { metric: GPU_HOUR_PRICE_MEDIAN, interval: WEEK }) { series { points { value } } } }',
        );
        expect(errors).toEqual([]);
        return data;
      };
      // 1005 uact a block, 99 blocks in 49.5 hours.
      const told = { series: { series: [{ points: [{ value: '0.00201' }] }] } };
      expect(await ask()).toEqual(told);
      await own.database.sql`UPDATE checkpoint SET first_height = 49`;
      await own.database.sql`DELETE FROM blocks WHERE height < 49`;
      expect(await ask()).toEqual(told);
      const { data } = await own.ask('{ leases(first: 500) { nodes { dseq createdHeight prices { fromHeight price { denom usd } } } } }');
      const { nodes } = (data as { leases: { nodes: { dseq: string; prices: unknown[] }[] } }).leases;
      expect(nodes.find(({ dseq }) => dseq === '1005')?.prices).toEqual([{ fromHeight: 1, price: { denom: 'uact', usd: '0.001005' } }]);
      // What AKT cost then is not known.
      expect(nodes.find(({ dseq }) => dseq === '1001')?.prices).toMatchObject([
        { fromHeight: 1, price: { denom: 'uakt', usd: null } },
        { fromHeight: 60, price: { denom: 'uact', usd: '0.000002' } },
      ]);
    } finally {
      await own.close();
    }
  });
});
