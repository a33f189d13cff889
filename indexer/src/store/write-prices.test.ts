// What was asked and agreed per hour of a GPU or vCPU, by the pace of blocks before it, whatever parts an offer or an order has.
import { createTestDatabase, type TestDatabase } from '@leasebook/db/testing';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { LedgerRows } from '../contract.ts';
import type { BlockFacts, PriceSample, Resources } from '../facts.ts';
import type { Bid, Group, Lease } from '../objects.ts';
import { exampleBid, exampleLease } from './example-batch.ts';
import { emptyBlock, partsOf, plainBatch, storedTimeOf } from './example-blocks.ts';
import { openStore, type Store } from './index.ts';

let database: TestDatabase;
let store: Store;
beforeEach(async () => {
  database = await createTestDatabase();
  store = openStore(database.sql);
});
afterEach(() => database.drop());

/** Hours after the first block at which each of the blocks was made: two in the 24 hours before the last one. */
const HOURS = [0, 1, 12, 25];
const timeOf = (height: number) => storedTimeOf(0) + BigInt(HOURS[height - 1] ?? 26) * 3_600_000_000_000n;
const at = (height: number) => ({ height, time: timeOf(height) });

async function commit(heights: number[], rows: Partial<LedgerRows>, prices: PriceSample[] = []): Promise<void> {
  const blocks = heights.map((height): BlockFacts => ({ ...emptyBlock(height), time: timeOf(height) }));
  const batch = plainBatch();
  await store.commit({ ...batch, ...partsOf(blocks), prices, ledger: { ...batch.ledger, ...rows } });
}

/** Resources of a unit; `key` names its GPUs. */
function resources(id: number, gpus: bigint, cpuMillis: bigint, key: string | null = null, value = 'true'): Resources {
  const none = { cpuAttributes: [], memoryBytes: 1n, memoryAttributes: [], storage: [], endpoints: [] };
  return { ...none, id, gpus, cpuMillis, gpuAttributes: key === null ? [] : [{ key, value }] };
}

const A100 = 'vendor/nvidia/model/a100/ram/80Gi';
const T4 = 'vendor/nvidia/model/t4';
const owner = 'akash1tenant';
const free = { denom: 'uakt', amount: 0n };
const group = (dseq: bigint, ...units: [Resources, number][]): Group => ({
  ...{ id: { owner, dseq, gseq: 1 }, state: 'open', createdHeight: 1, closedHeight: null },
  spec: {
    ...{ name: '', requirements: { signedByAllOf: [], signedByAnyOf: [], attributes: [] } },
    resources: units.map(([parts, count]) => ({ resources: parts, count, price: free })),
  },
});
const whole = (amount: bigint) => amount * 10n ** 18n;
const bid = (dseq: bigint, height: number, denom: string, amount: bigint, ...offer: [Resources, number][]): Bid => ({
  ...{ ...exampleBid, id: { owner, dseq, gseq: 1, oseq: 1, provider: 'akash1provider', bseq: 0 }, state: 'open', created: at(height) },
  ...{ price: { denom, amount: whole(amount) }, resourcesOffer: offer.map(([parts, count]) => ({ resources: parts, count })) },
});

async function quotes(kind: 'ask' | 'agreed'): Promise<unknown[]> {
  const rows = await database.sql`
    SELECT dseq::int, model, ram, resource, denom, trim_scale(weight)::text AS weight, trim_scale(price)::text AS price,
      trim_scale(value)::text AS value, trim_scale(usd)::text AS usd, trim_scale(value_usd)::text AS value_usd
    FROM price_quotes WHERE kind = ${kind} ORDER BY dseq, model COLLATE "C"`;
  return rows.map((row) => Object.values(row));
}

