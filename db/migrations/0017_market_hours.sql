-- Hours of members and cells are one row for each hour, as the text of their lists: nothing is taken apart before somebody asks.
-- Days of cells stay lists; what cells of a closed day add up to is kept by dimension as well, for charts over years.

CREATE TABLE market_hours (
  bucket            timestamptz PRIMARY KEY,
  covered_us        bigint NOT NULL,
  supply_covered_us bigint NOT NULL,
  first_height      height NOT NULL,
  last_height       height NOT NULL,
  -- Lists of `member_figures` by dimension, and of `cell_figure`; null without any.
  provider text,
  country  text,
  model    text,
  denom    text,
  kind     text,
  size     text,
  cells    text
);
-- To compress them would take longer than all the rest of an hour.
ALTER TABLE market_hours
  ALTER COLUMN provider SET STORAGE EXTERNAL,
  ALTER COLUMN country SET STORAGE EXTERNAL,
  ALTER COLUMN model SET STORAGE EXTERNAL,
  ALTER COLUMN denom SET STORAGE EXTERNAL,
  ALTER COLUMN kind SET STORAGE EXTERNAL,
  ALTER COLUMN size SET STORAGE EXTERNAL,
  ALTER COLUMN cells SET STORAGE EXTERNAL;

INSERT INTO market_hours
SELECT n.bucket, n.covered_us, n.supply_covered_us, n.first_height, n.last_height, h.provider, h.country, h.model, h.denom, h.kind, h.size,
  c.figures::text
FROM figures n
LEFT JOIN (
  SELECT bucket, max(figures::text) FILTER (WHERE dimension = 'provider') AS provider,
    max(figures::text) FILTER (WHERE dimension = 'country') AS country, max(figures::text) FILTER (WHERE dimension = 'model') AS model,
    max(figures::text) FILTER (WHERE dimension = 'denom') AS denom, max(figures::text) FILTER (WHERE dimension = 'kind') AS kind,
    max(figures::text) FILTER (WHERE dimension = 'size') AS size
  FROM figure_hours GROUP BY bucket
) AS h USING (bucket)
LEFT JOIN cell_figures c ON c.grain = 'hour' AND c.bucket = n.bucket AND cardinality(c.figures) > 0
WHERE n.grain = 'hour' AND n.dimension = 'network' AND n.member = '' AND (h.bucket IS NOT NULL OR c.bucket IS NOT NULL);

CREATE OR REPLACE VIEW hourly_figures AS
SELECT bucket, dimension, member, covered_us, supply_covered_us, gpu_supplied_us, gpu_allocated_us, gpu_leased_us, lease_us,
  deployment_us, leases_opened, leases_closed, deployments_opened, deployments_closed, transactions, providers, gpu_providers,
  countries, models, accrued, accrued_usd, gpu_accrued_usd, price_p25, price_median, price_p75, fees, fees_usd, settled,
  settled_usd, take_fees, take_fees_usd, settled_trailing_usd, escrow_held_us, orders_opened, bids_opened, tenants, tenants_new,
  blocks, akt_blocks, unpriced_blocks, first_height, last_height
FROM figures WHERE grain = 'hour'
UNION ALL
SELECT h.bucket, d.dimension, m.member, h.covered_us, h.supply_covered_us, m.gpu_supplied_us, m.gpu_allocated_us, m.gpu_leased_us,
  m.lease_us, NULL, m.leases_opened, m.leases_closed, NULL, NULL, NULL, NULL, NULL, NULL, NULL, m.accrued, m.accrued_usd,
  m.gpu_accrued_usd, m.price_p25, m.price_median, m.price_p75, m.fees, m.fees_usd, m.settled, m.settled_usd, m.take_fees,
  m.take_fees_usd, NULL, m.escrow_held_us, NULL, NULL, NULL, NULL, NULL, NULL, NULL, h.first_height, h.last_height
