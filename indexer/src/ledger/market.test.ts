// Providers, hardware, bids and their order, and what the ledger refuses.
import { describe, expect, it } from 'vitest';
import type { Attribute, KnownMessage, ResourceOffer } from '../facts.ts';
import { parseDecimal } from './decimal.ts';
import { createLedger, restoreLedger } from './index.ts';
import { bytesOrder, moduleAddress } from './keys.ts';
import { address, deposit, eventFacts, groupSpec, noEvents, openLeases, TestChain, upgradeTo } from './testing.ts';

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

  it('is told once for each kind of GPU, however many units ask for it', () => {
    const chain = new TestChain('v1.2.0');
    const [unit] = groupSpec().resources;
    if (unit === undefined) throw new Error('no unit');
    const asked = [A100, H100, A100, `${A100}/ram/80Gi`, `${A100}/interface/sxm`, 'vendor/amd/model/a100', `${A100}/ram/80Gi`];
    const resources = asked.map((name, place) => ({
      ...unit,
      count: place + 1,
      resources: { ...unit.resources, id: place + 1, gpuAttributes: [attribute(name)] },
    }));
    const messages = openLeases(owner, 5n, [[provider, '1']], deposit(10_000n)).flat();
    chain.sendAll(
      messages.map((message) => (message.kind === 'create-deployment' ? { ...message, groups: [{ ...groupSpec(), resources }] } : message)),
    );
    const variants = chain.tables.leases.get(key)?.gpuVariants;
    expect(chain.tables.leases.get(key)?.gpus).toBe(28n);
    expect(variants?.map(({ vendor, model, ram, interface: slot, count }) => [vendor, model, ram, slot, count])).toEqual([
      ['nvidia', 'a100', '', '', 4n],
      ['nvidia', 'h100', '', '', 2n],
      ['nvidia', 'a100', '80Gi', '', 11n],
      ['nvidia', 'a100', '', 'sxm', 5n],
      ['amd', 'a100', '', '', 6n],
    ]);
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

  it.each(['v0.38.0', 'v1.0.0', 'v1.1.0', 'v1.2.0'] as const)(
    'is what ended its lease in %s, whatever comes of its account later',
    (version) => {
      const chain = new TestChain(version);
      chain.sendAll(openLeases(owner, 5n, [[provider, '10']], deposit(100n)).flat(), 100);
      chain.send({ kind: 'withdraw-lease', id: { owner, dseq: 5n, gseq: 1, oseq: 1, provider, bseq: 0 } }, 150);
      const account = () => chain.tables.accounts.get(`deployment/${owner}/5`)?.state;
      expect([account(), chain.tables.leases.get(key)?.ranOut]).toEqual(['overdrawn', true]);
      chain.send({ kind: 'start-group', id: { owner, dseq: 5n, gseq: 1 } }, 151);
      expect(chain.tables.leases.get(key)).toMatchObject({ closed: { height: 150 }, ranOut: true });
    },
  );

  it('is not what ended a lease that its tenant closed', () => {
    const chain = new TestChain('v1.2.0');
    chain.sendAll(openLeases(owner, 5n, [[provider, '10']], deposit(100n)).flat(), 100);
    chain.send({ kind: 'close-lease', id: { owner, dseq: 5n, gseq: 1, oseq: 1, provider, bseq: 0 }, reason: 0 }, 102);
    expect(chain.tables.leases.get(key)).toMatchObject({ closed: { height: 102 }, ranOut: false });
  });
});

describe('a bid', () => {
  it('gets back all that was deposited into its account, each from whom it came', () => {
    const chain = new TestChain('v1.2.0');
    const messages = openLeases(owner, 5n, [[provider, '1']], deposit(10_000n)).flat();
    chain.sendAll(messages.filter(({ kind }) => kind !== 'create-lease'));
    const id = { owner, dseq: 5n, gseq: 1, oseq: 1, provider, bseq: 0 };
    const friend = address(8);
    expect(chain.send({ kind: 'deposit-bid', signer: friend, id, deposit: deposit(700n) })).toMatchObject([
      { kind: 'bid_deposit', sender: friend, scope: 'bid', xid: key, coin: { amount: 700n } },
    ]);
    expect(chain.account('bid', key)?.deposits.map(({ owner: of }) => of)).toEqual([provider, friend]);
    expect(chain.send({ kind: 'close-bid', id, reason: 10_000 })).toMatchObject([
      { kind: 'bid_refund', recipient: provider, coin: { amount: 500_000n } },
      { kind: 'bid_refund', recipient: friend, coin: { amount: 700n } },
    ]);
    expect(chain.account('bid', key)?.state).toBe('closed');
  });
});

describe('orders that v2.0 left open', () => {
  it('close with their group from v2.1 on, in the order of their numbers', () => {
    const chain = new TestChain('v2.0.0');
    const group = { owner, dseq: 5n, gseq: 1 };
    const [create] = openLeases(owner, 5n, [[provider, '1']], deposit(10_000n, 'uact')).flat();
    if (create === undefined) throw new Error('no deployment');
    chain.send(create);
    // A pause closes active orders alone.
    for (const kind of ['pause-group', 'start-group', 'pause-group', 'start-group'] as const) chain.send({ kind, id: group });
    expect([...chain.tables.orders.values()].map(({ id, state }) => [id.oseq, state])).toEqual([1, 2, 3].map((oseq) => [oseq, 'open']));
    upgradeTo(chain, 'v2.1.0');
    // Tables give their rows in any order.
    const snapshot = chain.tables.snapshot();
    chain.ledger = restoreLedger({ ...snapshot, orders: snapshot.orders.toReversed() });
    chain.send({ kind: 'close-group', id: group });
    const closed = chain.ledger.effects.flatMap((effect) => (effect.kind === 'event' ? [`${effect.event.name} ${effect.event.id}`] : []));
    expect(closed.slice(1)).toEqual([1, 2, 3].map((oseq) => `order-closed ${owner}/5/1/${oseq}`));
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
    expect(() => chain.ledger.apply(facts)).toThrow(/LEDGER_BLOCK_ORDER.*`leasebook verify`/s);
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
        advice: expect.stringContaining(`\`leasebook history ${owner}/5\``),
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
});
