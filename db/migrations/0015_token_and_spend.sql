-- The token and what was spent: mint events, the community pool, and sums by day that pages can read at once.

-- The mint module's event of each block: what it adds to the supply of AKT, and by what.
CREATE TABLE mints (
  height            height PRIMARY KEY,
  -- Shares a year and of the supply, as the event tells them.
  inflation         amount NOT NULL,
  bonded_ratio      amount NOT NULL,
  -- inflation × the supply before this block's mint, exactly: so the supply is annual_provisions / inflation.
  annual_provisions amount NOT NULL,
  -- uakt
  minted            amount NOT NULL
);

-- Coins between the community pool's account and others, by block, kind and denomination: `distributed` by the fee collector
-- (the tax is a part of it), `spent` out of the pool by governance or an upgrade.
CREATE TABLE pool_movements (
  height height NOT NULL,
  kind   text NOT NULL CHECK (kind IN ('distributed', 'spent')),
  denom  text NOT NULL,
  amount amount NOT NULL,
  PRIMARY KEY (height, kind, denom)
);

-- Sums by UTC day, kept up with every batch, in base units.
CREATE TABLE coin_days (
  day    timestamptz NOT NULL,
  -- minted (by the mint module), issued and burned (by the burn-mint module and the v2.0 conversion), vault (into its account, less
  -- out of it); of the community pool: tax, take_fee, funded (in) and spent (out).
  kind   text NOT NULL CHECK (kind IN ('minted', 'issued', 'burned', 'vault', 'tax', 'take_fee', 'funded', 'spent')),
  denom  text NOT NULL,
  amount numeric NOT NULL,
  PRIMARY KEY (day, kind, denom)
);

CREATE TABLE transaction_days (
  day          timestamptz PRIMARY KEY,
  transactions bigint NOT NULL,
  failed       bigint NOT NULL,
  gas_wanted   numeric NOT NULL,
  gas_used     numeric NOT NULL
);

-- Payouts for leases by UTC day, take fee included, and the take fee in them: base units, and exact USD at the price of AKT in
-- force after each block. `source` is where that price comes from: import, oracle, one-to-one (uact, axlUSDC) or none.
CREATE TABLE spend_days (
  dimension text NOT NULL CHECK (dimension IN ('network', 'denom', 'model', 'provider', 'tenant')),
  -- '', denomination, vendor/model ('' without GPUs), provider or tenant
  member    text NOT NULL,
  day       timestamptz NOT NULL,
  denom     text NOT NULL,
  source    text NOT NULL,
  amount    numeric NOT NULL,
  take      numeric NOT NULL,
  usd       numeric,
  take_usd  numeric,
  PRIMARY KEY (dimension, member, day, denom, source)
);
CREATE INDEX spend_days_day ON spend_days (dimension, day);
