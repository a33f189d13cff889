// Who may do what: one role owns the tables and migrates them, one writes rows, one reads answers; none may do what another is for.
import { createHash, randomBytes } from 'node:crypto';
import type { Sql, Transaction } from './connect.ts';
import { toDatabaseError } from './database-errors.ts';
import { LeasebookError } from './errors.ts';
import { LOCKS } from './locks.ts';

/** Names of the roles; each is one for all databases of a server. */
const MIGRATOR = 'leasebook_migrator';
const WRITER = 'leasebook_writer';
const READER = 'leasebook_reader';
/** That one, and those that the API makes for itself. */
const READERS = `^${READER}(_[0-9a-f]{8})?$`;

/**
 * The role that the API makes with `user` and reads by: each user has one, because its password follows from that user's, and
 * two installations on one server would set it against each other.
 */
export function readerOf(user: string): string {
  return `${READER}_${createHash('sha256').update(user).digest('hex').slice(0, 8)}`;
}

/** Tables and views that no answer is made of: what nodes and providers gave as it came, and notes of the indexer and of archivers. */
const HIDDEN = [
  'archive_ranges',
  'archive_work',
  'observations',
  'observations_reached',
  'raw_answers',
  'raw_blocks',
  'raw_bootstrap',
  'raw_chain',
  'rebuild',
  'undo',
];

/** Columns of `checkpoint` that answers need; the other is the memory of the figures. */
const CHECKPOINT = 'singleton, chain_id, height, block_hash, block_time, first_height, nonce, ledger_state';

/** No role of ours may more than what it is granted. */
const PLAIN = 'LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS NOINHERIT';

/** unique_violation, duplicate_object and "tuple concurrently updated": another database of the server makes or changes the role now. */
const CROSSED = new Set(['23505', '42710', 'XX000']);
/** Attempts at a role, each of which waits for the other's transaction. */
const ATTEMPTS = 10;

/**
 * Makes a role where it is missing, and gives it this password of letters, digits and signs that need no quoting. Roles are of the whole
 * server and locks of one database: where processes of two databases cross each other, one does it again.
 */
export async function ensureRole(transaction: Transaction, name: string, password: string): Promise<void> {
  await transaction`SELECT pg_advisory_xact_lock(${LOCKS.rights})`;
  for (let attempt = 1; ; attempt += 1) {
    try {
      await transaction.savepoint((part) => makeRole(part, name, password));
      return;
    } catch (error) {
      const crossed = error instanceof Error && 'code' in error && CROSSED.has(String(error.code));
      if (!crossed || attempt === ATTEMPTS) throw error;
    }
  }
}

async function makeRole(transaction: Transaction, name: string, password: string): Promise<void> {
  const [role] = await transaction`SELECT FROM pg_roles WHERE rolname = ${name}`;
  await transaction.unsafe(`${role === undefined ? 'CREATE' : 'ALTER'} ROLE ${name} ${PLAIN} PASSWORD '${password}'`);
  if (name.startsWith(READER)) await transaction.unsafe(`ALTER ROLE ${name} SET default_transaction_read_only = on`);
  // Where the owner's search_path leads to a schema of its own, the role has to find the tables there.
  const { schema, database } = await placeOf(transaction);
  if (schema !== 'public' && schema !== null) {
    await transaction.unsafe(`ALTER ROLE ${name} IN DATABASE ${database} SET search_path = ${schema}`);
  }
}

interface Place {
  /** Null where the search_path names none that is there. */
  schema: string | null;
  database: string;
}

async function placeOf(transaction: Transaction | Sql): Promise<Place> {
  const [place] = await transaction<Place[]>`
    SELECT quote_ident(current_schema()) AS schema, quote_ident(current_database()) AS database`;
  if (place === undefined) throw new TypeError('a select without a table gave no row');
  return place;
}

async function namesOf(transaction: Transaction | Sql, query: string): Promise<string> {
  const rows = await transaction.unsafe<{ name: string }[]>(query);
  return rows.map(({ name }) => name).join(', ');
}

/** Tables and views of the schema, partitions left out: rows are read and written through their parents. */
const RELATIONS = `SELECT c.oid::regclass::text AS name FROM pg_class c
  WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm') AND NOT c.relispartition`;

