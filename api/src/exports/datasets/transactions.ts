// Transactions: who paid which fee for what, failed ones included.
import { transactionFilter, transactionSource, transactionWhere } from '../../chain/transactions.ts';
import type { TransactionFilter, TransactionWhere } from '../../generated/resolvers.ts';
import { always, byBlock, column, type Dataset, filtersOf } from '../dataset.ts';

/** All transactions. */
export const transactions: Dataset = {
  name: 'transactions',
  title: 'Transactions',
  description: 'Every transaction of the indexed blocks, of the market and others, failed ones included.',
  nature: 'history',
  columns: [
    column('height', 'integer', 'Block.', { unit: 'block' }),
    column('index', 'integer', 'Place in the block, from 0.', { sql: (sql) => sql`row.tx_index` }),
    column('time', 'timestamp', "The block's time.", { sql: (sql) => sql`block.time` }),
    column('hash', 'text', 'Hash, upper-case hex.'),
    column('succeeded', 'boolean', 'Whether it succeeded. A failed one changed nothing, but its fee is paid.', {
      sql: (sql) => sql`row.code = 0`,
    }),
    column('code', 'integer', 'Result code: 0 where it succeeded.', { sql: (sql) => sql`row.code::bigint & 4294967295` }),
    column('codespace', 'text', 'Module that the code is of; an empty text where it succeeded.'),
    column('log', 'text', "The node's words about a failure; an empty text where it succeeded."),
    column('gas_wanted', 'integer', 'Gas asked for.', { unit: 'gas' }),
    column('gas_used', 'integer', 'Gas used.', { unit: 'gas' }),
    column('fee_payer', 'text', 'Who paid the fee; an empty text where nobody can be told.'),
    column('fees', 'json', 'The fee: a list of {denom, amount}, amounts as text in base units.', {
      sql: (sql) => sql`(
        SELECT coalesce(jsonb_agg(jsonb_build_object('denom', f.denom, 'amount', trim_scale(f.amount)::text) ORDER BY f.denom), '[]')
        FROM transaction_fees f WHERE (f.height, f.tx_index) = (row.height, row.tx_index))`,
    }),
    column('memo', 'text', 'Memo, as its sender wrote it.'),
    column('message_count', 'integer', 'Messages in it, those inside a MsgExec included.', { unit: 'messages' }),
  ],
  primaryKey: ['height', 'index'],
  references: [{ fields: ['height'], dataset: 'blocks', to: ['height'] }],
  from: always((sql) => sql`${transactionSource.relation(sql)} AS row JOIN blocks AS block ON block.height = row.height`),
  order: [
    { column: 'height', type: 'bigint' },
    { column: 'tx_index', type: 'bigint' },
  ],
  within: byBlock(
    (sql) => sql`block.time`,
    (sql) => sql`row.height`,
  ),
  changedSince: (sql, height) => sql`row.height > ${height}::bigint`,
  filter: filtersOf<TransactionFilter, TransactionWhere>('Transaction', transactionFilter, transactionWhere),
};
