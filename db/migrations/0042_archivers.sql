-- How fast archivers are and which of them archived what; and the queue as readers of answers may see it, without names of machines.

ALTER TABLE archive_ranges
  -- The archiver that took it last, also after it gave it back; when that was, and how far the range was then.
  ADD COLUMN archiver      text,
  ADD COLUMN taken_at      timestamptz,
  ADD COLUMN taken_reached bigint,
  -- When its last record was added.
  ADD COLUMN advanced_at   timestamptz;

-- What was archived of each range since it was taken, and the part of it that falls into the last minute: as much of the blocks
-- as of the time, beginning at `since`.
CREATE VIEW archive_work AS
SELECT r.first_height, r.last_height, r.reached, r.archiver, r.advanced_at,
  CASE
    WHEN r.reached = r.last_height THEN 'done'
    WHEN r.held_until >= clock_timestamp() THEN 'taken'
    ELSE 'open'
  END AS state,
  coalesce(r.reached - r.taken_reached, 0) AS blocks,
  w.since,
  (r.reached - r.taken_reached) * extract(epoch FROM r.advanced_at - w.since) / extract(epoch FROM r.advanced_at - r.taken_at) AS recent_blocks
FROM archive_ranges r LEFT JOIN LATERAL (
  SELECT greatest(r.taken_at, clock_timestamp() - interval '1 minute') AS since
  WHERE r.advanced_at > clock_timestamp() - interval '1 minute' AND r.advanced_at > r.taken_at
) w ON true;

CREATE VIEW archive_queue AS
SELECT count(*) FILTER (WHERE state = 'open') AS ranges_open,
  count(*) FILTER (WHERE state = 'taken') AS ranges_taken,
  count(*) FILTER (WHERE state = 'done') AS ranges_done,
  coalesce(sum(last_height - first_height + 1), 0)::bigint AS blocks_planned,
  coalesce(sum(last_height - reached), 0)::bigint AS blocks_left,
  count(DISTINCT archiver) FILTER (WHERE state = 'taken') AS archivers,
  coalesce(sum(recent_blocks) / extract(epoch FROM clock_timestamp() - min(since)), 0)::double precision AS blocks_per_second
FROM archive_work;
COMMENT ON VIEW archive_queue IS 'One row; rates are those of the last minute.';
