// Providers, hardware, governance, order of bids, and what the ledger refuses.
import { describe, expect, it } from 'vitest';
import { EventReader } from '../decode/events.ts';
import type { Attribute, KnownMessage, ResourceOffer } from '../facts.ts';
import { parseDecimal } from './decimal.ts';
import { createLedger, restoreLedger } from './index.ts';
import { bytesOrder, moduleAddress } from './keys.ts';
import { address, deposit, eventFacts, groupSpec, noEvents, openLeases, TestChain } from './testing.ts';

const owner = address(1);
const provider = address(3);
const key = `${owner}/5/1/1/${provider}`;

const record = (kind: 'create-provider' | 'update-provider', attributes: Attribute[]): KnownMessage => ({
  kind,
  owner: provider,
  hostUri: 'https://provider.example:8443',
  attributes,
  email: '',
  website: '',
});
const attribute = (name: string, value = 'true'): Attribute => ({ key: name, value });

/** GPUs of a lease whose order asks for `requested`, whose bid offers `offered` and `amounts`, at a provider with `declared`. */
function gpusOf(requested: string[], offered: string[] | null, declared: string[], amounts: Partial<ResourceOffer['resources']> = {}) {
  const chain = new TestChain('v1.2.0');
  chain.send(
    record(
      'create-provider',
      declared.map((name) => attribute(`capabilities/gpu/${name}`)),
    ),
  );
  const [unit] = groupSpec().resources;
  if (unit === undefined) throw new Error('no unit');
  const withGpus = (names: string[]) => ({ ...unit.resources, gpus: 2n, gpuAttributes: names.map((name) => attribute(name)) });
  const offer: ResourceOffer[] = offered === null ? [] : [{ resources: { ...withGpus(offered), ...amounts }, count: 3 }];
  const messages = openLeases(owner, 5n, [[provider, '1']], deposit(10_000n)).flat();
  chain.sendAll(
    messages.map((message) => {
      if (message.kind === 'create-bid') return { ...message, resourcesOffer: offer };
      if (message.kind !== 'create-deployment') return message;
      return { ...message, groups: [{ ...groupSpec(), resources: [{ ...unit, count: 3, resources: withGpus(requested) }] }] };
    }),
  );
  const lease = chain.tables.leases.get(key);
  expect(lease).toMatchObject({ gpus: 6n, cpuMillis: 3_000n });
  return lease?.gpuVariants;
}

const A100 = 'vendor/nvidia/model/a100';
const H100 = 'vendor/nvidia/model/h100';
const ANY = 'vendor/nvidia/model/*';

describe('the GPU model of a lease', () => {
  it('is that of the offer, else of an order that names one, else of a provider that has only one', () => {
    const a100 = { vendor: 'nvidia', model: 'a100', ram: '', interface: '', count: 6n };
    expect(gpusOf([ANY], [`${A100}/ram/80Gi/interface/sxm`], [])).toEqual([{ ...a100, ram: '80Gi', interface: 'sxm', origin: 'offer' }]);
    expect(gpusOf([A100], null, [])).toEqual([{ ...a100, origin: 'order' }]);
    expect(gpusOf([ANY], null, [A100, `${A100}/ram/40Gi`])).toEqual([{ ...a100, ram: '40Gi', origin: 'provider' }]);
    expect(gpusOf([A100, H100], null, [H100, 'vendor/nvidia/model/t4'])).toEqual([{ ...a100, model: 'h100', origin: 'provider' }]);
    expect(gpusOf([ANY], null, [A100, H100])).toEqual([{ ...a100, vendor: '', model: 'unknown', origin: 'unknown' }]);
  });

  it('is never a pattern, which an order may ask for and a provider may declare', () => {
    const unknown = { vendor: '', model: 'unknown', ram: '', interface: '', count: 6n, origin: 'unknown' };
    const a100 = { ...unknown, vendor: 'nvidia', model: 'a100' };
    expect(gpusOf([ANY], null, [ANY])).toEqual([unknown]);
    expect(gpusOf(['vendor/nvidia/model/rtx*'], null, [])).toEqual([unknown]);
    expect(gpusOf(['vendor/nvidia/model/rtx*'], ['vendor/nvidia/model/rtx*'], [A100, 'vendor/nvidia/model/rtx4090'])).toEqual([
      { ...a100, model: 'rtx4090', origin: 'provider' },
    ]);
    expect(gpusOf([`${A100}/ram/*`], null, [])).toEqual([{ ...a100, origin: 'order' }]);
    expect(gpusOf([A100, H100], null, [A100, ANY])).toEqual([{ ...a100, origin: 'provider' }]);
  });

  it('is none that is longer than a key of the chain, which looks at no key of an offer', () => {
    const a100 = { vendor: 'nvidia', model: 'a100', ram: '', interface: '', count: 6n };
    expect(gpusOf([A100], [`vendor/nvidia/model/${'x'.repeat(110)}`], [])).toEqual([{ ...a100, origin: 'order' }]);
  });

  it.each([
    ['fewer than none', { gpus: -1n, cpuMillis: -1n }],
    ['more than any machine has', { gpus: 2n ** 256n - 1n, memoryBytes: 2n ** 256n - 1n }],
  ])('counts as the order has it where the offer says %s', (_, amounts) => {
    expect(gpusOf([A100], [H100], [], amounts)).toMatchObject([{ model: 'h100', count: 6n, origin: 'offer' }]);
  });
});

