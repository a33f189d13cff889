// What holds for every market: a restart changes nothing, hours make days, members make the network, nothing is lost.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FigureRow } from '../contract.ts';
import { ONE } from '../ledger/decimal.ts';
import type { Lease, MoneyFlow } from '../objects.ts';
import { DAY_US, HOUR_US } from './clock.ts';
import { type Happening, oracleEvent, sampleOf, TestMarket, us } from './testing.ts';

const START = us('2026-01-01T05:17:00Z');
const PROVIDERS = ['p1', 'p2', 'p3'];
const MODELS = ['nvidia/a100', 'nvidia/t4', '/unknown'];
const DENOMS = ['uakt', 'uact', 'ibc/FOREIGN'];

const gpus = fc.dictionary(fc.constantFrom(...MODELS), fc.integer({ min: 1, max: 8 }), { maxKeys: 3 });
const money = fc.bigInt({ min: 0n, max: 10n ** 24n });
const action = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('open'),
      provider: fc.constantFrom(...PROVIDERS),
      denom: fc.constantFrom(...DENOMS),
      amount: money,
      gpus,
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('close'), pick: fc.nat() }) },
  fc.record({ kind: fc.constant('reprice'), pick: fc.nat(), denom: fc.constantFrom(...DENOMS), amount: money }),
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('sample'), provider: fc.constantFrom(...PROVIDERS), gpus: fc.option(gpus) }) },
  fc.record({ kind: fc.constant('country'), provider: fc.constantFrom(...PROVIDERS), country: fc.constantFrom('US', 'DE', '') }),
  fc.record({ kind: fc.constant('price'), usd: fc.bigInt({ min: 1n, max: 5n * ONE }) }),
  fc.record({ kind: fc.constant('oracle'), usd: fc.bigInt({ min: 1n, max: 5n * ONE }), version: fc.constantFrom<1 | 2>(1, 2) }),
  fc.record({ kind: fc.constant('fee'), denom: fc.constantFrom(...DENOMS), amount: fc.bigInt({ min: 0n, max: 10n ** 12n }) }),
  {
    weight: 2,
    arbitrary: fc.record({
      flow: fc.constantFrom<MoneyFlow['kind']>(
        'deposit',
        'refund',
        'earnings',
        'take_fee',
        'bid_deposit',
        'migration_burn',
        'migration_mint',
      ),
      payee: fc.constantFrom(...PROVIDERS),
      denom: fc.constantFrom(...DENOMS),
      coins: fc.bigInt({ min: 0n, max: 10n ** 15n }),
    }),
  },
  fc.record({ kind: fc.constant('deployments'), by: fc.integer({ min: 1, max: 3 }) }),
);
type Action = Extract<typeof action extends fc.Arbitrary<infer T> ? T : never, object>;

/** Gaps between blocks: seconds, half hours, days, up to an edge, and none. */
const gap = fc.oneof(
  fc.bigInt({ min: 0n, max: 20_000_000n }),
  fc.bigInt({ min: 0n, max: 2n * HOUR_US }),
  fc.constantFrom(0n, HOUR_US, DAY_US, -1n),
  { weight: 1, arbitrary: fc.bigInt({ min: 0n, max: 45n * HOUR_US }) },
);
const history = fc.array(fc.record({ gap, actions: fc.array(action, { maxLength: 5 }), restart: fc.boolean(), drain: fc.boolean() }), {
  minLength: 1,
  maxLength: 25,
});
type History = typeof history extends fc.Arbitrary<infer T> ? T : never;

/** A lease with another price stands behind the provider's others; a restart gives leases by their age. */
const REPRICED_AND_MOVED: History = [
  { gap: 0n, actions: [open('nvidia/t4')], restart: false, drain: false },
  { gap: 0n, actions: [open('nvidia/a100')], restart: false, drain: false },
  { gap: 0n, actions: [{ kind: 'reprice', pick: 0, denom: 'uakt', amount: 0n }], restart: true, drain: false },
  { gap: 0n, actions: [{ kind: 'country', provider: 'p3', country: 'US' }], restart: false, drain: false },
  { gap: 1n, actions: [], restart: false, drain: false },
];

/** A lease's price is from the day before, and a restart does not know since when. */
const REPRICED_THE_DAY_BEFORE: History = [
  { gap: 0n, actions: [open('nvidia/t4')], restart: false, drain: false },
  { gap: 1n, actions: [{ kind: 'reprice', pick: 0, denom: 'uakt', amount: 1n }], restart: false, drain: false },
  { gap: DAY_US, actions: [], restart: true, drain: false },
  { gap: 1n, actions: [{ kind: 'close', pick: 0 }], restart: false, drain: false },
];

