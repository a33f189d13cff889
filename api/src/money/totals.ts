// Sums of flows by lease, deployment, tenant and provider, as the indexer keeps them.
import type { Transaction } from '@leasebook/db';
import type { Fragment } from 'postgres';
import { joinDeployments } from '../market/keys.ts';

/** Exact decimal text, in base units. */
export interface LeaseTotalRow {
  /** owner/dseq/gseq/oseq/provider */
  lease: string;
  denom: string;
  gross: string;
  fee: string;
  net: string;
  lastHeight: number;
}

/** Of a deployment (owner/dseq) or a tenant (address), as `key`. */
export interface AccountTotalRow {
  key: string;
  denom: string;
  deposited: string;
  refunded: string;
  gross: string;
  fee: string;
  net: string;
}

export interface ProviderTotalRow {
  provider: string;
  denom: string;
  gross: string;
  fee: string;
  net: string;
  bidDeposited: string;
  bidRefunded: string;
}

function spent(sql: Transaction): Fragment {
  return sql`trim_scale(row.gross) AS gross, trim_scale(row.fee) AS fee, trim_scale(row.net) AS net`;
}

function account(sql: Transaction): Fragment {
  return sql`row.denom, trim_scale(row.deposited) AS deposited, trim_scale(row.refunded) AS refunded, ${spent(sql)}`;
}

/** Sums of leases, given by owner/dseq/gseq/oseq/provider. */
export async function loadLeaseTotals(sql: Transaction, leases: readonly string[]): Promise<LeaseTotalRow[]> {
  return sql<LeaseTotalRow[]>`
    SELECT row.lease, row.denom, ${spent(sql)}, row.last_height AS "lastHeight" FROM lease_totals AS row WHERE row.lease = ANY(${[...leases]}::text[]) ORDER BY row.denom`;
}

/** Sums of deployments, given by owner/dseq. */
export async function loadDeploymentTotals(sql: Transaction, keys: readonly string[]): Promise<AccountTotalRow[]> {
  return sql<AccountTotalRow[]>`
    SELECT concat_ws('/', row.owner, row.dseq) AS key, ${account(sql)} FROM deployment_totals AS row ${joinDeployments(sql, keys)}
    ORDER BY row.denom`;
}

/** Sums of tenants, given by address. */
export async function loadTenantTotals(sql: Transaction, owners: readonly string[]): Promise<AccountTotalRow[]> {
  return sql<AccountTotalRow[]>`
    SELECT row.owner AS key, ${account(sql)} FROM tenant_totals AS row WHERE row.owner = ANY(${[...owners]}::text[]) ORDER BY row.denom`;
}

/** Sums of providers, given by address. */
export async function loadProviderTotals(sql: Transaction, providers: readonly string[]): Promise<ProviderTotalRow[]> {
  return sql<ProviderTotalRow[]>`
    SELECT row.provider, row.denom, ${spent(sql)}, trim_scale(row.bid_deposited) AS "bidDeposited",
      trim_scale(row.bid_refunded) AS "bidRefunded"
    FROM provider_totals AS row WHERE row.provider = ANY(${[...providers]}::text[]) ORDER BY row.denom`;
}
