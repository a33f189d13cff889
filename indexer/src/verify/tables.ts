// Our side as the tables have it: every row, at the height of the checkpoint.
import { LeasebookError, type Sql } from '@leasebook/db';
import { z } from 'zod';
import { formatDecimal } from '../ledger/decimal.ts';
import { LEGACY_MARKET } from '../ledger/versions.ts';
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
import { Figures, parameterFields } from './figures.ts';
import { amountFields } from './our-bank.ts';
import { FlowBalances } from './our-figures.ts';
import { LedgerObjects } from './ours.ts';
import { reportEconomy } from './table-economy.ts';

/** The tables' objects and where they stand. */
export interface TableObjects {
  chainId: string;
  height: number;
  objects: LedgerObjects;
}

const amounts = z.record(z.string(), z.string());
/** What the ledger keeps beside the tables, as far as a node answers it too. */
const ledgerState = z.object({
  version: z.string(),
  take: z.object({ defaultRate: z.string(), denomRates: amounts }),
  oracle: z.object({ price: z.string().nullable(), healthy: z.boolean() }),
  bme: z.object({ mintStatus: z.string(), burned: amounts, minted: amounts, remintCredits: amounts, balances: amounts, issued: amounts }),
});

function reportState(figures: Figures, { version, take, oracle, bme }: z.infer<typeof ledgerState>): void {
  if (!version.startsWith('v2.')) {
    const rates = Object.entries(take.denomRates).map(([denom, rate]) => ({ denom, rate }));
    figures.set('parameters', 'take', parameterFields('take', { default_take_rate: take.defaultRate, denom_take_rates: rates }));
    return;
  }
  const [both, akt] = [['uact', 'uakt'], ['uakt']];
  // Genesis may have given the account coins that no flow brought.
  figures.set('balances', 'bme', amountFields(new Map(Object.entries(bme.balances).map(([denom, amount]) => [denom, BigInt(amount)]))));
  const of = (values: Record<string, string>, denoms: string[]) => Object.fromEntries(denoms.map((denom) => [denom, values[denom] ?? '0']));
  figures.set('bme', 'vault balances', { ...of(bme.balances, akt), ...of(bme.issued, ['uact']) });
  figures.set('bme', 'vault total_burned', of(bme.burned, both));
  figures.set('bme', 'vault total_minted', of(bme.minted, both));
  figures.set('bme', 'vault remint_credits', of(bme.remintCredits, akt));
  figures.set('bme', 'status', { status: bme.mintStatus });
  figures.set('supply', 'uact', { amount: bme.issued.uact ?? '0' });
  if (oracle.price === null) return;
  // The chain uses the median in v2.0 and the time-weighted mean in v2.1 (protocol 6.4).
  const used = version === 'v2.0.0' ? 'median_price' : 'twap';
  figures.set('oracle', 'akt', { [used]: formatDecimal(BigInt(oracle.price), 'full'), healthy: String(oracle.healthy) });
}

/** What the tables tell about the chain as a whole: balances as their flows add up, the ledger's own state, mint, pool and parameters. */
export async function tableFigures(sql: Sql): Promise<Figures> {
  const balances = new FlowBalances();
  const rows = await sql<{ denom: string; sender: string; recipient: string; amount: string }[]>`
    SELECT denom, sender, recipient, sum(amount)::numeric(96, 0)::text AS amount FROM flows GROUP BY denom, sender, recipient`;
  balances.add(rows.map(({ denom, amount, ...row }) => ({ ...row, coin: { denom, amount: BigInt(amount) } })));
  const since = await bootstrapHeight(sql);
  // An index that began in the middle knows of parameters only what a node told and what was set since.
  const lacking = ['bme', 'oracle', ...(since === 0 ? [] : ['parameters' as const])] as const;
  const figures = new Figures(['balances', 'supply', 'mint', 'communityPool', 'parameters', 'bme', 'oracle'], true, lacking);
  // Flows from before a bootstrap are not there, so that they do not add up.
  if (since === 0) balances.report(figures);
  const [checkpoint] = await sql<{ state: unknown }[]>`SELECT ledger_state AS state FROM checkpoint`;
  reportState(figures, ledgerState.parse(checkpoint?.state));
  await reportEconomy(sql, figures);
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

/** Height from whose state the tables began; 0 where they began with the chain. */
async function bootstrapHeight(sql: Sql): Promise<number> {
  const [row] = await sql<{ height: number }[]>`SELECT height FROM bootstrap`;
  return row?.height ?? 0;
}

const appliedUpgrades = z.object({
  governance: z.object({ applied: z.array(z.object({ name: z.string(), height: z.number() })) }),
});

/**
 * The last block whose objects are of the legacy generation: of its last message, or that before v1.0.0 where the tables went
 * through the upgrade, as what a bootstrap took over need not have messages after it.
 */
async function lastLegacyHeight(sql: Sql): Promise<number> {
  const [row] = await sql<{ height: number; state: unknown }[]>`
    SELECT ledger_state AS state, (
      SELECT coalesce(max(height), 0) FROM messages JOIN transactions USING (height, tx_index)
      WHERE code = 0 AND type_url ~ ${LEGACY_MARKET.source}) AS height
    FROM checkpoint`;
  const { governance } = appliedUpgrades.parse(row?.state);
  const upgrade = governance.applied.find(({ name }) => name === 'v1.0.0');
  return Math.max(row?.height ?? 0, (upgrade?.height ?? 1) - 1);
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
  objects.since = await bootstrapHeight(sql);
  const after = await indexedHeight(sql);
  if (after.height === height) return { chainId, height, objects };
  throw new LeasebookError(`the tables went on from block ${height} to ${after.height} while they were read`, {
    kind: 'retryable',
    code: 'VERIFY_INDEX_MOVES',
    height,
    advice: 'Stop the indexer, then verify again.',
  });
}
