-- What was when, from the lake's base tables, in microseconds since 1970 UTC. Standard SQL that DuckDB and Spark read alike; beside
-- each time X stands X_us, and `days` has the first microsecond of every day from the first block's to the last.

CREATE OR REPLACE TEMP VIEW ends AS
SELECT MIN(time_us) AS first_us, MAX(time_us) AS head_us FROM blocks;

-- Days with their covered time: between the first and the last block.
CREATE OR REPLACE TEMP VIEW bucket AS
SELECT day, day + 86400000000 AS next_day, LEAST(day + 86400000000, head_us) - GREATEST(day, first_us) AS us
FROM days CROSS JOIN ends;

CREATE OR REPLACE TEMP VIEW lease_span AS
SELECT l.*, created_us AS since, COALESCE(closed_us, head_us) AS until
FROM (SELECT *, created_time_us AS created_us, closed_time_us AS closed_us FROM leases) AS l CROSS JOIN ends;

-- Leases by day: how long each was active in it.
CREATE OR REPLACE TEMP VIEW lease_day AS
SELECT b.day, b.us AS covered_us, l.owner, l.dseq, l.gseq, l.oseq, l.provider, l.bseq, l.gpus, l.cpu_millis, l.memory_bytes, l.storage_bytes,
  CAST(LEAST(l.until, b.next_day) - GREATEST(l.since, b.day) AS DECIMAL(19, 0)) AS us
FROM lease_span l JOIN bucket b ON l.since < b.next_day AND l.until > b.day AND l.since < l.until;

CREATE OR REPLACE TEMP VIEW deployment_day AS
SELECT b.day, CAST(LEAST(d.until, b.next_day) - GREATEST(d.since, b.day) AS DECIMAL(19, 0)) AS us
FROM (
  SELECT created_time_us AS since, COALESCE(closed_time_us, head_us) AS until FROM deployments CROSS JOIN ends
) AS d JOIN bucket b ON d.since < b.next_day AND d.until > b.day AND d.since < d.until;

-- A provider's answer stands from the first block at or after it to the next answer's or to the first block more than 36 hours later.
CREATE OR REPLACE TEMP VIEW begins AS
SELECT DISTINCT mark_us, first_block FROM (
  SELECT mark_us, is_sample, MIN(block_us) OVER (ORDER BY mark_us DESC RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS first_block
  FROM (
    SELECT time_us AS mark_us, time_us AS block_us, 0 AS is_sample FROM blocks
    UNION ALL SELECT time_us, NULL, 1 FROM provider_samples
    UNION ALL SELECT time_us + 129600000001, NULL, 1 FROM provider_samples
  ) AS mark
) AS marked WHERE is_sample = 1;

CREATE OR REPLACE TEMP VIEW answer AS
SELECT s.provider, s.error, s.gpus_allocatable, s.gpus_allocated, s.cpu_millis_allocatable, s.cpu_millis_allocated,
  s.memory_bytes_allocatable, s.storage_bytes_allocatable, s.since,
  LEAST(
    COALESCE(LEAD(s.since) OVER (PARTITION BY s.provider ORDER BY s.time_us), s.head_us),
    COALESCE(s.expires, s.head_us), s.head_us) AS until
FROM (
  SELECT p.*, e.head_us, b.first_block AS since, x.first_block AS expires
  FROM provider_samples p CROSS JOIN ends e
  JOIN begins b ON b.mark_us = p.time_us
  JOIN begins x ON x.mark_us = p.time_us + 129600000001
) AS s;

CREATE OR REPLACE TEMP VIEW offer_day AS
SELECT b.day, o.provider, o.gpus_allocatable, o.gpus_allocated, o.cpu_millis_allocatable, o.cpu_millis_allocated,
  o.memory_bytes_allocatable, o.storage_bytes_allocatable,
  CAST(LEAST(o.until, b.next_day) - GREATEST(o.since, b.day) AS DECIMAL(19, 0)) AS us
FROM answer o JOIN bucket b ON o.since < b.next_day AND o.until > b.day
WHERE o.error IS NULL AND o.since < o.until;

-- Time for which any answer stands, overlaps once.
CREATE OR REPLACE TEMP VIEW supply_known AS
SELECT MIN(since) AS since, MAX(until) AS until FROM (
  SELECT since, until, SUM(begins_new) OVER (ORDER BY since, until ROWS UNBOUNDED PRECEDING) AS island FROM (
    SELECT since, until,
      CASE WHEN since <= MAX(until) OVER (ORDER BY since, until ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) THEN 0 ELSE 1 END AS begins_new
    FROM answer WHERE since < until
  ) AS marked
) AS numbered GROUP BY island;

CREATE OR REPLACE TEMP VIEW supply_day AS
SELECT b.day, b.us, CAST(COALESCE(SUM(LEAST(k.until, b.next_day) - GREATEST(k.since, b.day)), 0) AS DECIMAL(19, 0)) AS supply_us
FROM bucket b LEFT JOIN supply_known k ON k.since < b.next_day AND k.until > b.day
GROUP BY b.day, b.us;

CREATE OR REPLACE TEMP VIEW held AS
SELECT denom, coins, since, COALESCE(LEAD(since) OVER (PARTITION BY denom ORDER BY height), head_us) AS until
FROM (
  SELECT denom, f.height, b.time_us AS since,
    SUM(change) OVER (PARTITION BY denom ORDER BY f.height ROWS UNBOUNDED PRECEDING) AS coins
  FROM (
    SELECT denom, height, SUM(CASE WHEN kind IN ('deposit', 'migration_mint') THEN CAST(amount AS DECIMAL(20, 0)) ELSE -CAST(amount AS DECIMAL(20, 0)) END) AS change
    FROM flows WHERE kind IN ('deposit', 'refund', 'earnings', 'take_fee', 'migration_burn', 'migration_mint') GROUP BY denom, height
  ) AS f JOIN blocks b ON b.height = f.height
) AS changed CROSS JOIN ends;
