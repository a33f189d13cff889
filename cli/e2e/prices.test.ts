// Prices of the whole recorded chain, recomputed from bids, leases, payouts, blocks and AKT prices by plain SQL of its own.
import { connect, FINE_ONE, formatDecimal, ONE, parseDecimal, quo, type Sql } from '@leasebook/db';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { ask } from './ask.ts';
import { gpuLines } from './plain-market.ts';

// One connection, so that temporary tables last.
let sql: Sql;

beforeAll(async () => {
  sql = connect(inject('databaseUrl'), { name: 'leasebook-test', connections: 1 });
  // Of each block: the price in force after it, and its hours and blocks since the newest one that is a day older, or the first.
  await sql.unsafe(`
    CREATE TEMP TABLE moments AS
      SELECT b.height, b.time, b.height - coalesce(day_before.height, first.height) AS blocks,
        extract(epoch FROM b.time - coalesce(day_before.time, first.time)) AS seconds,
        (SELECT usd FROM prices WHERE prices.time <= b.time ORDER BY prices.time DESC, source = 'oracle' DESC LIMIT 1) AS akt
      FROM blocks b
      CROSS JOIN (SELECT height, time FROM blocks ORDER BY height LIMIT 1) AS first
      LEFT JOIN LATERAL (SELECT height, time FROM blocks o WHERE o.time <= b.time - interval '1 day' ORDER BY o.time DESC LIMIT 1) AS day_before ON true`);
  await sql.unsafe('CREATE INDEX ON moments (height); ANALYZE moments');
  await sql.unsafe(`
    CREATE TEMP TABLE dollars AS SELECT denom, CASE denom WHEN 'uakt' THEN NULL ELSE 1 END AS usd FROM (
      SELECT DISTINCT price_denom AS denom FROM bids UNION SELECT DISTINCT denom FROM flows) AS every`);
  // GPUs of bids by the variant that the offer names, else the order; where neither names one, the model is unknown.
  await sql.unsafe(`
    CREATE TEMP TABLE asked AS
      WITH units AS (
        SELECT b.owner, b.dseq, b.gseq, b.oseq, b.provider, b.bseq, (o ->> 'count')::numeric * (o ->> 'gpus')::numeric AS gpus,
          (o ->> 'count')::numeric * (o ->> 'cpuMillis')::numeric / 1000 AS cpus,
          ARRAY(SELECT a ->> 'key' FROM jsonb_array_elements(o -> 'gpuAttributes') a WHERE a ->> 'value' = 'true') AS offered,
          (SELECT gpu_attributes FROM group_resources r WHERE r.owner = b.owner AND r.dseq = b.dseq AND r.gseq = b.gseq
             AND r.resource_id = (o ->> 'resourceId')::bigint ORDER BY position LIMIT 1) AS wanted
        FROM bids b CROSS JOIN jsonb_array_elements(resources_offer) o
        UNION ALL
        SELECT b.owner, b.dseq, b.gseq, b.oseq, b.provider, b.bseq, r.count * r.gpus, r.count * r.cpu_millis / 1000, '{}', r.gpu_attributes
        FROM bids b JOIN group_resources r USING (owner, dseq, gseq) WHERE resources_offer = '[]'
      )
      SELECT owner, dseq, gseq, oseq, provider, bseq, sum(gpus) AS gpus, sum(cpus) AS cpus, min(named) AS variant
      FROM (
        SELECT *, CASE
          WHEN cardinality(offered) = 1 AND offered[1] LIKE 'vendor/%/model/%' AND offered[1] NOT LIKE '%/model/*%' THEN offered[1]
          WHEN cardinality(wanted) = 1 AND wanted[1] LIKE 'vendor/%/model/%' AND wanted[1] NOT LIKE '%/model/*%' THEN wanted[1]
          ELSE '' END AS named
        FROM units
      ) AS u GROUP BY owner, dseq, gseq, oseq, provider, bseq, CASE WHEN gpus > 0 THEN named END, gpus > 0`);
  await sql.unsafe(`
    CREATE TEMP TABLE observed AS
      WITH bid_parts AS (
        SELECT 'ASK' AS kind, b.created_height AS height, b.provider, b.price_denom AS denom, b.price_amount AS amount,
          sum(a.gpus) OVER bid AS all_gpus, sum(a.cpus) OVER bid AS all_cpus, a.gpus, split_part(a.variant, '/', 2) AS vendor,
          coalesce(nullif(split_part(a.variant, '/', 4), ''), 'unknown') AS model, split_part(a.variant, '/', 6) AS ram,
          split_part(a.variant, '/', 8) AS interface
        FROM bids b JOIN asked a USING (owner, dseq, gseq, oseq, provider, bseq)
        WINDOW bid AS (PARTITION BY b.owner, b.dseq, b.gseq, b.oseq, b.provider, b.bseq)
      ),
      lease_parts AS (
        SELECT 'AGREED', l.created_height, l.provider, p.denom, p.amount, l.gpus, l.cpu_millis / 1000, coalesce(g.count, 0),
          g.vendor, g.model, g.ram, g.interface
        FROM leases l JOIN lease_prices p USING (owner, dseq, gseq, oseq, provider, bseq)
        LEFT JOIN lease_gpus g USING (owner, dseq, gseq, oseq, provider, bseq) WHERE p.from_height = l.created_height
      ),
      every AS (
        SELECT * FROM bid_parts WHERE gpus > 0 OR all_gpus = 0 UNION ALL SELECT * FROM lease_parts
      ),
      sized AS (
        SELECT *, CASE WHEN all_gpus > 0 THEN 'GPU' ELSE 'CPU' END AS resource, CASE WHEN all_gpus > 0 THEN gpus ELSE all_cpus END AS weight,
          CASE WHEN all_gpus > 0 THEN all_gpus ELSE all_cpus END AS whole
        FROM every
      )
      SELECT kind, resource, time, provider, denom, CASE resource WHEN 'GPU' THEN vendor END AS vendor,
        CASE resource WHEN 'GPU' THEN model END AS model, CASE resource WHEN 'GPU' THEN ram END AS ram,
        CASE resource WHEN 'GPU' THEN interface END AS interface, weight,
        round(amount * blocks * 3600 * ${FINE_ONE} / nullif(seconds * whole * 1000000, 0), 18) AS price,
        round(amount * blocks * 3600 * coalesce(usd, akt) * ${FINE_ONE} / nullif(seconds * whole * 1000000, 0), 18) AS usd,
        round(amount * blocks * 3600 * coalesce(usd, akt) * weight * ${FINE_ONE} / nullif(seconds * whole * 1000000, 0), 18) AS value_usd
      FROM sized JOIN moments USING (height) JOIN dollars USING (denom)`);
  // Payouts of a block and lease, shared out by GPUs, for the time since the payout before, as long as the lease ran.
  await sql.unsafe(`
    INSERT INTO observed
      WITH paid AS (
        SELECT lease, height, denom, sum(amount) AS amount FROM flows WHERE kind IN ('earnings', 'take_fee') GROUP BY lease, height, denom
      ),
      spans AS (
        SELECT p.*, m.time, m.akt, lag(m.time) OVER (PARTITION BY lease ORDER BY height) AS before FROM paid p JOIN moments m USING (height)
      ),
      ran AS (
        SELECT s.*, l.*, greatest(0, extract(epoch FROM least(s.time, l.closed_time) - coalesce(s.before, l.created_time))) AS seconds
        FROM spans s JOIN leases l ON s.lease = concat_ws('/', l.owner, l.dseq, l.gseq, l.oseq, l.provider)
      )
      SELECT 'REALISED', CASE WHEN gpus > 0 THEN 'GPU' ELSE 'CPU' END, time, provider, denom, g.vendor, g.model, g.ram, g.interface,
        round(size * seconds * ${FINE_ONE} / 3600, 18), round(amount * 3600 * ${FINE_ONE} / nullif(whole * 1000000 * seconds, 0), 18),
        round(amount * 3600 * coalesce(usd, akt) * ${FINE_ONE} / nullif(whole * 1000000 * seconds, 0), 18),
        round(amount * size * coalesce(usd, akt) * ${FINE_ONE} / (whole * 1000000), 18)
      FROM ran JOIN dollars USING (denom)
      LEFT JOIN lease_gpus g USING (owner, dseq, gseq, oseq, provider, bseq)
      CROSS JOIN LATERAL (SELECT coalesce(g.count, cpu_millis / 1000) AS size, CASE WHEN gpus > 0 THEN gpus ELSE cpu_millis / 1000 END AS whole) AS sizes`);
  await describeObserved();
});
afterAll(() => sql.end());