/** A payout of nothing, at no known price, in an hour in which the provider has nothing else. */
const NOTHING_PAID: History = [
  { gap: 0n, actions: [open('nvidia/t4')], restart: false, drain: false },
  { gap: 20_000_000n, actions: [{ kind: 'close', pick: 0 }], restart: false, drain: false },
  { gap: HOUR_US, actions: [{ flow: 'earnings', payee: 'p3', denom: 'uakt', coins: 0n }], restart: false, drain: false },
  { gap: 1n, actions: [], restart: false, drain: false },
];

function open(model: string): { kind: 'open'; provider: string; denom: string; amount: bigint; gpus: Record<string, number> } {
  return { kind: 'open', provider: 'p3', denom: 'uakt', amount: 0n, gpus: { [model]: 1 } };
}

/** A lease's time between two blocks, for the recomputation. */
interface Span {
  fromUs: bigint;
  toUs: bigint;
  /** USD per AKT, scaled; null before the first price. */
  aktUsd: bigint | null;
  leases: { provider: string; denom: string; amount: bigint; gpus: bigint }[];
  /** Coins in escrow by denomination. */
  escrow: ReadonlyMap<string, bigint>;
}

function flowOf({ flow, payee, denom, coins }: Extract<Action, { flow: unknown }>): Required<Happening>['flows'][number] {
  const lease = flow === 'earnings' || flow === 'take_fee' ? `t/1/1/1/${payee}` : '';
  return { kind: flow, coin: { denom, amount: coins }, sender: '', recipient: '', scope: 'deployment', xid: 't/1', lease };
}

function perform(actions: readonly Action[], market: TestMarket, nowUs: bigint): Happening {
  const running = [...market.leases];
  const closing = new Set<Lease>();
  const happening: Required<Happening> = {
    open: [],
    close: [],
    reprice: [],
    deploymentsOpened: 0,
    deploymentsClosed: 0,
    countries: {},
    audits: {},
    samples: [],
    prices: [],
    oracle: [],
    fees: [],
    flows: [],
  };
  const countries: Record<string, string> = {};
  for (const each of actions) {
    const lease = 'pick' in each && running.length > 0 ? running[each.pick % running.length] : undefined;
    if ('flow' in each) happening.flows.push(flowOf(each));
    else if ('gpus' in each && 'amount' in each) {
      const models = Object.fromEntries(Object.entries(each.gpus ?? {}).map(([model, count]) => [model, BigInt(count)]));
      happening.open.push(market.lease(each.provider, each.denom, 0n, models, each.amount));
    } else if ('gpus' in each) {
      if (!happening.samples.some((sample) => sample.provider === each.provider)) {
        happening.samples.push(sampleOf(each.provider, nowUs, each.gpus, 1));
      }
    } else if ('pick' in each && 'amount' in each) {
      if (lease !== undefined) happening.reprice.push({ lease, denom: each.denom, amount: each.amount });
    } else if ('pick' in each) {
      if (lease !== undefined) closing.add(lease);
    } else if ('country' in each) countries[each.provider] = each.country;
    else if ('version' in each) happening.oracle.push(oracleEvent(each.version, each.usd));
    else if ('usd' in each) happening.prices.push(each.usd);
    else if ('denom' in each) happening.fees.push({ fee: [{ denom: each.denom, amount: each.amount }] });
    else happening.deploymentsOpened += each.by;
  }
  happening.reprice = happening.reprice.filter(
    ({ lease }, index) => !closing.has(lease) && happening.reprice.findIndex((other) => other.lease === lease) === index,
  );
  return { ...happening, close: [...closing], countries };
}

