-- Movements of a lease are among those of its deployment's account, which flows_xid finds in the same order: the widest index of the
-- largest table, and a third of what a movement costs to write.
DROP INDEX flows_lease;