describe('a provider', () => {
  it('has its attributes over ranges of blocks, and a country where they name one', () => {
    const chain = new TestChain('v1.2.0');
    chain.send(record('create-provider', [attribute('country', 'us'), attribute('tier', 'community')]), 20);
    expect(chain.tables.providers.get(provider)).toMatchObject({ country: 'US', createdHeight: 20, updatedHeight: null });
    chain.send(record('update-provider', [attribute('country', 'us'), attribute('tier', 'akash')]), 30);
    expect(chain.tables.providers.get(provider)).toMatchObject({ createdHeight: 20, updatedHeight: 30 });
    const ranges = [...chain.tables.providerAttributes.values()].map(({ key: name, value, fromHeight, toHeight }) => [
      name,
      value,
      fromHeight,
      toHeight,
    ]);
    expect(ranges).toEqual([
      ['country', 'us', 20, null],
      ['tier', 'community', 20, 30],
      ['tier', 'akash', 30, null],
    ]);
  });

  it.each([
    [[attribute('country', 'Germany')], 'DE'],
    [[attribute('country', 'Europe'), attribute('location-region', 'na-us-west')], 'US'],
    [[attribute('location-region', 'eu-west')], ''],
    [[], ''],
  ])('with %j lies in "%s"', (attributes, country) => {
    const chain = new TestChain('v1.2.0');
    chain.send(record('create-provider', attributes));
    expect(chain.tables.providers.get(provider)?.country).toBe(country);
  });

  it('keeps what auditors signed until they take it back', () => {
    const chain = new TestChain('v1.2.0');
    const auditor = address(9);
    const sign = (attributes: Attribute[]): KnownMessage => ({ kind: 'sign-provider-attributes', owner: provider, auditor, attributes });
    chain.send(sign([attribute('tier', 'a'), attribute('host', 'b')]), 20);
    chain.send(sign([attribute('tier', 'c')]), 21);
    chain.send({ kind: 'delete-provider-attributes', owner: provider, auditor, keys: [] }, 22);
    const ranges = [...chain.tables.auditedAttributes.values()].map(({ value, fromHeight, toHeight }) => [value, fromHeight, toHeight]);
    expect(ranges).toEqual([
      ['a', 20, 21],
      ['b', 20, 22],
      ['c', 21, 22],
    ]);
  });
});

