// What was paid for leases: prices per GPU-hour and vCPU-hour, and sums by day, from one look at a batch's payouts.
import { DOLLAR_DENOMS, sqlQuotient } from '@leasebook/db';

/** Denominations of a dollar, for `IN`. */
export const DOLLARS = DOLLAR_DENOMS.map((denom) => `'${denom}'`).join(', ');

/**
 * The parts of a statement that writes `price_payouts` of these blocks and gives their `spend_days`. A lease's payouts of one
 * block are valued once, at the price of AKT in force after the block. Hours are those from the payout before, or the lease's
 * creation, to this one or the lease's end; where the payout before is of an earlier batch, `lease_totals` tells its block and must
 * not yet hold this batch's. A model gets its share by GPUs, rounded to 18 places.
 *
 * The statement is to run without nested loops: how many rows a batch has is beyond the planner's statistics, and walking through one
 * list for each row of another took more than all the rest. What is looked up by key in a table is joined laterally for that.
 */
export const spent = (firstHeight: number, lastHeight: number): { given: string; select: string } => ({
  given: `
  moved AS MATERIALIZED (
    SELECT height, time, kind, lease, owner, provider, denom, amount FROM flows
    WHERE height BETWEEN ${firstHeight} AND ${lastHeight} AND (lease <> '' OR kind IN ('earnings', 'take_fee'))
  ),
  steps AS MATERIALIZED (
    SELECT lease, height, lag(time) OVER (PARTITION BY lease ORDER BY height) AS before
    FROM (SELECT DISTINCT lease, height, time FROM moved) AS paid
  ),
  sums AS MATERIALIZED (
    SELECT height, time, lease, owner, provider, denom, sum(amount) AS amount,
      coalesce(sum(amount) FILTER (WHERE kind = 'take_fee'), 0) AS take
    FROM moved WHERE kind IN ('earnings', 'take_fee')
    GROUP BY height, time, lease, owner, provider, denom
  ),
  rates AS MATERIALIZED (
    SELECT r.height, r.denom,
      CASE WHEN r.denom = 'uakt' THEN akt.usd
        WHEN r.denom IN (${DOLLARS}) THEN 1 END AS dollars,
      CASE WHEN r.denom = 'uakt' THEN coalesce(akt.source, 'none')
        WHEN r.denom IN (${DOLLARS}) THEN 'one-to-one' ELSE 'none' END AS source
    FROM (SELECT DISTINCT height, time, denom FROM sums) AS r
    LEFT JOIN LATERAL (
      SELECT p.usd, p.source FROM prices p WHERE p.time <= r.time ORDER BY p.time DESC, p.source = 'oracle' DESC LIMIT 1
    ) AS akt ON r.denom = 'uakt'
  ),
  held AS MATERIALIZED (
    SELECT s.lease, l.owner, l.dseq, l.gseq, l.oseq, l.provider, l.gpus, l.cpu_millis, l.created_time, l.closed_time,
      (SELECT b.time FROM lease_totals t CROSS JOIN LATERAL (SELECT time FROM blocks WHERE height = t.last_height OFFSET 0) AS b
       WHERE t.lease = s.lease ORDER BY t.last_height DESC LIMIT 1) AS before
    FROM (
      SELECT DISTINCT lease, provider, split_part(lease, '/', 1) AS owner, split_part(lease, '/', 2)::numeric AS dseq,
        split_part(lease, '/', 3)::integer AS gseq, split_part(lease, '/', 4)::integer AS oseq
      FROM sums WHERE lease <> ''
    ) AS s
    CROSS JOIN LATERAL (
      SELECT * FROM leases o WHERE o.owner = s.owner AND o.dseq = s.dseq AND o.gseq = s.gseq AND o.oseq = s.oseq
        AND o.provider = s.provider AND o.bseq = 0 OFFSET 0
    ) AS l
  ),
  variants AS MATERIALIZED (
    SELECT h.lease, g.vendor, g.model, g.ram, g.interface, g.count
    FROM held h
    CROSS JOIN LATERAL (
      SELECT * FROM lease_gpus o WHERE o.owner = h.owner AND o.dseq = h.dseq AND o.gseq = h.gseq AND o.oseq = h.oseq
        AND o.provider = h.provider AND o.bseq = 0 OFFSET 0
    ) AS g
  ),
  paid AS MATERIALIZED (
    SELECT s.*, r.dollars, r.source, h.dseq, h.gpus, h.cpu_millis, h.closed_time,
      coalesce(p.before, h.before, h.created_time) AS since
    FROM sums s
    JOIN rates r USING (height, denom)
    LEFT JOIN steps p USING (lease, height)
    LEFT JOIN held h USING (lease)
  ),
  parts AS MATERIALIZED (
    SELECT p.*, v.vendor, v.model, v.ram, v.interface, v.count
    FROM paid p LEFT JOIN variants v USING (lease)
    WHERE p.dseq IS NOT NULL
  ),
  hours AS MATERIALIZED (
    SELECT p.*, coalesce(p.count, p.cpu_millis * 0.001) AS part, CASE WHEN p.gpus > 0 THEN p.gpus ELSE p.cpu_millis * 0.001 END AS whole,
      greatest(0, extract(epoch FROM least(p.time, p.closed_time)
        - greatest(p.since, (SELECT time FROM blocks WHERE height = (SELECT first_height FROM checkpoint)))) * 1000000) AS us
    FROM parts p
    WHERE p.gpus > 0 OR p.cpu_millis > 0
  ),
  payouts AS (
    INSERT INTO price_payouts (height, lease, denom, vendor, model, ram, interface, resource, provider, time, weight, value, price, value_usd, usd)
    SELECT height, lease, denom, coalesce(vendor, ''), coalesce(model, ''), coalesce(ram, ''), coalesce(interface, ''),
      CASE WHEN gpus > 0 THEN 'gpu' ELSE 'cpu' END, provider, time, ${sqlQuotient('part * us', '3600000000')},
      ${sqlQuotient('amount * part', 'whole * 1000000')}, ${sqlQuotient('amount * 3600000000', 'whole * 1000000 * us')},
      ${sqlQuotient('amount * part * dollars', 'whole * 1000000')}, ${sqlQuotient('amount * 3600000000 * dollars', 'whole * 1000000 * us')}
    FROM hours
  ),
  valued AS MATERIALIZED (
    SELECT date_trunc('day', time, 'UTC') AS day, owner, provider, denom, source, amount, take,
      amount * dollars * 0.000001 AS usd, take * dollars * 0.000001 AS take_usd
    FROM paid
  ),
  spent AS (
    SELECT 'network' AS dimension, '' AS member, day, denom, source, amount, take, usd, take_usd FROM valued
    UNION ALL SELECT 'denom', denom, day, denom, source, amount, take, usd, take_usd FROM valued
    UNION ALL SELECT 'provider', provider, day, denom, source, amount, take, usd, take_usd FROM valued
    UNION ALL SELECT 'tenant', owner, day, denom, source, amount, take, usd, take_usd FROM valued
    UNION ALL SELECT 'model', coalesce(vendor || '/' || model, ''), date_trunc('day', time, 'UTC'), denom, source,
      coalesce(${sqlQuotient('amount * count', 'gpus')}, amount), coalesce(${sqlQuotient('take * count', 'gpus')}, take),
      coalesce(${sqlQuotient('amount * dollars * 0.000001 * count', 'gpus')}, amount * dollars * 0.000001),
      coalesce(${sqlQuotient('take * dollars * 0.000001 * count', 'gpus')}, take * dollars * 0.000001)
    FROM parts
    UNION ALL SELECT 'kind', CASE WHEN gpus > 0 THEN 'gpu' ELSE 'cpu' END, date_trunc('day', time, 'UTC'), denom, source, amount, take,
      amount * dollars * 0.000001, take * dollars * 0.000001
    FROM paid WHERE dseq IS NOT NULL
  ),`,
  select: `
  SELECT dimension, member, day, denom, source, trim_scale(sum(amount)), trim_scale(sum(take)), trim_scale(sum(usd)), trim_scale(sum(take_usd))
  FROM spent GROUP BY dimension, member, day, denom, source`,
});
