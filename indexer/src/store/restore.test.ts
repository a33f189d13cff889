// What a restart gets back: each object in each of its states, and nothing that no later block can change.
import { createTestDatabase, type TestDatabase } from '@leasebook/db/testing';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { bidKey, groupKey, orderKey } from '../ledger/keys.ts';
import type { Bid, EscrowAccount, EscrowPayment, Group, Lease, Order } from '../objects.ts';
import { exampleBatch, exampleBid, exampleLease } from './example-batch.ts';
import { openStore } from './index.ts';

let database: TestDatabase;
beforeEach(async () => {
  database = await createTestDatabase();
});
afterEach(() => database.drop());

const at = exampleLease.created;

test('objects come back by their states and those of what they belong to', async () => {
  const batch = exampleBatch();
  const { deployments, groups, orders, accounts, payments } = batch.ledger;
  const [[deployment], [group], [order], [account], [payment]] = [deployments, groups, orders, accounts, payments];
  if (!deployment || !group || !order || !account || !payment) throw new Error('the example lacks an object');
  const owner = 'akash1owner';
  const deploymentOf = (dseq: bigint, state: 'active' | 'closed') => ({ ...deployment, id: { owner, dseq }, state, closed: null });
  const groupOf = (dseq: bigint, gseq: number, state: Group['state']): Group => ({ ...group, id: { owner, dseq, gseq }, state });
  const orderOf = (dseq: bigint, oseq: number, state: Order['state']): Order => ({ ...order, id: { owner, dseq, gseq: 1, oseq }, state });
  const states: Bid['state'][] = ['open', 'active', 'lost', 'closed'];
  const leaseStates: Lease['state'][] = ['active', 'reclaiming', 'insufficient_funds', 'closed'];
  const escrowStates: EscrowAccount['state'][] = ['open', 'overdrawn', 'closed'];
  const idOf = (dseq: number) => ({ ...exampleBid.id, dseq: BigInt(dseq) });
  await openStore(database.sql).commit({
    ...batch,
    ledger: {
      ...batch.ledger,
      // Active; closed with a group that can be started again, by its owner or with money; closed for good.
      deployments: [deploymentOf(1n, 'active'), deploymentOf(2n, 'closed'), deploymentOf(3n, 'closed'), deploymentOf(4n, 'closed')],
      groups: [
        groupOf(1n, 1, 'closed'),
        ...[groupOf(2n, 1, 'closed'), groupOf(2n, 2, 'paused')],
        ...[groupOf(3n, 1, 'insufficient_funds'), groupOf(4n, 1, 'closed')],
      ],
      // Closed ones count for the number of the next one; v0.38 to v2.0 leave open ones behind.
      orders: [
        orderOf(1n, 1, 'closed'),
        orderOf(1n, 2, 'active'),
        orderOf(2n, 1, 'closed'),
        orderOf(4n, 1, 'closed'),
        orderOf(4n, 2, 'open'),
      ],
      bids: states.map((state, place) => ({ ...exampleBid, id: idOf(place), state, closed: at })),
      leases: leaseStates.map((state, place) => ({ ...exampleLease, id: idOf(place), state, closed: at })),
      accounts: escrowStates.map((state): EscrowAccount => ({ ...account, xid: state, state })),
      payments: escrowStates.map((state): EscrowPayment => ({ ...payment, xid: state, state })),
    },
  });
  const restored = await openStore(database.sql).restore();
  if (restored === null) throw new Error('nothing was restored');
  const { ledger } = restored;
  expect(ledger.deployments.map(({ id }) => id.dseq)).toEqual([1n, 2n, 3n]);
  expect(ledger.groups.map(({ id }) => groupKey(id))).toEqual(['1/1', '2/1', '2/2', '3/1'].map((key) => `${owner}/${key}`));
  expect(ledger.orders.map(({ id }) => orderKey(id))).toEqual(['1/1/1', '1/1/2', '2/1/1', '4/1/2'].map((key) => `${owner}/${key}`));
  expect(ledger.bids.map(({ id, state }) => [bidKey(id), state])).toEqual([0, 1].map((place) => [bidKey(idOf(place)), states[place]]));
  expect(ledger.leases.map(({ id, state }) => [bidKey(id), state])).toEqual(
    [0, 1].map((place) => [bidKey(idOf(place)), leaseStates[place]]),
  );
  expect(ledger.accounts.map(({ state }) => state)).toEqual(['open', 'overdrawn']);
  expect(ledger.payments.map(({ state }) => state)).toEqual(['open', 'overdrawn']);
});
