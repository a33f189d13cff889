// The market of the whole index as plain ranges of time and moments, by SQL over base tables alone: what the catalogue's metrics are
// recomputed from. Nothing of this is shared with measure or the API.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Sql } from '@leasebook/db';

/** axlUSDC on mainnet and on the sandbox (protocol 6.2). They and uact count as one dollar for 10^6 base units. */
const DOLLARS =
  "('uact', 'ibc/170C677610AC31DF0904FFE09CD3B5C657492170E7E52372E48756B71E56F2F1', 'ibc/028CD1864059EEFB48A6048376165318E3E82C234390AE5A6D7B22001725B06E')";
const LEASE = 'owner, dseq, gseq, oseq, provider, bseq';
/** How a provider describes itself. */
const PLACE = 'country, region, tier, audit';

/** Countries by code and English name, as the reader's own platform knows ISO 3166-1, and the usual short form. */
function nations(): [string, string][] {
  const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  // Codes that the platform knows and ISO 3166-1 does not assign.
  const foreign = new Set('AC CP CQ DG EA EU EZ IC QO TA UK UN XA XB XK ZZ'.split(' '));
  const codes = letters.flatMap((one) => letters.map((other) => one + other)).filter((code) => !foreign.has(code));
  const found = codes.flatMap((code): [string, string][] => {
    const name = names.of(code);
    return name === undefined
      ? []
      : [
          [code.toLowerCase(), code],
          [name.toLowerCase(), code],
        ];
  });
  return [...found, ['usa', 'US'], ['uk', 'GB']];
}

/** Lines of the documented table of GPU classes (docs/gpu-classes.md), in their order. */
export function gpuLines(): { place: number; class: string; vendor: string; pattern: string }[] {
  const text = readFileSync(join(import.meta.dirname, '../../docs/gpu-classes.md'), 'utf8');
  return [...text.matchAll(/^- \*\*(\S+)\*\*, (\w+): .* Names: `(.*)`$/gm)].map(([, name = '', vendor = '', pattern = ''], place) => ({
    place,
    class: name,
    vendor,
    pattern: `^(?:${pattern})$`,
  }));
}

/** An attribute of the provider `s.owner` in force after block `s.height`. */
const attribute = (key: string): string => `coalesce((SELECT btrim(value) FROM provider_attributes a WHERE a.owner = s.owner
  AND a.key = '${key}' AND a.from_height <= s.height AND (a.to_height IS NULL OR a.to_height > s.height)), '')`;

/** USD of one base unit of `denom` where AKT costs `akt`: NaN where that is not known, null where the denomination has none. */
const dollarsOf = (akt: string): string =>
  `CASE WHEN denom = 'uakt' THEN coalesce(${akt}, 'NaN') * 0.000001 WHEN denom IN ${DOLLARS} THEN 0.000001 END`;

const HARDWARE = `g.vendor, g.vendor || '/' || g.model AS model, concat_ws('/', g.vendor, g.model, g.ram, g.interface) AS variant, g.ram,
  g.interface, (SELECT class FROM gpu_class k WHERE k.vendor = g.vendor AND k.model = g.model) AS class`;

/**
 * Makes temporary tables of what was when, on the one connection of `sql`:
 * `span` (a lease at one price and description), `offer` (a provider's answer, likewise), both also by GPU variant, `moment`s of
 * leases, orders, bids, deployments and tenants, `payout`s and `fee`s, `held` coins of escrow, and `beat`s (a block interval's part
 * of an hour).
 */
