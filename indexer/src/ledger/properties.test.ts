// Properties of money that hold whatever tenants and providers do, in every era (protocol 4.11).
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { KnownMessage } from '../facts.ts';
import type { EscrowAccount } from '../objects.ts';
import { fromInteger, parseDecimal } from './decimal.ts';
import { deposit, groupSpec, TestChain } from './testing.ts';
import { owner, play, providers, steps } from './testing-market.ts';
import { atLeast, type Version } from './versions.ts';

const VERSIONS: Version[] = ['v0.38.0', 'v1.0.0', 'v1.1.0', 'v1.2.0', 'v2.0.0', 'v2.1.0'];
function heldBy(account: EscrowAccount): bigint {
  if (account.legacy !== null) return account.legacy.balance.amount + account.legacy.funds.amount;
  return account.funds.reduce((sum, coin) => (coin.amount > 0n ? sum + coin.amount : sum), 0n);
}

/** What the escrow module holds more than its accounts and payments say. */
function leak(chain: TestChain): bigint {
  let held = 0n;
  for (const { coin, kind } of chain.tables.flows) {
    if (kind === 'deposit' || kind === 'bid_deposit') held += fromInteger(coin.amount);
    else held -= fromInteger(coin.amount);
  }
  for (const account of chain.tables.accounts.values()) held -= heldBy(account);
  for (const payment of chain.tables.payments.values()) held -= payment.balance.amount;
  return held;
}

/** Deposited = refunded + earned + fees + held: what is left over is what v1.0 and later lose, and only where they do. */
function expectConserved(version: Version, before: bigint, now: bigint, sent: KnownMessage | null): void {
  if (version === 'v0.38.0') expect(now).toBe(0n);
  // v1.0 loses accruals at withdrawals too, and pays twice what a close does not store.
  else if (version !== 'v1.0.0' && sent?.kind === 'create-lease') expect(now).toBeGreaterThanOrEqual(before);
  else if (version !== 'v1.0.0') expect(now).toBe(before);
}

/** Nothing is negative but the debt of an overdrawn account, and funds are what the deposits hold. */
function expectSigns({ tables }: TestChain): void {
  for (const account of tables.accounts.values()) {
    if (account.legacy !== null) {
      expect(account.legacy.balance.amount).toBeGreaterThanOrEqual(0n);
      expect(account.legacy.funds.amount).toBeGreaterThanOrEqual(0n);
      continue;
    }
    for (const entry of account.deposits) expect(entry.balance.amount).toBeGreaterThan(0n);
    const deposits = account.deposits.reduce((sum, entry) => sum + entry.balance.amount, 0n);
    if (account.state === 'open') expect(account.funds[0]?.amount).toBe(deposits);
    if (account.state === 'closed') expect(account.funds[0]?.amount).toBeGreaterThanOrEqual(0n);
  }
  for (const payment of tables.payments.values()) {
    expect(payment.balance.amount).toBeGreaterThanOrEqual(0n);
    expect(payment.unsettled.amount).toBeGreaterThanOrEqual(0n);
  }
}

const RUNS = { numRuns: 15 };

describe.each(VERSIONS)('money under %s', (version) => {
  it('is conserved, never negative but for documented debt, and the same whenever the ledger restarts', () => {
    fc.assert(
      fc.property(steps, fc.array(fc.boolean(), { minLength: 1, maxLength: 7 }), (list, cuts) => {
        let before = 0n;
        const { chain, blocks } = play(version, list, (now, sent) => {
          expectConserved(version, before, leak(now), sent);
          before = leak(now);
          expectSigns(now);
        });
        const cut = new TestChain(version);
        for (const [place, messages] of blocks.entries()) {
          cut.block(messages.length === 0 ? [] : [messages]);
          if (cuts[place % cuts.length] === true) cut.restart();
        }
        expect(cut.tables.all()).toEqual(chain.tables.all());
      }),
      RUNS,
    );
  });
});

const rate = fc.integer({ min: 100, max: 99_999 }).map((value) => `${value / 100}`);

