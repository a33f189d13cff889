// A batch that holds one object of every type, with awkward values, for the tests of the store.
import type { Batch, FigureRow, MarketStatesRow, MemberHolding } from '../contract.ts';
import type { GroupSpec, Resources } from '../facts.ts';
import type { Bid, EscrowAccount, Lease } from '../objects.ts';
import { awkward, exampleBlocks, storedTimeOf, timeOf } from './example-blocks.ts';

const hour = 3_600_000_000n;
const resources: Resources = {
  id: 1,
  cpuMillis: 18_446_744_073_709_551_615n,
  cpuAttributes: [{ key: 'arch', value: 'amd64' }],
  memoryBytes: 2n ** 63n,
  memoryAttributes: [],
  storage: [
    { name: 'default', bytes: 5_368_709_120n, attributes: [] },
    { name: 'data', bytes: 2n ** 62n, attributes: [{ key: 'persistent', value: awkward }] },
  ],
  gpus: 2n,
  gpuAttributes: [
    { key: 'vendor/nvidia/model/a100/ram/80Gi', value: 'true' },
    { key: 'vendor/nvidia/model/"odd,{}\\', value: 'true' },
  ],
  endpoints: [
    { kind: 'shared_http', sequenceNumber: 0 },
    { kind: 'leased_ip', sequenceNumber: 1 },
  ],
};
const smallest = { denom: 'uakt', amount: 1n };
const huge = { denom: 'ibc/170C677610AC31DF0904FFE09CD3B5C657492170E7E52372E48756B71E56F2F1', amount: (2n ** 256n - 1n) * 10n ** 18n };
const spec: GroupSpec = {
  name: awkward,
  requirements: { signedByAllOf: ['akash1auditor'], signedByAnyOf: [], attributes: [{ key: 'region', value: 'us-west' }] },
  resources: [
    { resources, count: 3, price: smallest },
    { resources: { ...resources, id: 2, storage: [], gpuAttributes: [], endpoints: [] }, count: 1, price: huge },
  ],
};

const group = { owner: 'akash1owner', dseq: 18_446_744_073_709_551_615n, gseq: 1 };
const order = { ...group, oseq: 2 };
const bid = { ...order, provider: 'akash1provider', bseq: 0 };
const lease = 'akash1owner/18446744073709551615/1/2/akash1provider';

export const exampleLease: Lease = {
  id: bid,
  state: 'reclaiming',
  price: { denom: 'uact', amount: 123_456_789_012_345_678n },
  prices: [
    { fromHeight: 1, denom: 'uakt', amount: 10n ** 18n },
    { fromHeight: 2, denom: 'uact', amount: 123_456_789_012_345_678n },
  ],
  created: { height: 1, time: storedTimeOf(1) },
  closed: null,
  reason: 0,
  announcedReason: null,
  ranOut: false,
  reclamation: { windowNanos: 2n ** 62n, startedAt: 2, deadlineSeconds: 1_800_000_000n, reason: 10_002 },
  gpus: 6n,
  cpuMillis: 2n ** 70n,
  memoryBytes: 1n,
  storageBytes: 0n,
  gpuVariants: [
    { vendor: 'amd', model: 'mi300', ram: '', interface: '', count: 2n, origin: 'order' },
    { vendor: 'nvidia', model: 'h100', ram: '80Gi', interface: 'sxm', count: 4n, origin: 'offer' },
  ],
};

export const exampleBid: Bid = {
  id: bid,
  state: 'active',
  price: smallest,
  created: { height: 1, time: storedTimeOf(1) },
  closed: null,
  resourcesOffer: [
    { resources, count: 1 },
    {
      resources,
      count: 2,
      prices: {
        cpu: smallest,
        gpu: huge,
        storage: [{ name: 'default', price: smallest }],
        endpoints: [{ kind: 'random_port', price: smallest }],
      },
    },
  ],
  reclamationWindowNanos: 2n ** 62n,
};

const legacyAccount: EscrowAccount = {
  scope: 'bid',
  xid: lease,
  owner: 'akash1provider',
  state: 'overdrawn',
  settledAt: 1,
  transferred: [{ denom: 'uakt', amount: 7n }],
  legacy: { balance: { denom: 'uakt', amount: 5n * 10n ** 17n }, funds: { denom: 'uakt', amount: 0n }, depositor: 'akash1depositor' },
  funds: [],
  deposits: [],
};

