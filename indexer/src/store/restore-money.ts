// Reads escrow accounts, payments and grants back, exact to the last digit: everything that is not finally closed.
import type { Sql } from '@leasebook/db';
import { parseDecimal, truncate } from '../ledger/decimal.ts';
import type { EscrowAccount, EscrowDeposit, EscrowPayment, Grant } from '../objects.ts';
import type { CoinJson } from './market-tables.ts';
import { coinFrom, type Extent } from './restore-market.ts';

interface AccountRow {
  scope: EscrowAccount['scope'];
  xid: string;
  owner: string;
  state: EscrowAccount['state'];
  settled_at: number;
  transferred: CoinJson[];
  legacy_denom: string | null;
  legacy_balance: string | null;
  legacy_funds: string | null;
  legacy_depositor: string | null;
  funds: CoinJson[];
  deposits: (CoinJson & Pick<EscrowDeposit, 'owner' | 'height' | 'source'>)[];
}

function legacyFrom({
  legacy_denom: denom,
  legacy_balance,
  legacy_funds,
  legacy_depositor: depositor,
}: AccountRow): EscrowAccount['legacy'] {
  if (denom === null || legacy_balance === null || legacy_funds === null || depositor === null) return null;
  return {
    balance: { denom, amount: parseDecimal(legacy_balance) },
    funds: { denom, amount: parseDecimal(legacy_funds) },
    depositor,
  };
}

/** Accounts that are open or overdrawn. */
export async function restoreAccounts(sql: Sql, extent: Extent = 'live'): Promise<EscrowAccount[]> {
  const rows = await sql<AccountRow[]>`SELECT * FROM escrow_accounts WHERE ${extent === 'all'} OR state <> 'closed' ORDER BY scope, xid`;
  return rows.map((row) => ({
    scope: row.scope,
    xid: row.xid,
    owner: row.owner,
    state: row.state,
    settledAt: row.settled_at,
    transferred: row.transferred.map(coinFrom),
    legacy: legacyFrom(row),
    funds: row.funds.map(coinFrom),
    deposits: row.deposits.map(({ owner, height, source, ...coin }) => ({ owner, height, source, balance: coinFrom(coin) })),
  }));
}

interface PaymentRow {
  xid: string;
  provider: string;
  state: EscrowPayment['state'];
  denom: string;
  rate: string;
  balance: string;
  unsettled: string;
  withdrawn_denom: string;
  withdrawn: string;
}

/** Payments that are open or overdrawn. */
export async function restorePayments(sql: Sql, extent: Extent = 'live'): Promise<EscrowPayment[]> {
  const rows = await sql<PaymentRow[]>`SELECT * FROM escrow_payments WHERE ${extent === 'all'} OR state <> 'closed' ORDER BY xid`;
  return rows.map((row) => ({
    xid: row.xid,
    owner: row.provider,
    state: row.state,
    rate: { denom: row.denom, amount: parseDecimal(row.rate) },
    balance: { denom: row.denom, amount: parseDecimal(row.balance) },
    unsettled: { denom: row.denom, amount: parseDecimal(row.unsettled) },
    withdrawn: { denom: row.withdrawn_denom, amount: truncate(parseDecimal(row.withdrawn)) },
  }));
}

interface GrantRow {
  granter: string;
  grantee: string;
  message_type_url: string;
  type_url: string;
  spend_limit_denom: string | null;
  spend_limit_amount: string | null;
  spend_limits: CoinJson[];
  scopes: Grant['scopes'];
  expiration: string | null;
  gone_height: number | null;
}

/** Grants that hold. */
export async function restoreGrants(sql: Sql): Promise<Grant[]> {
  const rows = await sql<GrantRow[]>`SELECT * FROM grants WHERE gone_height IS NULL ORDER BY granter, grantee, message_type_url`;
  return rows.map((row) => ({
    granter: row.granter,
    grantee: row.grantee,
    messageTypeUrl: row.message_type_url,
    typeUrl: row.type_url,
    spendLimit:
      row.spend_limit_denom === null || row.spend_limit_amount === null
        ? null
        : { denom: row.spend_limit_denom, amount: truncate(parseDecimal(row.spend_limit_amount)) },
    spendLimits: row.spend_limits.map(({ denom, amount }) => ({ denom, amount: BigInt(amount) })),
    scopes: Array.from(row.scopes),
    expiration: row.expiration === null ? null : BigInt(row.expiration),
    goneHeight: row.gone_height,
  }));
}
