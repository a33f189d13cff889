// Rules that a recorded chain seldom or never exercises (protocol 9.1, 12.4), by what the reference says of them.
import { AXL_USDC } from '@leasebook/db';
import { describe, expect, it } from 'vitest';
import type { KnownEvent, KnownMessage } from '../facts.ts';
import { parseDecimal } from './decimal.ts';
import { address, deposit, eventFacts, flowText, groupSpec, noEvents, openLeases, TestChain, upgradeTo, whole } from './testing.ts';

const owner = address(1);
const [providerA, providerB, providerC] = [address(3), address(4), address(5)];
const dseq = 123n;
const id = { owner, dseq };
const xid = `${owner}/${dseq}`;
const leaseOf = (gseq: number, provider: string) => ({ owner, dseq, gseq, oseq: 1, provider, bseq: 0 });
const keyOf = (gseq: number, provider: string) => `${xid}/${gseq}/1/${provider}`;

function end(...events: KnownEvent[]) {
  return { ...noEvents(), end: events.map((event) => eventFacts(event)) };
}

function price(text: string): KnownEvent {
  const value = parseDecimal(text);
  return { kind: 'aggregated-price', oracleVersion: 1, denom: 'akt', twap: value, median: value, min: value, max: value, timestamp: 0n };
}

describe('v1.0', () => {
  it('pays an overdraw that a MsgCloseBid finds, and forgets it though the lease is closed', () => {
    const chain = new TestChain('v1.0.0');
    const rates: [string, string][] = [
      [providerA, '10.5'],
      [providerB, '5'],
    ];
    chain.sendAll(openLeases(owner, dseq, rates, deposit(1_000n)).flat(), 100);
    const flows = chain.send({ kind: 'close-bid', id: leaseOf(1, providerA), reason: 10_000 }, 201).map(flowText);
    expect(flows).toEqual([
      `bid_refund 500000uakt ${providerA}`,
      expect.stringMatching(/^take_fee 20uakt /),
      `earnings 980uakt ${providerA}`,
    ]);
    expect(chain.tables.leases.get(keyOf(1, providerA))).toMatchObject({ state: 'closed', reason: 0, announcedReason: 10_000 });
    expect(chain.tables.groups.get(`${xid}/1`)?.state).toBe('paused');
    expect(chain.tables.deployments.get(xid)?.state).toBe('active');
    expect(chain.account('deployment', xid)).toMatchObject({ state: 'open', settledAt: 100, funds: [whole(1_000)] });
    expect(chain.tables.payments.get(keyOf(1, providerA))).toMatchObject({ state: 'open', withdrawn: { amount: 0n } });
  });
});

describe('upgrade v1.1.0', () => {
  it('closes what pays in axlUSDC without refund, and writes the sum of heights over its rates', () => {
    const chain = new TestChain('v1.0.0');
    chain.sendAll(openLeases(owner, dseq, [[providerA, '2']], deposit(400n, AXL_USDC)).flat(), 100);
    chain.sendAll(openLeases(owner, 7n, [], deposit(3_000n, AXL_USDC)).flat(), 110);
    chain.sendAll(openLeases(owner, 8n, [[providerB, '2']], deposit(5_000n)).flat(), 120);
    const before = chain.tables.flows.length;
    const height = upgradeTo(chain, 'v1.1.0');
    expect(chain.tables.flows.slice(before).map(flowText)).toEqual([`bid_refund 500000uakt ${providerA}`]);
    expect(chain.account('deployment', xid)).toMatchObject({ state: 'closed', deposits: [], funds: [whole(0, AXL_USDC)], settledAt: 100 });
    const giant = whole(2 * (height + 100), AXL_USDC);
    const payment = chain.tables.payments.get(keyOf(1, providerA));
    expect(payment).toMatchObject({ state: 'closed', rate: giant, unsettled: giant, balance: whole(0, AXL_USDC) });
    expect(chain.tables.leases.get(keyOf(1, providerA))).toMatchObject({ state: 'closed', reason: 0, announcedReason: 1 });
    expect(chain.tables.groups.get(`${xid}/1`)?.state).toBe('closed');
    // Without a payment nothing is owed: the account closes at once and keeps its funds without deposits.
    expect(chain.account('deployment', `${owner}/7`)).toMatchObject({ state: 'closed', deposits: [], funds: [whole(3_000, AXL_USDC)] });
    expect(chain.account('deployment', `${owner}/8`)).toMatchObject({ state: 'open', funds: [whole(5_000)] });
  });

  it('leaves the account to the second pass where the deposits are just that sum', () => {
    const chain = new TestChain('v1.0.0');
    const height = 103;
    chain.sendAll(openLeases(owner, dseq, [[providerA, '2']], deposit(BigInt(2 * (height + 100)), AXL_USDC)).flat(), 100);
    expect(upgradeTo(chain, 'v1.1.0')).toBe(height);
    expect(chain.account('deployment', xid)).toMatchObject({
      state: 'closed',
      deposits: [],
      funds: [whole(0, AXL_USDC)],
      transferred: [whole(0, AXL_USDC)],
      settledAt: 100,
    });
    const giant = whole(2 * (height + 100), AXL_USDC);
    expect(chain.tables.payments.get(keyOf(1, providerA))).toMatchObject({ state: 'closed', rate: giant, unsettled: giant });
  });
});

