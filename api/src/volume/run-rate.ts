// What active leases would spend in a year at the indexed block, by member of a dimension.
import { gpuClass, type Transaction } from '@leasebook/db';
import type { SpendDimension } from '../generated/resolvers.ts';
import { declaredAs } from '../market/declared.ts';
import { dollarsAt } from '../market-figures/scope.ts';
import { newestCompleteDay } from '../network/metric-sql.ts';
import { exact, wholeSum } from './volume.ts';

/** Splits a lease by its GPUs: one without any is of the empty member, as in `spend_days`. */
const HARDWARE = {
  MODEL: "coalesce(g.vendor || '/' || g.model, '')",
  VENDOR: "coalesce(g.vendor, '')",
  CLASS: "coalesce(k.class, '')",
} as const;

/** Member of a lease `l`. */
const MEMBERS: Readonly<Record<Exclude<SpendDimension, keyof typeof HARDWARE>, string>> = {
  NETWORK: "''",
  DENOM: 'l.price_denom',
  KIND: "CASE WHEN l.gpus > 0 THEN 'gpu' ELSE 'cpu' END",
  PROVIDER: 'l.provider',
  TENANT: 'l.owner',
  COUNTRY: "coalesce((SELECT country FROM providers p WHERE p.owner = l.provider), '')",
  REGION: `coalesce((SELECT ${declaredAs('value')} FROM provider_attributes a
    WHERE a.owner = l.provider AND a.key = 'location-region' AND a.to_height IS NULL), '')`,
};

function isHardware(by: SpendDimension): by is keyof typeof HARDWARE {
  return by in HARDWARE;
}

/**
 * USD a year of these members: prices per block of their active leases × the blocks of a year at the pace of the newest complete day,
 * at the newest price of AKT. Members without active leases are not in it; null where a price is not known.
 */
export async function loadRunRates(sql: Transaction, by: SpendDimension, members: readonly string[]): Promise<Map<string, string | null>> {
  const hardware = isHardware(by);
  const models = by === 'CLASS' ? await sql<{ vendor: string; model: string }[]>`SELECT DISTINCT vendor, model FROM lease_gpus` : [];
  const [vendors, names] = [models.map(({ vendor }) => vendor), models.map(({ model }) => model)];
  const classes = models.map(({ vendor, model }) => gpuClass(vendor, model));
  const member = sql.unsafe(hardware ? HARDWARE[by] : MEMBERS[by]);
  const rows = await sql<{ member: string; usd: string | null }[]>`
    WITH pace AS (
      SELECT blocks::numeric(60, 30) * 31536000000000 / nullif(covered_us, 0) AS blocks FROM figures
      WHERE grain = 'day' AND dimension = 'network' AND member = '' AND bucket = ${newestCompleteDay(sql)}
    ),
    part AS (
      SELECT ${member} AS member, l.price_denom AS denom,
        l.price_amount ${hardware ? sql`* coalesce(g.count::numeric(60, 30) / nullif(l.gpus, 0), 1)` : sql``} AS amount
      FROM leases l
      ${hardware ? sql`LEFT JOIN lease_gpus g USING (owner, dseq, gseq, oseq, provider, bseq)` : sql``}
      ${by === 'CLASS' ? sql`LEFT JOIN unnest(${vendors}::text[], ${names}::text[], ${classes}::text[]) AS k (vendor, model, class) USING (vendor, model)` : sql``}
      WHERE l.state IN ('active', 'reclaiming')
    ),
    sums AS (SELECT member, denom, sum(amount) AS amount FROM part WHERE member = ANY(${[...members]}::text[]) GROUP BY member, denom)
    SELECT member, ${exact(sql, wholeSum(sql, sql`amount * (SELECT blocks FROM pace) * usd * 0.000001`))} AS usd
    FROM (SELECT s.*, ${dollarsAt(sql, sql`s.denom`, sql`(SELECT block_time FROM checkpoint)`)} AS usd FROM sums s) AS valued
    GROUP BY member`;
  return new Map(rows.map((row) => [row.member, row.usd]));
}
