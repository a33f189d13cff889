// Rules that a recorded chain seldom or never exercises (protocol 9.1, 12.4), by what the reference says of them.
import { AXL_USDC } from '@leasebook/db';
import { describe, expect, it } from 'vitest';
import type { KnownEvent, KnownMessage } from '../facts.ts';
import { moduleAddress } from './keys.ts';
import { deposit, flowText, groupSpec, openLeases, TestChain, upgradeTo, whole } from './testing.ts';
import { dseq, end, id, keyOf, leaseOf, owner, providerA, providerB, providerC, xid } from './testing-deployment.ts';

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

  it('books what governance puts into the vault at the end of a block', () => {
    const chain = new TestChain('v2.0.0');
    const pool = moduleAddress('distribution');
    const json = { amount: { denom: 'uakt', amount: '900' }, source: pool, new_vault_balance: { denom: 'uakt', amount: '900' } };
    chain.block([], end({ kind: 'vault-funded', json: JSON.stringify(json) }));
    expect(chain.tables.flows).toMatchObject([
      { kind: 'vault_funding', sender: pool, recipient: moduleAddress('bme'), coin: { denom: 'uakt', amount: 900n }, txIndex: null },
    ]);
    expect(chain.tables.state).toMatchObject({ bme: { balances: { uakt: '900' } } });
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
