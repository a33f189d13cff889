-- Money: escrow accounts and payments as the chain stores them, deposit grants, and every movement of coins.

CREATE TABLE escrow_accounts (
  -- deployment or bid
  scope          text NOT NULL,
  -- owner/dseq, or owner/dseq/gseq/oseq/provider
  xid            text NOT NULL,
  owner          text NOT NULL,
  -- open, closed, overdrawn
  state          text NOT NULL,
  -- Amounts are as of this height.
  settled_at     height NOT NULL,
  -- [{denom, amount}]; amounts are decimal text.
  transferred    jsonb NOT NULL,
  -- Before v1.0 only: the owner's money, the depositor's money and who that is.
  legacy_denom   text,
  legacy_balance amount,
  legacy_funds   amount,
  legacy_depositor text,
  -- From v1.0: [{denom, amount}], negative where the account is in debt; and [{owner, height, source, denom, balance}].
  funds          jsonb NOT NULL,
  deposits       jsonb NOT NULL,
  PRIMARY KEY (scope, xid)
);
CREATE INDEX escrow_accounts_live ON escrow_accounts (scope, xid) WHERE state <> 'closed';

CREATE TABLE escrow_payments (
  -- owner/dseq/gseq/oseq/provider of the lease
  xid            text PRIMARY KEY,
  provider       text NOT NULL,
  -- open, closed, overdrawn: not the lease's state (protocol 4.4, 4.6)
  state          text NOT NULL,
  denom          text NOT NULL,
  -- Per block.
  rate           amount NOT NULL,
  balance        amount NOT NULL,
  unsettled      amount NOT NULL,
  withdrawn_denom text NOT NULL,
  -- Take fee included.
  withdrawn      amount NOT NULL
);
-- In the order of bytes: a settle finds payments by the beginning of their xid (protocol 4.6).
CREATE INDEX escrow_payments_live ON escrow_payments (xid COLLATE "C") WHERE state <> 'closed';

CREATE TABLE grants (
  granter          text NOT NULL,
  grantee          text NOT NULL,
  message_type_url text NOT NULL,
  type_url         text NOT NULL,
  spend_limit_denom  text,
  spend_limit_amount amount,
  -- [{denom, amount}]
  spend_limits     jsonb NOT NULL,
  scopes           text[] NOT NULL,
  -- Nanoseconds since the epoch; null where it never expires.
  expiration       numeric(20, 0),
  -- Null while it holds.
  gone_height      height,
  PRIMARY KEY (granter, grantee, message_type_url)
);

-- One row is one bank transfer, mint or burn that the ledger foresees.
CREATE TABLE flows (
  height    height NOT NULL,
  -- Place among the flows of its block.
  sequence  integer NOT NULL,
  time      timestamptz NOT NULL,
  -- Null for a block's own events.
  tx_index  integer,
  -- deposit, bid_deposit, refund, bid_refund, earnings, take_fee, migration_*, bme_*, vault_funding, community_pool
  kind      text NOT NULL,
  denom     text NOT NULL,
  amount    amount NOT NULL,
  sender    text NOT NULL,
  recipient text NOT NULL,
  -- Escrow account; empty for flows of other modules.
  scope     text NOT NULL,
  xid       text NOT NULL,
  -- Lease whose payment it is; empty otherwise.
  lease     text NOT NULL,
  -- Tenant and deployment that the account belongs to, a bid's account by its order; empty and null for flows of other modules.
  owner     text NOT NULL GENERATED ALWAYS AS (split_part(xid, '/', 1)) STORED,
  dseq      uint64 GENERATED ALWAYS AS (nullif(split_part(xid, '/', 2), '')::numeric(20, 0)) STORED,
  -- Who made the bid or serves the lease; empty where neither is concerned.
  provider  text NOT NULL GENERATED ALWAYS AS (split_part(CASE lease WHEN '' THEN xid ELSE lease END, '/', 5)) STORED,
  PRIMARY KEY (height, sequence)
);
CREATE INDEX flows_xid ON flows (xid, height);
CREATE INDEX flows_lease ON flows (lease, height) WHERE lease <> '';
CREATE INDEX flows_owner ON flows (owner, height) WHERE owner <> '';
CREATE INDEX flows_provider ON flows (provider, height) WHERE provider <> '';
CREATE INDEX flows_recipient ON flows (recipient, height);

-- Sums of flows since the first indexed block, kept up with every batch. Amounts are whole coins of `denom`: `gross` left a
-- payment, `fee` of it went to the community pool, `net` to the provider; `deposited` came into a deployment's account from
-- whoever paid, `refunded` went back. The v2.0 conversion moved coins of all accounts at once and is in none of these.

CREATE TABLE lease_totals (
  -- owner/dseq/gseq/oseq/provider
  lease text NOT NULL,
  denom text NOT NULL,
  gross amount NOT NULL,
  fee   amount NOT NULL,
  net   amount NOT NULL,
  -- Block of the last payout.
  last_height height NOT NULL,
  PRIMARY KEY (lease, denom)
);

CREATE TABLE deployment_totals (
  owner     text NOT NULL,
  dseq      uint64 NOT NULL,
  denom     text NOT NULL,
  deposited amount NOT NULL,
  refunded  amount NOT NULL,
  gross     amount NOT NULL,
  fee       amount NOT NULL,
  net       amount NOT NULL,
  PRIMARY KEY (owner, dseq, denom)
);

CREATE TABLE tenant_totals (
  owner     text NOT NULL,
  denom     text NOT NULL,
  deposited amount NOT NULL,
  refunded  amount NOT NULL,
  gross     amount NOT NULL,
  fee       amount NOT NULL,
  net       amount NOT NULL,
  PRIMARY KEY (owner, denom)
);

CREATE TABLE provider_totals (
  provider      text NOT NULL,
  denom         text NOT NULL,
  gross         amount NOT NULL,
  fee           amount NOT NULL,
  net           amount NOT NULL,
  -- Deposits of its bids, and what came back of them.
  bid_deposited amount NOT NULL,
  bid_refunded  amount NOT NULL,
  PRIMARY KEY (provider, denom)
);
