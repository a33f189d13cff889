// Fixed cases that the chain's own keepers answered (protocol 11.12), and the defects of each era around them.
import { describe, expect, it } from 'vitest';
import type { Authorization, BlockFacts, KnownEvent, KnownMessage } from '../facts.ts';
import { lean } from '../reader/lean.ts';
import { parseDecimal } from './decimal.ts';
import { restoreLedger } from './index.ts';
import { moduleAddress } from './keys.ts';
import { address, deposit, eventFacts, flowText, noEvents, openLeases, TestChain, whole } from './testing.ts';

const owner = address(1);
const granter = address(2);
const providerA = address(3);
const providerB = address(4);
const dseq = 123n;
const xid = `${owner}/${dseq}`;
const id = { owner, dseq };
const leaseA = { owner, dseq, gseq: 1, oseq: 1, provider: providerA, bseq: 0 };
const leaseB = { owner, dseq, gseq: 2, oseq: 1, provider: providerB, bseq: 0 };
const keyA = `${xid}/1/1/${providerA}`;
const keyB = `${xid}/2/1/${providerB}`;
const RATES: [string, string][] = [
  [providerA, '10.5'],
  [providerB, '5'],
];

const LEGACY_GRANT: Authorization = {
  typeUrl: '/akash.deployment.v1beta3.DepositDeploymentAuthorization',
  messageTypeUrl: '/akash.deployment.v1beta3.MsgDepositDeployment',
  spendLimit: { denom: 'uakt', amount: 10_000n },
  spendLimits: [],
  scopes: [],
};

const withdrawA: KnownMessage = { kind: 'withdraw-lease', id: leaseA };
const withdrawB: KnownMessage = { kind: 'withdraw-lease', id: leaseB };
const ofDeployment = (texts: string[]) => texts.filter((text) => !text.startsWith('bid_'));
const depositMessage = (amount: bigint, denom = 'uakt'): KnownMessage => ({
  kind: 'deposit-deployment',
  signer: owner,
  id,
  deposit: deposit(amount, denom),
});

/** The end of a block in which the oracle tells a price and the burn-mint module its status. */
function endOf(price: string, status: string): BlockFacts['events'] {
  const value = parseDecimal(price);
  const events: KnownEvent[] = [
    { kind: 'aggregated-price', oracleVersion: 1, denom: 'akt', twap: value, median: value, min: value, max: value, timestamp: 0n },
    { kind: 'mint-status', previous: 'mint_status_healthy', next: status, collateralRatio: 0n },
  ];
  return { ...noEvents(), end: events.map((event) => eventFacts(event)) };
}

