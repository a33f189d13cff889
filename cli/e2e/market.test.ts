// The subject `market` of the whole recorded chain, recomputed from orders, bids, leases and deposits by plain SQL of its own.
import { connect, FINE_ONE, type Sql } from '@leasebook/db';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { ask } from './ask.ts';

let sql: Sql;
/** The middle half of the indexed time. */
let range = { from: '', to: '' };

beforeAll(async () => {
  sql = connect(inject('databaseUrl'), { name: 'leasebook-test', connections: 1 });
  const [middle] = await sql<{ from: Date; to: Date }[]>`
    SELECT date_trunc('second', min(time) + (max(time) - min(time)) / 4) AS from, date_trunc('second', min(time) + (max(time) - min(time)) * 3 / 4) AS to
    FROM blocks`;
  range = { from: middle?.from.toISOString() ?? '', to: middle?.to.toISOString() ?? '' };
  await sql.unsafe(`
    CREATE TEMP TABLE ends AS SELECT '${range.from}'::timestamptz AS since, '${range.to}'::timestamptz AS until, block_time AS head FROM checkpoint;
    CREATE TEMP TABLE lease AS
      SELECT leases.*, extract(epoch FROM coalesce(closed_time, head) - created_time) AS seconds,
        created_time >= since AND created_time < until AS opened, coalesce(closed_time >= since AND closed_time < until, false) AS closed,
        created_time < since AND coalesce(closed_time >= since, true) AS before, created_time < until AND coalesce(closed_time >= until, true) AS after
      FROM leases, ends`);
});
afterAll(() => sql.end());

async function market(fields: string, filter = ''): Promise<Record<string, unknown>> {
  const { market: found } = await ask(`{ market(input: { from: "${range.from}", to: "${range.to}" ${filter} }) { ${fields} } }`);
  return found as Record<string, unknown>;
}

async function row(query: string): Promise<Record<string, unknown>> {
  const [found] = await sql.unsafe(query);
  return { ...found };
}

const quantiles = (relation: string): string => `
  SELECT count(*)::int AS count, trim_scale(round(sum(s) * ${FINE_ONE} / nullif(count(*), 0), 18))::text AS mean, trim_scale(min(s))::text AS min, trim_scale(max(s))::text AS max,
    ${[
      ['p25', 0.25],
      ['median', 0.5],
      ['p75', 0.75],
      ['p90', 0.9],
    ]
      // The smallest value with at least so large a share of all at or below it.
      .map(([name, share]) => `trim_scale(min(s) FILTER (WHERE place >= ${share} * total))::text AS ${name}`)
      .join(', ')}
  FROM (SELECT s, rank() OVER (ORDER BY s) + count(*) OVER (PARTITION BY s) - 1 AS place, count(*) OVER () AS total FROM (${relation}) AS r) AS placed`;

