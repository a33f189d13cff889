-- The oldest version of the schema whose readers understand this one. A migration that takes away or changes what answers are
-- read from replaces the function, with its own number; all others leave it, so that an API of an earlier version goes on.
CREATE FUNCTION schema_readable_from() RETURNS integer LANGUAGE sql IMMUTABLE RETURN 1;
