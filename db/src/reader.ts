// The role that the API reads by: it may look at the tables that answers are made of, and do nothing else.
import { createHmac } from 'node:crypto';
import type { Sql } from './connect.ts';
import { toDatabaseError } from './database-errors.ts';

/** Name of the role; one for all databases of a server. */
const READER = 'leasebook_reader';

/** Any number serves, as long as every version of Leasebook takes the same. */
const LOCK = 5_135_978;

/** Tables that no answer is made of: raw blocks and observations, notes of the indexer, what is remembered of the schema. */
const HIDDEN = [
  'archive_ranges',
  'observations',
  'observations_reached',
  'raw_blocks',
  'raw_chain',
  'rebuild',
  'schema_migrations',
  'undo',
];

/** Columns of `checkpoint` that answers need; the other is the memory of the figures. */
const CHECKPOINT = 'singleton, chain_id, height, block_hash, block_time, first_height, nonce, ledger_state';

/** insufficient_privilege: the operator's user makes no roles. */
const REFUSED = '42501';

/**
 * Makes the role `leasebook_reader` where it is missing, gives it the right to read the tables of answers, and resolves
 * with an address of the same database for it; null where the user of `url` may not make roles, or has no password. Its password follows from
 * that user's own, so that every process comes to the same.
 */
export async function readerAddress(sql: Sql, url: string): Promise<string | null> {
  const address = new URL(url);
  // Without a password the server knows its users by other means, and a password that follows from none would be known to all.
  if (address.password === '') return null;
  const password = createHmac('sha256', decodeURIComponent(address.password)).update(READER).digest('hex');
  try {
    await sql.begin(async (transaction) => {
      await transaction`SELECT pg_advisory_xact_lock(${LOCK})`;
      const [role] = await transaction`SELECT FROM pg_roles WHERE rolname = ${READER}`;
      const options = `LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOINHERIT PASSWORD '${password}'`;
      await transaction.unsafe(`${role === undefined ? 'CREATE' : 'ALTER'} ROLE ${READER} ${options}`);
      await transaction.unsafe(`ALTER ROLE ${READER} SET default_transaction_read_only = on`);
      const [place] = await transaction<{ schema: string; database: string }[]>`
        SELECT quote_ident(current_schema()) AS schema, quote_ident(current_database()) AS database`;
      await transaction.unsafe(`GRANT CONNECT ON DATABASE ${place?.database} TO ${READER}`);
      await transaction.unsafe(`GRANT USAGE ON SCHEMA ${place?.schema} TO ${READER}`);
      await transaction.unsafe(`REVOKE ALL ON ALL TABLES IN SCHEMA ${place?.schema} FROM ${READER}`);
      const tables = await transaction<{ name: string }[]>`
        SELECT format('%I.%I', schemaname, name) AS name FROM (
          SELECT schemaname, tablename AS name FROM pg_tables
          -- Partitions are read through their table.
          WHERE NOT EXISTS (SELECT FROM pg_class WHERE oid = format('%I.%I', schemaname, tablename)::regclass AND relispartition)
          UNION ALL SELECT schemaname, viewname FROM pg_views
        ) AS relation
        WHERE schemaname = current_schema() AND name <> 'checkpoint' AND name <> ALL (${HIDDEN})`;
      await transaction.unsafe(`GRANT SELECT ON ${tables.map(({ name }) => name).join(', ')} TO ${READER}`);
      await transaction.unsafe(`GRANT SELECT (${CHECKPOINT}) ON checkpoint TO ${READER}`);
    });
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === REFUSED) return null;
    throw toDatabaseError(cause);
  }
  address.username = READER;
  address.password = password;
  return address.href;
}
