// Tenants as they are at the block of the export: what they deployed, what they lease, what they paid.
import { tenantFilter, tenantSource, tenantWhere } from '../../accounts/tenants.ts';
import type { TenantFilter, TenantWhere } from '../../generated/resolvers.ts';
import { always, column, type Dataset, filtersOf } from '../dataset.ts';

/** All accounts that have made deployments. */
export const tenants: Dataset = {
  name: 'tenants',
  title: 'Tenants',
  description: 'Every account that has made deployments, as it stands at the block of the file: deployments, leases, what it paid.',
  nature: 'state',
  columns: [
    column('address', 'text', "Tenant's address.", { sql: (sql) => sql`row.owner` }),
    column('deployments', 'integer', 'Deployments so far.', { unit: 'deployments' }),
    column('active_deployments', 'integer', 'Its active deployments.', { unit: 'deployments', sql: (sql) => sql`row.active` }),
    column('active_leases', 'integer', 'Its active and reclaiming leases.', { unit: 'leases', sql: (sql) => sql`row.leases` }),
    column('gpus_leased', 'decimal', 'GPUs of those.', { unit: 'GPUs', sql: (sql) => sql`row.gpus` }),
    column('first_height', 'integer', 'Block of the first deployment that the index knows of it.', { unit: 'block' }),
    column('first_time', 'timestamp', 'Time of its first deployment.'),
    column('last_height', 'integer', 'Block of its newest deployment.', { unit: 'block' }),
    column(
      'totals',
      'json',
      'Sums over its deployments: a list of {denom, deposited, refunded, gross, fee, net}, amounts in base units as text: came in, went back, was paid out for leases, of that to the community pool and to providers.',
      {
        sql: (sql) => sql`(
          SELECT coalesce(jsonb_agg(jsonb_build_object('denom', t.denom, 'deposited', trim_scale(t.deposited)::text,
            'refunded', trim_scale(t.refunded)::text, 'gross', trim_scale(t.gross)::text, 'fee', trim_scale(t.fee)::text,
            'net', trim_scale(t.net)::text) ORDER BY t.denom), '[]')
          FROM tenant_totals t WHERE t.owner = row.owner)`,
      },
    ),
  ],
  primaryKey: ['address'],
  from: always((sql) => sql`${tenantSource.relation(sql)} AS row`),
  order: [{ column: 'owner', type: 'text' }],
  within: null,
  changedSince(sql, height) {
    return sql`(EXISTS (SELECT FROM deployments d WHERE d.owner = row.owner AND greatest(d.created_height, d.closed_height) > ${height})
      OR EXISTS (SELECT FROM leases l WHERE l.owner = row.owner AND greatest(l.created_height, l.closed_height) > ${height})
      OR EXISTS (SELECT FROM flows f WHERE f.owner = row.owner AND f.height > ${height}))`;
  },
  filter: filtersOf<TenantFilter, TenantWhere>('Tenant', tenantFilter, tenantWhere),
};
