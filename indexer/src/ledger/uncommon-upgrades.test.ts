// What the upgrades of v2 do to accounts that a recorded chain seldom or never holds (protocol 6.2, 12.4).
import { describe, expect, it } from 'vitest';
import type { KnownEvent, KnownMessage, ResourceOffer } from '../facts.ts';
import { parseDecimal } from './decimal.ts';
import { moduleAddress } from './keys.ts';
import { address, deposit, flowText, groupSpec, openLeases, TestChain, upgradeTo, whole } from './testing.ts';
import { dseq, end, id, keyOf, leaseOf, owner, price, providerA, providerB, providerC, xid } from './testing-deployment.ts';

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

  it('converts the prices of an offer that are there, and makes up none', () => {
    const chain = new TestChain('v1.2.0');
    const resources = groupSpec().resources[0]?.resources;
    if (resources === undefined) throw new Error('no resources');
    const uakt = (amount: number) => whole(amount);
    const offers: ResourceOffer[] = [
      { resources, count: 1, prices: { gpu: uakt(4), storage: [{ name: 'data', price: uakt(2) }], endpoints: [] } },
      { resources, count: 1, prices: { cpu: uakt(6), memory: uakt(8), storage: [], endpoints: [{ kind: 'leased_ip', price: uakt(1) }] } },
      { resources, count: 1 },
    ];
    const messages = openLeases(owner, dseq, [[providerA, '10']], deposit(100_000n)).flat();
    chain.sendAll(
      messages.map((message) => (message.kind === 'create-bid' ? { ...message, resourcesOffer: offers } : message)),
      100,
    );
    upgradeTo(chain, 'v2.0.0');
    chain.block([], end(price('0.5')));
    chain.block([]);
    const uact = (amount: number) => ({ denom: 'uact', amount: parseDecimal(String(amount)) });
    expect(chain.tables.bids.get(keyOf(1, providerA))?.resourcesOffer).toStrictEqual([
      { resources, count: 1, prices: { gpu: uact(2), storage: [{ name: 'data', price: uact(1) }], endpoints: [] } },
      {
        resources,
        count: 1,
        prices: { cpu: uact(3), memory: uact(4), storage: [], endpoints: [{ kind: 'leased_ip', price: uact(0.5) }] },
      },
      { resources, count: 1 },
    ]);
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

describe('upgrade v2.1.0', () => {
  it('books what the community pool gives back to the escrow, and no other transfer of its handler', () => {
    const chain = new TestChain('v2.0.0');
    const [escrow, pool, bme] = ['escrow', 'distribution', 'bme'].map((name) => moduleAddress(name));
    const coins = [{ denom: 'uakt', amount: 427_414_453n }];
    const transfer = (sender = '', recipient = ''): KnownEvent => ({ kind: 'transfer', sender, recipient, coins });
    upgradeTo(chain, 'v2.1.0', [transfer(pool, bme), transfer(pool, escrow), transfer(bme, escrow)]);
    expect(chain.tables.flows.map(({ kind, sender, recipient, coin }) => [kind, sender, recipient, coin])).toEqual([
      ['community_pool', pool, escrow, coins[0]],
    ]);
  });

  it('drops the price of the oracle: until there is another one nothing is paid in uakt', () => {
    const chain = new TestChain('v2.0.0');
    chain.sendAll(openLeases(owner, dseq, [[providerA, '10']], deposit(1_000n, 'uact')).flat(), 100);
    chain.send({ kind: 'deposit-deployment', signer: owner, id, deposit: deposit(3_000n) });
    chain.block(
      [],
      end(price('1.25'), { kind: 'mint-status', previous: 'mint_status_healthy', next: 'mint_status_halt_cr', collateralRatio: 0n }),
    );
    upgradeTo(chain, 'v2.1.0');
    const flows = chain.send({ kind: 'withdraw-lease', id: leaseOf(1, providerA) }, 300).map(flowText);
    expect(flows.slice(0, 2)).toEqual([`earnings 1000uact ${providerA}`, `refund 3000uakt ${owner}`]);
  });

  it('drops what waits to be converted', () => {
    const chain = new TestChain('v1.2.0');
    chain.sendAll(openLeases(owner, dseq, [[providerA, '10']], deposit(100_000n)).flat(), 100);
    upgradeTo(chain, 'v2.0.0');
    upgradeTo(chain, 'v2.1.0');
    chain.block([], end(price('2')));
    chain.block([]);
    expect(chain.account('deployment', xid)?.funds[0]?.denom).toBe('uakt');
    expect(chain.tables.flows.some(({ kind }) => kind === 'migration_mint')).toBe(false);
  });
});
