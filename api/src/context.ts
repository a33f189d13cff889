// What the resolvers of one request share: the snapshot, and a loader for every kind of nested row.
import DataLoader from 'dataloader';
import { type AccountContext, createAccountContext } from './accounts/context.ts';
import { type ChainContext, createChainContext } from './chain/context.ts';
import { type DeadLetterRow, deadLetterSource } from './chain/dead-letters.ts';
import { manyByKey, once, oneByKey, type RowLoader, readsByKey, rowsByKey } from './connection/batch.ts';
import { createList, createReading, type List, type Reading } from './connection/connection.ts';
import {
  type DeploymentRow,
  deploymentSource,
  type GroupRow,
  loadDeployments,
  loadGroups,
  loadResourceUnits,
  type ResourceUnitRow,
} from './market/deployments.ts';
import { type InventoryRow, inventorySource } from './market/inventory.ts';
import {
  type LeaseGpuRow,
  type LeasePriceRow,
  type LeaseRow,
  leaseSource,
  loadDeploymentLeases,
  loadLeaseGpus,
  loadLeasePrices,
  loadLeases,
  providerLeaseSource,
} from './market/leases.ts';
import { type BidRow, bidSource, loadBids, loadOrders, type OrderRow, orderSource, providerBidSource } from './market/orders.ts';
import { type AttributeRow, loadProviderAttributes, loadProviders, type ProviderRow, providerSource } from './market/providers.ts';
import { createMoneyContext, type MoneyContext } from './money/context.ts';
import { type Dollars, loadDollars, type Valued } from './network/dollars.ts';
import { type GpuModelRow, loadGpuModels, loadSummary, type SummaryRow } from './network/summary.ts';
import type { Least } from './readers/position.ts';
import type { Readers } from './readers/readers.ts';
import type { KnownQuartiles } from './series/quartiles.ts';
import type { Snapshot } from './snapshot.ts';

export interface Context {
  snapshot: Snapshot;
  reading: Reading;
  /** Begins anew, with another snapshot and nothing loaded: for a query whose server has failed. */
  renew(): Promise<void>;
  /** Takes what an operation costs of what its client may ask for. @throws RequestError `RATE_LIMITED`. */
  charge: (cost: number) => Promise<void>;
  /** Told when an answer without errors is whole: it holds for this state of the tables. */
  answered: (version: string) => void;
  lists: {
    leases: List<LeaseRow>;
    providers: List<ProviderRow>;
    deployments: List<DeploymentRow>;
    deadLetters: List<DeadLetterRow>;
    /** Leases of the provider whose address is the parent. */
    providerLeases: List<LeaseRow>;
    orders: List<OrderRow>;
    bids: List<BidRow>;
    /** Bids of the provider whose address is the parent. */
    providerBids: List<BidRow>;
    /** Hardware over time of the provider whose address is the parent. */
    inventory: List<InventoryRow>;
  };
  accounts: AccountContext;
  chain: ChainContext;
  money: MoneyContext;
  /** Keys: a lease's owner/dseq/gseq/oseq/provider/bseq, an order's owner/dseq/gseq/oseq, a deployment's owner/dseq, a provider's address. */
  loaders: {
    lease: RowLoader<LeaseRow>;
    leasePrices: DataLoader<string, readonly LeasePriceRow[]>;
    leaseGpus: DataLoader<string, readonly LeaseGpuRow[]>;
    order: DataLoader<string, OrderRow | null>;
    bids: DataLoader<string, readonly BidRow[]>;
    provider: RowLoader<ProviderRow>;
    providerAttributes: DataLoader<string, readonly AttributeRow[]>;
    deployment: RowLoader<DeploymentRow>;
    deploymentLeases: DataLoader<string, readonly LeaseRow[]>;
    groups: DataLoader<string, readonly GroupRow[]>;
    resourceUnits: DataLoader<string, readonly ResourceUnitRow[]>;
    dollars: DataLoader<Valued, Dollars, string>;
    /** Without a key: what a request needs once, however often it asks. */
    summary: () => Promise<SummaryRow>;
    gpuModels: () => Promise<GpuModelRow[]>;
    /** Of weeks and months, by what was asked. */
    quartiles: KnownQuartiles;
  };
}

