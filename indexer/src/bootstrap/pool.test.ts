// What the community pool held before a block with every kind of movement of it.
import { expect, test } from 'vitest';
import type { BlockFacts, MessageFacts, TransactionFacts } from '../facts.ts';
import { moduleAddress } from '../ledger/keys.ts';
import { address, eventFacts, noEvents } from '../ledger/testing.ts';
import { poolBefore } from './pool.ts';

const distribution = moduleAddress('distribution');

const moved = (sender: string, recipient: string, amount: bigint) =>
  eventFacts({ kind: 'transfer', sender, recipient, coins: [{ denom: 'uakt', amount }] });

function funding(amount: string, code: number): TransactionFacts {
  const message: MessageFacts = {
    path: [0],
    typeUrl: '/cosmos.distribution.v1beta1.MsgFundCommunityPool',
    signer: address(1),
    message: { kind: 'other' },
    body: JSON.stringify({ amount: [{ denom: 'uakt', amount }] }),
  };
  const empty = {
    hash: '',
    codespace: '',
    log: '',
    gasWanted: 0n,
    gasUsed: 0n,
    fee: [],
    feePayer: '',
    memo: '',
    signModes: [],
    events: [],
  };
  return { ...empty, index: 0, code, messages: [message] };
}

test('tax, fundings and what was spent are taken off; what failed moved nothing, and other coins stay', () => {
  const block: BlockFacts = {
    chainId: 'c-1',
    height: 7,
    hash: '',
    parentHash: '',
    time: 0n,
    proposer: '',
    transactions: [funding('40', 0), funding('1000', 5), funding('many', 0)],
    events: {
      ...noEvents(),
      begin: [moved(moduleAddress('fee_collector'), distribution, 101n)],
      end: [moved(distribution, address(2), 30n)],
    },
    deadLetters: [],
  };
  // 101 × 0.02 + 40 − 30 = 12.02
  expect(poolBefore(block, { uakt: '500.5', uact: '3' }, '0.02')).toEqual({ uakt: '488.48', uact: '3' });
});
