// Keeps the sums of flows by lease, deployment, tenant and provider: each batch adds its own, in its own transaction.
import type { Transaction } from '@leasebook/db';
import { totalNotes } from './undo.ts';
import { send } from './write.ts';

/** `sum(amount)` of the flows of these kinds. */
const sumOf = (...kinds: string[]): string =>
  `coalesce(sum(amount) FILTER (WHERE kind IN (${kinds.map((kind) => `'${kind}'`).join(', ')})), 0)`;

const SPENT = { gross: sumOf('earnings', 'take_fee'), fee: sumOf('take_fee'), net: sumOf('earnings') };
const ACCOUNT = { deposited: sumOf('deposit'), refunded: sumOf('refund'), ...SPENT };

/** Adds the new flows that `where` names to a table of sums, by `key`; `latest` are columns that take the newer value. */
function addTo(
  table: string,
  key: readonly string[],
  where: string,
  sums: Readonly<Record<string, string>>,
  latest: Readonly<Record<string, string>> = {},
): string {
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

const TOTALS = [
  { table: 'lease_totals', key: ['lease', 'denom'], where: `lease <> ''` },
  { table: 'deployment_totals', key: ['owner', 'dseq', 'denom'], where: `scope = 'deployment'` },
  { table: 'tenant_totals', key: ['owner', 'denom'], where: `scope = 'deployment'` },
  { table: 'provider_totals', key: ['provider', 'denom'], where: `provider <> ''` },
];

const statement = (firstHeight: number, lastHeight: number): string => `
  WITH added AS MATERIALIZED (
    SELECT height, kind, denom, amount, scope, lease, owner, dseq, provider FROM flows WHERE height BETWEEN ${firstHeight} AND ${lastHeight} AND scope <> ''
  ),
  leases AS (${addTo('lease_totals', ['lease', 'denom'], `lease <> ''`, SPENT, { last_height: 'max(height)' })}),
  deployments AS (${addTo('deployment_totals', ['owner', 'dseq', 'denom'], `scope = 'deployment'`, ACCOUNT)}),
  tenants AS (${addTo('tenant_totals', ['owner', 'denom'], `scope = 'deployment'`, ACCOUNT)})
  ${addTo('provider_totals', ['provider', 'denom'], `provider <> ''`, {
    ...SPENT,
    bid_deposited: sumOf('bid_deposit'),
    bid_refunded: sumOf('bid_refund'),
  })}`;

/** Adds the flows of these blocks, which must have been written in this transaction and never be added again. */
export function addToTotals(transaction: Transaction, firstHeight: number, lastHeight: number): void {
  for (const note of totalNotes(transaction, TOTALS, firstHeight, lastHeight)) send(transaction, note);
  send(transaction, statement(firstHeight, lastHeight));
}
