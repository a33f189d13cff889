-- Hours of members and cells to which nothing happened are not written any more: what they have is told once, and holds from an hour
-- on until it is told anew, or that it ends, at most to the end of the day (UTC). Rows of `market_hours` tell the others.

-- What a member has; null where its dimension has no such figure, or it has no value in USD; all null where what was told before ends.
CREATE TYPE member_state AS (
  member         text,
  gpus_supplied  numeric,
  gpus_allocated numeric,
  gpus_leased    numeric,
  leases         numeric,
  escrow_held    numeric,
  -- Prices per block of its leases: all, those in dollars and in AKT, and of each those with GPUs.
  rate           numeric,
  dollars        numeric,
  gpu_dollars    numeric,
  akt            numeric,
  gpu_akt        numeric,
  -- Prices per block at the quartiles, each of so many GPUs.
  p25_in_akt     boolean,
  p25_price      numeric,
  p25_gpus       numeric,
  median_in_akt  boolean,
  median_price   numeric,
  median_gpus    numeric,
  p75_in_akt     boolean,
  p75_price      numeric,
  p75_gpus       numeric
);

-- What a cell has; null is zero, all null where what was told before ends. Units are those of `cell_figure`.
CREATE TYPE cell_state AS (
  cell               integer,
  online             numeric,
  suspect            numeric,
  gpus_allocated     numeric,
  cpu_supplied       numeric,
  cpu_allocated      numeric,
  cpu_leased         numeric,
  memory_supplied    numeric,
  memory_allocated   numeric,
  memory_leased      numeric,
  storage_supplied   numeric,
  storage_allocated  numeric,
  storage_leased     numeric,
  leases             numeric,
  gpus_installed     numeric,
  gpus_supplied      numeric,
  gpus_allocated_min numeric,
  gpus_allocated_max numeric,
  gpus_leased        numeric,
  variant_leases     numeric
);

CREATE TABLE market_states (
  bucket   timestamptz PRIMARY KEY,
  -- Lists of `member_state` by dimension, and of `cell_state`; null without any.
  provider text,
  country  text,
  model    text,
  denom    text,
  kind     text,
  size     text,
  cells    text
);
ALTER TABLE market_states
  ALTER COLUMN provider SET STORAGE EXTERNAL,
  ALTER COLUMN country SET STORAGE EXTERNAL,
  ALTER COLUMN model SET STORAGE EXTERNAL,
  ALTER COLUMN denom SET STORAGE EXTERNAL,
  ALTER COLUMN kind SET STORAGE EXTERNAL,
  ALTER COLUMN size SET STORAGE EXTERNAL,
  ALTER COLUMN cells SET STORAGE EXTERNAL;

-- A quotient with 18 digits after the point, half to even as measure rounds; null where the divisor is zero. Neither is negative.
CREATE FUNCTION half_even(dividend numeric, divisor numeric) RETURNS numeric LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE STRICT AS $$
DECLARE
  quotient numeric;
  twice    numeric;
BEGIN
  IF divisor = 0 THEN
    RETURN NULL;
  END IF;
  quotient := div(dividend * 1e18, divisor);
  twice := 2 * (dividend * 1e18 - quotient * divisor);
  IF twice > divisor OR (twice = divisor AND quotient % 2 = 1) THEN
    quotient := quotient + 1;
  END IF;
  RETURN quotient * 1e-18;
END $$;

CREATE OR REPLACE VIEW hourly_figures AS
SELECT bucket, dimension, member, covered_us, supply_covered_us, gpu_supplied_us, gpu_allocated_us, gpu_leased_us, lease_us,
  deployment_us, leases_opened, leases_closed, deployments_opened, deployments_closed, transactions, providers, gpu_providers,
  countries, models, accrued, accrued_usd, gpu_accrued_usd, price_p25, price_median, price_p75, fees, fees_usd, settled,
  settled_usd, take_fees, take_fees_usd, settled_trailing_usd, escrow_held_us, orders_opened, bids_opened, tenants, tenants_new,
  blocks, akt_blocks, unpriced_blocks, first_height, last_height
FROM figures WHERE grain = 'hour'
UNION ALL
-- What changed in the hour.
SELECT h.bucket, d.dimension, m.member, h.covered_us, h.supply_covered_us, m.gpu_supplied_us, m.gpu_allocated_us, m.gpu_leased_us,
  m.lease_us, NULL, m.leases_opened, m.leases_closed, NULL, NULL, NULL, NULL, NULL, NULL, NULL, m.accrued, m.accrued_usd,
  m.gpu_accrued_usd, m.price_p25, m.price_median, m.price_p75, m.fees, m.fees_usd, m.settled, m.settled_usd, m.take_fees,
  m.take_fees_usd, NULL, m.escrow_held_us, NULL, NULL, NULL, NULL, NULL, NULL, NULL, h.first_height, h.last_height
