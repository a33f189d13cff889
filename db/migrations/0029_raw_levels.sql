-- How tightly a record of the raw archive is packed: `leasebook retain` packs old ones anew.
ALTER TABLE raw_blocks ADD COLUMN level smallint NOT NULL DEFAULT 3;
COMMENT ON COLUMN raw_blocks.level IS 'Level of the Zstandard compression.';
CREATE INDEX raw_blocks_loose ON raw_blocks (first_height) WHERE level < 9;
