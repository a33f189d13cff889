-- Ranges of inventory tell apart answers that cannot be true: they count no hardware, and why must be seen.

CREATE OR REPLACE VIEW provider_inventory_ranges AS
WITH samples AS (
  SELECT s.*,
    row(error IS NULL, gpus_allocatable, gpus_allocated, cpu_millis_allocatable, cpu_millis_allocated, memory_bytes_allocatable,
      memory_bytes_allocated, storage_bytes_allocatable, storage_bytes_allocated, gpus, suspect) AS content,
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
  memory_bytes_allocated, storage_bytes_allocatable, storage_bytes_allocated, gpus, suspect
FROM ranges
GROUP BY provider, range, error IS NULL, gpus_allocatable, gpus_allocated, cpu_millis_allocatable, cpu_millis_allocated,
  memory_bytes_allocatable, memory_bytes_allocated, storage_bytes_allocatable, storage_bytes_allocated, gpus, suspect;