describe('v0.38', () => {
  it('leaves an account open where nothing is left to refund at its close', () => {
    const chain = new TestChain();
    chain.sendAll(openLeases(owner, dseq, [[providerA, '10']], deposit(1_000n)).flat(), 100);
    const flows = ofDeployment(chain.send({ kind: 'close-deployment', id }, 200).map(flowText));
    expect(flows.at(-1)).toBe(`earnings 980uakt ${providerA}`);
    expect(chain.account('deployment', xid)).toMatchObject({ state: 'open', settledAt: 200, legacy: { balance: whole(0) } });
    expect(chain.tables.payments.get(keyA)).toMatchObject({ state: 'closed', withdrawn: { denom: 'uakt', amount: 1_000n } });
    expect(chain.tables.deployments.get(xid)?.state).toBe('closed');
  });

  it('sends money of a revoked grant back at the next settle, then lives on the balance alone', () => {
    const chain = new TestChain();
    chain.send({ kind: 'grant', granter, grantee: owner, authorization: LEGACY_GRANT, expiration: null });
    const granted = { amount: { denom: 'uakt', amount: 5_000n }, depositor: granter, sources: [] };
    chain.sendAll(openLeases(owner, dseq, [[providerA, '10.5']], granted).flat(), 100);
    chain.send({ kind: 'revoke', granter, grantee: owner, messageTypeUrl: LEGACY_GRANT.messageTypeUrl });
    const flows = chain.send(withdrawA, 201).map(flowText);
    expect(flows).toEqual([
      // 5,000 - 101 * 10.5 = 3,939.5: the half stays in the module.
      `refund 3939uakt ${granter}`,
      expect.stringContaining('take_fee 21uakt'),
      `earnings 1039uakt ${providerA}`,
    ]);
    expect(chain.account('deployment', xid)).toMatchObject({ state: 'open', legacy: { balance: whole(0), funds: whole(0) } });
    chain.send(withdrawA, 210);
    expect(chain.account('deployment', xid)?.state).toBe('overdrawn');
    expect(chain.tables.deployments.get(xid)?.state).toBe('closed');
  });

  it.each(['gone', 'kept'])('learns from the refund itself that a grant was %s before it began in the middle', (fate) => {
    const chain = new TestChain();
    const granted = { amount: { denom: 'uakt', amount: 5_000n }, depositor: granter, sources: [] };
    chain.send({ kind: 'grant', granter, grantee: owner, authorization: LEGACY_GRANT, expiration: null });
    chain.sendAll(openLeases(owner, dseq, [[providerA, '10.5']], granted).flat(), 100);
    chain.skipTo(200);
    chain.ledger = restoreLedger({
      ...chain.tables.snapshot(),
      grants: [],
      state: { ...Object(chain.tables.state), partial: { revoked: [] } },
    });
    const facts = chain.facts([[withdrawA]]);
    const told: KnownEvent = {
      kind: 'transfer',
      sender: moduleAddress('escrow'),
      recipient: granter,
      coins: [{ denom: 'uakt', amount: 3_939n }],
    };
    if (fate === 'gone') facts.transactions[0]?.events.push(eventFacts(told));
    for (const message of facts.transactions[0]?.messages ?? []) message.typeUrl = '/akash.market.v1beta4.MsgWithdrawLease';
    // As the reader's thread hands it over.
    const { flows } = chain.ledger.apply(lean(facts));
    const refunds = flows.filter(({ kind }) => kind === 'refund').map(flowText);
    expect(refunds).toEqual(fate === 'gone' ? [`refund 3939uakt ${granter}`] : []);
  });

  it('restores the limit of a grant that still exists when the deployment is closed', () => {
    const chain = new TestChain();
    chain.send({ kind: 'grant', granter, grantee: owner, authorization: LEGACY_GRANT, expiration: null });
    const granted = { amount: { denom: 'uakt', amount: 5_000n }, depositor: granter, sources: [] };
    chain.sendAll(openLeases(owner, dseq, [], granted).flat(), 100);
    chain.send({ kind: 'close-deployment', id }, 110);
    const [grant] = chain.tables.grants.values();
    expect(grant?.spendLimit).toEqual({ denom: 'uakt', amount: 10_000n });
  });

  it('keeps a payment open and charged whose lease closes in the block of a withdrawal', () => {
    const chain = new TestChain();
    chain.sendAll(openLeases(owner, dseq, RATES, deposit(100_000n)).flat(), 100);
    chain.skipTo(199);
    chain.block([[withdrawA], [{ kind: 'close-lease', id: leaseA, reason: 0 }]]);
    expect(chain.tables.leases.get(keyA)?.state).toBe('closed');
    expect(chain.tables.payments.get(keyA)).toMatchObject({ state: 'open', balance: whole(0) });
    chain.send(withdrawB, 210);
    expect(chain.tables.payments.get(keyA)?.balance).toEqual(whole(105));
  });

  it('refunds the balance and leaves payments unpaid at a close in the block of a settle', () => {
    const chain = new TestChain();
    chain.sendAll(openLeases(owner, dseq, RATES, deposit(100_000n)).flat(), 100);
    chain.skipTo(199);
    chain.block([[withdrawA], [{ kind: 'close-deployment', id }]]);
    expect(chain.account('deployment', xid)?.state).toBe('closed');
    expect(chain.tables.payments.get(keyB)).toMatchObject({ state: 'open', balance: whole(500) });
    expect(chain.tables.flows.find(({ kind }) => kind === 'refund')?.coin.amount).toBe(98_450n);
  });

  it('refunds every loser of an order', () => {
    expect(losers(new TestChain())).toBe(2);
  });
});

