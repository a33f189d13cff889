-- Metrics of the catalogue by day: each statement gives day, member, numerator and denominator, all exact, for the metric and the
-- dimension that the line above it names. The value is their quotient.

-- GPUS_LEASED
SELECT b.day, '' AS member, COALESCE(SUM(l.us * CAST(l.gpus AS DECIMAL(10, 0))), 0) AS numerator, b.us AS denominator
FROM bucket b LEFT JOIN lease_day l ON l.day = b.day GROUP BY b.day, b.us;

-- GPUS_LEASED by PROVIDER
SELECT day, provider AS member, SUM(us * CAST(gpus AS DECIMAL(10, 0))) AS numerator, covered_us AS denominator
FROM lease_day GROUP BY day, provider, covered_us;

-- GPUS_LEASED by MODEL
SELECT l.day, CONCAT(g.vendor, '/', g.model) AS member, SUM(l.us * CAST(g.count AS DECIMAL(10, 0))) AS numerator, l.covered_us AS denominator
FROM lease_day l JOIN lease_gpus g ON g.owner = l.owner AND g.dseq = l.dseq AND g.gseq = l.gseq AND g.oseq = l.oseq
  AND g.provider = l.provider AND g.bseq = l.bseq
GROUP BY l.day, g.vendor, g.model, l.covered_us;

-- ACTIVE_LEASES
SELECT b.day, '' AS member, COALESCE(SUM(l.us), 0) AS numerator, b.us AS denominator
FROM bucket b LEFT JOIN lease_day l ON l.day = b.day GROUP BY b.day, b.us;

-- ACTIVE_LEASES by PROVIDER
SELECT day, provider AS member, SUM(us) AS numerator, covered_us AS denominator FROM lease_day GROUP BY day, provider, covered_us;

-- CPUS_LEASED
SELECT b.day, '' AS member, COALESCE(SUM(l.us * CAST(l.cpu_millis AS DECIMAL(18, 0))), 0) AS numerator, b.us * 1000 AS denominator
FROM bucket b LEFT JOIN lease_day l ON l.day = b.day GROUP BY b.day, b.us;

-- MEMORY_LEASED
SELECT b.day, '' AS member, COALESCE(SUM(l.us * CAST(l.memory_bytes AS DECIMAL(18, 0))), 0) AS numerator, b.us AS denominator
FROM bucket b LEFT JOIN lease_day l ON l.day = b.day GROUP BY b.day, b.us;

-- STORAGE_LEASED
SELECT b.day, '' AS member, COALESCE(SUM(l.us * CAST(l.storage_bytes AS DECIMAL(18, 0))), 0) AS numerator, b.us AS denominator
FROM bucket b LEFT JOIN lease_day l ON l.day = b.day GROUP BY b.day, b.us;

-- ACTIVE_DEPLOYMENTS
SELECT b.day, '' AS member, COALESCE(SUM(d.us), 0) AS numerator, b.us AS denominator
FROM bucket b LEFT JOIN deployment_day d ON d.day = b.day GROUP BY b.day, b.us;

-- NEW_LEASES
SELECT b.day, '' AS member, COUNT(l.owner) AS numerator, 1 AS denominator
FROM bucket b LEFT JOIN leases l ON l.created_time_us - MOD(l.created_time_us, 86400000000) = b.day GROUP BY b.day;

-- CLOSED_LEASES
SELECT b.day, '' AS member, COUNT(l.owner) AS numerator, 1 AS denominator
FROM bucket b LEFT JOIN leases l ON l.closed_time_us - MOD(l.closed_time_us, 86400000000) = b.day GROUP BY b.day;

-- NEW_DEPLOYMENTS
SELECT b.day, '' AS member, COUNT(d.owner) AS numerator, 1 AS denominator
FROM bucket b LEFT JOIN deployments d ON d.created_time_us - MOD(d.created_time_us, 86400000000) = b.day GROUP BY b.day;

-- CLOSED_DEPLOYMENTS
SELECT b.day, '' AS member, COUNT(d.owner) AS numerator, 1 AS denominator
FROM bucket b LEFT JOIN deployments d ON d.closed_time_us - MOD(d.closed_time_us, 86400000000) = b.day GROUP BY b.day;

-- NEW_ORDERS
SELECT b.day, '' AS member, COUNT(o.owner) AS numerator, 1 AS denominator
FROM bucket b LEFT JOIN orders o ON o.created_time_us - MOD(o.created_time_us, 86400000000) = b.day GROUP BY b.day;

-- NEW_BIDS
SELECT b.day, '' AS member, COUNT(m.signer) AS numerator, 1 AS denominator
FROM bucket b LEFT JOIN (
  SELECT k.time_us, n.signer FROM messages n
  JOIN transactions t ON t.height = n.height AND t.tx_index = n.tx_index
  JOIN blocks k ON k.height = n.height
  WHERE n.type_url LIKE '%.MsgCreateBid' AND t.code = 0
) AS m ON m.time_us - MOD(m.time_us, 86400000000) = b.day GROUP BY b.day;

-- TRANSACTIONS
SELECT b.day, '' AS member, COALESCE(SUM(k.transaction_count), 0) AS numerator, 1 AS denominator
FROM bucket b LEFT JOIN blocks k ON k.time_us - MOD(k.time_us, 86400000000) = b.day GROUP BY b.day;

