// Parameters over time: genesis, both forms of governance, and what upgrades set at the height that governance plans.
import { expect, test } from 'vitest';
import type { BlockFacts, EventFacts, KnownEvent, KnownMessage, TransactionFacts } from '../facts.ts';
import { transactionFacts } from '../ledger/testing.ts';
import { parameterFields } from './figures.ts';
import { OurParameters } from './our-parameters.ts';

const genesis = {
  app_state: {
    inflation: {},
    take: { params: { default_take_rate: 20, denom_take_rates: [{ denom: 'uakt', rate: 4 }] } },
    market: { params: { bid_min_deposit: { denom: 'uakt', amount: '5' }, order_max_bids: 20 } },
    distribution: { params: { community_tax: '0.020000000000000000', base_proposer_reward: '0.010000000000000000' } },
  },
};

function event(known: KnownEvent, messageIndex: number | null = null): EventFacts {
  return { type: 'test', index: 0, messageIndex, attributes: [], event: known };
}

type Proposal = Omit<Extract<KnownMessage, { kind: 'submit-proposal' }>, 'kind' | 'proposer'>;

function submit(id: bigint, proposal: Partial<Proposal>, code = 0): TransactionFacts {
  const message: KnownMessage = { kind: 'submit-proposal', proposer: 'p', parameterChanges: [], upgrades: [], ...proposal };
  return transactionFacts({
    code,
    messages: [{ path: [0], typeUrl: '/x', signer: 'p', message, body: null }],
    events: [event({ kind: 'submit-proposal', proposalId: id, result: '' }, 0)],
  });
}

function block(height: number, transactions: TransactionFacts[] = [], end: KnownEvent[] = []): BlockFacts {
  return {
    chainId: 'test-1',
    height,
    hash: '',
    parentHash: '',
    time: 0n,
    proposer: '',
    transactions,
    events: { preBlock: [], begin: [], end: end.map((known) => event(known)) },
    deadLetters: [],
  };
}

function decided(id: bigint, result = 'proposal_passed'): KnownEvent {
  return { kind: 'active-proposal', proposalId: id, result };
}

test('a legacy proposal changes one key when it passes, and nothing when it does not', () => {
  const parameters = new OurParameters(genesis);
  const tax = { module: 'distribution', key: 'communitytax', value: '"0.05"' };
  const bids = { module: 'market', key: 'OrderMaxBids', value: '30' };
  parameters.apply(block(1, [submit(1n, { parameterChanges: [tax] }), submit(2n, { parameterChanges: [bids] })]));
  expect(parameters.of('distribution')?.community_tax).toBe('0.020000000000000000');
  parameters.apply(block(2, [], [decided(1n), decided(2n, 'proposal_rejected')]));
  expect(parameters.of('distribution')).toMatchObject({ community_tax: '0.05', base_proposer_reward: '0.010000000000000000' });
  expect(parameters.of('market')).toMatchObject({ order_max_bids: 20 });
});

test('a legacy proposal that passes once modules keep their parameters themselves changes nothing', () => {
  const parameters = new OurParameters(genesis);
  const bids = { module: 'market', key: 'OrderMaxBids', value: '30' };
  parameters.apply(block(1, [submit(1n, { upgrades: [{ name: 'v1.0.0', height: 3 }] }), submit(2n, { parameterChanges: [bids] })]));
  parameters.apply(block(2, [], [decided(1n)]));
  parameters.apply(block(3, [], [decided(2n)]));
  expect(parameters.of('market')).toMatchObject({ order_max_bids: 20 });
});

test('a module proposal replaces the whole; one of a failed transaction does not exist', () => {
  const parameters = new OurParameters(genesis);
  const change = (rate: number) => ({
    module: 'take',
    key: null,
    value: JSON.stringify({ default_take_rate: rate, denom_take_rates: [] }),
  });
  parameters.apply(block(1, [submit(1n, { parameterChanges: [change(7)] }), submit(2n, { parameterChanges: [change(9)] }, 5)]));
  parameters.apply(block(2, [], [decided(1n), decided(2n)]));
  expect(parameters.of('take')).toEqual({ default_take_rate: 7, denom_take_rates: [] });
});

test('an upgrade acts at its height, and a later plan replaces it', () => {
  const parameters = new OurParameters(genesis);
  parameters.apply(
    block(1, [submit(1n, { upgrades: [{ name: 'v2.0.0', height: 4 }] }), submit(2n, { upgrades: [{ name: 'v2.0.0', height: 6 }] })]),
  );
  parameters.apply(block(2, [], [decided(1n), decided(2n)]));
  expect(parameters.upgradeAt(4)).toBeUndefined();
  expect(parameters.upgradeAt(6)).toBe('v2.0.0');
  parameters.apply(block(5));
  expect(parameters.of('bme')).toBeUndefined();
  parameters.apply(block(6));
  expect(parameters.of('bme')).toMatchObject({ mint_spread_bps: 25, max_pending_attempts: 0 });
  expect(parameters.of('take')).toBeUndefined();
  expect(parameters.of('market')).toMatchObject({
    bid_min_deposits: [
      { denom: 'uact', amount: '500000' },
      { denom: 'uakt', amount: '500000' },
    ],
  });
});

test('texts of a decimal and orders of rates do not matter', () => {
  expect(parameterFields('distribution', { community_tax: '0.05' })).toEqual(
    parameterFields('distribution', { community_tax: '0.050000000000000000' }),
  );
  const [one, other] = [
    { denom: 'a', rate: 1 },
    { denom: 'b', rate: '2' },
  ];
  const rates = (list: object[]) => [...parameterFields('take', { default_take_rate: '20', denom_take_rates: list })].sort();
  expect(rates([one, other])).toEqual(rates([other, one]));
});
