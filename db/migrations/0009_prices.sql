-- Prices of a GPU-hour or a vCPU-hour: what was asked, agreed and paid. docs/metrics.md defines each. Prices and values are
-- rounded to 18 places and have no upper bound: a bid that nobody could pay must not stop the indexer.

-- The price of AKT at a moment is the newest of any source.
CREATE INDEX prices_time ON prices (time);
CREATE INDEX bids_created ON bids (created_height);

-- Vendor, model, RAM and interface of the one variant that keys of GPU attributes name (vendor/nvidia/model/a100/ram/80Gi);
-- null where they name none, several or all (*).
CREATE FUNCTION gpu_variant(keys text[]) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN (
  SELECT CASE WHEN count(*) = 1 AND (min(part))[2] <> '*' THEN min(part) END
  FROM unnest(keys) AS key
  CROSS JOIN LATERAL regexp_match(key, '^vendor/([^/]+)/model/([^/]+)(?:/ram/([^/]+))?(?:/interface/([^/]+))?$') AS part
  WHERE part IS NOT NULL
);

-- One row for each bid (ask) or lease (agreed) and GPU variant in it, as the bid or lease stands in its table: a bid that the
-- v2.0 conversion rewrote has its new price. Without GPUs one row with the resource cpu.
CREATE TABLE price_quotes (
  kind      text NOT NULL CHECK (kind IN ('ask', 'agreed')),
  owner     text NOT NULL,
  dseq      uint64 NOT NULL,
  gseq      integer NOT NULL,
  oseq      integer NOT NULL,
  provider  text NOT NULL,
  bseq      integer NOT NULL,
  vendor    text NOT NULL,
  model     text NOT NULL,
  ram       text NOT NULL,
  interface text NOT NULL,
  -- gpu, or cpu where it has no GPUs
  resource  text NOT NULL CHECK (resource IN ('gpu', 'cpu')),
  -- Its creation.
  height    height NOT NULL,
  time      timestamptz NOT NULL,
  denom     text NOT NULL,
  -- GPUs of the variant, or vCPUs.
  weight    numeric NOT NULL,
  -- 10^6 base units per GPU-hour or vCPU-hour at the mean time between blocks of the day before; null where that is not known.
  price     numeric,
  -- price × weight, rounded once.
  value     numeric,
  -- The same in USD at the price of AKT in force after the block; null where there is none.
  usd       numeric,
  value_usd numeric,
  PRIMARY KEY (kind, owner, dseq, gseq, oseq, provider, bseq, vendor, model, ram, interface)
);
CREATE INDEX price_quotes_time ON price_quotes (kind, resource, time);
CREATE INDEX price_quotes_model ON price_quotes (kind, resource, vendor, model, time);
CREATE INDEX price_quotes_provider ON price_quotes (kind, resource, provider, time);

-- One row for each block in which a lease was paid, denomination and GPU variant: what was paid for the hours since the payout
-- before, or since the lease's creation. Take fee included.
CREATE TABLE price_payouts (
  height    height NOT NULL,
  -- owner/dseq/gseq/oseq/provider
  lease     text NOT NULL,
  denom     text NOT NULL,
  vendor    text NOT NULL,
  model     text NOT NULL,
  ram       text NOT NULL,
  interface text NOT NULL,
  resource  text NOT NULL CHECK (resource IN ('gpu', 'cpu')),
  provider  text NOT NULL,
  time      timestamptz NOT NULL,
  -- GPU-hours or vCPU-hours that the lease ran meanwhile.
  weight    numeric NOT NULL,
  -- Paid for the variant: the payout shared out by GPUs, in 10^6 base units.
  value     numeric NOT NULL,
  -- value / weight; null without hours.
  price     numeric,
  value_usd numeric,
  usd       numeric,
  PRIMARY KEY (height, lease, denom, vendor, model, ram, interface)
);
CREATE INDEX price_payouts_time ON price_payouts (resource, time);
CREATE INDEX price_payouts_model ON price_payouts (resource, vendor, model, time);
CREATE INDEX price_payouts_provider ON price_payouts (resource, provider, time);