/** An order with three bids, of which the first becomes a lease; how many of the others are refunded. */
function losers(chain: TestChain): number {
  const bid = (provider: string): KnownMessage => ({
    kind: 'create-bid',
    id: { ...leaseA, provider },
    price: { denom: 'uakt', amount: parseDecimal('1') },
    deposit: deposit(500n),
    resourcesOffer: [],
    reclamationWindowNanos: null,
  });
  const [messages = []] = openLeases(owner, dseq, [[providerA, '1']], deposit(100_000n));
  const lease = messages.pop();
  if (lease === undefined) throw new Error('no lease');
  chain.sendAll([...messages, bid(address(8)), bid(address(9)), lease]);
  return chain.tables.flows.filter(({ kind }) => kind === 'bid_refund').length;
}

describe('v1.0', () => {
  it('pays out an overdraw that a close finds, and forgets it', () => {
    const chain = new TestChain('v1.0.0');
    chain.sendAll(openLeases(owner, dseq, RATES, deposit(1_000n)).flat(), 100);
    const close: KnownMessage = { kind: 'close-deployment', id };
    const flows = ofDeployment(chain.send(close, 201).map(flowText));
    expect(flows.at(-1)).toBe(`earnings 980uakt ${providerA}`);
    expect(chain.tables.deployments.get(xid)?.state).toBe('active');
    expect(chain.account('deployment', xid)).toMatchObject({ state: 'open', settledAt: 100, funds: [whole(1_000)] });
    // The same money is paid again.
    expect(ofDeployment(chain.send(close, 202).map(flowText)).at(-1)).toBe(`earnings 980uakt ${providerA}`);
  });

  it('loses what other leases accrued at a withdrawal', () => {
    const chain = new TestChain('v1.0.0');
    chain.sendAll(openLeases(owner, dseq, RATES, deposit(100_000n)).flat(), 100);
    chain.send(withdrawA, 200);
    expect(chain.tables.payments.get(keyB)?.balance).toEqual(whole(0));
    expect(chain.account('deployment', xid)?.funds).toEqual([whole(100_000 - 1_550)]);
  });
});