describe('upgrade v1.1.0 over an account whose deposits exceed the sum of heights', () => {
  it('closes it with its payments, and a sibling’s lease as if nobody had told why', () => {
    const chain = new TestChain('v1.0.0');
    const sibling = 1_234n;
    const siblingKey = `${owner}/${sibling}/1/1/${providerB}`;
    chain.sendAll(openLeases(owner, dseq, [[providerA, '2']], deposit(50_000n, AXL_USDC)).flat(), 100);
    chain.sendAll(openLeases(owner, sibling, [[providerB, '3']], deposit(50_000n)).flat(), 110);
    const height = upgradeTo(chain, 'v1.1.0');
    const factor = height + 100;
    expect(chain.account('deployment', xid)).toMatchObject({
      state: 'closed',
      deposits: [],
      funds: [whole(50_000 - 5 * factor, AXL_USDC)],
    });
    const giant = whole(2 * factor, AXL_USDC);
    const payment = chain.tables.payments.get(keyOf(1, providerA));
    expect(payment).toMatchObject({ state: 'closed', rate: giant, unsettled: giant, balance: whole(0, AXL_USDC) });
    expect(chain.tables.payments.get(siblingKey)).toMatchObject({ state: 'closed', rate: whole(3 * factor) });
    expect(chain.tables.leases.get(siblingKey)).toMatchObject({ state: 'closed', announcedReason: 10_002 });
    expect(chain.account('deployment', `${owner}/${sibling}`)).toMatchObject({ state: 'open', funds: [whole(50_000)] });
  });
});

describe('upgrade v1.1.0 over siblings that v1.0 overdrew', () => {
  it('ends the leases of open payments before those of overdrawn ones', () => {
    const chain = new TestChain('v1.0.0');
    const money = (amount: bigint) => deposit(amount, AXL_USDC);
    chain.sendAll(openLeases(owner, 1n, [[providerA, '10']], money(100n)).flat(), 100);
    chain.sendAll(openLeases(owner, 12n, [], money(50_000n)).flat(), 101);
    chain.sendAll(openLeases(owner, dseq, [[providerB, '2']], money(50_000n)).flat(), 102);
    // v1.0 closes no lease of a sibling whose payment it overdraws.
    chain.send({ kind: 'withdraw-lease', id: { ...leaseOf(1, providerA), dseq: 1n } }, 150);
    expect(chain.tables.payments.get(keyOf(1, providerB))?.state).toBe('overdrawn');
    chain.sendAll(openLeases(owner, 1_234n, [[providerC, '3']], money(50_000n)).flat(), 160);
    const before = chain.tables.flows.length;
    upgradeTo(chain, 'v1.1.0');
    expect(chain.tables.flows.slice(before).map(({ recipient }) => recipient)).toEqual([providerC, providerB]);
  });
});