export async function createPlainMarket(sql: Sql): Promise<void> {
  await sql.unsafe(`
    CREATE TEMP TABLE ends AS SELECT (SELECT min(time) FROM blocks) AS first, block_time AS head, height FROM checkpoint;
    -- To 18 places, ties to the even digit, as amounts are rounded once an hour.
    CREATE FUNCTION pg_temp.half_even(value numeric) RETURNS numeric LANGUAGE sql IMMUTABLE AS $$
      SELECT CASE WHEN abs(value - trunc(value, 18)) = 0.0000000000000000005 AND mod(trunc(value * 1000000000000000000), 2) = 0
        THEN trunc(value, 18) ELSE round(value, 18) END $$;
    CREATE TEMP TABLE nation (name text, code text);
    CREATE TEMP TABLE gpu_line (place int, class text, vendor text, pattern text)`);
  await sql`INSERT INTO nation SELECT * FROM unnest(${nations().map(([name]) => name)}::text[], ${nations().map(([, code]) => code)}::text[])`;
  await sql`INSERT INTO gpu_line ${sql(gpuLines())}`;
  // The price of AKT in force after each block: the newest row, the chain's own before others of the same time.
  await sql.unsafe(`
    CREATE TEMP TABLE block AS
      SELECT height, time, lead(time) OVER (ORDER BY height) AS until,
        (SELECT usd FROM prices p WHERE p.time <= b.time ORDER BY p.time DESC, p.source = 'oracle' DESC LIMIT 1) AS akt
      FROM blocks b;
    CREATE UNIQUE INDEX ON block (height);
    CREATE INDEX ON block (time);
    ANALYZE block`);
  await sql.unsafe(`
    CREATE TEMP TABLE described AS
      SELECT provider, since, until, region, tier, audit,
        coalesce((SELECT code FROM nation WHERE name = lower(said)), CASE WHEN region ~ '^(na-)?us-' THEN 'US' WHEN region LIKE 'na-ca-%' THEN 'CA' END, '') AS country
      FROM (
        SELECT s.owner AS provider, coalesce(a.time, '-infinity') AS since, coalesce(z.time, 'infinity') AS until, ${attribute('country')} AS said,
          lower(${attribute('location-region')}) AS region, lower(${attribute('tier')}) AS tier,
          CASE WHEN EXISTS (SELECT FROM audited_attributes a WHERE a.owner = s.owner AND a.from_height <= s.height
            AND (a.to_height IS NULL OR a.to_height > s.height)) THEN 'audited' ELSE 'unaudited' END AS audit
        FROM (
          SELECT owner, height, lead(height) OVER (PARTITION BY owner ORDER BY height) AS next FROM (
            SELECT owner, from_height AS height FROM provider_attributes UNION SELECT owner, to_height FROM provider_attributes
            UNION SELECT owner, from_height FROM audited_attributes UNION SELECT owner, to_height FROM audited_attributes
            UNION SELECT owner, 0 FROM providers
          ) AS change WHERE height IS NOT NULL
        ) AS s
        LEFT JOIN blocks a ON a.height = s.height LEFT JOIN blocks z ON z.height = s.next
      ) AS told;
    CREATE INDEX ON described (provider);
    CREATE TEMP TABLE gpu_class AS
      SELECT vendor, model, coalesce((SELECT class FROM gpu_line n WHERE n.vendor = lower(k.vendor)
        AND regexp_replace(lower(k.model), '[[:space:]_-]', '', 'g') ~ n.pattern ORDER BY place LIMIT 1), 'unknown') AS class
      FROM (
        SELECT vendor, model FROM lease_gpus
        UNION SELECT g ->> 'vendor', g ->> 'model' FROM provider_samples CROSS JOIN jsonb_array_elements(gpus) AS g
      ) AS k`);
  await sql.unsafe(`
    CREATE TEMP TABLE lease AS
      SELECT *, CASE WHEN gpus > 0 THEN 'gpu' ELSE 'cpu' END AS kind,
        CASE WHEN gpus < 3 THEN gpus::text WHEN gpus < 5 THEN '3-4' WHEN gpus < 9 THEN '5-8' ELSE '9+' END AS size
      FROM leases;
    CREATE TEMP TABLE priced AS
      SELECT l.*, p.denom, p.amount, b.time AS since, coalesce(lead(b.time) OVER same, l.closed_time, head) AS until
      FROM lease l JOIN lease_prices p USING (${LEASE}) JOIN blocks b ON b.height = p.from_height CROSS JOIN ends
      WINDOW same AS (PARTITION BY ${LEASE} ORDER BY p.from_height);
    CREATE TEMP TABLE span AS
      SELECT ${LEASE}, denom, kind, size, ${PLACE}, amount, gpus, cpu_millis, memory_bytes, storage_bytes,
        greatest(p.since, d.since) AS since, least(p.until, d.until) AS until
      FROM priced p JOIN described d USING (provider) WHERE greatest(p.since, d.since) < least(p.until, d.until);
    CREATE TEMP TABLE span_gpu AS
      SELECT ${LEASE}, denom, kind, size, ${PLACE}, amount, s.gpus AS all_gpus, since, until, ${HARDWARE}, g.count AS gpus
      FROM span s JOIN lease_gpus g USING (${LEASE});
    ANALYZE span;
    ANALYZE span_gpu`);
  // An answer stands from the first block at or after it to the next one's or to the first block more than 36 hours later.
  await sql.unsafe(`
    CREATE TEMP TABLE answer AS
      SELECT s.*, least(lead(since) OVER (PARTITION BY provider ORDER BY time), expires, (SELECT head FROM ends)) AS until
      FROM (
        SELECT s.*, (SELECT min(b.time) FROM block b WHERE b.time >= s.time) AS since,
          (SELECT min(b.time) FROM block b WHERE b.time > s.time + interval '36 hours') AS expires
        FROM provider_samples s
      ) AS s;
    CREATE TEMP TABLE supply_known AS
      SELECT lower(span) AS since, upper(span) AS until
      FROM (SELECT unnest(range_agg(tstzrange(since, until))) AS span FROM answer WHERE since < until) AS known;
    CREATE TEMP TABLE offer AS
      SELECT a.*, ${PLACE}, greatest(a.since, d.since) AS from_time, least(a.until, d.until) AS to_time
      FROM answer a JOIN described d USING (provider) WHERE error IS NULL AND greatest(a.since, d.since) < least(a.until, d.until);
    ALTER TABLE offer DROP COLUMN since, DROP COLUMN until;
    ALTER TABLE offer RENAME COLUMN from_time TO since;
    ALTER TABLE offer RENAME COLUMN to_time TO until;
    CREATE TEMP TABLE offer_gpu AS
      SELECT o.provider, ${PLACE}, since, until, ${HARDWARE}, g.installed, g.count, g."allocatedMin" AS least, g."allocatedMax" AS most
      FROM offer o CROSS JOIN LATERAL jsonb_to_recordset(o.gpus) AS g (vendor text, model text, ram text, interface text, installed int,
        count int, "allocatedMin" int, "allocatedMax" int);
    CREATE INDEX ON offer (since);
    CREATE INDEX ON offer_gpu (since);
    ANALYZE offer;
    ANALYZE offer_gpu`);
  await sql.unsafe(`
    CREATE TEMP TABLE moment AS
      SELECT 'lease opened' AS what, created_time AS time, ${LEASE}, kind, size,
        (SELECT denom FROM lease_prices p WHERE (${qualified('p')}) = (${qualified('l')}) ORDER BY from_height LIMIT 1) AS denom FROM lease l
      UNION ALL
      SELECT 'lease closed', closed_time, ${LEASE}, kind, size, price_denom FROM lease WHERE closed_time IS NOT NULL
      UNION ALL SELECT 'order opened', created_time, owner, dseq, gseq, oseq, '', 0, '', '', '' FROM orders
      UNION ALL SELECT 'deployment opened', created_time, owner, dseq, 0, 0, '', 0, '', '', '' FROM deployments
      UNION ALL SELECT 'deployment closed', closed_time, owner, dseq, 0, 0, '', 0, '', '', '' FROM deployments WHERE closed_time IS NOT NULL
      UNION ALL SELECT 'tenant new', min(created_time), owner, 0, 0, 0, '', 0, '', '', '' FROM leases GROUP BY owner
      -- The table of bids keeps the last of a provider's bids on an order: messages tell each.
      UNION ALL SELECT 'bid opened', b.time, m.signer, 0, 0, 0, '', 0, '', '', ''
        FROM messages m JOIN transactions t USING (height, tx_index) JOIN blocks b USING (height)
        WHERE m.type_url LIKE '%.MsgCreateBid' AND t.code = 0
      UNION ALL SELECT 'transaction', b.time, '', 0, 0, 0, '', 0, '', '', '' FROM transactions JOIN blocks b USING (height);
    CREATE TEMP TABLE lease_moment AS
      SELECT m.*, ${PLACE} FROM moment m JOIN described d USING (provider)
      WHERE m.what LIKE 'lease %' AND m.time >= d.since AND m.time < d.until;
    CREATE TEMP TABLE lease_moment_gpu AS
      SELECT DISTINCT m.*, g.vendor || '/' || g.model AS model FROM lease_moment m JOIN lease_gpus g USING (${LEASE});
    CREATE TEMP TABLE payout AS
      SELECT f.time, denom, provider, amount, kind = 'take_fee' AS is_take, ${dollarsOf('akt')} AS usd
      FROM flows f JOIN block USING (height) WHERE kind IN ('earnings', 'take_fee');
    CREATE TEMP TABLE fee AS
      SELECT b.time, denom, amount, ${dollarsOf('akt')} AS usd FROM transaction_fees JOIN block b USING (height);
    CREATE TEMP TABLE held AS
      SELECT denom, coins, b.time AS since, coalesce(lead(b.time) OVER (PARTITION BY denom ORDER BY height), (SELECT head FROM ends)) AS until
      FROM (
        SELECT denom, height, sum(sum(CASE WHEN kind IN ('deposit', 'migration_mint') THEN amount ELSE -amount END))
          OVER (PARTITION BY denom ORDER BY height) AS coins
        FROM flows WHERE kind IN ('deposit', 'refund', 'earnings', 'take_fee', 'migration_burn', 'migration_mint') GROUP BY denom, height
      ) AS after JOIN blocks b USING (height);
    ANALYZE moment; ANALYZE payout; ANALYZE fee; ANALYZE held`);
  // Parts of a block interval by time, in steps of 10^-18 block that add up to one block.
  await sql.unsafe(`
    CREATE TEMP TABLE beat AS
      SELECT height, time, hour, akt, ${part("least(until, hour + interval '1 hour')")} - ${part('greatest(time, hour)')} AS share
      FROM block CROSS JOIN LATERAL generate_series(date_trunc('hour', time, 'UTC'), until - interval '1 microsecond', interval '1 hour') AS hour
      WHERE until > time;
    CREATE INDEX ON beat (time);
    ANALYZE beat`);
}

/** A lease's key with the table's name before each column. */
function qualified(table: string): string {
  return LEASE.split(', ')
    .map((column) => `${table}.${column}`)
    .join(', ');
}

function part(to: string): string {
  return `round(extract(epoch FROM ${to} - time)::numeric(40, 30) / extract(epoch FROM until - time), 18)`;
}
