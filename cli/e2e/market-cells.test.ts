// Supply and demand of the whole recorded chain by every dimension of cells, recomputed from leases, answers and attributes by plain SQL.
import { connect, type Sql } from '@leasebook/db';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';

// One connection, so that temporary tables last.
let sql: Sql;

/** Every so many days, and the last ones. */
const EVERY = 60;

/** Microseconds of a range that lie in a day, as a relation of one row, or of none where they do not meet, as most. */
const overlap = (since: string, until: string): string =>
  `(SELECT 1000000 * extract(epoch FROM least(${until}, to_time) - greatest(${since}, from_time)) AS us
    WHERE least(${until}, to_time) > greatest(${since}, from_time))`;

beforeAll(async () => {
  sql = connect(inject('databaseUrl'), { name: 'leasebook-test', connections: 1 });
  await sql.unsafe(`
    CREATE TEMP TABLE days AS
      SELECT bucket AS from_time, least(bucket + interval '1 day', (SELECT block_time FROM checkpoint)) AS to_time
      FROM (SELECT *, row_number() OVER (ORDER BY bucket) AS place, count(*) OVER () AS days
            FROM figures WHERE grain = 'day' AND dimension = 'network') AS figure
      WHERE place % ${EVERY} = 1 OR place >= days - 2;
    -- How each provider described itself from one change to the next.
    CREATE TEMP TABLE described AS
      SELECT s.owner AS provider, coalesce(since.time, '-infinity') AS since, coalesce(until.time, 'infinity') AS until,
        lower(coalesce((SELECT value FROM provider_attributes a WHERE a.owner = s.owner AND key = 'location-region'
          AND a.from_height <= s.height AND coalesce(a.to_height, 'infinity'::float8) > s.height), '')) AS region,
        lower(coalesce((SELECT value FROM provider_attributes a WHERE a.owner = s.owner AND key = 'tier'
          AND a.from_height <= s.height AND coalesce(a.to_height, 'infinity'::float8) > s.height), '')) AS tier,
        CASE WHEN EXISTS (SELECT FROM audited_attributes a WHERE a.owner = s.owner AND a.from_height <= s.height
          AND coalesce(a.to_height, 'infinity'::float8) > s.height) THEN 'audited' ELSE 'unaudited' END AS audit
      FROM (
        SELECT owner, height, lead(height) OVER (PARTITION BY owner ORDER BY height) AS next FROM (
          SELECT owner, from_height AS height FROM provider_attributes UNION SELECT owner, to_height FROM provider_attributes
          UNION SELECT owner, from_height FROM audited_attributes UNION SELECT owner, to_height FROM audited_attributes
          UNION SELECT owner, 0 FROM providers
        ) AS change WHERE height IS NOT NULL
      ) AS s
      LEFT JOIN blocks since ON since.height = s.height LEFT JOIN blocks until ON until.height = s.next;
    -- An answer stands from the first block at or after it to the next one's or to the first block more than 36 hours later.
    CREATE TEMP TABLE standing AS
      SELECT a.*, least(lead(since) OVER (PARTITION BY provider ORDER BY time), expires, (SELECT block_time FROM checkpoint)) AS until
      FROM (
        SELECT s.*, (SELECT min(blocks.time) FROM blocks WHERE blocks.time >= s.time) AS since,
          (SELECT min(blocks.time) FROM blocks WHERE blocks.time > s.time + interval '36 hours') AS expires
        FROM provider_samples s
      ) AS a;
    CREATE TEMP TABLE held AS
      SELECT l.*, created_time AS since, coalesce(closed_time, (SELECT block_time FROM checkpoint)) AS until FROM leases l;
    ANALYZE days; ANALYZE described; ANALYZE standing; ANALYZE held`);
});
afterAll(() => sql.end());

/** Sums of cells by day and a member, zero ones left out. */
async function ours(member: string, columns: readonly string[], where = 'true'): Promise<unknown[]> {
  const totals = columns.map((column) => `trim_scale(coalesce(sum(u.${column}), 0))::text AS ${column}`).join(', ');
  const any = columns.map((column) => `sum(u.${column}) > 0`).join(' OR ');
  return Array.from(
    await sql.unsafe(
      `SELECT f.bucket AS day, ${member} AS member, ${totals}
       FROM cell_figures f CROSS JOIN LATERAL unnest(f.figures) AS u JOIN market_cells c USING (cell) JOIN days ON f.bucket = from_time
       WHERE f.grain = 'day' AND ${where} GROUP BY 1, 2 HAVING ${any} ORDER BY 1, 2`,
    ),
  );
}

async function plain(query: string, columns: readonly string[]): Promise<unknown[]> {
  const totals = columns.map((column) => `trim_scale(sum(${column}))::text AS ${column}`).join(', ');
  const any = columns.map((column) => `sum(${column}) > 0`).join(' OR ');
  return Array.from(await sql.unsafe(`SELECT day, member, ${totals} FROM (${query}) AS row GROUP BY 1, 2 HAVING ${any} ORDER BY 1, 2`));
}

