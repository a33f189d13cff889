-- How each node answers that the indexer asks, as it told last: a list of {endpoint, requests, failures, seconds, code, failed_at};
-- the origin of its address alone, the sum of seconds, and the newest failure. Empty where no node is asked.
ALTER TABLE indexer_status ADD COLUMN endpoints jsonb NOT NULL DEFAULT '[]';
