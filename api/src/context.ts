// What the resolvers of one request share: the snapshot, and a loader for every kind of nested row.
import type { Sql } from '@leasebook/db';
import DataLoader from 'dataloader';
import { type AccountContext, createAccountContext } from './accounts/context.ts';
import { type ChainContext, createChainContext } from './chain/context.ts';
import { type DeadLetterRow, deadLetterSource } from './chain/dead-letters.ts';
import { manyByKey, oneByKey } from './connection/batch.ts';
import { createList, type List, rowBudget } from './connection/connection.ts';
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
import { openSnapshot, type Snapshot, type SnapshotLimits } from './snapshot.ts';

export interface Context {
  snapshot: Snapshot;
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
    lease: DataLoader<string, LeaseRow | null>;
    leasePrices: DataLoader<string, readonly LeasePriceRow[]>;
    leaseGpus: DataLoader<string, readonly LeaseGpuRow[]>;
    order: DataLoader<string, OrderRow | null>;
    bids: DataLoader<string, readonly BidRow[]>;
    provider: DataLoader<string, ProviderRow | null>;
    providerAttributes: DataLoader<string, readonly AttributeRow[]>;
    deployment: DataLoader<string, DeploymentRow | null>;
    deploymentLeases: DataLoader<string, readonly LeaseRow[]>;
    groups: DataLoader<string, readonly GroupRow[]>;
    resourceUnits: DataLoader<string, readonly ResourceUnitRow[]>;
    dollars: DataLoader<Valued, Dollars, string>;
    /** Without a key: what a request needs once, however often it asks. */
    summary: () => Promise<SummaryRow>;
    gpuModels: () => Promise<GpuModelRow[]>;
  };
}

/** What the contexts of a server have in common. */
export interface ContextSource extends SnapshotLimits {
  /** Connections to read from. */
  sql: Sql;
}

/** A context for one request; whoever makes it closes its snapshot. */
export function createContext({ sql, ...limits }: ContextSource, request: Pick<Context, 'charge' | 'answered'>): Context {
  const snapshot = openSnapshot(sql, limits);
  const budget = rowBudget();
  const withKeys =
    <Row>(load: (transaction: Awaited<ReturnType<Snapshot['transaction']>>, keys: readonly string[]) => Promise<Row[]>) =>
    async (keys: readonly string[]): Promise<Row[]> =>
      load(await snapshot.transaction(), keys);
  return {
    ...request,
    snapshot,
    lists: {
      leases: createList<LeaseRow>(leaseSource, snapshot, budget),
      providers: createList<ProviderRow>(providerSource, snapshot, budget),
      deployments: createList<DeploymentRow>(deploymentSource, snapshot, budget),
      deadLetters: createList<DeadLetterRow>(deadLetterSource, snapshot, budget),
      providerLeases: createList<LeaseRow>(providerLeaseSource, snapshot, budget),
      orders: createList<OrderRow>(orderSource, snapshot, budget),
      bids: createList<BidRow>(bidSource, snapshot, budget),
      providerBids: createList<BidRow>(providerBidSource, snapshot, budget),
      inventory: createList<InventoryRow>(inventorySource, snapshot, budget),
    },
    accounts: createAccountContext(snapshot, budget),
    chain: createChainContext(snapshot, budget),
    money: createMoneyContext(snapshot, budget),
    loaders: {
      lease: oneByKey(withKeys(loadLeases), (row) => row.key),
      leasePrices: manyByKey(withKeys(loadLeasePrices), (row) => row.lease),
      leaseGpus: manyByKey(withKeys(loadLeaseGpus), (row) => row.lease),
      order: oneByKey(withKeys(loadOrders), (row) => row.key),
      bids: manyByKey(withKeys(loadBids), (row) => row.orderKey),
      provider: oneByKey(withKeys(loadProviders), (row) => row.owner),
      providerAttributes: manyByKey(withKeys(loadProviderAttributes), (row) => row.owner),
      deployment: oneByKey(withKeys(loadDeployments), (row) => row.key),
      deploymentLeases: manyByKey(withKeys(loadDeploymentLeases), (row) => row.deployment),
      groups: manyByKey(withKeys(loadGroups), (row) => row.deployment),
      resourceUnits: manyByKey(withKeys(loadResourceUnits), (row) => row.deployment),
      dollars: new DataLoader<Valued, Dollars, string>(async (amounts) => loadDollars(await snapshot.transaction(), amounts), {
        cacheKeyFn: ({ denom, amount, time }) => `${denom} ${amount} ${time?.getTime() ?? 'newest'}`,
      }),
      summary: once(async () => loadSummary(await snapshot.transaction())),
      gpuModels: once(async () => loadGpuModels(await snapshot.transaction())),
    },
  };
}

function once<Value>(load: () => Promise<Value>): () => Promise<Value> {
  let value: Promise<Value> | undefined;
  return () => {
    value ??= load();
    return value;
  };
}