describe('plain SQL gives the same', () => {
  test.each(['region', 'tier', 'audit'])('demand and supply by %s of the provider', async (dimension) => {
    const since = (from: string): string => `greatest(${from}.since, d.since)`;
    const until = (from: string): string => `least(${from}.until, d.until)`;
    const demand = ['lease_us', 'cpu_leased_us', 'memory_leased_us', 'storage_leased_us'];
    expect(await ours(`c.${dimension}`, demand)).toEqual(
      await plain(
        `SELECT from_time AS day, d.${dimension} AS member, us AS lease_us, us * cpu_millis AS cpu_leased_us,
           us * memory_bytes AS memory_leased_us, us * storage_bytes AS storage_leased_us
         FROM held h JOIN described d USING (provider) CROSS JOIN days
         CROSS JOIN LATERAL ${overlap(since('h'), until('h'))} AS part`,
        demand,
      ),
    );
    const supply = [
      'online_us',
      'suspect_us',
      'gpu_allocated_us',
      'cpu_supplied_us',
      'cpu_allocated_us',
      'memory_supplied_us',
      'storage_supplied_us',
    ];
    const found = await ours(`c.${dimension}`, supply);
    expect(found.length).toBeGreaterThan(8);
    expect(found).toEqual(
      await plain(
        `SELECT from_time AS day, d.${dimension} AS member, us AS online_us, CASE WHEN suspect <> '{}' THEN us ELSE 0 END AS suspect_us,
           us * gpus_allocated AS gpu_allocated_us, us * cpu_millis_allocatable AS cpu_supplied_us,
           us * cpu_millis_allocated AS cpu_allocated_us, us * memory_bytes_allocatable AS memory_supplied_us,
           us * storage_bytes_allocatable AS storage_supplied_us
         FROM standing s JOIN described d USING (provider) CROSS JOIN days
         CROSS JOIN LATERAL ${overlap(since('s'), until('s'))} AS part WHERE error IS NULL`,
        supply,
      ),
    );
  });

  test.each([
    ['vendor', 'g.vendor', 'c.vendor'],
    ['variant', "concat_ws('/', g.vendor, g.model, g.ram, g.interface)", "concat_ws('/', c.vendor, c.model, c.ram, c.interface)"],
    ['RAM', 'g.ram', 'c.ram'],
    ['interface', 'g.interface', 'c.interface'],
  ])('GPUs by %s', async (_name, plainMember, member) => {
    const demand = ['gpu_leased_us', 'variant_lease_us'];
    expect(await ours(member, demand, "c.model <> ''")).toEqual(
      await plain(
        `SELECT from_time AS day, ${plainMember} AS member, us * g.count AS gpu_leased_us, us AS variant_lease_us
         FROM held h JOIN lease_gpus g USING (owner, dseq, gseq, oseq, provider, bseq) CROSS JOIN days
         CROSS JOIN LATERAL ${overlap('h.since', 'h.until')} AS part`,
        demand,
      ),
    );
    const supply = ['gpu_installed_us', 'gpu_supplied_us', 'gpu_allocated_min_us', 'gpu_allocated_max_us'];
    const found = await ours(member, supply, "c.model <> ''");
    expect(found.length).toBeGreaterThan(8);
    expect(found).toEqual(
      await plain(
        `SELECT from_time AS day, ${plainMember} AS member, us * g.installed AS gpu_installed_us, us * g.count AS gpu_supplied_us,
           us * g."allocatedMin" AS gpu_allocated_min_us, us * g."allocatedMax" AS gpu_allocated_max_us
         FROM standing s CROSS JOIN days
         CROSS JOIN LATERAL jsonb_to_recordset(s.gpus) AS g (vendor text, model text, ram text, interface text, installed int, count int,
           "allocatedMin" int, "allocatedMax" int)
         CROSS JOIN LATERAL ${overlap('s.since', 's.until')} AS part WHERE error IS NULL`,
        supply,
      ),
    );
  });

  test('hours make days: cells and members of every fourth day, to the last digit', async () => {
    const isFourth = 'extract(epoch FROM bucket)::bigint / 86400 % 4 = 0';
    const columns = ['online_us', 'gpu_supplied_us', 'gpu_leased_us', 'memory_supplied_us', 'lease_us', 'leases_opened', 'leases_closed'];
    const totals = columns.map((column) => `sum(u.${column}) AS ${column}`).join(', ');
    const cells = await sql.unsafe(
      `SELECT day FROM (
         SELECT grain, date_trunc('day', bucket, 'UTC') AS day, u.cell, ${totals}
         FROM cell_figures f CROSS JOIN LATERAL unnest(f.figures) AS u WHERE ${isFourth} GROUP BY 1, 2, 3
       ) AS sums GROUP BY day, cell, ${columns.join(', ')} HAVING count(*) <> 2`,
    );
    expect(Array.from(cells)).toEqual([]);
    const members = await sql.unsafe(`
      SELECT day, dimension, member FROM (
        SELECT date_trunc('day', bucket, 'UTC') AS day, dimension, member, sum(lease_us) AS lease_us, sum(gpu_leased_us) AS gpu_us,
          sum(accrued) AS accrued, sum(settled) AS settled FROM hourly_figures WHERE ${isFourth} GROUP BY 1, 2, 3
        UNION ALL
        SELECT bucket, dimension, member, lease_us, gpu_leased_us, accrued, settled FROM figures WHERE grain = 'day' AND ${isFourth}
      ) AS sums GROUP BY day, dimension, member, lease_us, gpu_us, accrued, settled HAVING count(*) <> 2`);
    expect(Array.from(members)).toEqual([]);
  });

  test('orders, tenants and new tenants by day', async () => {
    const rows = await sql`
      SELECT f.bucket FROM figures f JOIN days ON f.bucket = from_time
      WHERE grain = 'day' AND dimension = 'network' AND (orders_opened, tenants, tenants_new) IS DISTINCT FROM (
        (SELECT count(*)::int FROM orders WHERE created_time >= from_time AND created_time < from_time + interval '1 day'),
        (SELECT count(DISTINCT owner)::int FROM held WHERE since < from_time + interval '1 day'
          AND (closed_time IS NULL OR closed_time >= from_time)),
        (SELECT count(*)::int FROM (SELECT min(created_time) AS first FROM leases GROUP BY owner) AS t
          WHERE first >= from_time AND first < from_time + interval '1 day'))`;
    expect(Array.from(rows)).toEqual([]);
  });
});
