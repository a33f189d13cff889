-- What ended in a block, for those who follow the market live and for lists by the block of closing.
CREATE INDEX leases_closed ON leases (closed_height) WHERE closed_height IS NOT NULL;
CREATE INDEX bids_closed ON bids (closed_height) WHERE closed_height IS NOT NULL;
