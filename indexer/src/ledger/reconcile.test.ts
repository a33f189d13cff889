// Holding the ledger against events whose order the chain leaves to chance.
import { expect, it } from 'vitest';
import type { KnownEvent, KnownMessage } from '../facts.ts';
import { parseDecimal } from './decimal.ts';
import { type Effect, reconcileEffects } from './index.ts';
import { address, deposit, eventFacts, noEvents, openLeases, TestChain } from './testing.ts';

const owner = address(1);
const granters = [address(3), address(4)];
const URL = '/akash.escrow.v1.MsgAccountDeposit';

function grant(granter: string): KnownMessage {
  const limits = { spendLimit: { denom: 'uakt', amount: 500n }, spendLimits: [], scopes: ['deployment' as const] };
  const authorization = { typeUrl: '/akash.escrow.v1.DepositAuthorization', messageTypeUrl: URL, ...limits };
  return { kind: 'grant', granter, grantee: owner, authorization, expiration: null };
}

/** The events that an effect of a conversion shows. */
function shown(effect: Effect): KnownEvent {
  if (effect.kind === 'event') {
    const [granter = '', grantee = '', messageTypeUrl = ''] = effect.event.id.split(' ');
    return { kind: 'grant', granter, grantee, messageTypeUrl };
  }
  const { sender, recipient, coin } = effect.flow;
  if (sender === '') return { kind: 'coinbase', module: recipient, coins: [coin] };
  if (recipient === '') return { kind: 'burn', module: sender, coins: [coin] };
  return { kind: 'transfer', sender, recipient, coins: [coin] };
}

it('takes the grants that one conversion rewrites in any order, and nothing else', () => {
  const chain = new TestChain('v1.2.0');
  const money = { ...deposit(1_000n), sources: ['grant' as const] };
  chain.sendAll([...granters.map(grant), ...openLeases(owner, 5n, [[address(6), '1']], money).flat()], 100);
  const height = chain.height + 3;
  const plan = chain.facts([[{ kind: 'submit-proposal', proposer: owner, parameterChanges: [], upgrades: [{ name: 'v2.0.0', height }] }]]);
  plan.transactions[0]?.events.push(eventFacts({ kind: 'submit-proposal', proposalId: 9n, result: '' }));
  chain.ledger.apply(plan);
  chain.height += 1;
  chain.block([], { ...noEvents(), end: [eventFacts({ kind: 'active-proposal', proposalId: 9n, result: 'proposal_passed' })] });
  const value = parseDecimal('2');
  const price: KnownEvent = {
    kind: 'aggregated-price',
    oracleVersion: 1,
    denom: 'akt',
    twap: value,
    median: value,
    min: value,
    max: value,
    timestamp: 0n,
  };
  chain.block([], { ...noEvents(), end: [eventFacts(price)] });
  const facts = chain.facts([]);
  chain.ledger.apply(facts);
  const told = chain.ledger.effects.map(shown);
  expect(told.map(({ kind }) => kind)).toEqual(['grant', 'grant', 'transfer', 'burn', 'coinbase', 'transfer']);
  const [first, second, ...moves] = told.map((event) => eventFacts(event));
  const block = (...events: (typeof first)[]) => ({
    ...facts,
    events: { ...noEvents(), end: events.flatMap((event) => event ?? []) },
  });
  expect(reconcileEffects(block(first, second, ...moves), chain.ledger.effects)).toEqual([]);
  expect(reconcileEffects(block(second, first, ...moves), chain.ledger.effects)).toEqual([]);
  expect(reconcileEffects(block(second, ...moves), chain.ledger.effects)).toHaveLength(1);
  expect(reconcileEffects(block(first, second, ...moves.reverse()), chain.ledger.effects)).toHaveLength(1);
});
