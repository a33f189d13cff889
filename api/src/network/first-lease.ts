// When the chain's first lease of a kind was created.
import type { Transaction } from '@leasebook/db';
import type { Fragment } from 'postgres';

/**
 * Time of the first of the leases `l` that a condition holds for, as an expression; null before it, and where the index began from a
 * node's state, which does not tell the first one.
 */
export function firstLeaseTime(sql: Transaction, condition: Fragment): Fragment {
  return sql`(SELECT l.created_time FROM leases l WHERE ${condition} AND NOT EXISTS (SELECT FROM bootstrap) ORDER BY l.created_height LIMIT 1)`;
}
