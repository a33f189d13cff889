// Escrow accounts of deployments: as stored, and as a settlement at the indexed block would leave them.
import {
  type EscrowCoin,
  type EscrowOutlook,
  escrowOutlook,
  formatDecimal,
  isSettledWith,
  parseDecimal,
  type StoredAccount,
  type StoredPayment,
  settlementRules,
  type Transaction,
} from '@leasebook/db';
import type { DepositSource, EscrowState } from '../generated/resolvers.ts';

/** An amount as JSON in the tables and to resolvers: exact decimal text. */
interface CoinText {
  denom: string;
  amount: string;
}

export interface EscrowDepositRow {
  owner: string;
  source: DepositSource;
  height: number | null;
  coin: CoinText;
}

export interface EscrowPaymentRow {
  /** owner/dseq/gseq/oseq/provider */
  lease: string;
  provider: string;
  state: EscrowState;
  ratePerBlock: CoinText;
  held: CoinText;
  owed: CoinText;
  paid: CoinText;
}

export interface EscrowRow {
  /** owner/dseq */
  key: string;
  state: EscrowState;
  settledHeight: number;
  stored: { funds: CoinText[]; transferred: CoinText[] };
  deposits: EscrowDepositRow[];
  payments: EscrowPaymentRow[];
  outlook: EscrowOutlook;
}

interface StoredAccountRow {
  xid: string;
  owner: string;
  state: StoredAccount['state'];
  settled_at: number;
  transferred: CoinText[];
  legacy_denom: string | null;
  legacy_balance: string | null;
  legacy_funds: string | null;
  legacy_depositor: string | null;
  funds: CoinText[];
  deposits: (CoinText & { owner: string; height: number; source: 'balance' | 'grant' })[];
  grant_holds: boolean;
  version: string;
  height: number;
}

interface StoredPaymentRow {
  account: string;
  xid: string;
  provider: string;
  state: StoredPayment['state'];
  denom: string;
  rate: string;
  balance: string;
  unsettled: string;
  withdrawn_denom: string;
  withdrawn: string;
}

const STATES: Record<StoredAccount['state'], EscrowState> = { open: 'OPEN', closed: 'CLOSED', overdrawn: 'OVERDRAWN' };
const SOURCES: Record<'balance' | 'grant', DepositSource> = { balance: 'BALANCE', grant: 'GRANT' };
/** The message that grants of the time before v1.0 are for (protocol 2.3). */
const LEGACY_DEPOSIT = '/akash.deployment.v1beta3.MsgDepositDeployment';

function coin({ denom, amount }: CoinText): EscrowCoin {
  return { denom, amount: parseDecimal(amount) };
}

/** An amount for a resolver. */
export function coinText({ denom, amount }: EscrowCoin): CoinText {
  return { denom, amount: formatDecimal(amount) };
}

/** Escrow accounts of deployments, given by owner/dseq; of those that have one. */
export async function loadEscrow(sql: Transaction, keys: readonly string[]): Promise<EscrowRow[]> {
  const accounts = await sql<StoredAccountRow[]>`
    SELECT a.xid, a.owner, a.state, a.settled_at, a.transferred, a.legacy_denom, a.legacy_balance, a.legacy_funds, a.legacy_depositor,
      a.funds, a.deposits, c.height, coalesce(c.ledger_state->>'version', '') AS version,
      EXISTS (
        SELECT FROM grants g WHERE g.granter = a.legacy_depositor AND g.grantee = a.owner AND g.message_type_url = ${LEGACY_DEPOSIT}
          AND g.gone_height IS NULL AND (g.expiration IS NULL OR g.expiration >= extract(epoch FROM c.block_time) * 1000000000)
      ) AS grant_holds
    FROM escrow_accounts a CROSS JOIN checkpoint c WHERE a.scope = 'deployment' AND a.xid = ANY(${[...keys]}::text[])`;
  // A digit or a slash may follow: both come before a colon.
  const payments = await sql<StoredPaymentRow[]>`
    SELECT wanted.key AS account, p.xid, p.provider, p.state, p.denom, p.rate, p.balance, p.unsettled, p.withdrawn_denom, p.withdrawn
    FROM unnest(${accounts.map(({ xid }) => xid)}::text[]) AS wanted (key)
    JOIN escrow_payments p ON p.state <> 'closed' AND p.xid COLLATE "C" >= wanted.key AND p.xid COLLATE "C" < wanted.key || ':'
    ORDER BY p.xid COLLATE "C"`;
  const byAccount = Map.groupBy(payments, ({ account }) => account);
  return accounts.map((row) => escrowRow(row, byAccount.get(row.xid) ?? []));
}

