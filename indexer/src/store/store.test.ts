// The store on a real PostgreSQL: what goes in comes out, one writer at a time, and all or nothing.
import { randomBytes } from 'node:crypto';
import { connect } from '@leasebook/db';
import { createTestDatabase, type TestDatabase } from '@leasebook/db/testing';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Batch, MarketStatesRow, MemberHolding, MemberStateRow } from '../contract.ts';
import type { Lease, MoneyFlow } from '../objects.ts';
import { exampleBatch, exampleBid, exampleFigure, exampleLease } from './example-batch.ts';
import { awkward, exampleBlocks, plainBatch, storedTimeOf } from './example-blocks.ts';
import { openStore, type TableChecksum, tableChecksums } from './index.ts';

let database: TestDatabase;
beforeEach(async () => {
  database = await createTestDatabase();
});
afterEach(() => database.drop());

const rowsOf = (checksums: TableChecksum[]) => checksums.filter(({ rows }) => rows > 0).map(({ table }) => table);

test('an empty database has no checkpoint and nothing to restore', async () => {
  const store = openStore(database.sql);
  expect(await store.checkpoint()).toBeNull();
  expect(await store.restore()).toBeNull();
});

test('everything that is not finally closed comes back exactly', async () => {
  const batch = exampleBatch();
  await openStore(database.sql).commit(batch);
  const store = openStore(database.sql);
  expect(await store.checkpoint()).toEqual({
    chainId: 'example-1',
    height: 2,
    blockHash: 'HASH2',
    blockTime: storedTimeOf(2),
    firstHeight: 1,
  });
  const restored = await store.restore();
  const { flows: _flows, parameters: _parameters, ...ledger } = batch.ledger;
  expect(restored).toEqual({
    ledger: {
      ...ledger,
      providerAttributes: ledger.providerAttributes.filter(({ toHeight }) => toHeight === null),
      state: { era: 'v2.1', pending: [{ height: 3, text: 'nul\ufffd' }] },
    },
    measureState: batch.measureState,
    cells: batch.cells,
    tenants: [...new Set(batch.ledger.leases.map(({ id }) => id.owner))],
  });
});

test.each<[string, string[]]>([
  ['vendor/nvidia/model/*', ['', 'unknown', '', '']],
  ['vendor/nvidia/model/rtx*', ['', 'unknown', '', '']],
  ['vendor/nvidia/model/a100/ram/*', ['nvidia', 'a100', '', '']],
  // The chain looks at no key of an offer.
  [`vendor/nvidia/model/${randomBytes(3000).toString('hex')}`, ['', 'unknown', '', '']],
  ['vendor/nvidia/model/a100/ram/80Gi/interface/sxm*', ['nvidia', 'a100', '80Gi', '']],
])('a bid that offers %.50s asks for what that names', async (key, variant) => {
  const batch = exampleBatch();
  const resourcesOffer = exampleBid.resourcesOffer.slice(0, 1).map(({ resources, count }) => ({
    count,
    resources: { ...resources, gpus: 1n, gpuAttributes: [{ key, value: 'true' }] },
  }));
  batch.ledger.groups = [];
  batch.ledger.bids = [{ ...exampleBid, resourcesOffer }];
  await openStore(database.sql).commit(batch);
  const asked = await database.sql`SELECT vendor, model, ram, interface FROM price_quotes WHERE kind = 'ask'`;
  expect(asked.map((row) => Object.values(row))).toEqual([variant]);
});

test('closed objects stay in the tables and out of what a restart gets', async () => {
  const store = openStore(database.sql);
  const first = exampleBatch();
  await store.commit(first);
  const closed = { height: 3, time: storedTimeOf(3) };
  const next = plainBatch(3);
  next.ledger = {
    ...next.ledger,
    deployments: first.ledger.deployments.map((row) => ({ ...row, state: 'closed', closed })),
    groups: first.ledger.groups.map((row) => ({ ...row, state: 'closed', closedHeight: 3 })),
    orders: first.ledger.orders.map((row) => ({ ...row, state: 'closed', closed })),
    bids: [{ ...exampleBid, state: 'closed', closed }],
    leases: [{ ...exampleLease, state: 'closed', closed, reason: 1, gpuVariants: exampleLease.gpuVariants.slice(1) }],
    accounts: first.ledger.accounts.map((row) => ({ ...row, state: 'closed' })),
    payments: first.ledger.payments.map((row) => ({ ...row, state: 'closed' })),
    grants: first.ledger.grants.map((row) => ({ ...row, goneHeight: 3 })),
  };
  await store.commit(next);
  const restored = await openStore(database.sql).restore();
  expect(restored?.ledger).toMatchObject({
    deployments: [],
    groups: [],
    orders: [],
    bids: [],
    leases: [],
    accounts: [],
    payments: [],
    grants: [],
  });
  expect(restored?.ledger.providers).toHaveLength(1);
  const [row] = await database.sql`
    SELECT (SELECT count(*) FROM leases) AS leases, (SELECT array_agg(model) FROM lease_gpus) AS models,
      (SELECT closed_height FROM leases) AS closed_height, (SELECT count(*) FROM orders) AS orders`;
  expect(row).toEqual({ leases: 1, models: ['h100'], closed_height: 3, orders: 2 });
});

