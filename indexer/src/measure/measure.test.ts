// Figures of small markets, computed by hand.
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { FigureRow } from '../contract.ts';
import { ONE, parseDecimal } from '../ledger/decimal.ts';
import { bidKey } from '../ledger/keys.ts';
import type { MoneyFlow } from '../objects.ts';
import { createMeasure, EMPTY_CONTEXT } from './measure.ts';
import { oracleEvent, sampleOf, TestMarket, us } from './testing.ts';

const MINUTE = 60_000_000n;
const HOUR = 60n * MINUTE;
const A100 = 'nvidia/a100';
const T4 = 'nvidia/t4';

describe('time', () => {
  it('shares one block out over every hour that a gap crosses', () => {
    const market = new TestMarket();
    market.block(us('2026-01-01T00:30:00Z'), { open: [market.lease('p1', 'uact', 10n, { [A100]: 2n })] });
    market.block(us('2026-01-01T02:15:00Z'));
    market.drain();
    const hours = market.rows('hour');
    expect(hours.map((row) => [row.bucketUs, row.coveredUs, row.gpuLeasedUs, row.leaseUs, row.firstHeight, row.lastHeight])).toEqual([
      [us('2026-01-01T00:00:00Z'), 30n * MINUTE, 60n * MINUTE, 30n * MINUTE, 1, 1],
      [us('2026-01-01T01:00:00Z'), 60n * MINUTE, 120n * MINUTE, 60n * MINUTE, 1, 1],
      [us('2026-01-01T02:00:00Z'), 15n * MINUTE, 30n * MINUTE, 15n * MINUTE, 2, 2],
    ]);
    // 10 uact x 30/105, 60/105, 15/105 in steps of 10^-18 block that add up to one block.
    expect(market.rows('hour', 'denom').map((row) => row.accrued)).toEqual(
      ['2.85714285714285714', '5.71428571428571429', '1.42857142857142857'].map(parseDecimal),
    );
    expect(market.rows('hour', 'denom').map((row) => row.accruedUsd)).toEqual(
      ['0.000002857142857143', '0.000005714285714286', '0.000001428571428571'].map(parseDecimal),
    );
    expect(market.rows('day', 'denom').map((row) => [row.coveredUs, row.accrued, row.accruedUsd])).toEqual([
      [105n * MINUTE, 10n * ONE, parseDecimal('0.00001')],
    ]);
  });

  it('puts a block on the edge into the bucket that begins there', () => {
    const market = new TestMarket();
    const lease = market.lease('p1', 'uact', 6n);
    market.block(us('2026-01-01T23:00:00Z'), { open: [lease] });
    market.block(us('2026-01-02T00:00:00Z'), { close: [lease], fees: [{ fee: [{ denom: 'uact', amount: 5n }] }] });
    market.drain();
    expect(market.rows('hour').map((row) => [row.coveredUs, row.leaseUs, row.leasesOpened, row.leasesClosed, row.transactions])).toEqual([
      [HOUR, HOUR, 1, 0, 0],
      [0n, 0n, 0, 1, 1],
    ]);
    expect(market.rows('day').map((row) => [row.bucketUs, row.coveredUs, row.firstHeight, row.lastHeight])).toEqual([
      [us('2026-01-01T00:00:00Z'), HOUR, 1, 1],
      [us('2026-01-02T00:00:00Z'), 0n, 2, 2],
    ]);
    expect(market.rows('day', 'denom').map((row) => [row.accrued, row.fees])).toEqual([
      [6n * ONE, 0n],
      [0n, 5n * ONE],
    ]);
  });

  it('counts a block that takes no time whole', () => {
    const market = new TestMarket();
    const start = us('2026-01-01T00:30:00Z');
    market.block(start, { open: [market.lease('p1', 'uact', 6n)] });
    market.block(start);
    market.block(start + 1n);
    market.drain();
    expect(market.rows('hour', 'denom')).toMatchObject([{ accrued: 12n * ONE, coveredUs: 1n }]);
  });

  it('refuses a block older than the one before', () => {
    const market = new TestMarket();
    market.block(us('2026-01-01T00:30:00Z'));
    expect(() => market.block(us('2026-01-01T00:29:59Z'))).toThrow(expect.objectContaining({ code: 'BLOCK_TIME_BACKWARDS', height: 2 }));
  });
});