describe('v1.1', () => {
  it('pays debts in turn out of later deposits', () => {
    const chain = new TestChain('v1.1.0');
    chain.sendAll(openLeases(owner, dseq, RATES, deposit(1_000n)).flat(), 100);
    expect(ofDeployment(chain.send(withdrawA, 201).map(flowText))).toEqual([
      expect.stringContaining('take_fee 20uakt'),
      `earnings 980uakt ${providerA}`,
    ]);
    expect(chain.tables.payments.get(keyA)?.unsettled).toEqual(whole(60));
    expect(chain.tables.payments.get(keyB)?.unsettled).toEqual(whole(505));
    expect(chain.account('deployment', xid)).toMatchObject({ state: 'overdrawn', funds: [whole(-565)] });
    // v1.1 still closes the lease as if by its owner, and stores no reason.
    expect(chain.tables.leases.get(keyA)).toMatchObject({ state: 'closed', reason: 0, announcedReason: 1 });

    expect(ofDeployment(chain.send(depositMessage(100n), 300).map(flowText)).slice(1)).toEqual([
      expect.stringContaining('take_fee 1uakt'),
      `earnings 59uakt ${providerA}`,
      `earnings 40uakt ${providerB}`,
    ]);
    expect(chain.account('deployment', xid)).toMatchObject({ state: 'overdrawn', funds: [whole(-465)] });

    expect(ofDeployment(chain.send(depositMessage(1_000n), 301).map(flowText)).slice(1)).toEqual([
      expect.stringContaining('take_fee 9uakt'),
      `earnings 456uakt ${providerB}`,
      `refund 535uakt ${owner}`,
    ]);
    expect(chain.account('deployment', xid)).toMatchObject({ state: 'closed', funds: [whole(0)], transferred: [whole(1_565)] });
    expect([keyA, keyB].map((key) => chain.tables.payments.get(key)?.state)).toEqual(['closed', 'closed']);
  });

  it('charges a sibling whose dseq goes on with the same digits', () => {
    const chain = new TestChain('v1.1.0');
    const sibling = 1_234n;
    const siblingKey = `${owner}/${sibling}/1/1/${providerB}`;
    chain.sendAll(openLeases(owner, dseq, [[providerA, '10']], deposit(10_000n)).flat(), 100);
    chain.sendAll(openLeases(owner, sibling, [[providerB, '5']], deposit(10_000n)).flat(), 101);
    chain.send(withdrawA, 110);
    expect(chain.tables.payments.get(siblingKey)?.balance).toEqual(whole(50));
    expect(chain.account('deployment', xid)?.funds).toEqual([whole(10_000 - 100 - 50)]);
    chain.send({ kind: 'close-deployment', id }, 120);
    expect(chain.tables.payments.get(siblingKey)).toMatchObject({ state: 'closed', withdrawn: { denom: 'uakt', amount: 100n } });
    expect(chain.tables.leases.get(siblingKey)).toMatchObject({ state: 'closed', announcedReason: 10_002 });
    expect(chain.account('deployment', `${owner}/${sibling}`)).toMatchObject({ state: 'open', settledAt: 101, funds: [whole(10_000)] });
    expect(chain.tables.deployments.get(`${owner}/${sibling}`)?.state).toBe('active');
  });

  it('refunds only the first loser of an order', () => {
    expect(losers(new TestChain('v1.1.0'))).toBe(1);
  });

  it('loses what a running lease accrued when another lease is created', () => {
    const chain = new TestChain('v1.1.0');
    const messages = openLeases(owner, dseq, RATES, deposit(100_000n)).flat();
    const second = messages.pop();
    chain.sendAll(messages, 100);
    if (second === undefined) throw new Error('no lease');
    chain.send(second, 200);
    expect(chain.account('deployment', xid)?.funds).toEqual([whole(100_000 - 1_050)]);
    expect(chain.tables.payments.get(keyA)?.balance).toEqual(whole(0));
  });
});

