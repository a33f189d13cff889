-- Why leases closed, and how long orders took to become leases, over long ranges: kept with every batch.
-- reindex fills: close_days, order_outcomes.lease_us

-- Leases by the day of their close, provider and reason.
CREATE TABLE close_days (
  day      timestamptz NOT NULL,
  provider text NOT NULL,
  kind     text NOT NULL CHECK (kind IN ('gpu', 'cpu')),
  -- The reason's number; empty where nothing tells.
  code     text NOT NULL,
  leases   bigint NOT NULL,
  PRIMARY KEY (day, provider, kind, code)
);

-- Microseconds from an order to its lease.
ALTER TABLE order_outcomes ADD COLUMN lease_us bigint;
