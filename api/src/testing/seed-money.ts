// Money of the small chain for tests: movements, their sums, and an escrow account of every kind.
import type { Sql } from '@leasebook/db';
import { countParts } from './count-parts.ts';

const KINDS = ['deposit', 'take_fee', 'earnings', 'refund'] as const;

/** Fills money tables for the deployments and leases that are there; block 100 is the indexed one, half an hour each. */
export async function seedMoney(sql: Sql): Promise<void> {
  await sql`UPDATE checkpoint SET ledger_state = '{"version":"v2.1.0"}'`;
  // Each deployment in its own block's transaction 0, each lease's payout in the next.
  await sql`
    INSERT INTO transactions SELECT h, 0, 'TX' || h, 0, '', '', 1, 1, 'akash1payerqqqqqqqqqqqqqqqqqqqqqqqqqqq3rp08t', '', 1 FROM generate_series(1, 99) h`;
  for (const [place, kind] of KINDS.entries()) {
    const lease = kind === 'take_fee' || kind === 'earnings' ? sql`concat_ws('/', owner, dseq, gseq, oseq, provider)` : sql`''`;
    await sql`
      INSERT INTO flows (height, sequence, time, tx_index, kind, denom, amount, sender, recipient, scope, xid, lease)
      SELECT created_height + ${place}, 10 * dseq + ${place}, created_time + ${place} * interval '30 minutes', 0, ${kind}, price_denom,
        ${place + 1} * 1000 + dseq, 'akash1senderqqqqqqqqqqqqqqqqqqqqqqqqqqle6ffg', 'akash1payeeqqqqqqqqqqqqqqqqqqqqqqqqqqqyylr7u', 'deployment', owner || '/' || dseq, ${lease} FROM leases`;
  }
  await sql`
    INSERT INTO flows (height, sequence, time, kind, denom, amount, sender, recipient, scope, xid, lease)
    VALUES (100, 0, '2026-01-03T01:30:00Z', 'bme_mint', 'uact', 7, '', 'akash1vaultqqqqqqqqqqqqqqqqqqqqqqqqqqqn82wpx', '', '', '')`;
  await sql`
    INSERT INTO lease_totals SELECT lease, denom, sum(amount), sum(amount) FILTER (WHERE kind = 'take_fee'),
      sum(amount) FILTER (WHERE kind = 'earnings'), max(height) FROM flows WHERE lease <> '' GROUP BY lease, denom`;
  const account = sql`
    denom, sum(amount) FILTER (WHERE kind = 'deposit'), sum(amount) FILTER (WHERE kind = 'refund'),
    sum(amount) FILTER (WHERE kind IN ('earnings', 'take_fee')), sum(amount) FILTER (WHERE kind = 'take_fee'),
    sum(amount) FILTER (WHERE kind = 'earnings') FROM flows WHERE scope = 'deployment'`;
  await sql`INSERT INTO deployment_totals SELECT owner, dseq, ${account} GROUP BY owner, dseq, denom`;
  await sql`INSERT INTO tenant_totals SELECT owner, ${account} GROUP BY owner, denom`;
  await sql`
    INSERT INTO provider_totals SELECT provider, denom, sum(amount), sum(amount) FILTER (WHERE kind = 'take_fee'),
      sum(amount) FILTER (WHERE kind = 'earnings'), 5, 4 FROM flows WHERE provider <> '' GROUP BY provider, denom`;
  // Settled ten blocks ago; every deposit lasts for 99 blocks at the rate of its payment.
  await sql`
    INSERT INTO escrow_accounts
    SELECT 'deployment', owner || '/' || dseq, owner, CASE state WHEN 'active' THEN 'open' ELSE 'closed' END, 90,
      jsonb_build_array(jsonb_build_object('denom', 'uact', 'amount', '5')), NULL, NULL, NULL, NULL,
      jsonb_build_array(jsonb_build_object('denom', 'uact', 'amount', '1000')),
      jsonb_build_array(jsonb_build_object('owner', owner, 'height', 3, 'source', 'balance', 'denom', 'uact', 'amount', '600.5'),
        jsonb_build_object('owner', 'akash1granterqqqqqqqqqqqqqqqqqqqqqqqqqhaaaqq', 'height', 0, 'source', 'grant', 'denom', 'uact', 'amount', '399.5'))
    FROM deployments`;
  await sql`
    INSERT INTO escrow_payments
    SELECT concat_ws('/', owner, dseq, gseq, oseq, provider), provider, CASE WHEN closed_height IS NULL THEN 'open' ELSE 'closed' END,
      'uact', 10.05, 0.25, 0, 'uact', 40 FROM leases`;
  await countParts(sql);
}