test('an ask is shared by the GPUs of its offer or order, or else by its vCPUs, at the pace of the 24 hours before', async () => {
  const ordered: [Resources, number][] = [
    [resources(1, 1n, 500n, 'vendor/nvidia/model/h100'), 1],
    [resources(2, 1n, 500n, T4), 1],
    [resources(3, 0n, 8_000n), 1],
  ];
  const offered: [Resources, number][] = [
    [resources(1, 1n, 500n, A100), 2],
    // What the offer does not name, or takes back, is what the order names.
    [resources(2, 1n, 500n, A100, 'false'), 1],
    [resources(3, 0n, 8_000n), 1],
  ];
  const groups = [group(1n, ...ordered), group(2n, [resources(1, 0n, 2_000n), 2]), group(3n, [resources(1, 2n, 500n), 1])];
  await commit(
    [1, 2, 3, 4],
    {
      groups,
      bids: [
        // A block in the hour before.
        bid(1n, 2, 'uact', 6n, ...offered),
        // Two blocks in the 24 hours before; the order has two replicas of two vCPUs.
        bid(2n, 4, 'uakt', 12n),
        // Of GPUs that nobody names, in the first block, which tells of no pace.
        bid(3n, 1, 'uakt', 12n),
      ],
    },
    [{ time: timeOf(4), price: 2n * 10n ** 18n, source: 'oracle' }],
  );
  const asked = [
    [1, 'a100', '80Gi', 'gpu', 'uact', '2', '0.000002', '0.000004', '0.000002', '0.000004'],
    [1, 't4', '', 'gpu', 'uact', '1', '0.000002', '0.000002', '0.000002', '0.000002'],
  ];
  const nameless = [3, 'unknown', '', 'gpu', 'uakt', '2', null, null, null, null];
  expect(await quotes('ask')).toEqual([
    ...asked,
    [2, '', '', 'cpu', 'uakt', '4', '0.00000025', '0.000001', '0.0000005', '0.000002'],
    nameless,
  ]);
  // v2.0 converts what open bids ask.
  await commit([5], { bids: [bid(2n, 4, 'uact', 24n)] });
  expect(await quotes('ask')).toEqual([
    ...asked,
    [2, '', '', 'cpu', 'uact', '4', '0.0000005', '0.000002', '0.0000005', '0.000002'],
    nameless,
  ]);
});

test('an agreed price is the first one of a lease, shared by its GPUs, or else by its vCPUs', async () => {
  const lease = (dseq: bigint, change: Partial<Lease>): Lease => ({
    ...{ ...exampleLease, id: { owner, dseq, gseq: 1, oseq: 1, provider: 'akash1provider', bseq: 0 }, state: 'active', reclamation: null },
    ...{ created: at(4), price: { denom: 'uact', amount: whole(1n) } },
    prices: [
      { fromHeight: 4, denom: 'uakt', amount: whole(12n) },
      { fromHeight: 5, denom: 'uact', amount: whole(1n) },
    ],
    ...change,
  });
  const variant = { vendor: 'nvidia', model: 'a100', ram: '80Gi', interface: '', origin: 'offer' as const };
  const gpus = lease(1n, {
    gpus: 3n,
    gpuVariants: [
      { ...variant, count: 2n },
      { ...variant, model: 't4', ram: '', count: 1n },
    ],
  });
  const cpus = lease(2n, { gpus: 0n, cpuMillis: 500n, gpuVariants: [] });
  const nothing = lease(3n, { gpus: 0n, cpuMillis: 0n, gpuVariants: [] });
  await commit([1, 2, 3, 4, 5], { leases: [gpus, cpus, nothing] });
  expect(await quotes('agreed')).toEqual([
    [1, 'a100', '80Gi', 'gpu', 'uakt', '2', '0.000000333333333333', '0.000000666666666667', null, null],
    [1, 't4', '', 'gpu', 'uakt', '1', '0.000000333333333333', '0.000000333333333333', null, null],
    [2, '', '', 'cpu', 'uakt', '0.5', '0.000002', '0.000001', null, null],
  ]);
});