/** Functions that run with their owner's rights. */
const DEFINERS = `SELECT p.oid::regprocedure::text AS name FROM pg_proc p
  WHERE p.pronamespace = current_schema()::regnamespace AND p.prosecdef`;

async function grantReader(transaction: Transaction | Sql, { schema, database }: Place, reader: string): Promise<void> {
  await transaction.unsafe(`GRANT CONNECT ON DATABASE ${database} TO ${reader}`);
  await transaction.unsafe(`GRANT USAGE ON SCHEMA ${schema} TO ${reader}`);
  await transaction.unsafe(`REVOKE ALL ON ALL TABLES IN SCHEMA ${schema} FROM ${reader}`);
  const hidden = [...HIDDEN, 'checkpoint'].map((name) => `'${name}'`).join(', ');
  const shown = await namesOf(transaction, `${RELATIONS} AND c.relname NOT IN (${hidden})`);
  if (shown === '') return;
  await transaction.unsafe(`GRANT SELECT ON ${shown} TO ${reader}`);
  await transaction.unsafe(`GRANT SELECT (${CHECKPOINT}) ON checkpoint TO ${reader}`);
}

async function grantWriter(transaction: Transaction | Sql, { schema, database }: Place): Promise<void> {
  await transaction.unsafe(`GRANT CONNECT, TEMPORARY ON DATABASE ${database} TO ${WRITER}`);
  await transaction.unsafe(`GRANT USAGE ON SCHEMA ${schema} TO ${WRITER}`);
  const rights = 'SELECT, INSERT, UPDATE, DELETE, TRUNCATE';
  await transaction.unsafe(`GRANT ${rights} ON ALL TABLES IN SCHEMA ${schema} TO ${WRITER}`);
  await transaction.unsafe(`GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA ${schema} TO ${WRITER}`);
  // Partitions that come later, which a fresh start empties one by one.
  await transaction.unsafe(`ALTER DEFAULT PRIVILEGES IN SCHEMA ${schema} GRANT ${rights} ON TABLES TO ${WRITER}`);
  await transaction.unsafe(`REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON schema_migrations FROM ${WRITER}`);
  const definers = await namesOf(transaction, DEFINERS);
  if (definers !== '') await transaction.unsafe(`GRANT EXECUTE ON FUNCTION ${definers} TO ${WRITER}`);
}

/** The rights of the roles that there are, on the tables that there are; within a transaction that made tables anew, so that none is without. */
export async function grantWithin(transaction: Transaction | Sql): Promise<void> {
  await transaction`SELECT pg_advisory_xact_lock(${LOCKS.rights})`;
  const place = await placeOf(transaction);
  // By default everybody may call them, who then has rights that are not theirs.
  const definers = await namesOf(transaction, DEFINERS);
  if (definers !== '') await transaction.unsafe(`REVOKE EXECUTE ON FUNCTION ${definers} FROM PUBLIC`);
  const roles = await transaction<{ rolname: string }[]>`SELECT rolname FROM pg_roles WHERE rolname ~ ${READERS} OR rolname = ${WRITER}`;
  for (const { rolname } of roles) await (rolname === WRITER ? grantWriter(transaction, place) : grantReader(transaction, place, rolname));
}

/** Whether the session may grant what is on the tables, which have to be there. */
export async function mayGrant(sql: Sql): Promise<boolean> {
  const [server] = await sql<{ mayGrant: boolean }[]>`
    SELECT NOT pg_is_in_recovery() AND has_schema_privilege(current_schema(), 'CREATE') AND to_regclass('checkpoint') IS NOT NULL
      AND pg_has_role((SELECT relowner FROM pg_class WHERE oid = to_regclass('checkpoint')), 'USAGE') AS "mayGrant"`;
  return server?.mayGrant === true;
}

/**
 * Gives the roles that there are the rights on the tables that there are, as `migrate` does with what it applies; for new
 * roles, and where somebody took rights away. To be called by the tables' owner: nothing happens for anybody else, and on
 * a standby.
 */
export async function grantRights(sql: Sql): Promise<void> {
  if (await mayGrant(sql)) await sql.begin(grantWithin);
}