/** Classes by the documented table, and what providers declare now. */
async function describeObserved(): Promise<void> {
  await sql`CREATE TEMP TABLE gpu_line (place int, class text, vendor text, pattern text)`;
  await sql`INSERT INTO gpu_line ${sql(gpuLines())}`;
  await sql.unsafe(`
    ALTER TABLE observed ADD COLUMN class text, ADD COLUMN country text, ADD COLUMN region text;
    UPDATE observed SET class = coalesce((SELECT class FROM gpu_line n WHERE n.vendor = lower(observed.vendor)
        AND regexp_replace(lower(model), '[[:space:]_-]', '', 'g') ~ n.pattern ORDER BY place LIMIT 1), 'unknown') WHERE resource = 'GPU';
    UPDATE observed SET country = p.country, region = coalesce((SELECT lower(value) FROM provider_attributes a
      WHERE a.owner = p.owner AND key = 'location-region' AND to_height IS NULL), '') FROM providers p WHERE p.owner = observed.provider`);
}

interface Distribution {
  count: number;
  [field: string]: unknown;
}
interface Row {
  time: string | null;
  vendor: string | null;
  model: string | null;
  ram: string | null;
  interface: string | null;
  class: string | null;
  provider: string | null;
  country: string | null;
  region: string | null;
  usd: Distribution | null;
  byDenom: { denom: string; prices: Distribution }[];
}

