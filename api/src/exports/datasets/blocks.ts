// Blocks: heights, times and proposers.
import { blockFilter, blockSource, blockWhere } from '../../chain/blocks.ts';
import type { BlockFilter, BlockWhere } from '../../generated/resolvers.ts';
import { always, byBlock, column, type Dataset, filtersOf } from '../dataset.ts';

/** All blocks. */
export const blocks: Dataset = {
  name: 'blocks',
  title: 'Blocks',
  description: 'Every indexed block.',
  nature: 'history',
  columns: [
    column('height', 'integer', 'Height.', { unit: 'block' }),
    column('hash', 'text', 'Hash, upper-case hex.'),
    column('time', 'timestamp', 'Header time, cut to microseconds.'),
    column('proposer', 'text', "Who proposed it: address of the validator's consensus key, upper-case hex."),
    column('transaction_count', 'integer', 'Transactions in it, failed ones included.', { unit: 'transactions' }),
    column('failed_count', 'integer', 'Failed transactions in it.', { unit: 'transactions' }),
  ],
  primaryKey: ['height'],
  from: always((sql) => sql`${blockSource.relation(sql)} AS row`),
  order: [{ column: 'height', type: 'bigint' }],
  within: byBlock(
    (sql) => sql`row.time`,
    (sql) => sql`row.height`,
  ),
  changedSince: (sql, height) => sql`row.height > ${height}::bigint`,
  filter: filtersOf<BlockFilter, BlockWhere>('Block', blockFilter, blockWhere),
};
