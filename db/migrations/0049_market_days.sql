-- Sums by UTC day of what the market tells of long ranges: who pays, how transactions are signed, orders by kind, and spend by kind.
-- reindex fills: payer_days, sign_mode_days, order_days, spend_days

-- Deposits into deployments' accounts and what went back of them: by whose money it was, as it is told when the block is indexed.
CREATE TABLE payer_days (
  day       timestamptz NOT NULL,
  kind      text NOT NULL CHECK (kind IN ('OWN_BALANCE', 'GRANT', 'OTHER')),
  -- Who gave the grant; empty for the others.
  granter   text NOT NULL,
  owner     text NOT NULL,
  is_refund boolean NOT NULL,
  denom     text NOT NULL,
  movements bigint NOT NULL,
  -- Base units, and exact USD at the price of AKT in force at each block; null where one of them has none.
  amount    numeric NOT NULL,
  usd       numeric,
  PRIMARY KEY (day, kind, granter, owner, is_refund, denom)
);

-- Modes of a transaction's signers, joined by +; unknown where they were not kept.
CREATE TABLE sign_mode_days (
  day          timestamptz NOT NULL,
  mode         text NOT NULL,
  transactions bigint NOT NULL,
  PRIMARY KEY (day, mode)
);

-- Orders by the day of their creation: gpu or cpu.
CREATE TABLE order_days (
  day    timestamptz NOT NULL,
  kind   text NOT NULL CHECK (kind IN ('gpu', 'cpu')),
  orders bigint NOT NULL,
  PRIMARY KEY (day, kind)
);

-- Members of kind: gpu and cpu. Unlike those of models they are not shared out, and so not rounded.
ALTER TABLE spend_days DROP CONSTRAINT spend_days_dimension_check;
ALTER TABLE spend_days ADD CONSTRAINT spend_days_dimension_check
  CHECK (dimension IN ('network', 'denom', 'model', 'kind', 'provider', 'tenant'));
