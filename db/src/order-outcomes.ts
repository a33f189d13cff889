// What became of an order, as SQL: the same for the rows that are kept with every batch and for an index that has none.

/** Columns of `order_outcomes`; the first four are an order's key, the first six those of the order itself. */
export const ORDER_OUTCOME_COLUMNS = [
  'owner',
  'dseq',
  'gseq',
  'oseq',
  'created_height',
  'created_time',
  'asks_gpus',
  'bids',
  'first_bid_us',
  'is_leased',
  'is_pending',
  'failure',
  'lease_us',
] as const;

/**
 * Whether an order `o` of a group `g` of a deployment `d` can still become a lease: one whose group or deployment is closed stays open
 * on the chain for ever (protocol 3.4).
 */
export const ORDER_IS_PENDING = `o.state = 'open' AND g.state = 'open' AND d.state = 'active'`;

/**
 * Of an order `o`, to be joined laterally: bids on it, microseconds to the first of them, whether it is leased, whether it can still be,
 * and else the failure.
 */
export const ORDER_OUTCOME = `
  SELECT asks_gpus, bids, (extract(epoch FROM first_bid_time - o.created_time) * 1000000)::bigint AS first_bid_us, is_leased, is_pending,
    CASE
      WHEN is_leased OR is_pending THEN NULL
      WHEN group_state = 'insufficient_funds' THEN 'OUT_OF_FUNDS'
      WHEN bids = 0 THEN 'NO_BID'
      WHEN bids = withdrawn THEN 'BIDS_WITHDRAWN'
      ELSE 'BID_NOT_ACCEPTED'
    END AS failure, (extract(epoch FROM lease_time - o.created_time) * 1000000)::bigint AS lease_us
  FROM (
    SELECT bid.*, g.state AS group_state,
      EXISTS (SELECT FROM group_resources r WHERE (r.owner, r.dseq, r.gseq) = (o.owner, o.dseq, o.gseq) AND r.gpus > 0) AS asks_gpus,
      lease.created_time AS lease_time, lease.created_time IS NOT NULL AS is_leased,
      ${ORDER_IS_PENDING} AS is_pending
    FROM deployment_groups g
    JOIN deployments d ON (d.owner, d.dseq) = (o.owner, o.dseq)
    CROSS JOIN LATERAL (
      SELECT count(*)::integer AS bids, min(b.created_time) AS first_bid_time,
        count(*) FILTER (WHERE b.state = 'closed' AND b.closed_height < coalesce(o.closed_height, g.closed_height, d.closed_height))
          AS withdrawn
      FROM bids b WHERE (b.owner, b.dseq, b.gseq, b.oseq) = (o.owner, o.dseq, o.gseq, o.oseq)
    ) AS bid
    LEFT JOIN LATERAL (
      SELECT l.created_time FROM leases l WHERE (l.owner, l.dseq, l.gseq, l.oseq) = (o.owner, o.dseq, o.gseq, o.oseq) LIMIT 1
    ) AS lease ON true
    WHERE (g.owner, g.dseq, g.gseq) = (o.owner, o.dseq, o.gseq)
    -- What is looked up once is used often.
    OFFSET 0
  ) AS found`;
