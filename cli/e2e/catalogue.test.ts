// Every metric of the catalogue, by every dimension and at every grain, recomputed from base tables by plain SQL: equal to the last digit.
import { connect, METRICS, type MetricEntry, type Sql } from '@leasebook/db';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { createPlainMarket } from './plain-market.ts';
import { plainMetric } from './plain-metrics.ts';

// One connection, so that temporary tables last.
let sql: Sql;

/** A stretch of buckets of one length that is compared. */
interface Frame {
  frame: string;
  grain: 'HOUR' | 'DAY' | 'WEEK' | 'MONTH';
  from: Date;
  to: Date;
}
let frames: Frame[] = [];

/** A bucket as time and blocks say that it is. */
interface Bucket {
  frame: string;
  bucket: Date;
  us: string;
  length_us: string;
  supply_us: string;
  partial: boolean;
  first_height: number;
  last_height: number;
}
let buckets: Bucket[] = [];

/** Buckets before and after a moment: where indexing began, where most prices changed their denomination, and the end. */
const AROUND = `
  SELECT 'began' AS name, first AS moment, 0 AS before, 1 AS after FROM ends
  UNION ALL
  SELECT 'converted', coalesce(
    (SELECT b.time FROM lease_prices p JOIN leases l USING (owner, dseq, gseq, oseq, provider, bseq) JOIN blocks b ON b.height = p.from_height
     WHERE p.from_height > l.created_height GROUP BY b.time ORDER BY count(*) DESC LIMIT 1),
    (SELECT time FROM blocks, ends WHERE blocks.height <= ends.height / 2 ORDER BY blocks.height DESC LIMIT 1)), 1, 1
  UNION ALL
  SELECT 'ended', head, 1, 0 FROM ends`;

