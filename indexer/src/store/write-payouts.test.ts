// What was paid for leases, by the hour of a GPU or vCPU and by day, over batches, ends, unknown leases and prices.
import { connect } from '@leasebook/db';
import { createTestDatabase, type TestDatabase } from '@leasebook/db/testing';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { LedgerRows } from '../contract.ts';
import type { PriceSample } from '../facts.ts';
import { bidKey } from '../ledger/keys.ts';
import type { Lease, MoneyFlow } from '../objects.ts';
import { exampleLease } from './example-batch.ts';
import { plainBatch, storedTimeOf } from './example-blocks.ts';
import { openStore, type Store } from './index.ts';

let database: TestDatabase;
let store: Store;
beforeEach(async () => {
  database = await createTestDatabase();
  store = openStore(database.sql);
});
afterEach(() => database.drop());

/** Blocks are 6 s apart. */
const at = (height: number) => ({ height, time: storedTimeOf(height) });
const id = { owner: 'akash1tenant', gseq: 1, oseq: 1, provider: 'akash1provider', bseq: 0 };
const plain = { ...exampleLease, state: 'active' as const, reclamation: null };
const gpuLease: Lease = {
  ...plain,
  id: { ...id, dseq: 1n },
  created: at(2),
  gpus: 3n,
  gpuVariants: [
    { vendor: 'nvidia', model: 'a100', ram: '80Gi', interface: 'sxm', count: 2n, origin: 'offer' },
    { vendor: 'nvidia', model: 't4', ram: '', interface: '', count: 1n, origin: 'offer' },
  ],
};
/** One from before the first indexed block. */
const cpuLease: Lease = {
  ...{ ...plain, id: { ...id, dseq: 2n }, created: { height: 1, time: storedTimeOf(-500) } },
  ...{ gpus: 0n, cpuMillis: 4_000n, gpuVariants: [] },
};

let sequence = 0;
function paid(height: number, kind: 'earnings' | 'take_fee', lease: Lease, amount: bigint, denom = 'uakt'): MoneyFlow {
  const { owner, dseq } = lease.id;
  return {
    ...{ height, txIndex: null, sequence: sequence++, kind, coin: { denom, amount }, scope: 'deployment', xid: `${owner}/${dseq}` },
    ...{ sender: 'escrow', recipient: kind === 'earnings' ? lease.id.provider : 'pool', lease: bidKey(lease.id) },
  };
}

async function commit(heights: number[], rows: Partial<LedgerRows>, prices: PriceSample[] = []): Promise<void> {
  const batch = plainBatch(...heights);
  await store.commit({ ...batch, prices, ledger: { ...batch.ledger, ...rows } });
}

/** Prices of AKT come in block 4, whose oracle counts; the GPU lease ends in block 7 and is paid for afterwards too. */
async function payAll(): Promise<void> {
  const unknown: Lease = { ...gpuLease, id: { ...id, provider: 'akash1another', dseq: 9n } };
  await commit(
    [1, 2, 3, 4, 5],
    {
      leases: [gpuLease, cpuLease],
      flows: [
        // In the block of its creation, of no hours; and of a lease that is not in the tables, before any price.
        paid(2, 'earnings', gpuLease, 3n, 'uact'),
        paid(2, 'earnings', unknown, 7n),
        paid(4, 'earnings', gpuLease, 90n),
        paid(4, 'take_fee', gpuLease, 10n),
        paid(4, 'earnings', cpuLease, 40n, 'uact'),
        paid(5, 'earnings', gpuLease, 50n),
      ],
    },
    [
      { time: storedTimeOf(4), price: 2n * 10n ** 18n, source: 'oracle' },
      { time: storedTimeOf(4), price: 5n * 10n ** 18n, source: 'import' },
    ],
  );
  await commit([6], {});
  const ended: Lease = { ...gpuLease, state: 'closed', closed: at(7) };
  await commit([7, 8], {
    leases: [ended],
    flows: [
      paid(7, 'earnings', cpuLease, 20n, 'uact'),
      paid(8, 'earnings', cpuLease, 20n, 'uact'),
      paid(8, 'earnings', gpuLease, 30n),
      paid(8, 'earnings', gpuLease, 12n, 'ibc/odd'),
    ],
  });
  await commit([9], { flows: [paid(9, 'earnings', gpuLease, 3n)] });
}

