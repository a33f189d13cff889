// Deployments with their groups and the resources that they ask for.
import type { Transaction } from '@leasebook/db';
import type { Fragment } from 'postgres';
import { inCapitals } from '../../connection/columns.ts';
import type { DeploymentFilter, DeploymentWhere } from '../../generated/resolvers.ts';
import { deploymentFilter, deploymentSource, deploymentWhere } from '../../market/deployments.ts';
import { always, byBlock, column, type Dataset, filtersOf } from '../dataset.ts';
import { changedHeight, convertedHeight, isConvertedSince, lifetime } from './columns.ts';

/** Whether a message `m` is one by which a tenant changes what it has: index messages_deployment_changes. */
const CHANGES = `m.type_url LIKE '/akash.deployment.%' AND m.type_url ~ '[.]Msg(UpdateDeployment|CloseGroup|PauseGroup|StartGroup)$'`;

/** Whether a `row` has a resource that is priced in ACT. */
const IS_PRICED_IN_ACT =
  "EXISTS (SELECT FROM group_resources r WHERE (r.owner, r.dseq) = (row.owner, row.dseq) AND r.price_denom = 'uact')";

function changed(sql: Transaction): Fragment {
  // Tenants change hashes and groups by messages, which the table of deployments does not date (index messages_deployment_changes); a
  // provider that closes its bid ends the lease and pauses the group with it.
  return sql`greatest(row.created_height, row.closed_height,
    CASE WHEN ${sql.unsafe(IS_PRICED_IN_ACT)} THEN ${convertedHeight(sql)} END,
    (SELECT max(g.closed_height) FROM deployment_groups g WHERE (g.owner, g.dseq) = (row.owner, row.dseq)),
    (SELECT max(l.closed_height) FROM deployment_groups g JOIN leases l USING (owner, dseq, gseq)
      WHERE (g.owner, g.dseq) = (row.owner, row.dseq) AND g.state = 'paused'),
    (SELECT max(m.height) FROM messages m JOIN transactions t USING (height, tx_index)
      WHERE ${sql.unsafe(CHANGES)} AND m.signer = row.owner AND m.body->'id'->>'dseq' = row.dseq::text AND t.code = 0))::bigint`;
}

/** The same as a condition, by which what changed is looked up at once for all rows where that is little. */
function changedSince(sql: Transaction, height: number): Fragment {
  return sql`(row.created_height > ${height} OR row.closed_height > ${height}
    OR EXISTS (SELECT FROM deployment_groups g WHERE (g.owner, g.dseq) = (row.owner, row.dseq) AND g.closed_height > ${height})
    OR EXISTS (
      SELECT FROM deployment_groups g JOIN leases l USING (owner, dseq, gseq)
      WHERE (g.owner, g.dseq) = (row.owner, row.dseq) AND g.state = 'paused' AND l.closed_height > ${height})
    OR EXISTS (
      SELECT FROM messages m JOIN transactions t USING (height, tx_index)
      WHERE ${sql.unsafe(CHANGES)} AND m.signer = row.owner AND m.body->'id'->>'dseq' = row.dseq::text AND m.height > ${height} AND t.code = 0)
    OR ${isConvertedSince(sql, height)} AND ${sql.unsafe(IS_PRICED_IN_ACT)})`;
}

/** All deployments. */
export const deployments: Dataset = {
  name: 'deployments',
  title: 'Deployments',
  description: 'Every deployment since the first indexed block, with the groups and resources that it asks for.',
  nature: 'state',
  columns: [
    column('owner', 'text', "Tenant's address."),
    column('dseq', 'uint64', 'Sequence number, unique for the tenant.'),
    column('state', 'text', 'State.', { values: ['ACTIVE', 'CLOSED'], sql: (sql) => sql`${sql.unsafe(inCapitals('row.state'))}` }),
    column('hash', 'text', 'Hash of its manifest description, hex.'),
    ...lifetime('closed'),
    column(
      'groups',
      'json',
      'Its groups: a list of {gseq, state, name, resources}, each resource {count, vcpus, memory_bytes, storage_bytes, gpus, gpu_attributes, price_denom, price_amount}; quantities of one replica and amounts as text, the price as the ceiling per replica and block.',
      {
        sql: (sql) => sql`(
          SELECT coalesce(jsonb_agg(jsonb_build_object('gseq', g.gseq, 'state', g.state, 'name', g.name, 'resources', (
            SELECT coalesce(jsonb_agg(jsonb_build_object('count', r.count, 'vcpus', trim_scale(r.cpu_millis / 1000)::text,
              'memory_bytes', trim_scale(r.memory_bytes)::text, 'storage_bytes', trim_scale(r.storage_bytes)::text,
              'gpus', trim_scale(r.gpus)::text, 'gpu_attributes', r.gpu_attributes, 'price_denom', r.price_denom,
              'price_amount', trim_scale(r.price_amount)::text) ORDER BY r.position), '[]')
            FROM group_resources r WHERE (r.owner, r.dseq, r.gseq) = (g.owner, g.dseq, g.gseq))) ORDER BY g.gseq), '[]')
          FROM deployment_groups g WHERE (g.owner, g.dseq) = (row.owner, row.dseq))`,
      },
    ),
    changedHeight(
      'created, updated by its tenant, paused by a provider, repriced by the v2.0 conversion, or closed, itself or one of its groups',
      changed,
    ),
  ],
  primaryKey: ['owner', 'dseq'],
  from: always((sql) => sql`${deploymentSource.relation(sql)} AS row`),
  order: [
    { column: 'created_height', type: 'bigint' },
    { column: 'owner', type: 'text' },
    { column: 'dseq', type: 'numeric' },
  ],
  within: byBlock(
    (sql) => sql`row.created_time`,
    (sql) => sql`row.created_height`,
  ),
  changedSince,
  filter: filtersOf<DeploymentFilter, DeploymentWhere>('Deployment', deploymentFilter, deploymentWhere),
};
