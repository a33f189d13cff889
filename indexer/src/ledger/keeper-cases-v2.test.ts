// Fixed cases that the keepers of v2 answered (protocol 6.3, 11.12), and what their source says of those around them.
import { describe, expect, it } from 'vitest';
import type { BlockFacts } from '../facts.ts';
import { parseDecimal } from './decimal.ts';
import { createLedger } from './index.ts';
import { deposit, eventFacts, flowText, noEvents, openLeases, TestChain, whole } from './testing.ts';
import {
  depositMessage,
  dseq,
  end,
  id,
  keyA,
  keyB,
  leaseA,
  ofDeployment,
  owner,
  price,
  providerA,
  providerB,
  RATES,
  withdrawA,
  xid,
} from './testing-deployment.ts';

/** The end of a block in which the oracle tells a price and the burn-mint module its status. */
function endOf(usd: string, status: string): BlockFacts['events'] {
  return end(price(usd), { kind: 'mint-status', previous: 'mint_status_healthy', next: status, collateralRatio: 0n });
}

describe('v2.0', () => {
  /** 1,000 uact and some uakt, two leases, 101 blocks to the withdrawal that overdraws. */
  function overdrawn(akt: bigint, status: string, usd = '1.25'): TestChain {
    const chain = new TestChain('v2.0.0');
    chain.sendAll(openLeases(owner, dseq, RATES, deposit(1_000n, 'uact')).flat(), 100);
    chain.send(depositMessage(akt), 150);
    chain.skipTo(199);
    chain.block([], endOf(usd, status));
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

  it('has minting halted from a genesis of its own on, of which no event tells', () => {
    const chain = new TestChain('v2.0.0');
    chain.ledger = createLedger({ genesis: { app_version: '2.0.1', app_state: { bme: {} } } });
    chain.sendAll(openLeases(owner, dseq, RATES, deposit(1_000n, 'uact')).flat(), 100);
    chain.send(depositMessage(3_000n), 150);
    chain.skipTo(199);
    chain.block([], end(price('1.25')));
    const flows = ofDeployment(chain.send(withdrawA, 201).map(flowText));
    expect(flows.slice(0, 2)).toEqual([`earnings 48uakt ${providerA}`, `earnings 404uakt ${providerB}`]);
    expect(chain.tables.state).toMatchObject({ bme: { mintStatus: 'mint_status_halt_cr' } });
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