/** A deployment with two leases at these rates and this deposit. */
function twoLeases(version: Version, rates: [string, string], money: bigint): { chain: TestChain; withdraw: KnownMessage } {
  const chain = new TestChain(version);
  const denom = atLeast(version, 'v2.0.0') ? 'uact' : 'uakt';
  const dseq = 7n;
  const id = (place: number) => ({ owner, dseq, gseq: place + 1, oseq: 1, provider: providers[place] ?? '', bseq: 0 });
  chain.sendAll(
    [
      {
        kind: 'create-deployment',
        id: { owner, dseq },
        groups: [groupSpec(denom), groupSpec(denom)],
        hash: new Uint8Array(32),
        deposit: deposit(money, denom),
        reclamationMinWindowNanos: null,
      },
      ...rates.map(
        (text, place): KnownMessage => ({
          kind: 'create-bid',
          id: id(place),
          price: { denom, amount: parseDecimal(text) },
          deposit: deposit(500n, denom),
          resourcesOffer: [],
          reclamationWindowNanos: null,
        }),
      ),
      { kind: 'create-lease', id: id(0) },
      { kind: 'create-lease', id: id(1) },
    ],
    100,
  );
  return { chain, withdraw: { kind: 'withdraw-lease', id: id(1) } };
}

describe('an overdraw', () => {
  it('up to v0.38 is split by rate, the dust at most one coin', () => {
    fc.assert(
      fc.property(rate, rate, fc.integer({ min: 1, max: 3_000 }), (first, second, money) => {
        const { chain, withdraw } = twoLeases('v0.38.0', [first, second], BigInt(money));
        chain.send(withdraw, 100 + 2 + Math.ceil(money / (Number(first) + Number(second))));
        const account = chain.account('deployment', `${owner}/7`);
        expect(account?.state).toBe('overdrawn');
        expect(account?.legacy?.balance.amount).toBeLessThanOrEqual(fromInteger(1n));
        const [one, other] = [...chain.tables.payments.values()].map(
          (payment) => fromInteger(payment.withdrawn.amount) + payment.balance.amount,
        );
        // Shares are in the ratio of the rates: cross products differ by the rounding of one part only.
        const skew = (one ?? 0n) * parseDecimal(second) - (other ?? 0n) * parseDecimal(first);
        expect(skew < 0n ? -skew : skew).toBeLessThanOrEqual((parseDecimal(first) + parseDecimal(second)) * 2n);
      }),
      RUNS,
    );
  });

  it.each(['v1.1.0', 'v2.1.0'] as const)('under %s serves payments in key order and leaves the rest as debt', (version) => {
    fc.assert(
      fc.property(rate, rate, fc.integer({ min: 1, max: 3_000 }), (first, second, money) => {
        const { chain, withdraw } = twoLeases(version, [first, second], BigInt(money));
        const delta = BigInt(2 + Math.ceil(money / (Number(first) + Number(second)))) + 200n;
        chain.send(withdraw, 100 + Number(delta));
        const due = [first, second].map((text) => (parseDecimal(text) * delta) / 10n ** 18n);
        const [firstDue = 0n, secondDue = 0n] = due;
        const paidFirst = firstDue < BigInt(money) ? firstDue : BigInt(money);
        const left = BigInt(money) - paidFirst;
        const paidSecond = secondDue < left ? secondDue : left;
        if (paidFirst + paidSecond === firstDue + secondDue) return;
        const payments = [...chain.tables.payments.values()];
        expect(payments.map(({ withdrawn }) => withdrawn.amount)).toEqual([paidFirst, paidSecond]);
        expect(payments.map(({ unsettled }) => unsettled.amount)).toEqual(
          [firstDue - paidFirst, secondDue - paidSecond].map((amount) => fromInteger(amount)),
        );
        const debt = chain.account('deployment', `${owner}/7`)?.funds[0]?.amount;
        expect(debt).toBe(-fromInteger(firstDue + secondDue - BigInt(money)));
      }),
      RUNS,
    );
  });
});

describe('a second settle in one block', () => {
  it('changes nothing up to v0.38', () => {
    const { chain, withdraw } = twoLeases('v0.38.0', ['10', '5'], 100_000n);
    chain.skipTo(199);
    chain.block([[withdraw], [withdraw]]);
    expect(chain.tables.flows.filter(({ kind }) => kind === 'earnings')).toHaveLength(1);
  });

  it.each(['v1.0.0', 'v1.1.0', 'v2.1.0'] as const)('cannot have succeeded under %s: the ledger stops at the block', (version) => {
    const { chain, withdraw } = twoLeases(version, ['10', '5'], 100_000n);
    chain.skipTo(199);
    expect(() => chain.block([[withdraw], [withdraw]])).toThrow(/LEDGER_SETTLED_TWICE/);
  });
});
