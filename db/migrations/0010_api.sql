-- What the API asks for: parameters over time, and ways to find rows by what a reader has at hand.

-- Every value that a parameter of the chain's modules had.
CREATE TABLE parameters (
  -- Block in which it was decided: of the vote's end or the upgrade; the first one for genesis.
  height      height NOT NULL,
  module      text NOT NULL,
  -- In the chain's JSON form, e.g. denom_take_rates.
  name        text NOT NULL,
  -- First block in which it is in force.
  from_height height NOT NULL,
  -- In the chain's JSON form; null where the parameter or its module is gone.
  value       jsonb,
  -- genesis, governance or upgrade
  origin      text NOT NULL,
  PRIMARY KEY (module, name, from_height, height)
);

CREATE INDEX blocks_hash ON blocks (hash);
CREATE INDEX blocks_transactions ON blocks (transaction_count, height);
CREATE INDEX messages_type ON messages (type_url, height);
CREATE INDEX flows_sender ON flows (sender, height) WHERE sender <> '';
CREATE INDEX deployments_dseq ON deployments (dseq);
CREATE INDEX grants_grantee ON grants (grantee);