describe('upgrade v2.0.0', () => {
  it('turns the axlUSDC of either network into uact at once', () => {
    const sandbox = 'ibc/028CD1864059EEFB48A6048376165318E3E82C234390AE5A6D7B22001725B06E';
    const chain = new TestChain('v1.0.0');
    chain.sendAll(openLeases(owner, dseq, [[providerA, '2']], deposit(50_000n, sandbox)).flat(), 100);
    upgradeTo(chain, 'v1.1.0');
    expect(chain.account('deployment', xid)?.state).toBe('open');
    upgradeTo(chain, 'v1.2.0');
    const before = chain.tables.flows.length;
    upgradeTo(chain, 'v2.0.0');
    expect(chain.tables.flows.slice(before).map(({ kind, coin }) => `${kind} ${coin.amount}${coin.denom}`)).toEqual([
      `migration_transfer 50000${sandbox}`,
      `migration_burn 50000${sandbox}`,
      'migration_mint 50000uact',
      'migration_transfer 50000uact',
    ]);
    expect(chain.tables.leases.get(keyOf(1, providerA))?.price).toEqual(whole(2, 'uact'));
    expect(chain.account('deployment', xid)?.funds).toEqual([whole(50_000, 'uact')]);
  });
});

describe('the conversion to uact', () => {
  it('leaves groups that are closed as they were, and converts paused ones', () => {
    const chain = new TestChain('v1.2.0');
    const rates: [string, string][] = [providerA, providerB, providerC].map((provider) => [provider, '1']);
    chain.sendAll(openLeases(owner, dseq, rates, deposit(100_000n)).flat(), 100);
    chain.send({ kind: 'close-group', id: { ...id, gseq: 2 } }, 110);
    chain.send({ kind: 'pause-group', id: { ...id, gseq: 3 } }, 120);
    upgradeTo(chain, 'v2.0.0');
    chain.block([], end(price('1.5')));
    chain.block([]);
    const denoms = [1, 2, 3].map((gseq) => chain.tables.groups.get(`${xid}/${gseq}`)?.spec.resources[0]?.price.denom);
    expect(denoms).toEqual(['uact', 'uakt', 'uact']);
    expect(chain.tables.leases.get(keyOf(1, providerA))?.price).toEqual({ denom: 'uact', amount: parseDecimal('1.5') });
    expect(chain.tables.leases.get(keyOf(2, providerB))?.price.denom).toBe('uakt');
    expect(chain.tables.payments.get(keyOf(3, providerC))).toMatchObject({ state: 'closed', rate: { denom: 'uakt' } });
  });

  it('converts the debt of an account that ran out while it waited, and mints nothing for it', () => {
    const chain = new TestChain('v1.2.0');
    chain.sendAll(openLeases(owner, dseq, [[providerA, '10']], deposit(1_000n)).flat(), 100);
    upgradeTo(chain, 'v2.0.0');
    chain.send({ kind: 'withdraw-lease', id: leaseOf(1, providerA) }, 300);
    expect(chain.account('deployment', xid)).toMatchObject({ state: 'overdrawn', funds: [whole(-1_000)] });
    const before = chain.tables.flows.length;
    chain.block([], end(price('2')));
    chain.block([]);
    expect(chain.tables.flows.slice(before)).toEqual([]);
    expect(chain.account('deployment', xid)).toMatchObject({ state: 'overdrawn', funds: [whole(-2_000, 'uact')] });
    expect(chain.tables.payments.get(keyOf(1, providerA))).toMatchObject({
      unsettled: whole(2_000, 'uact'),
      withdrawn: { amount: 2_000n },
    });
    expect(chain.tables.groups.get(`${xid}/1`)).toMatchObject({
      state: 'insufficient_funds',
      spec: { resources: [{ price: { denom: 'uakt' } }] },
    });
  });

  it('moves no coins where less than one would be minted', () => {
    const chain = new TestChain('v1.2.0');
    chain.sendAll(openLeases(owner, dseq, [[providerA, '10']], deposit(1_001n)).flat(), 100);
    chain.send({ kind: 'withdraw-lease', id: leaseOf(1, providerA) }, 200);
    upgradeTo(chain, 'v2.0.0');
    const before = chain.tables.flows.length;
    chain.block([], end(price('0.5')));
    chain.block([]);
    expect(chain.account('deployment', xid)?.funds).toEqual([{ denom: 'uact', amount: parseDecimal('0.5') }]);
    expect(chain.tables.flows.slice(before)).toEqual([]);
  });
});

