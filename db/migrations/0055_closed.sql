-- Deployments and orders by the block of their close, as leases and bids have them: those that are not closed are few.
CREATE INDEX deployments_closed ON deployments (closed_height) WHERE closed_height IS NOT NULL;
CREATE INDEX orders_closed ON orders (closed_height) WHERE closed_height IS NOT NULL;