describe('a group that lacked funds', () => {
  it('is no longer ended once its tenant pauses or starts it', () => {
    const chain = new TestChain('v1.2.0');
    chain.sendAll(openLeases(owner, 5n, [[provider, '10']], deposit(100n)).flat(), 100);
    chain.send({ kind: 'withdraw-lease', id: { owner, dseq: 5n, gseq: 1, oseq: 1, provider, bseq: 0 } }, 150);
    const group = () => chain.tables.groups.get(`${owner}/5/1`);
    expect(group()).toMatchObject({ state: 'insufficient_funds', closedHeight: 150 });
    chain.send({ kind: 'pause-group', id: { owner, dseq: 5n, gseq: 1 } }, 151);
    expect(group()).toMatchObject({ state: 'paused', closedHeight: null });
    chain.send({ kind: 'start-group', id: { owner, dseq: 5n, gseq: 1 } }, 152);
    expect(group()).toMatchObject({ state: 'open', closedHeight: null });
    chain.send({ kind: 'close-group', id: { owner, dseq: 5n, gseq: 1 } }, 153);
    expect(group()).toMatchObject({ state: 'closed', closedHeight: 153 });
  });
});

describe('governance', () => {
  const proposalOf = (
    parameterChanges: { module: string; key: string | null; value: string }[],
    upgrades: { name: string; height: number }[],
  ) => ({ kind: 'submit-proposal', proposer: owner, parameterChanges, upgrades }) as const;

  function decide(chain: TestChain, message: KnownMessage, result: string): void {
    const facts = chain.facts([[message]]);
    facts.transactions[0]?.events.push(eventFacts({ kind: 'submit-proposal', proposalId: 7n, result: '' }));
    chain.ledger.apply(facts);
    chain.height += 1;
    chain.block([], { ...noEvents(), end: [eventFacts({ kind: 'active-proposal', proposalId: 7n, result })] });
  }
  const feeAt = (chain: TestChain) => {
    chain.sendAll(openLeases(owner, 5n, [[provider, '10']], deposit(10_000n)).flat(), 100);
    return chain.send({ kind: 'withdraw-lease', id: { owner, dseq: 5n, gseq: 1, oseq: 1, provider, bseq: 0 } }, 200)[0]?.coin.amount;
  };

  it('sets take rates that hold once a vote has passed, in both forms', () => {
    const legacy = new TestChain('v0.38.0');
    decide(legacy, proposalOf([{ module: 'take', key: 'DenomTakeRates', value: '[{"denom":"uakt","rate":7}]' }], []), 'proposal_passed');
    expect(feeAt(legacy)).toBe(70n);
    const whole = new TestChain('v1.2.0');
    const value = '{"default_take_rate":30,"denom_take_rates":[]}';
    decide(whole, proposalOf([{ module: 'take', key: null, value }], []), 'proposal_passed');
    expect(feeAt(whole)).toBe(300n);
  });

  it('changes nothing where a vote has not passed', () => {
    const chain = new TestChain('v0.38.0');
    decide(chain, proposalOf([{ module: 'take', key: 'DenomTakeRates', value: '[{"denom":"uakt","rate":7}]' }], []), 'proposal_rejected');
    expect(feeAt(chain)).toBe(20n);
  });

  it('forgets a proposal that never got its deposit', () => {
    const chain = new TestChain('v0.38.0');
    const message = proposalOf([{ module: 'take', key: 'DenomTakeRates', value: '[]' }], []);
    const facts = chain.facts([[message]]);
    facts.transactions[0]?.events.push(eventFacts({ kind: 'submit-proposal', proposalId: 7n, result: '' }));
    chain.ledger.apply(facts);
    expect(chain.ledger.drain().state).toMatchObject({ governance: { proposals: { 7: {} } } });
    chain.height += 1;
    const attributes = [
      { key: 'proposal_id', value: '7' },
      { key: 'proposal_result', value: 'proposal_dropped' },
    ];
    const dropped = new EventReader(chain.height + 1, false, []).read({ type: 'inactive_proposal', attributes }, 0, null, 'end');
    chain.block([], { ...noEvents(), end: [dropped] });
    expect(chain.tables.state).toMatchObject({ governance: { proposals: {} } });
  });

  it('keeps the last plan of an upgrade only', () => {
    const chain = new TestChain('v0.38.0');
    decide(chain, proposalOf([], [{ name: 'v1.0.0', height: 50 }]), 'proposal_passed');
    decide(chain, proposalOf([], [{ name: 'v1.0.0', height: 60 }]), 'proposal_passed');
    chain.sendAll(openLeases(owner, 5n, [], deposit(10_000n)).flat(), 55);
    expect(chain.account('deployment', `${owner}/5`)?.legacy).not.toBeNull();
    chain.skipTo(60);
    expect(chain.account('deployment', `${owner}/5`)?.legacy).toBeNull();
  });

  it('takes a planned upgrade back', () => {
    const chain = new TestChain('v0.38.0');
    decide(chain, proposalOf([], [{ name: 'v1.0.0', height: 50 }]), 'proposal_passed');
    decide(chain, proposalOf([], [{ name: '', height: 0 }]), 'proposal_passed');
    chain.sendAll(openLeases(owner, 5n, [], deposit(10_000n)).flat(), 55);
    expect(chain.account('deployment', `${owner}/5`)?.legacy).not.toBeNull();
  });

  it('waits for the usual vote where a quick one has failed', () => {
    const chain = new TestChain('v1.2.0');
    const value = '{"default_take_rate":30,"denom_take_rates":[]}';
    decide(chain, proposalOf([{ module: 'take', key: null, value }], []), 'expedited_proposal_rejected');
    chain.block([], { ...noEvents(), end: [eventFacts({ kind: 'active-proposal', proposalId: 7n, result: 'proposal_passed' })] });
    expect(feeAt(chain)).toBe(300n);
  });

  it('tells apart proposals that one MsgExec submits', () => {
    const chain = new TestChain('v0.38.0');
    const rates = (rate: number) => proposalOf([{ module: 'take', key: 'DenomTakeRates', value: `[{"denom":"uakt","rate":${rate}}]` }], []);
    const facts = chain.facts([[{ kind: 'exec', grantee: owner }, rates(7), rates(9)]]);
    const [transaction] = facts.transactions;
    for (const [place, message] of (transaction?.messages ?? []).entries()) message.path = place === 0 ? [0] : [0, place - 1];
    for (const proposalId of [7n, 8n]) transaction?.events.push(eventFacts({ kind: 'submit-proposal', proposalId, result: '' }));
    chain.ledger.apply(facts);
    chain.height += 1;
    chain.block([], { ...noEvents(), end: [eventFacts({ kind: 'active-proposal', proposalId: 8n, result: 'proposal_passed' })] });
    expect(feeAt(chain)).toBe(90n);
  });

  it('plans upgrades, after which the new rules hold', () => {
    const chain = new TestChain('v0.38.0');
    decide(chain, proposalOf([], [{ name: 'v1.0.0', height: 50 }]), 'proposal_passed');
    chain.sendAll(openLeases(owner, 5n, [], deposit(10_000n)).flat(), 40);
    expect(chain.account('deployment', `${owner}/5`)?.legacy).not.toBeNull();
    chain.skipTo(50);
    expect(chain.account('deployment', `${owner}/5`)).toMatchObject({ legacy: null, deposits: [{ height: 0, source: 'balance' }] });
  });
});

