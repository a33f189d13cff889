-- The chain itself: which one, how far it is indexed, its blocks, transactions, messages, and what could not be read.

CREATE DOMAIN height AS bigint CHECK (VALUE >= 0);
CREATE DOMAIN uint64 AS numeric(20, 0) CHECK (VALUE >= 0);
-- Amounts in a denomination's base unit, with the chain's 18 decimals where it has them. A chain's integer has up to 256
-- bits (78 digits): a fee that nobody could pay must not stop the indexer.
CREATE DOMAIN amount AS numeric(96, 18);

CREATE TABLE checkpoint (
  singleton    boolean PRIMARY KEY DEFAULT true CHECK (singleton),
  chain_id     text NOT NULL,
  height       height NOT NULL,
  block_hash   text NOT NULL,
  block_time   timestamptz NOT NULL,
  first_height height NOT NULL,
  -- Raised by one with every batch; a writer whose expected nonce is not found has been replaced.
  nonce        bigint NOT NULL,
  -- Open hour and day figures and whatever else a restart needs that no table holds.
  measure_state jsonb NOT NULL DEFAULT '{}',
  ledger_state  jsonb NOT NULL DEFAULT '{}'
);
COMMENT ON TABLE checkpoint IS 'The last block whose rows are in the tables; advances in the same transaction as they do.';

-- Where the tables began from a node's answers instead of the chain's first block; empty otherwise.
CREATE TABLE bootstrap (
  singleton boolean PRIMARY KEY DEFAULT true CHECK (singleton),
  height    height NOT NULL,
  -- What cannot be known of the time before, one sentence each.
  unknown   text[] NOT NULL
);

-- What the source last said about the chain's head. Operational, not derived from blocks: outside of row-for-row equality.
CREATE TABLE chain_head (
  singleton   boolean PRIMARY KEY DEFAULT true CHECK (singleton),
  height      height NOT NULL,
  time        timestamptz NOT NULL,
  observed_at timestamptz NOT NULL,
  -- 'recorded' or 'network'
  origin      text NOT NULL,
  node_version text NOT NULL DEFAULT ''
);

CREATE TABLE blocks (
  height            height PRIMARY KEY,
  hash              text NOT NULL,
  time              timestamptz NOT NULL,
  proposer          text NOT NULL,
  transaction_count integer NOT NULL,
  failed_count      integer NOT NULL
);
CREATE INDEX blocks_time ON blocks (time);
COMMENT ON COLUMN blocks.time IS 'Header time, cut to microseconds.';

CREATE TABLE transactions (
  height        height NOT NULL,
  tx_index      integer NOT NULL,
  hash          text NOT NULL,
  code          integer NOT NULL,
  codespace     text NOT NULL,
  log           text NOT NULL,
  gas_wanted    bigint NOT NULL,
  gas_used      bigint NOT NULL,
  fee_payer     text NOT NULL,
  memo          text NOT NULL,
  message_count integer NOT NULL,
  PRIMARY KEY (height, tx_index)
);
CREATE INDEX transactions_hash ON transactions (hash);
CREATE INDEX transactions_fee_payer ON transactions (fee_payer, height, tx_index);

CREATE TABLE transaction_fees (
  height   height NOT NULL,
  tx_index integer NOT NULL,
  denom    text NOT NULL,
  amount   amount NOT NULL,
  PRIMARY KEY (height, tx_index, denom)
);

CREATE TABLE messages (
  height   height NOT NULL,
  tx_index integer NOT NULL,
  -- Place in the transaction: '0', or '0/1' for the second message inside a MsgExec.
  path     text NOT NULL,
  type_url text NOT NULL,
  signer   text NOT NULL,
  -- Decoded fields; null where the type is unknown. 64-bit integers are text, bytes base64.
  body     jsonb,
  PRIMARY KEY (height, tx_index, path)
);
CREATE INDEX messages_signer ON messages (signer, height);

-- Events of Akash modules that this version does not know (design, rule 5).
CREATE TABLE unknown_events (
  height      height NOT NULL,
  -- 'tx 3', 'pre', 'begin' or 'end'
  origin      text NOT NULL,
  event_index integer NOT NULL,
  type        text NOT NULL,
  attributes  jsonb NOT NULL,
  PRIMARY KEY (height, origin, event_index)
);

CREATE TABLE dead_letters (
  height height NOT NULL,
  kind   text NOT NULL,
  object text NOT NULL,
  code   text NOT NULL,
  error  text NOT NULL,
  bytes  bytea NOT NULL,
  PRIMARY KEY (height, kind, object)
);
