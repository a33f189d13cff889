// What db foretells of an escrow account is what the ledger then does: the balance that a settle leaves, and the block at which one overdraws.
import { type EscrowOutlook, escrowOutlook, isSettledWith, settlementRules } from '@leasebook/db';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { KnownMessage } from '../facts.ts';
import { fromInteger, ONE, parseDecimal } from './decimal.ts';
import { address, deposit, openLeases, TestChain } from './testing.ts';
import { atLeast, type Version } from './versions.ts';

const VERSIONS: Version[] = ['v0.38.0', 'v1.0.0', 'v1.1.0', 'v1.2.0', 'v2.0.0', 'v2.1.0'];
const owner = address(1);
const granter = address(9);
const providers = [address(20), address(3), address(11)];
/** The first is the beginning of the second, whose payments a settle of the first charges from v1.0 on. */
const [SHORT, LONG] = [12n, 123n];

const rate = fc.oneof(
  fc.integer({ min: 1, max: 99_999 }).map((value) => `${value / 100}`),
  // Whole quotients and long fractions.
  fc.constantFrom('10', '1', '0.333333333333333333', '0.000000000000000001', '1000.999999999999999999'),
);
const rates = fc.array(rate, { minLength: 1, maxLength: 3 });

/** What is foretold for the account of `dseq` at `height`, from the tables. */
function foretell(chain: TestChain, version: Version, height: number, dseq = SHORT): EscrowOutlook {
  const xid = `${owner}/${dseq}`;
  const account = chain.account('deployment', xid);
  if (account === undefined) throw new Error(`no account ${xid}`);
  const rules = settlementRules(version);
  const payments = [...chain.tables.payments.values()].filter((payment) => isSettledWith(rules, xid, payment.xid));
  const depositor = account.legacy?.depositor ?? '';
  const grantHolds = [...chain.tables.grants.values()].some((grant) => grant.granter === depositor && grant.goneHeight === null);
  return escrowOutlook({ rules, account, payments, height, grantHolds });
}

function denomOf(version: Version): string {
  return atLeast(version, 'v2.0.0') ? 'uact' : 'uakt';
}

/** A chain with a deployment of one lease for each rate, made in one block. */
function start(version: Version, money: number, first: readonly string[], second: readonly string[] = []): TestChain {
  const chain = new TestChain(version);
  const denom = denomOf(version);
  const named = (list: readonly string[]) => list.map((text, place): [string, string] => [providers[place] ?? '', text]);
  chain.block([
    ...openLeases(owner, SHORT, named(first), deposit(BigInt(money), denom)),
    ...(second.length === 0 ? [] : openLeases(owner, LONG, named(second), deposit(BigInt(money), denom))),
  ]);
  return chain;
}

/** Settles the short deposit's account in the next block by a withdrawal. */
function withdraw(chain: TestChain): void {
  const id = { owner, dseq: SHORT, gseq: 1, oseq: 1, provider: providers[0] ?? '', bseq: 0 };
  chain.send({ kind: 'withdraw-lease', id });
}

/** Whether a withdrawal in the next block is foretold to be refused; if so, the ledger must think the same. */
function isRefused(chain: TestChain, version: Version): boolean {
  if (!foretell(chain, version, chain.height + 1).refused) return false;
  expect(() => withdraw(chain)).toThrow('LEDGER_ACCOUNT_NEGATIVE');
  return true;
}

function held(chain: TestChain): bigint {
  const account = chain.account('deployment', `${owner}/${SHORT}`);
  if (account === undefined) return 0n;
  if (account.legacy !== null) return account.legacy.balance.amount + account.legacy.funds.amount;
  return account.funds[0]?.amount ?? 0n;
}

const total = (coins: readonly { amount: bigint }[]): bigint => coins.reduce((sum, { amount }) => sum + amount, 0n);

/** Accounts that last longer are not waited for. */
const LIMIT = 4_000n;