const FIELDS = 'count weight min p25 median p75 max weightedMean';
const GROUPS = {
  MODEL: ['vendor', 'model'],
  VARIANT: ['vendor', 'model', 'ram', 'interface'],
  PROVIDER: ['provider'],
  CLASS: ['class'],
  INTERFACE: ['interface'],
  COUNTRY: ['country'],
  REGION: ['region'],
} as const;

/** Rows of the temporary table as distributions; each quantile is the value at its place in the order. */
async function plainRows(kind: string, resource: string, groups: readonly string[], bucket: string | null, from: string, to: string) {
  const keys = [bucket === null ? 'NULL::timestamptz' : `date_trunc('${bucket}', time)`, ...groups];
  const by = keys.join(', ');
  return sql.unsafe<Record<string, unknown>[]>(
    `SELECT ${by}, count(usd)::int AS count, trim_scale(sum(weight)) AS weight, trim_scale(min(usd)) AS min,
       ${[1, 2, 3].map((part) => `trim_scale(min(usd) FILTER (WHERE place * 4 >= many * ${part})) AS q${part}`).join(', ')},
       trim_scale(max(usd)) AS max, trim_scale(round(sum(value_usd) * ${FINE_ONE} / nullif(sum(weight), 0), 18)) AS mean
     FROM (
       SELECT *, row_number() OVER (PARTITION BY ${by} ORDER BY usd) AS place, count(usd) OVER (PARTITION BY ${by}) AS many
       FROM observed WHERE kind = $1 AND resource = $2 AND time >= $3::text::timestamptz AND time < $4::text::timestamptz AND value_usd IS NOT NULL
     ) AS o GROUP BY ${by} HAVING count(usd) > 0`,
    [kind, resource, from, to],
  );
}

