-- What the community pool held before the first indexed block: a node tells it too, where the index begins in the middle.
UPDATE checkpoint SET ledger_state = (ledger_state - 'poolAtGenesis') || jsonb_build_object('poolBefore', ledger_state -> 'poolAtGenesis')
WHERE ledger_state ? 'poolAtGenesis';