/** Runs a history; with `cuts` it drains and restarts where the history says. */
function run(given: History, cuts: boolean): { market: TestMarket; spans: Span[]; state: unknown } {
  const market = new TestMarket();
  const spans: Span[] = [];
  let nowUs = START;
  let aktUsd: bigint | null = null;
  let escrow = new Map<string, bigint>();
  for (const [index, { gap: between, actions, restart, drain }] of given.entries()) {
    const fromUs = nowUs;
    // -1 stands for the next full hour.
    if (index > 0) nowUs += between === -1n ? HOUR_US - (nowUs % HOUR_US) : between;
    if (index > 0) {
      const leases = [...market.leases].map(({ id, price, gpus: count }) => ({ provider: id.provider, ...price, gpus: count }));
      spans.push({ fromUs, toUs: nowUs, aktUsd, leases, escrow });
    }
    for (const each of actions) if ('usd' in each && !('version' in each)) aktUsd = each.usd;
    for (const each of actions) if ('version' in each) aktUsd = each.usd;
    escrow = new Map(escrow);
    for (const each of actions) {
      if (!('flow' in each) || each.flow === 'bid_deposit') continue;
      const sign = each.flow === 'deposit' || each.flow === 'migration_mint' ? 1n : -1n;
      escrow.set(each.denom, (escrow.get(each.denom) ?? 0n) + sign * each.coins);
    }
    market.block(nowUs, perform(actions, market, nowUs));
    if (cuts && restart) market.restart();
    else if (cuts && drain) market.drain();
  }
  return { market, spans, state: market.drain() };
}

const INTEGRALS = ['gpuSuppliedUs', 'gpuAllocatedUs', 'gpuLeasedUs', 'leaseUs', 'deploymentUs'] as const;
const COUNTS = ['leasesOpened', 'leasesClosed', 'deploymentsOpened', 'deploymentsClosed', 'transactions'] as const;
const AMOUNTS = [
  'accrued',
  'accruedUsd',
  'gpuAccruedUsd',
  'fees',
  'feesUsd',
  'settled',
  'settledUsd',
  'takeFees',
  'takeFeesUsd',
  'escrowHeldUs',
] as const;

/** A column's sum as text; 'unknown' where any of it is null. */
function sum(rows: readonly FigureRow[], column: keyof FigureRow): string {
  let total = 0n;
  for (const row of rows) {
    const value = row[column];
    if (typeof value !== 'bigint' && typeof value !== 'number') return 'unknown';
    total += BigInt(value);
  }
  return total.toString();
}

