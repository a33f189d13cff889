// Which code answers which field. Fields that are not named here are properties of the rows.
import { METRICS } from '@leasebook/db';
import { GraphQLScalarType } from 'graphql';
import { accountResolvers } from '../accounts/resolvers.ts';
import { addressArgument } from '../address.ts';
import { deadLetterFilter, deadLetterOrder, deadLetterWhere } from '../chain/dead-letters.ts';
import { chainResolvers } from '../chain/resolvers.ts';
import { readChainStatus } from '../chain/status.ts';
import { everything } from '../connection/connection.ts';
import { pageResolvers } from '../connection/resolvers.ts';
import type { Context } from '../context.ts';
import { feeResolvers } from '../fees/resolvers.ts';
import type { ChainOrigin, IndexState, Resolvers, ResolversTypes } from '../generated/resolvers.ts';
import { decodeId, encodeId, type NodeType } from '../ids.ts';
import { deploymentFilter, deploymentOrder, deploymentWhere } from '../market/deployments.ts';
import { inventoryOrder } from '../market/inventory.ts';
import { isDeploymentKey, isOrderKey, leaseKeyOf, parseDeploymentKey, parseLeaseKey, parseOrderKey } from '../market/keys.ts';
import { type LeaseList, leaseFilter, leaseOrder, leaseWhere, reasonName } from '../market/leases.ts';
import { bidFilter, bidOrder, bidWhere, orderFilter, orderOrder, orderWhere } from '../market/orders.ts';
import { providerHistoryResolvers } from '../market/provider-history.ts';
import { newestSample, providerFilter, providerOrder, providerWhere } from '../market/providers.ts';
import { uptimeResolvers } from '../market/uptime.ts';
import { marketFigureResolvers } from '../market-figures/resolvers.ts';
import { measureResolvers } from '../measures/resolvers.ts';
import { moneyFields, moneyTypes } from '../money/resolvers.ts';
import { loadPastGpuModel } from '../network/gpu-model.ts';
import { metricEntry } from '../network/metric-sql.ts';
import { publishedFigures } from '../network/published.ts';
import { referencePrices } from '../network/reference-prices.ts';
import { type GpuModelRow, loadCountries, loadVolumeByDenom } from '../network/summary.ts';
import { priceResolvers } from '../prices/resolvers.ts';
import { publishedResolvers } from '../published/resolvers.ts';
import { scenarioResolvers } from '../scenarios/resolvers.ts';
import { searchResolvers } from '../search/resolvers.ts';
import { catalogueResolvers } from '../series/resolvers.ts';
import { loadSeries } from '../series/series.ts';
import { tokenResolvers } from '../token/resolvers.ts';
import { volumeResolvers } from '../volume/resolvers.ts';
import { scalars } from './scalars.ts';
import { readTypeDefinitions } from './schema.ts';
import { ofType, typeOf } from './type-names.ts';

const ORIGINS: Record<'recorded' | 'network', ChainOrigin> = { recorded: 'RECORDED', network: 'NETWORK' };
const STATES: Record<'empty' | 'indexing' | 'following', IndexState> = { empty: 'EMPTY', indexing: 'INDEXING', following: 'FOLLOWING' };

async function height({ snapshot }: Context): Promise<number> {
  return (await snapshot.block())?.height ?? 0;
}

/** A model of the market now, else of the past. */
async function gpuModel(vendor: string, model: string, { loaders, snapshot }: Context): Promise<GpuModelRow | null> {
  const now = (await loaders.gpuModels()).find((row) => row.vendor === vendor && row.model === model);
  return now ?? loadPastGpuModel(await snapshot.transaction(), vendor, model);
}

/** A page of leases with the rows that its leases are asked for. */
async function withNested(page: Promise<LeaseList>, { reading: { asked }, loaders }: Context): Promise<LeaseList> {
  const list = await page;
  await Promise.all([
    asked.asks('Lease', ['provider']) ? loaders.provider.fetch(list.nodes.map(({ provider }) => provider)) : undefined,
    asked.asks('Lease', ['deployment']) ? loaders.deployment.fetch(list.nodes.map(({ owner, dseq }) => `${owner}/${dseq}`)) : undefined,
  ]);
  return list;
}

/** The object of a key; null where there is none. */
async function load(type: NodeType, key: string, context: Context): Promise<ResolversTypes['Node'] | null> {
  const { loaders, chain } = context;
  switch (type) {
    case 'Account':
      return { address: key };
    case 'Block':
      return /^\d{1,15}$/.test(key) ? chain.block.load(key) : null;
    case 'Deployment':
      return isDeploymentKey(key) ? loaders.deployment.load(key) : null;
    case 'GpuModel':
      return gpuModel(key.slice(0, key.indexOf('/')), key.slice(key.indexOf('/') + 1), context);
    case 'Lease':
      return leaseKeyOf(key) === key ? loaders.lease.load(key) : null;
    case 'Order':
      return isOrderKey(key) ? loaders.order.load(key) : null;
    case 'Provider':
      return loaders.provider.load(key);
    case 'Transaction':
      return /^\d{1,15}\/\d{1,9}$/.test(key) ? chain.transaction.load(key) : null;
  }
}

