// The distribution account: what of its movements is explained, and that what is not is told with its place.
import { expect, test } from 'vitest';
import type { BlockFacts, Coin, EventFacts, MessageFacts } from '../facts.ts';
import { moduleAddress } from '../ledger/keys.ts';
import { address, eventFacts, transactionFacts } from '../ledger/testing.ts';
import { PoolMovements } from './pool-movements.ts';

const pool = moduleAddress('distribution');
const [alice, bob] = [address(1), address(2)];
const coins: Coin[] = [
  { denom: 'uakt', amount: 7n },
  { denom: 'ibc/1', amount: 2n },
];

function moved(sender: string, recipient: string): EventFacts {
  return eventFacts({ kind: 'transfer', sender, recipient, coins });
}

const withdrawn: EventFacts = { ...eventFacts({ kind: 'other' }), type: 'withdraw_rewards' };

function sent(typeUrl: string, body: string | null = '{}'): MessageFacts {
  return { path: [0], typeUrl, signer: alice, message: { kind: 'other' }, body };
}

function funds(depositor: string, amount: string): MessageFacts {
  const body = JSON.stringify({
    amount: [
      { denom: 'ibc/1', amount: '2' },
      { denom: 'uakt', amount },
    ],
    depositor,
  });
  const typeUrl = '/cosmos.distribution.v1beta1.MsgFundCommunityPool';
  return { path: [0], typeUrl, signer: depositor, message: { kind: 'other' }, body };
}

function looked(
  events: Partial<BlockFacts['events']>,
  transactions: { events: EventFacts[]; messages?: MessageFacts[] }[] = [],
): { compared: number; unexplained: (string | null)[]; places: string[] } {
  const movements = new PoolMovements();
  movements.add({
    chainId: 'test-1',
    height: 9,
    hash: '',
    parentHash: '',
    time: 0n,
    proposer: '',
    transactions: transactions.map((one, index) => transactionFacts({ index, ...one })),
    events: { preBlock: [], begin: [], end: [], ...events },
    deadLetters: [],
  });
  const { compared, differences } = movements.take();
  expect(movements.take().compared).toBe(0);
  return { compared, unexplained: differences.map(({ chain }) => chain), places: differences.map(({ id }) => id) };
}

test('fees shared out, rewards, fundings by message and what governance spends are explained', () => {
  const passed = eventFacts({ kind: 'active-proposal', proposalId: 1n, result: 'proposal_passed' });
  const { compared, unexplained } = looked({ begin: [moved(moduleAddress('fee_collector'), pool)], end: [passed, moved(pool, bob)] }, [
    { events: [moved(pool, alice), withdrawn, moved(pool, alice), withdrawn] },
    { events: [moved(alice, pool)], messages: [funds(alice, '7')] },
  ]);
  expect({ compared, unexplained }).toEqual({ compared: 5, unexplained: [] });
});

test('what staking pays out without an event, what contracts and unknown messages do, and the commission of a removed validator are explained', () => {
  const { compared, unexplained } = looked({ end: [moved(pool, bob)] }, [
    { events: [moved(pool, alice), moved(pool, alice)], messages: [sent('/cosmos.staking.v1beta1.MsgBeginRedelegate')] },
    { events: [moved(pool, alice)], messages: [sent('/new.v1.MsgClaim', null)] },
    { events: [moved(alice, pool)], messages: [sent('/cosmwasm.wasm.v1.MsgExecuteContract')] },
  ]);
  expect({ compared, unexplained }).toEqual({ compared: 5, unexplained: [] });
});

test('movements of escrow and burn-mint are the ledger’s', () => {
  expect(looked({ preBlock: [moved(pool, moduleAddress('bme'))] }, [{ events: [moved(moduleAddress('escrow'), pool)] }]).compared).toBe(0);
});

test('whatever else moves is told with its place', () => {
  const fromPool = `transfer ${pool} ${alice} 2ibc/1,7uakt`;
  const toPool = `transfer ${alice} ${pool} 2ibc/1,7uakt`;
  const { unexplained, places } = looked({ begin: [moved(alice, pool)], end: [moved(alice, pool)] }, [
    { events: [moved(pool, alice), withdrawn, moved(pool, alice)] },
    { events: [moved(alice, pool)], messages: [funds(alice, '8'), funds(bob, '7')] },
    { events: [moved(pool, alice)], messages: [sent('/cosmos.bank.v1beta1.MsgSend')] },
  ]);
  expect(unexplained).toEqual([toPool, fromPool, toPool, fromPool, toPool]);
  expect(places).toEqual(['block 9, its beginning', 'block 9, tx 0', 'block 9, tx 1', 'block 9, tx 2', 'block 9, its end']);
});