/** A row of figures with a value in every column, or in none that may be empty. */
export function exampleFigure(bucket: number, full: boolean): FigureRow {
  const value = full ? 12_345_678_901_234_567_890_123n : null;
  const count = full ? 3 : null;
  return {
    grain: 'hour',
    bucketUs: BigInt(bucket) * hour,
    dimension: full ? 'model' : 'network',
    member: full ? awkward : '',
    coveredUs: hour,
    supplyCoveredUs: 0n,
    gpuSuppliedUs: value,
    gpuAllocatedUs: value,
    gpuLeasedUs: value,
    leaseUs: value,
    deploymentUs: value,
    leasesOpened: count,
    leasesClosed: count,
    deploymentsOpened: count,
    deploymentsClosed: count,
    transactions: count,
    providers: count,
    gpuProviders: count,
    countries: count,
    models: count,
    accrued: value,
    accruedUsd: value,
    gpuAccruedUsd: value,
    priceP25: value,
    priceMedian: value,
    priceP75: value,
    fees: value,
    feesUsd: value,
    settled: value,
    settledUsd: value,
    takeFees: value,
    takeFeesUsd: value,
    settledTrailingUsd: value,
    escrowHeldUs: value,
    ordersOpened: count,
    bidsOpened: count,
    tenants: count,
    tenantsNew: count,
    blocks: value,
    aktBlocks: value,
    unpricedBlocks: value,
    firstHeight: 1,
    lastHeight: 2,
  };
}

/** States with a value in every column, and some that end; the network has no such hour, so that views tell nothing of them. */
function exampleStates(bucket: number): MarketStatesRow {
  const price = { isAkt: true, price: 12_345_678_901_234_567_890_123n, gpus: 3n };
  const holds: MemberHolding = {
    gpusSupplied: 8n,
    gpusAllocated: 2n,
    gpusLeased: 1n,
    leases: 1n,
    escrowHeld: -1n,
    rate: 2n ** 70n,
    dollars: 0n,
    gpuDollars: 0n,
    akt: 2n ** 70n,
    gpuAkt: 1n,
    prices: [price, { ...price, isAkt: false }, price],
  };
  const members = (['provider', 'country', 'model', 'denom', 'kind', 'size'] as const).flatMap((dimension) => [
    { dimension, member: `${awkward} too`, holds },
    { dimension, member: '', holds: { ...holds, prices: null } },
    { dimension, member: 'gone', holds: null },
  ]);
  return { bucketUs: BigInt(bucket) * hour, members, cells: [`2${',12345678901234567890123'.repeat(19)}`, `3${','.repeat(19)}`] };
}