describe('supply', () => {
  const start = us('2026-01-01T00:00:00Z');

  it('begins with the first answer and follows answers and errors', () => {
    const market = new TestMarket();
    const at = (minutes: bigint): bigint => start + minutes * MINUTE;
    market.block(at(0n), { countries: { p1: 'US', p2: 'DE', p3: '' } });
    market.block(at(10n), { samples: [sampleOf('p1', at(10n), { [A100]: 8, [T4]: 2 }, 3), sampleOf('p2', at(10n), {})] });
    market.block(at(30n), { samples: [sampleOf('p1', at(30n), null), sampleOf('p3', at(30n), { '/unknown': 1 })] });
    market.block(at(40n), { samples: [sampleOf('p1', at(40n), { [A100]: 4 }, 1)] });
    market.block(at(60n));
    market.drain();
    expect(market.rows('hour')[0]).toMatchObject({
      coveredUs: HOUR,
      supplyCoveredUs: 50n * MINUTE,
      gpuSuppliedUs: (10n * 20n + 1n * 10n + 5n * 20n) * MINUTE,
      gpuAllocatedUs: (3n * 20n + 1n * 20n) * MINUTE,
      gpuLeasedUs: 0n,
      providers: 3,
      gpuProviders: 2,
      countries: 1,
      models: 2,
    });
    const hour = (dimension: 'provider' | 'model' | 'country'): unknown[] =>
      market
        .rows('hour', dimension)
        .filter((row) => row.bucketUs === start)
        .map((row) => [row.member, row.gpuSuppliedUs, row.gpuAllocatedUs, row.supplyCoveredUs]);
    const covered = 50n * MINUTE;
    expect(hour('provider')).toEqual([
      ['p1', 280n * MINUTE, 80n * MINUTE, covered],
      ['p2', 0n, 0n, covered],
      ['p3', 30n * MINUTE, 0n, covered],
    ]);
    expect(hour('model')).toEqual([
      ['/unknown', 30n * MINUTE, null, covered],
      [A100, 240n * MINUTE, null, covered],
      [T4, 40n * MINUTE, null, covered],
    ]);
    expect(hour('country')).toEqual([
      ['', 30n * MINUTE, 0n, covered],
      ['DE', 0n, 0n, covered],
      ['US', 280n * MINUTE, 80n * MINUTE, covered],
    ]);
  });

  it('ends 36 hours after the last answer and is unknown then, not zero', () => {
    const market = new TestMarket();
    market.block(start, { samples: [sampleOf('p1', start, { [A100]: 2 })] });
    market.block(start + 36n * HOUR);
    market.block(start + 36n * HOUR + 30n * MINUTE);
    market.block(start + 38n * HOUR);
    market.drain();
    expect(
      market
        .rows('hour')
        .map((row) => [row.supplyCoveredUs, row.gpuSuppliedUs, row.providers])
        .slice(35),
    ).toEqual([
      [HOUR, 2n * HOUR, 1],
      [30n * MINUTE, HOUR, 1],
      [0n, 0n, 0],
      [0n, 0n, 0],
    ]);
    expect(market.rows('hour', 'provider')).toHaveLength(37);
  });

  it('moves with the country of its provider', () => {
    const market = new TestMarket();
    const lease = market.lease('p1', 'uact', 100n, { [A100]: 1n });
    market.block(start, { countries: { p1: 'US' }, open: [lease], samples: [sampleOf('p1', start, { [A100]: 2 }, 1)] });
    market.block(start + 15n * MINUTE, { countries: { p1: 'CA' } });
    market.block(start + 30n * MINUTE, { close: [lease] });
    market.block(start + 45n * MINUTE);
    market.drain();
    const part = 15n * MINUTE;
    expect(
      market.rows('hour', 'country').map((row) => [row.member, row.gpuSuppliedUs, row.gpuLeasedUs, row.accruedUsd, row.leasesOpened]),
    ).toEqual([
      ['CA', 4n * part, part, parseDecimal('0.0001'), 0],
      ['US', 2n * part, part, parseDecimal('0.0001'), 1],
    ]);
    expect(market.rows('hour')).toMatchObject([{ countries: 2 }]);
  });
});

