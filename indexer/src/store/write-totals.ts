// Keeps the sums of flows by lease, deployment, tenant and provider: each batch adds its own, in its own transaction.
import type { Transaction } from '@leasebook/db';
import { totalNotes } from './undo.ts';
import { send } from './write.ts';

/** `sum(amount)` of the flows of these kinds. */
const sumOf = (...kinds: string[]): string =>
  `coalesce(sum(amount) FILTER (WHERE kind IN (${kinds.map((kind) => `'${kind}'`).join(', ')})), 0)`;

const SPENT = { gross: sumOf('earnings', 'take_fee'), fee: sumOf('take_fee'), net: sumOf('earnings') };
const ACCOUNT = { deposited: sumOf('deposit'), refunded: sumOf('refund'), ...SPENT };

/** A table of sums of flows: of those that `where` names, by `key`. */
export interface TotalsTable {
  table: string;
  key: readonly string[];
  where: string;
  sums: Readonly<Record<string, string>>;
  /** Columns that take the newest value. */
  latest?: Readonly<Record<string, string>>;
}

export const TOTALS: readonly TotalsTable[] = [
  { table: 'lease_totals', key: ['lease', 'denom'], where: `lease <> ''`, sums: SPENT, latest: { last_height: 'max(height)' } },
  { table: 'deployment_totals', key: ['owner', 'dseq', 'denom'], where: `scope = 'deployment'`, sums: ACCOUNT },
  { table: 'tenant_totals', key: ['owner', 'denom'], where: `scope = 'deployment'`, sums: ACCOUNT },
  {
    table: 'provider_totals',
    key: ['provider', 'denom'],
    where: `provider <> ''`,
    sums: { ...SPENT, bid_deposited: sumOf('bid_deposit'), bid_refunded: sumOf('bid_refund') },
  },
];

/** Adds the new flows to a table of sums. */
function addTo({ table, key, where, sums, latest = {} }: TotalsTable): string {
  const columns = [...key, ...Object.keys(sums), ...Object.keys(latest)];
  const values = [...key, ...Object.values(sums), ...Object.values(latest)];
  const updates = [
    ...Object.keys(sums).map((column) => `${column} = ${table}.${column} + excluded.${column}`),
    ...Object.keys(latest).map((column) => `${column} = excluded.${column}`),
  ];
  return `INSERT INTO ${table} (${columns.join(', ')})
    SELECT ${values.join(', ')} FROM added WHERE ${where} GROUP BY ${key.join(', ')}
    ON CONFLICT (${key.join(', ')}) DO UPDATE SET ${updates.join(', ')}`;
}

const statement = (firstHeight: number, lastHeight: number): string => `
  WITH added AS MATERIALIZED (
    SELECT height, kind, denom, amount, scope, lease, owner, dseq, provider FROM flows WHERE height BETWEEN ${firstHeight} AND ${lastHeight} AND scope <> ''
  )
  ${TOTALS.map((totals, place) => (place < TOTALS.length - 1 ? `, added_${place} AS (${addTo(totals)})` : addTo(totals))).join('\n')}`;

/** Adds the flows of these blocks, which must have been written in this transaction and never be added again. */
export function addToTotals(transaction: Transaction, firstHeight: number, lastHeight: number): void {
  for (const note of totalNotes(transaction, TOTALS, firstHeight, lastHeight)) send(transaction, note);
  send(transaction, statement(firstHeight, lastHeight));
}