describe('plain SQL gives the same prices', () => {
  test.each([
    ['ASK', 'GPU', 'MODEL', null],
    ['ASK', 'CPU', 'PROVIDER', 'MONTH'],
    ['AGREED', 'GPU', 'VARIANT', 'MONTH'],
    ['AGREED', 'CPU', null, 'WEEK'],
    ['REALISED', 'GPU', 'MODEL', 'MONTH'],
    ['REALISED', 'GPU', 'PROVIDER', null],
    ['REALISED', 'GPU', null, 'DAY'],
    ['ASK', 'GPU', 'CLASS', 'MONTH'],
    ['AGREED', 'GPU', 'INTERFACE', 'MONTH'],
    ['AGREED', 'CPU', 'REGION', null],
    ['REALISED', 'GPU', 'COUNTRY', 'WEEK'],
    ['REALISED', 'CPU', null, 'MONTH'],
  ] as const)('%s %s by %s and %s', async (kind, resource, group, interval) => {
    const [bounds] = await sql<{ from: Date; to: Date }[]>`SELECT min(time) AS from, max(time) + interval '1 second' AS to FROM blocks`;
    const [from, to] = [bounds?.from.toISOString() ?? '', bounds?.to.toISOString() ?? ''];
    const groups = group === null ? [] : GROUPS[group];
    const { priceStatistics } = await ask(`{ priceStatistics(input: { kind: ${kind}, resource: ${resource}, from: "${from}", to: "${to}"
      ${group === null ? '' : `, groupBy: ${group}`}${interval === null ? '' : `, interval: ${interval}`} }) {
      rows { time vendor model ram interface class provider country region usd { ${FIELDS} } byDenom { denom prices { count } } } } }`);
    const ours = (priceStatistics as { rows: Row[] }).rows.flatMap(({ usd, ...row }) =>
      usd === null
        ? []
        : [
            [
              row.time,
              ...groups.map((name) => row[name]),
              ...[usd.count, usd.weight, usd.min, usd.p25, usd.median, usd.p75, usd.max, usd.weightedMean],
            ],
          ],
    );
    const plain = (await plainRows(kind, resource, groups, interval?.toLowerCase() ?? null, from, to)).map((row) =>
      Object.values(row).map((value) => (value instanceof Date ? value.toISOString() : value)),
    );
    expect(plain.length).toBeGreaterThan(0);
    const sorted = (rows: unknown[][]) => rows.map((row) => JSON.stringify(row)).sort();
    expect(sorted(ours)).toEqual(sorted(plain));
  });

  test('by denomination, in 10^6 base units', async () => {
    const { priceStatistics } = await ask(
      `{ priceStatistics(input: { kind: AGREED, from: "2000-01-01T00:00:00Z" }) { rows { byDenom { denom prices { count median } } } } }`,
    );
    const plain = await sql<{ denom: string; count: number; median: string }[]>`
      SELECT denom, many::int AS count, trim_scale(min(price) FILTER (WHERE place * 2 >= many)) AS median
      FROM (SELECT denom, price, row_number() OVER (PARTITION BY denom ORDER BY price) AS place, count(*) OVER (PARTITION BY denom) AS many
            FROM observed WHERE kind = 'AGREED' AND resource = 'GPU') AS o
      GROUP BY denom, many ORDER BY many DESC, denom`;
    const [row] = (priceStatistics as { rows: Row[] }).rows;
    expect(row?.byDenom.map(({ denom, prices }) => ({ denom, ...prices }))).toEqual(plain.map((each) => ({ ...each })));
    expect(plain.length).toBeGreaterThan(1);
  });

  test('discounts against other clouds', async () => {
    const { priceDiscounts } = await ask(
      '{ priceDiscounts { vendor model count price reference discount references { discount listed { median gpuOnly } } } }',
    );
    type Discount = { count: number; price: string; reference: string | null; discount: string | null; references: Reference[] };
    type Reference = { discount: string; listed: { median: string; gpuOnly: boolean } };
    const rows = priceDiscounts as Discount[];
    expect(rows.some(({ reference }) => reference !== null)).toBe(true);
    const below = (price: string, list: string) => formatDecimal(ONE - quo(parseDecimal(price), parseDecimal(list)));
    for (const { price, reference, discount, references } of rows) {
      const lists = references.filter(({ listed }) => !listed.gpuOnly).map(({ listed }) => listed.median);
      // Half of the lines are at most as dear, and it is the cheapest of which that is true.
      const atMost = (price: string) => lists.filter((list) => Number(list) <= Number(price)).length * 2;
      if (reference === null) expect(lists).toEqual([]);
      else {
        expect(atMost(reference)).toBeGreaterThanOrEqual(lists.length);
        expect(lists.filter((list) => Number(list) < Number(reference)).length * 2).toBeLessThan(lists.length);
      }
      expect(discount).toBe(reference === null ? null : below(price, reference));
      for (const { listed, discount: each } of references) expect(each).toBe(below(price, listed.median));
    }
  });

  test('component prices explain what leases agreed to pay', async () => {
    const { componentPrices } = await ask(
      '{ componentPrices { leases converged scale reason components { component model leases price low high } } }',
    );
    const fit = componentPrices as { leases: number; converged: boolean; scale: number; components: Record<string, unknown>[] };
    expect(fit.converged).toBe(true);
    expect(fit.leases).toBeGreaterThan(100);
    const gpus = fit.components.filter(({ component, leases }) => component === 'GPU' && Number(leases) >= 20);
    expect(gpus.length).toBeGreaterThan(3);
    // A GPU without its share of CPU, memory and storage costs less than a whole lease per GPU, and not by much.
    const { priceStatistics } = await ask(
      '{ priceStatistics(input: { kind: AGREED, groupBy: MODEL, from: "2000-01-01T00:00:00Z" }) { rows { model usd { max } } } }',
    );
    const dearest = new Map(
      (priceStatistics as { rows: { model: string; usd: { max: string } }[] }).rows.map(({ model, usd }) => [model, usd.max]),
    );
    for (const { model, price, low, high } of gpus) {
      expect(Number(low)).toBeLessThan(Number(price));
      expect(Number(price)).toBeLessThan(Number(high));
      expect(Number(low)).toBeGreaterThan(0);
      expect(Number(price)).toBeLessThan(Number(dearest.get(String(model))));
    }
  });
});
