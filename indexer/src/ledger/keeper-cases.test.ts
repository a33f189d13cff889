// Fixed cases that the chain's own keepers answered (protocol 11.12), and the defects of each era around them.
import { describe, expect, it } from 'vitest';
import type { Authorization, KnownEvent, KnownMessage } from '../facts.ts';
import { lean } from '../reader/lean.ts';
import { parseDecimal } from './decimal.ts';
import { restoreLedger } from './index.ts';
import { moduleAddress } from './keys.ts';
import { address, deposit, eventFacts, flowText, openLeases, TestChain, whole } from './testing.ts';
import {
  depositMessage,
  dseq,
  granter,
  id,
  keyA,
  keyB,
  leaseA,
  ofDeployment,
  owner,
  providerA,
  providerB,
  RATES,
  withdrawA,
  withdrawB,
  xid,
} from './testing-deployment.ts';

const LEGACY_GRANT: Authorization = {
  typeUrl: '/akash.deployment.v1beta3.DepositDeploymentAuthorization',
  messageTypeUrl: '/akash.deployment.v1beta3.MsgDepositDeployment',
  spendLimit: { denom: 'uakt', amount: 10_000n },
  spendLimits: [],
  scopes: [],
};

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

  it('stores a debt of the last decimal where the blocks that a balance lasts for are rounded up', () => {
    const chain = new TestChain();
    // 5000000 / 3 with its last decimal rounded up: three blocks cost 5000000.000000000000000001.
    chain.sendAll(openLeases(owner, dseq, [[providerA, '1666666.666666666666666667']], deposit(5_000_000n)).flat(), 100);
    const flows = chain.send(withdrawA, 103).map(flowText);
    expect(flows.at(-1)).toBe(`earnings 4900000uakt ${providerA}`);
    expect(chain.account('deployment', xid)).toMatchObject({ state: 'open', legacy: { balance: { denom: 'uakt', amount: -1n } } });
    expect(chain.tables.payments.get(keyA)?.balance).toEqual({ denom: 'uakt', amount: 1n });
    chain.send(depositMessage(5_000_000n), 104);
    chain.send(withdrawA, 105);
    expect(chain.account('deployment', xid)?.legacy?.balance.amount).toBe(parseDecimal('1666666.666666666666666665'));
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
