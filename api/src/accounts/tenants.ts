// Accounts that have made deployments: how they are ordered and filtered.
import type { Transaction } from '@leasebook/db';
import type { Fragment } from 'postgres';
import type { Connection, Filter, Source } from '../connection/connection.ts';
import { join, type Key, type Order, orderBy } from '../connection/order.ts';
import { flag, number, text, wherever, whole } from '../connection/where.ts';
import type { TenantFilter, TenantOrder, TenantWhere } from '../generated/resolvers.ts';

export interface TenantRow {
  address: string;
  deployments: number;
  activeDeployments: number;
  activeLeases: number;
  /** Exact decimal text. */
  gpusLeased: string;
  firstHeight: number;
  firstTime: Date;
  lastHeight: number;
}

export type TenantList = Connection<TenantRow>;

function relation(sql: Transaction): Fragment {
  return sql`(
    SELECT d.owner, d.deployments, d.active, d.first_height, d.first_time, d.last_height, coalesce(l.leases, 0) AS leases,
      coalesce(l.gpus, 0) AS gpus
    FROM (
      SELECT owner, count(*) AS deployments, count(*) FILTER (WHERE state = 'active') AS active, min(created_height::bigint) AS first_height,
        min(created_time) AS first_time, max(created_height::bigint) AS last_height
      FROM deployments GROUP BY owner
    ) AS d
    LEFT JOIN (
      SELECT owner, count(*) AS leases, sum(gpus) AS gpus FROM leases WHERE state IN ('active', 'reclaiming') GROUP BY owner
    ) AS l USING (owner)
  )`;
}

function columns(sql: Transaction): Fragment {
  return sql`row.owner AS address, row.deployments, row.active AS "activeDeployments", row.leases AS "activeLeases",
    trim_scale(row.gpus) AS "gpusLeased", row.first_height AS "firstHeight", row.first_time AS "firstTime", row.last_height AS "lastHeight"`;
}

/** All tenants. */
export const tenantSource: Source = { relation, columns };

const LEADS: Record<TenantOrder['field'], Key> = {
  ACTIVE_LEASES: { column: 'leases', type: 'bigint' },
  GPUS: { column: 'gpus', type: 'numeric' },
  DEPLOYMENTS: { column: 'deployments', type: 'bigint' },
  FIRST: { column: 'first_height', type: 'bigint' },
  LAST: { column: 'last_height', type: 'bigint' },
};

/** The order that is asked for; those with most active leases first by default. */
export function tenantOrder(order?: TenantOrder | null): Order {
  const field = order?.field ?? 'ACTIVE_LEASES';
  return orderBy(`tenants.${field}`, order?.direction ?? 'DESC', LEADS[field], [{ column: 'owner', type: 'text' }]);
}

/** The tenants that fit all of what is given. */
export function tenantFilter(filter: TenantFilter): Filter {
  return {
    id: JSON.stringify(filter),
    where(sql) {
      const conditions = [sql`true`];
      if (filter.active != null) conditions.push(filter.active ? sql`row.leases > 0` : sql`row.leases = 0`);
      if (filter.hasGpu != null) conditions.push(filter.hasGpu ? sql`row.gpus > 0` : sql`row.gpus = 0`);
      return join(sql, conditions, sql` AND `);
    },
  };
}

/** The tenants that fit `where` and an older filter. */
export const tenantWhere = wherever<TenantWhere>({
  address: text('row.owner'),
  active: flag('row.leases > 0'),
  hasGpu: flag('row.gpus > 0'),
  deployments: whole('row.deployments'),
  activeLeases: whole('row.leases'),
  gpusLeased: number('row.gpus'),
  firstHeight: whole('row.first_height'),
});
