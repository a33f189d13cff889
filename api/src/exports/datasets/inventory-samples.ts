// Inventory samples: each answer of a provider about its hardware, and each time that it did not answer.
import type { Transaction } from '@leasebook/db';
import type { Fragment } from 'postgres';
import { join } from '../../connection/order.ts';
import { always, byTime, type Column, column, type Dataset, filterOf, timeUpTo } from '../dataset.ts';

interface InventorySampleFilter {
  provider?: string | null;
  answered?: boolean | null;
}

function hardware(what: string, unit: string, allocatable: string, sql?: (tag: Transaction, name: string) => Fragment): Column[] {
  const of = (name: string) => (sql === undefined ? {} : { sql: (tag: Transaction) => sql(tag, name) });
  const type = what === 'gpus' ? 'integer' : 'decimal';
  return [
    column(`${what}_allocatable`, type, `${allocatable}, leased or not.`, { unit, ...of('allocatable') }),
    column(`${what}_allocated`, type, `${allocatable}, the part in use by its own account.`, { unit, ...of('allocated') }),
  ];
}

/** All samples. */
export const inventorySamples: Dataset = {
  name: 'inventory_samples',
  title: 'Inventory samples',
  description:
    "What providers answered about their hardware, and when they did not answer. An answer stands until the provider's next one, at most 36 hours.",
  nature: 'history',
  columns: [
    column('provider', 'text', "Provider's address."),
    column('time', 'timestamp', 'When it was asked.'),
    column('error', 'text', 'Why it did not answer; empty where it did.', { nullable: true }),
    ...hardware('gpus', 'GPUs', 'GPUs that can be leased'),
    ...hardware('vcpus', 'vCPUs', 'CPUs (virtual) that can be leased', (sql, name) => sql`row.${sql(`cpu_millis_${name}`)} / 1000`),
    ...hardware('memory_bytes', 'bytes', 'Memory that can be leased'),
    ...hardware('storage_bytes', 'bytes', 'Storage that can be leased'),
    column('active_leases', 'integer', 'Leases that it serves, by its own account.', { unit: 'leases' }),
    column(
      'gpus',
      'json',
      'GPUs by variant: a list of {vendor, model, ram, interface, count, installed, allocatedMin, allocatedMax}: GPUs that can be leased, cards, and the least and most of them in use, as a node tells one number for all of its GPUs.',
    ),
    column(
      'suspect',
      'text',
      'Why the answer cannot be true, with commas between reasons: negative, above-capacity, unit. Such an answer counts no hardware.',
      {
        nullable: true,
        sql: (sql) => sql`nullif(array_to_string(row.suspect, ','), '')`,
      },
    ),
  ],
  primaryKey: ['provider', 'time'],
  references: [{ fields: ['provider'], dataset: 'providers', to: ['owner'] }],
  from: always((sql) => sql`(SELECT s.*, (extract(epoch FROM s.time) * 1000000)::bigint AS time_us FROM provider_samples s) AS row`),
  order: [
    { column: 'time_us', type: 'bigint' },
    { column: 'provider', type: 'text' },
  ],
  within: byTime((sql) => sql`row.time`),
  changedSince: (sql, height) => sql`row.time > ${timeUpTo(sql, height)}`,
  filter: filterOf<InventorySampleFilter>('ExportedSampleFilter', (filter) => ({
    id: JSON.stringify(filter),
    where(sql) {
      const conditions = [sql`true`];
      if (filter.provider != null) conditions.push(sql`row.provider = ${filter.provider}`);
      if (filter.answered != null) conditions.push(filter.answered ? sql`row.error IS NULL` : sql`row.error IS NOT NULL`);
      return join(sql, conditions, sql` AND `);
    },
  })),
};