/** Addresses of the same database for each role, passwords included. */
export interface RoleAddresses {
  migrate: string;
  write: string;
  read: string;
}

/** The addresses, and what else the new passwords concern: roles are of the whole server. */
export interface MadeRoles extends RoleAddresses {
  /** Names of the server's other databases that the roles were made for too: their addresses of before hold no longer. */
  otherDatabases: string[];
}

/** Everything of the schema that has an owner. The row type of a table goes with it: of composite types only those made by themselves are named. */
const OWNED = `
  SELECT format('ALTER TABLE %s OWNER TO ${MIGRATOR}', c.oid::regclass) AS name FROM pg_class c
  WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm')
  UNION ALL SELECT format('ALTER ROUTINE %s OWNER TO ${MIGRATOR}', p.oid::regprocedure) FROM pg_proc p
  WHERE p.pronamespace = current_schema()::regnamespace
  UNION ALL SELECT format('ALTER TYPE %s OWNER TO ${MIGRATOR}', t.oid::regtype) FROM pg_type t
  WHERE t.typnamespace = current_schema()::regnamespace
    AND (t.typtype IN ('d', 'e') OR EXISTS (SELECT FROM pg_class c WHERE c.oid = t.typrelid AND c.relkind = 'c'))`;

/**
 * Makes the three roles with new passwords, hands the tables over to the one that migrates, and takes from everybody else
 * what is not granted. To be called with the rights of a superuser, who is not needed afterwards.
 * @throws LeasebookError `DATABASE_PERMISSION`.
 */
export async function makeRoles(sql: Sql, url: string): Promise<MadeRoles> {
  const address = (role: string, password: string): string => {
    const own = new URL(url);
    own.username = role;
    own.password = password;
    return own.href;
  };
  const passwords = { migrate: newPassword(), write: newPassword(), read: newPassword() };
  try {
    const [user] = await sql<{ super: boolean }[]>`SELECT rolsuper AS super FROM pg_roles WHERE rolname = current_user`;
    if (user?.super !== true) throw noSuperuser();
    const others = await sql<{ name: string }[]>`
      SELECT d.datname AS name FROM pg_database d
      WHERE d.datname <> current_database() AND EXISTS (
        SELECT FROM aclexplode(d.datacl) a JOIN pg_roles r ON r.oid = a.grantee WHERE r.rolname = ${MIGRATOR})
      ORDER BY d.datname`;
    await sql.begin(async (transaction) => {
      await ensureRole(transaction, MIGRATOR, passwords.migrate);
      await ensureRole(transaction, WRITER, passwords.write);
      await ensureRole(transaction, READER, passwords.read);
      const { schema, database } = await placeOf(transaction);
      await transaction.unsafe(`REVOKE ALL ON DATABASE ${database} FROM PUBLIC`);
      await transaction.unsafe(`REVOKE CREATE ON SCHEMA ${schema} FROM PUBLIC`);
      await transaction.unsafe(`GRANT CONNECT, TEMPORARY ON DATABASE ${database} TO ${MIGRATOR}, ${WRITER}`);
      await transaction.unsafe(`GRANT CONNECT ON DATABASE ${database} TO ${READER}`);
      await transaction.unsafe(`GRANT USAGE ON SCHEMA ${schema} TO ${WRITER}, ${READER}`);
      await transaction.unsafe(`GRANT USAGE, CREATE ON SCHEMA ${schema} TO ${MIGRATOR}`);
      for (const { name } of await transaction.unsafe<{ name: string }[]>(OWNED)) await transaction.unsafe(name);
    });
    await grantRights(sql);
    return {
      migrate: address(MIGRATOR, passwords.migrate),
      write: address(WRITER, passwords.write),
      read: address(READER, passwords.read),
      otherDatabases: others.map(({ name }) => name),
    };
  } catch (cause) {
    throw toDatabaseError(cause);
  }
}

const newPassword = (): string => randomBytes(24).toString('base64url');

function noSuperuser(): LeasebookError {
  return new LeasebookError('the user of the address is no superuser.', {
    kind: 'fatal',
    code: 'DATABASE_PERMISSION',
    advice: "Run this one command with a superuser's address in DATABASE_URL; nothing else needs it.",
  });
}
