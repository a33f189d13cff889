// Leases: what tenants and providers agreed to, with their GPUs, prices and payouts.
import type { Transaction } from '@leasebook/db';
import type { Fragment } from 'postgres';
import { inCapitals } from '../../connection/columns.ts';
import type { LeaseFilter, LeaseWhere } from '../../generated/resolvers.ts';
import { LEASE_UNIQUE } from '../../market/keys.ts';
import { LEASE_REASONS, leaseFilter, leaseSource, leaseWhere } from '../../market/leases.ts';
import { always, byBlock, column, type Dataset, filtersOf } from '../dataset.ts';
import { changedHeight, lifetime, price } from './columns.ts';

const SAME_LEASE = '(owner, dseq, gseq, oseq, provider, bseq) = (row.owner, row.dseq, row.gseq, row.oseq, row.provider, row.bseq)';

function paymentKey(sql: Transaction): Fragment {
  return sql`concat_ws('/', row.owner, row.dseq, row.gseq, row.oseq, row.provider)`;
}

function reasonName(sql: Transaction, name: string): Fragment {
  const cases = [...LEASE_REASONS].map(([number, text]) => `WHEN ${number} THEN '${text}'`);
  return sql`CASE row.${sql(name)} ${sql.unsafe(cases.join(' '))} ELSE row.${sql(name)}::text END`;
}

function changed(sql: Transaction): Fragment {
  return sql`greatest(row.created_height, row.closed_height, row.reclamation_started_at,
    (SELECT max(p.from_height) FROM lease_prices p WHERE ${sql.unsafe(SAME_LEASE)}),
    (SELECT max(t.last_height) FROM lease_totals t WHERE t.lease = ${paymentKey(sql)}))::bigint`;
}

/** The same as a condition, by which what changed is looked up at once for all rows where that is little. */
function changedSince(sql: Transaction, height: number): Fragment {
  return sql`(row.created_height > ${height} OR row.closed_height > ${height} OR row.reclamation_started_at > ${height}
    OR EXISTS (SELECT FROM lease_prices p WHERE ${sql.unsafe(SAME_LEASE)} AND p.from_height > ${height})
    OR EXISTS (SELECT FROM lease_totals t WHERE t.lease = ${paymentKey(sql)} AND t.last_height > ${height}))`;
}

/** All leases. */
export const leases: Dataset = {
  name: 'leases',
  title: 'Leases',
  description: 'Every lease since the first indexed block: who serves whom at which price, since when and until when, with what hardware.',
  nature: 'state',
  columns: [
    column('owner', 'text', "Tenant's address."),
    column('dseq', 'uint64', "Deployment's sequence number."),
    column('gseq', 'integer', "Group's sequence number."),
    column('oseq', 'integer', "Order's sequence number."),
    column('provider', 'text', "Provider's address."),
    column('bseq', 'integer', "Bid's sequence number; 0 so far."),
    column('state', 'text', 'State.', {
      values: ['ACTIVE', 'INSUFFICIENT_FUNDS', 'CLOSED', 'RECLAIMING'],
      sql: (sql) => sql`${sql.unsafe(inCapitals('row.state'))}`,
    }),
    ...price('Agreed price, in force now or when the lease closed.'),
    ...lifetime('closed'),
    column('reason', 'text', 'Reason of closing as the chain stores it; lease_closed_invalid where it stores none.', {
      sql: (sql) => reasonName(sql, 'reason'),
    }),
    column('announced_reason', 'text', 'Reason of closing as the event told it; empty where it told none.', {
      nullable: true,
      sql: (sql) => reasonName(sql, 'announced_reason'),
    }),
    column('gpus', 'decimal', 'GPUs held.', { unit: 'GPUs' }),
    column('vcpus', 'decimal', 'CPUs (virtual) held.', { unit: 'vCPUs', sql: (sql) => sql`row.cpu_millis / 1000` }),
    column('memory_bytes', 'decimal', 'Memory held.', { unit: 'bytes' }),
    column('storage_bytes', 'decimal', 'Storage held.', { unit: 'bytes' }),
    column(
      'gpu_variants',
      'json',
      'GPUs held by variant: a list of {vendor, model, ram, interface, count}; empty texts where nothing tells.',
      {
        sql: (sql) => sql`(
        SELECT coalesce(jsonb_agg(jsonb_build_object('vendor', g.vendor, 'model', g.model, 'ram', g.ram, 'interface', g.interface,
          'count', g.count::bigint) ORDER BY g.vendor, g.model, g.ram, g.interface), '[]')
        FROM lease_gpus g WHERE ${sql.unsafe(SAME_LEASE)})`,
      },
    ),
    column('prices', 'json', 'Every price that it had: a list of {from_height, denom, amount}, amounts as text per block.', {
      sql: (sql) => sql`(
        SELECT coalesce(jsonb_agg(jsonb_build_object('from_height', p.from_height, 'denom', p.denom, 'amount', trim_scale(p.amount)::text)
          ORDER BY p.from_height), '[]')
        FROM lease_prices p WHERE ${sql.unsafe(SAME_LEASE)})`,
    }),
    column('totals', 'json', 'What its payment paid out so far: a list of {denom, gross, fee, net}, amounts as text in base units.', {
      sql: (sql) => sql`(
        SELECT coalesce(jsonb_agg(jsonb_build_object('denom', t.denom, 'gross', trim_scale(t.gross)::text, 'fee', trim_scale(t.fee)::text,
          'net', trim_scale(t.net)::text) ORDER BY t.denom), '[]')
        FROM lease_totals t WHERE t.lease = ${paymentKey(sql)})`,
    }),
    changedHeight('created, repriced, given notice, closed, or paid out', changed),
  ],
  primaryKey: ['owner', 'dseq', 'gseq', 'oseq', 'provider', 'bseq'],
  references: [
    { fields: ['owner', 'dseq'], dataset: 'deployments', to: ['owner', 'dseq'] },
    { fields: ['provider'], dataset: 'providers', to: ['owner'] },
  ],
  from: always((sql) => sql`${leaseSource.relation(sql)} AS row`),
  order: [{ column: 'created_height', type: 'bigint' }, ...LEASE_UNIQUE],
  within: byBlock(
    (sql) => sql`row.created_time`,
    (sql) => sql`row.created_height`,
  ),
  changedSince,
  filter: filtersOf<LeaseFilter, LeaseWhere>('Lease', leaseFilter, leaseWhere),
};
