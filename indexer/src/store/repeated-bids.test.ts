// A provider that withdrew its bid may bid again on the order: the bid has the key of the one before.
import { createTestDatabase, type TestDatabase } from '@leasebook/db/testing';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Bid } from '../objects.ts';
import { exampleBatch, exampleBid, plainBatch, storedTimeOf } from './example-batch.ts';
import { openStore } from './index.ts';

let database: TestDatabase;
beforeEach(async () => {
  database = await createTestDatabase();
});
afterEach(() => database.drop());

test("a bid in a later batch takes the place of its provider's first one, with what it asks", async () => {
  const store = openStore(database.sql);
  const { deployments, groups, orders } = exampleBatch().ledger;
  const commit = async (height: number, bids: Bid[]): Promise<void> => {
    const batch = plainBatch(height);
    batch.ledger = { ...batch.ledger, bids, ...(height === 1 ? { deployments, groups, orders } : {}) };
    await store.commit(batch);
  };
  const at = (height: number) => ({ height, time: storedTimeOf(height) });
  const bid: Bid = { ...exampleBid, state: 'open', created: at(1) };
  await commit(1, [bid]);
  await commit(2, [{ ...bid, state: 'closed', closed: at(2) }]);
  await commit(3, [{ ...bid, created: at(3), price: { denom: 'uakt', amount: 7n * 10n ** 18n } }]);
  const rows = await database.sql`
    SELECT b.created_height AS bid, b.state, q.height AS quote, trim_scale(b.price_amount)::text AS amount
    FROM bids b JOIN price_quotes q USING (owner, dseq, gseq, oseq, provider, bseq) WHERE q.kind = 'ask' GROUP BY 1, 2, 3, 4`;
  expect(rows.map((row) => ({ ...row }))).toEqual([{ bid: 3, state: 'open', quote: 3, amount: '7' }]);
});
