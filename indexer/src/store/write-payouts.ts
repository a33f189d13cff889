// What was paid for leases: prices per GPU-hour and vCPU-hour, and sums by day, from one look at a batch's payouts.

/**
 * Writes `price_payouts` and stages `spend_days` for the blocks $1 to $2. A lease's payouts of one block are valued once, at the
 * price of AKT in force after the block. Hours are those from the payout before, or the lease's creation, to this one or the
 * lease's end. A model gets its share by GPUs, rounded to 18 places.
 */
export const SPENT = {
  given: `
  WITH sums AS MATERIALIZED (
    SELECT f.height, f.time, f.lease, f.owner, f.provider, f.denom, sum(f.amount) AS amount,
      coalesce(sum(f.amount) FILTER (WHERE f.kind = 'take_fee'), 0) AS take
    FROM flows f WHERE f.height BETWEEN $1 AND $2 AND f.kind IN ('earnings', 'take_fee')
    GROUP BY f.height, f.time, f.lease, f.owner, f.provider, f.denom
  ),
  rates AS MATERIALIZED (
    SELECT r.height, r.denom,
      CASE WHEN r.denom = 'uakt' THEN akt.usd
        WHEN r.denom IN ('uact', 'ibc/170C677610AC31DF0904FFE09CD3B5C657492170E7E52372E48756B71E56F2F1') THEN 1 END AS dollars,
      CASE WHEN r.denom = 'uakt' THEN coalesce(akt.source, 'none')
        WHEN r.denom IN ('uact', 'ibc/170C677610AC31DF0904FFE09CD3B5C657492170E7E52372E48756B71E56F2F1') THEN 'one-to-one' ELSE 'none' END AS source
    FROM (SELECT DISTINCT height, time, denom FROM sums) AS r
    LEFT JOIN LATERAL (
      SELECT p.usd, p.source FROM prices p WHERE p.time <= r.time ORDER BY p.time DESC, p.source = 'oracle' DESC LIMIT 1
    ) AS akt ON r.denom = 'uakt'
  ),
  paid AS MATERIALIZED (
    SELECT s.*, r.dollars, r.source, l.dseq, l.gseq, l.oseq, l.gpus, l.cpu_millis, l.created_time, l.closed_time
    FROM sums s
    JOIN rates r USING (height, denom)
    LEFT JOIN leases l ON l.owner = split_part(s.lease, '/', 1) AND l.dseq = split_part(s.lease, '/', 2)::numeric
      AND l.gseq = split_part(s.lease, '/', 3)::integer AND l.oseq = split_part(s.lease, '/', 4)::integer
      AND l.provider = s.provider AND l.bseq = 0
  ),
  parts AS MATERIALIZED (
    SELECT p.*, g.vendor, g.model, g.ram, g.interface, g.count
    FROM paid p
    LEFT JOIN lease_gpus g ON g.owner = p.owner AND g.dseq = p.dseq AND g.gseq = p.gseq AND g.oseq = p.oseq
      AND g.provider = p.provider AND g.bseq = 0
    WHERE p.dseq IS NOT NULL
  ),
  hours AS MATERIALIZED (
    SELECT p.*, coalesce(p.count, p.cpu_millis / 1000) AS part, CASE WHEN p.gpus > 0 THEN p.gpus ELSE p.cpu_millis / 1000 END AS whole,
      greatest(0, extract(epoch FROM least(p.time, p.closed_time) - greatest(coalesce(
        (SELECT f.time FROM flows f WHERE f.xid = p.owner || '/' || p.dseq AND f.lease = p.lease AND f.height < p.height
         ORDER BY f.height DESC LIMIT 1),
        p.created_time
      ), (SELECT b.time FROM checkpoint c JOIN blocks b ON b.height = c.first_height))) * 1000000) AS us
    FROM parts p
    WHERE p.gpus > 0 OR p.cpu_millis > 0
  ),
  payouts AS (
    INSERT INTO price_payouts (height, lease, denom, vendor, model, ram, interface, resource, provider, time, weight, value, price, value_usd, usd)
    SELECT height, lease, denom, coalesce(vendor, ''), coalesce(model, ''), coalesce(ram, ''), coalesce(interface, ''),
      CASE WHEN gpus > 0 THEN 'gpu' ELSE 'cpu' END, provider, time, round((part * us)::numeric(120, 24) / 3600000000, 18),
      round(amount * part / (whole * 1000000), 18), round(amount * 3600000000 / nullif(whole * 1000000 * us, 0), 18),
      round(amount * part * dollars / (whole * 1000000), 18), round(amount * 3600000000 * dollars / nullif(whole * 1000000 * us, 0), 18)
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
      coalesce(round(amount * count / nullif(gpus, 0), 18), amount), coalesce(round(take * count / nullif(gpus, 0), 18), take),
      coalesce(round(amount * dollars * 0.000001 * count / nullif(gpus, 0), 18), amount * dollars * 0.000001),
      coalesce(round(take * dollars * 0.000001 * count / nullif(gpus, 0), 18), take * dollars * 0.000001)
    FROM parts
  )`,
  select: `
  SELECT dimension, member, day, denom, source, trim_scale(sum(amount)), trim_scale(sum(take)), trim_scale(sum(usd)), trim_scale(sum(take_usd))
  FROM spent GROUP BY dimension, member, day, denom, source`,
};