test('a payout is that of the hours since the one before, the creation or the first block, shared by GPUs', async () => {
  await payAll();
  const rows = await database.sql`
    SELECT height::int, denom, model, resource, trim_scale(weight)::text AS weight, trim_scale(price)::text AS price, trim_scale(usd)::text AS usd,
      trim_scale(value)::text AS value, trim_scale(value_usd)::text AS value_usd
    FROM price_payouts ORDER BY height, denom, model`;
  const [hours, two] = [
    { 6: '0.001666666666666667', 12: '0.003333333333333333' },
    { 6: '0.003333333333333333', 12: '0.006666666666666667' },
  ];
  expect(rows.map((row) => Object.values(row))).toEqual([
    [2, 'uact', 'a100', 'gpu', '0', null, null, '0.000002', '0.000002'],
    [2, 'uact', 't4', 'gpu', '0', null, null, '0.000001', '0.000001'],
    [4, 'uact', '', 'cpu', '0.02', '0.002', '0.002', '0.00004', '0.00004'],
    [4, 'uakt', 'a100', 'gpu', two[12], '0.01', '0.02', '0.000066666666666667', '0.000133333333333333'],
    [4, 'uakt', 't4', 'gpu', hours[12], '0.01', '0.02', '0.000033333333333333', '0.000066666666666667'],
    [5, 'uakt', 'a100', 'gpu', two[6], '0.01', '0.02', '0.000033333333333333', '0.000066666666666667'],
    [5, 'uakt', 't4', 'gpu', hours[6], '0.01', '0.02', '0.000016666666666667', '0.000033333333333333'],
    [7, 'uact', '', 'cpu', '0.02', '0.001', '0.001', '0.00002', '0.00002'],
    [8, 'ibc/odd', 'a100', 'gpu', two[12], '0.0012', null, '0.000008', null],
    [8, 'ibc/odd', 't4', 'gpu', hours[12], '0.0012', null, '0.000004', null],
    [8, 'uact', '', 'cpu', two[12], '0.003', '0.003', '0.00002', '0.00002'],
    [8, 'uakt', 'a100', 'gpu', two[12], '0.003', '0.006', '0.00002', '0.00004'],
    [8, 'uakt', 't4', 'gpu', hours[12], '0.003', '0.006', '0.00001', '0.00002'],
    [9, 'uakt', 'a100', 'gpu', '0', null, null, '0.000002', '0.000004'],
    [9, 'uakt', 't4', 'gpu', '0', null, null, '0.000001', '0.000002'],
  ]);
});

test('what was paid in a day is told by whom, to whom, for what, in which denomination and valued by what', async () => {
  await payAll();
  const rows = await database.sql`
    SELECT dimension, member, denom, source, amount::text, take::text, usd::text, take_usd::text FROM spend_days
    ORDER BY dimension COLLATE "C", member COLLATE "C", denom COLLATE "C", source COLLATE "C"`;
  const odd = ['ibc/odd', 'none', '12', '0', null, null];
  const act = ['uact', 'one-to-one', '83', '0', '0.000083', '0'];
  const akt = ['uakt', 'oracle', '183', '10', '0.000366', '0.00002'];
  const early = ['uakt', 'none', '7', '0', null, null];
  expect(rows.map((row) => Object.values(row))).toEqual([
    ['denom', 'ibc/odd', ...odd],
    ['denom', 'uact', ...act],
    ['denom', 'uakt', ...early],
    ['denom', 'uakt', ...akt],
    ['kind', 'cpu', 'uact', 'one-to-one', '80', '0', '0.00008', '0'],
    ['kind', 'gpu', ...odd],
    ['kind', 'gpu', 'uact', 'one-to-one', '3', '0', '0.000003', '0'],
    ['kind', 'gpu', ...akt],
    ['model', '', 'uact', 'one-to-one', '80', '0', '0.00008', '0'],
    ['model', 'nvidia/a100', 'ibc/odd', 'none', '8', '0', null, null],
    ['model', 'nvidia/a100', 'uact', 'one-to-one', '2', '0', '0.000002', '0'],
    ['model', 'nvidia/a100', 'uakt', 'oracle', '122', '6.666666666666666667', '0.000244', '0.000013333333333333'],
    ['model', 'nvidia/t4', 'ibc/odd', 'none', '4', '0', null, null],
    ['model', 'nvidia/t4', 'uact', 'one-to-one', '1', '0', '0.000001', '0'],
    ['model', 'nvidia/t4', 'uakt', 'oracle', '61', '3.333333333333333333', '0.000122', '0.000006666666666667'],
    ['network', '', ...odd],
    ['network', '', ...act],
    ['network', '', ...early],
    ['network', '', ...akt],
    ['provider', 'akash1another', ...early],
    ['provider', 'akash1provider', ...odd],
    ['provider', 'akash1provider', ...act],
    ['provider', 'akash1provider', ...akt],
    ['tenant', 'akash1tenant', ...odd],
    ['tenant', 'akash1tenant', ...act],
    ['tenant', 'akash1tenant', ...early],
    ['tenant', 'akash1tenant', ...akt],
  ]);
});

test('what a block adds at the head is looked up by key, however many days there are', async () => {
  await commit([1, 2], { leases: [gpuLease], flows: [paid(2, 'earnings', gpuLease, 3n)] });
  await database.sql`
    INSERT INTO spend_days (dimension, member, day, denom, source, amount, take)
    SELECT 'tenant', 'akash1tenant' || n, '2020-01-01', 'uakt', 'none', 1, 0 FROM generate_series(1, 20000) AS n`;
  await database.sql`ANALYZE spend_days`;
  // What a connection read is told when it ends.
  const sql = connect(database.url, { name: 'leasebook-test', connections: 1 });
  store = openStore(sql);
  await store.checkpoint();
  await commit([3], { flows: [paid(3, 'earnings', gpuLease, 3n)] });
  await sql.end();
  const read = async () => {
    const [counts] = await database.sql`SELECT n_tup_upd AS added, seq_tup_read AS walked FROM pg_stat_user_tables
      WHERE relname = 'spend_days'`;
    return counts;
  };
  await expect.poll(async () => (await read())?.added).toBeGreaterThan(0);
  expect((await read())?.walked).toBeLessThan(20_000);
});