describe('volume', () => {
  const start = us('2026-01-01T00:00:00Z');
  const at = (blocks: bigint): bigint => start + blocks * 6_000_000n;

  it('values uakt at the newest price, from the oracle while it tells one, and is unknown before the first', () => {
    const market = new TestMarket();
    market.block(at(0n), { open: [market.lease('p1', 'uakt', 1_000_000n, { [A100]: 1n }), market.lease('p2', 'uakt', 1_000_000n)] });
    market.block(at(600n), { prices: [ONE] });
    market.block(at(601n), { prices: [2n * ONE], oracle: [oracleEvent(1, 3n * ONE)] });
    market.block(at(602n), { oracle: [oracleEvent(1, 3n * ONE)] });
    // Taken back at once, as where sources are too far from each other.
    market.block(at(603n), { oracle: [oracleEvent(1, 9n * ONE), { kind: 'price-staled', denom: 'akt' }] });
    market.block(at(604n), { prices: [4n * ONE] });
    market.block(at(605n), { oracle: [oracleEvent(2, 5n * ONE), { kind: 'price-staled', denom: 'usd' }] });
    market.block(at(606n));
    market.drain();
    // Blocks of the second hour at 1, 3, 3, 3 (the last told), 4 and 5 USD.
    expect(market.rows('hour').map((row) => [row.accruedUsd, row.gpuAccruedUsd])).toEqual([
      [null, null],
      [2n * 19n * ONE, 19n * ONE],
    ]);
    expect(market.rows('day').map((row) => row.accruedUsd)).toEqual([null]);
    expect(market.rows('day', 'denom').map((row) => row.accrued)).toEqual([2n * 7n * 1_000_000n * ONE]);
    expect(market.prices.map((price) => [price.time, price.price, price.source])).toEqual([
      [at(601n) * 1000n, 3n * ONE, 'oracle'],
      [at(605n) * 1000n, 5n * ONE, 'oracle'],
    ]);
  });

  it('takes a price of zero for none, as it does where one is imported', () => {
    const market = new TestMarket();
    market.block(at(0n), { open: [market.lease('p1', 'uakt', 1_000_000n)], oracle: [oracleEvent(2, 0n)] });
    market.block(at(600n), { prices: [2n * ONE], oracle: [oracleEvent(1, 0n)] });
    market.block(at(601n), { oracle: [oracleEvent(2, 0n)] });
    market.block(at(602n));
    market.drain();
    expect(market.rows('hour').map((row) => row.accruedUsd)).toEqual([null, 4n * ONE]);
    expect(market.prices).toEqual([]);
  });

  it('leaves denominations without a value out of USD and keeps their amounts', () => {
    const market = new TestMarket();
    market.block(at(0n), { open: [market.lease('p1', 'ibc/FOREIGN', 7n, { [A100]: 1n }), market.lease('p1', 'uact', 1_000_000n)] });
    market.block(at(1n));
    market.drain();
    expect(market.rows('hour')).toMatchObject([{ accruedUsd: ONE, gpuAccruedUsd: 0n, priceMedian: null, accrued: null }]);
    expect(market.rows('hour', 'denom').map((row) => [row.member, row.accrued, row.accruedUsd, row.gpuLeasedUs])).toEqual([
      ['ibc/FOREIGN', 7n * ONE, null, 6_000_000n],
      ['uact', 1_000_000n * ONE, ONE, 0n],
    ]);
  });

  it.each([
    'ibc/170C677610AC31DF0904FFE09CD3B5C657492170E7E52372E48756B71E56F2F1',
    'ibc/028CD1864059EEFB48A6048376165318E3E82C234390AE5A6D7B22001725B06E',
  ])('values axlUSDC at a dollar, as %s', (denom) => {
    const market = new TestMarket();
    market.block(at(0n), { open: [market.lease('p1', denom, 1_000_000n)] });
    market.block(at(1n));
    market.drain();
    expect(market.rows('hour')).toMatchObject([{ accruedUsd: ONE }]);
  });

  it('follows a lease into its new denomination', () => {
    const market = new TestMarket();
    const lease = market.lease('p1', 'uakt', 10n, { [A100]: 2n, [T4]: 1n });
    market.block(at(0n), { open: [lease], prices: [ONE] });
    market.block(at(3n), { reprice: [{ lease, denom: 'uact', amount: 20n * ONE }] });
    market.block(at(4n));
    market.block(at(5n), { close: [lease] });
    market.block(at(6n));
    market.drain();
    expect(market.rows('hour', 'denom').map((row) => [row.member, row.accrued, row.leaseUs, row.leasesOpened, row.leasesClosed])).toEqual([
      ['uact', 40n * ONE, 12_000_000n, 0, 1],
      ['uakt', 10n * ONE, 18_000_000n, 1, 0],
    ]);
    // A third of the lease is the T4's; the parts of both models add up to the lease.
    expect(market.rows('hour', 'model').map((row) => [row.member, row.gpuAccruedUsd, row.gpuLeasedUs])).toEqual([
      [A100, parseDecimal('0.000033333333333333'), 60_000_000n],
      [T4, parseDecimal('0.000016666666666667'), 30_000_000n],
    ]);
    expect(market.rows('hour')).toMatchObject([{ gpuAccruedUsd: parseDecimal('0.00005') }]);
  });

  it('takes fees of failed transactions, but of none that was refused before its fee', () => {
    const market = new TestMarket();
    market.block(at(0n), {
      prices: [ONE / 2n],
      fees: [
        { fee: [{ denom: 'uakt', amount: 2500n }] },
        {
          fee: [
            { denom: 'uakt', amount: 1n },
            { denom: 'ibc/FOREIGN', amount: 9n },
          ],
          code: 11,
        },
        { fee: [{ denom: 'uakt', amount: 100n }], code: 5, events: 0 },
        { fee: [] },
      ],
    });
    market.drain();
    expect(market.rows('hour')).toMatchObject([{ transactions: 4, feesUsd: parseDecimal('0.0012505'), fees: null }]);
    expect(market.rows('hour', 'denom').map((row) => [row.member, row.fees, row.feesUsd])).toEqual([
      ['ibc/FOREIGN', 9n * ONE, null],
      ['uakt', 2501n * ONE, parseDecimal('0.0012505')],
    ]);
  });
});