describe('plain SQL gives the same', () => {
  test('the way of orders to leases', async () => {
    const found = await market(
      'orders { created withBid leased open failed failures { reason orders } } bidsPerOrder { bids orders } timeToLease { count mean min max p25 median p75 p90 }',
    );
    const orders = await row(`
      WITH o AS (
        SELECT orders.*, g.state AS group_state, d.state AS deployment_state, count(b.provider)::int AS bids,
          count(l.provider) > 0 AS leased,
          bool_and(b.state = 'closed' AND b.closed_height < coalesce(orders.closed_height, g.closed_height, d.closed_height)) AS withdrawn
        FROM ends, orders JOIN deployment_groups g USING (owner, dseq, gseq) JOIN deployments d USING (owner, dseq)
        LEFT JOIN bids b USING (owner, dseq, gseq, oseq)
        LEFT JOIN leases l USING (owner, dseq, gseq, oseq, provider, bseq)
        WHERE orders.created_time >= since AND orders.created_time < until
        GROUP BY orders.owner, orders.dseq, orders.gseq, orders.oseq, g.owner, g.dseq, g.gseq, d.owner, d.dseq
      ), told AS (
        SELECT *, state = 'open' AND group_state = 'open' AND deployment_state = 'active' AND NOT leased AS open FROM o
      )
      SELECT count(*)::int AS created, count(*) FILTER (WHERE bids > 0)::int AS "withBid", count(*) FILTER (WHERE leased)::int AS leased,
        count(*) FILTER (WHERE open)::int AS open, count(*) FILTER (WHERE NOT leased AND NOT open)::int AS failed,
        count(*) FILTER (WHERE NOT leased AND NOT open AND group_state <> 'insufficient_funds' AND bids = 0)::int AS no_bid,
        count(*) FILTER (WHERE NOT leased AND NOT open AND group_state <> 'insufficient_funds' AND bids > 0 AND withdrawn)::int AS withdrawn,
        count(*) FILTER (WHERE NOT leased AND NOT open AND group_state = 'insufficient_funds')::int AS funds,
        (SELECT jsonb_agg(jsonb_build_object('bids', bids, 'orders', n) ORDER BY bids) FROM (SELECT bids, count(*) AS n FROM told GROUP BY bids) AS h) AS histogram
      FROM told`);
    const { failures, ...counts } = found.orders as { failures: { reason: string; orders: number }[] };
    const { no_bid, withdrawn, funds, histogram, ...plain } = orders;
    expect(counts).toEqual(plain);
    expect(found.bidsPerOrder).toEqual(histogram);
    const failed = Object.fromEntries(failures.map(({ reason, orders: number }) => [reason, number]));
    expect([failed.NO_BID ?? 0, failed.BIDS_WITHDRAWN ?? 0, failed.OUT_OF_FUNDS ?? 0]).toEqual([no_bid, withdrawn, funds]);
    expect(Object.values(failed).reduce((sum, number) => sum + number, 0)).toBe(plain.failed);
    expect(Number(plain.leased)).toBeGreaterThan(100);
    expect(found.timeToLease).toEqual(
      await row(
        quantiles(`SELECT extract(epoch FROM l.created_time - o.created_time) AS s FROM lease l JOIN orders o USING (owner, dseq, gseq, oseq), ends
          WHERE o.created_time >= since AND o.created_time < until`),
      ),
    );
  });

  test('leases: counts, churn, sizes, lengths, tenants and win rates', async () => {
    const found = await market(`leases { atStart opened closed atEnd leaseHours gpuHours } leaseSizes { minGpus leases gpus }
      leaseLength { count mean min max p25 median p75 p90 } leaseLengths { minHours leases } tenants { active new returning atStart lost }
      winRates(first: 1000) { providerAddress bids won } closeReasons { leases }`);
    expect(found.leases).toEqual(
      await row(`
        SELECT count(*) FILTER (WHERE before)::int AS "atStart", count(*) FILTER (WHERE opened)::int AS opened,
          count(*) FILTER (WHERE closed)::int AS closed, count(*) FILTER (WHERE after)::int AS "atEnd",
          trim_scale(round(sum(s) * ${FINE_ONE} / 3600, 18))::text AS "leaseHours", trim_scale(round(sum(s * gpus) * ${FINE_ONE} / 3600, 18))::text AS "gpuHours"
        FROM (SELECT lease.*, extract(epoch FROM least(coalesce(closed_time, until), until) - greatest(created_time, since)) AS s
          FROM lease, ends WHERE before OR opened) AS held`),
    );
    const sizes = await sql`
      SELECT CASE WHEN gpus <= 2 THEN gpus WHEN gpus <= 4 THEN 3 WHEN gpus <= 8 THEN 5 ELSE 9 END::int AS "minGpus", count(*)::int AS leases,
        trim_scale(sum(gpus))::text AS gpus FROM lease WHERE opened GROUP BY 1 ORDER BY 1`;
    expect((found.leaseSizes as { leases: number }[]).filter(({ leases }) => leases > 0)).toEqual(Array.from(sizes));
    expect(found.leaseLength).toEqual(await row(quantiles('SELECT seconds AS s FROM lease WHERE closed')));
    const lengths = await sql`
      SELECT (SELECT max(least) FROM unnest(ARRAY[0, 1, 6, 24, 72, 168, 720, 2160]) AS bin (least) WHERE least * 3600 <= seconds) AS "minHours",
        count(*)::int AS leases FROM lease WHERE closed GROUP BY 1 ORDER BY 1`;
    expect((found.leaseLengths as { leases: number }[]).filter(({ leases }) => leases > 0)).toEqual(Array.from(lengths));
    const total = (rows: unknown) => (rows as { leases: number }[]).reduce((sum, { leases }) => sum + leases, 0);
    const { closed } = found.leases as { closed: number };
    expect([total(found.leaseLengths), total(found.closeReasons)]).toEqual([closed, closed]);
    expect(found.tenants).toEqual(
      await row(`
        WITH first AS (SELECT owner, min(created_time) AS time FROM leases GROUP BY owner), held AS (
          SELECT owner, bool_or(before) AS before, bool_or(after) AS after, min(time) >= min(since) AS fresh
          FROM lease JOIN first USING (owner), ends WHERE before OR opened GROUP BY owner)
        SELECT count(*)::int AS active, count(*) FILTER (WHERE fresh)::int AS new, count(*) FILTER (WHERE NOT fresh)::int AS returning,
          count(*) FILTER (WHERE before)::int AS "atStart", count(*) FILTER (WHERE before AND NOT after)::int AS lost FROM held`),
    );
    const wins = await sql`
      SELECT provider AS "providerAddress", count(*)::int AS bids, count(l.state)::int AS won
      FROM ends, bids b LEFT JOIN leases l USING (owner, dseq, gseq, oseq, provider, bseq)
      WHERE b.created_time >= since AND b.created_time < until GROUP BY provider ORDER BY won DESC, bids DESC, provider`;
    expect(found.winRates).toEqual(Array.from(wins));
  });

  test('survival, by a recursive product', async () => {
    const found = await market('survival(points: 1000) { leases closed running steps { seconds atRisk closed survival } }', 'kind: GPU');
    const { steps, ...counts } = found.survival as { steps: { seconds: string; survival: string }[] };
    await sql`
      CREATE TEMP TABLE closing AS SELECT row_number() OVER (ORDER BY seconds) AS n, * FROM (
        SELECT seconds, count(closed_time) AS d, sum(count(*)) OVER (ORDER BY seconds DESC) AS risk FROM lease WHERE opened AND gpus > 0 GROUP BY seconds
      ) AS times`;
    await sql`CREATE UNIQUE INDEX ON closing (n)`;
    const plain = await sql<{ seconds: string; survival: string }[]>`
      WITH RECURSIVE curve AS (
        SELECT 0::bigint AS n, 0::numeric AS seconds, 1::numeric AS s, 0::bigint AS d, 0::numeric AS risk
        UNION ALL SELECT t.n, t.seconds, round(c.s * (t.risk - t.d) / t.risk, 30), t.d, t.risk FROM curve c JOIN closing t ON t.n = c.n + 1
      )
      SELECT trim_scale(seconds)::text AS seconds, risk::int AS "atRisk", d::int AS closed, trim_scale(round(s, 18))::text AS survival
      FROM curve WHERE d > 0 ORDER BY n`;
    const whole = new Map(plain.map((step) => [step.seconds, step]));
    expect(steps.length).toBeGreaterThan(100);
    for (const step of steps.slice(1)) expect(step).toEqual(whole.get(step.seconds));
    expect(steps.at(-1)).toEqual(plain.at(-1));
    expect(counts).toEqual(
      await row(`SELECT count(*)::int AS leases, count(closed_time)::int AS closed, (count(*) - count(closed_time))::int AS running
        FROM lease WHERE opened AND gpus > 0`),
    );
  });

  test('why orders failed and leases closed, one reason after the other', async () => {
    const found = await market('orders { failures { reason orders } } closeReasons { reason by leases share }');
    // Bids of an order that nobody accepted, told apart by the moments at which they and the order ended.
    const failures = await sql`
      SELECT reason, count(*)::int AS orders FROM (
        SELECT CASE WHEN g.state = 'insufficient_funds' THEN 'OUT_OF_FUNDS' WHEN count(b.provider) = 0 THEN 'NO_BID'
          WHEN count(b.provider) FILTER (WHERE b.state <> 'closed' OR b.closed_height >= coalesce(o.closed_height, g.closed_height, d.closed_height)) = 0
            THEN 'BIDS_WITHDRAWN' ELSE 'BID_NOT_ACCEPTED' END AS reason
        FROM ends, orders o JOIN deployment_groups g USING (owner, dseq, gseq) JOIN deployments d USING (owner, dseq)
        LEFT JOIN bids b USING (owner, dseq, gseq, oseq)
        WHERE o.created_time >= since AND o.created_time < until AND (o.owner, o.dseq, o.gseq, o.oseq) NOT IN (SELECT owner, dseq, gseq, oseq FROM leases)
          AND NOT (o.state = 'open' AND g.state = 'open' AND d.state = 'active')
        GROUP BY o.owner, o.dseq, o.gseq, o.oseq, o.closed_height, g.state, g.closed_height, d.closed_height
      ) AS failed GROUP BY reason ORDER BY orders DESC, reason`;
    expect((found.orders as { failures: unknown }).failures).toEqual(Array.from(failures));
    expect(failures.length).toBeGreaterThan(1);
    // Names of the numbers as protocol 3.1 lists them; whose message ended a lease that has no number is told by its signer.
    const closed = await sql`
      SELECT reason, by, count(*)::int AS leases, trim_scale(round(count(*)::numeric(40, 30) / sum(count(*)) OVER (), 18))::text AS share FROM (
        SELECT CASE code WHEN 1 THEN 'lease_closed_owner' WHEN 10000 THEN 'lease_closed_reason_unstable' WHEN 10001 THEN 'lease_closed_reason_decommission'
            WHEN 10002 THEN 'lease_closed_reason_unspecified' WHEN 10003 THEN 'lease_closed_reason_manifest_timeout'
            WHEN 20000 THEN 'lease_closed_reason_insufficient_funds' ELSE 'unknown' END AS reason,
          CASE WHEN code IS NULL THEN 'unknown' WHEN code < 10000 THEN 'owner' WHEN code < 20000 THEN 'provider' ELSE 'network' END AS by
        FROM (
          SELECT CASE WHEN l.state = 'insufficient_funds' OR (g.state = 'insufficient_funds' AND g.closed_height = l.closed_height) THEN 20000
            ELSE coalesce(l.announced_reason, (
              SELECT min(CASE WHEN signer = l.provider AND split_part(type_url, '.Msg', 2) = 'CloseBid' THEN 10002
                WHEN signer = l.owner AND split_part(type_url, '.Msg', 2) IN ('CloseLease', 'CloseDeployment', 'CloseGroup', 'PauseGroup') THEN 1 END)
              FROM messages WHERE height = l.closed_height)) END AS code
          FROM lease l JOIN deployment_groups g USING (owner, dseq, gseq) WHERE closed
        ) AS coded
      ) AS named GROUP BY 1, 2 ORDER BY leases DESC`;
    const order = (rows: readonly object[]) => rows.map((each) => JSON.stringify(Object.entries(each).sort())).sort();
    expect(order(found.closeReasons as object[])).toEqual(order(closed));
    expect(closed.length).toBeGreaterThan(1);
  });

  test('what is kept of every order and of the bids of every day', async () => {
    // What is in one of two relations and not in the other, of a row as often as it is there.
    const different = async (kept: string, plain: string) =>
      Array.from(await sql.unsafe(`((${kept}) EXCEPT ALL (${plain})) UNION ALL ((${plain}) EXCEPT ALL (${kept})) LIMIT 5`));
    const kind = (of: string) => `coalesce((SELECT sum(gpus) FROM group_resources r
      WHERE r.owner = ${of}.owner AND r.dseq = ${of}.dseq AND r.gseq = ${of}.gseq), 0) > 0`;
    expect(
      await different(
        'SELECT owner, dseq, gseq, oseq, created_height, created_time, asks_gpus, bids, first_bid_us, is_leased, is_pending, failure, lease_us FROM order_outcomes',
        `SELECT owner, dseq, gseq, oseq, created_height, created_time, gpus, bids, us, leased, open,
          CASE WHEN leased OR open THEN NULL WHEN group_state = 'insufficient_funds' THEN 'OUT_OF_FUNDS' WHEN bids = 0 THEN 'NO_BID'
            WHEN withdrawn THEN 'BIDS_WITHDRAWN' ELSE 'BID_NOT_ACCEPTED' END, lease_us
        FROM (
          SELECT o.owner, o.dseq, o.gseq, o.oseq, o.created_height, o.created_time, ${kind('o')} AS gpus, count(b.provider)::int AS bids,
            (extract(epoch FROM min(b.created_time) - o.created_time) * 1000000)::bigint AS us, count(l.provider) > 0 AS leased,
            (extract(epoch FROM min(l.created_time) - o.created_time) * 1000000)::bigint AS lease_us,
            g.state AS group_state, o.state = 'open' AND g.state = 'open' AND d.state = 'active' AS open,
            bool_and(b.state = 'closed' AND b.closed_height < coalesce(o.closed_height, g.closed_height, d.closed_height)) AS withdrawn
          FROM orders o JOIN deployment_groups g USING (owner, dseq, gseq) JOIN deployments d USING (owner, dseq)
          LEFT JOIN bids b USING (owner, dseq, gseq, oseq) LEFT JOIN leases l USING (owner, dseq, gseq, oseq, provider, bseq)
          GROUP BY o.owner, o.dseq, o.gseq, o.oseq, g.owner, g.dseq, g.gseq, d.owner, d.dseq
        ) AS told`,
      ),
    ).toEqual([]);
    expect(
      await different(
        'SELECT day, provider, kind, bids, won FROM bid_days',
        `SELECT date_trunc('day', b.created_time, 'UTC'), provider, CASE WHEN ${kind('b')} THEN 'gpu' ELSE 'cpu' END, count(*), count(l.state)
        FROM bids b LEFT JOIN leases l USING (owner, dseq, gseq, oseq, provider, bseq) GROUP BY 1, 2, 3`,
      ),
    ).toEqual([]);
    const [kept] = await sql`SELECT count(*)::int AS outcomes, (SELECT count(*) FROM orders)::int AS orders FROM order_outcomes`;
    expect(kept?.outcomes).toBe(kept?.orders);
    expect(kept?.orders).toBeGreaterThan(100);
  });

  test('who pays, how transactions are signed, and both markets', async () => {
    const found =
      await market(`payers(first: 1000) { kind granter deposits refunds amounts { denom amount } refundedUsd netUsd } signModes { mode transactions share }
      kinds { kind orders leasesOpened leases settled { denom amount } }`);
    // A grant that is spent leaves an authorization of the granter behind; nobody signs in its name.
    const payers = await sql<{ kind: string; granter: string | null; deposits: number }[]>`
      SELECT kind, granter, count(*)::int AS deposits FROM (
        SELECT CASE WHEN sender = f.owner THEN 'OWN_BALANCE' WHEN NOT signed AND EXISTS (SELECT FROM grants g WHERE g.granter = sender) THEN 'GRANT'
          WHEN signed THEN 'OTHER' END AS kind, CASE WHEN sender <> f.owner AND NOT signed THEN sender END AS granter
        FROM ends, (SELECT flows.*, sender IN (SELECT signer FROM messages m WHERE m.height = flows.height AND m.tx_index = flows.tx_index
          AND m.type_url NOT LIKE '%MsgExec') AS signed FROM flows WHERE kind = 'deposit') AS f
        WHERE time >= since AND time < until
      ) AS deposit GROUP BY 1, 2`;
    const told =
      (found.payers as { kind: string; granter: string | null; deposits: number; amounts: { denom: string; amount: string }[] }[]) ?? [];
    const order = (rows: readonly { kind: string; granter: string | null; deposits: number }[]) =>
      rows.map(({ kind, granter, deposits }) => `${kind} ${granter} ${deposits}`).sort();
    expect(order(told)).toEqual(order(payers));
    const [sum] = await sql<{ sums: Record<string, string> }[]>`
      SELECT jsonb_object_agg(denom, amount::text) AS sums FROM (
        SELECT denom, trim_scale(sum(amount)) AS amount FROM flows, ends WHERE kind = 'deposit' AND time >= since AND time < until GROUP BY denom) AS d`;
    const sums = new Map<string, bigint>();
    for (const { denom, amount } of told.flatMap(({ amounts }) => amounts)) sums.set(denom, (sums.get(denom) ?? 0n) + BigInt(amount));
    expect(Object.fromEntries([...sums].map(([denom, amount]) => [denom, amount.toString()]))).toEqual(sum?.sums);
    // Coins go back to whoever put them in: to the tenant, or to a sender of a deposit of the same account.
    const net = await sql<{ granter: string | null; refunds: number; usd: string; net: string | null }[]>`
      SELECT granter, count(*) FILTER (WHERE kind = 'refund')::int AS refunds,
        trim_scale(coalesce(sum(usd) FILTER (WHERE kind = 'refund'), 0))::text AS usd,
        CASE WHEN bool_and(usd IS NOT NULL) THEN trim_scale(sum(CASE kind WHEN 'deposit' THEN usd ELSE -usd END))::text END AS net
      FROM (
        SELECT f.kind, f.amount / 1000000 * CASE f.denom WHEN 'uakt' THEN (
            SELECT usd FROM prices p WHERE p.time <= f.time ORDER BY p.time DESC, p.source = 'oracle' DESC LIMIT 1) ELSE 1 END AS usd,
          CASE f.kind WHEN 'deposit' THEN f.sender ELSE f.recipient END AS granter
        FROM flows f, ends WHERE f.kind IN ('deposit', 'refund') AND time >= since AND time < until
      ) AS movement GROUP BY granter`;
    const granters = told.filter(({ granter }) => granter !== null) as unknown as {
      granter: string;
      refunds: number;
      refundedUsd: string;
      netUsd: string | null;
    }[];
    expect(granters.length).toBeGreaterThan(1);
    for (const { granter, refunds, refundedUsd, netUsd } of granters) {
      const plain = net.find((each) => each.granter === granter);
      expect([granter, refunds, refundedUsd, netUsd]).toEqual([granter, plain?.refunds, plain?.usd, plain?.net]);
    }
    const [refunds] = await sql`SELECT count(*)::int AS count FROM flows, ends WHERE kind = 'refund' AND time >= since AND time < until`;
    expect(told.reduce((all, payer) => all + (payer as unknown as { refunds: number }).refunds, 0)).toBe(refunds?.count);
    const modes = await sql`
      SELECT coalesce(array_to_string(sign_modes, '+'), 'unknown') AS mode, count(*)::int AS transactions,
        trim_scale(round(count(*)::numeric(40, 30) / sum(count(*)) OVER (), 18))::text AS share
      FROM transactions JOIN blocks USING (height), ends WHERE time >= since AND time < until GROUP BY 1 ORDER BY 2 DESC, 1`;
    expect(found.signModes).toEqual(Array.from(modes));
    expect(modes[0]?.mode).not.toBe('unknown');
    const settled = await sql`
      SELECT denom, trim_scale(sum(amount))::text AS amount FROM flows, ends
      WHERE kind IN ('earnings', 'take_fee') AND time >= since AND time < until GROUP BY denom ORDER BY denom`;
    const both = new Map<string, bigint>();
    for (const { settled: amounts } of found.kinds as { settled: { denom: string; amount: string }[] }[]) {
      for (const { denom, amount } of amounts) both.set(denom, (both.get(denom) ?? 0n) + BigInt(amount));
    }
    expect([...both].map(([denom, amount]) => ({ denom, amount: amount.toString() })).sort((a, b) => (a.denom < b.denom ? -1 : 1))).toEqual(
      Array.from(settled),
    );
  });

  test('chain view and provider view, with the whole difference explained', async () => {
    const found = await market(`utilization { leased allocated atSilentProviders sinceAnswer notCounted notLeased } suspect { answers }
      modelAllocation { supplied min max } breakdown(by: CLASS) { member supplyShare }`);
    const views = Object.fromEntries(
      Object.entries(found.utilization as Record<string, string>).map(([name, value]) => [name, Number(value)]),
    );
    const { leased = 0, allocated = 0, atSilentProviders = 0, sinceAnswer = 0, notCounted = 0, notLeased = 0 } = views;
    expect(leased - allocated).toBe(atSilentProviders + sinceAnswer + notCounted - notLeased);
    const [plain] = await sql`SELECT sum(gpus)::int AS leased FROM leases WHERE state IN ('active', 'reclaiming')`;
    expect(leased).toBe(plain?.leased);
    for (const { supplied, min, max } of found.modelAllocation as Record<string, string>[]) {
      expect(Number(min)).toBeLessThanOrEqual(Number(max));
      expect(Number(max)).toBeLessThanOrEqual(Number(supplied));
    }
    // Each provider's parts make its own difference, and all of them together the network's.
    for (const by of ['PROVIDER', 'COUNTRY', 'REGION', 'TIER', 'AUDIT']) {
      const { utilizationBy } = await market(
        `utilizationBy(by: ${by}) { member leased allocated atSilentProviders sinceAnswer notCounted notLeased }`,
      );
      const members = utilizationBy as Record<string, string | null>[];
      const sum = (name: string) => members.reduce((all, each) => all + Number(each[name] ?? 0), 0);
      expect([by, sum('leased'), sum('allocated'), sum('sinceAnswer')]).toEqual([by, leased, allocated, sinceAnswer]);
      for (const each of members) {
        const number = (name: string) => Number(each[name] ?? 0);
        expect([each.member, number('leased') - number('allocated')]).toEqual([
          each.member,
          number('atSilentProviders') + number('sinceAnswer') + number('notCounted') - number('notLeased'),
        ]);
      }
    }
    const byProvider = await sql`
      SELECT provider AS member, trim_scale(sum(gpus))::text AS leased FROM leases WHERE state IN ('active', 'reclaiming') AND gpus > 0 GROUP BY 1`;
    const { utilizationBy } = await market('utilizationBy(by: PROVIDER) { member leased }');
    const named = (rows: readonly { member?: string; leased?: string }[]) =>
      rows.map(({ member, leased: held }) => `${member} ${held}`).sort();
    expect(named((utilizationBy as { member: string; leased: string }[]).filter((each) => each.leased !== '0'))).toEqual(
      named(Array.from(byProvider)),
    );
    const shares = (found.breakdown as { supplyShare: string }[]).reduce((sum, { supplyShare }) => sum + Number(supplyShare), 0);
    expect(shares).toBeCloseTo(1, 12);
    const [suspect] =
      await sql`SELECT count(*)::int AS answers FROM provider_samples, ends WHERE suspect <> '{}' AND time >= since AND time < until`;
    expect(found.suspect).toEqual({ ...suspect });
  });

  test('quartiles of a month are those of its leases', async () => {
    const { series } =
      await ask(`{ series(input: { metric: GPU_HOUR_PRICE_MEDIAN, interval: MONTH, from: "${range.from}", to: "${range.to}" }) {
      series { points { time value } } } }`);
    const points = (series as { series: { points: { time: string; value: string }[] }[] }).series[0]?.points ?? [];
    expect(points.length).toBeGreaterThan(3);
    for (const { time, value } of points) {
      const [plain] = await sql`
        WITH month AS (
          SELECT ${time}::timestamptz AS since, least((${time}::timestamptz AT TIME ZONE 'UTC' + interval '1 month') AT TIME ZONE 'UTC', head) AS until FROM ends
        ), clock AS (
          SELECT extract(epoch FROM until - since) AS seconds, sum(blocks) AS blocks, sum(akt_blocks) AS akt
          FROM figures, month WHERE grain = 'hour' AND dimension = 'network' AND bucket >= since AND bucket < until GROUP BY 1
        ), span AS (
          SELECT l.gpus, p.denom, p.amount, b.time AS since, coalesce((
              SELECT min(n.time) FROM lease_prices q JOIN blocks n ON n.height = q.from_height
              WHERE (q.owner, q.dseq, q.gseq, q.oseq, q.provider) = (l.owner, l.dseq, l.gseq, l.oseq, l.provider) AND q.from_height > p.from_height
            ), l.closed_time, (SELECT head FROM ends)) AS until
          FROM leases l JOIN lease_prices p USING (owner, dseq, gseq, oseq, provider, bseq) JOIN blocks b ON b.height = p.from_height WHERE l.gpus > 0
        ), priced AS (
          SELECT round(amount * CASE denom WHEN 'uakt' THEN akt ELSE blocks END * 3600 / 1000000 / (seconds * gpus), 18) AS price,
            gpus * extract(epoch FROM least(s.until, m.until) - greatest(s.since, m.since)) AS weight
          FROM span s, month m, clock WHERE s.since < m.until AND s.until > m.since
        )
        SELECT trim_scale(min(price))::text AS median FROM priced p
        WHERE (SELECT sum(weight) FROM priced q WHERE q.price <= p.price) * 2 >= (SELECT sum(weight) FROM priced)`;
      expect(value).toBe(plain?.median);
    }
  });
});
