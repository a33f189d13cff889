// What a text may mean: it is read as every kind of key that it can be, and looked for in names.
import { METRICS, type MetricEntry, type Transaction } from '@leasebook/db';
import type { AccountRow } from '../accounts/accounts.ts';
import type { BlockRow } from '../chain/blocks.ts';
import { hashText, type TransactionRow } from '../chain/transactions.ts';
import type { Context } from '../context.ts';
import { RequestError } from '../errors.ts';
import type { SearchKind } from '../generated/resolvers.ts';
import { inSmallLetters } from '../market/declared.ts';
import { type DeploymentRow, loadDeploymentsByDseq } from '../market/deployments.ts';
import { isDeploymentKey, isOrderKey, leaseKeyOf } from '../market/keys.ts';
import type { LeaseRow } from '../market/leases.ts';
import type { OrderRow } from '../market/orders.ts';
import { loadProviders, type ProviderRow } from '../market/providers.ts';
import type { GpuModelRow } from '../network/summary.ts';

const MAX_TEXT = 200;
const MAX_HITS = 50;
const DEFAULT_HITS = 10;
const MAX_HEIGHT = 10 ** 15;

/** Something that a search found. */
export type FoundRow =
  | AccountRow
  | BlockRow
  | DeploymentRow
  | GpuModelRow
  | LeaseRow
  | MetricEntry
  | OrderRow
  | ProviderRow
  | TransactionRow;

export interface SearchHitRow {
  kind: SearchKind;
  key: string;
  title: string;
  detail: string;
  result: FoundRow;
}

/** A hit and how well it fits: 0 for the very key, 1 for the beginning of a name, 2 for a part of it. */
interface Ranked extends SearchHitRow {
  rank: 0 | 1 | 2;
}

/**
 * Looks for a text; best matches first, those of one rank in the order of kinds below.
 * @throws RequestError `BAD_ARGUMENT`, `BAD_PAGE_SIZE`.
 */
export async function search(text: string, first: number | null | undefined, context: Context): Promise<SearchHitRow[]> {
  const wanted = text.trim();
  if (wanted === '' || wanted.length > MAX_TEXT) {
    throw new RequestError('BAD_ARGUMENT', `The text to look for has ${wanted.length} characters.`, `Give 1 to ${MAX_TEXT} characters.`);
  }
  if (first != null && (first < 1 || first > MAX_HITS)) {
    throw new RequestError('BAD_PAGE_SIZE', `\`first\` is ${first}.`, `Give a number from 1 to ${MAX_HITS}.`);
  }
  const size = first ?? DEFAULT_HITS;
  const found = await Promise.all([
    findBlocks(wanted, context),
    findTransactions(wanted, context),
    findMarketObjects(wanted, size, context),
    findProviders(wanted, size, context),
    findAccounts(wanted, context),
    findGpuModels(wanted, context),
    findMetrics(wanted),
  ]);
  return found
    .flat()
    .sort((a, b) => a.rank - b.rank)
    .slice(0, size);
}

async function findBlocks(text: string, { chain }: Context): Promise<Ranked[]> {
  const digits = text.replaceAll(/[,_ ]/g, '');
  const isHeight = /^\d{1,16}$/.test(digits) && Number(digits) < MAX_HEIGHT;
  const rows = [
    isHeight ? await chain.block.load(String(Number(digits))) : null,
    isHash(text) ? await chain.blockByHash.load(hashText(text)) : null,
  ];
  return rows
    .filter((row) => row !== null)
    .map((row) => ({
      rank: 0,
      kind: 'BLOCK',
      key: String(row.height),
      title: `Block ${row.height}`,
      detail: row.time.toISOString(),
      result: row,
    }));
}

function isHash(text: string): boolean {
  return /^(0x)?[0-9a-f]{64}$/i.test(text);
}

async function findTransactions(text: string, { chain }: Context): Promise<Ranked[]> {
  const row = isHash(text) ? await chain.transactionByHash.load(hashText(text)) : null;
  if (row === null) return [];
  return [{ rank: 0, kind: 'TRANSACTION', key: row.hash, title: row.hash, detail: `block ${row.height}`, result: row }];
}

/** Deployments, orders and leases by their ids, and deployments by their sequence number alone. */
async function findMarketObjects(text: string, size: number, { loaders, snapshot }: Context): Promise<Ranked[]> {
  const lower = text.toLowerCase();
  const hits: Ranked[] = [];
  const leaseKey = leaseKeyOf(lower);
  const lease = leaseKey === null ? null : await loaders.lease.load(leaseKey);
  if (lease !== null) hits.push({ rank: 0, kind: 'LEASE', ...named(leaseId(lease), lease.state), result: lease });
  const order = isOrderKey(lower) ? await loaders.order.load(lower) : null;
  if (order !== null) {
    // What it became is what its key is most often looked for.
    const leases = await loaders.deploymentLeases.load(`${order.owner}/${order.dseq}`);
    for (const row of leases.filter(({ gseq, oseq }) => gseq === order.gseq && oseq === order.oseq)) {
      hits.push({ rank: 0, kind: 'LEASE', ...named(leaseId(row), row.state), result: row });
    }
    hits.push({ rank: 0, kind: 'ORDER', ...named(order.key, order.state), result: order });
  }
  const ofKey = isDeploymentKey(lower) ? await loaders.deployment.load(lower) : null;
  const ofDseq = /^\d{1,20}$/.test(text) ? await loadDeploymentsByDseq(await snapshot.transaction(), text, size) : [];
  for (const row of ofKey === null ? ofDseq : [ofKey]) {
    hits.push({ rank: 0, kind: 'DEPLOYMENT', ...named(row.key, row.state), result: row });
  }
  return hits;
}