describe('price of a GPU-hour', () => {
  it('gives quartiles of the GPU time, at the mean block interval of the bucket', () => {
    const market = new TestMarket();
    const start = us('2026-01-01T00:00:00Z');
    const dollars = (perGpu: bigint, gpus: bigint, model = A100): ReturnType<TestMarket['lease']> =>
      market.lease('p1', 'uact', perGpu * gpus * 1_000_000n, { [model]: gpus });
    const short = dollars(9n, 8n);
    market.block(start, { open: [dollars(1n, 1n), dollars(2n, 1n), dollars(3n, 2n), dollars(5n, 4n, T4), short] });
    // Two blocks an hour, so that a dollar a block is two an hour; the dear lease runs for a quarter of the time.
    market.block(start + 15n * MINUTE, { close: [short] });
    market.block(start + 60n * MINUTE);
    market.drain();
    const quartiles = (dimension: 'network' | 'model'): unknown[] =>
      market
        .rows('hour', dimension)
        .filter((row) => row.bucketUs === start)
        .map((row) => [row.member, row.priceP25, row.priceMedian, row.priceP75]);
    // Weights 1, 1, 2, 4 and 8/4 = 2 of ten: the quarter of 2.5 lies at 3, the half of 5 and three quarters of 7.5 at 5.
    expect(quartiles('network')).toEqual([['', 6n * ONE, 10n * ONE, 10n * ONE]]);
    // Weights 1, 1, 2, 2 of six.
    expect(quartiles('model')).toEqual([
      [A100, 4n * ONE, 6n * ONE, 18n * ONE],
      [T4, 10n * ONE, 10n * ONE, 10n * ONE],
    ]);
    expect(market.rows('day')).toMatchObject([{ priceP25: 6n * ONE, priceMedian: 10n * ONE, priceP75: 10n * ONE }]);
  });

  it('counts GPUs whose model is not told as unknown', () => {
    const market = new TestMarket();
    const lease = market.lease('p1', 'uact', 30n, { [A100]: 1n });
    lease.gpus = 3n;
    const start = us('2026-01-01T00:00:00Z');
    market.block(start, { open: [lease] });
    market.block(start + MINUTE);
    market.drain();
    expect(market.rows('hour', 'model').map((row) => [row.member, row.gpuLeasedUs, row.gpuAccruedUsd])).toEqual([
      ['/unknown', 2n * MINUTE, parseDecimal('0.00002')],
      [A100, MINUTE, parseDecimal('0.00001')],
    ]);
  });
});

describe('a restart', () => {
  it('shares a price out to the same models, though the tables give them in another order', () => {
    const run = (restarts: boolean): unknown[] => {
      const market = new TestMarket();
      const start = us('2026-01-01T00:00:00Z');
      market.block(start, { open: [market.lease('p1', 'uact', 0n, { [T4]: 1n, [A100]: 1n, 'nvidia/l4': 1n }, 100n)] });
      if (restarts) market.restart();
      market.block(start + 3n * HOUR);
      market.drain();
      const { members = [] } = market.states.get(start + HOUR) ?? {};
      return members.flatMap(({ dimension, member, holds }) => (dimension === 'model' ? [member, holds?.rate] : []));
    };
    expect(run(false)).toEqual([A100, 33n, 'nvidia/l4', 33n, T4, 34n]);
    expect(run(true)).toEqual(run(false));
  });
});

