-- Most messages are about something else, which a comparison of the beginning tells much faster than a regular expression.
DROP INDEX messages_deployment_changes;
CREATE INDEX messages_deployment_changes ON messages (signer, (body->'id'->>'dseq'), height)
  WHERE type_url LIKE '/akash.deployment.%' AND type_url ~ '[.]Msg(UpdateDeployment|CloseGroup|PauseGroup|StartGroup)$';

-- Payouts come in the order of time: where each stretch of pages begins and ends is enough to find a range.
DROP INDEX price_payouts_time;
CREATE INDEX price_payouts_time ON price_payouts USING brin (time) WITH (pages_per_range = 16);