FROM market_hours h
CROSS JOIN LATERAL (
  VALUES ('provider', h.provider), ('country', h.country), ('model', h.model), ('denom', h.denom), ('kind', h.kind), ('size', h.size)
) AS d (dimension, figures)
CROSS JOIN LATERAL unnest(d.figures::member_figures[]) AS m
UNION ALL
-- What held throughout it, over the network's time, blocks and prices of the hour.
SELECT f.bucket, s.dimension, s.member, f.covered_us, f.supply_covered_us, s.gpus_supplied * f.covered_us, s.gpus_allocated * f.covered_us,
  s.gpus_leased * f.covered_us, s.leases * f.covered_us, NULL, 0, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
  CASE WHEN s.dimension = 'denom' THEN half_even(s.rate * f.blocks, 1) END,
  CASE WHEN f.unpriced_blocks = 0 OR s.akt = 0 THEN half_even(s.dollars * f.blocks + s.akt * f.akt_blocks, 1000000) END,
  CASE WHEN f.unpriced_blocks = 0 OR s.gpu_akt = 0 THEN half_even(s.gpu_dollars * f.blocks + s.gpu_akt * f.akt_blocks, 1000000) END,
  half_even(s.p25_price * (CASE WHEN s.p25_in_akt THEN f.akt_blocks ELSE f.blocks END) * 3600, f.covered_us * s.p25_gpus),
  half_even(s.median_price * (CASE WHEN s.median_in_akt THEN f.akt_blocks ELSE f.blocks END) * 3600, f.covered_us * s.median_gpus),
  half_even(s.p75_price * (CASE WHEN s.p75_in_akt THEN f.akt_blocks ELSE f.blocks END) * 3600, f.covered_us * s.p75_gpus),
  CASE WHEN s.dimension = 'denom' THEN 0 END, CASE WHEN s.dimension = 'denom' AND s.dollars IS NOT NULL THEN 0 END,
  CASE WHEN s.dimension = 'denom' THEN 0 END,
  CASE WHEN s.dimension IN ('provider', 'denom') AND s.dollars IS NOT NULL THEN 0 END,
  CASE WHEN s.dimension = 'denom' THEN 0 END,
  CASE WHEN s.dimension IN ('provider', 'denom') AND s.dollars IS NOT NULL THEN 0 END,
  NULL, s.escrow_held * f.covered_us, NULL, NULL, NULL, NULL, NULL, NULL, NULL, f.first_height, f.last_height
FROM figures f
CROSS JOIN LATERAL (
  SELECT DISTINCT ON (d.dimension, m.member) d.dimension, m.*
  FROM market_states h
  CROSS JOIN LATERAL (
    VALUES ('provider', h.provider), ('country', h.country), ('model', h.model), ('denom', h.denom), ('kind', h.kind), ('size', h.size)
  ) AS d (dimension, states)
  CROSS JOIN LATERAL unnest(d.states::member_state[]) AS m
  WHERE h.bucket >= date_trunc('day', f.bucket, 'UTC') AND h.bucket <= f.bucket
  ORDER BY d.dimension, m.member, h.bucket DESC
) AS s
WHERE f.grain = 'hour' AND f.dimension = 'network' AND f.member = '' AND s.leases IS NOT NULL
  -- Blocks may take no time.
  AND (f.covered_us > 0 OR (f.blocks > 0 AND s.rate > 0));

-- Hours have a row for the cells that changed in them and one for those that did not.
CREATE OR REPLACE VIEW cell_figures AS
SELECT 'day' AS grain, bucket, figures FROM cell_days
UNION ALL
SELECT 'hour', bucket, coalesce(cells, '{}')::cell_figure[] FROM market_hours
UNION ALL
SELECT 'hour', f.bucket, ARRAY(
  SELECT ROW(s.cell, s.online * f.covered_us, s.suspect * f.covered_us, s.gpus_allocated * f.covered_us, s.cpu_supplied * f.covered_us,
    s.cpu_allocated * f.covered_us, s.cpu_leased * f.covered_us, s.memory_supplied * f.covered_us, s.memory_allocated * f.covered_us,
    s.memory_leased * f.covered_us, s.storage_supplied * f.covered_us, s.storage_allocated * f.covered_us,
    s.storage_leased * f.covered_us, s.leases * f.covered_us, NULL, NULL, s.gpus_installed * f.covered_us,
    s.gpus_supplied * f.covered_us, s.gpus_allocated_min * f.covered_us, s.gpus_allocated_max * f.covered_us,
    s.gpus_leased * f.covered_us, s.variant_leases * f.covered_us)::cell_figure
  FROM (
    SELECT DISTINCT ON (c.cell) c.*
    FROM market_states h CROSS JOIN LATERAL unnest(h.cells::cell_state[]) AS c
    WHERE h.bucket >= date_trunc('day', f.bucket, 'UTC') AND h.bucket <= f.bucket
    ORDER BY c.cell, h.bucket DESC
  ) AS s
  WHERE f.covered_us > 0 AND num_nonnulls(s.online, s.suspect, s.gpus_allocated, s.cpu_supplied, s.cpu_allocated, s.cpu_leased,
    s.memory_supplied, s.memory_allocated, s.memory_leased, s.storage_supplied, s.storage_allocated, s.storage_leased, s.leases,
    s.gpus_installed, s.gpus_supplied, s.gpus_allocated_min, s.gpus_allocated_max, s.gpus_leased, s.variant_leases) > 0
)
FROM figures f
WHERE f.grain = 'hour' AND f.dimension = 'network' AND f.member = '';