describe('v2.0', () => {
  /** 1,000 uact and some uakt, two leases, 101 blocks to the withdrawal that overdraws. */
  function overdrawn(akt: bigint, status: string, price = '1.25'): TestChain {
    const chain = new TestChain('v2.0.0');
    chain.sendAll(openLeases(owner, dseq, RATES, deposit(1_000n, 'uact')).flat(), 100);
    chain.send(depositMessage(akt), 150);
    chain.skipTo(199);
    chain.block([], endOf(price, status));
    return chain;
  }

  it('refunds uakt while minting works, and sends a deposit of uakt back', () => {
    const chain = overdrawn(300n, 'mint_status_healthy');
    const flows = ofDeployment(chain.send(withdrawA, 201).map(flowText));
    expect(flows).toEqual([`earnings 1000uact ${providerA}`, `refund 300uakt ${owner}`]);
    expect(chain.account('deployment', xid)).toMatchObject({ state: 'overdrawn', funds: [whole(-565, 'uact'), whole(0)] });
    expect(ofDeployment(chain.send(depositMessage(500n)).map(flowText)).slice(1)).toEqual([`refund 500uakt ${owner}`]);
    expect(ofDeployment(chain.send(depositMessage(600n, 'uact')).map(flowText)).slice(1)).toEqual([
      `earnings 60uact ${providerA}`,
      `earnings 505uact ${providerB}`,
      `refund 35uact ${owner}`,
    ]);
    expect(chain.account('deployment', xid)?.state).toBe('closed');
  });

  it('pays in uakt while minting is halted, and keeps the debt in uact', () => {
    const chain = overdrawn(3_000n, 'mint_status_halt_cr');
    const flows = ofDeployment(chain.send(withdrawA, 201).map(flowText));
    expect(flows.slice(0, 2)).toEqual([`earnings 48uakt ${providerA}`, `earnings 404uakt ${providerB}`]);
    expect(chain.account('deployment', xid)).toMatchObject({ state: 'open', funds: [whole(-565, 'uact'), whole(2_548)] });
    for (const key of [keyA, keyB]) expect(chain.tables.payments.get(key)).toMatchObject({ state: 'open', unsettled: whole(0, 'uact') });
    // From here on a withdrawal succeeds and does nothing, until uact arrives.
    expect(chain.send(withdrawA, 300)).toEqual([]);
    expect(chain.account('deployment', xid)?.settledAt).toBe(201);
    chain.send(depositMessage(10_000n, 'uact'), 301);
    expect(chain.account('deployment', xid)).toMatchObject({ state: 'open', settledAt: 201, funds: [whole(10_000, 'uact'), whole(2_548)] });
    // All blocks since the debt was paid: 101 * 10.5, cut to whole coins.
    expect(chain.send(withdrawA, 302).map(flowText)).toEqual([`earnings 1060uact ${providerA}`]);
  });

  it('pays the exact quotient out of the uakt, of which the provider gets the whole part', () => {
    const chain = new TestChain('v2.0.0');
    chain.sendAll(openLeases(owner, dseq, [[providerA, '1']], deposit(100n, 'uact')).flat(), 100);
    chain.send(depositMessage(1_000n), 150);
    chain.skipTo(299);
    chain.block([], endOf('1.25', 'mint_status_halt_cr'));
    // 201 blocks cost 201: 100 are paid, 101 / 1.25 = 80.8 uakt are taken for the rest.
    const flows = chain.send(withdrawA, 301).map(flowText);
    expect(flows).toEqual([`earnings 80uakt ${providerA}`, `earnings 100uact ${providerA}`]);
    expect(chain.account('deployment', xid)).toMatchObject({
      state: 'open',
      funds: [whole(-101, 'uact'), { denom: 'uakt', amount: parseDecimal('919.2') }],
      deposits: [{ balance: { denom: 'uakt', amount: parseDecimal('919.2') } }],
    });
    expect(chain.tables.payments.get(keyA)).toMatchObject({ state: 'open', unsettled: whole(0, 'uact') });
  });

  it('stays overdrawn by the last digit where the quotient does not come out even', () => {
    const chain = overdrawn(3_000n, 'mint_status_halt_cr', '3.7');
    // 60 / 3.7 = 16.216216216216216216, times 3.7 is 59.999999999999999999.
    const flows = ofDeployment(chain.send(withdrawA, 201).map(flowText));
    expect(flows).toEqual([
      `earnings 16uakt ${providerA}`,
      `earnings 136uakt ${providerB}`,
      `earnings 1000uact ${providerA}`,
      `refund 2847uakt ${owner}`,
    ]);
    expect(chain.account('deployment', xid)?.state).toBe('overdrawn');
    expect(chain.tables.payments.get(keyA)).toMatchObject({ state: 'overdrawn', unsettled: { denom: 'uact', amount: 1n } });
    expect(chain.tables.deployments.get(xid)?.state).toBe('closed');
  });

  it('closes an account that is in debt after it paid in uakt, and leaves its payments open', () => {
    const chain = overdrawn(3_000n, 'mint_status_halt_cr');
    chain.send(withdrawA, 201);
    const flows = ofDeployment(chain.send({ kind: 'close-deployment', id }, 210).map(flowText));
    expect(flows).toEqual([`refund 2548uakt ${owner}`]);
    expect(chain.account('deployment', xid)).toMatchObject({ state: 'closed', deposits: [], funds: [whole(-565, 'uact'), whole(0)] });
    expect(chain.tables.deployments.get(xid)?.state).toBe('closed');
    expect(chain.tables.leases.get(keyA)).toMatchObject({ state: 'closed', reason: 1 });
    expect(chain.tables.payments.get(keyA)?.state).toBe('open');
  });

  it('takes what the second provider lacks as debt where the first one’s uses the uakt up', () => {
    // 60 / 1.25 = 48 are all that there is: of the 404 for B nothing is paid, and no price stands in the way.
    const chain = overdrawn(48n, 'mint_status_halt_oracle');
    const flows = ofDeployment(chain.send(withdrawA, 201).map(flowText));
    expect(flows).toEqual([`earnings 48uakt ${providerA}`, `earnings 1000uact ${providerA}`]);
    expect(chain.account('deployment', xid)).toMatchObject({ state: 'overdrawn', funds: [whole(-565, 'uact'), whole(-404)], deposits: [] });
    expect(chain.tables.payments.get(keyA)).toMatchObject({ state: 'overdrawn', unsettled: whole(0, 'uact') });
    expect(chain.tables.payments.get(keyB)).toMatchObject({ state: 'overdrawn', unsettled: whole(505, 'uact') });
  });

  it('leaves unpaid, and books no debt of uakt, what the last of it does not cover', () => {
    // 30 uakt are 37.5 of the 60 for A; for B nothing is tried.
    const chain = overdrawn(30n, 'mint_status_halt_cr');
    const flows = ofDeployment(chain.send(withdrawA, 201).map(flowText));
    expect(flows).toEqual([`earnings 30uakt ${providerA}`, `earnings 1000uact ${providerA}`]);
    expect(chain.account('deployment', xid)?.funds).toEqual([whole(-565, 'uact'), whole(0)]);
    expect(chain.tables.payments.get(keyA)?.unsettled).toEqual({ denom: 'uact', amount: parseDecimal('22.5') });
    expect(chain.tables.payments.get(keyB)?.unsettled).toEqual(whole(505, 'uact'));
  });

  it('takes less than a whole uakt without a transfer', () => {
    // 60 / 100 = 0.6 for A, 505 / 100 = 5.05 for B.
    const chain = overdrawn(3_000n, 'mint_status_halt_cr', '100');
    const flows = ofDeployment(chain.send(withdrawA, 201).map(flowText));
    expect(flows).toEqual([`earnings 5uakt ${providerB}`, `earnings 1000uact ${providerA}`]);
    expect(chain.account('deployment', xid)).toMatchObject({
      state: 'open',
      funds: [whole(-565, 'uact'), { denom: 'uakt', amount: parseDecimal('2994.35') }],
    });
    expect(chain.tables.payments.get(keyA)).toMatchObject({ state: 'open', unsettled: whole(0, 'uact') });
  });

  it('has paid the debt where the quotient was rounded up', () => {
    const chain = new TestChain('v2.0.0');
    chain.sendAll(openLeases(owner, dseq, [[providerA, '1']], deposit(141n, 'uact')).flat(), 100);
    chain.send(depositMessage(1_000n), 150);
    chain.skipTo(299);
    chain.block([], endOf('7', 'mint_status_halt_cr'));
    // 60 / 7 = 8.571428571428571429, times 7 is 60.000000000000000003.
    chain.send(withdrawA, 301);
    expect(chain.account('deployment', xid)).toMatchObject({
      state: 'open',
      deposits: [{ balance: { denom: 'uakt', amount: parseDecimal('991.428571428571428571') } }],
    });
    expect(chain.tables.payments.get(keyA)).toMatchObject({ state: 'open', unsettled: whole(0, 'uact') });
  });

  it('pays no uakt without a price that holds, and none before minting is halted', () => {
    const stalled = overdrawn(3_000n, 'mint_status_halt_cr');
    stalled.block([], { ...noEvents(), end: [eventFacts({ kind: 'price-staled', denom: 'akt' })] });
    const chains = [stalled, overdrawn(3_000n, 'mint_status_halt_cr', '0'), overdrawn(3_000n, 'mint_status_warning')];
    for (const chain of chains) {
      const flows = ofDeployment(chain.send(withdrawA, 202).map(flowText));
      expect(flows).toEqual([`earnings 1000uact ${providerA}`, `refund 3000uakt ${owner}`]);
      expect(chain.account('deployment', xid)?.state).toBe('overdrawn');
    }
  });

  it('has no uakt to pay from where none was deposited', () => {
    const chain = new TestChain('v2.0.0');
    chain.sendAll(openLeases(owner, dseq, RATES, deposit(1_000n, 'uact')).flat(), 100);
    chain.block([], endOf('1.25', 'mint_status_halt_cr'));
    expect(ofDeployment(chain.send(withdrawA, 201).map(flowText))).toEqual([`earnings 1000uact ${providerA}`]);
    expect(chain.account('deployment', xid)).toMatchObject({ state: 'overdrawn', funds: [whole(-565, 'uact')] });
    expect(chain.account('deployment', xid)?.transferred).toEqual([whole(1_000, 'uact')]);
  });

  it('overdraws where the uakt does not cover everything', () => {
    const chain = overdrawn(300n, 'mint_status_halt_cr');
    const flows = ofDeployment(chain.send(withdrawA, 201).map(flowText));
    expect(flows).toEqual([`earnings 48uakt ${providerA}`, `earnings 252uakt ${providerB}`, `earnings 1000uact ${providerA}`]);
    expect(chain.account('deployment', xid)?.state).toBe('overdrawn');
    expect(chain.tables.payments.get(keyB)?.unsettled).toEqual(whole(190, 'uact'));
    // The debt is one of uact: uakt that comes later pays nothing of it, and is sent back.
    const later = chain.send(depositMessage(500n)).map(flowText).slice(1);
    expect(later).toEqual([`refund 500uakt ${owner}`]);
    expect(chain.tables.payments.get(keyB)?.unsettled).toEqual(whole(190, 'uact'));
  });
});

