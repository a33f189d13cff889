-- Leases of a range of time are those that closed after its start and those that still run: the second of them without a walk over all.
CREATE INDEX leases_held ON leases (created_height) WHERE closed_height IS NULL;
