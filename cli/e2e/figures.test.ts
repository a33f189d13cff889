// Figures of the whole recorded chain, recomputed from leases, prices, answers and blocks by plain SQL that shares nothing with measure.
import { connect, type Sql } from '@leasebook/db';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';

// One connection, so that temporary tables last.
let sql: Sql;

/** Every so many days, and the last ones: the same SQL over all days takes half a minute. */
const EVERY = 12;

beforeAll(async () => {
  sql = connect(inject('databaseUrl'), { name: 'leasebook-test', connections: 1 });
  await sql.unsafe(`
    CREATE TEMP TABLE days AS
      SELECT bucket AS from_time, least(bucket + interval '1 day', (SELECT block_time FROM checkpoint)) AS to_time, covered_us
      FROM (SELECT *, row_number() OVER (ORDER BY bucket) AS place, count(*) OVER () AS days
            FROM figures WHERE grain = 'day' AND dimension = 'network') AS figure
      WHERE place % ${EVERY} = 1 OR place >= days - 2`);
  // The price in force is the newest row of prices at the block's time.
  await sql.unsafe(`
    CREATE TEMP TABLE intervals AS
      SELECT *, (SELECT usd FROM prices WHERE prices.time <= block.time ORDER BY prices.time DESC, source = 'oracle' DESC LIMIT 1) AS akt
      FROM (SELECT height, time, lead(time) OVER (ORDER BY height) AS until FROM blocks) AS block
      WHERE EXISTS (SELECT FROM days WHERE block.time < days.to_time AND block.until > days.from_time)`);
  // A block interval's part in a day, by time.
  await sql.unsafe(`
    CREATE TEMP TABLE parts AS
      SELECT days.from_time AS day, height, akt,
        round(extract(epoch FROM least(until, days.to_time) - time) / extract(epoch FROM until - time), 18)
        - round(extract(epoch FROM greatest(time, days.from_time) - time) / extract(epoch FROM until - time), 18) AS share
      FROM days JOIN intervals ON time < days.to_time AND until > days.from_time`);
  await sql.unsafe(`
    CREATE TEMP TABLE spans AS
      SELECT owner, dseq, gseq, oseq, provider, bseq, gpus, price.denom, price.amount, price.from_height,
        coalesce(lead(price.from_height) OVER lease, closed_height, (SELECT height FROM checkpoint)) AS to_height
      FROM leases JOIN lease_prices AS price USING (owner, dseq, gseq, oseq, provider, bseq)
      WINDOW lease AS (PARTITION BY owner, dseq, gseq, oseq, provider, bseq ORDER BY price.from_height)`);
  await sql.unsafe(`
    CREATE TEMP TABLE dollars AS
      SELECT DISTINCT member AS denom FROM figures WHERE dimension = 'denom' AND accrued_usd IS NOT NULL AND member <> 'uakt'`);
  await sql.unsafe('CREATE INDEX ON parts (height); ANALYZE days; ANALYZE intervals; ANALYZE parts; ANALYZE spans');
});
afterAll(() => sql.end());

