// Addresses in capitals, which the chain takes for what they are: other ways to write one.
import { expect, test } from 'vitest';
import { address, TestChain } from '../ledger/testing.ts';
import { decodeBlock } from './index.ts';
import { block, pack, transaction } from './testing.ts';

const owner = address(1);
const provider = address(3);
const coin = (amount: string) => ({ denom: 'uakt', amount });
const group = {
  name: 'group',
  requirements: {},
  resources: [
    { resource: { id: 1, cpu: { units: { val: Buffer.from('1000') } } }, count: 1, price: { denom: 'uakt', amount: `1${'0'.repeat(18)}` } },
  ],
};

/** Messages as the chain has them, decoded, one transaction each. */
function decoded(...messages: [type: string, fields: Record<string, unknown>][]) {
  return decodeBlock(block(messages.map(([type, fields]) => transaction([pack(type, fields)])))).transactions;
}

test('are the same account in messages; the body keeps what was written', () => {
  const [one] = decoded([
    'akash.deployment.v1beta3.MsgDepositDeployment',
    { id: { owner: owner.toUpperCase(), dseq: '5' }, amount: coin('1'), depositor: provider.toUpperCase() },
  ]);
  expect(one).toMatchObject({
    feePayer: owner,
    messages: [{ signer: owner, message: { id: { owner }, deposit: { depositor: provider } } }],
  });
  expect(JSON.parse(one?.messages[0]?.body ?? '')).toMatchObject({ id: { owner: owner.toUpperCase() } });
});

test('name the same objects as in small letters', () => {
  const chain = new TestChain('v0.38.0');
  const id = { owner: owner.toUpperCase(), dseq: '5' };
  const order = { owner, dseq: '5', gseq: 1, oseq: 1 };
  const transactions = decoded(
    [
      'akash.deployment.v1beta3.MsgCreateDeployment',
      { id, groups: [group], version: Buffer.alloc(32), deposit: coin('5000000'), depositor: owner },
    ],
    [
      'akash.market.v1beta3.MsgCreateBid',
      { order, provider: provider.toUpperCase(), price: { denom: 'uakt', amount: `1${'0'.repeat(18)}` }, deposit: coin('5000000') },
    ],
    ['akash.market.v1beta3.MsgCreateLease', { bid_id: { ...order, provider } }],
    ['akash.deployment.v1beta3.MsgCloseDeployment', { id: { owner, dseq: '5' } }],
  );
  const delta = chain.ledger.apply({ ...chain.facts([]), transactions });
  expect(delta.leasesClosed).toMatchObject([{ id: { owner, provider }, state: 'closed' }]);
  expect(delta.flows.filter(({ kind }) => kind === 'refund' || kind === 'bid_refund').map(({ recipient }) => recipient)).toEqual(
    expect.arrayContaining([owner, provider]),
  );
});