function escrowRow(row: StoredAccountRow, found: readonly StoredPaymentRow[]): EscrowRow {
  const rules = settlementRules(row.version);
  const payments = found.filter(({ xid }) => isSettledWith(rules, row.xid, xid));
  const account = storedAccount(row);
  return {
    key: row.xid,
    state: STATES[row.state],
    settledHeight: row.settled_at,
    stored: { funds: storedFunds(account), transferred: row.transferred },
    deposits: depositsOf(row),
    payments: payments.map(paymentRow),
    outlook: escrowOutlook({
      rules,
      account,
      payments: payments.map(({ state, denom, rate, unsettled }) => ({
        state,
        rate: coin({ denom, amount: rate }),
        unsettled: coin({ denom, amount: unsettled }),
      })),
      height: row.height,
      grantHolds: row.grant_holds,
    }),
  };
}

function storedAccount(row: StoredAccountRow): StoredAccount {
  const { legacy_denom: denom, legacy_balance: balance, legacy_funds: funds } = row;
  return {
    state: row.state,
    settledAt: row.settled_at,
    legacy:
      denom === null || balance === null || funds === null
        ? null
        : { balance: coin({ denom, amount: balance }), funds: coin({ denom, amount: funds }) },
    funds: row.funds.map(coin),
    deposits: row.deposits.map((entry) => ({ balance: coin(entry) })),
  };
}

function storedFunds({ legacy, funds }: StoredAccount): CoinText[] {
  if (legacy === null) return funds.map(coinText);
  return [coinText({ denom: legacy.balance.denom, amount: legacy.balance.amount + legacy.funds.amount })];
}

/** Before v1.0 an account holds two sums; from then on a list of entries, those that an upgrade made at height 0. */
function depositsOf(row: StoredAccountRow): EscrowDepositRow[] {
  const { legacy_denom: denom } = row;
  if (denom === null) {
    return row.deposits.map(({ owner, source, height, amount, denom: own }) => ({
      owner,
      source: SOURCES[source],
      height: height === 0 ? null : height,
      coin: { denom: own, amount },
    }));
  }
  const sums: EscrowDepositRow[] = [
    { owner: row.legacy_depositor ?? '', source: 'GRANT', height: null, coin: { denom, amount: row.legacy_funds ?? '0' } },
    { owner: row.owner, source: 'BALANCE', height: null, coin: { denom, amount: row.legacy_balance ?? '0' } },
  ];
  return sums.filter(({ coin: { amount } }) => parseDecimal(amount) !== 0n).map((sum) => ({ ...sum, coin: coinText(coin(sum.coin)) }));
}

function paymentRow(row: StoredPaymentRow): EscrowPaymentRow {
  const { xid, provider, state, denom, withdrawn_denom } = row;
  const trimmed = (amount: string, of = denom): CoinText => coinText(coin({ denom: of, amount }));
  return {
    lease: xid,
    provider,
    state: STATES[state],
    ratePerBlock: trimmed(row.rate),
    held: trimmed(row.balance),
    owed: trimmed(row.unsettled),
    paid: trimmed(row.withdrawn, withdrawn_denom),
  };
}