FROM market_hours h
CROSS JOIN LATERAL (
  VALUES ('provider', h.provider), ('country', h.country), ('model', h.model), ('denom', h.denom), ('kind', h.kind), ('size', h.size)
) AS d (dimension, figures)
CROSS JOIN LATERAL unnest(d.figures::member_figures[]) AS m;

DROP TABLE figure_hours;

ALTER TABLE cell_figures RENAME TO cell_days;
ALTER INDEX cell_figures_pkey RENAME TO cell_days_pkey;
ALTER TABLE cell_days DROP CONSTRAINT cell_figures_grain_check;
DELETE FROM cell_days WHERE grain = 'hour';
ALTER TABLE cell_days DROP CONSTRAINT cell_days_pkey, DROP COLUMN grain;
ALTER TABLE cell_days ADD PRIMARY KEY (bucket);

-- What cells add up to in an hour or a day, one row for each bucket.
CREATE VIEW cell_figures AS
SELECT 'day' AS grain, bucket, figures FROM cell_days
UNION ALL
SELECT 'hour', bucket, coalesce(cells, '{}')::cell_figure[] FROM market_hours;

-- What the cells of a closed day add up to by a dimension, one row for each day: lists in the order of `member`; null where all are
-- zero. Hardware (vendor, model, variant, ram, interface, class) is of cells with GPUs only, all others are of all cells.
CREATE TABLE dimension_days (
  dimension            text NOT NULL,
  bucket               timestamptz NOT NULL,
  member               text[] NOT NULL,
  online_us            numeric[],
  suspect_us           numeric[],
  gpu_allocated_us     numeric[],
  cpu_supplied_us      numeric[],
  cpu_allocated_us     numeric[],
  cpu_leased_us        numeric[],
  memory_supplied_us   numeric[],
  memory_allocated_us  numeric[],
  memory_leased_us     numeric[],
  storage_supplied_us  numeric[],
  storage_allocated_us numeric[],
  storage_leased_us    numeric[],
  lease_us             numeric[],
  leases_opened        numeric[],
  leases_closed        numeric[],
  gpu_installed_us     numeric[],
  gpu_supplied_us      numeric[],
  gpu_allocated_min_us numeric[],
  gpu_allocated_max_us numeric[],
  gpu_leased_us        numeric[],
  variant_lease_us     numeric[],
  PRIMARY KEY (dimension, bucket)
);

-- The newest day is open.
INSERT INTO dimension_days
SELECT dimension, bucket, array_agg(member ORDER BY place),
  CASE WHEN max(online_us) > 0 THEN array_agg(online_us ORDER BY place) END,
  CASE WHEN max(suspect_us) > 0 THEN array_agg(suspect_us ORDER BY place) END,
  CASE WHEN max(gpu_allocated_us) > 0 THEN array_agg(gpu_allocated_us ORDER BY place) END,
  CASE WHEN max(cpu_supplied_us) > 0 THEN array_agg(cpu_supplied_us ORDER BY place) END,
  CASE WHEN max(cpu_allocated_us) > 0 THEN array_agg(cpu_allocated_us ORDER BY place) END,
  CASE WHEN max(cpu_leased_us) > 0 THEN array_agg(cpu_leased_us ORDER BY place) END,
  CASE WHEN max(memory_supplied_us) > 0 THEN array_agg(memory_supplied_us ORDER BY place) END,
  CASE WHEN max(memory_allocated_us) > 0 THEN array_agg(memory_allocated_us ORDER BY place) END,
  CASE WHEN max(memory_leased_us) > 0 THEN array_agg(memory_leased_us ORDER BY place) END,
  CASE WHEN max(storage_supplied_us) > 0 THEN array_agg(storage_supplied_us ORDER BY place) END,
  CASE WHEN max(storage_allocated_us) > 0 THEN array_agg(storage_allocated_us ORDER BY place) END,
  CASE WHEN max(storage_leased_us) > 0 THEN array_agg(storage_leased_us ORDER BY place) END,
  CASE WHEN max(lease_us) > 0 THEN array_agg(lease_us ORDER BY place) END,
  CASE WHEN max(leases_opened) > 0 THEN array_agg(leases_opened ORDER BY place) END,
  CASE WHEN max(leases_closed) > 0 THEN array_agg(leases_closed ORDER BY place) END,
  CASE WHEN max(gpu_installed_us) > 0 THEN array_agg(gpu_installed_us ORDER BY place) END,
  CASE WHEN max(gpu_supplied_us) > 0 THEN array_agg(gpu_supplied_us ORDER BY place) END,
  CASE WHEN max(gpu_allocated_min_us) > 0 THEN array_agg(gpu_allocated_min_us ORDER BY place) END,
  CASE WHEN max(gpu_allocated_max_us) > 0 THEN array_agg(gpu_allocated_max_us ORDER BY place) END,
  CASE WHEN max(gpu_leased_us) > 0 THEN array_agg(gpu_leased_us ORDER BY place) END,
  CASE WHEN max(variant_lease_us) > 0 THEN array_agg(variant_lease_us ORDER BY place) END
