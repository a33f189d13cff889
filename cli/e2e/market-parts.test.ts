// The subject `market` by its filters and members, recomputed by plain SQL: one kind, provider, country or model, and each row of its lists.
import { connect, FINE_ONE, type Sql } from '@leasebook/db';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { ask } from './ask.ts';

let sql: Sql;
/** The middle half of the indexed time, as whole days. */
let range = { from: '', to: '' };

beforeAll(async () => {
  sql = connect(inject('databaseUrl'), { name: 'leasebook-test', connections: 1 });
  const [middle] = await sql<{ from: Date; to: Date }[]>`
    SELECT date_trunc('day', min(time) + (max(time) - min(time)) / 4, 'UTC') AS from, date_trunc('day', min(time) + (max(time) - min(time)) * 3 / 4, 'UTC') AS to
    FROM blocks`;
  range = { from: middle?.from.toISOString() ?? '', to: middle?.to.toISOString() ?? '' };
  await sql.unsafe(
    `CREATE TEMP TABLE ends AS SELECT '${range.from}'::timestamptz AS since, '${range.to}'::timestamptz AS until, block_time AS head FROM checkpoint`,
  );
});
afterAll(() => sql.end());

async function market(fields: string, filter = ''): Promise<Record<string, unknown>> {
  const { market: found } = await ask(`{ market(input: { from: "${range.from}", to: "${range.to}" ${filter} }) { ${fields} } }`);
  return found as Record<string, unknown>;
}

async function rows(query: string): Promise<unknown[]> {
  return Array.from(await sql.unsafe(query));
}

/** The member with most leases of an expression over `leases l`. */
async function largest(expression: string, from = ''): Promise<string> {
  const [row] = await sql.unsafe<{ member: string }[]>(
    `SELECT ${expression} AS member FROM leases l ${from} GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1`,
  );
  return row?.member ?? '';
}

const MODELS = 'JOIN lease_gpus g USING (owner, dseq, gseq, oseq, provider, bseq)';