test('odd text survives; what PostgreSQL cannot keep becomes visible', async () => {
  await openStore(database.sql).commit(exampleBatch());
  const [transaction] = await database.sql`SELECT log, memo, gas_wanted::text AS gas FROM transactions WHERE height = 1`;
  expect(transaction).toEqual({ log: `${awkward}\ufffd`, memo: awkward, gas: '9007199254740993' });
  const messages = await database.sql`SELECT path, body FROM messages WHERE height = 1 ORDER BY path`;
  expect(Array.from(messages)).toEqual([
    { path: '0', body: { text: `${awkward}\ufffd\ufffd`, escaped: '\\u0000' } },
    { path: '0/1', body: null },
  ]);
  const letters =
    await database.sql`SELECT object, error, encode(bytes, 'hex') AS bytes FROM dead_letters WHERE height = 1 ORDER BY object`;
  expect(Array.from(letters)).toEqual([
    { object: 'tx 0 event 1', error: awkward, bytes: '0001ff5c' },
    { object: 'tx 0 event 1 #2', error: 'again', bytes: '' },
  ]);
  const events = await database.sql`SELECT origin, event_index, type, attributes FROM unknown_events WHERE height = 1 ORDER BY origin`;
  expect(Array.from(events)).toEqual([
    { origin: 'end', event_index: 0, type: 'akash.v1', attributes: [] },
    { origin: 'tx 0', event_index: 4, type: 'akash.new.v9.Event', attributes: [{ key: 'k', value: 'nul\ufffd' }] },
  ]);
  const [group] = await database.sql`SELECT gpu_attributes FROM group_resources WHERE position = 0`;
  expect(group?.gpu_attributes).toEqual(['vendor/nvidia/model/a100/ram/80Gi', 'vendor/nvidia/model/"odd,{}\\']);
});

test('amounts keep every digit and times every microsecond', async () => {
  await openStore(database.sql).commit(exampleBatch());
  const fees = await database.sql`SELECT height, denom, trim_scale(amount)::text AS amount FROM transaction_fees ORDER BY height`;
  expect(Array.from(fees)).toEqual([
    { height: 1, denom: 'uakt', amount: (2n ** 256n).toString() },
    { height: 2, denom: 'uakt', amount: (2n ** 256n - 1n).toString() },
  ]);
  const [price] = await database.sql`SELECT usd, to_char(time, 'US') AS us FROM prices`;
  expect(price).toEqual({ usd: '3.140000000000000000', us: '123456' });
  const figures =
    await database.sql`SELECT member, bucket, gpu_leased_us, price_median, escrow_held_us FROM hourly_figures ORDER BY dimension`;
  expect(Array.from(figures)).toEqual([
    {
      member: awkward,
      bucket: new Date(472_222 * 3_600_000),
      gpu_leased_us: '12345678901234567890123',
      price_median: '12345.678901234567890123',
      escrow_held_us: '12345.678901234567890123',
    },
    { member: '', bucket: new Date(472_222 * 3_600_000), gpu_leased_us: null, price_median: null, escrow_held_us: null },
  ]);
});

test('later figures, prices and samples replace earlier ones', async () => {
  const store = openStore(database.sql);
  await store.commit(exampleBatch());
  const next = plainBatch(3);
  next.figures = [{ ...exampleFigure(472_222, true), lastHeight: 3, leaseUs: 1n }];
  await store.commit(next);
  const rows = await database.sql`SELECT dimension, lease_us, last_height FROM hourly_figures ORDER BY dimension`;
  expect(Array.from(rows)).toEqual([
    { dimension: 'model', lease_us: '1', last_height: 3 },
    { dimension: 'network', lease_us: null, last_height: 2 },
  ]);
});