/** Ranges of time and moments within each bucket, as relations whose names end with _in. */
async function fillBuckets(): Promise<void> {
  await sql.unsafe(`
    CREATE TEMP TABLE frame AS
      SELECT grain || ' ' || name AS frame, grain,
        greatest(date_trunc(grain, moment - reach * before, 'UTC'), date_trunc(grain, first, 'UTC')) AS "from",
        least(date_trunc(grain, moment + reach * after, 'UTC') + step, date_trunc(grain, head, 'UTC') + step) AS "to", step
      FROM ends, (${AROUND}) AS around,
        (VALUES ('HOUR', interval '9 hours', interval '1 hour'), ('DAY', interval '4 days', interval '1 day'),
          ('WEEK', interval '1 week', interval '1 week'), ('MONTH', interval '0', interval '1 month')) AS size (grain, reach, step);
    CREATE TEMP TABLE bucket AS
      SELECT frame, bucket, bucket + step AS ends, greatest(bucket, first) AS since, least(bucket + step, head) AS until,
        bucket + step > head AS partial, (1000000 * extract(epoch FROM step + bucket - bucket))::numeric(30, 0) AS length_us,
        (1000000 * extract(epoch FROM least(bucket + step, head) - greatest(bucket, first)))::numeric(30, 0) AS us,
        (SELECT coalesce(sum(1000000 * extract(epoch FROM least(k.until, head, bucket + step) - greatest(k.since, bucket))), 0)::numeric(30, 0)
         FROM supply_known k WHERE k.since < least(head, bucket + step) AND k.until > bucket) AS supply_us,
        (SELECT min(height) FROM blocks WHERE time >= bucket AND time < bucket + step) AS first_height,
        (SELECT max(height) FROM blocks WHERE time >= bucket AND time < bucket + step) AS last_height
      FROM frame CROSS JOIN LATERAL generate_series("from", "to" - step, step) AS bucket, ends;
    ANALYZE bucket`);
  frames = Array.from(await sql<Frame[]>`SELECT frame, grain, "from", "to" FROM frame`);
  buckets = Array.from(await sql<Bucket[]>`SELECT * FROM bucket`);
  await sql.unsafe(`
    CREATE TEMP TABLE span_model AS
      SELECT DISTINCT owner, dseq, gseq, oseq, provider, bseq, since, until, model FROM span_gpu;
    CREATE TEMP TABLE deployment AS SELECT created_time AS since, coalesce(closed_time, head) AS until FROM deployments, ends`);
  for (const range of ['span', 'span_gpu', 'span_model', 'offer', 'offer_gpu', 'held', 'deployment']) {
    await sql.unsafe(`
      CREATE TEMP TABLE ${range}_in AS
        SELECT r.*, frame, bucket, (1000000 * extract(epoch FROM least(r.until, b.until) - greatest(r.since, b.since)))::numeric(30, 0) AS us
        FROM bucket b JOIN ${range} r ON r.since < b.until AND r.until > b.since`);
  }
  for (const moment of ['moment', 'lease_moment', 'lease_moment_gpu', 'payout', 'fee']) {
    await sql.unsafe(`
      CREATE TEMP TABLE ${moment}_in AS
        SELECT m.*, frame, bucket, date_trunc('hour', m.time, 'UTC') AS hour
        FROM bucket b JOIN ${moment} m ON m.time >= b.bucket AND m.time < b.ends`);
  }
  await sql.unsafe(`
    ALTER TABLE span_in ADD COLUMN has_dollars boolean;
    ALTER TABLE span_gpu_in ADD COLUMN has_dollars boolean;
    UPDATE span_in SET has_dollars = denom IN (SELECT denom FROM payout WHERE usd IS NOT NULL);
    UPDATE span_gpu_in SET has_dollars = denom IN (SELECT denom FROM payout WHERE usd IS NOT NULL);
    CREATE TEMP TABLE tenant_in AS
      SELECT owner, frame, bucket FROM bucket b JOIN leases l ON l.created_time < b.ends AND (l.closed_time IS NULL OR l.closed_time >= b.bucket);
    -- The 30 days that end with the bucket, or with the newest day in it.
    CREATE TEMP TABLE paid_hour AS
      SELECT date_trunc('hour', time, 'UTC') AS hour, pg_temp.half_even(sum(amount * usd)) AS usd FROM payout GROUP BY 1;
    CREATE TEMP TABLE trailing_in AS
      SELECT frame, b.bucket, usd, stop - interval '30 days' >= first AS is_known
      FROM (SELECT *, CASE WHEN frame ~ '^(WEEK|MONTH)' THEN least(ends, date_trunc('day', until, 'UTC') + interval '1 day') ELSE ends END AS stop FROM bucket) AS b
      CROSS JOIN ends LEFT JOIN paid_hour p ON p.hour >= stop - interval '30 days' AND p.hour < stop;
    -- What leases accrued in each hour, by their prices per block.
    CREATE TEMP TABLE wanted AS
      SELECT b.time, b.hour, b.share, b.share * coalesce(b.akt, 'NaN') AS akt FROM beat b
      JOIN (SELECT DISTINCT generate_series(bucket, ends - interval '1 hour', interval '1 hour') AS hour FROM bucket) AS h USING (hour);
    CREATE INDEX ON wanted (time);
    ANALYZE wanted;
    CREATE TEMP TABLE accrual AS
      SELECT hour, provider, country, denom, kind, sum(amount * share) AS spent, sum(amount * akt) AS spent_akt
      FROM wanted w JOIN span s ON w.time >= s.since AND w.time < s.until GROUP BY hour, provider, country, denom, kind;
    CREATE TEMP TABLE accrual_gpu AS
      SELECT hour, model, denom, sum(amount * share) AS spent, sum(amount * akt) AS spent_akt
      FROM wanted w JOIN (
        SELECT since, until, model, denom, pg_temp.half_even(amount * sum(gpus)::numeric(60, 40) / all_gpus) AS amount FROM span_gpu
        GROUP BY owner, dseq, gseq, oseq, provider, since, until, model, denom, amount, all_gpus
      ) AS s ON w.time >= s.since AND w.time < s.until GROUP BY hour, model, denom;
    ALTER TABLE accrual ADD COLUMN usd numeric;
    ALTER TABLE accrual_gpu ADD COLUMN usd numeric;
    UPDATE accrual SET usd = CASE WHEN denom = 'uakt' THEN spent_akt WHEN denom IN (SELECT denom FROM payout WHERE usd IS NOT NULL) THEN spent END;
    UPDATE accrual_gpu SET usd = CASE WHEN denom = 'uakt' THEN spent_akt WHEN denom IN (SELECT denom FROM payout WHERE usd IS NOT NULL) THEN spent END;
    CREATE TEMP TABLE accrual_in AS SELECT a.*, frame, bucket FROM bucket b JOIN accrual a ON hour >= b.bucket AND hour < b.ends;
    CREATE TEMP TABLE accrual_gpu_in AS SELECT a.*, frame, bucket FROM bucket b JOIN accrual_gpu a ON hour >= b.bucket AND hour < b.ends;
  `);
}

beforeAll(async () => {
  sql = connect(inject('databaseUrl'), { name: 'leasebook-test', connections: 1 });
  await sql`SET TIME ZONE 'UTC'`;
  await createPlainMarket(sql);
  await fillBuckets();
});
afterAll(() => sql.end());

interface Point {
  time: string;
  metric: string;
  member: string;
  value: string | null;
  coverage: string;
  partial: boolean;
  first_height: number;
  last_height: number;
}

