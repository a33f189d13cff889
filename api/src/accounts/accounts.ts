// What an address has been, and what is left of its deposits.
import type { Transaction } from '@leasebook/db';
import type { AccountRole } from '../generated/resolvers.ts';

/** An account is what its address says; everything else is asked for by it. */
export interface AccountRow {
  address: string;
}

/** What an address has been. */
export interface RolesRow {
  address: string;
  roles: AccountRole[];
}

/** Roles of addresses, in the order in which the schema names them. */
export async function loadRoles(sql: Transaction, addresses: readonly string[]): Promise<RolesRow[]> {
  return sql<RolesRow[]>`
    SELECT a.address, array_remove(ARRAY[
      CASE WHEN EXISTS (SELECT FROM deployments WHERE owner = a.address) THEN 'TENANT' END,
      CASE WHEN EXISTS (SELECT FROM providers WHERE owner = a.address) THEN 'PROVIDER' END,
      CASE WHEN EXISTS (SELECT FROM flows WHERE sender = a.address AND sender <> '' AND kind = 'deposit' AND owner <> a.address) THEN 'DEPOSITOR' END,
      CASE WHEN EXISTS (SELECT FROM grants WHERE granter = a.address) THEN 'GRANTER' END,
      CASE WHEN EXISTS (SELECT FROM grants WHERE grantee = a.address) THEN 'GRANTEE' END,
      CASE WHEN EXISTS (SELECT FROM audited_attributes WHERE auditor = a.address) THEN 'AUDITOR' END,
      CASE WHEN EXISTS (SELECT FROM messages WHERE signer = a.address)
        OR EXISTS (SELECT FROM transactions WHERE fee_payer = a.address) THEN 'SIGNER' END
    ], NULL) AS roles
    FROM unnest(${[...addresses]}::text[]) AS a (address)`;
}

/** What is left of an account's deposits in one denomination. */
export interface DepositedRow {
  address: string;
  denom: string;
  /** Exact decimal text, in base units. */
  amount: string;
}

/**
 * What is left of addresses' deposits in escrow accounts that are not closed, by denomination. Before v1.0 an account holds
 * its owner's money and one depositor's apart; from v1.0 on it lists every deposit.
 */
export async function loadDeposited(sql: Transaction, addresses: readonly string[]): Promise<DepositedRow[]> {
  return sql<DepositedRow[]>`
    SELECT held.address, held.denom, trim_scale(sum(held.amount)) AS amount
    FROM escrow_accounts e CROSS JOIN LATERAL (
      SELECT d.owner AS address, d.denom, d.amount FROM jsonb_to_recordset(e.deposits) AS d (owner text, denom text, amount numeric)
      UNION ALL SELECT e.owner, e.legacy_denom, e.legacy_balance WHERE e.legacy_denom IS NOT NULL
      UNION ALL SELECT e.legacy_depositor, e.legacy_denom, e.legacy_funds WHERE e.legacy_denom IS NOT NULL
    ) AS held
    WHERE e.state <> 'closed' AND held.address = ANY(${[...addresses]}::text[]) AND held.amount <> 0
    GROUP BY held.address, held.denom ORDER BY held.denom`;
}
