-- Hourly and daily figures: integrals over chain time, so that longer buckets are sums. docs/metrics.md defines each.

CREATE TABLE figures (
  -- hour or day; `bucket` is its start, UTC.
  grain     text NOT NULL CHECK (grain IN ('hour', 'day')),
  bucket    timestamptz NOT NULL,
  -- network (member ''), provider (owner), model (vendor/model), country (alpha-2, '' unknown), denom
  dimension text NOT NULL,
  member    text NOT NULL,
  -- Microseconds of the bucket between indexed blocks; and those for which supply is known.
  covered_us         bigint NOT NULL,
  supply_covered_us  bigint NOT NULL,
  -- Counts integrated over time: GPU-microseconds, lease-microseconds and so on. Null where the dimension has no such figure.
  gpu_supplied_us    numeric,
  gpu_allocated_us   numeric,
  gpu_leased_us      numeric,
  lease_us           numeric,
  deployment_us      numeric,
  -- Events within the bucket.
  leases_opened      integer,
  leases_closed      integer,
  deployments_opened integer,
  deployments_closed integer,
  transactions       integer,
  -- Distinct members seen within the bucket.
  providers          integer,
  gpu_providers      integer,
  countries          integer,
  models             integer,
  -- What active leases accrued at their agreed rates, in the denomination's base unit (dimension denom) and in USD.
  accrued            amount,
  accrued_usd        amount,
  gpu_accrued_usd    amount,
  -- Agreed USD per GPU-hour, weighted by GPU time.
  price_p25          amount,
  price_median       amount,
  price_p75          amount,
  -- Transaction fees, base unit (dimension denom) and in USD (network).
  fees               amount,
  fees_usd           amount,
  -- Paid out by payments within the bucket, and the take fee in it: base unit (dimension denom) and in USD (network, provider,
  -- denom).
  settled            amount,
  settled_usd        amount,
  take_fees          amount,
  take_fees_usd      amount,
  -- Paid out in the 30 days that end with the bucket (network); null until so much is indexed.
  settled_trailing_usd amount,
  -- Coins in deployments' escrow accounts, integrated over time (dimension denom).
  escrow_held_us     numeric,
  first_height       height NOT NULL,
  last_height        height NOT NULL,
  PRIMARY KEY (grain, dimension, member, bucket)
);
CREATE INDEX figures_bucket ON figures (grain, dimension, bucket);
