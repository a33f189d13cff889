-- A key of GPU attributes may end in *, which stands for anything: such a vendor or model is no name, and such a RAM or interface is
-- not told. What was written before stays until it is made anew.

-- Vendor, model, RAM and interface of the one variant that keys of GPU attributes name (vendor/nvidia/model/a100/ram/80Gi);
-- null where they name none, several or a pattern.
CREATE OR REPLACE FUNCTION gpu_variant(keys text[]) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN (
  SELECT CASE WHEN count(*) = 1 AND (min(part))[1] NOT LIKE '%*' AND (min(part))[2] NOT LIKE '%*'
    THEN ARRAY[(min(part))[1], (min(part))[2], CASE WHEN (min(part))[3] NOT LIKE '%*' THEN (min(part))[3] END,
      CASE WHEN (min(part))[4] NOT LIKE '%*' THEN (min(part))[4] END] END
  FROM unnest(keys) AS key
  CROSS JOIN LATERAL regexp_match(key, '^vendor/([^/]+)/model/([^/]+)(?:/ram/([^/]+))?(?:/interface/([^/]+))?$') AS part
  WHERE part IS NOT NULL
);