describe.each(VERSIONS)('an account under %s', (version) => {
  const siblings = fc.oneof(fc.constant<string[]>([]), rates);

  it('holds after a settle what was foretold, also when it is settled several times', () => {
    fc.assert(
      fc.property(rates, siblings, fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 4 }), (first, second, gaps) => {
        const chain = start(version, 900_000_000, first, second);
        for (const gap of gaps) {
          chain.skipTo(chain.height + gap - 1);
          const outlook = foretell(chain, version, chain.height + 1);
          const before = held(chain);
          withdraw(chain);
          expect(outlook).toMatchObject({ overdrawn: false, refused: false });
          expect(total(outlook.funds)).toBe(held(chain));
          expect(total(outlook.charged)).toBe(before - held(chain));
          expect(foretell(chain, version, chain.height)).toMatchObject({ funds: [{ amount: held(chain) }], charged: [] });
        }
      }),
      { numRuns: 25 },
    );
  });

  it('overdraws at the block that was foretold and not before', () => {
    fc.assert(
      fc.property(rates, siblings, fc.integer({ min: 1, max: 3_000 }), fc.boolean(), (first, second, money, settleBetween) => {
        for (const wait of [-1n, 0n]) {
          const chain = start(version, money, first, second);
          if (settleBetween) {
            chain.skipTo(chain.height + 1);
            if (isRefused(chain, version)) return;
            withdraw(chain);
          }
          const { runsOutAt } = foretell(chain, version, chain.height);
          if (chain.account('deployment', `${owner}/${SHORT}`)?.state !== 'open') return;
          if (runsOutAt === null) throw new Error('a lease that is paid never runs out');
          expect(runsOutAt).toBeGreaterThan(BigInt(chain.height));
          const last = runsOutAt + wait;
          if (last - BigInt(chain.height) > LIMIT || last <= BigInt(chain.height)) continue;
          chain.skipTo(Number(last) - 1);
          const outlook = foretell(chain, version, chain.height + 1);
          expect(outlook.runsOutAt).toBe(runsOutAt);
          if (isRefused(chain, version)) return;
          withdraw(chain);
          const state = chain.account('deployment', `${owner}/${SHORT}`)?.state;
          expect([outlook.overdrawn, state]).toEqual(wait === 0n ? [true, 'overdrawn'] : [false, 'open']);
          // What is refunded afterwards is not part of the outlook; debt and legacy dust are.
          if (wait === 0n) expect(total(outlook.funds)).toBe(held(chain));
        }
      }),
      { numRuns: 25 },
    );
  });
});

describe('an account that is', () => {
  const version = 'v2.1.0';
  const close = (dseq: bigint): KnownMessage => ({ kind: 'close-deployment', id: { owner, dseq } });

  it('without payments never runs out', () => {
    const chain = start(version, 5_000, []);
    expect(foretell(chain, version, 1_000)).toEqual({
      funds: [{ denom: 'uact', amount: fromInteger(5_000n) }],
      charged: [],
      overdrawn: false,
      refused: false,
      runsOutAt: null,
    });
  });

  it('closed stays as it is', () => {
    const chain = start(version, 5_000, ['10']);
    chain.send(close(SHORT), 100);
    expect(foretell(chain, version, 1_000)).toMatchObject({ funds: [{ amount: 0n }], charged: [], overdrawn: false, runsOutAt: null });
  });

  it('overdrawn shows its debt and is charged no more', () => {
    const chain = start(version, 100, ['10']);
    chain.skipTo(chain.height + 19);
    withdraw(chain);
    const outlook = foretell(chain, version, chain.height + 500);
    expect(outlook).toEqual({
      funds: [{ denom: 'uact', amount: -fromInteger(100n) }],
      charged: [],
      overdrawn: true,
      refused: false,
      runsOutAt: null,
    });
  });

  it('open and in debt, as uakt that paid for uact leaves it, is charged no more', () => {
    const amount = (denom: string, value: bigint) => ({ denom, amount: fromInteger(value) });
    const account = {
      ...{ state: 'open' as const, settledAt: 10, legacy: null },
      funds: [amount('uact', -565n), amount('uakt', 2_548n)],
      deposits: [{ balance: amount('uakt', 2_548n) }],
    };
    const payments = [{ state: 'open' as const, rate: amount('uact', 5n), unsettled: amount('uact', 0n) }];
    const outlook = escrowOutlook({ rules: 'v1.1', account, payments, height: 20, grantHolds: true });
    expect(outlook).toEqual({ funds: account.funds, charged: [], overdrawn: true, refused: false, runsOutAt: null });
  });

  it('found together with a ghost of another denomination is refused', () => {
    const payment = (denom: string) => ({
      state: 'open' as const,
      rate: { denom, amount: ONE },
      unsettled: { denom, amount: 0n },
    });
    const account = {
      state: 'open' as const,
      settledAt: 10,
      legacy: null,
      funds: [{ denom: 'uact', amount: fromInteger(100n) }],
      deposits: [{ balance: { denom: 'uact', amount: fromInteger(100n) } }],
    };
    const outlook = escrowOutlook({ rules: 'v1.1', account, payments: [payment('uact'), payment('uakt')], height: 20, grantHolds: true });
    expect(outlook).toEqual({ funds: account.funds, charged: [], overdrawn: false, refused: true, runsOutAt: null });
  });

  it('of a lease that is being reclaimed is charged on, and runs out at the same block', () => {
    const chain = new TestChain(version);
    const window = 86_400_000_000_000n;
    const [opening = []] = openLeases(owner, SHORT, [[providers[0] ?? '', '10.5']], deposit(1_000n, 'uact'));
    chain.sendAll(
      opening.map((message) => {
        if (message.kind === 'create-deployment') return { ...message, reclamationMinWindowNanos: window };
        return message.kind === 'create-bid' ? { ...message, reclamationWindowNanos: window } : message;
      }),
    );
    const { runsOutAt } = foretell(chain, version, chain.height);
    const id = { owner, dseq: SHORT, gseq: 1, oseq: 1, provider: providers[0] ?? '', bseq: 0 };
    chain.send({ kind: 'start-reclaim', id, reason: 10_001 });
    expect([...chain.tables.leases.values()].map(({ state }) => state)).toEqual(['reclaiming']);
    expect(foretell(chain, version, chain.height)).toMatchObject({ runsOutAt, overdrawn: false });
    chain.skipTo(Number(runsOutAt) - 1);
    expect(foretell(chain, version, chain.height)).toMatchObject({ overdrawn: false });
    expect(foretell(chain, version, chain.height + 1)).toMatchObject({ overdrawn: true });
    withdraw(chain);
    expect(chain.account('deployment', `${owner}/${SHORT}`)?.state).toBe('overdrawn');
  });

  it('paid from several denominations draws on its own only, and runs out by it', () => {
    const chain = start(version, 100, ['10']);
    chain.send({ kind: 'deposit-deployment', signer: owner, id: { owner, dseq: SHORT }, deposit: deposit(5_000n, 'uakt') });
    const settledAt = chain.account('deployment', `${owner}/${SHORT}`)?.settledAt ?? 0;
    const outlook = foretell(chain, version, settledAt + 4);
    expect(outlook.funds).toEqual([
      { denom: 'uact', amount: fromInteger(60n) },
      { denom: 'uakt', amount: fromInteger(5_000n) },
    ]);
    expect(outlook.runsOutAt).toBe(BigInt(settledAt) + 11n);
  });
});

