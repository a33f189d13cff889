-- What strangers may write at any length (docs/decisions/0118-texts-of-any-length.md).

-- A grant may hold until the last second of the year 9999, which has 21 digits in nanoseconds.
ALTER TABLE grants ALTER COLUMN expiration TYPE numeric(30, 0);

-- Vendor, model, RAM and interface of the one variant that keys of GPU attributes name (vendor/nvidia/model/a100/ram/80Gi);
-- null where they name none, several or a pattern. The chain does not look at the keys of an offer: one that is longer than those
-- that it looks at names none, as no index has room for it.
CREATE OR REPLACE FUNCTION gpu_variant(keys text[]) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN (
  SELECT CASE WHEN count(*) = 1 AND (min(part))[1] NOT LIKE '%*' AND (min(part))[2] NOT LIKE '%*'
    THEN ARRAY[(min(part))[1], (min(part))[2], CASE WHEN (min(part))[3] NOT LIKE '%*' THEN (min(part))[3] END,
      CASE WHEN (min(part))[4] NOT LIKE '%*' THEN (min(part))[4] END] END
  FROM unnest(keys) AS key
  CROSS JOIN LATERAL regexp_match(key, '^vendor/([^/]+)/model/([^/]+)(?:/ram/([^/]+))?(?:/interface/([^/]+))?$') AS part
  WHERE part IS NOT NULL AND octet_length(key) <= 128
);
