// Bids: what providers asked, won or not.
import type { Transaction } from '@leasebook/db';
import type { Fragment } from 'postgres';
import { inCapitals } from '../../connection/columns.ts';
import type { BidFilter, BidWhere } from '../../generated/resolvers.ts';
import { LEASE_UNIQUE } from '../../market/keys.ts';
import { bidFilter, bidSource, bidWhere } from '../../market/orders.ts';
import { always, byBlock, column, type Dataset, filtersOf } from '../dataset.ts';
import { changedHeight, convertedHeight, isConvertedSince, lifetime, price } from './columns.ts';

function changed(sql: Transaction): Fragment {
  // A bid that wins becomes active in the block of its lease. No bid asked for uact before the conversion.
  return sql`greatest(row.created_height, row.closed_height, CASE row.price_denom WHEN 'uact' THEN ${convertedHeight(sql)} END, (
    SELECT l.created_height FROM leases l
    WHERE (l.owner, l.dseq, l.gseq, l.oseq, l.provider, l.bseq) = (row.owner, row.dseq, row.gseq, row.oseq, row.provider, row.bseq)))::bigint`;
}

/** The same as a condition, by which what changed is looked up at once for all rows where that is little. */
function changedSince(sql: Transaction, height: number): Fragment {
  return sql`(row.created_height > ${height} OR row.closed_height > ${height}
    OR EXISTS (
      SELECT FROM leases l
      WHERE (l.owner, l.dseq, l.gseq, l.oseq, l.provider, l.bseq) = (row.owner, row.dseq, row.gseq, row.oseq, row.provider, row.bseq)
        AND l.created_height > ${height})
    OR row.price_denom = 'uact' AND ${isConvertedSince(sql, height)})`;
}

/** All bids. */
export const bids: Dataset = {
  name: 'bids',
  title: 'Bids',
  description: 'Every bid of a provider for an order since the first indexed block, with the asked price and the offered hardware.',
  nature: 'state',
  columns: [
    column('owner', 'text', "Tenant's address."),
    column('dseq', 'uint64', "Deployment's sequence number."),
    column('gseq', 'integer', "Group's sequence number."),
    column('oseq', 'integer', "Order's sequence number."),
    column('provider', 'text', 'Who bids.'),
    column('bseq', 'integer', "Bid's sequence number; 0 so far."),
    column('state', 'text', 'State.', {
      values: ['OPEN', 'ACTIVE', 'LOST', 'CLOSED'],
      sql: (sql) => sql`${sql.unsafe(inCapitals('row.state'))}`,
    }),
    ...price('Asked price for the whole order.'),
    ...lifetime('was lost or closed'),
    column(
      'resources_offer',
      'json',
      'What is offered, as the chain has it: a list of {resourceId, count, cpuMillis, memoryBytes, storage, gpus, gpuAttributes, …} for one replica; amounts and bytes as text.',
    ),
    changedHeight('made, won, repriced by the v2.0 conversion, lost or closed', changed),
  ],
  primaryKey: ['owner', 'dseq', 'gseq', 'oseq', 'provider', 'bseq'],
  references: [
    { fields: ['owner', 'dseq'], dataset: 'deployments', to: ['owner', 'dseq'] },
    { fields: ['provider'], dataset: 'providers', to: ['owner'] },
  ],
  from: always((sql) => sql`${bidSource.relation(sql)} AS row`),
  order: [{ column: 'created_height', type: 'bigint' }, ...LEASE_UNIQUE],
  within: byBlock(
    (sql) => sql`row.created_time`,
    (sql) => sql`row.created_height`,
  ),
  changedSince,
  filter: filtersOf<BidFilter, BidWhere>('Bid', bidFilter, bidWhere),
};