describe('figures', () => {
  it('are the same however often the process ends', () => {
    fc.assert(
      fc.property(history, (given) => {
        const { market: whole, state: wholeState } = run(given, false);
        const { market: cut, state: cutState } = run(given, true);
        const table = (market: TestMarket): [string, FigureRow][] => [...market.table].sort(([left], [right]) => (left < right ? -1 : 1));
        expect(table(cut)).toEqual(table(whole));
        expect(cut.states).toEqual(whole.states);
        expect(cut.cells).toEqual(whole.cells);
        expect(cut.cellTable).toEqual(whole.cellTable);
        expect(cut.prices).toEqual(whole.prices);
        expect(JSON.stringify(cutState)).toBe(JSON.stringify(wholeState));
      }),
      { numRuns: 150, examples: [[REPRICED_AND_MOVED], [REPRICED_THE_DAY_BEFORE]] },
    );
  });

  it('of a day are the sums of its hours', () => {
    fc.assert(
      fc.property(history, (given) => {
        const { market } = run(given, true);
        for (const dimension of ['network', 'provider', 'model', 'country', 'denom'] as const) {
          for (const day of market.rows('day', dimension)) {
            const hours = market
              .rows('hour', dimension)
              .filter((row) => row.member === day.member && row.bucketUs - (row.bucketUs % DAY_US) === day.bucketUs);
            for (const column of [...INTEGRALS, ...COUNTS, ...AMOUNTS]) {
              expect([dimension, column, sum([day], column)]).toEqual([dimension, column, sum(hours, column)]);
            }
            if (dimension !== 'network') continue;
            expect(sum([day], 'coveredUs')).toBe(sum(hours, 'coveredUs'));
            expect(day.lastHeight).toBe(Math.max(...hours.map((row) => row.lastHeight)));
          }
        }
      }),
      { numRuns: 60, examples: [[NOTHING_PAID]] },
    );
  });

  it('of members add up to the network', () => {
    fc.assert(
      fc.property(history, (given) => {
        const { market } = run(given, false);
        const parts = (network: FigureRow, dimension: FigureRow['dimension']): FigureRow[] =>
          market.rows('hour', dimension).filter((row) => row.bucketUs === network.bucketUs);
        for (const network of market.rows('hour')) {
          const exact = (dimension: FigureRow['dimension'], columns: readonly (keyof FigureRow)[]): void => {
            for (const column of columns) {
              expect([dimension, column, sum(parts(network, dimension), column)]).toEqual([dimension, column, sum([network], column)]);
            }
          };
          exact('provider', ['gpuSuppliedUs', 'gpuAllocatedUs', 'gpuLeasedUs', 'leaseUs', 'leasesOpened', 'leasesClosed']);
          exact('country', ['gpuSuppliedUs', 'gpuAllocatedUs', 'gpuLeasedUs', 'leaseUs', 'leasesOpened', 'leasesClosed']);
          exact('model', ['gpuSuppliedUs', 'gpuLeasedUs']);
          exact('denom', ['gpuLeasedUs', 'leaseUs', 'leasesOpened', 'leasesClosed']);
          const dollars = (
            dimension: FigureRow['dimension'],
            column: 'accruedUsd' | 'gpuAccruedUsd' | 'settledUsd' | 'takeFeesUsd',
          ): void => {
            const members = parts(network, dimension).filter((row) => dimension !== 'denom' || row.member !== 'ibc/FOREIGN');
            const total = sum(members, column);
            const own = sum([network], column);
            if (total === 'unknown' || own === 'unknown') expect(total).toBe(own);
            else {
              const difference = BigInt(total) - BigInt(own);
              expect(difference < 0n ? -difference : difference).toBeLessThanOrEqual(BigInt(members.length));
            }
          };
          for (const dimension of ['provider', 'country', 'denom'] as const) dollars(dimension, 'accruedUsd');
          for (const dimension of ['provider', 'country', 'denom', 'model'] as const) dollars(dimension, 'gpuAccruedUsd');
          for (const dimension of ['provider', 'denom'] as const) {
            dollars(dimension, 'settledUsd');
            dollars(dimension, 'takeFeesUsd');
          }
          expect(
            sum(
              parts(network, 'denom').filter((row) => row.member !== 'ibc/FOREIGN'),
              'feesUsd',
            ),
          ).toBe(sum([network], 'feesUsd'));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('hold what a plain recomputation from block intervals gives', () => {
    fc.assert(
      fc.property(history, (given) => {
        const { market, spans } = run(given, true);
        let covered = 0n;
        const held = new Map<string, bigint>();
        const accrued = new Map<string, bigint>();
        const leased = new Map<string, bigint>();
        for (const { fromUs, toUs, leases, escrow } of spans) {
          covered += toUs - fromUs;
          for (const [denom, coins] of escrow) held.set(denom, (held.get(denom) ?? 0n) + coins * (toUs - fromUs) * ONE);
          for (const { denom, amount } of leases) accrued.set(denom, (accrued.get(denom) ?? 0n) + amount);
          for (let hour = fromUs - (fromUs % HOUR_US); hour < toUs; hour += HOUR_US) {
            const cut = (at: bigint): bigint => (at < fromUs ? fromUs : at > toUs ? toUs : at);
            const part = cut(hour + HOUR_US) - cut(hour);
            for (const { provider, gpus: count } of leases) {
              const key = `${hour} ${provider}`;
              leased.set(key, (leased.get(key) ?? 0n) + count * part);
            }
          }
        }
        expect(sum(market.rows('hour'), 'coveredUs')).toBe(covered.toString());
        for (const row of market.rows('hour', 'provider')) {
          expect(row.gpuLeasedUs).toBe(leased.get(`${row.bucketUs} ${row.member}`) ?? 0n);
        }
        const network = market.rows('hour');
        if (network.every((row) => row.accruedUsd !== null)) {
          let dollars = 0n;
          for (const { aktUsd, leases } of spans) {
            for (const { denom, amount } of leases) {
              if (denom !== 'ibc/FOREIGN') dollars += amount * (denom === 'uakt' ? (aktUsd ?? 0n) : ONE);
            }
          }
          // Scaled by 10^36 and in millionths; one rounding per hour.
          const difference = BigInt(sum(network, 'accruedUsd')) * ONE * 1_000_000n - dollars;
          expect(difference < 0n ? -difference : difference).toBeLessThanOrEqual(BigInt(network.length) * ONE * 1_000_000n);
        }
        for (const [denom, amount] of held) {
          const hours = market.rows('hour', 'denom').filter((row) => row.member === denom);
          expect(sum(hours, 'escrowHeldUs')).toBe(amount.toString());
        }
        for (const [denom, amount] of accrued) {
          const hours = market.rows('hour', 'denom').filter((row) => row.member === denom);
          const difference = BigInt(sum(hours, 'accrued')) - amount;
          // One rounding per hour.
          expect(difference < 0n ? -difference : difference).toBeLessThanOrEqual(BigInt(hours.length));
        }
      }),
      { numRuns: 60 },
    );
  });
});