describe('addresses', () => {
  it('are ordered by their bytes, which is not the order of their text', () => {
    const addresses = Array.from({ length: 256 }, (_, number) => address(number));
    const byBytes = [...addresses].sort((left, right) => (bytesOrder(left) < bytesOrder(right) ? -1 : 1));
    expect(byBytes).toEqual(addresses);
    expect([...addresses].sort()).not.toEqual(addresses);
  });

  it('of modules are those of the chain', () => {
    expect(moduleAddress('distribution')).toBe('akash1jv65s3grqf6v6jl3dp4t6c9t9rk99cd82yfms9');
  });
});

describe('what cannot be', () => {
  it('stops the ledger with height and object', () => {
    const chain = new TestChain('v1.2.0');
    const withdraw: KnownMessage = { kind: 'close-lease', id: { owner, dseq: 5n, gseq: 1, oseq: 1, provider, bseq: 0 }, reason: 0 };
    expect(() => chain.send(withdraw)).toThrow(
      expect.objectContaining({ code: 'LEDGER_OBJECT_MISSING', kind: 'fatal', object: key, height: 11 }),
    );
  });

  it('is a block out of order', () => {
    const chain = new TestChain();
    const facts = chain.facts([]);
    chain.ledger.apply(facts);
    expect(() => chain.ledger.apply(facts)).toThrow(/LEDGER_BLOCK_ORDER/);
  });

  it('is a genesis that holds a market, or none at all', () => {
    expect(() => createLedger({ genesis: { app_state: { market: { orders: [{}] } } } })).toThrow(/GENESIS_HOLDS_MARKET/);
    expect(() => createLedger({ genesis: null })).toThrow(/GENESIS_INVALID/);
  });

  it('is a stored state of another form', () => {
    const chain = new TestChain();
    expect(() => restoreLedger({ ...chain.tables.snapshot(), state: { version: 'v9' } })).toThrow(/LEDGER_STATE_INVALID/);
  });
});

