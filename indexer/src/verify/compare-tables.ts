// Compares the tables with a ledger that ran to the same block: whatever the height, and whatever no node answers.
import type { Sql } from '@leasebook/db';
import { compareFields, compareObjects, emptyResult, type KindResult } from './compare.ts';
import type { Listed, ListedObjects } from './objects.ts';
import type { FlowTotals } from './our-figures.ts';
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

/** Number and sum of the flows in the tables, by kind and denomination. */
async function tableFlows(sql: Sql): Promise<FlowTotals> {
  const rows = await sql<{ kind: string; denom: string; count: number; amount: string }[]>`
    SELECT kind, denom, count(*) AS count, sum(amount)::text AS amount FROM flows GROUP BY kind, denom ORDER BY kind, denom`;
  return new Map(
    rows.map(({ kind, denom, count, amount }) => [`${kind} ${denom}`, { count, amount: BigInt(amount.replace(/\.0*$/, '')) }]),
  );
}

function flowFields({ count, amount }: { count: number; amount: bigint }): Map<string, string> {
  return new Map([
    ['count', String(count)],
    ['amount', String(amount)],
  ]);
}

function compareFlows(tables: FlowTotals, run: FlowTotals): KindResult {
  const result = emptyResult();
  for (const id of new Set([...tables.keys(), ...run.keys()])) {
    const [own, other] = [tables.get(id), run.get(id)];
    compareFields(result, id, own === undefined ? null : flowFields(own), other === undefined ? null : flowFields(other));
  }
  return result;
}

/** Every object of the tables, field by field, and their flows in sum, against a run of the ledger to the same height. */
export async function compareTables(
  sql: Sql,
  tables: LedgerObjects,
  run: LedgerObjects,
  flows: FlowTotals,
): Promise<Record<string, KindResult>> {
  return {
    ...compareObjects({ objects: listed(run), generation: 'all' }, tables),
    flows: compareFlows(await tableFlows(sql), flows),
  };
}