describe('money', () => {
  const flow = (kind: MoneyFlow['kind'], amount: bigint, denom = 'uakt', provider = 'p1') => {
    const lease = kind === 'earnings' || kind === 'take_fee' ? `t/7/1/1/${provider}` : '';
    return { kind, coin: { denom, amount }, sender: '', recipient: '', scope: 'deployment' as const, xid: 't/7', lease };
  };

  it('tells payouts and their take fee at the price of their block, by network, provider and denomination', () => {
    const market = new TestMarket();
    market.block(us('2026-01-01T00:10:00Z'), { prices: [3n * ONE], flows: [flow('take_fee', 20n), flow('earnings', 980n)] });
    market.block(us('2026-01-01T00:20:00Z'), {
      prices: [4n * ONE],
      flows: [
        flow('earnings', 1_000n),
        flow('earnings', 50n, 'uact', 'p2'),
        flow('earnings', 9n, 'ibc/FOREIGN'),
        flow('take_fee', 3n, 'ibc/FOREIGN'),
      ],
    });
    market.drain();
    const told = (dimension: FigureRow['dimension']) =>
      market.rows('hour', dimension).map((row) => [row.member, row.settled, row.settledUsd, row.takeFees, row.takeFeesUsd]);
    expect(told('network')).toEqual([['', null, parseDecimal('0.00705'), null, parseDecimal('0.00006')]]);
    expect(told('provider')).toEqual([
      ['p1', null, parseDecimal('0.007'), null, parseDecimal('0.00006')],
      ['p2', null, parseDecimal('0.00005'), null, 0n],
    ]);
    expect(told('denom')).toEqual([
      ['ibc/FOREIGN', 12n * ONE, null, 3n * ONE, null],
      ['uact', 50n * ONE, parseDecimal('0.00005'), 0n, 0n],
      ['uakt', 2_000n * ONE, parseDecimal('0.007'), 20n * ONE, parseDecimal('0.00006')],
    ]);
  });

  it('does not know what uakt was worth before the first price', () => {
    const market = new TestMarket();
    market.block(us('2026-01-01T00:10:00Z'), { flows: [flow('earnings', 980n)] });
    market.block(us('2026-01-01T01:10:00Z'), { prices: [ONE], flows: [flow('earnings', 7n)] });
    market.drain();
    expect(market.rows('hour').map((row) => row.settledUsd)).toEqual([null, parseDecimal('0.000007')]);
    expect(market.rows('day').map((row) => row.settledUsd)).toEqual([null]);
  });

  it('holds in escrow what came in and did not leave, for as long as it was there', () => {
    const market = new TestMarket();
    market.block(us('2026-01-01T00:30:00Z'), { flows: [flow('deposit', 100n), flow('bid_deposit', 5_000n)] });
    market.block(us('2026-01-01T00:45:00Z'), { flows: [flow('take_fee', 1n), flow('earnings', 29n)] });
    market.block(us('2026-01-01T01:30:00Z'), {
      flows: [flow('migration_burn', 60n), flow('migration_mint', 120n, 'uact'), flow('refund', 10n)],
    });
    market.block(us('2026-01-01T02:00:00Z'));
    market.drain();
    const told = (denom: string) =>
      market
        .rows('hour', 'denom')
        .flatMap((row) => (row.member === denom ? [row.escrowHeldUs === null ? null : row.escrowHeldUs / ONE] : []));
    expect(told('uakt')).toEqual([15n * MINUTE * 100n + 15n * MINUTE * 70n, 30n * MINUTE * 70n]);
    // The third hour has begun, without any time yet.
    expect(told('uact')).toEqual([30n * MINUTE * 120n]);
  });

  it('begins with what the accounts hold where the chain was not read from its start', () => {
    const account = {
      scope: 'deployment' as const,
      xid: 't/7',
      owner: 't',
      state: 'open' as const,
      settledAt: 1,
      transferred: [],
      legacy: null,
      funds: [{ denom: 'uact', amount: 5n * ONE }],
      deposits: [],
    };
    const coin = { denom: 'uact', amount: ONE / 2n };
    const payment = { xid: 't/7/1/1/p1', owner: 'p1', state: 'open' as const, rate: coin, balance: coin, unsettled: coin, withdrawn: coin };
    const accounts = [account, { ...account, scope: 'bid' as const, xid: 't/7/1/1/p1' }];
    const measure = createMeasure(null, { ...EMPTY_CONTEXT, accounts, payments: [payment] });
    const escrow = z.object({ escrowHeld: z.array(z.tuple([z.string(), z.string()])) });
    const block = new TestMarket().facts(us('2026-01-01T00:00:00Z'));
    measure.apply(block.facts, block.delta, [], []);
    expect(escrow.parse(measure.drain().state).escrowHeld).toEqual([['uact', (5n * ONE + ONE / 2n).toString()]]);
  });

  it('sums up the 30 days that end with a bucket, once so many are known', () => {
    const market = new TestMarket();
    const start = us('2026-01-01T12:00:00Z');
    const day = 24n * HOUR;
    market.block(start, { flows: [flow('earnings', 1_000_000n, 'uact')] });
    market.block(start + day, { flows: [flow('earnings', 2_000_000n, 'uact')] });
    market.block(start + 29n * day + 12n * HOUR, { flows: [flow('earnings', 4_000_000n, 'uact')] });
    market.restart();
    market.block(start + 30n * day, { flows: [flow('earnings', 8_000_000n, 'uact')] });
    market.block(start + 31n * day);
    market.block(start + 61n * day);
    market.drain();
    const told = (grain: FigureRow['grain'], at: bigint) => market.rows(grain).find((row) => row.bucketUs === at)?.settledTrailingUsd;
    // The hour that ends 30 days after the first block still has all of that block's hour; the next one has lost it.
    expect(told('hour', start + 30n * day - 2n * HOUR)).toBeNull();
    expect(told('hour', start + 30n * day - HOUR)).toBe(7n * ONE);
    expect(told('hour', start + 30n * day)).toBe(14n * ONE);
    expect(told('hour', start + 31n * day - HOUR)).toBe(14n * ONE);
    expect(told('hour', start + 31n * day)).toBe(12n * ONE);
    const midnight = start - 12n * HOUR;
    expect(told('day', midnight + 29n * day)).toBeNull();
    expect(told('day', midnight + 30n * day)).toBe(14n * ONE);
    expect(told('day', midnight + 31n * day)).toBe(12n * ONE);
    expect(told('day', midnight + 59n * day)).toBe(12n * ONE);
    expect(told('day', midnight + 60n * day)).toBe(0n);
  });
});