test('what held through an hour is told of each hour until it is told anew, ends, or the day does', async () => {
  const midnight = 472_224;
  const half = 5n * 10n ** 17n;
  const hours = [midnight - 2, midnight - 1, midnight, midnight + 1, midnight + 2].map((bucket, place) => ({
    ...exampleFigure(bucket, false),
    // One block and a half, two dollars per AKT, of which the third hour does not know any.
    blocks: 3n * half,
    aktBlocks: place === 2 ? 0n : 6n * half * 10n ** 18n,
    unpricedBlocks: place === 2 ? 3n * half : 0n,
  }));
  const holds: MemberHolding = {
    gpusSupplied: 8n,
    gpusAllocated: 2n,
    gpusLeased: 3n,
    leases: 1n,
    escrowHeld: null,
    rate: 10n ** 18n + 3n,
    dollars: 10n ** 18n,
    gpuDollars: 0n,
    akt: 0n,
    gpuAkt: 0n,
    prices: [
      { isAkt: false, price: 10n ** 18n, gpus: 3n },
      { isAkt: true, price: 10n ** 18n, gpus: 1n },
      { isAkt: true, price: 10n ** 18n, gpus: 1n },
    ],
  };
  const inAkt: MemberHolding = {
    ...holds,
    escrowHeld: 10n ** 18n,
    dollars: 0n,
    akt: 10n ** 18n,
    gpusSupplied: null,
    gpusAllocated: null,
    prices: null,
  };
  const row = (bucket: number, cells: string[], ...members: MemberStateRow[]): MarketStatesRow => ({
    bucketUs: BigInt(bucket) * 3_600_000_000n,
    members,
    cells,
  });
  const batch = { ...plainBatch(1), figures: hours };
  batch.marketStates = [
    row(midnight - 2, [`1,1${','.repeat(18)}`], { dimension: 'model', member: 'm', holds }),
    row(midnight, [`1${',2'.repeat(19)}`], { dimension: 'model', member: 'm', holds }, { dimension: 'denom', member: 'd', holds: inAkt }),
    row(midnight + 1, [`1${','.repeat(19)}`], { dimension: 'model', member: 'm', holds: null }),
  ];
  await openStore(database.sql).commit(batch);
  const rows = await database.sql`
    SELECT (extract(epoch FROM bucket) / 3600)::int - ${midnight} AS hour, member, gpu_supplied_us::text AS supplied, lease_us::text AS leases,
      trim_scale(accrued)::text AS accrued, trim_scale(accrued_usd)::text AS usd, trim_scale(price_p25)::text AS p25,
      trim_scale(price_median)::text AS median, fees::text, trim_scale(escrow_held_us)::text AS escrow
    FROM hourly_figures WHERE dimension <> 'network' ORDER BY bucket, member DESC`;
  const model = {
    member: 'm',
    supplied: (8n * 3_600_000_000n).toString(),
    leases: '3600000000',
    accrued: null,
    usd: '0.0000015',
    p25: '0.0000005',
    median: '0.000003',
    fees: null,
    escrow: null,
  };
  const denom = {
    member: 'd',
    supplied: null,
    leases: '3600000000',
    // Half to even: 1.5 × 1.000000000000000003 ends with 4.5.
    accrued: '1.500000000000000004',
    p25: null,
    median: null,
    fees: '0',
    escrow: '3600000000',
  };
  expect(Array.from(rows)).toEqual([
    { hour: -2, ...model },
    { hour: -1, ...model },
    { hour: 0, ...model, median: '0' },
    { hour: 0, ...denom, usd: null },
    { hour: 1, ...denom, usd: '0.000003' },
    { hour: 2, ...denom, usd: '0.000003' },
  ]);
  const cells = await database.sql`
    SELECT (extract(epoch FROM bucket) / 3600)::int - ${midnight} AS hour, u.cell, u.online_us::text AS online, u.variant_lease_us::text AS leases
    FROM cell_figures f CROSS JOIN LATERAL unnest(f.figures) AS u WHERE grain = 'hour' ORDER BY bucket`;
  expect(Array.from(cells)).toEqual([
    { hour: -2, cell: 1, online: '3600000000', leases: null },
    { hour: -1, cell: 1, online: '3600000000', leases: null },
    { hour: 0, cell: 1, online: '7200000000', leases: '7200000000' },
  ]);
  // An open hour that tells nothing any more.
  const again = openStore(database.sql);
  await again.checkpoint();
  await again.commit({ ...plainBatch(2), marketStates: [row(midnight, [])] });
  const [left] = await database.sql`SELECT count(*)::int AS rows FROM market_states`;
  expect(left).toEqual({ rows: 2 });
});

