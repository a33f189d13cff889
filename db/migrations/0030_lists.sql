-- What lists of the whole market need so that an answer costs the same however long the history.

-- The first lease with GPUs is far from the first lease.
CREATE INDEX leases_with_gpus ON leases (created_height) WHERE gpus > 0;

-- How many rows the lists have that pages count: counting them would be a walk over all.
CREATE TABLE list_counts (
  list text PRIMARY KEY,
  rows bigint NOT NULL
);
INSERT INTO list_counts
SELECT 'leases', count(*) FROM leases HAVING count(*) > 0 UNION ALL SELECT 'deployments', count(*) FROM deployments HAVING count(*) > 0;

CREATE FUNCTION count_list() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'TRUNCATE' THEN
    DELETE FROM list_counts WHERE list = TG_TABLE_NAME;
  ELSE
    INSERT INTO list_counts AS c
    SELECT TG_TABLE_NAME, CASE TG_OP WHEN 'INSERT' THEN count(*) ELSE -count(*) END FROM changed HAVING count(*) > 0
    ON CONFLICT (list) DO UPDATE SET rows = c.rows + excluded.rows;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER count_added AFTER INSERT ON leases REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION count_list();
CREATE TRIGGER count_removed AFTER DELETE ON leases REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION count_list();
CREATE TRIGGER count_emptied AFTER TRUNCATE ON leases FOR EACH STATEMENT EXECUTE FUNCTION count_list();
CREATE TRIGGER count_added AFTER INSERT ON deployments REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION count_list();
CREATE TRIGGER count_removed AFTER DELETE ON deployments REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION count_list();
CREATE TRIGGER count_emptied AFTER TRUNCATE ON deployments FOR EACH STATEMENT EXECUTE FUNCTION count_list();