describe('an invariant that breaks', () => {
  it('stops the ledger with the account and both numbers', () => {
    const chain = new TestChain('v1.2.0');
    chain.sendAll(openLeases(owner, 5n, [[provider, '10']], deposit(10_000n)).flat(), 20);
    const snapshot = chain.tables.snapshot();
    const accounts = snapshot.accounts.map((account) => ({
      ...account,
      deposits: account.deposits.map((entry) => ({ ...entry, balance: { ...entry.balance, amount: entry.balance.amount + 1n } })),
    }));
    chain.ledger = restoreLedger({ ...snapshot, accounts });
    const withdraw: KnownMessage = { kind: 'withdraw-lease', id: { owner, dseq: 5n, gseq: 1, oseq: 1, provider, bseq: 0 } };
    expect(() => chain.send(withdraw)).toThrow(
      expect.objectContaining({
        code: 'LEDGER_FUNDS_DIFFER',
        object: `deployment/${owner}/5`,
        message: expect.stringContaining('funds are 9990, deposits hold 9990.000000000000000001'),
      }),
    );
  });
});

describe('a conversion to uact', () => {
  it('rewrites prices, rates and money at the median price of the block before, and burns and mints the sums', () => {
    const chain = new TestChain('v1.2.0');
    chain.sendAll(openLeases(owner, 5n, [[provider, '10']], deposit(10_000n)).flat(), 20);
    const price = parseDecimal('1.25');
    const told = {
      kind: 'aggregated-price',
      oracleVersion: 1,
      denom: 'akt',
      twap: 0n,
      median: price,
      min: price,
      max: price,
      timestamp: 0n,
    } as const;
    upgradeTo(chain, 'v2.0.0');
    chain.block([], { ...noEvents(), end: [eventFacts(told)] });
    expect(chain.tables.leases.get(key)?.price.denom).toBe('uakt');
    chain.block([]);
    expect(chain.tables.leases.get(key)).toMatchObject({
      price: { denom: 'uact', amount: parseDecimal('12.5') },
      prices: [{ denom: 'uakt' }, { denom: 'uact', fromHeight: chain.height }],
    });
    expect(chain.account('deployment', `${owner}/5`)).toMatchObject({
      funds: [{ denom: 'uact', amount: parseDecimal('12500') }],
      transferred: [{ denom: 'uakt' }, { denom: 'uact', amount: 0n }],
    });
    expect(chain.tables.flows.slice(-4).map(({ kind, coin }) => `${kind} ${coin.amount}${coin.denom}`)).toEqual([
      'migration_transfer 10000uakt',
      'migration_burn 10000uakt',
      'migration_mint 12500uact',
      'migration_transfer 12500uact',
    ]);
    expect(chain.tables.payments.get(key)?.rate).toEqual({ denom: 'uact', amount: parseDecimal('12.5') });
  });

  /** Lets governance plan an upgrade for the next block but one and goes there. */
  function upgradeTo(chain: TestChain, name: string): void {
    const facts = chain.facts([
      [{ kind: 'submit-proposal', proposer: owner, parameterChanges: [], upgrades: [{ name, height: chain.height + 3 }] }],
    ]);
    facts.transactions[0]?.events.push(eventFacts({ kind: 'submit-proposal', proposalId: 8n, result: '' }));
    chain.ledger.apply(facts);
    chain.height += 1;
    chain.block([], { ...noEvents(), end: [eventFacts({ kind: 'active-proposal', proposalId: 8n, result: 'proposal_passed' })] });
    chain.block([]);
  }
});