describe('the conversion of an account that got uact while it waited', () => {
  const granter = address(9);
  const url = '/akash.escrow.v1.MsgAccountDeposit';
  const limits = (denom: string, amount: bigint): KnownMessage => ({
    kind: 'grant',
    granter,
    grantee: owner,
    authorization: {
      typeUrl: '/akash.escrow.v1.DepositAuthorization',
      messageTypeUrl: url,
      spendLimit: null,
      spendLimits: [{ denom, amount }],
      scopes: ['deployment', 'bid'],
    },
    expiration: null,
  });
  const pay = (amount: bigint, denom: string, source: 'balance' | 'grant'): KnownMessage => ({
    kind: 'deposit-deployment',
    signer: owner,
    id,
    deposit: { ...deposit(amount, denom), sources: [source] },
  });

  it('burns and mints for its uakt alone, and books what comes after on the entry that was there', () => {
    const chain = new TestChain('v1.2.0');
    chain.sendAll(openLeases(owner, dseq, [[providerA, '10']], deposit(1_000n)).flat(), 100);
    upgradeTo(chain, 'v2.0.0');
    const settled = chain.height;
    chain.send({ kind: 'withdraw-lease', id: leaseOf(1, providerA) });
    chain.send(pay(500n, 'uact', 'balance'));
    const before = chain.tables.flows.length;
    chain.block([], end(price('2')));
    chain.block([]);
    const left = 1_000 - 10 * (settled + 1 - 100);
    expect(chain.tables.flows.slice(before).map(({ kind, coin }) => [kind, coin.amount, coin.denom])).toEqual([
      ['migration_transfer', BigInt(left), 'uakt'],
      ['migration_burn', BigInt(left), 'uakt'],
      ['migration_mint', BigInt(2 * left), 'uact'],
      ['migration_transfer', BigInt(2 * left), 'uact'],
    ]);
    const spent = whole(1_000 - left);
    expect(chain.account('deployment', xid)).toMatchObject({
      funds: [whole(2 * left, 'uact'), whole(500, 'uact')],
      transferred: [spent, whole(0, 'uact'), whole(0, 'uact')],
    });
    chain.send({ kind: 'withdraw-lease', id: leaseOf(1, providerA) });
    const blocks = chain.height - settled - 1;
    expect(chain.account('deployment', xid)).toMatchObject({
      funds: [whole(2 * left, 'uact'), whole(500 - 20 * blocks, 'uact')],
      transferred: [spent, whole(0, 'uact'), whole(20 * blocks, 'uact')],
    });
  });

  it('stays in debt for good where it had run out, and sends all later uact back', () => {
    const chain = new TestChain('v1.2.0');
    chain.sendAll(openLeases(owner, dseq, [[providerA, '10']], deposit(1_000n)).flat(), 100);
    upgradeTo(chain, 'v2.0.0');
    chain.send({ kind: 'withdraw-lease', id: leaseOf(1, providerA) }, 300);
    chain.send(pay(500n, 'uact', 'balance'));
    expect(chain.account('deployment', xid)?.funds).toEqual([whole(-1_000), whole(0, 'uact')]);
    chain.block([], end(price('2')));
    chain.block([]);
    // The debt is in the first entry, deposits are booked in the last one.
    const flows = chain.send(pay(5_000n, 'uact', 'balance')).map(flowText);
    expect(flows.slice(1)).toEqual([`refund 5000uact ${owner}`]);
    expect(chain.account('deployment', xid)).toMatchObject({
      state: 'overdrawn',
      deposits: [],
      funds: [whole(-7_000, 'uact'), whole(5_000, 'uact')],
    });
    expect(chain.tables.payments.get(keyOf(1, providerA))?.unsettled).toEqual(whole(2_000, 'uact'));
  });

  it('rewrites the grants of its uakt alone, for deployments', () => {
    const chain = new TestChain('v1.2.0');
    chain.sendAll(openLeases(owner, dseq, [[providerA, '1']], deposit(1_000n)).flat(), 100);
    upgradeTo(chain, 'v2.0.0');
    chain.sendAll([limits('uact', 700n), pay(500n, 'uact', 'grant')]);
    const row = () => chain.tables.grants.get(`${granter} ${owner} ${url}`);
    chain.block([], end(price('2')));
    chain.block([]);
    expect(row()).toMatchObject({ spendLimits: [{ denom: 'uact', amount: 200n }], scopes: ['deployment', 'bid'] });
    const other = new TestChain('v1.2.0');
    other.sendAll(openLeases(owner, dseq, [[providerA, '1']], deposit(1_000n)).flat(), 100);
    upgradeTo(other, 'v2.0.0');
    other.sendAll([limits('uakt', 700n), pay(500n, 'uakt', 'grant')]);
    other.block([], end(price('2')));
    other.block([]);
    expect(other.tables.grants.get(`${granter} ${owner} ${url}`)).toMatchObject({
      spendLimits: [
        { denom: 'uact', amount: 1_000n },
        { denom: 'uakt', amount: 200n },
      ],
      scopes: ['deployment'],
    });
  });
});