async function node(id: string, context: Context): Promise<ResolversTypes['Node'] | null> {
  const { type, key } = decodeId(id);
  const row = await load(type, key, context);
  return row === null ? null : ofType(type, row);
}

/** The market, its figures and the catalogue. */
const marketResolvers = {
  Query: {
    async status(_parent, _args, { snapshot }) {
      const status = await readChainStatus(await snapshot.transaction());
      return { ...status, origin: ORIGINS[status.origin], state: STATES[status.state] };
    },
    deadLetters: (_parent, { filter, where, orderBy, ...page }, { lists }) =>
      lists.deadLetters.connect(
        deadLetterOrder(orderBy),
        deadLetterWhere(where, filter == null ? undefined : deadLetterFilter(filter)),
        page,
      ),
    network: (_parent, _args, { loaders }) => loaders.summary(),
    async series(_parent, { input }, context) {
      const series = await loadSeries(await context.snapshot.transaction(), input, context.loaders.quartiles);
      return { definition: metricEntry(input.metric), interval: input.interval ?? 'DAY', height: await height(context), series };
    },
    metrics: () => METRICS,
    metric: (_parent, { name }) => metricEntry(name),
    providers: (_parent, { filter, where, orderBy, ...page }, { lists }) =>
      lists.providers.connect(providerOrder(orderBy), providerWhere(where, filter == null ? undefined : providerFilter(filter)), page),
    provider: (_parent, { owner }, { loaders }) => loaders.provider.load(addressArgument(owner)),
    gpuModels: (_parent, _args, { loaders }) => loaders.gpuModels(),
    gpuModel: (_parent, { vendor, model }, context) => gpuModel(vendor, model, context),
    countries: async (_parent, _args, { snapshot }) => loadCountries(await snapshot.transaction()),
    leases: (_parent, { filter, where, orderBy, ...page }, context) =>
      withNested(
        context.lists.leases.connect(leaseOrder(orderBy), leaseWhere(where, filter == null ? undefined : leaseFilter(filter)), page),
        context,
      ),
    lease: (_parent, { id }, { loaders }) => loaders.lease.load(parseLeaseKey(id)),
    deployments: (_parent, { filter, where, orderBy, ...page }, { lists }) =>
      lists.deployments.connect(
        deploymentOrder(orderBy),
        deploymentWhere(where, filter == null ? undefined : deploymentFilter(filter)),
        page,
      ),
    deployment: (_parent, { owner, dseq }, { loaders }) => loaders.deployment.load(parseDeploymentKey(owner, dseq)),
    orders: (_parent, { filter, where, orderBy, ...page }, { lists }) =>
      lists.orders.connect(orderOrder(orderBy), orderWhere(where, filter == null ? undefined : orderFilter(filter)), page),
    order: (_parent, { id }, { loaders }) => loaders.order.load(parseOrderKey(id)),
    bids: (_parent, { filter, where, orderBy, ...page }, { lists }) =>
      lists.bids.connect(bidOrder(orderBy), bidWhere(where, filter == null ? undefined : bidFilter(filter)), page),
    node: (_parent, { id }, context) => node(id, context),
  },
  Node: {
    __resolveType(row) {
      const type = typeOf(row);
      if (type === 'MetricDefinition') throw new TypeError('a metric is no node');
      return type;
    },
  },
  NetworkSummary: {
    height: (_row, _args, context) => height(context),
    time: async (_row, _args, { snapshot }) => (await snapshot.block())?.time ?? null,
    annualizedVolume: async (_row, _args, { snapshot }) => loadVolumeByDenom(await snapshot.transaction()),
    published: (row) => publishedFigures(row),
  },
  GpuModel: {
    id: ({ vendor, model }) => encodeId('GpuModel', vendor, model),
    referencePrices: ({ vendor, model }) => referencePrices(vendor, model),
    price: ({ p25, median, p75, priced: day }) =>
      p25 === null || median === null || p75 === null || day === null ? null : { day, p25, median, p75 },
  },
  Provider: {
    id: ({ owner }) => encodeId('Provider', owner),
    newestSample,
    attributes: ({ owner }, _args, { loaders }) => loaders.providerAttributes.load(owner),
    inventory: ({ owner }, page, { lists }) => lists.inventory.connect(inventoryOrder, everything, page, owner),
    leases: ({ owner }, page, { lists }) => lists.providerLeases.connect(leaseOrder(), everything, page, owner),
  },
  Lease: {
    id: ({ key }) => encodeId('Lease', key),
    price: ({ priceDenom, priceAmount, closedTime }) => ({ denom: priceDenom, amount: priceAmount, time: closedTime }),
    prices: ({ key }, _args, { loaders }) => loaders.leasePrices.load(key),
    async usdPerHour({ state, priceDenom, priceAmount }, _args, { loaders }) {
      if (state !== 'ACTIVE' && state !== 'RECLAIMING') return null;
      return (await loaders.dollars.load({ denom: priceDenom, amount: priceAmount, time: null })).usdPerHour;
    },
    async usdPerHourAtClose({ closedTime, priceDenom, priceAmount }, _args, { loaders }) {
      if (closedTime === null) return null;
      return (await loaders.dollars.load({ denom: priceDenom, amount: priceAmount, time: closedTime })).usdPerHour;
    },
    reason: ({ reason }) => reasonName(reason),
    announcedReason: ({ announcedReason }) => (announcedReason === null ? null : reasonName(announcedReason)),
    gpuVariants: ({ key }, _args, { loaders }) => loaders.leaseGpus.load(key),
    provider: ({ provider }, _args, { loaders }) => loaders.provider.load(provider),
    providerAddress: ({ provider }) => provider,
    deployment: ({ owner, dseq }, _args, { loaders }) => loaders.deployment.load(`${owner}/${dseq}`),
    order: ({ owner, dseq, gseq, oseq }, _args, { loaders }) => loaders.order.load(`${owner}/${dseq}/${gseq}/${oseq}`),
  },
  Order: {
    id: ({ key }) => encodeId('Order', key),
    deployment: ({ owner, dseq }, _args, { loaders }) => loaders.deployment.load(`${owner}/${dseq}`),
    maxPrice: ({ priceDenom, priceAmount, createdTime }) => ({ denom: priceDenom, amount: priceAmount, time: createdTime }),
    bids: ({ key }, _args, { loaders }) => loaders.bids.load(key),
  },
  Bid: {
    providerAddress: ({ provider }) => provider,
    provider: ({ provider }, _args, { loaders }) => loaders.provider.load(provider),
    order: ({ orderKey }, _args, { loaders }) => loaders.order.load(orderKey),
    lease: ({ orderKey, provider, bseq }, _args, { loaders }) => loaders.lease.load(`${orderKey}/${provider}/${bseq}`),
    price: ({ priceDenom, priceAmount, createdTime }) => ({ denom: priceDenom, amount: priceAmount, time: createdTime }),
  },
  LeasePrice: {
    // Of before the first block no day's price is known.
    price: ({ denom, amount, fromTime }) => ({ denom, amount, time: fromTime ?? new Date(0) }),
  },
  MetricUpdate: {
    definition: ({ metric }) => metricEntry(metric),
  },
  DenomAmount: {
    usd: async (amount, _args, { loaders }) => ('usd' in amount ? amount.usd : (await loaders.dollars.load(amount)).usd),
  },
  Deployment: {
    id: ({ key }) => encodeId('Deployment', key),
    groups: ({ key }, _args, { loaders }) => loaders.groups.load(key),
    leases: ({ key }, _args, { loaders }) => loaders.deploymentLeases.load(key),
  },
  DeploymentGroup: {
    resources: async ({ deployment, gseq }, _args, { loaders }) =>
      (await loaders.resourceUnits.load(deployment)).filter((unit) => unit.gseq === gseq),
  },
  ResourceUnit: {
    maxPrice: ({ priceDenom, priceAmount, createdTime }) => ({ denom: priceDenom, amount: priceAmount, time: createdTime }),
  },
} satisfies Resolvers;

/** Every subject's resolvers; a type may have fields in several. */
const subjects: readonly Resolvers[] = [
  scalars,
  pageResolvers(readTypeDefinitions()),
  marketResolvers,
  providerHistoryResolvers,
  uptimeResolvers,
  marketFigureResolvers,
  catalogueResolvers,
  moneyFields,
  moneyTypes,
  chainResolvers,
  accountResolvers,
  searchResolvers,
  priceResolvers,
  scenarioResolvers,
  tokenResolvers,
  publishedResolvers,
  volumeResolvers,
  feeResolvers,
  measureResolvers,
];

/** Resolvers of the whole schema. */
export const resolvers: Resolvers = subjects.reduce(merged);

/** Both parts' fields by type. */
function merged(all: Resolvers, part: Resolvers): Resolvers {
  const types: Record<string, object | undefined> = { ...all };
  for (const [type, fields] of Object.entries(part))
    types[type] = fields instanceof GraphQLScalarType ? fields : { ...types[type], ...fields };
  return types;
}