test('two runs give the same checksums, whatever their batches; another row gives another', async () => {
  const other = await createTestDatabase();
  const store = openStore(database.sql);
  const twin = openStore(other.sql);
  await store.commit(exampleBatch());
  await twin.commit(exampleBatch());
  const leases: Lease[] = [{ ...exampleLease, state: 'closed', closed: { height: 4, time: storedTimeOf(4) } }];
  const closing = (batch: Batch): Batch => ({ ...batch, ledger: { ...batch.ledger, leases } });
  await store.commit(plainBatch(3));
  await store.commit(closing(plainBatch(4)));
  await twin.commit(closing(plainBatch(3, 4)));
  await twin.setHead({ headHeight: 9, headTime: storedTimeOf(9), nodeVersion: '0.38', origin: 'recorded' });
  const checksums = await tableChecksums(database.sql);
  expect(await tableChecksums(other.sql)).toEqual(checksums);
  // The example reaches every table but those of an index that began from a node's state, or was made by an older version.
  expect(rowsOf(checksums)).toEqual(checksums.map(({ table }) => table).filter((table) => !['bootstrap', 'behind'].includes(table)));
  await other.sql`UPDATE leases SET reason = reason + 1`;
  const changed = await tableChecksums(other.sql);
  expect(changed.filter(({ hash }, index) => hash !== checksums[index]?.hash).map(({ table }) => table)).toEqual(['leases']);
  await other.drop();
});

test('sums of flows grow by each batch, by lease, deployment, tenant and provider', async () => {
  const store = openStore(database.sql);
  await store.commit(plainBatch(1));
  const lease = 'akash1owner/7/1/1/akash1provider';
  const flow = (kind: MoneyFlow['kind'], amount: bigint, sequence: number, denom = 'uakt'): MoneyFlow => ({
    height: 0,
    txIndex: 0,
    sequence,
    kind,
    coin: { denom, amount },
    sender: 'escrow',
    recipient: 'anybody',
    scope: kind.startsWith('bid') ? 'bid' : 'deployment',
    xid: kind.startsWith('bid') ? lease : 'akash1owner/7',
    lease: kind === 'earnings' || kind === 'take_fee' ? lease : '',
  });
  const large = 2n ** 200n;
  for (const height of [2, 3]) {
    const batch = plainBatch(height);
    const flows = [
      flow('bid_deposit', 50n, 0),
      flow('deposit', large, 1),
      flow('take_fee', 2n, 2),
      flow('earnings', 98n, 3),
      flow('earnings', 7n, 4, 'uact'),
      flow('refund', 30n, 5),
      flow('bid_refund', 49n, 6),
      { ...flow('vault_funding', 1n, 7), scope: '' as const, xid: '' },
    ];
    batch.ledger = { ...batch.ledger, flows: flows.map((row) => ({ ...row, height })) };
    await store.commit(batch);
  }
  const rows = async (table: string) =>
    (await database.sql.unsafe(`SELECT to_jsonb(t) AS row FROM ${table} t ORDER BY denom`)).map(({ row }) => row);
  const uact = { denom: 'uact', gross: 14, fee: 0, net: 14 };
  const uakt = { denom: 'uakt', gross: 200, fee: 4, net: 196 };
  expect(await rows('lease_totals')).toEqual([uact, uakt].map((sums) => ({ lease, ...sums, last_height: 3 })));
  const deposits = [
    { deposited: 0, refunded: 0 },
    { deposited: Number(2n * large), refunded: 60 },
  ];
  const account = [uact, uakt].map((sums, place) => ({ ...sums, ...deposits[place] }));
  expect(await rows('deployment_totals')).toEqual(account.map((sums) => ({ owner: 'akash1owner', dseq: 7, ...sums })));
  expect(await rows('tenant_totals')).toEqual(account.map((sums) => ({ owner: 'akash1owner', ...sums })));
  expect(await rows('provider_totals')).toEqual([
    { provider: 'akash1provider', ...uact, bid_deposited: 0, bid_refunded: 0 },
    { provider: 'akash1provider', ...uakt, bid_deposited: 100, bid_refunded: 98 },
  ]);
  const [exact] = await database.sql`SELECT trim_scale(deposited)::text AS deposited FROM tenant_totals WHERE denom = 'uakt'`;
  expect(exact).toEqual({ deposited: (2n * large).toString() });
  const places = await database.sql`
    SELECT DISTINCT scope, owner, dseq::text, provider FROM flows WHERE height = 2 AND kind NOT IN ('earnings', 'take_fee') ORDER BY scope`;
  expect(places.map((row) => ({ ...row }))).toEqual([
    { scope: '', owner: '', dseq: null, provider: '' },
    { scope: 'bid', owner: 'akash1owner', dseq: '7', provider: 'akash1provider' },
    { scope: 'deployment', owner: 'akash1owner', dseq: '7', provider: '' },
  ]);
});

