// Why a lease closed, as SQL: the same for the sums that are kept with every batch and for a range that is read lease by lease.

/** Whether such a message `m`, in the block of its close and not of a failed transaction, names the lease `l`, its group or its deployment. */
const isClosedBy = (such: string): string => `EXISTS (
    SELECT FROM messages m JOIN transactions t USING (height, tx_index)
    CROSS JOIN LATERAL (SELECT coalesce(m.body -> 'bid_id', m.body -> 'lease_id', m.body -> 'id') AS id) AS named
    WHERE m.height = l.closed_height AND t.code = 0 AND ${such} AND id ->> 'owner' = l.owner AND id ->> 'dseq' = l.dseq::text
      AND coalesce(id ->> 'gseq', l.gseq::text) = l.gseq::text AND coalesce(id ->> 'oseq', l.oseq::text) = l.oseq::text)`;

/**
 * The number of the reason why a lease `l` closed, null where nothing tells. An account that ran out of funds in the same
 * block comes first (v1.0 and v1.1 call such a close the owner's, and before there are no reasons: protocol 3.4); then what the event
 * told, which is what v1.2 and later store; in the legacy eras whose message closed it: another may have come from the same provider in
 * that block.
 */
export const CLOSE_CODE = `CASE
    WHEN l.ran_out THEN 20000
    WHEN l.announced_reason IS NOT NULL THEN l.announced_reason
    WHEN ${isClosedBy("m.signer = l.provider AND m.type_url LIKE '%.MsgCloseBid'")} THEN 10002
    WHEN ${isClosedBy("m.signer = l.owner AND m.type_url ~ '[.]Msg(CloseLease|CloseDeployment|CloseGroup|PauseGroup)$'")} THEN 1
  END`;
