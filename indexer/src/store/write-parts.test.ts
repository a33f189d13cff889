// How many rows lists have by their parts is what the tables hold, after any batches.
import { createTestDatabase, type TestDatabase } from '@leasebook/db/testing';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { BlockFacts, MessageFacts } from '../facts.ts';
import { transactionFacts } from '../ledger/testing.ts';
import type { MoneyFlow } from '../objects.ts';
import { emptyBlock, partsOf, plainBatch } from './example-blocks.ts';
import { openStore, type Store } from './index.ts';

let database: TestDatabase;
let store: Store;
beforeEach(async () => {
  database = await createTestDatabase();
  store = openStore(database.sql);
});
afterEach(() => database.drop());

function message(path: number[], typeUrl: string): MessageFacts {
  return { path, typeUrl, signer: 'akash1any', message: { kind: 'other' }, body: null };
}

function block(height: number, proposer: string, ...types: string[][]): BlockFacts {
  const transactions = types.map((list, index) =>
    transactionFacts({ index, hash: `TX${height}/${index}`, messages: list.map((typeUrl, place) => message([place], typeUrl)) }),
  );
  return { ...emptyBlock(height), proposer, transactions };
}

function flow(height: number, sequence: number, kind: MoneyFlow['kind'], denom: string): MoneyFlow {
  const coin = { denom, amount: 1n };
  return { height, sequence, kind, coin, txIndex: null, sender: 'a', recipient: 'b', scope: '', xid: '', lease: '' };
}

async function commit(blocks: BlockFacts[], flows: MoneyFlow[] = []): Promise<void> {
  const batch = plainBatch();
  await store.commit({ ...batch, ...partsOf(blocks), ledger: { ...batch.ledger, flows } });
}

async function parts(): Promise<unknown[]> {
  const rows = await database.sql`
    SELECT list, part, denom, rows, first_height, last_height FROM list_parts ORDER BY list, part COLLATE "C", denom`;
  return rows.map((row) => Object.values(row));
}

test('each batch adds its rows; a transaction counts once by each of its types', async () => {
  await commit(
    [block(1, 'AA', ['/a', '/a', '/b']), block(2, 'BB', ['/b'], ['/a'])],
    [flow(1, 0, 'take_fee', 'uakt'), flow(1, 1, 'take_fee', 'uakt'), flow(2, 0, 'take_fee', 'ibc/odd')],
  );
  await commit([block(3, 'AA'), block(4, 'AA', ['/a'])], [flow(4, 0, 'take_fee', 'uakt'), flow(4, 1, 'deposit', 'uakt')]);
  expect(await parts()).toEqual([
    ['blocks', 'AA', '', 3, 1, 4],
    ['blocks', 'BB', '', 1, 2, 2],
    ['flows', 'deposit', 'uakt', 1, 4, 4],
    ['flows', 'take_fee', 'ibc/odd', 1, 2, 2],
    ['flows', 'take_fee', 'uakt', 3, 1, 4],
    ['messages', '/a', '', 4, 1, 4],
    ['messages', '/b', '', 2, 1, 2],
    ['transactions', '', '', 4, 1, 4],
    ['transactions', '/a', '', 3, 1, 4],
    ['transactions', '/b', '', 2, 1, 2],
  ]);
});