-- NEW_TENANTS
SELECT b.day, '' AS member, COUNT(t.owner) AS numerator, 1 AS denominator
FROM bucket b LEFT JOIN (SELECT owner, MIN(created_time_us) AS since FROM leases GROUP BY owner) AS t
  ON t.since - MOD(t.since, 86400000000) = b.day GROUP BY b.day;

-- GPUS_SUPPLIED
SELECT s.day, '' AS member, COALESCE(SUM(o.us * CAST(o.gpus_allocatable AS DECIMAL(10, 0))), 0) AS numerator, s.supply_us AS denominator
FROM supply_day s LEFT JOIN offer_day o ON o.day = s.day GROUP BY s.day, s.supply_us;

-- GPUS_SUPPLIED by PROVIDER
SELECT s.day, o.provider AS member, SUM(o.us * CAST(o.gpus_allocatable AS DECIMAL(10, 0))) AS numerator, s.supply_us AS denominator
FROM supply_day s JOIN offer_day o ON o.day = s.day GROUP BY s.day, o.provider, s.supply_us;

-- GPUS_ALLOCATED
SELECT s.day, '' AS member, COALESCE(SUM(o.us * CAST(o.gpus_allocated AS DECIMAL(10, 0))), 0) AS numerator, s.supply_us AS denominator
FROM supply_day s LEFT JOIN offer_day o ON o.day = s.day GROUP BY s.day, s.supply_us;

-- CPUS_SUPPLIED
SELECT s.day, '' AS member, COALESCE(SUM(o.us * CAST(o.cpu_millis_allocatable AS DECIMAL(18, 0))), 0) AS numerator, s.supply_us * 1000 AS denominator
FROM supply_day s LEFT JOIN offer_day o ON o.day = s.day GROUP BY s.day, s.supply_us;

-- MEMORY_SUPPLIED
SELECT s.day, '' AS member, COALESCE(SUM(o.us * CAST(o.memory_bytes_allocatable AS DECIMAL(18, 0))), 0) AS numerator, s.supply_us AS denominator
FROM supply_day s LEFT JOIN offer_day o ON o.day = s.day GROUP BY s.day, s.supply_us;

-- PROVIDERS_ONLINE
SELECT s.day, '' AS member, COALESCE(SUM(o.us), 0) AS numerator, s.supply_us AS denominator
FROM supply_day s LEFT JOIN offer_day o ON o.day = s.day GROUP BY s.day, s.supply_us;

-- GPU_UTILIZATION
SELECT s.day, '' AS member, CAST(d.leased AS DECIMAL(19, 0)) * CAST(s.supply_us AS DECIMAL(18, 0)) AS numerator,
  CAST(o.offered AS DECIMAL(19, 0)) * CAST(s.us AS DECIMAL(18, 0)) AS denominator
FROM supply_day s
JOIN (
  SELECT b.day, COALESCE(SUM(l.us * CAST(l.gpus AS DECIMAL(10, 0))), 0) AS leased
  FROM bucket b LEFT JOIN lease_day l ON l.day = b.day GROUP BY b.day
) AS d ON d.day = s.day
JOIN (
  SELECT b.day, COALESCE(SUM(p.us * CAST(p.gpus_allocatable AS DECIMAL(10, 0))), 0) AS offered
  FROM bucket b LEFT JOIN offer_day p ON p.day = b.day GROUP BY b.day
) AS o ON o.day = s.day;

-- SETTLED_SPEND by DENOM
SELECT b.day, f.denom AS member, SUM(CAST(f.amount AS DECIMAL(20, 0))) AS numerator, 1 AS denominator
FROM bucket b JOIN flows f ON f.time_us - MOD(f.time_us, 86400000000) = b.day
WHERE f.kind IN ('earnings', 'take_fee') GROUP BY b.day, f.denom;

-- TAKE_INCOME by DENOM
SELECT b.day, f.denom AS member, SUM(CAST(f.amount AS DECIMAL(20, 0))) AS numerator, 1 AS denominator
FROM bucket b JOIN flows f ON f.time_us - MOD(f.time_us, 86400000000) = b.day
WHERE f.kind = 'take_fee' GROUP BY b.day, f.denom;

-- TRANSACTION_FEES by DENOM
SELECT b.day, f.denom AS member, SUM(CAST(f.amount AS DECIMAL(20, 0))) AS numerator, 1 AS denominator
FROM transaction_fees f JOIN blocks k ON k.height = f.height JOIN bucket b ON k.time_us - MOD(k.time_us, 86400000000) = b.day
GROUP BY b.day, f.denom;

-- ESCROW_HELD by DENOM
SELECT b.day, h.denom AS member,
  SUM(CAST(LEAST(h.until, b.next_day) - GREATEST(h.since, b.day) AS DECIMAL(19, 0)) * CAST(h.coins AS DECIMAL(18, 0))) AS numerator, b.us AS denominator
FROM held h JOIN bucket b ON h.since < b.next_day AND h.until > b.day WHERE h.since < h.until
GROUP BY b.day, h.denom, b.us;
