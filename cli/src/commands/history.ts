// `leasebook history`: what the tables hold of a deployment's money, account by account and movement by movement.
import { LeasebookError, type Sql } from '@leasebook/db';
import { deploymentNamed } from '@leasebook/indexer';
import { openDatabase } from '../database.ts';
import type { Settings } from '../settings.ts';
import type { Stopping } from '../stopping.ts';

interface Coin {
  denom: string;
  amount: string;
}

interface Account {
  scope: string;
  xid: string;
  state: string;
  settledAt: number;
  transferred: Coin[];
  funds: Coin[];
  deposits: (Coin & { owner: string; height: number; source: string })[];
  /** Of an account that ended before v1.0: the owner's money and the depositor's. */
  legacyBalance: string | null;
  legacyFunds: string | null;
}

interface Payment {
  xid: string;
  state: string;
  denom: string;
  rate: string;
  balance: string;
  unsettled: string;
  withdrawn: string;
}

interface Movement {
  height: number;
  time: Date;
  txIndex: number | null;
  kind: string;
  denom: string;
  amount: string;
  sender: string;
  recipient: string;
  lease: string;
}

interface History {
  height: number;
  accounts: Account[];
  payments: Payment[];
  /** In the chain's order. */
  flows: Movement[];
}

async function readHistory(sql: Sql, { owner, dseq }: { owner: string; dseq: string }): Promise<History> {
  const [checkpoint] = await sql<{ height: number }[]>`SELECT height FROM checkpoint`;
  const beginning = `${owner}/${dseq}`;
  const accounts = await sql<Account[]>`
    SELECT scope, xid, state, settled_at AS "settledAt", transferred, funds, deposits, trim_scale(legacy_balance)::text AS "legacyBalance",
      trim_scale(legacy_funds)::text AS "legacyFunds"
    FROM escrow_accounts WHERE xid = ${beginning} OR starts_with(xid, ${`${beginning}/`}) ORDER BY scope DESC, xid`;
  const payments = await sql<Payment[]>`
    SELECT xid, state, denom, trim_scale(rate)::text AS rate, trim_scale(balance)::text AS balance, trim_scale(unsettled)::text AS unsettled,
      trim_scale(withdrawn)::text || withdrawn_denom AS withdrawn
    FROM escrow_payments WHERE starts_with(xid, ${`${beginning}/`}) ORDER BY xid`;
  const flows = await sql<Movement[]>`
    SELECT height, time, tx_index AS "txIndex", kind, denom, trim_scale(amount)::text AS amount, sender, recipient, lease
    FROM flows WHERE owner = ${owner} AND dseq = ${dseq} ORDER BY height, sequence`;
  return { height: checkpoint?.height ?? 0, accounts: [...accounts], payments: [...payments], flows: [...flows] };
}

function coins(list: readonly Coin[]): string {
  return list.length === 0 ? 'nothing' : list.map(({ denom, amount }) => `${amount}${denom}`).join(', ');
}

function accountLines({ scope, xid, state, settledAt, transferred, funds, deposits, legacyBalance, legacyFunds }: Account): string[] {
  const held =
    legacyBalance === null ? `funds ${coins(funds)}` : `balance ${legacyBalance}, of its depositor ${legacyFunds ?? '0'} (before v1.0)`;
  return [
    `account ${scope}/${xid}: ${state}, settled at block ${settledAt}`,
    `  ${held}; transferred ${coins(transferred)}`,
    ...deposits.map((entry) => `  deposit ${coins([entry])} of ${entry.owner} from ${entry.source} at block ${entry.height}`),
  ];
}

function historyLines({ height, accounts, payments, flows }: History): string[] {
  return [
    `as of block ${height}`,
    ...accounts.flatMap(accountLines),
    ...payments.map(
      ({ xid, state, denom, rate, balance, unsettled, withdrawn }) =>
        `payment ${xid}: ${state}, ${rate}${denom} a block, balance ${balance}, unsettled ${unsettled}, withdrawn ${withdrawn}`,
    ),
    ...flows.map(
      ({ height: at, time, txIndex, kind, denom, amount, sender, recipient, lease }) =>
        `block ${at} ${time.toISOString()} ${txIndex === null ? 'its own' : `tx ${txIndex}`}: ${kind} ${amount}${denom} from ${sender} to ${recipient}${lease === '' ? '' : ` for ${lease}`}`,
    ),
  ];
}

/**
 * Prints accounts, payments and every movement of coins of the deployment that `object` names or belongs to, and ends.
 * @throws LeasebookError `HISTORY_UNKNOWN` where the tables hold nothing of it.
 */
export async function history(settings: Settings, { object, json }: { object: string; json: boolean }, stopping: Stopping): Promise<void> {
  const named = deploymentNamed(object);
  const database = await openDatabase(settings, { existing: true, reads: true });
  stopping.onStop(() => database.close());
  const found = named === null ? null : await readHistory(database.sql, named);
  if (found === null || found.accounts.length === 0) {
    throw new LeasebookError('the tables hold no account of it', {
      kind: 'fatal',
      code: 'HISTORY_UNKNOWN',
      object,
      advice: 'Name a deployment as OWNER/DSEQ, or an account or payment of one as errors do.',
    });
  }
  process.stdout.write(json ? `${JSON.stringify(found)}\n` : `${historyLines(found).join('\n')}\n`);
}
