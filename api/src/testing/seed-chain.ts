// Transactions, messages, orders, bids, grants and parameters for tests, on top of the small chain: with failures, MsgExec and ties.
import type { Sql } from '@leasebook/db';
import { countParts } from './count-parts.ts';
import { PROVIDERS } from './seed.ts';

/** The hash of the transaction at a place. */
export function transactionHash(height: number, index: number): string {
  return `${height * 10 + index}`.padStart(64, 'A');
}

/** Fills a database that `seed` has filled. */
export async function seedChain(sql: Sql): Promise<void> {
  await sql`
    INSERT INTO transactions
    SELECT h, i, lpad((h * 10 + i)::text, 64, 'A'), CASE i WHEN 2 THEN 5 ELSE 0 END, CASE i WHEN 2 THEN 'market' ELSE '' END,
      CASE i WHEN 2 THEN 'no such lease' ELSE '' END, 200000, 150000 + h, (ARRAY['akash1tenantaqqqqqqqqqqqqqqqqqqqqqqqqqsqggav', 'akash1tenantcqqqqqqqqqqqqqqqqqqqqqqqqql054tz', ${PROVIDERS.large}])[i + 1],
      '', 2
    FROM generate_series(4, 100, 4) h, generate_series(0, 2) i ON CONFLICT DO NOTHING`;
  await sql`UPDATE blocks b SET transaction_count = 3, failed_count = 1 WHERE EXISTS (SELECT FROM transactions t WHERE t.height = b.height)`;
  await sql`INSERT INTO transaction_fees SELECT height, tx_index, 'uakt', 5000 + height FROM transactions`;
  await sql`
    INSERT INTO messages
    SELECT height, tx_index, '0', '/akash.market.v1beta4.MsgCreateLease', 'akash1tenantaqqqqqqqqqqqqqqqqqqqqqqqqqsqggav',
      jsonb_build_object('bid_id', jsonb_build_object('owner', 'akash1tenantcqqqqqqqqqqqqqqqqqqqqqqqqql054tz', 'dseq', '1001', 'gseq', 1, 'oseq', 1, 'provider', ${PROVIDERS.small}::text))
    FROM transactions
    UNION ALL
    SELECT height, tx_index, '1', '/cosmos.authz.v1beta1.MsgExec', 'akash1tenantdqqqqqqqqqqqqqqqqqqqqqqqqqfefy4c', NULL FROM transactions`;
  await sql`
    INSERT INTO messages
    SELECT height, tx_index, '1/' || n, '/akash.escrow.v1.MsgAccountDeposit', 'akash1tenantaqqqqqqqqqqqqqqqqqqqqqqqqqsqggav',
      jsonb_build_object('id', jsonb_build_object('scope', 'deployment', 'xid', 'akash1tenantaqqqqqqqqqqqqqqqqqqqqqqqqqsqggav/1000'), 'deposit', jsonb_build_array(n::text, NULL))
    FROM (SELECT *, row_number() OVER (ORDER BY height, tx_index) AS place FROM transactions) t, generate_series(0, 10) n WHERE place % 15 = 0`;
  await sql`
    INSERT INTO orders SELECT owner, dseq, gseq, oseq, CASE WHEN closed_height IS NULL THEN 'active' ELSE 'closed' END, created_height, created_time,
      closed_height, closed_time, price_denom, price_amount, NULL FROM leases`;
  await sql`
    INSERT INTO bids
    SELECT l.owner, l.dseq, l.gseq, l.oseq, p.provider, 0,
      CASE WHEN p.provider <> l.provider THEN 'lost' WHEN l.closed_height IS NULL THEN 'active' ELSE 'closed' END, l.price_denom,
      l.price_amount, l.created_height, l.created_time, CASE WHEN p.provider <> l.provider THEN l.created_height ELSE l.closed_height END,
      CASE WHEN p.provider <> l.provider THEN l.created_time ELSE l.closed_time END, NULL, '[]'
    FROM leases l, unnest(ARRAY[l.provider, ${PROVIDERS.plain}]) AS p (provider)`;
  await sql`
    INSERT INTO grants
    SELECT 'akash1tenantaqqqqqqqqqqqqqqqqqqqqqqqqqsqggav', 'akash1grantee' || n, '/akash.escrow.v1.MsgAccountDeposit', '/akash.escrow.v1.DepositAuthorization', NULL, NULL,
      '[{"denom": "uact", "amount": "5"}]'::jsonb, ARRAY['deployment'], CASE WHEN n % 3 > 0 THEN (n + 1800000000::numeric) * 1000000000 END,
      CASE WHEN n % 2 = 0 THEN 50 + n END
    FROM generate_series(1, 12) n
    UNION ALL SELECT 'akash1granterqqqqqqqqqqqqqqqqqqqqqqqqqhaaaqq', 'akash1tenantaqqqqqqqqqqqqqqqqqqqqqqqqqsqggav', '/a', '/b', 'uakt', 7.5, '[]', '{}'::text[], 99999999999999999999, NULL`;
  await sql`
    INSERT INTO parameters VALUES
    (1, 'take', 'default_take_rate', 1, '20', 'genesis'), (1, 'take', 'denom_take_rates', 1, '[{"denom": "uakt", "rate": 4}]', 'genesis'),
    (29, 'take', 'default_take_rate', 30, '15', 'governance'), (60, 'take', 'default_take_rate', 60, NULL, 'upgrade'),
    (60, 'market', 'order_max_bids', 60, '20', 'upgrade'), (59, 'market', 'order_max_bids', 60, '10', 'governance')`;
  await sql`INSERT INTO audited_attributes VALUES ('akash1tenantaqqqqqqqqqqqqqqqqqqqqqqqqqsqggav', ${PROVIDERS.large}, 'a', 'b', 5, NULL)`;
  await countParts(sql);
}
