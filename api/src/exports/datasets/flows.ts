// Flows: every movement of coins that the market made.
import { inCapitals } from '../../connection/columns.ts';
import type { FlowFilter, FlowWhere } from '../../generated/resolvers.ts';
import { flowFilter, flowSource, flowWhere } from '../../money/flows.ts';
import { always, byBlock, column, type Dataset, filtersOf } from '../dataset.ts';
import { BASE_UNITS } from './columns.ts';

/** All movements of coins. */
export const flows: Dataset = {
  name: 'flows',
  title: 'Flows of coins',
  description: 'Every bank transfer, mint and burn by which deployments are paid for, in the order of the chain.',
  nature: 'history',
  columns: [
    column('height', 'integer', 'Block.', { unit: 'block' }),
    column('sequence', 'integer', 'Place among the flows of its block, from 0.'),
    column('time', 'timestamp', "The block's time."),
    column('transaction_index', 'integer', 'Place of the transaction in its block; empty for what the block itself does.', {
      nullable: true,
      sql: (sql) => sql`row.tx_index`,
    }),
    column('transaction_hash', 'text', 'Hash of the transaction, upper-case hex; empty for what the block itself does.', {
      nullable: true,
      sql: (sql) => sql`(SELECT t.hash FROM transactions t WHERE (t.height, t.tx_index) = (row.height, row.tx_index))`,
    }),
    column('kind', 'text', 'What it is, e.g. DEPOSIT, EARNINGS, TAKE_FEE, REFUND; the schema of the API describes each (FlowKind).', {
      sql: (sql) => sql`${sql.unsafe(inCapitals('row.kind'))}`,
    }),
    column('denom', 'text', 'Denomination.'),
    column('amount', 'decimal', 'How much.', { unit: BASE_UNITS }),
    column('sender', 'text', 'Who paid; an empty text for a mint.'),
    column('recipient', 'text', 'Who received; an empty text for a burn.'),
    column('owner', 'text', 'Tenant of the deployment that it belongs to; empty where none is concerned.', {
      nullable: true,
      sql: (sql) => sql`nullif(row.owner, '')`,
    }),
    column('dseq', 'uint64', 'Sequence number of that deployment.', { nullable: true }),
    column('provider', 'text', 'Provider of the lease or bid that it belongs to; empty where none is concerned.', {
      nullable: true,
      sql: (sql) => sql`nullif(row.provider, '')`,
    }),
    column('lease', 'text', 'Lease whose payment it comes from, as owner/dseq/gseq/oseq/provider; empty otherwise.', {
      nullable: true,
      sql: (sql) => sql`nullif(row.lease, '')`,
    }),
    column('account', 'text', 'Escrow account, as owner/dseq or owner/dseq/gseq/oseq/provider; empty for flows of other modules.', {
      nullable: true,
      sql: (sql) => sql`nullif(row.xid, '')`,
    }),
  ],
  primaryKey: ['height', 'sequence'],
  references: [
    { fields: ['height'], dataset: 'blocks', to: ['height'] },
    { fields: ['owner', 'dseq'], dataset: 'deployments', to: ['owner', 'dseq'] },
    { fields: ['provider'], dataset: 'providers', to: ['owner'] },
  ],
  from: always((sql) => sql`${flowSource.relation(sql)} AS row`),
  order: [
    { column: 'height', type: 'bigint' },
    { column: 'sequence', type: 'bigint' },
  ],
  within: byBlock(
    (sql) => sql`row.time`,
    (sql) => sql`row.height`,
  ),
  changedSince: (sql, height) => sql`row.height > ${height}::bigint`,
  filter: filtersOf<FlowFilter, FlowWhere>('Flow', flowFilter, flowWhere),
};
