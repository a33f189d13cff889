-- A list without rows has no count: the same whether its rows were taken back or never came.
DELETE FROM list_counts WHERE rows = 0;

CREATE OR REPLACE FUNCTION count_list() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'TRUNCATE' THEN
    DELETE FROM list_counts WHERE list = TG_TABLE_NAME;
  ELSE
    INSERT INTO list_counts AS c
    SELECT TG_TABLE_NAME, CASE TG_OP WHEN 'INSERT' THEN count(*) ELSE -count(*) END FROM changed HAVING count(*) > 0
    ON CONFLICT (list) DO UPDATE SET rows = c.rows + excluded.rows;
    IF TG_OP = 'DELETE' THEN
      DELETE FROM list_counts WHERE list = TG_TABLE_NAME AND rows = 0;
    END IF;
  END IF;
  RETURN NULL;
END $$;
