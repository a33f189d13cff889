// Which code answers fields of the subject `market`.
import type { Transaction } from '@leasebook/db';
import type { Context } from '../context.ts';
import { RequestError } from '../errors.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { loadCloseReasons, loadLeaseFigures, loadLeaseLength, loadLeaseLengths, loadLeaseSizes, loadTenantFigures } from './leases.ts';
import { loadBidsPerOrder, loadOrderFigures, loadTimeToBid, loadTimeToLease, loadWinRates } from './orders.ts';
import { loadKinds, loadPayers, loadSignModes } from './payers.ts';
import { type MarketScope, readScope } from './scope.ts';
import { loadBreakdown, loadDeclaredModels, loadModelAllocation, loadOnline, loadSuspectAnswers } from './supply.ts';
import { loadSurvival } from './survival.ts';
import { loadUtilization, loadUtilizationBy } from './utilization.ts';

/** Most rows or steps that one field gives. */
const MOST = 1_000;

/** Reads a figure of the scope in the request's snapshot. */
function read<Row>(load: (sql: Transaction, scope: MarketScope) => Promise<Row>) {
  return async (scope: MarketScope, _args: object, { snapshot }: Context): Promise<Row> => load(await snapshot.transaction(), scope);
}

function checked(count: number, name: string): number {
  if (count >= 1 && count <= MOST) return count;
  throw new RequestError('BAD_PAGE_SIZE', `\`${name}\` is ${count}.`, `Give a number from 1 to ${MOST}.`);
}

/** Types of the subject and its entry. */
export const marketFigureResolvers = {
  Query: {
    market: async (_parent, { input }, { snapshot }) => readScope(await snapshot.transaction(), input ?? null),
  },
  MarketFigures: {
    orders: read(loadOrderFigures),
    bidsPerOrder: read(loadBidsPerOrder),
    timeToLease: read(loadTimeToLease),
    timeToBid: read(loadTimeToBid),
    leases: read(loadLeaseFigures),
    leaseSizes: read(loadLeaseSizes),
    leaseLengths: read(loadLeaseLengths),
    leaseLength: read(loadLeaseLength),
    closeReasons: read(loadCloseReasons),
    survival: async (scope, { points }, { snapshot }) =>
      loadSurvival(await snapshot.transaction(), scope, checked(points ?? 200, 'points')),
    tenants: read(loadTenantFigures),
    winRates: async (scope, { first }, { snapshot }) => loadWinRates(await snapshot.transaction(), scope, checked(first ?? 100, 'first')),
    payers: async (scope, { first }, { snapshot }) => loadPayers(await snapshot.transaction(), scope, checked(first ?? 100, 'first')),
    signModes: read(loadSignModes),
    kinds: read(loadKinds),
    breakdown: async (scope, { by }, { snapshot }) => loadBreakdown(await snapshot.transaction(), scope, by),
    online: read(loadOnline),
    utilization: read(loadUtilization),
    utilizationBy: async (_scope, { by }, { snapshot }) => loadUtilizationBy(await snapshot.transaction(), by),
    modelAllocation: read(loadModelAllocation),
    declaredModels: read(loadDeclaredModels),
    suspect: read(loadSuspectAnswers),
  },
  WinRate: {
    provider: ({ providerAddress }, _args, { loaders }) => loaders.provider.load(providerAddress),
  },
  ProviderOnline: {
    provider: ({ providerAddress }, _args, { loaders }) => loaders.provider.load(providerAddress),
  },
  DeclaredModel: {
    provider: ({ providerAddress }, _args, { loaders }) => loaders.provider.load(providerAddress),
  },
} satisfies Partial<Resolvers>;
