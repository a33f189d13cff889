// Deployments, their groups and resource units, and how deployments are ordered and filtered.
import type { Transaction } from '@leasebook/db';
import { addressArgument } from '../address.ts';
import { inCapitals, selectList } from '../connection/columns.ts';
import type { Connection, Filter, Source } from '../connection/connection.ts';
import { join, type Key, type Order, orderBy } from '../connection/order.ts';
import { inHeights, inTimes } from '../connection/ranges.ts';
import { happenedBounds, happenedIn, moment, named, number, text, wherever, whole } from '../connection/where.ts';
import type { DeploymentFilter, DeploymentOrder, DeploymentState, DeploymentWhere } from '../generated/resolvers.ts';
import type { Selection } from '../graphql/selection.ts';
import { dseqText, joinDeployments } from './keys.ts';

export interface DeploymentRow {
  /** owner/dseq */
  key: string;
  owner: string;
  dseq: string;
  state: DeploymentState;
  hash: string;
  createdHeight: number;
  createdTime: Date;
  closedHeight: number | null;
  closedTime: Date | null;
}

export type DeploymentList = Connection<DeploymentRow>;

export interface GroupRow {
  /** owner/dseq of its deployment. */
  deployment: string;
  gseq: number;
  state: string;
  name: string;
}

export interface ResourceUnitRow {
  /** owner/dseq of its deployment. */
  deployment: string;
  gseq: number;
  count: number;
  vcpus: string;
  memoryBytes: string;
  storageBytes: string;
  gpus: string;
  gpuAttributes: string[];
  priceDenom: string;
  priceAmount: string;
  /** When the deployment was created. */
  createdTime: Date;
}

/** What search tells of a deployment is always read. */
const columns = selectList<DeploymentRow>('Deployment', {
  key: { sql: "concat_ws('/', row.owner, row.dseq)", of: ['id', 'groups', 'leases', 'escrow'] },
  owner: 'row.owner',
  dseq: 'row.dseq',
  state: inCapitals('row.state'),
  hash: { sql: 'row.hash', of: ['hash'] },
  createdHeight: { sql: 'row.created_height', of: ['createdHeight'] },
  createdTime: { sql: 'row.created_time', of: ['createdTime'] },
  closedHeight: { sql: 'row.closed_height', of: ['closedHeight'] },
  closedTime: { sql: 'row.closed_time', of: ['closedTime'] },
});

/** All deployments. */
export const deploymentSource: Source = {
  relation: (sql) => sql`deployments`,
  columns,
  total: (sql) => sql`coalesce((SELECT rows FROM list_counts WHERE list = 'deployments'), 0)`,
};

/** Deployments of a tenant, by its address. */
export const tenantDeploymentSource: Source = { ...deploymentSource, partition: (sql, key) => sql`row.owner = ${key}` };

const UNIQUE: readonly Key[] = [
  { column: 'owner', type: 'text' },
  { column: 'dseq', type: 'numeric' },
];
const LEADS: Record<DeploymentOrder['field'], Key> = {
  CREATED: { column: 'created_height', type: 'bigint' },
  CLOSED: { column: 'closed_height', type: 'bigint', nullable: true, sparse: true },
};

/** The order that is asked for; newest first by default. */
export function deploymentOrder(order?: DeploymentOrder | null): Order {
  const field = order?.field ?? 'CREATED';
  return orderBy(`deployments.${field}`, order?.direction ?? 'DESC', LEADS[field], UNIQUE);
}

/** The deployments that fit all of what is given. */
export function deploymentFilter(filter: DeploymentFilter): Filter {
  return {
    id: JSON.stringify(filter),
    where(sql) {
      const conditions = [sql`true`];
      if (filter.state != null) conditions.push(sql`row.state = ${filter.state.toLowerCase()}`);
      if (filter.owner != null) conditions.push(sql`row.owner = ${addressArgument(filter.owner)}`);
      if (filter.dseq != null) conditions.push(sql`row.dseq = ${dseqText(filter.dseq)}::text::numeric`);
      conditions.push(
        ...inHeights(sql, 'created_height', filter.createdHeight),
        ...inTimes(sql, 'created_time', filter.createdTime),
        ...inHeights(sql, 'closed_height', filter.closedHeight),
        ...inTimes(sql, 'closed_time', filter.closedTime),
      );

      return join(sql, conditions, sql` AND `);
    },
    bounds: happenedBounds(filter),
  };
}

/** The deployments that fit `where` and an older filter. */
export const deploymentWhere = wherever<DeploymentWhere>(
  {
    state: named('row.state'),
    owner: text('row.owner'),
    dseq: number('row.dseq'),
    createdHeight: whole('row.created_height'),
    createdTime: moment('row.created_time'),
    closedHeight: whole('row.closed_height'),
    closedTime: moment('row.closed_time'),
  },
  happenedIn,
);

/** Deployments by owner/dseq. */
export async function loadDeployments(sql: Transaction, keys: readonly string[], asked: Selection): Promise<DeploymentRow[]> {
  return sql<DeploymentRow[]>`SELECT ${columns(sql, asked)} FROM deployments AS row ${joinDeployments(sql, keys)}`;
}

/** Deployments of any tenants with this sequence number, newest first. */
export async function loadDeploymentsByDseq(sql: Transaction, dseq: string, limit: number): Promise<DeploymentRow[]> {
  return sql<DeploymentRow[]>`
    SELECT ${columns(sql)} FROM deployments AS row WHERE row.dseq = ${dseq}::text::numeric
    ORDER BY row.created_height DESC, row.owner LIMIT ${limit}`;
}

/** Groups of deployments, given by owner/dseq, by gseq. */
export async function loadGroups(sql: Transaction, keys: readonly string[]): Promise<GroupRow[]> {
  return sql<GroupRow[]>`
    SELECT concat_ws('/', row.owner, row.dseq) AS deployment, row.gseq, row.state, row.name
    FROM deployment_groups AS row ${joinDeployments(sql, keys)} ORDER BY row.gseq`;
}

/** Resource units of all groups of deployments, given by owner/dseq, in their order. */
export async function loadResourceUnits(sql: Transaction, keys: readonly string[]): Promise<ResourceUnitRow[]> {
  return sql<ResourceUnitRow[]>`
    SELECT concat_ws('/', row.owner, row.dseq) AS deployment, row.gseq, row.count, trim_scale(row.cpu_millis / 1000) AS vcpus,
      trim_scale(row.memory_bytes) AS "memoryBytes", trim_scale(row.storage_bytes) AS "storageBytes", trim_scale(row.gpus) AS gpus,
      row.gpu_attributes AS "gpuAttributes", row.price_denom AS "priceDenom", trim_scale(row.price_amount) AS "priceAmount",
      d.created_time AS "createdTime"
    FROM group_resources AS row ${joinDeployments(sql, keys)} JOIN deployments d USING (owner, dseq) ORDER BY row.gseq, row.position`;
}
