-- What the market tells of orders and bids over long ranges, kept with every batch.
-- reindex fills: order_outcomes, bid_days

-- What became of each order: made anew where its bids, leases, group or deployment change.
CREATE TABLE order_outcomes (
  owner          text NOT NULL,
  dseq           uint64 NOT NULL,
  gseq           integer NOT NULL,
  oseq           integer NOT NULL,
  created_height height NOT NULL,
  created_time   timestamptz NOT NULL,
  asks_gpus      boolean NOT NULL,
  bids           integer NOT NULL,
  -- Microseconds from the order to its first bid.
  first_bid_us   bigint,
  is_leased      boolean NOT NULL,
  -- Whether it can still become a lease.
  is_pending     boolean NOT NULL,
  -- OUT_OF_FUNDS, NO_BID, BIDS_WITHDRAWN or BID_NOT_ACCEPTED; null where it is leased or pending.
  failure        text,
  PRIMARY KEY (owner, dseq, gseq, oseq)
);
CREATE INDEX order_outcomes_created ON order_outcomes (created_height);
CREATE INDEX order_outcomes_pending ON order_outcomes (created_height) WHERE is_pending;

-- Bids by the day of their creation and provider, and how many of them became a lease.
CREATE TABLE bid_days (
  day      timestamptz NOT NULL,
  provider text NOT NULL,
  kind     text NOT NULL CHECK (kind IN ('gpu', 'cpu')),
  bids     bigint NOT NULL,
  won      bigint NOT NULL,
  PRIMARY KEY (day, provider, kind)
);
