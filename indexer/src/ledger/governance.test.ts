// What votes and plans change, and when.
import { describe, expect, it } from 'vitest';
import { EventReader } from '../decode/events.ts';
import { decodeBlock } from '../decode/index.ts';
import { block, pack, transaction } from '../decode/testing.ts';
import type { KnownMessage } from '../facts.ts';
import { address, deposit, eventFacts, noEvents, openLeases, TestChain } from './testing.ts';

const owner = address(1);
const provider = address(3);

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

  it('changes nothing where a vote of the legacy form passes after v1.0, whose modules keep their parameters themselves', () => {
    const chain = new TestChain('v1.0.0');
    decide(chain, proposalOf([{ module: 'take', key: 'DenomTakeRates', value: '[{"denom":"uakt","rate":7}]' }], []), 'proposal_passed');
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

  it('forgets a proposal that its proposer takes back', () => {
    const chain = new TestChain('v1.2.0');
    const facts = chain.facts([[proposalOf([{ module: 'take', key: null, value: '{}' }], [])]]);
    facts.transactions[0]?.events.push(eventFacts({ kind: 'submit-proposal', proposalId: 7n, result: '' }));
    chain.ledger.apply(facts);
    expect(chain.ledger.drain().state).toMatchObject({ governance: { proposals: { 7: {} } } });
    chain.height += 1;
    const sent = block([transaction([pack('cosmos.gov.v1.MsgCancelProposal', { proposal_id: 7, proposer: owner })])]);
    chain.sendAll(decodeBlock(sent).transactions.flatMap(({ messages }) => messages.map(({ message }) => message)));
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

  it('tells apart proposals of several messages', () => {
    const chain = new TestChain('v0.38.0');
    const rates = (rate: number) => proposalOf([{ module: 'take', key: 'DenomTakeRates', value: `[{"denom":"uakt","rate":${rate}}]` }], []);
    const facts = chain.facts([[rates(7), rates(9)]]);
    for (const messageIndex of [0, 1]) {
      const event = eventFacts({ kind: 'submit-proposal', proposalId: BigInt(messageIndex + 7), result: '' });
      facts.transactions[0]?.events.push({ ...event, messageIndex });
    }
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
