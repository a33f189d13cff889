-- Spreads the history over the nodes of a Citus cluster, by height: to be run once, by the tables' owner, after the migrations.
-- Rows of one block lie together, so that what joins within a block stays on one node. All other tables stay where they are:
-- they are small, and what the ledger and the figures merge with every batch.
CREATE EXTENSION IF NOT EXISTS citus;
SELECT create_distributed_table('blocks', 'height', colocate_with => 'none');
SELECT create_distributed_table('transactions', 'height', colocate_with => 'blocks');
SELECT create_distributed_table('transaction_fees', 'height', colocate_with => 'blocks');
SELECT create_distributed_table('messages', 'height', colocate_with => 'blocks');
SELECT create_distributed_table('unknown_events', 'height', colocate_with => 'blocks');
SELECT create_distributed_table('flows', 'height', colocate_with => 'blocks');
SELECT create_distributed_table('price_payouts', 'height', colocate_with => 'blocks');
SELECT create_distributed_table('mints', 'height', colocate_with => 'blocks');
SELECT create_distributed_table('pool_movements', 'height', colocate_with => 'blocks');
SELECT create_distributed_table('raw_blocks', 'first_height', colocate_with => 'none');