/** Blocks 1 and 2 with an object of every type. */
export function exampleBatch(): Batch {
  const created = { height: 1, time: storedTimeOf(1) };
  return {
    ...exampleBlocks(1),
    ledger: {
      deployments: [
        {
          id: { owner: group.owner, dseq: group.dseq },
          state: 'active',
          hash: 'ab',
          created,
          closed: null,
          reclamationMinWindowNanos: 2n ** 62n,
        },
      ],
      groups: [{ id: group, state: 'paused', spec, createdHeight: 1, closedHeight: null }],
      orders: [
        {
          id: { ...order, oseq: 1 },
          state: 'closed',
          created,
          closed: { height: 2, time: storedTimeOf(2) },
          price: smallest,
          reclamationMinWindowNanos: null,
        },
        { id: order, state: 'active', created, closed: null, price: huge, reclamationMinWindowNanos: 1n },
      ],
      bids: [exampleBid],
      leases: [exampleLease],
      providers: [
        {
          owner: 'akash1provider',
          hostUri: 'https://provider:8443',
          email: awkward,
          website: '',
          createdHeight: null,
          updatedHeight: 2,
          country: 'DE',
          attributes: [{ key: 'region', value: awkward }],
        },
      ],
      providerAttributes: [
        { owner: 'akash1provider', key: 'region', value: awkward, fromHeight: 2, toHeight: null },
        { owner: 'akash1provider', key: 'region', value: 'old', fromHeight: 1, toHeight: 2 },
      ],
      auditedAttributes: [{ auditor: 'akash1auditor', owner: 'akash1provider', key: 'region', value: '', fromHeight: 1, toHeight: null }],
      accounts: [
        legacyAccount,
        {
          scope: 'deployment',
          xid: 'akash1owner/18446744073709551615',
          owner: 'akash1owner',
          state: 'open',
          settledAt: 2,
          transferred: [],
          legacy: null,
          funds: [{ denom: 'uakt', amount: -1n }, huge],
          deposits: [{ owner: 'akash1owner', height: 0, source: 'grant', balance: smallest }],
        },
      ],
      payments: [
        {
          xid: lease,
          owner: 'akash1provider',
          state: 'overdrawn',
          rate: smallest,
          balance: { denom: 'uakt', amount: 0n },
          unsettled: { denom: 'uakt', amount: 3n * 10n ** 18n + 1n },
          withdrawn: { denom: 'uakt', amount: 2n ** 100n },
        },
      ],
      grants: [
        {
          granter: 'akash1a',
          grantee: 'akash1b',
          messageTypeUrl: '/akash.escrow.v1.MsgAccountDeposit',
          typeUrl: '/akash.escrow.v1.DepositAuthorization',
          spendLimit: null,
          spendLimits: [{ denom: 'uakt', amount: 2n ** 64n }],
          scopes: ['deployment', 'bid'],
          // The last nanosecond that the chain can tell.
          expiration: 253_402_300_799_999_999_999n,
          goneHeight: null,
        },
        {
          granter: 'akash1a',
          grantee: 'akash1c',
          messageTypeUrl: '/akash.deployment.v1beta3.MsgDepositDeployment',
          typeUrl: '/akash.deployment.v1beta3.DepositDeploymentAuthorization',
          spendLimit: { denom: 'uakt', amount: 5n },
          spendLimits: [],
          scopes: [],
          expiration: null,
          goneHeight: null,
        },
      ],
      flows: [
        {
          height: 1,
          txIndex: 0,
          sequence: 0,
          kind: 'deposit',
          coin: { denom: 'uakt', amount: 5n },
          sender: 'akash1owner',
          recipient: 'escrow',
          scope: 'deployment',
          xid: 'akash1owner/1',
          lease: '',
        },
        {
          height: 1,
          txIndex: 0,
          sequence: 1,
          kind: 'earnings',
          coin: { denom: 'uakt', amount: 3n },
          sender: 'escrow',
          recipient: 'akash1provider',
          scope: 'deployment',
          xid: 'akash1owner/1',
          lease: 'akash1owner/1/1/1/akash1provider',
        },
        {
          height: 1,
          txIndex: 0,
          sequence: 2,
          kind: 'take_fee',
          coin: { denom: 'uakt', amount: 2n ** 256n - 1n },
          sender: 'escrow',
          recipient: 'distribution',
          scope: 'deployment',
          xid: 'akash1owner/18446744073709551615',
          lease,
        },
        {
          height: 2,
          txIndex: null,
          sequence: 0,
          kind: 'bme_burn',
          coin: { denom: 'uakt', amount: 2n ** 90n },
          sender: 'bme',
          recipient: '',
          scope: '',
          xid: '',
          lease: '',
        },
      ],
      parameters: [
        { height: 1, module: 'take', name: 'denom_take_rates', fromHeight: 1, value: [{ denom: 'uakt', rate: 4 }], origin: 'genesis' },
        { height: 1, module: 'market', name: 'odd', fromHeight: 2, value: 'nul\0', origin: 'governance' },
        { height: 2, module: 'take', name: 'denom_take_rates', fromHeight: 2, value: null, origin: 'upgrade' },
      ],
      state: { era: 'v2.1', pending: [{ height: 3, text: 'nul\0' }] },
    },
    figures: [exampleFigure(472_222, false), exampleFigure(472_222, true)],
    marketStates: [exampleStates(472_223)],
    cells: [
      {
        cell: 1,
        provider: 'akash1provider',
        country: 'US',
        region: awkward,
        tier: 'community',
        audit: 'audited',
        vendor: 'nvidia',
        model: 'h100',
        ram: '80Gi',
        interface: 'sxm',
        class: 'data-centre',
      },
    ],
    cellFigures: [
      { grain: 'hour', bucketUs: 472_222n * hour, figures: [`1,${'12345678901234567890123,'.repeat(20)}`] },
      { grain: 'day', bucketUs: 24n * hour, figures: [`1${',12345678901234567890123'.repeat(21)}`] },
    ],
    dimensionDays: [{ dimension: 'region', bucketUs: 2n * hour, members: [awkward, ''], figures: [null, [2n ** 70n, 1n]] }],
    measureState: { open: { '472222': '12345678901234567890' } },
    providerSamples: [
      {
        provider: 'akash1provider',
        time: timeOf(1),
        error: null,
        gpusAllocatable: 8,
        gpusAllocated: 6,
        cpuMillisAllocatable: 2n ** 65n,
        cpuMillisAllocated: 0n,
        memoryBytesAllocatable: 1n,
        memoryBytesAllocated: 0n,
        storageBytesAllocatable: 1n,
        storageBytesAllocated: 0n,
        activeLeases: 1,
        gpusInstalled: 9,
        gpus: [
          { vendor: 'nvidia', model: 'h100', ram: '80Gi', interface: 'sxm', installed: 9, count: 8, allocatedMin: 6, allocatedMax: 6 },
        ],
        suspect: [],
        raw: null,
      },
    ],
    prices: [
      { time: timeOf(1), price: 1n, source: 'oracle' },
      { time: timeOf(1) + 1n, price: 3_140_000_000_000_000_000n, source: 'oracle' },
    ],
    deadLetters: [{ height: 2, kind: 'provider-status', object: 'akash1provider', code: 'BAD', error: 'x', bytes: new Uint8Array() }],
  };
}
