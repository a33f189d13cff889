-- What is observed beside the chain, as it was answered, and what operators want to know of the processes.

-- Raw answers of providers and price sources. The indexer takes them in the order of `time`; they survive a fresh start,
-- because nobody can be asked again about the past.
CREATE TABLE observations (
  chain_id text NOT NULL,
  -- 'provider-status' or 'price'
  kind     text NOT NULL CHECK (kind IN ('provider-status', 'price')),
  -- The provider's address; empty for a price.
  object   text NOT NULL,
  -- When it holds: when it was answered, or just after the last block that was indexed without it.
  time     timestamptz NOT NULL,
  -- Last indexed block when it was answered; 0 where none was.
  height   height NOT NULL,
  -- docs/observations.md: an entry of `providers`, or {"akt_usd": "1.13"}.
  body     jsonb NOT NULL,
  PRIMARY KEY (chain_id, kind, time, object)
);
CREATE INDEX observations_object ON observations (chain_id, kind, object, time);

-- Up to when the indexer has asked for observations: later answers must be later than that.
CREATE TABLE observations_reached (
  chain_id text PRIMARY KEY,
  time     timestamptz NOT NULL
);

-- Certificates that providers published: a provider signs very many messages, of which these are few.
CREATE INDEX messages_certificates ON messages (signer, height) WHERE type_url LIKE '/akash.cert.%';

-- What a provider had from one moment to another: equal samples that follow each other are one range. A sample holds until
-- the provider's next one, at most 36 hours (docs/metrics.md).
CREATE VIEW provider_inventory_ranges AS
WITH samples AS (
  SELECT s.*,
    row(error IS NULL, gpus_allocatable, gpus_allocated, cpu_millis_allocatable, cpu_millis_allocated, memory_bytes_allocatable,
      memory_bytes_allocated, storage_bytes_allocatable, storage_bytes_allocated, gpus) AS content,
    least(lead(time) OVER each_provider, time + interval '36 hours') AS until
  FROM provider_samples s
  WINDOW each_provider AS (PARTITION BY provider ORDER BY time)
), steps AS (
  SELECT *,
    CASE WHEN content = lag(content) OVER each_provider AND time = lag(until) OVER each_provider THEN 0 ELSE 1 END AS begins
  FROM samples
  WINDOW each_provider AS (PARTITION BY provider ORDER BY time)
), ranges AS (
  SELECT *, sum(begins) OVER (PARTITION BY provider ORDER BY time) AS range FROM steps
)
SELECT provider, min(time) AS from_time, max(until) AS until_time, count(*) AS samples, error IS NULL AS online,
  gpus_allocatable, gpus_allocated, cpu_millis_allocatable, cpu_millis_allocated, memory_bytes_allocatable,
  memory_bytes_allocated, storage_bytes_allocatable, storage_bytes_allocated, gpus
FROM ranges
GROUP BY provider, range, error IS NULL, gpus_allocatable, gpus_allocated, cpu_millis_allocatable, cpu_millis_allocated,
  memory_bytes_allocatable, memory_bytes_allocated, storage_bytes_allocatable, storage_bytes_allocated, gpus;

-- How the indexer fares, for `leasebook status`. Operational, as chain_head is.
CREATE TABLE indexer_status (
  singleton         boolean PRIMARY KEY DEFAULT true CHECK (singleton),
  told_at           timestamptz NOT NULL,
  blocks_per_second double precision NOT NULL,
  -- fetch, process or write; null while nothing is to be done.
  waiting_for       text,
  -- Seconds since its start: {fetch, process, write}.
  phases            jsonb NOT NULL,
  -- The last error that ended an indexer or that it got over, and when.
  error_code        text,
  error             text,
  error_at          timestamptz
);

-- What the last `leasebook verify` against these tables found. Operational.
CREATE TABLE verify_status (
  singleton  boolean PRIMARY KEY DEFAULT true CHECK (singleton),
  checked_at timestamptz NOT NULL,
  -- Last height that was compared.
  height     height NOT NULL,
  compared   bigint NOT NULL,
  different  bigint NOT NULL
);
