// What is kept of orders and bids is what their tables tell, whatever a batch changes of them.
import { createTestDatabase, type TestDatabase } from '@leasebook/db/testing';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { LedgerRows } from '../contract.ts';
import type { Bid, Order } from '../objects.ts';
import { exampleBatch, exampleBid, exampleLease } from './example-batch.ts';
import { plainBatch, storedTimeOf } from './example-blocks.ts';
import { openStore } from './index.ts';

let database: TestDatabase;
beforeEach(async () => {
  database = await createTestDatabase();
});
afterEach(() => database.drop());

/** Blocks are 6 s apart: the second day begins with this one at the latest. */
const NEXT_DAY = 14_400;
const at = (height: number) => ({ height, time: storedTimeOf(height) });

/** Commits a block in which these rows changed. */
async function change(store: ReturnType<typeof openStore>, height: number, rows: Partial<LedgerRows>): Promise<void> {
  const batch = plainBatch(height);
  batch.ledger = { ...batch.ledger, ...rows };
  await store.commit(batch);
}

async function outcomes(): Promise<Record<string, unknown>[]> {
  return (
    await database.sql`SELECT to_jsonb(o) - '{owner,dseq,gseq,created_height,created_time}'::text[] AS row FROM order_outcomes o ORDER BY oseq`
  ).map(({ row }) => row);
}

async function bidDays(): Promise<unknown[]> {
  return (await database.sql`SELECT day::date::text, provider, kind, bids::int, won::int FROM bid_days ORDER BY day, provider`).map(
    (row) => ({ ...row }),
  );
}

test('an outcome follows the bids, the lease, the group and the deployment of its order', async () => {
  const store = openStore(database.sql);
  const { ledger } = exampleBatch();
  const group = ledger.groups.map((row) => ({ ...row, state: 'open' as const }));
  const order: Order[] = ledger.orders.slice(1).map((row) => ({ ...row, state: 'open', created: at(1) }));
  await change(store, 1, { deployments: ledger.deployments, groups: group, orders: order });
  const plain = {
    oseq: 2,
    asks_gpus: true,
    bids: 0,
    first_bid_us: null,
    is_leased: false,
    is_pending: true,
    failure: null,
    lease_us: null,
  };
  expect(await outcomes()).toEqual([plain]);

  const bid: Bid = { ...exampleBid, state: 'open', created: at(3) };
  const other: Bid = { ...bid, id: { ...bid.id, provider: 'akash1another' }, created: at(4) };
  await change(store, 3, { bids: [bid] });
  await change(store, 4, { bids: [other] });
  const bidden = { ...plain, bids: 2, first_bid_us: 12_000_000 };
  expect(await outcomes()).toEqual([bidden]);

  const withdrawn = [bid, other].map((row): Bid => ({ ...row, state: 'closed', closed: at(5) }));
  await change(store, 5, { bids: withdrawn });
  expect(await outcomes()).toEqual([bidden]);
  // The order stays open where its group or deployment is closed.
  await change(store, 6, { groups: group.map((row) => ({ ...row, state: 'closed', closedHeight: 6 })) });
  expect(await outcomes()).toEqual([{ ...bidden, is_pending: false, failure: 'BIDS_WITHDRAWN' }]);
  await change(store, 7, { groups: group.map((row) => ({ ...row, state: 'insufficient_funds', closedHeight: null })) });
  expect(await outcomes()).toEqual([{ ...bidden, is_pending: false, failure: 'OUT_OF_FUNDS' }]);
  await change(store, 8, { groups: group });
  expect(await outcomes()).toEqual([bidden]);
  await change(store, 9, { deployments: ledger.deployments.map((row) => ({ ...row, state: 'closed', closed: at(5) })) });
  expect(await outcomes()).toEqual([{ ...bidden, is_pending: false, failure: 'BID_NOT_ACCEPTED' }]);
  await change(store, 10, { leases: [{ ...exampleLease, created: at(10) }] });
  expect(await outcomes()).toEqual([{ ...bidden, is_leased: true, is_pending: false, lease_us: 54_000_000 }]);
});

test('a bid counts on its day once, its lease on the same day, and its close on its own', async () => {
  const store = openStore(database.sql);
  const { ledger } = exampleBatch();
  const bid: Bid = { ...exampleBid, state: 'open', created: at(1) };
  const other: Bid = { ...bid, id: { ...bid.id, provider: 'akash1another' }, created: at(NEXT_DAY) };
  const [first, second] = await database.sql<{ day: string }[]>`
    SELECT (to_timestamp(us / 1000000) AT TIME ZONE 'UTC')::date::text AS day
    FROM unnest(${[1, NEXT_DAY].map((height) => String(storedTimeOf(height) / 1_000n))}::text[]::numeric[]) WITH ORDINALITY AS t (us, place)
    ORDER BY place`;
  const counted = (day: string | undefined, provider: string, won: number) => ({ day, provider, kind: 'gpu', bids: 1, won });
  await change(store, 1, { deployments: ledger.deployments, groups: ledger.groups, orders: ledger.orders, bids: [bid] });
  expect(await bidDays()).toEqual([counted(first?.day, 'akash1provider', 0)]);
  await change(store, NEXT_DAY, { bids: [other, { ...bid, state: 'active' }], leases: [{ ...exampleLease, created: at(NEXT_DAY) }] });
  const won = [counted(first?.day, 'akash1provider', 1), counted(second?.day, 'akash1another', 0)];
  expect(await bidDays()).toEqual(won);
  const closed = at(NEXT_DAY + 1);
  await change(store, NEXT_DAY + 1, {
    bids: [
      { ...bid, state: 'closed', closed },
      { ...other, state: 'lost', closed },
    ],
    leases: [{ ...exampleLease, created: at(NEXT_DAY), state: 'closed', closed, announcedReason: 10_000 }],
  });
  expect(await bidDays()).toEqual(won);
  const closes = await database.sql`SELECT day::date::text, provider, kind, code, leases::int FROM close_days`;
  expect(closes.map((row) => ({ ...row }))).toEqual([
    { day: second?.day, provider: 'akash1provider', kind: 'gpu', code: '10000', leases: 1 },
  ]);
});

test('a close for want of funds stays one, though its group is open and its account paid later in the batch', async () => {
  const store = openStore(database.sql);
  const batch = plainBatch(3, 4);
  const { ledger } = exampleBatch();
  const closed = at(3);
  batch.ledger = {
    ...batch.ledger,
    deployments: ledger.deployments.map((row) => ({ ...row, state: 'closed', closed })),
    groups: ledger.groups.map((row) => ({ ...row, state: 'open', closedHeight: null })),
    accounts: ledger.accounts.map((row) => ({ ...row, state: 'closed' })),
    leases: [{ ...exampleLease, created: at(2), state: 'closed', closed, announcedReason: 1, ranOut: true }],
  };
  await store.commit(batch);
  expect((await database.sql`SELECT code, leases::int FROM close_days`).map((row) => ({ ...row }))).toEqual([{ code: '20000', leases: 1 }]);
});