/** What the product tells of every metric that has the dimension, in a frame. */
async function told({ grain, from, to }: Frame, groupBy: string | null): Promise<Point[]> {
  const asked = new URLSearchParams({
    interval: grain,
    from: from.toISOString(),
    to: to.toISOString(),
    ...(groupBy !== null && { groupBy }),
  });
  const answer = await fetch(`${inject('baseUrl')}/export/series.ndjson?${asked}`);
  const text = await answer.text();
  expect([answer.status, answer.status === 200 ? '' : text]).toEqual([200, '']);
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line): Point => JSON.parse(line));
}

/** Values by member, each list in the order of the frame's buckets. */
type Values = Map<string, (string | null)[]>;

/** What one side tells of a frame. A member may be missing where it has nothing at all; the network may not. */
function comparable(values: Values, dimension: string | null, places: number): Record<string, (string | null)[]> {
  const isSomething = (list: (string | null)[]) => dimension === null || list.some((value) => value !== null && value !== '0');
  expect([...values.values()].filter((list) => list.length !== places)).toEqual([]);
  return Object.fromEntries([...values].filter(([, list]) => isSomething(list)));
}

async function plainValues(entry: MetricEntry, dimension: string | null): Promise<Map<string, Values>> {
  const query = plainMetric(entry.name, dimension?.toLowerCase() ?? '');
  if (query === null) throw new Error(`no independent query recomputes ${entry.name}`);
  const rows = await sql.unsafe<{ frame: string; bucket: Date; member: string; value: string | null }[]>(
    `SELECT frame, bucket, member, trim_scale(round(value, 18))::text AS value FROM (${query}) AS plain`,
  );
  const network = (frame: string): Values => new Map(dimension === null ? [['', placesOf(frame).map(() => null)]] : []);
  const found = new Map<string, Values>(frames.map(({ frame }) => [frame, network(frame)]));
  for (const { frame, bucket, member, value } of rows) {
    const places = placesOf(frame);
    const values = found.get(frame) ?? new Map();
    // Without a row the catalogue says whether it is nothing or not known; without supply a mean of supply is never known.
    const list =
      values.get(member) ??
      places.map(({ supply_us }) => (!entry.zeroWithoutRow || (query.includes('supply_us') && supply_us === '0') ? null : '0'));
    list[places.findIndex((each) => each.bucket.getTime() === bucket.getTime())] = value;
    values.set(member, list);
    found.set(frame, values);
  }
  return found;
}

function placesOf(frame: string): Bucket[] {
  return buckets.filter((each) => each.frame === frame);
}

const DIMENSIONS = [null, ...new Set(METRICS.flatMap(({ dimensions }) => dimensions))];

describe('plain SQL gives the same', () => {
  test.each(DIMENSIONS)('by %s: every metric, hours, days, weeks and months', async (dimension) => {
    const entries = METRICS.filter(({ network, dimensions }) => (dimension === null ? network : dimensions.includes(dimension)));
    const plain = new Map(await Promise.all(entries.map(async (entry) => [entry.name, await plainValues(entry, dimension)] as const)));
    let compared = 0;
    for (const frame of frames) {
      const points = Map.groupBy(await told(frame, dimension), ({ metric }) => metric);
      for (const { name } of entries) {
        const ours: Values = new Map();
        for (const { member, value } of points.get(name) ?? []) ours.set(member, [...(ours.get(member) ?? []), value]);
        const places = placesOf(frame.frame).length;
        const expected = comparable(plain.get(name)?.get(frame.frame) ?? new Map(), dimension, places);
        expect
          .soft({ name, frame: frame.frame, values: comparable(ours, dimension, places) })
          .toEqual({ name, frame: frame.frame, values: expected });
        compared += Object.keys(expected).length;
      }
    }
    expect(compared).toBeGreaterThan(entries.length);
  });

  test('of buckets: how much of each is covered, whether it is over, and its blocks', async () => {
    for (const frame of frames) {
      const points = await told(frame, null);
      for (const [metric, covered] of [['ACTIVE_LEASES', 'us'] as const, ['GPUS_SUPPLIED', 'supply_us'] as const]) {
        const ours = points.filter((point) => point.metric === metric);
        expect(ours.map(({ time, partial, first_height, last_height }) => [Date.parse(time), partial, first_height, last_height])).toEqual(
          placesOf(frame.frame).map((each) => [each.bucket.getTime(), each.partial, each.first_height, each.last_height]),
        );
        for (const [place, each] of placesOf(frame.frame).entries()) {
          expect(Number(ours[place]?.coverage)).toBeCloseTo(Number(each[covered]) / Number(each.length_us), 12);
        }
      }
    }
    expect(buckets.filter(({ partial }) => partial).length).toBe(4);
    expect(buckets.filter(({ us, length_us }) => us !== length_us).length).toBeGreaterThan(4);
  });
});
