// Our side as the tables have it: every row, at the height of the checkpoint.
import { LeasebookError, type Sql } from '@leasebook/db';
import type { MoneyFlow } from '../contract.ts';
import { openStore } from '../store/index.ts';
import {
  restoreAttributes,
  restoreAuditedAttributes,
  restoreBids,
  restoreDeployments,
  restoreGroups,
  restoreLeases,
  restoreOrders,
  restoreProviders,
} from '../store/restore-market.ts';
import { restoreAccounts, restorePayments } from '../store/restore-money.ts';
import { Figures } from './figures.ts';
import { FlowBalances } from './our-figures.ts';
import { LEGACY_MARKET, LedgerObjects } from './ours.ts';

/** The tables' objects and where they stand. */
export interface TableObjects {
  chainId: string;
  height: number;
  objects: LedgerObjects;
}

/** Balances of the ledger's module accounts as the tables' flows add up. */
export async function tableBalances(sql: Sql): Promise<Figures> {
  const balances = new FlowBalances();
  const rows = await sql<{ kind: MoneyFlow['kind']; denom: string; sender: string; recipient: string; amount: string }[]>`
    SELECT kind, denom, sender, recipient, sum(amount)::numeric(96, 0)::text AS amount FROM flows GROUP BY kind, denom, sender, recipient`;
  balances.add(rows.map(({ denom, amount, ...row }) => ({ ...row, coin: { denom, amount: BigInt(amount) } })));
  const figures = new Figures(['balances']);
  balances.report(figures);
  return figures;
}

/** Chain and height of the tables. Rejects with VERIFY_NOTHING_INDEXED in an empty database. */
export async function indexedHeight(sql: Sql): Promise<{ chainId: string; height: number }> {
  const checkpoint = await openStore(sql).checkpoint();
  if (checkpoint !== null) return checkpoint;
  throw new LeasebookError('no block is indexed yet', {
    kind: 'fatal',
    code: 'VERIFY_NOTHING_INDEXED',
    advice: 'Run `leasebook index` first.',
  });
}

async function lastLegacyHeight(sql: Sql): Promise<number> {
  const [row] = await sql<{ height: number }[]>`
    SELECT coalesce(max(height), 0) AS height FROM messages JOIN transactions USING (height, tx_index)
    WHERE code = 0 AND type_url ~ ${LEGACY_MARKET.source}`;
  return row?.height ?? 0;
}

/** Reads all rows. Rejects with VERIFY_INDEX_MOVES where an indexer wrote meanwhile: the rows would be of two heights. */
export async function readTables(sql: Sql): Promise<TableObjects> {
  const { chainId, height } = await indexedHeight(sql);
  const objects = new LedgerObjects();
  objects.add({
    deployments: await restoreDeployments(sql, 'all'),
    groups: await restoreGroups(sql, 'all'),
    orders: await restoreOrders(sql, 'all'),
    bids: await restoreBids(sql, 'all'),
    leases: await restoreLeases(sql, 'all'),
    accounts: await restoreAccounts(sql, 'all'),
    payments: await restorePayments(sql, 'all'),
    providers: await restoreProviders(sql, await restoreAttributes(sql)),
    auditedAttributes: await restoreAuditedAttributes(sql),
  });
  objects.legacyUpTo = await lastLegacyHeight(sql);
  const after = await indexedHeight(sql);
  if (after.height === height) return { chainId, height, objects };
  throw new LeasebookError(`the tables went on from block ${height} to ${after.height} while they were read`, {
    kind: 'retryable',
    code: 'VERIFY_INDEX_MOVES',
    height,
    advice: 'Stop the indexer, then verify again.',
  });
}
