// Parameters over time as the ledger tells them: of genesis, by votes and by upgrades, each from the block on in which it holds.
import { expect, test } from 'vitest';
import type { BlockFacts, EventFacts, KnownEvent, KnownMessage, TransactionFacts } from '../facts.ts';
import { createLedger } from './index.ts';
import { transactionFacts } from './testing.ts';

const genesis = {
  app_state: {
    inflation: {},
    take: { params: { default_take_rate: 20, denom_take_rates: [{ denom: 'uakt', rate: 4 }] } },
    market: { params: { order_max_bids: 20 } },
  },
};

function event(known: KnownEvent, messageIndex: number | null = null): EventFacts {
  return { type: 'test', index: 0, messageIndex, attributes: [], event: known };
}

function proposal(id: bigint, parameterChanges: Extract<KnownMessage, { kind: 'submit-proposal' }>['parameterChanges']): TransactionFacts {
  const message: KnownMessage = { kind: 'submit-proposal', proposer: 'p', parameterChanges, upgrades: [] };
  return transactionFacts({
    messages: [{ path: [0], typeUrl: '/x', signer: 'p', message, body: null }],
    events: [event({ kind: 'submit-proposal', proposalId: id, result: '' }, 0)],
  });
}

function block(height: number, transactions: TransactionFacts[] = [], end: KnownEvent[] = []): BlockFacts {
  const events = { preBlock: [], begin: [], end: end.map((known) => event(known)) };
  return { chainId: 'test-1', height, hash: '', parentHash: '', time: BigInt(height), proposer: '', transactions, events, deadLetters: [] };
}

test('each value is told once, with what set it and from which block on it holds', () => {
  const ledger = createLedger({ genesis, upgrades: [{ name: 'v2.0.0', height: 4 }] });
  const told: unknown[] = [];
  const apply = (next: BlockFacts): void => {
    ledger.apply(next);
    const place = ({ height, module, name, fromHeight, value, origin }: (typeof drained)[number]) =>
      [height, `${module}.${name}`, fromHeight, JSON.stringify(value), origin].join(' ');
    const drained = ledger.drain().parameters;
    told.push(...drained.map(place));
  };
  apply(block(1, [proposal(1n, [{ module: 'take', key: 'DefaultTakeRate', value: '"15"' }]), proposal(2n, [])]));
  apply(block(2, [], [{ kind: 'active-proposal', proposalId: 1n, result: 'proposal_passed' }]));
  expect(told).toEqual([
    '1 market.order_max_bids 1 20 genesis',
    '1 take.default_take_rate 1 20 genesis',
    '1 take.denom_take_rates 1 [{"denom":"uakt","rate":4}] genesis',
    '2 take.default_take_rate 3 "15" governance',
  ]);
  told.length = 0;
  apply(block(3));
  expect(told).toEqual([]);
  apply(block(4));
  expect(told).toContain('4 take.default_take_rate 4 null upgrade');
  expect(told).toContain('4 market.order_max_bids 4 20 upgrade');
});
