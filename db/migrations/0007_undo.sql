-- What rows of state were before each of the newest batches, so that `leasebook rewind` can put them back. Not kept while a
-- backfill is far from the head.
CREATE TABLE undo (
  sequence bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  -- The last block before the batch: undone, the tables are as they were after it.
  height   height NOT NULL,
  -- The table.
  name     text NOT NULL,
  -- The row as it was; null where the batch added it.
  before   jsonb,
  -- What tells its key where it was not there before; of the checkpoint the batch's last height.
  after    jsonb
);
CREATE INDEX undo_height ON undo (height);
