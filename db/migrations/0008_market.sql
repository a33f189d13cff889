-- The market by every dimension: hours packed into one row for each dimension, cells of provider × hardware, and what tells
-- orders, bids, tenants, sign modes and nonsense apart.

-- Distinct tenants with a lease within the bucket, and those whose first lease began in it; orders and bids created in it
-- (network). Blocks of the bucket by time, those times USD per AKT, and those without a known price (network): what values a
-- price per block in longer buckets.
ALTER TABLE figures
  ADD COLUMN orders_opened   integer,
  ADD COLUMN bids_opened     integer,
  ADD COLUMN tenants         integer,
  ADD COLUMN tenants_new     integer,
  ADD COLUMN blocks          numeric,
  ADD COLUMN akt_blocks      numeric,
  ADD COLUMN unpriced_blocks numeric;

-- What a member of a dimension has in an hour; null where the dimension has no such figure or it is not known.
CREATE TYPE member_figures AS (
  member            text,
  gpu_supplied_us   numeric,
  gpu_allocated_us  numeric,
  gpu_leased_us     numeric,
  lease_us          numeric,
  leases_opened     integer,
  leases_closed     integer,
  accrued           numeric,
  accrued_usd       numeric,
  gpu_accrued_usd   numeric,
  price_p25         numeric,
  price_median      numeric,
  price_p75         numeric,
  fees              numeric,
  fees_usd          numeric,
  settled           numeric,
  settled_usd       numeric,
  take_fees         numeric,
  take_fees_usd     numeric,
  escrow_held_us    numeric
);

-- Hours of the members of a dimension, one row for each hour: a row of its own for each member would make the figures the larger
-- part of a backfill. The network's hours are in `figures`, days of all dimensions too.
CREATE TABLE figure_hours (
  dimension         text NOT NULL,
  bucket            timestamptz NOT NULL,
  covered_us        bigint NOT NULL,
  supply_covered_us bigint NOT NULL,
  first_height      height NOT NULL,
  last_height       height NOT NULL,
  figures           member_figures[] NOT NULL,
  PRIMARY KEY (dimension, bucket)
);

-- All figures by the hour, one row for each member.
CREATE VIEW hourly_figures AS
SELECT bucket, dimension, member, covered_us, supply_covered_us, gpu_supplied_us, gpu_allocated_us, gpu_leased_us, lease_us,
  deployment_us, leases_opened, leases_closed, deployments_opened, deployments_closed, transactions, providers, gpu_providers,
  countries, models, accrued, accrued_usd, gpu_accrued_usd, price_p25, price_median, price_p75, fees, fees_usd, settled,
  settled_usd, take_fees, take_fees_usd, settled_trailing_usd, escrow_held_us, orders_opened, bids_opened, tenants, tenants_new,
  blocks, akt_blocks, unpriced_blocks, first_height, last_height
FROM figures WHERE grain = 'hour'
UNION ALL
SELECT h.bucket, h.dimension, m.member, h.covered_us, h.supply_covered_us, m.gpu_supplied_us, m.gpu_allocated_us, m.gpu_leased_us,
  m.lease_us, NULL, m.leases_opened, m.leases_closed, NULL, NULL, NULL, NULL, NULL, NULL, NULL, m.accrued, m.accrued_usd,
  m.gpu_accrued_usd, m.price_p25, m.price_median, m.price_p75, m.fees, m.fees_usd, m.settled, m.settled_usd, m.take_fees,
  m.take_fees_usd, NULL, m.escrow_held_us, NULL, NULL, NULL, NULL, NULL, NULL, NULL, h.first_height, h.last_height
FROM figure_hours h CROSS JOIN LATERAL unnest(h.figures) AS m;

-- A provider, as it described itself at the time, with GPUs of one variant; or, where `vendor` and `model` are empty, the
-- provider itself with everything that is not told by variant. Every dimension of supply and demand is a sum over cells.
CREATE TABLE market_cells (
  cell      integer PRIMARY KEY,
  provider  text NOT NULL,
  -- ISO 3166-1 alpha-2; empty where unknown, as the others.
  country   text NOT NULL,
  -- The attributes location-region and tier, in lower case.
  region    text NOT NULL,
  tier      text NOT NULL,
  -- audited or unaudited: whether anybody signs an attribute of it.
  audit     text NOT NULL,
  vendor    text NOT NULL,
  model     text NOT NULL,
  ram       text NOT NULL,
  interface text NOT NULL,
  -- data-centre, workstation, consumer, unknown (docs/gpu-classes.md); empty without GPUs.
  class     text NOT NULL
);

-- What a cell adds up to in a bucket; null is zero. Integrals are over microseconds: CPU in thousandths of a vCPU, memory and
-- storage in bytes.
CREATE TYPE cell_figure AS (
  cell                 integer,
  -- Of the provider's own cell.
  online_us            numeric,
  -- The provider's newest answer is nonsense and left out.
  suspect_us           numeric,
  gpu_allocated_us     numeric,
  cpu_supplied_us      numeric,
  cpu_allocated_us     numeric,
  cpu_leased_us        numeric,
  memory_supplied_us   numeric,
  memory_allocated_us  numeric,
  memory_leased_us     numeric,
  storage_supplied_us  numeric,
  storage_allocated_us numeric,
  storage_leased_us    numeric,
  -- Every lease once; of the provider's own cell.
  lease_us             numeric,
  leases_opened        numeric,
  leases_closed        numeric,
  -- Of cells with GPUs.
  gpu_installed_us     numeric,
  gpu_supplied_us      numeric,
  gpu_allocated_min_us numeric,
  gpu_allocated_max_us numeric,
  gpu_leased_us        numeric,
  -- Leases with GPUs of the variant: one with several variants is in each.
  variant_lease_us     numeric
);

-- What cells add up to in an hour or a day, one row for each bucket.
CREATE TABLE cell_figures (
  grain   text NOT NULL CHECK (grain IN ('hour', 'day')),
  bucket  timestamptz NOT NULL,
  figures cell_figure[] NOT NULL,
  PRIMARY KEY (grain, bucket)
);

ALTER TABLE provider_samples
  -- Cards, usable or not, as the answer lists them.
  ADD COLUMN gpus_installed integer NOT NULL DEFAULT 0,
  -- Why the answer is not believed: negative, above-capacity, unit. Such an answer counts no hardware; `raw` keeps it whole.
  ADD COLUMN suspect text[] NOT NULL DEFAULT '{}',
  ADD COLUMN raw jsonb;

-- How the signers of a transaction signed (direct, textual, amino_json, direct_aux, multisig, ...), each once; null where it was
-- indexed before this was kept.
ALTER TABLE transactions ADD COLUMN sign_modes text[];

CREATE INDEX leases_owner_created ON leases (owner, created_time);