describe('plain SQL gives the same', () => {
  test('GPU time leased and lease time', async () => {
    const rows = await sql`
      SELECT gpu_leased_us::text AS "gpuTime", lease_us::text AS "leaseTime",
        trim_scale(coalesce(plain.gpu_time, 0))::text AS "plainGpuTime", trim_scale(coalesce(plain.lease_time, 0))::text AS "plainLeaseTime"
      FROM days
      JOIN figures ON grain = 'day' AND dimension = 'network' AND bucket = days.from_time
      CROSS JOIN LATERAL (
        SELECT sum(gpus * us) AS gpu_time, sum(us) AS lease_time
        FROM (
          SELECT gpus,
            1000000 * extract(epoch FROM least(coalesce(closed_time, to_time), to_time) - greatest(created_time, from_time)) AS us
          FROM leases WHERE created_time < to_time AND coalesce(closed_time, to_time) > from_time
        ) AS held
      ) AS plain`;
    expect(rows.length).toBeGreaterThan(10);
    for (const { gpuTime, leaseTime, plainGpuTime, plainLeaseTime } of rows) {
      expect([gpuTime, leaseTime]).toEqual([plainGpuTime, plainLeaseTime]);
    }
  });

  test('GPU time supplied, an answer standing for 36 hours at most', async () => {
    const rows = await sql`
      WITH answers AS (
        SELECT provider, time, CASE WHEN error IS NULL THEN gpus_allocatable ELSE 0 END AS gpus,
          (SELECT min(blocks.time) FROM blocks WHERE blocks.time >= sample.time) AS since,
          (SELECT min(blocks.time) FROM blocks WHERE blocks.time > sample.time + interval '36 hours') AS expires
        FROM provider_samples AS sample
      ), standing AS MATERIALIZED (
        SELECT gpus, since, least(lead(since) OVER (PARTITION BY provider ORDER BY time), expires, (SELECT block_time FROM checkpoint)) AS until
        FROM answers
      )
      SELECT gpu_supplied_us::text AS ours, trim_scale(coalesce(plain.us, 0))::text AS plain
      FROM days
      JOIN figures ON grain = 'day' AND dimension = 'network' AND bucket = days.from_time
      CROSS JOIN LATERAL (
        SELECT sum(gpus * 1000000 * extract(epoch FROM least(until, to_time) - greatest(since, from_time))) AS us
        FROM standing WHERE since < to_time AND until > from_time
      ) AS plain`;
    expect(rows.length).toBeGreaterThan(10);
    for (const { ours, plain } of rows) expect(ours).toBe(plain);
  });

  test('accrual in USD, within one rounding an hour', async () => {
    const rows = await sql`
      SELECT figures.accrued_usd AS ours, abs(figures.accrued_usd - coalesce(plain.usd, 0)) <= 24 * 0.000000000000000001 AS same
      FROM days
      JOIN figures ON grain = 'day' AND dimension = 'network' AND bucket = days.from_time
      LEFT JOIN (
        SELECT day, sum(share * amount * CASE WHEN denom = 'uakt' THEN akt WHEN denom IN (SELECT denom FROM dollars) THEN 1 END) / 1000000 AS usd
        FROM parts JOIN spans ON height >= from_height AND height < to_height
        GROUP BY day
      ) AS plain ON plain.day = days.from_time`;
    expect(rows.filter(({ ours }) => Number(ours) > 0).length).toBeGreaterThan(10);
    expect(rows.filter(({ same }) => same !== true)).toEqual([]);
  });

  test.each([
    ['network', "''", 'gpus', ''],
    ['model', "vendor || '/' || model", 'count', 'JOIN lease_gpus USING (owner, dseq, gseq, oseq, provider, bseq)'],
  ])('quartiles of the price of a GPU-hour by %s, to the last digit', async (dimension, member, count, models) => {
    const rows = await sql.unsafe(
      `WITH value AS (
         SELECT day, sum(share * akt) AS akt, sum(share) AS dollars, bool_or(akt IS NULL) AS unpriced FROM parts GROUP BY day
       ), weighted AS (
         SELECT days.from_time AS day, ${member} AS member,
           round(amount * CASE WHEN denom = 'uakt' THEN CASE WHEN NOT unpriced THEN akt END WHEN denom IN (SELECT denom FROM dollars) THEN dollars END
             * 3600 / (covered_us * gpus), 18) AS price,
           sum(${count} * extract(epoch FROM least(ends.time, to_time) - greatest(begins.time, from_time))) AS weight
         FROM spans ${models}
         JOIN blocks AS begins ON begins.height = from_height
         JOIN blocks AS ends ON ends.height = to_height
         JOIN days ON begins.time < to_time AND ends.time > from_time
         JOIN value ON value.day = days.from_time
         WHERE gpus > 0
         GROUP BY 1, 2, 3
       ), reached AS (
         SELECT day, member, price, sum(weight) OVER (PARTITION BY day, member ORDER BY price) AS reached,
           sum(weight) OVER (PARTITION BY day, member) AS total
         FROM weighted WHERE price IS NOT NULL
       )
       SELECT ours.bucket, ours.member, price_p25, price_median, price_p75, plain.p25, plain.median, plain.p75
       FROM (SELECT figures.* FROM figures JOIN days ON bucket = from_time WHERE grain = 'day' AND dimension = $1) AS ours
       FULL JOIN (
         SELECT day AS bucket, member, min(price) FILTER (WHERE reached * 4 >= total) AS p25,
           min(price) FILTER (WHERE reached * 2 >= total) AS median, min(price) FILTER (WHERE reached * 4 >= total * 3) AS p75
         FROM reached GROUP BY 1, 2
       ) AS plain USING (bucket, member)`,
      [dimension],
    );
    expect(rows.filter((row) => row.price_median !== null).length).toBeGreaterThan(10);
    for (const row of rows) expect([row.price_p25, row.price_median, row.price_p75]).toEqual([row.p25, row.median, row.p75]);
  });
});
