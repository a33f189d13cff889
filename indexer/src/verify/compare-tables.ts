// Compares the tables with a ledger that ran to the same block: whatever the height, and whatever no node answers.
import type { Sql } from '@leasebook/db';
import { compareObjects, type KindResult } from './compare.ts';
import { compareTotals } from './compare-totals.ts';
import { compareFlows, type FlowSums } from './flow-sums.ts';
import type { Listed, ListedObjects } from './objects.ts';
import type { LedgerObjects } from './ours.ts';

function everything<T>(objects: Map<string, T>): Listed<T> {
  return { objects, gap: () => null };
}

function listed(run: LedgerObjects): ListedObjects {
  return {
    deployments: everything(run.deployments),
    groups: everything(run.groups),
    orders: everything(run.orders),
    bids: everything(run.bids),
    leases: everything(run.leases),
    accounts: everything(run.accounts),
    payments: everything(run.payments),
    providers: everything(run.providers),
    audits: everything(run.audits),
  };
}

/**
 * Every object of the tables, field by field, and their flows against a run of the ledger to the same height; what is kept of sums
 * against the flows.
 */
export async function compareTables(
  sql: Sql,
  tables: LedgerObjects,
  run: LedgerObjects,
  flows: FlowSums,
): Promise<Record<string, KindResult>> {
  return {
    ...compareObjects({ objects: listed(run), generation: 'all' }, tables),
    flows: await compareFlows(sql, flows),
    totals: await compareTotals(sql),
  };
}
