// A hash of what each table says, to compare two databases row for row.
import type { Sql } from '@leasebook/db';

/** One table's content: how many rows, and a hash over all of them in the order of the key. */
export interface TableChecksum {
  table: string;
  rows: number;
  hash: string;
}

/** What depends on when and how an index was made, and not on the chain. */
const operational = new Set([
  'schema_migrations',
  'chain_head',
  'indexer_status',
  'verify_status',
  // Raw observations are what an index is made from; how far they were asked for says nothing of it.
  'observations',
  'observations_reached',
  // The archive is what an index is made from as well; how it is cut into records depends on how blocks came.
  'raw_blocks',
  'raw_chain',
  'raw_bootstrap',
  'raw_answers',
  'archive_ranges',
  'archive_status',
  'rebuild',
  // Which batches are noted depends on when they came.
  'undo',
]);

/** How a row is told where not by all its columns as they are. */
const ROWS: Readonly<Record<string, string>> = {
  checkpoint: `(to_jsonb(t) - 'nonce')::text`,
  // The same number may be written in several ways.
  market_hours: `ROW(t.bucket, t.covered_us, t.supply_covered_us, t.first_height, t.last_height, t.provider::member_figures[],
    t.country::member_figures[], t.model::member_figures[], t.denom::member_figures[], t.kind::member_figures[],
    t.size::member_figures[], t.cells::cell_figure[])::text`,
  market_states: `ROW(t.bucket, t.provider::member_state[], t.country::member_state[], t.model::member_state[], t.denom::member_state[],
    t.kind::member_state[], t.size::member_state[], t.cells::cell_state[])::text`,
};

/**
 * Hashes every table that is derived from the chain and from observations, checkpoint included (but for its nonce, which
 * counts batches). Equal hashes mean equal rows.
 */
export async function tableChecksums(sql: Sql): Promise<TableChecksum[]> {
  const tables = await sql<{ table: string; key: string }[]>`
    SELECT c.relname AS table, string_agg(quote_ident(a.attname) || CASE WHEN a.attcollation = 0 THEN '' ELSE ' COLLATE "C"' END, ', ' ORDER BY k.place) AS key
    FROM pg_class c
    JOIN pg_index i ON i.indrelid = c.oid AND i.indisprimary
    CROSS JOIN LATERAL unnest(i.indkey::int2[]) WITH ORDINALITY AS k (number, place)
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.number
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
    GROUP BY c.relname ORDER BY c.relname`;
  const checksums: TableChecksum[] = [];
  for (const { table, key } of tables.filter((found) => !operational.has(found.table))) {
    const row = ROWS[table] ?? 't::text';
    const [sum] = await sql.unsafe<{ rows: number; hash: string }[]>(
      `SELECT count(*) AS rows, md5(coalesce(string_agg(md5(${row}), '' ORDER BY ${key}), '')) AS hash FROM ${table} t`,
    );
    if (sum !== undefined) checksums.push({ table, ...sum });
  }
  return checksums;
}
