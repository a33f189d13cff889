-- The raw archive by height: partitions that are made as they are needed, and dropped as a whole where old blocks are not kept.

ALTER TABLE raw_blocks RENAME TO raw_blocks_0;
ALTER TABLE raw_blocks_0 RENAME CONSTRAINT raw_blocks_pkey TO raw_blocks_0_pkey;

CREATE TABLE raw_blocks (
  first_height height PRIMARY KEY,
  last_height  height NOT NULL CONSTRAINT raw_blocks_check CHECK (last_height >= first_height),
  -- Length of the text before it was packed.
  bytes        integer NOT NULL,
  -- Zstandard over one line for each block: {"height", "block", "results"}.
  packed       bytea NOT NULL
) PARTITION BY RANGE (first_height);
ALTER TABLE raw_blocks ALTER COLUMN packed SET STORAGE EXTERNAL;

-- How many heights a partition has. An operator's `ALTER DATABASE ... SET leasebook.partition_blocks = N` holds for those to come.
CREATE FUNCTION partition_blocks() RETURNS bigint LANGUAGE sql STABLE RETURN
  coalesce(nullif(current_setting('leasebook.partition_blocks', true), ''), '1048576')::bigint;

-- Where the partitions of a table are: heights from `low` on and below `high`.
CREATE FUNCTION partitions_of(parent regclass) RETURNS TABLE (part regclass, low bigint, high bigint) LANGUAGE sql STABLE
BEGIN ATOMIC
  SELECT i.inhrelid::regclass, b.bounds[1]::bigint, b.bounds[2]::bigint
  FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
  CROSS JOIN LATERAL regexp_match(pg_get_expr(c.relpartbound, c.oid), '''?(\d+)''?\) TO \(''?(\d+)') AS b (bounds)
  WHERE i.inhparent = parent
  ORDER BY 2;
END;

-- What is there already is the first partition, whole ones of the usual size; nothing is copied.
DO $$
BEGIN
  EXECUTE format('ALTER TABLE raw_blocks ATTACH PARTITION raw_blocks_0 FOR VALUES FROM (0) TO (%s)',
    (coalesce((SELECT max(first_height) FROM raw_blocks_0), 0) / partition_blocks() + 1) * partition_blocks());
END $$;

-- Makes the partitions that blocks from `lowest` to `highest` need and are not there, and returns how many. With the rights
-- of the tables' owner, as whoever writes rows need not own them; only tables that are partitioned already can be named.
CREATE FUNCTION make_partitions(parent regclass, lowest bigint, highest bigint) RETURNS integer LANGUAGE plpgsql
SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  width constant bigint := partition_blocks();
  at bigint := lowest;
  covered bigint;
  low bigint;
  high bigint;
  name text;
  made integer := 0;
BEGIN
  WHILE at <= highest LOOP
    SELECT p.high INTO covered FROM partitions_of(parent) p WHERE p.low <= at AND at < p.high;
    IF covered IS NULL THEN
      -- One process makes it; the others find it when their turn comes.
      PERFORM pg_advisory_xact_lock(5135980, parent::oid::integer);
      SELECT p.high INTO covered FROM partitions_of(parent) p WHERE p.low <= at AND at < p.high;
    END IF;
    IF covered IS NULL THEN
      SELECT greatest(at / width * width, max(p.high) FILTER (WHERE p.high <= at)),
        least((at / width + 1) * width, min(p.low) FILTER (WHERE p.low > at))
      INTO low, high FROM partitions_of(parent) p;
      SELECT format('%I.%I', n.nspname, c.relname || '_' || low) INTO name
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.oid = parent;
      -- Attached, not created in place: readers and writers of the others go on.
      EXECUTE format('CREATE TABLE %s (LIKE %s INCLUDING ALL)', name, parent);
      EXECUTE format('ALTER TABLE %s ATTACH PARTITION %s FOR VALUES FROM (%s) TO (%s)', parent, name, low, high);
      covered := high;
      made := made + 1;
    END IF;
    at := covered;
  END LOOP;
  RETURN made;
END $$;

-- Takes raw blocks below `height` away: whole partitions at once, the records of the rest by their key. Returns how many
-- bytes are free.
CREATE FUNCTION drop_raw_blocks(height bigint) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  old record;
  freed bigint := 0;
  rest bigint;
BEGIN
  FOR old IN SELECT part, pg_total_relation_size(part) AS bytes FROM partitions_of('raw_blocks') WHERE high <= drop_raw_blocks.height LOOP
    EXECUTE format('DROP TABLE %s', old.part);
    freed := freed + old.bytes;
  END LOOP;
  WITH gone AS (DELETE FROM raw_blocks WHERE last_height < drop_raw_blocks.height RETURNING octet_length(packed) AS bytes)
  SELECT coalesce(sum(bytes), 0) INTO rest FROM gone;
  RETURN freed + rest;
END $$;
REVOKE EXECUTE ON FUNCTION make_partitions(regclass, bigint, bigint), drop_raw_blocks(bigint) FROM PUBLIC;
