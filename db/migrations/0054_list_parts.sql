-- How many rows of lists belong to what they are chosen by, and between which blocks these are: kept with every batch, so that nobody
-- has to count years of rows, or to walk through those of others.
CREATE TABLE list_parts (
  -- blocks by proposer, transactions and messages by type of message, flows by kind and denomination.
  list         text NOT NULL,
  -- Empty for all transactions, of which each has messages of several types.
  part         text NOT NULL,
  -- Empty for all but flows.
  denom        text NOT NULL,
  rows         bigint NOT NULL,
  first_height height NOT NULL,
  last_height  height NOT NULL,
  PRIMARY KEY (list, part, denom)
);

INSERT INTO list_parts
SELECT 'blocks', proposer, '', count(*), min(height), max(height) FROM blocks GROUP BY proposer
UNION ALL
SELECT 'transactions', '', '', count(*), min(height), max(height) FROM transactions HAVING count(*) > 0
UNION ALL
SELECT 'flows', kind, denom, count(*), min(height), max(height) FROM flows GROUP BY kind, denom;

WITH types AS MATERIALIZED (
  SELECT type_url, count(*) AS transactions, sum(messages)::bigint AS messages, min(height) AS first_height, max(height) AS last_height
  FROM (SELECT height, tx_index, type_url, count(*) AS messages FROM messages GROUP BY height, tx_index, type_url) AS sent
  GROUP BY type_url
)
INSERT INTO list_parts
SELECT 'transactions', type_url, '', transactions, first_height, last_height FROM types
UNION ALL SELECT 'messages', type_url, '', messages, first_height, last_height FROM types;
