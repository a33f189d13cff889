// Prices, volume, fees, token, scenarios and published figures over the API: what is refused, what an empty index says, and what is unknown.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestApi } from '../testing/client.ts';

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
      actSupply { value reason } vault { value reason } collateralRatio { value reason } } }`);
    expect(errors).toEqual([]);
    const figures = Object.values((data?.token ?? {}) as Record<string, { value: string | null; reason: string | null }>);
    expect(figures.length).toBe(6);
    for (const { value, reason } of figures) {
      expect(value).toBeNull();
      expect(reason).toMatch(/\.$/);
    }
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

  it('takes another maximum supply', async () => {
    const { data } = await seeded.ask('{ token(maximumSupply: "1000000") { maximumSupply { value source } } }');
    expect(data).toEqual({ token: { maximumSupply: { value: '1000000', source: 'Given with the question.' } } });
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
    [`spendSeries(by: TENANT, members: [${'"x",'.repeat(51)}]) { member }`, 'BAD_ARGUMENT', /50/],
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
      `query ($text: String!) { priceStatistics(input: { kind: ASK, model: $text, provider: $text }) { rows { model } }
        spend(by: TENANT, members: [$text]) { members { member } } fees(provider: $text) { take { denom } waterfall { grossUsd } } }`,
      { text: `'); DROP TABLE flows; -- \u2028 ${'x'.repeat(5_000)}` },
    );
    expect(errors).toEqual([]);
    expect(data).toMatchObject({ priceStatistics: { rows: [] }, spend: { members: [] }, fees: { take: [], waterfall: { grossUsd: '0' } } });
  });
});
