// Which code answers fields about accounts.
import { transactionOrder } from '../chain/transactions.ts';
import { everything } from '../connection/connection.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { encodeId } from '../ids.ts';
import { deploymentOrder } from '../market/deployments.ts';
import { leaseOrder } from '../market/leases.ts';
import { bidOrder } from '../market/orders.ts';
import { flowOrder } from '../money/flows.ts';
import { grantOrder } from './grants.ts';
import { tenantFilter, tenantOrder, tenantWhere } from './tenants.ts';

/** Fields about accounts. */
export const accountResolvers = {
  Query: {
    address: (_parent, { address }) => ({ address }),
    tenants: (_parent, { filter, where, orderBy, ...page }, { accounts }) =>
      accounts.tenants.connect(tenantOrder(orderBy), tenantWhere(where, filter == null ? undefined : tenantFilter(filter)), page),
  },
  Account: {
    id: ({ address }) => encodeId('Account', address),
    roles: async ({ address }, _args, { accounts }) => (await accounts.roles.load(address))?.roles ?? [],
    provider: ({ address }, _args, { loaders }) => loaders.provider.load(address),
    deployments: ({ address }, page, { accounts }) => accounts.deployments.connect(deploymentOrder(), everything, page, address),
    leases: ({ address }, page, { accounts }) => accounts.leases.connect(leaseOrder(), everything, page, address),
    bids: ({ address }, page, { lists }) => lists.providerBids.connect(bidOrder(), everything, page, address),
    tenantTotals: ({ address }, _args, { money }) => money.tenantTotals.load(address),
    providerTotals: ({ address }, _args, { money }) => money.providerTotals.load(address),
    deposited: async ({ address }, _args, { accounts }) =>
      (await accounts.deposited.load(address)).map(({ denom, amount }) => ({ denom, amount, time: null })),
    flows: ({ address }, page, { money }) => money.accountFlows.connect(flowOrder(), everything, page, address),
    grantsGiven: ({ address }, page, { accounts }) => accounts.grantsGiven.connect(grantOrder, everything, page, address),
    grantsReceived: ({ address }, page, { accounts }) => accounts.grantsReceived.connect(grantOrder, everything, page, address),
    transactions: ({ address }, page, { chain }) => chain.accountTransactions.connect(transactionOrder(), everything, page, address),
  },
  Grant: {
    spendLimits: ({ limits }) => limits.map(({ denom, amount }) => ({ denom, amount, time: null })),
  },
  Tenant: {
    totals: ({ address }, _args, { money }) => money.tenantTotals.load(address),
    account: ({ address }) => ({ address }),
  },
} satisfies Resolvers;
