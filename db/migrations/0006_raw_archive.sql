-- The raw archive: every accepted block as a node answered it, so that all other tables can be made again without a node.

CREATE TABLE raw_chain (
  singleton boolean PRIMARY KEY DEFAULT true CHECK (singleton),
  chain_id  text NOT NULL,
  -- Zstandard over the JSON of the genesis object.
  genesis   bytea NOT NULL
);

CREATE TABLE raw_blocks (
  first_height height PRIMARY KEY,
  last_height  height NOT NULL CHECK (last_height >= first_height),
  -- Length of the text before it was packed.
  bytes        integer NOT NULL,
  -- Zstandard over one line for each block: {"height", "block", "results"}.
  packed       bytea NOT NULL
);
-- Packed already: PostgreSQL should not try again.
ALTER TABLE raw_blocks ALTER COLUMN packed SET STORAGE EXTERNAL;

-- A reindex or rewind that is under way; a command that finds it goes on with it.
CREATE TABLE rebuild (
  singleton  boolean PRIMARY KEY DEFAULT true CHECK (singleton),
  -- The tables are complete again when they reach this block.
  to_height  height NOT NULL,
  -- Of Leasebook when it began: another version starts over.
  version    text NOT NULL,
  began_at   timestamptz NOT NULL
);