test('only one of two writers can go on', async () => {
  const first = openStore(database.sql);
  const second = openStore(database.sql);
  await first.commit(exampleBatch());
  await expect(second.commit(exampleBatch())).rejects.toMatchObject({ code: 'STORE_WRITER_REPLACED', kind: 'retryable' });
  await second.checkpoint();
  const outcomes = await Promise.allSettled([first.commit(plainBatch(3)), second.commit(plainBatch(3))]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'STORE_WRITER_REPLACED' } });
  const [row] = await database.sql`SELECT count(*) AS blocks FROM blocks`;
  expect(row).toEqual({ blocks: 3 });
});

test.each([
  ['the first table', 'blocks'],
  ['a table in the middle', 'bids'],
  ['the last table', 'figures'],
])('a full disk while %s is written leaves nothing, and the same batch goes in later', async (_where, table) => {
  const store = openStore(database.sql);
  await store.commit(plainBatch(1));
  const before = await tableChecksums(database.sql);
  await database.sql.unsafe(`
    CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = '53100'; END $$;
    CREATE TRIGGER full_disk AFTER INSERT ON ${table} FOR EACH ROW EXECUTE FUNCTION full_disk()`);
  const example = exampleBatch();
  const next = {
    ...example,
    ...exampleBlocks(2),
    ledger: { ...example.ledger, flows: [] },
  };
  await expect(store.commit(next)).rejects.toMatchObject({
    code: 'DATABASE_DISK_FULL',
    kind: 'fatal',
    height: 2,
    object: 'batch of blocks 2 to 3',
    message: expect.stringContaining('No space left on device'),
  });
  expect(await tableChecksums(database.sql)).toEqual(before);
  await database.sql.unsafe(`DROP TRIGGER full_disk ON ${table}`);
  await store.commit(next);
  expect(await openStore(database.sql).checkpoint()).toMatchObject({ height: 3 });
});

test('the first cause is the one reported', async () => {
  const store = openStore(database.sql);
  const batch = exampleBatch();
  await database.sql`INSERT INTO transactions VALUES (1, 0, '', 0, '', '', 0, 0, '', '', 0)`;
  await expect(store.commit(batch)).rejects.toMatchObject({
    code: 'DATABASE_ERROR',
    message: expect.stringContaining('transactions_pkey'),
  });
  expect(await store.checkpoint()).toBeNull();
});

test('a server that goes away in the middle of a batch is a retryable error', async () => {
  const sql = connect(database.url, { name: 'leasebook-victim', connections: 1 });
  const store = openStore(sql);
  await store.commit(plainBatch(1));
  await database.sql.unsafe(`
    CREATE FUNCTION vanish() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END $$;
    CREATE TRIGGER vanish AFTER INSERT ON blocks FOR EACH ROW EXECUTE FUNCTION vanish()`);
  await expect(store.commit(plainBatch(2))).rejects.toMatchObject({ kind: 'retryable' });
  await database.sql`DROP TRIGGER vanish ON blocks`;
  expect(await store.checkpoint()).toMatchObject({ height: 1 });
  await store.commit(plainBatch(2));
  await sql.end();
});

test('each batch announces its height, after it is there', async () => {
  const heard = Promise.withResolvers<string>();
  const listener = connect(database.url, { name: 'leasebook-listener', connections: 1 });
  await listener.listen('leasebook_block', heard.resolve);
  await openStore(database.sql).commit(plainBatch(1));
  expect(JSON.parse(await heard.promise)).toEqual({ height: 1 });
  await listener.end();
});
