// Providers as they are at the block of the export: registration, attributes, newest status, leases.
import { SAMPLE_VALIDITY_MICROSECONDS } from '@leasebook/db';
import type { ProviderFilter, ProviderWhere } from '../../generated/resolvers.ts';
import { providerFilter, providerSource, providerWhere } from '../../market/providers.ts';
import { always, column, type Dataset, filtersOf, timeUpTo } from '../dataset.ts';

/** All providers. */
export const providers: Dataset = {
  name: 'providers',
  title: 'Providers',
  description: 'Every registered provider as it stands at the block of the file: registration, attributes, newest status answer, leases.',
  nature: 'state',
  columns: [
    column('owner', 'text', "Provider's address."),
    column('host_uri', 'text', 'Where its gateway answers, as declared.'),
    column('email', 'text', 'Contact, as declared.'),
    column('website', 'text', 'Website, as declared.'),
    column('country', 'text', 'Country by its attributes, ISO 3166-1 alpha-2; an empty text where it cannot be told.'),
    column('created_height', 'integer', 'Block of its registration; empty where genesis holds it.', { unit: 'block', nullable: true }),
    column('updated_height', 'integer', 'Block of the last change of its registration.', { unit: 'block', nullable: true }),
    column('attributes', 'json', 'Attributes in force: a list of {key, value}.', {
      sql: (sql) => sql`(
        SELECT coalesce(jsonb_agg(jsonb_build_object('key', a.key, 'value', a.value) ORDER BY a.key), '[]')
        FROM provider_attributes a WHERE a.owner = row.owner AND a.to_height IS NULL)`,
    }),
    column('online', 'boolean', 'Whether its newest status answered, at most 36 hours before the block of the file.', {
      sql: (sql) => sql`coalesce(row.online, false)`,
    }),
    column('gpus_leased', 'decimal', 'GPUs of its active and reclaiming leases.', { unit: 'GPUs', sql: (sql) => sql`row.leased` }),
    column('active_leases', 'integer', 'Its active and reclaiming leases.', { unit: 'leases' }),
    column('sample_time', 'timestamp', 'When its newest status was asked for; empty before the first.', { nullable: true }),
    column('sample_error', 'text', 'Why it did not answer then; empty where it did.', { nullable: true }),
    column('sample_gpus_allocatable', 'integer', 'GPUs that can be leased, by that answer.', { unit: 'GPUs', nullable: true }),
    column('sample_gpus_allocated', 'integer', 'GPUs in use, by that answer.', { unit: 'GPUs', nullable: true }),
    column('sample_active_leases', 'integer', 'Leases that it served, by that answer.', { unit: 'leases', nullable: true }),
    column(
      'sample_gpus',
      'json',
      'GPUs by variant, by that answer: a list of {vendor, model, ram, interface, count, installed, allocatedMin, allocatedMax}: GPUs that can be leased, cards, and the least and most of them in use, as a node tells one number for all of its GPUs.',
      { nullable: true },
    ),
  ],
  primaryKey: ['owner'],
  from: always((sql) => sql`${providerSource.relation(sql)} AS row`),
  order: [{ column: 'owner', type: 'text' }],
  within: null,
  changedSince(sql, height) {
    const since = timeUpTo(sql, height);
    const expiry = sql`row.sample_time + ${`${SAMPLE_VALIDITY_MICROSECONDS} microseconds`}::text::interval`;
    return sql`(greatest(row.created_height, row.updated_height) > ${height}
      OR row.sample_time > ${since}
      OR (row.sample_error IS NULL AND ${expiry} >= ${since} AND ${expiry} < (SELECT c.block_time FROM checkpoint c))
      OR EXISTS (SELECT FROM provider_attributes a WHERE a.owner = row.owner AND greatest(a.from_height, a.to_height) > ${height})
      OR EXISTS (SELECT FROM leases l WHERE l.provider = row.owner AND greatest(l.created_height, l.closed_height) > ${height}))`;
  },
  filter: filtersOf<ProviderFilter, ProviderWhere>('Provider', providerFilter, providerWhere),
};