function named(key: string, state: string): { key: string; title: string; detail: string } {
  return { key, title: key, detail: state.toLowerCase().replaceAll('_', ' ') };
}

function leaseId({ owner, dseq, gseq, oseq, provider, bseq }: LeaseRow): string {
  return [owner, dseq, gseq, oseq, provider, ...(bseq === 0 ? [] : [bseq])].join('/');
}

async function findProviders(text: string, size: number, { snapshot, reading }: Context): Promise<Ranked[]> {
  const sql = await snapshot.transaction();
  const names = await findProviderNames(sql, text.toLowerCase(), size);
  const rows = new Map(
    (
      await loadProviders(
        sql,
        names.map(({ owner }) => owner),
        reading.asked,
      )
    ).map((row) => [row.owner, row]),
  );
  return names.flatMap(({ owner, name, host, rank }) => {
    const row = rows.get(owner);
    return row === undefined
      ? []
      : [{ rank, kind: 'PROVIDER', key: owner, title: name || host || owner, detail: name ? host : owner, result: row }];
  });
}

interface ProviderName {
  owner: string;
  /** What it calls itself; empty where it does not tell. */
  name: string;
  host: string;
  rank: 0 | 1 | 2;
}

/** Providers by address, organization, host, website and mail; one whose host has the text behind a dot fits as its beginning. */
async function findProviderNames(sql: Transaction, text: string, size: number): Promise<ProviderName[]> {
  const small = (words: string) => sql.unsafe(inSmallLetters(words));
  const name = small('told.name');
  const words = small("concat_ws(' ', told.name, told.host, p.website, p.email)");
  const host = small("regexp_replace(regexp_replace(p.host_uri, '^[a-z]+://', ''), '[:/].*$', '')");
  return sql<ProviderName[]>`
    SELECT owner, name, host, rank FROM (
      SELECT p.owner, told.name, told.host, p.created_height,
        CASE WHEN p.owner = ${text} OR ${name} = ${text} OR told.host = ${text} THEN 0
          WHEN starts_with(p.owner, ${text}) OR starts_with(${name}, ${text}) OR starts_with(told.host, ${text})
            OR position('.' || ${text} IN '.' || told.host) > 0 THEN 1
          WHEN length(${text}) > 1 AND position(${text} IN ${words}) > 0 THEN 2
        END AS rank
      FROM providers p CROSS JOIN LATERAL (
        SELECT coalesce((SELECT a.value FROM provider_attributes a
            WHERE a.owner = p.owner AND a.key = 'organization' AND a.to_height IS NULL LIMIT 1), '') AS name,
          ${host} AS host
      ) AS told
    ) AS named
    WHERE rank IS NOT NULL
    ORDER BY rank, created_height NULLS LAST, owner LIMIT ${size}`;
}

async function findAccounts(text: string, { accounts }: Context): Promise<Ranked[]> {
  const address = text.toLowerCase();
  if (!/^[a-z]{1,20}1[a-z0-9]{4,100}$/.test(address)) return [];
  const roles = (await accounts.roles.load(address))?.roles ?? [];
  if (roles.length === 0) return [];
  const detail = roles.map((role) => role.toLowerCase()).join(', ');
  return [{ rank: 0, kind: 'ADDRESS', key: address, title: address, detail, result: { address } }];
}

async function findGpuModels(text: string, { loaders }: Context): Promise<Ranked[]> {
  const models = await loaders.gpuModels();
  return models.flatMap((row) => {
    const key = `${row.vendor}/${row.model}`;
    const rank = rankOf(text, [key, row.model, row.vendor]);
    if (rank === null || row.model === '') return [];
    return [
      {
        rank,
        kind: 'GPU_MODEL',
        key,
        title: `${row.vendor} ${row.model}`,
        detail: `${row.supplied} supplied, ${row.leased} leased`,
        result: row,
      },
    ];
  });
}

function findMetrics(text: string): Ranked[] {
  return METRICS.flatMap((entry) => {
    const rank = rankOf(text, [entry.name, entry.name.replaceAll('_', ' '), entry.title]);
    return rank === null ? [] : [{ rank, kind: 'METRIC', key: entry.name, title: entry.title, detail: entry.unit, result: entry }];
  });
}

/** How well a text fits names; a single character only as a beginning. */
function rankOf(text: string, names: readonly string[]): 0 | 1 | 2 | null {
  const wanted = text.toLowerCase();
  const lower = names.map((name) => name.toLowerCase());
  if (lower.includes(wanted)) return 0;
  if (lower.some((name) => name.startsWith(wanted))) return 1;
  return wanted.length > 1 && lower.some((name) => name.includes(wanted)) ? 2 : null;
}
