-- Whether the account of a lease ran out of funds in the block of its close, as it was then: an account may be paid later, and a group
-- be started again. Of leases that are there it is told by what their groups, deployments and accounts are now.
ALTER TABLE leases ADD COLUMN ran_out boolean NOT NULL DEFAULT false;

UPDATE leases l SET ran_out = true FROM deployment_groups g
WHERE (g.owner, g.dseq, g.gseq) = (l.owner, l.dseq, l.gseq) AND l.closed_height IS NOT NULL
  AND (l.state = 'insufficient_funds' OR (g.state = 'insufficient_funds' AND g.closed_height = l.closed_height)
    OR (g.closed_height IS DISTINCT FROM l.closed_height AND EXISTS (
      SELECT FROM deployments d JOIN escrow_accounts a ON a.scope = 'deployment' AND a.xid = d.owner || '/' || d.dseq
      WHERE (d.owner, d.dseq) = (l.owner, l.dseq) AND d.closed_height = l.closed_height AND a.state = 'overdrawn')));
