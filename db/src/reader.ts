// The role that the API reads by: it may look at the tables that answers are made of, and do nothing else.
import { createHmac } from 'node:crypto';
import type { Sql } from './connect.ts';
import { toDatabaseError } from './database-errors.ts';
import { ensureRole, grantRights, readerOf } from './roles.ts';

/** insufficient_privilege: the operator's user makes no roles. */
const REFUSED = '42501';
/** read_only_sql_transaction: a user that only reads, a standby, or a primary that was made to read only. */
const READ_ONLY = '25006';

/** The address of the same database, or of a standby of it, for the reader that the user of `url` made; null where it has no password. */
export function readerAddressOf(url: string): string | null {
  const address = new URL(url);
  // Without a password the server knows its users by other means, and a password that follows from none would be known to all.
  if (address.password === '') return null;
  const role = readerOf(decodeURIComponent(address.username));
  address.password = createHmac('sha256', decodeURIComponent(address.password)).update(role).digest('hex');
  address.username = role;
  return address.href;
}

/**
 * Makes the role of `readerOf` where it is missing, gives it the right to read the tables of answers, and resolves
 * with an address of the same database for it; null where the user of `url` may not make roles, or has no password. Its password follows from
 * that user's own, so that every process comes to the same. Where nothing can be made at the moment, the role of an earlier start is taken, and
 * a user that may only read is one already.
 */
export async function readerAddress(sql: Sql, url: string): Promise<string | null> {
  const address = readerAddressOf(url);
  if (address === null) return null;
  const { username, password } = new URL(address);
  try {
    await sql.begin((transaction) => ensureRole(transaction, username, password));
    await grantRights(sql);
    return address;
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : null;
    if (code === REFUSED) return null;
    if (code !== READ_ONLY) throw toDatabaseError(cause);
  }
  const [found] = await sql<{ made: boolean; isPlain: boolean }[]>`
    SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = ${username}) AS made, NOT (rolsuper OR rolcreaterole) AS "isPlain"
    FROM pg_roles WHERE rolname = current_user`;
  if (found?.made === true) return address;
  return found?.isPlain === true ? url : null;
}
