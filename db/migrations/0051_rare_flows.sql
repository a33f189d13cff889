-- Movements of kinds that are few among all: a page of them must not walk through the others.
CREATE INDEX flows_rare ON flows (kind, height)
  WHERE kind NOT IN ('deposit', 'refund', 'bid_deposit', 'bid_refund', 'earnings', 'take_fee');