describe('a reclaiming lease', () => {
  function reclaiming(money: bigint): TestChain {
    const chain = new TestChain('v2.1.0');
    const opened = openLeases(owner, dseq, [[providerA, '10']], deposit(money, 'uact')).flat();
    const window = 3_600_000_000_000n;
    chain.sendAll(
      opened.map((message) => (message.kind === 'create-bid' ? { ...message, reclamationWindowNanos: window } : message)),
      100,
    );
    chain.send({ kind: 'start-reclaim', id: leaseOf(1, providerA), reason: 10_001 }, 110);
    return chain;
  }
  const begun = { startedAt: 110, reason: 10_001 };

  it('is closed by its tenant, whose group asks for bids again', () => {
    const chain = reclaiming(100_000n);
    const flows = chain.send({ kind: 'close-lease', id: leaseOf(1, providerA), reason: 0 }, 120).map(flowText);
    expect(flows.at(-1)).toBe(`earnings 200uact ${providerA}`);
    expect(chain.tables.leases.get(keyOf(1, providerA))).toMatchObject({ state: 'closed', reason: 1, reclamation: begun });
    expect(chain.tables.orders.get(`${xid}/1/2`)?.state).toBe('open');
  });

  it('ends with its deployment, and for want of funds', () => {
    const closed = reclaiming(100_000n);
    closed.send({ kind: 'close-deployment', id }, 120);
    expect(closed.tables.leases.get(keyOf(1, providerA))).toMatchObject({ state: 'closed', reason: 1, reclamation: begun });
    const short = reclaiming(500n);
    short.send({ kind: 'withdraw-lease', id: leaseOf(1, providerA) }, 400);
    expect(short.tables.leases.get(keyOf(1, providerA))).toMatchObject({ state: 'insufficient_funds', reason: 20_000, reclamation: begun });
  });

  it('outlives a restart', () => {
    const chain = reclaiming(100_000n);
    chain.restart();
    chain.send({ kind: 'withdraw-lease', id: leaseOf(1, providerA) }, 200);
    expect(chain.tables.leases.get(keyOf(1, providerA))?.state).toBe('reclaiming');
  });
});

