// Keeps what became of orders: each batch makes it anew for those whose bids, leases, group or deployment it changed.
import { ORDER_OUTCOME, ORDER_OUTCOME_COLUMNS, type Transaction } from '@leasebook/db';
import type { LedgerRows } from '../contract.ts';
import { keysAs, lastOfEach } from './keys.ts';
import { deploymentFields, deploymentKey, orderFields, orderKey } from './market-tables.ts';
import { mergeNote } from './undo.ts';
import { send } from './write.ts';

const orderOutcomes = { name: 'order_outcomes', columns: ORDER_OUTCOME_COLUMNS, key: orderKey.length };

const ROW = ORDER_OUTCOME_COLUMNS.join(', ');
const CHANGING = ORDER_OUTCOME_COLUMNS.slice(orderKey.length);

/** Writes the outcomes of all orders that these rows, already in their tables, are about. */
export function writeOrderOutcomes(transaction: Transaction, rows: LedgerRows): void {
  const orders = lastOfEach(
    [...rows.orders, ...rows.bids, ...rows.leases].map(({ id }) => orderFields(id)),
    orderKey.length,
  );
  const deployments = lastOfEach(
    [...rows.groups, ...rows.deployments].map(({ id }) => deploymentFields(id)),
    deploymentKey.length,
  );
  if (orders.length === 0 && deployments.length === 0) return;
  const note = mergeNote(transaction, orderOutcomes, 'told s');
  send(
    transaction,
    `WITH touched AS MATERIALIZED (
       SELECT ${orderKey.join(', ')} FROM ${keysAs('k', orderKey, orders)}
       UNION SELECT o.* FROM ${keysAs('k', deploymentKey, deployments)}
         CROSS JOIN LATERAL (SELECT ${orderKey.join(', ')} FROM orders s WHERE (s.owner, s.dseq) = (k.owner, k.dseq) OFFSET 0) AS o
     ), told (${ROW}) AS MATERIALIZED (
       SELECT ${ORDER_OUTCOME_COLUMNS.map((column, place) => `${place < 6 ? 'o' : 'w'}.${column}`).join(', ')}
       FROM touched t
       CROSS JOIN LATERAL (
         SELECT * FROM orders s WHERE (s.owner, s.dseq, s.gseq, s.oseq) = (t.owner, t.dseq, t.gseq, t.oseq) OFFSET 0
       ) AS o
       CROSS JOIN LATERAL (${ORDER_OUTCOME}) AS w
     )${note === null ? '' : `, noted AS (${note})`}
     INSERT INTO ${orderOutcomes.name} AS t (${ROW}) SELECT ${ROW} FROM told
     ON CONFLICT (${orderKey.join(', ')}) DO UPDATE SET ${CHANGING.map((column) => `${column} = excluded.${column}`).join(', ')}
     WHERE (${CHANGING.map((column) => `t.${column}`).join(', ')}) IS DISTINCT FROM (${CHANGING.map((column) => `excluded.${column}`).join(', ')})`,
  );
}