describe('up to v0.38 money of a grant', () => {
  const version = 'v0.38.0';
  const legacyDeposit = '/akash.deployment.v1beta3.MsgDepositDeployment';

  /** A deployment paid by a granter and by its owner. */
  function granted(): TestChain {
    const chain = new TestChain(version);
    chain.send({
      kind: 'grant',
      granter,
      grantee: owner,
      authorization: {
        messageTypeUrl: legacyDeposit,
        typeUrl: '/akash.deployment.v1beta3.DepositDeploymentAuthorization',
        spendLimit: { denom: 'uakt', amount: 10_000n },
        spendLimits: [],
        scopes: [],
      },
      expiration: null,
    });
    const money = { ...deposit(1_000n), depositor: granter };
    chain.block(openLeases(owner, SHORT, [[providers[0] ?? '', '10.5']], money));
    chain.send({ kind: 'deposit-deployment', signer: owner, id: { owner, dseq: SHORT }, deposit: deposit(500n) });
    return chain;
  }

  it('is spent first, and counts with the owner’s', () => {
    const chain = granted();
    chain.skipTo(chain.height + 50);
    const outlook = foretell(chain, version, chain.height + 1);
    withdraw(chain);
    expect(total(outlook.funds)).toBe(held(chain));
    expect(outlook.overdrawn).toBe(false);
  });

  it('goes back at the next settle once the grant is gone', () => {
    const chain = granted();
    chain.send({ kind: 'revoke', granter, grantee: owner, messageTypeUrl: legacyDeposit });
    chain.skipTo(chain.height + 5);
    const outlook = foretell(chain, version, chain.height + 1);
    withdraw(chain);
    expect(total(outlook.funds)).toBe(held(chain));
    expect(held(chain)).toBe(fromInteger(500n));
  });

  it('is settled by rates that do not divide it, to the last digit', () => {
    const chain = start(version, 1_000, ['0.333333333333333333', '7.77']);
    chain.skipTo(chain.height + 60);
    const outlook = foretell(chain, version, chain.height + 1);
    withdraw(chain);
    expect(total(outlook.funds)).toBe(held(chain));
    expect(outlook.charged).toEqual([{ denom: 'uakt', amount: parseDecimal('1000') - held(chain) }]);
  });
});