describe('plain SQL gives the same', () => {
  test.each([
    ['kind', async () => ['kind: GPU', 'l.gpus > 0'] as const],
    [
      'provider',
      async () => {
        const provider = await largest('l.provider');
        return [`provider: "${provider}"`, `l.provider = '${provider}'`] as const;
      },
    ],
    [
      'country',
      async () => {
        const country = await largest('p.country', 'JOIN providers p ON p.owner = l.provider');
        return [`country: "${country}"`, `l.provider IN (SELECT owner FROM providers WHERE country = '${country}')`] as const;
      },
    ],
    [
      'model',
      async () => {
        const model = await largest("g.vendor || '/' || g.model", MODELS);
        return [
          `model: "${model}"`,
          `EXISTS (SELECT FROM leases m ${MODELS} WHERE (m.owner, m.dseq, m.gseq, m.oseq, m.provider) =
          (l.owner, l.dseq, l.gseq, l.oseq, l.provider) AND g.vendor || '/' || g.model = '${model}')`,
        ] as const;
      },
    ],
  ])('leases, tenants, times, lengths, survival and reasons of one %s', async (_name, choose) => {
    const [filter, where] = await choose();
    const found = await market(
      `leases { atStart opened closed atEnd } tenants { active atStart lost } timeToLease { count median } leaseLength { count median }
       leaseLengths { minHours leases } closeReasons { leases } survival { leases closed running } winRates(first: 1000) { won }`,
      filter,
    );
    const lease = `(SELECT l.*, created_time < since AND coalesce(closed_time >= since, true) AS before, created_time >= since AND created_time < until AS opened,
      coalesce(closed_time >= since AND closed_time < until, false) AS closed, extract(epoch FROM coalesce(closed_time, head) - created_time) AS seconds,
      created_time < until AND coalesce(closed_time >= until, true) AS after FROM leases l, ends WHERE ${where}) AS l`;
    const median = (value: string, of: string) =>
      `(SELECT trim_scale(percentile_disc(0.5) WITHIN GROUP (ORDER BY ${value}))::text FROM ${of})`;
    const ordered = `(SELECT extract(epoch FROM l.created_time - o.created_time) AS s FROM ${lease} JOIN orders o USING (owner, dseq, gseq, oseq), ends e
      WHERE o.created_time >= e.since AND o.created_time < e.until) AS t`;
    const [plain] = (await rows(`
      SELECT count(*) FILTER (WHERE before)::int AS "atStart", count(*) FILTER (WHERE opened)::int AS opened, count(*) FILTER (WHERE closed)::int AS closed,
        count(*) FILTER (WHERE after)::int AS "atEnd", count(DISTINCT owner) FILTER (WHERE before OR opened)::int AS tenants,
        count(DISTINCT owner) FILTER (WHERE before)::int AS tenants_before,
        count(DISTINCT owner) FILTER (WHERE before AND owner NOT IN (SELECT owner FROM ${lease} WHERE after))::int AS lost,
        (SELECT count(*)::int FROM ${ordered}) AS waits, ${median('s', ordered)} AS wait, ${median('seconds', `${lease} WHERE closed`)} AS length,
        count(*) FILTER (WHERE opened AND closed_time IS NOT NULL)::int AS ended
      FROM ${lease}`)) as Record<string, unknown>[];
    const { atStart, opened, closed, atEnd, tenants, tenants_before, lost, waits, wait, length, ended } = plain ?? {};
    expect(Number(opened)).toBeGreaterThan(10);
    expect(found).toMatchObject({
      leases: { atStart, opened, closed, atEnd },
      tenants: { active: tenants, atStart: tenants_before, lost },
      timeToLease: { count: waits, median: wait },
      leaseLength: { count: closed, median: length },
      survival: { leases: opened, closed: ended, running: Number(opened) - Number(ended) },
    });
    expect((found.closeReasons as { leases: number }[]).reduce((sum, each) => sum + each.leases, 0)).toBe(closed);
    const lengths = await rows(`
      SELECT (SELECT max(h) FROM unnest(ARRAY[0, 1, 6, 24, 72, 168, 720, 2160]) AS h WHERE h * 3600 <= seconds) AS "minHours", count(*)::int AS leases
      FROM ${lease} WHERE closed GROUP BY 1 ORDER BY 1`);
    expect((found.leaseLengths as { leases: number }[]).filter(({ leases }) => leases > 0)).toEqual(lengths);
  });

  test('bids of one model: what they offer, else what their order names', async () => {
    const model = await largest("g.vendor || '/' || g.model", MODELS);
    const [vendor = '', name = ''] = model.split('/');
    const found = await market('winRates(first: 1000) { providerAddress bids won }', `model: "${model}"`);
    const key = `^vendor/${vendor}/model/${name}(/|$)`;
    const bids = (where: string) => `
      SELECT b.* FROM bids b, ends WHERE b.created_time >= since AND b.created_time < until AND ${where}`;
    const offered = bids(`EXISTS (
      SELECT FROM jsonb_array_elements(b.resources_offer) AS unit, jsonb_array_elements(unit -> 'gpuAttributes') AS a WHERE a ->> 'key' ~ '${key}')`);
    const ordered = bids(`b.resources_offer = '[]' AND EXISTS (
      SELECT FROM group_resources r WHERE (r.owner, r.dseq, r.gseq) = (b.owner, b.dseq, b.gseq) AND r.gpus > 0
        AND cardinality(r.gpu_attributes) = 1 AND r.gpu_attributes[1] ~ '${key}')`);
    const [told] = (await rows(`SELECT count(*)::int AS number FROM (${ordered}) AS b`)) as { number: number }[];
    expect(told?.number).toBeGreaterThan(0);
    expect(found.winRates).toEqual(
      await rows(`
        SELECT b.provider AS "providerAddress", count(*)::int AS bids, count(l.owner)::int AS won
        FROM (${offered} UNION ALL ${ordered}) AS b LEFT JOIN leases l USING (owner, dseq, gseq, oseq, provider, bseq)
        GROUP BY 1 ORDER BY won DESC, bids DESC, 1`),
    );
  });

  test('who ended a lease of which no event told it: whose message names it, not who else signed a close in that block', async () => {
    const { market: found } = await ask('{ market { closeReasons { reason leases } } }');
    const [plain] = (await rows(`
      SELECT count(*) FILTER (WHERE code = 1)::int AS owner, count(*) FILTER (WHERE code = 10002)::int AS provider,
        count(*) FILTER (WHERE code = 1 AND closing)::int AS beside
      FROM (
        SELECT EXISTS (SELECT FROM messages m WHERE m.height = l.closed_height AND m.signer = l.provider AND m.type_url LIKE '%.MsgCloseBid') AS closing,
          coalesce(l.announced_reason, CASE WHEN EXISTS (
            SELECT FROM messages m JOIN transactions t USING (height, tx_index) WHERE m.height = l.closed_height AND t.code = 0
              AND m.body @> jsonb_build_object('bid_id', jsonb_build_object('owner', l.owner, 'dseq', l.dseq::text, 'gseq', l.gseq, 'oseq', l.oseq, 'provider', l.provider))
              AND m.type_url LIKE '%.MsgCloseBid') THEN 10002 ELSE 1 END) AS code
        FROM leases l JOIN deployment_groups g USING (owner, dseq, gseq)
        WHERE l.closed_height IS NOT NULL AND NOT (l.state = 'insufficient_funds' OR (g.state = 'insufficient_funds' AND g.closed_height = l.closed_height))
      ) AS coded`)) as { owner: number; provider: number; beside: number }[];
    expect(plain?.beside).toBeGreaterThan(0);
    const told = new Map(
      (found as { closeReasons: { reason: string; leases: number }[] }).closeReasons.map((each) => [each.reason, each.leases]),
    );
    expect([told.get('lease_closed_owner'), told.get('lease_closed_reason_unspecified')]).toEqual([plain?.owner, plain?.provider]);
  });

  test('both kinds, and every bid of a provider as won, lost or open', async () => {
    const found = await market(`kinds { kind orders leasesOpened leasesClosed leases tenants leaseHours cpuHours firstLeaseTime }
      winRates(first: 1000) { providerAddress won lost open rate } timeToBid { count median }`);
    const kinds = await rows(`
      SELECT kind, (SELECT count(*)::int FROM orders o WHERE o.created_time >= min(since) AND o.created_time < min(until) AND kind = CASE WHEN EXISTS (
          SELECT FROM group_resources r WHERE (r.owner, r.dseq, r.gseq) = (o.owner, o.dseq, o.gseq) AND r.gpus > 0) THEN 'GPU' ELSE 'CPU' END) AS orders,
        count(*) FILTER (WHERE created_time >= since AND created_time < until)::int AS "leasesOpened",
        count(*) FILTER (WHERE closed_time >= since AND closed_time < until)::int AS "leasesClosed",
        count(*) FILTER (WHERE created_time < until AND (closed_time IS NULL OR closed_time >= until))::int AS leases,
        count(DISTINCT owner) FILTER (WHERE held)::int AS tenants,
        trim_scale(round(coalesce(sum(s), 0) * ${FINE_ONE} / 3600, 18))::text AS "leaseHours", trim_scale(round(coalesce(sum(s * cpu_millis), 0) * ${FINE_ONE} / 3600000, 18))::text AS "cpuHours",
        to_char(min(created_time) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "firstLeaseTime"
      FROM (
        SELECT l.*, since, until, CASE WHEN gpus > 0 THEN 'GPU' ELSE 'CPU' END AS kind,
          created_time < until AND (closed_time IS NULL OR closed_time >= since) AS held,
          greatest(0, extract(epoch FROM least(coalesce(closed_time, until), until) - greatest(created_time, since))) AS s
        FROM leases l, ends
      ) AS l GROUP BY kind ORDER BY kind DESC`);
    expect(found.kinds).toEqual(kinds);
    const bids = await rows(`
      SELECT provider AS "providerAddress", count(*) FILTER (WHERE won)::int AS won, count(*) FILTER (WHERE NOT won AND NOT open)::int AS lost,
        count(*) FILTER (WHERE NOT won AND open)::int AS open,
        trim_scale(round(count(*) FILTER (WHERE won)::numeric(40, 30) / nullif(count(*) FILTER (WHERE won OR NOT open), 0), 18))::text AS rate
      FROM (
        SELECT b.provider, l.owner IS NOT NULL AS won, b.state = 'open' AND o.state = 'open' AND g.state = 'open' AND d.state = 'active' AS open
        FROM bids b JOIN orders o USING (owner, dseq, gseq, oseq) JOIN deployment_groups g USING (owner, dseq, gseq) JOIN deployments d USING (owner, dseq)
        LEFT JOIN leases l USING (owner, dseq, gseq, oseq, provider, bseq), ends WHERE b.created_time >= since AND b.created_time < until
      ) AS b GROUP BY 1 ORDER BY won DESC, count(*) DESC, 1`);
    expect(found.winRates).toEqual(bids);
    const [wait] = await rows(`
      SELECT count(*)::int AS count, trim_scale(percentile_disc(0.5) WITHIN GROUP (ORDER BY s))::text AS median FROM (
        SELECT extract(epoch FROM min(b.created_time) - o.created_time) AS s FROM orders o JOIN bids b USING (owner, dseq, gseq, oseq), ends
        WHERE o.created_time >= since AND o.created_time < until GROUP BY o.owner, o.dseq, o.gseq, o.oseq, o.created_time) AS t`);
    expect(found.timeToBid).toEqual(wait);
  });

  test('time online, shares of supply, GPUs in use by model, and what is only declared', async () => {
    const found = await market(`online { providerAddress hours share } breakdown(by: MODEL) { member gpusSupplied supplyShare gpusLeased }
      modelAllocation { vendor model supplied min max leased } declaredModels { providerAddress vendor model ram interface reason }`);
    await sql.unsafe(`
      CREATE TEMP TABLE answer AS
        SELECT a.*, least(lead(begun) OVER (PARTITION BY provider ORDER BY time), expires, (SELECT head FROM ends)) AS ended FROM (
          SELECT s.*, (SELECT min(b.time) FROM blocks b WHERE b.time >= s.time) AS begun,
            (SELECT min(b.time) FROM blocks b WHERE b.time > s.time + interval '36 hours') AS expires FROM provider_samples s) AS a;
      CREATE TEMP TABLE known AS SELECT unnest(range_agg(tstzrange(begun, ended))) * (SELECT tstzrange(since, until) FROM ends) AS span FROM answer WHERE begun < ended`);
    const seconds = 'extract(epoch FROM upper(span) - lower(span))';
    const part = 'greatest(0, extract(epoch FROM least(ended, until) - greatest(begun, since)))';
    const online = await rows(`
      SELECT provider AS "providerAddress", trim_scale(round(sum(${part}) * ${FINE_ONE} / 3600, 18))::text AS hours,
        trim_scale(round(sum(${part})::numeric(60, 30) / (SELECT sum(${seconds}) FROM known WHERE NOT isempty(span)), 18))::text AS share
      FROM answer, ends WHERE error IS NULL GROUP BY 1 HAVING sum(${part}) > 0 ORDER BY sum(${part}) DESC, 1`);
    expect(found.online).toEqual(online);
    expect(online.length).toBeGreaterThan(5);
    const supplied = await rows(`
      SELECT g.vendor || '/' || g.model AS member, sum(${part} * g.count) AS s FROM answer a, ends, jsonb_to_recordset(a.gpus) AS g (vendor text, model text, count int)
      WHERE error IS NULL GROUP BY 1 HAVING sum(${part} * g.count) > 0`);
    const [all] = await rows(`SELECT (SELECT sum(${seconds}) FROM known WHERE NOT isempty(span)) AS seconds`);
    const total = (supplied as { s: string }[]).reduce((sum, { s }) => sum + Number(s), 0);
    const told = (found.breakdown as { member: string; gpusSupplied: string; supplyShare: string }[]).filter(
      ({ gpusSupplied }) => Number(gpusSupplied) > 0,
    );
    expect(told.map(({ member }) => member).sort()).toEqual((supplied as { member: string }[]).map(({ member }) => member).sort());
    for (const { member, s } of supplied as { member: string; s: string }[]) {
      const ours = told.find((each) => each.member === member);
      expect(Number(ours?.gpusSupplied)).toBeCloseTo(Number(s) / Number((all as { seconds: string }).seconds), 9);
      expect(Number(ours?.supplyShare)).toBeCloseTo(Number(s) / total, 12);
    }
    // Now: the newest answer of each provider, if it is no error, believed and not older than 36 hours.
    const newest = `(SELECT DISTINCT ON (provider) s.*, error IS NULL AND suspect = '{}' AND time >= head - interval '36 hours' AS known
      FROM provider_samples s, ends ORDER BY provider, time DESC) AS s`;
    const models = await rows(`
      SELECT vendor, model, coalesce(sum(count), 0)::text AS supplied, coalesce(sum(least), 0)::text AS min, coalesce(sum(most), 0)::text AS max,
        trim_scale(coalesce(sum(leased), 0))::text AS leased
      FROM (
        SELECT g.vendor, g.model, g.count, g."allocatedMin" AS least, g."allocatedMax" AS most, NULL::numeric AS leased
        FROM ${newest}, jsonb_to_recordset(s.gpus) AS g (vendor text, model text, count int, "allocatedMin" int, "allocatedMax" int) WHERE known
        UNION ALL SELECT vendor, model, NULL, NULL, NULL, g.count FROM leases l ${MODELS} WHERE l.state IN ('active', 'reclaiming')
      ) AS each GROUP BY 1, 2`);
    const byText = (list: unknown) => (list as object[]).map((each) => JSON.stringify(Object.values(each))).sort();
    expect(byText(found.modelAllocation)).toEqual(byText(models));
    // The most telling attribute of each model: no other one of the provider goes on from it.
    const declared = await rows(`
      SELECT a.owner AS "providerAddress", split_part(key, '/', 4) AS vendor, split_part(key, '/', 6) AS model,
        CASE WHEN split_part(key, '/', 7) = 'ram' THEN split_part(key, '/', 8) ELSE '' END AS ram,
        CASE WHEN split_part(key, '/', 7) = 'interface' THEN split_part(key, '/', 8) WHEN split_part(key, '/', 9) = 'interface' THEN split_part(key, '/', 10) ELSE '' END AS interface,
        CASE WHEN s.provider IS NULL THEN 'NEVER' WHEN s.error IS NOT NULL THEN 'FAILED' WHEN s.time < head - interval '36 hours' THEN 'STALE' ELSE 'SUSPECT' END AS reason
      FROM provider_attributes a CROSS JOIN ends LEFT JOIN ${newest} ON s.provider = a.owner
      WHERE a.to_height IS NULL AND a.value = 'true' AND key LIKE 'capabilities/gpu/vendor/%/model/%' AND NOT coalesce(known, false)
        AND NOT EXISTS (SELECT FROM provider_attributes b WHERE b.owner = a.owner AND b.to_height IS NULL AND b.value = 'true' AND b.key LIKE a.key || '/%')`);
    expect(byText(found.declaredModels)).toEqual(byText(declared));
  });
});
