-- What an index that began from a node's state was made from, and the last check of the raw archive.

-- A bootstrap, so that all tables can be made again from it with no node.
CREATE TABLE raw_bootstrap (
  singleton boolean PRIMARY KEY DEFAULT true CHECK (singleton),
  chain_id  text NOT NULL,
  -- The block after which the state was asked for; it is the first one in raw_blocks.
  height    height NOT NULL,
  -- The last upgrade before it as the operator named it; null where the node told it.
  version   text,
  -- Upgrades to come that were known: [{"name", "height"}].
  plans     jsonb NOT NULL,
  -- Zstandard over JSON: header times by height, in nanoseconds since 1970 as text.
  times     bytea NOT NULL
);

-- What the node answered then, in the order in which it was asked.
CREATE TABLE raw_answers (
  place   integer PRIMARY KEY,
  -- gRPC method and protobuf request.
  path    text NOT NULL,
  request bytea NOT NULL,
  -- Zstandard over the protobuf reply; null where the node refused.
  packed  bytea,
  refusal text,
  CHECK ((packed IS NULL) <> (refusal IS NULL))
);
ALTER TABLE raw_answers ALTER COLUMN packed SET STORAGE EXTERNAL;

-- The last `leasebook verify --archive`.
CREATE TABLE archive_status (
  singleton  boolean PRIMARY KEY DEFAULT true CHECK (singleton),
  checked_at timestamptz NOT NULL,
  -- Last block that was checked; 0 where the archive is empty.
  height     bigint NOT NULL,
  blocks     bigint NOT NULL,
  -- Places where it is not what was written: records, gaps, genesis.
  damages    bigint NOT NULL
);