FROM (
  SELECT d.dimension, f.bucket, d.member, min(u.cell) AS place,
    coalesce(sum(u.online_us), 0) AS online_us, coalesce(sum(u.suspect_us), 0) AS suspect_us,
    coalesce(sum(u.gpu_allocated_us), 0) AS gpu_allocated_us, coalesce(sum(u.cpu_supplied_us), 0) AS cpu_supplied_us,
    coalesce(sum(u.cpu_allocated_us), 0) AS cpu_allocated_us, coalesce(sum(u.cpu_leased_us), 0) AS cpu_leased_us,
    coalesce(sum(u.memory_supplied_us), 0) AS memory_supplied_us, coalesce(sum(u.memory_allocated_us), 0) AS memory_allocated_us,
    coalesce(sum(u.memory_leased_us), 0) AS memory_leased_us, coalesce(sum(u.storage_supplied_us), 0) AS storage_supplied_us,
    coalesce(sum(u.storage_allocated_us), 0) AS storage_allocated_us, coalesce(sum(u.storage_leased_us), 0) AS storage_leased_us,
    coalesce(sum(u.lease_us), 0) AS lease_us, coalesce(sum(u.leases_opened), 0) AS leases_opened,
    coalesce(sum(u.leases_closed), 0) AS leases_closed, coalesce(sum(u.gpu_installed_us), 0) AS gpu_installed_us,
    coalesce(sum(u.gpu_supplied_us), 0) AS gpu_supplied_us, coalesce(sum(u.gpu_allocated_min_us), 0) AS gpu_allocated_min_us,
    coalesce(sum(u.gpu_allocated_max_us), 0) AS gpu_allocated_max_us, coalesce(sum(u.gpu_leased_us), 0) AS gpu_leased_us,
    coalesce(sum(u.variant_lease_us), 0) AS variant_lease_us
  FROM cell_days f
  CROSS JOIN LATERAL unnest(f.figures) AS u
  JOIN market_cells c USING (cell)
  CROSS JOIN LATERAL (
    VALUES ('network', ''), ('provider', c.provider), ('country', c.country), ('region', c.region), ('tier', c.tier), ('audit', c.audit)
    UNION ALL
    SELECT * FROM (
      VALUES ('vendor', c.vendor), ('model', c.vendor || '/' || c.model),
        ('variant', c.vendor || '/' || c.model || '/' || c.ram || '/' || c.interface), ('ram', c.ram), ('interface', c.interface),
        ('class', c.class)
    ) AS hardware WHERE c.model <> ''
  ) AS d (dimension, member)
  WHERE f.bucket < (SELECT max(bucket) FROM cell_days)
  GROUP BY d.dimension, f.bucket, d.member
) AS sums
GROUP BY dimension, bucket;

-- Notes of rows that have another form now would put nothing back: a rewind makes the tables again from the archive instead.
DELETE FROM undo WHERE EXISTS (SELECT FROM undo WHERE name IN ('figure_hours', 'cell_figures'));