describe('burn and mint', () => {
  const coin = (amount: number, denom: string, at: string) => ({ coin: { denom, amount: String(amount) }, price: at });
  const record = (denom: string, to: string, height: number) => ({
    id: { denom, to_denom: to, source: owner, height: String(height), sequence: '1' },
    burned_from: owner,
    minted_to: owner,
    burned: null,
    minted: null,
    spread: null,
    remint_credit_issued: null,
    remint_credit_accrued: null,
  });
  const executed = (json: unknown): KnownEvent => ({ kind: 'ledger-record-executed', json: JSON.stringify(json) });
  const ask = (kind: 'mint-act' | 'burn-act', amount: bigint, denom: string): KnownMessage => ({
    kind,
    owner,
    to: owner,
    coinsToBurn: { denom, amount },
  });

  it('pays a redemption out of credit first and mints the rest, and keeps the spread', () => {
    const chain = new TestChain('v2.1.0');
    chain.send(ask('mint-act', 200n, 'uakt'));
    const minted = {
      minted: coin(400, 'uact', '1.0'),
      remint_credit_accrued: coin(200, 'uakt', '2.0'),
      spread: { denom: 'uact', amount: '1' },
    };
    chain.block([], end(executed({ ...record('uakt', 'uact', chain.height), ...minted })));
    expect(chain.tables.flows.map(flowText).slice(1)).toEqual([expect.stringMatching(/^bme_mint 400uact/), `bme_payout 399uact ${owner}`]);
    const asked = chain.height + 1;
    chain.send(ask('burn-act', 1_000n, 'uact'));
    // It waits as long as the chain does: v2.1 tries a failed record again at later epochs.
    chain.skipTo(asked + 20);
    chain.restart();
    const parts = { burned: coin(1_000, 'uact', '1.0'), minted: coin(300, 'uakt', '2.0'), remint_credit_issued: coin(200, 'uakt', '2.0') };
    chain.block([], end(executed({ ...record('uact', 'uakt', asked), ...parts })));
    expect(chain.tables.flows.slice(-3).map(flowText)).toEqual([
      expect.stringMatching(/^bme_burn 1000uact/),
      expect.stringMatching(/^bme_mint 300uakt/),
      `bme_payout 500uakt ${owner}`,
    ]);
  });

  it('sends everything back where a request is cancelled, whatever the reason', () => {
    const chain = new TestChain('v2.1.0');
    chain.send(ask('mint-act', 200n, 'uakt'));
    const { id: key } = record('uakt', 'uact', chain.height);
    const json = {
      id: key,
      cancel_reason: 'max_attempts',
      owner,
      to: owner,
      coins_to_burn: { denom: 'uakt', amount: '200' },
      denom_to_mint: 'uact',
    };
    chain.block([], end({ kind: 'ledger-record-canceled', json: JSON.stringify(json) }));
    expect(chain.tables.flows.at(-1)).toMatchObject({ kind: 'bme_refund', recipient: owner, coin: { denom: 'uakt', amount: 200n } });
  });

  it('stops where a record pays more than its prices give', () => {
    const chain = new TestChain('v2.1.0');
    chain.send(ask('mint-act', 200n, 'uakt'));
    const wrong = { minted: coin(401, 'uact', '1.0'), remint_credit_accrued: coin(200, 'uakt', '2.0') };
    const facts = end(executed({ ...record('uakt', 'uact', chain.height), ...wrong }));
    expect(() => chain.block([], facts)).toThrow(/gives 401, not 400/);
  });
});

describe('groups of one deployment', () => {
  it('are paused, started and closed on their own, and close with it in their order', () => {
    const chain = new TestChain('v2.0.0');
    const rates: [string, string][] = [providerA, providerB, providerC].map((provider) => [provider, '1']);
    chain.sendAll(openLeases(owner, dseq, rates, deposit(100_000n, 'uact')).flat(), 100);
    chain.send({ kind: 'pause-group', id: { ...id, gseq: 2 } }, 110);
    chain.send({ kind: 'start-group', id: { ...id, gseq: 2 } }, 111);
    expect(chain.tables.orders.get(`${xid}/2/2`)).toMatchObject({ state: 'open', price: groupSpec('uact').resources[0]?.price });
    chain.send({ kind: 'close-group', id: { ...id, gseq: 1 } }, 120);
    const states = () => [1, 2, 3].map((gseq) => chain.tables.groups.get(`${xid}/${gseq}`)?.state);
    expect(states()).toEqual(['closed', 'open', 'open']);
    expect(chain.account('deployment', xid)?.state).toBe('open');
    chain.send({ kind: 'close-deployment', id }, 130);
    expect(states()).toEqual(['closed', 'closed', 'closed']);
    // Up to v2.0 an order without a lease stays open for ever.
    expect(chain.tables.orders.get(`${xid}/2/2`)?.state).toBe('open');
    expect(chain.tables.leases.get(keyOf(3, providerC))).toMatchObject({ state: 'closed', reason: 1 });
  });
});
