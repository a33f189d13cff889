-- What an update added and cannot fill from what is there: it has rows from above `height` on only, until a reindex makes all anew.
-- A later migration that adds such a table, or such a column as table.column, says so in a line "-- reindex fills: a, b.c":
-- whoever applies it notes these names here where something is indexed already.

CREATE TABLE behind (
  name   text PRIMARY KEY,
  -- The last block that was indexed when it was added.
  height height NOT NULL
);

-- Tables of days that indexes of the first versions lack: they have flows and transactions over days, and nothing there.
INSERT INTO behind
SELECT d.name, c.height
FROM checkpoint c
  CROSS JOIN (SELECT 'coin_days', EXISTS (SELECT FROM coin_days) UNION ALL SELECT 'transaction_days', EXISTS (SELECT FROM transaction_days)) AS d (name, is_filled)
WHERE NOT d.is_filled
  AND c.block_time - (SELECT time FROM blocks ORDER BY height LIMIT 1) > interval '3 days'
  AND EXISTS (SELECT FROM flows) AND EXISTS (SELECT FROM transactions);