describe('v2.1', () => {
  it('closes open orders and their bids with their group', () => {
    const chain = new TestChain('v2.1.0');
    const [messages = []] = openLeases(owner, dseq, [[providerA, '1']], deposit(100_000n, 'uact'));
    chain.sendAll(messages.slice(0, 2), 100);
    chain.send({ kind: 'close-deployment', id }, 110);
    expect(chain.tables.orders.get(`${xid}/1/1`)?.state).toBe('closed');
    expect(chain.tables.bids.get(keyA)?.state).toBe('closed');
  });

  it('announces the end of a lease that goes on until its deadline', () => {
    const chain = new TestChain('v2.1.0');
    const messages = openLeases(owner, dseq, [[providerA, '1']], deposit(100_000n, 'uact')).flat();
    const hour = 3_600_000_000_000n;
    const withWindow = messages.map((message) => (message.kind === 'create-bid' ? { ...message, reclamationWindowNanos: hour } : message));
    chain.sendAll(withWindow, 100);
    chain.send({ kind: 'start-reclaim', id: leaseA, reason: 10_001 }, 110);
    expect(chain.tables.leases.get(keyA)).toMatchObject({
      state: 'reclaiming',
      reclamation: { startedAt: 110, deadlineSeconds: 110n * 6n + 3_600n, reason: 10_001 },
    });
    chain.send({ kind: 'close-bid', id: leaseA, reason: 10_000 }, 800);
    expect(chain.tables.leases.get(keyA)).toMatchObject({ state: 'closed', reason: 10_000, reclamation: { reason: 10_001 } });
    expect(chain.tables.groups.get(`${xid}/1`)?.state).toBe('paused');
  });
});
