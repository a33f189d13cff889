-- A queue of height ranges that archivers fill, each on its own: `leasebook archive`.

CREATE TABLE archive_ranges (
  first_height height PRIMARY KEY,
  last_height  height NOT NULL UNIQUE CHECK (last_height >= first_height),
  -- All blocks of the range up to here are in raw_blocks; first_height - 1 where none is.
  reached      bigint NOT NULL,
  -- The archiver that works on it; nobody else takes it until its time is over, which it renews while it works.
  holder       text,
  held_until   timestamptz,
  CHECK (reached BETWEEN first_height - 1 AND last_height),
  CHECK ((holder IS NULL) = (held_until IS NULL))
);
CREATE INDEX archive_ranges_open ON archive_ranges (first_height) WHERE reached < last_height;
COMMENT ON TABLE archive_ranges IS 'Between their first and last height the raw archive may have holes; elsewhere it has none.';