describe('errors', () => {
  it('refuses leases that do not fit', () => {
    const market = new TestMarket();
    const lease = market.lease('p1', 'uact', 1n);
    expect(() => market.block(0n, { close: [lease] })).toThrow(expect.objectContaining({ code: 'MEASURE_LEASE_UNKNOWN', kind: 'fatal' }));
    market.block(1n, { open: [lease] });
    expect(() => market.block(2n, { open: [lease] })).toThrow(
      expect.objectContaining({ code: 'MEASURE_LEASE_KNOWN', height: 3, object: bidKey(lease.id) }),
    );
  });

  it('goes on from a state of the version before, which told every member in every hour', () => {
    const start = us('2026-01-01T20:10:00Z');
    const run = (isUpgraded: boolean): FigureRow[] => {
      const market = new TestMarket();
      const leases = ['uakt', 'uact'].map((denom) => market.lease('p1', denom, 7n, { [A100]: 2n }));
      market.block(start, { open: leases, prices: [3n * ONE], samples: [sampleOf('p1', start, { [A100]: 8 }, 2)] });
      market.block(start + 2n * HOUR);
      market.block(start + 2n * HOUR + MINUTE, { fees: [{ fee: [{ denom: 'uakt', amount: 5n }] }] });
      // That version knew nothing of what is told and what is not.
      const before = (name: string, value: unknown): unknown =>
        name === 'version' ? 3 : ['touched', 'told', 'modelPrices'].includes(name) ? undefined : value;
      if (isUpgraded) {
        market.restart(before);
        market.tellEverything();
      }
      market.block(start + 6n * HOUR, { close: leases });
      market.drain();
      return (['network', 'provider', 'model', 'denom'] as const).flatMap((dimension) => market.rows('hour', dimension));
    };
    expect(run(true)).toEqual(run(false));
    expect(run(true)).toHaveLength(35);
  });

  it.each([{}, { version: 2 }, 'text'])('refuses a state of another making: %j', (state) => {
    expect(() => createMeasure(state, EMPTY_CONTEXT)).toThrow(expect.objectContaining({ code: 'MEASURE_STATE_INVALID', kind: 'fatal' }));
  });
});