/** What the contexts of a server have in common. */
export interface ContextSource {
  readers: Readers;
  /** Longest time of one request in milliseconds. */
  timeoutMs: number;
}

interface RequestOfContext extends Pick<Context, 'charge' | 'answered'> {
  /** Who asks, as limits count clients; null for the server itself. */
  client: string | null;
  /** What the client has seen already; anything where not given. */
  seen?: Least;
}

/** A context for one request; whoever makes it closes its snapshot. */
export function createContext({ readers, timeoutMs }: ContextSource, { client, seen, ...request }: RequestOfContext): Context {
  const open = () => readers.snapshot({ timeoutMs, client, ...(seen === undefined ? {} : { seen }) });
  let snapshot = open();
  const context: Context = {
    ...request,
    ...loadersOf(snapshot),
    // The GraphQL server runs operations with a copy of what it was given.
    async renew(this: Context) {
      snapshot.blame();
      await snapshot.close();
      snapshot = open();
      Object.assign(this, loadersOf(snapshot));
    },
  };
  return context;
}

function loadersOf(snapshot: Snapshot): Omit<Context, 'charge' | 'answered' | 'renew'> {
  const reading = createReading();
  const withKeys = readsByKey(snapshot, reading);
  return {
    snapshot,
    reading,
    lists: {
      leases: createList<LeaseRow>(leaseSource, snapshot, reading),
      providers: createList<ProviderRow>(providerSource, snapshot, reading),
      deployments: createList<DeploymentRow>(deploymentSource, snapshot, reading),
      deadLetters: createList<DeadLetterRow>(deadLetterSource, snapshot, reading),
      providerLeases: createList<LeaseRow>(providerLeaseSource, snapshot, reading),
      orders: createList<OrderRow>(orderSource, snapshot, reading),
      bids: createList<BidRow>(bidSource, snapshot, reading),
      providerBids: createList<BidRow>(providerBidSource, snapshot, reading),
      inventory: createList<InventoryRow>(inventorySource, snapshot, reading),
    },
    accounts: createAccountContext(snapshot, reading),
    chain: createChainContext(snapshot, reading),
    money: createMoneyContext(snapshot, reading),
    loaders: {
      lease: rowsByKey(withKeys(loadLeases), ({ owner, dseq, gseq, oseq, provider, bseq }) =>
        [owner, dseq, gseq, oseq, provider, bseq].join('/'),
      ),
      leasePrices: manyByKey(withKeys(loadLeasePrices), (row) => row.lease),
      leaseGpus: manyByKey(withKeys(loadLeaseGpus), (row) => row.lease),
      order: oneByKey(withKeys(loadOrders), (row) => row.key),
      bids: manyByKey(withKeys(loadBids), (row) => row.orderKey),
      provider: rowsByKey(withKeys(loadProviders), (row) => row.owner),
      providerAttributes: manyByKey(withKeys(loadProviderAttributes), (row) => row.owner),
      deployment: rowsByKey(withKeys(loadDeployments), ({ owner, dseq }) => `${owner}/${dseq}`),
      deploymentLeases: manyByKey(withKeys(loadDeploymentLeases), (row) => row.deployment),
      groups: manyByKey(withKeys(loadGroups), (row) => row.deployment),
      resourceUnits: manyByKey(withKeys(loadResourceUnits), (row) => row.deployment),
      dollars: new DataLoader<Valued, Dollars, string>(async (amounts) => loadDollars(await snapshot.transaction(), amounts), {
        cacheKeyFn: ({ denom, amount, time }) => `${denom} ${amount} ${time?.getTime() ?? 'newest'}`,
      }),
      summary: once(async () => loadSummary(await snapshot.transaction())),
      gpuModels: once(async () => loadGpuModels(await snapshot.transaction())),
      quartiles: new Map(),
    },
  };
}
